"""The year's table of criteria: it adds up, and what it names exists."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from fractions import Fraction
from pathlib import PurePosixPath

from tdkt.attainment.comparing import exact
from tdkt.attainment.rounding import vietnamese
from tdkt.checks.example_files import CRITERIA
from tdkt.checks.periods import WRONG_FOLDER
from tdkt.checks.references import DUPLICATE_FILE, DUPLICATE_ID, MISSING_FILE, UNKNOWN_UNIT, guess
from tdkt.checks.rule import ERROR, Example, Rule, Stops
from tdkt.model.diagnostic import Diagnostic
from tdkt.model.place import Place
from tdkt.model.scoring import Criterion, CriterionType, ScoringCriteria
from tdkt.workspace.workspace import Workspace

_GROUP = "- {id: khoi-phong, name: Khối các phòng, units: [van-phong, kinh-te]}"

TOTAL_DIFFERS = Rule(
    code="A705",
    severity=ERROR,
    stops=Stops.RANKING,
    title="Điểm tối đa cộng lại không bằng tổng",
    explanation="Các tiêu chí chính (type: main) mà mỗi cụm, khối được chấm phải cộng lại đúng bằng “total”; "
    "các tiêu chí chính của một phần phải cộng lại đúng bằng “maximum” của phần, nếu có ghi. Sai "
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
    "tiêu chí phải có trong “groups” của bảng.",
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

RULES = (TOTAL_DIFFERS, UNKNOWN_SOURCE, IN_TWO_GROUPS, WRONG_YEAR)


def check(workspace: Workspace) -> Iterator[Diagnostic]:
    """Yield what is wrong with each year's table of criteria."""
    first: dict[int, Place] = {}
    years = {plan.year for plan in workspace.plans}
    for criteria in workspace.all(ScoringCriteria):
        here = criteria.origin.at("year")
        if criteria.year in first:
            yield DUPLICATE_FILE.at(
                here,
                f"Đã có bảng tiêu chí năm {criteria.year} (ở {first[criteria.year].file}).",
                "Giữ một, xóa hoặc sửa tệp còn lại.",
                ((first[criteria.year], "lần đầu"),),
            )
        first.setdefault(criteria.year, here)
        if criteria.year not in years and not workspace.incomplete:
            yield MISSING_FILE.at(
                here,
                f"Chưa có kế hoạch năm {criteria.year}.",
                f"Thêm plans/{criteria.year}/plan.yaml hoặc sửa năm.",
            )
        file = PurePosixPath(criteria.origin.file)
        if file.parts[1:] != (str(criteria.year), "scoring", f"criteria{file.suffix}"):
            yield WRONG_FOLDER.at(
                here,
                f"Bảng tiêu chí năm {criteria.year} nằm ở {file}.",
                f"Chuyển tệp về plans/{criteria.year}/scoring/criteria.yaml.",
            )
        yield from _period(criteria)
        yield from _ids(criteria)
        yield from _sums(criteria)
        yield from _groups(workspace, criteria)
        if not workspace.incomplete:
            yield from _sources(workspace, criteria)


def _period(criteria: ScoringCriteria) -> Iterator[Diagnostic]:
    if criteria.attainment_period.year != criteria.year:
        yield WRONG_YEAR.at(
            criteria.origin.at("period"),
            f"Bảng tiêu chí năm {criteria.year} lấy kết quả chỉ tiêu của {criteria.attainment_period.title}.",
            f"Ghi một kỳ của năm {criteria.year}, hoặc bỏ “period” để lấy cả năm.",
        )


def _ids(criteria: ScoringCriteria) -> Iterator[Diagnostic]:
    named = [(group.id, group.origin, "cụm, khối") for group in criteria.groups]
    named += [(criterion.id, criterion.origin, "tiêu chí") for criterion in criteria.criteria]
    first: dict[tuple[str, str], Place] = {}
    for name, origin, what in named:
        here = origin.at("id")
        if (name, what) in first:
            yield DUPLICATE_ID.at(
                here,
                f"Đã có {what} mã “{name}” (ở dòng {first[name, what].line}).",
                "Đổi một trong hai mã.",
                ((first[name, what], "lần đầu"),),
            )
        first.setdefault((name, what), here)


def _sums(criteria: ScoringCriteria) -> Iterator[Diagnostic]:
    for part in criteria.parts:
        found = _main_points(part.criteria)
        if part.maximum is not None and found != exact(part.maximum):
            yield TOTAL_DIFFERS.at(
                part.origin.at("maximum"),
                f"Phần “{part.title}” ghi {vietnamese(exact(part.maximum))} điểm, các tiêu chí chính cộng lại được "
                f"{vietnamese(found)}.",
                "Sửa điểm của phần hoặc điểm tối đa của tiêu chí.",
            )
    for group in criteria.groups or (None,):
        found = _main_points(criteria.criteria_of(group))
        if found != exact(criteria.total):
            whose = f" của {group.name}" if group else ""
            yield TOTAL_DIFFERS.at(
                criteria.origin.at("total"),
                f"Các tiêu chí chính{whose} cộng lại được {vietnamese(found)} điểm, “total” ghi "
                f"{vietnamese(exact(criteria.total))}.",
                "Sửa “total” hoặc điểm tối đa của tiêu chí.",
            )


def _main_points(criteria: Iterable[Criterion]) -> Fraction:
    return sum((exact(found.maximum) for found in criteria if found.type is CriterionType.MAIN), Fraction(0))


def _groups(workspace: Workspace, criteria: ScoringCriteria) -> Iterator[Diagnostic]:
    known = [unit.id for unit in workspace.organization.units] if workspace.organization else None
    first: dict[str, tuple[Place, str]] = {}
    for group in criteria.groups:
        for number, unit in enumerate(group.units):
            here = group.origin.at("units", number)
            if known is not None and unit not in known:
                yield UNKNOWN_UNIT.at(here, f"Không có đơn vị “{unit}”.", guess(unit, known))
            if unit in first:
                place, name = first[unit]
                yield IN_TWO_GROUPS.at(
                    here,
                    f"Đơn vị “{unit}” đã có trong {name}.",
                    "Giữ đơn vị ở một cụm, khối.",
                    ((place, "lần đầu"),),
                )
            first.setdefault(unit, (here, group.name))


def _sources(workspace: Workspace, criteria: ScoringCriteria) -> Iterator[Diagnostic]:
    files = [movements for movements in workspace.movements if movements.year == criteria.year]
    targets = [target.id for file in files for target in file.targets]
    movements = [movement.id for file in files for movement in file.movements]
    groups = [group.id for group in criteria.groups]
    for criterion in criteria.criteria:
        for number, group in enumerate(criterion.groups):
            if group not in groups:
                yield UNKNOWN_SOURCE.at(
                    criterion.origin.at("groups", number),
                    f"Tiêu chí “{criterion.text}”: bảng không có cụm, khối “{group}”.",
                    guess(group, groups) or "Thêm cụm, khối vào “groups” của bảng.",
                )
        source = criterion.from_attainment
        if source is None:
            continue
        for number, target in enumerate(source.targets):
            if target not in targets:
                yield UNKNOWN_SOURCE.at(
                    source.origin.at("targets", number),
                    f"Tiêu chí “{criterion.text}”: kế hoạch năm {criteria.year} không có chỉ tiêu “{target}”.",
                    guess(target, targets),
                )
        if source.movement is not None and source.movement not in movements:
            yield UNKNOWN_SOURCE.at(
                source.origin.at("movement"),
                f"Tiêu chí “{criterion.text}”: kế hoạch năm {criteria.year} không có phong trào “{source.movement}”.",
                guess(source.movement, movements),
            )
