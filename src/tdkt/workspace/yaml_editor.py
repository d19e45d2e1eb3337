"""Editing a YAML file as a careful person would: comments, order, quoting and layout stay, only what changed changes.

ruamel.yaml keeps comments and order but has one layout of its own. So the change is made twice: ruamel writes the
document before and after the edit, and the lines that differ between the two are put into the original text.
"""

from __future__ import annotations

from collections.abc import Callable
from difflib import SequenceMatcher
from io import StringIO
from typing import Any

_LAYOUTS = ((4, 2), (2, 0))
"""(sequence, offset) for ruamel: hyphens indented under their key, or flush with it."""


def edit_yaml(text: str, change: Callable[[Any], None]) -> str:
    """Return `text` after `change` has been applied to its data (ruamel's round-trip mapping).

    `text` is one YAML document that `read_yaml` accepts; line ends stay as they are. A change that changes nothing
    returns `text` itself.
    """
    crlf = "\r\n" in text
    original = text.replace("\r\n", "\n")
    before, layout = _nearest_layout(original)
    data = _yaml(layout).load(original)
    change(data)
    after = _dumped(data, layout)
    if after == before:
        return text
    edited = after if before == original else _transplanted(before, after, original)
    if edited != after and _yaml(layout).load(edited) != data:  # indented in ways that do not mix
        edited = after
    return edited.replace("\n", "\r\n") if crlf else edited


def put(mapping: Any, key: str, value: object) -> None:
    """Set `key` in a mapping of `edit_yaml`'s data; a new key goes last, before a comment that follows the mapping."""
    is_new = key not in mapping
    last = next(reversed(mapping), None) if is_new else None
    mapping[key] = value
    comments = mapping.ca.items.get(last) if last is not None else None
    if comments and comments[2] is not None and "\n" in comments[2].value.rstrip("\n"):
        token = comments[2]
        at_end, _, below = token.value.partition("\n")
        moved = type(token)("\n" + below, token.start_mark, None)
        if at_end:
            token.value = at_end + "\n"
        else:
            del mapping.ca.items[last]
        mapping.ca.items[key] = [None, None, moved, None]


def _yaml(layout: tuple[int, int]) -> Any:
    from ruamel.yaml import YAML

    yaml = YAML()
    yaml.preserve_quotes = True
    yaml.width = 1_000_000
    yaml.indent(mapping=2, sequence=layout[0], offset=layout[1])
    return yaml


def _dumped(data: Any, layout: tuple[int, int]) -> str:
    stream = StringIO()
    _yaml(layout).dump(data, stream)
    return stream.getvalue()


def _nearest_layout(text: str) -> tuple[str, tuple[int, int]]:
    """Return `text` as ruamel writes it in the layout that changes the fewest lines, and that layout."""
    lines = set(text.splitlines())
    found = []
    for layout in _LAYOUTS:
        dumped = _dumped(_yaml(layout).load(text), layout)
        if dumped == text:
            return dumped, layout
        found.append((len(lines.symmetric_difference(dumped.splitlines())), dumped, layout))
    _, dumped, layout = min(found)
    return dumped, layout


def _transplanted(before: str, after: str, original: str) -> str:
    """Put the lines that differ between `before` and `after` into `original`, which differs from `before` in layout."""
    old, new, lines = (part.splitlines(keepends=True) for part in (before, after, original))
    same = {}
    for block in SequenceMatcher(None, old, lines, autojunk=False).get_matching_blocks():
        same.update({block.a + step: block.b + step for step in range(block.size)})
    same[-1], same[len(old)] = -1, len(lines)
    opcodes = SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
    to_new = {-1: -1, len(old): len(new)}
    for tag, start, end, at, _ in opcodes:
        if tag == "equal":
            to_new.update({start + step: at + step for step in range(end - start)})
    result, done = [], 0
    for tag, first, last, put_from, put_to in opcodes:
        if tag == "equal":
            continue
        if first < last and all(number in same for number in range(first, last)):
            start, end = same[first], same[last - 1] + 1
        elif first == last and first - 1 in same:
            start = end = same[first - 1] + 1
        else:  # widen to lines that all three texts share
            first -= 1
            while first not in same or first not in to_new:
                first -= 1
            while last not in same or last not in to_new:
                last += 1
            start, end, put_from, put_to = same[first] + 1, same[last], to_new[first] + 1, to_new[last]
        if end < done or start < done:  # inside the stretch before
            continue
        result += lines[done:start] + new[put_from:put_to]
        done = end
    return "".join(result + lines[done:])
