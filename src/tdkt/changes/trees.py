"""One side of a comparison: the files of a revision as checked data with places, and their schemas."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from tdkt.model.diagnostic import Diagnostic
from tdkt.model.place import Origin
from tdkt.model.records import dataclass, field
from tdkt.workspace.kind_of_file import kind_of
from tdkt.workspace.kinds import FILE_KINDS
from tdkt.workspace.schema import Schema, schema_findings
from tdkt.workspace.shared_settings import COMMON_VOTE, NOMINATIONS, votes_written_out, written_out
from tdkt.workspace.source import decode
from tdkt.workspace.yaml_reader import read_yaml


@dataclass(frozen=True, slots=True)
class Tree:
    """A file: its data, where each part stands, and what it is known by (`identity`) among files of its kind."""

    path: str
    kind: str
    data: dict[str, Any]
    origin: Origin

    @property
    def schema(self) -> Schema:
        """The schema of the file's kind."""
        return FILE_KINDS[self.kind].schema

    @property
    def identity(self) -> tuple[Any, ...]:
        """What the file is known by: its kind with its year, unit, period …"""
        return (self.kind, *(as_key(self.data.get(key)) for key in FILE_KINDS[self.kind].identity))


def as_key(value: Any) -> Any:
    """Return `value` as something to look up by and to name: a list as its values in a line."""
    return ", ".join(map(str, value)) if isinstance(value, list) else value


@dataclass(slots=True)
class Side:
    """The files of one side that could be read, by path, and the first finding of each that could not."""

    trees: dict[str, Tree] = field(default_factory=dict)
    broken: dict[str, Diagnostic] = field(default_factory=dict)


def read_side(files: Mapping[str, bytes]) -> Side:
    """Read `files` (path → content); a file with an error in its YAML or against its schema is `broken`."""
    side = Side()
    for path, content in sorted(files.items()):
        found = _read(path, content)
        if isinstance(found, Tree):
            side.trees[path] = found
        else:
            side.broken[path] = found
    _write_out_votes(side)
    return side


def _write_out_votes(side: Side) -> None:
    """Write the Council's common votes out, where the nominations are there that they hold for."""
    proposed = {tree.data["batch"]: tree.data for tree in side.trees.values() if tree.kind == NOMINATIONS}
    for path, tree in side.trees.items():
        if COMMON_VOTE in tree.data and tree.kind == "council-session" and tree.data["batch"] in proposed:
            data, origin = votes_written_out(tree.data, tree.origin, proposed[tree.data["batch"]])
            side.trees[path] = Tree(path, tree.kind, data, origin)


def _read(path: str, content: bytes) -> Tree | Diagnostic:
    source = decode(content, path)
    if isinstance(source, Diagnostic):
        return source
    document, findings = read_yaml(source)
    if document is None:
        return findings[0]
    origin = Origin(path, document.node)
    kind = kind_of(document.data, origin)
    if isinstance(kind, Diagnostic):
        return kind
    found = schema_findings(kind, document.data, origin)
    if found:
        return found[0]
    data, origin, found = written_out(kind, document.data, origin)
    return found[0] if found else Tree(path, kind, data, origin)


def part_name(schema: Schema) -> str:
    """Return the name of the definition that `schema` refers to: "target", "vote", "" for none."""
    return str(schema.get("$ref", "")).rpartition("/")[2]
