"""The sheets of an .xlsx workbook, in its order: what is needed of its parts and no more (ECMA-376, part 1, 18.2)."""

from __future__ import annotations

import posixpath

from tdkt.errors import TdktError
from tdkt.office.old_letters import code_of_font
from tdkt.office.package import OfficePackage
from tdkt.office.tables.grid import Grid, Look, Range
from tdkt.office.tables.sheet_xml import (
    Room,
    TornXmlError,
    VastError,
    cell_formats,
    elements,
    fonts_of_styles,
    shared_texts,
    sheet_cells,
)
from tdkt.office.tables.stored_values import Formats, given


class NoWorkbookError(TdktError):
    """The package holds no workbook."""


def workbook_grids(package: OfficePackage, *, most_sheets: int, room: Room | None = None) -> list[Grid]:
    """Return the sheets in the order of the workbook; those that hold no cells (charts) are left out.

    `room` is what may be read (as much as a form of ours has). Raises NoWorkbookError, VastError, TornXmlError, OddXmlError, PackageError.
    """
    main = next(
        (_target("", found) for found in _relations(package, "") if _kind(found) == "officeDocument"),
        "xl/workbook.xml",
    )
    workbook = package.part(main)
    if not workbook:
        raise NoWorkbookError(main)
    relations = _relations(package, main)
    styles, shared = (_first(package, main, relations, kind) for kind in ("styles", "sharedStrings"))
    said = elements(workbook, "sheet", "workbookPr")
    is_1904 = any(found[""] == "workbookPr" and found.get("date1904") in ("1", "true") for found in said)
    formats = Formats(cell_formats(styles) if styles else [], is_1904)
    texts = shared_texts(shared) if shared else []
    fonts = enumerate(fonts_of_styles(styles) if styles else [])
    old = {style: font for style, font in fonts if code_of_font(font)}
    places = {found.get("Id"): _target(main, found) for found in relations if _kind(found) == "worksheet"}
    sheets = [found for found in said if found[""] == "sheet" and found.get("id") in places]
    if len(sheets) > most_sheets:
        raise VastError("sheets")
    room, grids = room or Room(), []
    for found in sheets:
        part = package.part(places[found.get("id")])
        if not part:
            raise TornXmlError("no such sheet")
        sheet = sheet_cells(part, texts, room)
        values = {place: given(cell, formats) for place, cell in sorted(sheet.cells.items())}
        look = Look(
            frozenset(sheet.hidden_rows),
            frozenset(sheet.hidden_columns),
            tuple(Range(*merged) for merged in sheet.merged),
            {place: old[cell.style] for place, cell in sheet.cells.items() if cell.style in old},
        )
        grids.append(Grid(found.get("name", ""), values, found.get("state", "visible") != "visible", look))
    return grids


def _relations(package: OfficePackage, part: str) -> list[dict[str, str]]:
    folder, name = posixpath.split(part)
    xml = package.part(posixpath.join(folder, "_rels", f"{name}.rels"))
    return elements(xml, "Relationship") if xml else []


def _kind(relation: dict[str, str]) -> str:
    return relation.get("Type", "").rpartition("/")[2]


def _target(part: str, relation: dict[str, str]) -> str:
    """Return the name of the part that a relation of `part` leads to."""
    return posixpath.normpath(
        posixpath.join("/", posixpath.dirname(part), relation.get("Target", ""))
    ).lstrip("/")


def _first(package: OfficePackage, part: str, relations: list[dict[str, str]], kind: str) -> bytes:
    found = (package.part(_target(part, relation)) for relation in relations if _kind(relation) == kind)
    return next(found, b"")
