"""Tables and items that people typed for a report, in the clerk's passages and in the ward's outline."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from example_ward import FILES, WITH_DRIVE
from tdkt.checks.example_files import OUTLINE
from tdkt.checks.run import find_problems
from tdkt.documents.jobs import Job
from tdkt.documents.kinds import KINDS
from tdkt.documents.page.blocks import Item, OfficialDocument, Table, plain_text
from tdkt.documents.texts.templates import Templates
from tdkt.workspace.workspace import Workspace

Make = Callable[..., Workspace]
WORDS = "plans/2026/reports/2026-Q1/loi-van.yaml"
LINES = """\
kind: ward-report
period: 2026-Q1
passages:
  overview:
    after:
      - "Cụ thể như sau:"
      - "| TT | Nội dung | Số lượng | Ghi chú | Nguồn |"
      - "| 1 | Hội nghị *lớn* | 04 | | VP |"
      - "- Kiểm tra:"
      - "+ Thôn Một."
  units:
    van-phong:
      replace:
        - "| Tháng | Số văn bản |"
        - "| 01 | 30 |"
"""
OWN = """\
kind: report-outline
outlines:
  - for: [quarter, drive]
    title: Kết quả công tác
    opening: ["| Kỳ | Việc |", "| {{ year }} | Nhiều |"]
    parts:
      - heading: Tình hình chung
        content:
          - coverage
          - text: "| TT | Chỉ tiêu | A | B | C |"
          - text: "| 1 | {{ issuer }} | b | c | d |"
          - corrections
          - text: "| Chỉ tiêu |"
          - text: "| Một |"
          - target-table
          - item: Việc lớn
          - item: "+ Việc nhỏ"
"""


def printed(workspace: Workspace, kind: str, key: str) -> OfficialDocument:
    found = KINDS[kind]
    [job] = found.jobs(workspace, found.key.read(key), Templates(Path("/nowhere")))
    assert isinstance(job, Job)
    document = job.make(iter)
    assert isinstance(document, OfficialDocument)
    return document


def tables(document: OfficialDocument) -> list[tuple[list[list[str]], tuple[int, ...]]]:
    """The cells of every table row by row, and the widths that it was given."""
    return [
        ([[plain_text(cell) for cell in row] for row in (block.head, *block.rows)], block.widths)
        for block in document.blocks
        if isinstance(block, Table)
    ]


def items(document: OfficialDocument) -> list[tuple[int, str]]:
    return [(block.depth, plain_text(block.spans)) for block in document.blocks if isinstance(block, Item)]


def test_rows_of_a_passage_are_a_table_with_its_own_widths(in_memory: Make) -> None:
    workspace = in_memory(**{**FILES, WORDS: LINES})
    assert [found.code for found in find_problems(workspace)] == []
    document = printed(workspace, "report", "2026-Q1")
    assert tables(document) == [
        ([["TT", "Nội dung", "Số lượng", "Ghi chú", "Nguồn"], ["1", "Hội nghị lớn", "04", "", "VP"]], ()),
        ([["Tháng", "Số văn bản"], ["01", "30"]], ()),
    ]
    assert items(document)[:2] == [(1, "Kiểm tra:"), (2, "Thôn Một.")]


@pytest.mark.parametrize(("kind", "key"), [("report", "2026-Q1"), ("drive-report", "van-thu-sach")])
def test_rows_of_an_outline_are_tables_where_they_stand(in_memory: Make, kind: str, key: str) -> None:
    document = printed(in_memory(**{**WITH_DRIVE, OUTLINE: OWN}), kind, key)
    *typed, last = tables(document)
    issuer = "Ủy ban nhân dân phường Mẫu"
    assert typed == [
        ([["Kỳ", "Việc"], ["2026", "Nhiều"]], ()),
        ([["TT", "Chỉ tiêu", "A", "B", "C"], ["1", issuer, "b", "c", "d"]], ()),
        ([["Chỉ tiêu"], ["Một"]], ()),
    ]
    assert last[1]
    assert items(document)[-2:] == [(1, "Việc lớn"), (2, "Việc nhỏ")]


@pytest.mark.parametrize(
    ("file", "text", "line"),
    [(WORDS, LINES.replace("| | VP |", "| VP |"), 8), (OUTLINE, OWN.replace("| b | c |", "| b |"), 11)],
)
def test_a_row_of_other_cells_is_refused_in_reports_too(
    in_memory: Make, file: str, text: str, line: int
) -> None:
    found = [one for one in find_problems(in_memory(**{**WITH_DRIVE, file: text})) if one.code == "N806"]
    assert [(one.place.file, one.place.line) for one in found] == [(file, line)]
