"""The documents that stand behind the main one in its file: what a decision promulgates, what certifies a copy.

A form ("Mẫu số 01") and what is full of blanks to fill in is none: it has a layout of its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from tdkt.conformity.components.behind import begins_attached, line_of_body
from tdkt.conformity.components.component import Component
from tdkt.conformity.components.fixed_words import is_copy_form, is_rule
from tdkt.conformity.components.foot import foot_at, read_foot
from tdkt.conformity.components.head import Head, name_agencies, read_head
from tdkt.conformity.components.kinds import Kind, copies
from tdkt.conformity.components.odd_lines import read_date, read_number
from tdkt.conformity.components.opening import read_opening
from tdkt.conformity.components.piece import Piece, in_columns
from tdkt.conformity.components.recognised import Line, Recognised, Role
from tdkt.model.records import replace
from tdkt.model.text import fold

_TO_FILL_IN = re.compile(r"[.…_]{4,}")
_MANY_BLANKS = 3
_OF_PERSONS = ("Giấy ủy quyền", "Hợp đồng", "Biên bản")
"""Kinds of which forms go with a decision."""


def with_others(main: Recognised, copy: Sequence[Piece]) -> Recognised:
    """Return the main document with the others of its file; `copy` are the pieces of what certifies a copy."""
    if main.not_judged:
        return main
    found = dict(_attached(main))
    lines = tuple(
        Line(Component.ATTACHED, line.piece, line.part) if line.part in found and line.piece.text else line
        for line in main.lines
    )
    main = replace(main, lines=lines)
    others = [*found.values()]
    if any(piece.text for piece in copy):
        others.append(_copy(main, copy))
    return replace(main, others=tuple(replace(one, main=main) for one in others))


def _attached(main: Recognised) -> Iterator[tuple[int, Recognised]]:
    """Yield the documents that go with the main one and are no forms, each with the count of its part."""
    behind = [line for line in main.lines if line.part]
    for part, group in groupby(behind, lambda line: line.part):
        lines = list(group)
        pieces = [line.piece for line in lines]
        start = next((at for at, piece in enumerate(pieces) if piece.text), len(pieces))
        if start == len(pieces) or not begins_attached(pieces, start) or _is_form(lines):
            continue
        found = _read(main, pieces[start:])
        has_head = any(line.component is Component.NATION for line in found.lines)
        if not has_head and not main.is_decision:
            continue  # an outline, a form that goes with a letter
        if found.kind is not None and found.kind.is_listed and found.kind.name not in _OF_PERSONS:
            yield part, found


def _is_form(lines: list[Line]) -> bool:
    blanks = sum(
        _TO_FILL_IN.search(line.piece.text) is not None and not is_rule(line.piece.words) for line in lines
    )
    return blanks >= _MANY_BLANKS or lines[0].component is Component.ANNEX


def _read(main: Recognised, pieces: Sequence[Piece]) -> Recognised:
    head = read_head(pieces)
    opening, taken = read_opening(pieces[head.taken :], head)
    start = head.taken + taken
    foot = foot_at(pieces, start)
    lines = [*head.lines, *opening, *map(line_of_body, pieces[start:foot]), *read_foot(pieces[foot:])]
    numbered = any(line.component is Component.NUMBER for line in lines)
    return Recognised(main.word, tuple(lines), head.kind, role=Role.MAIN if numbered else Role.ATTACHED)


def _copy(main: Recognised, pieces: Sequence[Piece]) -> Recognised:
    """Return what certifies a copy: agency, number, form of the copy, place and day, then its foot."""
    foot = foot_at(pieces, 0)
    head = Head()
    for whole in pieces[:foot]:
        head.lines += [Line(_of_copy(piece), piece) for piece in in_columns(whole)]
    name_agencies(head)
    form = next((line.piece.words for line in head.lines if line.component is Component.COPY), "")
    return Recognised(
        main.word, (*head.lines, *read_foot(pieces[foot:])), _kind_of_copy(form), role=Role.COPY
    )


def _of_copy(piece: Piece) -> Component:
    text = piece.words
    if not text:
        return Component.BLANK
    if is_rule(text):
        return Component.RULE
    if is_copy_form(text):
        return Component.COPY
    if read_number(piece.text) and "/" in text:
        return Component.NUMBER
    if read_date(piece.text):
        return Component.DATE
    return Component.AGENCY if piece.is_upper else Component.UNKNOWN


def _kind_of_copy(form: str) -> Kind | None:
    words = " ".join(re.findall(r"[a-z]+", fold(form)))
    return next((kind for name, kind in copies().items() if name in words), None)
