"""The one reader of the law's own files, which lie beside this module and come with tdkt."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from tdkt.read_before import own_files

FOLDER = Path(__file__).parent


def read_law(path: Path) -> dict[str, Any]:
    """Return what the file at `path` holds; days are days, decimal numbers exact."""
    content = path.read_bytes()
    data: dict[str, Any] | None = own_files().said(content)
    if data is None:
        from tdkt.law.yaml_files import data_of

        data = data_of(content.decode())
        own_files().keep(content, data)
        own_files().write()
    return data
