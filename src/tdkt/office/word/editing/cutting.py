"""Runs cut exactly at a letter, so that what holds of a stretch of text holds of whole runs."""

from __future__ import annotations

from copy import deepcopy
from typing import TYPE_CHECKING

from tdkt.office.word.editing.letters import XML_SPACE, Letter, Written
from tdkt.office.word.xml import W, local

if TYPE_CHECKING:
    from lxml.etree import _Element


def runs_of(written: Written, start: int, end: int) -> list[_Element]:
    """Return the runs that hold the letters from `start` to `end`, cut so that they hold no others; letters of fields as a whole."""
    cut_before(written, start)
    cut_before(written, end)
    found: dict[int, _Element] = {}
    for letter in written.letters[start:end]:
        run = None if letter is None else run_around(letter.node)
        if run is not None:
            found[id(run)] = run
    return list(found.values())


def run_around(node: _Element) -> _Element | None:
    """Return the run that something stands in, None where it stands in none."""
    return next((parent for parent in (node, *node.iterancestors()) if local(parent) == "r"), None)


def cut_before(written: Written, at: int) -> None:
    """Let a run begin with the letter `at` of a paragraph, where it is not the first or behind the last."""
    if not 0 < at < len(written.letters):
        return
    letter, before = written.letters[at], written.letters[at - 1]
    if letter is None or before is None:
        return
    run = run_around(letter.node)
    if run is None or run is not run_around(before.node):
        return
    node = letter.node
    if letter.at:
        node = _cut_text(written, node, letter.at)
    if letter.node.getparent() is run or node.getparent() is run:
        _cut_run(run, node)


def _cut_text(written: Written, node: _Element, at: int) -> _Element:
    """Cut the text of a `w:t` in two and return the second, which stands behind it."""
    text = node.text or ""
    second = deepcopy(node)
    second.tail = None
    node.text, second.text = text[:at], text[at:]
    for part in (node, second):
        part.set(XML_SPACE, "preserve")
    node.addnext(second)
    for index, letter in enumerate(written.letters):
        if letter is not None and letter.node is node and letter.at >= at:
            written.letters[index] = Letter(second, letter.at - at)
    return second


def _cut_run(run: _Element, node: _Element) -> None:
    """Move `node` and what stands behind it in a run into a run of their own, which looks alike."""
    rest = [node, *node.itersiblings()]
    second = run.makeelement(run.tag, {str(name): str(said) for name, said in run.attrib.items()})
    properties = run.find(f"{W}rPr")
    if properties is not None:
        second.append(deepcopy(properties))
    for part in rest:
        second.append(part)
    run.addnext(second)
