"""A YAML document as it is written: every scalar and collection with its stretch of the text.

What lies between two scalars is white space, indicators and comments, nothing else; so a "#" there begins a comment.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from yaml.events import (
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
)

from tdkt.model.records import dataclass, field
from tdkt.workspace.yaml_events import event_parser

_STARTS = (MappingStartEvent, SequenceStartEvent)
_ENDS = (MappingEndEvent, SequenceEndEvent)
_COMMENT = re.compile(r"#[^\n]*")
_BLOCK_HEADER_COMMENT = re.compile(r"[|>][-+0-9]*[ \t]*(#[^\n]*)")


@dataclass(frozen=True, slots=True)
class Scalar:
    """A key or value: `text[start:end]` as written, `style` one of "" (plain), "'", '"', "|", ">"."""

    start: int
    end: int
    value: str
    style: str

    @property
    def is_absent(self) -> bool:
        """Whether nothing is written: `key:` or a hyphen alone."""
        return self.start == self.end


@dataclass(frozen=True, slots=True)
class Collection:
    """A list or mapping; `column` is where its entries begin, `items` of a mapping are key, value, key, value…"""

    start: int
    column: int
    is_mapping: bool
    is_flow: bool
    items: list[Node] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)
    """Where the closing bracket ends (one number, known once the collection has been read)."""

    @property
    def pairs(self) -> Iterator[tuple[Scalar, Node]]:
        """Key and value of each entry of a mapping."""
        keys = (key for key in self.items[::2] if isinstance(key, Scalar))
        return zip(keys, self.items[1::2], strict=True)


Node = Scalar | Collection


@dataclass(frozen=True, slots=True)
class Comment:
    """A comment from its "#" to the end of its line; `stands_alone` where nothing precedes it on that line."""

    start: int
    end: int
    text: str
    column: int
    stands_alone: bool


def read_tree(text: str) -> Node:
    """Return the tree of `text` (lines end in LF), a document that `read_yaml` accepts."""
    root: list[Node] = []
    stack: list[Collection] = []
    for event in _events(text):
        start, end = event.start_mark, event.end_mark
        if type(event) is ScalarEvent:
            node: Node = Scalar(start.index, end.index, event.value, event.style or "")
        elif type(event) in _STARTS:
            is_mapping = type(event) is MappingStartEvent
            node = Collection(start.index, start.column, is_mapping, bool(event.flow_style))
        elif type(event) in _ENDS:
            stack.pop().ends.append(end.index)
            continue
        else:
            continue
        (stack[-1].items if stack else root).append(node)
        if isinstance(node, Collection):
            stack.append(node)
    return root[0]


def comments_between(text: str, start: int, end: int) -> list[Comment]:
    """Return the comments in `text[start:end]`, a stretch between two scalars."""
    return [_comment(text, found.start(), found.end()) for found in _COMMENT.finditer(text, start, end)]


def all_comments(text: str) -> list[str]:
    """Return every comment of the document in order, without blanks at its end."""
    found: list[str] = []
    cursor = 0
    for event in _events(text):
        if type(event) is not ScalarEvent:
            continue
        start, end = _span(event)
        found += [comment.text for comment in comments_between(text, cursor, start)]
        header = _BLOCK_HEADER_COMMENT.match(text, start) if event.style in ("|", ">") else None
        found += [header[1].rstrip()] if header else []
        cursor = max(cursor, end)
    return found + [comment.text for comment in comments_between(text, cursor, len(text))]


def _comment(text: str, start: int, end: int) -> Comment:
    line_start = text.rfind("\n", 0, start) + 1
    alone = not text[line_start:start].strip(" \t")
    return Comment(start, end, text[start:end].rstrip(), start - line_start, alone)


def _span(event: Any) -> tuple[int, int]:
    return event.start_mark.index, event.end_mark.index


def _events(text: str) -> Iterator[Any]:
    next_event = event_parser(text).get_event
    event: Any = next_event()
    while type(event) is not StreamEndEvent:
        yield event
        event = next_event()
