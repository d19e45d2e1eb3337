"""What nobody measures and a reader sees once a file is mended: lines that do not begin alike, small numbers, a foot torn in two.

Done only in a copy in which something is mended, so that a file without a finding stays as it is. No word changes.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from tdkt.conformity.components.component import Component
from tdkt.conformity.rules.body_look import INDENT
from tdkt.conformity.said import twips
from tdkt.law.nd30 import page_law
from tdkt.office.word.editing import looks
from tdkt.office.word.editing.changes import Changes, new
from tdkt.office.word.xml import W

if TYPE_CHECKING:
    from lxml.etree import _Element

    from tdkt.conformity.components.piece import Piece
    from tdkt.conformity.components.recognised import Recognised
    from tdkt.conformity.finding import Finding
    from tdkt.office.word.editing.edited import EditedWord
    from tdkt.office.word.editing.letters import Written

_INDENTS = "Căn cứ, đề mục, gạch đầu dòng đang sát lề: lùi đầu dòng như nội dung."
_APART = "Tên loại sát dòng số, ngày: thêm khoảng cách phía trên."
_NUMBERS = "Số tự động của Word: cỡ chữ, kiểu chữ theo dòng chữ của nó."
_FOOT = "Phần ký, nơi nhận: giữ liền trên một trang, không để tách đôi."
_LEVEL_ORDER = ("start", "numFmt", "lvlRestart", "pStyle", "isLgl")
"""What of a level stands before the sign that follows its number (ECMA-376, part 1, 17.9.6)."""
_SLACK = 30
"""Twips (0,5 mm)."""
_ROW = 90
"""Letters that certainly go over one row."""
_CLEAR = 240
"""Twips over the name of the document."""
_MOST_ROWS = 12
"""Of a table that can be a foot."""
_AS_TEXT = ("font", "half_points", "bold", "italic")


def tidy(document: Recognised, mended: list[Finding], word: EditedWord, changes: Changes) -> Iterator[str]:
    """Tidy a file in which those findings were mended; yield in Vietnamese what was done."""
    first_line = next(
        (
            mend.to
            for finding in mended
            if finding.rule is INDENT
            for mend in finding.mends
            if mend.what == "first_line"
        ),
        None,
    )
    if first_line is not None and _indent(document, first_line, word, changes):
        yield _INDENTS
    if mended and _set_apart(document, word, changes):
        yield _APART
    if _set_numbers(word, changes):
        yield _NUMBERS
    if _hold_foot(document, word, changes):
        yield _FOOT


def _indent(document: Recognised, first_line: str | int | bool, word: EditedWord, changes: Changes) -> bool:
    """Let what stands at the margin begin where the text begins; tell whether there was any."""
    done = False
    for piece in document.of(Component.BODY, Component.BASIS):
        look = piece.paragraph.look
        written = word.written(piece.paragraph.place)
        at_margin = not look.left and look.alignment in ("left", "both") and _begins_wrong(look.first_line)
        if (
            written is None
            or not at_margin
            or not piece.starts_paragraph
            or piece.boxed
            or _in_columns(piece)
        ):
            continue
        looks.set_paragraph(written, "first_line", first_line, changes)
        if look.alignment == "left" and len(piece.text) > _ROW:
            looks.set_paragraph(written, "alignment", "both", changes)
        _no_tab_behind_number(written, word)
        done = True
    return done


def _begins_wrong(first_line: int) -> bool:
    allowed = [twips(mm) for mm in page_law().first_line_mm]
    return first_line >= 0 and not any(abs(first_line - wanted) <= _SLACK for wanted in allowed)


def _in_columns(piece: Piece) -> bool:
    return piece.cell is not None and piece.cell.columns > 1


def _no_tab_behind_number(written: Written, word: EditedWord) -> None:
    """Let a space follow the numbers of a list, whose tab would go far from an indented number."""
    level = word.level_of(written)
    if level is None or level.find(f"{W}suff") is not None or level.find(f"{W}pPr/{W}ind") is not None:
        return
    suffix = new("suff", val="space")
    before = [child for child in level if child.tag in {f"{W}{name}" for name in _LEVEL_ORDER}]
    if before:
        before[-1].addnext(suffix)
    else:
        level.insert(0, suffix)


def _set_apart(document: Recognised, word: EditedWord, changes: Changes) -> bool:
    """Let the name of the document stand clear of the head where nothing is between; tell whether it did not."""
    lines = [line for line in document.lines if line.part == 0]
    at = next((at for at, line in enumerate(lines) if line.component is Component.TYPE_NAME), None)
    if not at or lines[at - 1].component in (Component.BLANK, Component.RULE):
        return False
    paragraph, above = lines[at].piece.paragraph, lines[at - 1].piece.paragraph
    written = word.written(paragraph.place)
    if written is None or paragraph is above or paragraph.look.before >= _CLEAR or lines[at].piece.boxed:
        return False
    looks.set_paragraph(written, "before", _CLEAR, changes)
    return True


def _set_numbers(word: EditedWord, changes: Changes) -> bool:
    """Let the numbers that Word writes look like the text behind them; tell whether there were others."""
    done = False
    for written in word.written_in(word.main).values():
        paragraph = written.paragraph
        first = next((run.look for run in paragraph.runs if run.text.strip()), None)
        if paragraph.number is None or first is None:
            continue
        now = word.number_look(written)
        for what in ("half_points",) if paragraph.number.is_bullet else _AS_TEXT:
            if getattr(now, what) != getattr(first, what):
                looks.set_mark(written, what, getattr(first, what), changes)
                done = True
    return done


def _hold_foot(document: Recognised, word: EditedWord, changes: Changes) -> bool:
    """Keep the rows of the foot on one page, with the last lines of the text; tell whether that was not so."""
    pieces = document.of(Component.RECIPIENTS_TITLE, Component.RECIPIENT, Component.POWER, Component.SIGNER)
    body = document.of(Component.BODY)
    if not pieces or any(piece.boxed for piece in pieces):
        return False
    done = False
    nodes = [written for piece in pieces if (written := word.written(piece.paragraph.place)) is not None]
    last = body[-1].paragraph if body else None
    for written in nodes[:-1]:
        if next(written.node.iterancestors(f"{W}tr"), None) is None:
            done |= _keep_next(written, changes)
    for row in {id(row): row for written in nodes for row in written.node.iterancestors(f"{W}tr")}.values():
        done |= _whole(row)
    if last is not None and (before := word.written(last.place)) is not None:
        done |= _keep_next(before, changes)
    return done


def _keep_next(written: Written, changes: Changes) -> bool:
    if written.paragraph.look.keep_next:
        return False
    looks.set_paragraph(written, "keep_next", True, changes)
    return True


def _whole(row: _Element) -> bool:
    """Let a row stand on one page; tell whether it could be torn."""
    table = row.getparent()
    if table is None or len(table.findall(f"{W}tr")) > _MOST_ROWS:
        return False
    properties = row.find(f"{W}trPr")
    if properties is None:
        properties = new("trPr")
        row.insert(1 if row.find(f"{W}tblPrEx") is not None else 0, properties)
    if properties.find(f"{W}cantSplit") is not None:
        return False
    properties.insert(0, new("cantSplit"))
    return True
