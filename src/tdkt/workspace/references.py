"""What a file names and what it defines, as the schemas say it.

`x-refers-to` on a property says of which matter its value is an id ("unit", "recipient"), `x-keys-refer-to` the same of the
keys of a mapping, `x-defines` that the value is the id under which the matter is named. `x-own-rule` beside it says that a
rule of its own judges the reference, more narrowly than "it is on record"; `x-may-refer-to` that it need not be on record.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from functools import cache
from itertools import chain
from typing import Any

from tdkt.model.building import field_names
from tdkt.model.place import Origin, Place, Step
from tdkt.model.records import dataclass, field, is_dataclass
from tdkt.read_before import own_files
from tdkt.workspace.file_kind import FileKind
from tdkt.workspace.kinds import FILE_KINDS
from tdkt.workspace.schema import Schema, resolved

REFERS_TO, KEYS_REFER_TO, DEFINES = "x-refers-to", "x-keys-refer-to", "x-defines"
OWN_RULE, MAY_REFER_TO = "x-own-rule", "x-may-refer-to"
_ANY = "x-any"
"""Asks the walk for every id of a known matter, whoever judges it: given here, referred to, or perhaps on record."""
_SAID = {
    REFERS_TO: (REFERS_TO, KEYS_REFER_TO),
    DEFINES: (DEFINES,),
    _ANY: (DEFINES, REFERS_TO, KEYS_REFER_TO, MAY_REFER_TO),
}
"""Where what the walk asks for can stand in a schema."""


@dataclass(frozen=True, slots=True)
class Mention:
    """An id (`value`) of a matter of the spaces `spaces`, under `key` of the object `holder`; `number` in a list of ids."""

    spaces: tuple[str, ...]
    value: str
    holder: Any
    key: str
    number: int | None = None
    is_key: bool = False

    @property
    def place(self) -> Place:
        """Where it stands, for an object of the model."""
        origin: Origin = self.holder.origin
        if self.is_key:
            return origin.child(self.key).key(self.value)
        return origin.at(self.key) if self.number is None else origin.at(self.key, self.number)


@dataclass(frozen=True, slots=True)
class WrittenId:
    """An id as it stands in the data of a file: of which matters it may be, and the steps that lead to it."""

    spaces: tuple[str, ...]
    value: str
    steps: tuple[Step, ...]
    is_key: bool = False

    def place(self, origin: Origin) -> Place:
        """Return where it stands in the file whose data begin at `origin`."""
        return origin.key_at(*self.steps) if self.is_key else origin.at(*self.steps)


@dataclass(frozen=True, slots=True)
class _Mark:
    """A property with something to find: ids of `spaces` in it (or in its keys), or more below."""

    key: str
    spaces: tuple[str, ...]
    of_keys: bool
    below: _Node | None


@dataclass(slots=True, eq=False)
class _Node:
    marks: list[_Mark] = field(default_factory=list)


def references(kind: FileKind, found: object, spaces: Collection[str]) -> Iterator[Mention]:
    """Yield what an object of the model names of `spaces`, but for what a rule of its own judges."""
    yield from _walk(found, _root(kind, REFERS_TO, frozenset(spaces)), _of_model)


def definitions(kind: FileKind, found: object, spaces: Collection[str]) -> Iterator[Mention]:
    """Yield the ids of `spaces` that an object of the model defines."""
    yield from _walk(found, _root(kind, DEFINES, frozenset(spaces)), _of_model)


def defined_in(kind: FileKind, data: Mapping[str, Any]) -> Iterator[Mention]:
    """Yield every id that the data of a file define, each with the object (`holder`) that it names."""
    yield from _walk(data, _root(kind, DEFINES, None), _of_data)


def written_ids(kind: FileKind, data: Mapping[str, Any]) -> Iterator[WrittenId]:
    """Yield every id of a known matter that stands in the data of a file, whether it is given there or referred to."""
    yield from _written(data, _root(kind, _ANY, None), ())


@cache
def spaces_of(kind: FileKind, keyword: str = REFERS_TO) -> frozenset[str]:
    """Return the spaces that files of a kind refer to, but for what a rule of its own judges; or those that they define."""
    return frozenset(_spaces_below(_root(kind, keyword, None), set()))


@cache
def spaces_by_key() -> dict[str, tuple[str, ...]]:
    """Return of which spaces the ids under a key are, by the key: mostly one wherever it stands, the first named first."""
    found: dict[str, tuple[str, ...]] = {}
    for kind in FILE_KINDS.values():
        for schema in (kind.schema, *kind.schema.get("$defs", {}).values()):
            for key, property_schema in schema.get("properties", {}).items():
                for said in (property_schema, property_schema.get("items", {})):
                    spaces = said.get(REFERS_TO) or said.get(MAY_REFER_TO) or said.get(KEYS_REFER_TO)
                    named = (spaces,) if isinstance(spaces, str) else tuple(spaces or ())
                    if named:
                        found[key] = tuple(dict.fromkeys((*found.get(key, ()), *named)))
    return found


_Value = Callable[[Any, str], Any]


def _of_model(found: Any, key: str) -> Any:
    model: Any = type(found)
    name = field_names(model).get(key)
    return getattr(found, name) if name else None


def _of_data(found: Any, key: str) -> Any:
    return found.get(key)


def _walk(found: Any, node: _Node, value_of: _Value) -> Iterator[Mention]:
    for mark in node.marks:
        value = value_of(found, mark.key)
        if value is None:
            continue
        if mark.spaces:
            yield from _mentions(mark, found, value)
        elif mark.below is not None:
            for part in _parts(value):
                yield from _walk(part, mark.below, value_of)


def _mentions(mark: _Mark, holder: Any, value: Any) -> Iterator[Mention]:
    if isinstance(value, str):
        yield Mention(mark.spaces, value, holder, mark.key)
    elif mark.of_keys:
        for key in value:
            yield Mention(mark.spaces, key, holder, mark.key, is_key=True)
    elif isinstance(value, tuple | list):
        for number, one in enumerate(value):
            yield Mention(mark.spaces, one, holder, mark.key, number)


def _written(data: Any, node: _Node, steps: tuple[Step, ...]) -> Iterator[WrittenId]:
    for mark in node.marks:
        value, here = data.get(mark.key), (*steps, mark.key)
        if isinstance(value, str) and mark.spaces:
            yield WrittenId(mark.spaces, value, here)
        elif mark.spaces and isinstance(value, dict | list):
            ids = list(value.items() if isinstance(value, dict) else enumerate(value))
            for step, one in ids:
                found = step if isinstance(value, dict) else one
                if isinstance(found, str):
                    yield WrittenId(mark.spaces, found, (*here, step), isinstance(value, dict))
        elif mark.below is not None and isinstance(value, dict):
            yield from _written(value, mark.below, here)
        elif mark.below is not None and isinstance(value, list):
            for number, one in enumerate(value):
                if isinstance(one, dict):
                    yield from _written(one, mark.below, (*here, number))


def _parts(value: Any) -> Iterator[Any]:
    """Yield the objects that a value is or holds."""
    if isinstance(value, tuple | list):
        yield from value
    elif is_dataclass(value) or isinstance(value, dict):
        yield value


@cache
def _root(kind: FileKind, keyword: str, spaces: frozenset[str] | None) -> _Node:
    """Return where the objects of a kind say `keyword`, of `spaces` only; reports come by the thousand, so only that is kept."""
    if spaces is None:
        return _from_rows(_walks(keyword)[kind.key])
    if spaces.isdisjoint(spaces_of(kind, keyword)):
        return _Node()
    node = _of_spaces(_root(kind, keyword, None), spaces, {})
    _prune(node, set())
    return node


_Rows = list[list[tuple[str, tuple[str, ...], bool, int | None]]]
"""The nodes of a walk as plain data: of each its marks, which name the node below by its number; the first is the root."""


@cache
def _walks(keyword: str) -> Mapping[str, _Rows]:
    """Return the walk for the whole schema of every kind: the same for all workspaces, so kept beside what tdkt's own files say."""
    name = f"walks for {keyword}".encode()
    known: dict[str, _Rows] | None = own_files().said(name)
    if known is None:
        known = {kind.key: _as_rows(_whole_walk(kind, keyword)) for kind in FILE_KINDS.values()}
        own_files().keep(name, known)
        own_files().write()
    return known


def _whole_walk(kind: FileKind, keyword: str) -> _Node:
    if not kind.may_say(_SAID[keyword]):
        return _Node()
    node = _node(kind.schema, kind.schema, keyword, {})
    _prune(node, set())
    return node


def _as_rows(root: _Node) -> _Rows:
    nodes = [root]
    numbers = {id(root): 0}
    for node in nodes:  # it grows on the way
        for below in (mark.below for mark in node.marks if mark.below is not None):
            if id(below) not in numbers:
                numbers[id(below)] = len(nodes)
                nodes.append(below)
    return [
        [
            (mark.key, mark.spaces, mark.of_keys, None if mark.below is None else numbers[id(mark.below)])
            for mark in node.marks
        ]
        for node in nodes
    ]


def _from_rows(rows: _Rows) -> _Node:
    nodes = [_Node() for _ in rows]
    for node, marks in zip(nodes, rows, strict=True):
        node.marks += [
            _Mark(key, spaces, of_keys, None if below is None else nodes[below])
            for key, spaces, of_keys, below in marks
        ]
    return nodes[0]


def _of_spaces(node: _Node, spaces: frozenset[str], known: dict[int, _Node]) -> _Node:
    """Return `node` with what it says of `spaces` only."""
    if id(node) not in known:
        known[id(node)] = found = _Node()
        for mark in node.marks:
            if mark.below is not None:
                below = _of_spaces(mark.below, spaces, known)
                found.marks.append(_Mark(mark.key, mark.spaces, mark.of_keys, below))
            elif spaces.intersection(mark.spaces):
                found.marks.append(mark)
    return known[id(node)]


def _node(schema: Schema, root: Schema, keyword: str, known: dict[str, _Node]) -> _Node:
    """Return the node of a schema; a definition is one node however often it is referred to (a section holds sections)."""
    reference = str(schema.get("$ref", ""))
    if reference in known:
        return known[reference]
    node = _Node()
    if reference:
        known[reference] = node
    for key, said in resolved(schema, root).get("properties", {}).items():
        items = said.get("items", {})
        of_keys = keyword in (REFERS_TO, _ANY) and KEYS_REFER_TO in said
        found = (said[KEYS_REFER_TO],) if of_keys else _statement(said, keyword) or _statement(items, keyword)
        below = items or said
        if not found and ("$ref" in below or "properties" in below):
            node.marks.append(_Mark(key, (), False, _node(below, root, keyword, known)))
        elif found:
            node.marks.append(_Mark(key, found, of_keys, None))
    return node


def _statement(schema: Schema, keyword: str) -> tuple[str, ...]:
    """Return the spaces that a property says under `keyword`."""
    if keyword == _ANY:
        named = (schema.get(word, ()) for word in (DEFINES, REFERS_TO, MAY_REFER_TO))
        return tuple(chain.from_iterable((one,) if isinstance(one, str) else one for one in named))
    said = schema.get(keyword)
    if said is None or schema.get(OWN_RULE):
        return ()
    return (said,) if isinstance(said, str) else tuple(said)


def _prune(node: _Node, seen: set[int]) -> None:
    """Drop every mark below which nothing is said."""
    seen.add(id(node))
    for mark in node.marks:
        if mark.below is not None and id(mark.below) not in seen:
            _prune(mark.below, seen)
    node.marks[:] = [mark for mark in node.marks if mark.spaces or _says_more(mark.below, set())]


def _says_more(node: _Node | None, seen: set[int]) -> bool:
    if node is None or id(node) in seen:
        return False
    seen.add(id(node))
    return any(mark.spaces or _says_more(mark.below, seen) for mark in node.marks)


def _spaces_below(node: _Node, seen: set[int]) -> Iterator[str]:
    if id(node) in seen:
        return
    seen.add(id(node))
    for mark in node.marks:
        yield from mark.spaces
        if mark.below is not None:
            yield from _spaces_below(mark.below, seen)
