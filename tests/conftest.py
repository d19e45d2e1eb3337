"""Fixtures that several tests share."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from example_ward import FILES
from tdkt.workspace.workspace import Workspace, read_workspace

REPOSITORY = Path(__file__).resolve().parent.parent

# Other work on the machine must not fail a right answer. The search stays random, so that it finds something new on
# somebody's machine every day; `.ci/run` fixes the seed, so that a change is judged by itself and not by luck.
settings.register_profile(
    "tdkt", deadline=None, suppress_health_check=[HealthCheck.too_slow], print_blob=True
)
settings.load_profile("tdkt")

Run = Callable[..., "subprocess.CompletedProcess[str]"]


def write_files(root: Path, files: Mapping[str, str | bytes]) -> Path:
    for name, content in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
    return root


@pytest.fixture
def make_workspace(tmp_path: Path) -> Callable[..., Workspace]:
    """Write the example workspace with some files replaced, and read it."""

    def make(**changed: str | bytes) -> Workspace:
        files: dict[str, str | bytes] = dict(FILES)
        files.update(changed)
        return read_workspace(write_files(tmp_path, files))

    return make


@pytest.fixture
def example_folder(tmp_path: Path) -> Path:
    return write_files(tmp_path / "kho", FILES)


@pytest.fixture
def tdkt() -> Run:
    """Run the real command in a folder, as a user does."""

    def run(*words: str, cwd: Path, columns: int = 100, **env: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", "tdkt", *words],
            cwd=cwd,
            capture_output=True,
            encoding="utf-8",
            timeout=120,
            env=_environment(COLUMNS=str(columns), **env),
            check=False,
        )

    return run


def _environment(**more: str) -> dict[str, str]:
    import os

    kept = {name: value for name, value in os.environ.items() if name not in ("NO_COLOR", "FORCE_COLOR")}
    return {**kept, "PYTHONIOENCODING": "utf-8", **more}
