"""Gathering the value to date of a target from the figures of the units that answer for it.

Figures are pooled, never averaged: a percentage is the sum of numerators over the sum of denominators, over units and
(for a flow) over quarters. A figure for a later quarter is never looked at.
"""

from __future__ import annotations

from collections.abc import Mapping
from operator import itemgetter

from tdkt.attainment.measure_types.registry import kind_of
from tdkt.attainment.schedule import on_own_steps
from tdkt.attainment.value import Gathered
from tdkt.model.movements import Target
from tdkt.model.period import Period
from tdkt.model.records import replace
from tdkt.model.unit_report import Figure

FigureKey = tuple[str, str, int]
"""(target id, whose figure it is: `Target.reporters`, step: the quarter 1 to 4; of a target that is reported each month, the month
1 to 12)."""
_ByUnit = Mapping[str, list[tuple[int, Figure]]]
"""The figures that each unit has sent for a target: (quarter, figure), oldest first."""


def gather(
    target: Target,
    period: Period,
    figures: Mapping[FigureKey, Figure],
    members: frozenset[str],
    answering: Mapping[int, tuple[str, ...]] | None = None,
) -> Gathered:
    """Gather the value of `target` from the year's start to the end of `period`.

    `figures` holds every figure of the year in the steps that the target is reported in; `members` are the subdivisions (ids) that the target speaks of at the period's
    end: who was named earlier and is no more is not counted. Where the plan was amended or units came and went, `answering`
    names the units that answered for the target in each quarter, none where it was not yet in the plan or was measured in
    another way. Quarters in which the target is not reported, and those after its day due, are passed over.
    """
    period = on_own_steps(target.measure, period)
    kind, quarters = kind_of(target.measure), range(1, period.last + 1)
    by_quarter = _owing(target, period, answering)
    by_unit = _sent(target, quarters, by_quarter, figures)
    received = sum(len(entries) for entries in by_unit.values())
    due = sum(len(by_quarter[quarter]) for quarter in quarters)
    last = max((quarter for quarter in quarters if by_quarter[quarter]), default=0)
    units = by_quarter.get(last, target.reporters)
    if kind.is_a_state(target.measure):
        used, complete = _latest(units, by_unit, last)
    else:
        used = _in_hand(target, by_unit)
        complete = received == due
    figures_used = [
        [(quarter, _of_members(figure, members)) for quarter, figure in entries] for entries in used
    ]
    pooled = kind.pooled_by_unit(target.measure, figures_used, len(members)) if used else None
    in_order = sorted((entry for entries in used for entry in entries), key=itemgetter(0))
    from_every_unit = all(by_unit.get(unit) for unit in units)
    since = _first_held(quarters, by_quarter)
    return Gathered(pooled, received, due, complete, from_every_unit, tuple(in_order), since)


def _owing(
    target: Target, period: Period, answering: Mapping[int, tuple[str, ...]] | None
) -> dict[int, tuple[str, ...]]:
    """Return the units that owe a figure in each quarter up to the end of `period`, none in those that ask for none."""
    asked = kind_of(target.measure).quarters(target.measure, period.year)
    answered = dict.fromkeys(asked, target.reporters) if answering is None else answering
    return {quarter: answered[quarter] if quarter in asked else () for quarter in range(1, period.last + 1)}


def _in_hand(target: Target, by_unit: _ByUnit) -> list[list[tuple[int, Figure]]]:
    """Return what is in by whose hands it is in today: the first unit goes on with what others answered for before."""
    first, *others = target.reporters
    handed_on = [unit for unit in by_unit if unit not in target.reporters]
    taken_on = sorted((entry for unit in (*handed_on, first) for entry in by_unit[unit]), key=itemgetter(0))
    return [entries for entries in (taken_on, *(by_unit[unit] for unit in others)) if entries]


def _of_members(figure: Figure, members: frozenset[str]) -> Figure:
    """Return a figure with those of `members` alone that it names; one that names nobody as it is."""
    if not isinstance(figure.reached, tuple) or members.issuperset(figure.reached) or not members:
        return figure
    return replace(figure, reached=tuple(member for member in figure.reached if member in members))


def _first_held(quarters: range, by_quarter: Mapping[int, tuple[str, ...]]) -> int:
    """Return the first quarter in which anybody answered for the target, 1 where nobody has yet."""
    return next((quarter for quarter in quarters if by_quarter[quarter]), 1)


def _sent(
    target: Target,
    quarters: range,
    by_quarter: Mapping[int, tuple[str, ...]],
    figures: Mapping[FigureKey, Figure],
) -> _ByUnit:
    """Return what came from each unit; those that answer today are all there, with an empty list if need be."""
    by_unit: dict[str, list[tuple[int, Figure]]] = {unit: [] for unit in target.reporters}
    for quarter in quarters:
        for unit in by_quarter[quarter]:
            figure = figures.get((target.id, unit, quarter))
            if figure is not None:
                by_unit.setdefault(unit, []).append((quarter, figure))
    return by_unit


def _latest(
    units: tuple[str, ...], by_unit: _ByUnit, last: int
) -> tuple[list[list[tuple[int, Figure]]], bool]:
    """Return the latest figure of each of `units`, which answered in quarter `last`, the latest that owes one (0: none).

    The second value tells whether all of them are of that quarter.
    """
    sent = [by_unit.get(unit, []) for unit in units]
    complete = not last or all(entries and entries[-1][0] == last for entries in sent)
    return [entries[-1:] for entries in sent if entries], complete
