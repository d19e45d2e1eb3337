"""Change the code in one small place at a time and see whether a test notices: `python benchmarks/mutants.py [ROOM…]`.

    pip install -e ".[test]" "cosmic-ray>=8.4,<9"
    python benchmarks/mutants.py awards --sample 60 --seed 7

cosmic-ray makes the mutants (`<` becomes `<=`, `and` becomes `or`, 3 becomes 4, `not` goes, a loop is skipped, …); a seed
always draws the same sample of them. Places are drawn first and then one mutant of each, or else the sums and comparisons,
with ten mutants a place, would be all there is. Left out is what no test can notice: annotations, `TYPE_CHECKING`, `==` against `is`.

Each mutant stands in a copy of `src` and runs the tests that mirror its room, those of its own module first, without
LibreOffice, up to the first failure. A process is forked for each, with the libraries loaded already: one to ten seconds
a mutant. What survives is printed with its place; a score is killed / all.
"""

from __future__ import annotations

import argparse
import ast
import contextlib
import importlib
import os
import random
import shutil
import signal
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from cosmic_ray.ast import ast_nodes, get_ast
from cosmic_ray.mutating import mutate_code
from cosmic_ray.plugins import get_operator, operator_names

REPOSITORY = Path(__file__).resolve().parent.parent
PACKAGE = Path("src") / "tdkt"
GOAL = 90
_LOADED_ONCE = (
    "docx docxtpl holidays hypothesis icalendar jinja2 jsonschema jsonschema_rs lxml.etree markdown_it openpyxl pytest "
    "rich.console rich.table ruamel.yaml typer yaml"
)
_SHORTEST_LIMIT, _TIMES_AS_LONG = 300.0, 5.0
"""A mutant that runs for so many seconds, and so many times as long as the tests do without it, goes on for ever."""


@dataclass(frozen=True, slots=True)
class Room:
    """What is mutated together: files below src/tdkt (patterns), and the tests that hold them."""

    files: tuple[str, ...]
    tests: tuple[str, ...]
    left_out: tuple[str, ...] = ()


ROOMS = {
    "attainment": Room(("attainment/**/*.py",), ("tests/unit/attainment",)),
    "awards": Room(("awards/**/*.py",), ("tests/unit/awards",)),
    "changes": Room(("changes/**/*.py",), ("tests/unit/changes",)),
    "checks": Room(("checks/**/*.py",), ("tests/unit/checks",), left_out=("example_*.py", "manual.py")),
    "cell-values": Room(("**/cell_values.py",), ("tests/unit/exchange/test_cell_values.py",)),
    "layout": Room(
        ("documents/**/layout.py",),
        (
            "tests/unit/documents/word/test_nd30_in_word.py",
            "tests/unit/documents/page",
            "tests/unit/documents/word",
        ),
    ),
}


_OF_ALL_ROOMS = ("tests/unit/test_dataclasses.py",)


@dataclass(frozen=True, slots=True)
class Mutant:
    """One change of one file: the operator of cosmic-ray, and which of the places that it finds."""

    file: Path
    operator: str
    occurrence: int
    line: int

    def text(self) -> str | None:
        """Return the whole file with the change; None where cosmic-ray finds nothing to change after all."""
        source = (REPOSITORY / self.file).read_text(encoding="utf-8")
        return mutate_code(source, get_operator(self.operator)(), self.occurrence)

    def said(self) -> str:
        """Return the place and the changed line, for a reader."""
        before = (REPOSITORY / self.file).read_text(encoding="utf-8").splitlines()
        after = (self.text() or "").splitlines()
        pairs = [(old.strip(), new.strip()) for old, new in zip(before, after, strict=False) if old != new]
        old, new = pairs[0] if pairs else ("", "a line goes")
        return f"{self.file}:{self.line}: {self.operator.rpartition('/')[2]}\n    - {old}\n    + {new}"


def mutants_of(file: Path) -> Iterator[Mutant]:
    """Yield every mutant of `file` that a test could notice."""
    source = (REPOSITORY / file).read_text(encoding="utf-8")
    nodes = list(ast_nodes(get_ast(source)))
    unseen = set(_lines_of_annotations(ast.parse(source)))
    lines = source.splitlines()
    for name in operator_names():
        made = get_operator(name)
        if made.arguments() or name.endswith(("_Is", "_IsNot", "RemoveDecorator")):
            continue
        operator = made()
        places = [start for node in nodes for start, _ in operator.mutation_positions(node)]
        for occurrence, (line, column) in enumerate(places):
            if (line, column) not in unseen and "TYPE_CHECKING" not in lines[line - 1]:
                yield Mutant(file, name, occurrence, line)


def _lines_of_annotations(tree: ast.Module) -> Iterator[tuple[int, int]]:
    """Yield the (line, column) of everything inside annotations, which are never run."""
    for node in ast.walk(tree):
        found: list[ast.expr | None] = []
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            found.append(node.returns)
        elif isinstance(node, ast.arg | ast.AnnAssign):
            found.append(node.annotation)
        for annotation in filter(None, found):
            end = annotation.end_lineno or annotation.lineno
            last = annotation.end_col_offset or 0
            for line in range(annotation.lineno, end + 1):
                first = annotation.col_offset if line == annotation.lineno else 0
                yield from ((line, column) for column in range(first, last if line == end else 400))


def sample_of(room: Room, size: int, seed: int) -> list[Mutant]:
    """Return `size` mutants of the room: places drawn at random, one mutant of each."""
    files = sorted({path for pattern in room.files for path in (REPOSITORY / PACKAGE).glob(pattern)})
    kept = [path for path in files if not any(path.match(pattern) for pattern in room.left_out)]
    places: dict[tuple[Path, str, int, int], list[Mutant]] = {}
    for path in kept:
        for mutant in mutants_of(path.relative_to(REPOSITORY)):
            family = mutant.operator.rpartition("/")[2].partition("_")[0]
            places.setdefault((mutant.file, family, mutant.line, _order(mutant)), []).append(mutant)
    draw = random.Random(seed)
    chosen = draw.sample(sorted(places), min(size, len(places)))
    return [draw.choice(places[place]) for place in chosen]


def _order(mutant: Mutant) -> int:
    """Return what tells two places of one line apart."""
    return mutant.occurrence if "_" not in mutant.operator.rpartition("/")[2] else 0


def tests_of(mutant: Mutant, room: Room) -> list[str]:
    """Return the tests of the room, those that are named after the mutant's module or its folder first."""
    first = []
    for folder in room.tests:
        place = REPOSITORY / folder
        for path in sorted(place.rglob("test_*.py")) or [place]:
            said = path.stem.removeprefix("test_")
            if (
                mutant.file.stem in said
                or said in mutant.file.stem
                or path.parent.name == mutant.file.parent.name
            ):
                first.append((mutant.file.stem not in said, path.relative_to(REPOSITORY).as_posix()))
    return [*(name for _, name in sorted(first)), *room.tests, *_OF_ALL_ROOMS]


def survives(tests: Sequence[str], copy: Path, longest: float) -> bool:
    """Tell whether all `tests` pass on the code in `copy`, in a process of their own."""
    child = os.fork()
    if child == 0:
        _run_tests(tests, copy)
    deadline = time.monotonic() + longest
    while time.monotonic() < deadline:
        ended, status = os.waitpid(child, os.WNOHANG)
        if ended:
            return status == 0
        time.sleep(0.02)
    os.killpg(child, signal.SIGKILL)
    os.waitpid(child, 0)
    return False


def _run_tests(tests: Sequence[str], copy: Path) -> None:
    code = 1
    try:
        os.setsid()
        nowhere = os.open(os.devnull, os.O_RDWR)
        for stream in range(3):
            os.dup2(nowhere, stream)
        os.chdir(REPOSITORY)
        sys.path.insert(0, str(copy / "src"))
        os.environ["PYTHONPATH"] = str(copy / "src")
        import pytest

        options = [
            "-x",
            "-q",
            "--assert=plain",
            "-n",
            "0",
            "-p",
            "no:cacheprovider",
            "-m",
            "not libreoffice and not chromium",
        ]
        code = int(pytest.main([*options, "--hypothesis-seed=0", *tests]))
    finally:
        os._exit(code)


@contextlib.contextmanager
def copied_source() -> Iterator[Path]:
    """Give a folder with a copy of src, and links to what tdkt reads beside it."""
    with tempfile.TemporaryDirectory() as temporary:
        copy = Path(temporary).resolve()
        ignored = shutil.ignore_patterns("__pycache__")
        shutil.copytree(REPOSITORY / "src", copy / "src", ignore=ignored)
        for name in ("schemas", "templates"):
            (copy / name).symlink_to(REPOSITORY / name)
        yield copy


def score(name: str, size: int, seed: int, copy: Path) -> tuple[int, int]:
    """Run a sample of a room's mutants, print what survives; return how many were killed, and of how many."""
    room = ROOMS[name]
    started = time.monotonic()
    if not survives(room.tests, copy, 10 * _SHORTEST_LIMIT):
        raise SystemExit(f"{name}: the tests fail before anything is changed.")
    longest = max(_SHORTEST_LIMIT, _TIMES_AS_LONG * (time.monotonic() - started))
    sample = sample_of(room, size, seed)
    sys.dont_write_bytecode = True  # a mutant may be as long and as old as the file that was compiled
    killed = 0
    for number, mutant in enumerate(sample, 1):
        text = mutant.text()
        target = copy / mutant.file
        plain = target.read_text(encoding="utf-8")
        for compiled in target.parent.glob(f"__pycache__/{target.stem}.*.pyc"):
            compiled.unlink()
        target.write_text(text or plain, encoding="utf-8")
        lives = text is not None and survives(tests_of(mutant, room), copy, longest)
        target.write_text(plain, encoding="utf-8")
        killed += not lives
        if lives:
            print(f"{name} {number}/{len(sample)} survives: {mutant.said()}", flush=True)
    sys.dont_write_bytecode = False
    return killed, len(sample)


def main() -> int:
    words = argparse.ArgumentParser(description=(__doc__ or "").partition(":")[0])
    words.add_argument("rooms", nargs="*", choices=[*ROOMS, []], help="all rooms where none is named")
    words.add_argument("--sample", type=int, default=60, help="mutants of each room")
    words.add_argument("--seed", type=int, default=1)
    said = words.parse_args()
    for name in _LOADED_ONCE.split():
        importlib.import_module(name)
    from hypothesis.configuration import set_hypothesis_home_dir

    scores: dict[str, tuple[int, int]] = {}
    with copied_source() as copy:
        set_hypothesis_home_dir(copy / ".hypothesis")  # what fails on a mutant is no example for later
        for name in said.rooms or ROOMS:
            started = time.monotonic()
            killed, size = score(name, said.sample, said.seed, copy)
            scores[name] = killed, size
            spent = time.monotonic() - started
            print(
                f"{name:14}{killed:5} of {size:3} killed{killed / size:7.0%}{spent:7.0f} s (seed {said.seed})",
                flush=True,
            )
    return 0 if all(killed * 100 >= GOAL * size for killed, size in scores.values()) else 1


if __name__ == "__main__":
    sys.exit(main())
