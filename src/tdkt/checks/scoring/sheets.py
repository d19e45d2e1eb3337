"""Each unit's sheet of scores against the year's table of criteria."""

from __future__ import annotations

from collections.abc import Iterator

from tdkt.attainment.comparing import exact
from tdkt.attainment.rounding import vietnamese
from tdkt.awards.attained_points import formula_in_words, targets_in_scope
from tdkt.awards.bodies import bodies
from tdkt.checks.example_files import SCORE_SHEET
from tdkt.checks.references.guesses import guess
from tdkt.checks.references.rules import DUPLICATE_ID, UNKNOWN_UNIT
from tdkt.checks.rule import ERROR, WARNING, Example, Rule, Stops
from tdkt.checks.scoring.tables import HeldSheet, held_sheets
from tdkt.checks.seen_twice import seen_twice
from tdkt.model.diagnostic import Diagnostic
from tdkt.model.emulation_group import GroupScores
from tdkt.model.plan_year import year_name
from tdkt.model.scoring import (
    Criterion,
    CriterionType,
    FromAttainment,
    Score,
    ScoreSheet,
    ScoringCriteria,
    Stage,
    counting,
)
from tdkt.workspace.workspace import Workspace

_REPORTS = "{criterion: bao-cao, self: 10, appraised: 9.5, council: 9.5}"
_UNITY = (
    "{criterion: doan-ket, self: 30, appraised: 29, council: 28, reason: Một buổi họp chưa đủ thành phần}"
)
_MODEL = "{criterion: mo-hinh, self: 3, evidence: Quyết định số 12/QĐ-UBND}"

ABOVE_MAXIMUM = Rule(
    code="A701",
    severity=ERROR,
    stops=Stops.RANKING,
    title="Điểm cao hơn điểm tối đa",
    explanation="Không bước chấm nào được cho quá điểm tối đa của tiêu chí; với điểm trừ, không được trừ quá "
    "điểm tối đa.",
    examples=(
        Example(
            file=SCORE_SHEET,
            text=_REPORTS,
            bad=(
                _REPORTS.replace("self: 10", "self: ▸12"),
                "{criterion: bao-cao, self: ▸10.5, appraised: 9.5, council: 9.5}",
                "{criterion: bao-cao, self: 10, appraised: ▸10.1, council: 10, reason: Đủ}",
            ),
            good=(_REPORTS, "{criterion: bao-cao, self: 10, appraised: 10, council: 10}"),
        ),
        Example(
            file=SCORE_SHEET,
            text="{criterion: vi-pham, council: 2,",
            bad=("{criterion: vi-pham, council: ▸11,",),
            good=("{criterion: vi-pham, council: 10,",),
        ),
    ),
)
NEGATIVE = Rule(
    code="A702",
    severity=ERROR,
    stops=Stops.RANKING,
    title="Điểm âm",
    explanation="Điểm không thể âm. Điểm trừ cũng ghi số dương: tdkt tự trừ vào tổng.",
    examples=(
        Example(
            file=SCORE_SHEET,
            text="{criterion: vi-pham, council: 2,",
            bad=("{criterion: vi-pham, council: ▸-2,", "{criterion: vi-pham, council: ▸-0.5,"),
            good=("{criterion: vi-pham, council: 2,", "{criterion: vi-pham, council: 0,"),
        ),
    ),
)
UNKNOWN_CRITERION = Rule(
    code="A703",
    severity=ERROR,
    stops=Stops.RANKING,
    title="Không có tiêu chí này",
    explanation="Phiếu chấm điểm chỉ ghi tiêu chí có trong bảng tiêu chí của năm và dành cho cụm, khối của "
    "đơn vị.",
    examples=(
        Example(
            file=SCORE_SHEET,
            text="criterion: doan-ket",
            bad=("criterion: ▸doan-kiet",),
            good=("criterion: doan-ket",),
            also=("A704",),
        ),
    ),
)
MISSING_SCORE = Rule(
    code="A704",
    severity=WARNING,
    title="Thiếu điểm của tiêu chí",
    explanation="Phiếu chưa có điểm của một tiêu chí chính: đơn vị chưa có tổng điểm, chưa được xếp hạng. "
    "Không đạt thì ghi 0. Điểm thưởng, điểm trừ không có thì không cần ghi.",
    examples=(
        Example(
            file=SCORE_SHEET,
            text=f"scores:\n  - {_REPORTS}",
            bad=("▸scores:",),
            good=(f"scores:\n  - {_REPORTS}", "scores:\n  - {criterion: bao-cao, self: 0}"),
        ),
    ),
)
TYPED_BY_HAND = Rule(
    code="A706",
    severity=ERROR,
    stops=Stops.RANKING,
    title="Chấm tay tiêu chí tính từ chỉ tiêu",
    explanation="Tiêu chí ghi from_attainment thì điểm do tdkt tính từ kết quả chỉ tiêu, không ghi trong "
    "phiếu. Chỉ đơn vị không có chỉ tiêu nào thuộc tiêu chí mới được chấm tay.",
    examples=(
        Example(
            file=SCORE_SHEET,
            text=_REPORTS,
            bad=(f"{{criterion: ▸chi-tieu, self: 60}}\n  - {_REPORTS}",),
            good=(_REPORTS,),
        ),
    ),
)
BONUS_WITHOUT_EVIDENCE = Rule(
    code="A707",
    severity=WARNING,
    title="Điểm thưởng không có minh chứng",
    explanation="Điểm thưởng phải có minh chứng (evidence): quyết định, giấy chứng nhận, văn bản xác nhận.",
    examples=(
        Example(
            file=SCORE_SHEET,
            text=_MODEL,
            bad=("{criterion: mo-hinh, self: ▸3}", "{criterion: mo-hinh, self: ▸0.5}"),
            good=(_MODEL, "{criterion: mo-hinh, self: 0}"),
        ),
    ),
)
NO_REASON = Rule(
    code="A708",
    severity=WARNING,
    title="Hội đồng chấm khác mà không nêu lý do",
    explanation="Điểm Hội đồng chấm khác điểm thẩm định (chưa thẩm định thì khác điểm tự chấm) phải nêu lý "
    "do (reason) để trả lời đơn vị.",
    examples=(
        Example(
            file=SCORE_SHEET,
            text=_UNITY,
            bad=(
                "{criterion: doan-ket, self: 30, appraised: 29, council: ▸28}",
                "{criterion: doan-ket, self: 30, council: ▸29}",
                "{criterion: doan-ket, self: 28, appraised: 29, council: ▸28}",
            ),
            good=(
                _UNITY,
                "{criterion: doan-ket, self: 30, appraised: 29, council: 29}",
                "{criterion: doan-ket, self: 30, council: 30}",
            ),
        ),
    ),
)

RULES = (
    ABOVE_MAXIMUM,
    NEGATIVE,
    UNKNOWN_CRITERION,
    MISSING_SCORE,
    TYPED_BY_HAND,
    BONUS_WITHOUT_EVIDENCE,
    NO_REASON,
)

_KEYS = {stage: stage.value for stage in Stage}


def check(workspace: Workspace) -> Iterator[Diagnostic]:
    """Yield what is wrong with each sheet of scores."""
    for sheet in (*workspace.all(ScoreSheet), *(one.sheet for one in workspace.all(GroupScores))):
        yield from _twice(sheet)
    for held in held_sheets(workspace):
        if workspace.organization is not None and held.group is None:
            yield from _ungrouped(held.sheet, workspace, held.table)
        for score in held.sheet.scores:
            yield from _score(score, held.sheet, held.table)
        if not workspace.incomplete:
            yield from _against_attainment(workspace, held)


def _ungrouped(sheet: ScoreSheet, workspace: Workspace, criteria: ScoringCriteria) -> Iterator[Diagnostic]:
    known = sheet.unit in bodies(workspace)
    if known and criteria.groups and criteria.group_of(sheet.unit) is None:
        yield UNKNOWN_UNIT.at(
            sheet.origin.at("unit"),
            f"Đơn vị “{sheet.unit}” có phiếu chấm điểm nhưng không thuộc cụm, khối nào của bảng tiêu chí.",
            f"Thêm đơn vị vào một cụm, khối ở {criteria.origin.file}, hoặc xóa phiếu.",
        )


def _twice(sheet: ScoreSheet) -> Iterator[Diagnostic]:
    for first, again in seen_twice(sheet.scores, lambda score: score.criterion):
        place = first.origin.at("criterion")
        yield DUPLICATE_ID.at(
            again.origin.at("criterion"),
            f"Tiêu chí “{again.criterion}” đã có điểm (ở dòng {place.line}).",
            "Giữ một mục.",
            ((place, "lần đầu"),),
        )


def _score(score: Score, sheet: ScoreSheet, criteria: ScoringCriteria) -> Iterator[Diagnostic]:
    known = {criterion.id: criterion for criterion in criteria.criteria_of(criteria.group_of(sheet.unit))}
    criterion = known.get(score.criterion)
    if criterion is None:
        yield UNKNOWN_CRITERION.at(
            score.origin.at("criterion"),
            f"Đơn vị không được chấm tiêu chí “{score.criterion}” trong bảng tiêu chí {year_name(sheet.year)}.",
            guess(score.criterion, known),
        )
        return
    yield from _limits(score, criterion)
    yield from _unproved(score, criterion)
    yield from _unexplained(score, criterion)


def _unproved(score: Score, criterion: Criterion) -> Iterator[Diagnostic]:
    """Yield a bonus that counts and has no evidence."""
    given = score.counted if criterion.counts else score
    found = counting(given) if given is not None else None
    if criterion.type is not CriterionType.BONUS or given is None or found is None or score.evidence:
        return
    stage, points = found
    if points > 0:
        asked = f" ({criterion.evidence})" if criterion.evidence else ""
        yield BONUS_WITHOUT_EVIDENCE.at(
            given.origin.at(_KEYS[stage]),
            f"Điểm thưởng “{criterion.text}” chưa có minh chứng.",
            f"Thêm evidence{asked}, hoặc bỏ điểm thưởng.",
        )


def _unexplained(score: Score, criterion: Criterion) -> Iterator[Diagnostic]:
    """Yield where the Council differs from the stage before it without a reason."""
    stage = Stage.SELF if score.appraised is None else Stage.APPRAISED
    before = score.at(stage)
    if score.council is None or before is None or score.council == before or score.reason:
        return
    yield NO_REASON.at(
        score.origin.at("council"),
        f"Tiêu chí “{criterion.text}”: Hội đồng chấm {vietnamese(exact(score.council))}, khác điểm {stage.label} "
        f"({vietnamese(exact(before))}), nhưng chưa nêu lý do.",
        "Thêm reason: … vào mục này.",
    )


def _limits(score: Score, criterion: Criterion) -> Iterator[Diagnostic]:
    for stage in Stage:
        points = score.at(stage)
        if points is None:
            continue
        place, said = score.origin.at(_KEYS[stage]), f"Điểm {stage.label} của “{criterion.text}”"
        if points < 0:
            hint = (
                "Ghi số dương: điểm trừ được tự trừ vào tổng."
                if criterion.type is CriterionType.PENALTY
                else ""
            )
            yield NEGATIVE.at(place, f"{said} là số âm.", hint or "Không đạt thì ghi 0.")
        elif points > criterion.maximum:
            yield ABOVE_MAXIMUM.at(
                place,
                f"{said} là {vietnamese(exact(points))}, cao hơn điểm tối đa {vietnamese(exact(criterion.maximum))}.",
                "Sửa điểm, hoặc sửa điểm tối đa trong bảng tiêu chí.",
            )


def _against_attainment(workspace: Workspace, held: HeldSheet) -> Iterator[Diagnostic]:
    """Yield what is typed although it is computed, and what is missing although nothing computes it."""
    sheet, criteria = held.sheet, held.table
    files = [movements for movements in workspace.movements if movements.year == sheet.year]
    targets = [target for movements in files for target in movements.targets]
    for criterion in criteria.criteria_of(criteria.group_of(sheet.unit)):
        source = criterion.from_attainment
        if source is not None and targets_in_scope(source, held.unit, targets):
            yield from _typed(sheet, criterion, source)
        elif criterion.type is CriterionType.MAIN:
            yield from _missing(sheet, criterion)


def _typed(sheet: ScoreSheet, criterion: Criterion, source: FromAttainment) -> Iterator[Diagnostic]:
    score = sheet.score(criterion.id)
    if score is not None and score.says_something:
        yield TYPED_BY_HAND.at(
            score.origin.at("criterion"),
            f"Tiêu chí “{criterion.text}” tính từ chỉ tiêu, không chấm tay.",
            f"Xóa mục này; công thức: {formula_in_words(source)}.",
        )


def _missing(sheet: ScoreSheet, criterion: Criterion) -> Iterator[Diagnostic]:
    score = sheet.score(criterion.id)
    if score is None or not score.says_something:
        yield MISSING_SCORE.at(
            sheet.origin.key("scores") if score is None else score.origin.at("criterion"),
            f"Chưa có điểm của tiêu chí “{criterion.text}” (tối đa {vietnamese(exact(criterion.maximum))}).",
            f"Thêm “- criterion: {criterion.id}” với "
            + ("counted: {self: …}." if criterion.counts else "self, appraised hoặc council."),
        )
