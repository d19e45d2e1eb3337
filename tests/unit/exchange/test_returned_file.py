"""Files from outside: what is no form is refused before any of it is parsed."""

from __future__ import annotations

import io
import shutil
import subprocess
import time
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from filled_forms import ANSWERS, empty_form, fill, one, refused, send
from openpyxl import Workbook, load_workbook

from tdkt.exchange.returned_file import NotAFormError, open_returned
from tdkt.workspace.workspace import Workspace

Make = Callable[..., Workspace]


@pytest.fixture
def filled(make_workspace: Make, tmp_path: Path) -> tuple[Workspace, Path]:
    workspace = make_workspace()
    return workspace, send(fill(empty_form(workspace), ANSWERS), tmp_path)


def repacked(path: Path, change: Callable[[dict[str, bytes]], None]) -> Path:
    with zipfile.ZipFile(path) as source:
        parts = {name: source.read(name) for name in source.namelist()}
    change(parts)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as target:
        for name, content in parts.items():
            target.writestr(name, content)
    return path


def reason(path: Path) -> str:
    with pytest.raises(NotAFormError) as caught:
        open_returned(path)
    assert caught.value.hint
    return str(caught.value)


def test_files_that_are_no_workbook(tmp_path: Path) -> None:
    for name, content, said in (
        ("trong.xlsx", b"", "tệp trống"),
        ("anh.xlsx", b"\x89PNG\r\n", "Không phải tệp Excel"),
        ("cu.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "Excel cũ"),
        ("khoa.xlsx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "mật khẩu"),
        ("cut.xlsx", b"PK\x03\x04" + bytes(40), "hỏng hoặc tải về chưa đủ"),
        ("~$phieu.xlsx", b"abc", "tệp tạm của Excel"),
        ("to.xlsx", b"PK" + bytes(5_000_000), "lớn hơn 4 MB"),
    ):
        path = tmp_path / name
        path.write_bytes(content)
        assert said in reason(path), name
    assert "Không có tệp này" in reason(tmp_path / "khong-co.xlsx")
    assert "không phải một tệp" in reason(tmp_path)


def test_a_word_file_and_an_ods_file(tmp_path: Path) -> None:
    for name, said in (("word/document.xml", "có thể là Word"), ("content.xml", "LibreOffice (.ods)")):
        path = tmp_path / "x.xlsx"
        with zipfile.ZipFile(path, "w") as archive:
            archive.writestr("[Content_Types].xml", "<x/>")
            archive.writestr(name, "<x/>")
        assert said in reason(path)


def test_a_truncated_form_is_refused(filled: tuple[Workspace, Path]) -> None:
    _, path = filled
    data = path.read_bytes()
    for length in (len(data) // 4, len(data) // 2, len(data) - 30):
        path.write_bytes(data[:length])
        assert "hỏng hoặc tải về chưa đủ" in reason(path)
    damaged = bytearray(data)
    damaged[len(data) // 3] ^= 0xFF
    path.write_bytes(bytes(damaged))
    with pytest.raises(NotAFormError):
        open_returned(path)


def test_macros_and_passwords_are_refused(filled: tuple[Workspace, Path]) -> None:
    _, path = filled
    original = path.read_bytes()
    repacked(path, lambda parts: parts.update({"xl/vbaProject.bin": b"x"}))
    assert "macro" in reason(path)
    path.write_bytes(original)
    encrypted = bytearray(original)
    for at in range(len(encrypted) - 4):  # the flag "encrypted" of every entry
        if encrypted[at : at + 4] == b"PK\x03\x04":
            encrypted[at + 6] |= 1
        elif encrypted[at : at + 4] == b"PK\x01\x02":
            encrypted[at + 8] |= 1
    path.write_bytes(bytes(encrypted))
    assert "mật khẩu" in reason(path)


def test_zip_bombs_are_refused_without_unpacking(tmp_path: Path) -> None:
    path = tmp_path / "bom.xlsx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<x/>")
        archive.writestr("xl/workbook.xml", "<x/>")
        archive.writestr("xl/worksheets/sheet1.xml", b"0" * 200_000_000)
    assert path.stat().st_size < 4_000_000
    assert "quá lớn" in reason(path)
    with zipfile.ZipFile(path, "w") as archive:
        for number in range(400):
            archive.writestr(f"xl/{number}.xml", "<x/>")
    assert "quá lớn" in reason(path)


def test_xml_bombs_are_refused(filled: tuple[Workspace, Path]) -> None:
    _, path = filled

    def poison(parts: dict[str, bytes]) -> None:
        name = "xl/workbook.xml"
        parts[name] = (
            b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaa">]>' + parts[name].partition(b"?>")[2]
        )

    repacked(path, poison)
    assert "khai báo XML lạ" in reason(path)


def test_a_broken_part_is_a_message_not_a_traceback(filled: tuple[Workspace, Path]) -> None:
    _, path = filled
    repacked(path, lambda parts: parts.update({"xl/workbook.xml": b"<workbook"}))
    assert "bị hỏng" in reason(path)


def test_somebody_elses_workbook(filled: tuple[Workspace, Path], tmp_path: Path) -> None:
    workspace, _ = filled
    workbook = Workbook()
    workbook.worksheets[0]["A1"] = "Bảng lương"
    outcome = one(workspace, send(workbook, tmp_path, "luong.xlsx"))
    assert "Không phải phiếu của tdkt" in refused(outcome)[0][2]


def test_a_formula_with_its_result_counts(filled: tuple[Workspace, Path]) -> None:
    """What Excel saves: the formula and, beside it, its cached result."""
    workspace, path = filled
    expected = one(workspace, path).new

    def with_formula(parts: dict[str, bytes]) -> None:
        name = "xl/worksheets/sheet2.xml"
        before = parts[name]
        parts[name] = before.replace(b"<v>96</v>", b"<f>90+6</f><v>96</v>")
        assert parts[name] != before

    assert one(workspace, repacked(path, with_formula)).new == expected


needs_soffice = pytest.mark.skipif(shutil.which("soffice") is None, reason="máy không có LibreOffice")


@needs_soffice
@pytest.mark.libreoffice
@pytest.mark.parametrize("by_way_of", ["xlsx", "ods"])
def test_a_form_that_libreoffice_saved_says_the_same(
    by_way_of: str, filled: tuple[Workspace, Path], tmp_path: Path
) -> None:
    workspace, path = filled
    expected = one(workspace, path).new
    folder = tmp_path / "luu"
    _convert(path, by_way_of, folder)
    if by_way_of == "ods":
        _convert(folder / "phieu.ods", "xlsx", folder)
    saved = folder / "phieu.xlsx"
    with zipfile.ZipFile(io.BytesIO(saved.read_bytes())) as archive:
        assert b"LibreOffice" in archive.read("docProps/app.xml")
    outcome = one(workspace, saved)
    assert refused(outcome) == []
    assert outcome.new == expected


def _convert(path: Path, kind: str, folder: Path) -> None:
    folder.mkdir(exist_ok=True)
    filters = {"xlsx": "xlsx:Calc MS Excel 2007 XML", "ods": "ods"}
    done = subprocess.run(
        [
            "soffice",
            f"-env:UserInstallation=file://{folder}/profile",
            "--headless",
            "--convert-to",
            filters[kind],
            "--outdir",
            str(folder),
            str(path),
        ],
        capture_output=True,
        timeout=120,
        check=False,
    )
    if not (folder / f"{path.stem}.{kind}").exists():
        pytest.skip(f"LibreOffice không có phần bảng tính: {done.stderr.decode(errors='replace')[:100]}")


@pytest.mark.parametrize("far", ["XFD300", "L1048576"])
def test_a_stray_cell_far_out_costs_nothing(far: str, filled: tuple[Workspace, Path]) -> None:
    workspace, path = filled
    expected = one(workspace, path).new
    workbook = load_workbook(path)
    workbook["Số liệu"][far] = " "
    workbook.save(path)
    started = time.process_time()
    assert one(workspace, path).new == expected
    assert time.process_time() - started < 20  # walking every cell up to it takes minutes


def test_vast_sheets_are_refused_while_they_are_parsed(filled: tuple[Workspace, Path]) -> None:
    _, path = filled
    sheet = "xl/worksheets/sheet2.xml"
    cells = b"<row>" + b"<c/>" * 100_000 + b"</row></sheetData>"
    repacked(path, lambda parts: parts.update({sheet: parts[sheet].replace(b"</sheetData>", cells)}))
    assert "quá lớn" in reason(path)


def test_a_merged_range_is_never_looked_at(filled: tuple[Workspace, Path]) -> None:
    workspace, path = filled
    expected = one(workspace, path).new
    merged = b'<mergeCells count="1"><mergeCell ref="A10:XFD1048576"/></mergeCells></worksheet>'
    sheet = "xl/worksheets/sheet2.xml"
    repacked(path, lambda parts: parts.update({sheet: parts[sheet].replace(b"</worksheet>", merged)}))
    assert one(workspace, path).new == expected


def test_a_number_that_is_infinite_is_refused(filled: tuple[Workspace, Path]) -> None:
    workspace, path = filled
    sheet = "xl/worksheets/sheet2.xml"
    repacked(path, lambda parts: parts.update({sheet: parts[sheet].replace(b"<v>96</v>", b"<v>1e400</v>")}))
    assert refused(one(workspace, path))[0] == ("Số liệu", "F6", "Số quá lớn.")
