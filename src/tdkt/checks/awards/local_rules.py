"""Awards: what the ward sets in place of the packs' values can be used, and does not contradict itself."""

from __future__ import annotations

from collections.abc import Iterator

from tdkt.awards.law_in_force import fault_of
from tdkt.checks.example_files import RULES_OF_WARD
from tdkt.checks.rule import ERROR, Example, Rule, Stops
from tdkt.model.award_records import AwardRules, LocalRule
from tdkt.model.diagnostic import Diagnostic
from tdkt.workspace.workspace import Workspace

LOCAL_RULE = Rule(
    code="A105",
    severity=ERROR,
    stops=Stops.AWARD_SCREENS,
    title="Quy định riêng không dùng được",
    explanation="Tham số không có, hoặc giá trị không đúng kiểu của tham số. Lệnh tdkt law in tên và giá trị "
    "của từng tham số.",
    examples=(
        Example(file=RULES_OF_WARD, text="value: 3/5", bad=("value: ▸3 phần 5",), good=("value: 3/5",)),
    ),
)
RULES_CLASH = Rule(
    code="A111",
    severity=ERROR,
    stops=Stops.AWARD_SCREENS,
    title="Quy định riêng trái nhau",
    explanation="Trong cùng một thời gian, mỗi tham số chỉ đặt một lần; from không sau until; một ngày không "
    "thể vừa nghỉ thêm vừa làm bù.",
    examples=(
        Example(
            file=RULES_OF_WARD,
            text="2026}\n",
            bad=("2026}\n  - {parameter: ▸quorum, value: 1/2, source: Quy chế cũ}\n",),
            good=("2026}\n",),
        ),
    ),
)

RULES = (LOCAL_RULE, RULES_CLASH)


def check(workspace: Workspace) -> Iterator[Diagnostic]:
    """Yield the rules of the ward that cannot be used or clash."""
    for file in workspace.all(AwardRules):
        for rule in file.rules:
            fault = fault_of(rule)
            if fault:
                key = "award" if fault.startswith("Không có danh hiệu") else "value"
                if "tham số" in fault or "không tặng" in fault:
                    key = "parameter"
                yield LOCAL_RULE.at(
                    rule.origin.at(key), f"{fault}.", "Xem tên và giá trị bằng lệnh tdkt law."
                )
    yield from _clashes([rule for file in workspace.all(AwardRules) for rule in file.rules])


def _clashes(rules: list[LocalRule]) -> Iterator[Diagnostic]:
    for number, rule in enumerate(rules):
        if rule.from_ and rule.until and rule.until <= rule.from_:
            yield RULES_CLASH.at(
                rule.origin.at("until"),
                f"Quy định về “{rule.parameter}” hết trước khi bắt đầu ({rule.from_:%d/%m/%Y}).",
                "Kiểm tra hai ngày.",
            )
        for earlier in rules[:number]:
            if not _at_once(earlier, rule):
                continue
            if (earlier.award, earlier.parameter) == (rule.award, rule.parameter):
                problem = f"Tham số “{rule.parameter}” đã đặt rồi, trong cùng thời gian"
            elif {earlier.parameter, rule.parameter} == {"extra_days_off", "extra_working_days"}:
                both = sorted(set(_days(earlier)) & set(_days(rule)))
                if not both:
                    continue
                problem = f"Ngày {', '.join(both)} vừa nghỉ thêm vừa làm bù"
            else:
                continue
            yield RULES_CLASH.at(
                rule.origin.at("parameter"),
                f"{problem}.",
                "Bỏ một quy định, hoặc ghi from, until cho từng quy định.",
                ((earlier.origin.at("parameter"), "đã đặt ở đây"),),
            )


def _at_once(one: LocalRule, other: LocalRule) -> bool:
    """Tell whether two rules hold on a common day; `until` is the first day without."""
    starts = [rule.from_ for rule in (one, other) if rule.from_]
    ends = [rule.until for rule in (one, other) if rule.until]
    return not starts or not ends or max(starts) < min(ends)


def _days(rule: LocalRule) -> list[str]:
    return [str(day) for day in rule.value] if isinstance(rule.value, list) else []
