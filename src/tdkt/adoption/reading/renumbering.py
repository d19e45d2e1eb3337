"""The numbers of the file beside those that tdkt computes: what changes, what is missing or stands twice."""

from __future__ import annotations

import re

from tdkt.adoption.reading.notes import Notes
from tdkt.adoption.reading.outline import Key, Node
from tdkt.adoption.reading.typed import Typed
from tdkt.model.marks import Kind, Mark
from tdkt.model.numbering import LETTERS, roman


def tell_number(heading: Typed, printed: str, notes: Notes) -> None:
    """Note where a part will carry another number than in the file."""
    before = heading.written
    if re.findall(r"\w+", before) != re.findall(r"\w+", printed):
        notes.change(heading.number, "số thứ tự", before or "không có", printed)


def tell_gaps(root: Node, notes: Notes) -> None:
    """Note every number that does not follow the one before it."""
    last: dict[Key, int] = {}
    for node in root.walk():
        before: Mark | None = None
        for child in node.children:
            mark = child.mark
            if mark is None or child.heading is None:
                continue
            if before is not None and mark.kind is before.kind:
                _tell(child.heading, before.value, mark, notes)
            elif before is None and mark.value not in (1, last.get(child.key, 0) + 1):
                _tell(child.heading, 0, mark, notes)
            before = mark
            last[child.key] = mark.value


def _tell(heading: Typed, before: int, mark: Mark, notes: Notes) -> None:
    if mark.value == before + 1 or (mark.value == 1 and before > 0):
        return
    if mark.value == before:
        question, because = f"Số “{mark.written}” ghi hai lần liền.", "tdkt tính lại số khi in"
    elif before == 0:
        question, because = (
            f"Mục đầu tiên ghi “{mark.written}”: thiếu mục trước nó?",
            "trước nó không có mục nào",
        )
    else:
        expected = _shown(mark.kind, before + 1)
        question = (
            f"Sau “{_shown(mark.kind, before)}” là “{mark.written}”: thiếu mục “{expected}” hay đánh số nhầm?"
        )
        because = "tdkt tính lại số khi in"
    notes.doubt(
        question, ("đánh số nhầm", "còn thiếu nội dung"), "đánh số nhầm", because, lines=heading.numbers
    )


def _shown(kind: Kind, value: int) -> str:
    if kind is Kind.ROMAN:
        return f"{roman(value)}."
    if kind is Kind.LETTER and value <= len(LETTERS):
        return f"{LETTERS[value - 1]})"
    if kind is Kind.UPPER and value <= len(LETTERS):
        return f"{LETTERS[value - 1].upper()}."
    return str(value)
