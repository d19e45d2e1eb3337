"""What stands in sheets of scores beside plain points: figures that points follow from, scores of other members, broken conditions."""

from __future__ import annotations

from collections.abc import Iterator

from tdkt.attainment.comparing import exact
from tdkt.attainment.rounding import vietnamese
from tdkt.awards.group_standing import bodies_of, table_of
from tdkt.checks.example_files import GROUP, GROUP_SCORES
from tdkt.checks.references.guesses import guess
from tdkt.checks.rule import ERROR, Example, Rule, Stops
from tdkt.checks.scoring.tables import HeldSheet, held_sheets
from tdkt.model.diagnostic import Diagnostic
from tdkt.model.emulation_group import EmulationGroup
from tdkt.model.measure import Number
from tdkt.model.place import Origin, Place
from tdkt.model.scoring import Criterion, Figures, Score, Stage, UnitGroup, counting
from tdkt.workspace.workspace import Workspace

_MODELS = "{criterion: dien-hinh, counted: {self: 3, cross: {thon-hai: 3, to-mot: 2}, council: 3}}"
_ORDER = "{criterion: an-ninh, self: 38, cross: {thon-hai: 36, to-mot: 35}}"
_BROKEN = "{condition: don-thu, reason: Thông báo số 14/TB-UBND ngày 05/11/2026}"

WRONG_SHAPE = Rule(
    code="A712",
    severity=ERROR,
    stops=Stops.RANKING,
    title="Ghi điểm cho tiêu chí tính theo số liệu, hoặc ngược lại",
    explanation="Tiêu chí tính theo số lần (per_occurrence) hoặc so với đơn vị dẫn đầu (relative) thì phiếu ghi số lần, số liệu "
    "trong “counted”, điểm do tdkt tính; tiêu chí khác thì ghi điểm, không ghi “counted”.",
    examples=(
        Example(
            file=GROUP_SCORES,
            text=_MODELS,
            bad=(
                "{criterion: dien-hinh, self: ▸6}",
                "{criterion: dien-hinh, cross: {▸thon-hai: 6, to-mot: 6}}",
            ),
            good=("{criterion: dien-hinh, counted: {council: 3}}",),
            also=("A704",),
        ),
        Example(
            file=GROUP_SCORES,
            text=_ORDER,
            bad=("{criterion: an-ninh, self: 38, cross: {thon-hai: 36, to-mot: 35}, counted: {self: ▸2}}",),
            good=(_ORDER,),
        ),
    ),
)
NOT_WHOLE = Rule(
    code="A713",
    severity=ERROR,
    stops=Stops.RANKING,
    title="Số lần không phải số nguyên",
    explanation="Tiêu chí tính theo số lần thì “counted” ghi số lần: 0, 1, 2; không ghi số điểm.",
    examples=(
        Example(
            file=GROUP_SCORES,
            text=_MODELS,
            bad=(_MODELS.replace("self: 3", "self: ▸2.5"), _MODELS.replace("to-mot: 2", "▸to-mot: 1.5")),
            good=(_MODELS.replace("self: 3", "self: 2"),),
        ),
    ),
)
WRONG_CROSS = Rule(
    code="A714",
    severity=ERROR,
    stops=Stops.RANKING,
    title="Chấm chéo sai người",
    explanation="Điểm chấm chéo (cross) do các thành viên khác của cụm, khối chấm: không ai chấm cho chính mình, người ngoài cụm, khối "
    "không chấm; cụm, khối không ghi “cross” là không chấm chéo.",
    examples=(
        Example(
            file=GROUP_SCORES,
            text=_ORDER,
            bad=(
                _ORDER.replace("thon-hai: 36", "thon-hai: 36, ▸thon-mot: 40"),
                _ORDER.replace("thon-hai: 36", "thon-hai: 36, ▸van-phong: 40"),
            ),
            good=(_ORDER.replace("thon-hai: 36", "thon-hai: 40"),),
        ),
    ),
)
CROSS_LIMITS = Rule(
    code="A715",
    severity=ERROR,
    stops=Stops.RANKING,
    title="Điểm chấm chéo, số liệu ngoài giới hạn",
    explanation="Điểm chấm chéo không âm, không quá điểm tối đa của tiêu chí; số lần, số liệu không âm.",
    examples=(
        Example(
            file=GROUP_SCORES,
            text=_ORDER,
            bad=(
                _ORDER.replace("thon-hai: 36", "▸thon-hai: 41"),
                _ORDER.replace("thon-hai: 36", "▸thon-hai: -1"),
            ),
            good=(
                _ORDER.replace("thon-hai: 36", "thon-hai: 40"),
                _ORDER.replace("thon-hai: 36", "thon-hai: 0"),
            ),
        ),
        Example(
            file=GROUP_SCORES,
            text=_MODELS,
            bad=(_MODELS.replace("self: 3", "self: ▸-1"),),
            good=(_MODELS.replace("self: 3", "self: 0"),),
        ),
    ),
)
UNKNOWN_CONDITION = Rule(
    code="A716",
    severity=ERROR,
    stops=Stops.RANKING,
    title="Không có điều kiện này",
    explanation="Phiếu chỉ ghi điều kiện bị vi phạm (broken) có trong “conditions” của bảng tiêu chí.",
    examples=(
        Example(
            file=GROUP_SCORES,
            text=_BROKEN,
            bad=(_BROKEN.replace("don-thu", "▸don-thuu"),),
            good=(_BROKEN,),
        ),
    ),
)
FEW_TO_TRIM = Rule(
    code="A717",
    severity=ERROR,
    stops=Stops.RANKING,
    title="Không đủ điểm để bỏ điểm cao nhất, thấp nhất",
    explanation="Cách “trimmed_mean” bỏ một điểm cao nhất, một điểm thấp nhất rồi mới lấy trung bình cộng: mỗi thành viên cần ít nhất "
    "03 thành viên khác chấm, tức cụm, khối có ít nhất 04 thành viên.",
    examples=(Example(file=GROUP, text="cross: mean", bad=("cross: ▸trimmed_mean",), good=("cross: mean",)),),
)

RULES = (WRONG_SHAPE, NOT_WHOLE, WRONG_CROSS, CROSS_LIMITS, UNKNOWN_CONDITION, FEW_TO_TRIM)


def check(workspace: Workspace) -> Iterator[Diagnostic]:
    """Yield what is wrong with figures, scores of others and broken conditions in each sheet."""
    for held in held_sheets(workspace):
        group = held.table.group_of(held.sheet.unit)
        known = {one.id: one for one in held.table.criteria_of(group)}
        for score in held.sheet.scores:
            criterion = known.get(score.criterion)
            if criterion is not None:
                yield from _shape(score, criterion)
                yield from _figures(score, criterion)
                yield from _cross(score, criterion, held, group)
        conditions = [condition.id for condition in held.table.conditions]
        for broken in held.sheet.broken:
            if broken.condition not in conditions:
                yield UNKNOWN_CONDITION.at(
                    broken.origin.at("condition"),
                    f"Bảng tiêu chí không có điều kiện “{broken.condition}”.",
                    guess(broken.condition, conditions)
                    or "Thêm điều kiện vào “conditions” của bảng tiêu chí.",
                )


def check_groups(workspace: Workspace) -> Iterator[Diagnostic]:
    """Yield groups whose way of combining needs more members."""
    for group in workspace.all(EmulationGroup):
        table = table_of(group, workspace)
        if group.cross == "trimmed_mean" and table is not None:
            members = len(bodies_of(group, table, workspace))
            if members < 4:
                yield FEW_TO_TRIM.at(
                    group.origin.at("cross"),
                    f"Cuối kỳ chấm có {members} thành viên: mỗi thành viên chỉ có {members - 1} điểm chấm chéo.",
                    "Ghi cross: mean, hoặc bổ sung thành viên.",
                )


def _shape(score: Score, criterion: Criterion) -> Iterator[Diagnostic]:
    if criterion.counts:
        place = _first(score.origin, counting(score), score.cross)
        if place is not None:
            yield WRONG_SHAPE.at(
                place,
                f"Tiêu chí “{criterion.text}” tính từ số {criterion.counts}, không ghi điểm.",
                "Ghi counted: {self: …, council: …} là số " + f"{criterion.counts}; điểm do tdkt tính.",
            )
    elif score.counted is not None:
        place = _first(score.counted.origin, counting(score.counted), score.counted.cross)
        yield WRONG_SHAPE.at(
            place or score.origin.key("counted"),
            f"Tiêu chí “{criterion.text}” chấm bằng điểm, không tính từ số liệu.",
            "Ghi điểm: self, appraised, council; bỏ counted.",
        )


def _first(origin: Origin, given: tuple[Stage, Number] | None, cross: object) -> Place | None:
    if given is not None:
        return origin.at(given[0].value)
    if cross and isinstance(cross, dict):
        return origin.child("cross").key(next(iter(cross)))
    return None


def _figures(score: Score, criterion: Criterion) -> Iterator[Diagnostic]:
    counted = score.counted
    if counted is None or not criterion.counts:
        return
    for place, said, figure in _given(counted):
        if figure < 0:
            yield CROSS_LIMITS.at(place, f"Số {criterion.counts} ({said}) là số âm.", "Không có thì ghi 0.")
        elif criterion.per_occurrence is not None and exact(figure).denominator != 1:
            yield NOT_WHOLE.at(
                place,
                f"Số {criterion.counts} ({said}) là {vietnamese(exact(figure))}, không phải số nguyên.",
                "Ghi số lần, không ghi số điểm.",
            )


def _given(counted: Figures) -> Iterator[tuple[Place, str, Number]]:
    for stage in Stage:
        figure = counted.at(stage)
        if figure is not None:
            yield counted.origin.at(stage.value), stage.label, figure
    for member, figure in counted.cross.items():
        yield counted.origin.child("cross").key(member), f"{member} chấm chéo", figure


def _cross(
    score: Score, criterion: Criterion, held: HeldSheet, group: UnitGroup | None
) -> Iterator[Diagnostic]:
    all_given: list[Score | Figures] = [score, *([score.counted] if score.counted else [])]
    for given in all_given:
        for member, points in given.cross.items():
            place = given.origin.child("cross").key(member)
            if wrong := _wrong_scorer(member, held.sheet.unit, group):
                yield WRONG_CROSS.at(place, *wrong)
            elif given is score and not criterion.counts and not 0 <= points <= criterion.maximum:
                yield CROSS_LIMITS.at(
                    place,
                    f"Điểm “{member}” chấm cho “{criterion.text}” là {vietnamese(exact(points))}, ngoài khoảng từ 0 đến "
                    f"{vietnamese(exact(criterion.maximum))}.",
                    "Sửa điểm.",
                )


def _wrong_scorer(member: str, scored: str, group: UnitGroup | None) -> tuple[str, str] | None:
    if group is None or not group.cross:
        return "Cụm, khối này không chấm chéo.", "Ghi cross: mean vào cụm, khối, hoặc bỏ điểm chấm chéo."
    if member == scored:
        return f"“{member}” không chấm chéo cho chính mình.", "Ghi điểm tự chấm ở self."
    if member not in group.units:
        return (
            f"“{member}” không phải thành viên của {group.name}.",
            guess(member, [one for one in group.units if one != scored]),
        )
    return None
