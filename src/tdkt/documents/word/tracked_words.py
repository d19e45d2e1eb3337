"""The words of a paragraph as they were and as they are, in one line of runs: what went as w:del, what came as w:ins."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from copy import deepcopy
from difflib import SequenceMatcher
from itertools import groupby
from typing import TYPE_CHECKING, Literal, NamedTuple

from docx.oxml.parser import parse_xml
from lxml import etree

from tdkt.documents.word.xml import element, letters
from tdkt.type_metrics import NO_BREAK_HYPHEN

if TYPE_CHECKING:
    from docx.oxml.xmlchemy import BaseOxmlElement
    from lxml.etree import _Element

Status = Literal["same", "del", "ins"]

_WORD = re.compile(r"(\S+)(\s*)|\s+")
_CLOSING = ";:,.!?…/"
"""Marks that change with what follows them; on their own they do not take the word before them along."""
_PROPERTIES = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}rPr"


class Word(NamedTuple):
    """A word (or the marks that close it) with the `space` after it and the `face` of its run: the XML of the w:rPr."""

    text: str
    space: str
    face: str

    @property
    def key(self) -> tuple[str, str]:
        """What is compared; no-break spaces, which depend on where lines end, are none of it."""
        return self.text, self.face

    @property
    def looks(self) -> tuple[str, str, int]:
        """What a reader sees: `key` with whether (and how much) space follows."""
        return self.text, self.face, len(self.space)


class _Piece(NamedTuple):
    status: Status
    text: str
    face: str


def words_in(paragraph: _Element) -> list[Word]:
    """Return the words of a paragraph that holds runs of text alone, as the writer makes them; else raises ValueError."""
    found: list[Word] = []
    for child in paragraph:
        name = _name(child)
        if name == "r":
            found += _split(_text(child), _face(child))
        elif name != "pPr":
            raise ValueError(f"w:{name} in a paragraph cannot be tracked")
    return found


def changed_runs(old: Sequence[Word], new: Sequence[Word]) -> list[BaseOxmlElement]:
    """Return runs, w:del and w:ins that are `new` when all is accepted and `old` when all is rejected."""
    made: list[BaseOxmlElement] = []
    for same, group in groupby(_pieces(old, new), lambda piece: piece.status == "same"):
        pieces = list(group)
        if same:
            made += _runs(pieces)
        else:
            for status in ("del", "ins"):
                runs = _runs(piece for piece in pieces if piece.status == status)
                made += [element(f"w:{status}", *runs)] if runs else []
    return made


def _split(text: str, face: str) -> Iterator[Word]:
    for match in _WORD.finditer(text):
        word, space = match[1] or "", match[2] if match[1] else match[0]
        stem = word.rstrip(_CLOSING)
        if stem and stem != word:
            yield Word(stem, "", face)
            word = word[len(stem) :]
        yield Word(word, space, face)


def _pieces(old: Sequence[Word], new: Sequence[Word]) -> Iterator[_Piece]:
    for same, before, after in _stretches(old, new):
        if not same:
            yield from (_Piece("del", word.text + word.space, word.face) for word in before)
            yield from (_Piece("ins", word.text + word.space, word.face) for word in after)
            continue
        for was, now in zip(before, after, strict=True):
            if len(was.space) == len(now.space):
                yield _Piece("same", now.text + now.space, now.face)
                continue
            yield _Piece("same", now.text, now.face)
            yield _Piece("del", was.space, was.face)
            yield _Piece("ins", now.space, now.face)


def _stretches(
    old: Sequence[Word], new: Sequence[Word]
) -> Iterator[tuple[bool, Sequence[Word], Sequence[Word]]]:
    """Yield what stayed (True) and what changed; a word or two that stayed amid great changes count as changed."""
    matcher = SequenceMatcher(None, [word.key for word in old], [word.key for word in new], autojunk=False)
    steps = [
        (tag == "equal", old[start:end], new[new_start:new_end])
        for tag, start, end, new_start, new_end in matcher.get_opcodes()
    ]
    kept = [same and not _is_lost(steps, index) for index, (same, _, _) in enumerate(steps)]
    for same, group in groupby(zip(kept, steps, strict=True), lambda step: step[0]):
        before: list[Word] = []
        after: list[Word] = []
        for _, (_, was, now) in group:
            before += was
            after += now
        yield same, before, after


def _is_lost(steps: Sequence[tuple[bool, Sequence[Word], Sequence[Word]]], index: int) -> bool:
    """Tell whether what stayed between two changes is so little beside them that a reader takes it for chance."""
    if not 0 < index < len(steps) - 1:
        return False
    stayed = sum(any(map(str.isalnum, word.text)) for word in steps[index][1])
    around = min(max(len(before), len(after)) for _, before, after in (steps[index - 1], steps[index + 1]))
    return stayed * 3 <= around


def _runs(pieces: Iterable[_Piece]) -> list[BaseOxmlElement]:
    """Return the pieces, all of one status, as runs: one a face."""
    made = []
    for (face, status), group in groupby(pieces, lambda piece: (piece.face, piece.status)):
        text = "".join(piece.text for piece in group)
        if text:
            made.append(_run(text, face, deleted=status == "del"))
    return made


def _run(text: str, face: str, *, deleted: bool) -> BaseOxmlElement:
    content = letters(text, "w:delText" if deleted else "w:t")
    return element("w:r", *([parse_xml(face)] if face else []), *content)


def _text(run: _Element) -> str:
    found = ""
    for part in run:
        match _name(part):
            case "t":
                found += part.text or ""
            case "noBreakHyphen":
                found += NO_BREAK_HYPHEN
            case "rPr":
                pass
            case other:
                raise ValueError(f"w:{other} in a run cannot be tracked")
    return found


def _face(run: _Element) -> str:
    properties = run.find(_PROPERTIES)
    if properties is None:
        return ""
    alone = deepcopy(properties)
    alone.tail = None
    return etree.tostring(alone, method="c14n", exclusive=True).decode()


def _name(node: _Element) -> str:
    return str(node.tag).rpartition("}")[2]
