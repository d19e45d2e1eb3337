"""The tables of criteria of a ward and the sheets that are held against them, those of its cụm, khối among them."""

from __future__ import annotations

from collections.abc import Iterator

from tdkt.awards.bodies import bodies
from tdkt.awards.group_standing import body_of, groups_of_year, table_of
from tdkt.model.emulation_group import EmulationGroup, GroupScores
from tdkt.model.records import dataclass
from tdkt.model.register import Collective
from tdkt.model.scoring import ScoreSheet, ScoringCriteria, UnitGroup
from tdkt.workspace.workspace import Workspace


@dataclass(frozen=True, slots=True)
class HeldSheet:
    """A sheet and the table that it is held against; `unit` is whose targets count for it, "" for nobody's.

    `group` is the group that the sheet was given in, None for the sheets of the year.
    """

    sheet: ScoreSheet
    table: ScoringCriteria
    unit: str
    group: EmulationGroup | None = None


def all_tables(workspace: Workspace) -> Iterator[ScoringCriteria]:
    """Yield the tables of the years, then the own scales of groups."""
    yield from workspace.all(ScoringCriteria)
    for group in workspace.all(EmulationGroup):
        if group.scale is not None and (table := group.table(None)) is not None:
            yield table


def groups_scored_by(table: ScoringCriteria, workspace: Workspace) -> tuple[UnitGroup, ...]:
    """Return the groups whose members are scored by a table of `all_tables`; none where it scores all units alike.

    By a year's table these are its own groups and the cụm, khối of the year that have no scale of their own; of two with
    one id it is the latter, whose members `tdkt awards rank` ranks.
    """
    if not any(table is one for one in workspace.all(ScoringCriteria)):
        return table.groups
    others = [one.table(table) for one in groups_of_year(workspace, table.year) if one.scale is None]
    using = tuple(group for one in others if one is not None for group in one.groups)
    taken = {group.id for group in using}
    return (*(group for group in table.groups if group.id not in taken), *using)


def held_sheets(workspace: Workspace) -> Iterator[HeldSheet]:
    """Yield every sheet for which there is a table."""
    tables = {criteria.year: criteria for criteria in reversed(workspace.all(ScoringCriteria))}
    for sheet in workspace.all(ScoreSheet):
        if sheet.year in tables:
            table = tables[sheet.year]
            body = bodies(workspace).get(sheet.unit)
            unit = body.there.answers_as or "" if body and isinstance(body.there, Collective) else sheet.unit
            yield HeldSheet(sheet, _table_of_unit(sheet, table, workspace), unit)
    groups = {(group.year, group.id): group for group in workspace.all(EmulationGroup)}
    for scores in workspace.all(GroupScores):
        found = groups.get((scores.year, scores.group))
        member = found.member(scores.member) if found else None
        scale = table_of(found, workspace) if found else None
        if found is not None and member is not None and scale is not None:
            yield HeldSheet(scores.sheet, scale, body_of(member, workspace).unit or "", found)


def _table_of_unit(sheet: ScoreSheet, table: ScoringCriteria, workspace: Workspace) -> ScoringCriteria:
    """Return the year's table, with the group alone where a group that has no scale of its own holds the unit."""
    for group in workspace.all(EmulationGroup):
        if group.year == sheet.year and group.scale is None and group.member(sheet.unit) is not None:
            return group.table(table) or table
    return table
