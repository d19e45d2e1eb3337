"""`tdkt awards number`: ordinals in the office's order, given once, and the file otherwise as it was."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

from conftest import REPOSITORY, Run

BATCH = "plans/2026/awards/tong-ket-2026/nominations.yaml"


def ordinals(text: str) -> dict[str, int]:
    whole = re.finditer(r"- id: (\S+)\n(?:        .*\n)*?        ordinal: (\d+)\n", text)
    in_a_line = re.finditer(r"- \{id: ([^,]+),.* ordinal: (\d+)\}\n", text)
    return {found[1]: int(found[2]) for found in (*whole, *in_a_line)}


def copied(folder: Path) -> Path:
    shutil.copytree(REPOSITORY / "plans", folder / "plans")
    return folder / BATCH


def test_numbers_that_are_lost_come_back_as_they_were(tdkt: Run, tmp_path: Path) -> None:
    path = copied(tmp_path)
    whole = path.read_text(encoding="utf-8")
    path.write_text(re.sub(r"        ordinal: \d+\n|, ordinal: \d+", "", whole), encoding="utf-8")
    assert tdkt("awards", "check", "tong-ket-2026", cwd=tmp_path).returncode == 1
    done = tdkt("awards", "number", "tong-ket-2026", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines()[3] == "  4  Ông Nguyễn Văn A, danh hiệu “Chiến sĩ thi đua cơ sở”"
    assert path.read_text(encoding="utf-8") == whole
    assert tdkt("awards", "check", "tong-ket-2026", cwd=tmp_path).returncode == 0


def test_a_number_that_was_given_never_changes(tdkt: Run, tmp_path: Path) -> None:
    path = copied(tmp_path)
    whole = path.read_text(encoding="utf-8")
    path.write_text(
        whole.replace("        ordinal: 2\n", "").replace(", ordinal: 30}", "}"), encoding="utf-8"
    )
    kept = ordinals(path.read_text(encoding="utf-8"))
    tried = tdkt("awards", "number", "tong-ket-2026", "--dry-run", cwd=tmp_path)
    assert (tried.returncode, ordinals(path.read_text(encoding="utf-8"))) == (0, kept)
    assert tdkt("awards", "number", "tong-ket-2026", cwd=tmp_path).returncode == 0
    assert path.read_text(encoding="utf-8") == whole
    again = tdkt("awards", "number", "tong-ket-2026", cwd=tmp_path)
    assert (again.returncode, "đã có số" in again.stderr) == (0, True)


def test_the_city_numbers_what_it_decides(tdkt: Run) -> None:
    done = tdkt("awards", "number", "de-nghi-thanh-pho-2026", cwd=REPOSITORY)
    assert (done.returncode, "thành phố quyết định" in done.stderr) == (1, True)
