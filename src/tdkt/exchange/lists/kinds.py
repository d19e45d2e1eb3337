"""The kinds of lists that `tdkt import` takes: one declaration each; recognition, help and completion follow."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from tdkt.errors import UserError
from tdkt.exchange.lists import (
    award_lists,
    group_score_list,
    nomination_list,
    record_lists,
    register_lists,
    score_list,
    subdivision_list,
    vote_list,
)
from tdkt.exchange.lists.kind import Column, ListKind, heading_key
from tdkt.model.list_columns import ListColumns
from tdkt.model.records import replace
from tdkt.model.scoring import ScoringCriteria
from tdkt.workspace.workspace import Workspace
from tdkt.workspace.yaml_editor import append, edit_yaml, in_braces

KINDS: dict[str, ListKind] = {
    kind.name: kind
    for kind in (
        subdivision_list.KIND,
        *register_lists.KINDS,
        *award_lists.KINDS,
        *record_lists.KINDS,
        nomination_list.KIND,
        vote_list.KIND,
        score_list.KIND,
        group_score_list.KIND,
    )
}
"""In the order in which those of one file are taken in: what others rest on comes first."""
COLUMNS_FILE = "plans/list-columns.yaml"


def kinds_of(workspace: Workspace, told: Mapping[str, str]) -> dict[str, ListKind]:
    """Return the kinds with the headings that the ward has kept, and those that the user tells ("Tổ công tác": "Đơn vị").

    Raises UserError where what the user tells is a column of no list.
    """
    own = [
        (found.list_name, found.heading, found.column)
        for kept in workspace.all(ListColumns)
        for found in kept.columns
    ]
    for heading, meant in told.items():
        named = [
            (kind.name, heading, column.key)
            for kind in KINDS.values()
            if (column := _column(kind, meant)) is not None
        ]
        if not named:
            titles = dict.fromkeys(column.title for kind in KINDS.values() for column in kind.columns)
            raise UserError(f"không có cột “{meant}”", hint=f"Các cột: {', '.join(titles)}.")
        own += named
    criteria = [one.text for table in workspace.all(ScoringCriteria) for one in table.criteria]
    known = {
        **KINDS,
        "scores": replace(KINDS["scores"], spread={heading_key(text): text for text in criteria}),
    }
    return {
        name: _with_headings(kind, [said for said in own if said[0] == name]) for name, kind in known.items()
    }


def _column(kind: ListKind, meant: str) -> Column | None:
    return next(
        (one for one in kind.columns if meant == one.key or heading_key(meant) in one.keys(is_told=True)),
        None,
    )


def _with_headings(kind: ListKind, own: Iterable[tuple[str, str, str]]) -> ListKind:
    added: dict[str, tuple[str, ...]] = {}
    for _, heading, key in own:
        added[key] = (*added.get(key, ()), heading)
    columns = (replace(one, headings=(*one.headings, *added.get(one.key, ()))) for one in kind.columns)
    return replace(kind, columns=tuple(columns))


def kept_columns(old: str | None, kind: ListKind, told: Mapping[str, str]) -> str:
    """Return the text of the file of kept headings with those that the user tells of lists of `kind`."""
    new = [
        {"list": kind.name, "heading": heading, "column": column.key}
        for heading, meant in told.items()
        if (column := _column(kind, meant)) is not None
    ]

    def change(data: object) -> None:
        columns = data.setdefault("columns", [])  # type: ignore[attr-defined]
        known = {(entry["list"], heading_key(entry["heading"])): entry for entry in columns}
        for entry in new:
            found = known.get((entry["list"], heading_key(entry["heading"])))
            if found is None:
                append(columns, in_braces(dict(entry)))
            else:
                found["column"] = entry["column"]

    return edit_yaml(old or "kind: list-columns\ncolumns: []\n", change)
