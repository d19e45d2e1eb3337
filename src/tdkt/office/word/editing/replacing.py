"""Letters of a paragraph replaced by others, of which no more than differs is touched."""

from __future__ import annotations

from copy import deepcopy
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from tdkt.office.word.editing.changes import Changes, new
from tdkt.office.word.editing.cutting import cut_before, run_around, runs_of
from tdkt.office.word.editing.letters import XML_SPACE, Written
from tdkt.office.word.xml import W

if TYPE_CHECKING:
    from lxml.etree import _Element

_BREAKS = {"\t": "tab", "\n": "br"}


def replace_letters(written: Written, start: int, end: int, to: str, changes: Changes) -> None:
    """Make the letters from `start` to `end` of a paragraph read `to`; those that stay keep their look, new ones look like their neighbours.

    Letters before `start` stay where `written` says they are; those behind do not.
    """
    old = written.paragraph.text[start:end]
    steps = SequenceMatcher(None, old, to, autojunk=False).get_opcodes()
    for _, first, last, new_first, new_last in reversed([step for step in steps if step[0] != "equal"]):
        _replace(written, start + first, start + last, to[new_first:new_last], changes)


def _replace(written: Written, start: int, end: int, text: str, changes: Changes) -> None:
    gone = runs_of(written, start, end) if end > start else []
    if text:
        _insert(written, start, end, text, gone, changes)
    for run in gone:
        changes.remove_run(run)


def _insert(
    written: Written, start: int, end: int, text: str, gone: list[_Element], changes: Changes
) -> None:
    if gone:
        _beside(gone[-1], _run(text, gone[0]), changes, behind=True)
        return
    cut_before(written, start)
    before = written.letters[start - 1] if start else None
    behind = written.letters[start] if start < len(written.letters) else None
    run = None if before is None else run_around(before.node)
    if run is not None:
        _beside(run, _run(text, run), changes, behind=True)
        return
    run = None if behind is None else run_around(behind.node)
    if run is not None:
        _beside(run, _run(text, run), changes, behind=False)
    else:
        written.node.append(changes.insert_run(_run(text, None)))


def _beside(run: _Element, made: _Element, changes: Changes, *, behind: bool) -> None:
    """Put a new run beside another; within an insertion it is part of it."""
    parent = run.getparent()
    inserted = made if parent is not None and parent.tag == f"{W}ins" else changes.insert_run(made)
    if behind:
        run.addnext(inserted)
    else:
        run.addprevious(inserted)


def _run(text: str, like: _Element | None) -> _Element:
    made = new("r")
    properties = None if like is None else like.find(f"{W}rPr")
    if properties is not None:
        look = deepcopy(properties)
        for change in look.findall(f"{W}rPrChange"):
            look.remove(change)
        made.append(look)
    piece = ""
    for char in text:
        if char in _BREAKS:
            _add(made, piece)
            made.append(new(_BREAKS[char]))
            piece = ""
        else:
            piece += char
    _add(made, piece)
    return made


def _add(run: _Element, text: str) -> None:
    if text:
        node = new("t")
        node.text = text
        node.set(XML_SPACE, "preserve")
        run.append(node)
