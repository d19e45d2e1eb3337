"""Reductions whose base is 0: said in numbers, never in percent."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from typing import Any

import pytest
from builders import YEAR, figure, measure, programme, report, target
from hypothesis import given
from hypothesis import strategies as st

from tdkt.attainment import wording
from tdkt.attainment.assessment import Assessment, assess
from tdkt.attainment.forecast import forecast
from tdkt.attainment.status import Status
from tdkt.model.measure import Measure
from tdkt.model.period import Period

ACCIDENTS = measure("reduction", at_least=5, in_="vụ")


def _assessed(measured: Measure, *pairs: tuple[int, int]) -> Assessment:
    reports = [
        report(number, figure(now=now, base=base)) for number, (now, base) in enumerate(pairs, start=1)
    ]
    return assess(programme([target(measured)], reports), Period.quarter(YEAR, len(pairs))).assessments[0]


def test_one_after_none_is_a_rise_said_in_numbers() -> None:
    found = _assessed(ACCIDENTS, (1, 0))
    assert (found.status, wording.achieved(found)) == (Status.BEHIND, "tăng 1 vụ so với 0 vụ của kỳ gốc")
    assert (wording.displayed_amount(found), forecast(found), found.change) == ("", None, None)
    year = _assessed(ACCIDENTS, (0, 0), (1, 0), (0, 0), (1, 0))
    assert (year.status, wording.achieved(year)) == (
        Status.NOT_REACHED,
        "tăng 2 vụ so với 0 vụ của kỳ gốc",
    )


def test_none_after_none_is_nothing() -> None:
    found = _assessed(ACCIDENTS, (0, 0))
    assert (found.status, wording.achieved(found)) == (Status.NOTHING_AROSE, "0 vụ, kỳ gốc 0 vụ")


def test_an_amount_without_a_unit_is_said_without_one() -> None:
    found = _assessed(measure("reduction", at_least=5), (3, 0))
    assert wording.achieved(found) == "tăng 3 so với 0 của kỳ gốc"


@pytest.mark.parametrize(
    ("now", "base", "status", "said"),
    [
        (0, 1, Status.EXCEEDED, "giảm 100%"),
        (1, 1, Status.BEHIND, "giảm 0%"),
        (2, 1, Status.BEHIND, "tăng 100%"),
        (95, 100, Status.REACHED, "giảm 5%"),
    ],
)
def test_of_a_base_there_is_a_percent(now: int, base: int, status: Status, said: str) -> None:
    found = _assessed(ACCIDENTS, (now, base))
    assert (found.status, wording.achieved(found)) == (status, said)


def test_a_later_base_brings_the_percent_back() -> None:
    found = _assessed(ACCIDENTS, (1, 0), (0, 2))
    assert (found.status, wording.achieved(found)) == (Status.EXCEEDED, "giảm 50%")


def test_points_of_a_rate_that_was_nothing_are_points() -> None:
    found = _assessed(measure("reduction", at_least=1, points=True), (2, 0))
    assert wording.achieved(found) == "tăng 2 điểm phần trăm"


COUNTS = st.lists(st.tuples(st.integers(0, 3), st.integers(0, 3)), min_size=1, max_size=2)


@given(COUNTS)
def test_units_are_pooled_before_anything_is_said(pairs: Sequence[tuple[int, int]]) -> None:
    names = ("a", "b")[: len(pairs)]
    reports: list[Any] = [
        report(1, figure(now=now, base=base), unit=name)
        for name, (now, base) in zip(names, pairs, strict=True)
    ]
    shared = target(ACCIDENTS, units=names)
    found = assess(programme([shared], reports), Period.quarter(YEAR, 1)).assessments[0]
    now, base = sum(pair[0] for pair in pairs), sum(pair[1] for pair in pairs)
    value = found.gathered.value
    assert value is not None
    assert [value.part, value.whole] == [now, base]
    assert value.amount == (Fraction(100 * (base - now), base) if base else None)
    assert (found.status is Status.NOTHING_AROSE) == (now == base == 0)
    if not base and now:
        assert found.status is Status.BEHIND
        assert "%" not in wording.achieved(found)
