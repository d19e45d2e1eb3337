"""The days of the units' own plans, tasks that they leave out, and thresholds beyond the range that the ward gave."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from tdkt.attainment.asked_of import Asked, asked_of
from tdkt.attainment.comparing import exact
from tdkt.attainment.measure_types.registry import kind_of
from tdkt.attainment.rounding import vietnamese
from tdkt.awards.bodies import plan_makers
from tdkt.checks.example_files import UNIT_PLAN
from tdkt.checks.rule import MARK, WARNING, Example, Rule
from tdkt.model.diagnostic import Diagnostic
from tdkt.model.measure import Relation
from tdkt.model.movements import Target
from tdkt.model.plan import Plan
from tdkt.model.plan_year import division_of, year_name
from tdkt.model.unit_plan import PlannedTarget, UnitPlan
from tdkt.workspace.workspace import Workspace

_WHOLE = (
    "unit: van-phong\n"
    "targets:\n"
    "  - {target: van-thu.dung-han, who: Bà Trần Thị H}\n"
    "  - {target: van-thu.mo-hinh, due: 2026-11-30}\n"
    "  - {target: van-thu.moi-thon}\n"
    "  - {target: van-thu.tiet-kiem, threshold: 10}\n"
    "  - {target: van-thu.khong-giay}\n"
    "  - {target: van-thu.sai-sot}\n"
    "tasks:\n"
    "  - {task: van-thu.quan-ly"
)
_RECEIVED = "received: 2026-02-20"

ODD_DAYS = Rule(
    code="I420",
    severity=WARNING,
    title="Ngày trong kế hoạch của đơn vị không theo thứ tự",
    explanation="Kế hoạch của đơn vị thực hiện kế hoạch năm nên không ký trước kế hoạch năm; ngày nhận (received) không trước ngày ký; thời hạn (due) "
    "của chỉ tiêu không trước năm của kế hoạch, không trước ngày ký.",
    examples=(
        Example(
            file=UNIT_PLAN,
            text=_RECEIVED,
            bad=(
                f"number: 5\ndate: ▸2026-01-14\n{_RECEIVED}",
                "number: 5\ndate: 2026-02-20\nreceived: ▸2026-02-19",
            ),
            good=(
                f"number: 5\ndate: 2026-01-15\n{_RECEIVED}",
                f"number: 5\ndate: 2026-02-20\n{_RECEIVED}",
            ),
        ),
        Example(
            file=UNIT_PLAN,
            text="due: 2026-11-30",
            bad=("due: ▸2025-12-31",),
            good=("due: 2026-01-15",),
        ),
    ),
)
BEYOND_THE_RANGE = Rule(
    code="I421",
    severity=WARNING,
    title="Ngưỡng của đơn vị vượt khoảng kế hoạch năm giao",
    explanation="Kế hoạch năm giao một khoảng (between: từ … đến …); đơn vị đặt ngưỡng cao hơn cả mức cao của khoảng. Đúng là phấn đấu vượt mức thì "
    "để nguyên; không thì đặt trong khoảng.",
    examples=(
        Example(
            file=UNIT_PLAN,
            text="{target: van-thu.mo-hinh, due: 2026-11-30}",
            bad=("{target: van-thu.mo-hinh, threshold: ▸3, due: 2026-11-30}",),
            good=("{target: van-thu.mo-hinh, threshold: 2, due: 2026-11-30}",),
        ),
    ),
)

TASK_LEFT_OUT = Rule(
    code="I424",
    severity=WARNING,
    title="Kế hoạch của đơn vị thiếu nhiệm vụ được giao",
    explanation="Kế hoạch năm giao đơn vị nhiệm vụ này mà kế hoạch của đơn vị không nêu. Thêm vào tasks (task: mã nhiệm vụ), với người thực hiện "
    "(who), thời gian (when).",
    examples=(
        Example(
            file=UNIT_PLAN,
            text=_WHOLE,
            bad=(
                _WHOLE.replace("unit: ", f"unit: {MARK}").replace(
                    "task: van-thu.quan-ly", "text: Kiểm kê tài sản"
                ),
            ),
            good=(_WHOLE,),
        ),
    ),
)

RULES = (ODD_DAYS, BEYOND_THE_RANGE, TASK_LEFT_OUT)


def check(workspace: Workspace) -> Iterator[Diagnostic]:
    """Yield what is odd about the days and numbers of each unit's plan."""
    if workspace.incomplete:
        return
    wards = {plan.year: plan for plan in workspace.plans}
    for plan in workspace.all(UnitPlan):
        yield from _days(plan, wards.get(plan.year))
        maker = plan_makers(workspace).get(plan.unit)
        files = [file for file in workspace.movements if file.year == plan.year]
        if maker is not None:
            asked = asked_of(maker, files, workspace.organization)
            yield from _tasks(plan, asked)
            own = asked.targets
            for one in plan.targets:
                if one.target in own:
                    yield from _range(one, own[one.target])


def _tasks(plan: UnitPlan, asked: Asked) -> Iterator[Diagnostic]:
    taken = {task.task for task in plan.tasks}
    left = [item.text.rstrip(" .;") for id_, item in asked.tasks.items() if id_ not in taken]
    if left:
        more = f" và {len(left) - 3} nhiệm vụ nữa" if len(left) > 3 else ""
        yield TASK_LEFT_OUT.at(
            plan.origin.at("unit"),
            f"Chưa nhận {len(left)}/{len(asked.tasks)} nhiệm vụ được giao: {'; '.join(left[:3])}{more}.",
            "Thêm vào tasks.",
        )


def _days(plan: UnitPlan, ward: Plan | None) -> Iterator[Diagnostic]:
    if plan.date and ward is not None and ward.date and plan.date < ward.date:
        yield ODD_DAYS.at(
            plan.origin.at("date"),
            f"Kế hoạch của đơn vị ngày {plan.date:%d/%m/%Y}, trước {_said(ward, ward.date)} mà nó thực hiện.",
            "Kiểm tra hai ngày.",
        )
    if plan.received and plan.date and plan.received < plan.date:
        yield ODD_DAYS.at(
            plan.origin.at("received"),
            f"Nhận ngày {plan.received:%d/%m/%Y}, trước ngày ký ({plan.date:%d/%m/%Y}).",
            "Kiểm tra hai ngày.",
        )
    first = division_of(plan.year).first_day
    for one in plan.targets:
        if one.due is None:
            continue
        if one.due < first:
            yield ODD_DAYS.at(
                one.origin.at("due"),
                f"Thời hạn {one.due:%d/%m/%Y} trước khi vào {year_name(plan.year)}.",
                "Sửa thời hạn.",
            )
        elif plan.date and one.due < plan.date:
            yield ODD_DAYS.at(
                one.origin.at("due"),
                f"Thời hạn {one.due:%d/%m/%Y} trước ngày ký kế hoạch của đơn vị ({plan.date:%d/%m/%Y}).",
                "Sửa thời hạn, hoặc kiểm tra ngày ký.",
            )


def _said(ward: Plan, day: datetime.date) -> str:
    return (
        f"kế hoạch năm (số {ward.number:02}/{ward.symbol} ngày {day:%d/%m/%Y})"
        if ward.number
        else f"kế hoạch năm ngày {day:%d/%m/%Y}"
    )


def _range(one: PlannedTarget, target: Target) -> Iterator[Diagnostic]:
    measure = target.measure
    if one.threshold is None or not measure.comparisons:
        return
    known = measure.comparison
    if known.relation is Relation.BETWEEN and exact(one.threshold) > exact(known.high):
        said = kind_of(measure).threshold_told(measure)
        yield BEYOND_THE_RANGE.at(
            one.origin.at("threshold"),
            f"Ngưỡng {vietnamese(one.threshold)} vượt khoảng kế hoạch năm giao ({said}): {target.name}.",
            "Đặt trong khoảng, hoặc để nguyên nếu đơn vị phấn đấu vượt.",
        )
