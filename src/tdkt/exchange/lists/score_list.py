"""Scores of units by the criteria of a year: what a unit gave itself, what was appraised, what the Council gave.

A list is of one unit (named in a column, by its sheet or in the lines above the head) or of several under each other. Criteria are
known by their text. What the year's table does not allow is refused at its cell.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from decimal import Decimal

from tdkt.awards.bodies import bodies
from tdkt.checks.unread import not_there
from tdkt.errors import UserError
from tdkt.exchange.cell_values import CellError, in_vietnamese, signed
from tdkt.exchange.list_marks import without_list_mark
from tdkt.exchange.lists.award_lists import not_placed, once_each, year_of
from tdkt.exchange.lists.kind import Asked, Column, Fate, Judged, ListKind, Row, Told
from tdkt.exchange.lists.reading_cells import body_named, did_you_mean
from tdkt.exchange.lists.register_lists import UNIT, refused, without_name
from tdkt.model.measure import Number
from tdkt.model.plan_year import year_name
from tdkt.model.records import dataclass, replace
from tdkt.model.register import Collective
from tdkt.model.scoring import Criterion, CriterionType, Score, ScoredBody, ScoreSheet, ScoringCriteria, Stage
from tdkt.model.text import fold, letters, same_spelling
from tdkt.receipts.group_scores import scored_by_hand as by_hand
from tdkt.workspace.workspace import Workspace
from tdkt.workspace.yaml_scalars import as_written

_STAGES = {
    Stage.SELF: Column("self", ("Điểm tự chấm", "Tự chấm", "Tự chấm điểm", "Đơn vị tự chấm", "Điểm đơn vị tự chấm", "Điểm tự đánh giá")),
    Stage.APPRAISED: Column("appraised", ("Điểm thẩm định", "Thẩm định", "Cơ quan thường trực chấm", "Thường trực thẩm định", "Điểm thẩm định của cơ quan thường trực")),
    Stage.COUNCIL: Column("council", ("Điểm Hội đồng chấm", "Hội đồng chấm", "Điểm Hội đồng", "Hội đồng Thi đua - Khen thưởng chấm", "Điểm Hội đồng Thi đua - Khen thưởng chấm"), loose=("Điểm chấm", "Kết quả chấm điểm")),
}  # fmt: skip
CRITERION = Column("criterion", ("Mã tiêu chí",))
MAXIMUM = Column("maximum", ("Điểm tối đa", "Điểm chuẩn", "Thang điểm", "Điểm tối đa của tiêu chí"))
SCORE_COLUMNS = (
    Column("name", ("Tiêu chí", "Nội dung tiêu chí", "Tên tiêu chí", "Tiêu chí chấm điểm", "Nội dung chấm điểm", "Nội dung, tiêu chí", "Tiêu chí thi đua", "Nội dung thi đua", "Nội dung và tiêu chí"), needed=True, loose=("Nội dung",)),
    CRITERION,
    UNIT,
    MAXIMUM,
    *_STAGES.values(),
    Column("points", ("Điểm", "Số điểm")),
    Column("evidence", ("Minh chứng", "Tài liệu minh chứng", "Tài liệu kiểm chứng", "Căn cứ chấm điểm")),
    Column("reason", ("Lý do", "Lý do chênh lệch", "Giải trình", "Lý do khác điểm")),
)  # fmt: skip
_IN_TITLES = {
    Stage.SELF: ("tu cham", "tu danh gia"),
    Stage.APPRAISED: ("tham dinh",),
    Stage.COUNCIL: ("hoi dong cham", "diem hoi dong", "ket qua cham diem cua hoi dong"),
}
"""How titles say whose points a list holds."""
_ASIDE = re.compile(r"\s*\((?:tối đa|[0-9]|\+|-)[^)]*\)\s*$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Table:
    """The year's criteria, and what is on record: `sheets` by unit; `computed` are units and criteria that are not scored by hand."""

    criteria: ScoringCriteria
    sheets: Mapping[str, ScoreSheet]
    computed: frozenset[tuple[str, str]]
    workspace: Workspace

    def of(self, unit: str) -> tuple[Criterion, ...]:
        """Return the criteria that a unit is scored by."""
        return self.criteria.criteria_of(self.criteria.group_of(unit))

    def score(self, unit: str, criterion: str) -> Score | None:
        """Return what is on record for a criterion."""
        return self.sheets[unit].score(criterion) if unit in self.sheets else None

    def file(self, unit: str) -> str:
        """Return the file of a unit's scores."""
        return (
            self.sheets[unit].origin.file
            if unit in self.sheets
            else f"plans/{self.criteria.year}/scoring/{unit}.yaml"
        )


def scored_by_hand(workspace: Workspace, criteria: ScoringCriteria, unit: str) -> tuple[Criterion, ...]:
    """Return the criteria of a unit's group that are not computed from its targets."""
    known = bodies(workspace)[unit].there
    answers = known.answers_as if isinstance(known, Collective) else unit
    return by_hand(workspace, criteria, ScoredBody(unit, known.name, answers))


def criteria_of_year(workspace: Workspace, year: int) -> ScoringCriteria:
    """Return the table of criteria of a year; raises UserError where there is none."""
    found = next((one for one in workspace.all(ScoringCriteria) if one.year == year), None)
    if found is None:
        said = UserError(
            f"chưa có bảng tiêu chí chấm điểm {year_name(year)}",
            hint=f"Lập plans/{year}/scoring/criteria.yaml trước.",
        )
        raise not_there(workspace, said, "scoring-criteria")
    return found


def _scores(workspace: Workspace, asked: Asked) -> ListKind:
    year, organization = year_of(workspace, asked), workspace.organization
    assert organization is not None
    criteria = criteria_of_year(workspace, year)
    computed = frozenset(
        (unit.id, one.id)
        for unit in bodies(workspace).values()
        for one in set(criteria.criteria) - set(scored_by_hand(workspace, criteria, unit.id))
        if one.from_attainment is not None
    )
    sheets = {one.unit: one for one in workspace.all(ScoreSheet) if one.year == year}
    table = _Table(criteria, sheets, computed, workspace)

    def judge(_: Workspace, rows: Sequence[Row]) -> Told:
        return Told(once_each([_judged(row, table) for row in rows], ("criterion",)))

    return replace(
        KIND,
        title=f"điểm chấm thi đua {year_name(year)}",
        judge=judge,
        skeletons={
            table.file(unit.id): f"kind: score-sheet\nyear: {year}\nunit: {unit.id}\n"
            for unit in bodies(workspace).values()
        },
    )


def _judged(row: Row, table: _Table) -> Judged:
    if not row.get("name") and not row.get("criterion"):
        return without_name(row, "tiêu chí")
    if any(_is_same(row.get("name"), part.title) for part in table.criteria.parts):
        return Judged(row, Fate.ASIDE, row.get("name"))
    if row.get("points"):
        stage = _stage_of_title(row)
        if stage is None:
            hint = "Ghi ở tiêu đề: điểm tự chấm, điểm thẩm định hay điểm Hội đồng chấm."
            return refused(row, "Chưa rõ là điểm tự chấm, thẩm định hay Hội đồng chấm.", hint, "points")
        letters_of = {**row.letters, stage: row.letters["points"]}
        row = replace(row, values={**row.values, stage: row.get("points")}, letters=letters_of)
    if not any(row.get(column.key) for column in _STAGES.values()):
        return Judged(row, Fate.BLANK, row.get("name"))
    unit = _unit(row, table.workspace)
    if isinstance(unit, Judged):
        return unit
    criterion = _criterion(row, table, unit)
    if isinstance(criterion, Judged):
        return criterion
    read = _points(row, criterion, is_computed=(unit, criterion.id) in table.computed)
    if isinstance(read, Judged):
        return read
    said: dict[str, object] = {key: as_written(Decimal(points)) for key, points in read.items()}
    said |= {key: row.get(key) for key in ("evidence", "reason") if row.get(key)}
    there = table.score(unit, criterion.id)
    words, file = f"{_unit_name(unit, table)}, {criterion.text}", table.file(unit)
    if there is None:
        return Judged(row, Fate.NEW, words, entry={"criterion": criterion.id, **said}, file=file)
    known = {"self": there.self_, "appraised": there.appraised, "council": there.council}
    changes = {key: value for key, value in said.items() if key in read and known[key] != read[key]}
    changes |= {
        key: value
        for key, value in said.items()
        if key not in read and not same_spelling(str(getattr(there, key)), str(value))
    }
    fate = Fate.CHANGED if changes else Fate.SAME
    return Judged(row, fate, words, entry={"criterion": criterion.id, **changes}, file=file)


def _stage_of_title(row: Row) -> str | None:
    """Return whose points a list holds by its titles, None where they name nobody, or several."""
    title = fold(" ".join((row.sheet, *row.titles)))
    found = [
        _STAGES[stage].key for stage, words in _IN_TITLES.items() if any(word in title for word in words)
    ]
    return found[0] if len(found) == 1 else None


def _unit_name(unit: str, table: _Table) -> str:
    return bodies(table.workspace)[unit].name


def _unit(row: Row, workspace: Workspace) -> str | Judged:
    """Return the unit that a row scores: by its column, the line above the row, the sheet, or a title of the list."""
    names = [one.name for one in bodies(workspace).values()]
    if row.get("unit"):
        found = body_named(workspace, row.get("unit"))
        if found is None:
            return refused(
                row,
                f"Không có đơn vị “{row.get('unit')}” trong kho.",
                did_you_mean(row.get("unit"), names),
                "unit",
            )
        return found
    after_colon = [text.partition(":")[2].strip() for text in row.titles if ":" in text]
    for said in ([row.group], [row.sheet], after_colon, row.titles):
        meant = {found for text in said if text and (found := body_named(workspace, text))}
        if len(meant) == 1:
            return meant.pop()
    return refused(
        row,
        "Chưa rõ điểm của đơn vị nào.",
        "Thêm cột “Đơn vị”, hoặc ghi “Đơn vị: …” phía trên bảng, hoặc đặt tên trang là tên đơn vị.",
        "unit",
    )


def _criterion(row: Row, table: _Table, unit: str) -> Criterion | Judged:
    """Return the criterion that a row scores: by its id, by its words, without the number before and the points behind them."""
    listed = table.of(unit)
    text = row.get("name")
    found = [one for one in listed if one.id == row.get("criterion")] or [
        one for one in listed if _is_same(text, one.text)
    ]
    if len(found) == 1:
        return found[0]
    words = "có mấy tiêu chí như vậy" if found else f"{_unit_name(unit, table)} không được chấm tiêu chí này"
    return refused(
        row,
        f"“{text}”: {words} trong bảng tiêu chí {year_name(table.criteria.year)}.",
        did_you_mean(text, (one.text for one in listed)),
        "name",
    )


def _is_same(text: str, other: str) -> bool:
    bare = _ASIDE.sub("", without_list_mark(text)).strip(" .:;")
    return same_spelling(bare, other) or letters(bare) == letters(other)


def _points(row: Row, criterion: Criterion, *, is_computed: bool) -> dict[str, Number] | Judged:
    """Return the points of a row by stage, refused where they are none or the table does not allow them."""
    found: dict[str, Number] = {}
    for key in (MAXIMUM.key, *(column.key for column in _STAGES.values())):
        if not row.get(key):
            continue
        try:
            typed = signed(row.get(key), "")
        except CellError as error:
            return refused(row, str(error), error.hint, key)
        is_penalty = (
            criterion.type is CriterionType.PENALTY
        )  # what is taken off is often written with a minus
        points = -typed if is_penalty and typed < 0 else typed
        limit = in_vietnamese(Decimal(criterion.maximum))
        said = f"Điểm của “{criterion.text}”"
        if key == MAXIMUM.key:
            if points != criterion.maximum:
                return refused(
                    row,
                    f"{said} tối đa là {limit}, danh sách ghi {row.get(key)}.",
                    "Danh sách theo bảng tiêu chí khác: kiểm tra năm, bảng tiêu chí.",
                    key,
                )
            continue
        if is_computed:
            return refused(
                row,
                f"“{criterion.text}” tính từ kết quả chỉ tiêu, không chấm tay.",
                "Xóa điểm ở dòng này.",
                key,
            )
        if points < 0:
            return refused(row, f"{said} là số âm.", "Không đạt thì ghi 0.", key)
        if points > criterion.maximum:
            return refused(row, f"{said} là {row.get(key)}, cao hơn điểm tối đa {limit}.", "Sửa điểm.", key)
        found[key] = points
    return found


KIND = ListKind(
    "scores",
    "điểm chấm thi đua của các đơn vị",
    "điểm",
    SCORE_COLUMNS,
    not_placed,
    "",
    ("scores",),
    placed=_scores,
    titled=("cham diem",),
    identity=("criterion",),
    one_of=(*(column.key for column in _STAGES.values()), "points"),
)
