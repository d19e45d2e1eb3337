"""A unit's plan keeps the numbers that it was signed with: an amendment that asks for more is told, the letter stays."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from conftest import write_files
from example_ward import WITH_UNIT_PLAN
from signing import Ward
from tdkt.checks.example_files import MOVEMENTS, REPORT, UNIT_PLAN
from tdkt.documents.jobs import NotMade
from tdkt.documents.kinds import KINDS
from tdkt.documents.page.blocks import OfficialDocument
from tdkt.documents.texts.templates import Templates
from tdkt.receipts.unit_plans import unit_plan_receipts


@pytest.fixture
def ward(tmp_path: Path) -> Ward:
    found = Ward(write_files(tmp_path / "kho", WITH_UNIT_PLAN))
    found.issue("plan", "2026", 1, "2026-01-15")
    found.change(UNIT_PLAN, "received: 2026-02-20", "number: 5\ndate: 2026-02-19\nreceived: 2026-02-20")
    found.issue("unit-plan-reply", "van-phong", 41, "2026-02-25")
    return found


def printed(ward: Ward, kind: str) -> str:
    workspace = ward.read
    (job,) = KINDS[kind].jobs(workspace, KINDS[kind].key.read("2026/van-phong"), Templates(workspace.root))
    assert not isinstance(job, NotMade)
    made = job.make(list)
    assert isinstance(made, OfficialDocument)
    return repr((made.letterhead, made.blocks))


def amend(ward: Ward) -> None:
    ward.change(MOVEMENTS, "at_least: 95", "at_least: 97")
    ward.change(MOVEMENTS, "95% văn bản", "97% văn bản")
    id_ = ward.amend("plan", "2026")
    ward.issue("amendment", id_, 77, "2026-08-15")


def test_the_signed_plan_keeps_its_numbers_and_falls_short_of_the_amendment(ward: Ward) -> None:
    signed, sent = printed(ward, "unit-plan"), printed(ward, "unit-plan-reply")
    amend(ward)
    assert printed(ward, "unit-plan") == signed
    assert printed(ward, "unit-plan-reply") == sent
    (told,) = ward.problems("I450", "M641")
    assert told.code == "I450"
    assert "ký ngày 19/02/2026 với mức ≥ 95%" in told.message
    assert "Kế hoạch số 77/KH-UBND ngày 15 tháng 8 năm 2026 giao ≥ 97%" in told.message
    assert next(one for one in unit_plan_receipts(ward.read, 2026) if one.plan).weaker == 1


def test_a_target_that_an_amendment_brought_is_told_as_such(ward: Ward) -> None:
    ward.change(
        MOVEMENTS,
        "      - task: van-thu.quan-ly",
        "      - target: van-thu.moi\n        text: Tổ chức ít nhất 02 hội nghị.\n"
        "        measure: {type: count, at_least: 2, of: hội nghị}\n      - task: van-thu.quan-ly",
    )
    ward.issue("amendment", ward.amend("plan", "2026"), 77, "2026-08-15")
    (told,) = ward.problems("M640")
    assert told.message.endswith(
        "Do kế hoạch năm sửa đổi sau ngày của kế hoạch này: Tổ chức ít nhất 02 hội nghị."
    )


def test_a_plan_that_is_signed_anew_takes_the_numbers_of_the_amendment(ward: Ward) -> None:
    amend(ward)
    ward.change(UNIT_PLAN, "date: 2026-02-19\nreceived: 2026-02-20", "date: 2026-08-20\nreceived: 2026-08-21")
    ward.change(UNIT_PLAN, "date: 2026-02-24", "date: 2026-08-24")
    assert ward.problems("I450", "I451") == []
    assert "97%" in printed(ward, "unit-plan")


def test_a_number_of_its_own_that_was_enough_when_it_was_agreed_is_told_against_the_amendment(
    ward: Ward,
) -> None:
    """What was amended since is no fault of the unit, nor of the word that was given then."""
    ward.change(UNIT_PLAN, "received: 2026-02-20", "received: 2026-02-21")
    ward.change(UNIT_PLAN, "dung-han, who", "dung-han, threshold: 96, who")
    amend(ward)
    (told,) = ward.problems("I450", "M641", "I392")
    assert told.code == "I450"
    assert "ký ngày 19/02/2026 với mức ≥ 96%" in told.message
    weaker = [
        next(one.weaker for one in unit_plan_receipts(ward.read, 2026, date.fromisoformat(day)) if one.plan)
        for day in ("2026-03-01", "2026-08-14", "2026-08-15")
    ]
    assert weaker == [0, 0, 1]
    ward.change(UNIT_PLAN, "threshold: 96", "threshold: 94")
    assert [found.code for found in ward.problems("I450", "M641", "I392")] == ["M641", "I392"]


def test_to_agree_after_the_amendment_to_a_plan_that_falls_short_of_it_is_told(ward: Ward) -> None:
    ward.change(UNIT_PLAN, "received: 2026-02-20", "received: 2026-02-21")
    ward.change(UNIT_PLAN, "dung-han, who", "dung-han, threshold: 96, who")
    ward.change(UNIT_PLAN, "date: 2026-02-24", "date: 2026-08-24")
    amend(ward)
    assert sorted(found.code for found in ward.problems("I450", "M641", "I392")) == ["I392", "I450"]


def test_a_time_of_its_own_that_was_soon_enough_is_told_against_the_amendment(ward: Ward) -> None:
    ward.change(MOVEMENTS, "measure: {type: milestone}", "measure: {type: milestone, due: 2026-10-31}")
    ward.change(
        MOVEMENTS,
        "Hoàn thành mô hình “Văn phòng không giấy tờ”, không",
        "Hoàn thành mô hình “Văn phòng không giấy tờ” trước ngày 01/11/2026, không",
    )
    ward.change(UNIT_PLAN, "van-thu.khong-giay}", "van-thu.khong-giay, due: 2026-11-30}")
    id_ = ward.amend("plan", "2026")
    ward.issue("amendment", id_, 77, "2026-08-15")
    told = [found for found in ward.problems("I450", "M643", "I392") if "không giấy tờ" in found.message]
    assert [found.code for found in told] == ["I450"]


def test_a_number_of_its_own_that_is_enough_is_not_told(ward: Ward) -> None:
    ward.change(
        UNIT_PLAN, "received: 2026-02-20", "received: 2026-02-21"
    )  # another copy came in than the letter knew
    ward.change(UNIT_PLAN, "dung-han, who", "dung-han, threshold: 98, who")
    amend(ward)
    assert ward.problems("I450", "M641", "I451") == []


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("result: agreed", "result: sent_back, remarks: [Thêm người]", "khác công văn số 41"),
        ("dung-han, who", "dung-han, threshold: 98, who", "khác bản kế hoạch đã được cho ý kiến"),
        (
            "date: 2026-02-19",
            "date: 2026-02-18",
            "nay là 18/02/2026, khác bản đã được cho ý kiến tại công văn số 41",
        ),
        ("date: 2026-02-19", "date: 2026-02-20", "Ngày ký kế hoạch của đơn vị nay là 20/02/2026"),
        ("received: 2026-02-20", "received: 2026-02-19", "Ngày nhận kế hoạch của đơn vị nay là 19/02/2026"),
        ("number: ", "number: 9", "Số kế hoạch của đơn vị nay là 9"),
    ],
)
def test_what_the_letter_said_is_not_changed_afterwards(ward: Ward, old: str, new: str, words: str) -> None:
    sent = printed(ward, "unit-plan-reply")
    assert ward.problems("I451") == []
    ward.change(UNIT_PLAN, old, new)
    (told,) = ward.problems("I451")
    assert words in told.message
    assert printed(ward, "unit-plan-reply") == sent


def test_a_target_that_the_ward_gives_no_more_stays_in_the_signed_plan(ward: Ward) -> None:
    signed = printed(ward, "unit-plan")
    ward.change(
        MOVEMENTS,
        "      - target: van-thu.tiet-kiem\n"
        "        text: Giảm chi phí văn phòng phẩm ít nhất 10%/năm.\n"
        "        measure: {type: reduction, at_least: 10, of: chi phí văn phòng phẩm, in: đồng}\n",
        "",
    )
    ward.change(REPORT, "  - {target: van-thu.tiet-kiem, now: 9000000, base: 10000000}\n", "")
    assert [one.code for one in ward.problems("I452", "M642")] == ["I452"], "while the amendment is a draft"
    ward.issue("amendment", ward.amend("plan", "2026"), 77, "2026-08-15")
    (told,) = ward.problems("I452", "M642")
    assert not told.is_error
    assert printed(ward, "unit-plan") == signed


def test_a_target_that_the_ward_never_gave_is_an_error_in_a_signed_plan(ward: Ward) -> None:
    ward.change(UNIT_PLAN, "target: van-thu.khong-giay", "target: van-thu.khong-co")
    assert [one.code for one in ward.problems("I452", "M642")] == ["M642"]
