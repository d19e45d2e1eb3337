"""Two commands started together on one workspace: nothing that one of them says it has done may be lost.

    .venv/bin/python benchmarks/two_at_once.py [--pairs 15]

Every pair of writing commands runs many times in a fresh copy of the example ward. Afterwards each command whose exit code is 0 has
to have left what it wrote, no number may stand twice in the register, and `tdkt validate` finds no error. A command that is told to
wait for the other one, or to run again, has done nothing and says so.
"""

from __future__ import annotations

import argparse
import random
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

HERE = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(HERE / "tests"))

from example_ward import FILES  # noqa: E402 it lies with the tests

Left = Callable[[Path], bool]
Command = tuple[tuple[str, ...], Left]
"""The words after "tdkt", and what tells whether their work is still there."""
REGISTER = "plans/2026/issued/register.yaml"
Q3 = "plans/2026/reports/2026-Q3"


def _has(file: str, text: str) -> Left:
    return lambda root: (root / file).is_file() and text in (root / file).read_text(encoding="utf-8")


def _issue(of: str, key: str, number: int, day: str, *more: str) -> Command:
    words = ("issue", of, key, "--number", str(number), "--date", day, *more)
    return words, _has(REGISTER, f"number: {number}\n")


def example_ward(root: Path) -> None:
    """Put the example ward there, its plan in a layout that fmt changes."""
    for file, text in FILES.items():
        path = root / file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(
            text.replace(": ", ":  ", 1) if file.endswith("plan.yaml") else text, encoding="utf-8"
        )


def forms_to_take_in(root: Path) -> None:
    """Put the ward of the repository there, with filled forms of a quarter whose reports are gone."""
    shutil.copytree(HERE / "plans", root / "plans")
    start(root, ("form", "2026-Q3", "--output", "phieu")).communicate()
    for report in (root / Q3).iterdir():
        report.unlink()
    plan = root / "plans/2026/plan.yaml"
    plan.write_text(plan.read_text(encoding="utf-8").replace(": ", ":  ", 1), encoding="utf-8")


def unsaved_work(root: Path) -> None:
    """Put the example ward there in a repository, with work that is not saved."""
    example_ward(root)
    for words in (
        ("init", "-q"),
        ("config", "user.name", "Nguyễn Văn A"),
        ("config", "user.email", "a@example.com"),
        ("add", "-A"),
        ("commit", "-qm", "đầu"),
    ):
        subprocess.run(["git", *words], cwd=root, check=True, capture_output=True)
    plan = root / "plans/2026/plan.yaml"
    plan.write_text(plan.read_text(encoding="utf-8") + "# ghi chú\n", encoding="utf-8")


def a_plan_in_word(root: Path) -> None:
    """Put a plan in Word there, in a folder that has no workspace."""
    start(HERE, ("render", "plan", "2026", "-o", str(root / "ke-hoach.docx"))).communicate()


def _saved(root: Path) -> bool:
    said = subprocess.run(["git", "log", "--format=%s"], cwd=root, check=True, capture_output=True).stdout
    return "Ghi chú".encode() in said


ISSUE_PLAN = _issue("plan", "2026", 1, "2026-01-15")
ISSUE_REPORT = _issue("report", "2026-Q1", 2, "2026-04-10")
SAME_NUMBER = _issue("report", "2026-Q1", 1, "2026-04-10", "--symbol", "KH-UBND")
ISSUE_Q3 = _issue("report", "2026-Q3", 7, "2026-10-10")
FMT: Command = (("fmt",), _has("plans/2026/plan.yaml", "kind: plan\n"))
NEW_YEAR: Command = (("new", "year", "2027"), _has("plans/2027/plan.yaml", "2027"))
IMPORT: Command = (("import", "phieu"), lambda root: len(list((root / Q3).glob("*.yaml"))) > 5)
RENDER: Command = (
    ("render", "plan", "2026"),
    lambda root: (root / "build/2026/ke-hoach.docx").read_bytes()[:2] == b"PK",
)
WARD = (
    "--type",
    "xã",
    "--name",
    "Đông Hưng",
    "--city",
    "tỉnh Hưng Yên",
    "--date",
    "2026-01-05",
    "--unit",
    "Văn phòng | VP",
)
INIT: Command = (
    ("init", "moi", *WARD, "--signer", "Nguyễn Văn A | Chủ tịch"),
    _has("moi/plans/organization.yaml", "Đông Hưng"),
)
SAVE: Command = (("save", "Ghi chú"), _saved)
ADOPT: Command = (("adopt", "ke-hoach.docx", "."), _has("plans/organization.yaml", "kind: organization"))
PAIRS: dict[str, tuple[Callable[[Path], None], Command, Command]] = {
    "issue × issue": (example_ward, ISSUE_PLAN, ISSUE_REPORT),
    "issue × issue, one number": (example_ward, ISSUE_PLAN, SAME_NUMBER),
    "issue × issue, one document": (example_ward, ISSUE_PLAN, ISSUE_PLAN),
    "issue × new year": (example_ward, ISSUE_PLAN, NEW_YEAR),
    "issue × fmt": (example_ward, ISSUE_PLAN, FMT),
    "new year × new year": (example_ward, NEW_YEAR, NEW_YEAR),
    "fmt × fmt": (example_ward, FMT, FMT),
    "fmt × new year": (example_ward, FMT, NEW_YEAR),
    "render × render": (example_ward, RENDER, RENDER),
    "render × issue": (example_ward, RENDER, ISSUE_PLAN),
    "init × init": (example_ward, INIT, INIT),
    "import × import": (forms_to_take_in, IMPORT, IMPORT),
    "import × fmt": (forms_to_take_in, IMPORT, FMT),
    "import × issue": (forms_to_take_in, IMPORT, ISSUE_Q3),
    "save × save": (unsaved_work, SAVE, SAVE),
    "save × issue": (unsaved_work, SAVE, ISSUE_PLAN),
    "adopt × adopt": (a_plan_in_word, ADOPT, ADOPT),
}


def start(root: Path, words: tuple[str, ...]) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "tdkt", *words]
    return subprocess.Popen(command, cwd=root, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)


def try_once(
    root: Path, prepare: Callable[[Path], None], pair: tuple[Command, Command], apart: float
) -> list[str]:
    """Run the two, the second some seconds after the first; return what is wrong."""
    prepare(root)
    running = []
    for words, _ in pair:
        running.append(start(root, words))
        time.sleep(apart)
    said = [process.communicate()[0] for process in running]
    wrong = []
    for process, (words, left), text in zip(running, pair, said, strict=True):
        if process.returncode not in (0, 1, 2):
            wrong.append(f"{words[0]}: exit code {process.returncode}: {text[-300:]}")
        if process.returncode == 0 and not left(root):
            wrong.append(f"{words[0]} says that it is done, and what it wrote is gone")
    register = root / REGISTER
    if register.is_file():
        numbers = re.findall(r"number: (\d+)\s+symbol: (\S+)", register.read_text(encoding="utf-8"))
        if len(set(numbers)) < len(numbers):
            wrong.append(f"a number stands twice in the register: {numbers}")
    checked = start(root, ("validate",))
    if checked.communicate()[0] and checked.returncode:
        wrong.append("validate finds an error afterwards")
    left_over = [path for path in root.rglob("*") if path.name.endswith(".tmp") or ".tdkt" in path.parts]
    return wrong + [f"left over: {path}" for path in left_over]


def main() -> int:
    """Try all pairs; return 1 where anything went wrong."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pairs", type=int, default=15, help="how often each pair is tried")
    parser.add_argument("--only", default="", help="only pairs with this in their name")
    wanted = parser.parse_args()
    chance, bad = random.Random(7), 0
    for name, (prepare, *pair) in PAIRS.items():
        if wanted.only not in name:
            continue
        found: list[str] = []
        for _ in range(wanted.pairs):
            with tempfile.TemporaryDirectory() as folder:
                found += try_once(Path(folder), prepare, (pair[0], pair[1]), chance.choice((0, 0, 0.05, 0.2)))
        bad += bool(found)
        sys.stdout.write(f"{name}: {len(found)} faults in {wanted.pairs} pairs\n")
        for line in sorted(set(found)):
            sys.stdout.write(f"    {line}\n")
        sys.stdout.flush()
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
