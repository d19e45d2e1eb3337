"""Fixtures that several tests share."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from command_server import CAN_FORK, SECONDS, CommandServer
from example_ward import FILES
from kept_templates import keep_compiled
from tdkt.read_before import SWITCH
from tdkt.workspace.workspace import Workspace, read_workspace, with_files

REPOSITORY = Path(__file__).resolve().parent.parent

keep_compiled()
os.environ[SWITCH] = "1"  # no test sees what another left in the user's cache folder

# Other work on the machine must not fail a right answer. The search stays random, so that it finds something new on
# somebody's machine every day; `.ci/run` fixes the seed, so that a change is judged by itself and not by luck.
settings.register_profile(
    "tdkt", deadline=None, suppress_health_check=[HealthCheck.too_slow], print_blob=True
)
settings.load_profile("tdkt")

Run = Callable[..., "subprocess.CompletedProcess[str]"]

LONG = (
    "/hostile/",
    "test_killed",
    "test_words_of_the_place",
    "test_verify",
    "test_nasty_text",
    "test_pdf",
    "test_page_breaks",
)
"""Files with tests of many seconds. They begin, so that no core waits for one that came last."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    items.sort(key=lambda item: not any(word in item.path.as_posix() for word in LONG))


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


@pytest.fixture(scope="session")
def in_memory(tmp_path_factory: pytest.TempPathFactory) -> Callable[..., Workspace]:
    """Return the example workspace with some texts in place of its own; it is read once and no file is written again.

    For tests that ask nothing of the disk: the others take `make_workspace`.
    """
    unchanged = read_workspace(write_files(tmp_path_factory.mktemp("kho"), FILES))

    def changed(**texts: str) -> Workspace:
        return with_files(unchanged, {file: text for file, text in texts.items() if FILES.get(file) != text})

    return changed


@pytest.fixture
def example_folder(tmp_path: Path) -> Path:
    return write_files(tmp_path / "kho", FILES)


@pytest.fixture(scope="session")
def command_server() -> Iterator[CommandServer | None]:
    if not CAN_FORK:
        yield None
        return
    with CommandServer() as server:
        yield server


@pytest.fixture
def tdkt(command_server: CommandServer | None) -> Run:
    """Run the real command in a folder, as a user does; with `env`, in a Python that is started with it."""

    def run(*words: str, cwd: Path, columns: int = 100, **env: str) -> subprocess.CompletedProcess[str]:
        environment = _environment(COLUMNS=str(columns), **env)
        if env or command_server is None:
            return start_tdkt(*words, cwd=cwd, environment=environment)
        return command_server.run(*words, cwd=cwd, environment=environment)

    return run


def start_tdkt(*words: str, cwd: Path, environment: dict[str, str]) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "tdkt", *words],
        cwd=cwd,
        capture_output=True,
        encoding="utf-8",
        timeout=SECONDS,
        env=environment,
        check=False,
    )


def _environment(**more: str) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if name not in ("NO_COLOR", "FORCE_COLOR")}
    return {**kept, "PYTHONIOENCODING": "utf-8", **more}
