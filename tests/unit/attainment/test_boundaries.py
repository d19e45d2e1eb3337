"""The table that a reader can check by hand: one line a case, figures of the quarters on the left, status on the right."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from builders import figure, measure, number, programme, report, target

from tdkt.attainment.assessment import assess
from tdkt.attainment.measure_types.registry import kind_of
from tdkt.attainment.status import Status
from tdkt.model.period import Period

# measure | figures of Q1, Q2, … ("-": no report; "a/b": numerator/denominator) | statuses at Q1, Q2, …
TABLE = """
percentage at_least 95             | 19/20                    | reached
percentage at_least 95             | 189/200                  | behind
percentage at_least 95             | 191/200                  | exceeded
percentage more_than 90            | 1800/2000                | behind
percentage more_than 90            | 1801/2000                | reached
percentage more_than 90            | 1800/2000 0/0 0/0 0/0    | behind behind behind not_reached
percentage at_least 100            | 9/9                      | reached
percentage at_least 100            | 8/9 9/9 9/9 9/9          | behind behind behind not_reached
percentage at_least 100            | 0/0                      | nothing_arose
percentage at_least 100            | 0/0 5/5                  | nothing_arose reached
percentage at_least 80             | 70/100 90/100            | behind reached
percentage at_least 80             | 70/100 - 99/100          | behind not_reported not_reported
percentage at_most 5               | 5/100                    | reached
percentage at_most 5               | 4/100                    | exceeded
percentage at_most 5               | 6/100                    | behind
percentage less_than 1.54          | 154/10000                | behind
percentage less_than 1.54          | 1539/100000              | reached
percentage less_than 1.54          | 0/100                    | reached
percentage less_than 1.54          | 154/10000 0/0 0/0 0/0    | behind behind behind not_reached
percentage latest less_than 5      | 5/100 4/100              | behind reached
percentage at_most 0               | 0/100                    | reached
percentage at_least 99.5           | 199/200                  | reached
percentage latest at_least 90      | 80/100 90/100            | behind reached
percentage latest at_least 90      | 95/100 - 90/100          | exceeded not_reported reached
percentage latest at_least 90      | 95/100 80/100            | exceeded behind
count at_least 4                   | 1 0 2 1                  | on_schedule behind on_schedule reached
count at_least 4                   | 5                        | exceeded
count at_least 4                   | 4 -                      | reached reached
count at_least 1                   | 0 0 0 0                  | behind behind behind not_reached
count at_least 1                   | 0 1 0 0                  | behind reached reached reached
count more_than 8                  | 2 2 4 1                  | behind behind on_schedule reached
count between 1,2                  | 0 1 1 1                  | behind reached reached exceeded
count exactly 2                    | 1 1 1                    | on_schedule reached not_reached
count at_most 4                    | 0 4 0 1                  | on_schedule on_schedule on_schedule not_reached
count at_most 4                    | 1 1 1 0                  | on_schedule on_schedule on_schedule exceeded
count exactly 8                    | 3 3 3                    | on_schedule on_schedule not_reached
count less_than 4                  | 0 3 0 0                  | on_schedule on_schedule on_schedule reached
count less_than 4                  | 0 4 0 0                  | on_schedule not_reached not_reached not_reached
count less_than 4                  | 4 -                      | not_reached not_reached
count latest less_than 4           | 5 4 3                    | behind behind reached
count latest at_most 4             | 5 4 3                    | behind reached exceeded
count latest at_most 4             | 5 5 5 5                  | behind behind behind not_reached
count latest exactly 2             | 5 2 1                    | behind reached behind
count latest at_least 4            | 1 2 4                    | on_schedule on_schedule reached
amount exactly 8                   | 9                        | behind
amount exactly 8                   | 2 2 2 2                  | on_schedule on_schedule on_schedule reached
amount at_most 8                   | 2 7                      | on_schedule behind
amount at_most 8                   | 2 7 1 1                  | on_schedule behind behind not_reached
amount less_than 8                 | 2 6                      | on_schedule behind
amount less_than 8                 | 2 2 2 1.99               | on_schedule on_schedule on_schedule reached
amount less_than 8                 | 2 2 2 2                  | on_schedule on_schedule on_schedule not_reached
amount between 4,6                 | 1 1 1 1                  | on_schedule on_schedule on_schedule reached
amount latest at_most 5            | 6 5                      | behind reached
percentage exactly 50              | 60/100 50/50             | behind behind
incidents at_most 0                | 0 0 0 0                  | on_schedule on_schedule on_schedule reached
incidents at_most 0                | 0 1 0 0                  | on_schedule not_reached not_reached not_reached
incidents at_most 0                | 0 -                      | on_schedule not_reported
incidents at_most 0                | 1 -                      | not_reached not_reached
incidents less_than 2              | 0 1 0 0                  | on_schedule on_schedule on_schedule reached
incidents less_than 2              | 0 1 1 0                  | on_schedule on_schedule not_reached not_reached
incidents at_most 2                | 0 1 0 0                  | on_schedule on_schedule on_schedule exceeded
amount at_least 8.5                | 2.125 2 3 1.375          | on_schedule behind on_schedule reached
amount at_least 8.5                | 9                        | exceeded
amount latest at_least 6.5         | 6.4 6.5                  | behind reached
reduction at_least 10              | 90/100                   | reached
reduction at_least 10              | 95/100 85/100            | behind reached
reduction at_least 10              | 120/100                  | behind
reduction at_least 10              | 89/100                   | exceeded
reduction less_than 10             | 90/100                   | behind
reduction less_than 10             | 91/100                   | reached
reduction points at_least 0.58     | 1.42/2                   | reached
reduction points at_least 0.58     | 1.43/2 1.42/2            | behind reached
"""


def _cases() -> list[Any]:
    rows = [[cell.strip() for cell in line.split("|")] for line in TABLE.strip().splitlines()]
    return [pytest.param(*row, id=f"{row[0]}: {row[1]}") for row in rows]


def _measure(words: str) -> Any:
    kind, *rest = words.split()
    options: dict[str, Any] = {"in_": "ha"}
    if "latest" in rest:
        options["accumulate"] = "latest"
    if "points" in rest:
        options["points"] = True
    bound = rest[-1].split(",")
    options[rest[-2]] = tuple(number(text) for text in bound) if len(bound) > 1 else number(bound[0])
    return measure(kind, **options)


def _figure(kind: str, text: str) -> Any:
    if kind == "percentage":
        numerator, denominator = text.split("/")
        return figure(numerator=int(numerator), denominator=int(denominator))
    if kind == "reduction":
        now, base = text.split("/")
        return figure(now=number(now), base=number(base))
    return figure(amount=number(text)) if kind == "amount" else figure(count=int(text))


@pytest.mark.parametrize(("words", "figures", "expected"), _cases())
def test_status_at_the_end_of_each_quarter(words: str, figures: str, expected: str) -> None:
    kind = words.split()[0]
    reports = [
        report(quarter, _figure(kind, text))
        for quarter, text in enumerate(figures.split(), start=1)
        if text != "-"
    ]
    year = programme([target(_measure(words))], reports)
    found = [
        assess(year, Period.quarter(2026, quarter)).assessments[0].status.value
        for quarter in range(1, len(expected.split()) + 1)
    ]
    assert found == expected.split()


@pytest.mark.parametrize(
    ("reached", "expected"),
    [
        (["2", "5", "8", "10"], ["behind", "on_schedule", "on_schedule", "reached"]),
        (["3", "4", "10", "10"], ["on_schedule", "behind", "reached", "reached"]),
        (["3", "5", "8", "9"], ["on_schedule", "on_schedule", "on_schedule", "not_reached"]),
    ],
)
def test_every_official_needs_the_minimum(reached: list[str], expected: list[str]) -> None:
    reports = [report(q, figure(reached=int(n), members=10)) for q, n in enumerate(reached, start=1)]
    year = programme([target(measure("per_official", each_at_least=1))], reports)
    assert [assess(year, Period.quarter(2026, q)).assessments[0].status for q in (1, 2, 3, 4)] == expected


def test_members_of_a_subdivision_target_come_from_the_organization() -> None:
    villages = measure("per_subdivision", each_at_least=1, among=("thon",))
    year = programme([target(villages)], [report(1, figure(reached=("thon-1", "thon-2")))])
    found = assess(year, Period.quarter(2026, 1)).assessments[0]
    assert found.gathered.value is not None
    assert found.gathered.value.amount == 2
    assert found.gathered.value.whole == 6
    assert found.status == "on_schedule"  # 2 of 6 is above a quarter


@pytest.mark.parametrize(
    ("progress", "done_on", "quarter", "expected"),
    [
        ("under_way", None, 1, "on_schedule"),
        ("under_way", None, 2, "behind"),
        ("not_started", None, 3, "behind"),
        ("under_way", None, 4, "not_reached"),
        ("done", date(2026, 3, 31), 1, "reached"),
        ("done", date(2026, 6, 30), 2, "reached"),
        ("done", date(2026, 7, 1), 3, "behind"),
        ("done", date(2026, 7, 1), 4, "not_reached"),
    ],
)
def test_milestone_due_on_the_last_day_of_june(
    progress: str, done_on: date | None, quarter: int, expected: str
) -> None:
    milestone = measure("milestone", due=date(2026, 6, 30))
    year = programme([target(milestone)], [report(quarter, figure(progress=progress, done_on=done_on))])
    assert assess(year, Period.quarter(2026, quarter)).assessments[0].status == expected


def test_own_schedule_replaces_even_quarters() -> None:
    late = measure("count", at_least=2, schedule=(0, 0, 1))
    year = programme([target(late)], [report(q, figure(count=0)) for q in (1, 2, 3)])
    assert [assess(year, Period.quarter(2026, q)).assessments[0].status for q in (1, 2, 3)] == [
        "on_schedule",
        "on_schedule",
        "behind",
    ]


def test_shared_target_is_pooled_from_numerators_not_from_results() -> None:
    shared = target(measure("percentage", at_least=90), units=("a", "b"))
    year = programme(
        [shared],
        [
            report(1, figure(numerator=1, denominator=1)),  # 100 %
            report(1, figure(numerator=80, denominator=99), unit="b"),  # 80.8 %: the mean would be 90.4 %
        ],
    )
    found = assess(year, Period.quarter(2026, 1)).assessments[0]
    assert found.gathered.value is not None
    assert found.gathered.value.amount == 81
    assert found.status == "behind"


def test_shared_target_waits_for_every_unit() -> None:
    shared = target(measure("percentage", at_least=90), units=("a", "b"))
    found = assess(
        programme([shared], [report(1, figure(numerator=9, denominator=9))]), Period.quarter(2026, 1)
    )
    assert found.assessments[0].status == "not_reported"
    assert (found.assessments[0].gathered.received, found.assessments[0].gathered.due) == (1, 2)


def test_a_milestone_once_done_stays_done_while_a_report_is_missing() -> None:
    done = target(measure("milestone"))
    year = programme([done], [report(1, figure(progress="done", done_on=date(2026, 3, 1)))])
    assert [assess(year, Period.quarter(2026, q)).assessments[0].status for q in (1, 2, 4)] == ["reached"] * 3


def test_a_shared_milestone_is_done_when_every_unit_has_done_it() -> None:
    shared = target(measure("milestone"), units=("a", "b"))
    mine = report(1, figure(progress="done", done_on=date(2026, 3, 1)))
    assert (
        assess(programme([shared], [mine]), Period.quarter(2026, 1)).assessments[0].status == "not_reported"
    )
    other = report(1, figure(progress="under_way"), unit="b")
    assert (
        assess(programme([shared], [mine, other]), Period.quarter(2026, 1)).assessments[0].status
        == "on_schedule"
    )


def test_causes_are_those_of_the_latest_quarter_that_gave_any() -> None:
    shared = target(measure("percentage", at_least=90), units=("a", "b"))
    year = programme(
        [shared],
        [
            report(1, figure(numerator=1, denominator=2, cause="a quý I")),
            report(2, figure(numerator=1, denominator=2, cause="a quý II")),
            report(1, figure(numerator=1, denominator=2, cause="b quý I"), unit="b"),
            report(2, figure(numerator=1, denominator=2, cause="b quý II"), unit="b"),
        ],
    )
    assert assess(year, Period.quarter(2026, 2)).assessments[0].causes == ("a quý II", "b quý II")
    assert assess(year, Period.quarter(2026, 3)).assessments[0].causes == ("a quý II", "b quý II")


@pytest.mark.parametrize(
    ("options", "count", "expected"),
    [
        ({"more_than": 8}, 2, "behind"),
        ({"more_than": 8}, 3, "on_schedule"),
        ({"more_than": 8, "schedule": (2, 4, 6)}, 2, "on_schedule"),
        ({"more_than": 8, "schedule": (2, 4, 6)}, 1, "behind"),
        ({"at_least": 8, "schedule": (2, 4, 6)}, 2, "on_schedule"),
        ({"at_least": 8}, 2, "on_schedule"),
        ({"at_least": 8}, 1, "behind"),
    ],
)
def test_hon_8_is_hon_2_by_the_first_quarter_but_a_schedule_of_its_own_says_what_is_enough(
    options: dict[str, Any], count: int, expected: str
) -> None:
    year = programme([target(measure("count", **options))], [report(1, figure(count=count))])
    assert assess(year, Period.quarter(2026, 1)).assessments[0].status == expected


def test_figures_of_several_units_are_in_the_order_of_the_quarters_and_the_last_cause_counts() -> None:
    shared = target(measure("count", at_least=8), units=("a", "b"))
    year = programme(
        [shared],
        [
            report(1, figure(count=1, cause="Thiếu người."), unit="a"),
            report(2, figure(count=0, cause="Thiếu kinh phí."), unit="a"),
            report(1, figure(count=0, cause="Mưa bão."), unit="b"),
            report(2, figure(count=1), unit="b"),
        ],
    )
    found = assess(year, Period.quarter(2026, 2)).assessments[0]
    assert [quarter for quarter, _ in found.gathered.figures] == [1, 1, 2, 2]
    assert found.causes == ("Thiếu kinh phí.",)


def test_of_a_state_the_latest_figure_of_every_unit_counts() -> None:
    state = target(measure("percentage", at_least=90, accumulate="latest"), units=("a", "b"))
    reports = [
        report(1, figure(numerator=1, denominator=10), unit="a"),
        report(2, figure(numerator=9, denominator=10), unit="a"),
        report(1, figure(numerator=10, denominator=10), unit="b"),
    ]
    waiting = assess(programme([state], reports), Period.quarter(2026, 2)).assessments[0]
    assert waiting.gathered.value is not None
    assert waiting.gathered.value.amount == 95
    assert not waiting.gathered.complete
    assert waiting.status is Status.NOT_REPORTED
    complete = assess(
        programme([state], [*reports, report(2, figure(numerator=8, denominator=10), unit="b")]),
        Period.quarter(2026, 2),
    ).assessments[0]
    assert complete.gathered.value is not None
    assert complete.gathered.value.amount == 85
    assert complete.status is Status.BEHIND


@pytest.mark.parametrize(("villages", "samples"), [(("thon",), True), ((), False)])
def test_a_list_of_sample_villages_marks_what_rests_on_it(villages: tuple[str, ...], samples: bool) -> None:
    counted = (
        measure("per_subdivision", each_at_least=1, among=villages)
        if villages
        else measure("count", at_least=1)
    )
    year = programme([target(counted)], [])
    listed = year.organization.subdivisions
    assert listed is not None
    one_village = replace(listed, illustrative=True, members=listed.members[:1])
    year = replace(year, organization=replace(year.organization, subdivisions=one_village))
    found = assess(year, Period.quarter(2026, 1))
    assert found.assessments[0].illustrative == found.illustrative == samples


@pytest.mark.parametrize(
    ("plan", "own", "other", "marked", "whole"),
    [
        (False, False, False, False, False),
        (True, False, False, True, True),
        (False, True, False, True, True),
        (False, False, True, False, True),
    ],
)
def test_a_target_is_marked_by_the_samples_that_it_rests_on(
    plan: bool, own: bool, other: bool, marked: bool, whole: bool
) -> None:
    counted = target(measure("count", at_least=1))
    reports = [
        report(1, figure(count=1), unit="a", illustrative=own),
        report(1, unit="b", illustrative=other),
    ]
    year = programme([counted], reports)
    year = replace(year, plan=replace(year.plan, illustrative=plan))
    found = assess(year, Period.quarter(2026, 1))
    assert (found.assessments[0].illustrative, found.illustrative) == (marked, whole)


@pytest.mark.parametrize(
    ("measured", "pooled"),
    [
        (measure("percentage", at_least=1), True),
        (measure("percentage", at_least=1, percent_only=True), False),
        (measure("count", at_least=1, accumulate="latest"), True),
        (measure("amount", at_least=1, in_="ha"), True),
        (measure("amount", at_least=1, in_="ha", accumulate="latest"), False),
        (measure("reduction", at_least=1), True),
        (measure("reduction", at_least=1, points=True), False),
        (measure("milestone"), True),
    ],
)
def test_rates_and_states_of_several_units_make_no_value_together(measured: Any, pooled: bool) -> None:
    assert kind_of(measured).can_be_pooled(measured) == pooled
