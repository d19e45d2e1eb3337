"""Lists as offices make them, and what becomes of them in the example ward."""

from __future__ import annotations

import io
from collections.abc import Sequence

import openpyxl

from conftest import REPOSITORY
from example_ward import FILES
from tdkt.exchange.lists.taking import ListOutcome, take_lists
from tdkt.workspace.workspace import Workspace, stored_workspace

Cells = Sequence[Sequence[object]]


def ward() -> Workspace:
    return stored_workspace(REPOSITORY, {name: text.encode() for name, text in FILES.items()})


def book(rows: Cells, title: str = "Trang1") -> bytes:
    workbook = openpyxl.Workbook()
    sheet = workbook.active
    assert sheet is not None
    sheet.title = title
    for row in rows:
        sheet.append(list(row))
    stream = io.BytesIO()
    workbook.save(stream)
    return stream.getvalue()


def taken(
    rows: Cells, wanted: str | None = None, *, title: str = "Trang1", workspace: Workspace | None = None
) -> ListOutcome:
    (outcome,) = take_lists(workspace or ward(), [("a.xlsx", book(rows, title))], wanted)
    return outcome


def fates(outcome: ListOutcome) -> list[str]:
    return [row.fate.value for row in outcome.rows]


def made(outcome: ListOutcome) -> str:
    """The text of the only file that the outcome writes."""
    [text] = outcome.texts
    return text.new


def added(outcome: ListOutcome) -> list[str]:
    """The lines that the outcome adds to its files."""
    return [
        line.strip()
        for text in outcome.texts
        for line in text.new.splitlines()
        if line not in (text.old or "").splitlines()
    ]
