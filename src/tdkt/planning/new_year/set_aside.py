"""Marks ("# SỬA:") above what a person has to give anew, and values set aside as comments beneath them."""

from __future__ import annotations

import copy
from collections.abc import Iterable
from typing import Any

from tdkt.model.place import Origin, Step
from tdkt.model.records import dataclass
from tdkt.workspace.source import Source
from tdkt.workspace.to_mend import MARK
from tdkt.workspace.yaml_editor import drop, edit_yaml
from tdkt.workspace.yaml_reader import Document, read_yaml


@dataclass(frozen=True, slots=True)
class Mark:
    """What to say above the key at `path`; where `is_set_aside`, the key with its value is to be a comment, and `words` end in what is to be done first."""

    path: tuple[Step, ...]
    words: str
    is_set_aside: bool = False


def with_marks(text: str, marks: Iterable[Mark]) -> str:
    """Return the YAML `text` (LF line ends) with `marks`; its data stay but for what is set aside."""
    for mark in marks:
        text = _set_aside(text, mark) if mark.is_set_aside else _marked(text, mark.path, mark.words)
    return text


def _marked(text: str, path: tuple[Step, ...], words: str) -> str:
    """Put the mark above the nearest start of what holds `path` where it does not end up inside a value."""
    document = _read(text)
    assert document is not None
    root = Origin(document.file, document.node)
    lines = text.split("\n")
    for length in range(len(path), 0, -1):
        number = root.key_at(*path[:length]).line - 1
        tried = "\n".join((*lines[:number], f"{_indent(lines[number])}{MARK} {words}", *lines[number:]))
        if _data(tried) == document.data:
            return tried
    return text


def _set_aside(text: str, mark: Mark) -> str:
    """Make comments of the lines of a key; one that shares its line with others is taken out and told in the mark."""
    document = _read(text)
    assert document is not None
    *above, key = mark.path
    wanted = copy.deepcopy(document.data)
    holder = _at(wanted, above)
    value = holder.pop(key)
    lines = text.split("\n")
    first = Origin(document.file, document.node).key_at(*mark.path).line - 1
    indent = _indent(lines[first])
    last = first + 1
    while last < len(lines) and (not lines[last].strip() or len(_indent(lines[last])) > len(indent)):
        last += 1
    while not lines[last - 1].strip():
        last -= 1
    aside = [f"{indent}# {line[len(indent) :]}".rstrip() for line in lines[first:last]]
    tried = "\n".join(
        (
            *lines[:first],
            f"{indent}{MARK} {mark.words} rồi bỏ dấu # ở đầu các dòng dưới.",
            *aside,
            *lines[last:],
        )
    )
    if lines[first].lstrip().startswith(f"{key}:") and _data(tried) == wanted:
        return tried
    taken_out = edit_yaml(text, lambda data: drop(_at(data, above), key))
    return _marked(taken_out, tuple(above), f"{mark.words} rồi ghi lại {key}: {_in_a_line(value)}")


def _at(data: Any, path: Iterable[Step]) -> Any:
    for step in path:
        data = data[step]
    return data


def _in_a_line(value: Any) -> str:
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key}: {_in_a_line(one)}" for key, one in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(_in_a_line, value)) + "]"
    return str(value)


def _indent(line: str) -> str:
    return line[: len(line) - len(line.lstrip())]


def _read(text: str) -> Document | None:
    return read_yaml(Source("", text, True))[0]


def _data(text: str) -> Any:
    document = _read(text)
    return None if document is None else document.data
