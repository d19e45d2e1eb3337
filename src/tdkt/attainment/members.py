"""Which subdivisions of the ward's list the value of a target is of."""

from __future__ import annotations

from tdkt.attainment.judging import shown_on
from tdkt.attainment.measure_types.registry import kind_of
from tdkt.model.allocation import TO_SUBDIVISIONS
from tdkt.model.movements import Target
from tdkt.model.organization import Organization
from tdkt.model.period import Period


def members_of(organization: Organization, target: Target, period: Period) -> frozenset[str]:
    """Return the subdivisions of the ward's list (ids) that the target's value at the end of `period` is of.

    They are those of the day of that value (`shown_on`); none where the target speaks of none.
    """
    if not kind_of(target.measure).members_are_listed:
        return frozenset()
    day = shown_on(target.measure, period)
    listed = kind_of(target.measure).listed_members(target.measure, organization, day)
    return frozenset(member.id for member in listed)


def speaks_of_places(target: Target) -> bool:
    """Tell whether the figures of a target are those of single subdivisions."""
    is_of_places = target.allocation is not None and target.allocation.to == TO_SUBDIVISIONS
    return is_of_places or kind_of(target.measure).members_are_listed


def has_sample_members(organization: Organization) -> bool:
    """Tell whether the ward's list of subdivisions is a sample."""
    return organization.subdivisions is not None and organization.subdivisions.illustrative
