"""Tables are read the same, whatever program made the file."""

from __future__ import annotations

import datetime
import io
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl.styles import Font

from conftest import REPOSITORY
from tdkt.errors import UserError
from tdkt.office.converting import find_soffice, run_soffice
from tdkt.office.package import zipped
from tdkt.office.tables.reading import read_tables

LISTS = REPOSITORY / "tests" / "data" / "lists"
ROWS: list[list[Any]] = [["Họ và tên", "Năm sinh"], ["Nguyễn Văn A", 1990], ["Trần Thị B", None]]


def workbook() -> bytes:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for row in ROWS:
        sheet.append(row)
    sheet["C2"] = datetime.date(2026, 1, 30)
    book.create_sheet("Ẩn").sheet_state = "hidden"
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def values(data: bytes) -> list[list[object]]:
    grid = read_tables(data).grids[0]
    return [[grid.value(row, column) for column in (1, 2)] for row in (1, 2, 3)]


def test_a_workbook_with_its_hidden_sheets_and_days() -> None:
    found = read_tables(workbook())
    assert values(workbook()) == ROWS
    assert [grid.hidden for grid in found.grids] == [False, True]
    assert found.grids[0].value(2, 3) == datetime.datetime(2026, 1, 30)


@pytest.mark.libreoffice
@pytest.mark.skipif(find_soffice() is None, reason="máy không có LibreOffice")
@pytest.mark.parametrize("ending", ["xls", "ods"])
def test_real_files_of_libreoffice_say_the_same(ending: str, tmp_path: Path) -> None:
    soffice = find_soffice()
    assert soffice is not None
    (tmp_path / "source.xlsx").write_bytes(workbook())
    run_soffice(soffice, [tmp_path / "source.xlsx"], tmp_path, ending)
    data = (tmp_path / f"source.{ending}").read_bytes()
    assert values(data) == ROWS
    found = read_tables(data).grids
    assert found[0].value(2, 3) == datetime.datetime(2026, 1, 30)
    assert [grid.hidden for grid in found] == [False, True]


@pytest.mark.parametrize("mark", [";", ",", "\t"])
@pytest.mark.parametrize("code", ["utf-8", "utf-8-sig", "utf-16", "cp1258"])
def test_text_in_any_code_with_any_mark(mark: str, code: str) -> None:
    text = "\r\n".join(mark.join("" if cell is None else str(cell) for cell in row) for row in ROWS)
    in_windows = (
        text.replace("ọ", "o\u0323")
        .replace("ễ", "ê\u0303")
        .replace("ă", "ă")
        .replace("ầ", "â\u0300")
        .replace("ị", "i\u0323")
    )
    data = (in_windows if code == "cp1258" else text).encode(code)
    assert values(data) == [["Họ và tên", "Năm sinh"], ["Nguyễn Văn A", "1990"], ["Trần Thị B", None]]
    assert bool(read_tables(data).told) == (code == "cp1258")


def test_a_torn_file_that_ends_the_library_is_named() -> None:
    """calamine ends its process where the directory of an .xls leads nowhere."""
    torn = (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
        + b"\0" * 16
        + b"\x3e\0\x03\0\xfe\xff\x09\0\x06\0"
        + b"\0" * 10
        + b"\xff" * 600
    )
    with pytest.raises(UserError, match="hỏng"):
        read_tables(torn)


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b" ", "rỗng"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "mật khẩu"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"x" * 600, "hỏng"),
        (zipped({"a.xml": b"<a/>"}), "không phải bảng tính"),
        (zipped({"content.xml": b"<a/>"}), "hỏng"),
        (zipped({"content.xml": b" " * 31_000_000}), "quá lớn"),
        (workbook()[:500], "hỏng"),
        (b"\0\1\2", "không phải bảng"),
        (b"a;b\n" * 200_000, "quá lớn"),
    ],
    ids=["empty", "locked", "torn xls", "no workbook", "torn ods", "vast ods", "half", "bytes", "vast csv"],
)
def test_what_cannot_be_read_is_refused_with_the_reason(data: bytes, words: str) -> None:
    with pytest.raises(UserError, match=words):
        read_tables(data)


@pytest.mark.parametrize("ending", ["xlsx", "xls", "ods"])
def test_what_is_hidden_and_what_is_merged(ending: str) -> None:
    shown, draft = read_tables((LISTS / f"danh-sach-minh-hoa.{ending}").read_bytes()).grids
    assert (set(shown.look.hidden_rows), set(shown.look.hidden_columns)) == ({8}, {5})
    assert {(6, 6, 8, 6), (4, 2, 5, 2), (4, 3, 4, 4), (2, 1, 2, 7)} == set(shown.look.merged)
    assert (shown.hidden, draft.hidden) == (False, True)


def test_letters_before_unicode_are_read_by_their_font_or_by_themselves() -> None:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    for row in (("Hä vµ tªn", "§¬n vÞ"), ("NguyÔn ThÞ A", "V¨n phßng"), ("Đơn vị", "Office")):
        sheet.append(row)
    lost = io.BytesIO()
    book.save(lost)
    for cell in [cell for row in sheet.iter_rows() for cell in row]:
        cell.font = Font(name=".VnTimeH" if cell.coordinate == "A2" else ".VnTime")
    named = io.BytesIO()
    book.save(named)
    by_letters, by_font = read_tables(lost.getvalue()), read_tables(named.getvalue())
    assert [[by_letters.grids[0].value(row, column) for column in (1, 2)] for row in (1, 2, 3)] == [
        ["Họ và tên", "Đơn vị"],
        ["Nguyễn Thị A", "Văn phòng"],
        ["Đơn vị", "Office"],
    ]
    assert by_letters.told == (
        "4 ô gõ theo mã cũ (bảng mã TCVN3, phông chữ cũ không còn ghi trong tệp): đã chuyển sang Unicode, cần đọc lại.",
    )
    assert by_font.grids[0].value(2, 1) == "NGUYỄN THỊ A"
    assert by_font.grids[0].value(3, 1) == "Đơn vị"
    assert by_font.told[0] == "3 ô gõ bằng phông chữ cũ .VnTime (bảng mã TCVN3): đã chuyển sang Unicode."
