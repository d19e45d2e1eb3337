"""The year's table of criteria: it adds up, and what it names exists."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction
from itertools import pairwise

from tdkt.attainment.comparing import exact
from tdkt.attainment.rounding import vietnamese
from tdkt.awards.bodies import bodies
from tdkt.checks.example_files import CRITERIA, GROUP
from tdkt.checks.references.former import renamed_hint
from tdkt.checks.references.guesses import guess
from tdkt.checks.references.rules import DUPLICATE_ID
from tdkt.checks.rule import ERROR, Example, Rule, Stops
from tdkt.checks.scoring.tables import all_tables, groups_scored_by
from tdkt.checks.seen_twice import seen_twice
from tdkt.model.diagnostic import Diagnostic
from tdkt.model.emulation_group import EmulationGroup
from tdkt.model.movements import UnitMovements
from tdkt.model.place import Place
from tdkt.model.plan_year import year_name, year_word
from tdkt.model.register import AwardRegister
from tdkt.model.scoring import (
    CriteriaPart,
    Criterion,
    CriterionType,
    FromAttainment,
    ScoringCriteria,
    UnitGroup,
)
from tdkt.workspace.workspace import Workspace

_GROUP = "- {id: khoi-phong, name: Khối các phòng, units: [van-phong, kinh-te]}"

TOTAL_DIFFERS = Rule(
    code="A705",
    severity=ERROR,
    stops=Stops.RANKING,
    title="Điểm tối đa cộng lại không bằng tổng",
    explanation="Các tiêu chí chính (type: main) mà mỗi cụm, khối được chấm phải cộng lại đúng bằng “total”; "
    "các tiêu chí chính của một phần mà mỗi cụm, khối được chấm phải cộng lại đúng bằng “maximum” của phần, nếu có ghi "
    "(tiêu chí của cụm, khối khác không cộng vào). Sai "
    "một chỗ thì điểm của các đơn vị không cùng một thang.",
    examples=(
        Example(
            file=CRITERIA,
            text="total: 100",
            bad=("total: ▸110", "total: ▸99", "total: ▸101"),
            good=("total: 100",),
        ),
        Example(
            file=CRITERIA, text="maximum: 70", bad=("maximum: ▸69", "maximum: ▸71"), good=("maximum: 70",)
        ),
    ),
)
UNKNOWN_SOURCE = Rule(
    code="A709",
    severity=ERROR,
    stops=Stops.RANKING,
    title="Tiêu chí dẫn tới mã không có",
    explanation="Chỉ tiêu, phong trào trong from_attainment phải có trong kế hoạch của năm; cụm, khối của "
    "tiêu chí phải có trong “groups” của bảng hoặc có tệp riêng của năm (tdkt new group).",
    examples=(
        Example(
            file=CRITERIA,
            text="{formula: share_reached}",
            bad=("{formula: share_reached, targets: [▸van-thu.dung-hen]}",),
            good=("{formula: share_reached, targets: [van-thu.dung-han]}",),
            also=("A704",),
        ),
    ),
)
IN_TWO_GROUPS = Rule(
    code="A710",
    severity=ERROR,
    stops=Stops.RANKING,
    title="Đơn vị ghi hai lần trong các cụm, khối",
    explanation="Mỗi đơn vị chỉ được xếp hạng một lần, trong một cụm hoặc khối.",
    examples=(
        Example(
            file=CRITERIA,
            text=_GROUP,
            bad=(f"{_GROUP}\n  - {{id: khoi-khac, name: Khối khác, units: [▸kinh-te]}}",),
            good=(_GROUP,),
        ),
    ),
)

WRONG_YEAR = Rule(
    code="A711",
    severity=ERROR,
    stops=Stops.RANKING,
    title="Kỳ lấy kết quả chỉ tiêu ngoài năm chấm điểm",
    explanation="Điểm tính từ chỉ tiêu lấy kết quả của một kỳ trong năm chấm điểm. Bỏ “period” thì lấy cả "
    "năm.",
    examples=(
        Example(
            file=CRITERIA,
            text="total: 100",
            bad=("period: ▸2025-9M\ntotal: 100", "period: ▸2027-Q1\ntotal: 100"),
            good=("period: 2026-9M\ntotal: 100", "period: 2026-Q1\ntotal: 100"),
        ),
    ),
)

NOT_A_BODY = Rule(
    code="A721",
    severity=ERROR,
    stops=Stops.RANKING,
    title="Người, hộ trong cụm, khối",
    explanation="Cụm, khối gồm đơn vị trong organization.yaml và tập thể trong sổ đối tượng; cá nhân, hộ gia đình không được chấm điểm như "
    "một tập thể.",
    examples=(
        Example(
            file=CRITERIA,
            text=_GROUP,
            bad=(_GROUP.replace("kinh-te]", "kinh-te, ▸tran-thi-h]"),),
            good=(_GROUP,),
        ),
    ),
)
SEVERAL_WAYS = Rule(
    code="A718",
    severity=ERROR,
    stops=Stops.RANKING,
    title="Tiêu chí có mấy cách tính",
    explanation="Điểm của một tiêu chí tính theo một cách: từ chỉ tiêu (from_attainment), theo số lần (per_occurrence) hoặc so với đơn "
    "vị dẫn đầu (relative); không ghi cách nào là chấm tay.",
    examples=(
        Example(
            file=GROUP,
            text="relative: {of: triệu đồng}",
            bad=("relative: {of: triệu đồng}, ▸per_occurrence: {points: 1, of: lần}",),
            good=("relative: {of: triệu đồng, better: higher, if_all_zero: 0}",),
        ),
    ),
)
GRADES_MIXED = Rule(
    code="A719",
    severity=ERROR,
    stops=Stops.RANKING,
    title="Các mức xếp loại không từ cao xuống thấp",
    explanation="“grades” xếp từ mức cao nhất; mỗi mức từ một số điểm thấp hơn mức đứng trước.",
    examples=(
        Example(
            file=GROUP,
            text="{name: Hoàn thành tốt, at_least: 70}",
            bad=(
                "{name: Hoàn thành tốt, at_least: ▸90}",
                "{name: Hoàn thành tốt, at_least: ▸95}",
            ),
            good=("{name: Hoàn thành tốt, at_least: 89.5}",),
        ),
    ),
)

RULES = (TOTAL_DIFFERS, UNKNOWN_SOURCE, IN_TWO_GROUPS, WRONG_YEAR, NOT_A_BODY, SEVERAL_WAYS, GRADES_MIXED)
_WAYS = ("from_attainment", "per_occurrence", "relative")


def check(workspace: Workspace) -> Iterator[Diagnostic]:
    """Yield what is wrong with each year's table of criteria."""
    for criteria in all_tables(workspace):
        yield from _period(criteria)
        yield from _ids(criteria)
        groups = groups_scored_by(criteria, workspace)
        if (
            groups or not workspace.incomplete
        ):  # the file of a group may be among those that could not be read
            yield from _sums(criteria, groups)
        yield from _groups(criteria)
        yield from _ways(criteria)
        yield from _grades(criteria)
        if not workspace.incomplete:
            yield from _sources(workspace, criteria)
    for criteria in workspace.all(ScoringCriteria):
        yield from _bodies(workspace, criteria)


def _bodies(workspace: Workspace, criteria: ScoringCriteria) -> Iterator[Diagnostic]:
    known = {one.id for register in workspace.all(AwardRegister) for one in register.everyone}
    for group in criteria.groups:
        for number, unit in enumerate(group.units):
            if unit in known and unit not in bodies(workspace):
                yield NOT_A_BODY.at(
                    group.origin.at("units", number),
                    f"“{unit}” là cá nhân hoặc hộ, không phải đơn vị, tập thể.",
                    "Ghi mã đơn vị, hoặc mã tập thể trong sổ đối tượng.",
                )


def _ways(criteria: ScoringCriteria) -> Iterator[Diagnostic]:
    for criterion in criteria.criteria:
        ways = [key for key in _WAYS if getattr(criterion, key) is not None]
        if len(ways) > 1:
            yield SEVERAL_WAYS.at(
                max(criterion.origin.key(way) for way in ways),
                f"Tiêu chí “{criterion.text}” có {len(ways)} cách tính: {', '.join(ways)}.",
                "Giữ một cách, hoặc tách thành mấy tiêu chí.",
            )


def _grades(criteria: ScoringCriteria) -> Iterator[Diagnostic]:
    for before, grade in pairwise(criteria.grades):
        if exact(grade.at_least) >= exact(before.at_least):
            yield GRADES_MIXED.at(
                grade.origin.at("at_least"),
                f"“{grade.name}” từ {vietnamese(exact(grade.at_least))} điểm, không thấp hơn mức đứng trước “{before.name}” "
                f"(từ {vietnamese(exact(before.at_least))}).",
                "Xếp các mức từ cao xuống thấp.",
                ((before.origin.at("at_least"), "mức đứng trước"),),
            )


def _period(criteria: ScoringCriteria) -> Iterator[Diagnostic]:
    if criteria.attainment_period.year != criteria.year:
        yield WRONG_YEAR.at(
            criteria.origin.at("period"),
            f"Bảng tiêu chí {year_name(criteria.year)} lấy kết quả chỉ tiêu của {criteria.attainment_period.title}.",
            f"Ghi một kỳ của {year_name(criteria.year)}, hoặc bỏ “period” để lấy cả {year_word(criteria.year)}.",
        )


def _ids(criteria: ScoringCriteria) -> Iterator[Diagnostic]:
    named = [(group.id, group.origin, "cụm, khối") for group in criteria.groups]
    named += [(criterion.id, criterion.origin, "tiêu chí") for criterion in criteria.criteria]
    named += [(condition.id, condition.origin, "điều kiện") for condition in criteria.conditions]
    for (_, first, _), (name, again, what) in seen_twice(named, lambda one: (one[0], one[2])):
        place = first.at("id")
        yield DUPLICATE_ID.at(
            again.at("id"),
            f"Đã có {what} mã “{name}” (ở dòng {place.line}).",
            "Đổi một trong hai mã.",
            ((place, "lần đầu"),),
        )


def _sums(criteria: ScoringCriteria, groups: Sequence[UnitGroup]) -> Iterator[Diagnostic]:
    """Yield where what each of `groups` is scored by, or all units where there is none, does not add up."""
    for part in criteria.parts:
        yield from _part_sums(part, groups)
    for group in groups or (None,):
        points = _main_points(criteria.criteria_of(group))
        if points != exact(criteria.total):
            yield TOTAL_DIFFERS.at(
                criteria.origin.at("total"),
                f"Các tiêu chí chính{_of(group)} cộng lại được {vietnamese(points)} điểm, “total” ghi "
                f"{vietnamese(exact(criteria.total))}.",
                "Sửa “total” hoặc điểm tối đa của tiêu chí.",
            )


def _part_sums(part: CriteriaPart, groups: Sequence[UnitGroup]) -> Iterator[Diagnostic]:
    """Yield where what a group is scored by in `part` does not add up to its maximum; a part that is not for a group is left out.

    Criteria of different groups stand beside each other in a part: no unit is scored by all of them.
    """
    if part.maximum is None:
        return
    main = [found for found in part.criteria if found.type is CriterionType.MAIN]
    of_groups = [
        (group, _main_points(own))
        for group in groups or (None,)
        if (own := [found for found in main if found.is_for(group.id if group else None)]) or not main
    ]
    wrong = [(group, points) for group, points in of_groups if points != exact(part.maximum)]
    are_alike = len({points for _, points in of_groups}) == 1
    for group, points in wrong[:1] if are_alike else wrong:
        yield TOTAL_DIFFERS.at(
            part.origin.at("maximum"),
            f"Phần “{part.title}” ghi {vietnamese(exact(part.maximum))} điểm, các tiêu chí chính"
            f"{'' if are_alike else _of(group)} cộng lại được {vietnamese(points)}.",
            "Sửa điểm của phần hoặc điểm tối đa của tiêu chí.",
        )


def _of(group: UnitGroup | None) -> str:
    return f" của {group.name}" if group else ""


def _main_points(criteria: Iterable[Criterion]) -> Fraction:
    main = [criterion for criterion in criteria if criterion.type is CriterionType.MAIN]
    return sum((exact(criterion.maximum) for criterion in main), Fraction(0))


def _groups(criteria: ScoringCriteria) -> Iterator[Diagnostic]:
    members = [
        (unit, group.name, group.origin.at("units", number))
        for group in criteria.groups
        for number, unit in enumerate(group.units)
    ]
    for (_, name, first), (unit, _, again) in seen_twice(members, lambda member: member[0]):
        yield IN_TWO_GROUPS.at(
            again,
            f"Đơn vị “{unit}” đã có trong {name}.",
            "Giữ đơn vị ở một cụm, khối.",
            ((first, "lần đầu"),),
        )


def _sources(workspace: Workspace, criteria: ScoringCriteria) -> Iterator[Diagnostic]:
    groups = [group.id for group in criteria.groups]
    groups += [group.id for group in workspace.all(EmulationGroup) if group.year == criteria.year]
    files = [movements for movements in workspace.movements if movements.year == criteria.year]
    for criterion in criteria.criteria:
        for number, group in enumerate(criterion.groups):
            if group not in groups:
                mend = (
                    guess(group, groups)
                    or "Thêm cụm, khối vào “groups” của bảng, hoặc lập tệp riêng: tdkt new group MÃ."
                )
                place = criterion.origin.at("groups", number)
                yield _unknown(place, criterion, f"bảng không có cụm, khối “{group}”", mend)
        if criterion.from_attainment is not None:
            yield from _source(workspace, criterion, criterion.from_attainment, criteria.year, files)


def _source(
    workspace: Workspace,
    criterion: Criterion,
    source: FromAttainment,
    year: int,
    files: list[UnitMovements],
) -> Iterator[Diagnostic]:
    targets = [target.id for file in files for target in file.targets]
    movements = [movement.id for file in files for movement in file.movements]
    plan = f"kế hoạch {year_name(year)}"
    for number, target in enumerate(source.targets):
        if target not in targets:
            place = source.origin.at("targets", number)
            mend = renamed_hint(workspace, "target", year, target) or guess(target, targets)
            yield _unknown(place, criterion, f"{plan} không có chỉ tiêu “{target}”", mend)
    movement = source.movement
    if movement is not None and movement not in movements:
        place = source.origin.at("movement")
        mend = renamed_hint(workspace, "movement", year, movement) or guess(movement, movements)
        yield _unknown(place, criterion, f"{plan} không có phong trào “{movement}”", mend)


def _unknown(place: Place, criterion: Criterion, what: str, mend: str) -> Diagnostic:
    return UNKNOWN_SOURCE.at(place, f"Tiêu chí “{criterion.text}”: {what}.", mend)
