"""The statistical forms on paper and in Excel: head, grouped columns, marks, the same numbers in both."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable

import openpyxl
import pytest
from docx import Document

from example_ward import FILES, WITH_GROUP
from tdkt.awards.book import award_book
from tdkt.awards.statistics import AwardStatistics, statistics_of
from tdkt.checks.example_files import STATISTICS
from tdkt.cli.awards.stats_formats import as_csv
from tdkt.documents.jobs import Order
from tdkt.documents.page.html import html_text
from tdkt.documents.statistics.forms import form_document, form_jobs
from tdkt.documents.texts.templates import Templates
from tdkt.documents.word.writer import docx_bytes
from tdkt.exchange.award_statistics_workbook import award_statistics_workbook
from tdkt.model.period import Period
from tdkt.workspace.workspace import Workspace

Make = Callable[..., Workspace]


def _found(make_workspace: Make) -> tuple[Workspace, AwardStatistics]:
    workspace = make_workspace(**FILES)
    return workspace, statistics_of(workspace, award_book(workspace), 2026)


def test_a_form_in_word_has_its_own_head_and_two_rows_of_columns(make_workspace: Make) -> None:
    workspace, found = _found(make_workspace)
    assert workspace.organization is not None
    document = form_document(found.forms[0], found, workspace.organization)
    word = Document(io.BytesIO(docx_bytes(document)))
    head, table = word.tables[0], word.tables[1]
    assert head.cell(0, 0).text.startswith("Biểu số: 0601.N/BNV-TĐKT")
    assert "CỘNG HÒA" not in head.cell(0, 1).text
    top = [cell.text for cell in table.rows[0].cells]
    assert top[3] == top[4] == top[5] == "Số phong trào thi đua chia theo cấp chủ trì phát động thi đua"
    assert [cell.text for cell in table.rows[2].cells] == ["A", "B", "1", "2", "3", "4"]
    rows = {row.cells[1].text: [cell.text for cell in row.cells[2:]] for row in table.rows[3:]}
    assert rows["01"] == ["2", "(a)", "(a)", "1"]
    assert rows["04"][0] == "0*"
    page = html_text(document)
    assert 'colspan="3"' in page
    assert "Độc lập" not in page


def test_a_head_that_is_repeated_has_room_for_the_titles_of_both_its_rows(make_workspace: Make) -> None:
    """LibreOffice cuts off what stands in both rows of a repeated head: the lower one says its height."""
    workspace, found = _found(make_workspace)
    assert workspace.organization is not None
    document = form_document(found.forms[1], found, workspace.organization)
    word = Document(io.BytesIO(docx_bytes(document)))
    upper, lower = word.tables[1].rows[0], word.tables[1].rows[1]
    assert upper.height is None
    assert lower.height is not None
    longest = max(len(cell.text.split()) for cell in upper.cells)
    assert longest >= 5
    assert lower.height.mm > 3 * 4


def test_the_workbook_has_a_sheet_for_every_form_with_the_same_numbers(make_workspace: Make) -> None:
    _, found = _found(make_workspace)
    book = openpyxl.load_workbook(io.BytesIO(award_statistics_workbook(found, "Xã A")))
    assert book.sheetnames == ["Khen thưởng", "Quỹ", "0601.N", "0602.N", "0603.N", "0604.N", "0605.N"]
    rows = {row[1]: row[2:] for row in book["0601.N"].iter_rows(min_row=11, values_only=True) if row[1]}
    assert rows["01"] == (2, "(a)", "(a)", 1)
    first = {row[1]: row[2] for row in book["0605.N"].iter_rows(min_row=11, values_only=True) if row[1]}
    assert first == {"01": "(a)", "02": "(a)"}


def test_a_form_whose_columns_nobody_knows_is_one_marked_blank(make_workspace: Make) -> None:
    bare = {**FILES, STATISTICS: "kind: statistics\nyear: 2026\nreceiver: Sở Nội vụ\n"}
    workspace = make_workspace(**bare)
    assert workspace.organization is not None
    order = Order(workspace, Period.whole(2026), "2026", Templates())
    assert [job.name[-6:] for job in form_jobs(order, "bieu-thong-ke")] == [
        f"060{number}-n" for number in range(1, 6)
    ]
    found = statistics_of(workspace, award_book(workspace), 2026)
    word = Document(io.BytesIO(docx_bytes(form_document(found.forms[4], found, workspace.organization))))
    assert [cell.text for cell in word.tables[1].rows[1].cells] == [
        "Số lượng công chức làm công tác thi đua, khen thưởng",
        "(a)",
    ]
    text = "\n".join(one.text for one in word.paragraphs)
    assert "(a) Ô để trống: chưa đọc được văn bản nên chưa biết cột, hàng của biểu này" in text
    sheet = openpyxl.load_workbook(io.BytesIO(award_statistics_workbook(found, "Xã A")))["0605.N"]
    assert ("Số lượng công chức làm công tác thi đua, khen thưởng", "(a)") in {
        row[:2] for row in sheet.iter_rows(values_only=True)
    }


def test_a_page_says_what_the_terminal_says_of_the_circular(make_workspace: Make) -> None:
    workspace, found = _found(make_workspace)
    assert workspace.organization is not None
    document = form_document(found.forms[0], found, workspace.organization)
    word = Document(io.BytesIO(docx_bytes(document)))
    [note] = document.notes
    assert "Thông tư số 18/2025/TT-BNV" in note
    shown = [one.text.replace("\xa0", " ").removesuffix("/.") for one in word.paragraphs]
    assert shown.count(note) == 1


def test_the_years_groups_stand_in_the_workbook_and_in_csv(
    make_workspace: Make, capsys: pytest.CaptureFixture[str]
) -> None:
    workspace = make_workspace(**WITH_GROUP)
    found = statistics_of(workspace, award_book(workspace), 2026)
    sheet = openpyxl.load_workbook(io.BytesIO(award_statistics_workbook(found, "Xã A")))["Cụm, khối"]
    group = ("khối", "Khối thi đua các thôn, tổ dân phố", 3)
    assert [row for row in sheet.iter_rows(min_row=6, values_only=True) if row[0]] == [group]
    as_csv.write(found, "Xã A")
    head, *_, last = csv.reader(io.StringIO(capsys.readouterr().out.removeprefix("\ufeff")))
    told = dict(zip(head, last, strict=True))
    assert (told["Tình trạng"], told["Loại"], told["Số thành viên"]) == ("cụm, khối thi đua", "khối", "3")
    assert told["Tổng số"] == "", "a cụm, khối is no award"
