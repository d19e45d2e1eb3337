"""What must hold for every plan and every set of reports."""

from __future__ import annotations

from fractions import Fraction
from random import Random

from builders import figure, measure, programme, report, target
from hypothesis import given
from hypothesis import strategies as st

from tdkt.attainment.assessment import assess, summarize
from tdkt.attainment.comparing import Outcome, compare
from tdkt.attainment.rounding import rounded, vietnamese
from tdkt.attainment.status import Status
from tdkt.model.measure import Comparison, Relation
from tdkt.model.period import Period

pairs = st.integers(0, 500).flatmap(lambda whole: st.tuples(st.integers(0, whole), st.just(whole)))
quarters = st.integers(1, 4)
relations = st.sampled_from([Relation.AT_LEAST, Relation.MORE_THAN, Relation.AT_MOST, Relation.EXACTLY])
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
