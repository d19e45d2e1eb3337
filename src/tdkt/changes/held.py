"""What an issued document holds: which changes to its files touch what was signed, and which do not.

A note, an id, a name for tables, a day of receipt can change without touching the paper; a word, a figure, a threshold
cannot. Which files a document holds is said by their kind (`tdkt.workspace.kinds`), what of them is not printed by the
schemas: `x-not-printed`, `x-printed-in` for what only these documents print, or `x-given-later` for what is filled in
once after the signature (of every document, or of those that it names).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from pathlib import PurePosixPath
from typing import Any

from tdkt.attainment.measure_types.registry import kind_of
from tdkt.changes.comparing import compare
from tdkt.changes.names import Names
from tdkt.changes.of_groups import group_signed, of_its_day, rests_on
from tdkt.changes.parts import Action, Change, Detail, Part
from tdkt.changes.spelling import is_same_in_unicode
from tdkt.changes.telling import Entry, told
from tdkt.changes.trees import Side, Tree, read_side
from tdkt.model.building import build
from tdkt.model.measure import Measure
from tdkt.model.place import NOWHERE
from tdkt.model.records import replace
from tdkt.model.report_key import report_key
from tdkt.workspace.file_kind import FileKind
from tdkt.workspace.issued import Texts
from tdkt.workspace.kinds import FILE_KINDS, kinds_held_by
from tdkt.workspace.schema import GIVEN_LATER, IDENTITY, NOT_PRINTED, PRINTED_IN, Schema, resolved


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
    kinds = {kind.key: kind for kind in kinds_held_by(of)}
    if not kinds or before == after:
        return []

    def is_held(tree: Tree) -> bool:
        return tree.kind in kinds and _is_own(tree, kinds[tree.kind], key) and only(tree)

    signed, now = _side(before, is_held), _side(after, is_held)
    now.trees = {path: tree for path, tree in now.trees.items() if not _is_of_another_year(tree, signed)}
    group = group_signed(of, signed)
    if group is not None:
        kept = [
            {path: tree for path, tree in side.trees.items() if rests_on(group, tree, signed)}
            for side in (signed, now)
        ]
        signed.trees, now.trees = kept
    slips = _slips(now, signed)
    found = (_held(change, slips, of) for change in compare(signed, now))
    if group is not None:
        found = (change and of_its_day(change, group, of) for change in found)
    return [change for change in found if change is not None]


def told_changes(changes: list[Change], before: Texts, after: Texts) -> tuple[Entry, ...]:
    """Tell `changes` by the names in the texts of both sides."""
    trees = [
        tree
        for texts in (after, before)
        for tree in read_side({file: text.encode() for file, text in texts.items()}).trees.values()
    ]
    return told(changes, Names(trees))


def _side(texts: Mapping[str, str], wanted: Callable[[Tree], bool]) -> Side:
    """Read `texts` and keep the files that are wanted; what is broken is told as such by `compare`."""
    side = read_side({file: text.encode() for file, text in texts.items()})
    side.trees = {path: tree for path, tree in side.trees.items() if wanted(tree)}
    return side


def _is_own(tree: Tree, kind: FileKind, key: str) -> bool:
    """Tell whether a file of a kind that a document holds is its own (stored copies hold others beside it)."""
    if kind.held is None or not kind.held.key:
        return True
    said = str(tree.data[kind.held.key])
    if kind.held.and_issuer:
        said = report_key(said, tree.data.get("issuer"))
    return kind.held.is_named(key, tree.data.get("year"), said)


def _is_of_another_year(tree: Tree, signed: Side) -> bool:
    """Tell whether a file is about another year than what was signed: its id was used again, which is told elsewhere."""
    years = {_year_of(one) for one in signed.trees.values() if one.kind == tree.kind}
    return FILE_KINDS[tree.kind].held is not None and bool(years) and _year_of(tree) not in years


def _year_of(tree: Tree) -> str:
    """Return the year of a file, in it or in its place; "" where neither says one."""
    if "year" in tree.data:
        return str(tree.data["year"])
    held = FILE_KINDS[tree.kind].held
    return PurePosixPath(tree.path).parts[1] if held is not None and held.key else ""


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


def _held(change: Change, slips: list[tuple[str, str]], of: str) -> Change | None:
    """Return `change` with what of it touches the paper, None where nothing does."""
    part = change.part
    if _stands_unprinted(part, of):
        return None
    if change.action in (Action.ADDED, Action.REMOVED):
        return None if _is_refused(part) else change
    details = tuple(detail for detail in change.details if _touches_paper(part, detail, slips, of))
    if not details and _says_nothing_itself(change, of):
        return None
    return replace(change, details=details)


def _stands_unprinted(part: Part, of: str) -> bool:
    """Tell whether a part stands in something that is not printed, however deep below what is: a unit registered for a drive."""
    schema, root = part.tree.schema, part.tree.schema
    for step in part.steps:
        found = schema.get("items", {}) if isinstance(step, int) else _property(schema, step)
        schema = resolved(found, root)
        if is_unprinted(schema, of):
            return True
    return False


def _is_refused(part: Part) -> bool:
    """Tell whether a part is a nomination that went no further: the decision never named it."""
    return part.type == "nominations/nomination" and "refused" in part.data


def _touches_paper(part: Part, detail: Detail, slips: list[tuple[str, str]], of: str) -> bool:
    only_composed = not detail.reordered and is_same_in_unicode(detail.old, detail.new)
    if only_composed or not _is_printed(part, detail, of):
        return False
    return not slips or _unmended(detail.new, slips) != detail.old


def _says_nothing_itself(change: Change, of: str) -> bool:
    """Tell whether what happened to a part is, without any detail, nothing that the paper shows."""
    part = change.part
    if change.action is Action.RENAMED:
        return _has_unprinted_name(part, of) and not _moved(change)
    only_elsewhere = change.action is Action.MOVED and not part.name
    return change.action is Action.CHANGED or only_elsewhere


def _has_unprinted_name(part: Part, of: str) -> bool:
    """Tell whether a part is known by ids that are not printed: another id alone is no change of content."""
    keys = part.schema.get(IDENTITY, ())
    return bool(part.identity) and all(_is_free(part.schema, key, of) for key in keys)


def _moved(change: Change) -> bool:
    """Tell whether a part under another id also stands in another movement or unit than before."""
    old, new = change.old, change.new
    if old is None or new is None:
        return False
    if old.tree.identity != new.tree.identity:
        return True
    above = [[parent.identity for parent in part.parents[1:]] for part in (old, new)]
    return above[0] != above[1]


def _is_printed(part: Part, detail: Detail, of: str) -> bool:
    on_the_way = list(_schemas(part, detail.keys))
    if any(is_unprinted(schema, of) for schema in on_the_way) or _is_a_label(part, detail):
        return False
    later = on_the_way[0].get(GIVEN_LATER, ())
    return not ((later is True or of in (later or ())) and detail.old is None)


def is_unprinted(schema: Schema, of: str) -> bool:
    """Tell whether a document of the kind `of` does not print what a schema describes."""
    return bool(schema.get(NOT_PRINTED)) or of not in schema.get(PRINTED_IN, (of,))


def _schemas(part: Part, keys: tuple[str, ...]) -> Iterator[Schema]:
    """Yield what the schemas say of each of the keys that lead to a value."""
    schema = part.schema
    for key in keys:
        schema = resolved(schema.get("properties", {}).get(key, {}), part.tree.schema)
        yield schema


def _is_a_label(part: Part, detail: Detail) -> bool:
    """Tell whether a unit of measure is no more than a word on the form: the threshold is said in another (percent)."""
    if detail.keys != ("measure", "in"):
        return False
    measure = build(Measure, part.data["measure"], NOWHERE)
    return not (measure.unit_of_measure and measure.unit_of_measure in kind_of(measure).unit(measure))


def _is_free(schema: Schema, key: str, of: str) -> bool:
    return is_unprinted(_property(schema, key), of)


def _property(schema: Schema, key: str) -> Schema:
    found: Schema = schema.get("properties", {}).get(key, {})
    return found
