"""A command killed at every moment, as a power cut or `kill -9` does, and what is left then.

`python killing.py job.json` reads {"folder", "scratch", "words", "every"}: it runs `tdkt *words` in copies of `folder`, killed the n-th time
that it touches the disk, for n = 1, 1 + every, … until it comes through, and prints a line of JSON for each. Runs are forked
from one process, so that each costs its own work only.
"""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

from command_server import import_everything, read_what_is_read_once

_TOUCHING = ("os.rename", "os.remove", "os.mkdir", "os.rmdir", "os.chmod", "os.link")
_WRITING = os.O_WRONLY | os.O_RDWR


def die_at(moment: int, below: Path) -> None:
    """Let this process be killed the `moment`-th time that it touches the disk below a folder.

    Moments are those before a file is made, renamed or removed, a folder made or removed, and before a written file has reached
    the disk: then half of it is lost.
    """
    passed = 0

    def pass_by() -> bool:
        nonlocal passed
        passed += 1
        return passed == moment

    def watch(event: str, arguments: tuple[Any, ...]) -> None:
        is_write = event == "open" and isinstance(arguments[2], int) and arguments[2] & _WRITING
        if not (event in _TOUCHING or is_write) or not isinstance(arguments[0], str | bytes | Path):
            return
        if (Path.cwd() / os.fsdecode(arguments[0])).is_relative_to(below) and pass_by():
            os.kill(os.getpid(), signal.SIGKILL)

    def watched_sync(handle: Any) -> None:
        if pass_by():
            if Path(f"/proc/self/fd/{handle}").is_file():
                os.ftruncate(handle, os.fstat(handle).st_size // 2)
            os.kill(os.getpid(), signal.SIGKILL)

    os.fsync = watched_sync  # type: ignore[assignment]
    sys.addaudithook(watch)


def run(words: list[str], folder: Path, die: int = 0) -> tuple[int, str]:
    """Run a command in `folder` in a forked process, killed at the moment `die`; return exit code (-9: killed) and output."""
    from tdkt.cli.running import run as run_tdkt

    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        sys.stdout = os.fdopen(writing, "w", encoding="utf-8")
        sys.stderr = os.fdopen(os.dup(writing), "w", encoding="utf-8")
        os.chdir(folder)
        sys.argv = ["tdkt", *words]
        if die:
            die_at(die, folder)
        code = run_tdkt()
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(code)
    os.close(writing)
    with os.fdopen(reading, encoding="utf-8") as stream:
        said = stream.read()
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), said


def status(folder: Path) -> list[str]:
    """Return what git sees in a folder."""
    words = ["git", "status", "--porcelain", "--untracked-files=all"]
    return subprocess.run(words, cwd=folder, capture_output=True, text=True, check=True).stdout.splitlines()


def files(folder: Path) -> dict[str, str]:
    """Return the contents of a folder, git's own aside."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes().decode("utf-8", "surrogateescape")
        for path in sorted(folder.rglob("*"))
        if path.is_file() and ".git" not in path.relative_to(folder).parts
    }


def look(words: list[str], origin: Path, folder: Path, moment: int) -> dict[str, Any]:
    """Kill the command in a copy of `origin`; return what is left, what validate says of it, what the next run makes of it."""
    shutil.copytree(origin, folder)
    found: dict[str, Any] = {"killed": run(words, folder, moment)[0] == -signal.SIGKILL}
    found["status"] = status(folder)
    beside = folder.with_name("validate")
    shutil.copytree(folder, beside)
    found["validate"] = run(["validate", "--format", "json"], beside)[1]
    found["seen"] = files(beside)
    found["again"] = run(words, folder)
    found["files"] = files(folder)
    found["status after"] = status(folder)
    shutil.rmtree(folder)
    shutil.rmtree(beside)
    return found


def main(job: dict[str, Any]) -> None:
    """Print what is left of the command at every moment."""
    import_everything()  # once, before the forks
    read_what_is_read_once()
    os.fsync = lambda _handle: None  # type: ignore[assignment]  # the disk goes on living: nothing to wait for
    moment, found = 1 - job["every"], {"killed": True}
    while found["killed"]:
        moment += job["every"]
        found = look(job["words"], Path(job["folder"]), Path(job["scratch"]) / "kho", moment)
        sys.stdout.write(json.dumps(found) + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main(json.loads(Path(sys.argv[1]).read_text(encoding="utf-8")))
