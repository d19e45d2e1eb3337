"""Where something stands in a file.

A *mark* packs line, column (both from 0) and length of a scalar into one integer, `BITS` bits each (a workspace holds
millions of them); a length of 0 means "to the end of the line". A
*node* is the shadow of a YAML value: the mark of a scalar, or the start mark of a container with the nodes of
its children. Lines and columns count from 1, columns count code points.
"""

from __future__ import annotations

import marshal
from functools import cached_property
from typing import Any, Union

from tdkt.model.records import dataclass

BITS = 24
"""Enough for any line, column and length of a file of 4 MB, which is the largest that is read."""
_MASK = (1 << BITS) - 1

Mark = int
Node = Union[Mark, "MappingNode", "SequenceNode"]
MappingNode = tuple[Mark, dict[str, tuple[Mark, "Node"]]]
SequenceNode = tuple[Mark, list["Node"]]
Step = str | int


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A stretch of one line: `file` relative to the workspace, `line` and `column` from 1, `length` in code points.

    A length of 0 means "to the end of the line".
    """

    file: str
    line: int = 1
    column: int = 1
    length: int = 1

    @classmethod
    def from_mark(cls, file: str, mark: Mark) -> Place:
        """Unpack `mark` as a place in `file`."""
        return cls(file, (mark >> (2 * BITS)) + 1, ((mark >> BITS) & _MASK) + 1, mark & _MASK)


class PackedNode:
    """The node of a whole file as bytes, unpacked when it is asked for: of most files nobody asks where something stands."""

    def __init__(self, packed: bytes) -> None:
        self._packed = packed

    @cached_property
    def node(self) -> Node:
        """The node."""
        node: Node = marshal.loads(self._packed)
        return node


def packed(node: Node) -> bytes:
    """Return a node as bytes for `PackedNode`."""
    return marshal.dumps(node)


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Origin:
    """The file and the part of it that a model object was built from; it finds the place of each of its own parts.

    `whole` is a node of the file, `ways` lead from there to the part, one after the other: each as far as there is one.
    """

    file: str
    whole: Node | PackedNode
    ways: tuple[tuple[Step, ...], ...] = ()

    @property
    def node(self) -> Node:
        """The node of the part."""
        node = self.whole.node if isinstance(self.whole, PackedNode) else self.whole
        for way in self.ways:
            node = _walk(node, way)
        return node

    def at(self, *path: Step) -> Place:
        """Return the place of the value at `path`, or of the deepest part of it that exists."""
        return Place.from_mark(self.file, _start(_walk(self.node, path)))

    def key(self, name: str) -> Place:
        """Return the place of the key `name`, or of the mapping where it is missing."""
        keys = _keys(self.node)
        return Place.from_mark(self.file, keys[name][0]) if name in keys else self.at()

    def has(self, name: str) -> bool:
        """Tell whether the mapping has the key `name`."""
        return name in _keys(self.node)

    def key_at(self, *path: Step) -> Place:
        """Return the place of the last key of `path` (of the item, where the last step is an index)."""
        last = path[-1]
        if isinstance(last, str):
            return self.child(*path[:-1]).key(last)
        return self.at(*path)

    def child(self, *path: Step) -> Origin:
        """Return the origin of the part at `path`."""
        return Origin(self.file, self.whole, (*self.ways, path))


def _walk(node: Node, path: tuple[Step, ...]) -> Node:
    for step in path:
        if not isinstance(node, tuple):
            break
        children: Any = node[1]
        try:
            node = children[step][1] if isinstance(children, dict) else children[step]
        except (LookupError, TypeError):  # there is no such part
            break
    return node


def _keys(node: Node) -> dict[str, tuple[Mark, Node]]:
    """Return the keys of a mapping with their marks and nodes, of anything else none."""
    return node[1] if isinstance(node, tuple) and isinstance(node[1], dict) else {}


def _start(node: Node) -> Mark:
    return node[0] if isinstance(node, tuple) else node


NOWHERE = Origin("", 0)
