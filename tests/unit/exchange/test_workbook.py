from __future__ import annotations

import datetime
import io
import time
import zipfile

import pytest
from openpyxl import Workbook, load_workbook

from tdkt.exchange.cell_texts import LONGEST_TEXT
from tdkt.exchange.workbook import lay_on_a4, new_workbook, put_text, save_bytes, write_head


def sample() -> Workbook:
    workbook = new_workbook(title="Thử", author="Phường Mẫu")
    sheet = workbook.create_sheet("Một")
    write_head(sheet, 1, ["Tên", "Số"], [20, 8])
    put_text(sheet, 2, 1, "Nguyễn Văn A")
    sheet.cell(2, 2).value = 5
    lay_on_a4(sheet, landscape=True, head_row=1, footer="Phường Mẫu & bạn")
    return workbook


def test_the_same_content_is_the_same_bytes_at_another_time() -> None:
    first = save_bytes(sample())
    time.sleep(2.1)  # past the two seconds that a zip can tell apart
    assert save_bytes(sample()) == first


def test_the_times_inside_are_those_of_the_given_day() -> None:
    data = save_bytes(sample(), day=datetime.date(2026, 6, 30))
    properties = load_workbook(io.BytesIO(data)).properties
    assert properties.created == properties.modified == datetime.datetime(2026, 6, 30)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


@pytest.mark.parametrize(
    "text", ["=1+1", "+84 912", "-5", "@SUM(A1)", "\t=1", "'=1", "=", "#N/A", "2026-01-01"]
)
def test_text_stays_text(text: str) -> None:
    workbook = sample()
    put_text(workbook.worksheets[0], 3, 1, text)
    cell = load_workbook(io.BytesIO(save_bytes(workbook))).worksheets[0].cell(3, 1)
    assert (cell.value, cell.data_type) == (text, "s")
    assert bool(cell.quotePrefix) == (text not in ("#N/A", "2026-01-01"))


def test_what_no_cell_can_hold_is_left_out() -> None:
    sheet = sample().worksheets[0]
    cell = put_text(sheet, 3, 1, "a\x00b\x0bc\ue000" + "đ" * LONGEST_TEXT)
    assert str(cell.value).startswith("abc\ue000đ")
    assert len(str(cell.value)) == LONGEST_TEXT
    assert put_text(sheet, 3, 1, "").value is None


def test_the_page_is_a4_with_its_head_on_every_sheet_of_paper() -> None:
    sheet = load_workbook(io.BytesIO(save_bytes(sample()))).worksheets[0]
    assert sheet.page_setup.paperSize == 9
    assert sheet.page_setup.orientation == "landscape"
    assert sheet.page_setup.fitToHeight == 0
    assert sheet.print_title_rows == "$1:$1"
    assert sheet.oddFooter is not None
    assert sheet.oddFooter.left.text == "Phường Mẫu && bạn"
