"""A cụm, khối as the ranking sees it: its members by name, the table that they are scored by, the sheets that count."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from tdkt.attainment.assessment import Attainment
from tdkt.awards.ranking import Standing, standing_of
from tdkt.model.emulation_group import EmulationGroup, GroupScores, Member
from tdkt.model.organization import Organization
from tdkt.model.register import AwardRegister, Collective
from tdkt.model.scoring import ScoredBody, ScoreSheet, ScoringCriteria
from tdkt.workspace.workspace import Workspace


def body_of(member: Member, workspace: Workspace) -> ScoredBody:
    """Return a member with its name; what is not on record is called by its id."""
    collective = _collective(member, workspace)
    unit = member.unit or member.subdivision or (collective.answers_as if collective else None)
    return ScoredBody(member.key, member.name or _name(member, collective, workspace.organization), unit)


def recipient_of(member: Member, workspace: Workspace) -> Collective | None:
    """Return the collective of the register that stands for a member, which can be commended; None where there is none."""
    if member.collective is not None:
        return _collective(member, workspace)
    for one in _collectives(workspace):
        is_unit = member.unit is not None and one.unit == member.unit
        if is_unit or (member.subdivision is not None and one.subdivision == member.subdivision):
            return one
    return None


def _name(member: Member, collective: Collective | None, organization: Organization | None) -> str:
    if collective is not None:
        return collective.name
    if organization is None:
        return member.key
    unit = organization.unit(member.unit) if member.unit else None
    known = [one.name for one in organization.known_subdivisions if one.id == member.subdivision]
    return unit.name if unit else known[0] if known else member.key


def _collective(member: Member, workspace: Workspace) -> Collective | None:
    return next((one for one in _collectives(workspace) if one.id == member.collective), None)


def _collectives(workspace: Workspace) -> Iterator[Collective]:
    for register in workspace.all(AwardRegister):
        yield from register.collectives


def groups_of_year(workspace: Workspace, year: int) -> tuple[EmulationGroup, ...]:
    """Return the groups of a year in the order of their files."""
    return tuple(one for one in workspace.all(EmulationGroup) if one.year == year)


def table_of(group: EmulationGroup, workspace: Workspace) -> ScoringCriteria | None:
    """Return the table that the members are scored by: the group's own, else that of the year, else None."""
    of_year = next((one for one in workspace.all(ScoringCriteria) if one.year == group.year), None)
    return group.table(of_year)


def sheets_of(group: EmulationGroup, workspace: Workspace) -> tuple[ScoreSheet, ...]:
    """Return the sheets of the members.

    Where the group uses the year's table, a member without a sheet in the group has that of the year.
    """
    own = {
        one.member: one.sheet
        for one in workspace.all(GroupScores)
        if (one.year, one.group) == (group.year, group.id)
    }
    if group.scale is None:
        for sheet in workspace.all(ScoreSheet):
            if sheet.year == group.year:
                own.setdefault(sheet.unit, sheet)
    return tuple(own.values())


def bodies_of(group: EmulationGroup, table: ScoringCriteria, workspace: Workspace) -> tuple[ScoredBody, ...]:
    """Return who is scored: who is a member on the last day of the period whose results count."""
    return tuple(body_of(member, workspace) for member in group.members_in(table.attainment_period))


def group_standing(
    group: EmulationGroup, table: ScoringCriteria, workspace: Workspace, attainment: Attainment
) -> Standing:
    """Return the ranking of a group; `attainment` is that at the end of `table.attainment_period`."""
    return standing_of(table, bodies_of(group, table, workspace), sheets_of(group, workspace), attainment)


def leader_names(group: EmulationGroup, role: str, day: datetime.date, workspace: Workspace) -> list[str]:
    """Return the names of the members that lead the group as `role` on `day`."""
    found = [one for one in group.leaders if one.role == role and one.leads_on(day)]
    members = [member for one in found if (member := group.member(one.member)) is not None]
    return [body_of(member, workspace).name for member in members]
