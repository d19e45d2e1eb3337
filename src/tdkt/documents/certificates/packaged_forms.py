"""The two Word forms that come with tdkt, drawn: `python -m tdkt.documents.certificates.packaged_forms templates`.

Layout after NĐ 98/2023, Điều 104: A4 landscape, an ornamental frame, place for the Quốc huy, Quốc hiệu, Tiêu ngữ, who
gives, what, to whom, for what; lower left the decision and the sổ vàng, lower right place, date and signature.
The place of the Quốc huy stays empty: a ward prints on stock that has it, or puts the official picture there itself.
Every row has an exact height, so a page never becomes two; long text gets smaller (`word_forms/fitting.py`).
"""

from __future__ import annotations

import datetime
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from docx.enum.section import WD_ORIENT
from docx.shared import Mm

from tdkt.documents.certificates.filled import COMMENDATION_FORM, TITLE_FORM
from tdkt.documents.page import layout
from tdkt.documents.page.wording import MOTTO, NATION
from tdkt.documents.word.ornament import RED, frame
from tdkt.documents.word.package import blank_document, packed, set_properties
from tdkt.documents.word.xml import eighths, element, twips, twips_of_points, xml_text
from tdkt.model.records import dataclass, replace
from tdkt.type_metrics import text_width

if TYPE_CHECKING:
    from docx.document import Document
    from docx.oxml.xmlchemy import BaseOxmlElement

_WIDTH, _HEIGHT = layout.PAGE_HEIGHT, layout.PAGE_WIDTH
_SIDE, _TOP, _BOTTOM = 24.0, 18.0, 18.0
_TEXT_WIDTH = _WIDTH - 2 * _SIDE
_LEFT_FOOT = 121.0
_DAY = datetime.date(2026, 1, 1)


@dataclass(frozen=True, slots=True)
class Line:
    """A centred line of a form: its text, size in points, face, colour; `before` and `after` in points."""

    text: str
    size: float
    bold: bool = False
    italic: bool = False
    colour: str = ""
    before: float = 0.0
    after: float = 0.0
    align: str = "center"


Cell = tuple[float, str, Sequence["BaseOxmlElement"]]
"""Width in mm, where the text stands ("top", "center", "bottom"), paragraphs."""


def commendation_form() -> Document:
    """Return the form of a giấy khen."""
    return _form("Mẫu giấy khen", ("TẶNG",), Line("{{ award | upper }}", 46, bold=True, colour=RED))


def title_form() -> Document:
    """Return the form of the bằng of a title."""
    return _form(
        "Mẫu bằng công nhận danh hiệu",
        ("TẶNG DANH HIỆU",),
        Line("{{ award | upper }}", 34, bold=True, colour=RED),
    )


def write_forms(folder: Path) -> list[Path]:
    """Write both forms into `folder`; return their files."""
    files = {COMMENDATION_FORM: commendation_form(), TITLE_FORM: title_form()}
    written = []
    for name, document in files.items():
        written.append(folder / f"{name}.docx")
        written[-1].write_bytes(packed(document))
    return written


def _form(title: str, gives: tuple[str, ...], award: Line) -> Document:
    word = blank_document()
    _set_page(word)
    motto = text_width(MOTTO, 15, bold=True)
    whole = _TEXT_WIDTH
    rows: list[tuple[float, list[Cell]]] = [
        (24, [(whole, "center", [_paragraph(Line("", 14))])]),
        (
            17,
            [
                (
                    whole,
                    "top",
                    [
                        _paragraph(Line(NATION, 14, bold=True)),
                        _paragraph(Line(MOTTO, 15, bold=True)),
                        _rule(motto),
                    ],
                )
            ],
        ),
        (13, [(whole, "center", [_paragraph(Line("{{ authority | upper }}", 20, bold=True, colour=RED))])]),
        (9, [(whole, "center", [_paragraph(Line(text, 16, bold=True)) for text in gives])]),
        (20, [(whole, "center", [_paragraph(award)])]),
        (
            38,
            [
                (
                    whole,
                    "center",
                    [
                        _paragraph(Line("{{ recipient }}", 24, bold=True, after=4)),
                        _paragraph(Line("{{ place }}", 15, italic=True, after=6)),
                        _paragraph(Line("{{ merit }}", 16)),
                    ],
                )
            ],
        ),
        (48, [(_LEFT_FOOT, "bottom", _decision()), (whole - _LEFT_FOOT, "bottom", _signature())]),
    ]
    end = word.element.body.sectPr
    end.addprevious(_table(rows))
    end.addprevious(_end())
    set_properties(word, title=title, subject=title, author="tdkt", date=_DAY)
    return word


def _decision() -> list[BaseOxmlElement]:
    line = Line("", 13, bold=True, italic=True, align="left")
    return [
        _paragraph(replace(line, text="Quyết định số {{ decision_number }}, {{ decision_date }}", after=2)),
        _paragraph(replace(line, text="Vào sổ vàng số: {{ ordinal }}")),
    ]


def _signature() -> list[BaseOxmlElement]:
    return [
        _paragraph(Line("{{ place_name }}, {{ decision_date }}", 14, italic=True, after=2)),
        _paragraph(Line("{{ signer_post }}", 14, bold=True)),
        _gap(23),
        _paragraph(Line("{{ signer_name }}", 14, bold=True)),
    ]


def _set_page(word: Document) -> None:
    section = word.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Mm(_WIDTH), Mm(_HEIGHT)
    section.left_margin = section.right_margin = Mm(_SIDE)
    section.top_margin, section.bottom_margin = Mm(_TOP), Mm(_BOTTOM)
    section.header_distance = section.footer_distance = Mm(10)
    section.gutter = Mm(0)
    section.header.is_linked_to_previous = False
    header = section.header._element
    for child in list(header):
        header.remove(child)
    header.append(element("w:p", _low(), *frame(_WIDTH, _HEIGHT)))


def _paragraph(line: Line) -> BaseOxmlElement:
    spacing = element(
        "w:spacing",
        before=twips_of_points(line.before),
        after=twips_of_points(line.after),
        line=240,
        lineRule="auto",
    )
    properties = element("w:pPr", spacing, element("w:jc", val=line.align))
    face = _face(line)
    if not line.text:
        return element("w:p", properties)
    content = element("w:t")
    content.text = xml_text(line.text)
    content.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    return element("w:p", properties, element("w:r", face, content))


def _face(line: Line) -> BaseOxmlElement:
    half_points = round(line.size * 2)
    marks = [
        *([element("w:b"), element("w:bCs")] if line.bold else []),
        *([element("w:i"), element("w:iCs")] if line.italic else []),
        *([element("w:color", val=line.colour)] if line.colour else []),
        element("w:sz", val=half_points),
        element("w:szCs", val=half_points),
    ]
    return element("w:rPr", *marks)


def _rule(length: float) -> BaseOxmlElement:
    """Return the line under the Tiêu ngữ, as long as its text (NĐ 30/2020, Phụ lục I, II.1b)."""
    indent = twips((_TEXT_WIDTH - length) / 2)
    border = element("w:bottom", val="single", sz=eighths(1), space=0, color="000000")
    return element(
        "w:p",
        element(
            "w:pPr",
            element("w:pBdr", border),
            element("w:spacing", before=0, after=0, line=twips_of_points(3), lineRule="exact"),
            element("w:ind", left=indent, right=indent),
        ),
    )


def _gap(millimetres: float) -> BaseOxmlElement:
    line = element("w:spacing", before=0, after=0, line=twips(millimetres), lineRule="exact")
    return element("w:p", element("w:pPr", line))


def _end() -> BaseOxmlElement:
    return element("w:p", _low())


def _low() -> BaseOxmlElement:
    """Return properties of a paragraph that takes no room."""
    return element(
        "w:pPr",
        element("w:spacing", before=0, after=0, line=twips_of_points(1), lineRule="exact"),
        element("w:rPr", element("w:sz", val=2), element("w:szCs", val=2)),
    )


def _table(rows: list[tuple[float, list[Cell]]]) -> BaseOxmlElement:
    columns = (_LEFT_FOOT, _TEXT_WIDTH - _LEFT_FOOT)
    margins = [element(f"w:{side}", w=0, type="dxa") for side in ("top", "left", "bottom", "right")]
    properties = element(
        "w:tblPr",
        element("w:tblW", w=twips(_TEXT_WIDTH), type="dxa"),
        element("w:tblLayout", type="fixed"),
        element("w:tblCellMar", *margins),
    )
    grid = element("w:tblGrid", *(element("w:gridCol", w=twips(width)) for width in columns))
    return element("w:tbl", properties, grid, *(_row(height, cells) for height, cells in rows))


def _row(height: float, cells: list[Cell]) -> BaseOxmlElement:
    exact = element("w:trPr", element("w:trHeight", val=twips(height), hRule="exact"))
    return element("w:tr", exact, *(_cell(cell, spans=len(cells) == 1) for cell in cells))


def _cell(cell: Cell, *, spans: bool) -> BaseOxmlElement:
    width, stands, paragraphs = cell
    properties = element("w:tcPr", element("w:tcW", w=twips(width), type="dxa"))
    if spans:
        properties.append(element("w:gridSpan", val=2))
    properties.append(element("w:vAlign", val=stands))
    return element("w:tc", properties, *paragraphs)


if __name__ == "__main__":
    for file in write_forms(Path(sys.argv[1])):
        sys.stdout.write(f"{file}\n")
