"""Thôn and units come and go: each period counts those that were there at its end, whatever is put on record later."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction

from builders import figure, measure, programme, report, target
from hypothesis import given
from hypothesis import strategies as st

from tdkt.attainment.assessment import Assessment, assess
from tdkt.attainment.came_and_went import came_and_went
from tdkt.attainment.status import Status
from tdkt.attainment.wording import achieved
from tdkt.model.measure import Measure
from tdkt.model.organization import Organization, Subdivision, Subdivisions, Unit
from tdkt.model.period import Period
from tdkt.model.place import NOWHERE
from tdkt.model.programme import Programme

EVERY_THON = measure("per_subdivision", each_at_least=1, among=("thon",))
QUARTERS = [Period.quarter(2026, number) for number in (1, 2, 3, 4)]


def thon(number: int, **life: object) -> Subdivision:
    return Subdivision(f"thon-{number}", "thon", f"Thôn {number}", NOWHERE, **life)  # type: ignore[arg-type]


def with_places(found: Programme, *places: Subdivision) -> Programme:
    organization = replace(found.organization, subdivisions=Subdivisions(False, places, NOWHERE))
    return replace(found, organization=organization)


def with_units(found: Programme, *units: Unit) -> Programme:
    return replace(found, organization=replace(found.organization, units=units))


def unit(name: str, **life: object) -> Unit:
    return Unit(name, f"Đơn vị {name}", name, "", NOWHERE, **life)  # type: ignore[arg-type]


def result(found: Programme, quarter: int) -> Assessment:
    [one] = assess(found, Period.quarter(2026, quarter)).assessments
    return one


ALL_FIVE = tuple(f"thon-{number}" for number in range(1, 6))


def test_a_thon_founded_later_leaves_the_quarters_before_alone() -> None:
    told = programme(
        [target(EVERY_THON)], [report(1, figure(reached=ALL_FIVE)), report(4, figure(reached=ALL_FIVE))]
    )
    five = with_places(told, *map(thon, range(1, 6)))
    six = with_places(told, *map(thon, range(1, 6)), thon(6, from_=date(2026, 10, 1)))
    assert achieved(result(five, 1)) == achieved(result(six, 1)) == "5/5 thôn"
    assert result(six, 1).status is Status.REACHED
    assert achieved(result(six, 4)) == "5/6 thôn"
    assert result(six, 4).status is Status.NOT_REACHED


def test_a_thon_that_was_merged_is_counted_until_then() -> None:
    reports = [report(1, figure(reached=ALL_FIVE)), report(3, figure(reached=ALL_FIVE[1:]))]
    merged = thon(1, until=date(2026, 8, 31), into="thon-2")
    found = with_places(programme([target(EVERY_THON)], reports), merged, *map(thon, range(2, 6)))
    assert achieved(result(found, 1)) == "5/5 thôn"
    assert achieved(result(found, 2)).startswith("5/5 thôn;"), (
        "the figure of the quarter before, while nothing newer is in"
    )
    assert achieved(result(found, 3)) == "4/4 thôn"
    assert result(found, 3).status is Status.REACHED


def test_what_a_merged_thon_had_reached_is_not_carried_on_by_an_old_figure() -> None:
    merged = thon(1, until=date(2026, 3, 31), into="thon-2")
    found = with_places(
        programme([target(EVERY_THON)], [report(1, figure(reached=("thon-1",)))]), merged, thon(2), thon(3)
    )
    assert achieved(result(found, 1)) == "1/3 thôn"
    assert achieved(result(found, 2)).startswith("0/2 thôn;")
    assert result(found, 2).status is Status.NOT_REPORTED


_LIVES = st.builds(
    lambda start, end: {
        "from_": start,
        "until": end if end is None or start is None or end >= start else None,
    },
    st.none() | st.dates(date(2025, 6, 1), date(2026, 12, 31)),
    st.none() | st.dates(date(2025, 6, 1), date(2026, 12, 31)),
)


@given(
    st.lists(_LIVES, min_size=1, max_size=6),
    st.lists(st.sets(st.integers(0, 5)), min_size=4, max_size=4),
    st.integers(0, 3),
    st.integers(0, 2),
    st.lists(st.integers(0, 5), max_size=3),
)
def test_a_closed_period_stays_as_it_was_whatever_comes_or_ends_later(
    lives: list[dict[str, date | None]],
    reached: list[set[int]],
    closed: int,
    added: int,
    ended: list[int],
) -> None:
    places = [thon(number, **life) for number, life in enumerate(lives)]
    reports = [
        report(
            quarter.last,
            figure(
                reached=tuple(
                    place.id
                    for number, place in enumerate(places)
                    if number in told and place.lives_in(quarter)
                )
            ),
        )
        for quarter, told in zip(QUARTERS, reached, strict=True)
    ]
    year = programme([target(EVERY_THON)], reports)
    last = QUARTERS[closed].last_day
    later = [
        replace(place, until=last)
        if number in ended and place.until is None and (place.from_ is None or place.from_ <= last)
        else place
        for number, place in enumerate(places)
    ]
    later += [
        thon(90 + number, from_=date(last.year + last.month // 12, last.month % 12 + 1, 1))
        for number in range(added)
    ]
    before, after = with_places(year, *places), with_places(year, *later)
    for quarter in QUARTERS[: closed + 1]:
        one, other = result(before, quarter.last), result(after, quarter.last)
        assert (one.status, one.gathered.value, achieved(one)) == (
            other.status,
            other.gathered.value,
            achieved(other),
        )


COUNTED = measure("count", at_least=8)


def test_a_unit_that_was_merged_hands_its_targets_on_and_loses_no_figure() -> None:
    year = programme(
        [target(COUNTED)],
        [report(1, figure(count=2)), report(2, figure(count=3)), report(3, figure(count=3), unit="b")],
    )
    found = with_units(year, unit("a", until=date(2026, 8, 15), into="b"), unit("b"))
    three = result(found, 3)
    assert three.gathered.value
    assert (three.gathered.value.amount, three.gathered.complete) == (Fraction(8), True)
    assert three.target.units == ("b",)
    assert result(found, 2).target.units == ("a",)
    attained = assess(found, Period.quarter(2026, 3))
    assert (attained.reports_received, attained.reports_due, attained.missing) == (3, 3, ())
    assert [one.id for one in found.on(date(2026, 9, 30)).reporting_units] == ["b"]
    assert [one.id for one in found.on(date(2026, 6, 30)).reporting_units] == ["a"]


def test_who_ends_on_the_last_day_of_a_quarter_owes_its_report() -> None:
    year = programme([target(COUNTED)], [report(1, figure(count=2))])
    found = with_units(year, unit("a", until=date(2026, 6, 30), into="b"), unit("b"))
    attained = assess(found, Period.quarter(2026, 3))
    assert [(one.id, quarter.last) for one, quarter in attained.missing] == [("a", 2), ("b", 3)]
    earlier = with_units(year, unit("a", until=date(2026, 6, 29), into="b"), unit("b"))
    attained = assess(earlier, Period.quarter(2026, 3))
    assert [(one.id, quarter.last) for one, quarter in attained.missing] == [("b", 2), ("b", 3)]


def test_a_shared_target_is_answered_once_by_who_took_the_other_in() -> None:
    year = programme(
        [target(COUNTED, units=("a", "b"))],
        [
            report(1, figure(count=2)),
            report(1, figure(count=1), unit="b"),
            report(2, figure(count=4), unit="b"),
        ],
    )
    found = with_units(year, unit("a", until=date(2026, 4, 30), into="b"), unit("b"))
    two = result(found, 2)
    assert two.target.units == ("b",)
    assert two.gathered.value
    assert (two.gathered.value.amount, two.gathered.due, two.gathered.complete) == (Fraction(7), 3, True)


def test_a_unit_divided_hands_its_targets_to_the_first_named() -> None:
    year = programme([target(COUNTED)], [report(1, figure(count=2)), report(2, figure(count=1), unit="c")])
    start = date(2026, 5, 1)
    found = with_units(
        year,
        unit("a", until=date(2026, 4, 30), into=("c", "b")),
        unit("b", from_=start),
        unit("c", from_=start),
    )
    assert result(found, 2).target.units == ("c",)
    assert result(found, 2).gathered.complete


def test_a_unit_that_is_not_there_yet_owes_nothing() -> None:
    year = programme([target(COUNTED, units=("a", "b"))], [report(1, figure(count=2))])
    found = with_units(year, unit("a"), unit("b", from_=date(2026, 4, 1)))
    assert result(found, 1).gathered.complete
    assert [(one.id, quarter.last) for one, quarter in assess(found, Period.quarter(2026, 2)).missing] == [
        ("a", 2),
        ("b", 2),
    ]


def test_the_whole_year_is_found_again_from_any_day_of_it() -> None:
    year = programme([target(COUNTED)], [])
    found = with_units(year, unit("a", until=date(2026, 4, 30), into="b"), unit("b"))
    assert found.on(date(2026, 12, 31)).on(date(2026, 3, 31)) is found
    assert isinstance(found.organization, Organization)


# What is settled, or known once a year, is of the day that it shows


def test_who_came_or_went_after_the_day_due_changes_nothing() -> None:
    due = measure("per_subdivision", each_at_least=1, among=("thon",), due=date(2026, 2, 28))
    told = programme([target(due)], [report(1, figure(reached=ALL_FIVE))])
    within_the_quarter = thon(6, from_=date(2026, 3, 15))
    merged = thon(1, until=date(2026, 3, 20), into="thon-2")
    found = with_places(told, merged, *map(thon, range(2, 6)), within_the_quarter)
    for quarter in QUARTERS:
        one = result(found, quarter.last)
        assert (achieved(one), one.status) == ("5/5 thôn, tính đến ngày 28/02/2026", Status.REACHED)


def test_a_yearly_figure_is_of_those_that_lived_in_its_quarter() -> None:
    yearly = measure("per_subdivision", each_at_least=1, among=("thon",), reported_in=(2,))
    told = programme([target(yearly)], [report(2, figure(reached=ALL_FIVE))])
    found = with_places(told, *map(thon, range(1, 6)), thon(6, from_=date(2026, 8, 1)))
    assert [achieved(result(found, quarter)) for quarter in (2, 3, 4)] == [
        "5/5 thôn",
        "5/5 thôn (số liệu quý II)",
        "5/5 thôn (số liệu quý II)",
    ]


def test_what_a_unit_settled_stands_when_another_takes_its_place() -> None:
    units = (unit("a", until=date(2026, 5, 31), into="b"), unit("b"), unit("c"))
    for options in ({"due": date(2026, 2, 28)}, {"reported_in": (1,)}):
        for accumulate in ("sum", "latest"):
            rate = measure("percentage", at_least=90, accumulate=accumulate, **options)
            for owners in (("a",), ("a", "c"), ("c", "a"), ("a", "b")):
                reports = [
                    report(1, figure(numerator=9, denominator=10), unit=owner)
                    for owner in dict.fromkeys(owners)
                ]
                found = with_units(programme([target(rate, units=owners)], reports), *units)
                first = result(found, 1)
                assert first.status is Status.REACHED
                for quarter in (2, 3, 4):
                    later = result(found, quarter)
                    assert (later.status, later.gathered.value) == (first.status, first.gathered.value)
                    assert later.gathered.complete


def test_the_plans_of_units_that_were_merged_are_both_counted_until_there_is_one() -> None:
    units = (
        unit("a", until=date(2026, 5, 31), into="b"),
        unit("c", until=date(2026, 5, 31), into="b"),
        unit("b", from_=date(2026, 6, 1)),
    )
    share = measure("percentage", at_least=100, of_plan=True, due=date(2026, 3, 31))
    reports = [
        report(1, figure(numerator=30, denominator=100), unit="a"),
        report(1, figure(numerator=20, denominator=50), unit="c"),
    ]
    settled = with_units(programme([target(share, units=("a", "c"))], reports), *units)
    assert achieved(result(settled, 3)) == "33,33% kế hoạch (50/150), tính đến ngày 31/03/2026"
    grows = replace(share, due=None)
    later = report(2, figure(numerator=50, denominator=150), unit="b")
    going_on = with_units(programme([target(grows, units=("a", "c"))], [*reports, later]), *units)
    assert achieved(result(going_on, 2)) == "66,67% kế hoạch (100/150)"


def test_a_reader_is_told_why_the_number_of_places_changed() -> None:
    places = (
        thon(1, until=date(2026, 8, 31), into="thon-2"),
        thon(2),
        thon(3),
        thon(4, from_=date(2026, 10, 1)),
    )
    found = with_places(programme([target(EVERY_THON)], []), *places)
    assert came_and_went(found, Period.quarter(2026, 2)) == ()
    third = (
        "từ quý III năm 2026, chỉ tiêu giao cho từng thôn tính trên 02 thôn, trước đó 03 "
        "(Thôn 1 sáp nhập vào Thôn 2 từ ngày 01/09/2026)"
    )
    assert came_and_went(found, Period.quarter(2026, 3)) == (third,)
    assert came_and_went(found, Period(2026, 4, "Y")) == (
        third,
        "từ quý IV năm 2026, chỉ tiêu giao cho từng thôn tính trên 03 thôn, trước đó 02 (Thôn 4 có từ ngày 01/10/2026)",
    )
    assert came_and_went(with_places(programme([target(COUNTED)], []), *places), Period(2026, 4, "Y")) == ()


def test_a_reader_is_told_who_reports_for_a_unit_that_is_no_more() -> None:
    found = with_units(
        programme([target(COUNTED)], []), unit("a", until=date(2026, 8, 15), into="b"), unit("b")
    )
    assert came_and_went(found, Period.quarter(2026, 2)) == ()
    assert came_and_went(found, Period.quarter(2026, 4)) == (
        "từ quý III năm 2026, Đơn vị b báo cáo chỉ tiêu, nhiệm vụ của Đơn vị a (sáp nhập từ ngày 16/08/2026)",
    )


def test_before_a_unit_was_there_the_one_that_went_into_it_answered() -> None:
    start = date(2026, 7, 1)
    year = programme(
        [target(COUNTED, units=("b",))], [report(1, figure(count=2)), report(3, figure(count=1), unit="b")]
    )
    found = with_units(year, unit("d"), unit("a", until=date(2026, 6, 30), into="b"), unit("b", from_=start))
    assert result(found, 1).target.units == ("a",)
    three = result(found, 3)
    assert three.gathered.value
    assert (three.gathered.value.amount, three.gathered.due) == (Fraction(3), 3)
    two_of_them = with_units(
        year,
        unit("a", until=date(2026, 6, 30), into="b"),
        unit("c", until=date(2026, 6, 30), into="b"),
        unit("b", from_=start),
    )
    assert assess(two_of_them, Period.quarter(2026, 1)).assessments == (), "which of them is not known"


def test_the_year_before_is_counted_by_its_own_days() -> None:
    last_year = [
        replace(one, period=Period.quarter(2025, one.period.last))
        for one in [report(1, figure(reached=ALL_FIVE))]
    ]
    before = programme([target(EVERY_THON)], last_year)
    before = replace(before, plan=replace(before.plan, year=2025))
    now = programme([target(EVERY_THON)], [report(1, figure(reached=ALL_FIVE))])
    places = (*map(thon, range(1, 6)), thon(6, from_=date(2026, 1, 1)))
    both = replace(with_places(now, *places), year_before=with_places(before, *places))
    one = result(both, 1)
    assert achieved(one) == "5/6 thôn"
    assert one.a_year_ago is not None
    assert achieved(one.a_year_ago) == "5/5 thôn"


RATE = measure("percentage", at_least=90)


@given(
    st.sampled_from([("a",), ("a", "b"), ("b", "a"), ("c", "a")]),
    st.sampled_from([COUNTED, RATE, replace(RATE, accumulate="latest")]),
    st.lists(st.tuples(st.integers(1, 4), st.sampled_from("abc"), st.integers(0, 9)), max_size=12),
    st.integers(0, 3),
    st.sampled_from("abc"),
    st.sampled_from(["b", "c", ("b", "c"), "new"]),
)
def test_a_unit_that_ends_later_changes_no_closed_period(
    owners: tuple[str, ...],
    measured: Measure,
    sent: list[tuple[int, str, int]],
    closed: int,
    ended: str,
    heirs: str | tuple[str, ...],
) -> None:
    known = {(quarter, name): number for quarter, name, number in sent}
    reports = [
        report(quarter, figure(count=number, numerator=number, denominator=10), unit=name)
        for (quarter, name), number in sorted(known.items())
    ]
    year = programme([target(measured, units=owners)], reports)
    last = QUARTERS[closed].last_day
    before = with_units(year, *map(unit, "abc"))
    into = "abc"[("abc".index(ended) + 1) % 3] if heirs == ended else heirs
    after = with_units(
        year,
        *(unit(name, until=last, into=into) if name == ended else unit(name) for name in "abc"),
        unit("new", from_=last + timedelta(days=1)),
    )
    for quarter in QUARTERS[: closed + 1]:
        one, other = assess(before, quarter), assess(after, quarter)
        assert [(found.status, found.gathered, found.target) for found in one.assessments] == [
            (found.status, found.gathered, found.target) for found in other.assessments
        ]
        assert [(who.id, when) for who, when in one.missing] == [
            (who.id, when) for who, when in other.missing
        ]
        assert (one.reports_received, one.reports_due) == (other.reports_received, other.reports_due)


def test_a_thon_that_was_divided_is_told_with_its_parts() -> None:
    start = date(2026, 7, 1)
    places = (
        thon(1, until=date(2026, 6, 30), into=("thon-7", "thon-8")),
        thon(2),
        thon(7, from_=start),
        thon(8, from_=start),
        thon(9, from_=start),
    )
    every_place = measure("per_subdivision", each_at_least=1)
    found = with_places(programme([target(every_place)], []), *places)
    assert came_and_went(found, Period.quarter(2026, 3)) == (
        "từ quý III năm 2026, chỉ tiêu giao cho từng thôn tính trên 04 thôn, trước đó 02 "
        "(Thôn 1 chia thành Thôn 7, Thôn 8 từ ngày 01/07/2026; Thôn 9 có từ ngày 01/07/2026)",
    )
