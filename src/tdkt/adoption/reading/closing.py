"""The last words of a plan before its foot: closing paragraphs and the end mark "./."."""

from __future__ import annotations

import re
from collections.abc import Sequence

from tdkt.adoption.reading.notes import Notes
from tdkt.adoption.reading.outline import Node
from tdkt.adoption.reading.read_plan import Said
from tdkt.adoption.reading.stretches import Stretch, cut, tidied
from tdkt.adoption.reading.typed import Part, Typed
from tdkt.model.records import replace

USUAL = "./."
_END = re.compile(r"\s*(?P<mark>(?:\.[\s.]*[/!][./!\s-]*|/\s?[.\-][./!\s]*|\.\s?-))$")
_END_ALONE = re.compile(r"^[./!\s\-]{1,6}$")
_CLOSES = re.compile(
    r"(?i)^(?:trên đây là|trong quá trình|quá trình (?:tổ chức |triển khai )?thực hiện|yêu cầu (?:các|thủ trưởng|trưởng)|đề nghị (?:các|thủ trưởng)|"
    r"(?:căn cứ|nhận được) (?:nội dung )?kế hoạch này|(?:ủy|uỷ) ban nhân dân .{0,60}(?:yêu cầu|đề nghị|giao)|ubnd .{0,40}(?:yêu cầu|đề nghị)|"
    r".*kế hoạch này\b)"
)


def without_end_mark(parts: list[Part], notes: Notes) -> str:
    """Take the end mark from the last line of `parts` (changed in place) and return it, "" where there is none.

    The full stop of the sentence stays: "giải quyết./." becomes "giải quyết.".
    """
    last = parts[-1] if parts else None
    if not isinstance(last, Typed):
        return ""
    text = last.plain
    if _END_ALONE.match(text):
        notes.fixed.append(last.number)
        parts.pop()
        return text
    match = _END.search(text)
    if match is None:
        return ""
    stop = (Stretch("."),) if match["mark"].startswith(".") else ()
    parts[-1] = replace(last, stretches=tidied((*cut(last.stretches, 0, match.start()), *stop)))
    if match["mark"] != USUAL:
        notes.change(last.number, "dấu kết thúc văn bản", match["mark"], USUAL)
    return match["mark"]


def take_closing(root: Node) -> tuple[Said, ...]:
    """Take the closing paragraphs from the end of the last part under `root`, and return them."""
    last = root
    while last.children:
        last = last.children[-1]
    start = len(last.body)
    while start > 0 and _is_prose(last, start - 1):
        start -= 1
    first = next((number for number in range(start, len(last.body)) if _closes(last, number)), None)
    if first is None and 0 < start < len(last.body) and last.body[start - 1].depth:
        first = start  # prose behind a list at the very end
    if first is None:
        return ()
    taken: Sequence[Typed] = [entry.part for entry in last.body[first:] if isinstance(entry.part, Typed)]
    del last.body[first:]
    return tuple(Said(line.text, line.numbers, line.written) for line in taken)


def _is_prose(node: Node, number: int) -> bool:
    entry = node.body[number]
    return entry.depth == 0 and isinstance(entry.part, Typed) and not entry.part.is_note


def _closes(node: Node, number: int) -> bool:
    part = node.body[number].part
    return isinstance(part, Typed) and _CLOSES.match(part.plain) is not None
