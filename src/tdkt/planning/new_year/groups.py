"""Cụm, khối and the table of criteria as those of the new year: who is still a member, days moved; no scores, no minutes."""

from __future__ import annotations

import datetime
from collections.abc import Collection, Iterator, Mapping
from typing import Any

from tdkt.model.emulation_group import EmulationGroup
from tdkt.model.plan_year import division_of, year_in_file
from tdkt.model.programme import Programme
from tdkt.model.register import AwardRegister
from tdkt.model.scoring import ScoringCriteria
from tdkt.planning.new_year.carrying import YearChange, moved_day
from tdkt.planning.new_year.leaving_out import without_keys
from tdkt.planning.new_year.new_files import NewFile, carried
from tdkt.workspace.kinds import FILE_KINDS
from tdkt.workspace.workspace import Workspace
from tdkt.workspace.yaml_editor import drop, edit_yaml

_OF_THE_PAST = ("meeting", "proposals")
_TIME = ("from", "until", "into")


def carried_groups(workspace: Workspace, programme: Programme, change: YearChange) -> Iterator[NewFile]:
    """Yield the table of criteria and the groups of the new year; what is there already stays, and so does a group that loses its members."""
    first = division_of(change.new).first_day
    units = {unit.id for unit in programme.organization.units if unit.lives_on(first)}
    places = {one.id for one in programme.organization.known_subdivisions if one.lives_on(first)}
    collectives = {
        one.id
        for register in workspace.all(AwardRegister)
        for one in register.collectives
        if one.lives_on(first)
        and (one.unit is None or one.unit in units)
        and (one.subdivision is None or one.subdivision in places)
    }
    living = {"unit": units, "subdivision": places, "collective": collectives}
    there = {found.origin.file for found in workspace.all(ScoringCriteria)}
    there |= {group.origin.file for group in workspace.all(EmulationGroup)}
    for table in workspace.all(ScoringCriteria):
        path = FILE_KINDS["scoring-criteria"].file(year=change.new)
        if table.year == change.old and path not in there:
            yield carried(
                workspace, table.origin.file, path, lambda text: _carried_table(text, change, units)
            )
    for group in workspace.all(EmulationGroup):
        path = FILE_KINDS["emulation-group"].file(year=change.new, id=group.id)
        kept = _staying(group, first, living)
        if group.year == change.old and path not in there and len(kept) > 1:
            yield carried(
                workspace,
                group.origin.file,
                path,
                lambda text, kept=kept: _carried_group(text, change, kept),  # type: ignore[misc]
            )


def _staying(
    group: EmulationGroup, first: datetime.date, living: Mapping[str, Collection[str]]
) -> frozenset[int]:
    """Return the places of the members that are still there in the new year; `living` are the ids by what a member says it is."""
    return frozenset(
        number
        for number, member in enumerate(group.members)
        if member.lives_on(first)
        and all(
            getattr(member, key) in ids for key, ids in living.items() if getattr(member, key) is not None
        )
    )


def _carried_table(text: str, change: YearChange, units: Collection[str]) -> str:
    def edit(data: Any) -> None:
        data["year"] = year_in_file(change.new)
        _move_scale(data, change)
        for group in data.get("groups", ()):
            for number in reversed(range(len(group["units"]))):
                if group["units"][number] not in units and len(group["units"]) > 1:
                    drop(group["units"], number)

    return edit_yaml(text, edit)


def _move_scale(scale: Any, change: YearChange) -> None:
    if "period" in scale:
        scale["period"] = str(scale["period"]).replace(str(change.old), str(change.new))
    scale["title"] = change.text(str(scale["title"]))


def _carried_group(text: str, change: YearChange, kept: frozenset[int]) -> str:
    def edit(data: Any) -> None:
        data["year"] = year_in_file(change.new)
        members, leaders = data["members"], data.get("leaders", [])
        for number in reversed(range(len(members))):
            if number in kept:
                _forget(members[number], _TIME)
            else:
                drop(members, number)
        keys = {
            next(one[key] for key in ("id", "unit", "collective", "subdivision") if key in one)
            for one in members
        }
        for number in reversed(range(len(leaders))):
            if leaders[number]["member"] not in keys or "until" in leaders[number]:
                drop(leaders, number)
            else:
                _forget(leaders[number], _TIME)
        if "leaders" in data and not leaders:
            drop(data, "leaders")
        agreement = data.get("agreement", {})
        for number, sentence in enumerate(agreement.get("contents", ())):
            agreement["contents"][number] = change.text(str(sentence))
        _forget(agreement, ("date",))  # nobody has signed it yet
        timetable = data.get("timetable", {})
        for key in ("self_by", "cross_by", "meeting"):
            if key in timetable:
                timetable[key] = moved_day(timetable[key], change)
        if "scale" in data:
            _move_scale(data["scale"], change)

    return edit_yaml(without_keys(text, _OF_THE_PAST), edit)


def _forget(holder: Any, keys: Collection[str]) -> None:
    for key in keys:
        if key in holder:
            drop(holder, key)
