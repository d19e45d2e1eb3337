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
        entries = _entries(data, kind, illustrative=illustrative and old is not None)
        for entry in entries:
            for key, value in changed.get(_key(entry, kind), {}).items():
                if entry.get(key) != value:
                    put(entry, key, value)
        is_in_lines = bool(entries) and not entries[-1].fa.flow_style()
        for entry in new:
            append(entries, dict(entry) if is_in_lines else in_braces(dict(entry)))

    return edit_yaml(old if old is not None else skeleton, change)


def _key(entry: Mapping[str, object], kind: ListKind) -> tuple[object, ...]:
    return tuple(entry.get(name) for name in kind.identity)


def _entries(data: Any, kind: ListKind, *, illustrative: bool) -> Any:
    """Return the list that the entries stand in, made where there is none."""
    parent = data
    for key in kind.path[:-1]:
        if not parent.get(key):
            put(parent, key, _parent(illustrative=illustrative))
        parent = parent[key]
    if not parent.get(kind.path[-1]):
        put(parent, kind.path[-1], [])
    return parent[kind.path[-1]]


def _parent(*, illustrative: bool) -> Mapping[str, Any]:
    return {"illustrative": True} if illustrative else {}
