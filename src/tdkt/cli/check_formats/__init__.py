"""How findings on Word files are written: one module a format, chosen by name."""

from __future__ import annotations

from collections.abc import Sequence
from importlib import import_module
from pathlib import Path

from tdkt.conformity.run import Examined


def write_examined(name: str, files: Sequence[tuple[Path, Examined]]) -> None:
    """Write what was found in each file to stdout in the format `name`."""
    import_module(f"tdkt.cli.check_formats.as_{name}").write(files)
