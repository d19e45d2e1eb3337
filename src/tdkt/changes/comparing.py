"""What changed in meaning between two sides: data against data, led by the schemas, never text against text.

Layout, comments, quoting and the order of keys are no data, so they are no change. Objects of a list are found again by
what their schema says they are known by, then by their likeness: so a new id, another place or another file is told as
such and not as something gone and something new.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from difflib import SequenceMatcher
from enum import Enum
from functools import cached_property
from typing import Any

from tdkt.changes.trees import Side, Tree, part_name
from tdkt.model.place import Place, Step
from tdkt.workspace.schema import IDENTITY, Schema, resolved

_RENAMED, _MOVED, _REWORDED = 0.8, 0.5, 0.6
"""How alike two objects must be to be one under another id; in another place; without any id of their own."""
_MOST_PAIRS = 40_000
"""Beyond so many pairs only equal objects are found again; a review of that size is a rewrite."""
_NOT_SAID = frozenset({"kind"})


class Action(Enum):
    """What happened to a part."""

    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"
    RENAMED = "renamed"
    MOVED = "moved"


@dataclass(frozen=True)
class Part:
    """An object of a file: the file's own (`name` "") or one of a list, with the parts around it."""

    tree: Tree
    steps: tuple[Step, ...]
    name: str
    schema: Schema
    data: dict[str, Any]
    parents: tuple[Part, ...] = ()

    @cached_property
    def identity(self) -> tuple[Any, ...]:
        """What it is known by among its like; empty where nothing says so."""
        known = tuple(self.data.get(key) for key in self.schema.get(IDENTITY, ()))
        return tuple(value for value in known if value is not None) if self.name == "item" else known

    @cached_property
    def own_type(self) -> str:
        """What it is within its file, a sentence of the plan going by what it carries: "target", "" for the file."""
        if self.name != "item":
            return self.name
        return next((key for key in ("target", "task") if key in self.data), self.name)

    @cached_property
    def type(self) -> str:
        """The kind of its file and its own: "movements/target"."""
        return f"{self.tree.kind}/{self.own_type}"

    @property
    def place(self) -> Place:
        """Where it stands."""
        return self.tree.origin.at(*self.steps)

    @cached_property
    def gist(self) -> str:
        """Its words and numbers without what it is known by, for finding it again under another name."""
        keys = set(self.schema.get(IDENTITY, ()))
        return " ".join(_leaves({key: value for key, value in self.data.items() if key not in keys}))


@dataclass(frozen=True, slots=True)
class Detail:
    """A value of a part that changed: the keys that lead to it, their titles, and both values (None: not there).

    `schema` is the value's; `reordered` tells that a list holds the same in another order.
    """

    keys: tuple[str, ...]
    titles: tuple[str, ...]
    old: Any
    new: Any
    schema: Schema
    reordered: bool = False


@dataclass(frozen=True, slots=True)
class Change:
    """What happened to a part: the part on either side (None where it is not there) and what changed in it."""

    action: Action
    old: Part | None
    new: Part | None
    details: tuple[Detail, ...] = ()

    @property
    def part(self) -> Part:
        """The part as it is now, or as it was."""
        found = self.new or self.old
        assert found is not None
        return found


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
        _compare_parts(_root(one), _root(other), pool, moved=one.path != other.path)
    _find_again(pool)
    pool.changes += [Change(Action.REMOVED, part, None) for part in pool.removed]
    pool.changes += [Change(Action.ADDED, None, part) for part in pool.added]
    return sorted(pool.changes, key=lambda change: (change.part.tree.path, change.part.place))


def _root(tree: Tree) -> Part:
    return Part(tree, (), "", tree.schema, tree.data)


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
    pool.removed += [_root(tree) for tree in old_files]
    pool.added += [_root(tree) for tree in new_files]


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
        if _is_list_of_objects(one) or _is_list_of_objects(other):
            yield from _list(old, new, one or [], other or [], here, leaf, pool)
        elif isinstance(one, dict) or isinstance(other, dict):
            yield from _details(old, new, one or {}, other or {}, *here, leaf, pool)
        else:
            yield Detail(*here, one, other, leaf, reordered=_same_in_other_order(one, other))


def _is_list_of_objects(value: object) -> bool:
    return isinstance(value, list) and bool(value) and all(isinstance(one, dict) for one in value)


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
    left = list(_parts(old, before, here[0], schema))
    right = list(_parts(new, after, here[0], schema))
    pairs = _pairs(left, right)
    for one, other in pairs:
        _compare_parts(one, other, pool)
    pool.removed += _without_pairs(left, pairs)
    pool.added += _without_pairs(right, pairs)
    position = {id(part): number for number, part in enumerate(left)}
    places = [position[id(one)] for one, other in sorted(pairs, key=lambda pair: right.index(pair[1]))]
    if places != sorted(places):
        yield Detail(*here, None, None, schema, reordered=True)


def _without_pairs(parts: list[Part], pairs: list[tuple[Part, Part]]) -> list[Part]:
    """Return those of `parts` that no pair holds; told by what they are, since two may say the same."""
    paired = {id(part) for pair in pairs for part in pair}
    return [part for part in parts if id(part) not in paired]


def _parts(owner: Part, items: list[dict[str, Any]], keys: tuple[str, ...], schema: Schema) -> Iterator[Part]:
    item = schema.get("items", {})
    name, found = part_name(item), resolved(item, owner.tree.schema)
    for number, data in enumerate(items):
        yield Part(
            owner.tree,
            (*owner.steps, *keys, number),
            name or keys[-1],
            found,
            data,
            (*owner.parents, owner),
        )


def _pairs(left: list[Part], right: list[Part]) -> list[tuple[Part, Part]]:
    """Pair the objects of two lists: by what they are known by, then by the same content, then by likeness."""
    pairs: list[tuple[Part, Part]] = []
    free_left, free_right = list(left), list(right)

    def take(one: Part, other: Part) -> None:
        pairs.append((one, other))
        free_left.remove(one)
        free_right.remove(other)

    for known in (_known_by, _content):
        waiting: dict[object, list[Part]] = {}
        for part in free_left:
            waiting.setdefault(known(part), []).append(part)
        for part in list(free_right):
            found = waiting.get(known(part)) if known(part) is not None else None
            if found:
                take(found.pop(0), part)
    for one, other in _most_alike(free_left, free_right, _REWORDED if _nameless(right or left) else _RENAMED):
        take(one, other)
    return pairs


def _nameless(parts: list[Part]) -> bool:
    return not any(part.identity for part in parts)


def _known_by(part: Part) -> object:
    return (part.type, part.identity) if part.identity else None


def _content(part: Part) -> object:
    return (part.type, part.gist)


def _most_alike(left: list[Part], right: list[Part], least: float) -> list[tuple[Part, Part]]:
    """Return the pairs of one type that are alike enough, the most alike first, each part once."""
    if len(left) * len(right) > _MOST_PAIRS:
        return []
    scored = sorted(
        (
            (likeness, -x, -y)
            for x, one in enumerate(left)
            for y, other in enumerate(right)
            if one.type == other.type and (likeness := _likeness(one, other, least)) >= least
        ),
        reverse=True,
    )
    found, used_left, used_right = [], set[int](), set[int]()
    for _, x, y in scored:
        if -x not in used_left and -y not in used_right:
            used_left.add(-x)
            used_right.add(-y)
            found.append((left[-x], right[-y]))
    return found


def _likeness(one: Part, other: Part, least: float) -> float:
    matcher = SequenceMatcher(None, one.gist, other.gist, autojunk=False)
    if matcher.real_quick_ratio() < least or matcher.quick_ratio() < least:
        return 0.0
    return matcher.ratio()


def _leaves(value: object) -> Iterator[str]:
    if isinstance(value, dict):
        for one in value.values():
            yield from _leaves(one)
    elif isinstance(value, list):
        for one in value:
            yield from _leaves(one)
    elif value is not None:
        yield str(value)


def _find_again(pool: _Pool) -> None:
    """Find what went from one list or file to another; look into what is new or gone as a whole as deep as it takes."""
    removed, added = pool.removed, pool.added
    while True:
        pool.removed, pool.added = [], []
        pairs = _moved(removed, added)
        for one, other in pairs:
            _compare_parts(one, other, pool, moved=True)
        removed = [*_without_pairs(removed, pairs), *pool.removed]
        added = [*_without_pairs(added, pairs), *pool.added]
        if pairs:
            continue
        inside = _moved([*removed, *_inside(removed)], [*added, *_inside(added)])
        opened = _opened(removed, inside), _opened(added, inside)
        if (len(opened[0]), len(opened[1])) == (len(removed), len(added)):
            pool.removed, pool.added = removed, added
            return
        removed, added = opened


def _moved(removed: list[Part], added: list[Part]) -> list[tuple[Part, Part]]:
    """Pair what is gone in one place with what is new in another: by id and some likeness, else by much likeness."""
    pairs = _moved_by_id(removed, added)
    gone, new = _without_pairs(removed, pairs), _without_pairs(added, pairs)
    alike = _most_alike([part for part in gone if part.gist], [part for part in new if part.gist], _RENAMED)
    return [*pairs, *alike]


def _moved_by_id(removed: list[Part], added: list[Part]) -> list[tuple[Part, Part]]:
    by_id: dict[object, list[Part]] = {}
    for part in removed:
        by_id.setdefault(_known_by(part), []).append(part)
    pairs = []
    for part in added:
        candidates = by_id.get(_known_by(part), []) if part.identity else []
        found = next((one for one in candidates if _likeness(one, part, _MOVED) >= _MOVED), None)
        if found is not None:
            candidates.remove(found)
            pairs.append((found, part))
    return pairs


def _inside(parts: list[Part]) -> Iterator[Part]:
    """Yield the objects in the lists of `parts`, however deep."""
    for part in parts:
        inner = list(_children(part))
        yield from inner
        yield from _inside(inner)


def _children(part: Part) -> Iterator[Part]:
    for key, value in part.data.items():
        if _is_list_of_objects(value):
            schema = resolved(part.schema.get("properties", {}).get(key, {}), part.tree.schema)
            yield from _parts(part, value, (key,), schema)


def _opened(parts: list[Part], pairs: list[tuple[Part, Part]]) -> list[Part]:
    """Replace each of `parts` that holds something found elsewhere by itself without its lists and the objects of these."""
    wanted = {(part.tree.path, part.steps) for pair in pairs for part in pair}
    found: list[Part] = []
    for part in parts:
        inside = {(one.tree.path, one.steps) for one in _inside([part])}
        if not inside & wanted:
            found.append(part)
            continue
        alone = {key: value for key, value in part.data.items() if not _is_list_of_objects(value)}
        found.append(replace(part, data=alone))
        found += _opened(list(_children(part)), pairs)
    return found
