"""The clerk's quarter with forms: out, filled in, in, as the command line and git show it."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from conftest import REPOSITORY, Run
from in_git import git


@pytest.fixture
def ward(tmp_path: Path) -> Path:
    """A clone of the real plan with its illustrative reports, in git."""
    folder = tmp_path / "kho"
    shutil.copytree(REPOSITORY / "plans", folder / "plans")
    (folder / ".gitignore").write_text("build/\n", encoding="utf-8")
    git(folder, "init", "-q")
    git(folder, "add", "-A")
    git(folder, "-c", "user.name=A", "-c", "user.email=a@b", "commit", "-qm", "x")
    return folder


def forms(folder: Path, period: str) -> list[Path]:
    return sorted((folder / "build" / "2026" / "phieu" / period).glob("*.xlsx"))


def change(path: Path, sheet: str, cell: str, value: object) -> None:
    workbook: Any = load_workbook(path)
    workbook[sheet][cell] = value
    workbook.save(path)


def test_forms_that_nobody_edited_leave_git_diff_empty(tdkt: Run, ward: Path) -> None:
    for quarter, reports in (("1", 5), ("2", 5), ("3", 4)):
        made = tdkt("form", quarter, cwd=ward)
        assert made.returncode == 0
        paths = forms(ward, f"2026-Q{quarter}")
        assert [str(path.relative_to(ward)) for path in paths] == sorted(made.stdout.split())
        taken = tdkt("import", *map(str, paths), cwd=ward)
        assert taken.stdout.count("= không có gì mới") == reports
        assert git(ward, "status", "--short") == ""


def test_one_changed_cell_is_one_line_of_git_diff(tdkt: Run, ward: Path) -> None:
    tdkt("form", "Q3", "--unit", "VHXH", cwd=ward)
    path = forms(ward, "2026-Q3")[0]
    change(path, "Số liệu", "F6", 2)
    seen = tdkt("import", str(path), "--dry-run", cwd=ward)
    assert "-    numerator: 3\n+    numerator: 2\n" in seen.stdout
    assert "sẽ ghi (đã nhận ngày 02/10/2026): +1 dòng, -1 dòng" in " ".join(seen.stderr.split())
    assert git(ward, "status", "--short") == ""
    assert tdkt("import", str(path), cwd=ward).returncode == 0
    assert git(ward, "diff", "--stat").count("1 insertion(+), 1 deletion(-)") == 1


def test_a_dry_run_says_in_words_what_would_change_and_then_shows_the_diff(tdkt: Run, ward: Path) -> None:
    tdkt("form", "Q3", cwd=ward)
    folder = ward / "build" / "2026" / "phieu" / "2026-Q3"
    change(folder / "phieu-2026-Q3-phuc-vu-hanh-chinh-cong.xlsx", "Số liệu", "F6", 401)
    change(folder / "phieu-2026-Q3-van-hoa-xa-hoi.xlsx", "Thuyết minh", "C12", "Đề nghị thành phố tập huấn.")
    seen = tdkt("import", str(folder), "--dry-run", cwd=ward, columns=80)
    words, _, diff = seen.stdout.partition("--- a/")
    lines = words.splitlines()
    assert max(map(len, lines)) <= 80
    center = lines.index("Trung tâm Phục vụ hành chính công, quý III năm 2026:")
    assert lines[center + 1].startswith("  • ")
    assert "400 → 401" in words
    assert lines.index("Phòng Văn hóa - Xã hội, quý III năm 2026:") > center
    assert "thêm " in words
    assert "“Đề nghị thành phố tập huấn.”" in " ".join(words.split())
    assert "-    numerator: 400\n+    numerator: 401\n" in diff
    assert "  • " not in diff
    assert git(ward, "status", "--short") == ""


def test_a_correction_is_said_and_stays_on_time(tdkt: Run, ward: Path) -> None:
    tdkt("form", "Q3", "--unit", "VHXH", cwd=ward)
    path = forms(ward, "2026-Q3")[0]
    change(path, "Số liệu", "F6", 2)
    taken = tdkt("import", str(path), "--received", "20/10/2026", cwd=ward, columns=120)
    said = " ".join(taken.stdout.split())
    assert "✔ đã ghi (đã nhận ngày 02/10/2026, sửa ngày 20/10/2026): +2 dòng, -1 dòng" in said
    seen = tdkt("status", "--date", "2026-11-23", cwd=ward, columns=120)
    assert "nhận chậm" not in seen.stdout
    assert "20/10/2026" in seen.stdout


def test_a_bad_file_does_not_stop_the_others_and_is_named(tdkt: Run, ward: Path) -> None:
    tdkt("form", "Q3", cwd=ward)
    folder = ward / "build" / "2026" / "phieu" / "2026-Q3"
    change(folder / "phieu-2026-Q3-van-hoa-xa-hoi.xlsx", "Số liệu", "F6", 1)
    change(folder / "phieu-2026-Q3-phuc-vu-hanh-chinh-cong.xlsx", "Số liệu", "F6", "95%")
    (folder / "rac.xlsx").write_bytes(b"PK")
    result = tdkt("import", str(folder), cwd=ward)
    assert result.returncode == 1
    assert (
        "phieu-2026-Q3-phuc-vu-hanh-chinh-cong.xlsx, trang “Số liệu”, ô F6: “95%” là một tỷ lệ."
        in result.stderr
    )
    assert "rac.xlsx: Tệp bị hỏng" in result.stderr
    assert "Traceback" not in result.stderr
    assert git(ward, "diff", "--name-only").split() == ["plans/2026/reports/2026-Q3/van-hoa-xa-hoi.yaml"]


def test_a_report_from_a_form_validates_and_is_counted(tdkt: Run, ward: Path) -> None:
    tdkt("form", "Q3", "--unit", "VP", cwd=ward)
    path = forms(ward, "2026-Q3")[0]
    workbook: Any = load_workbook(path)
    sheet = workbook["Số liệu"]
    for row, (first, second) in enumerate(((300, 310), (25, 25), (0, None), (0, None)), start=6):
        sheet.cell(row, 6, first)
        sheet.cell(row, 7, second)
    workbook.save(path)
    taken = tdkt("import", str(path), "--received", "05/10/2026", "--illustrative", cwd=ward)
    assert taken.returncode == 0, taken.stderr
    assert tdkt("validate", cwd=ward).returncode == 0
    assert "Báo cáo đã nhận: 15/15" in tdkt("report", "--quarter", "3", cwd=ward).stdout
    text = (ward / "plans/2026/reports/2026-Q3/van-phong.yaml").read_text(encoding="utf-8")
    assert text.startswith("# yaml-language-server: $schema=../../../../schemas/unit-report.schema.json\n")
    assert "submitted: 2026-10-05" in text


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("form", "2026-H1"), "“2026-H1” không phải một kỳ báo cáo của đơn vị."),
        (("form", "2031-Q1"), "Không có kế hoạch năm 2031."),
        (("form", "Q1", "--unit", "phòng thuế"), "Không có đơn vị “phòng thuế”."),
        (("import", "khong-co.xlsx"), "khong-co.xlsx: Không có tệp này."),
        (("import", "."), "không có phiếu Excel nào"),
        (("import", "x.xlsx", "--period", "năm"), "“năm” không phải một kỳ báo cáo của đơn vị."),
        (("import", "x.xlsx", "--received", "hôm qua"), "--received: “hôm qua” không phải một ngày."),
        (("import", "x.xlsx", "--unit", "ABC"), "Không có đơn vị “ABC”."),
    ],
)
def test_wrong_usage_is_a_message(words: tuple[str, ...], said: str, tdkt: Run, example_folder: Path) -> None:
    result = tdkt(*words, cwd=example_folder)
    assert result.returncode in (1, 2)
    assert said in result.stderr
    assert "Traceback" not in result.stderr


def test_forms_are_refused_while_the_plan_holds_errors(tdkt: Run, ward: Path) -> None:
    tdkt("form", "Q3", "--unit", "VP", cwd=ward)
    path = forms(ward, "2026-Q3")[0]
    plan = ward / "plans/2026/movements/van-phong.yaml"
    plan.write_text(plan.read_text(encoding="utf-8").replace("year: 2026", "year: hai"), encoding="utf-8")
    for words in (("import", str(path)), ("form", "Q3")):
        result = tdkt(*words, cwd=ward)
        assert result.returncode == 1
        assert "tdkt validate" in result.stderr


def test_a_form_that_somebody_filled_in_is_not_made_anew(tdkt: Run, ward: Path) -> None:
    tdkt("form", "Q4", "--unit", "VHXH", cwd=ward)
    path = forms(ward, "2026-Q4")[0]
    untouched = path.read_bytes()
    assert tdkt("form", "Q4", "--unit", "VHXH", cwd=ward).stdout.strip().endswith(path.name)
    assert path.read_bytes() == untouched
    change(path, "Số liệu", "F6", 2)
    filled = path.read_bytes()
    again = tdkt("form", "Q4", "--unit", "VHXH", cwd=ward)
    assert "phiếu đã có người ghi" in again.stderr
    assert path.read_bytes() == filled


def test_a_quarter_without_a_year_is_asked_about_where_two_plans_are(tdkt: Run, ward: Path) -> None:
    tdkt("new", "year", "2027", cwd=ward)
    assert "thuộc năm nào?" in tdkt("form", "Q1", cwd=ward).stderr
    assert "còn là dự thảo" in tdkt("form", "2027-Q1", "--unit", "VP", cwd=ward).stderr
    seen = tdkt("status", "--date", "2027-01-10", cwd=ward)
    assert "NĂM 2026" in seen.stdout


def test_a_figure_that_jumps_is_asked_about_with_its_cell(tdkt: Run, ward: Path) -> None:
    tdkt("form", "Q3", "--unit", "TTPVHCC", cwd=ward)
    path = forms(ward, "2026-Q3")[0]
    change(path, "Số liệu", "F6", 4000)
    change(path, "Số liệu", "G6", 4100)
    taken = tdkt("import", str(path), cwd=ward)
    assert taken.returncode == 0
    [line] = [line for line in taken.stderr.splitlines() if "R514" in line]
    assert line.startswith(f"{path.name}, trang “Số liệu”, ô F6: cảnh báo R514: “")
    assert line.endswith("tử số quý III năm 2026 là 4.000, gấp 11,5 lần quý II năm 2026 (348).")
    assert "R514" in tdkt("validate", cwd=ward).stdout


def test_the_real_plans_reports_go_on_from_each_other(tdkt: Run, ward: Path) -> None:
    assert not set(tdkt("validate", cwd=ward).stdout.split()) & {"R511", "R512", "R513", "R514"}


def test_what_is_no_excel_file_is_named_in_one_line(tdkt: Run, ward: Path) -> None:
    tdkt("form", "Q3", "--unit", "VHXH", cwd=ward)
    folder = ward / "build" / "2026" / "phieu" / "2026-Q3"
    assert "bỏ qua" not in tdkt("import", str(folder), cwd=ward).stderr
    for name in (
        "bao-cao.docx",
        "phieu.PDF",
        "anh.jpg",
        ".DS_Store",
        "~$phieu.xlsx",
        ".~lock.phieu.xlsx#",
        "Thumbs.db",
    ):
        (folder / name).write_bytes(b"x")
    (folder / "cu").mkdir()
    result = tdkt("import", str(folder), "--dry-run", cwd=ward)
    assert result.returncode == 0
    [line] = [line for line in result.stderr.splitlines() if "bỏ qua" in line]
    assert line.endswith(": anh.jpg, bao-cao.docx, cu/, phieu.PDF.")
    for number in range(10):
        (folder / f"anh{number}.jpg").write_bytes(b"x")
    assert ", … và 6 mục nữa." in tdkt("import", str(folder), "--dry-run", cwd=ward).stderr


def test_a_measure_that_cannot_be_what_its_sentence_says_is_told_with_the_forms(
    ward: Path, tdkt: Run
) -> None:
    said = "Xem tdkt validate trước khi gửi phiếu."
    assert said not in tdkt("form", "2026-Q2", cwd=ward).stderr
    file = ward / "plans" / "2026" / "movements" / "van-hoa-xa-hoi.yaml"
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("\n          accumulate: latest\n", "\n"), encoding="utf-8")
    told = tdkt("form", "2026-Q2", cwd=ward)
    assert told.returncode == 0
    assert "cách đo của 3 chỉ tiêu có thể tính ra số sai (M612)" in " ".join(told.stderr.split())
    assert said in " ".join(told.stderr.split())
