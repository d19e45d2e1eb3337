"""A row of a table with a figure for the whole and one for each unit, or each thôn: one target, allocated to them."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from typing import Any

from tdkt.attainment.measure_types.registry import kind_of
from tdkt.attainment.rounding import vietnamese
from tdkt.model.allocation import TO_SUBDIVISIONS, TO_UNITS
from tdkt.model.building import build
from tdkt.model.measure import Measure, Relation
from tdkt.model.organization import Organization
from tdkt.model.place import NOWHERE
from tdkt.model.records import dataclass
from tdkt.model.text import letters
from tdkt.planning.proposals.proposed import About, Choice, Doubt, Proposed, ProposedAllocation

Figures = Sequence[tuple[str, str]]
"""Who is given what, as the table says both."""


@dataclass(frozen=True, slots=True)
class Allocated:
    """The shares of a whole, and the whole's measure, whose figures make one value when they are put together."""

    allocation: ProposedAllocation
    measure: Mapping[str, Any]


def allocated(
    whole: Proposed, given: Figures, organization: Organization | None, read: Callable[[str], Proposed]
) -> Allocated | str:
    """Return what the figures `given` beside the `whole` make, or why they are no allocation of it.

    `read` makes of a figure what the same row promises with it. All receivers are on record, all of one kind, and what they
    are given is compared as the whole is, and makes it. Who is given 0 of a sum has no share.
    """
    if len(whole.targets) != 1:
        return "mức chung nêu nhiều chỉ tiêu"
    measure = whole.targets[0].measure
    relation = next((found for found in Relation if found in measure), None)
    if relation is None or relation is Relation.BETWEEN:
        return "mức chung không phải một ngưỡng"
    if _is_a_sum(measure) and relation in (Relation.AT_LEAST, Relation.MORE_THAN):
        given = [(title, value) for title, value in given if not _NONE.fullmatch(value)]
    found = _receivers([title for title, _ in given], organization) if organization is not None else None
    if found is None:
        return "nơi nhận chưa có trong kho"
    to, members = found
    if len(set(members)) < len(members):
        return "có nơi nhận ghi hai lần"
    numbers = [_number(read(value), relation, measure) for _, value in given]
    if any(number is None for number in numbers):
        return "có mức không đo, không so như mức chung"
    total = sum((Decimal(str(number)) for number in numbers), Decimal(0))
    makes_it = total == Decimal(str(measure[relation]))
    if makes_it and measure["type"] == "amount" and measure.get("accumulate") == "latest":
        # What is given out in parts that make the whole is no average: it is done part by part.
        measure = {key: value for key, value in measure.items() if key != "accumulate"}
    built = build(Measure, measure, NOWHERE)
    kind = kind_of(built)
    if not kind.can_be_allocated(built):
        return "số của các nơi không cộng thành số chung được"
    if kind.shares_add_up(built) and not makes_it:
        return f"các mức cộng lại là {vietnamese(total)}, không bằng mức chung"
    return Allocated(ProposedAllocation(to, tuple(zip(members, numbers, strict=True))), measure)


_NONE = re.compile(r"0+(?:[.,]0+)?")


def _is_a_sum(measure: Mapping[str, Any]) -> bool:
    built = build(Measure, measure, NOWHERE)
    return kind_of(built).shares_add_up(built)


def given_too(given: Figures, why: str) -> Doubt:
    """Return the doubt of a row whose further figures are no allocation of the whole, and why they are none."""
    listed = "; ".join(f"{title}: {value}" for title, value in given)
    return Doubt(
        About.UNIT,
        f"Bảng còn giao riêng ({listed}) nhưng {why}.",
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
