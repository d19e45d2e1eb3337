"""How a measure is judged at the year's end, shown at a value below its threshold, exactly at it, and above it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from fractions import Fraction

from tdkt.attainment.comparing import exact
from tdkt.attainment.measure_types.registry import kind_of
from tdkt.attainment.status import Status
from tdkt.attainment.value import Value
from tdkt.model.measure import Measure
from tdkt.model.period import Period
from tdkt.model.plan_year import division_of
from tdkt.model.unit_report import DONE, UNDER_WAY

_SOME_MEMBERS = 5


def judged_examples(measure: Measure, year: int, members: int = 0) -> tuple[tuple[str, Status], ...]:
    """Return three values in words, each with the status that it has at the end of `year`.

    `members` is how many members the measure counts, where that is known.
    """
    kind, whole_year = kind_of(measure), Period.whole(year)
    values = list(_values(measure, year, members or _SOME_MEMBERS))
    return tuple(
        (kind.achieved(measure, value), kind.judged(measure, value, whole_year, 1)) for value in values
    )


def _values(measure: Measure, year: int, members: int) -> Iterator[Value]:
    kind = kind_of(measure)
    if kind.is_in_stages:
        due = measure.due or division_of(year).last_day
        yield Value(progress=UNDER_WAY)
        yield Value(progress=DONE, done_on=due)
        yield (
            Value(progress=DONE, done_on=due + timedelta(days=1))
            if measure.due
            else Value(progress=DONE, done_on=division_of(year).months[5][1])
        )
    elif kind.is_per_member:
        for reached in (members - 2, members - 1, members):
            yield Value(Fraction(reached), Fraction(reached), Fraction(members))
    else:
        yield from (Value(amount) for amount in _amounts(measure))


def _amounts(measure: Measure) -> Iterator[Fraction]:
    """Yield an amount below the threshold, one at it, one above; where nothing can be below or above, two on the other side."""
    comparison, kind = measure.comparison, kind_of(measure)
    low, high = exact(comparison.low), exact(comparison.high)
    step = _step(low, high)
    full = kind.full if kind.full is not None and not measure.of_plan else None
    if low - step < 0:
        yield from (low, high + step, high + 2 * step) if low == high else (low, high, high + step)
    elif full is not None and high + step > full:
        yield from (low - 2 * step, low - step, high)
    else:
        yield from (low - step, high, high + step)


def _step(*bounds: Fraction) -> Fraction:
    """Return the smallest step of the decimals in which the bounds are written: 1 of 95, a tenth of 95,6."""
    step = Fraction(1)
    while any((bound / step).denominator != 1 for bound in bounds):
        step /= 10
    return step
