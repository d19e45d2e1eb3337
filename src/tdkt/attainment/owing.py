"""Who owes what in a quarter, a term or a month: which targets a unit gives figures for, and which units have anything to report."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from tdkt.attainment.measure_types.registry import kind_of
from tdkt.model.movements import Item, Target
from tdkt.model.organization import Unit
from tdkt.model.period import MONTH, Period
from tdkt.model.programme import Programme


def is_asked(target: Target, quarter: Period) -> bool:
    """Tell whether the reports for `quarter` give a figure for `target`."""
    measure = target.measure
    if measure.is_monthly != (quarter.kind == MONTH):
        return False
    return quarter.last in kind_of(measure).quarters(measure, quarter.year)


def is_told(task: Item, quarter: Period) -> bool:
    """Tell whether the reports for `quarter` say how far `task` has come."""
    return task.is_monthly == (quarter.kind == MONTH)


def owing_units(programme: Programme, quarter: Period) -> tuple[Unit, ...]:
    """Return the units that owe a report for `quarter`: those with a task, or with a target that is asked then.

    `programme` is the one in force at the quarter's end.
    """
    owing = set(_owing(programme, quarter))
    return tuple(unit for unit in programme.reporting_units if unit.id in owing)


def owed(programme: Programme, quarters: Iterable[Period]) -> tuple[tuple[Unit, Period], ...]:
    """Return (unit, quarter) of each report due for `quarters`, by the version of the plan and the units of each quarter."""
    return tuple(
        (unit, quarter)
        for quarter in quarters
        for unit in owing_units(programme.on(quarter.last_day), quarter)
    )


def units_owing(programme: Programme, quarters: Iterable[Period]) -> tuple[Unit, ...]:
    """Return the units that owe a report for any of `quarters`, in the ward's order, also those that are no more by now."""
    owing = {unit.id for unit, _ in owed(programme, quarters)}
    return tuple(unit for unit in programme.organization.reporting_bodies if unit.id in owing)


def _owing(programme: Programme, quarter: Period) -> Iterator[str]:
    for movements in programme.movements:
        for item in movements.items:
            if item.task is not None and is_told(item, quarter):
                yield movements.unit
            for target in item.targets:
                if is_asked(target, quarter):
                    yield from target.reporting
