"""Commands that edit the workspace, killed at every moment: whoever comes next finds all of the edit or nothing."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from conftest import REPOSITORY, Run, write_files
from example_ward import FILES
from tdkt.checks.example_files import MOVEMENTS, PLAN

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="cần fork")

ISSUE = ("issue", "plan", "2026", "--number", "1", "--date", "2026-01-15")
INIT = (
    *("init", "--type", "xã", "--name", "Đông Hưng", "--city", "tỉnh Hưng Yên", "--date", "2026-01-05"),
    *("--unit", "Phòng Văn hóa - Xã hội | VHXH", "--signer", "Nguyễn Văn A | Chủ tịch"),
)


def nothing(_root: Path, _tdkt: Run) -> None:
    pass


def example(root: Path, _tdkt: Run) -> None:
    write_files(root, FILES)


def issued(root: Path, tdkt: Run) -> None:
    write_files(root, FILES)
    assert tdkt(*ISSUE, cwd=root).returncode == 0


def counted_otherwise(root: Path, tdkt: Run) -> None:
    issued(root, tdkt)
    text = FILES[MOVEMENTS].replace("of: mô hình}", "of: mô hình, accumulate: latest}", 1)
    write_files(root, {MOVEMENTS: text})


def out_of_shape(root: Path, _tdkt: Run) -> None:
    write_files(root, {**FILES, **{file: FILES[file].replace(": ", ":   ", 3) for file in (PLAN, MOVEMENTS)}})


def two_forms(root: Path, tdkt: Run) -> None:
    shutil.copytree(REPOSITORY / "plans", root / "plans")
    made = tdkt("form", "Q3", "--output", str(root / "phieu"), cwd=root)
    assert made.returncode == 0, made.stderr
    for report in (root / "plans/2026/reports/2026-Q3").iterdir():
        report.unlink()
    for form in sorted((root / "phieu").glob("*.xlsx"))[2:]:
        form.unlink()


def without_ordinals(root: Path, _tdkt: Run) -> None:
    shutil.copytree(REPOSITORY / "plans", root / "plans")
    path = root / "plans/2026/awards/tong-ket-2026/nominations.yaml"
    path.write_text(
        re.sub(r"        ordinal: \d+\n|, ordinal: \d+", "", path.read_text(encoding="utf-8")),
        encoding="utf-8",
    )


def old_copies(root: Path, tdkt: Run) -> None:
    assert tdkt(*INIT, cwd=root).returncode == 0
    for schema in ("plan", "movements"):
        (root / f"schemas/{schema}.schema.json").unlink()


def awards(root: Path, _tdkt: Run) -> None:
    shutil.copytree(REPOSITORY / "plans", root / "plans")


def a_list(root: Path, _tdkt: Run) -> None:
    rows = [f"{number};Nguyễn Văn {letter};Thôn Một" for number, letter in enumerate("ABCD", 1)]
    write_files(root, {**FILES, "danh-sach.csv": "\n".join(["STT;Họ và tên chủ hộ;Thôn", *rows])})


def a_draft(root: Path, _tdkt: Run) -> None:
    draft = FILES[PLAN].replace("number: 1\n", "").replace("date: 2026-01-15\n", "")
    write_files(root, {**FILES, PLAN: draft})


def with_slips(root: Path, _tdkt: Run) -> None:
    slip = {
        file: FILES[file].replace(" các ", "  các ").replace(" công ", "  công ")
        for file in (PLAN, MOVEMENTS)
    }
    write_files(root, {**FILES, **slip, "plans/2027/plan.yaml.txt": "kind: plan\n"})


def a_plan_in_word(root: Path, tdkt: Run) -> None:
    made = tdkt("render", "plan", "2026", "-o", str(root / "ke-hoach.docx"), cwd=REPOSITORY)
    assert made.returncode == 0, made.stderr


NEW_BATCH = (
    "new",
    "batch",
    "thu",
    "--type",
    "sudden",
    "--title",
    "thành tích",
    "--who",
    "hoang-van-s",
    "--year",
    "2026",
)
COMMANDS: dict[str, tuple[Callable[[Path, Run], None], tuple[str, ...], int]] = {
    "init": (nothing, INIT, 159),
    "new year": (example, ("new", "year", "2027"), 15),
    "new batch": (awards, NEW_BATCH, 11),
    "issue": (example, ISSUE, 11),
    "amend": (issued, ("amend", "plan", "2026", "--reason", "Điều chỉnh."), 7),
    "recount": (counted_otherwise, ("recount", "van-thu.mo-hinh", "--reason", "Là tình hình cuối quý."), 11),
    "rename": (issued, ("rename", "unit", "van-phong", "vp"), 35),
    "import": (two_forms, ("import", "phieu"), 15),
    "number": (without_ordinals, ("awards", "number", "tong-ket-2026"), 11),
    "fmt": (out_of_shape, ("fmt",), 15),
    "refresh": (old_copies, ("refresh",), 15),
    "adopt": (a_plan_in_word, ("adopt", "ke-hoach.docx", "."), 159),
    "import list": (a_list, ("import", "danh-sach.csv"), 11),
    "new target": (
        a_draft,
        ("new", "target", "Tỷ lệ hòa giải thành đạt trên 85%.", "--unit", "VP", "--movement", "van-thu"),
        11,
    ),
    "fix": (with_slips, ("validate", "--fix"), 15),
}
"""How the folder is made ready, the words, and the distance of the moments (a unit test of planned
edits and `benchmarks/kill.py` have every moment)."""
OF_EACH_KIND = ("init", "import", "issue", "rename")
"""A new folder, many files, a new and a changed one, files that move: all commands write by one planned edit, and
`benchmarks/kill.py` kills every one of them."""


def committed(root: Path) -> None:
    for words in (
        ("init", "-q"),
        ("add", "-A"),
        ("-c", "user.name=A", "-c", "user.email=a@b", "commit", "-qm", "x", "--allow-empty"),
    ):
        subprocess.run(["git", *words], cwd=root, check=True, capture_output=True)


def data(files: dict[str, str]) -> dict[str, str]:
    return {file: text for file, text in files.items() if file.startswith(("plans/", "schemas/"))}


def summary(validated: str) -> list[str]:
    """Return the last line of what validate says of the files: what was taken back is told beside it."""
    lines = validated.splitlines()
    return ["}"] if "}" in lines else lines[-1:]


@pytest.mark.parametrize("name", OF_EACH_KIND)
def test_whoever_comes_next_finds_all_or_nothing(name: str, tmp_path: Path, tdkt: Run) -> None:
    prepare, words, every = COMMANDS[name]
    root, job = tmp_path / "kho", tmp_path / "job.json"
    root.mkdir()
    prepare(root, tdkt)
    committed(root)
    scratch = str(tmp_path / "chet")
    job.write_text(json.dumps({"folder": str(root), "scratch": scratch, "words": words, "every": every}))
    done = subprocess.run(
        [sys.executable, str(REPOSITORY / "tests" / "killing.py"), str(job)],
        capture_output=True,
        encoding="utf-8",
        check=True,
        timeout=600,
    )
    runs: list[dict[str, Any]] = [json.loads(line) for line in done.stdout.splitlines()]
    before, after = runs[0], runs.pop()
    assert not after["killed"]
    assert data(before["seen"]) != data(after["seen"])
    for moment, run in enumerate(runs):
        assert not [line for line in run["status"] if ".tdkt" in line or ".tmp" in line], moment
        assert data(run["seen"]) in (data(before["seen"]), data(after["seen"])), moment
        assert summary(run["validate"]) in (summary(before["validate"]), summary(after["validate"])), moment
        assert run["again"][0] == 0 or run["seen"] == after["seen"], (moment, run["again"][1])
        assert run["files"] == after["files"], moment
        assert run["status after"] == after["status after"], moment


def test_what_an_older_tdkt_left_inside_plans_is_no_data(tmp_path: Path, tdkt: Run) -> None:
    """tdkt used to stage a folder of real YAML inside plans/; one that was killed left it there."""
    root = write_files(tmp_path / "kho", FILES)
    clean = tdkt("validate", cwd=root)
    write_files(root, {f"plans/.tdkt.1a2b3c4d.tmp/{file}": text for file, text in FILES.items()})
    write_files(root, {"plans/2026/.tdkt.1a2b3c4d.tmp/x.yaml": "kind: [không đóng"})
    committed(root)
    assert tdkt("validate", cwd=root).stdout == clean.stdout
    assert tdkt("validate", "--staged", cwd=root).stdout == clean.stdout
    assert tdkt("fmt", "--check", cwd=root).returncode == 0
    assert tdkt("new", "year", "2027", cwd=root).returncode == 0
    assert tdkt(*ISSUE, cwd=root).returncode == 0


def test_half_an_edit_is_taken_back_before_anything_is_read(tmp_path: Path, tdkt: Run) -> None:
    root = write_files(tmp_path / "kho", FILES)
    committed(root)
    driver = (
        "import sys; from pathlib import Path; from killing import import_everything, read_what_is_read_once, run; import_everything(); read_what_is_read_once(); root = Path(sys.argv[1]); left = root / 'plans/2026/issued'\n"
        "for moment in range(1, 40):\n"
        "    run(sys.argv[2:], root, moment)\n"
        "    if left.exists() and any(left.iterdir()): break"
    )
    subprocess.run([sys.executable, "-c", driver, str(root), *ISSUE], cwd=REPOSITORY / "tests", check=True)
    assert not (root / "plans/2026/issued/register.yaml").exists()
    said = tdkt("validate", cwd=root)
    assert said.returncode == 0
    assert "Đã trả lại 1 tệp như trước khi ghi:\n  plans/2026/issued/01-kh-ubnd.json" in said.stderr
    assert not (root / "plans/2026/issued").exists()
    assert "Đã trả lại" not in tdkt("validate", cwd=root).stderr
