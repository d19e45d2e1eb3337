"""Which law a day and a file have, and what the ward may set itself."""

from __future__ import annotations

import pytest
from award_builders import BEFORE_LAW_2026, CSTDCS, GIAY_KHEN, LDTT, day, law, rule

from tdkt.awards.law_in_force import fault_of, law_on, unsure, unsure_together
from tdkt.law.packs import Fact


@pytest.mark.parametrize(
    ("on", "received", "pack"),
    [
        ("2025-06-30", None, "tdkt-2025-07"),
        ("2025-07-01", None, "tdkt-2025-07"),
        ("2026-09-30", None, "tdkt-2025-07"),
        ("2026-10-01", None, "tdkt-2026-10"),
        ("2026-12-31", None, "tdkt-2026-10"),
        ("2027-02-28", None, "tdkt-2026-10"),
        ("2027-03-01", None, "tdkt-2026-10"),
        ("2029-01-05", None, "tdkt-2026-10"),
        ("2026-11-20", "2026-09-30", "tdkt-2025-07"),
        ("2026-11-20", "2026-10-01", "tdkt-2026-10"),
        ("2026-09-30", "2026-09-01", "tdkt-2025-07"),
        ("2026-11-20", "2025-06-30", "tdkt-2026-10"),
    ],
)
def test_the_pack_of_a_day_and_of_a_file(on: str, received: str | None, pack: str) -> None:
    """Luật số 06/2026/QH16, Điều 4, khoản 4 (single source): files received before 01/10/2026 follow the old law."""
    found = law_on(day(on), received=day(received) if received else None)
    assert found.pack.id == pack


def test_the_unverified_pack_says_so_and_the_transition_says_its_source() -> None:
    [notice] = law(day("2026-11-20")).notices
    assert "chưa được đối chiếu" in notice
    [kept] = law(day("2026-11-20"), received="2026-09-30").notices
    assert "30/09/2026" in kept
    assert "theo một nguồn" in kept


@pytest.mark.parametrize(
    ("on", "value"),
    [("2026-02-28", "2/3"), ("2026-03-01", "3/4"), ("2026-08-31", "3/4"), ("2026-09-01", "2/3")],
)
def test_a_local_rule_holds_from_its_first_day_until_the_day_before_its_end(on: str, value: str) -> None:
    found = law(day(on), rule("quorum", "3/4", since="2026-03-01", until="2026-09-01"))
    assert found.value("quorum") == value
    assert found.parameters["quorum"].confidence == ("local" if value == "3/4" else "superseded")


def test_a_local_rule_of_one_award_leaves_the_others() -> None:
    found = law(BEFORE_LAW_2026, rule("votes", ">= 90%", award=CSTDCS))
    assert found.awards[CSTDCS].votes.value == ">= 90%"
    assert found.awards[LDTT].votes.value == "> 1/2"
    assert found.awards[CSTDCS].standards == law().awards[CSTDCS].standards


@pytest.mark.parametrize(
    ("parameter", "value", "award"),
    [
        ("quorum", "3/2", None),
        ("quorum", "nhiều", None),
        ("votes", "80%", CSTDCS),
        ("votes", ">= 80%", None),
        ("standards", "không", CSTDCS),
        ("decided_by", "ward", CSTDCS),
        ("prize_rounding", "down", None),
        ("prize_step", 0, None),
        ("prize_step", True, None),
        ("coefficients.household", 1, LDTT),
        ("coefficients.person", "nhiều", GIAY_KHEN),
        ("ballot", "có", CSTDCS),
        ("file", ["hồ sơ"], CSTDCS),
        ("reading", "luat-moi", None),
        ("extra_days_off", ["ngày mai"], None),
        ("votes", ">= 80%", "huan-chuong"),
    ],
)
def test_a_rule_that_cannot_be_applied_is_told_and_left_out(
    parameter: str, value: object, award: str | None
) -> None:
    wrong = rule(parameter, value, award=award)
    assert fault_of(wrong)
    assert law(BEFORE_LAW_2026, wrong) == law(BEFORE_LAW_2026)


def test_a_chosen_reading_changes_the_standard_only_where_the_pack_has_it() -> None:
    chosen = rule("reading", "draft-2025")
    after = law(day("2026-11-20"), chosen)
    assert [standard.needs for standard in after.standards(after.awards[CSTDCS])] == ["rating", "initiative"]
    before = law(BEFORE_LAW_2026, chosen)
    assert before.standards(before.awards[CSTDCS]) == before.awards[CSTDCS].standards


def test_what_is_not_sure_is_told_once_with_its_source() -> None:
    sure = Fact(value=1, source="Luật", confidence="verified")
    memory = Fact(value=1, source="Điều 54", confidence="memory")
    assert unsure([("A", sure), ("B", memory), ("B", memory)]) == (f"B: {memory.said}.",)
    assert unsure_together("Hệ số", [("A", memory), ("C", sure), ("B", memory)]) == (
        f"Hệ số A, B: {memory.said}.",
    )
