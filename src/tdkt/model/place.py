"""Where something stands in a file.

A *mark* packs line, column (both from 0) and length of a scalar into one integer, `BITS` bits each (a workspace holds
millions of them); a length of 0 means "to the end of the line". A
*node* is the shadow of a YAML value: the mark of a scalar, or the start mark of a container with the nodes of
its children. Lines and columns count from 1, columns count code points.
"""

from __future__ import annotations

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


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Origin:
    """The file and the node that a model object was built from; it finds the place of each part."""

    file: str
    node: Node

    def at(self, *path: Step) -> Place:
        """Return the place of the value at `path`, or of the deepest part of it that exists."""
        return Place.from_mark(self.file, _start(self._walk(path)))

    def key(self, name: str) -> Place:
        """Return the place of the key `name`, or of the mapping where it is missing."""
        if isinstance(self.node, tuple) and isinstance(self.node[1], dict) and name in self.node[1]:
            return Place.from_mark(self.file, self.node[1][name][0])
        return self.at()

    def has(self, name: str) -> bool:
        """Tell whether the mapping has the key `name`."""
        return isinstance(self.node, tuple) and isinstance(self.node[1], dict) and name in self.node[1]

    def key_at(self, *path: Step) -> Place:
        """Return the place of the last key of `path` (of the item, where the last step is an index)."""
        last = path[-1]
        if isinstance(last, str):
            return Origin(self.file, self._walk(path[:-1])).key(last)
        return self.at(*path)

    def child(self, *path: Step) -> Origin:
        """Return the origin of the part at `path`."""
        return Origin(self.file, self._walk(path))

    def _walk(self, path: tuple[Step, ...]) -> Node:
        node = self.node
        for step in path:
            if not isinstance(node, tuple):
                break
            children: Any = node[1]
            try:
                node = children[step][1] if type(children) is dict else children[step]
            except (LookupError, TypeError):  # there is no such part
                break
        return node


def _start(node: Node) -> Mark:
    return node[0] if isinstance(node, tuple) else node


NOWHERE = Origin("", 0)
