"""What stands behind the signature: annexes with their own titles, tables on pages turned sideways."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from tdkt.adoption.reading.notes import Notes
from tdkt.adoption.reading.read_plan import Said
from tdkt.adoption.reading.typed import Part, Typed, TypedTable
from tdkt.conformity.components.fixed_words import is_rule

_HEADING = re.compile(
    r"(?i)^(?:phụ lục|phụ biểu|biểu(?: mẫu)?|mẫu)(?:\s+(?:số\s*)?(?:[IVX]+|\d{1,2}[A-Za-z]?))?\s*[.:)]?\s*$"
)
_HEADING_WITH_TITLE = re.compile(
    r"^(?P<head>(?:PHỤ LỤC|PHỤ BIỂU|BIỂU|Phụ lục|Biểu)(?:\s+(?:SỐ|số)?\s*(?:[IVX]+|\d{1,2}))?)\s*[.:\-–]?\s*(?P<rest>.*)$"
)
_ATTACHED = re.compile(r"(?i)^\(\s*(?:ban hành )?(?:kèm|đính kèm)")


def is_annex_heading(line: Typed) -> bool:
    """Tell whether a line is "Phụ lục", "PHỤ LỤC I", "Biểu số 1", with or without a title behind it."""
    if line.mark is not None:
        return False
    text = line.plain
    if _HEADING.match(text):
        return True
    match = _HEADING_WITH_TITLE.match(text)
    set_apart = line.look.centred or line.look.bold or line.look.new_page
    return (
        match is not None
        and len(text) < 200
        and (text == text.upper() or (set_apart and bool(match["rest"][:1].isupper())))
    )


def split_annexes(parts: Sequence[Part], foot: int) -> tuple[int, list[Sequence[Part]]]:
    """Return where the foot that begins at `foot` ends, and the parts of each annex behind it."""
    start = next(
        (number for number in range(foot, len(parts)) if _leaves_foot(parts, foot, number)), len(parts)
    )
    bounds = [
        number
        for number in range(start + 1, len(parts))
        if isinstance(part := parts[number], Typed) and is_annex_heading(part)
    ]
    edges = [start, *bounds, len(parts)]
    return start, [parts[first:last] for first, last in pairwise(edges) if first < last]


def _leaves_foot(parts: Sequence[Part], foot: int, number: int) -> bool:
    part = parts[number]
    if isinstance(part, TypedTable):
        return True
    if is_annex_heading(part):
        return True
    before = parts[foot] if foot < len(parts) else part
    turned = isinstance(before, Typed) and part.landscape != before.landscape
    return number > foot and (part.look.new_page or turned)


def annex_head(parts: Sequence[Part], notes: Notes) -> tuple[Said, Said | None, Said | None, int]:
    """Return the heading of an annex, its title, its line "(Kèm theo …)" and the number of the first part after them."""
    heading, title, attached = Said("", ()), None, None
    at = 0
    first = parts[0]
    lines: list[Typed] = []
    if isinstance(first, Typed) and is_annex_heading(first):
        match = None if _HEADING.match(first.plain) else _HEADING_WITH_TITLE.match(first.plain)
        if match and match["rest"]:
            title = Said(first.plain, first.numbers)
        else:
            heading = Said(first.plain, first.numbers)
        at = 1
    for part in _heads(parts[at:]):
        at += 1
        if is_rule(part.words):
            notes.fixed.append(part.number)
        elif _ATTACHED.match(part.plain):
            attached = Said(part.plain, part.numbers)
            break
        else:
            lines.append(part)
    if lines:
        words = " ".join(filter(None, [title.text if title else "", *(line.plain for line in lines)]))
        numbers = (*(title.lines if title else ()), *(number for line in lines for number in line.numbers))
        title = Said(words, numbers)
    return heading, title, attached, at


def _heads(parts: Sequence[Part]) -> Iterator[Typed]:
    for part in parts:
        if not isinstance(part, Typed) or part.mark is not None or len(part.plain) > 250:
            return
        look = part.look
        if is_rule(part.words) or _ATTACHED.match(part.plain) or look.centred or look.capitals:
            yield part
        else:
            return
