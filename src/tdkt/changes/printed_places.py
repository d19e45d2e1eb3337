"""Whether a line of a file stands in something that a document prints, as the schemas say it (`tdkt.changes.held`)."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from typing import Any

from tdkt.changes.held import is_unprinted
from tdkt.changes.trees import Tree, read_side
from tdkt.model.place import Step
from tdkt.workspace.kinds import FILE_KINDS
from tdkt.workspace.schema import COMMON, Schema, load_schema, resolved
from tdkt.workspace.source import split_lines

_KEY_BEHIND_MARK = re.compile(r"(?P<indent> *)#.*\n(?P=indent)# (?P<key>\w+):")


def is_printed_at(of: str, file: str, text: str, line: int, column: int = sys.maxsize) -> bool:
    """Tell whether the comment on `line` of `file`, or the value there at `column`, is about something that the document `of` prints.

    A comment is about what stands before it on its line, else about what comes next, be it behind a "#" itself. What cannot be told is taken as printed.
    """
    tree = read_side({file: text.encode()}).trees.get(file)
    if tree is None or (held := FILE_KINDS[tree.kind].held) is None or of not in (held.of, *held.also):
        return True
    lines = split_lines(text)
    aside = _set_aside(tree, lines, line)
    if aside is not None:
        return not any(is_unprinted(schema, of) for schema in _schemas(tree, aside))
    while line <= len(lines) and lines[line - 1].lstrip().startswith("#"):
        line += 1
    before = [
        steps
        for steps in _steps(tree.data, ())
        if ((place := tree.origin.key_at(*steps)).line, place.column) <= (line, column)
    ]
    return not before or not any(is_unprinted(schema, of) for schema in _schemas(tree, before[-1]))


def _set_aside(tree: Tree, lines: list[str], line: int) -> tuple[Step, ...] | None:
    """Return the way to the value that is a comment right below the comment on `line`, None where there is none."""
    found = _KEY_BEHIND_MARK.match("\n".join(lines[line - 1 : line + 1]))
    if found is None:
        return None
    level = [
        steps
        for steps in _steps(tree.data, ())
        if (place := tree.origin.key_at(*steps)).line < line and place.column == len(found["indent"]) + 1
    ]
    if not level or not isinstance(level[-1][-1], str):
        return None
    *_, holder = tree.schema, *_schemas(tree, level[-1][:-1])
    return (*level[-1][:-1], found["key"]) if found["key"] in holder.get("properties", {}) else None


def _steps(value: Any, above: tuple[Step, ...]) -> Iterator[tuple[Step, ...]]:
    """Yield the ways to all values below `value`, in their order in the file."""
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for step, one in inner:
        yield (*above, step)
        yield from _steps(one, (*above, step))


def _schemas(tree: Tree, steps: tuple[Step, ...]) -> Iterator[Schema]:
    schema = root = tree.schema
    for step in steps:
        found = (
            schema.get("items", {}) if isinstance(step, int) else schema.get("properties", {}).get(step, {})
        )
        schema = resolved(found, root)
        if found.get("$ref", "").startswith(COMMON):
            root = load_schema(COMMON)
        yield schema
