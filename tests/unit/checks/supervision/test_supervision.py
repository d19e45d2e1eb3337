"""Inspections and petitions: what is left to do on a day, what the report says of them, how long an answer may take."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from pathlib import Path

import pytest

from conftest import write_files
from example_ward import FILES, WITH_GROUP
from signing import Ward
from tdkt.awards.book import award_book
from tdkt.awards.petition_limits import answer_limit
from tdkt.checks.example_files import INSPECTION, ORGANIZATION, PETITIONS, REVOCATION, RULES_OF_WARD
from tdkt.checks.run import find_problems
from tdkt.documents.inspections.kinds import INSPECTION_KINDS
from tdkt.documents.inspections.papers import conclusion_notice
from tdkt.documents.jobs import Job, Order
from tdkt.documents.page.blocks import OfficialDocument, plain_text
from tdkt.documents.report.year_work import year_work
from tdkt.documents.texts.templates import Templates
from tdkt.errors import UsageError, UserError
from tdkt.model.inspection import Inspection
from tdkt.model.period import Period
from tdkt.model.petition import Petitions
from tdkt.planning.new_records import petition_step
from tdkt.review.agenda.supervision import supervision_tasks
from tdkt.review.year_calendar.entry import Kind
from tdkt.review.year_calendar.year_calendar import year_calendar
from tdkt.workspace.workspace import Workspace, with_files

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


def test_a_day_that_is_set_for_the_answer_does_not_hide_the_day_of_the_acceptance(
    make_workspace: Make,
) -> None:
    """Received on 16/9: by law accepted within 10 days, whatever is set for the answer."""
    text = (
        FILES[PETITIONS]
        .replace("type: petition", "type: complaint")
        .replace("due: 2026-10-16", "due: 2026-12-16")
    )
    waiting = text.replace("    answered: {date: 2026-10-05, result: giữ nguyên danh sách}\n", "")
    assert "answered" not in waiting
    workspace = make_workspace(**{PETITIONS: waiting})
    [said] = [task for task in tasks(workspace, 2026, 10, 1) if task.startswith("Đơn")]
    assert said.startswith(
        "Đơn don-01 (khiếu nại) chưa thụ lý; chậm 5 ngày (hạn 26/09/2026: 10 ngày từ khi nhận"
    )
    assert "; hạn trả lời 16/12/2026: ghi ở due)" in said
    days = {
        entry.day.isoformat(): entry.key
        for entry in year_calendar(workspace, 2026).entries
        if "đơn" in entry.what
    }
    assert days == {"2026-09-26": "don-2026-don-01-thu-ly", "2026-12-16": "don-2026-don-01"}
    accepted = make_workspace(
        **{PETITIONS: waiting.replace("    due:", "    accepted: 2026-09-20\n    due:")}
    )
    [said] = [task for task in tasks(accepted, 2026, 10, 1) if task.startswith("Đơn")]
    assert "chưa trả lời" in said
    assert "hạn 16/12/2026: ghi ở due; theo luật 20/10/2026, 30 ngày từ khi thụ lý" in said
    [beyond] = [found for found in find_problems(accepted) if found.code == "I453"]
    assert "Hạn ghi ở due là 16/12/2026, hạn giải quyết theo luật là 20/10/2026" in beyond.message
    answered = find_problems(make_workspace(**{PETITIONS: text}))
    assert [found.code for found in answered] == ["I422"]
    assert "Không ghi ngày thụ lý; trả lời ngày 05/10/2026, sau hạn thụ lý 26/09/2026" in answered[0].message


def test_a_complaint_that_is_not_accepted_has_a_day_for_that_alone(make_workspace: Make) -> None:
    open_one = "    received: 2026-09-16\n    subject: đề nghị xem lại\n"
    head = FILES[PETITIONS].partition("petitions:")[0]

    def told(kind: str, more: str = "") -> tuple[list[str], set[str]]:
        text = f"{head}petitions:\n  - id: don-01\n    type: {kind}\n{open_one}{more}"
        workspace = make_workspace(**{PETITIONS: text})
        tasks = supervision_tasks(workspace, datetime.date(2026, 9, 30))
        codes = {one.code for one in find_problems(workspace)}
        return [task.what for task in tasks if "don-01" in task.what], codes

    [said], codes = told("complaint")
    assert said.startswith(
        "Đơn don-01 (khiếu nại) chưa thụ lý; chậm 4 ngày (hạn 26/09/2026: 10 ngày từ khi nhận"
    )
    assert "chưa đối chiếu bản gốc" in said
    assert codes == set()
    [said], codes = told("denunciation")
    assert said.startswith(
        "Đơn don-01 (tố cáo) chưa thụ lý; chậm 5 ngày (hạn 25/09/2026: 7 ngày làm việc từ khi nhận"
    ), "16/9 is a Wednesday"
    assert codes == set()
    [said], codes = told("petition")
    assert said == "Đơn don-01 (kiến nghị, phản ánh) chưa trả lời; chưa có hạn: ghi ngày thụ lý, hoặc due."
    assert codes == {"I352"}
    [said], _ = told("complaint", "    accepted: 2026-09-20\n")
    assert "chưa trả lời; còn 20 ngày (hạn 20/10/2026: 30 ngày từ khi thụ lý" in said


def test_a_petition_that_waits_names_the_command_that_answers_it(make_workspace: Make) -> None:
    waiting = FILES[PETITIONS].replace("    answered: {date: 2026-10-05, result: giữ nguyên danh sách}\n", "")
    workspace = make_workspace(**{PETITIONS: waiting})
    [task] = [one for one in supervision_tasks(workspace, datetime.date(2026, 9, 30)) if "don-01" in one.what]
    assert task.command == "tdkt new petition-step don-01"
    answer = {"date": datetime.date(2026, 10, 5), "document": None, "result": "giữ nguyên danh sách"}
    found = petition_step(workspace, "don-01", None, answer)
    assert found.edit.texts[PETITIONS] == FILES[PETITIONS]
    again = make_workspace(**{PETITIONS: FILES[PETITIONS]})
    with pytest.raises(UserError, match="đã ghi answered"):
        petition_step(again, "don-01", None, answer)
    with pytest.raises(UsageError, match="Không có đơn"):
        petition_step(again, "don-09", None, answer)


def test_a_draft_conclusion_leaves_open_how_many_places_were_seen_while_none_was(
    make_workspace: Make,
) -> None:
    text = FILES[INSPECTION].split("    minutes:")[0] + "conclusion: {assessment: [Đơn vị đã làm tốt.]}\n"
    workspace = make_workspace(**{INSPECTION: text})
    [one] = workspace.all(Inspection)
    paper = conclusion_notice(Order(workspace, one, "", Templates()))
    assert "00/01" not in text_of(paper)
    assert "……/01 đơn vị" in text_of(paper)
    assert any("Chưa có biên bản kiểm tra nơi nào" in note for note in paper.notes)


TWICE = """  - unit: kinh-te
    date: 2026-09-08
    dropped: Trùng lịch thi
  - unit: kinh-te
    date: 2026-09-12
    minutes: {date: 2026-09-12, present: [Ông B], results: [Khá.]}
  - unit: van-phong
    date: 2026-09-14
    minutes: {date: 2026-09-14, present: [Ông C], results: [Tốt.]}
"""


def test_a_place_that_is_visited_twice_or_on_another_day_is_one_place(make_workspace: Make) -> None:
    text = FILES[INSPECTION].replace("plan: {", f"{TWICE}plan: {{", 1)
    [whole] = [kind for kind in INSPECTION_KINDS if kind.members]
    jobs = list(whole.jobs(make_workspace(**{INSPECTION: text}), "kiem-tra-01", Templates()))
    made = {job.name: job.make(lambda items: items) for job in jobs if isinstance(job, Job)}
    names = [name for name in made if name.startswith("bien-ban")]
    assert names == [f"bien-ban-kiem-tra-{name}" for name in ("van-phong", "kinh-te", "van-phong-lan-2")]
    papers = {name: paper for name, paper in made.items() if isinstance(paper, OfficialDocument)}
    assert "ngày 14 tháng 9 năm 2026" in text_of(papers["bien-ban-kiem-tra-van-phong-lan-2"])
    assert "tại Văn phòng, Phòng Kinh tế;" in text_of(papers["quyet-dinh-doan-kiem-tra"])
    notice = text_of(papers["thong-bao-ket-luan"])
    assert "tại 02/02 đơn vị" in notice
    assert "không kiểm tra" not in notice


def test_a_place_that_was_never_visited_is_named_once(make_workspace: Make) -> None:
    never = TWICE.partition("  - unit: kinh-te\n    date: 2026-09-12")[0]
    text = FILES[INSPECTION].replace("plan: {", f"{never}{never.replace('09-08', '09-12')}plan: {{", 1)
    workspace = make_workspace(**{INSPECTION: text})
    [one] = workspace.all(Inspection)
    said = text_of(conclusion_notice(Order(workspace, one, "", Templates())))
    assert "tại 01/02 đơn vị (không kiểm tra Phòng Kinh tế: trùng lịch thi)" in said


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
    # What nobody wrote down (where they met, what the unit said, when it was over) is left to be filled in, never made up.
    assert "Ý kiến của đơn vị được kiểm tra\n……" in text_of(minutes)
    assert "Địa điểm: ……" in text_of(minutes)
    assert "Thời gian bắt đầu: ………… giờ ………… phút, ngày 10 tháng 9 năm 2026." in text_of(minutes)
    team = made["quyet-dinh-doan-kiem-tra"]
    assert isinstance(team, OfficialDocument)
    # Mẫu 1.2, Phụ lục III, Nghị định 30/2020: the last of the bases says who proposes.
    assert team.legal_basis[-1] == "Theo đề nghị của Văn phòng"
    plan = made["ke-hoach-kiem-tra"]
    assert isinstance(plan, OfficialDocument)
    assert (plan.letterhead.number, plan.draft) == ("61", False)
    unfinished = FILES[INSPECTION].partition("conclusion:")[0]
    jobs = list(whole.jobs(make_workspace(**{INSPECTION: unfinished}), "kiem-tra-01", Templates()))
    assert [job.name for job in jobs if not hasattr(job, "make")] == ["thong-bao-ket-luan"]
    clean = FILES[INSPECTION].partition("    findings:")[0]
    [bare] = [
        job.make(lambda items: items)
        for job in whole.jobs(make_workspace(**{INSPECTION: clean}), "kiem-tra-01", Templates())
        if isinstance(job, Job) and job.name.startswith("bien-ban")
    ]
    assert isinstance(bare, OfficialDocument)
    assert "Tồn tại, kiến nghị\n……" in text_of(bare), "that nothing was found is for the team to say"


@pytest.mark.parametrize(
    ("of", "key", "number", "day", "file", "written"),
    [
        (
            "inspection-plan",
            "kiem-tra-01",
            61,
            "2026-08-20",
            INSPECTION,
            "plan: {number: 61, date: 2026-08-20}",
        ),
        ("inspection-team", "kiem-tra-01", 15, "2026-08-21", INSPECTION, "decision:"),
        ("inspection-conclusion", "kiem-tra-01", 90, "2026-09-20", INSPECTION, "number: 90"),
        ("revocation", "huy-01", 77, "2026-09-21", REVOCATION, "number: 77"),
    ],
)
def test_papers_of_the_year_are_issued_with_number_and_date_in_the_register(
    of: str, key: str, number: int, day: str, file: str, written: str, tmp_path: Path
) -> None:
    ward = Ward(write_files(tmp_path / "kho", FILES))
    ward.issue(of, key, number, day)
    assert written in (ward.root / file).read_text(encoding="utf-8")
    register = (ward.root / "plans/2026/issued/register.yaml").read_text(encoding="utf-8")
    assert f"of: {of}" in register
    assert f"number: {number}" in register
    assert ward.problems() == []


def test_a_round_without_a_conclusion_has_none_to_issue(tmp_path: Path) -> None:
    unfinished = FILES[INSPECTION].partition("conclusion:")[0]
    ward = Ward(write_files(tmp_path / "kho", {**FILES, INSPECTION: unfinished}))
    with pytest.raises(UserError, match="chưa có kết luận"):
        ward.issue("inspection-conclusion", "kiem-tra-01", 90, "2026-09-20")


def test_units_plans_groups_and_cancelled_awards_stand_in_the_report(make_workspace: Make) -> None:
    thon = "kind: unit-plan\nyear: 2026\nunit: thon-mot\n"
    own = "kind: unit-plan\nyear: 2026\nunit: van-phong\nreceived: 2026-02-20\ntargets:\n  - {target: van-thu.dung-han}\n"
    cancelled = FILES[REVOCATION].replace("awards:\n", "number: 77\ndate: 2026-03-21\nawards:\n", 1)
    workspace = make_workspace(
        **{**WITH_GROUP, "plans/2026/unit-plans/van-phong.yaml": own, REVOCATION: cancelled}
    )
    assert year_work(workspace, Period.quarter(2026, 1)) == (
        "Kế hoạch chi tiết của đơn vị: 01/02 đơn vị đã xây dựng",
        "Cụm, khối thi đua: 01 cụm, khối ký kết giao ước",
        "Hủy bỏ quyết định khen thưởng: 01 quyết định, 01 trường hợp",
        "Tuyên truyền: 01 buổi tọa đàm, giao lưu, gặp mặt",
    )
    drafted = with_files(
        workspace, {"plans/2026/unit-plans/thon-mot.yaml": f"{thon}tasks: [{{text: Vận động}}]\n"}
    )
    sent = f"{thon}received: 2026-03-01\ntasks: [{{text: Vận động}}]\n"
    sent_in = with_files(workspace, {"plans/2026/unit-plans/thon-mot.yaml": sent})
    said = "Kế hoạch chi tiết của đơn vị: 01/02 đơn vị đã xây dựng"
    assert year_work(drafted, Period.quarter(2026, 1))[0] == said
    assert (
        year_work(sent_in, Period.quarter(2026, 1))[0]
        == f"{said}; thôn, tổ dân phố, tập thể khác: 01 kế hoạch"
    )
    assert year_work(workspace, Period.quarter(2026, 4)) == (
        "Cụm, khối thi đua: 01 cụm, khối họp chấm điểm, bình xét",
        "Khắc phục tồn tại sau kiểm tra công tác thi đua, khen thưởng: đã khắc phục 00 tồn tại nêu trước kỳ báo cáo, "
        "còn 01 tồn tại chưa khắc phục",
        "Đơn thư về khen thưởng: nhận 00 đơn, đã trả lời 01 (trong đó 01 đơn nhận trước kỳ báo cáo), còn 00 đơn chưa trả lời",
    )


def test_talks_and_meetings_stand_on_the_calendar(make_workspace: Make) -> None:
    found = [one for one in year_calendar(make_workspace(), 2026).entries if one.kind is Kind.EVENT]
    assert [(f"{one.day:%d/%m}", one.what) for one in found] == [
        ("06/03", "Tọa đàm gặp mặt điển hình tiên tiến")
    ]


@pytest.mark.parametrize("mistake", ["\n  - [\n", "\nkhoa_la: 1\n"])
@pytest.mark.parametrize("file", [PETITIONS, INSPECTION])
def test_the_calendar_tells_that_it_may_lack_what_cannot_be_read(
    file: str, mistake: str, make_workspace: Make
) -> None:
    notices = year_calendar(make_workspace(**{file: FILES[file] + mistake}), 2026).notices
    assert notices[-1] == "Có tệp đang lỗi nên lịch có thể thiếu: tdkt validate."


def test_a_thon_and_a_collective_can_be_visited_and_who_takes_over_is_chased(make_workspace: Make) -> None:
    text = FILES[INSPECTION].replace("unit: van-phong", "unit: thon-mot")
    place = "{id: thon-mot, type: thon, name: Thôn Một"
    merged = FILES[ORGANIZATION].replace(f"{place}}}", f"{place}, until: 2026-09-30, into: thon-hai}}")
    workspace = make_workspace(**{INSPECTION: text, ORGANIZATION: merged})
    assert [found.code for found in find_problems(workspace) if found.place.file == INSPECTION] == []
    assert tasks(workspace, 2026, 9, 20)[0].startswith("Thôn Một chưa khắc phục")
    assert tasks(workspace, 2026, 10, 20)[0].startswith("Thôn Hai chưa khắc phục")


def test_a_day_that_the_ward_works_is_no_day_off(make_workspace: Make) -> None:
    """Saturday 12/9/2026 is off, unless the ward works it for another day."""
    text = FILES[INSPECTION].replace("date: 2026-09-10", "date: 2026-09-12")
    found = find_problems(make_workspace(**{INSPECTION: text}))
    assert [one.code for one in found] == ["I417"]
    worked = (
        FILES[RULES_OF_WARD]
        + "  - {parameter: extra_working_days, value: [2026-09-12], source: Thông báo số 05/TB-UBND}\n"
    )
    found = find_problems(make_workspace(**{INSPECTION: text, RULES_OF_WARD: worked}))
    assert "I417" not in {one.code for one in found}
