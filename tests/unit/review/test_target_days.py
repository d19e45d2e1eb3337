"""Targets with a day of their own in what is to be done: each by the reports that tell of it, none once it is done."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from pathlib import Path

from conftest import write_files
from example_ward import FILES
from monthly_unit import FILE, MONTHLY, of_month
from school_year import FILES as SCHOOL
from tdkt.checks.run import find_problems, trusted_programme
from tdkt.documents.page.blocks import Table, plain_text
from tdkt.documents.report.ward_report import report_document
from tdkt.documents.texts.templates import Templates
from tdkt.model.issued import IssuedDocuments
from tdkt.model.period import Period
from tdkt.review.agenda.targets import target_tasks
from tdkt.workspace.workspace import Workspace, read_workspace

Make = Callable[..., Workspace]
MILESTONES = """\
      - target: kinh-te.duong
        text: Hoàn thành đường trục xã trước ngày 01 tháng 7.
        measure: {type: milestone, due: 2026-06-30, report_every: month}
      - target: kinh-te.nha
        text: Hoàn thành nhà văn hóa trước ngày 11 tháng 8.
        measure: {type: milestone, due: 2026-08-10}
"""
OF_QUARTER = """\
kind: unit-report
period: 2026-Q2
unit: kinh-te
submitted: 2026-07-02
reporter: Nguyễn Văn A
figures:
  - {target: kinh-te.nha, progress: under_way}
"""


def ward(make: Make, road: str, **later: str) -> Workspace:
    file, text = of_month(7)
    figures = text.replace("count: 2}\n", f"count: 2}}\n  - {{target: kinh-te.duong, {road}}}\n")
    reports = {file: figures, "plans/2026/reports/2026-Q2/kinh-te.yaml": OF_QUARTER, **later}
    return make(**{FILE: MONTHLY + MILESTONES, **reports})


def tasks(workspace: Workspace, day: str) -> list[tuple[str, str]]:
    found = find_problems(workspace)
    assert [one for one in found if one.is_error] == []
    today = datetime.date.fromisoformat(day)
    return [
        (task.what.partition("”")[0].partition("“")[2], task.command)
        for task in target_tasks(workspace, today, found, workspace)
    ]


QUARTERLY = (
    "Hoàn thành nhà văn hóa trước ngày 11 tháng 8",
    "tdkt report --quarter 2026-Q2 --target kinh-te.nha",
)
MONTHLY_ROAD = (
    "Hoàn thành đường trục xã trước ngày 01 tháng 7",
    "tdkt report --month 2026-M07 --target kinh-te.duong",
)


def test_a_later_month_hides_no_target_of_the_quarter(in_memory: Make) -> None:
    found = ward(in_memory, "progress: under_way")
    assert tasks(found, "2026-08-08") == [QUARTERLY, MONTHLY_ROAD]
    assert tasks(found, "2026-09-08") == [QUARTERLY, MONTHLY_ROAD]


def test_what_the_year_before_left_is_told_until_its_report_is_issued(in_memory: Make) -> None:
    plan = "plans/2026/plan.yaml"
    next_plan = FILES[plan].replace("year: 2026", "year: 2027").replace("2026-", "2027-")
    moved = MONTHLY.replace("year: 2026", "year: 2027")
    files = {plan.replace("2026", "2027"): next_plan, FILE.replace("2026", "2027"): moved}
    found = ward(in_memory, "progress: under_way", **files)
    assert tasks(found, "2027-02-08") == [QUARTERLY, MONTHLY_ROAD]
    house = MILESTONES[MILESTONES.index("      - target: kinh-te.nha") :].replace("2026-08-10", "2027-02-10")
    both = {file: text + house for file, text in ((FILE, MONTHLY), (FILE.replace("2026", "2027"), moved))}
    told = tasks(in_memory(**{**files, **both}), "2027-02-08")
    assert [command.split()[3] for _, command in told] == ["2027-Q1"], "the plan of 2027 speaks of it"
    register = (
        "kind: issued-documents\nyear: 2027\ndocuments:\n  - {of: report, key: '2026', number: 3, symbol: BC-UBND, date: 2027-01-20, "
        f"title: Báo cáo năm 2026, fingerprint: 'sha256:{'0' * 64}'}}\n"
    )
    closed = ward(in_memory, "progress: under_way", **files, **{"plans/2027/issued/register.yaml": register})
    assert [one.key for file in closed.all(IssuedDocuments) for one in file.documents] == ["2026"]
    assert list(target_tasks(closed, datetime.date(2027, 2, 8), [], closed)) == []


def test_what_was_done_late_is_to_be_done_no_more(in_memory: Make) -> None:
    found = ward(in_memory, "progress: done, done_on: 2026-07-10")
    assert tasks(found, "2026-08-08") == [QUARTERLY]
    document = report_document(trusted_programme(found, 2026), Period(2026, 7, "M"), Templates())
    lines = [plain_text(block.spans) for block in document.blocks if not isinstance(block, Table)]
    assert not any(
        "Hoàn thành đường trục xã" in line
        for line in lines[lines.index("Phương hướng, nhiệm vụ tháng 8 năm 2026") :]
    )


def test_what_is_done_in_time_is_asked_for_no_more(in_memory: Make) -> None:
    found = ward(in_memory, "progress: done, done_on: 2026-06-28", **dict([of_month(8)]))
    assert tasks(found, "2026-08-08") == [QUARTERLY]
    asked = [one.message for one in find_problems(found) if one.code == "R504"]
    assert not any("kinh-te.duong" in one for one in asked)
    late = ward(in_memory, "progress: done, done_on: 2026-07-10", **dict([of_month(8)]))
    assert any("kinh-te.duong" in one.message for one in find_problems(late) if one.code == "R504")


def test_the_plans_of_a_year_and_of_a_school_year_are_looked_at_together(tmp_path: Path) -> None:
    plan = next(text for file, text in SCHOOL.items() if file.endswith("plan.yaml"))
    school_year = next(line for line in plan.splitlines() if line.startswith("school_year"))
    beside = (
        plan.replace("year: 2026-2027", "year: 2027", 1)
        .replace(f"{school_year}\n", "")
        .replace("2026-09-15", "2027-01-05")
    )
    beside = beside.replace("{HK1: 2027-01-22, HK2: 2027-05-31}", "{Q1: 2027-04-05}").replace(
        "number: 12", "number: 3"
    )
    movements = next(
        text for file, text in SCHOOL.items() if "day-tot.chuyen-de" in text and "movements" in file
    )
    of_year = (
        movements.replace("year: 2026-2027", "year: 2027", 1)
        .replace("day-tot", "hoc-tot")
        .replace("chuyên đề", "thư viện")
    )
    files = {**SCHOOL, "plans/2027/plan.yaml": beside, "plans/2027/movements/trung-hoc.yaml": of_year}
    found = read_workspace(write_files(tmp_path / "kho", files))
    told = tasks(found, "2027-03-28")
    assert [what for what, _ in told] == [
        "Hoàn thành chuyên đề trước ngày 31 tháng 3 năm 2027",
        "Hoàn thành thư viện trước ngày 31 tháng 3 năm 2027",
    ]
    assert [command.split()[2] for _, command in told] == ["--term", "--quarter"]
    in_summer = tasks(found, "2027-07-10")
    assert [what for what, _ in in_summer] == ["Hoàn thành chuyên đề trước ngày 31 tháng 3 năm 2027"]
    assert not any("chuyên đề" in what for what, _ in tasks(found, "2028-07-10")), "over a year later"
