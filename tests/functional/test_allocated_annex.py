"""A commune's plan whose targets stand in an allocated annex, from `tdkt init` to the quarter's report, encoded from nothing."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from openpyxl import load_workbook

from conftest import Run
from in_git import git

ANSWERS: dict[str, Any] = {
    "kind": "ward-answers",
    "type": "xa",
    "name": "Đông Hưng",
    "city": "tỉnh Hưng Yên",
    "year": 2026,
    "units": [
        {"name": "Phòng Kinh tế", "abbreviation": "KT"},
        {"name": "Phòng Văn hóa - Xã hội", "abbreviation": "VHXH"},
    ],
    "standing_unit": "VHXH",
    "subdivisions": ["Thôn Đông", "Thôn Đoài", "Thôn Trung"],
    "signers": [{"name": "Nguyễn Văn A", "post": "Chủ tịch"}],
}
MOVEMENTS = "plans/2026/movements/kinh-te.yaml"
PLAN = "plans/2026/plan.yaml"
POVERTY = """\
  - id: giam-ngheo
    title: Thi đua “Vì người nghèo - không để ai bị bỏ lại phía sau”
    items:
      - target: giam-ngheo.nha-o
        text: Hỗ trợ xây mới, sửa chữa ít nhất 15 nhà ở cho hộ nghèo (mức giao từng thôn tại Phụ lục I).
        label: Số nhà ở cho hộ nghèo được xây mới, sửa chữa
        measure: {type: count, at_least: 15, of: nhà ở cho hộ nghèo được xây mới hoặc sửa chữa}
        assignment: {with: [van-hoa-xa-hoi, Ủy ban MTTQ Việt Nam xã], when: Quý II - Quý IV, product: Biên bản nghiệm thu}
        allocation:
          to: subdivisions
          shares:
            - {for: thon-dong, share: 6}
            - {for: thon-doai, share: 5}
            - {for: thon-trung, share: 4}
      - target: giam-ngheo.bao-hiem
        text: Tỷ lệ người dân tham gia bảo hiểm y tế đạt ít nhất 95%.
        measure: {type: percentage, at_least: 95, counting: người có thẻ bảo hiểm y tế, of: dân số, accumulate: latest}
        allocation:
          to: subdivisions
          reported_by: members
          shares:
            - {for: thon-dong, share: 95}
            - {for: thon-doai, share: 96}
            - {for: thon-trung, share: 97}
      - target: giam-ngheo.van-dong
        text: Vận động Quỹ “Vì người nghèo” đạt ít nhất 200 triệu đồng.
        measure: {type: amount, at_least: 200, of: số tiền vận động, in: triệu đồng}
        allocation: {to: units, shares: [{for: kinh-te, share: 80}, {for: van-hoa-xa-hoi, share: 120}]}
"""
ANNEXES = """
annexes:
  - title: Chỉ tiêu giao các thôn, các đơn vị năm 2026
    allocations: true
  - title: Phân công nhiệm vụ thi đua năm 2026
    assignments: true

recipients:"""
FIGURES: dict[str, dict[str, tuple[int, ...]]] = {
    "kinh-te": {
        "kinh-te-mau.dung-han": (96, 100),
        "giam-ngheo.nha-o@thon-dong": (2,),
        "giam-ngheo.nha-o@thon-doai": (0,),
        "giam-ngheo.nha-o@thon-trung": (3,),
        "giam-ngheo.van-dong": (25,),
    },
    "van-hoa-xa-hoi": {"van-hoa-xa-hoi-mau.dung-han": (19, 20), "giam-ngheo.van-dong": (12,)},
    "thon-dong": {"giam-ngheo.bao-hiem": (950, 1000)},
    "thon-doai": {"giam-ngheo.bao-hiem": (480, 500)},
    "thon-trung": {"giam-ngheo.bao-hiem": (960, 1000)},
}


@pytest.fixture
def commune(tmp_path: Path, tdkt: Run) -> Path:
    """A commune made by `tdkt init`, with allocated targets and their annexes."""
    answers = tmp_path / "xa.yaml"
    answers.write_text(json.dumps(ANSWERS, ensure_ascii=False), encoding="utf-8")
    root = tmp_path / "kho"
    done = tdkt("init", str(root), "--answers", str(answers), "--date", "2026-01-15", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    for file in (PLAN, MOVEMENTS, "plans/2026/movements/van-hoa-xa-hoi.yaml", "plans/organization.yaml"):
        path = root / file
        text = re.sub(r"(?m)^ *# SỬA.*\n|^illustrative: true\n", "", path.read_text(encoding="utf-8"))
        path.write_text(text, encoding="utf-8")
    with (root / MOVEMENTS).open("a", encoding="utf-8") as file_:
        file_.write(POVERTY)
    plan = (root / PLAN).read_text(encoding="utf-8")
    (root / PLAN).write_text(plan.replace("\nrecipients:", ANNEXES, 1), encoding="utf-8")
    git(root, "init", "-q")
    return root


def save(root: Path) -> None:
    git(root, "add", "-A")
    git(root, "-c", "user.name=A", "-c", "user.email=a@b", "commit", "-qm", "x")


def fill(path: Path, figures: dict[str, tuple[int, ...]]) -> None:
    workbook: Any = load_workbook(path)
    sheet = workbook["Số liệu"]
    rows = {sheet.cell(row, 1).value: row for row in range(1, sheet.max_row + 1)}
    for name, values in figures.items():
        for column, value in enumerate(values, start=6):
            sheet.cell(rows[name], column).value = value
    workbook.save(path)


def tables(path: Path) -> list[list[list[str]]]:
    found = [
        [[cell.text.replace("\u00a0", " ") for cell in row.cells] for row in table.rows]
        for table in Document(str(path)).tables
    ]
    return [table for table in found if table[0][0] == "TT"]


def test_from_the_plan_to_the_quarters_report(tdkt: Run, commune: Path) -> None:
    assert tdkt("validate", cwd=commune).returncode == 0

    made = tdkt("render", "plan", "2026", cwd=commune)
    assert made.returncode == 0, made.stderr
    printed = commune / made.stdout.split()[0]
    places, units, duties = tables(printed)
    said = [one.text for one in Document(str(printed)).paragraphs if one.text.startswith("Mức giao")]
    assert said == ["Mức giao: ít nhất"], "what all numbers of a table have in common is said once"
    assert places[0][1:] == [
        "Nơi được giao",
        "Số nhà ở cho hộ nghèo được xây mới, sửa chữa",
        "Tỷ lệ người dân tham gia bảo hiểm y tế đạt ít nhất 95% (%)",
    ]
    assert places[1:] == [
        ["1", "Thôn Đông", "6", "95"],
        ["2", "Thôn Đoài", "5", "96"],
        ["3", "Thôn Trung", "4", "97"],
        ["", "Toàn xã", "15", "95"],
    ]
    assert units[-1] == ["", "Toàn xã", "200"]
    assert duties[1][2:] == [
        "Phòng Kinh tế",
        "Phòng Văn hóa - Xã hội, Ủy ban MTTQ Việt Nam xã",
        "Quý II - Quý IV",
        "Biên bản nghiệm thu",
    ]

    forms = tdkt("form", "Q1", cwd=commune).stdout.split()
    assert len(forms) == len(FIGURES)
    for form in forms:
        unit = form.removesuffix(".xlsx").partition("2026-Q1-")[2]
        fill(commune / form, FIGURES[unit])
    taken = tdkt("import", *forms, "--received", "2026-04-02", cwd=commune)
    assert taken.returncode == 0, taken.stderr
    report = (commune / "plans/2026/reports/2026-Q1/kinh-te.yaml").read_text(encoding="utf-8")
    assert "  - target: giam-ngheo.nha-o\n    for: thon-doai\n    count: 0\n" in report

    found = json.loads(tdkt("report", "--quarter", "1", "--format", "json", cwd=commune).stdout)
    targets = {one["target"]: one for one in found["targets"]}
    houses = targets["giam-ngheo.nha-o"]
    assert (houses["value"], houses["status"]) == ("5", "on_schedule")
    assert {share["member"]: share["status"] for share in houses["shares"]} == {
        "thon-dong": "on_schedule",
        "thon-doai": "behind",
        "thon-trung": "on_schedule",
    }
    insured = targets["giam-ngheo.bao-hiem"]
    assert (insured["value"], insured["status"]) == ("478/5", "exceeded")
    assert [share["status"] for share in insured["shares"]] == ["reached", "reached", "behind"]
    screen = tdkt("report", "--quarter", "1", "--unit", "kinh-te", cwd=commune, columns=120).stdout
    assert re.search(r"↳ Thôn Đoài\s+≥ 5\s+0\s+! chậm", screen)
    own = tdkt("report", "--quarter", "1", "--unit", "thon-trung", cwd=commune, columns=120).stdout
    assert "không để ai bị bỏ lại phía sau”: đạt 0/1" in own, "what is said above a share is of that share"
    assert re.search(r"≥ 97%\s+96% \(960/1\.000\)\s+! chậm", own)
    assert "Thôn Đoài" not in own
    written = tdkt("render", "report", "2026-Q1", cwd=commune)
    assert written.returncode == 0, written.stderr
    appendix = tables(commune / written.stdout.split()[0])[-1]
    assert [row[0] for row in appendix if row[1] in ("Thôn Đông", "Thôn Trung")] == [
        "2.1",
        "2.3",
        "3.1",
        "3.3",
    ]


def test_the_report_names_the_places_that_are_behind_where_the_whole_is_not(tdkt: Run, commune: Path) -> None:
    for quarter in ("Q1", "Q2"):
        forms = tdkt("form", quarter, cwd=commune).stdout.split()
        for form in forms:
            fill(commune / form, FIGURES[form.removesuffix(".xlsx").partition(f"2026-{quarter}-")[2]])
        taken = tdkt("import", *forms, "--received", f"2026-0{int(quarter[1]) * 3 + 1}-02", cwd=commune)
        assert taken.returncode == 0, taken.stderr
    written = tdkt("render", "report", "2026-Q2", cwd=commune)
    path = commune / written.stdout.split()[0]
    said = [one.text.replace("\u00a0", " ") for one in Document(str(path)).paragraphs]
    at = said.index("- Đôn đốc những nơi còn chậm phần được giao của chỉ tiêu khác:")
    assert said[at + 1 : at + 3] == [
        "+ Số nhà ở cho hộ nghèo được xây mới, sửa chữa (Phòng Kinh tế): Thôn Đoài 0, mức được giao ít nhất 05;",
        "+ Tỷ lệ người dân tham gia bảo hiểm y tế đạt ít nhất 95% (Phòng Kinh tế): Thôn Trung 96% (960/1.000), mức được giao "
        "ít nhất 97%.",
    ]
    assert any("200 triệu đồng; trong đó Phòng Văn hóa - Xã hội 24 triệu đồng" in one for one in said)
    told = " ".join(written.stderr.split())
    assert "Thôn Đoài: Số nhà ở cho hộ nghèo" in told.partition("cần hỏi lại: ")[2]
    appendix = tables(path)[-1]
    change = appendix[0].index("So với quý trước")
    changes = {row[1]: row[change] for row in appendix if row[0].startswith("2.")}
    assert changes == {"Thôn Đông": "+2", "Thôn Đoài": "0", "Thôn Trung": "+3"}


def test_a_changed_share_is_told_and_is_an_article_of_the_amendment(tdkt: Run, commune: Path) -> None:
    done = tdkt("issue", "plan", "2026", "--number", "12", "--date", "2026-01-20", cwd=commune)
    assert done.returncode == 0, done.stderr
    save(commune)
    path = commune / MOVEMENTS
    text = path.read_text(encoding="utf-8")
    text = (
        text.replace("thon-dong, share: 6", "thon-dong, share: 7")
        .replace("share: 5}", "share: 4}")
        .replace("when: Quý II - Quý IV", "when: Quý III")
    )
    path.write_text(text, encoding="utf-8")
    plan = commune / PLAN
    plan.write_text(
        plan.read_text(encoding="utf-8").replace(
            "thi đua năm 2026\n    assignments", "thi đua\n    assignments"
        ),
        encoding="utf-8",
    )
    told = " ".join(tdkt("diff", "HEAD", cwd=commune).stdout.split())
    assert "Đổi tiêu đề: Phân công nhiệm vụ thi đua năm 2026 → Phân công nhiệm vụ thi đua" in told
    assert "Mức giao cho Thôn Đông của chỉ tiêu giam-ngheo.nha-o" in told
    assert "Mức được giao: nâng từ 6 lên 7" in told
    done = tdkt("amend", "plan", "2026", "--reason", "Xã điều chỉnh mức giao giữa các thôn.", cwd=commune)
    assert done.returncode == 0, done.stderr
    made = tdkt("render", "amendment", "ke-hoach-2026-lan-1", cwd=commune)
    paragraphs = [
        one.text.replace("\u00a0", " ") for one in Document(str(commune / made.stdout.split()[0])).paragraphs
    ]
    [article] = [number for number, one in enumerate(paragraphs) if "mức giao từng nơi" in one]
    assert paragraphs[article] == (
        "1. Sửa đổi Phụ lục I: mức giao từng nơi của chỉ tiêu “Số nhà ở cho hộ nghèo được xây mới, sửa chữa” (gạch đầu dòng "
        "thứ nhất điểm b khoản 2.1 Mục III) như sau:"
    )
    assert paragraphs[article + 1 : article + 3] == [
        "- Thôn Đông: 7 (trước đây là 6);",
        "- Thôn Đoài: 4 (trước đây là 5).",
    ]
    assert {
        "2. Sửa đổi tên Phụ lục II “Phân công nhiệm vụ thi đua năm 2026” như sau:",
        "3. Sửa đổi dòng thứ nhất (không tính dòng tiêu đề) của bảng phân công nhiệm vụ tại Phụ lục II như sau:",
    } <= set(paragraphs)


def test_a_form_that_nobody_touched_is_made_anew_when_the_places_change(tdkt: Run, commune: Path) -> None:
    [form] = tdkt("form", "Q1", "--unit", "kinh-te", cwd=commune).stdout.split()
    path = commune / MOVEMENTS
    before = path.read_text(encoding="utf-8")
    fewer = before.replace("            - {for: thon-trung, share: 4}\n", "", 1).replace(
        "share: 5}", "share: 9}"
    )
    path.write_text(fewer, encoding="utf-8")
    again = tdkt("form", "Q1", "--unit", "kinh-te", cwd=commune)
    assert again.stdout.split() == [form], again.stderr
    path.write_text(before, encoding="utf-8")
    assert tdkt("form", "Q1", "--unit", "kinh-te", cwd=commune).stdout.split() == [form], "a place more"
    fill(commune / form, {"giam-ngheo.nha-o@thon-trung": (3,)})
    path.write_text(fewer, encoding="utf-8")
    kept = tdkt("form", "Q1", "--unit", "kinh-te", cwd=commune)
    assert "phiếu đã có người ghi" in kept.stderr, (
        "what was filled in for a place that is gone is not thrown away"
    )


def test_a_renamed_thon_keeps_share_figures_and_form(tdkt: Run, commune: Path) -> None:
    [form] = tdkt("form", "Q1", "--unit", "kinh-te", cwd=commune).stdout.split()
    fill(commune / form, FIGURES["kinh-te"])
    done = tdkt("rename", "subdivision", "thon-doai", "thon-tay", cwd=commune)
    assert done.returncode == 0, done.stderr
    assert "{for: thon-tay, share: 5}" in (commune / MOVEMENTS).read_text(encoding="utf-8")
    taken = tdkt("import", form, "--received", "2026-04-02", cwd=commune)
    assert taken.returncode == 0, taken.stderr
    report = (commune / "plans/2026/reports/2026-Q1/kinh-te.yaml").read_text(encoding="utf-8")
    assert "    for: thon-tay\n    count: 0\n" in report
