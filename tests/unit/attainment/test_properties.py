"""What must hold for every plan and every set of reports."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from random import Random
from typing import Any

from builders import figure, measure, programme, report, target
from hypothesis import given
from hypothesis import strategies as st

from tdkt.attainment.assessment import assess, summarize
from tdkt.attainment.comparing import Outcome, compare
from tdkt.attainment.measure_types.registry import kind_of
from tdkt.attainment.rounding import rounded, vietnamese
from tdkt.attainment.status import Status
from tdkt.model.measure import Comparison, Measure, Relation
from tdkt.model.period import Period
from tdkt.model.unit_report import Figure

pairs = st.integers(0, 500).flatmap(lambda whole: st.tuples(st.integers(0, whole), st.just(whole)))
quarters = st.integers(1, 4)
relations = st.sampled_from(
    [Relation.AT_LEAST, Relation.MORE_THAN, Relation.AT_MOST, Relation.LESS_THAN, Relation.EXACTLY]
)
fractions = st.fractions(min_value=-200, max_value=200, max_denominator=997)


@given(
    st.lists(pairs, min_size=1, max_size=4), st.lists(pairs, min_size=1, max_size=4), st.randoms(), quarters
)
def test_pooling_does_not_depend_on_the_order_of_reports(
    first: list[tuple[int, int]], second: list[tuple[int, int]], random: Random, quarter: int
) -> None:
    shared = target(measure("percentage", at_least=90), units=("a", "b"))
    reports = [
        report(number, figure(numerator=part, denominator=whole), unit=unit)
        for unit, figures in (("a", first), ("b", second))
        for number, (part, whole) in enumerate(figures, start=1)
    ]
    shuffled = reports[:]
    random.shuffle(shuffled)
    period = Period.quarter(2026, quarter)
    one = assess(programme([shared], reports), period).assessments[0]
    other = assess(programme([shared], shuffled), period).assessments[0]
    assert (one.gathered.value, one.status, one.change) == (other.gathered.value, other.status, other.change)


@given(st.lists(pairs, min_size=1, max_size=3), st.integers(1, 100), st.data())
def test_adding_a_met_percentage_never_lowers_the_pool_below_its_threshold(
    figures: list[tuple[int, int]], threshold: int, data: st.DataObject
) -> None:
    period = Period.quarter(2026, len(figures))
    rate = target(measure("percentage", at_least=threshold))
    before = assess(
        programme(
            [rate], [report(n, figure(numerator=p, denominator=w)) for n, (p, w) in enumerate(figures, 1)]
        ),
        period,
    )
    whole = data.draw(st.integers(1, 500))
    part = data.draw(st.integers(-(-whole * threshold // 100), whole))
    added = [*figures, (part, whole)]
    after = assess(
        programme(
            [rate], [report(n, figure(numerator=p, denominator=w)) for n, (p, w) in enumerate(added, 1)]
        ),
        Period.quarter(2026, len(added)),
    )
    if before.assessments[0].status.is_reached:
        assert after.assessments[0].status.is_reached


@given(st.lists(pairs, min_size=4, max_size=4), pairs)
def test_a_later_report_never_changes_an_earlier_period(
    figures: list[tuple[int, int]], changed: tuple[int, int]
) -> None:
    rate = target(measure("percentage", more_than=90))
    reports = [report(n, figure(numerator=p, denominator=w)) for n, (p, w) in enumerate(figures, 1)]
    for quarter in (1, 2, 3):
        period = Period.quarter(2026, quarter)
        later = [
            report(n, figure(numerator=changed[0], denominator=changed[1])) for n in range(quarter + 1, 5)
        ]
        full = assess(programme([rate], reports), period).assessments[0]
        other = assess(programme([rate], reports[:quarter] + later), period).assessments[0]
        assert (full.gathered, full.status, full.change) == (other.gathered, other.status, other.change)


@given(relations, fractions, fractions)
def test_comparing_agrees_with_plain_arithmetic(
    relation: Relation, threshold: Fraction, value: Fraction
) -> None:
    from decimal import Decimal

    bound = Decimal(threshold.numerator)  # thresholds come from files as whole or decimal numbers
    met = {
        Relation.AT_LEAST: value >= bound.__int__(),
        Relation.MORE_THAN: value > bound.__int__(),
        Relation.AT_MOST: value <= bound.__int__(),
        Relation.LESS_THAN: value < bound.__int__(),
        Relation.EXACTLY: value == bound.__int__(),
    }[relation]
    assert (compare(Comparison(relation, bound, bound), value) is not Outcome.SHORT) == met


@given(fractions, fractions, st.integers(0, 2))
def test_rounding_never_carries_a_figure_across_its_threshold(
    value: Fraction, threshold: Fraction, digits: int
) -> None:
    threshold = Fraction(round(threshold * 100), 100)
    shown = Fraction(rounded(value, against=[threshold], digits=digits))
    assert (shown > threshold, shown < threshold) == (value > threshold, value < threshold)


@given(st.lists(st.tuples(pairs, st.booleans()), min_size=1, max_size=6))
def test_summaries_count_every_target_once_and_judge_only_what_can_be_judged(
    entries: list[tuple[tuple[int, int], bool]],
) -> None:
    targets = [target(measure("percentage", at_least=90), name=f"t{n}") for n in range(len(entries))]
    figures = [
        figure(f"t{n}", numerator=p, denominator=w) for n, ((p, w), sent) in enumerate(entries) if sent
    ]
    result = assess(programme(targets, [report(1, *figures)]), Period.quarter(2026, 1))
    summary = summarize(result.assessments)
    assert sum(summary.by_status.values()) == summary.total == len(entries)
    assert (
        summary.judged
        == summary.total - summary.by_status[Status.NOT_REPORTED] - summary.by_status[Status.NOTHING_AROSE]
    )
    assert summary.reached <= summary.judged


@given(st.integers(-(10**12), 10**12), st.integers(0, 4))
def test_vietnamese_numbers_read_back(number: int, places: int) -> None:
    value = Fraction(number, 10**places)
    text = vietnamese(value)
    assert Fraction(text.replace(".", "").replace(",", ".")) == value


def test_a_figure_just_below_its_threshold_is_never_shown_as_the_threshold() -> None:
    assert vietnamese(rounded(Fraction(89996, 1000), against=[Fraction(90)])) == "89,996"
    assert vietnamese(rounded(Fraction(95), against=[Fraction(95)])) == "95"
    assert vietnamese(rounded(Fraction(2, 3) * 100, against=[Fraction(95)])) == "66,67"
    assert vietnamese(rounded(Fraction(90) - Fraction(1, 10**12), against=[Fraction(90)])) == "89,999999999"


whole_numbers = st.integers(0, 12)
MEASURES = st.one_of(
    st.builds(lambda n, r: measure("percentage", **{r: n}), st.integers(0, 100), relations),
    st.builds(lambda n, r, a: measure("count", accumulate=a, **{r: n}), whole_numbers, relations, st.sampled_from(["sum", "latest"])),
    st.builds(lambda n, r, a: measure("amount", in_="ha", accumulate=a, **{r: n}), whole_numbers, relations, st.sampled_from(["sum", "latest"])),
    st.builds(lambda a, b: measure("count", between=(min(a, b), max(a, b))), whole_numbers, whole_numbers),
    st.builds(lambda n: measure("incidents", at_most=n), st.integers(0, 3)),
    st.builds(lambda n: measure("reduction", at_least=n), st.integers(0, 50)),
    st.builds(lambda n: measure("per_official", each_at_least=n), st.integers(1, 2)),
    st.builds(lambda due: measure("milestone", due=due), st.none() | st.dates(date(2026, 1, 1), date(2026, 12, 31))),
)  # fmt: skip


@st.composite
def histories(draw: st.DrawFn) -> tuple[Measure, list[Figure | None]]:
    """A measure with up to four quarters of figures that fit it; None where the unit sent nothing."""
    measured = draw(MEASURES)
    figures: list[Figure | None] = []
    for quarter in range(1, draw(st.integers(1, 4)) + 1):
        number, more = draw(whole_numbers), draw(whole_numbers)
        done = draw(st.booleans())
        shapes: dict[str, dict[str, Any]] = {
            "percentage": {"numerator": number, "denominator": number + more},
            "count": {"count": number},
            "incidents": {"count": number},
            "amount": {"amount": number},
            "reduction": {"now": number, "base": more + 1},
            "per_official": {"reached": number, "members": number + more},
            "milestone": {
                "progress": "done" if done else "under_way",
                "done_on": date(2026, 3 * quarter, 1) if done else None,
            },
        }
        figures.append(figure(**shapes[measured.type.value]) if draw(st.integers(0, 5)) else None)
    return measured, figures


def statuses(measured: Measure, figures: list[Figure | None]) -> list[Status]:
    reports = [report(quarter, sent) for quarter, sent in enumerate(figures, start=1) if sent is not None]
    year = programme([target(measured)], reports)
    return [assess(year, Period.quarter(2026, quarter)).assessments[0].status for quarter in (1, 2, 3, 4)]


@given(histories(), st.data())
def test_a_status_never_depends_on_what_comes_later(
    history: tuple[Measure, list[Figure | None]], data: st.DataObject
) -> None:
    measured, figures = history
    cut = data.draw(st.integers(0, len(figures)))
    assert statuses(measured, figures)[:cut] == statuses(measured, figures[:cut])[:cut]


@given(histories())
def test_a_status_follows_from_value_comparison_and_period(
    history: tuple[Measure, list[Figure | None]],
) -> None:
    """Wherever all figures are in: met means reached or exceeded, except a limit that still has to hold."""
    measured, figures = history
    reports = [report(quarter, sent) for quarter, sent in enumerate(figures, start=1) if sent is not None]
    year = programme([target(measured)], reports)
    for quarter in (1, 2, 3, 4):
        found = assess(year, Period.quarter(2026, quarter)).assessments[0]
        value = found.gathered.value
        if value is None or value.amount is None or not found.gathered.complete:
            continue
        if kind_of(measured).is_per_member:
            met = value.amount >= (value.whole or 0)
        else:
            met = compare(measured.comparison, value.amount) is not Outcome.SHORT
        assert not (found.status is Status.ON_SCHEDULE and quarter == 4)
        assert found.status is not Status.BEHIND or quarter < 4
        if met:
            assert found.status.is_reached or found.status is Status.ON_SCHEDULE
            assert found.status.is_reached or kind_of(measured).is_a_limit(measured)
        else:
            assert not found.status.is_reached
            over = measured.comparisons and value.amount > measured.comparison.high
            assert not (over and found.status is Status.ON_SCHEDULE), "a broken limit is never on schedule"
