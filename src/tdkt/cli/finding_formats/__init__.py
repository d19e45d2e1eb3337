"""How findings are written: one module a format, chosen by name."""

from __future__ import annotations

from enum import StrEnum
from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tdkt.model.diagnostic import Diagnostic
    from tdkt.workspace.workspace import Workspace


class FindingFormat(StrEnum):
    """How findings are written."""

    TEXT = "text"
    JSON = "json"
    GITHUB = "github"
    SARIF = "sarif"


def write_findings(output: FindingFormat, findings: list[Diagnostic], workspace: Workspace) -> None:
    """Write `findings` on `workspace` to stdout in the format `output`."""
    import_module(f"tdkt.cli.finding_formats.as_{output.value}").write(findings, workspace)
