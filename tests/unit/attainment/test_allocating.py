"""Shares of a target: the whole is made of all, each is judged by its own number from its own figures."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from builders import figure, measure, programme, report, target
from hypothesis import given
from hypothesis import strategies as st

from tdkt.attainment.allocating import held_to
from tdkt.attainment.assessment import Assessment, Attainment, assess
from tdkt.attainment.measure_types.registry import kind_of
from tdkt.attainment.owing import owed
from tdkt.attainment.status import Status
from tdkt.attainment.wording import planned, scheduled
from tdkt.model.allocation import Allocation, Share
from tdkt.model.measure import Measure, Number
from tdkt.model.movements import Target
from tdkt.model.organization import Subdivision, Subdivisions, Unit
from tdkt.model.period import Period
from tdkt.model.place import NOWHERE
from tdkt.model.programme import Programme
from tdkt.model.unit_report import Figure, UnitReport

PLACES = ("thon-1", "thon-2")
HOUSES = measure("count", at_least=20)


def shared(
    whole: Measure,
    shares: Mapping[str, Number],
    *,
    to: str = "subdivisions",
    by: str = "unit",
    schedules: Mapping[str, tuple[int, int, int]] | None = None,
) -> Target:
    held = tuple(
        Share(member, share, (schedules or {}).get(member), NOWHERE) for member, share in shares.items()
    )
    units = ("a", *shares) if to == "units" else ("a",)
    return replace(
        target(whole, units=tuple(dict.fromkeys(units))), allocation=Allocation(to, by, held, NOWHERE)
    )


def of(member: str, **values: Any) -> Figure:
    return replace(figure(**values), for_=member)


def assessed(found: Target, *reports: UnitReport, quarter: int = 1) -> Attainment:
    return assess(programme([found], reports), Period.quarter(2026, quarter))


def stand(found: Attainment) -> tuple[Assessment, dict[str, Status]]:
    [whole] = found.assessments
    return whole, {share.member: share.found.status for share in whole.shares}


def test_the_whole_is_the_sum_and_each_share_is_judged_by_its_own_schedule() -> None:
    found = shared(HOUSES, {"thon-1": 12, "thon-2": 8})
    whole, statuses = stand(assessed(found, report(1, of("thon-1", count=4), of("thon-2", count=1))))
    assert whole.gathered.value is not None
    assert whole.gathered.value.amount == 5
    assert whole.status is Status.ON_SCHEDULE
    assert statuses == {"thon-1": Status.ON_SCHEDULE, "thon-2": Status.BEHIND}
    assert [planned(share.found) for share in whole.shares] == ["≥ 12", "≥ 8"]


def test_a_member_that_says_nothing_leaves_the_whole_open() -> None:
    found = shared(HOUSES, {"thon-1": 12, "thon-2": 8})
    whole, statuses = stand(assessed(found, report(1, of("thon-1", count=12))))
    assert whole.status is Status.NOT_REPORTED
    assert (whole.gathered.received, whole.gathered.due) == (1, 2)
    assert statuses == {"thon-1": Status.REACHED, "thon-2": Status.NOT_REPORTED}


def test_percents_are_pooled_from_counts_and_never_averaged() -> None:
    found = shared(
        measure("percentage", at_least=95), {"thon-1": 95, "thon-2": Decimal("96.5")}, by="members"
    )
    whole, statuses = stand(
        assessed(
            found,
            report(1, figure(numerator=950, denominator=1000), unit="thon-1"),
            report(1, figure(numerator=96, denominator=100), unit="thon-2"),
        )
    )
    assert whole.gathered.value is not None
    assert whole.gathered.value.amount == Fraction(104600, 1100)
    assert (whole.status, statuses) == (
        Status.EXCEEDED,
        {"thon-1": Status.REACHED, "thon-2": Status.BEHIND},
    )


def test_the_whole_schedule_is_handed_on_in_proportion_unless_a_share_has_its_own() -> None:
    scheduled_houses = measure("count", at_least=20, schedule=(2, 10, 15))
    found = shared(scheduled_houses, {"thon-1": 12, "thon-2": 8}, schedules={"thon-2": (0, 0, 4)})
    whole, statuses = stand(assessed(found, report(1, of("thon-1", count=1), of("thon-2", count=0))))
    assert [scheduled(share.found) for share in whole.shares] == ["1,2", "0"]
    assert statuses == {"thon-1": Status.BEHIND, "thon-2": Status.ON_SCHEDULE}


def test_units_report_their_own_shares_and_are_judged_by_them() -> None:
    found = shared(measure("amount", at_least=300, in_="triệu đồng"), {"a": 100, "b": 200}, to="units")
    told = assessed(found, report(1, figure(amount=30)), report(1, figure(amount=40), unit="b"))
    [of_b] = told.of_unit("b")
    assert of_b.gathered.value is not None
    assert of_b.gathered.value.amount == 40
    assert of_b.status is Status.BEHIND
    assert [one.status for one in told.of_unit("a")] == [Status.ON_SCHEDULE]
    assert [unit.id for unit, _ in told.due] == ["a", "b"]


def test_a_thon_that_reports_itself_owes_a_report_and_its_unit_does_not() -> None:
    found = shared(HOUSES, {"thon-1": 12, "thon-2": 8}, by="members")
    year = programme([found], [])
    assert [unit.id for unit, _ in owed(year, [Period.quarter(2026, 1)])] == ["thon-1", "thon-2"]
    own = replace(
        found, allocation=Allocation("subdivisions", "members", (Share("a", 20, None, NOWHERE),), NOWHERE)
    )
    assert own.reporters == own.reporting == ("a",)


def merged(found: Programme) -> Programme:
    one, two = (
        Subdivision("thon-1", "thon", "Thôn 1", NOWHERE),
        Subdivision("thon-2", "thon", "Thôn 2", NOWHERE, until=date(2026, 5, 31), into="thon-1"),
    )
    return replace(
        found,
        organization=replace(found.organization, subdivisions=Subdivisions(False, (one, two), NOWHERE)),
    )


@pytest.mark.parametrize(
    ("whole", "shares", "said"),
    [
        (HOUSES, {"thon-1": 12, "thon-2": 8}, "≥ 20"),
        (measure("percentage", at_least=95), {"thon-1": 95, "thon-2": 97}, "≥ 97%"),
        (measure("percentage", at_most=5), {"thon-1": 5, "thon-2": 4}, "≤ 4%"),
    ],
)
def test_a_merged_thon_takes_on_share_and_figures(
    whole: Measure, shares: dict[str, Number], said: str
) -> None:
    values = {"count": 3} if whole is HOUSES else {"numerator": 3, "denominator": 3}
    year = merged(
        programme(
            [shared(whole, shares)],
            [report(1, of("thon-1", **values), of("thon-2", **values)), report(2, of("thon-1", **values))],
        )
    )
    [before] = assess(year, Period.quarter(2026, 1)).assessments
    assert [share.member for share in before.shares] == ["thon-1", "thon-2"]
    [after] = assess(year, Period.quarter(2026, 2)).assessments
    [share] = after.shares
    assert (share.member, planned(share.found)) == ("thon-1", said)
    assert share.found.gathered.value == after.gathered.value
    assert share.found.gathered.complete


def test_a_dissolved_unit_hands_its_share_on() -> None:
    found = shared(measure("amount", at_least=300, in_="triệu đồng"), {"a": 100, "b": 200}, to="units")
    year = programme([found], [report(1, figure(amount=1)), report(1, figure(amount=2), unit="b")])
    a, b = (
        Unit("a", "A", "A", "", NOWHERE),
        Unit("b", "B", "B", "", NOWHERE, until=date(2026, 6, 30), into="a"),
    )
    year = replace(year, organization=replace(year.organization, units=(a, b)))
    [after] = assess(year, Period.quarter(2026, 3)).assessments
    assert [(share.member, planned(share.found)) for share in after.shares] == [("a", "≥ 300 triệu đồng")]


def test_an_allocation_of_which_nobody_is_left_is_no_allocation() -> None:
    found = shared(HOUSES, {"thon-2": 20})
    gone = Subdivision("thon-2", "thon", "Thôn 2", NOWHERE, until=date(2026, 5, 31))
    year = programme([found], [])
    year = replace(
        year, organization=replace(year.organization, subdivisions=Subdivisions(False, (gone,), NOWHERE))
    )
    [after] = assess(year, Period.quarter(2026, 4)).assessments
    assert (after.shares, after.status) == ((), Status.NOT_REPORTED)


@given(
    st.dictionaries(st.sampled_from([f"thon-{n}" for n in range(1, 7)]), st.integers(0, 50), min_size=1),
    st.data(),
)
def test_shares_that_are_all_reached_make_the_whole(shares: dict[str, int], data: st.DataObject) -> None:
    """The promise of the sum check: nobody can fall short together while each keeps its word."""
    whole = sum(shares.values())
    found = shared(measure("count", at_least=whole), shares)
    counts = {member: data.draw(st.integers(share, share + 5)) for member, share in shares.items()}
    told = [of(member, count=count) for member, count in counts.items()]
    reports = [
        report(1, *told),
        *(report(n, *(of(member, count=0) for member in shares)) for n in (2, 3, 4)),
    ]
    all_of_it, statuses = stand(assessed(found, *reports, quarter=4))
    assert all(status.is_reached for status in statuses.values())
    assert all_of_it.status.is_reached
    assert all_of_it.gathered.value is not None
    assert all_of_it.gathered.value.amount == sum(counts.values())


def test_what_cannot_be_put_together_again_cannot_be_shared_out() -> None:
    def can(found: Measure) -> bool:
        return kind_of(found).can_be_allocated(found)

    assert can(HOUSES)
    assert can(measure("reduction", at_least=10))
    assert not can(measure("percentage", at_least=95, percent_only=True))
    assert not can(measure("amount", at_least=70, accumulate="latest"))
    assert not can(measure("milestone"))
    assert not can(measure("per_subdivision", each_at_least=1))


def test_who_has_no_share_is_held_to_the_whole() -> None:
    found = shared(HOUSES, {"thon-1": 20})
    assert held_to(found, "b") is found
    assert held_to(found, "thon-1").measure.comparison.low == 20
