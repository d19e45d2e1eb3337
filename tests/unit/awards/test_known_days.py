"""Days of which the law is not known: the nearest rules, said everywhere, until the ward states what applies."""

from __future__ import annotations

import datetime
from dataclasses import replace

import pytest
from award_builders import GIAY_KHEN, day, rule

from tdkt.awards.law_in_force import law_on
from tdkt.law.stated import StatedLaw
from tdkt.model.award_law import StatedInstrument
from tdkt.model.place import NOWHERE

LAST_KNOWN, FIRST_UNKNOWN = "2027-02-28", "2027-03-01"


def ward(since: str = FIRST_UNKNOWN, until: str = "", articles: tuple[str, ...] = ("Điều 12",)) -> StatedLaw:
    decree = StatedInstrument(
        "Nghị định", "45/2027/NĐ-CP", day("2027-02-20"), "Chính phủ", "quy định chi tiết", articles, day(since),
        day(until) if until else None, ("152/2025/NĐ-CP",), "Công báo số 215", None, NOWHERE,
    )  # fmt: skip
    return StatedLaw((decree,), (), "phường")


@pytest.mark.parametrize(
    ("on", "unknown"),
    [
        ("2025-06-30", True),
        ("2025-07-01", False),
        (LAST_KNOWN, False),
        (FIRST_UNKNOWN, True),
        ("2029-01-05", True),
    ],
)
def test_beyond_what_is_known_the_nearest_rules_go_on_and_say_so(on: str, unknown: bool) -> None:
    law = law_on(day(on))
    coefficient = law.awards["lao-dong-tien-tien"].coefficients["person"]
    assert (law.is_unknown, bool(law.day_notices)) == (unknown, unknown)
    assert str(coefficient.value) == "0.3"
    assert coefficient.confidence == ("carried" if unknown else "verified")
    if unknown:
        assert "tdkt không biết quy định" in law.notices[0]
        assert "plans/awards/law.yaml" in law.notices[0]


def test_what_does_not_rest_on_what_ended_keeps_its_confidence() -> None:
    law = law_on(day(FIRST_UNKNOWN))
    assert law.awards[GIAY_KHEN].coefficients["person"].confidence == "memory"
    standard = law.awards["lao-dong-tien-tien"].standards[0]
    assert standard.confidence == "before_amendment"
    assert law.parameters["extra_days_off"].confidence == "verified"


def test_the_last_known_salary_is_said_to_be_that() -> None:
    assert any("2.530.000 đồng" in notice for notice in law_on(day(FIRST_UNKNOWN)).notices)
    assert not any("2.530.000 đồng" in notice for notice in law_on(day(LAST_KNOWN)).notices)


def test_what_the_ward_states_takes_the_place_of_the_notice() -> None:
    law = law_on(day(FIRST_UNKNOWN), stated=ward())
    assert not law.is_unknown
    assert law.notices[0].startswith(
        "Theo khai báo của phường: từ 01/03/2027 áp dụng Nghị định số 45/2027/NĐ-CP (Điều 12; nguồn: Công báo số 215)."
    )
    assert "plans/awards/rules.yaml" in law.notices[0]
    assert law.awards["lao-dong-tien-tien"].coefficients["person"].confidence == "carried"


def test_what_has_ended_and_is_not_replaced_by_a_statement_is_still_told() -> None:
    left = law_on(day(FIRST_UNKNOWN), stated=ward()).notices[1]
    assert left.startswith(
        "Nghị định số 129/2025/NĐ-CP, Thông tư số 15/2025/TT-BNV cũng hết hiệu lực theo cơ sở dữ liệu (chưa đối chiếu) "
        "mà phường chưa khai văn bản thay (replaces), tdkt vẫn dẫn"
    )
    decree, *_ = ward().instruments
    others = ("129/2025/NĐ-CP", "15/2025/TT-BNV")
    whole = StatedLaw((replace(decree, replaces=(*decree.replaces, *others)),), (), "phường")
    assert not any(
        "chưa khai văn bản thay" in said for said in law_on(day(FIRST_UNKNOWN), stated=whole).notices
    )


@pytest.mark.parametrize(("on", "unknown"), [("2027-05-31", False), ("2027-06-01", True)])
def test_a_statement_holds_until_its_end(on: str, unknown: bool) -> None:
    assert law_on(day(on), stated=ward(until="2027-06-01")).is_unknown is unknown


def test_a_statement_for_a_known_day_is_said_and_ages_what_it_replaces() -> None:
    before, after = (law_on(day(on), stated=ward(since="2027-02-15")) for on in ("2027-02-14", "2027-02-15"))
    assert not before.day_notices
    assert after.notices[0].startswith("Theo khai báo của phường: từ 15/02/2027")
    assert before.parameters["prize_step"].confidence == "verified"
    assert after.parameters["prize_step"].confidence == "carried"


def test_what_the_ward_sets_itself_is_the_wards() -> None:
    law = law_on(day("2027-06-01"), (rule("prize_step", 1000),), stated=ward())
    assert (law.value("prize_step"), law.parameters["prize_step"].confidence) == (1000, "local")


def test_a_file_received_before_the_change_of_2026_says_both() -> None:
    law = law_on(day("2027-03-05"), received=datetime.date(2026, 9, 1))
    assert law.pack.id == "tdkt-2025-07"
    assert law.is_unknown
    assert len(law.notices) == 3


def test_a_new_law_of_the_old_name_is_told_by_its_day() -> None:
    new = StatedInstrument(
        "Luật", "10/2026/QH16", day("2026-11-20"), None, "Thi đua, khen thưởng", (), day("2027-01-01"), None,
        ("06/2022/QH15",), "Công báo", None, NOWHERE,
    )  # fmt: skip
    law = law_on(day("2027-01-15"), stated=StatedLaw((new,), (), "phường"))
    assert "áp dụng Luật Thi đua, khen thưởng ngày 20 tháng 11 năm 2026 (nguồn: Công báo)" in law.notices[0]
