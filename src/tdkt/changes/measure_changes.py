"""How a threshold changed, in words: raised, lowered, compared in another way, or no longer the same thing at all."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from tdkt.attainment.comparing import exact, way_of
from tdkt.attainment.measure_types.registry import kind_of
from tdkt.attainment.rounding import vietnamese
from tdkt.model.measure import Measure, Number
from tdkt.model.text import plain, spelling_key

_UNITS = {
    "đồng": ("tiền", Fraction(1)),
    "nghìn đồng": ("tiền", Fraction(1_000)),
    "ngàn đồng": ("tiền", Fraction(1_000)),
    "triệu đồng": ("tiền", Fraction(1_000_000)),
    "tỷ đồng": ("tiền", Fraction(1_000_000_000)),
    "tỉ đồng": ("tiền", Fraction(1_000_000_000)),
    "kg": ("khối lượng", Fraction(1)),
    "tạ": ("khối lượng", Fraction(100)),
    "tấn": ("khối lượng", Fraction(1_000)),
    "m2": ("diện tích", Fraction(1)),
    "m²": ("diện tích", Fraction(1)),
    "ha": ("diện tích", Fraction(10_000)),
    "km2": ("diện tích", Fraction(1_000_000)),
    "km²": ("diện tích", Fraction(1_000_000)),
    "m": ("chiều dài", Fraction(1)),
    "km": ("chiều dài", Fraction(1_000)),
}
"""What is measured by a unit of measure, and how much one of it is; only where that is exact."""
NOT_ALIKE = "khác cái được đo nên không so sánh mức cao thấp được"

Said = tuple[str, str]
"""A label and what is said under it."""


def threshold_changes(before: Measure, after: Measure) -> Iterator[Said]:
    """Say how the threshold changed; nothing where it is the same, or one side has none."""
    if not (before.comparisons and after.comparisons):
        return
    told = [kind_of(found).threshold_told(found) for found in (before, after)]
    if told[0] == told[1]:
        return
    factors = _factors(before, after)
    if factors is None:
        yield "Ngưỡng", f"{told[0]} → {told[1]}; {NOT_ALIKE}"
        return
    ways = way_of(before.comparison), way_of(after.comparison)
    if ways[0] is ways[1] and not ways[0].has_two_bounds:
        yield "Ngưỡng", _one_bound(before, after, factors)
        return
    if (before.comparison.low, before.comparison.high) == (after.comparison.low, after.comparison.high):
        yield "Cách so sánh", f"“{ways[0].name}” → “{ways[1].name}”"
    yield "Ngưỡng", f"{told[0]} → {told[1]}"


def _one_bound(before: Measure, after: Measure, factors: tuple[Fraction, Fraction]) -> str:
    then, now = (_bound(found) for found in (before, after))
    amounts = [
        exact(found.comparison.low) * factor for found, factor in zip((before, after), factors, strict=True)
    ]
    if amounts[0] == amounts[1]:
        return f"giữ nguyên mức, ghi theo đơn vị khác: {then} → {now}"
    return _moved(then, now, is_more=amounts[1] > amounts[0])


def share_change(measure: Measure, before: Number, after: Number) -> str:
    """Say how the share of one member of a target changed: "nâng từ 8 lên 9", "hạ từ 96% xuống 95%"."""
    then, now = (f"{vietnamese(number)}{kind_of(measure).unit(measure)}" for number in (before, after))
    return _moved(then, now, is_more=exact(after) > exact(before))


def _moved(then: str, now: str, *, is_more: bool) -> str:
    verb, to = ("nâng", "lên") if is_more else ("hạ", "xuống")
    return f"{verb} từ {then} {to} {now}"


def _bound(measure: Measure) -> str:
    return f"{vietnamese(measure.comparison.low)}{kind_of(measure).unit(measure)}"


def _factors(before: Measure, after: Measure) -> tuple[Fraction, Fraction] | None:
    """Return by what the bounds of the two have to be multiplied to be held against each other, None where they cannot be."""
    alike = (
        before.type is after.type
        and before.points == after.points
        and before.each_at_least == after.each_at_least
        and _meant(before.of) == _meant(after.of)
        and _meant(before.counting) == _meant(after.counting)
    )
    if not alike:
        return None
    units = [_meant(kind_of(found).unit(found)) for found in (before, after)]
    if units[0] == units[1]:
        return Fraction(1), Fraction(1)
    known = [_unit(unit) for unit in units]
    if known[0] is None or known[1] is None or known[0][0] != known[1][0]:
        return None
    return known[0][1], known[1][1]


def _meant(text: str) -> str:
    return spelling_key(plain(text))


def _unit(text: str) -> tuple[tuple[str, str], Fraction] | None:
    """Return what a unit of measure measures, with what it is related to ("/người/năm"), and how much one of it is."""
    unit, _, per = text.partition("/")
    found = _UNITS.get(unit.strip())
    return None if found is None else ((found[0], per.replace(" ", "")), found[1])
