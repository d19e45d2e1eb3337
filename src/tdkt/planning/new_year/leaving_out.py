"""Taking keys out of a file's top level together with what a person wrote about them, and nothing else."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from tdkt.model.place import Origin
from tdkt.workspace.source import Source
from tdkt.workspace.yaml_editor import edit_yaml
from tdkt.workspace.yaml_reader import read_yaml


def without_keys(text: str, keys: Collection[str]) -> str:
    """Return the YAML `text` (LF line ends) without `keys` of its top level.

    A comment right above a key goes with it, except at the head of the file; what stands above the next key stays.
    """
    data, starts = _read(text)
    wanted = {key: value for key, value in data.items() if key not in keys}
    if wanted == data:
        return text
    cut = _cut(text, keys, starts)
    if _read(cut)[0] != wanted:  # keys that share a line: a flow mapping, a layout of its own

        def drop(mapping: Any) -> None:
            for key in keys:
                mapping.pop(key, None)

        cut = edit_yaml(text, drop)
    return cut.rstrip("\n") + "\n"


def _read(text: str) -> tuple[dict[str, Any], dict[str, int]]:
    """Return the data and the line (from 0) on which each top-level key starts; nothing where `text` cannot be read."""
    document, _ = read_yaml(Source("", text, True))
    if document is None or not isinstance(document.data, dict):
        return {}, {}
    origin = Origin("", document.node)
    return document.data, {key: origin.key(key).line - 1 for key in document.data}


def _cut(text: str, keys: Collection[str], starts: dict[str, int]) -> str:
    lines = text.splitlines(keepends=True)
    order = sorted(starts.items(), key=lambda pair: pair[1])
    ends = [start for _, start in order[1:]] + [len(lines)]
    gone: set[int] = set()
    for number, ((key, start), end) in enumerate(zip(order, ends, strict=True)):
        if key in keys:
            gone.update(_lines_of(lines, start, end, is_first=number == 0))
    return "".join(line for number, line in enumerate(lines) if number not in gone)


def _lines_of(lines: list[str], start: int, end: int, *, is_first: bool) -> range:
    """Return the lines of a key with the comments above it; what stands above the first key is about the whole file."""
    while end > start + 1 and _is_between(lines[end - 1]):
        end -= 1
    while not is_first and start and lines[start - 1].startswith("#"):
        start -= 1
    leaves_two_empty = (
        start > 0 and end < len(lines) and not lines[start - 1].strip() and not lines[end].strip()
    )
    return range(start, end + 1 if leaves_two_empty else end)


def _is_between(line: str) -> bool:
    return not line.strip() or line.startswith("#")
