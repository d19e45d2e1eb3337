"""Measure tdkt as whole processes, as ratios to `python -c pass` on the same machine in the same run.

    pip install .            # compiled, not editable: an editable install measures the wrong thing
    python benchmarks/run.py [--files 50,100,1000] [--peer check-jsonschema]

Each command runs in turn with the bare interpreter, several times after a warm-up; medians are quoted. Never a test:
machines differ, ratios drift less.
"""

from __future__ import annotations

import argparse
import re
import shutil
import statistics
import subprocess
import sys
import sysconfig
import tempfile
import time
from pathlib import Path

from certificates import BATCH, generate_batch
from generate import generate
from households import HOUSEHOLD_BATCH, generate_households, write_list
from word_plans import write_plan

TDKT = str(Path(sysconfig.get_path("scripts")) / "tdkt")
SCHEMAS = Path(__file__).resolve().parent.parent / "schemas"


def seconds(command: list[str], cwd: Path) -> float:
    started = time.perf_counter()
    subprocess.run(command, cwd=cwd, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False)
    return time.perf_counter() - started


def compare(label: str, command: list[str], cwd: Path, runs: int) -> None:
    bare = [sys.executable, "-c", "pass"]
    seconds(command, cwd)
    seconds(bare, cwd)
    pairs = [(seconds(command, cwd), seconds(bare, cwd)) for _ in range(runs)]
    took = statistics.median(one for one, _ in pairs)
    ratio = statistics.median(one / other for one, other in pairs)
    print(f"{label:<44} {took * 1000:>9.0f} ms {ratio:>8.1f}x python -c pass")


def peer(folder: Path, runs: int) -> float:
    reports = sorted(str(path) for path in (folder / "plans").rglob("reports/*/*.yaml"))
    schema = str(SCHEMAS / "unit-report.schema.json")
    command = [
        str(Path(sysconfig.get_path("scripts")) / "check-jsonschema"),
        "--schemafile",
        schema,
        *reports,
    ]
    return statistics.median(seconds(command, folder) for _ in range(runs))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--files", default="50,100,1000")
    parser.add_argument("--runs", type=int, default=7)
    parser.add_argument(
        "--peer", action="store_true", help="compare with check-jsonschema, if it is installed"
    )
    parser.add_argument(
        "--units", type=int, default=0, help="also make, import and report on forms of so many units"
    )
    parser.add_argument(
        "--commits", type=int, default=0, help="also review a workspace of 1,000 files after so many commits"
    )
    parser.add_argument("--certificates", type=int, default=0, help="also fill so many certificates")
    parser.add_argument(
        "--households", type=int, default=0, help="also check and print a batch of so many households"
    )
    parser.add_argument("--pages", type=int, default=0, help="also adopt a Word plan of so many pages")
    options = parser.parse_args()
    root = Path(__file__).resolve().parent.parent
    print(f"python {sys.version.split()[0]}; medians of {options.runs} runs, each beside a bare interpreter")
    compare("tdkt --version", [TDKT, "--version"], root, options.runs)
    compare("tdkt --help", [TDKT, "--help"], root, options.runs)
    compare("tdkt validate (the real plan)", [TDKT, "validate"], root, options.runs)
    compare("tdkt report --quarter (the real plan)", [TDKT, "report", "--quarter"], root, options.runs)
    with tempfile.TemporaryDirectory() as scratch:
        output = str(Path(scratch) / "out")
        compare("tdkt render plan 2026", [TDKT, "render", "plan", "2026", "-o", output], root, options.runs)
        for files in (int(word) for word in options.files.split(",")):
            folder = Path(scratch) / str(files)
            generate(folder, files)
            runs = options.runs if files < 5000 else 1
            compare(f"tdkt validate, {files} files", [TDKT, "validate"], folder, runs)
            if options.peer and shutil.which("check-jsonschema", path=sysconfig.get_path("scripts")):
                ours = statistics.median(seconds([TDKT, "validate"], folder) for _ in range(runs))
                theirs = peer(folder, 1)
                print(
                    f"{'  check-jsonschema, the reports alone':<44} {theirs * 1000:>9.0f} ms {theirs / ours:>8.1f}x tdkt validate"
                )
        if options.certificates:
            many = Path(scratch) / "certificates"
            generate_batch(many, options.certificates)
            words = [TDKT, "render", "certificate", BATCH]
            compare(
                f"tdkt render certificate, {options.certificates} people", words, many, min(options.runs, 3)
            )
        if options.households:
            homes = Path(scratch) / "households"
            generate_households(homes, options.households)
            for what, words in (
                ("validate", ["validate"]),
                ("render decision", ["render", "decision", HOUSEHOLD_BATCH]),
            ):
                compare(
                    f"tdkt {what}, {options.households} households",
                    [TDKT, *words],
                    homes,
                    min(options.runs, 3),
                )
            write_list(homes / "danh-sach.xlsx", options.households)
            words = [TDKT, "import", "danh-sach.xlsx", "--dry-run"]
            compare(f"tdkt import, a list of {options.households} rows", words, homes, min(options.runs, 3))
        if options.pages:
            plan = Path(scratch) / "ke-hoach.docx"
            write_plan(plan, options.pages)
            words = [TDKT, "adopt", str(plan), "kho", "--dry-run"]
            compare(f"tdkt adopt, {options.pages} pages", words, Path(scratch), min(options.runs, 3))
        if options.commits:
            reviews(Path(scratch) / "history", options.commits, options.runs)
        if options.units:
            cycle(Path(scratch) / "cycle", options.units)


def reviews(folder: Path, commits: int, runs: int) -> None:
    """Time `tdkt diff` over a history: one figure changed, and the whole history at once."""
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
    name = f"{commits} commits"
    compare(f"tdkt diff, one figure corrected, {name}", [TDKT, "diff"], folder, runs)
    compare(
        f"tdkt diff, the first commit to the last, {name}",
        [TDKT, "diff", f"HEAD~{commits - 1}", "HEAD"],
        folder,
        runs,
    )


def cycle(folder: Path, units: int) -> None:
    """Time forms out, forms in and the report of a ward with many units, one run each."""
    generate(folder, 5 * units + 2)
    forms = "build/2026/phieu/2026-Q1"
    bare = statistics.median(seconds([sys.executable, "-c", "pass"], folder) for _ in range(7))
    for label, words in (
        ("form", ["form", "2026-Q1"]),
        ("import", ["import", forms, "--dry-run"]),
        ("report", ["report", "--quarter", "1"]),
    ):
        took = seconds([TDKT, *words], folder)
        print(
            f"{f'tdkt {label}, {units} units':<44} {took:>9.1f} s  {took / bare:>8.0f}x python -c pass, {took / units * 1000:.0f} ms a unit"
        )


if __name__ == "__main__":
    main()
