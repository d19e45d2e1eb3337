"""The law of a day beside what the ward has set itself, and the money of that day."""

from __future__ import annotations

from decimal import Decimal

import pytest
from award_builders import AFTER_LAW_2026, BEFORE_LAW_2026, GIAY_KHEN, LDTT, day, law, rule

from tdkt.awards.law_page import fact_of, law_page


def test_what_the_ward_has_set_is_shown_beside_the_packs_own_value() -> None:
    made = law_page(law(BEFORE_LAW_2026, rule("quorum", "3/5")))
    replaced = made.replaced("quorum")
    assert replaced is not None
    assert replaced.value == "2/3"
    assert made.law.parameters["quorum"].value == "3/5"
    assert made.replaced("vote_of_all_members") is None
    assert law_page(law()).replaced("quorum") is None


def test_what_the_ward_has_set_of_one_award_leaves_the_others() -> None:
    made = law_page(law(BEFORE_LAW_2026, rule("coefficients.person", Decimal("0.5"), award=GIAY_KHEN)))
    own, other = made.law.awards[GIAY_KHEN], made.law.awards[LDTT]
    assert made.replaced_in(own, "coefficients.person") is not None
    assert made.replaced_in(own, "coefficients.collective") is None
    assert made.replaced_in(other, "coefficients.person") is None
    assert made.replaced_in(own, "coefficients.nobody") is None


@pytest.mark.parametrize(
    ("recipient", "dong"),
    [("person", 760_000), ("collective", 1_520_000), ("household", 1_140_000)],
)
def test_a_prize_is_the_coefficient_times_the_salary_rounded_up_to_ten_thousand(
    recipient: str, dong: int
) -> None:
    """0,3, 0,6 and 0,45 of 2.530.000 đồng (NĐ 152/2025, Điều 49)."""
    found = law(AFTER_LAW_2026)
    assert found.salary is not None
    assert found.salary.dong == 2_530_000
    assert law_page(found).prize(found.awards[GIAY_KHEN], recipient) == dong


def test_without_salary_or_coefficient_there_is_no_prize() -> None:
    before_the_first, found = law(day("2024-06-30")), law()
    assert law_page(before_the_first).prize(found.awards[GIAY_KHEN], "person") is None
    assert law_page(found).prize(found.awards[LDTT], "household") is None


def test_facts_have_the_names_that_a_ward_sets_them_by() -> None:
    found = law()
    names = law_page(found).facts_of(found.awards[GIAY_KHEN])
    assert {
        "votes",
        "coefficients.person",
        "coefficients.collective",
        "coefficients.household",
    } <= names.keys()
    assert fact_of(found.awards[GIAY_KHEN], "votes") is names["votes"]
