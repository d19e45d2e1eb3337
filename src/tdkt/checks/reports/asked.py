"""Figures of quarters in which their target is not asked: nothing counts them, so nobody may believe that they count."""

from __future__ import annotations

from collections.abc import Iterator

from tdkt.attainment.measure_types.registry import kind_of
from tdkt.attainment.owing import is_asked
from tdkt.attainment.schedule import grid_of, steps_of
from tdkt.checks.rule import ERROR, WARNING, Rule
from tdkt.model.diagnostic import Diagnostic
from tdkt.model.movements import Target
from tdkt.model.period import Period
from tdkt.model.unit_report import Figure

OUT_OF_SEASON = Rule(
    code="R517",
    severity=ERROR,
    title="Số cộng dồn của quý không hỏi",
    explanation="Chỉ tiêu cộng dồn chỉ có số liệu ở các quý ghi trong reported_in; số của quý được hỏi đã gồm cả các quý trước "
    "đó, nên số của quý khác không được cộng thêm. Xóa số này, hoặc bỏ reported_in nếu quý nào cũng có số liệu.",
)
NOT_COUNTED = Rule(
    code="R518",
    severity=WARNING,
    title="Số liệu không tính",
    explanation="Chỉ tiêu ghi tình hình cuối quý mà quý này không hỏi (reported_in), hoặc đã qua hạn, thì số liệu không tính. "
    "Kết quả của chỉ tiêu có hạn (due) chốt theo ngày ấy; số báo cáo cho quý sau không làm thay đổi kết quả. "
    "Muốn sửa số đã chốt thì sửa ở báo cáo của quý có hạn; muốn lùi hạn thì sửa đổi kế hoạch.",
)

OUT_OF_STEP = Rule(
    code="R523",
    severity=ERROR,
    title="Số liệu ở báo cáo của kỳ khác loại",
    explanation="Chỉ tiêu báo cáo hằng tháng (report_every: month) chỉ có số liệu trong báo cáo tháng, tdkt tự cộng lên quý, học "
    "kỳ, năm; chỉ tiêu báo cáo từng quý, học kỳ thì ngược lại. Số của loại kỳ kia không được cộng thêm: chuyển sang đúng báo "
    "cáo, hoặc sửa report_every.",
)

RULES = (OUT_OF_SEASON, NOT_COUNTED, OUT_OF_STEP)


def check_asked(figure: Figure, target: Target, period: Period) -> Iterator[Diagnostic]:
    """Yield where `figure` is of a quarter in which its target is not asked."""
    if is_asked(target, period):
        return
    measure = target.measure
    if period.grid != grid_of(measure):
        how = "hằng tháng" if measure.is_monthly else f"từng {period.division.word}"
        yield OUT_OF_STEP.at(
            figure.origin.key("target"),
            f"Chỉ tiêu “{target.id}” báo cáo {how} nên số liệu này của {period.short} không tính.",
            "Chuyển số liệu sang báo cáo của kỳ ấy, hoặc sửa report_every.",
        )
    elif period.last not in measure.reported_in:
        quarters = ", ".join(period.step(quarter).short for quarter in steps_of(measure, period.year))
        rule = NOT_COUNTED if kind_of(measure).is_a_state(measure) else OUT_OF_SEASON
        yield rule.at(
            figure.origin.key("target"),
            f"Chỉ tiêu “{target.id}” chỉ có số liệu ở {quarters}, không có ở {period.short}.",
            "Xóa số liệu này, hoặc sửa reported_in.",
        )
    elif measure.due is not None:
        yield NOT_COUNTED.at(
            figure.origin.key("target"),
            f"Chỉ tiêu “{target.id}” đã chốt ngày {measure.due:%d/%m/%Y}; số của {period.short} không tính.",
            f"Xóa số liệu này; cần sửa số đã chốt thì sửa báo cáo của {period.word} có hạn.",
        )
