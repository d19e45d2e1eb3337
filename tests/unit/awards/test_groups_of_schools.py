"""A khối thi đua of schools: its year is a school year, from the file that begins it to ranking, papers and calendar."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest

from conftest import write_files
from school_year import FILES
from tdkt.attainment.assessment import assess
from tdkt.awards.group_standing import group_standing, table_of
from tdkt.checks.programmes import programme_of
from tdkt.checks.run import find_problems
from tdkt.documents.groups.kinds import GROUP_KINDS
from tdkt.documents.jobs import Job
from tdkt.documents.page.blocks import OfficialDocument, Table, plain_text
from tdkt.documents.texts.templates import Templates
from tdkt.model.emulation_group import EmulationGroup
from tdkt.model.plan_year import SchoolYear
from tdkt.planning.new_group import GroupRequest, new_group
from tdkt.planning.new_year.next_year import draft_of
from tdkt.review.year_calendar.year_calendar import year_calendar
from tdkt.workspace.workspace import Workspace, read_workspace

YEAR = SchoolYear(2026)
GROUP = "plans/2026-2027/groups/khoi-truong/group.yaml"
SCORES = """\
kind: group-scores
year: 2026-2027
group: khoi-truong
member: {member}
scores:
  - {{criterion: dien-hinh, counted: {{council: {count}}}}}
"""
MEETING = """\
timetable: {self_by: 2027-05-10, cross_by: 2027-05-15, meeting: 2027-05-20}
meeting: {date: 2027-05-20, chair: Nguyễn Văn A, secretary: Trần Thị B, present: [Ông Nguyễn Văn A]}
"""


@pytest.fixture
def school(tmp_path: Path) -> Workspace:
    """Two schools in a khối that draws points from the targets at the end of the first term."""
    request = GroupRequest(
        "khoi-truong", YEAR, "Khối thi đua các trường", "bloc", "ward", ("tieu-hoc", "trung-hoc"),
        "tieu-hoc", datetime.date(2026, 10, 1), False, True,
    )  # fmt: skip
    edit, foreseen = new_group(read_workspace(write_files(tmp_path, FILES)), request)
    text = edit.texts[GROUP]
    assert {one.code for one in foreseen.new} == {"X905"}
    assert "được giao trong năm học." in text
    text = text.replace("  total: 100\n", "  total: 100\n  period: 2026-2027-HK1\n", 1)
    text = text.replace(
        "type: main\n", "type: main\n          from_attainment: {formula: share_reached}\n", 1
    )
    sheets = {
        GROUP.replace("group.yaml", f"scores/{member}.yaml"): SCORES.format(member=member, count=count)
        for member, count in (("tieu-hoc", 3), ("trung-hoc", 5))
    }
    return read_workspace(write_files(tmp_path, {GROUP: text + MEETING, **sheets}))


def test_schools_are_ranked_by_the_results_of_a_term(school: Workspace) -> None:
    problems = {one.code for one in find_problems(school)}
    assert problems == {"X905", "I424"}, "a task stands in no plan of a school"
    [group] = school.all(EmulationGroup)
    table = table_of(group, school)
    assert table is not None
    assert table.attainment_period.title == "học kỳ I năm học 2026 - 2027"
    found = group_standing(group, table, school, assess(programme_of(school, YEAR), table.attainment_period))
    [ranking] = found.rankings
    assert [(one.rank, one.total.unit.id, int(one.points)) for one in ranking.placed] == [
        (1, "trung-hoc", 100),
        (2, "tieu-hoc", 96),
    ]


def test_their_papers_and_days_are_of_the_school_year(school: Workspace) -> None:
    [whole] = [kind for kind in GROUP_KINDS if kind.name == "group"]
    made = [
        job.make(lambda items: items)
        for job in whole.jobs(school, whole.key.read("khoi-truong"), Templates())
        if isinstance(job, Job)
    ]
    assert [one.subject for one in made if isinstance(one, OfficialDocument)] == [
        "Năm học 2026 - 2027 của Khối thi đua các trường",
        "Năm học 2026 - 2027 của Khối thi đua các trường",
        "Họp bình xét thi đua năm học 2026 - 2027 của Khối thi đua các trường",
    ]
    minutes = made[-1]
    assert isinstance(minutes, OfficialDocument)
    [table] = [block for block in minutes.blocks if isinstance(block, Table)]
    assert [plain_text(cell) for cell in table.rows[0]][:2] == ["1", "Trường Trung học cơ sở Mẫu"]
    days = {entry.day: entry.what for entry in year_calendar(school, YEAR).entries if "Khối" in entry.what}
    assert days == {
        datetime.date(2026, 10, 1): "Ký giao ước thi đua: Khối thi đua các trường",
        datetime.date(2027, 5, 10): "Hạn tự chấm điểm thi đua: Khối thi đua các trường",
        datetime.date(2027, 5, 15): "Hạn chấm điểm chéo: Khối thi đua các trường",
        datetime.date(2027, 5, 20): "Họp bình xét thi đua: Khối thi đua các trường",
    }


def test_the_next_school_year_takes_the_group_over_without_what_is_past(school: Workspace) -> None:
    text = draft_of(school, SchoolYear(2027), YEAR).edit.texts[GROUP.replace("2026-2027", "2027-2028")]
    assert "year: 2027-2028\n" in text
    assert "period: 2027-2028-HK1\n" in text
    assert "meeting: 2028-05-20}" in text
    assert "chair" not in text
