"""The fuzz command runs, and finds nothing in a handful of mutants; thousands are for `benchmarks/fuzz.py` by hand."""

from __future__ import annotations

import subprocess
import sys

from conftest import REPOSITORY


def test_a_handful_of_mutants_of_each_kind_ends_in_messages() -> None:
    words = [
        sys.executable,
        str(REPOSITORY / "benchmarks" / "fuzz.py"),
        "--mutants",
        "60",
        "--seed",
        "1",
        "--seconds",
        "60",
    ]
    done = subprocess.run(words, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    lines = done.stdout.splitlines()
    assert [line.split()[0] for line in lines] == [
        "bytes",
        "tokens",
        "structure",
        "forms",
        "lists",
        "word",
        "conformity",
        "certificates",
    ]
    assert all(" 0 findings" in line for line in lines)
