"""The statistical forms of a year as rows that a city can add up: cells of what each ward counts alone, movements by what they are."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Iterator
from typing import Any

from tdkt.awards.book import award_book
from tdkt.awards.movement_counts import CountedMovement, YearsMovements, years_movements
from tdkt.awards.statistics import statistics_of
from tdkt.model.drive import Drive
from tdkt.model.programme import Programme
from tdkt.model.statistical_form import StatisticalForm, Where
from tdkt.workspace.workspace import Workspace

MOVEMENTS = "movements"
"""What a form counts of which several wards may count the same thing."""
_CellRow = tuple[str, str, str, str, int | None, bool, bool]
_MovementRow = tuple[str, str | None, str | None, str | None, str | None, str | None, int]
_UncountedRow = tuple[str, str | None, str | None, str | None, str | None, int]


def cell_rows(workspace: Workspace, year: int) -> Iterator[_CellRow]:
    """Yield the rows of `statistic_cells`."""
    found = statistics_of(workspace, award_book(workspace), year)
    complete = bool(found.stated and found.stated.complete)
    for filled in found.forms:
        if filled.form.counts == MOVEMENTS:
            continue
        model = model_of(filled.form)
        for (row, column), cell in filled.cells.items():
            yield filled.form.short, model, row, column, cell.value, cell.by_hand, complete


def movement_rows(programme: Programme, workspace: Workspace) -> Iterator[_MovementRow]:
    """Yield the rows of `counted_movements`."""
    found = _years_movements(programme, workspace)
    for one in found.above:
        yield "above", one.id, one.name, *_known_by(one), 1
    of_units = Counter(_known_by(one) for movements in found.own.values() for one in movements)
    for source, counted in (("unit", of_units), ("drive", Counter(map(_known_by, found.drives)))):
        for known_by, count in sorted(counted.items(), key=str):
            yield source, None, None, *known_by, count


def uncounted_rows(programme: Programme, workspace: Workspace) -> Iterator[_UncountedRow]:
    """Yield the rows of `uncounted_movements`: what is not known to count, of drives without their names."""
    found = _years_movements(programme, workspace)
    for one in found.out_of_time:
        yield "out-of-time", one.id, *_known_by(one), 1
    for known_by, count in sorted(Counter(map(_known_by, found.draft_drives)).items(), key=str):
        yield "draft", None, *known_by, count


def _years_movements(programme: Programme, workspace: Workspace) -> YearsMovements:
    return years_movements(
        programme.organization,
        programme.plan,
        workspace.movements,
        workspace.all(Drive),
        school_years=programme.school_years,
    )


def _known_by(one: CountedMovement) -> tuple[str | None, str | None, str | None]:
    return one.level, one.mode, one.length


def model_of(form: StatisticalForm) -> str:
    """Return the fingerprint of what a form counts in which rows and columns: equal only where all cells mean the same."""
    columns: list[Any] = [
        [one.code, one.group, one.title, _sorted(one.where), one.each, one.split, one.known]
        for one in form.columns
    ]
    rows: list[Any] = [[one.code, one.title, _sorted(one.where), one.known] for one in form.rows]
    said = json.dumps([form.counts, _sorted(form.where), columns, rows], ensure_ascii=False)
    return hashlib.sha256(said.encode()).hexdigest()


def _sorted(where: Where) -> list[list[Any]]:
    return [[key, sorted(values)] for key, values in sorted(where.items())]
