"""Strict YAML with positions.

Scalars follow YAML 1.2's core types, narrowed to what nobody can misread: `true`, `false`, `null`, whole numbers
and decimals. `no`, `8:30`, `012`, `1_000`, `1e3`, `2026-01-30` stay text, and so does `1.234`, which in a
Vietnamese office may be a thousand: in a number field the schema then refuses it and the message asks.
"""

from __future__ import annotations

from typing import Any

from tdkt.model.diagnostic import Diagnostic
from tdkt.model.place import Node
from tdkt.model.records import dataclass
from tdkt.workspace.conflict_markers import unresolved_conflicts
from tdkt.workspace.source import Source


@dataclass(frozen=True, slots=True)
class Document:
    """A file's data with the node that knows where each part stands."""

    file: str
    data: Any
    node: Node


def read_yaml(source: Source, *, pure: bool = False) -> tuple[Document | None, list[Diagnostic]]:
    """Read `source` as one YAML document; return it (None where it cannot be read) with the findings.

    `pure` asks for PyYAML's own scanner even where libyaml is installed.
    """
    findings = unresolved_conflicts(source)
    if findings:
        return None, findings
    from tdkt.workspace.yaml_events import read_events

    read, findings = read_events(source, pure=pure)
    return (None if read is None else Document(source.file, *read)), findings
