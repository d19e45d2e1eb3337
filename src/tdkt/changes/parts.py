"""The objects of a side's files as parts, and what can have happened to one."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from enum import Enum
from functools import cached_property
from typing import Any

from tdkt.changes.trees import Tree, as_key, part_name
from tdkt.model.place import Place, Step
from tdkt.model.records import dataclass
from tdkt.workspace.schema import IDENTITY, Schema, resolved


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
        known = tuple(_composed(self.data.get(key)) for key in self.schema.get(IDENTITY, ()))
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
        keys = {*self.schema.get(IDENTITY, ()), "formerly"}
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


def root_part(tree: Tree) -> Part:
    """Return a file as a part of its own."""
    return Part(tree, (), "", tree.schema, tree.data)


def listed_parts(
    owner: Part, items: list[dict[str, Any]], keys: tuple[str, ...], schema: Schema
) -> Iterator[Part]:
    """Yield the objects `items` of a list of `owner`, which lies at `keys` and follows `schema`."""
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


def children(part: Part) -> Iterator[Part]:
    """Yield the objects in the lists of a part, not those within them."""
    for key, value in part.data.items():
        if is_list_of_objects(value):
            schema = resolved(part.schema.get("properties", {}).get(key, {}), part.tree.schema)
            yield from listed_parts(part, value, (key,), schema)


def inside(parts: list[Part]) -> Iterator[Part]:
    """Yield the objects in the lists of `parts`, however deep."""
    for part in parts:
        inner = list(children(part))
        yield from inner
        yield from inside(inner)


def is_list_of_objects(value: object) -> bool:
    """Tell whether a value is a list of objects, not of words or numbers."""
    return isinstance(value, list) and bool(value) and all(isinstance(one, dict) for one in value)


def _composed(value: object) -> object:
    """Return a text in one form of Unicode: letters composed otherwise make no other object."""
    known = as_key(value)
    return unicodedata.normalize("NFC", known) if isinstance(known, str) else known


def _leaves(value: object) -> Iterator[str]:
    if isinstance(value, dict):
        for one in value.values():
            yield from _leaves(one)
    elif isinstance(value, list):
        for one in value:
            yield from _leaves(one)
    elif value is not None:
        yield str(value)
