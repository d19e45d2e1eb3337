"""Titles of one year in several batches: the highest prize alone is paid (Nghị định số 152/2025/NĐ-CP, Điều 49, khoản 4)."""

from __future__ import annotations

from typing import Any

import pytest
from award_builders import (
    CSTDCS,
    CSTDTP,
    GIAY_KHEN,
    LDTT,
    TTLDTT,
    TTLDXS,
    batch,
    book,
    collective,
    held,
    nomination,
    person,
    rule,
)
from hypothesis import given
from hypothesis import strategies as st

from tdkt.awards.book import AwardBook, BatchFile
from tdkt.awards.prize_rules import Prize, total
from tdkt.awards.prizes import all_titles, prizes

EVERYONE = (person("a"), person("b"), collective())
FIRST, SECOND = "2026-12-10", "2026-12-20"
LOW, HIGH = 760_000, 2_530_000


def found(*batches: BatchFile, past: Any = (), local: Any = ()) -> list[tuple[Prize, ...]]:
    everything = book(*EVERYONE, batches=batches, past=past, local=local)
    return [of(file, everything) for file in batches]


def of(file: BatchFile, everything: AwardBook) -> tuple[Prize, ...]:
    law = everything.law_of(file)
    assert law is not None
    return prizes(file, file.standing, everything, law, all_titles(everything))


def due(*batches: BatchFile, past: Any = (), local: Any = ()) -> list[int]:
    return [total(paid) for paid in found(*batches, past=past, local=local)]


def one(
    id_: str, award: str, decided: str, *, who: str = "a", paid: int | None = None, year: Any = None
) -> BatchFile:
    return batch(nomination(f"{id_}-1", who, award, year=year), decided=decided, id_=id_, paid=paid)


def test_the_lower_title_after_the_higher_is_worth_nothing() -> None:
    assert due(one("cao", CSTDCS, FIRST), one("thap", LDTT, SECOND)) == [HIGH, 0]
    [_, [lower]] = found(one("cao", CSTDCS, FIRST), one("thap", LDTT, SECOND))
    assert "“Chiến sĩ thi đua cơ sở”" in lower.instead
    assert "Quyết định số 3/QĐ-UBND ngày 10/12/2026" in lower.instead


def test_the_higher_title_after_the_lower_is_paid_up_to_the_highest() -> None:
    assert due(one("thap", LDTT, FIRST), one("cao", CSTDCS, SECOND)) == [LOW, HIGH - LOW]
    [_, [higher]] = found(one("thap", LDTT, FIRST), one("cao", CSTDCS, SECOND))
    assert (higher.earlier, higher.full, higher.is_the_rest) == (LOW, HIGH, True)
    assert "“Lao động tiên tiến”" in higher.earlier_title


def test_the_ward_may_pay_the_whole_and_ask_for_the_rest_back() -> None:
    local = [rule("earlier_lower_title", "whole")]
    assert due(one("thap", LDTT, FIRST), one("cao", CSTDCS, SECOND), local=local) == [LOW, HIGH]


def test_titles_decided_on_one_day_are_as_in_one_batch() -> None:
    assert due(one("thap", LDTT, FIRST), one("cao", CSTDCS, FIRST)) == [0, HIGH]


@pytest.mark.parametrize(
    ("paid", "wanted"),
    [
        ((LOW, HIGH - LOW), [LOW, HIGH - LOW]),
        ((0, HIGH), [0, HIGH]),  # the ward waited with the lower one
        ((LOW, HIGH), [LOW, HIGH - LOW]),  # paid twice: the second payment is 760.000 too much
        ((0, HIGH - LOW), [0, HIGH]),  # the second payment is 760.000 short
    ],
)
def test_what_was_paid_tells_whether_the_ward_waited(paid: tuple[int, int], wanted: list[int]) -> None:
    assert due(one("thap", LDTT, FIRST, paid=paid[0]), one("cao", CSTDCS, SECOND, paid=paid[1])) == wanted


def test_waiting_concerns_only_who_has_a_higher_title_elsewhere() -> None:
    both = batch(
        nomination("dn-1", "a", LDTT), nomination("dn-2", "b", LDTT), decided=FIRST, id_="thap", paid=LOW
    )
    assert due(both, one("cao", CSTDCS, SECOND)) == [LOW, HIGH]


@pytest.mark.parametrize(
    ("other", "why"),
    [
        (one("khac", CSTDCS, SECOND, year=2025), "another year"),
        (one("khac", CSTDCS, SECOND, who="b"), "another person"),
        (one("khac", GIAY_KHEN, SECOND), "a commendation is no title"),
        (batch(nomination("dn-1", "a", CSTDCS), id_="khac"), "not decided"),
        (batch(nomination("dn-1", "a", CSTDCS, is_refused=True), decided=FIRST, id_="khac"), "refused"),
    ],
)
def test_what_is_no_title_of_the_same_time_takes_nothing_away(other: BatchFile, why: str) -> None:
    assert due(one("thap", LDTT, FIRST), other)[0] == LOW, why


def test_a_title_of_three_years_is_of_another_time() -> None:
    """Chiến sĩ thi đua cấp thành phố asks for three years (Luật số 06/2022/QH15, Điều 22): khoản 4 pays both."""
    assert due(one("co-so", CSTDCS, FIRST), one("tp", CSTDTP, SECOND)) == [HIGH, 7_590_000]


def test_a_decision_on_record_counts_like_a_batch() -> None:
    past = [held("a", LDTT, 2026, on="2026-08-01")]
    assert due(one("cao", CSTDCS, SECOND), past=past) == [HIGH - LOW]
    past = [held("a", CSTDCS, 2026, on="2026-08-01")]
    assert due(one("thap", LDTT, SECOND), past=past) == [0]
    assert due(one("thap", LDTT, SECOND), past=past, local=[rule("same_period_titles", "all")]) == [LOW]


def test_a_batch_that_is_not_decided_yet_comes_after_those_that_are() -> None:
    draft = batch(nomination("dn-1", "a", CSTDCS), id_="du-thao")
    assert due(one("thap", LDTT, FIRST), draft) == [LOW, HIGH - LOW]


def test_collectives_are_held_to_it_too() -> None:
    lower, higher = one("thap", TTLDTT, FIRST, who="tap-the"), one("cao", TTLDXS, SECOND, who="tap-the")
    assert due(lower, higher) == [2_030_000, 3_800_000 - 2_030_000]


@given(
    st.lists(
        st.tuples(st.sampled_from([LDTT, CSTDCS]), st.integers(1, 28)),
        min_size=1,
        max_size=2,
        unique_by=lambda title: title[0],
    )
)
def test_all_batches_of_a_year_together_pay_the_highest_once(titles: list[tuple[str, int]]) -> None:
    batches = [one(f"dot-{award}", award, f"2026-12-{day:02}") for award, day in titles]
    highest = max(HIGH if award == CSTDCS else LOW for award, _ in titles)
    assert sum(due(*batches)) == highest
