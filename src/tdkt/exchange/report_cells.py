"""Which cell of a form a place in the report's new text comes from, so that a finding can be shown where a unit mends it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from tdkt.exchange.cell_values import paragraphs
from tdkt.exchange.form import row_id
from tdkt.exchange.form_sheets import Answers
from tdkt.model.place import Origin, Place, Step
from tdkt.workspace.source import Source
from tdkt.workspace.yaml_reader import read_yaml

Cell = tuple[str, str]
"""(sheet, cell), ("", "") where no cell is known."""


def cell_of(place: Place, file: str, text: str, answers: Answers, phase: str = "") -> Cell:
    """Return the cell that `place` in `text` (the new text of the report `file`) was read from.

    `phase` is the phase of a drive that the form asked about, "" where the whole file is the form's report.
    """
    if place.file != file:
        return "", ""
    cells = _cells(file, text, answers, phase)
    return cells.get((place.line, place.column), cells.get(place.line, ("", "")))


def _cells(file: str, text: str, answers: Answers, phase: str) -> dict[int | tuple[int, int], Cell]:
    """Return the cell of each value of the text by (line, column), and of the first value of a line by line."""
    document, _ = read_yaml(Source(file, text.removeprefix("\ufeff"), True))
    places: dict[int | tuple[int, int], Cell] = {}
    if document is None or not isinstance(document.data, dict):
        return places
    origin = Origin(file, document.node)
    report, above = _report(document.data, phase)

    def put(cell: Cell | None, *path: str | int) -> None:
        if cell is not None:
            place = origin.at(*above, *path)
            places[place.line, place.column] = cell
            places.setdefault(place.line, cell)

    known = answers.cells
    for name, cell in (("reporter", "reporter"), ("submitted", "submitted"), ("corrected", "submitted")):
        if name in report:
            put(known.get(("", cell)), name)
    for number, figure in enumerate(report.get("figures", ())):
        row = row_id(figure["target"], figure.get("for"), document.data["unit"])
        put(_cell_of_row(row, answers), "figures", number, "target")
        for name in figure:
            put(known.get((row, name)), "figures", number, name)
    for number, task in enumerate(report.get("tasks", ())):
        put(known.get((task["task"], "progress")), "tasks", number, "task")
        for name in task:
            put(known.get((task["task"], name)), "tasks", number, name)
    for part, texts in (report.get("narrative") or {}).items():
        for number, where in enumerate(_cells_of_part(part, texts, answers)):
            put(where, "narrative", part, number)
    for part in ("results", "limitations") if phase else ():
        for number, where in enumerate(_cells_of_part(part, report.get(part, ()), answers)):
            put(where, part, number)
    return places


def _report(data: dict[str, Any], phase: str) -> tuple[dict[str, Any], tuple[Step, ...]]:
    """Return the part of a file that a form fills, with the steps that lead to it: all of it, or one phase of a drive."""
    for number, entry in enumerate(data.get("phases", ()) if phase else ()):
        if entry.get("phase") == phase:
            return entry, ("phases", number)
    return data, ()


def _cell_of_row(target: str, answers: Answers) -> Cell | None:
    """Return the cell to go to where a finding is about a target as a whole: where its cause is asked, if it is."""
    fields = {name: cell for (found, name), cell in answers.cells.items() if found == target}
    return fields.get("cause") or next(iter(fields.values()), None)


def _cells_of_part(name: str, texts: Sequence[str], answers: Answers) -> Iterator[Cell | None]:
    """Yield the cell of each of `texts` of a part of the report's narrative; None for what the form does not say."""
    said: dict[str, Cell] = {}
    for text, cell in zip(
        answers.narrative.get(name, ()), answers.paragraph_cells.get(name, ()), strict=False
    ):
        said.setdefault(text, cell)
    for text in texts:
        lines = paragraphs(text)
        yield said.get(lines[0]) if lines else None
