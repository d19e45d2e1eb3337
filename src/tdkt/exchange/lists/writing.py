"""The entries of a list put into a YAML file as a careful person would: what is there keeps its comments, order and layout."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from tdkt.exchange.lists.kind import Fate, Judged, ListKind
from tdkt.workspace.yaml_editor import append, edit_yaml, in_braces, put


def written(old: str | None, kind: ListKind, rows: Sequence[Judged], *, illustrative: bool) -> str:
    """Return the text of the file with what is new and what is changed; `old` None: there is no file yet."""
    if kind.write is not None:
        return kind.write(old, rows)
    new = [row.entry for row in rows if row.fate is Fate.NEW]
    changed = {_key(row.entry, kind): row.entry for row in rows if row.fate is Fate.CHANGED}
    if not new and not changed:
        return old or kind.skeleton
    skeleton = kind.skeleton + ("illustrative: true\n" if illustrative else "")

    def change(data: Any) -> None:
        entries = _entries(data, kind)
        if not entries:
            _begin(data, kind, new, illustrative=illustrative and old is not None)
            return
        for entry in entries:
            for key, value in changed.get(_key(entry, kind), {}).items():
                if entry.get(key) != value:
                    put(entry, key, value)
        is_in_lines = not entries[-1].fa.flow_style()
        for entry in new:
            append(entries, dict(entry) if is_in_lines else in_braces(dict(entry)))

    return edit_yaml(old if old is not None else skeleton, change)


def _key(entry: Mapping[str, object], kind: ListKind) -> tuple[object, ...]:
    return tuple(entry.get(name) for name in kind.identity)


def _entries(data: Any, kind: ListKind) -> Any:
    """Return the list that the entries stand in, None where there is none, or nothing in it."""
    found = data
    for key in kind.path:
        found = found.get(key) if found else None
    return found


def _begin(data: Any, kind: ListKind, new: Sequence[Mapping[str, object]], *, illustrative: bool) -> None:
    """Put the list with its entries where there is none: in one piece, so that no comment comes to stand within it."""
    parent, path = data, list(kind.path)
    while len(path) > 1 and parent.get(path[0]):
        parent = parent[path.pop(0)]
    value: Any = [in_braces(dict(entry)) for entry in new]
    for key in reversed(path[1:]):
        value = {**({"illustrative": True} if illustrative else {}), key: value}
    if path[0] in parent:
        del parent[path[0]]
    put(parent, path[0], value)
