"""The `tdkt` command for tests: a process of its own each time, that does not import everything each time.

A test that runs `tdkt` five times would spend most of its time on starting Python and importing. So one process imports
the command line and what lies behind it, runs nothing itself, and forks for every request: the child has its own folder,
environment, streams and exit code, as a process started by a user has. Where there is no fork (Windows), or where a test is
about the process, its interpreter or its environment, Python is started anew.
"""

from __future__ import annotations

import contextlib
import gc
import importlib
import io
import json
import os
import pkgutil
import signal
import subprocess
import sys
import tempfile
import traceback
from pathlib import Path
from typing import Any, NoReturn

SECONDS = 300
"""After so long a command is stopped: it waits for something."""
CAN_FORK = hasattr(os, "fork")


class CommandServer:
    """Runs commands; leave the `with` block to stop it."""

    def __init__(self) -> None:
        self._process = subprocess.Popen(
            [sys.executable, str(Path(__file__).resolve())],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            encoding="utf-8",
        )
        self._streams = tempfile.TemporaryDirectory()

    def __enter__(self) -> CommandServer:
        return self

    def __exit__(self, *error: object) -> None:
        assert self._process.stdin
        assert self._process.stdout
        self._process.stdin.close()
        self._process.wait(SECONDS)
        self._process.stdout.close()
        self._streams.cleanup()

    def run(self, *words: str, cwd: Path, environment: dict[str, str]) -> subprocess.CompletedProcess[str]:
        """Run `tdkt` with `words` in `cwd`; return its exit code and what it wrote."""
        out, err = (Path(self._streams.name) / name for name in ("stdout", "stderr"))
        request = {
            "words": words, "cwd": str(cwd), "environment": environment, "stdout": str(out), "stderr": str(err),
        }  # fmt: skip
        assert self._process.stdin
        assert self._process.stdout
        self._process.stdin.write(json.dumps(request) + "\n")
        self._process.stdin.flush()
        code = int(self._process.stdout.readline())
        said = [path.read_text(encoding="utf-8") for path in (out, err)]
        return subprocess.CompletedProcess(["tdkt", *words], code, *said)


def import_everything() -> None:
    """Import what any command could, so that a forked process need not."""
    import tdkt.cli.app  # first, as a user's command does

    for module in pkgutil.walk_packages(tdkt.__path__, "tdkt."):
        if not module.name.endswith("__main__"):
            importlib.import_module(module.name)
    for name in (
        "docx",
        "docxtpl",
        "holidays.countries",
        "icalendar",
        "jinja2",
        "jsonschema",
        "openpyxl",
        "ruamel.yaml",
    ):
        importlib.import_module(name)


def read_what_is_read_once() -> None:
    """Check the example ward, so that a forked process finds the law, the schemas and the types' builders as read."""
    from example_ward import FILES
    from tdkt.checks.run import find_problems
    from tdkt.workspace.workspace import read_workspace

    with tempfile.TemporaryDirectory() as folder:
        for name, text in FILES.items():
            path = Path(folder) / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        find_problems(read_workspace(Path(folder)))
    gc.freeze()


def _serve() -> None:
    import_everything()
    read_what_is_read_once()
    from kept_templates import compile_all, keep_compiled

    keep_compiled()
    compile_all()
    for line in sys.stdin:
        child = os.fork()
        if child == 0:
            _become_the_command(json.loads(line))
        _, status = os.waitpid(child, 0)
        sys.stdout.write(f"{os.waitstatus_to_exitcode(status)}\n")
        sys.stdout.flush()


def _become_the_command(request: dict[str, Any]) -> NoReturn:
    signal.alarm(SECONDS)
    os.chdir(request["cwd"])
    os.environ.clear()
    os.environ.update(request["environment"])
    os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
    for number, name in ((1, "stdout"), (2, "stderr")):
        os.dup2(os.open(request[name], os.O_WRONLY | os.O_CREAT | os.O_TRUNC), number)
    sys.stdin = io.TextIOWrapper(os.fdopen(0, "rb"), encoding="utf-8")
    sys.stdout = io.TextIOWrapper(os.fdopen(1, "wb"), encoding="utf-8")
    sys.stderr = io.TextIOWrapper(
        os.fdopen(2, "wb"), encoding="utf-8", errors="backslashreplace", line_buffering=True
    )
    sys.path[0] = request["cwd"]
    command = importlib.import_module("tdkt.__main__")
    sys.modules["__main__"] = command
    sys.argv = [str(command.__file__), *request["words"]]
    code = 1
    try:
        code = command.main()
    except BaseException:  # noqa: BLE001 what Python itself would do with what nobody caught
        traceback.print_exc()
    with contextlib.suppress(OSError):
        sys.stdout.flush()
    sys.stderr.flush()
    os._exit(code)


if __name__ == "__main__":
    _serve()
