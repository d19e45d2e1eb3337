"""The day due of a target: within the year that is judged, and not over before the plan asks for anything."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from tdkt.attainment.measure_types.registry import kind_of
from tdkt.changes.versions import plan_versions
from tdkt.checks.example_files import MOVEMENTS
from tdkt.checks.periods import DATE_OUT_OF_YEAR
from tdkt.checks.rule import ERROR, WARNING, Example, Rule
from tdkt.model.diagnostic import Diagnostic
from tdkt.model.movements import Target
from tdkt.model.plan import Plan
from tdkt.model.plan_year import division_of, holds, year_name
from tdkt.workspace.workspace import Workspace

_STAGES = "measure: {type: milestone}"
_COUNT = "measure: {type: count, between: [1, 2], of: mô hình}"

CANNOT_BE_JUDGED = Rule(
    code="K411",
    severity=ERROR,
    title="Hạn không thuộc năm kế hoạch",
    explanation="Hạn trước năm kế hoạch thì không số liệu nào của năm còn tính được. Hạn sau năm kế hoạch chỉ dùng cho mốc công "
    "việc nhiều năm (milestone); chỉ tiêu có số thì ghi mức phải đạt trong năm nay, không ghi due, và đưa hạn ấy vào kế "
    "hoạch của năm có nó.",
    examples=(
        Example(
            file=MOVEMENTS,
            text=_STAGES,
            bad=("measure: {type: milestone, due: ▸2025-12-31}",),
            good=("measure: {type: milestone, due: 2026-01-20}",),
            also=("R510",),
        ),
        Example(
            file=MOVEMENTS,
            text=_COUNT,
            bad=(
                _COUNT.replace("}", ", due: ▸2027-01-01}"),
                _COUNT.replace("}", ", due: ▸2025-12-31}"),
            ),
            good=(_COUNT.replace("}", ", due: 2026-12-31}"),),
            also=("R518",),
        ),
    ),
)
OVER_BEFORE_IN_FORCE = Rule(
    code="K412",
    severity=WARNING,
    title="Hạn đã qua khi kế hoạch có hiệu lực",
    explanation="Chỉ tiêu có hạn trước ngày kế hoạch, hoặc văn bản sửa đổi đưa hạn ấy vào, có hiệu lực: đơn vị không thể làm gì "
    "thêm. Kiểm tra ngày, tháng của hạn.",
    examples=(
        Example(
            file=MOVEMENTS,
            text=_STAGES,
            bad=("measure: {type: milestone, due: ▸2026-01-14}",),
            good=("measure: {type: milestone, due: 2026-01-15}",),
            also=("R510",),
        ),
    ),
)

RULES = (CANNOT_BE_JUDGED, OVER_BEFORE_IN_FORCE)


def check(workspace: Workspace) -> Iterator[Diagnostic]:
    """Yield the days due that no report of the year can meet, or that lie outside of the year."""
    starts = {plan.year: _starts(workspace, plan) for plan in workspace.plans}
    for movements in workspace.movements:
        for target in movements.targets:
            yield from _year(target, movements.year)
            yield from _start(target, movements.year, starts.get(movements.year, {}))


def _year(target: Target, year: int) -> Iterator[Diagnostic]:
    measure = target.measure
    if measure.due is None or holds(year, measure.due):
        return
    waits = measure.due > division_of(year).last_day and kind_of(measure).is_in_stages
    said = f"Hạn {measure.due:%d/%m/%Y} ngoài {year_name(year)}"
    if waits:
        yield DATE_OUT_OF_YEAR.at(
            measure.origin.at("due"),
            f"{said}: trong {year_name(year)} mốc này chưa bị đánh giá cho đến khi xong.",
            "Kiểm tra năm.",
        )
    else:
        yield CANNOT_BE_JUDGED.at(
            measure.origin.at("due"),
            f"{said} nên không đánh giá được.",
            "Kiểm tra năm; chỉ tiêu của năm sau thì đưa vào kế hoạch năm sau.",
        )


def _start(target: Target, year: int, starts: Mapping[tuple[str, date], date]) -> Iterator[Diagnostic]:
    due = target.measure.due
    if due is None or not holds(year, due):
        return
    start = starts.get((target.id, due))
    if start is not None and due < start:
        yield OVER_BEFORE_IN_FORCE.at(
            target.measure.origin.at("due"),
            f"Hạn {due:%d/%m/%Y} trước ngày quy định này có hiệu lực ({start:%d/%m/%Y}).",
            "Kiểm tra ngày, tháng, năm của hạn.",
        )


def _starts(workspace: Workspace, plan: Plan) -> dict[tuple[str, date], date]:
    """Return from which day each (target, day due) of `plan` has been asked; a draft asks for nothing yet."""
    asked = [(version.valid_from, version.movements) for version in plan_versions(workspace, plan.year)]
    if not asked and plan.date is not None:
        asked = [(plan.date, tuple(found for found in workspace.movements if found.year == plan.year))]
    starts: dict[tuple[str, date], date] = {}
    for day, files in asked:
        for target in (target for movements in files for target in movements.targets):
            if target.measure.due is not None:
                starts.setdefault((target.id, target.measure.due), day)
    return starts
