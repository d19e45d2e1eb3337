"""`tdkt status --plans`: which units have handed in their own plan."""

from __future__ import annotations

from datetime import date

from tdkt.cli.screen import plain_table, screen, write_line, write_title
from tdkt.model.place_words import ANY_PART, words_of
from tdkt.model.plan_year import year_name
from tdkt.model.unit_plan import APPRAISAL_NAMES
from tdkt.receipts.unit_plans import UnitPlanReceipt, unit_plan_receipts
from tdkt.workspace.workspace import Workspace


def write_unit_plans(workspace: Workspace, year: int, today: date) -> None:
    """Write a line for each unit, and for thôn and collectives of whom a plan is expected: handed in when, how many targets and tasks are taken up, how many easier than asked by `today`."""
    console = screen()
    found = unit_plan_receipts(workspace, year, today)
    illustrative = any(one.plan is not None and one.plan.illustrative for one in found)
    write_title(console, f"KẾ HOẠCH CỦA CÁC ĐƠN VỊ {year_name(year).upper()}", illustrative=illustrative)
    table = plain_table(
        console,
        ("Đơn vị", 0, "left"),
        ("Kế hoạch", 15, "left"),
        ("Ý kiến", 17, "left"),
        ("Chỉ tiêu", 8, "right"),
        ("Nhiệm vụ", 8, "right"),
        ("Dễ hơn", 6, "right"),
    )
    for one in found:
        table.add_row(
            one.unit.name,
            _state(one),
            _appraised(one),
            f"{one.taken_up}/{one.asked}" if one.asked else "-",
            f"{one.tasks_taken_up}/{one.tasks_asked}" if one.tasks_asked else "-",
            str(one.weaker) if one.weaker else "-",
        )
    console.print(table)
    missing = [one for one in found if one.is_awaited]
    if missing:
        asked = [one.unit.id for one in missing if one.is_asked]
        how = f"; lập: tdkt new unit-plan {asked[0]}" if asked else ""
        others = sum(not one.is_unit for one in missing)
        units = [f"{len(missing) - others} đơn vị"] if len(missing) > others else []
        organization = workspace.organization
        parts = words_of(organization).parts if organization else ANY_PART
        units += [f"{others} {parts}, tập thể được giao chỉ tiêu, nhiệm vụ"] if others else []
        write_line(console, f"Còn {' và '.join(units)} chưa có kế hoạch{how}")
    alone = [one.unit.name for one in missing if not one.is_asked]
    if alone:
        write_line(
            console,
            f"Kế hoạch năm chưa giao chỉ tiêu, nhiệm vụ nào cho: {'; '.join(alone)}. Nơi ấy tự ghi việc ở tasks (text) trong tệp kế hoạch của mình.",
        )


def _state(one: UnitPlanReceipt) -> str:
    if one.plan is None:
        return "chưa có"
    return f"nhận {one.received:%d/%m/%Y}" if one.received else "chưa gửi"


def _appraised(one: UnitPlanReceipt) -> str:
    said = one.plan.appraised if one.plan else None
    if one.plan is None or said is None:
        return "chưa xem" if one.received else "-"
    words = f"{APPRAISAL_NAMES[said.result]} {said.date:%d/%m/%Y}"
    return words if one.plan.opinion is not None else f"chưa xem (bản trước: {words})"
