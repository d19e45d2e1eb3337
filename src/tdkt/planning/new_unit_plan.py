"""`tdkt new unit-plan UNIT`: a unit's own plan from the ward's: its targets and tasks, with places for who and when."""

from __future__ import annotations

from tdkt.attainment.measure_types.registry import kind_of
from tdkt.checks.foreseen import Foreseen, foresee, refuse_foreseen
from tdkt.checks.plan.unit_plans import targets_for
from tdkt.checks.programmes import no_such_plan
from tdkt.checks.references.guesses import guess_unit
from tdkt.errors import UsageError, UserError
from tdkt.model.movements import UnitMovements
from tdkt.model.organization import Organization
from tdkt.model.plan_year import year_name
from tdkt.workspace.kinds import FILE_KINDS
from tdkt.workspace.planned_edit import PlannedEdit
from tdkt.workspace.workspace import Workspace

_HEAD = """\
# yaml-language-server: $schema=../../../schemas/unit-plan.schema.json
# Kế hoạch chi tiết của đơn vị, lập từ kế hoạch năm. Ghi thêm ở từng chỉ tiêu: who (người phụ trách), due (thời hạn), threshold (ngưỡng
# của đơn vị, không thấp hơn mức được giao), steps (cách làm).
"""


def new_unit_plan(workspace: Workspace, unit_id: str, year: int) -> tuple[PlannedEdit, Foreseen]:
    """Return the edit that makes the plan of a unit; raises UsageError for an unknown unit or year, UserError where nothing is asked of it."""
    organization = workspace.organization
    if organization is None:
        raise UserError("Kho chưa có tệp organization đọc được.", hint="Chạy “tdkt validate” để xem lỗi.")
    unit = organization.unit(unit_id)
    if unit is None:
        _refuse_other_body(organization, unit_id)
        raise UsageError(f"Không có đơn vị “{unit_id}”.", hint=guess_unit(unit_id, organization))
    if all(plan.year != year for plan in workspace.plans):
        raise no_such_plan(workspace, year)
    files = [file for file in workspace.movements if file.year == year]
    lines = [*_targets(unit.id, files), *_tasks(unit.id, files)]
    if not lines:
        raise UserError(f"Kế hoạch {year_name(year)} không giao chỉ tiêu, nhiệm vụ nào cho {unit.name}.")
    head = f"{_HEAD}kind: unit-plan\nyear: {year}\nunit: {unit.id}\n"
    path = FILE_KINDS["unit-plan"].file(year=year, unit=unit.id)
    edit = PlannedEdit({path: head + "\n".join(lines) + "\n"})
    foreseen = foresee(workspace, edit.texts)
    refuse_foreseen(foreseen.new_errors, path, "Sửa chỗ ấy rồi chạy lại.")
    return edit, foreseen


def _refuse_other_body(organization: Organization, body_id: str) -> None:
    """Raise UsageError where this is a thôn or another body that is judged and is no unit: it has shares, and no plan of its own here."""
    body = next((one for one in organization.reporting_bodies if one.id == body_id), None)
    if body is not None:
        raise UsageError(
            f"{body.name} không phải đơn vị nên không có kế hoạch chi tiết (unit-plan).",
            hint="Chỉ tiêu giao cho nơi ấy ghi ở allocation của chỉ tiêu và in ở phụ lục của kế hoạch năm (annexes: [{allocations: true}] "
            "trong plan.yaml); phiếu báo cáo của nơi ấy: tdkt form.",
        )


def _targets(unit: str, files: list[UnitMovements]) -> list[str]:
    found = targets_for(unit, files)
    lines = ["targets:"] if found else []
    for target in found.values():
        shared = "; giao chung" if len(target.units) > 1 else ""
        lines.append(f"  # {target.name} ({kind_of(target.measure).threshold_told(target.measure)}{shared})")
        lines.append(f"  - target: {target.id}")
    return lines


def _tasks(unit: str, files: list[UnitMovements]) -> list[str]:
    items = [
        item
        for file in files
        if file.unit == unit
        for movement in file.movements
        for item in movement.items
        if item.task
    ]
    lines = ["tasks:"] if items else []
    for item in items:
        lines.append(f"  # {item.text.rstrip('.;')}")
        lines.append(f"  - task: {item.task}")
    return lines
