"""Who of a cụm, khối has scored itself and the others, and what the Council has still to score."""

from __future__ import annotations

from collections.abc import Sequence

from tdkt.awards.attained_points import targets_in_scope
from tdkt.awards.group_standing import bodies_of, groups_of_year, sheets_of, table_of
from tdkt.model.emulation_group import EmulationGroup
from tdkt.model.records import dataclass
from tdkt.model.scoring import (
    Criterion,
    CriterionType,
    Figures,
    Score,
    ScoredBody,
    ScoreSheet,
    ScoringCriteria,
    Stage,
)
from tdkt.workspace.workspace import Workspace


@dataclass(frozen=True, slots=True)
class MemberReceipt:
    """What one member has done: `own` of `asked` criteria scored for itself; `waiting` are the members that it has not scored yet.

    `others` is how many it has to score, 0 where members do not score each other; `decided` criteria have the Council's score.
    """

    body: ScoredBody
    asked: int
    own: int
    others: int
    waiting: tuple[ScoredBody, ...]
    decided: int

    @property
    def has_scored_itself(self) -> bool:
        """Tell whether nothing of its own scoring is missing."""
        return self.own == self.asked


@dataclass(frozen=True, slots=True)
class GroupReceipts:
    """A group with what each of its members has done; no members where it has no table yet."""

    group: EmulationGroup
    members: tuple[MemberReceipt, ...]

    @property
    def without_own(self) -> tuple[str, ...]:
        """The names of the members that have not scored themselves."""
        return tuple(one.body.name for one in self.members if not one.has_scored_itself)

    @property
    def without_cross(self) -> tuple[str, ...]:
        """The names of the members that have not scored all others."""
        return tuple(one.body.name for one in self.members if one.waiting)


def group_receipts(workspace: Workspace, year: int) -> tuple[GroupReceipts, ...]:
    """Return who has scored in each group of `year`."""
    return tuple(receipts_of(group, workspace) for group in groups_of_year(workspace, year))


def receipts_of(group: EmulationGroup, workspace: Workspace) -> GroupReceipts:
    """Return who has scored in `group`."""
    table = table_of(group, workspace)
    if table is None:
        return GroupReceipts(group, ())
    bodies = bodies_of(group, table, workspace)
    sheets = {sheet.unit: sheet for sheet in sheets_of(group, workspace)}
    asked = {body.id: scored_by_hand(workspace, table, body) for body in bodies}
    return GroupReceipts(
        group,
        tuple(_receipt(body, bodies, asked, sheets, is_crossed=bool(group.cross)) for body in bodies),
    )


def scored_by_hand(workspace: Workspace, table: ScoringCriteria, body: ScoredBody) -> tuple[Criterion, ...]:
    """Return the criteria of a body's group that are not computed from its targets."""
    files = [movements for movements in workspace.movements if movements.year == table.year]
    targets = [target for movements in files for target in movements.targets]
    return tuple(
        one
        for one in table.criteria_of(table.group_of(body.id))
        if one.from_attainment is None
        or body.unit is None
        or not targets_in_scope(one.from_attainment, body.unit, targets)
    )


def _receipt(
    body: ScoredBody,
    bodies: Sequence[ScoredBody],
    asked: dict[str, tuple[Criterion, ...]],
    sheets: dict[str, ScoreSheet],
    *,
    is_crossed: bool,
) -> MemberReceipt:
    main = [one for one in asked[body.id] if one.type is CriterionType.MAIN]
    own = [_given(one, sheets.get(body.id)) for one in main]
    others = [one for one in bodies if one.id != body.id] if is_crossed else []
    return MemberReceipt(
        body,
        len(main),
        sum(found is not None and found.self_ is not None for found in own),
        len(others),
        tuple(one for one in others if not _has_scored(body, one, asked[one.id], sheets.get(one.id))),
        sum(found is not None and found.council is not None for found in own),
    )


def _given(criterion: Criterion, sheet: ScoreSheet | None) -> Score | Figures | None:
    score = sheet.score(criterion.id) if sheet else None
    return score.counted if score and criterion.counts else score


def _has_scored(
    body: ScoredBody, other: ScoredBody, criteria: Sequence[Criterion], sheet: ScoreSheet | None
) -> bool:
    """Tell whether `body` has scored `other` by all main criteria that the Council, or who appraises, has not scored yet."""
    for criterion in criteria:
        given = _given(criterion, sheet)
        if criterion.type is not CriterionType.MAIN:
            continue
        if given is None or (
            given.at(Stage.COUNCIL) is None
            and given.at(Stage.APPRAISED) is None
            and body.id not in given.cross
        ):
            return False
    return True
