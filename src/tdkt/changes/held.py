"""What an issued document holds: which changes to its files touch what was signed, and which do not.

A note, an id, a name for tables, a day of receipt can change without touching the paper; a word, a figure, a threshold
cannot.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from tdkt.changes.comparing import Action, Change, Detail, compare
from tdkt.changes.names import Names
from tdkt.changes.telling import Entry, told
from tdkt.changes.trees import Side, Tree, read_side
from tdkt.model.issued import AMENDMENT, DECISION, PLAN, REPORT
from tdkt.workspace.issued import Texts

HELD_KINDS = {
    PLAN: ("plan", "movements"),
    REPORT: ("unit-report", "ward-report"),
    DECISION: ("award-batch", "nominations", "council-session"),
    AMENDMENT: ("amendment",),
}
"""The kinds of files that a document holds; a tờ trình holds none: what the Chairman leaves out comes after it."""
_FREE = {
    "plan/": {"reporting", "corrections", "illustrative"},
    "movements/target": {"label"},
    "unit-report/": {"submitted", "corrected", "corrections", "reporter", "illustrative"},
    "ward-report/": {"illustrative"},
    "nominations/": {"illustrative"},
    "council-session/": {"illustrative"},
    "amendment/": {"illustrative"},
}
"""Keys that are not printed."""
_ONLY = {
    "award-batch/": {"title", "type", "level", "movement", "decision", "cites"},
    "nominations/nomination": {"who", "award", "by", "for", "year", "refused", "ordinal"},
}
"""Of these the keys that are printed; the rest goes on after the decision."""
_IDS_ONLY = ("movements/target", "movements/task", "movements/movement", "nominations/nomination")
"""Objects whose id is not printed: another id alone is no change of content."""


def content_changes(
    of: str,
    key: str,
    before: Mapping[str, str],
    after: Mapping[str, str],
    only: Callable[[Tree], bool] = lambda tree: True,
) -> list[Change]:
    """Return what changed from the texts `before` to `after` (by file) in what the document (`of`, `key`) holds.

    `only` tells which of these files are looked at. Files of `after` with an error in them are passed over: that error is told elsewhere.
    """
    kinds = HELD_KINDS.get(of, ())
    if not kinds or before == after:
        return []
    sides = [read_side({file: text.encode() for file, text in texts.items()}) for texts in (before, after)]
    for side in sides:
        side.trees = {
            path: tree
            for path, tree in side.trees.items()
            if tree.kind in kinds and _is_of(tree, of, key) and only(tree)
        }
    slips = _slips(sides[1], sides[0])
    found = (_held(change, slips) for change in compare(*sides))
    return [change for change in found if change is not None]


def told_changes(changes: list[Change], before: Texts, after: Texts) -> tuple[Entry, ...]:
    """Tell `changes` by the names in the texts of both sides."""
    trees = [
        tree
        for texts in (after, before)
        for tree in read_side({file: text.encode() for file, text in texts.items()}).trees.values()
    ]
    return told(changes, Names(trees))


def _is_of(tree: Tree, of: str, key: str) -> bool:
    """Tell whether a file of a kind that a document holds is its own (stored copies hold others beside it)."""
    if of == REPORT:
        return tree.kind == "unit-report" or tree.data["period"] == key
    field = "batch" if tree.kind in ("nominations", "council-session") else "year" if of == PLAN else "id"
    return str(tree.data[field]) == key


def _slips(now: Side, before: Side) -> list[tuple[str, str]]:
    """Return the slips that were declared after signing (`corrections` of a plan): what is written now, what was signed.

    A slip is put right by a công văn đính chính, not by an amendment (NĐ 30/2020, Điều 18.3); what it may touch are words.
    """
    known = [slip for tree in before.trees.values() for slip in tree.data.get("corrections", ())]
    return [
        (slip["mended"], slip["issued"])
        for tree in now.trees.values()
        if tree.kind == "plan"
        for slip in tree.data.get("corrections", ())
        if slip not in known
    ]


def _unmended(value: Any, slips: list[tuple[str, str]]) -> Any:
    if isinstance(value, list):
        return [_unmended(one, slips) for one in value]
    if isinstance(value, str):
        for mended, issued in slips:
            value = value.replace(mended, issued)
    return value


def _held(change: Change, slips: list[tuple[str, str]]) -> Change | None:
    part = change.part
    details = tuple(
        detail
        for detail in change.details
        if _is_printed(part.type, detail) and not (slips and _unmended(detail.new, slips) == detail.old)
    )
    if change.action in (Action.ADDED, Action.REMOVED):
        refused = part.type == "nominations/nomination" and "refused" in part.data
        free = part.steps and part.steps[0] in _FREE.get(f"{part.tree.kind}/", ())
        return None if refused or free else change
    free_parent = part.steps and part.steps[0] in _FREE.get(f"{part.tree.kind}/", ())
    if free_parent:
        return None
    only_elsewhere = change.action is Action.MOVED and not part.name
    only_renamed = change.action is Action.RENAMED and part.type in _IDS_ONLY and not _moved(change)
    if not details and (change.action is Action.CHANGED or only_elsewhere or only_renamed):
        return None
    return replace(change, details=details)


def _moved(change: Change) -> bool:
    """Tell whether a part under another id also stands in another movement or unit than before."""
    old, new = change.old, change.new
    return bool(
        old
        and new
        and (
            old.tree.identity != new.tree.identity
            or [p.identity for p in old.parents[1:]] != [p.identity for p in new.parents[1:]]
        )
    )


def _is_printed(part: str, detail: Detail) -> bool:
    key = detail.keys[0]
    if part in _ONLY:
        return key in _ONLY[part] and not (key == "ordinal" and detail.old is None)
    return key not in _FREE.get(part, ())
