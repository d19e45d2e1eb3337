"""Every day of the old year's files that stands otherwise in the new year's, and those of the old year that were left as they were."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from tdkt.model.emulation_group import EmulationGroup
from tdkt.model.movement_life import MovementLife
from tdkt.model.place import Place
from tdkt.model.plan import Plan
from tdkt.model.plan_year import division_of, holds
from tdkt.model.programme import Programme
from tdkt.model.records import dataclass
from tdkt.workspace.workspace import Workspace


@dataclass(frozen=True, slots=True)
class MovedDate:
    """A day of the old year's files and what has become of it; `what` says of what it is ("" where its key tells)."""

    place: Place
    old: datetime.date
    new: datetime.date
    what: str = ""

    @property
    def stayed(self) -> bool:
        """Tell whether it is the same day still."""
        return self.old == self.new


_Days = dict[str, tuple[datetime.date, Place, str]]
"""Days by a name that is the same in both years, with the place and what they are of."""


def moved_days(
    programme: Programme, workspace: Workspace, made: Workspace, plan: Plan
) -> Iterator[MovedDate]:
    """Yield the days of the year of `programme` beside those of `plan` in `made`, the workspace with the new year's files.

    Of those that stayed only what lies in the old year or, of a movement or work of several years, after it.
    """
    old_year = programme.year
    before = dict[str, tuple[datetime.date, Place, str]](_days(programme.plan, workspace))
    for name, (new, place, what) in _days(plan, made):
        if name not in before:
            continue
        old = before[name][0]
        is_late = name.startswith(("due ", "life ")) and old > division_of(old_year).last_day
        if old != new or holds(old_year, old) or is_late:
            yield MovedDate(place, old, new, what)


def _days(plan: Plan, workspace: Workspace) -> Iterator[tuple[str, tuple[datetime.date, Place, str]]]:
    """Yield the days in the files of the year of `plan`, in the order in which they are read through."""
    if plan.reporting:
        for mark, day in plan.reporting.unit_deadlines.items():
            yield f"deadline {mark}", (day, plan.reporting.origin.at("unit_deadlines", mark), "")
    if plan.school_year:
        frame = plan.school_year
        named = {"from": frame.from_, "second_term_from": frame.second_term_from, "until": frame.until}
        for key, maybe in {**named, "opening": frame.opening, "closing": frame.closing}.items():
            if maybe is not None:
                yield f"school {key}", (maybe, frame.origin.at(key), _SCHOOL[key])
    for file in workspace.movements:
        if file.year != plan.year:
            continue
        for movement in file.movements:
            if movement.life is not None:
                for key, found in _of_life(movement.life):
                    yield f"life {movement.id} {key}", found
        for target in file.targets:
            if target.measure.due:
                yield f"due {target.id}", (target.measure.due, target.measure.origin.at("due"), "")
    for group in workspace.all(EmulationGroup):
        if group.year == plan.year:
            yield from _of_group(group)


_SCHOOL = {
    "from": "ngày đầu năm học",
    "second_term_from": "ngày đầu học kỳ II",
    "until": "ngày cuối năm học",
    "opening": "khai giảng",
    "closing": "tổng kết năm học",
}


def _of_life(life: MovementLife) -> Iterator[tuple[str, tuple[datetime.date, Place, str]]]:
    named = {
        "from": (life.from_, "phát động"),
        "until": (life.until, "ngày cuối"),
        "register_by": (life.register_by, "hạn đăng ký"),
        "final_review": (life.final_review, "tổng kết"),
    }
    for key, (day, what) in named.items():
        if day is not None:
            yield key, (day, life.origin.at(key), what)
    for number, day in enumerate(life.reviews):
        yield f"review {number}", (day, life.origin.at("reviews", number), "sơ kết")


def _of_group(group: EmulationGroup) -> Iterator[tuple[str, tuple[datetime.date, Place, str]]]:
    if group.timetable is not None:
        table = group.timetable
        named = {
            "self_by": (table.self_by, "hạn tự chấm"),
            "cross_by": (table.cross_by, "hạn chấm chéo"),
            "meeting": (table.meeting, "họp cụm, khối"),
        }
        for key, (day, what) in named.items():
            if day is not None:
                yield f"group {group.id} {key}", (day, table.origin.at(key), what)
