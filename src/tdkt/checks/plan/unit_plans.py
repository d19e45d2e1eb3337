"""The units' own plans: every target of the ward is taken up, none weaker or later."""

from __future__ import annotations

from collections.abc import Iterator

from tdkt.attainment.allocating import held_to
from tdkt.attainment.measure_types.registry import kind_of
from tdkt.attainment.own_threshold import is_weaker, takes_threshold
from tdkt.attainment.rounding import vietnamese
from tdkt.checks.references.guesses import guess
from tdkt.checks.rule import ERROR, WARNING, Rule
from tdkt.checks.seen_twice import seen_twice
from tdkt.model.diagnostic import Diagnostic
from tdkt.model.movements import Target, UnitMovements
from tdkt.model.plan_year import year_name
from tdkt.model.unit_plan import PlannedTarget, UnitPlan
from tdkt.workspace.workspace import Workspace

NOT_TAKEN_UP = Rule(
    code="M640",
    severity=WARNING,
    title="Kế hoạch của đơn vị thiếu chỉ tiêu được giao",
    explanation="Kế hoạch chi tiết của đơn vị phải nhận mọi chỉ tiêu mà kế hoạch năm giao cho đơn vị, kể cả chỉ tiêu giao chung.",
)
WEAKER = Rule(
    code="M641",
    severity=WARNING,
    title="Ngưỡng của đơn vị thấp hơn kế hoạch năm",
    explanation="Đơn vị được đặt ngưỡng bằng hoặc cao hơn kế hoạch năm: chỉ tiêu “ít nhất” không được nhỏ hơn, chỉ tiêu “không quá” không "
    "được lớn hơn.",
)
NOT_OURS = Rule(
    code="M642",
    severity=ERROR,
    title="Kế hoạch năm không giao chỉ tiêu, nhiệm vụ này cho đơn vị",
    explanation="Mã chỉ tiêu (target), nhiệm vụ (task) trong kế hoạch của đơn vị phải là của đơn vị ấy trong kế hoạch năm. Việc riêng của đơn "
    "vị ghi ở text.",
)
LATER = Rule(
    code="M643",
    severity=WARNING,
    title="Thời hạn của đơn vị muộn hơn kế hoạch năm",
    explanation="Thời hạn (due) của đơn vị không được sau thời hạn của kế hoạch năm, hoặc sau ngày cuối năm.",
)
TWICE = Rule(
    code="M644",
    severity=ERROR,
    title="Kế hoạch của đơn vị nêu một chỉ tiêu, nhiệm vụ hai lần",
    explanation="Mỗi chỉ tiêu, nhiệm vụ ghi một lần. Gộp hai mục.",
)
NO_NUMBER = Rule(
    code="M645",
    severity=WARNING,
    title="Chỉ tiêu này không có ngưỡng bằng số",
    explanation="threshold chỉ dùng cho chỉ tiêu có ngưỡng bằng số; mốc công việc thì đặt thời hạn ở due.",
)

RULES = (NOT_TAKEN_UP, WEAKER, NOT_OURS, LATER, TWICE, NO_NUMBER)


def check(workspace: Workspace) -> Iterator[Diagnostic]:
    """Yield where a unit's plan falls short of the ward's."""
    if workspace.incomplete:
        return
    for plan in workspace.all(UnitPlan):
        files = [file for file in workspace.movements if file.year == plan.year]
        if files:
            yield from _of_plan(plan, files)


def targets_for(unit: str, files: list[UnitMovements]) -> dict[str, Target]:
    """Return the targets that a unit answers for, alone or with others, by id; of an allocated one its share."""
    return {
        target.id: held_to(target, unit) for file in files for target in file.targets if unit in target.units
    }


def _of_plan(plan: UnitPlan, files: list[UnitMovements]) -> Iterator[Diagnostic]:
    own = targets_for(plan.unit, files)
    tasks = [
        item.task
        for file in files
        if file.unit == plan.unit
        for movement in file.movements
        for item in movement.items
        if item.task
    ]
    for one in plan.targets:
        if one.target not in own:
            yield NOT_OURS.at(
                one.origin.at("target"),
                f"Kế hoạch {year_name(plan.year)} không giao chỉ tiêu “{one.target}” cho đơn vị này.",
                guess(one.target, own),
            )
        else:
            yield from _against(one, own[one.target], plan.year)
    for task in plan.tasks:
        if task.task is not None and task.task not in tasks:
            yield NOT_OURS.at(
                task.origin.at("task"),
                f"Kế hoạch {year_name(plan.year)} không giao nhiệm vụ “{task.task}” cho đơn vị này.",
                guess(task.task, tasks) or "Việc riêng của đơn vị thì ghi ở text.",
            )
    taken = {one.target for one in plan.targets}
    missing = [target for id_, target in own.items() if id_ not in taken]
    if missing:
        names = "; ".join(f"{target.name} ({target.id})" for target in missing[:3])
        more = f" và {len(missing) - 3} chỉ tiêu nữa" if len(missing) > 3 else ""
        yield NOT_TAKEN_UP.at(
            plan.origin.at("unit"),
            f"Chưa nhận {len(missing)}/{len(own)} chỉ tiêu được giao: {names}{more}.",
            "Thêm vào targets.",
        )
    for first, again in seen_twice(plan.targets, lambda one: one.target):
        yield TWICE.at(
            again.origin.at("target"),
            f"Chỉ tiêu “{again.target}” đã nêu ở trên.",
            "Giữ một mục.",
            ((first.origin.at("target"), "lần đầu"),),
        )
    named = [task for task in plan.tasks if task.task is not None]
    for before, task in seen_twice(named, lambda one: one.task):
        yield TWICE.at(
            task.origin.at("task"),
            f"Nhiệm vụ “{task.task}” đã nêu ở trên.",
            "Giữ một mục.",
            ((before.origin.at("task"), "lần đầu"),),
        )


def _against(one: PlannedTarget, target: Target, year: int) -> Iterator[Diagnostic]:
    measure, said = target.measure, kind_of(target.measure).threshold_told(target.measure)
    if one.threshold is not None and not takes_threshold(measure):
        yield NO_NUMBER.at(
            one.origin.at("threshold"), f"Chỉ tiêu “{target.name}” không có ngưỡng bằng số.", "Bỏ threshold."
        )
    elif one.threshold is not None and is_weaker(measure, one.threshold):
        yield WEAKER.at(
            one.origin.at("threshold"),
            f"Ngưỡng {vietnamese(one.threshold)} thấp hơn kế hoạch năm ({said}): {target.name}.",
            "Đặt bằng hoặc cao hơn kế hoạch năm, hoặc bỏ threshold để lấy như kế hoạch năm.",
        )
    if one.due is not None and (one.due > measure.due if measure.due else one.due.year > year):
        limit = f"{measure.due:%d/%m/%Y}" if measure.due else f"31/12/{year}"
        yield LATER.at(
            one.origin.at("due"),
            f"Thời hạn {one.due:%d/%m/%Y} sau thời hạn của kế hoạch năm ({limit}).",
            "Sửa thời hạn.",
        )
