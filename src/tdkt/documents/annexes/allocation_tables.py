"""The shares of allocated targets as tables: members and targets, the shorter of the two as columns."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction
from typing import TypeVar

from tdkt.attainment.allocating import member_names
from tdkt.attainment.comparing import exact, way_of
from tdkt.attainment.measure_types.registry import kind_of
from tdkt.attainment.rounding import vietnamese
from tdkt.documents.page.blocks import Align
from tdkt.model.measure import Relation
from tdkt.model.movements import Target
from tdkt.model.organization import Organization
from tdkt.model.records import dataclass
from tdkt.model.text import spelling_key, upper_first

_MOST_COLUMNS = 8
_LANDSCAPE_FROM = 6
_RIGHT: tuple[Align, ...] = ("right",)
NO_SHARE = "–"
_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class AllocationTable:
    """A table as the template prints it: `heads` of all columns, rows of as many cells; the last `totals` rows are bold.

    `widths` are the shares of its columns, `caption` says what the numbers of all targets have in common.
    """

    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    totals: int
    align: tuple[Align, ...]
    widths: tuple[int, ...]
    caption: str = ""

    @property
    def is_wide(self) -> bool:
        """Tell whether it wants a page on its side."""
        return len(self.heads) >= _LANDSCAPE_FROM


def allocation_tables(targets: Iterable[Target], organization: Organization) -> Iterator[AllocationTable]:
    """Yield the tables of `targets`, those to the same kind of member (units, subdivisions) together."""
    groups: dict[str, list[Target]] = {}
    for target in targets:
        if target.allocation is not None:
            groups.setdefault(target.allocation.to, []).append(target)
    for group in groups.values():
        members = tuple(dict.fromkeys(member for target in group for member in target.members))
        if len(group) <= len(members):
            for part in _parts(group):
                yield _by_member(part, members, organization)
        else:
            for some in _parts(members):
                yield _by_target(group, some, organization)


def _by_member(
    targets: Sequence[Target], members: Sequence[str], organization: Organization
) -> AllocationTable:
    """A row a member, a column a target; the whole below."""
    names = member_names(organization)
    held = [_held(target) for target in targets]
    rows = [
        (str(number), names.get(member, member), *(_said(shares, member) for shares in held))
        for number, member in enumerate(members, start=1)
    ]
    totals = []
    if any(_sum_differs(target) for target in targets):
        totals.append(("", "Tổng các mức giao", *(_sum(target) for target in targets)))
    totals.append(("", _whole_head(organization), *(_whole(target) for target in targets)))
    count, common = len(targets), _common(targets)
    return AllocationTable(
        ("TT", "Nơi được giao", *(_named(target, common) for target in targets)),
        (*rows, *totals),
        len(totals),
        ("center", "left", *(_RIGHT * count)),
        _widths(count),
        _caption(common),
    )


def _widths(count: int) -> tuple[int, ...]:
    """Return the shares of number, name and `count` columns of figures: few figures leave room for the names."""
    figures = max(66 // max(count, 3), 7)
    return (6, 94 - count * figures, *([figures] * count))


def _by_target(
    targets: Sequence[Target], members: Sequence[str], organization: Organization
) -> AllocationTable:
    """A row a target, a column a member; the whole before the members."""
    names, common = member_names(organization), _common(targets)
    rows = [
        (
            str(number),
            _named(target, common),
            _whole(target),
            *(_said(_held(target), member) for member in members),
        )
        for number, target in enumerate(targets, start=1)
    ]
    count = len(members) + 1
    return AllocationTable(
        ("TT", "Chỉ tiêu", _whole_head(organization), *(names.get(member, member) for member in members)),
        tuple(rows),
        0,
        ("center", "left", *(_RIGHT * count)),
        (6, max(94 - 9 * count, 30), *([9] * count)),
        _caption(common),
    )


def _parts(things: Sequence[_T]) -> Iterator[Sequence[_T]]:
    for start in range(0, len(things), _MOST_COLUMNS):
        yield things[start : start + _MOST_COLUMNS]


def _held(target: Target) -> dict[str, str]:
    return (
        {share.for_: vietnamese(share.share) for share in target.allocation.shares}
        if target.allocation
        else {}
    )


def _said(shares: dict[str, str], member: str) -> str:
    return shares.get(member, NO_SHARE)


def _ways_and_units(target: Target) -> tuple[str, str]:
    """Return what the numbers of a target are: how they are compared and their unit ("ít nhất", "triệu đồng")."""
    comparison = target.measure.comparison
    way = "ít nhất" if comparison.relation is Relation.BETWEEN else way_of(comparison).name
    return way, kind_of(target.measure).unit(target.measure).strip()


def _common(targets: Sequence[Target]) -> tuple[str, str]:
    """Return what the numbers of several targets have in common, "" for what they have not: it is said once above the table."""
    ways, units = zip(*map(_ways_and_units, targets), strict=True)
    several = len(targets) > 1
    way = ways[0] if several and len(set(ways)) == 1 and not all(map(_says, targets, ways)) else ""
    return way, units[0] if several and len(set(units)) == 1 else ""


def _caption(common: tuple[str, str]) -> str:
    way, unit = common
    said = [f"mức giao: {way}" if way else "", f"đơn vị tính: {unit}" if unit else ""]
    return upper_first("; ".join(part for part in said if part))


def _says(target: Target, way: str) -> bool:
    return spelling_key(way) in spelling_key(target.name)


def _named(target: Target, common: tuple[str, str]) -> str:
    """Say a target with what its numbers are, but for what all have in common: "Vận động Quỹ Vì người nghèo (ít nhất; triệu đồng)"."""
    way, unit = _ways_and_units(target)
    said = ["" if common[0] or _says(target, way) else way, "" if common[1] else unit]
    beside = "; ".join(part for part in said if part)
    return f"{target.name} ({beside})" if beside else target.name


def _whole(target: Target) -> str:
    low, high = target.measure.comparison.low, target.measure.comparison.high
    return vietnamese(low) if low == high else f"{vietnamese(low)} - {vietnamese(high)}"


def _added(target: Target) -> Fraction:
    shares = target.allocation.shares if target.allocation else ()
    return sum((exact(share.share) for share in shares), Fraction(0))


def _sum(target: Target) -> str:
    return vietnamese(_added(target)) if kind_of(target.measure).shares_add_up(target.measure) else NO_SHARE


def _sum_differs(target: Target) -> bool:
    comparison = target.measure.comparison
    adds_up = kind_of(target.measure).shares_add_up(target.measure)
    return adds_up and not exact(comparison.low) <= _added(target) <= exact(comparison.high)


def _whole_head(organization: Organization) -> str:
    return f"Toàn {organization.kind_word}" if "," not in organization.kind_word else "Toàn địa bàn"
