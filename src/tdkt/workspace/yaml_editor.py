"""Editing a YAML file as a careful person would: comments, order, quoting and layout stay, only what changed changes.

ruamel.yaml keeps comments and order but has one layout of its own. So the change is made twice: ruamel writes the
document before and after the edit, and the lines that differ between the two are put into the original text.
"""

from __future__ import annotations

from collections.abc import Callable
from difflib import SequenceMatcher
from io import StringIO
from operator import itemgetter
from typing import Any, cast

from tdkt.errors import UserError
from tdkt.workspace.yaml_scalars import is_clear_without_quotes

_MARK = "\ufeff"
Layout = tuple[int, int, int]

_LAYOUTS = ((2, 4, 2), (2, 2, 0), (4, 6, 4), (4, 4, 2), (4, 2, 0))
"""(mapping, sequence, offset) for ruamel: how far keys, items and hyphens are indented."""


def edit_yaml(text: str, change: Callable[[Any], None]) -> str:
    """Return `text` after `change` has been applied to its data (ruamel's round-trip mapping).

    `text` is one YAML document that `read_yaml` accepts; a byte order mark and the end of each line (LF, CRLF, or some
    of either) stay as they are. A change that changes nothing
    returns `text` itself. Raises UserError where ruamel cannot read what our reader can.
    """
    bare = text.removeprefix(_MARK)
    original = bare.replace("\r\n", "\n")
    data, before, layout = _loaded(original)
    change(data)
    after = _dumped(data, layout)
    if after == before:
        return text
    edited = after if before == original else _transplanted(before, after, original)
    if edited != after and not _says(edited, data):  # indented in ways that do not mix
        edited = after
    return text[: len(text) - len(bare)] + _with_line_ends(edited, bare)


def _with_line_ends(edited: str, original: str) -> str:
    """Return `edited` (LF) with every line ended as in `original`; a line that is new ends as those around it."""
    if "\r\n" not in original:
        return edited
    old, new = original.split("\n"), edited.split("\n")
    ends = ["\r\n" if line.endswith("\r") else "\n" for line in old[:-1]]
    bare = [line.removesuffix("\r") for line in old[:-1]] + old[-1:]
    result = []
    for tag, start, end, first, last in SequenceMatcher(None, bare, new, autojunk=False).get_opcodes():
        for step, line in enumerate(new[first:last]):
            place = start - 1 if tag == "insert" else min(start + step, end - 1)
            result.append(line + ends[max(0, min(place, len(ends) - 1))])
    result[-1] = new[-1]
    return "".join(result)


def _says(text: str, data: Any) -> bool:
    from ruamel.yaml.error import YAMLError

    try:
        return bool(_yaml(_LAYOUTS[0]).load(text) == data)
    except YAMLError:
        return False


def put(mapping: Any, key: str, value: object, *, before: str | None = None) -> None:
    """Set `key` in a mapping of `edit_yaml`'s data; a new key goes before the key `before`, or last.

    What stands as a comment below the mapping stays below it.
    """
    below = _take_below(mapping)
    if key not in mapping and before in mapping:
        mapping.insert(list(mapping).index(before), key, _round_trip(value))
    else:
        mapping[key] = _round_trip(value)
    _put_below(mapping, below)


def append(items: Any, value: Any, *, at: int | None = None) -> Any:
    """Put `value` into a list of `edit_yaml`'s data, at the end or at index `at`; return it as it stands there."""
    made = _round_trip(value)
    place = len(items) if at is None else at
    below = _take_below(items) if place == len(items) else None
    items.insert(place, made)
    _put_below(items, below)
    return made


def drop(container: Any, key: Any) -> None:
    """Remove a key or an index; a comment below the container stays."""
    below = _take_below(container)
    del container[key]
    _put_below(container, below)


def move(holder: Any, key: str, other: Any) -> None:
    """Take a key with its value and the comment at its line's end from one mapping to the end of another.

    Raises UserError where comment lines stand between the key and the next one, or where its value or comment finds no room
    in braces: whose they are is for a person to say.
    """
    below = _take_below(holder)
    comments = holder.ca.items.get(key)
    value = holder[key]
    lines = "".join(
        token.value for token in comments or () if token is not None and not isinstance(token, list)
    )
    in_braces = other.fa.flow_style() and (comments or isinstance(value, dict | list))
    if (
        in_braces
        or lines.strip("\n").count("\n")
        or (comments and any(isinstance(one, list) for one in comments))
    ):
        _put_below(holder, below)
        raise UserError(
            f"khóa “{key}” có chú thích hoặc nội dung không dời tự động được.", hint="Dời bằng tay."
        )
    del holder[key]
    _put_below(holder, below)
    put(other, key, value)
    if comments:
        other.ca.items[key] = comments


def in_a_line(values: list[Any]) -> Any:
    """Return `values` as a list that is written in one line: [a, b]."""
    from ruamel.yaml.comments import CommentedSeq

    made = CommentedSeq(map(_round_trip, values))
    made.fa.set_flow_style()
    return made


def in_braces(values: dict[str, Any]) -> Any:
    """Return `values` as a mapping that is written in one line: {id: a, name: b}."""
    from ruamel.yaml.comments import CommentedMap
    from ruamel.yaml.scalarstring import DoubleQuotedScalarString

    def scalar(value: Any) -> Any:
        is_plain = not isinstance(value, str) or is_clear_without_quotes(value, in_flow=True)
        return value if is_plain else DoubleQuotedScalarString(value)

    made = CommentedMap((key, scalar(value)) for key, value in values.items())
    made.fa.set_flow_style()
    return made


def extend(mapping: Any, key: str, values: list[Any], *, before: str | None = None) -> None:
    """Put `values` at the end of the list at `key`; a list that is missing or empty is made (before the key `before`)."""
    if mapping.get(key):
        for value in values:
            append(mapping[key], value)
    elif values:
        put(mapping, key, values, before=before)


def _round_trip(value: Any) -> Any:
    """Return plain lists and mappings as ruamel's, which can hold comments; a text gets the quotes of our layout."""
    from ruamel.yaml.comments import CommentedMap, CommentedSeq
    from ruamel.yaml.scalarstring import DoubleQuotedScalarString

    if type(value) is str and not is_clear_without_quotes(value, in_flow=False):
        return DoubleQuotedScalarString(value)

    if isinstance(value, CommentedMap | CommentedSeq):
        return value
    if isinstance(value, dict):
        return CommentedMap((key, _round_trip(inner)) for key, inner in value.items())
    return CommentedSeq(map(_round_trip, value)) if isinstance(value, list) else value


def _take_below(node: Any) -> Any:
    """Take the comment lines (and blank lines) that follow the last leaf of `node`; None where there are none.

    ruamel keeps them with that leaf, so that they would end up in the middle of what is added after it.
    """
    holder, key = _last_leaf(node)
    comments = holder.ca.items.get(key) if holder is not None else None
    token = comments[_slot(holder)] if comments else None
    if token is None:
        return _take_end(node)
    if not isinstance(token.value, str):
        return None
    at_end, line_end, below = token.value.partition("\n")
    if not below:
        return None
    if at_end:
        token.value = at_end + line_end
    else:
        del holder.ca.items[key]
    return type(token)(line_end + below, token.start_mark, None)


def _take_end(node: Any) -> Any:
    """Take the comment lines that ruamel keeps at the end of the last container within `node` (behind a value in braces)."""
    inner: Any = node
    while inner:
        last: Any = inner[len(inner) - 1 if isinstance(inner, list) else next(reversed(inner))]
        if not isinstance(last, dict | list):
            return None
        last = cast("Any", last)
        if last.fa.flow_style():
            return None
        if last.ca.end:
            found, last.ca.end = last.ca.end, []
            return found
        inner = last
    return None


def _put_below(node: Any, token: Any) -> None:
    if isinstance(token, list):
        node.ca.end = [*token, *(node.ca.end or [])]
        node.ca.comment = node.ca.comment or [None, None]  # without one ruamel does not write the end
        return
    holder, key = _last_leaf(node)
    if token is None or holder is None:
        return
    slot = _slot(holder)
    comments = holder.ca.items.get(key)
    if comments and comments[slot] is not None:
        comments[slot].value = comments[slot].value.rstrip("\n") + token.value
    else:
        holder.ca.items[key] = [token, None] if slot == 0 else [None, None, token, None]


def _slot(holder: Any) -> int:
    """Return where ruamel keeps the comment after a value: 2 in a mapping, 0 in a list."""
    return 0 if isinstance(holder, list) else 2


def _last_leaf(node: Any) -> tuple[Any, Any]:
    """Return the innermost container of the last value under `node`, and its key or index; (None, None) if empty."""
    if not node:
        return None, None
    key = len(node) - 1 if isinstance(node, list) else next(reversed(node))
    last: Any = node[key]
    is_block = isinstance(last, dict | list) and bool(last)
    if is_block and not last.fa.flow_style():
        return _last_leaf(last)
    return node, key


def _yaml(layout: Layout) -> Any:
    from ruamel.yaml import YAML

    yaml = YAML()
    yaml.representer.ignore_aliases = lambda _data: True  # one day put into two places is written twice
    yaml.preserve_quotes = True
    yaml.width = 1_000_000
    yaml.indent(mapping=layout[0], sequence=layout[1], offset=layout[2])
    return yaml


def _dumped(data: Any, layout: Layout) -> str:
    stream = StringIO()
    _yaml(layout).dump(data, stream)
    return stream.getvalue()


def _loaded(text: str) -> tuple[Any, str, Layout]:
    """Return the data of `text`, the text as ruamel writes it in the layout that changes the fewest lines, and that layout."""
    lines = set(text.splitlines())
    from ruamel.yaml.error import YAMLError

    try:
        data = _yaml(_LAYOUTS[0]).load(text)
    except YAMLError as error:
        raise UserError(
            "tệp có cách trình bày mà tdkt không sửa tự động được.",
            hint="Thường do dấu tab trước chú thích (#): thay tab bằng dấu cách rồi chạy lại.",
        ) from error
    found = []
    for layout in _LAYOUTS:
        dumped = _dumped(data, layout)
        if dumped == text:
            return data, dumped, layout
        found.append((len(lines.symmetric_difference(dumped.splitlines())), dumped, layout))
    _, dumped, layout = min(found, key=itemgetter(0))
    return data, dumped, layout


def _transplanted(before: str, after: str, original: str) -> str:
    """Put the lines that differ between `before` and `after` into `original`, which differs from `before` in layout."""
    old, new, lines = (part.splitlines(keepends=True) for part in (before, after, original))
    same, to_new = _shared_lines(old, lines), _shared_lines(old, new)
    result, done = [], 0
    for tag, first, last, put_from, put_to in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            continue
        stretch = _stretch_of(first, last, same)
        if stretch is None:
            first, last = _widened(first, last, same, to_new)
            stretch = same[first] + 1, same[last]
            put_from, put_to = to_new[first] + 1, to_new[last]
        start, end = stretch
        if end < done or start < done:  # inside the stretch before
            continue
        result += lines[done:start] + new[put_from:put_to]
        done = end
    return "".join(result + lines[done:])


def _shared_lines(old: list[str], other: list[str]) -> dict[int, int]:
    """Return the lines of `old` that `other` has too: number → number there, with what is before the first and after the last."""
    shared = {}
    for block in SequenceMatcher(None, old, other, autojunk=False).get_matching_blocks():
        shared.update({block.a + step: block.b + step for step in range(block.size)})
    shared[-1], shared[len(old)] = -1, len(other)
    return shared


def _stretch_of(first: int, last: int, same: dict[int, int]) -> tuple[int, int] | None:
    """Return where the lines from `first` to before `last` stand in the original, None where it lacks one of them."""
    if first == last:
        return (same[first - 1] + 1, same[first - 1] + 1) if first - 1 in same else None
    if all(number in same for number in range(first, last)):
        return same[first], same[last - 1] + 1
    return None


def _widened(first: int, last: int, same: dict[int, int], to_new: dict[int, int]) -> tuple[int, int]:
    """Return the nearest lines around a stretch that all three texts share."""
    first -= 1
    while first not in same or first not in to_new:
        first -= 1
    while last not in same or last not in to_new:
        last += 1
    return first, last
