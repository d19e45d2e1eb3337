"""The shares of an allocated target: what each member is to reach, and the target that its share is.

A share is judged as the whole is: the same way of counting and comparing with the member's own number, from the member's own
figures. Numbers of things that add up are handed on added up where a member became part of another; of percents the strictest
holds, so that nobody is held to less than what was given out.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from fractions import Fraction

from tdkt.attainment.comparing import exact, way_of
from tdkt.attainment.measure_types.registry import kind_of
from tdkt.attainment.own_threshold import with_threshold
from tdkt.model.allocation import Share
from tdkt.model.measure import Measure, Number
from tdkt.model.movements import Target
from tdkt.model.organization import Organization
from tdkt.model.records import dataclass, replace
from tdkt.model.succession import successor


@dataclass(frozen=True, slots=True)
class MemberTarget:
    """The share of `member`: `target` is what it is to reach, with the unit that answers for it."""

    member: str
    target: Target


def shares_of(target: Target) -> Iterator[MemberTarget]:
    """Yield the share of each member of `target`, in the order of the plan; none where it is not allocated."""
    if target.allocation is None:
        return
    for member in target.allocation.members:
        held = [share for share in target.allocation.shares if share.for_ == member]
        units = (member,) if member in target.units else target.units[:1]
        measure = share_measure(target.measure, held)
        label = f"{target.name} (phần được giao)"
        own = replace(target, label=label, measure=measure, units=units, allocation=None)
        yield MemberTarget(member, own)


def held_to(target: Target, member: str) -> Target:
    """Return what `member` is to reach of `target`: its share, the whole where it has none."""
    return next((found.target for found in shares_of(target) if found.member == member), target)


def share_measure(measure: Measure, held: Sequence[Share]) -> Measure:
    """Return the measure of a member that holds the shares `held` of what `measure` asks of all."""
    numbers = [share.share for share in held]
    if kind_of(measure).shares_add_up(measure):
        number = sum(numbers[1:], numbers[0])
    else:
        is_limit = way_of(measure.comparison).is_ceiling
        number = min(numbers) if is_limit else max(numbers)
    own = with_threshold(measure, number)
    return replace(own, schedule=_schedule(measure, number, held))


def _schedule(
    measure: Measure, number: Number, held: Sequence[Share]
) -> tuple[Number | Fraction, ...] | None:
    """Return what is due of a share by quarter: as its own schedules say, else its part of the whole's."""
    own = [share.schedule for share in held if share.schedule is not None]
    if len(own) == len(held):
        return (
            own[0]
            if len(own) == 1
            else tuple(sum(map(exact, steps), Fraction(0)) for steps in zip(*own, strict=True))
        )
    whole = exact(measure.comparison.low)
    if measure.schedule is None or not whole:
        return measure.schedule
    return tuple(exact(step) * exact(number) / whole for step in measure.schedule)


def reporters_by_quarter(
    in_force: Mapping[int, Mapping[str, Target]] | None,
    answering: Mapping[int, tuple[str, ...]] | None,
    target: Target,
    member: str,
    organization: Organization,
    day: date,
) -> dict[int, tuple[str, ...]] | None:
    """Return whose figures made the share of `member` in each quarter; None where nothing ever changed.

    `answering` are those of the whole target (`assessment.answering_units`). Who became part of the member by `day` counts.
    """
    if in_force is None or answering is None:
        return None
    found: dict[int, tuple[str, ...]] = {}
    for quarter, reporters in answering.items():
        then = in_force[quarter].get(target.id)
        if then is None or then.allocation is None:
            found[quarter] = ()
            continue
        heading = then.units[0]
        of_member = [one for one in then.members if _stands_for(one, organization, day) == member]
        asked = (then.allocation.reporter_of(one, heading) for one in of_member)
        found[quarter] = tuple(reporter for reporter in asked if reporter in reporters)
    return found


def _stands_for(member: str, organization: Organization, day: date) -> str | None:
    units = {unit.id: unit for unit in organization.units}
    if member in units:
        return successor(member, units, day)
    return successor(member, {place.id: place for place in organization.known_subdivisions}, day)


def member_names(organization: Organization) -> dict[str, str]:
    """Return the names of all that can have a share, by id."""
    return {
        **{place.id: place.name for place in organization.known_subdivisions},
        **{unit.id: unit.name for unit in organization.units},
    }
