"""Prize money (Nghị định số 152/2025/NĐ-CP, Điều 49, 50, 54): facts, day, đồng."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from award_builders import (
    BANG_KHEN,
    CSTDCS,
    CSTDTP,
    GIAY_KHEN,
    LDTT,
    TTLDTT,
    TTLDXS,
    batch,
    book,
    collective,
    day,
    household,
    law,
    nomination,
    person,
    rule,
)
from hypothesis import given
from hypothesis import strategies as st

from tdkt.awards.prize_rules import Prize, rounded, total
from tdkt.awards.prizes import all_titles, prizes
from tdkt.law.base_salary import base_salary_on

EVERYONE = (person("a"), person("b"), collective(), household())


def paid(decided: str, *proposed: Any, local: Any = ()) -> tuple[Prize, ...]:
    file = batch(*proposed, decided=decided)
    everything = book(*EVERYONE, local=local)
    return prizes(file, file.standing, everything, law(day(decided), *local), all_titles(everything))


@pytest.mark.parametrize(
    ("date", "dong"),
    [
        ("2024-06-30", None),
        ("2024-07-01", 2_340_000),
        ("2026-06-30", 2_340_000),
        ("2026-07-01", 2_530_000),
        ("2026-12-31", 2_530_000),
    ],
)
def test_base_salary(date: str, dong: int | None) -> None:
    """Nghị định số 73/2024/NĐ-CP; Nghị định số 161/2026/NĐ-CP from 01/7/2026."""
    found = base_salary_on(day(date))
    assert (found.dong if found else None) == dong


@pytest.mark.parametrize(
    ("award", "who", "before", "since"),
    [
        (LDTT, "a", 710_000, 760_000),  # 702.000 → 710.000
        (CSTDCS, "a", 2_340_000, 2_530_000),
        (CSTDTP, "a", 7_020_000, 7_590_000),
        (TTLDTT, "tap-the", 1_880_000, 2_030_000),
        (TTLDXS, "tap-the", 3_510_000, 3_800_000),
        (GIAY_KHEN, "tap-the", 1_410_000, 1_520_000),
        (GIAY_KHEN, "a", 710_000, 760_000),
        (GIAY_KHEN, "ho", 1_060_000, 1_140_000),
        (BANG_KHEN, "tap-the", 7_020_000, 7_590_000),
        (BANG_KHEN, "a", 3_510_000, 3_800_000),
    ],
)
def test_the_salary_of_the_day_of_the_decision_counts(award: str, who: str, before: int, since: int) -> None:
    """Điều 49, khoản 1 and 2: on 30/6/2026 the old salary, on 01/7/2026 the new one, rounded up to 10,000."""
    for decided, due in (("2026-06-30", before), ("2026-07-01", since), ("2026-12-31", since)):
        [prize] = paid(decided, nomination("dn-01", who, award))
        assert (prize.due, prize.due % 10_000) == (due, 0)


def test_titles_for_the_same_time_pay_only_the_highest() -> None:
    """Điều 49, khoản 4."""
    lower, higher = paid("2026-12-15", nomination("dn-01", "a", LDTT), nomination("dn-02", "a", CSTDCS))
    assert (lower.due, higher.due) == (0, 2_530_000)
    assert "“Chiến sĩ thi đua cơ sở”" in lower.instead
    assert higher.instead == ""


def test_titles_for_different_years_are_all_paid() -> None:
    """Điều 49, khoản 4."""
    found = paid("2026-12-15", nomination("dn-01", "a", LDTT, year=2025), nomination("dn-02", "a", CSTDCS))
    assert [prize.due for prize in found] == [760_000, 2_530_000]


def test_a_title_and_a_commendation_are_both_paid() -> None:
    """Điều 49, khoản 6."""
    found = paid("2026-12-15", nomination("dn-01", "a", CSTDCS), nomination("dn-02", "a", GIAY_KHEN))
    assert [prize.due for prize in found] == [2_530_000, 760_000]
    assert total(found) == 3_290_000


def test_the_same_title_of_two_people_is_paid_twice() -> None:
    found = paid("2026-12-15", nomination("dn-01", "a", LDTT), nomination("dn-02", "b", LDTT))
    assert [prize.due for prize in found] == [760_000, 760_000]


def test_who_is_refused_gets_nothing_and_leaves_the_lower_title() -> None:
    found = paid(
        "2026-12-15",
        nomination("dn-01", "a", LDTT),
        nomination("dn-02", "a", CSTDCS, is_refused=True),
    )
    assert [prize.due for prize in found] == [760_000]


@pytest.mark.parametrize(
    ("parameter", "value", "due"),
    [
        ("prize_rounding", "nearest", [700_000]),
        ("prize_rounding", "none", [702_000]),
        ("prize_step", 1000, [702_000]),
        ("prize_step", 100_000, [800_000]),
    ],
)
def test_the_ward_sets_how_to_round(parameter: str, value: object, due: list[int]) -> None:
    found = paid("2026-06-30", nomination("dn-01", "a", LDTT), local=[rule(parameter, value)])
    assert [prize.due for prize in found] == due


def test_the_city_sets_another_coefficient_for_one_recipient() -> None:
    local = rule("coefficients.person", Decimal("0.15"), award=GIAY_KHEN)
    found = paid(
        "2026-12-15",
        nomination("dn-01", "a", GIAY_KHEN),
        nomination("dn-02", "tap-the", GIAY_KHEN),
        local=[local],
    )
    assert [prize.due for prize in found] == [380_000, 1_520_000]
    assert found[0].coefficient.confidence == "local"


def test_where_the_ward_pays_all_titles_both_are_paid() -> None:
    found = paid(
        "2026-12-15",
        nomination("dn-01", "a", LDTT),
        nomination("dn-02", "a", CSTDCS),
        local=[rule("same_period_titles", "all")],
    )
    assert [prize.due for prize in found] == [760_000, 2_530_000]


amounts = st.fractions(min_value=0, max_value=10**9)
steps = st.sampled_from([1, 1000, 10_000, 50_000])


@given(amounts, steps)
def test_rounding_up_never_takes_money_away(raw: Fraction, step: int) -> None:
    found = rounded(raw, "up", step)
    assert found % step == 0
    assert raw <= found < raw + step


@given(amounts, amounts, st.sampled_from(["up", "nearest", "none"]), steps)
def test_rounding_is_monotone(one: Fraction, other: Fraction, how: str, step: int) -> None:
    low, high = sorted((one, other))
    assert rounded(low, how, step) <= rounded(high, how, step)


@given(amounts, steps)
def test_rounding_to_the_nearest_is_off_by_half_a_step_at_most(raw: Fraction, step: int) -> None:
    found = rounded(raw, "nearest", step)
    assert found % step == 0
    assert abs(found - raw) * 2 <= step


@pytest.mark.parametrize(
    ("raw", "how", "due"),
    [
        (702_000, "up", 710_000),
        (710_000, "up", 710_000),
        (705_000, "nearest", 710_000),
        (704_999, "nearest", 700_000),
        (0, "up", 0),
    ],
)
def test_rounding_by_example(raw: int, how: str, due: int) -> None:
    assert rounded(Fraction(raw), how, 10_000) == due
