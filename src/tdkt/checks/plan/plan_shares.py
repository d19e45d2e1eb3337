"""A percentage of the year's plan ("đạt 105% kế hoạch", "đạt 100% dự toán") is measured as one."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tdkt.attainment.measure_types.registry import kind_of
from tdkt.checks.example_files import MOVEMENTS
from tdkt.checks.rule import WARNING, Example, Rule
from tdkt.model.diagnostic import Diagnostic
from tdkt.model.movements import Target
from tdkt.model.text import plain
from tdkt.workspace.workspace import Workspace

_RATE = "measure: {type: percentage, at_least: 95, counting: văn bản xử lý đúng hạn, of: văn bản đã xử lý}"
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

RULES = (NOT_OF_PLAN,)

_OF_PLAN = re.compile(
    r"(?:đạt|bằng|hoàn thành|vượt)\b[^.;,]{0,40}?\d\s*%\s+(?:so với\s+)?(?:số\s+)?(?:kế hoạch|dự toán|chỉ tiêu)(?!\s+(?:được|có|đã)\b)",
    re.IGNORECASE,
)
"""Not "95% kế hoạch được ban hành": there plans are counted."""


def check(workspace: Workspace) -> Iterator[Diagnostic]:
    """Yield the shares of a year's plan that are measured as shares of what arose."""
    for movements in workspace.movements:
        for target in movements.targets:
            yield from _target(target)


def _target(target: Target) -> Iterator[Diagnostic]:
    measure = target.measure
    is_a_share = kind_of(measure).full is not None and not measure.of_plan
    said = _OF_PLAN.search(plain(target.text)) if is_a_share else None
    if said:
        yield NOT_OF_PLAN.at(
            measure.origin.at(),
            f"Câu ghi “{said[0]}” nhưng cách đo không so với kế hoạch năm.",
            "Thêm of_plan: true.",
        )
