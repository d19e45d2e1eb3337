"""A document to print, with what the tests of several writers need."""

from __future__ import annotations

import datetime
import shutil
import zipfile
from dataclasses import replace
from io import BytesIO
from typing import TYPE_CHECKING

import pytest
from lxml import etree

from tdkt.documents.page.blocks import Letterhead, OfficialDocument, Signature
from tdkt.documents.page.markdown import parse_blocks

if TYPE_CHECKING:
    from lxml.etree import _Element

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"

TEXT = """\
Năm 2026 là năm diễn ra nhiều sự kiện trọng đại của đất nước.

# Mục đích, yêu cầu

## Mục đích

- Phát động phong trào thi đua *“Cán bộ, công chức thi đua thực hiện văn hóa công sở”*, thiết thực.

## Yêu cầu

### Văn phòng HĐND và UBND phường

#### *Phong trào “Đổi mới công tác tham mưu”*

- 100% văn bản đến, đi được xử lý đúng hạn.

Trong quá trình thực hiện, nếu có vướng mắc đề nghị phản ánh về UBND phường (*qua phòng Văn hóa - Xã hội*).!
"""

PLAN = OfficialDocument(
    letterhead=Letterhead(
        superior=None,
        issuer_lines=("Ủy ban nhân dân", "Phường Việt Hòa"),
        number="40",
        symbol="KH-UBND",
        place="Việt Hòa",
        date=datetime.date(2026, 1, 30),
        year=2026,
    ),
    type_name="Kế hoạch",
    subject="Triển khai công tác thi đua, khen thưởng năm 2026",
    blocks=parse_blocks(TEXT),
    legal_basis=(
        "Căn cứ Luật Thi đua, khen thưởng ngày 15 tháng 6 năm 2022",
        "Căn cứ Nghị định số 152/2025/NĐ-CP",
    ),
    recipients=("UBND thành phố", "Lãnh đạo UBND phường"),
    archive="VT, VHXH",
    signature=Signature(("TM. Ủy ban nhân dân", "Chủ tịch"), "Nguyễn Văn A"),
)

DRAFT = replace(PLAN, draft=True)

needs_libreoffice = pytest.mark.skipif(
    shutil.which("soffice") is None or shutil.which("pdftotext") is None,
    reason="cần LibreOffice (soffice) và poppler (pdftotext)",
)


def table_text(rows: int) -> str:
    body = "\n".join(f"| {n} | Văn phòng HĐND và UBND phường | {n}.000 |" for n in range(1, rows + 1))
    return f"| STT | Đơn vị | Kết quả |\n|:-:|---|--:|\n{body}\n"


def part(data: bytes, name: str) -> _Element:
    with zipfile.ZipFile(BytesIO(data)) as archive:
        return etree.fromstring(archive.read(name))


def shown(element: _Element) -> str:
    """Return the text of an element as it is seen: with hyphens at which no line breaks, and what is marked as deleted."""
    seen = element.iter(f"{W}t", f"{W}delText", f"{W}noBreakHyphen")
    return "".join("-" if node.tag == f"{W}noBreakHyphen" else node.text or "" for node in seen)


def paragraphs(data: bytes) -> list[tuple[str, str]]:
    """Return (style name, text) of every paragraph, tables included, in the order of the page.

    No-break spaces are read as spaces, as a reader and Word's search do; `test_line_breaks.py` looks at them.
    """
    names = {
        style.get(f"{W}styleId"): _value(style, "name")
        for style in part(data, "word/styles.xml").iter(f"{W}style")
    }
    found = []
    for paragraph in part(data, "word/document.xml").iter(f"{W}p"):
        style = paragraph.find(f"{W}pPr/{W}pStyle")
        name = names[style.get(f"{W}val")] if style is not None else ""
        found.append((name, shown(paragraph).replace("\u00a0", " ")))
    return found


def texts(data: bytes, style: str) -> list[str]:
    return [text for name, text in paragraphs(data) if name == style]


def style_of(data: bytes, name: str) -> _Element:
    styles = part(data, "word/styles.xml")
    return next(style for style in styles.iter(f"{W}style") if _value(style, "name") == name)


def value_of(element: _Element, path: str, attribute: str = "val") -> str | None:
    found = element.find("/".join(f"{W}{step}" for step in path.split("/")))
    return None if found is None else found.get(f"{W}{attribute}")


def _value(style: _Element, tag: str) -> str:
    return value_of(style, tag) or ""
