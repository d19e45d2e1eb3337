"""Scores in a cụm, khối: what members give themselves, what they give each other, what the Council gives, one list for each who scores.

The list is the one that `tdkt form scores --group` writes: its hidden columns name group, member and who scores. Points stand in one
column; where points follow from a figure, the figure stands in another. What the table does not allow is refused at its cell.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from tdkt.awards.group_standing import body_of, groups_of_year, sheets_of, table_of
from tdkt.exchange.cell_values import CellError, in_vietnamese, signed
from tdkt.exchange.lists.award_lists import not_placed, once_each, year_of
from tdkt.exchange.lists.kind import Asked, Column, Fate, Judged, ListKind, Row, Told
from tdkt.exchange.lists.reading_cells import did_you_mean
from tdkt.exchange.lists.register_lists import refused
from tdkt.model.emulation_group import EmulationGroup, GroupScores
from tdkt.model.measure import Number
from tdkt.model.plan_year import year_in_file, year_name
from tdkt.model.records import dataclass, replace
from tdkt.model.scoring import Criterion, CriterionType, Figures, Score, ScoreSheet, ScoringCriteria
from tdkt.model.text import letters, upper_first
from tdkt.receipts.group_scores import scored_by_hand
from tdkt.workspace.former_ids import former_ids
from tdkt.workspace.kinds import FILE_KINDS
from tdkt.workspace.workspace import Workspace
from tdkt.workspace.yaml_editor import in_braces
from tdkt.workspace.yaml_scalars import as_written

GROUP = Column("group", ("Mã cụm, khối",), needed=True)
MEMBER = Column("member", ("Thành viên được chấm", "Mã thành viên được chấm"), needed=True)
BY = Column("by", ("Mã người chấm",))
CRITERION = Column("criterion", ("Mã tiêu chí",))
GROUP_SCORE_COLUMNS = (
    GROUP,
    MEMBER,
    BY,
    CRITERION,
    Column("name", ("Tiêu chí", "Nội dung tiêu chí", "Tên tiêu chí"), needed=True),
    Column("maximum", ("Điểm tối đa",)),
    Column("known", ("Đã tự chấm",)),
    Column("shown", ("Minh chứng đã nêu",)),
    Column("given", ("Điểm chấm",)),
    Column("figure", ("Số lần, số liệu",)),
    Column("evidence", ("Minh chứng",)),
    Column("reason", ("Lý do",)),
)
COUNCIL = "hoi-dong-cham"
"""Who scores in the list of the Council, in place of a member."""


@dataclass(frozen=True, slots=True)
class _Group:
    """A group with its table and the sheets on record, by member."""

    group: EmulationGroup
    table: ScoringCriteria
    sheets: dict[str, ScoreSheet]
    workspace: Workspace

    def member(self, text: str) -> str | None:
        """Return the member that a cell names, by its id (also a former one) or its name; None where there is none."""
        today = former_ids(self.workspace).today(("unit", "recipient", "subdivision"), None, text)
        for member in self.group.members:
            if member.key in (text, today) or letters(text) == letters(body_of(member, self.workspace).name):
                return member.key
        return None

    def names(self) -> list[str]:
        """Return the names of the members."""
        return [body_of(member, self.workspace).name for member in self.group.members]

    def criteria(self, member: str) -> tuple[Criterion, ...]:
        """Return the criteria that a member is scored by, those that are computed from its targets aside."""
        found = self.group.member(member)
        return scored_by_hand(self.workspace, self.table, body_of(found, self.workspace)) if found else ()

    def file(self, member: str) -> str:
        """Return the file of a member's scores: that of the year where it stands there, else the group's."""
        own = self.sheets.get(member)
        kept = FILE_KINDS["group-scores"].file(year=self.group.year, group=self.group.id, member=member)
        return own.origin.file if own else kept


def _group_scores(workspace: Workspace, asked: Asked) -> ListKind:
    year = year_of(workspace, asked)
    found = {}
    for group in groups_of_year(workspace, year):
        table = table_of(group, workspace)
        if table is not None:
            sheets = {one.unit: one for one in sheets_of(group, workspace)}
            found[group.id] = _Group(group, table, sheets, workspace)

    for old, new in former_ids(workspace).by_scope.get(("group", year), {}).items():
        if new in found:  # a form that went out before the group was renamed
            found.setdefault(old, found[new])

    def judge(_: Workspace, rows: Sequence[Row]) -> Told:
        return Told(once_each([_judged(row, found, year) for row in rows], ("criterion",)))

    kept = {one.origin.file for one in workspace.all(GroupScores)}
    return replace(
        KIND,
        title=f"điểm chấm trong cụm, khối {year_name(year)}",
        judge=judge,
        skeletons={
            file: f"kind: group-scores\nyear: {year_in_file(year)}\ngroup: {one.group.id}\nmember: {member.key}\n"
            for one in found.values()
            for member in one.group.members
            if (file := one.file(member.key)) not in kept
        },
    )


def _judged(row: Row, groups: dict[str, _Group], year: int) -> Judged:
    if not row.get("given") and not row.get("figure"):
        return Judged(row, Fate.BLANK, row.get("name"))
    group = groups.get(row.get("group"))
    if group is None:
        words = f"{upper_first(year_name(year))} không có cụm, khối “{row.get('group')}”, hoặc cụm, khối ấy chưa có thang điểm."
        return refused(row, words, did_you_mean(row.get("group"), groups), "group")
    member = group.member(row.get("member"))
    by = _scorer(row.get("by"), group, member)
    if member is None or by is None:
        key = "member" if member is None else "by"
        words = f"“{row.get(key)}” không phải thành viên của {group.group.name}."
        return refused(row, words, did_you_mean(row.get(key), group.names()), key)
    if by not in (member, COUNCIL) and not group.group.cross:
        words = f"{group.group.name} không chấm chéo."
        return refused(row, words, f"Ghi cross: mean vào {group.group.origin.file} nếu có chấm chéo.", "by")
    criterion = _criterion(row, group.criteria(member))
    if isinstance(criterion, Judged):
        return criterion
    value = _value(row, criterion)
    if isinstance(value, Judged):
        return value
    return _entered(row, group, member, by, criterion, value)


def _scorer(text: str, group: _Group, member: str | None) -> str | None:
    """Return who scores: the member itself where nobody is named, the Council, or the member that is named."""
    return member if not text else COUNCIL if text == COUNCIL else group.member(text)


def _criterion(row: Row, listed: Sequence[Criterion]) -> Criterion | Judged:
    text = row.get("name")
    found = [one for one in listed if one.id == row.get("criterion")] or [
        one for one in listed if letters(one.text) == letters(text)
    ]
    if len(found) == 1:
        return found[0]
    words = f"“{text}”: thành viên này không được chấm tay tiêu chí ấy."
    return refused(row, words, did_you_mean(text, (one.text for one in listed)), "name")


def _value(row: Row, criterion: Criterion) -> Number | Judged:
    """Return the points or the figure of a row, refused where they stand in the wrong column or the table does not allow them."""
    right, wrong = ("figure", "given") if criterion.counts else ("given", "figure")
    if row.get(wrong):
        hint = (
            f"Ghi số {criterion.counts} vào cột “Số lần, số liệu”, bỏ điểm: tdkt tự tính điểm."
            if criterion.counts
            else "Ghi điểm vào cột “Điểm chấm”."
        )
        return refused(row, f"“{criterion.text}” không chấm ở cột này.", hint, wrong)
    try:
        value = signed(row.get(right), "")
    except CellError as error:
        return refused(row, str(error), error.hint, right)
    if (
        criterion.type is CriterionType.PENALTY and value < 0
    ):  # what is taken off is often written with a minus
        value = -value
    if value < 0:
        return refused(row, f"“{criterion.text}” là số âm.", "Không có thì ghi 0.", right)
    if criterion.per_occurrence is not None and Decimal(value) != int(value):
        return refused(row, f"Số {criterion.counts} không phải số nguyên.", "Ghi số lần.", right)
    if not criterion.counts and value > criterion.maximum:
        limit = in_vietnamese(Decimal(criterion.maximum))
        words = f"Điểm của “{criterion.text}” là {row.get(right)}, cao hơn điểm tối đa {limit}."
        return refused(row, words, "Sửa điểm.", right)
    return value


def _entered(row: Row, group: _Group, member: str, by: str, criterion: Criterion, value: Number) -> Judged:
    there = group.sheets[member].score(criterion.id) if member in group.sheets else None
    before = there.counted if there and criterion.counts else there
    said: dict[str, object] = {}
    if by == member:
        said["self"], known = value, before.self_ if before else None
        if row.get("evidence"):
            said["evidence"] = row.get("evidence")
    elif by == COUNCIL:
        said["council"], known = value, before.council if before else None
        if row.get("reason"):
            said["reason"] = row.get("reason")
    else:
        cross = dict(before.cross) if before else {}
        known = cross.get(by)
        said["cross"] = {**cross, by: value}
    words_there = {"evidence": there.evidence, "reason": there.reason} if there else {}
    is_same = known == value and all(said.get(key, text) == text for key, text in words_there.items())
    name = group.names()[[one.key for one in group.group.members].index(member)]
    words, file = f"{name}, {criterion.text}", group.file(member)
    if is_same:
        return Judged(row, Fate.SAME, words, entry={"criterion": criterion.id}, file=file)
    entry = {"criterion": criterion.id, **_written(said, before, is_counted=bool(criterion.counts))}
    return Judged(row, Fate.CHANGED if there else Fate.NEW, words, entry=entry, file=file)


def _written(
    said: dict[str, object], before: Score | Figures | None, *, is_counted: bool
) -> dict[str, object]:
    """Return what is written of `said`; figures stand together with those on record."""
    made = {key: _plain(value) for key, value in said.items()}
    if not is_counted:
        return made
    beside: dict[str, object] = {key: made.pop(key) for key in ("evidence", "reason") if key in made}
    known: dict[str, object] = {}
    if before is not None:
        stages = {"self": before.self_, "appraised": before.appraised, "council": before.council}
        known = {key: _plain(value) for key, value in stages.items() if value is not None}
        if before.cross:
            known["cross"] = _plain(dict(before.cross))
    return {"counted": in_braces({**known, **made}), **beside}


def _plain(value: object) -> object:
    if isinstance(value, dict):
        return in_braces({key: _plain(one) for key, one in value.items()})
    return as_written(Decimal(value)) if isinstance(value, (int, Decimal)) else value


KIND = ListKind(
    "group-scores",
    "điểm chấm trong cụm, khối",
    "điểm",
    GROUP_SCORE_COLUMNS,
    not_placed,
    "",
    ("scores",),
    placed=_group_scores,
    titled=("cum khoi cham diem",),
    identity=("criterion",),
    one_of=("given", "figure"),
)
