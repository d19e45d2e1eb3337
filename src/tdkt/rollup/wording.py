"""A roll-up in Vietnamese words, the same on every screen, page and document."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from tdkt.attainment import wording
from tdkt.attainment.assessment import Summary
from tdkt.attainment.measure_types.kind import MeasureKind
from tdkt.attainment.measure_types.registry import kind_named
from tdkt.attainment.rounding import digits_of_quantity, rounded, vietnamese
from tdkt.awards.statistical_words import FormWords, words_of
from tdkt.model.period import Period
from tdkt.rollup.city import City
from tdkt.rollup.indicator_sums import IndicatorResult
from tdkt.rollup.statistics import CityForm, notes
from tdkt.rollup.summary import Rollup

OWN = "Phong trào của xã, phường"


def counts(summary: Summary) -> str:
    """Say how targets stand: "25 chỉ tiêu: 10 vượt, 7 đạt; 17/20 chỉ tiêu được đánh giá đã đạt (85%)"."""
    if not summary.total:
        return "chưa có kết quả"
    by_status = ", ".join(
        f"{vietnamese(count)} {status.label}" for status, count in summary.by_status.items() if count
    )
    said = f"{vietnamese(summary.total)} chỉ tiêu: {by_status}"
    if not summary.judged:
        return said
    share = wording.share(summary)
    return f"{said}; {vietnamese(summary.reached)}/{vietnamese(summary.judged)} chỉ tiêu được đánh giá đã đạt ({share}%)"


def type_name(kind: str) -> str:
    """Say a type of target: "tỷ lệ phần trăm"."""
    return kind_named(kind).name


def indicator_value(found: IndicatorResult) -> str:
    """Say what an indicator comes to, with what it is of: "95,81% (412/430)", "giảm 20% (từ 100 xuống 80)"; why not, where it cannot be said."""
    if found.unknown:
        return f"không tính: {found.unknown} chỉ tiêu không có tử số, mẫu số"
    if found.value is None:
        return "chưa có số liệu" if _kind(found).adds_up or _kind(found).pools else _stages(found)
    value = abs(shown_value(found.value, found))
    unit = f" {found.measured_in}" if found.measured_in else ""
    if _kind(found).adds_up:
        sign = "-" if found.value < 0 else ""
        return f"{sign}{vietnamese(value)}{unit}"
    part, whole = vietnamese(found.part or 0), vietnamese(found.whole or 0)
    if _kind(found).is_a_fall:
        way, to = ("giảm", "xuống") if found.value >= 0 else ("tăng", "lên")
        return f"{way} {vietnamese(value)}% (từ {whole} {to} {part}{unit})"
    return f"{vietnamese(value)}% ({part}/{whole})"


def shown_value(value: Fraction, found: IndicatorResult) -> Decimal:
    """Return the value of an indicator as it is shown: never as 0 or 100 where it is not."""
    size = rounded(abs(value), against=(Fraction(0), Fraction(100)), digits=decimals(found))
    return -size if value < 0 else size


def decimals(found: IndicatorResult) -> int:
    """Return how many decimals the value of an indicator is shown with, as in the papers of a ward."""
    return digits_of_quantity(found.value) if found.value is not None and _kind(found).adds_up else 2


def _stages(found: IndicatorResult) -> str:
    done = sum(count for status, count in found.by_status.items() if status.is_reached)
    return f"{done}/{found.targets} đã hoàn thành"


def indicator_coverage(found: IndicatorResult) -> str:
    """Say what an indicator rests on: "12/13 nơi có số liệu; 1 chỉ tiêu chưa đủ số liệu; 1 khác loại, không cộng"."""
    is_in_stages = not (_kind(found).adds_up or _kind(found).pools)
    said = (
        f"{vietnamese(found.wards)} nơi có việc này"
        if is_in_stages
        else f"{vietnamese(found.wards_with_value)}/{vietnamese(found.wards)} nơi có số liệu"
    )
    if found.incomplete:
        said += f"; {found.incomplete} chỉ tiêu chưa đủ số liệu"
    if found.unlike:
        said += f"; {found.unlike} chỉ tiêu khác loại hoặc đơn vị tính, không cộng"
    return said


def sent_for_period(found: Rollup) -> str:
    """Say how many of the wards that sent have results for the period: "cả 3 nơi có số liệu quý III năm 2026"."""
    period = period_name(found.period, found.year)
    if found.with_results == len(found.wards):
        return f"cả {vietnamese(len(found.wards))} nơi có số liệu {period}"
    return f"{vietnamese(found.with_results)} nơi trong số ấy có số liệu {period}"


def later_periods(found: Rollup) -> str:
    """Say which later periods there are: "Đã có số liệu quý IV năm 2026 của 3/97 nơi (xem: --period Q4)"; "" for none."""
    said = "; ".join(
        f"{period_name(key, found.year)} của {vietnamese(wards)}/{vietnamese(len(found.wards))} nơi"
        for key, wards in found.later
    )
    return f"Kỳ sau đã có số liệu: {said}" if said else ""


def late_note(found: Rollup) -> str:
    """Say how far what is late is known."""
    said = "tính đến khi từng nơi gửi gói số liệu"
    if found.undated:
        said += f"; {vietnamese(found.undated)} nơi gửi gói không ghi ngày nên không rõ báo cáo nào quá hạn"
    return said


def period_name(key: str, year: int) -> str:
    """Say a period of the tables: "quý III năm 2026"."""
    return Period.parse(key, year=year).title


def form_words(found: CityForm, rollup: Rollup, city: City) -> FormWords:
    """Return the words of a statistical form of all wards."""
    under = tuple(notes(found, rollup.coverage, len(rollup.wards)))
    return words_of(found.filled, city.stated(rollup.year), city.reporter, under)


def form_standing(found: CityForm) -> str:
    """Say how far a form is filled in: "Số lượng khen thưởng …: tổng số 12; 30/75 ô có số"."""
    filled = found.filled
    if not filled.cells:
        return f"{filled.form.title}: chưa có biểu mẫu"
    place, total = next(iter(filled.cells.items()))
    said = "tổng số để trống" if total.value is None else f"tổng số {vietnamese(total.value)}"
    if total.value is None and place in found.known:
        known = found.known[place]
        said += f" ({known.wards} nơi đã biết, cộng được {vietnamese(known.total)})"
    return f"{filled.form.title}: {said}; {found.numbers}/{len(filled.cells)} ô có số"


FUND = {
    "carried_over": "Số dư năm trước chuyển sang",
    "given": "Được giao trong năm",
    "added": "Bổ sung",
    "returned": "Tiền thưởng thu hồi",
    "prizes": "Đã chi tiền thưởng",
    "other": "Chi khác",
    "left": "Còn lại",
}
"""The lines of the fund in the order in which they are told."""


def _kind(found: IndicatorResult) -> MeasureKind:
    return kind_named(found.type)
