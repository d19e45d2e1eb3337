"""Which lines without a number are headings: by the style of Word, by bold alone or by capitals alone.

A line that is only bold may as well be a sentence that somebody wanted seen. It counts as a heading where the document says
so otherwise: numbers begin anew under each such line, several stand in one section, or nothing in the document is numbered.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from tdkt.adoption.reading.notes import Notes
from tdkt.adoption.reading.typed import Part, Typed
from tdkt.model.marks import Kind
from tdkt.model.records import dataclass

_LONGEST = 160
_TOP_KINDS = (Kind.PART, Kind.CHAPTER, Kind.UPPER, Kind.ROMAN)
HeadingClass = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class UnnumberedHeadings:
    """The class of each line that is a heading without number, by the line's number; `style` classes end in their level."""

    classes: dict[int, HeadingClass]

    def of(self, line: Typed) -> HeadingClass | None:
        """Return the class of a heading, None for any other line."""
        return self.classes.get(line.number)


def unnumbered_headings(parts: Sequence[Part], notes: Notes) -> UnnumberedHeadings:
    """Find them in the parts of the body; where only the look speaks for one, or against it, a doubt is noted."""
    lines = [part for part in parts if isinstance(part, Typed)]
    found: dict[int, HeadingClass] = {
        line.number: ("style", str(line.look.outline))
        for line in lines
        if line.mark is None and line.look.outline is not None and len(line.plain) <= 2 * _LONGEST
    }
    candidates = _candidates(parts, found)
    if candidates:
        accepted = _accepted(lines, candidates)
        found |= {line.number: _look_class(line) for line in accepted}
        _tell(candidates, accepted, notes)
    return UnnumberedHeadings(found)


def _candidates(parts: Sequence[Part], styled: dict[int, HeadingClass]) -> list[Typed]:
    """Return the lines that look like a heading and have something under them."""
    found = []
    for part in parts[:-1]:
        if not isinstance(part, Typed) or part.mark is not None or part.number in styled or part.is_note:
            continue
        emphasised = part.look.bold or part.look.capitals
        if emphasised and len(part.plain) <= _LONGEST and not part.plain.endswith((".", ";", ",", "!")):
            found.append(part)
    return found


def _look_class(line: Typed) -> HeadingClass:
    look = line.look
    faces = (
        ("capitals", look.capitals),
        ("bold", look.bold),
        ("italic", look.italic),
        ("centred", look.centred),
    )
    return ("look", *(name for name, there in faces if there))


def _accepted(lines: Sequence[Typed], candidates: Sequence[Typed]) -> list[Typed]:
    numbered = [line for line in lines if line.mark is not None and not line.mark.is_bullet]
    if not numbered:
        return list(candidates)
    top_is_numbered = any(line.mark and line.mark.kind in _TOP_KINDS for line in numbered)
    among = {line.number for line in candidates}
    segment, restarts = 0, {}
    segments: dict[tuple[int, HeadingClass], int] = defaultdict(int)
    of_class: dict[HeadingClass, int] = defaultdict(int)
    where: dict[int, int] = {}
    waiting: list[int] = []
    for line in lines:
        if line.number in among:
            where[line.number] = segment
            segments[segment, _look_class(line)] += 1
            of_class[_look_class(line)] += 1
            waiting.append(line.number)
        elif line.mark is not None and not line.mark.is_bullet:
            restarts.update(dict.fromkeys(waiting, line.mark.value == 1))
            waiting = []
            segment += 1
    accepted = []
    for line in candidates:
        own = _look_class(line)
        is_top = not top_is_numbered and line.look.capitals and of_class[own] > 1
        begins_anew = restarts.get(line.number, False) and of_class[own] > 1
        several = segments[where[line.number], own] > 1 and not line.plain.endswith(":")
        if is_top or begins_anew or several:
            accepted.append(line)
    return accepted


def _tell(candidates: Sequence[Typed], accepted: Sequence[Typed], notes: Notes) -> None:
    taken = {line.number for line in accepted}
    as_heading, as_prose = "tiêu đề (tdkt in kèm số thứ tự)", "đoạn văn"
    for own in dict.fromkeys(map(_look_class, accepted)):
        alike = [line for line in accepted if _look_class(line) == own]
        look = _look_word(alike[0])
        notes.doubt(
            f"{_listed(alike)} {look}, không có số: tiêu đề hay câu?",
            (as_heading, as_prose),
            "tiêu đề",
            f"đứng riêng một dòng, {look}, có nội dung ở dưới",
            lines=tuple(number for line in alike for number in line.numbers),
        )
    for line in candidates:
        if line.number not in taken:
            notes.doubt(
                f"Dòng {_look_word(line)}, không có số “{_short(line.plain)}”: tiêu đề hay câu?",
                (as_prose, as_heading),
                as_prose,
                "các mục quanh đó có số mà dòng này không có",
                lines=line.numbers,
            )


def _listed(lines: Sequence[Typed]) -> str:
    if len(lines) == 1:
        return f"Dòng “{_short(lines[0].plain)}”"
    more = ", …" if len(lines) > 3 else ""
    return f"{len(lines)} dòng ({', '.join(f'“{_short(line.plain)}”' for line in lines[:3])}{more})"


def _look_word(line: Typed) -> str:
    return "in hoa" if line.look.capitals else "in đậm"


def _short(text: str) -> str:
    return text if len(text) <= 60 else f"{text[:57]}…"
