"""A target's measure agrees with itself and with the printed text.

The text that is printed and the measure that is computed stand side by side; people are rewarded by the second and
have signed the first.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from fractions import Fraction

from tdkt.attainment.comparing import way_of
from tdkt.attainment.measure_types.registry import KINDS, kind_of
from tdkt.checks.example_files import MOVEMENTS
from tdkt.checks.rule import ERROR, WARNING, Example, Rule
from tdkt.model.diagnostic import Diagnostic
from tdkt.model.measure import Comparison, Measure, Number, Relation
from tdkt.model.movements import Item, Target
from tdkt.model.organization import Organization
from tdkt.model.place import Place
from tdkt.model.plan_year import division_of
from tdkt.workspace.workspace import Workspace

_NEED_THRESHOLD = ", ".join(kind.type for kind in KINDS.values() if kind.needs_threshold)
_THRESHOLDS = ", ".join(Relation)
_RATE = "measure: {type: percentage, at_least: 95, counting: văn bản xử lý đúng hạn, of: văn bản đã xử lý}"
_COUNT = "measure: {type: count, between: [1, 2], of: mô hình}"

ONE_COMPARISON = Rule(
    code="M603",
    severity=ERROR,
    title="Cách đo cần đúng một ngưỡng",
    explanation=f"Chỉ tiêu loại {_NEED_THRESHOLD} phải có đúng một trong các khóa {_THRESHOLDS} (loại incidents: at_most hoặc less_than).",
    examples=(
        Example(
            file=MOVEMENTS,
            text=_COUNT,
            bad=("measure: ▸{type: count, of: mô hình}",),
            good=("measure: {type: count, at_least: 1, of: mô hình}",),
            also=("M602",),
        ),
    ),
)
REVERSED = Rule(
    code="M604",
    severity=ERROR,
    title="Khoảng ngược",
    explanation="Số đầu của between là cận dưới, số sau là cận trên.",
    examples=(
        Example(
            file=MOVEMENTS,
            text="between: [1, 2]",
            bad=("between: ▸[2, 1]", "between: ▸[3, 2]"),
            good=("between: [1, 2]", "between: [2, 2]"),
            also=("M601",),
        ),
    ),
)
QUOTE_NOT_IN_TEXT = Rule(
    code="M605",
    severity=ERROR,
    title="Phần trích không có trong câu",
    explanation="quote phải trích đúng từng chữ trong text của câu, để người đọc thấy chỉ tiêu từ đâu ra.",
    examples=(
        Example(
            file=MOVEMENTS,
            text="quote: không để xảy ra sai sót lớn",
            bad=("quote: ▸không xảy ra sai sót",),
            good=("quote: không để xảy ra sai sót",),
        ),
    ),
)
CANNOT_POOL = Rule(
    code="M608",
    severity=ERROR,
    title="Không gộp được số liệu của nhiều đơn vị",
    explanation="Chỉ tiêu chung của nhiều đơn vị được gộp từ tử số và mẫu số. Tỷ lệ không có tử số, mẫu số "
    "(percent_only), hiệu của hai tỷ lệ (points) và mức kỳ gần nhất của một giá trị không gộp "
    "được: không bao giờ lấy trung bình các tỷ lệ.",
    examples=(
        Example(
            file=MOVEMENTS,
            text=_RATE,
            bad=(
                (
                    "measure: {type: percentage, at_least: 95, percent_only: true}\n"
                    "        shared_with: ▸[kinh-te]"
                ),
            ),
            good=(_RATE + "\n        shared_with: [kinh-te]",),
            also=("R505",),
        ),
    ),
)
POINTS_OF_AMOUNTS = Rule(
    code="M611",
    severity=ERROR,
    title="Điểm phần trăm cho một giá trị",
    explanation="points chỉ dùng khi hai kỳ đều là tỷ lệ (tỷ lệ hộ nghèo giảm 0,58%). Giá trị có đơn vị tính "
    "(in: đồng) thì mức giảm là phần trăm của kỳ gốc, không ghi points.",
    examples=(
        Example(
            file=MOVEMENTS,
            text="of: chi phí văn phòng phẩm, in: đồng}",
            bad=("of: chi phí văn phòng phẩm, in: đồng, points: ▸true}",),
            good=("of: chi phí văn phòng phẩm, in: đồng}",),
            also=("R502",),
        ),
    ),
)
SCHEDULE_FALLS = Rule(
    code="M609",
    severity=ERROR,
    title="Tiến độ giảm dần hoặc vượt chỉ tiêu",
    explanation="Tiến độ ghi mức lũy kế, nên quý sau không được thấp hơn quý trước và quý III không được cao "
    "hơn chỉ tiêu của năm.",
    examples=(
        Example(
            file=MOVEMENTS,
            text=_COUNT,
            bad=(
                "measure: {type: count, at_least: 4, of: mô hình, schedule: ▸{Q1: 2, Q2: 1, Q3: 3}}",
                "measure: {type: count, at_least: 1, of: mô hình, schedule: ▸{Q1: 0, Q2: 1, Q3: 2}}",
                "measure: {type: count, between: [1, 2], of: mô hình, schedule: ▸{Q1: 0, Q2: 0, Q3: 2}}",
            ),
            good=(
                "measure: {type: count, between: [1, 2], of: mô hình, schedule: {Q1: 0, Q2: 0, Q3: 1}}",
                "measure: {type: count, between: [1, 2], of: mô hình, schedule: {Q1: 1, Q2: 1, Q3: 1}}",
            ),
            also=("M601", "M602"),
        ),
    ),
)
NO_SUBDIVISIONS = Rule(
    code="M610",
    severity=WARNING,
    title="Chưa có danh sách thôn, tổ dân phố",
    explanation="Chỉ tiêu “mỗi thôn, tổ dân phố” cần danh sách trong organization.yaml để làm mẫu số; khi "
    "chưa có, đơn vị phải ghi members trong báo cáo.",
)

RULES = (
    ONE_COMPARISON,
    REVERSED,
    QUOTE_NOT_IN_TEXT,
    CANNOT_POOL,
    SCHEDULE_FALLS,
    NO_SUBDIVISIONS,
    POINTS_OF_AMOUNTS,
)


def check(workspace: Workspace) -> Iterator[Diagnostic]:
    """Yield where measures contradict themselves, the text or the ward."""
    for movements in workspace.promises:
        for item in movements.items:
            yield from _item(item)
        for target in movements.targets:
            yield from of_target(target)
            if _lacks_members(target, workspace.organization, division_of(movements.year).last_day):
                yield NO_SUBDIVISIONS.at(
                    target.measure.origin.at("type"),
                    "organization.yaml chưa có thôn, tổ dân phố thuộc loại này.",
                    "Thêm subdivisions vào organization.yaml.",
                )


def _lacks_members(target: Target, organization: Organization | None, day: date) -> bool:
    kind = kind_of(target.measure)
    if not kind.members_are_listed or organization is None:
        return False
    return not kind.listed_members(target.measure, organization, day)


def _item(item: Item) -> Iterator[Diagnostic]:
    if len(item.targets) > 1:
        for target in item.targets:
            if target.text not in item.text:
                yield QUOTE_NOT_IN_TEXT.at(
                    target.origin.at("quote"),
                    "Phần trích này không có nguyên văn trong câu.",
                    "Chép đúng từng chữ từ text.",
                )


def of_target(target: Target) -> Iterator[Diagnostic]:
    """Yield where the measure of `target` contradicts itself or cannot be pooled."""
    measure = target.measure
    if kind_of(measure).needs_threshold and len(measure.comparisons) != 1:
        many_or_none = "có nhiều ngưỡng" if measure.comparisons else "chưa có ngưỡng nào"
        yield ONE_COMPARISON.at(
            measure.origin.at(),
            f"Cách đo {many_or_none}.",
            f"Ghi đúng một trong {', '.join(kind_of(measure).relations)}.",
        )
        return
    for comparison in measure.comparisons:
        if comparison.low > comparison.high:
            yield REVERSED.at(
                measure.origin.at("between"),
                f"Khoảng {comparison.low} đến {comparison.high} ngược.",
                "Ghi cận dưới trước.",
            )
    if len(target.units) > 1 and not target.allocation and not kind_of(measure).can_be_pooled(measure):
        yield CANNOT_POOL.at(
            target.origin.at("shared_with"),
            "Số liệu của chỉ tiêu này không gộp được giữa các đơn vị.",
            "Giao cho một đơn vị tổng hợp, hoặc đo bằng tử số và mẫu số.",
        )
    if measure.points and measure.unit_of_measure:
        yield POINTS_OF_AMOUNTS.at(
            measure.origin.at("points"),
            f"Giá trị tính bằng {measure.unit_of_measure} không giảm theo điểm phần trăm.",
            "Bỏ points, hoặc bỏ in nếu hai kỳ đều là tỷ lệ.",
        )
    if measure.schedule is not None:
        yield from schedule_findings(measure, measure.origin.at("schedule"))


def schedule_findings(measure: Measure, place: Place) -> Iterator[Diagnostic]:
    """Yield where the schedule of `measure`, which stands at `place`, falls or goes past the goal."""
    if measure.schedule is None:
        return
    steps = list(measure.schedule)
    if steps != sorted(steps) or any(_is_past(steps[-1], found) for found in measure.comparisons):
        yield SCHEDULE_FALLS.at(
            place,
            "Tiến độ lũy kế giảm dần hoặc vượt chỉ tiêu của năm.",
            "Ghi mức cộng dồn đến hết từng quý.",
        )


def _is_past(amount: Number | Fraction, comparison: Comparison) -> bool:
    """Tell whether a schedule that asks for `amount` goes past the year's goal, or reaches what must stay below it."""
    way = way_of(comparison)
    return amount > comparison.low or (way.is_ceiling and way.is_strict and amount == comparison.low)
