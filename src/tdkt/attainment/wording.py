"""Plan, result and change of a target in a few Vietnamese words, the same on every screen and page."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from tdkt.attainment.assessment import Assessment, Summary
from tdkt.attainment.comparing import exact
from tdkt.attainment.forecast import Forecast, forecast
from tdkt.attainment.judging import due_amount
from tdkt.attainment.rounding import rounded, vietnamese
from tdkt.attainment.value import Value
from tdkt.model.measure import Comparison, Measure, MeasureType, Relation
from tdkt.model.period import Period
from tdkt.model.unit_report import DONE, NOT_STARTED, UNDER_WAY

_SIGNS = {Relation.AT_LEAST: "≥ ", Relation.MORE_THAN: "> ", Relation.AT_MOST: "≤ ", Relation.EXACTLY: ""}
_GOALS = (Relation.AT_LEAST, Relation.MORE_THAN, Relation.EXACTLY)
PROGRESS = {NOT_STARTED: "chưa bắt đầu", UNDER_WAY: "đang thực hiện", DONE: "đã xong"}
"""The words that a unit chooses from on its form."""
FORMAL_PROGRESS = {**PROGRESS, DONE: "đã hoàn thành"}
"""The same states as documents, tables and pages say them."""
POINTS = " điểm phần trăm"
"""The unit of a difference of two percentages."""
FIELDS = {
    "numerator": "tử số",
    "denominator": "mẫu số",
    "percent": "tỷ lệ %",
    "count": "số lượng",
    "amount": "giá trị",
    "reached": "số đã đạt",
    "members": "tổng số",
    "now": "số kỳ này",
    "base": "số kỳ gốc",
    "progress": "tình hình",
    "done_on": "ngày xong",
}
"""What the fields of a figure are called."""
SUBDIVISION_TYPES = {"thon": "thôn", "to-dan-pho": "tổ dân phố"}


def planned(assessment: Assessment) -> str:
    """Say what was planned: "≥ 95%", "> 90%", "1 - 2", "mỗi thôn ≥ 1", "hoàn thành đến 30/06/2026"."""
    return planned_words(assessment.target.measure, assessment.period.year)


def planned_words(measure: Measure, year: int) -> str:
    """Say what `measure` plans for `year` (`planned`)."""
    if measure.type is MeasureType.MILESTONE:
        return f"hoàn thành đến {measure.due:%d/%m/%Y}" if measure.due else f"hoàn thành trong năm {year}"
    if measure.is_per_member:
        return f"mỗi {_member_words(measure)} ≥ {measure.each_at_least}"
    comparison = measure.comparison
    if (
        measure.type is MeasureType.PERCENTAGE
        and comparison.relation is Relation.AT_LEAST
        and comparison.low == 100
    ):
        return "100%"
    if comparison.relation is Relation.BETWEEN:
        bounds = f"{vietnamese(comparison.low)} - {vietnamese(comparison.high)}"
    elif comparison.relation is Relation.AT_MOST and comparison.high == 0:
        bounds = "0"
    else:
        bounds = _SIGNS[comparison.relation] + vietnamese(comparison.low)
    prefix = "giảm " if measure.type is MeasureType.REDUCTION else ""
    return f"{prefix}{bounds}{_unit(measure)}"


def achieved(assessment: Assessment) -> str:
    """Say what was achieved: "95,81% (412/430)", "2", "3/6 thôn", "đang thực hiện", "–" where nothing is in.

    A value that does not rest on all the figures it needs says so: "100% (12/12); mới có 2/3 kỳ".
    """
    gathered = assessment.gathered
    if gathered.value is None:
        return "–"
    coverage = "" if gathered.complete else f"; mới có {gathered.received}/{gathered.due} kỳ"
    return _value_in_words(assessment, gathered.value) + coverage


def _value_in_words(assessment: Assessment, value: Value) -> str:
    measure = assessment.target.measure
    if measure.type is MeasureType.MILESTONE:
        day = f" ngày {value.done_on:%d/%m/%Y}" if value.done_on else ""
        return FORMAL_PROGRESS[value.progress] + day
    if value.amount is None:
        return "0/0" if value.whole is not None else "–"
    if measure.is_per_member:
        return f"{vietnamese(value.amount)}/{vietnamese(value.whole or Fraction(0))} {_member_words(measure)}"
    parts = ""
    if measure.type is MeasureType.PERCENTAGE and value.part is not None and value.whole is not None:
        parts = f" ({vietnamese(value.part)}/{vietnamese(value.whole)})"
    return f"{_number_in_words(measure, value.amount)}{parts}{_of_the_plan(measure, value.amount)}"


def _number_in_words(measure: Measure, amount: Fraction) -> str:
    number = vietnamese(rounded(amount, against=thresholds(measure)))
    prefix = "giảm " if measure.type is MeasureType.REDUCTION else ""
    if prefix and number.startswith("-"):
        prefix, number = "tăng ", number[1:]
    return f"{prefix}{number}{_unit(measure)}"


def _of_the_plan(measure: Measure, amount: Fraction) -> str:
    """Say an amount as a part of the plan: " (đạt 137,7% kế hoạch)"; "" where the plan is no number to be reached."""
    if measure.type is not MeasureType.AMOUNT or measure.comparison.relation not in _GOALS:
        return ""
    goal = exact(measure.comparison.low)
    if goal <= 0:
        return ""
    return f" (đạt {vietnamese(rounded(100 * amount / goal, against=[Fraction(100)], digits=1))}% kế hoạch)"


def displayed_amount(assessment: Assessment) -> str:
    """Write the value's amount, rounded so that it stands to its threshold as the exact value does."""
    value = assessment.gathered.value
    if value is None or value.amount is None:
        return ""
    return vietnamese(rounded(value.amount, against=thresholds(assessment.target.measure)))


def scheduled(assessment: Assessment) -> str:
    """Say what the schedule asks by the period's end: "0,5", "3/6 thôn", "" where there is no schedule (any more)."""
    measure, value = assessment.target.measure, assessment.gathered.value
    due = due_amount(measure, value, assessment.period, assessment.gathered.since)
    if due is None:
        return ""
    against = [value.amount] if value and value.amount is not None else []
    number = vietnamese(rounded(due, against=against))
    if measure.is_per_member and value and value.whole:
        return f"{number}/{vietnamese(value.whole)} {_member_words(measure)}"
    return f"{number}{_unit(measure)}"


def change(assessment: Assessment) -> str:
    """Say the change since the period before with its sign: "+1,2 điểm phần trăm", "-1", "0", or ""."""
    return _signed(assessment.change, assessment)


def year_change(assessment: Assessment) -> str:
    """Say the change since the same period of the year before as `change` does, or ""."""
    return _signed(assessment.year_change, assessment)


def compared_with(period: Period) -> str:
    """Say what `change` is compared with: "so với quý trước", "so với quý I", "so với 6 tháng", "so với 9 tháng"."""
    if period.kind == "Q" or period.previous is None:
        return "so với quý trước"
    return f"so với {period.previous.short}"


def a_year_ago(assessment: Assessment) -> str:
    """Say what had been achieved by the same period of the year before, as `achieved` does; "" where nothing is known."""
    return achieved(assessment.a_year_ago) if assessment.a_year_ago else ""


def forecasted(assessment: Assessment) -> str:
    """Say where the target would stand at the year's end: "khoảng 3, tới mức kế hoạch"; "" where nothing can be said.

    It never uses the words of a status. Whoever shows it says `forecast.ASSUMPTION` beside it.
    """
    found, measure, value = forecast(assessment), assessment.target.measure, assessment.gathered.value
    if found is None or value is None:
        return ""
    about = ""
    if found.is_extrapolated:
        bounds = (value.whole or Fraction(0),) if measure.is_per_member else thresholds(measure)
        shown = _as_whole(found.amount, bounds) if measure.type is not MeasureType.AMOUNT else None
        number = rounded(found.amount, against=bounds) if shown is None else Decimal(shown)
        about = "" if Fraction(number) == found.amount else "khoảng "
        whole = f"/{vietnamese(value.whole or Fraction(0))} {_member_words(measure)}"
        words = f"{vietnamese(number)}{whole if measure.is_per_member else _unit(measure)}"
    else:
        words = _number_in_words(measure, found.amount)
    return f"{about}{words}, {_against_the_plan(measure, found)}"


def _as_whole(amount: Fraction, bounds: tuple[Fraction, ...]) -> int | None:
    """Return the nearest whole number that stands to `bounds` as `amount` does, or None where there is none."""
    below = amount.numerator // amount.denominator
    nearest = sorted((below, below + 1), key=lambda whole: abs(whole - amount))
    for whole in nearest:
        if all((whole > bound) - (whole < bound) == (amount > bound) - (amount < bound) for bound in bounds):
            return whole
    return None


def _against_the_plan(measure: Measure, found: Forecast) -> str:
    above = bool(measure.comparisons) and found.amount > exact(measure.comparison.high)
    limit = bool(measure.comparisons) and measure.comparison.relation is Relation.AT_MOST
    if limit or (above and not found.meets_threshold):
        return "trong mức kế hoạch" if found.meets_threshold else "quá mức kế hoạch"
    return "tới mức kế hoạch" if found.meets_threshold else "chưa tới mức kế hoạch"


def change_bounds(assessment: Assessment, difference: Fraction) -> tuple[Fraction, ...]:
    """Return the bounds that a displayed change must not seem to cross.

    A change never looks like none, and the value before plus the displayed change stands to the threshold as the value
    now does: from 89,5% to 89,996% is +0,496, for +0,5 would have reached 90%. Where the value is the threshold itself
    no rounding can keep it there, and none misleads.
    """
    value = assessment.gathered.value
    if value is None or value.amount is None:
        return (Fraction(0),)
    now, before = value.amount, value.amount - difference
    bounds = thresholds(assessment.target.measure)
    return (Fraction(0), *(bound - before for bound in bounds if bound != now))


def _signed(difference: Fraction | None, assessment: Assessment) -> str:
    if difference is None:
        return ""
    number = vietnamese(rounded(difference, against=change_bounds(assessment, difference)))
    sign = "+" if difference > 0 else ""
    return f"{sign}{number}{POINTS if assessment.target.measure.in_percent and difference else ''}"


def share(summary: Summary) -> str:
    """Write the percent of reached among judged targets, "" where none was judged; 100 and 0 only where exact."""
    if summary.share is None:
        return ""
    return vietnamese(rounded(100 * summary.share, against=[Fraction(0), Fraction(100)], digits=1))


def thresholds(measure: Measure) -> tuple[Fraction, ...]:
    """Return the bounds that a displayed value must not seem to cross."""
    bounds = tuple(bound for comparison in measure.comparisons for bound in _bounds(comparison))
    return (*bounds, Fraction(0)) if measure.type is MeasureType.REDUCTION else bounds


def _bounds(comparison: Comparison) -> tuple[Fraction, Fraction]:
    return exact(comparison.low), exact(comparison.high)


def _unit(measure: Measure) -> str:
    if measure.in_percent:
        return POINTS if measure.points else "%"
    if measure.type is MeasureType.AMOUNT:
        return f" {measure.unit_of_measure}"
    return ""


def _member_words(measure: Measure) -> str:
    if measure.type is MeasureType.PER_OFFICIAL:
        return "người"
    types = measure.among or tuple(SUBDIVISION_TYPES)
    return ", ".join(SUBDIVISION_TYPES[kind] for kind in types)
