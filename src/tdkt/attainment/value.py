"""The value to date of a target: gathered from the figures of the units that answer for it.

Figures are pooled, never averaged: a percentage is the sum of numerators over the sum of denominators, over units and
(for a flow) over quarters. A figure for a later quarter is never looked at.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from operator import itemgetter

from tdkt.model.measure import Measure, MeasureType, Number
from tdkt.model.movements import Target
from tdkt.model.period import Period
from tdkt.model.unit_report import DONE, NOT_STARTED, UNDER_WAY, Figure

FigureKey = tuple[str, str, int]
"""(target id, unit id, quarter 1 to 4)."""


@dataclass(frozen=True, slots=True)
class Value:
    """What has been achieved so far.

    `amount` is in the measure's unit: percent for a percentage, percent or points for a reduction, members that
    reached the minimum for per_subdivision and per_official, a plain number otherwise; None means that nothing
    arose (0 of 0). `part` and `whole` are the pooled numerator and denominator (or now and base) where there are
    any. A milestone has `progress` and `done_on` and no amount.
    """

    amount: Fraction | None = None
    part: Fraction | None = None
    whole: Fraction | None = None
    progress: str = ""
    done_on: date | None = None


@dataclass(frozen=True, slots=True)
class Gathered:
    """A value with what it rests on.

    `value` is None where no figure is in at all. `received` of `due` figures are in (one a unit and quarter);
    `complete` tells whether all that the value needs are among them: every quarter for a flow, the last quarter for
    a state. `from_every_unit` tells whether each unit that answers for the target has sent a figure at all. `figures`
    are (quarter, figure), oldest first. `since` is the first quarter (1 to 4) in which the target is held: later than the
    first where an amendment brought it into the plan.
    """

    value: Value | None
    received: int
    due: int
    complete: bool
    from_every_unit: bool
    figures: tuple[tuple[int, Figure], ...]
    since: int = 1


def gather(
    target: Target,
    period: Period,
    figures: Mapping[FigureKey, Figure],
    members: int,
    answering: Mapping[int, tuple[str, ...]] | None = None,
) -> Gathered:
    """Gather the value of `target` from the year's start to the end of `period`.

    `figures` holds every figure of the year; `members` is how many subdivisions the target speaks of (used for
    per_subdivision only). Where the plan was amended, `answering` names the units that answered for the target in each
    quarter, none where it was not yet in the plan or was measured in another way.
    """
    by_quarter = answering or dict.fromkeys(range(1, period.last + 1), target.units)
    by_unit: dict[str, list[tuple[int, Figure]]] = {unit: [] for unit in target.units}
    for quarter in range(1, period.last + 1):
        for unit in by_quarter[quarter]:
            if (target.id, unit, quarter) in figures:
                by_unit.setdefault(unit, []).append((quarter, figures[target.id, unit, quarter]))
    received = sum(len(entries) for entries in by_unit.values())
    due = sum(len(by_quarter[quarter]) for quarter in range(1, period.last + 1))
    now = [by_unit[unit] for unit in target.units]
    if is_a_state(target.measure):
        used = [entries[-1] for entries in now if entries]
        complete = all(entries and entries[-1][0] == period.last for entries in now)
    else:
        used = [entry for entries in by_unit.values() for entry in entries]
        complete = received == due
    used.sort(key=itemgetter(0))
    value = (
        _POOLS[target.measure.type](target.measure, [figure for _, figure in used], members) if used else None
    )
    since = next((quarter for quarter in range(1, period.last + 1) if by_quarter[quarter]), 1)
    return Gathered(value, received, due, complete, all(now), tuple(used), since)


def is_a_state(measure: Measure) -> bool:
    """Tell whether the latest figure stands for the whole (a state) rather than the sum of all (a flow)."""
    if measure.is_per_member or measure.type is MeasureType.MILESTONE or measure.percent_only:
        return True
    return measure.points if measure.type is MeasureType.REDUCTION else measure.accumulate == "latest"


def _total(numbers: Iterable[Number | tuple[str, ...] | None]) -> Fraction:
    total: int | Fraction = 0
    for number in numbers:
        if isinstance(number, int):
            total += number
        elif isinstance(number, Decimal):
            total += Fraction(number)
    return Fraction(total)


def _percentage(measure: Measure, figures: list[Figure], members: int) -> Value:
    if measure.percent_only:
        return Value(_total(figure.percent for figure in figures))
    part = _total(figure.numerator for figure in figures)
    whole = _total(figure.denominator for figure in figures)
    return Value(100 * part / whole if whole else None, part, whole)


def _count(measure: Measure, figures: list[Figure], members: int) -> Value:
    return Value(_total(figure.count for figure in figures))


def _amount(measure: Measure, figures: list[Figure], members: int) -> Value:
    return Value(_total(figure.amount for figure in figures))


def _per_subdivision(measure: Measure, figures: list[Figure], members: int) -> Value:
    named = {member for figure in figures if isinstance(figure.reached, tuple) for member in figure.reached}
    counted = _total(figure.reached for figure in figures if isinstance(figure.reached, int))
    whole = Fraction(members) if members else _total(figure.members for figure in figures)
    reached = len(named) + counted
    return Value(reached if whole else None, reached, whole)


def _per_official(measure: Measure, figures: list[Figure], members: int) -> Value:
    reached = _total(figure.reached for figure in figures if isinstance(figure.reached, int))
    whole = _total(figure.members for figure in figures)
    return Value(reached if whole else None, reached, whole)


def _reduction(measure: Measure, figures: list[Figure], members: int) -> Value:
    now, base = _total(figure.now for figure in figures), _total(figure.base for figure in figures)
    if measure.points:
        return Value(base - now, now, base)
    return Value(100 * (base - now) / base if base else None, now, base)


def _milestone(measure: Measure, figures: list[Figure], members: int) -> Value:
    stages = [figure.progress or NOT_STARTED for figure in figures]
    if all(stage == DONE for stage in stages):
        days = [figure.done_on for figure in figures if figure.done_on]
        return Value(progress=DONE, done_on=max(days) if len(days) == len(figures) else None)
    return Value(progress=NOT_STARTED if all(stage == NOT_STARTED for stage in stages) else UNDER_WAY)


_POOLS: dict[MeasureType, Callable[[Measure, list[Figure], int], Value]] = {
    MeasureType.PERCENTAGE: _percentage,
    MeasureType.COUNT: _count,
    MeasureType.INCIDENTS: _count,
    MeasureType.AMOUNT: _amount,
    MeasureType.PER_SUBDIVISION: _per_subdivision,
    MeasureType.PER_OFFICIAL: _per_official,
    MeasureType.REDUCTION: _reduction,
    MeasureType.MILESTONE: _milestone,
}
