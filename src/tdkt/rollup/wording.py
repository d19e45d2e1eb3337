"""A roll-up in Vietnamese words, the same on every screen, page and document."""

from __future__ import annotations

from fractions import Fraction

from tdkt.attainment import wording
from tdkt.attainment.assessment import Summary
from tdkt.attainment.measure_types.kind import MeasureKind
from tdkt.attainment.measure_types.registry import kind_named
from tdkt.attainment.rounding import rounded, vietnamese
from tdkt.rollup.summary import IndicatorResult, Rollup

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
    """Say what an indicator comes to, with its numerator and denominator: "95,81% (412/430)"; why not, where it cannot be said."""
    if found.unknown:
        return f"không tính: {found.unknown} chỉ tiêu không có tử số, mẫu số"
    if found.value is None:
        return "–" if _kind(found).adds_up or _kind(found).pools else "theo trạng thái"
    value = vietnamese(rounded(found.value, against=(Fraction(0), Fraction(100))))
    if _kind(found).adds_up:
        return f"{value} {found.measured_in}".rstrip()
    return f"{value}% ({vietnamese(found.part or 0)}/{vietnamese(found.whole or 0)})"


def indicator_coverage(found: IndicatorResult) -> str:
    """Say what an indicator rests on: "12 nơi, 14 chỉ tiêu; 1 chưa đủ số liệu; 1 khác loại không tính"."""
    said = f"{found.wards} nơi, {found.targets} chỉ tiêu"
    if found.incomplete:
        said += f"; {found.incomplete} chưa đủ số liệu"
    if found.unlike:
        said += f"; {found.unlike} khác loại hoặc đơn vị tính, không cộng"
    return said


def sent_for_period(found: Rollup) -> str:
    """Say how many of the wards that sent have results for the period."""
    return f"{found.with_results}/{len(found.wards)} nơi đã gửi có số liệu kỳ này"


def _kind(found: IndicatorResult) -> MeasureKind:
    return kind_named(found.type)
