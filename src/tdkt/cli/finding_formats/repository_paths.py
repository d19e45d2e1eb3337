"""How a service that knows the repository alone, and not the workspace in it, names a file."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from tdkt.workspace.repository_state import folder_of_git


def path_in_repository(root: Path) -> Callable[[str], str]:
    """Return what turns a file named from the workspace `root` into its path from the top of the repository.

    The top is found by its `.git` alone, since git refuses a repository of another account, as a container's is. Without a
    repository the names stay as they are.
    """
    here = root.resolve()
    found = folder_of_git(here)
    prefix = "" if found is None or found.parent == here else f"{here.relative_to(found.parent).as_posix()}/"
    return lambda file: f"{prefix}{file}"
