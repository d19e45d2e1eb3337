"""Measure what people wait for, as whole processes, and write it into docs/performance.md: `python benchmarks/run.py`.

    pip install .            # compiled, not editable: an editable install measures the wrong thing
    python benchmarks/run.py [--runs 7] [--small] [--write]

Every figure is processor time of a process and its children (others on the machine disturb it least), the median of several
runs in turn with the bare interpreter, and most are told as ratios to `python -c pass` in the same run. `--small` leaves out
what takes minutes; `--write` puts the table into docs/performance.md. With check-jsonschema installed beside it, the peer is
measured too. Never a test: machines differ, ratios drift less.
"""

from __future__ import annotations

import argparse
import datetime
import os
import platform
import re
import shutil
import statistics
import subprocess
import sys
import sysconfig
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from certificates import BATCH, generate_batch
from generate import generate
from households import HOUSEHOLD_BATCH, generate_households, write_list
from word_plans import write_plan

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "docs" / "performance.md"
SCRIPTS = sysconfig.get_path("scripts")
TDKT = str(Path(SCRIPTS) / "tdkt")
PEER = shutil.which("check-jsonschema", path=SCRIPTS)
BEGIN, END = "<!-- measured by benchmarks/run.py -->", "<!-- end of what is measured -->"


class Row(NamedTuple):
    """A line of the table."""

    work: str
    measured: str
    goal: str = ""


def processor(command: list[str], cwd: Path) -> float:
    """Return the seconds of processor time that a command and its children take."""
    child = subprocess.Popen(command, cwd=cwd, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, _, usage = os.wait4(child.pid, 0)
    child.returncode = 0
    return usage.ru_utime + usage.ru_stime


class Bench:
    """Measures in turn with the bare interpreter."""

    def __init__(self, runs: int) -> None:
        self.runs = runs
        self.bare = statistics.median(self._bare() for _ in range(max(runs, 5)))

    @staticmethod
    def _bare() -> float:
        return processor([sys.executable, "-c", "pass"], ROOT)

    def ratio(self, words: list[str], cwd: Path, runs: int = 0) -> tuple[float, float]:
        """Return the median ratio of a tdkt command to the bare interpreter, and its median seconds."""
        runs = runs or self.runs
        if runs > 1:
            processor([TDKT, *words], cwd)
        pairs = [(processor([TDKT, *words], cwd), self._bare()) for _ in range(runs)]
        return statistics.median(one / other for one, other in pairs), statistics.median(
            one for one, _ in pairs
        )

    def row(self, work: str, words: list[str], cwd: Path, goal: str = "", runs: int = 0) -> Row:
        ratio, seconds = self.ratio(words, cwd, runs)
        return Row(work, f"{ratio:.1f}× ({seconds * 1000:.0f} ms)", goal)


def waited_for(bench: Bench) -> Iterator[Row]:
    """Yield what a clerk runs all day, on the real plan."""
    count = len(list((ROOT / "plans").rglob("*.yaml")))
    yield bench.row("`tdkt --version`", ["--version"], ROOT, "≤ 1.5×")
    yield bench.row("`tdkt --help`", ["--help"], ROOT, "≤ 7×")
    yield bench.row(f"`tdkt validate`, the real plan ({count} files)", ["validate"], ROOT, "≤ 18×")
    yield bench.row("`tdkt validate --staged`", ["validate", "--staged"], ROOT, "≤ 20×")
    yield bench.row("`tdkt report --quarter`", ["report", "--quarter"], ROOT, "≤ 22×")
    yield bench.row("`tdkt render plan 2026`", ["render", "plan", "2026"], ROOT, "≤ 35×")


def many_files(bench: Bench, scratch: Path, files: int) -> Iterator[Row]:
    """Yield the check of a large workspace beside check-jsonschema on its reports alone."""
    folder = scratch / f"files-{files}"
    generate(folder, files)
    ratio, seconds = bench.ratio(["validate"], folder, 3)
    measured = f"{seconds:.1f} s ({ratio:.0f}×)"
    if PEER:
        reports = sorted(str(path) for path in (folder / "plans").rglob("reports/*/*.yaml"))
        schema = str(ROOT / "schemas" / "unit-report.schema.json")
        peer = processor([PEER, "--schemafile", schema, *reports], folder)
        measured += f"; check-jsonschema on the reports alone takes {peer / seconds:.1f} times as long"
    yield Row(f"`tdkt validate`, {files} files", measured, "30 times as fast as check-jsonschema")


def many_units(bench: Bench, scratch: Path, units: int) -> Iterator[Row]:
    """Yield forms out, forms in and the report of a ward of many units."""
    folder = scratch / "units"
    generate(folder, 5 * units + 2)
    for what, words, goal in (
        ("`tdkt form`", ["form", "2026-Q1"], "≤ 25 ms a form"),
        ("`tdkt import --dry-run`", ["import", "build/2026/phieu/2026-Q1", "--dry-run"], ""),
        ("`tdkt report --quarter`", ["report", "--quarter", "1"], "≤ 8 s for 1,000 units"),
    ):
        seconds = processor([TDKT, *words], folder)
        measured = f"{seconds:.1f} s, {seconds / units * 1000:.0f} ms a unit"
        yield Row(f"{what}, {units} units of 18 targets", measured, goal)


def certificates(bench: Bench, scratch: Path, people: int) -> Iterator[Row]:
    """Yield how many certificates are filled in a second, the start of the command aside."""
    seconds = []
    for count in (10, people):
        folder = scratch / f"certificates-{count}"
        generate_batch(folder, count)
        seconds.append(bench.ratio(["render", "certificate", BATCH], folder, 3)[1])
    few, many = seconds
    measured = f"{(people - 10) / (many - few):.0f} a second; {people} in {many:.1f} s with all checks"
    yield Row(f"`tdkt render certificate`, {people} people in one file", measured, "≥ 600 a second")


def pages(bench: Bench, scratch: Path) -> Iterator[Row]:
    """Yield what turning the documents of a batch into PDF adds."""
    if not shutil.which("soffice"):
        return
    words = ["render", "batch", "tong-ket-2026", "-o", str(scratch / "batch")]
    _, word = bench.ratio(words, ROOT, 3)
    _, printed = bench.ratio([*words, "--pdf"], ROOT, 3)
    count = len(list((scratch / "batch").rglob("*.pdf")))
    each = (printed - word) / count
    measured = f"one start of LibreOffice for {count} documents, {each:.2f} s a document with the start"
    yield Row("PDF of a batch's documents", measured, "≤ 0.2 s a document after the start")


def lists_and_plans(bench: Bench, scratch: Path, households: int) -> Iterator[Row]:
    """Yield a batch of many households, a list of them, and a long plan in Word."""
    homes = scratch / "households"
    generate_households(homes, households)
    yield bench.row(f"`tdkt validate`, {households} households", ["validate"], homes, runs=3)
    decision = ["render", "decision", HOUSEHOLD_BATCH]
    yield bench.row(f"`tdkt render decision`, {households} households", decision, homes, runs=3)
    write_list(homes / "danh-sach.xlsx", households)
    words = ["import", "danh-sach.xlsx", "--dry-run"]
    yield bench.row(f"`tdkt import --dry-run`, a list of {households} rows", words, homes, runs=3)
    plan = scratch / "ke-hoach.docx"
    write_plan(plan, 60)
    adopt = ["adopt", str(plan), "kho", "--dry-run"]
    yield bench.row("`tdkt adopt`, a plan of 60 pages", adopt, scratch, runs=3)


def reviews(bench: Bench, scratch: Path, commits: int) -> Iterator[Row]:
    """Yield `tdkt diff` over a history: one figure changed, and the whole history at once."""
    folder = scratch / "history"
    generate(folder, 1000)
    git = ["git", "-c", "user.name=A", "-c", "user.email=a@example.com", "-c", "gc.auto=0"]
    for words in (["init", "-q"], ["add", "-A"], ["commit", "-qm", "0"]):
        subprocess.run([*git, *words], cwd=folder, check=True)
    reports = sorted((folder / "plans").rglob("reports/*/*.yaml"))
    for number in range(1, commits):
        path = reports[number % len(reports)]
        path.write_text(path.read_text(encoding="utf-8") + f"# {number}\n", encoding="utf-8")
        subprocess.run([*git, "commit", "-qam", str(number)], cwd=folder, check=True)
    text = reports[0].read_text(encoding="utf-8")
    corrected = re.sub(r"(?<=numerator: )\d+", lambda match: str(int(match[0]) - 1), text, count=1)
    reports[0].write_text(corrected, encoding="utf-8")
    name = f"1,000 files after {commits} commits"
    yield bench.row(f"`tdkt diff`, one figure corrected, {name}", ["diff"], folder, runs=3)
    first = ["diff", f"HEAD~{commits - 1}", "HEAD"]
    yield bench.row(f"`tdkt diff`, the first commit to the last, {name}", first, folder, runs=3)


def table(rows: list[Row], runs: int) -> str:
    """Return the rows as Markdown."""
    machine = f"CPython {platform.python_version()}, {os.cpu_count()} processors, {platform.system()}"
    month = datetime.date.today().strftime("%m/%Y")
    lines = [f"| {row.work} | {row.measured} | {row.goal} |" for row in rows]
    head = f"Measured {month}: {machine}; medians of up to {runs} runs; × is times `python -c pass`."
    return "\n".join((head, "", "| work | measured | goal |", "|---|---|---|", *lines))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--runs", type=int, default=7)
    parser.add_argument("--small", action="store_true", help="leave out what takes minutes")
    parser.add_argument("--write", action="store_true", help="write the table into docs/performance.md")
    parser.add_argument("--units", type=int, default=1000)
    parser.add_argument("--commits", type=int, default=300)
    options = parser.parse_args()
    bench = Bench(options.runs)
    rows: list[Row] = []
    with tempfile.TemporaryDirectory() as folder:
        scratch = Path(folder)
        parts = [
            waited_for(bench),
            many_files(bench, scratch, 100),
            certificates(bench, scratch, 500),
            pages(bench, scratch),
        ]
        if not options.small:
            parts += [
                many_files(bench, scratch, 1000),
                many_units(bench, scratch, options.units),
                lists_and_plans(bench, scratch, 1255),
                reviews(bench, scratch, options.commits),
            ]
        for part in parts:
            for row in part:
                rows.append(row)
                print(" | ".join(row), flush=True)
    if options.write:
        text = PAGE.read_text(encoding="utf-8")
        before, _, rest = text.partition(BEGIN)
        _, _, after = rest.partition(END)
        PAGE.write_text(f"{before}{BEGIN}\n{table(rows, options.runs)}\n{END}{after}", encoding="utf-8")


if __name__ == "__main__":
    main()
