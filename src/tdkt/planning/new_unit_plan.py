"""`tdkt new unit-plan UNIT`: a plan of its own for a unit, a thôn or a collective, from the ward's: its targets and tasks, with places
for who and when."""

from __future__ import annotations

from tdkt.attainment.asked_of import asked_of
from tdkt.awards.bodies import body_called, plan_makers
from tdkt.checks.foreseen import Foreseen, foresee, refuse_foreseen
from tdkt.checks.programmes import no_such_plan
from tdkt.checks.references.guesses import guess
from tdkt.checks.unread import not_there, refuse_incomplete, refuse_unread
from tdkt.errors import UsageError, UserError
from tdkt.exchange.plan_forms.unit_plan_text import unit_plan_text
from tdkt.model.plan_year import year_name
from tdkt.model.unit_plan import PlanMaker
from tdkt.workspace.kinds import FILE_KINDS
from tdkt.workspace.planned_edit import PlannedEdit
from tdkt.workspace.workspace import Workspace


def new_unit_plan(workspace: Workspace, unit_id: str, year: int) -> tuple[PlannedEdit, Foreseen]:
    """Return the edit that makes the plan of a unit, a thôn or a collective of the register.

    Raises UsageError for an unknown one or year, UserError where nothing is asked of it.
    """
    organization = workspace.organization
    refuse_incomplete(workspace, "chưa biết kế hoạch năm giao gì")
    assert organization is not None  # `refuse_incomplete`
    refuse_unread(workspace, "unit-plan")
    maker = maker_of(workspace, unit_id)
    if all(plan.year != year for plan in workspace.plans):
        raise no_such_plan(workspace, year)
    asked = asked_of(maker, [file for file in workspace.movements if file.year == year], organization)
    if not asked.anything:
        raise UserError(
            f"Kế hoạch {year_name(year)} không giao chỉ tiêu, nhiệm vụ nào cho {maker.name}.",
            hint="Nơi ấy vẫn có thể có kế hoạch riêng: ghi việc của mình ở tasks (text) trong "
            f"{FILE_KINDS['unit-plan'].file(year=year, unit=maker.id)}.",
        )
    path = FILE_KINDS["unit-plan"].file(year=year, unit=maker.id)
    edit = PlannedEdit({path: unit_plan_text(maker.id, year, asked)})
    foreseen = foresee(workspace, edit.texts)
    refuse_foreseen(foreseen.new_errors, path, "Sửa chỗ ấy rồi chạy lại.")
    return edit, foreseen


def maker_of(workspace: Workspace, word: str) -> PlanMaker:
    """Return the unit, thôn or collective that `word` names; raises UsageError where there is none."""
    found = body_called(workspace, word)
    if found is None:
        known = {id_: one.name for id_, one in plan_makers(workspace).items()}
        said = UsageError(f"Không có đơn vị, thôn, tập thể “{word}”.", hint=guess(word, known))
        raise not_there(workspace, said, "organization", "award-register")
    return found
