"""Forms as units send them back: made by tdkt, changed cell by cell, saved."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

from openpyxl import Workbook, load_workbook

from example_ward import FILES
from tdkt.checks.example_files import REPORT
from tdkt.checks.programmes import programme_of
from tdkt.exchange.form import Form, FormMaker
from tdkt.exchange.form_identity import Wanted
from tdkt.exchange.form_words import HEAD_ROW
from tdkt.exchange.form_writer import form_bytes
from tdkt.exchange.importing import Outcome, take_in
from tdkt.model.period import Period
from tdkt.workspace.workspace import Workspace, read_workspace

FIRST_QUARTER, SECOND_QUARTER = 1, 2
ANSWERS: dict[tuple[str, str, str], object] = {
    ("Số liệu", "van-thu.dung-han", "Ô 1"): 96,
    ("Số liệu", "van-thu.dung-han", "Ô 2"): 100,
    ("Số liệu", "van-thu.mo-hinh", "Ô 1"): 1,
    ("Thôn, tổ dân phố", "thon-mot", "Mỗi thôn có ít nhất 01 mô hình"): "đạt",
    ("Thôn, tổ dân phố", "thon-hai", "Mỗi thôn có ít nhất 01 mô hình"): "chưa",
    ("Số liệu", "van-thu.tiet-kiem", "Ô 1"): 9000000,
    ("Số liệu", "van-thu.tiet-kiem", "Ô 2"): 10000000,
    ("Số liệu", "van-thu.khong-giay", "Ô 1"): "đang thực hiện",
    ("Số liệu", "van-thu.sai-sot", "Ô 1"): 0,
}
"""What a unit fills in for a quarter of the example workspace."""


def opened(form: Form) -> Workbook:
    """Return the workbook of a form as it goes out."""
    return load_workbook(io.BytesIO(form_bytes(form)))


def form_of(workspace: Workspace, quarter: int, unit: str = "van-phong") -> Form:
    programme = programme_of(workspace, 2026)
    found = programme.organization.unit(unit)
    assert found is not None
    return FormMaker(programme).make(found, Period.quarter(2026, quarter))


def cell(workbook: Workbook, sheet: str, row_id: str, head: str) -> Any:
    """Return the cell in the row with the hidden id `row_id` and the column called `head`."""
    grid: Any = workbook[sheet]
    column = next(found.column for found in grid[HEAD_ROW] if found.value == head)
    row = next(line for line in range(HEAD_ROW + 1, grid.max_row + 1) if grid.cell(line, 1).value == row_id)
    return grid.cell(row, column)


def fill(workbook: Workbook, answers: dict[tuple[str, str, str], object]) -> Workbook:
    for (sheet, row_id, head), value in answers.items():
        cell(workbook, sheet, row_id, head).value = value
    return workbook


def empty_form(workspace: Workspace, quarter: int = SECOND_QUARTER) -> Workbook:
    return opened(form_of(workspace, quarter))


def send(workbook: Workbook, folder: Path, name: str = "phieu.xlsx") -> Path:
    path = folder / name
    workbook.save(path)
    return path


def take(workspace: Workspace, *paths: Path, **wanted: Any) -> list[Outcome]:
    return take_in(workspace, paths, Wanted(**wanted))


def one(workspace: Workspace, path: Path, **wanted: Any) -> Outcome:
    return take(workspace, path, **wanted)[0]


def refused(outcome: Outcome) -> list[tuple[str, str, str]]:
    return [(refusal.sheet, refusal.cell, refusal.message) for refusal in outcome.refusals]


def with_report(text: str, folder: Path) -> Workspace:
    """Return the example workspace with its report replaced by `text`."""
    from conftest import write_files

    return read_workspace(write_files(folder, {**FILES, REPORT: text}))


def reopened(path: Path) -> Workbook:
    return load_workbook(path)
