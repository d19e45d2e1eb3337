"""Paragraphs and rule lines."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from tdkt.documents.page import layout
from tdkt.documents.page.blocks import Span, Spans
from tdkt.documents.page.layout import TextStyle
from tdkt.documents.page.line_breaks import unbroken, whole_words
from tdkt.documents.word.xml import eighths, element, letters, twips, twips_of_points, xml_text
from tdkt.type_metrics import balanced_width, text_width, wrap

if TYPE_CHECKING:
    from docx.oxml.xmlchemy import BaseOxmlElement

_WIDTH_TOLERANCE = 3.0
"""Room in mm left to a word processor whose metrics differ a little from ours."""


def paragraph(
    style: TextStyle,
    text: str | Spans = "",
    *,
    keep_next: bool = False,
    left: float | None = None,
    right: float = 0.0,
    hanging: float = 0.0,
    align: str = "",
    before: float = 0.0,
) -> BaseOxmlElement:
    """Return a paragraph in `style`. Indents in mm and the gap `before` in points are given only where they are computed."""
    properties = element("w:pPr", element("w:pStyle", val=style.id))
    if keep_next:
        properties.append(element("w:keepNext"))
    if before:
        properties.append(element("w:spacing", before=twips_of_points(before)))
    if left is not None:
        indent = element("w:ind", left=twips(left), right=twips(right))
        if hanging:
            indent = element("w:ind", left=twips(left), right=twips(right), hanging=twips(hanging))
        properties.append(indent)
    if align:
        properties.append(element("w:jc", val=align))
    spans = (Span(text),) if isinstance(text, str) else text
    return element("w:p", properties, *runs(spans, style))


def held(made: BaseOxmlElement) -> BaseOxmlElement:
    """Return a paragraph that stays with the next one with a field that makes LibreOffice keep it there as Word does.

    Before LibreOffice sets a document it deals the content out to pages by number, 20 or 25 paragraphs and rows to each. A paragraph
    that happens to be the last of these is not asked again where the next one has found no room beside it. One that holds a field
    is: fields are updated once all pages are set.
    """
    instruction = element("w:instrText")
    instruction.text = layout.HOLDING_FIELD
    begin, end = (element("w:fldChar", fldCharType=kind) for kind in ("begin", "end"))
    for content in (begin, instruction, end):
        made.append(element("w:r", content))
    return made


def runs(spans: Iterable[Span], style: TextStyle) -> list[BaseOxmlElement]:
    """Return the runs of `spans`; emphasis inside text that is itself italic (bold) stands out upright (light)."""
    made = []
    for span in spans:
        text = xml_text(span.text if style.one_line else unbroken(span.text))
        if not text:
            continue
        run = element("w:r")
        faces = element("w:rPr")
        for wanted, own, tag in ((span.bold, style.bold, "b"), (span.italic, style.italic, "i")):
            if wanted:
                value = {"val": 0} if own and tag == "i" else {}
                faces.append(element(f"w:{tag}", **value))
                faces.append(element(f"w:{tag}Cs", **value))
        if len(faces):
            run.append(faces)
        run.extend(letters(text))
        made.append(run)
    return made


def balanced(style: TextStyle, text: str, column: float, *, at_most: float | None = None) -> BaseOxmlElement:
    """Return a centred paragraph whose lines, if it needs several within `at_most` mm, are of like length."""
    shown, width = _balance(style, text, at_most or column)
    indent = (column - width) / 2
    return paragraph(style, shown, left=indent, right=indent) if indent else paragraph(style, shown)


def last_line_width(style: TextStyle, text: str, width: float) -> float:
    """Return the width in mm of the last line of `text` as `balanced` sets it."""
    shown, inner = _balance(style, text, width)
    lines = wrap(shown, inner, style.size, bold=style.bold, italic=style.italic)
    return text_width(lines[-1], style.size, bold=style.bold, italic=style.italic) if lines else 0.0


def _balance(style: TextStyle, text: str, width: float) -> tuple[str, float]:
    """Return the text with words kept whole, where it needs lines and that takes none more, and the width in mm to set it in."""
    face = {"bold": style.bold, "italic": style.italic}
    plain, whole = unbroken(text), whole_words(text)
    lines, lines_whole = (len(wrap(shown, width, style.size, **face)) for shown in (plain, whole))
    shown = whole if 1 < lines == lines_whole else plain
    return shown, balanced_width(shown, width, style.size, **face)


def rule_line(length: float, column: float) -> BaseOxmlElement:
    """Return a drawn solid line of `length` mm centred in a column of `column` mm."""
    indent = max((column - length) / 2, 0.0)
    border = element("w:bottom", val="single", sz=eighths(layout.RULE_POINTS), space=0, color="000000")
    properties = element(
        "w:pPr",
        element("w:pStyle", val=layout.RULE_LINE.id),
        element("w:pBdr", border),
        element("w:ind", left=twips(indent), right=twips(indent)),
    )
    return element("w:p", properties)


def boxed(style: TextStyle, text: str, column: float) -> BaseOxmlElement:
    """Return `text` in a single-line box that fits it, centred in a column of `column` mm."""
    indent = (column - text_width(text, style.size, bold=style.bold) - _WIDTH_TOLERANCE * 2) / 2
    sides = ("top", "left", "bottom", "right")
    borders = (element(f"w:{side}", val="single", sz=4, space=2, color="000000") for side in sides)
    properties = element(
        "w:pPr",
        element("w:pStyle", val=style.id),
        element("w:pBdr", *borders),
        element("w:ind", left=twips(indent), right=twips(indent)),
    )
    return element("w:p", properties, *runs((Span(text),), style))
