"""A school year's plan issued by a Council, from nothing; reports of a month, a term, and of three years."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from conftest import Run, write_files
from school_year import FILES
from tdkt.documents.word.plain_text import docx_text


@pytest.fixture
def school(tmp_path: Path) -> Path:
    return write_files(tmp_path / "kho", FILES)


def text_of(path: Path) -> str:
    return docx_text(path.read_bytes()).replace("\xa0", " ")


def test_a_school_years_plan_issued_by_a_council(school: Path, tdkt: Run) -> None:
    checked = tdkt("validate", cwd=school)
    assert checked.returncode == 0, checked.stdout
    assert "M643" not in checked.stdout  # a day of the second calendar year lies within the school year
    assert tdkt("render", "plan", "2026-2027", cwd=school).returncode == 0
    plan = text_of(school / "build/2026-2027/ke-hoach.docx")
    for said in (
        "HỘI ĐỒNG",
        "Số: 12/KH-HĐTĐKT",
        "ngày 15 tháng 9 năm 2026",
        "Công tác thi đua, khen thưởng năm học 2026 - 2027",
        "TM. HỘI ĐỒNG",
    ):
        assert said in plan
    issued = tdkt("issue", "plan", "2026-2027", "--number", "12", "--date", "2026-09-15", cwd=school)
    assert issued.returncode == 0, issued.stderr
    assert (
        school / "plans/2026/issued/register.yaml"
    ).is_file()  # numbers run by the calendar year of the day
    assert tdkt("validate", cwd=school).returncode == 0


def test_the_report_on_a_term(school: Path, tdkt: Run) -> None:
    shown = tdkt("report", "--term", "I", cwd=school)
    assert "KẾT QUẢ THỰC HIỆN CHỈ TIÊU THI ĐUA HỌC KỲ I NĂM HỌC 2026 - 2027" in shown.stdout
    assert "Báo cáo đã nhận: 5/5 (đơn vị × kỳ)" in shown.stdout
    assert tdkt("render", "report", "2026-2027-HK1", cwd=school).returncode == 0
    report = text_of(school / "build/2026-2027/bao-cao-hoc-ky-1.docx")
    assert "báo cáo kết quả học kỳ I năm học 2026 - 2027" in report
    assert "5 (đạt 50% kế hoạch) | Đúng tiến độ" in report
    assert "8 (đạt 44,4% kế hoạch) (số liệu tháng 12) | Đúng tiến độ" in report
    assert "PHƯƠNG HƯỚNG, NHIỆM VỤ HỌC KỲ II NĂM HỌC 2026 - 2027" in report


def test_the_report_on_a_month(school: Path, tdkt: Run) -> None:
    assert tdkt("render", "report", "2026-2027-M10", cwd=school).returncode == 0
    report = text_of(school / "build/2026-2027/bao-cao-thang-10.docx")
    assert "Kết quả thực hiện công tác thi đua, khen thưởng tháng 10 năm 2026" in report
    assert "02 chỉ tiêu khác báo cáo từng học kỳ nên không nêu ở Báo cáo này." in report
    assert "tiết dạy giỏi" not in report
    forms = tdkt("form", "2026-2027-M10", cwd=school)
    assert forms.stdout.split() == ["build/2026-2027/phieu/2026-2027-M10/phieu-2026-2027-M10-tieu-hoc.xlsx"]
    late = tdkt("status", "2026-2027", "--date", "2027-02-06", cwd=school)
    assert "Tháng 01: đã nhận 0/1; chậm: Trường Tiểu học Mẫu (chậm 1 ngày)." in late.stdout
    assert "Học kỳ I: đã nhận 1/1." in late.stdout


def test_the_next_school_year_and_the_report_on_three(school: Path, tdkt: Run) -> None:
    made = tdkt("new", "year", "2027-2028", cwd=school)
    assert made.returncode == 0, made.stderr
    assert "Ngày cuối năm học: 28/05/2027 → 28/05/2028 (Chủ nhật)" in made.stdout
    plan = (school / "plans/2027-2028/plan.yaml").read_text(encoding="utf-8")
    assert "until: 2028-05-28" in plan
    assert "năm học 2027 - 2028" in plan
    assert tdkt("validate", cwd=school).returncode == 0
    assert tdkt("render", "report", "2026-2029", cwd=school).returncode == 0
    report = text_of(school / "build/2026-2029/bao-cao-giai-doan-2026-2029.docx")
    assert "Sơ kết 03 năm học công tác thi đua, khen thưởng giai đoạn 2026 - 2029" in report
    assert "Chưa có kế hoạch, số liệu của năm học 2028 - 2029." in report
    assert (
        "năm học 2026 - 2027 (đến hết học kỳ I); năm học 2027 - 2028 (chưa có báo cáo của đơn vị)" in report
    )


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["report", "--quarter", "Q1"], "không phải một quý"),
        (
            ["report", "--quarter", "1"],
            "Năm học 2026 - 2027 chia theo học kỳ, không theo quý.\ngợi ý: Dùng --term I --plan",
        ),
        (["report", "--half"], "không có kỳ --half"),
        (["report", "--month", "7"], "không phải một tháng"),
        (["report", "--term", "3"], "không phải một học kỳ"),
        (["report", "--term", "1", "--month", "9"], "Chỉ xem được một kỳ"),
        (["render", "plan", "2026"], "Không có kế hoạch năm 2026"),
        (["render", "report", "2026-Q1"], "Không có kế hoạch năm 2026"),
        (["render", "report", "2026-2027-M07"], "không phải một kỳ báo cáo"),
        (["render", "stage-report", "2026-2027"], "không phải một giai đoạn"),
        (["render", "report", "2040-2044"], "Không có kế hoạch năm 2040"),
    ],
)
def test_what_a_school_year_does_not_have(words: list[str], says: str, school: Path, tdkt: Run) -> None:
    found = tdkt(*words, cwd=school)
    assert found.returncode == 2
    assert says in found.stderr


def test_the_fund_and_the_statistics_of_a_school_year(school: Path, tdkt: Run) -> None:
    missing = tdkt("render", "fund-report", "2026-2027", cwd=school)
    assert "tdkt new fund 2026-2027" in missing.stderr
    made = tdkt(
        "new", "fund", "2026-2027", "--amount", "5.000.000", "--source", "Quyết định số 1", cwd=school
    )
    assert made.returncode == 0, made.stderr
    assert "Kho không có quỹ năm học 2025 - 2026" in made.stderr
    assert tdkt("render", "fund-report", "2026-2027", cwd=school).returncode == 0
    paper = text_of(school / "build/2026-2027/bao-cao-quy-thi-dua-khen-thuong.docx")
    assert "số dư chuyển sang năm học 2027 - 2028 là 5.000.000 đồng" in paper
    counted = tdkt("awards", "stats", "2026-2027", cwd=school)
    assert "THỐNG KÊ KHEN THƯỞNG NĂM HỌC 2026 - 2027" in counted.stdout
    assert json.loads(tdkt("awards", "stats", "2026-2027", "--format", "json", cwd=school).stdout)[
        "year"
    ] == ("2026-2027")
    part = tdkt("awards", "stats", "2026-2027-HK1", cwd=school)
    assert "năm học ghi cả hai năm: 2026-2027" in part.stderr


def test_lessons_may_begin_after_the_opening_and_end_before_the_closing(school: Path, tdkt: Run) -> None:
    plan = school / "plans/2026-2027/plan.yaml"
    text = plan.read_text(encoding="utf-8")
    days = "{from: 2026-09-05, second_term_from: 2027-01-18, until: 2027-05-28}"
    for opening, closing, code in (
        ("2026-09-05", "2027-05-31", 0),
        ("2026-08-06", "2027-06-28", 1),
        ("2026-08-07", "2027-06-28", 0),
        ("2026-08-07", "2027-06-29", 1),
        ("2027-01-18", "2027-05-31", 1),
        ("2026-09-05", "2027-01-17", 1),
    ):
        said = f"{days.replace('09-05', '09-07').rstrip('}')}, opening: {opening}, closing: {closing}}}"
        plan.write_text(text.replace(days, said), encoding="utf-8")
        found = tdkt("validate", cwd=school)
        assert ("K414" in found.stdout) == bool(code), (opening, closing)
    plan.write_text(text.replace(days, said.replace("2027-01-17", "2027-05-31")), encoding="utf-8")
    assert (
        "05/09  Khai giảng năm học 2026 - 2027 (thứ Bảy)" in tdkt("calendar", "2026-2027", cwd=school).stdout
    )


def test_a_report_in_words_alone_needs_no_list_of_figures(school: Path, tdkt: Run) -> None:
    report = school / "plans/2026-2027/reports/2026-2027-HK1/tieu-hoc.yaml"
    report.parent.mkdir(parents=True, exist_ok=True)
    report.write_text(
        "kind: unit-report\nperiod: 2026-2027-HK1\nunit: tieu-hoc\nsubmitted: 2027-01-20\n"
        "narrative:\n  results: [Tổ chức tốt hội giảng cấp trường.]\n",
        encoding="utf-8",
    )
    assert "S203" not in tdkt("validate", cwd=school).stdout


def test_a_drive_under_a_councils_plan_is_the_wards_own(school: Path, tdkt: Run) -> None:
    words = ("new", "drive", "chào mừng 20/11", "Tổ chức ít nhất 20 tiết hội giảng.", "--unit", "TH")
    days = ("--from", "5/10/2026", "--until", "20/11/2026", "--id", "d2011")
    made = tdkt(*words, *days, cwd=school)
    assert made.returncode == 0, made.stderr
    checked = tdkt("validate", cwd=school).stdout
    assert "B115" not in checked
    assert "Y154" not in checked
    assert tdkt("render", "drive", "d2011", cwd=school).returncode == 0
    (paper,) = (school / "build/2026-2027").rglob("ke-hoach-phat-dong.docx")
    lines = text_of(paper).splitlines()
    assert (
        "Triển khai công tác thi đua, khen thưởng năm học 2026 - 2027, Ủy ban nhân dân phường Mẫu ban hành Kế hoạch phát động "
        "đợt thi đua chào mừng 20/11 như sau:" in lines
    )
    assert "Trường Tiểu học Mẫu, Trường Trung học cơ sở Mẫu." in lines
    assert "Trường Tiểu học Mẫu thực hiện:" in lines, "the only unit is named"
    assert "- Hội đồng Thi đua - Khen thưởng phường Mẫu;" in lines
    assert "- Lưu: VT, TH." in lines
    file = school / "plans/2026-2027/drives/d2011/drive.yaml"
    text = file.read_text(encoding="utf-8")
    start, end = text.index("preamble:"), text.index("contents:")
    file.write_text(text[:start] + text[end:], encoding="utf-8")
    assert "cảnh báo Y154 Ủy ban nhân dân phường Mẫu ban hành đợt thi đua để thực hiện kế hoạch của" in (
        " ".join(tdkt("validate", cwd=school).stdout.split())
    )


def test_a_councils_amendment_charges_those_whom_its_plan_gives_something(school: Path, tdkt: Run) -> None:
    organization = school / "plans/organization.yaml"
    text = organization.read_text(encoding="utf-8")
    known = "abbreviation: THCS}\n"
    organization.write_text(
        text.replace(known, f"{known}  - {{id: kinh-te, name: Phòng Kinh tế, abbreviation: KT}}\n", 1),
        encoding="utf-8",
    )
    assert (
        tdkt("issue", "plan", "2026-2027", "--number", "12", "--date", "2026-09-15", cwd=school).returncode
        == 0
    )
    plan = school / "plans/2026-2027/plan.yaml"
    plan.write_text(
        plan.read_text(encoding="utf-8").replace(
            "tổ chức thực hiện nghiêm túc", "nghiêm túc tổ chức thực hiện"
        ),
        encoding="utf-8",
    )
    assert tdkt("amend", "plan", "2026-2027", "--reason", "Điều chỉnh.", cwd=school).returncode == 0
    made = tdkt("render", "amendment", "ke-hoach-2026-2027-lan-1", cwd=school)
    assert made.returncode == 0, made.stderr
    said = text_of(school / made.stdout.split()[0])
    assert "Trường Tiểu học Mẫu, Trường Trung học cơ sở Mẫu" in said
    assert "Phòng Kinh tế" not in said
