"""Ids are unique, and what a file names exists.

The ids tie plan, movements, reports and (later) award files together; a report that names a target that is not there
would silently count for nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator
from difflib import get_close_matches
from typing import TypeVar

from tdkt.changes.versions import movements_by_day
from tdkt.checks.example_files import ORGANIZATION, PLAN, REPORT
from tdkt.checks.rule import ERROR, Example, Rule
from tdkt.model.diagnostic import Diagnostic
from tdkt.model.movements import Target, UnitMovements
from tdkt.model.organization import Organization
from tdkt.model.place import Origin, Place
from tdkt.workspace.workspace import Workspace

_T = TypeVar("_T")

DUPLICATE_ID = Rule(
    code="I301",
    severity=ERROR,
    title="Mã bị trùng",
    explanation="Mỗi đơn vị, thôn, người ký, phong trào, nhiệm vụ và chỉ tiêu có một mã riêng; trong một báo "
    "cáo, mỗi chỉ tiêu chỉ ghi một lần. Mã trùng làm số liệu bị tính nhầm chỗ. Đổi một trong hai "
    "mã.",
    examples=(
        Example(
            file=ORGANIZATION,
            text="{id: kinh-te, name: Phòng Kinh tế",
            bad=("{id: ▸van-phong, name: Phòng Kinh tế",),
            good=("{id: kinh-te, name: Phòng Kinh tế",),
            also=("I302",),
        ),
    ),
)
UNKNOWN_UNIT = Rule(
    code="I302",
    severity=ERROR,
    title="Không có đơn vị này",
    explanation="Mã đơn vị phải có trong organization.yaml. Kiểm tra chính tả, hoặc thêm đơn vị vào "
    "organization.yaml.",
    examples=(
        Example(
            file=REPORT,
            text="unit: van-phong",
            bad=("unit: ▸van-fong",),
            good=("unit: van-phong",),
            also=("I304", "K402", "R501"),
        ),
    ),
)
UNKNOWN_TARGET = Rule(
    code="I303",
    severity=ERROR,
    title="Không có chỉ tiêu này",
    explanation="Báo cáo ghi số cho một chỉ tiêu không có trong kế hoạch của năm đó. Kiểm tra mã chỉ tiêu "
    "trong tệp movements.",
    examples=(
        Example(
            file=REPORT,
            text="target: van-thu.mo-hinh",
            bad=("target: ▸van-thu.mo-hin",),
            good=("target: van-thu.mo-hinh",),
            also=("R504",),
        ),
    ),
)
UNKNOWN_TASK = Rule(
    code="I304",
    severity=ERROR,
    title="Không có nhiệm vụ này",
    explanation="Báo cáo ghi tình hình của một nhiệm vụ mà đơn vị không có trong kế hoạch.",
    examples=(
        Example(
            file=REPORT,
            text="task: van-thu.quan-ly",
            bad=("task: ▸van-thu.quan-li",),
            good=("task: van-thu.quan-ly",),
        ),
    ),
)
UNKNOWN_SUBDIVISION = Rule(
    code="I305",
    severity=ERROR,
    title="Không có thôn, tổ dân phố này",
    explanation="Mã thôn, tổ dân phố phải có trong organization.yaml và thuộc loại mà chỉ tiêu tính đến.",
    examples=(
        Example(
            file=REPORT,
            text="reached: [thon-mot]",
            bad=("reached: [▸to-mot]",),
            good=("reached: [thon-hai]",),
        ),
    ),
)
UNKNOWN_SIGNER = Rule(
    code="I306",
    severity=ERROR,
    title="Không có người ký này",
    explanation="Mã người ký phải có trong organization.yaml.",
    examples=(
        Example(
            file=PLAN, text="signer: chu-tich", bad=("signer: ▸pho-chu-tich",), good=("signer: chu-tich",)
        ),
    ),
)
UNKNOWN_MOVEMENT = Rule(
    code="I307",
    severity=ERROR,
    title="Không có phong trào chung này",
    explanation="Mã phong trào chung phải có trong organization.yaml.",
    examples=(
        Example(
            file=PLAN,
            text="general_movements: [nong-thon-moi]",
            bad=("general_movements: [▸nong-thon]",),
            good=("general_movements: [nong-thon-moi]",),
        ),
    ),
)
DUPLICATE_FILE = Rule(
    code="I308",
    severity=ERROR,
    title="Hai tệp nói cùng một việc",
    explanation="Mỗi kho có một tệp organization; mỗi năm một kế hoạch; mỗi đơn vị một tệp movements một năm "
    "và một báo cáo một quý; mỗi kỳ một tệp lời văn; mỗi năm một bảng tiêu chí, mỗi đơn vị một "
    "phiếu chấm điểm; mỗi điển hình một tệp. Có hai tệp thì không biết tệp nào đúng. Xóa hoặc "
    "sửa một tệp.",
)
MISSING_FILE = Rule(
    code="I309",
    severity=ERROR,
    title="Thiếu tệp",
    explanation="Kho phải có một tệp kind: organization; năm nào có movements hoặc báo cáo thì phải có kế "
    "hoạch (kind: plan) của năm đó; có phiếu chấm điểm thì phải có bảng tiêu chí.",
    examples=(
        Example(
            file=REPORT,
            text="period: 2026-Q1",
            bad=("period: ▸2025-Q1",),
            good=("period: 2026-Q1",),
            also=("K402",),
        ),
    ),
)

RULES = (
    DUPLICATE_ID,
    UNKNOWN_UNIT,
    UNKNOWN_TARGET,
    UNKNOWN_TASK,
    UNKNOWN_SUBDIVISION,
    UNKNOWN_SIGNER,
    UNKNOWN_MOVEMENT,
    DUPLICATE_FILE,
    MISSING_FILE,
)


def check(workspace: Workspace) -> Iterator[Diagnostic]:
    """Yield duplicate ids and files, and references to what does not exist."""
    yield from _files(workspace)
    yield from _duplicates(workspace)
    organization = workspace.organization
    if organization is None:
        return
    yield from _plans(workspace, organization)
    yield from _units(workspace, organization)
    if not workspace.incomplete:
        yield from _reports(workspace, organization)


def guess(wrong: str, known: Iterable[str]) -> str:
    """Return the hint "Có phải là …?" for the known word nearest to `wrong`, or the list of known words."""
    words = list(known)
    close = get_close_matches(wrong, words, n=1, cutoff=0.6)
    if close:
        return f"Có phải là “{close[0]}”?"
    return f"Các mã hiện có: {', '.join(words[:12])}{'…' if len(words) > 12 else ''}." if words else ""


def guess_unit(wrong: str, organization: Organization) -> str:
    """Return the hint which id a unit has that `wrong` calls by its abbreviation or name, else `guess`."""
    unit = organization.unit_called(wrong)
    if unit is not None and unit.id != wrong:
        return f"{unit.name} có mã “{unit.id}”: ghi {unit.id}."
    return guess(wrong, (known.id for known in organization.units))


def _files(workspace: Workspace) -> Iterator[Diagnostic]:
    if not workspace.organizations and not workspace.incomplete:
        yield MISSING_FILE.at(
            Place("plans/organization.yaml"),
            "Kho chưa có tệp kind: organization.",
            "Thêm plans/organization.yaml.",
        )
    yield from _twice(
        workspace.organizations,
        lambda found: "",
        lambda found: found.origin.at("kind"),
        DUPLICATE_FILE,
        "Đã có tệp organization",
    )
    yield from _twice(
        workspace.plans,
        lambda plan: plan.year,
        lambda plan: plan.origin.at("year"),
        DUPLICATE_FILE,
        "Đã có kế hoạch của năm này",
    )
    yield from _twice(
        workspace.movements,
        lambda m: (m.year, m.unit),
        lambda m: m.origin.at("unit"),
        DUPLICATE_FILE,
        "Đã có tệp movements của đơn vị này",
    )
    yield from _twice(
        workspace.reports,
        lambda r: (r.period, r.unit),
        lambda r: r.origin.at("unit"),
        DUPLICATE_FILE,
        "Đã có báo cáo của đơn vị này trong quý này",
    )
    years = {plan.year for plan in workspace.plans}
    if workspace.incomplete:
        return  # the plan itself may be the file that cannot be read
    for movements in workspace.movements:
        if movements.year not in years:
            yield MISSING_FILE.at(
                movements.origin.at("year"),
                f"Chưa có kế hoạch năm {movements.year}.",
                f"Thêm plans/{movements.year}/plan.yaml hoặc sửa năm.",
            )
    for report in workspace.reports:
        if report.period.year not in years:
            yield MISSING_FILE.at(
                report.origin.at("period"),
                f"Chưa có kế hoạch năm {report.period.year}.",
                f"Thêm plans/{report.period.year}/plan.yaml hoặc sửa kỳ báo cáo.",
            )


def _twice(
    items: Iterable[_T], key: Callable[[_T], Hashable], place: Callable[[_T], Place], rule: Rule, words: str
) -> Iterator[Diagnostic]:
    seen: dict[Hashable, Place] = {}
    for item in items:
        name, here = key(item), place(item)
        if name in seen:
            first = seen[name]
            yield rule.at(
                here,
                f"{words} (ở {first.file}:{first.line}).",
                "Giữ một, xóa hoặc sửa cái còn lại.",
                ((first, "lần đầu"),),
            )
        else:
            seen[name] = here


def _duplicates(workspace: Workspace) -> Iterator[Diagnostic]:
    for organization in workspace.organizations:
        groups: tuple[tuple[Iterable[tuple[str, Origin]], str], ...] = (
            ([(unit.id, unit.origin) for unit in organization.units], "Đã có đơn vị mã này"),
            (
                [(m.id, m.origin) for m in organization.subdivisions.members]
                if organization.subdivisions
                else [],
                "Đã có thôn, tổ dân phố mã này",
            ),
            ([(signer.id, signer.origin) for signer in organization.signers], "Đã có người ký mã này"),
            ([(m.id, m.origin) for m in organization.general_movements], "Đã có phong trào mã này"),
        )
        for group, words in groups:
            yield from _twice(group, lambda pair: pair[0], lambda pair: pair[1].at("id"), DUPLICATE_ID, words)
    for year in {movements.year for movements in workspace.movements}:
        files = [movements for movements in workspace.movements if movements.year == year]
        yield from _twice(
            [m for file in files for m in file.movements],
            lambda m: m.id,
            lambda m: m.origin.at("id"),
            DUPLICATE_ID,
            "Đã có phong trào mã này",
        )
        yield from _twice(
            _item_ids(files),
            lambda pair: pair[0],
            lambda pair: pair[1],
            DUPLICATE_ID,
            "Đã có nhiệm vụ hoặc chỉ tiêu mã này",
        )
    for report in workspace.reports:
        yield from _twice(
            report.figures,
            lambda f: f.target,
            lambda f: f.origin.at("target"),
            DUPLICATE_ID,
            "Chỉ tiêu này đã có số liệu",
        )
        yield from _twice(
            report.tasks,
            lambda t: t.task,
            lambda t: t.origin.at("task"),
            DUPLICATE_ID,
            "Nhiệm vụ này đã được báo cáo",
        )


def _item_ids(files: list[UnitMovements]) -> Iterator[tuple[str, Place]]:
    for item in (item for file in files for item in file.items):
        if item.task is not None:
            yield item.task, item.origin.at("task")
        for target in item.targets:
            yield target.id, target.origin.at("target")


def _plans(workspace: Workspace, organization: Organization) -> Iterator[Diagnostic]:
    signers = [signer.id for signer in organization.signers]
    known = [movement.id for movement in organization.general_movements]
    for plan in workspace.plans:
        if plan.signer not in signers:
            yield UNKNOWN_SIGNER.at(
                plan.origin.at("signer"), f"Không có người ký “{plan.signer}”.", guess(plan.signer, signers)
            )
        for section in plan.all_sections:
            for number, movement in enumerate(section.general_movements):
                if movement not in known:
                    yield UNKNOWN_MOVEMENT.at(
                        section.origin.at("general_movements", number),
                        f"Không có phong trào chung “{movement}”.",
                        guess(movement, known),
                    )


def _units(workspace: Workspace, organization: Organization) -> Iterator[Diagnostic]:
    known = [unit.id for unit in organization.units]
    if organization.standing_unit is not None and organization.standing_unit not in known:
        yield UNKNOWN_UNIT.at(
            organization.origin.at("standing_unit"),
            f"Không có đơn vị “{organization.standing_unit}”.",
            guess_unit(organization.standing_unit, organization),
        )
    named = [(file.unit, file.origin) for file in workspace.movements]
    named += [(report.unit, report.origin) for report in workspace.reports]
    for unit, origin in named:
        if unit not in known:
            yield UNKNOWN_UNIT.at(
                origin.at("unit"), f"Không có đơn vị “{unit}”.", guess_unit(unit, organization)
            )
    for movements in workspace.movements:
        for target in movements.targets:
            for number, unit in enumerate(target.units[1:]):
                if unit not in known or unit == movements.unit:
                    problem = (
                        "đã là đơn vị chủ trì"
                        if unit == movements.unit
                        else "không có trong organization.yaml"
                    )
                    yield UNKNOWN_UNIT.at(
                        target.origin.at("shared_with", number),
                        f"Đơn vị “{unit}” {problem}.",
                        guess(unit, [k for k in known if k != movements.unit]),
                    )


def _reports(workspace: Workspace, organization: Organization) -> Iterator[Diagnostic]:
    in_force = movements_by_day(workspace)
    years = {plan.year for plan in workspace.plans}
    for period in {report.period: None for report in workspace.reports}:
        year = period.year
        files = list(in_force(period))
        targets: dict[str, Target] = {target.id: target for file in files for target in file.targets}
        tasks: dict[str, list[str]] = {}
        for file in files:
            tasks.setdefault(file.unit, []).extend(item.task for item in file.items if item.task is not None)
        for report in workspace.reports:
            if report.period != period or year not in years:
                continue
            for figure in report.figures:
                target = targets.get(figure.target)
                if target is None:
                    own = [known.id for known in targets.values() if report.unit in known.units]
                    yield UNKNOWN_TARGET.at(
                        figure.origin.at("target"),
                        f"Kế hoạch năm {year} không có chỉ tiêu “{figure.target}”.",
                        guess(figure.target, own),
                    )
                elif isinstance(figure.reached, tuple):
                    allowed = [member.id for member in organization.subdivisions_among(target.measure.among)]
                    for number, member in enumerate(figure.reached):
                        if member not in allowed:
                            yield UNKNOWN_SUBDIVISION.at(
                                figure.origin.at("reached", number),
                                f"“{member}” không có trong các thôn, tổ dân phố mà chỉ tiêu này tính đến.",
                                guess(member, allowed),
                            )
            for task in report.tasks:
                if task.task not in tasks.get(report.unit, ()):
                    yield UNKNOWN_TASK.at(
                        task.origin.at("task"),
                        f"Đơn vị không có nhiệm vụ “{task.task}”.",
                        guess(task.task, tasks.get(report.unit, ())),
                    )
