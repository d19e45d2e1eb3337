"""A yearly figure, a day due, a plan that is passed, one accident after none: the same on every screen and page."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from openpyxl import load_workbook

from conftest import Run, write_files
from example_ward import FILES
from tdkt.checks.example_files import MOVEMENTS, REPORT
from tdkt.resources import resource_folder

COUNT = "measure: {type: count, between: [1, 2], of: mô hình}\n"
MORE = """\
      - target: van-thu.thu-nhap
        text: Thu nhập bình quân đầu người đạt 52 triệu đồng.
        measure: {type: amount, at_least: 52, of: thu nhập bình quân, in: triệu đồng, accumulate: latest, reported_in: [Q4]}
      - target: van-thu.dang-ky
        text: 100% cơ sở đăng ký trước ngày 28/02.
        measure: {type: percentage, at_least: 100, counting: cơ sở đã đăng ký, of: cơ sở, accumulate: latest, due: 2026-02-28}
      - target: van-thu.thu
        text: Thu ngân sách đạt ít nhất 105% dự toán.
        measure: {type: percentage, at_least: 105, of_plan: true, counting: số thu ngân sách, of: dự toán thu}
      - target: van-thu.tai-nan
        text: Giảm ít nhất 5% số vụ tai nạn giao thông.
        measure: {type: reduction, at_least: 5, of: số vụ tai nạn giao thông, in: vụ}
"""
FIGURES = """\
  - {target: van-thu.dang-ky, numerator: 24, denominator: 25, cause: Một cơ sở nghỉ}
  - {target: van-thu.thu, numerator: 137.7, denominator: 100}
  - {target: van-thu.tai-nan, now: 1, base: 0, cause: Đường trơn}
"""
SAID = {
    "van-thu.thu-nhap": ("not_due", "–"),
    "van-thu.dang-ky": ("not_reached", "96% (24/25), tính đến ngày 28/02/2026"),
    "van-thu.thu": ("exceeded", "137,7% kế hoạch (137,7/100)"),
    "van-thu.tai-nan": ("behind", "tăng 1 vụ so với 0 vụ của kỳ gốc"),
}


@pytest.fixture
def ward(tmp_path: Path) -> Path:
    files = {
        **FILES,
        MOVEMENTS: FILES[MOVEMENTS].replace(COUNT, COUNT + MORE),
        REPORT: FILES[REPORT].replace("tasks:\n", f"{FIGURES}tasks:\n"),
    }
    return write_files(tmp_path / "kho", files)


def test_nothing_is_wrong(tdkt: Run, ward: Path) -> None:
    result = tdkt("validate", cwd=ward)
    assert (result.returncode, "không có lỗi, 0 cảnh báo" in result.stdout + result.stderr) == (0, True)


def test_the_screen_and_the_data_say_the_same(tdkt: Run, ward: Path) -> None:
    found: Any = json.loads(tdkt("report", "-q", "1", "--format", "json", cwd=ward).stdout)
    schema = json.loads(
        (resource_folder("schemas") / "report-output.schema.json").read_text(encoding="utf-8")
    )
    jsonschema.Draft202012Validator(schema).validate(found)
    by_target = {one["target"]: one for one in found["targets"]}
    assert {name: (by_target[name]["status"], by_target[name]["displayed"]) for name in SAID} == SAID
    assert found["summary"]["by_status"]["not_due"] == 1
    assert (by_target["van-thu.dang-ky"]["due"], by_target["van-thu.dang-ky"]["as_of"]) == ("2026-02-28",) * 2
    assert by_target["van-thu.thu-nhap"]["reported_in"] == ["Q4"]
    text = " ".join(tdkt("report", "-q", "1", cwd=ward).stdout.split())
    assert "52 triệu đồng: chưa đến kỳ (có số liệu từ quý IV)" in text
    narrowed = tdkt("report", "-q", "1", "--status", "chua den ky", "--format", "csv", cwd=ward).stdout
    assert len(narrowed.splitlines()) == 2


def test_the_workbook_counts_it_for_nobody(tdkt: Run, ward: Path) -> None:
    assert tdkt("report", "-q", "1", "--xlsx", cwd=ward).returncode == 0
    workbook: Any = load_workbook(ward / "build/2026/ket-qua-2026-Q1.xlsx")
    rows = {row[15].value: row for row in workbook["Chỉ tiêu"].iter_rows(min_row=4)}
    assert {name: rows[name][4].value for name in SAID} == {name: said for name, (_, said) in SAID.items()}
    assert rows["van-thu.thu-nhap"][9].value == "chưa đến kỳ"
    missing = [cell.value for row in workbook["Còn thiếu"].iter_rows() for cell in row if cell.value]
    assert "Không thiếu báo cáo, số liệu nào." in missing
    heads, counts = (
        [cell.value for cell in row] for row in list(workbook["Tổng hợp"].iter_rows(min_row=4))[:2]
    )
    assert dict(zip(heads, counts, strict=True))["Chưa đến kỳ"] == 1


def test_the_page_and_the_paper_say_it_too(tdkt: Run, ward: Path) -> None:
    assert tdkt("dashboard", cwd=ward).returncode == 0
    page = (ward / "build/2026/bang-dieu-hanh.html").read_text(encoding="utf-8")
    for _, said in SAID.values():
        assert said in page
    assert "chưa đến kỳ" in page
    assert tdkt("render", "report", "2026-Q1", cwd=ward).returncode == 0
    paper = tdkt("text", "build/2026/bao-cao-quy-1.docx", cwd=ward).stdout.replace("\u00a0", " ")
    for _, said in SAID.values():
        assert said[0].upper() + said[1:] in paper
    assert "đến nay tăng 01 vụ so với 0 vụ của kỳ gốc, kế hoạch giảm ít nhất 5%" in paper
    assert "01 chỉ tiêu chưa đến kỳ" in paper or "1 chỉ tiêu chưa đến kỳ" in paper


def test_a_form_that_nobody_filled_in_changes_nothing(tdkt: Run, ward: Path) -> None:
    made = tdkt("form", "Q1", cwd=ward)
    taken = tdkt("import", *made.stdout.split(), cwd=ward)
    assert "= không có gì mới" in taken.stdout
