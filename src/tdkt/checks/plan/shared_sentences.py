"""A sentence that gives its units different figures ("Văn phòng 98%, các đơn vị còn lại 95%") counts nobody twice."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from tdkt.checks.example_files import MOVEMENTS
from tdkt.checks.rule import WARNING, Example, Rule
from tdkt.model.diagnostic import Diagnostic
from tdkt.model.measure import Measure
from tdkt.model.movements import Target
from tdkt.model.text import plain
from tdkt.workspace.workspace import Workspace

_ALONE = (
    "      - target: van-thu.dung-han\n        text: 95% văn bản được xử lý đúng hạn.\n"
    "        measure: {type: percentage, at_least: 95, counting: văn bản xử lý đúng hạn, of: văn bản đã xử lý}\n"
)


def _sentence(rest: str) -> str:
    measure = "counting: văn bản xử lý đúng hạn, of: văn bản đã xử lý}"
    return (
        "      - text: Văn phòng xử lý đúng hạn 95% văn bản, các đơn vị còn lại 90%.\n"
        "        targets:\n"
        "          - target: van-thu.dung-han\n"
        "            quote: Văn phòng xử lý đúng hạn 95% văn bản\n"
        f"            measure: {{type: percentage, at_least: 95, {measure}\n"
        "          - target: van-thu.con-lai\n"
        "            quote: các đơn vị còn lại 90%\n"
        f"            measure: {{type: percentage, at_least: 90, {measure}\n"
        f"            {rest}\n"
    )


COUNTED_TWICE = Rule(
    code="M625",
    severity=WARNING,
    title="Một đơn vị ở hai phần của câu giao mức riêng",
    explanation="Một câu giao mỗi đơn vị một mức thì mỗi phần là một chỉ tiêu (targets) với đơn vị chịu trách nhiệm của nó (unit, và "
    "shared_with khi gộp các đơn vị còn lại). Đơn vị có mức riêng mà cũng nằm trong phần “các đơn vị còn lại” thì số của đơn vị "
    "ấy bị tính hai lần. Phần không ghi unit là của đơn vị đứng đầu tệp.",
    examples=(
        Example(
            file=MOVEMENTS,
            text=_ALONE,
            bad=(
                _sentence("unit: kinh-te\n            shared_with: [▸van-phong]"),
                _sentence("unit: ▸van-phong"),
            ),
            good=(_sentence("unit: kinh-te"),),
            also=("R504",),
        ),
    ),
)

RULES = (COUNTED_TWICE,)


def check(workspace: Workspace) -> Iterator[Diagnostic]:
    """Yield the units that two parts of a sentence ask for the same figure."""
    for movements in workspace.promises:
        for item in movements.items:
            for one, other in combinations(item.targets, 2):
                if _asks_the_same(one.measure, other.measure):
                    yield from _twice(one, other)


def _asks_the_same(one: Measure, other: Measure) -> bool:
    def asked(measure: Measure) -> tuple[object, ...]:
        return measure.type, plain(measure.counting), plain(measure.of), measure.unit_of_measure

    return asked(one) == asked(other) and bool(one.of or one.counting)


def _twice(one: Target, other: Target) -> Iterator[Diagnostic]:
    for number, unit in enumerate(other.units):
        if unit not in one.units:
            continue
        yield COUNTED_TWICE.at(
            other.origin.at("shared_with", number - 1) if number else other.origin.at("unit"),
            f"“{unit}” cũng báo cáo số này cho chỉ tiêu “{one.id}” của cùng câu.",
            "Mỗi đơn vị chỉ ghi ở một phần: sửa unit, shared_with.",
            ((one.origin.at("target"), "phần kia của câu"),),
        )
