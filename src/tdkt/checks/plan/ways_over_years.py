"""The way of a target over several years agrees with itself, the year and the threshold."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from itertools import pairwise

from tdkt.attainment.comparing import exact, way_of
from tdkt.attainment.measure_types.registry import kind_of
from tdkt.attainment.over_years import adds_over_years
from tdkt.attainment.rounding import vietnamese
from tdkt.checks.example_files import MOVEMENTS
from tdkt.checks.rule import ERROR, WARNING, Example, Rule
from tdkt.model.diagnostic import Diagnostic
from tdkt.model.movement_life import YearlyPlan
from tdkt.model.movements import Target
from tdkt.model.plan_year import year_name
from tdkt.model.text import upper_first
from tdkt.workspace.workspace import Workspace

_RATE = "measure: {type: percentage, at_least: 95, counting: văn bản xử lý đúng hạn, of: văn bản đã xử lý}"
_COUNT = """\
text: Xây dựng 01 đến 02 mô hình trong năm.
        measure: {type: count, between: [1, 2], of: mô hình}"""


def _way(words: str) -> str:
    return f"{_RATE}\n        over_years: {{{words}}}"


def _sum(words: str) -> str:
    return f"""\
text: Xây dựng ít nhất 20 mô hình trong năm.
        measure: {{type: count, at_least: 20, of: mô hình}}
        over_years: {{{words}}}"""


WAY_OUT_OF_ORDER = Rule(
    code="M636",
    severity=ERROR,
    title="Lộ trình nhiều năm không theo thứ tự",
    explanation="Các năm của lộ trình tăng dần; mức của tỷ lệ, của số tính đến thời điểm "
    "đi một chiều: tăng với chỉ tiêu “ít nhất”, giảm với chỉ tiêu “không quá”. Số cộng dồn trong năm thì mỗi năm một mức riêng, "
    "không theo chiều nào (M690).",
    examples=(
        Example(
            file=MOVEMENTS,
            text=_RATE,
            bad=(
                _way("steps: [{year: 2026, amount: 95}, {year: ▸2026, amount: 97}]"),
                _way("baseline: 96, steps: [{year: 2026, amount: ▸95}, {year: 2027, amount: 97}]"),
            ),
            good=(_way("baseline: 95, steps: [{year: 2026, amount: 95}, {year: 2027, amount: 97}]"),),
        ),
    ),
)
OTHER_STEP = Rule(
    code="M637",
    severity=WARNING,
    title="Ngưỡng của năm khác mức trong lộ trình",
    explanation="Chỉ tiêu nhiều năm được đánh giá từng năm theo mức của năm ấy: ngưỡng trong measure và lời văn của câu phải là mức ấy. "
    "Lập năm mới (tdkt new year) xong thì sửa ngưỡng và lời văn theo mức của năm mới.",
    examples=(
        Example(
            file=MOVEMENTS,
            text=_RATE,
            bad=(
                _way("▸steps: [{year: 2026, amount: 94}, {year: 2027, amount: 97}]"),
                _way("▸steps: [{year: 2024, amount: 90}, {year: 2025, amount: 93}]"),
            ),
            good=(_way("steps: [{year: 2025, amount: 94}, {year: 2026, amount: 95}]"),),
        ),
    ),
)
NO_ONE_THRESHOLD = Rule(
    code="M638",
    severity=ERROR,
    title="Chỉ tiêu không có một ngưỡng để lập lộ trình",
    explanation="Lộ trình nhiều năm so từng năm với một ngưỡng bằng số; mốc công việc, chỉ tiêu tính theo từng thôn, khoảng (between) "
    "không có một ngưỡng như vậy.",
    examples=(
        Example(
            file=MOVEMENTS,
            text="measure: {type: count, between: [1, 2], of: mô hình}",
            bad=(
                "measure: {type: count, between: [1, 2], of: mô hình}\n        over_years: {▸steps: [{year: 2026, amount: 1}, {year: 2027, amount: 2}]}",
            ),
            good=("measure: {type: count, between: [1, 2], of: mô hình}",),
        ),
    ),
)
NOT_OF_EACH_YEAR = Rule(
    code="M690",
    severity=ERROR,
    title="Lộ trình của số cộng dồn không rõ là số của riêng từng năm",
    explanation="Số đếm, khối lượng, vụ việc cộng dồn trong năm thì mỗi năm đếm lại từ đầu: mức của một năm trong lộ trình là số của "
    "riêng năm ấy, cả giai đoạn là tổng các mức. Lộ trình ghi lũy kế (20, 50, 80) thì ghi lại thành số từng năm (20, 30, 30). Các mức "
    "tăng dần mà đúng là số từng năm thì ghi thêm whole: tổng của cả giai đoạn; whole phải bằng tổng các mức.",
    examples=(
        Example(
            file=MOVEMENTS,
            text=_COUNT,
            bad=(
                _sum("▸steps: [{year: 2026, amount: 20}, {year: 2027, amount: 50}]"),
                _sum("steps: [{year: 2026, amount: 20}, {year: 2027, amount: 50}], whole: ▸50"),
                _sum("steps: [{year: 2026, amount: 20}, {year: 2027, amount: 10}], whole: ▸35"),
            ),
            good=(
                _sum("steps: [{year: 2026, amount: 20}, {year: 2027, amount: 50}], whole: 70"),
                _sum(
                    "baseline: 25, steps: [{year: 2026, amount: 20}, {year: 2027, amount: 30}, {year: 2028, amount: 10}]"
                ),
            ),
            also=("R510",),
        ),
        Example(
            file=MOVEMENTS,
            text=_RATE,
            bad=(_way("steps: [{year: 2026, amount: 95}, {year: 2027, amount: 97}], whole: ▸97"),),
            good=(_way("steps: [{year: 2026, amount: 95}, {year: 2027, amount: 97}]"),),
        ),
    ),
)
RULES = (WAY_OUT_OF_ORDER, OTHER_STEP, NO_ONE_THRESHOLD, NOT_OF_EACH_YEAR)


def check(workspace: Workspace) -> Iterator[Diagnostic]:
    """Yield what is wrong with the ways of targets over several years."""
    for file in workspace.movements:
        for target in file.targets:
            if target.over_years is not None:
                yield from _way_of(target, target.over_years, file.year)


def mend_by_the_way(target: Target, year: int) -> str:
    """Say how to mend a sentence whose number is not the threshold, where that is what the way over several years asks; else ""."""
    step = target.over_years.step_of(year) if target.over_years is not None else None
    numbers = (target.measure.comparison.low, target.measure.comparison.high)
    if step is None or any(exact(step.amount) != exact(number) for number in numbers):
        return ""
    return (
        f"Lộ trình (over_years) cũng ghi mức {year_name(year)} là {vietnamese(step.amount)}: sửa số trong câu còn là dự thảo; câu đã ban "
        "hành thì sửa cách đo và lộ trình theo câu."
    )


def _way_of(target: Target, way: YearlyPlan, year: int) -> Iterator[Diagnostic]:
    measure = target.measure
    comparisons = measure.comparisons
    if (
        not kind_of(measure).needs_threshold
        or len(comparisons) != 1
        or comparisons[0].low != comparisons[0].high
    ):
        yield NO_ONE_THRESHOLD.at(
            way.origin.key("steps"), "Chỉ tiêu này không có một ngưỡng bằng số.", "Bỏ over_years."
        )
        return
    sign = -1 if way_of(comparisons[0]).is_ceiling else 1
    adds = adds_over_years(measure)
    before_year, before = 0, way.baseline
    for step in way.steps:
        if step.year <= before_year:
            yield WAY_OUT_OF_ORDER.at(
                step.origin.at("year"),
                f"{upper_first(year_name(step.year))} không sau {year_name(before_year)}.",
                "Xếp theo năm.",
            )
            return
        if not adds and before is not None and sign * exact(step.amount) < sign * exact(before):
            yield WAY_OUT_OF_ORDER.at(
                step.origin.at("amount"),
                f"Mức {year_name(step.year)} ({vietnamese(step.amount)}) đi ngược mức trước ({vietnamese(before)}).",
                "Kiểm tra hai mức.",
            )
            return
        before_year, before = step.year, step.amount
    yield from (_of_each_year(way) if adds else _without_whole(way))
    own = way.step_of(year)
    if own is None:
        yield OTHER_STEP.at(
            way.origin.key("steps"),
            f"Lộ trình không có mức của {year_name(year)}.",
            "Thêm mức của năm, hoặc bỏ over_years.",
        )
    elif exact(own.amount) != exact(comparisons[0].low):
        yield OTHER_STEP.at(
            way.origin.key("steps"),
            f"Lộ trình ghi mức {year_name(year)} là {vietnamese(own.amount)}, ngưỡng của chỉ tiêu là {vietnamese(comparisons[0].low)}.",
            "Sửa ngưỡng và lời văn của câu theo mức của năm, hoặc sửa lộ trình.",
        )


def _of_each_year(way: YearlyPlan) -> Iterator[Diagnostic]:
    """Say where the steps of what is summed anew every year are, or may be, what is done up to that year."""
    amounts = [exact(step.amount) for step in way.steps]
    whole, total = way.whole, vietnamese(sum(amounts, Fraction(0)))
    rises = amounts[-1] > amounts[0] and all(before <= after for before, after in pairwise(amounts))
    if whole is not None and exact(whole) == sum(amounts):
        return
    said = "; ".join(map(vietnamese, amounts))
    if whole is None:
        if rises:
            yield NOT_OF_EACH_YEAR.at(
                way.origin.key("steps"),
                f"Mỗi mức phải là số của riêng năm ấy; các mức {said} tăng dần, có thể là lũy kế.",
                f"Lũy kế thì ghi lại mức từng năm là {_own(way, amounts)}, sửa ngưỡng và câu theo đó; đã là số của riêng từng năm thì "
                f"ghi thêm whole: {total}.",
            )
    elif rises and amounts[-1] == exact(whole):
        yield NOT_OF_EACH_YEAR.at(
            way.origin.at("whole"),
            f"Các mức {said} là lũy kế (mức cuối bằng whole), mỗi mức phải là số của riêng năm ấy.",
            f"Ghi lại mức từng năm là {_own(way, amounts)}, sửa ngưỡng và câu theo đó.",
        )
    else:
        yield NOT_OF_EACH_YEAR.at(
            way.origin.at("whole"),
            f"Tổng các mức ({said}) là {total}, whole ghi {vietnamese(whole)}.",
            "Sửa các mức, hoặc sửa whole.",
        )


def _own(way: YearlyPlan, amounts: list[Fraction]) -> str:
    """Return what each year is to do by itself if `amounts` (rising) are what is done up to each year, from the baseline on."""
    start = exact(way.baseline) if way.baseline is not None else Fraction(0)
    first = start if start <= amounts[0] else Fraction(0)
    return "; ".join(vietnamese(after - before) for before, after in pairwise([first, *amounts]))


def _without_whole(way: YearlyPlan) -> Iterator[Diagnostic]:
    if way.whole is not None:
        yield NOT_OF_EACH_YEAR.at(
            way.origin.at("whole"),
            "Tỷ lệ, số tính đến thời điểm không cộng được qua các năm.",
            "Bỏ whole: mức của năm cuối là mức của cả giai đoạn.",
        )
