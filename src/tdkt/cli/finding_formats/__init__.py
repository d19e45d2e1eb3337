"""How findings are written: one module a format, chosen by name."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path

from tdkt.model.diagnostic import Diagnostic


def write_findings(name: str, findings: list[Diagnostic], root: Path, files: int) -> None:
    """Write `findings` to stdout in the format `name`; `files` is how many files were looked at."""
    import_module(f"tdkt.cli.finding_formats.as_{name}").write(findings, root, files)
