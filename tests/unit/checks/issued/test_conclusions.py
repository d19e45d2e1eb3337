"""A conclusion of an inspection is signed once each place has been seen, or is said not to be seen; what is done by then is said."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from conftest import write_files
from example_ward import FILES, WITH_GROUP
from signing import Ward
from tdkt.checks.example_files import INSPECTION
from tdkt.documents.jobs import Job
from tdkt.documents.kinds import KINDS
from tdkt.documents.page.blocks import OfficialDocument
from tdkt.documents.texts.templates import Templates
from tdkt.errors import UserError
from tdkt.review.year_calendar.of_supervision import entries_of_supervision
from tdkt.workspace.workspace import Workspace

KEY = "kiem-tra-01"
SECOND = "  - unit: kinh-te\n    date: 2026-09-11\nplan: {number: 61"
DROPPED = SECOND.replace("plan:", "    dropped: Đơn vị chống bão số 9\nplan:")
DUE = "due: 2026-10-15}"


@pytest.fixture
def ward(tmp_path: Path) -> Ward:
    return Ward(write_files(tmp_path / "kho", WITH_GROUP))


def _conclude(ward: Ward) -> None:
    ward.issue("inspection-conclusion", KEY, 87, "2026-10-01")


def _text(ward: Ward, kind: str = "inspection-conclusion") -> str:
    return _printed(ward.read, kind)


def _printed(workspace: Workspace, kind: str) -> str:
    (job,) = KINDS[kind].jobs(workspace, KEY, Templates())
    assert isinstance(job, Job)
    made = job.make(iter)
    assert isinstance(made, OfficialDocument)
    return repr(made.blocks)


def test_no_conclusion_while_a_place_has_not_been_seen(ward: Ward) -> None:
    ward.change(INSPECTION, "plan: {number: 61", SECOND)
    with pytest.raises(UserError, match="chưa có biên bản kiểm tra Phòng Kinh tế") as refused:
        _conclude(ward)
    assert "dropped" in (refused.value.hint or "")
    assert len(ward.problems("I342")) == 1


def test_a_place_that_is_given_up_is_said_with_its_reason(ward: Ward) -> None:
    ward.change(INSPECTION, "plan: {number: 61", DROPPED)
    _conclude(ward)
    assert ward.problems("I342", "B101") == []
    text = _text(ward)
    assert "tại 01/02 đơn vị (không kiểm tra Phòng Kinh tế: đơn vị chống bão số 9) theo kế hoạch" in text


def test_an_inspection_that_was_held_nowhere_has_no_conclusion(ward: Ward) -> None:
    text = (ward.root / INSPECTION).read_text(encoding="utf-8")
    start, end = text.index("    minutes:"), text.index("plan:")
    seen = f"{text[:start]}    dropped: Hoãn\n{text[end:]}"
    (ward.root / INSPECTION).write_text(seen, encoding="utf-8")
    with pytest.raises(UserError, match="chưa kiểm tra nơi nào"):
        _conclude(ward)


def test_what_is_remedied_by_the_conclusion_has_no_deadline_any_more(ward: Ward) -> None:
    ward.change(INSPECTION, DUE, DUE.replace("}", ", done: {date: 2026-09-20, how: Đã bổ sung}}"))
    _conclude(ward)
    assert "Đã khắc phục ngày 20/09/2026" in _text(ward)
    assert "15/10/2026" not in _text(ward)
    minutes = _text(ward, "inspection-minutes")
    assert "hoàn thành trước hoặc trong ngày 15/10/2026" in minutes, "minutes set the deadline"
    assert "khắc phục ngày" not in minutes
    ward.change(INSPECTION, "date: 2026-09-20, how", "date: 2026-09-21, how")
    assert len(ward.problems("B101")) == 1


def test_an_error_in_the_file_of_a_round_stops_its_minutes(in_memory: Callable[..., Workspace]) -> None:
    early = in_memory(**{INSPECTION: FILES[INSPECTION].replace("due: 2026-10-15", "due: 2026-01-15")})
    for name in ("inspection-minutes", "inspection"):
        KINDS[name].refuse_errors(in_memory(), KEY)
        with pytest.raises(UserError, match="I341"):
            KINDS[name].refuse_errors(early, KEY)


def test_what_is_remedied_later_stands_on_no_conclusion(ward: Ward) -> None:
    ward.change(INSPECTION, DUE, DUE.replace("}", ", done: {date: 2026-10-02, how: Đã bổ sung}}"))
    _conclude(ward)
    assert "khắc phục ngày" not in _text(ward)


def test_a_visit_is_on_the_day_of_its_minutes_and_a_draft_does_not_plan_what_was_dropped(
    in_memory: Callable[..., Workspace],
) -> None:
    text = FILES[INSPECTION].replace("minutes: {date: 2026-09-10", "minutes: {date: 2026-09-14")
    text = text.replace("plan: {number: 61", DROPPED)
    signed, draft = (
        in_memory(**{INSPECTION: found})
        for found in (text, text.replace("plan: {number: 61, date: 2026-08-20}\n", ""))
    )
    visits = [
        (f"{one.day:%d/%m}", one.what)
        for one in entries_of_supervision(signed)
        if one.what.startswith("Kiểm tra")
    ]
    assert visits == [("14/09", "Kiểm tra Văn phòng")]
    outline = (
        "kind: report-outline\noutlines:\n  - for: [inspection]\n    title: Kết luận\n"
        "    parts:\n      - {heading: Nơi kiểm tra, content: [visits]}\n"
    )
    outline += "      - {heading: Kiến nghị, content: [proposals]}\n"
    concluded = in_memory(**{INSPECTION: text, "plans/report-outline.yaml": outline})
    (job,) = KINDS["inspection-conclusion"].jobs(concluded, KEY, Templates())
    made = job.make(iter) if isinstance(job, Job) else None
    assert isinstance(made, OfficialDocument)
    assert "- còn trống, in dòng chấm (điền trong Word): Kiến nghị." in made.notes
    assert "14/09/2026" in _printed(concluded, "inspection-conclusion")
    assert "10/09/2026" in _printed(signed, "inspection-plan"), "the plan is as it was signed"
    assert [("Phòng Kinh tế" in _printed(one, "inspection-plan")) for one in (signed, draft)] == [True, False]
    assert [("Phòng Kinh tế" in _printed(one, "inspection-team")) for one in (signed, draft)] == [
        False,
        False,
    ]
