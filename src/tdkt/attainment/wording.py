"""Plan, result and change of a target in a few Vietnamese words, the same on every screen and page."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction

from tdkt.attainment.assessment import Assessment, Summary
from tdkt.attainment.comparing import exact, way_of
from tdkt.attainment.forecast import forecast
from tdkt.attainment.judging import due_amount, shown_on
from tdkt.attainment.measure_types.kind import POINTS, MeasureKind
from tdkt.attainment.measure_types.registry import kind_of
from tdkt.attainment.rounding import rounded, vietnamese
from tdkt.attainment.schedule import on_own_steps
from tdkt.attainment.stages import PROGRESS
from tdkt.attainment.status import Status
from tdkt.attainment.value import Forecast, Value
from tdkt.model.measure import Measure
from tdkt.model.organization import Organization
from tdkt.model.period import MONTH, Period
from tdkt.model.unit_report import Figure


def planned(assessment: Assessment) -> str:
    """Say what was planned: "≥ 95%", "> 90%", "1 - 2", "mỗi thôn ≥ 1", "hoàn thành đến 30/06/2026"."""
    return planned_words(assessment.target.measure, assessment.period.year)


def planned_words(measure: Measure, year: int) -> str:
    """Say what `measure` plans for `year` (`planned`), with its day due: "100% (đến 28/02/2026)"."""
    words = kind_of(measure).planned(measure, year)
    if measure.due is None or kind_of(measure).is_in_stages:  # a stage says its day itself
        return words
    return f"{words} (đến {measure.due:%d/%m/%Y})"


def reported(figure: Figure, measure: Measure, organization: Organization) -> str:
    """Say a figure as it was reported: "412/430", "2", "3: Thôn Một, …", "kỳ này 9; kỳ gốc 10", "đã hoàn thành"."""
    return kind_of(measure).reported(figure, measure, organization)


def in_brief(figure: Figure | None, measure: Measure) -> str:
    """Say a figure in the few words of a form: "412 / 430", "3 nơi đạt", "đã xong 18/09/2026", "" for none.

    It goes by what the figure gives: last quarter's may have been given for a target that was measured otherwise.
    """
    if figure is None:
        return ""
    if isinstance(figure.reached, tuple):
        return f"{len(figure.reached)} nơi đạt"
    if figure.progress:
        day = f" {figure.done_on:%d/%m/%Y}" if figure.done_on else ""
        return f"{PROGRESS[figure.progress]}{day}"
    values = [getattr(figure, entry.field) for entry in kind_of(measure).inputs(measure)]
    return " / ".join(vietnamese(value) for value in values if value is not None)


def achieved(assessment: Assessment) -> str:
    """Say what was achieved: "95,81% (412/430)", "2", "3/6 thôn", "đang thực hiện", "–" where nothing is in.

    A value that does not rest on all the figures it needs says so: "100% (12/12); mới có 2/3 kỳ"; so does one that is of
    an earlier day than the period's end: "96% (24/25), tính đến ngày 28/02/2026", "52 triệu đồng (số liệu quý II)".
    """
    gathered, measure = assessment.gathered, assessment.target.measure
    if gathered.value is None:
        return "–"
    is_whole = gathered.complete or assessment.is_finished
    coverage = "" if is_whole else f"; mới có {gathered.received}/{gathered.due} kỳ"
    said = kind_of(measure).achieved(measure, gathered.value)
    return f"{said}{_as_of(measure, assessment.period)}{coverage}"


def _as_of(measure: Measure, period: Period) -> str:
    """Say of which day a value is, where that is not the end of `period`; "" where it is."""
    day = shown_on(measure, period)
    if day == period.last_day:
        return ""
    if day == measure.due:
        return f", tính đến ngày {day:%d/%m/%Y}"
    return f" (số liệu {_step_ending(on_own_steps(measure, period), day).short})"


def _step_ending(period: Period, day: date) -> Period:
    """Return the step of the year, of the kind that `period` counts, that holds `day`."""
    number = period.division.month_of(day) if period.kind == MONTH else period.division.part_of(day)
    return period.step(number or period.last)


def why_not_judged(assessment: Assessment) -> str:
    """Say why a target could not be judged: nothing arose, figures are missing, or none is due yet."""
    measure, gathered = assessment.target.measure, assessment.gathered
    if assessment.status is Status.NOTHING_AROSE:
        return "0/0, không có gì để đo"
    if assessment.status is not Status.NOT_DUE:
        return f"số liệu {gathered.received}/{gathered.due} kỳ"
    period = on_own_steps(measure, assessment.period)
    quarters = kind_of(measure).quarters(measure, period.year)
    coming = next((quarter for quarter in quarters if quarter > period.last), None)
    if gathered.due or coming is None:
        return f"hạn {measure.due:%d/%m/%Y}" if measure.due else "năm nay không hỏi"
    return f"có số liệu từ {period.step(coming).short}"


def displayed_amount(assessment: Assessment) -> str:
    """Write the value's amount, rounded so that it stands to its threshold as the exact value does."""
    value = assessment.gathered.value
    if value is None or value.amount is None:
        return ""
    measure = assessment.target.measure
    digits = kind_of(measure).decimals(measure, value.amount)
    return vietnamese(rounded(value.amount, against=thresholds(measure), digits=digits))


def scheduled(assessment: Assessment) -> str:
    """Say what the schedule asks by the period's end: "0,5", "3/6 thôn", "" where there is no schedule (any more)."""
    measure, value = assessment.target.measure, assessment.gathered.value
    due = due_amount(measure, value, assessment.period, assessment.gathered.since)
    if due is None:
        return ""
    against = [value.amount] if value and value.amount is not None else []
    number = vietnamese(rounded(due, against=against, digits=kind_of(measure).decimals(measure, due)))
    return f"{number}{kind_of(measure).unit_beside(measure, value or Value())}"


def change(assessment: Assessment) -> str:
    """Say the change since the period before with its sign: "+1,2 điểm phần trăm", "-1", "0", or ""."""
    return _signed(assessment.change, assessment)


def year_change(assessment: Assessment) -> str:
    """Say the change since the same period of the year before as `change` does, or ""."""
    return _signed(assessment.year_change, assessment)


def compared_with(period: Period) -> str:
    """Say what `change` is compared with: "so với quý trước", "so với quý I", "so với 6 tháng", "so với 9 tháng"."""
    if period.is_one_step or period.previous is None:
        return f"so với {period.word if period.is_one_step else period.division.word} trước"
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
    kind = kind_of(measure)
    if found.is_extrapolated:
        words = _about(found.amount, kind, kind.bounds_ahead(measure, value))
        words += kind.unit_beside(measure, value)
    else:
        words = kind.number(measure, found.amount)
    return f"{words}, {_against_the_plan(measure, found)}"


def _about(amount: Fraction, kind: MeasureKind, bounds: tuple[Fraction, ...]) -> str:
    """Write an amount that is only looked ahead to, with "khoảng" where it is rounded.

    Of things and incidents one decimal is kept, so that one amount is one number beside whatever threshold; members are whole.
    """
    whole = _as_whole(amount, bounds) if kind.is_per_member else None
    digits = 1 if kind.is_whole else 2
    number = rounded(amount, against=bounds, digits=digits) if whole is None else Decimal(whole)
    words = vietnamese(number)
    return words if Fraction(number) == amount else f"khoảng {words}"


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
    way = way_of(measure.comparison) if measure.comparisons else None
    if way and way.is_ceiling and way.is_strict:
        return "dưới mức kế hoạch" if found.meets_threshold else "không dưới mức kế hoạch"
    if (way and way.is_ceiling) or (above and not found.meets_threshold):
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
    measure = assessment.target.measure
    digits = kind_of(measure).decimals(measure, difference)
    number = vietnamese(rounded(difference, against=change_bounds(assessment, difference), digits=digits))
    sign = "+" if difference > 0 else ""
    in_points = kind_of(measure).in_percent and difference != 0
    unit = POINTS if in_points else ""
    return f"{sign}{number}{unit}"


def share(summary: Summary) -> str:
    """Write the percent of reached among judged targets, "" where none was judged; 100 and 0 only where exact."""
    percent = share_in_percent(summary)
    return "" if percent is None else vietnamese(percent)


def share_in_percent(summary: Summary) -> Decimal | None:
    """Return the percent that `share` writes."""
    if summary.share is None:
        return None
    return rounded(100 * summary.share, against=[Fraction(0), Fraction(100)], digits=1)


def thresholds(measure: Measure) -> tuple[Fraction, ...]:
    """Return the bounds that a displayed value must not seem to cross."""
    return kind_of(measure).bounds(measure)
