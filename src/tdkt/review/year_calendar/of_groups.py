"""What cụm, khối and the units' own plans put on the calendar."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from tdkt.awards.bodies import plan_makers
from tdkt.model.emulation_group import EmulationGroup
from tdkt.model.unit_plan import UnitPlan
from tdkt.review.year_calendar.entry import Entry, Kind
from tdkt.workspace.workspace import Workspace


def entries_of_groups(workspace: Workspace) -> Iterator[Entry]:
    """Yield the signing of giao ước, the days of scoring, the meeting that ranks."""
    for group in workspace.all(EmulationGroup):
        for day, kind, what, key in _days(group):
            if day is not None:
                yield Entry(
                    day=day,
                    kind=kind,
                    what=f"{what}: {group.name}",
                    key=f"cum-khoi-{group.year}-{group.id}-{key}",
                    file=group.origin.file,
                    plan_year=group.year,
                    illustrative=group.illustrative,
                )


def _days(group: EmulationGroup) -> Iterator[tuple[datetime.date | None, Kind, str, str]]:
    table, met = group.timetable, group.meeting
    if group.agreement is not None:
        yield group.agreement.date, Kind.LAUNCH, "Ký giao ước thi đua", "giao-uoc"
    if table is not None:
        yield table.self_by, Kind.DUE, "Hạn tự chấm điểm thi đua", "tu-cham"
        yield table.cross_by, Kind.DUE, "Hạn chấm điểm chéo", "cham-cheo"
    planned = table.meeting if table else None
    yield met.date if met else planned, Kind.REVIEW, "Họp bình xét thi đua", "binh-xet"


def entries_of_unit_plans(workspace: Workspace) -> Iterator[Entry]:
    """Yield the days until which units mean to reach targets, where they are other than those of the ward's plan."""
    names = {id_: maker.name for id_, maker in plan_makers(workspace).items()}
    targets = {(file.year, target.id): target for file in workspace.movements for target in file.targets}
    for plan in workspace.all(UnitPlan):
        unit = names.get(plan.unit, plan.unit)
        for one in plan.targets:
            target = targets.get((plan.year, one.target))
            if one.due is None or target is None or target.measure.due == one.due:
                continue
            yield Entry(
                day=one.due,
                kind=Kind.DUE,
                what=f"Hạn {unit} tự đặt cho chỉ tiêu: {target.name}",
                key=f"ke-hoach-don-vi-{plan.year}-{plan.unit}-{one.target}",
                file=plan.origin.file,
                plan_year=plan.year,
                illustrative=plan.illustrative,
            )
