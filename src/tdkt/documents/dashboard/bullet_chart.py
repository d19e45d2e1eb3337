"""The geometry of a bullet chart: value, threshold and schedule of a target on one line.

Positions are percents of the drawing's width, as an SVG takes them, so that the drawing is as wide as its place.
Nothing is judged here; amounts come from `tdkt.attainment`.
"""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction

from tdkt.attainment.assessment import Assessment
from tdkt.attainment.comparing import exact, way_of
from tdkt.attainment.judging import due_amount
from tdkt.attainment.measure_types.registry import kind_of
from tdkt.attainment.rounding import rounded, vietnamese
from tdkt.model.measure import Measure, Relation
from tdkt.model.records import dataclass

_STEPS = tuple(Fraction(step) for step in ("1", "1.2", "1.5", "2", "2.5", "3", "4", "5", "6", "8", "10"))
_HEADROOM = Fraction(23, 20)


@dataclass(frozen=True, slots=True)
class Stretch:
    """A part of the line from `start`, `width` long, both in percent."""

    start: str
    width: str


@dataclass(frozen=True, slots=True)
class Bullet:
    """What to draw.

    `low` and `high` are the words at the two ends of the line; `bar` reaches from where 0 stands to `value` (None and ""
    without a value); on `good` the threshold is met; `thresholds` are the marks of the
    plan and `schedule` is the mark of what is due by now ("" without one).
    """

    low: str
    high: str
    bar: Stretch | None
    value: str
    good: Stretch
    thresholds: tuple[str, ...]
    schedule: str


def bullet(assessment: Assessment) -> Bullet:
    """Return the chart of a target that has a number (any but a milestone)."""
    measure, value = assessment.target.measure, assessment.gathered.value
    amount = value.amount if value else None
    due = due_amount(measure, value, assessment.period, assessment.gathered.since)
    bounds = _bounds(measure, value.whole if value else None)
    marks = [mark for mark in (*bounds, amount, due) if mark is not None]
    low, high = _ends(measure, marks)

    def at(number: Fraction) -> Fraction:
        return 100 * (number - low) / (high - low)

    def mark(number: Fraction | None) -> str:
        return "" if number is None else _text(at(number))

    good_from, good_to = _good(measure, bounds, low, high)
    zero = at(Fraction(0))
    unit = "%" if kind_of(measure).in_percent and not measure.points else ""
    return Bullet(
        low=f"{vietnamese(low)}{unit}",
        high=f"{vietnamese(high)}{unit}",
        bar=None if amount is None else _stretch(zero, at(amount)),
        value=mark(amount),
        good=_stretch(at(good_from), at(good_to)),
        thresholds=tuple(map(mark, dict.fromkeys(bounds))),
        schedule=mark(due),
    )


def _bounds(measure: Measure, whole: Fraction | None) -> tuple[Fraction, ...]:
    if kind_of(measure).is_per_member:
        return (whole or Fraction(1),)
    comparison = measure.comparison
    return (exact(comparison.low), exact(comparison.high))


def _ends(measure: Measure, marks: list[Fraction]) -> tuple[Fraction, Fraction]:
    least, most = min(Fraction(0), *marks), max(Fraction(0), *marks)
    low = -_round_up(-least) if least else Fraction(0)
    kind = kind_of(measure)
    if kind.is_per_member:
        return low, most
    if kind.full is not None and most <= kind.full:
        return low, Fraction(kind.full)
    if kind.is_whole:
        room = most * _HEADROOM
        return low, max(Fraction(-(-room.numerator // room.denominator)), most + 1)
    return low, _round_up(most * _HEADROOM) if most else Fraction(1)


def _round_up(number: Fraction) -> Fraction:
    """Return the next round number from `number` (above 0) upwards: 1, 1.2, 1.5, 2, … times a power of ten."""
    power = Fraction(1)
    while power * 10 < number:
        power *= 10
    while power >= number:
        power /= 10
    return next(step * power for step in _STEPS if step * power >= number)


def _good(
    measure: Measure, bounds: tuple[Fraction, ...], low: Fraction, high: Fraction
) -> tuple[Fraction, Fraction]:
    if kind_of(measure).is_per_member:
        return bounds[0], bounds[0]
    if way_of(measure.comparison).is_ceiling:
        return low, bounds[1]
    if measure.comparison.relation is Relation.EXACTLY:
        return bounds[0], bounds[0]
    return bounds[0], high


def _stretch(one: Fraction, other: Fraction) -> Stretch:
    start, end = sorted((one, other))
    return Stretch(_text(start), _text(end - start))


def _text(number: Fraction) -> str:
    return f"{rounded(number):f}"


def widths(numbers: Iterable[int]) -> tuple[Stretch, ...]:
    """Return the parts of a bar that is divided in the proportion of `numbers` (not all 0)."""
    counts = tuple(numbers)
    total, made, before = sum(counts), [], 0
    for count in counts:
        made.append(_stretch(Fraction(100 * before, total), Fraction(100 * (before + count), total)))
        before += count
    return tuple(made)
