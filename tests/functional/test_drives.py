"""A drive from its first line to its tổng kết, by the command line."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import openpyxl
import pytest

from conftest import Run
from example_ward import WITH_DRIVE

NEW = (
    "new", "drive", "chào mừng năm mới 2027, mừng Đảng, mừng Xuân", "Thăm hỏi ít nhất 20 gia đình chính sách.", "--unit", "van-phong",
    "--from", "1/11/2026", "--until", "31/1/2027", "--phase", "Giai đoạn 1=31/12/2026", "--phase", "Giai đoạn 2=31/1/2027",
    "--register", "10/11/2026",
)  # fmt: skip


@pytest.fixture
def ward(tmp_path: Path) -> Path:
    """Return a ward with a drive and a report on it."""
    for name, text in WITH_DRIVE.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return tmp_path


def test_a_drive_across_new_year_is_made_rendered_issued_and_held(tdkt: Run, example_folder: Path) -> None:
    made = tdkt(*NEW, cwd=example_folder)
    assert made.returncode == 0, made.stderr
    file = example_folder / "plans/2026/drives/nam-moi-2027-mung-dang/drive.yaml"
    assert made.stdout.strip() == file.relative_to(example_folder).as_posix()
    assert tdkt(*NEW, "--dry-run", cwd=example_folder).stdout.count("nam-moi-2027-mung-dang-2") >= 1
    assert tdkt("validate", cwd=example_folder).returncode == 0
    plan = tdkt("render", "drive", "nam-moi-2027-mung-dang", cwd=example_folder)
    assert plan.returncode == 0, plan.stderr
    said = tdkt("text", plan.stdout.strip(), cwd=example_folder).stdout
    assert "diễn ra từ ngày 01 tháng 11 năm 2026 đến hết ngày 31 tháng 01 năm 2027, gồm 02 giai đoạn" in said
    assert "- Thăm hỏi ít nhất 20 gia đình chính sách." in said
    assert "Đăng ký thi đua: chậm nhất ngày 10 tháng 11 năm 2026." in said
    issued = tdkt(
        "issue",
        "drive",
        "nam-moi-2027-mung-dang",
        "--number",
        "91",
        "--date",
        "2026-10-20",
        cwd=example_folder,
    )
    assert issued.returncode == 0, issued.stderr
    assert "number: 91" in file.read_text(encoding="utf-8")
    file.write_text(file.read_text(encoding="utf-8").replace("ít nhất 20", "ít nhất 10"), encoding="utf-8")
    broken = tdkt("validate", cwd=example_folder)
    assert "B101" in broken.stdout
    assert "Khác bản đã ký số 91/KH-UBND" in " ".join(broken.stdout.split())


def test_a_drive_is_summed_up(tdkt: Run, ward: Path) -> None:
    found = tdkt("render", "drive-report", "van-thu-sach", "van-thu-sach/dau", cwd=ward)
    assert found.returncode == 0, found.stderr
    first, whole = (
        " ".join(tdkt("text", name, cwd=ward).stdout.split()) for name in sorted(found.stdout.split())
    )
    assert "Tổng kết đợt thi đua chỉnh lý hồ sơ chào mừng Quốc khánh 02/9" in whole
    assert "02/02 chỉ tiêu được đánh giá đã đạt hoặc vượt (100%)." in whole
    assert "Sơ kết giai đoạn 1 đợt thi đua" in first
    assert "Đã có 00/01 đơn vị có nội dung trong kế hoạch đăng ký thi đua." in first
    assert "truyền thanh (Văn phòng): chưa báo cáo." in whole
    wrong = tdkt("render", "drive-report", "van-thu-sach/giua", cwd=ward)
    assert wrong.returncode == 2
    assert "van-thu-sach/dau, van-thu-sach/cuoi" in wrong.stderr


def test_who_registered_late_is_told_with_the_days(tdkt: Run, ward: Path) -> None:
    file = ward / "plans/2026/drives/van-thu-sach/drive.yaml"
    asked = "registration: {until: 2026-06-25}"
    text = file.read_text(encoding="utf-8")
    late = text.replace(
        asked, "registration: {until: 2026-06-25, registered: [{unit: van-phong, date: 2026-06-28}]}"
    )
    assert late != text
    file.write_text(late, encoding="utf-8")
    shown = " ".join(tdkt("status", "2026", "--drives", "--date", "2026-07-01", cwd=ward).stdout.split())
    assert "đăng ký 1/1 (hạn 25/06/2026; VP chậm 3 ngày)" in shown
    before = " ".join(tdkt("status", "2026", "--drives", "--date", "2026-06-27", cwd=ward).stdout.split())
    assert "đăng ký 0/1 (hạn 25/06/2026)" in before
    made = tdkt("render", "drive-report", "van-thu-sach", cwd=ward)
    said = " ".join(tdkt("text", made.stdout.split()[0], cwd=ward).stdout.split())
    assert "đăng ký thi đua; đăng ký sau hạn (ngày 25 tháng 6 năm 2026): Văn phòng (28/06/2026)." in said


def test_today_asks_for_what_a_drive_needs(tdkt: Run, ward: Path) -> None:
    early = " ".join(tdkt("today", "--date", "2026-06-20", cwd=ward).stdout.split())
    assert "kế hoạch phát động chưa ban hành, chậm 5 ngày" in early
    assert "1 đơn vị chưa đăng ký, còn 5 ngày (hạn 25/06/2026): Văn phòng" in early
    file = ward / "plans/2026/drives/van-thu-sach/drive.yaml"
    dated = file.read_text(encoding="utf-8").replace("symbol:", "number: 9\ndate: 2026-06-01\nsymbol:", 1)
    file.write_text(dated, encoding="utf-8")
    said = tdkt("today", "--date", "2026-06-20", cwd=ward).stdout
    assert "tdkt issue drive van-thu-sach --number 9 --date 2026-06-01\n" in said
    late = tdkt("today", "--date", "2026-09-10", cwd=ward).stdout
    assert "tdkt form van-thu-sach/cuoi\n" in late or "tdkt render drive-report van-thu-sach\n" in late
    assert "van-thu-sach" not in tdkt("today", "--date", "2026-12-10", cwd=ward).stdout


def test_a_batch_sums_up_a_drive(tdkt: Run, ward: Path) -> None:
    asked = (
        "new",
        "batch",
        "khen-quoc-khanh",
        "--drive",
        "van-thu-sach",
        "--who",
        "nguyen-van-g",
        "--dry-run",
    )
    made = tdkt(*asked, "--type", "thematic", cwd=ward)
    assert made.returncode == 0, made.stderr
    assert "drive: van-thu-sach\n" in made.stdout
    assert "title: thành tích trong đợt thi đua chỉnh lý hồ sơ chào mừng Quốc khánh 02/9\n" in made.stdout
    assert "for: Đã có thành tích trong đợt thi đua chỉnh lý hồ sơ chào mừng Quốc khánh 02/9\n" in made.stdout


def test_changes_of_a_drive_are_told(tdkt: Run, ward: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    git = shutil.which("git")
    assert git
    import subprocess

    for words in (
        ["init", "-q"],
        ["add", "."],
        ["-c", "user.name=A", "-c", "user.email=a@b", "commit", "-qm", "x"],
    ):
        subprocess.run([git, *words], cwd=ward, check=True)
    file = ward / "plans/2026/drives/van-thu-sach/drive.yaml"
    text = (
        file.read_text(encoding="utf-8")
        .replace("90% hồ sơ", "95% hồ sơ")
        .replace("at_least: 90", "at_least: 95")
    )
    file.write_text(text, encoding="utf-8")
    said = tdkt("diff", cwd=ward).stdout
    assert "CHỈ TIÊU" in said
    assert "90%" in said
    assert "95%" in said


def test_a_basis_of_a_drive_is_held_against_the_law(tdkt: Run, ward: Path) -> None:
    file = ward / "plans/2026/drives/van-thu-sach/drive.yaml"
    basis = "legal_basis:\n  - {type: Nghị định, number: 98/2023/NĐ-CP, date: 2023-12-31, issuer: Chính phủ, subject: quy định}\n"
    file.write_text(file.read_text(encoding="utf-8") + basis, encoding="utf-8")
    assert "hết hiệu lực từ ngày 01/07/2025" in " ".join(tdkt("validate", cwd=ward).stdout.split())


def test_an_id_of_a_drives_target_is_changed_everywhere(tdkt: Run, ward: Path) -> None:
    renamed = tdkt("rename", "target", "van-thu-sach.kho", "van-thu-sach.kho-luu-tru", cwd=ward)
    assert renamed.returncode == 0, renamed.stderr
    report = (ward / "plans/2026/drives/van-thu-sach/reports/van-phong.yaml").read_text(encoding="utf-8")
    assert report.count("van-thu-sach.kho-luu-tru") == 2
    assert tdkt("validate", cwd=ward).returncode == 0


def test_the_next_year_is_told_of_the_drives_that_stay(tdkt: Run, ward: Path) -> None:
    said = tdkt("new", "year", "2027", "--dry-run", cwd=ward).stdout
    assert "Đợt thi đua của năm 2026 không chép" in said
    assert "plans/2026/drives/van-thu-sach/drive.yaml:3" in said


def test_reports_of_a_phase_are_laid_out_and_say_nothing_yet(tdkt: Run, example_folder: Path) -> None:
    assert tdkt(*NEW, cwd=example_folder).returncode == 0
    asked = ("new", "drive-report", "nam-moi-2027-mung-dang")
    unsaid = tdkt(*asked, cwd=example_folder)
    assert unsaid.returncode == 2
    assert "giai-doan-1, giai-doan-2" in unsaid.stderr
    for phase in ("giai-doan-1", "giai-doan-2"):
        made = tdkt(*asked, "--phase", phase, cwd=example_folder)
        assert made.stdout == "plans/2026/drives/nam-moi-2027-mung-dang/reports/van-phong.yaml\n", made.stderr
    assert tdkt(*asked, "--phase", "giai-doan-2", cwd=example_folder).returncode == 1
    text = (example_folder / made.stdout.strip()).read_text(encoding="utf-8")
    assert text.count("count: …}  # Thăm hỏi ít nhất 20 gia đình chính sách\n") == 2
    assert tdkt("validate", cwd=example_folder).returncode == 0
    late = " ".join(tdkt("today", "--date", "2027-01-05", cwd=example_folder).stdout.split())
    assert (
        "giai đoạn 1: 1 đơn vị chưa báo cáo, chưa đặt hạn báo cáo (kết thúc ngày 31/12/2026): Văn phòng"
        in late
    )


def test_reports_of_a_drive_are_told_by_the_day_they_came(tdkt: Run, ward: Path) -> None:
    file = ward / "plans/2026/drives/van-thu-sach/reports/van-phong.yaml"
    text = file.read_text(encoding="utf-8")

    def seen(day: str) -> str:
        return " ".join(tdkt("status", "--drives", "--date", day, cwd=ward).stdout.split())

    assert "05/08/2026 0/1 VP (gửi sau ngày xem)" in seen("2026-08-01")
    assert "05/08/2026 1/1 đủ" in seen("2026-08-05")
    assert "chậm" not in seen("2026-09-30"), "no deadline was set for the last phase"
    file.write_text(text.replace("2026-08-04", "2026-08-06"), encoding="utf-8")
    assert "05/08/2026 1/1 đủ; VP (đã nhận, chậm 1 ngày)" in seen("2026-08-10")
    assert "chưa báo cáo, chậm 1 ngày" not in " ".join(
        tdkt("today", "--date", "2026-08-06", cwd=ward).stdout.split()
    )
    file.write_text(text.replace("submitted: 2026-08-04", "submitted: 2026-07-30"), encoding="utf-8")
    assert "cảnh báo K403" in tdkt("validate", cwd=ward).stdout
    found = tdkt("render", "drive-report", "van-thu-sach/dau", cwd=ward)
    said = " ".join(tdkt("text", found.stdout.strip(), cwd=ward).stdout.split())
    assert "Số liệu tính đến hết ngày 31 tháng 7 năm 2026; đã nhận 01/01 báo cáo của các đơn vị." in said


def test_what_was_decided_stands_in_the_report_of_a_drive(tdkt: Run, ward: Path) -> None:
    batch = ward / "plans/2026/awards/tong-ket/batch.yaml"
    text = batch.read_text(encoding="utf-8").replace("type: merit\n", "type: thematic\ndrive: van-thu-sach\n")
    batch.write_text(text, encoding="utf-8")
    found = tdkt("render", "drive-report", "van-thu-sach", cwd=ward)
    assert found.returncode == 0, found.stdout + found.stderr
    said = tdkt("text", found.stdout.strip(), cwd=ward).stdout
    [decided] = [line for line in said.splitlines() if line.startswith("- Quyết định số")]
    assert " ngày " in decided
    assert "ngày ngày" not in decided


@pytest.mark.parametrize(
    ("kind", "key"),
    [("drive-report", "van-thu-sach"), ("report", "2026"), ("stage-report", "2026-2028")],
)
def test_a_decision_of_a_batch_with_errors_is_told_by_no_report(
    kind: str, key: str, tdkt: Run, ward: Path
) -> None:
    batch = ward / "plans/2026/awards/tong-ket/batch.yaml"
    text = batch.read_text(encoding="utf-8").replace("type: merit\n", "type: thematic\ndrive: van-thu-sach\n")
    text = re.sub(r"(?m)^submission: .*\n", "", text)
    batch.write_text(text, encoding="utf-8")
    decision = tdkt("render", "decision", "tong-ket", cwd=ward)
    for words in (("render", kind, key), ("issue", kind, key, "--number", "20", "--date", "2029-01-10")):
        refused = tdkt(*words, cwd=ward)
        assert (refused.returncode, decision.returncode) == (1, 1), refused.stderr
        assert "tong-ket/batch.yaml" in refused.stderr
        assert "A401" in refused.stderr


def test_a_place_to_write_in_is_printed_wherever_an_outline_puts_it(tdkt: Run, ward: Path) -> None:
    (ward / "plans/report-outline.yaml").write_text(
        """\
kind: report-outline
outlines:
  - for: [drive]
    title: "{{ review }} {{ drive }}"
    parts:
      - heading: Kết quả
        content: [totals]
      - heading: Bài học, kiến nghị
        content: [{text: "Từ đợt thi đua rút ra:"}, lessons]
""",
        encoding="utf-8",
    )
    found = tdkt("render", "drive-report", "van-thu-sach", cwd=ward)
    assert found.returncode == 0, found.stdout + found.stderr
    lines = tdkt("text", found.stdout.strip(), cwd=ward).stdout.splitlines()
    at = lines.index("Từ đợt thi đua rút ra:")
    assert lines[at + 1].endswith("..../.")
    assert set(lines[at + 1].removesuffix("/.")) == {"."}
    assert len(lines[at + 1]) > 80
    assert lines[at + 2] != "./."


def test_a_thon_and_a_collective_have_their_part_in_a_drive(tdkt: Run, ward: Path) -> None:
    drive = ward / "plans/2026/drives/van-thu-sach/drive.yaml"
    text = drive.read_text(encoding="utf-8")
    asked = """\
contents:
  - unit: thon-mot
    items:
      - target: van-thu-sach.co
        text: Treo ít nhất 30 cờ Tổ quốc.
        measure: {type: count, at_least: 30, of: cờ}
  - unit: mam-non
    items:
      - target: van-thu-sach.cho
        text: Tổ chức ít nhất 02 buổi chợ quê.
        measure: {type: count, at_least: 2, of: buổi}
"""
    drive.write_text(text.replace("contents:\n", asked, 1), encoding="utf-8")
    register = ward / "plans/awards/register.yaml"
    known = register.read_text(encoding="utf-8")
    school = "collectives:\n  - {id: mam-non, name: Trường Mầm non Mẫu}\n"
    register.write_text(known.replace("collectives:\n", school), encoding="utf-8")
    assert tdkt("validate", cwd=ward).returncode == 0
    early = " ".join(tdkt("today", "--date", "2026-06-20", cwd=ward).stdout.split())
    assert "3 nơi chưa đăng ký, còn 5 ngày (hạn 25/06/2026): Thôn Một, Trường Mầm non Mẫu, Văn phòng" in early
    both = "registered: [{unit: thon-mot, date: 2026-06-18}, {unit: mam-non, date: 2026-06-19}]"
    with_both = drive.read_text(encoding="utf-8").replace(
        "{until: 2026-06-25}", f"{{until: 2026-06-25, {both}}}"
    )
    drive.write_text(with_both, encoding="utf-8")
    assert "đăng ký 2/3" in tdkt("status", "--drives", "--date", "2026-06-20", cwd=ward).stdout
    assert "đăng ký 1/3" in tdkt("status", "--drives", "--date", "2026-06-18", cwd=ward).stdout
    plan = tdkt("render", "drive", "van-thu-sach", cwd=ward)
    said = tdkt("text", plan.stdout.strip(), cwd=ward).stdout
    assert "Trường Mầm non Mẫu\n- Tổ chức ít nhất 02 buổi chợ quê." in said

    forms = tdkt("form", "van-thu-sach/dau", cwd=ward)
    assert forms.returncode == 0, forms.stderr
    form = next(ward / line for line in forms.stdout.splitlines() if line.endswith("mam-non.xlsx"))
    book = openpyxl.load_workbook(form)
    book["Số liệu"].cell(6, 6).value = 1
    book.save(form)
    taken = tdkt("import", str(form), "--received", "2026-08-04", cwd=ward)
    assert taken.returncode == 0, taken.stdout + taken.stderr
    report = ward / "plans/2026/drives/van-thu-sach/reports/mam-non.yaml"
    assert "- target: van-thu-sach.cho\n        count: 1\n" in report.read_text(encoding="utf-8")
    found = tdkt("render", "drive-report", "van-thu-sach/dau", cwd=ward)
    said = tdkt("text", found.stdout.strip(), cwd=ward).stdout
    assert "Đã có 02/03 đơn vị, thôn, tổ dân phố, tập thể có nội dung trong kế hoạch đăng ký thi đua." in said
    assert "đã nhận 02/03 báo cáo của các đơn vị; còn thiếu: Thôn Một (giai đoạn 1)." in said
    assert "Tổ chức ít nhất 02 buổi chợ quê | ≥ 2 | 1 | Đúng tiến độ" in " ".join(said.split())


def test_a_thon_with_a_part_in_a_drive_is_merged(tdkt: Run, ward: Path) -> None:
    drive = ward / "plans/2026/drives/van-thu-sach/drive.yaml"
    text = drive.read_text(encoding="utf-8")
    drive.write_text(text.replace("unit: van-phong", "unit: thon-hai", 1), encoding="utf-8")
    shutil.rmtree(drive.parent / "reports")
    organization = ward / "plans/organization.yaml"
    two = "{id: thon-hai, type: thon, name: Thôn Hai"
    known = organization.read_text(encoding="utf-8")
    organization.write_text(known.replace(two, f"{two}, until: 2026-08-10, into: thon-mot"), encoding="utf-8")
    seen = " ".join(tdkt("status", "--drives", "--date", "2026-09-03", cwd=ward).stdout.split())
    assert "05/08/2026 0/1 Thôn Hai (chậm 29 ngày)" in seen
    assert "chưa đặt 0/1 Thôn Một" in seen
    found = tdkt("render", "drive-report", "van-thu-sach", cwd=ward)
    said = " ".join(tdkt("text", found.stdout.strip(), cwd=ward).stdout.split())
    assert (
        "Thôn Hai sáp nhập vào Thôn Một từ ngày 11/08/2026; phần của Thôn Hai trong đợt tính cho Thôn Một."
        in said
    )
    organization.write_text(known.replace(two, f"{two}, until: 2026-08-10"), encoding="utf-8")
    left = " ".join(tdkt("validate", cwd=ward).stdout.split())
    assert "lỗi I312 Thôn Hai kết thúc ngày 10/08/2026; từ giai đoạn 2 không ai báo cáo" in left


def test_a_drive_chooses_its_numbers_and_holds_tables(tdkt: Run, ward: Path) -> None:
    drive = ward / "plans/2026/drives/van-thu-sach/drive.yaml"
    text = drive.read_text(encoding="utf-8")
    body = """\
numbering: [A., I.]
sections:
  - title: Số liệu giao
    sections:
      - title: Theo khu vực
        body:
          - "Giao như sau:"
          - "- Khu vực 1:"
          - "+ Hồ sơ trước năm 2020."
          - "| TT | Khu vực | Hồ sơ |"
          - "| 1 | Khu vực 1 | 40 |"
"""
    drive.write_text(text.replace("sections:\n", body, 1), encoding="utf-8")
    assert tdkt("validate", cwd=ward).returncode == 0
    plan = tdkt("render", "drive", "van-thu-sach", cwd=ward)
    assert plan.returncode == 0, plan.stderr
    lines = tdkt("text", plan.stdout.strip(), cwd=ward).stdout.splitlines()
    at = lines.index("A. SỐ LIỆU GIAO")
    assert lines[at + 1 : at + 8] == [
        "I. THEO KHU VỰC" if lines[at + 1].isupper() else "I. Theo khu vực",
        "Giao như sau:",
        "- Khu vực 1:",
        "+ Hồ sơ trước năm 2020.",
        "TT | Khu vực | Hồ sơ",
        "1 | Khu vực 1 | 40",
        "B. THỜI GIAN",
    ]
    too_deep = body.replace("        body:", "        sections:\n          - title: Sâu quá\n        body:")
    drive.write_text(text.replace("sections:\n", too_deep, 1), encoding="utf-8")
    found = " ".join(tdkt("validate", cwd=ward).stdout.split())
    assert "N804" in found
    assert "Mục ở cấp 3, văn bản chỉ có 2 cấp: A., I." in found


def test_a_new_drive_takes_a_thon_by_its_name(tdkt: Run, example_folder: Path) -> None:
    words = [word if word != "van-phong" else "Thôn Một" for word in NEW]
    made = tdkt(*words, "--dry-run", cwd=example_folder)
    assert made.returncode == 0, made.stderr
    assert "contents:\n  - unit: thon-mot\n" in made.stdout
    unknown = tdkt(
        *(word if word != "van-phong" else "Thôn Chín" for word in NEW), "--dry-run", cwd=example_folder
    )
    assert unknown.returncode == 2
    assert "Không có đơn vị “Thôn Chín”." in unknown.stderr
