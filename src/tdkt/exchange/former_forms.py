"""A form that went out before an id was changed: it is read as if it had gone out with the id of today."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

from tdkt.exchange.cell_values import tidy
from tdkt.exchange.form import OF_MEMBER
from tdkt.exchange.form_words import CODE_LABEL, HIDDEN
from tdkt.model.records import dataclass, replace
from tdkt.office.tables.grid import Grid
from tdkt.office.tables.stored_values import Given
from tdkt.workspace.former_ids import FormerIds
from tdkt.workspace.strict_json import parse_json

_ON_FORMS = ("target", "task", "subdivision")
_LONG_TEXTS = (3, 4)
"""The columns of the hidden sheet whose cells together are one text of JSON (`hidden_sheet`)."""


@dataclass(frozen=True, slots=True)
class FollowedForm:
    """The sheets of a form by the ids of today, and the ids that it was `printed` with where they were others."""

    grids: tuple[Grid, ...]
    printed: Mapping[str, str]


def followed_form(grids: Sequence[Grid], former: FormerIds, year: int, unit: str) -> FollowedForm:
    """Return a form of `year` and the unit with the id `unit` of its day as it would be with the ids of today."""
    by_old = {
        old: today
        for space in _ON_FORMS
        for scope in ((space, year), (space, None))
        for old, today in former.by_scope.get(scope, {}).items()
    }
    unit_today = former.reporter_today(unit)
    if not by_old and unit_today == unit:
        return FollowedForm(tuple(grids), {})
    found: dict[str, str] = {}
    made = tuple(_grid(grid, by_old, found, (unit, unit_today)) for grid in grids)
    return FollowedForm(made, found)


def _grid(grid: Grid, by_old: Mapping[str, str], found: dict[str, str], unit: tuple[str, str]) -> Grid:
    cells = {place: _cell(given, by_old, found, unit) for place, given in grid.cells.items()}
    if grid.title == HIDDEN:
        for column in _LONG_TEXTS:
            _rewrite(cells, column, by_old, found)
    return replace(grid, cells=cells)


def _cell(given: Given, by_old: Mapping[str, str], found: dict[str, str], unit: tuple[str, str]) -> Given:
    if not isinstance(given.value, str):
        return given
    text = tidy(given.value)
    today = _today(text, by_old, found)
    if today != text:
        return replace(given, value=today)
    if text.startswith(CODE_LABEL) and unit[0] != unit[1]:
        words = [unit[1] if word == unit[0] else word for word in text.split(" ")]
        return replace(given, value=" ".join(words))
    return given


def _today(old: str, by_old: Mapping[str, str], found: dict[str, str]) -> str:
    today = OF_MEMBER.join(by_old.get(part, part) for part in old.split(OF_MEMBER))
    if today == old:
        return old
    found[today] = old
    return today


def _rewrite(
    cells: dict[tuple[int, int], Given], column: int, by_old: Mapping[str, str], found: dict[str, str]
) -> None:
    """Put the ids of today into the JSON that goes down a column in pieces; what is no JSON is left alone."""
    places = sorted(place for place in cells if place[1] == column)
    text = "".join(str(cells[place].value or "") for place in places)
    try:
        data = parse_json(text)
    except ValueError:
        return
    said = json.dumps(_walked(data, by_old, found), ensure_ascii=False)
    for number, place in enumerate(places):
        cells[place] = replace(cells[place], value="" if number else said)


def _walked(data: Any, by_old: Mapping[str, str], found: dict[str, str]) -> Any:
    """Return `data` with the ids of today: a text that is an id, or a list of them one a line."""
    if isinstance(data, str):
        return "\n".join(_today(line, by_old, found) for line in data.split("\n"))
    if isinstance(data, list):
        return [_walked(one, by_old, found) for one in data]
    if isinstance(data, dict):
        return {_walked(key, by_old, found): _walked(one, by_old, found) for key, one in data.items()}
    return data
