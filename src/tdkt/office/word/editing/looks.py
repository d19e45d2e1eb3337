"""Looks written into a Word file: fields of `RunLook`, `ParagraphLook` and `Section` as the properties that say them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from tdkt.office.word.editing.changes import Changes, put, switch
from tdkt.office.word.editing.cutting import runs_of
from tdkt.office.word.editing.letters import Written
from tdkt.office.word.xml import W, whole

if TYPE_CHECKING:
    from lxml.etree import _Element

_SWITCHES = {"bold": ("b", "bCs"), "italic": ("i", "iCs"), "caps": ("caps",), "small_caps": ("smallCaps",), "strike": ("strike", "dstrike"), "hidden": ("vanish",)}  # fmt: skip
_JUSTIFIED = {"both": "both", "center": "center", "left": "left", "right": "right"}
_PARAGRAPH_SWITCHES = {
    "contextual": "contextualSpacing",
    "keep_next": "keepNext",
    "keep_lines": "keepLines",
    "page_break_before": "pageBreakBefore",
}
_SIDES = ("top", "right", "bottom", "left", "header", "footer")
_A4 = (11906, 16838)
LETTERS = frozenset(
    (*_SWITCHES, "font", "half_points", "colour", "underline", "highlight", "raised", "spacing")
)
PARAGRAPHS = frozenset(
    (*_PARAGRAPH_SWITCHES, "alignment", "left", "right", "first_line", "before", "after", "line", "line_rule")
)
SECTIONS = frozenset((*_SIDES, "paper", "number_from", "first_page_differs"))


def set_letters(
    written: Written, start: int, end: int, what: str, to: str | int | bool, changes: Changes
) -> None:
    """Let the letters from `start` to `end` of a paragraph look so; where they are all of it, also its mark, which a number looks like."""
    runs: Iterable[_Element] = runs_of(written, start, end)
    for run in runs:
        _set_run(changes.properties(run, "rPr"), what, to)
    text = written.paragraph.text
    if written.paragraph.number is not None and not text[:start].strip() and not text[end:].strip():
        set_mark(written, what, to, changes)


def set_mark(written: Written, what: str, to: str | int | bool, changes: Changes) -> None:
    """Let the mark of a paragraph look so, which the number that Word writes looks like."""
    properties = written.node.find(f"{W}pPr")
    if properties is None:
        properties = changes.properties(written.node, "pPr")
    _set_run(changes.properties(properties, "rPr"), what, to)


def _set_run(properties: _Element, what: str, to: str | int | bool) -> None:
    if what in _SWITCHES:
        for name in _SWITCHES[what]:
            switch(properties, name, on=bool(to))
    elif what == "font":
        font = str(to)
        put(
            properties,
            "rFonts",
            ascii=font,
            hAnsi=font,
            cs=font,
            asciiTheme=None,
            hAnsiTheme=None,
            cstheme=None,
        )
    elif what == "half_points":
        for name in ("sz", "szCs"):
            put(properties, name, val=str(to))
    elif what == "colour":
        put(properties, "color", val=str(to), themeColor=None, themeTint=None, themeShade=None)
    elif what == "underline":
        put(properties, "u", val="single" if to else "none")
    elif what == "highlight":
        put(properties, "highlight", val=str(to) or "none")
    elif what == "raised":
        put(properties, "vertAlign", val=str(to) or "baseline")
    elif what == "spacing":
        put(properties, "spacing", val=str(to))


def set_paragraph(written: Written, what: str, to: str | int | bool, changes: Changes) -> None:
    """Let a paragraph be set so."""
    properties = changes.properties(written.node, "pPr")
    if what in _PARAGRAPH_SWITCHES:
        switch(properties, _PARAGRAPH_SWITCHES[what], on=bool(to))
    elif what == "alignment":
        put(properties, "jc", val=_JUSTIFIED[str(to)])
    elif what in ("left", "right"):
        put(properties, "ind", **{what: str(to), "start" if what == "left" else "end": None})
    elif what == "first_line":
        number = whole(str(to))
        put(properties, "ind", firstLine=None if number < 0 else str(number), hanging=str(-number) if number < 0 else None, firstLineChars=None, hangingChars=None)  # fmt: skip
    elif what in ("before", "after"):
        put(properties, "spacing", **{what: str(to), f"{what}Autospacing": None, f"{what}Lines": None})
    elif what == "line":
        put(properties, "spacing", line=str(to), lineRule="auto")
    elif what == "line_rule":
        put(properties, "spacing", lineRule=str(to))


def set_section(section: _Element, what: str, to: str | int | bool, changes: Changes) -> None:
    """Set up the pages of a section so."""
    changes.remember(section)
    if what == "paper":
        size = section.find(f"{W}pgSz")
        sideways = size is not None and whole(size.get(f"{W}w")) > whole(size.get(f"{W}h"))
        width, height = reversed(_A4) if sideways else _A4
        put(section, "pgSz", w=str(width), h=str(height), code=None)
    elif what in _SIDES:
        put(section, "pgMar", **{what: str(to)})
    elif what == "number_from":
        put(section, "pgNumType", start=str(to))
    elif what == "first_page_differs":
        switch(section, "titlePg", on=bool(to))
