"""A target that stays behind needs a word about why: the report to the city asks for the cause.

The one family that has to compute: it looks only at files without errors (`run.find_problems` holds that), and pools
only the figures of targets that may have fallen short and have no cause.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping

from tdkt.attainment.allocating import member_names, reporters_by_quarter, shares_of
from tdkt.attainment.assessment import figures_of
from tdkt.attainment.gathering import FigureKey, gather
from tdkt.attainment.in_force import answering_units
from tdkt.attainment.judging import judge
from tdkt.attainment.measure_types.registry import kind_of
from tdkt.attainment.members import members_of
from tdkt.attainment.schedule import grid_of
from tdkt.attainment.status import Status
from tdkt.changes.versions import plan_versions, targets_by_period
from tdkt.checks.example_files import REPORT
from tdkt.checks.rule import WARNING, Example, Rule
from tdkt.model.diagnostic import Diagnostic
from tdkt.model.measure import Measure
from tdkt.model.movements import Target
from tdkt.model.organization import Organization
from tdkt.model.period import MONTH, PART, Period
from tdkt.model.records import replace
from tdkt.model.unit_report import Figure
from tdkt.workspace.workspace import Workspace

_RATE = "{target: van-thu.dung-han, numerator: 96, denominator: 100}"

NO_CAUSE = Rule(
    code="R510",
    severity=WARNING,
    title="Chậm, không đạt mà chưa nêu nguyên nhân",
    explanation="Chỉ tiêu chậm hoặc không đạt tính đến hết quý thì báo cáo quý đó phải nêu nguyên nhân "
    "(cause) ở số liệu của chỉ tiêu; chỉ tiêu chung thì một đơn vị nêu là đủ. Giới hạn đã bị "
    "vượt từ quý trước mà quý này không phát sinh thêm thì không cần nêu lại. Phần giao từng nơi cũng vậy: nơi chậm thì nêu ở số liệu của nơi ấy.",
    examples=(
        Example(
            file=REPORT,
            text=_RATE,
            bad=("{target: ▸van-thu.dung-han, numerator: 90, denominator: 100}",),
            good=(
                "{target: van-thu.dung-han, numerator: 90, denominator: 100, cause: Phần mềm phải nâng cấp}",
            ),
        ),
    ),
)

RULES = (NO_CAUSE,)

_Asked = tuple[int, Diagnostic]
"""The number of the quarter, or month, for which a cause is asked, and the finding."""
_NOT_MET = (Status.BEHIND, Status.NOT_REACHED)


def check(workspace: Workspace) -> Iterator[Diagnostic]:
    """Yield the figures of targets that are behind or not reached at the end of a quarter without a cause given."""
    organization = workspace.organization
    if organization is None:
        return
    in_force = targets_by_period(workspace)
    for plan in workspace.plans:
        for grid in (PART, MONTH):
            sent = [report for report in workspace.reports if report.period.year == plan.year]
            figures = figures_of(report for report in sent if report.period.grid == grid)
            if figures:
                yield from _of_steps(workspace, organization, plan.year, grid, figures, in_force)


def _of_steps(
    workspace: Workspace,
    organization: Organization,
    year: int,
    grid: str,
    figures: Mapping[FigureKey, Figure],
    in_force: Callable[[Period], Mapping[str, Target]],
) -> Iterator[Diagnostic]:
    """Yield them for the reports on the year's quarters, or on its months."""
    whole = Period.whole(year)
    steps = whole.months if grid == MONTH else whole.quarters

    def asked(step: Period) -> dict[str, Target]:
        return {name: target for name, target in in_force(step).items() if grid_of(target.measure) == grid}

    is_one_all_year = all(unit.lives_in(step) for unit in organization.reporting_bodies for step in steps)
    if len(plan_versions(workspace, year)) > 1 or not is_one_all_year:
        by_step = {step.last: asked(step) for step in steps}
        yield from _quarter_by_quarter(organization, by_step, year, figures)
        return
    numbers = tuple(step.last for step in steps)
    for target in asked(steps[-1]).values():
        yield from _once(
            _target(organization, target, year, figures, numbers),
            (
                found
                for share, called in _shares(target, organization)
                for found in _target(organization, share, year, figures, numbers, None, called)
            ),
        )


def _quarter_by_quarter(
    organization: Organization,
    in_force: Mapping[int, Mapping[str, Target]],
    year: int,
    figures: Mapping[FigureKey, Figure],
) -> Iterator[Diagnostic]:
    """Yield the same where the plan was amended or units came or went: a quarter asks for what is in force at its end."""
    for number, targets in in_force.items():
        for target in targets.values():
            answering = answering_units(in_force, target)
            whole = _target(organization, target, year, figures, (number,), answering)
            day = Period(year, number, grid_of(target.measure)).last_day
            of_shares = list[_Asked]()
            for (share, called), member in zip(_shares(target, organization), target.members, strict=True):
                own = reporters_by_quarter(in_force, answering, target, member, organization, day)
                of_shares += _target(organization, share, year, figures, (number,), own, called)
            yield from _once(whole, of_shares)


def _once(whole: Iterable[_Asked], of_shares: Iterable[_Asked]) -> Iterator[Diagnostic]:
    """Yield who is asked: those whose own shares are behind, for the whole only where no share is."""
    behind = list(of_shares)
    numbers = {number for number, _ in behind}
    yield from (found for number, found in whole if number not in numbers)
    yield from (found for _, found in behind)


def _shares(target: Target, organization: Organization) -> Iterator[tuple[Target, str]]:
    """Yield the share of each member as a target that its figures alone make, and what it is called."""
    if target.allocation is None:
        return
    names = member_names(organization)
    for share in shares_of(target):
        reporter = target.allocation.reporter_of(share.member, target.units[0])
        called = f"Phần giao {names.get(share.member, share.member)}"
        yield replace(share.target, units=(reporter,)), called


def _target(
    organization: Organization,
    target: Target,
    year: int,
    figures: Mapping[FigureKey, Figure],
    numbers: tuple[int, ...],
    answering: Mapping[int, tuple[str, ...]] | None = None,
    called: str = "Chỉ tiêu",
) -> Iterator[_Asked]:
    measure, all_meet = target.measure, True
    asked = kind_of(measure).quarters(measure, year)
    for number in (number for number in numbers if number in asked):
        told = [figures[key] for unit in target.reporters if (key := (target.id, unit, number)) in figures]
        all_meet = all_meet and all(kind_of(measure).meets_alone(measure, figure) for figure in told)
        if all_meet or not _owe_a_cause(told, measure):
            continue
        period = Period(year, number, grid_of(measure))
        gathered = gather(target, period, figures, members_of(organization, target, period), answering)
        status = judge(measure, gathered, period)
        if status in _NOT_MET:
            yield (
                number,
                NO_CAUSE.at(
                    told[0].origin.at("target"),
                    f"{called} {status.label} tính đến hết {period.title} nhưng chưa nêu nguyên nhân.",
                    "Hỏi đơn vị rồi thêm cause: … vào số liệu này.",
                ),
            )


def _owe_a_cause(told: list[Figure], measure: Measure) -> bool:
    """Tell whether these figures of a quarter would have to say why, if the target is not met.

    A limit that was broken in an earlier quarter is not asked about again where this quarter adds nothing.
    """
    if not told or any(figure.cause for figure in told):
        return False
    return not kind_of(measure).is_a_limit(measure) or any(map(_adds, told))


def _adds(figure: Figure) -> bool:
    return bool(figure.count or figure.amount or figure.numerator)
