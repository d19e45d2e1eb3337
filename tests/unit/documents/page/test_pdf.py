from __future__ import annotations

import re
import shutil
import subprocess
import time
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from tdkt.checks.programmes import programme_of
from tdkt.documents.page.blocks import Appendix, Paragraph, Span
from tdkt.documents.page.markdown import parse_blocks
from tdkt.documents.page.pdf import convert_to_pdf
from tdkt.documents.report.ward_report import report_document
from tdkt.documents.texts.templates import Templates
from tdkt.documents.word.writer import docx_bytes
from tdkt.errors import UserError
from tdkt.model.period import Period
from tdkt.office import converting

from ..award_samples import repository
from ..samples import PLAN, needs_libreoffice, table_text


def test_without_libreoffice_the_error_says_how_to_get_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(converting, "find_soffice", lambda: None)
    with pytest.raises(UserError, match="Chưa cài LibreOffice") as caught:
        convert_to_pdf([tmp_path / "a.docx"], tmp_path)
    assert "apt-get install" in caught.value.hint


def test_nothing_to_convert_is_nothing_done(tmp_path: Path) -> None:
    assert convert_to_pdf([], tmp_path) == []


def test_two_files_of_one_name_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(converting, "find_soffice", lambda: Path("soffice"))
    with pytest.raises(UserError, match="trùng tên"):
        convert_to_pdf([tmp_path / "a" / "x.docx", tmp_path / "b" / "x.docx"], tmp_path)


def test_a_converter_that_hangs_is_stopped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def hang(*_args: object, **_options: object) -> None:
        raise subprocess.TimeoutExpired("soffice", 1)

    source = tmp_path / "x.docx"
    source.write_bytes(b"x")
    monkeypatch.setattr(converting, "find_soffice", lambda: Path("soffice"))
    monkeypatch.setattr(subprocess, "run", hang)
    with pytest.raises(UserError, match="không xong sau"):
        convert_to_pdf([source], tmp_path)
    assert [file.name for file in tmp_path.iterdir()] == ["x.docx"]


@pytest.mark.libreoffice
@needs_libreoffice
def test_pages_as_printed(tmp_path: Path) -> None:
    line = Paragraph((Span("Một dòng của phần nội dung, vừa đủ một dòng."),))
    end = Paragraph(
        (Span("Trên đây là Kế hoạch, yêu cầu các đơn vị tổ chức triển khai thực hiện nghiêm túc. " * 2),)
    )
    appendix = Appendix("", "Chỉ tiêu", "Kèm theo Kế hoạch", parse_blocks(table_text(60)), landscape=True)
    sources = []
    for lines in range(16, 26):
        source = tmp_path / f"dai-{lines}.docx"
        source.write_bytes(docx_bytes(replace(PLAN, blocks=(line,) * lines + (end,), legal_basis=())))
        sources.append(source)
    long = tmp_path / "phu-luc.docx"
    long.write_bytes(docx_bytes(replace(PLAN, illustrative=True, appendices=(appendix,))))
    *foots, printed = convert_to_pdf([*sources, long], tmp_path / "pdf")
    for made in foots:
        pages = _pages(made)
        (signed,) = [page for page in pages if "Nơi nhận:" in page]
        for text in ("nghiêm túc./.", "TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH", "Nguyễn Văn A", "Lưu: VT"):
            assert text in signed, f"{made.name}: {text}"
        level = next(row for row in signed.splitlines() if "Nơi nhận:" in row)
        assert "TM. ỦY BAN NHÂN DÂN" in level
    assert {len(_pages(made)) for made in foots} == {1, 2}, "the foot meets a page break on the way"

    pages = _pages(printed)
    head = next(row for row in pages[0].splitlines() if "Số:" in row)
    assert "Việt Hòa, ngày 30 tháng 01 năm 2026" in head
    assert any("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM" in row for row in pages[0].splitlines())
    assert all("SỐ LIỆU MINH HỌA" in page for page in pages)
    assert len(pages) >= 3
    assert "Phụ lục" in pages[1].split("\n", 1)[0], "no page number on an appendix' first page"
    assert pages[2].split("\n", 1)[0].strip() == "2"
    assert all("Đơn vị" in page for page in pages[1:]), "the head of the table repeats"


@pytest.mark.libreoffice
@needs_libreoffice
def test_the_same_document_is_the_same_pdf(tmp_path: Path) -> None:
    source = tmp_path / "a.docx"
    source.write_bytes(docx_bytes(PLAN))
    (made,) = convert_to_pdf([source], tmp_path / "1")
    time.sleep(1.1)  # LibreOffice writes the second into the file
    (again,) = convert_to_pdf([source], tmp_path / "2")
    assert made.read_bytes() == again.read_bytes()
    data = made.read_bytes()
    assert b"/CreationDate(D:20260130000000" in data
    assert b"<xmp:CreateDate>2026-01-30T00:00:00Z" in data, "PDF/A: both places say the same"
    assert b"<pdfaid:part>2</pdfaid:part>" in data
    assert b"<pdfaid:conformance>B</pdfaid:conformance>" in data
    assert b"/MarkInfo<</Marked true>>" in data
    assert b"/Lang(vi-VN)" in data
    assert b"/DisplayDocTitle true" in data
    assert "Kế hoạch Triển khai".encode() in data, "its title"
    assert b"/Encrypt" not in data
    assert b"/OutputIntent" in data
    table = data[int(data.rpartition(b"startxref\n")[2].split()[0]) :]
    places = [int(place) for place in re.findall(rb"(\d{10}) \d{5} n", table)]
    assert table.startswith(b"xref")
    assert all(data[place:].startswith(b"%d 0 obj" % number) for number, place in enumerate(places, start=1))


@pytest.mark.libreoffice
@needs_libreoffice
def test_only_the_one_font_is_used(tmp_path: Path) -> None:
    if shutil.which("pdffonts") is None:
        pytest.skip("cần poppler (pdffonts)")
    source = tmp_path / "a.docx"
    source.write_bytes(docx_bytes(PLAN))
    (made,) = convert_to_pdf([source], tmp_path)
    fonts = subprocess.run(
        ["pdffonts", str(made)], capture_output=True, text=True, check=True
    ).stdout.splitlines()[2:]
    assert fonts
    assert all("LiberationSerif" in font or "TimesNewRoman" in font for font in fonts)


def _pages(file: Path) -> list[str]:
    text = subprocess.run(
        ["pdftotext", "-layout", str(file), "-"], capture_output=True, encoding="utf-8", check=True
    ).stdout
    return [page.strip("\n") for page in text.split("\f") if page.strip()]


@pytest.mark.libreoffice
@needs_libreoffice
def test_no_heading_and_no_lead_in_is_torn_off_at_the_foot_of_a_page(tmp_path: Path) -> None:
    report = report_document(programme_of(repository(), 2026), Period.up_to_quarter(2026, 4), Templates())
    line = Paragraph((Span("Một dòng."),))
    sources = []
    for lines in (
        0,
        1,
        8,
        10,
        11,
    ):  # where LibreOffice tore one, while the last two rows of a table were kept together
        source = tmp_path / f"dai-{lines}.docx"
        blocks = (line,) * lines + report.blocks
        source.write_bytes(docx_bytes(replace(report, blocks=blocks, appendices=())))
        sources.append(source)
    heading = re.compile(r"[IVX]+\. [A-ZĐ]|\d\. (?:Văn phòng|Phòng|Trung tâm|Hạn chế|Nguyên nhân)")
    for made in convert_to_pdf(sources, tmp_path / "pdf"):
        *pages, last = [_body(page) for page in _pages(made)]
        for page in pages:
            assert not page[-1].endswith(":"), f"{made.name}: {page[-1]}"
            assert not heading.match(page[-1]), f"{made.name}: {page[-1]}"
        assert len(last) > 2, "more than the last two lines"


def _body(page: str) -> list[str]:
    lines = [line.strip() for line in page.splitlines()]
    return [line for line in lines if line and not line.isdigit() and line != "SỐ LIỆU MINH HỌA"]


def test_files_of_several_folders_need_one_start(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    starts: list[int] = []

    def convert(_soffice: Path, files: Sequence[Path], *_: object) -> str:
        starts.append(len(files))
        for file in files:
            file.with_suffix(".pdf").write_bytes(b"%PDF-1.6\n" + file.read_bytes())
        return ""

    monkeypatch.setattr("tdkt.documents.page.pdf.require_soffice", lambda: Path("soffice"))
    monkeypatch.setattr("tdkt.documents.page.pdf.timeless", lambda data, _: data)
    monkeypatch.setattr("tdkt.office.converting.run_soffice", convert)
    files = [tmp_path / folder / "x.docx" for folder in ("một", "hai")]
    for file in files:
        file.parent.mkdir()
        file.write_text(file.parent.name, encoding="utf-8")
    made = convert_to_pdf(files)
    assert starts == [2]
    assert made == [file.with_suffix(".pdf") for file in files]
    assert [pdf.read_text(encoding="utf-8").splitlines()[-1] for pdf in made] == ["một", "hai"]
