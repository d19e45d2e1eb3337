"""The copies of the schemas that a workspace keeps for its editor: which are old, and putting the new ones in place."""

from __future__ import annotations

from pathlib import Path

from tdkt.documents.output import write_atomically
from tdkt.resources import resource_folder
from tdkt.workspace.schema import COMMON, KINDS

FOLDER = "schemas"
NAMES = (COMMON, *(f"{kind}.schema.json" for kind in KINDS))


def old_copies(root: Path) -> list[str]:
    """Return the schemas below `root`/schemas that are not those of this tdkt, or lack; [] where the folder is not there."""
    folder = root / FOLDER
    if not (folder / COMMON).is_file():
        return []
    return [name for name in NAMES if _content(folder / name) != _content(resource_folder(FOLDER) / name)]


def refresh_copies(root: Path) -> list[str]:
    """Write the schemas of this tdkt over the old copies below `root`/schemas; return their names. Nothing else is touched."""
    changed = [
        name for name in NAMES if _content(root / FOLDER / name) != _content(resource_folder(FOLDER) / name)
    ]
    for name in changed:
        write_atomically(root / FOLDER / name, (resource_folder(FOLDER) / name).read_bytes())
    return changed


def _content(path: Path) -> bytes | None:
    try:
        return path.read_bytes().replace(b"\r\n", b"\n")
    except OSError:
        return None
