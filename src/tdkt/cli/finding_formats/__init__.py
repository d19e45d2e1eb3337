"""How findings are written: one module a format, chosen by name."""

from __future__ import annotations

from importlib import import_module

from tdkt.model.diagnostic import Diagnostic
from tdkt.workspace.workspace import Workspace


def write_findings(name: str, findings: list[Diagnostic], workspace: Workspace) -> None:
    """Write `findings` on `workspace` to stdout in the format `name`."""
    import_module(f"tdkt.cli.finding_formats.as_{name}").write(findings, workspace)
