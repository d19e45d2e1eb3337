"""Which cell of a form a place in the report's new text comes from, so that a finding can be shown where a unit mends it."""

from __future__ import annotations

from tdkt.exchange.form_sheets import Answers
from tdkt.model.place import Origin, Place
from tdkt.workspace.source import Source
from tdkt.workspace.yaml_reader import read_yaml

Cell = tuple[str, str]
"""(sheet, cell), ("", "") where no cell is known."""


def cell_of(place: Place, file: str, text: str, answers: Answers) -> Cell:
    """Return the cell that `place` in `text` (the new text of the report `file`) was read from."""
    if place.file != file:
        return "", ""
    cells = _cells(file, text, answers)
    return cells.get((place.line, place.column), cells.get(place.line, ("", "")))


def _cells(file: str, text: str, answers: Answers) -> dict[int | tuple[int, int], Cell]:
    """Return the cell of each value of the text by (line, column), and of the first value of a line by line."""
    document, _ = read_yaml(Source(file, text.removeprefix("\ufeff"), True))
    places: dict[int | tuple[int, int], Cell] = {}
    if document is None or not isinstance(document.data, dict):
        return places
    origin = Origin(file, document.node)

    def put(cell: Cell | None, *path: str | int) -> None:
        if cell is not None:
            place = origin.at(*path)
            places[place.line, place.column] = cell
            places.setdefault(place.line, cell)

    known = answers.cells
    for name, cell in (("reporter", "reporter"), ("submitted", "submitted"), ("corrected", "submitted")):
        if name in document.data:
            put(known.get(("", cell)), name)
    for number, figure in enumerate(document.data.get("figures", ())):
        for name in figure:
            put(known.get((figure["target"], name)), "figures", number, name)
    for number, task in enumerate(document.data.get("tasks", ())):
        for name in task:
            put(known.get((task["task"], name)), "tasks", number, name)
    return places
