"""What keys with a year name: a cụm or khối, the plan of a unit. A file of them that holds an error is not told as missing."""

from __future__ import annotations

from tdkt.awards.bodies import body_called
from tdkt.checks.unread import not_there
from tdkt.errors import UsageError
from tdkt.model.emulation_group import EmulationGroup
from tdkt.model.unit_plan import UnitPlan
from tdkt.workspace.workspace import Workspace


def group_called(workspace: Workspace, key: tuple[str, str]) -> EmulationGroup:
    """Return the cụm or khối that `key` (year, "" where none was said, and id) names; raises UserError where there is none, or several."""
    year, id_ = key
    known = workspace.all(EmulationGroup)
    found = [one for one in known if one.id == id_ and year in ("", str(one.year))]
    there = ", ".join(f"{one.year}/{one.id}" for one in known)
    if not found:
        said = UsageError(
            f"Không có cụm, khối thi đua “{id_}”{f' năm {year}' if year else ''}.",
            hint=f"Đang có: {there}." if there else "Lập bằng: tdkt new group.",
        )
        raise not_there(workspace, said, "emulation-group")
    if len(found) > 1:
        which = ", ".join(f"{one.year}/{one.id}" for one in found)
        raise UsageError(f"Có “{id_}” ở {len(found)} năm.", hint=f"Ghi cả năm, một trong: {which}.")
    return found[0]


def unit_plan_called(workspace: Workspace, key: tuple[str, str]) -> UnitPlan:
    """Return the latest plan of the unit that `key` (year, "" where none was said, and name) names; raises UserError where there is none."""
    year, word = key
    maker = body_called(workspace, word)
    unit = maker.id if maker is not None else word
    known = [plan for plan in workspace.all(UnitPlan) if not year or str(plan.year) == year]
    found = [plan for plan in known if plan.unit == unit]
    if not found:
        there = ", ".join(f"{plan.year}/{plan.unit}" for plan in known)
        said = UsageError(
            f"Không có kế hoạch của đơn vị “{unit}”{f' năm {year}' if year else ''}.",
            hint=(f"Đang có: {there}. " if there else "") + f"Lập bằng: tdkt new unit-plan {unit}.",
        )
        raise not_there(workspace, said, "unit-plan", "organization", "award-register")
    return max(found, key=lambda plan: plan.year)
