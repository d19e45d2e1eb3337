"""Who owes what in a quarter: which targets a unit gives figures for, and which units have anything to report."""

from __future__ import annotations

from collections.abc import Iterator

from tdkt.attainment.measure_types.registry import kind_of
from tdkt.model.movements import Target
from tdkt.model.organization import Unit
from tdkt.model.period import Period
from tdkt.model.programme import Programme


def is_asked(target: Target, quarter: Period) -> bool:
    """Tell whether the reports for `quarter` give a figure for `target`."""
    return quarter.last in kind_of(target.measure).quarters(target.measure, quarter.year)


def owing_units(programme: Programme, quarter: Period) -> tuple[Unit, ...]:
    """Return the units that owe a report for `quarter`: those with a task, or with a target that is asked then.

    `programme` is the one in force at the quarter's end.
    """
    owing = set(_owing(programme, quarter))
    return tuple(unit for unit in programme.reporting_units if unit.id in owing)


def _owing(programme: Programme, quarter: Period) -> Iterator[str]:
    for movements in programme.movements:
        for item in movements.items:
            if item.task is not None:
                yield movements.unit
            for target in item.targets:
                if is_asked(target, quarter):
                    yield from target.units
