"""The targets of several years side by side: which are one target, what each year planned and reached, what became different.

Results of different years are set side by side and, where it is a number of things counted alike in every year, added up. What
was measured otherwise, or against another threshold, is told and never added.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import TypeVar

from tdkt.attainment.assessment import Assessment, Attainment
from tdkt.attainment.comparing import exact
from tdkt.attainment.in_force import measured_alike
from tdkt.attainment.measure_types.registry import kind_of
from tdkt.attainment.wording import planned
from tdkt.model.measure import Measure
from tdkt.model.movement_life import YearlyPlan
from tdkt.model.movements import Movement, Target
from tdkt.model.plan_year import division_of, year_name
from tdkt.model.records import dataclass

_Found = TypeVar("_Found")


@dataclass(frozen=True, slots=True)
class TargetOverYears:
    """One target over several years; `results` has an entry for each of them, None where that year's plan does not hold it."""

    results: tuple[Assessment | None, ...]

    @property
    def known(self) -> tuple[Assessment, ...]:
        """The results that there are, the oldest first."""
        return tuple(found for found in self.results if found is not None)

    @property
    def target(self) -> Target:
        """The target as the latest plan says it."""
        return self.known[-1].target

    @property
    def way(self) -> YearlyPlan | None:
        """The way over the years that the latest plan gives it, None for a target of each year by itself."""
        return next((one.target.over_years for one in reversed(self.known) if one.target.over_years), None)

    @property
    def differences(self) -> tuple[str, ...]:
        """What the plans of the years say differently of it: the way of measuring, the threshold, the way over the years."""
        pairs = zip(self.known, self.known[1:], strict=False)
        return tuple(said for before, after in pairs if (said := _difference(before, after)))

    @property
    def total(self) -> Fraction | None:
        """The sum over the years, None where there is none: not things that add up, measured otherwise, figures missing."""
        found, measure = self.known, self.target.measure
        if len(found) < 2 or not adds_over_years(measure):
            return None
        amounts = [one.gathered.value.amount if one.gathered.value else None for one in found]
        is_alike = all(measured_alike(one.target.measure, measure) for one in found)
        if not is_alike or not all(one.gathered.complete for one in found) or None in amounts:
            return None
        return sum((amount for amount in amounts if amount is not None), Fraction(0))

    @property
    def whole(self) -> Fraction | None:
        """The sum of the steps of its way, None where there is no way or the steps do not add up."""
        if self.way is None or not adds_over_years(self.target.measure):
            return None
        return sum((exact(step.amount) for step in self.way.steps), Fraction(0))

    @property
    def so_far(self) -> tuple[Fraction, tuple[int, ...], bool] | None:
        """What was achieved in the years of its way that have figures: the sum, those years, whether all figures are in.

        None where nothing is added up: no figures yet, measured otherwise in one of the years.
        """
        way, measure = self.way, self.target.measure
        if way is None or self.whole is None:
            return None
        found = [one for one in self.known if one.gathered.value and way.step_of(one.period.year) is not None]
        amounts = [one.gathered.value.amount for one in found if one.gathered.value]
        if (
            not found
            or None in amounts
            or not all(measured_alike(one.target.measure, measure) for one in found)
        ):
            return None
        total = sum((amount for amount in amounts if amount is not None), Fraction(0))
        return total, tuple(one.period.year for one in found), all(one.gathered.complete for one in found)


@dataclass(frozen=True, slots=True)
class MovementOverYears:
    """One movement over several years: as the latest plan has it, and for each year which of its targets were reached.

    `held` is the movement as each year's plan has it, `results` are (reached, judged, all) of a year; None where that year's
    plan does not hold it.
    """

    movement: Movement
    unit: str
    results: tuple[tuple[int, int, int] | None, ...]
    held: tuple[Movement | None, ...]


def adds_over_years(measure: Measure) -> bool:
    """Tell whether the results of several years make a sum: things counted anew every year, no state and no rate."""
    kind, is_rate = kind_of(measure), any(mark in measure.unit_of_measure for mark in "%/")
    return not is_rate and not kind.is_a_state(measure) and kind.shares_add_up(measure)


def targets_over_years(years: Sequence[Attainment | None]) -> tuple[TargetOverYears, ...]:
    """Return every target of `years` (the oldest first, None where a year has no plan): an id that was changed is followed."""
    threads = list[dict[int, Assessment]]()
    by_id = dict[str, dict[int, Assessment]]()
    for number, attainment in enumerate(years):
        for found in attainment.assessments if attainment else ():
            thread = _thread(by_id, found.target.id, found.target.formerly, number)
            if thread is None:
                threads.append(thread := {})
            thread[number] = found
            by_id[found.target.id] = thread
    return tuple(TargetOverYears(tuple(map(thread.get, range(len(years))))) for thread in threads)


def movements_over_years(years: Sequence[Attainment | None]) -> tuple[MovementOverYears, ...]:
    """Return every movement of `years` in the same way."""
    by_id = dict[str, dict[int, tuple[Movement, str]]]()
    threads = list[dict[int, tuple[Movement, str]]]()
    for number, attainment in enumerate(years):
        for file in attainment.programme.movements if attainment else ():
            for movement in file.movements:
                thread = _thread(by_id, movement.id, movement.formerly, number)
                if thread is None:
                    threads.append(thread := {})
                thread[number] = movement, file.unit
                by_id[movement.id] = thread
    return tuple(_movement(thread, years) for thread in threads)


def _thread(
    by_id: dict[str, dict[int, _Found]], name: str, formerly: Sequence[str], number: int
) -> dict[int, _Found] | None:
    known = (by_id[one] for one in (name, *reversed(formerly)) if one in by_id)
    return next((thread for thread in known if number not in thread), None)


def _movement(
    thread: dict[int, tuple[Movement, str]], years: Sequence[Attainment | None]
) -> MovementOverYears:
    latest, unit = thread[max(thread)]
    return MovementOverYears(
        latest,
        unit,
        tuple(
            _reached(attainment, thread[number][0]) if attainment is not None and number in thread else None
            for number, attainment in enumerate(years)
        ),
        tuple(thread[number][0] if number in thread else None for number in range(len(years))),
    )


def _reached(attainment: Attainment, movement: Movement) -> tuple[int, int, int]:
    found = attainment.of_movement(movement.id)
    judged = [one for one in found if one.status.is_judged]
    return sum(one.status.is_reached for one in judged), len(judged), len(found)


def _difference(before: Assessment, after: Assessment) -> str:
    then, now = year_name(before.period.year), year_name(after.period.year)
    if not measured_alike(before.target.measure, after.target.measure):
        return f"{now} đo khác {then} nên không so, không cộng với nhau"
    ways = before.target.over_years, after.target.over_years
    if None not in ways:
        return "" if _said(ways[0]) == _said(ways[1]) else f"lộ trình tại kế hoạch {now} khác {then}"
    if _threshold(before) != _threshold(after):
        return f"{then} kế hoạch {planned(before)}, {now} kế hoạch {planned(after)}"
    return ""


def _threshold(found: Assessment) -> tuple[object, ...]:
    measure, due = found.target.measure, found.target.measure.due
    day = (due.month, due.day, due.year - division_of(found.period.year).first_day.year) if due else None
    return measure.comparisons, measure.each_at_least, day


def _said(way: YearlyPlan | None) -> list[tuple[object, object]]:
    return list(_steps(way)) if way else []


def _steps(way: YearlyPlan) -> Iterator[tuple[object, object]]:
    yield "baseline", way.baseline
    yield from ((step.year, step.amount) for step in way.steps)
