"""A row of a table with a figure for the whole and one for each unit, or each thôn: one target, allocated to them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from typing import Any

from tdkt.attainment.measure_types.registry import kind_of
from tdkt.model.allocation import TO_SUBDIVISIONS, TO_UNITS
from tdkt.model.building import build
from tdkt.model.measure import Measure, Relation
from tdkt.model.organization import Organization
from tdkt.model.place import NOWHERE
from tdkt.model.text import letters
from tdkt.planning.proposals.proposed import About, Choice, Doubt, Proposed, ProposedAllocation

Figures = Sequence[tuple[str, str]]
"""Who is given what, as the table says both."""


def allocated(
    whole: Proposed, given: Figures, organization: Organization | None, read: Callable[[str], Proposed]
) -> ProposedAllocation | None:
    """Return what the figures `given` beside the `whole` make, None where they are no allocation of it.

    `read` makes of a figure what the same row promises with it. All receivers are on record, all of one kind, and what they
    are given is compared as the whole is, and makes it.
    """
    if len(whole.targets) != 1 or organization is None:
        return None
    measure = whole.targets[0].measure
    relation = next((found for found in Relation if found in measure), None)
    found = _receivers([title for title, _ in given], organization)
    if relation is None or relation is Relation.BETWEEN or found is None:
        return None
    to, members = found
    kind = kind_of(build(Measure, measure, NOWHERE))
    if not kind.can_be_allocated(build(Measure, measure, NOWHERE)):
        return None
    numbers = [_number(read(value), relation, measure) for _, value in given]
    if any(number is None for number in numbers) or len(set(members)) < len(members):
        return None
    shares = tuple(zip(members, numbers, strict=True))
    adds_up = kind.shares_add_up(build(Measure, measure, NOWHERE))
    if adds_up and sum(Decimal(str(number)) for _, number in shares) != Decimal(str(measure[relation])):
        return None
    return ProposedAllocation(to, shares)


def given_too(given: Figures) -> Doubt:
    """Return the doubt of a row whose further figures are no allocation of the whole."""
    listed = "; ".join(f"{title}: {value}" for title, value in given)
    return Doubt(
        About.UNIT,
        f"Bảng còn giao riêng ({listed}) nhưng nơi nhận chưa có trong kho, hoặc các mức cộng lại không bằng mức chung.",
        (
            Choice("chỉ theo dõi mức chung", {}),
            Choice("giao cho từng nơi: khai đủ nơi nhận, sửa số rồi ghi allocation", None),
        ),
    )


def _number(found: Proposed, relation: Relation, whole: Mapping[str, Any]) -> Any:
    """Return the number that a receiver is given, None where it is measured or compared otherwise than the whole."""
    if len(found.targets) != 1:
        return None
    measure = found.targets[0].measure
    is_alike = measure.get("type") == whole.get("type") and measure.get("in") == whole.get("in")
    return measure.get(relation) if is_alike else None


def _receivers(titles: Sequence[str], organization: Organization) -> tuple[str, list[str]] | None:
    units = {
        letters(name): unit.id
        for unit in organization.units
        for name in (unit.name, unit.abbreviation)
        if name
    }
    places = {letters(place.name): place.id for place in organization.known_subdivisions}
    for to, known in ((TO_UNITS, units), (TO_SUBDIVISIONS, places)):
        found = [known.get(letters(title)) for title in titles]
        if all(found):
            return to, [one for one in found if one]
    return None
