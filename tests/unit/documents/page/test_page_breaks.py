"""Where pages may break: tables, the end of the text, the signature (NĐ 30/2020, Phụ lục I, Phần I, II.7; Phụ lục III)."""

from __future__ import annotations

import re
import subprocess
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tdkt.documents.page import layout
from tdkt.documents.page.blocks import Appendix
from tdkt.documents.page.markdown import parse_blocks
from tdkt.documents.page.pdf import convert_to_pdf
from tdkt.documents.word.writer import docx_bytes

from ..samples import PLAN, W, needs_libreoffice, part, table_text

if TYPE_CHECKING:
    from lxml.etree import _Element

ENOUGH = "Trong quá trình thực hiện, nếu có vướng mắc đề nghị phản ánh về UBND phường để xem xét, giải quyết."


def content(text: str) -> list[_Element]:
    """The paragraphs and tables of the body, for a document with this text."""
    found = part(docx_bytes(replace(PLAN, blocks=parse_blocks(text))), "word/document.xml").find(f"{W}body")
    assert found is not None
    return list(found)


def table(text: str) -> _Element:
    """The ruled table of that document, between the tables of its head and foot."""
    _, ruled, _ = (found for found in content(text) if found.tag == f"{W}tbl")
    return ruled


def is_kept(paragraph: _Element) -> bool:
    return paragraph.find(f"{W}pPr/{W}keepNext") is not None


def kept_rows(ruled: _Element) -> list[bool]:
    """For each row but the head: whether it stays with the next one, in all its cells alike."""
    made = []
    for row in list(ruled.iter(f"{W}tr"))[1:]:
        (kept,) = {is_kept(paragraph) for paragraph in row.iter(f"{W}p")}
        made.append(kept)
    return made


@pytest.mark.parametrize(
    ("rows", "kept"),
    [
        (1, [False]),
        (2, [True, False]),
        (3, [True, False, False]),
        (5, [True, False, False, False, False]),
    ],
)
def test_no_page_ends_with_one_row_of_a_table(rows: int, kept: list[bool]) -> None:
    assert kept_rows(table(f"{table_text(rows)}\nMột đoạn.\n\n{ENOUGH}")) == kept
    assert layout.TABLE_HEAD.keep_next


def test_a_table_stays_with_the_line_that_closes_it() -> None:
    text = f"{table_text(8)}\nMột dòng."
    assert kept_rows(table(text)) == [True, *[False] * 5, True, True]
    *_, spacer, line, _, _, _, _ = content(text)
    assert is_kept(spacer)
    assert is_kept(line)
    assert kept_rows(table(table_text(4))) == [True] * 4, "whole, with its end mark and the signature"


def test_a_table_may_stay_behind_where_two_lines_go_with_the_signature() -> None:
    assert kept_rows(table(f"{table_text(4)}\n{ENOUGH}")) == [True, False, False, False]


def test_a_table_of_few_but_long_rows_may_be_divided() -> None:
    rows = "".join(f"| {number} | {'thành tích ' * 100} |\n" for number in range(4))
    assert kept_rows(table(f"| TT | Thành tích |\n|---|---|\n{rows}")) == [True, False, True, True]


def test_a_title_in_a_table_stays_with_the_rows_under_it() -> None:
    rows = "".join(f"| {number} | Nguyễn Văn A |\n" for number in range(4))
    text = f"| TT | Tên |\n|---|---|\n{rows}| | **Cá nhân** |\n{rows}\nMột đoạn.\n\n{ENOUGH}"
    assert kept_rows(table(text)) == [True, False, False, False, True, False, False, False, False]


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        (f"Đoạn một.\n\n{ENOUGH}", [False, True]),
        (f"{ENOUGH}\n\nMột dòng.", [True, True]),
        ("Đoạn một.\n\nĐoạn hai.\n\nMột dòng.", [True, True, True]),
        ("W" * 40 + ".", [True]),
    ],
)
def test_two_lines_at_least_go_with_the_signature(text: str, kept: list[bool]) -> None:
    body = [
        found
        for found in content(text)
        if found.tag == f"{W}p" and "".join(text.text or "" for text in found.iter(f"{W}t")).strip()
    ]
    assert [is_kept(paragraph) for paragraph in body[-len(kept) :]] == kept


def test_the_foot_stays_with_the_empty_paragraph_after_it() -> None:
    *_, foot, anchor, _ = content("Một câu.")
    cells = list(foot.iter(f"{W}tc"))
    assert len(cells) == 2
    assert all(
        is_kept(paragraph) or _keeps_by_style(paragraph) for cell in cells for paragraph in cell.iter(f"{W}p")
    )
    assert not list(anchor.iter(f"{W}t"))
    assert layout.ANCHOR.exact_line is not None
    assert layout.ANCHOR.exact_line <= 0.1, "too low to begin a page"


def test_what_stays_with_the_next_holds_a_field_that_shows_nothing() -> None:
    """LibreOffice deals 25 paragraphs out to a page before it sets any: only those with a field are asked again."""
    text = f"# Kết quả\n\nNhư bảng sau:\n\n{table_text(8)}\n# Kết luận\n\n{ENOUGH}\n\nMột dòng."
    paragraphs = [found for found in content(text) if found.tag == f"{W}p"][4:]
    kept = [found for found in paragraphs if is_kept(found) or _keeps_by_style(found)]
    fields = [[field.text for field in found.iter(f"{W}instrText")] for found in paragraphs]
    assert [bool(field) for field in fields] == [found in kept for found in paragraphs]
    assert {field[0] for field in fields if field} == {'IF 1 = 1 "" ""'}


def _keeps_by_style(paragraph: _Element) -> bool:
    style = paragraph.find(f"{W}pPr/{W}pStyle")
    return style is not None and any(
        known.keep_next for known in layout.STYLES if known.id == style.get(f"{W}val")
    )


@pytest.mark.libreoffice
@needs_libreoffice
def test_pages_as_printed(tmp_path: Path) -> None:
    appendix = Appendix("", "Chỉ tiêu", "", parse_blocks(table_text(3)))
    paths = []
    for lines in range(13, 29, 3):
        text = "\n\n".join(f"Đoạn {number}." for number in range(lines))
        for name, end in (("bang", f"Như bảng sau:\n\n{table_text(7)}\n{ENOUGH}"), ("chu", "Một dòng.")):
            document = replace(
                PLAN, legal_basis=(), blocks=parse_blocks(f"{text}\n\n{end}"), appendices=(appendix,)
            )
            paths.append(tmp_path / f"{name}-{lines}.docx")
            paths[-1].write_bytes(docx_bytes(document))
    broken = set()
    for pdf in convert_to_pdf(paths, tmp_path):
        printed = subprocess.run(
            ["pdftotext", "-layout", pdf, "-"], capture_output=True, encoding="utf-8", check=True
        ).stdout
        pages = [
            [line for line in page.splitlines() if line.strip() and not line.strip().isdigit()]
            for page in printed.split("\f")[:-1]
        ]
        assert all(pages), f"{pdf.name}: a blank page"
        *main, _ = pages
        broken |= {(pdf.name[:4], len(main))}
        for page in main:
            rows = [line for line in page if re.search(r"\d\.000$", line)]
            assert len(rows) != 1, f"{pdf.name}: one row of a table alone"
            assert any("Kết quả" in line for line in page) == bool(rows), f"{pdf.name}: the head on each page"
        foot = next(number for number, line in enumerate(main[-1]) if "Nơi nhận:" in line)
        assert foot >= 2, f"{pdf.name}: text with the signature"
    assert {("bang", 1), ("bang", 2), ("chu-", 1), ("chu-", 2)} >= broken >= {("bang", 2), ("chu-", 2)}
