"""The rankings of a year: by the year's table of criteria, then of each cụm, khối that has a file of its own."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from tdkt.attainment.assessment import assess
from tdkt.awards.bodies import bodies
from tdkt.awards.group_standing import group_standing, groups_of_year, table_of
from tdkt.awards.ranking import Standing, standing
from tdkt.checks.programmes import programme_of
from tdkt.checks.run import refuse_scoring_errors
from tdkt.errors import UsageError
from tdkt.model.emulation_group import EmulationGroup
from tdkt.model.records import dataclass
from tdkt.model.scoring import ScoreSheet, ScoringCriteria
from tdkt.workspace.kinds import FILE_KINDS
from tdkt.workspace.workspace import Workspace


@dataclass(frozen=True, slots=True)
class NamedStanding:
    """A ranking with the groups that it ranks: that of the year's table, or of one group."""

    groups: tuple[str, ...]
    standing: Standing

    @property
    def members(self) -> dict[str, str]:
        """Who is scored, by id, with the name."""
        totals = (total for ranking in self.standing.rankings for total in ranking.members)
        return {total.unit.id: total.unit.name for total in totals}


def standings_of_year(workspace: Workspace, year: int | None) -> list[NamedStanding]:
    """Return the rankings of `year`, or of the latest year with a table or a group; raises UserError on files with errors."""
    refuse_scoring_errors(workspace)
    tables = {criteria.year: criteria for criteria in reversed(workspace.all(ScoringCriteria))}
    years = sorted({*tables, *(group.year for group in workspace.all(EmulationGroup))})
    wanted = year if year is not None else max(years, default=None)
    found = list(_standings(workspace, wanted, tables.get(wanted))) if wanted is not None else []
    if found:
        return found
    raise UsageError(
        f"Năm {wanted} chưa có bảng tiêu chí chấm điểm, cụm, khối nào."
        if wanted
        else "Chưa có bảng tiêu chí chấm điểm nào.",
        hint=f"Các năm có bảng tiêu chí: {', '.join(map(str, years))}."
        if years and wanted not in years
        else f"Thêm {FILE_KINDS['scoring-criteria'].place_in_words} (kind: scoring-criteria), hoặc: tdkt new group MÃ.",
    )


def _standings(workspace: Workspace, year: int, table: ScoringCriteria | None) -> Iterator[NamedStanding]:
    groups = groups_of_year(workspace, year)
    using = {group.id for group in groups if group.scale is None}
    if table is not None and not _is_taken_over(table, using):
        attainment = assess(programme_of(workspace, year), table.attainment_period)
        sheets = [sheet for sheet in workspace.all(ScoreSheet) if sheet.year == year]
        whole = standing(table, sheets, attainment, bodies(workspace).values())
        names = tuple(group.id for group in table.groups if group.id not in using)
        kept = tuple(one for one in whole.rankings if one.group is None or one.group.id not in using)
        yield NamedStanding(names, Standing(table, attainment, kept))
    for group in groups:
        own = table_of(group, workspace)
        if own is not None:
            attainment = assess(programme_of(workspace, year), own.attainment_period)
            yield NamedStanding((group.id,), group_standing(group, own, workspace, attainment))


def _is_taken_over(table: ScoringCriteria, using: Collection[str]) -> bool:
    """Tell whether all groups of the year's table have files of their own (`using`): it ranks nobody beside them."""
    return bool(using) and {group.id for group in table.groups} <= set(using)


def chosen(found: Sequence[NamedStanding], group: str) -> NamedStanding:
    """Return the ranking of a group; raises UsageError where there is no such group."""
    known = [name for one in found for name in one.groups]
    for one in found:
        if one.groups == (group,):
            return one
    for one in found:
        if group in one.groups:
            return NamedStanding((group,), _only(one.standing, group))
    raise UsageError(  # files with errors were refused (`standings_of_year`)
        f"Không có cụm, khối “{group}”.",
        hint=f"Đang có: {', '.join(known)}." if known else "Lập bằng: tdkt new group MÃ.",
    )


def _only(whole: Standing, group: str) -> Standing:
    rankings = tuple(one for one in whole.rankings if one.group is not None and one.group.id == group)
    return Standing(whole.criteria, whole.attainment, rankings)
