"""A percentage of the year's plan ("đạt 105% kế hoạch", "đạt 100% dự toán") is measured as one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction
from functools import lru_cache

from tdkt.attainment.comparing import exact
from tdkt.attainment.measure_types.registry import kind_of
from tdkt.attainment.rounding import vietnamese
from tdkt.checks.example_files import MOVEMENTS
from tdkt.checks.plan.ways_over_years import mend_by_the_way
from tdkt.checks.rule import WARNING, Example, Rule
from tdkt.model.diagnostic import Diagnostic
from tdkt.model.movements import Target
from tdkt.model.patterns import lazy_pattern
from tdkt.model.text import plain
from tdkt.workspace.workspace import Workspace

_RATE = "measure: {type: percentage, at_least: 95, counting: văn bản xử lý đúng hạn, of: văn bản đã xử lý}"
_OF_PLAN_RATE = _RATE.replace("}", ", of_plan: true}")
_TEXT = "text: 95% văn bản được xử lý đúng hạn."

NOT_OF_PLAN = Rule(
    code="M624",
    severity=WARNING,
    title="Tỷ lệ so với kế hoạch năm đo như tỷ lệ thường",
    explanation="Câu nêu phần trăm của kế hoạch, dự toán, chỉ tiêu giao cả năm. Đo bằng percentage thường thì mẫu số của bốn quý bị "
    "cộng lại (kế hoạch năm thành gấp bốn, thực hiện 100% chỉ còn 25%), quý I đã bị coi là chậm và số quá 100% bị từ chối. "
    "Ghi of_plan: true, hoặc đo bằng amount với ngưỡng là số kế hoạch: kết quả tự nói “đạt 137,7% kế hoạch”.",
    examples=(
        Example(
            file=MOVEMENTS,
            text=f"{_TEXT}\n        {_RATE}",
            bad=(
                f"text: Thu ngân sách đạt ít nhất 95% kế hoạch.\n        {_RATE.replace('{', '▸{')}",
                f"text: Thu ngân sách đạt 95% so với dự toán.\n        {_RATE.replace('{', '▸{')}",
            ),
            good=(
                f"text: Thu ngân sách đạt ít nhất 95% kế hoạch.\n        {_RATE.replace('}', ', of_plan: true}')}",
                f"text: 95% kế hoạch được ban hành đúng hạn.\n        {_RATE}",
            ),
            also=("R510",),
        ),
    ),
)

OVER_THE_PLAN = Rule(
    code="M626",
    severity=WARNING,
    title="“Vượt 5% kế hoạch” đo như 5% kế hoạch",
    explanation="Vượt 5% kế hoạch, dự toán là đạt 105% kế hoạch. Ngưỡng ghi 5 thì mới làm được 5% kế hoạch đã là đạt.",
    examples=(
        Example(
            file=MOVEMENTS,
            text=f"{_TEXT}\n        {_RATE}",
            bad=(
                f"text: Thu ngân sách vượt 5% dự toán.\n        {_OF_PLAN_RATE.replace('95', '▸5')}",
                f"text: Thu ngân sách vượt dự toán ít nhất 5%.\n        {_OF_PLAN_RATE.replace('95', '▸104.9')}",
            ),
            good=(
                f"text: Thu ngân sách vượt 5% dự toán.\n        {_OF_PLAN_RATE.replace('95', '105')}",
                f"text: Thu ngân sách vượt dự toán ít nhất 5%.\n        {_OF_PLAN_RATE.replace('95', '105')}",
            ),
            also=("R510",),
        ),
    ),
)

RULES = (NOT_OF_PLAN, OVER_THE_PLAN)

PLAN = (
    r"(?:so với\s+)?(?:số\s+)?(?:kế hoạch|dự toán|chỉ tiêu)"
    r"(?!\s+(?:được(?!\s+(?:giao|duyệt|phê duyệt|phân bổ))|có|đã)\b)"
)
"""The plan of which something is a part; not "95% kế hoạch được ban hành": there plans are counted."""
_PERCENT = r"(?:(?:ít nhất|tối thiểu|trên|hơn|từ|không dưới)\s+)?(?P<{}>\d+(?:,\d+)?)\s*%"
_OF_PLAN = lazy_pattern(rf"(?:đạt|bằng|hoàn thành|vượt)\b[^.;,]{{0,40}}?\d\s*%\s+{PLAN}", re.IGNORECASE)
_A_LEVEL = 50
"""From here on a percent that is "passed" is taken for the one to be passed."""
_OVER = lazy_pattern(
    rf"(?:vượt|tăng(?!\s+cường)|cao hơn)(?:\s+(?!đạt|lên|bằng|hoàn|vượt)[^\W\d]+){{0,6}}?\s+{_PERCENT.format('first')}\s+{PLAN}"
    rf"|vượt\s+(?:kế hoạch|dự toán|chỉ tiêu)(?:\s+[^\W\d]+){{0,3}}?\s+{_PERCENT.format('last')}",
    re.IGNORECASE,
)


def _may_name_a_plan(text: str) -> bool:
    """Tell whether a sentence has the words without which neither pattern finds anything: most sentences have none."""
    lowered = text.lower()
    return "%" in lowered and any(word in lowered for word in ("kế hoạch", "dự toán", "chỉ tiêu"))


@lru_cache(10_000)
def over_the_plan(text: str) -> Fraction | None:
    """Return the percent of the plan that a sentence means by how much it is passed: 105 for "vượt 5% dự toán".

    Several checks ask for that of one sentence. None where it says none; "vượt 100% kế hoạch" names what is passed itself.
    """
    found = _OVER.search(text) if _may_name_a_plan(text) else None
    if found is None:
        return None
    by = Fraction((found["first"] or found["last"]).replace(",", "."))
    return 100 + by if by < _A_LEVEL else None


def check(workspace: Workspace) -> Iterator[Diagnostic]:
    """Yield the shares of a year's plan that are measured as shares of what arose, or by how much they pass it."""
    for movements in workspace.movements:
        for target in movements.targets:
            yield from of_target(target, movements.year)


def of_target(target: Target, year: int) -> Iterator[Diagnostic]:
    """Yield where the share of a plan that `target`, of `year`, promises is measured otherwise."""
    if kind_of(target.measure).full is not None:
        yield from _share(target, plain(target.text), year)


def _share(target: Target, text: str, year: int) -> Iterator[Diagnostic]:
    if not _may_name_a_plan(text):
        return
    measure, over = target.measure, over_the_plan(text)
    said = _OVER.search(text) or _OF_PLAN.search(text)
    if said and not measure.of_plan:
        number = f" và ngưỡng {vietnamese(over)}" if over is not None else ""
        yield NOT_OF_PLAN.at(
            measure.origin.at(),
            f"Câu ghi “{said[0]}” nhưng cách đo không so với kế hoạch năm.",
            f"Thêm of_plan: true{number}.",
        )
    elif over is not None and len(measure.comparisons) == 1 and exact(measure.comparison.low) != over:
        relation = measure.comparison.relation.value
        yield OVER_THE_PLAN.at(
            measure.origin.at(relation),
            f"Câu nghĩa là {vietnamese(over)}% kế hoạch, cách đo ghi {vietnamese(measure.comparison.low)}%.",
            mend_by_the_way(target, year) or f"Ghi {relation}: {_as_written(over)}.",
        )


def _as_written(number: Fraction) -> str:
    """Write a number as the files do."""
    return vietnamese(number).replace(".", "").replace(",", ".")
