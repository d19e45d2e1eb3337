"""What changed in meaning between two sides: data against data, led by the schemas, never text against text.

Layout, comments, quoting and the order of keys are no data, so they are no change. Objects of a list are found again by
what their schema says they are known by, then by their likeness (`pairing.py`): so a new id, another place or another file
is told as such and not as something gone and something new.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any

from tdkt.changes.pairing import moved_pairs, pairs_of, without_pairs
from tdkt.changes.parts import (
    Action,
    Change,
    Detail,
    Part,
    children,
    inside,
    is_list_of_objects,
    listed_parts,
    root_part,
)
from tdkt.changes.trees import Side, Tree
from tdkt.model.records import dataclass, field, replace
from tdkt.workspace.schema import IDENTITY, Schema, resolved

_NOT_SAID = frozenset({"kind"})


@dataclass(slots=True)
class _Pool:
    """What one side has and the other seems not to have, as far as it is known."""

    changes: list[Change] = field(default_factory=list)
    removed: list[Part] = field(default_factory=list)
    added: list[Part] = field(default_factory=list)


def compare(old: Side, new: Side) -> list[Change]:
    """Return what changed from `old` to `new`, in the order of the files; broken files are left out on both sides."""
    broken = {*old.broken, *new.broken}
    before = [tree for path, tree in old.trees.items() if path not in broken]
    after = [tree for path, tree in new.trees.items() if path not in broken]
    pool = _Pool()
    for one, other in _file_pairs(before, after, pool):
        _compare_parts(root_part(one), root_part(other), pool, moved=one.path != other.path)
    _find_again(pool)
    pool.changes += [Change(Action.REMOVED, part, None) for part in pool.removed]
    pool.changes += [Change(Action.ADDED, None, part) for part in pool.added]
    return sorted(pool.changes, key=lambda change: (change.part.tree.path, change.part.place))


def _file_pairs(before: Iterable[Tree], after: Iterable[Tree], pool: _Pool) -> Iterator[tuple[Tree, Tree]]:
    """Pair the files of the two sides by what they are known by, then by their path."""
    old_files, new_files = list(before), list(after)
    for key in ("identity", "path"):
        known: dict[object, Tree] = {}
        for tree in old_files:
            known.setdefault((tree.kind, getattr(tree, key)), tree)
        for tree in list(new_files):
            found = known.pop((tree.kind, getattr(tree, key)), None)
            if found is not None:
                old_files.remove(found)
                new_files.remove(tree)
                yield found, tree
    pool.removed += [root_part(tree) for tree in old_files]
    pool.added += [root_part(tree) for tree in new_files]


def _compare_parts(old: Part, new: Part, pool: _Pool, *, moved: bool = False) -> None:
    details = list(_details(old, new, old.data, new.data, (), (), new.schema, pool))
    known_by = set(new.schema.get(IDENTITY, ()))
    renamed = old.identity != new.identity
    details = [detail for detail in details if not (renamed and detail.keys[0] in known_by and new.name)]
    if renamed and new.name:
        action = Action.RENAMED
    elif moved:
        action = Action.MOVED
    elif details:
        action = Action.CHANGED
    else:
        return
    pool.changes.append(Change(action, old, new, tuple(details)))


def _details(
    old: Part,
    new: Part,
    before: dict[str, Any],
    after: dict[str, Any],
    keys: tuple[str, ...],
    titles: tuple[str, ...],
    schema: Schema,
    pool: _Pool,
) -> Iterator[Detail]:
    """Yield what changed in the values of an object; what changed in the objects of its lists goes into `pool`."""
    root = new.tree.schema
    known = resolved(schema, root).get("properties", {})
    for key in dict.fromkeys((*known, *before, *after)):
        one, other = before.get(key), after.get(key)
        if key in _NOT_SAID or one == other:
            continue
        found = known.get(key) or old.schema.get("properties", {}).get(key, {})
        leaf = resolved(found, root)
        here = (*keys, key), (*titles, str(leaf.get("title", key)))
        if "items" in leaf and isinstance(one, list) is not isinstance(other, list):
            one, other = _listed(one), _listed(other)
        if is_list_of_objects(one) or is_list_of_objects(other):
            yield from _list(old, new, one or [], other or [], here, leaf, pool)
        elif isinstance(one, dict) or isinstance(other, dict):
            inside = leaf.get("items", leaf)  # one object that stands for a list of one
            yield from _details(old, new, one or {}, other or {}, *here, inside, pool)
        else:
            yield Detail(*here, one, other, leaf, reordered=_same_in_other_order(one, other))


def _listed(value: Any) -> Any:
    """Return one object that stands for a list of one as that list."""
    return [value] if isinstance(value, dict) else value


def _same_in_other_order(one: object, other: object) -> bool:
    return (
        isinstance(one, list)
        and isinstance(other, list)
        and Counter(map(str, one)) == Counter(map(str, other))
    )


def _list(
    old: Part,
    new: Part,
    before: list[dict[str, Any]],
    after: list[dict[str, Any]],
    here: tuple[tuple[str, ...], tuple[str, ...]],
    schema: Schema,
    pool: _Pool,
) -> Iterator[Detail]:
    """Compare two lists of objects one by one; yield a detail where those that stayed stand in another order."""
    left = list(listed_parts(old, before, here[0], schema))
    right = list(listed_parts(new, after, here[0], schema))
    pairs = pairs_of(left, right)
    for one, other in pairs:
        _compare_parts(one, other, pool)
    pool.removed += without_pairs(left, pairs)
    pool.added += without_pairs(right, pairs)
    position = {id(part): number for number, part in enumerate(left)}
    places = [position[id(one)] for one, other in sorted(pairs, key=lambda pair: right.index(pair[1]))]
    if places != sorted(places):
        yield Detail(*here, None, None, schema, reordered=True)


def _find_again(pool: _Pool) -> None:
    """Find what went from one list or file to another; look into what is new or gone as a whole as deep as it takes."""
    removed, added = pool.removed, pool.added
    while True:
        pool.removed, pool.added = [], []
        pairs = moved_pairs(removed, added)
        for one, other in pairs:
            _compare_parts(one, other, pool, moved=True)
        removed = [*without_pairs(removed, pairs), *pool.removed]
        added = [*without_pairs(added, pairs), *pool.added]
        if pairs:
            continue
        found_inside = moved_pairs([*removed, *inside(removed)], [*added, *inside(added)])
        opened = _opened(removed, found_inside), _opened(added, found_inside)
        if (len(opened[0]), len(opened[1])) == (len(removed), len(added)):
            pool.removed, pool.added = removed, added
            return
        removed, added = opened


def _opened(parts: list[Part], pairs: list[tuple[Part, Part]]) -> list[Part]:
    """Replace each of `parts` that holds something found elsewhere by itself without its lists and the objects of these."""
    wanted = {(part.tree.path, part.steps) for pair in pairs for part in pair}
    found: list[Part] = []
    for part in parts:
        within = {(one.tree.path, one.steps) for one in inside([part])}
        if not within & wanted:
            found.append(part)
            continue
        alone = {key: value for key, value in part.data.items() if not is_list_of_objects(value)}
        found.append(replace(part, data=alone))
        found += _opened(list(children(part)), pairs)
    return found
