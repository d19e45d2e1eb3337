"""Where the schemas and templates that travel with tdkt lie.

In a wheel they are in `tdkt/_data`; in a checkout (editable install) they are the repository's own top-level
folders, so that there is one copy of each.
"""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


def resource_folder(name: str) -> Path:
    """Return the folder `name` ("schemas" or "templates") that belongs to this installation."""
    packaged = _PACKAGE / "_data" / name
    return packaged if packaged.is_dir() else _PACKAGE.parent.parent / name
