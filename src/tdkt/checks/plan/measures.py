"""A target's measure agrees with itself and with the printed text.

The text that is printed and the measure that is computed stand side by side; people are rewarded by the second and
have signed the first.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction

from tdkt.attainment.comparing import way_of
from tdkt.attainment.measure_types.registry import KINDS, kind_of
from tdkt.checks.example_files import MOVEMENTS
from tdkt.checks.plan.sayings import is_quantified, numbers_in, relation_in
from tdkt.checks.rule import ERROR, WARNING, Example, Rule
from tdkt.model.diagnostic import Diagnostic
from tdkt.model.measure import Comparison, Measure, Number, Relation
from tdkt.model.movements import Item, Target
from tdkt.model.organization import Organization
from tdkt.model.text import plain
from tdkt.workspace.workspace import Workspace

_NEED_THRESHOLD = ", ".join(kind.type for kind in KINDS.values() if kind.needs_threshold)
_THRESHOLDS = ", ".join(Relation)
_RATE = "measure: {type: percentage, at_least: 95, counting: văn bản xử lý đúng hạn, of: văn bản đã xử lý}"
_COUNT = "measure: {type: count, between: [1, 2], of: mô hình}"

NUMBER_DIFFERS = Rule(
    code="M601",
    severity=WARNING,
    title="Số trong câu khác số trong cách đo",
    explanation="Câu in trong kế hoạch nêu một số, cách đo tính theo số khác. Sửa measure cho đúng câu đã "
    "ban hành, hoặc sửa câu khi còn là dự thảo.",
    examples=(
        Example(
            file=MOVEMENTS, text=_RATE, bad=(_RATE.replace("95", "▸90"),), good=(_RATE.replace("95", "95.0"),)
        ),
    ),
)
RELATION_DIFFERS = Rule(
    code="M602",
    severity=WARNING,
    title="Cách so sánh khác lời văn",
    explanation="“Trên 90%” là hơn 90% (more_than: đúng 90% chưa đạt); “ít nhất”, “bằng hoặc trên”, “đạt "
    "99%” và tỷ lệ đứng một mình là at_least; “không quá” là at_most; “dưới 5%” là less_than (đúng 5% chưa đạt); “01 đến 02” là between.",
    examples=(
        Example(
            file=MOVEMENTS,
            text="text: 95% văn bản được xử lý đúng hạn.\n        measure: {type: percentage, at_least",
            bad=(
                (
                    "text: Trên 95% văn bản được xử lý đúng hạn.\n"
                    "        measure: {type: percentage, ▸at_least"
                ),
            ),
            good=(
                (
                    "text: Trên 95% văn bản được xử lý đúng hạn.\n"
                    "        measure: {type: percentage, more_than"
                ),
            ),
        ),
    ),
)
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
NUMBER_IN_TASK = Rule(
    code="M607",
    severity=WARNING,
    title="Nhiệm vụ có số liệu",
    explanation="Câu nêu tỷ lệ phần trăm, “ít nhất …”, “01 đến 02 …” hoặc “không để xảy ra …” nhưng được "
    "khai là nhiệm vụ (task), nên không được tính. Khai thành chỉ tiêu (target) với measure.",
    examples=(
        Example(
            file=MOVEMENTS,
            text="text: Quản lý tài sản công tiết kiệm, minh bạch.",
            bad=("text: ▸Quản lý 100% tài sản công.",),
            good=("text: Quản lý tốt tài sản công.",),
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
    NUMBER_DIFFERS,
    RELATION_DIFFERS,
    ONE_COMPARISON,
    REVERSED,
    QUOTE_NOT_IN_TEXT,
    NUMBER_IN_TASK,
    CANNOT_POOL,
    SCHEDULE_FALLS,
    NO_SUBDIVISIONS,
    POINTS_OF_AMOUNTS,
)


def check(workspace: Workspace) -> Iterator[Diagnostic]:
    """Yield where measures contradict themselves, the text or the ward."""
    for movements in workspace.movements:
        for item in movements.items:
            yield from _item(item)
        for target in movements.targets:
            yield from _target(target)
            yield from _text(target)
            if _lacks_members(target, workspace.organization):
                yield NO_SUBDIVISIONS.at(
                    target.measure.origin.at("type"),
                    "organization.yaml chưa có thôn, tổ dân phố thuộc loại này.",
                    "Thêm subdivisions vào organization.yaml.",
                )


def _lacks_members(target: Target, organization: Organization | None) -> bool:
    kind = kind_of(target.measure)
    if not kind.members_are_listed or organization is None:
        return False
    return not kind.listed_members(target.measure, organization)


def _item(item: Item) -> Iterator[Diagnostic]:
    text = plain(item.text)
    if item.task is not None and is_quantified(text):
        yield NUMBER_IN_TASK.at(
            item.origin.at("text"),
            "Câu này nêu số liệu nhưng được khai là nhiệm vụ.",
            "Đổi task thành target và thêm measure.",
        )
    if len(item.targets) > 1:
        for target in item.targets:
            if target.text not in item.text:
                yield QUOTE_NOT_IN_TEXT.at(
                    target.origin.at("quote"),
                    "Phần trích này không có nguyên văn trong câu.",
                    "Chép đúng từng chữ từ text.",
                )


def _target(target: Target) -> Iterator[Diagnostic]:
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
    if len(target.units) > 1 and not kind_of(measure).can_be_pooled(measure):
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
    yield from _schedule(measure)


def _schedule(measure: Measure) -> Iterator[Diagnostic]:
    if measure.schedule is None:
        return
    steps = list(measure.schedule)
    if steps != sorted(steps) or any(_is_past(steps[-1], found) for found in measure.comparisons):
        yield SCHEDULE_FALLS.at(
            measure.origin.at("schedule"),
            "Tiến độ lũy kế giảm dần hoặc vượt chỉ tiêu của năm.",
            "Ghi mức cộng dồn đến hết từng quý.",
        )


def _is_past(amount: Number, comparison: Comparison) -> bool:
    """Tell whether a schedule that asks for `amount` goes past the year's goal, or reaches what must stay below it."""
    way = way_of(comparison)
    return amount > comparison.low or (way.is_ceiling and way.is_strict and amount == comparison.low)


def _text(target: Target) -> Iterator[Diagnostic]:
    """Compare the numbers and the words of the sentence with the measure."""
    text = plain(target.text)
    yield from _numbers(target.measure, text)
    yield from _relation(target.measure, text)


def _numbers(measure: Measure, text: str) -> Iterator[Diagnostic]:
    if kind_of(measure).is_per_member:
        key, meant = "each_at_least", {Fraction(measure.each_at_least or 0)}
    elif measure.comparisons:
        key = measure.comparisons[0].relation.value
        bounds = [bound for comparison in measure.comparisons for bound in (comparison.low, comparison.high)]
        meant = {Fraction(bound) for bound in bounds}
    else:
        return
    said = numbers_in(text, measure)
    if said and not meant <= said:
        wrong = ", ".join(sorted(map(_plain_number, meant - said)))
        right = " và ".join(sorted(map(_plain_number, said)))
        yield NUMBER_DIFFERS.at(
            measure.origin.at(key),
            f"Cách đo ghi {wrong}, câu ghi {right}.",
            "Sửa cách đo theo đúng câu được in.",
        )


def _relation(measure: Measure, text: str) -> Iterator[Diagnostic]:
    relation = relation_in(text, measure)
    if relation is None or not measure.comparisons or measure.comparisons[0].relation is relation:
        return
    given = measure.comparisons[0].relation.value
    yield RELATION_DIFFERS.at(
        measure.origin.key(given),
        f"Lời văn nghĩa là {relation.value}, cách đo ghi {given}.",
        f"Đổi {given} thành {relation.value}.",
    )


def _plain_number(number: Fraction) -> str:
    return f"{Decimal(number.numerator) / Decimal(number.denominator):f}".replace(".", ",")
