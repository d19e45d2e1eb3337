"""The lists in which members of a cụm, khối score themselves, or each other, and that of the Council."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from tdkt.awards.group_standing import bodies_of, sheets_of
from tdkt.exchange.cell_values import in_vietnamese
from tdkt.exchange.lists.group_score_list import COUNCIL, GROUP_SCORE_COLUMNS
from tdkt.exchange.lists.list_form import ListForm
from tdkt.model.emulation_group import EmulationGroup
from tdkt.model.measure import Number
from tdkt.model.plan_year import year_name
from tdkt.model.scoring import Criterion, ScoredBody, ScoreSheet, ScoringCriteria
from tdkt.receipts.group_scores import scored_by_hand
from tdkt.workspace.workspace import Workspace

_WIDTHS = {
    "member": 30,
    "name": 46,
    "maximum": 12,
    "known": 14,
    "shown": 36,
    "given": 12,
    "figure": 16,
    "evidence": 36,
    "reason": 36,
}
_OWN = ("group", "member", "by", "criterion", "name", "maximum", "given", "figure", "evidence")
_COUNCIL = (
    "group",
    "member",
    "by",
    "criterion",
    "name",
    "maximum",
    "known",
    "shown",
    "given",
    "figure",
    "reason",
)
_CROSS = ("group", "member", "by", "criterion", "name", "maximum", "known", "shown", "given", "figure")


def self_scoring(
    group: EmulationGroup, table: ScoringCriteria, body: ScoredBody, workspace: Workspace
) -> ListForm:
    """Return the list in which `body` scores itself, with what it has given already."""
    sheets = {one.unit: one for one in sheets_of(group, workspace)}
    return _form(
        f"Cụm, khối chấm điểm: {body.name} tự chấm điểm thi đua {year_name(group.year)}",
        group,
        "Ghi điểm ở cột “Điểm chấm”; tiêu chí tính theo số lần, số liệu thì ghi số ở cột “Số lần, số liệu”, điểm được tính sau. Không có "
        "thì ghi 0.",
        _OWN,
        [
            {**_row(group, body, one), **_given(one, sheets.get(body.id), body.id, body.id)}
            for one in scored_by_hand(workspace, table, body)
        ],
        ("group", "member", "by", "criterion"),
    )


def cross_scoring(
    group: EmulationGroup, table: ScoringCriteria, body: ScoredBody, workspace: Workspace
) -> ListForm:
    """Return the list in which `body` scores the other members, with what they gave themselves."""
    return _form(
        f"Cụm, khối chấm điểm: {body.name} chấm điểm các thành viên khác {year_name(group.year)}",
        group,
        "Ghi điểm cho từng thành viên ở cột “Điểm chấm”; tiêu chí tính theo số lần, số liệu thì ghi số đã xác nhận ở cột “Số lần, số liệu”.",
        _CROSS,
        list(_others(group, table, body, workspace)),
        ("group", "by", "criterion"),
    )


def council_scoring(group: EmulationGroup, table: ScoringCriteria, workspace: Workspace) -> ListForm:
    """Return the list in which the scores that the Council gives all members are put down, with what they gave themselves."""
    sheets = {one.unit: one for one in sheets_of(group, workspace)}
    rows = [
        {
            **_row(group, body, one),
            "member": body.name,
            "by": COUNCIL,
            "known": _own_of(one, sheets.get(body.id)),
            "shown": _evidence_of(one, sheets.get(body.id)),
            **_given(one, sheets.get(body.id), body.id, COUNCIL),
        }
        for body in bodies_of(group, table, workspace)
        for one in scored_by_hand(workspace, table, body)
    ]
    how = "Ghi điểm, số liệu Hội đồng kết luận cho từng thành viên; khác điểm trước đó thì ghi lý do."
    title = f"Cụm, khối chấm điểm: Hội đồng chấm điểm các thành viên {year_name(group.year)}"
    return _form(title, group, how, _COUNCIL, rows, ("group", "by", "criterion"))


def _form(
    title: str,
    group: EmulationGroup,
    how: str,
    keys: Sequence[str],
    rows: list[dict[str, str]],
    hidden: tuple[str, ...],
) -> ListForm:
    columns = {column.key: column for column in GROUP_SCORE_COLUMNS}
    return ListForm(title, group.name, how, tuple(columns[key] for key in keys), _WIDTHS, rows, {}, hidden, 0)


def _others(
    group: EmulationGroup, table: ScoringCriteria, body: ScoredBody, workspace: Workspace
) -> Iterator[dict[str, str]]:
    sheets = {one.unit: one for one in sheets_of(group, workspace)}
    for other in bodies_of(group, table, workspace):
        for one in scored_by_hand(workspace, table, other) if other.id != body.id else ():
            sheet = sheets.get(other.id)
            yield {
                **_row(group, other, one),
                "member": other.name,
                "by": body.id,
                "known": _own_of(one, sheet),
                "shown": _evidence_of(one, sheet),
                **_given(one, sheet, other.id, body.id),
            }


def _row(group: EmulationGroup, body: ScoredBody, criterion: Criterion) -> dict[str, str]:
    counts = f" (ghi số {criterion.counts})" if criterion.counts else ""
    return {
        "group": group.id,
        "member": body.id,
        "by": body.id,
        "criterion": criterion.id,
        "name": f"{criterion.text}{counts}",
        "maximum": _points(criterion.maximum),
    }


def _own_of(criterion: Criterion, sheet: ScoreSheet | None) -> str:
    score = sheet.score(criterion.id) if sheet else None
    given = score.counted if score and criterion.counts else score
    return (
        "" if given is None or given.self_ is None else f"{_points(given.self_)} {criterion.counts}".strip()
    )


def _evidence_of(criterion: Criterion, sheet: ScoreSheet | None) -> str:
    """Return the evidence that the member has given."""
    score = sheet.score(criterion.id) if sheet else None
    return score.evidence or "" if score else ""


def _given(criterion: Criterion, sheet: ScoreSheet | None, member: str, by: str) -> dict[str, str]:
    """Return what is on record of what `by` gave."""
    score = sheet.score(criterion.id) if sheet else None
    given = score.counted if score and criterion.counts else score
    if given is None:
        return {}
    value = given.council if by == COUNCIL else given.self_ if by == member else given.cross.get(by)
    found = {} if value is None else {"figure" if criterion.counts else "given": _points(value)}
    if score is not None and by == COUNCIL:
        return {**found, "reason": score.reason}
    return {**found, "evidence": score.evidence} if score and by == member else found


def _points(number: Number) -> str:
    return in_vietnamese(Decimal(number))
