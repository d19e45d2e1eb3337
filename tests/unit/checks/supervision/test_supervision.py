"""Inspections and petitions: what is left to do on a day, what the report says of them, how long an answer may take."""

from __future__ import annotations

import datetime
from collections.abc import Callable

from example_ward import FILES
from tdkt.awards.book import award_book
from tdkt.awards.petition_limits import answer_limit
from tdkt.checks.example_files import INSPECTION, PETITIONS
from tdkt.checks.run import find_problems
from tdkt.documents.inspections.kinds import INSPECTION_KINDS
from tdkt.documents.page.blocks import OfficialDocument, plain_text
from tdkt.documents.report.year_work import year_work
from tdkt.documents.texts.templates import Templates
from tdkt.model.period import Period
from tdkt.model.petition import Petitions
from tdkt.review.agenda.supervision import supervision_tasks
from tdkt.workspace.workspace import Workspace

Make = Callable[..., Workspace]
FINDING = "due: 2026-10-15}"


def tasks(workspace: Workspace, *day: int) -> list[str]:
    return [task.what for task in supervision_tasks(workspace, datetime.date(*day))]


def test_a_finding_that_is_not_remedied_is_due(make_workspace: Make) -> None:
    [said] = tasks(make_workspace(), 2026, 10, 20)
    assert said.endswith("chưa khắc phục tồn tại “Đăng ký thi đua chậm”; chậm 5 ngày (hạn 15/10/2026).")


def test_a_visit_whose_day_is_over_waits_for_its_minutes(make_workspace: Make) -> None:
    before, after = FILES[INSPECTION].split("    minutes:")
    text = before + "plan" + after.split("plan", 1)[1].partition("conclusion:")[0]
    workspace = make_workspace(**{INSPECTION: text})
    assert tasks(workspace, 2026, 9, 1) == []
    assert tasks(workspace, 2026, 9, 5)[0].endswith("còn 5 ngày.")
    assert tasks(workspace, 2026, 9, 12)[0].endswith("đã qua, chưa ghi biên bản (minutes).")


def test_the_report_counts_what_was_done_in_its_months(make_workspace: Make) -> None:
    done = "due: 2026-10-15, done: {date: 2026-10-01, how: Đã bổ sung}}"
    workspace = make_workspace(**{INSPECTION: FILES[INSPECTION].replace(FINDING, done)})
    assert year_work(workspace, Period.quarter(2026, 3)) == (
        "Kiểm tra công tác thi đua, khen thưởng: 01 lượt tại 01 đơn vị; nêu 01 tồn tại, đã khắc phục 00",
        "Đơn thư về khen thưởng: nhận 01 đơn, đã trả lời 00",
    )
    assert "đã khắc phục 01" in year_work(workspace, Period.parse("2026", year=0))[0]
    assert year_work(workspace, Period.quarter(2026, 1)) == (
        "Tuyên truyền: 01 buổi tọa đàm, giao lưu, gặp mặt",
    )


def limit(workspace: Workspace) -> datetime.date | None:
    [petition] = workspace.all(Petitions)[0].petitions
    found = answer_limit(petition, award_book(workspace))
    return found.day if found else None


def test_a_complaint_is_answered_within_the_days_of_the_law(make_workspace: Make) -> None:
    text = FILES[PETITIONS].replace("type: petition", "type: complaint\n    accepted: 2026-09-20")
    assert limit(make_workspace(**{PETITIONS: text})) == datetime.date(2026, 10, 16)
    lawful = text.replace("    due: 2026-10-16\n", "")
    assert limit(make_workspace(**{PETITIONS: lawful})) == datetime.date(2026, 10, 20)
    late = lawful.replace("date: 2026-10-05", "date: 2026-10-21")
    codes = {one.code for one in find_problems(make_workspace(**{PETITIONS: late}))}
    assert codes == {"I351"}


def test_two_of_one_id_are_told(make_workspace: Make) -> None:
    entry = FILES[PETITIONS].split("petitions:\n", 1)[1].split("petitions:\n", 1)[-1]
    found = find_problems(make_workspace(**{PETITIONS: FILES[PETITIONS] + entry}))
    assert {one.code for one in found} & {"I353"}
    finding = "      - {id: dang-ky-cham, text: A, remedy: B, due: 2026-10-15}\nplan:"
    text = FILES[INSPECTION].replace("plan:", finding, 1)
    assert "I343" in {one.code for one in find_problems(make_workspace(**{INSPECTION: text}))}


def text_of(document: OfficialDocument) -> str:
    return "\n".join(plain_text(block.spans) for block in document.blocks if hasattr(block, "spans"))


def test_the_papers_of_a_round_are_made_as_far_as_it_has_come(make_workspace: Make) -> None:
    [whole] = [kind for kind in INSPECTION_KINDS if kind.members]
    jobs = list(whole.jobs(make_workspace(), "kiem-tra-01", Templates()))
    made = {job.name: job.make(lambda items: items) for job in jobs if hasattr(job, "make")}
    assert list(made) == [
        "ke-hoach-kiem-tra",
        "quyet-dinh-doan-kiem-tra",
        "bien-ban-kiem-tra-van-phong",
        "thong-bao-ket-luan",
    ]
    minutes = made["bien-ban-kiem-tra-van-phong"]
    assert isinstance(minutes, OfficialDocument)
    assert "Đăng ký thi đua chậm. Bổ sung đăng ký, hoàn thành trước hoặc trong ngày 15/10/2026." in text_of(
        minutes
    )
    plan = made["ke-hoach-kiem-tra"]
    assert isinstance(plan, OfficialDocument)
    assert (plan.letterhead.number, plan.draft) == ("61", False)
    unfinished = FILES[INSPECTION].partition("conclusion:")[0]
    jobs = list(whole.jobs(make_workspace(**{INSPECTION: unfinished}), "kiem-tra-01", Templates()))
    assert [job.name for job in jobs if not hasattr(job, "make")] == ["thong-bao-ket-luan"]
