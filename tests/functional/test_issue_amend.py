"""`tdkt issue`, `tdkt amend`, `tdkt register` as the clerk runs them, and git around them."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest

from conftest import Run, write_files
from example_ward import FILES
from in_git import git
from tdkt.checks.example_files import MOVEMENTS, PLAN, REPORT

ISSUE = ("issue", "plan", "2026", "--number", "1", "--date", "2026-01-15")


@pytest.fixture
def ward(tmp_path: Path, tdkt: Run) -> Path:
    root = write_files(tmp_path / "phường", FILES)
    git(root, "init", "-q")
    git(root, "add", "-A")
    git(root, "commit", "-qm", "đầu")
    assert tdkt(*ISSUE, cwd=root).returncode == 0
    git(root, "add", "-A")
    git(root, "commit", "-qm", "ban hành")
    return root


def change(root: Path, file: str, old: str, new: str) -> None:
    path = root / file
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def raise_threshold(root: Path) -> None:
    change(root, MOVEMENTS, "95% văn bản", "97% văn bản")
    change(root, MOVEMENTS, "at_least: 95", "at_least: 97")


def test_issuing_says_what_it_wrote(tmp_path: Path, tdkt: Run) -> None:
    root = write_files(tmp_path / "kho", FILES)
    dry = tdkt(*ISSUE, "--dry-run", cwd=root)
    assert not (root / "plans/2026/issued").exists()
    done = tdkt(*ISSUE, cwd=root)
    assert (done.returncode, done.stdout) == (0, dry.stdout)
    assert done.stdout.splitlines() == [
        "Kế hoạch triển khai công tác thi đua, khen thưởng năm 2026: số 01/KH-UBND ngày 15/01/2026",
        "  plans/2026/issued/01-kh-ubnd.json (bản lưu)",
        "  plans/2026/issued/register.yaml (sổ văn bản)",
    ]
    again = tdkt(*ISSUE, cwd=root)
    assert again.returncode == 1
    assert "đã ban hành với số 01/KH-UBND" in again.stderr


@pytest.mark.parametrize("date", ["30/02/2026", "hôm nay", "2026-1"])
def test_a_date_that_is_none_is_wrong_usage(ward: Path, tdkt: Run, date: str) -> None:
    done = tdkt("issue", "report", "2026-Q1", "--number", "2", "--date", date, cwd=ward)
    assert done.returncode == 2
    assert "--date" in done.stderr


def test_the_register_is_shown_with_its_gaps(ward: Path, tdkt: Run) -> None:
    assert (
        tdkt("issue", "report", "2026-Q1", "--number", "20", "--date", "10/04/2026", cwd=ward).returncode == 0
    )
    assert (
        tdkt("issue", "report", "2026-H1", "--number", "40", "--date", "2026-07-10", cwd=ward).returncode == 0
    )
    done = tdkt("register", cwd=ward, columns=120)
    assert done.returncode == 0
    assert "SỔ VĂN BẢN NĂM 2026" in done.stdout
    assert "20/BC-UBND" in done.stdout
    assert "Ký hiệu BC-UBND: sổ này không có số 21-39." in done.stdout
    assert "chưa có văn bản nào" in tdkt("register", "2030", cwd=ward).stderr


def test_the_hook_holds_what_was_signed(ward: Path, tdkt: Run) -> None:
    raise_threshold(ward)
    git(ward, "add", "-A")
    done = tdkt("validate", "--staged", cwd=ward)
    assert done.returncode == 1
    assert "B101" in done.stdout
    assert "nâng từ 95% lên 97%" in " ".join(done.stdout.split())


def test_a_stored_copy_that_is_not_staged_is_missed_by_the_hook(tmp_path: Path, tdkt: Run) -> None:
    root = write_files(tmp_path / "kho", FILES)
    git(root, "init", "-q")
    tdkt(*ISSUE, cwd=root)
    git(root, "add", "*.yaml")
    done = tdkt("validate", "--staged", cwd=root)
    assert done.returncode == 1
    assert "B103" in done.stdout


def test_amending_from_the_first_edit_to_the_second_number(ward: Path, tdkt: Run) -> None:
    raise_threshold(ward)
    assert tdkt("render", "plan", "2026", cwd=ward).returncode == 1
    done = tdkt("amend", "plan", "2026", "--reason", "thành phố điều chỉnh", cwd=ward)
    assert done.returncode == 0
    assert done.stdout == "plans/2026/amendments/ke-hoach-2026-lan-1.yaml\n"
    assert "Ngưỡng: nâng từ 95% lên 97%" in done.stderr
    assert "reason: Thành phố điều chỉnh.\n" in (ward / done.stdout.strip()).read_text(encoding="utf-8")
    assert tdkt("validate", cwd=ward).returncode == 0
    assert "≥ 95%" in tdkt("report", "--quarter", "1", cwd=ward).stdout
    drafted = tdkt("render", "amendment", "ke-hoach-2026-lan-1", cwd=ward)
    assert "Dự thảo" in drafted.stderr
    words = ("issue", "amendment", "ke-hoach-2026-lan-1", "--number", "9")
    assert tdkt(*words, "--date", "2026-01-10", cwd=ward).returncode == 1  # before what it amends
    assert tdkt(*words, "--date", "2026-03-31", cwd=ward).returncode == 0
    assert "≥ 97%" in tdkt("report", "--quarter", "1", cwd=ward).stdout
    assert tdkt("validate", cwd=ward).returncode == 0


def test_a_change_drafted_can_be_read_in_word_before_it_is_issued(ward: Path, tdkt: Run) -> None:
    raise_threshold(ward)
    tdkt("amend", "plan", "2026", "--reason", "Điều chỉnh.", cwd=ward)
    done = tdkt("render", "plan", "2026", "--compare", "HEAD", cwd=ward)
    assert done.returncode == 0, done.stderr
    assert "1 đoạn sửa" in done.stderr
    shown = tdkt("text", done.stdout.strip(), cwd=ward).stdout
    assert "97% văn bản được xử lý đúng hạn" in shown


def test_diff_tells_effects_between_versions_in_git(ward: Path, tdkt: Run) -> None:
    raise_threshold(ward)
    tdkt("amend", "plan", "2026", "--reason", "Điều chỉnh.", cwd=ward)
    tdkt("issue", "amendment", "ke-hoach-2026-lan-1", "--number", "9", "--date", "2026-03-31", cwd=ward)
    git(ward, "add", "-A")
    git(ward, "commit", "-qm", "sửa đổi")
    done = tdkt("diff", "HEAD~1", "HEAD", cwd=ward, columns=120)
    assert done.returncode == 0
    assert "⇒ Lũy kế đến hết quý I năm 2026: 96% (96/100) (vượt) → 96% (96/100) (chậm)" in done.stdout


def test_a_returned_form_needs_a_reason_once_the_quarter_is_reported(ward: Path, tdkt: Run) -> None:
    assert tdkt("form", "2026-Q1", "--unit", "van-phong", cwd=ward).returncode == 0
    form = next((ward / "build").rglob("*.xlsx"))
    book = openpyxl.load_workbook(form)
    cell = next(
        cell
        for sheet in book
        if sheet.sheet_state == "visible"
        for row in sheet.iter_rows()
        for cell in row
        if cell.value == 96
    )
    cell.value = 98
    book.save(form)
    assert (
        tdkt("issue", "report", "2026-Q1", "--number", "20", "--date", "2026-04-10", cwd=ward).returncode == 0
    )
    words = ("import", str(form), "--replace", "--received", "2026-05-12")
    refused = tdkt(*words, cwd=ward)
    assert refused.returncode == 1
    assert "B102" in refused.stdout + refused.stderr
    taken = tdkt(*words, "--reason", "Cộng thiếu.", cwd=ward)
    assert taken.returncode == 0, taken.stdout + taken.stderr
    text = (ward / REPORT).read_text(encoding="utf-8")
    assert "numerator: 98" in text
    assert "targets:" in text
    assert "reason: Cộng thiếu." in text
    assert tdkt("validate", cwd=ward).returncode == 0


def test_the_same_number_on_two_branches_meets_after_the_merge(ward: Path, tdkt: Run) -> None:
    register = ward / "plans/2026/issued/register.yaml"
    git(ward, "checkout", "-q", "-b", "một")
    tdkt("issue", "report", "2026-Q1", "--number", "20", "--date", "2026-04-10", cwd=ward)
    ours = register.read_text(encoding="utf-8")
    git(ward, "add", "-A")
    git(ward, "commit", "-qm", "một")
    git(ward, "checkout", "-q", "HEAD~1")
    tdkt("issue", "report", "2026-H1", "--number", "20", "--date", "2026-07-10", cwd=ward)
    theirs = register.read_text(encoding="utf-8")
    register.write_text(
        ours + theirs.partition("  - of: report")[1] + theirs.partition("  - of: report")[2], encoding="utf-8"
    )
    done = tdkt("validate", cwd=ward)
    assert done.returncode == 1
    assert "B104" in done.stdout


def test_nothing_is_half_written_where_the_folder_cannot_be(ward: Path, tdkt: Run) -> None:
    plan = (ward / PLAN).read_bytes()
    register = (ward / "plans/2026/issued/register.yaml").read_bytes()
    (ward / "plans/2026/issued/20-bc-ubnd.json").mkdir()  # where the copy has to go
    done = tdkt("issue", "report", "2026-Q1", "--number", "20", "--date", "2026-04-10", cwd=ward)
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    assert (ward / PLAN).read_bytes() == plan
    assert (ward / "plans/2026/issued/register.yaml").read_bytes() == register


@pytest.mark.parametrize("reason", ["Sửa\u2028đổi.", "Sửa\x07đổi."])
def test_an_amendment_that_could_not_be_read_is_not_written(ward: Path, tdkt: Run, reason: str) -> None:
    """A line separator pasted from a web page: the file would be refused by every later command."""
    done = tdkt("amend", "plan", "2026", "--reason", reason, cwd=ward)
    assert done.returncode == 1
    assert "chưa ghi tệp nào" in done.stderr
    assert "plans/2026/amendments/ke-hoach-2026-lan-1.yaml:11:" in done.stderr
    assert not (ward / "plans/2026/amendments").exists()
    assert tdkt("validate", cwd=ward).returncode == 0
