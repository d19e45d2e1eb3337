"""Movements from above, who takes them up and who has registered: in the reports, on a day's list, in the next year."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from conftest import Run, write_files
from example_ward import FILES
from tdkt.checks.example_files import MOVEMENTS, ORGANIZATION
from tdkt.documents.word.plain_text import docx_text

_TITLE = "    title: Phong trào thi đua về công tác văn thư\n"
_ABOVE = "from: 2021, to: 2030}"
_LIFE = (
    "    takes_up: nong-thon-moi\n"
    "    life: {from: 2026-02-01, until: 2026-12-20, register_by: 2026-02-28, registered: "
    "[{unit: van-phong, date: 2026-03-02}]}\n"
)


@pytest.fixture
def ward(tmp_path: Path) -> Path:
    """Return a ward whose office takes up a movement of the centre that asks for registration."""
    life = "life: {level: central, from: 2021-01-01, until: 2030-12-31, reviews: [2026-02-19], final_review: 2030-12-20}}"
    return write_files(
        tmp_path,
        {
            **FILES,
            ORGANIZATION: FILES[ORGANIZATION].replace(_ABOVE, f"from: 2021, to: 2030, {life}"),
            MOVEMENTS: FILES[MOVEMENTS].replace(_TITLE, f"{_TITLE}{_LIFE}", 1),
        },
    )


def report_of(folder: Path, tdkt: Run, period: str) -> list[str]:
    made = tdkt("render", "report", period, cwd=folder)
    assert made.returncode == 0, made.stderr
    paper = folder / made.stdout.split()[0]
    return docx_text(paper.read_bytes()).replace("\xa0", " ").splitlines()


ABOVE = (
    "- Cả nước chung sức xây dựng nông thôn mới (trung ương phát động, từ ngày 01/01/2021 đến ngày 31/12/2030): "
    "sơ kết ngày 19/02/2026; hưởng ứng: Văn phòng (phong trào thi đua về công tác văn thư)."
)
REGISTERED = "- Phong trào thi đua về công tác văn thư (Văn phòng): 01/01 nơi đăng ký; đăng ký sau hạn 28/02/2026: Văn phòng (02/03/2026)."


def test_a_report_tells_of_movements_from_above_and_who_takes_them_up(ward: Path, tdkt: Run) -> None:
    assert tdkt("validate", cwd=ward).returncode == 0
    quarter = report_of(ward, tdkt, "2026-Q1")
    assert ABOVE in quarter
    assert any("trong đó 01 phong trào hưởng ứng phong trào thi đua chung." in line for line in quarter)
    assert ABOVE not in report_of(ward, tdkt, "2026-Q2"), "nothing of it fell into that quarter"
    assert ABOVE in report_of(ward, tdkt, "2026")
    made = tdkt("render", "stage-report", "2026-2028", cwd=ward)
    stage = docx_text((ward / made.stdout.split()[0]).read_bytes()).replace("\xa0", " ")
    assert ABOVE in stage.splitlines()
    assert "văn thư (hưởng ứng: Cả nước chung sức xây dựng nông thôn mới) | VP" in stage


def test_who_has_registered_is_told_by_the_day(ward: Path, tdkt: Run) -> None:
    late = " ".join(tdkt("today", "--date", "2026-03-01", cwd=ward).stdout.split())
    assert "1 nơi chưa đăng ký, chậm 1 ngày (hạn 28/02/2026): Văn phòng." in late
    assert "chưa đăng ký" not in tdkt("today", "--date", "2026-03-02", cwd=ward).stdout
    assert "Hạn đăng ký" not in tdkt("today", "--date", "2026-02-25", cwd=ward).stdout, "told once"
    assert REGISTERED in report_of(ward, tdkt, "2026-Q1")
    assert REGISTERED not in report_of(ward, tdkt, "2026-Q2")
    path = ward / MOVEMENTS
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace(", registered: [{unit: van-phong, date: 2026-03-02}]", ""), encoding="utf-8")
    told = tdkt("render", "report", "2026-Q1", cwd=ward).stderr
    assert "kho chưa ghi nơi nào đăng ký (registered ở life): Phong trào thi đua về công tác văn thư." in told


def test_the_places_that_have_shares_are_asked_to_register(ward: Path, tdkt: Run) -> None:
    path = ward / MOVEMENTS
    text = path.read_text(encoding="utf-8").replace("unit: van-phong, date", "unit: thon-hai, date")
    of_thon = "of: mô hình}\n        allocation: {to: subdivisions, shares: [{for: thon-mot, share: 1}, {for: thon-hai, share: 1}]}\n"
    path.write_text(text.replace("of: mô hình}\n", of_thon, 1), encoding="utf-8")
    shutil.rmtree(ward / "plans/2026/reports")
    said = " ".join(tdkt("today", "--date", "2026-03-02", cwd=ward).stdout.split())
    assert "1 nơi chưa đăng ký, chậm 2 ngày (hạn 28/02/2026): Thôn Một." in said


def test_a_registration_names_who_is_there_once(ward: Path, tdkt: Run) -> None:
    path = ward / MOVEMENTS
    text = path.read_text(encoding="utf-8")
    one = "{unit: van-phong, date: 2026-03-02}"
    path.write_text(text.replace(one, "{unit: van-phongg, date: 2026-03-02}"), encoding="utf-8")
    assert "lỗi I302" in tdkt("validate", cwd=ward).stdout
    path.write_text(text.replace(one, f"{one}, {one}"), encoding="utf-8")
    assert "lỗi M674" in tdkt("validate", cwd=ward).stdout
    path.write_text(text.replace(one, "{unit: thon-mot, date: 2026-02-20}"), encoding="utf-8")
    assert tdkt("validate", cwd=ward).returncode == 0, "a thôn may register"


def test_registering_touches_nothing_signed_and_stays_in_its_year(ward: Path, tdkt: Run) -> None:
    path = ward / MOVEMENTS
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace(", registered: [{unit: van-phong, date: 2026-03-02}]", ""), encoding="utf-8")
    issued = tdkt("issue", "plan", "2026", "--number", "1", "--date", "2026-01-15", cwd=ward)
    assert issued.returncode == 0, issued.stderr
    path.write_text(text, encoding="utf-8")
    assert "B101" not in tdkt("validate", cwd=ward).stdout
    made = tdkt("new", "year", "2027", cwd=ward)
    assert made.returncode == 0, made.stderr
    assert "registered" not in (ward / MOVEMENTS.replace("2026", "2027")).read_text(encoding="utf-8")


def test_a_template_of_before_leaves_out_what_it_does_not_know(ward: Path, tdkt: Run) -> None:
    from tdkt.resources import resource_folder

    text = (resource_folder("templates") / "bao-cao-khoi.md.j2").read_text(encoding="utf-8")
    old = text.replace("macro block_general_movements", "macro of_another_name").replace("Đã có", "Có")
    write_files(ward, {"templates/bao-cao-khoi.md.j2": old})
    quarter = report_of(ward, tdkt, "2026-Q1")
    assert ABOVE not in quarter
    assert REGISTERED in quarter


def test_the_days_of_a_movement_are_those_of_each_year(ward: Path, tdkt: Run) -> None:
    made = tdkt("new", "year", "2027", cwd=ward)
    assert made.returncode == 0, made.stderr
    stage = tdkt("render", "stage-report", "2026-2028", cwd=ward)
    assert stage.returncode == 0, stage.stderr
    text = docx_text((ward / stage.stdout.split()[0]).read_bytes()).replace("\xa0", " ")
    [row] = [line for line in text.splitlines() if "văn thư (hưởng ứng" in line]
    assert row.endswith("| từ 01/02/2026 đến 20/12/2026; từ 01/02/2027 đến 20/12/2027")
    assert "–: năm ấy chưa có kế hoạch, hoặc kế hoạch không có phong trào này" in text
