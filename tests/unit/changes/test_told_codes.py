"""What the files write as codes is told in words: every code of every file of a ward has some."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from tdkt.changes.names import Names
from tdkt.workspace.kinds import FILE_KINDS
from tdkt.workspace.schema import load_schema

_SAID_AS_WRITTEN = ("ground", "numbering", "below", "where", "column", "list")
"""Points of the law ("điểm a"), forms of numbers, what a form counts by, columns of lists: as they stand in the file."""


def _codes(node: Any, key: str = "") -> Iterator[tuple[str, str]]:
    if isinstance(node, list):
        for one in node:
            yield from _codes(one, key)
    if not isinstance(node, dict):
        return
    yield from ((key, one) for one in node.get("enum", ()) if isinstance(one, str))
    for name, found in node.items():
        if name == "properties":
            for own, schema in found.items():
                yield from _codes(schema, own)
        elif name != "examples":
            yield from _codes(found, key)


def test_every_code_of_a_file_is_told_in_words() -> None:
    names = Names(())
    untold = {
        (kind, key, code)
        for kind in FILE_KINDS
        for key, code in _codes(load_schema(f"{kind}.schema.json"))
        if key and key not in _SAID_AS_WRITTEN and names.value(key, code) == code
    }
    assert untold == set()
    assert names.value("amends", "group-minutes") == "biên bản bình xét của cụm, khối"
    assert names.value("form", "replacement") == "thay thế cả văn bản"
