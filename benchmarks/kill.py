"""Every command that writes, killed each time that it touches the disk: whoever comes next finds all of the edit or nothing.

    .venv/bin/python benchmarks/kill.py [--only issue] [--every 1]

The tests do the same at fewer moments (`tests/functional/test_killed.py`, whose commands these are). Linux only: it forks.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(HERE / "tests"), str(HERE / "tests" / "functional")]

from test_killed import COMMANDS, committed, data  # noqa: E402 so do these

from conftest import start_tdkt  # noqa: E402 it lies with the tests


def _tdkt(*words: str, cwd: Path, **_: Any) -> subprocess.CompletedProcess[str]:
    return start_tdkt(*words, cwd=cwd, environment=dict(os.environ))


def killed_everywhere(name: str, every: int, scratch: Path) -> list[dict[str, Any]]:
    """Return what was left of the command at every moment, the last time not killed."""
    prepare, words, _ = COMMANDS[name]
    root, job = scratch / "kho", scratch / "job.json"
    root.mkdir()
    prepare(root, _tdkt)
    committed(root)
    job.write_text(
        json.dumps({"folder": str(root), "scratch": str(scratch / "chet"), "words": words, "every": every})
    )
    done = subprocess.run(
        [sys.executable, str(HERE / "tests" / "killing.py"), str(job)],
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    return [json.loads(line) for line in done.stdout.splitlines()]


def faults(runs: list[dict[str, Any]]) -> list[str]:
    """Return what is wrong: half an edit, something that git would take, a next run that comes to another end."""
    *killed, after = runs
    wrong = []
    for moment, run in enumerate(killed):
        if data(run["seen"]) not in (data(killed[0]["seen"]), data(after["seen"])):
            wrong.append(f"moment {moment}: half of the edit is seen")
        if [line for line in run["status"] if ".tdkt" in line or ".tmp" in line]:
            wrong.append(f"moment {moment}: git sees {run['status']}")
        if run["again"][0] and run["seen"] != after["seen"]:
            wrong.append(f"moment {moment}: the next run fails: {run['again'][1][-200:]}")
        if run["files"] != after["files"]:
            wrong.append(f"moment {moment}: the next run comes to another end")
    return wrong


def main() -> int:
    """Kill all commands; return 1 where anything went wrong."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--only", default="", help="only commands with this in their name")
    parser.add_argument("--every", type=int, default=1, help="the distance of the moments")
    wanted = parser.parse_args()
    bad = 0
    for name in COMMANDS:
        if wanted.only not in name:
            continue
        with tempfile.TemporaryDirectory() as folder:
            runs = killed_everywhere(name, wanted.every, Path(folder))
        wrong = faults(runs)
        bad += len(wrong)
        sys.stdout.write(f"{name}: {len(runs) - 1} kills, {len(wrong)} faults\n")
        sys.stdout.writelines(f"    {line}\n" for line in wrong)
        sys.stdout.flush()
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
