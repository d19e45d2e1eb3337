"""Why a document cannot have been signed on a day: what it cites, counts and reports on has to be there before.

A reason is a clause in Vietnamese: "Kế hoạch số 12/KH-UBND mà văn bản này dẫn ký ngày 20/01/2026".
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TypeVar

from tdkt.attainment.drives import phase_reports
from tdkt.awards.bodies import plan_makers
from tdkt.model.award_batch import CouncilSession
from tdkt.model.award_records import AwardFund
from tdkt.model.drive import Drive, DriveReport, PhaseReport
from tdkt.model.emulation_group import EmulationGroup
from tdkt.model.fund_key import parted_fund
from tdkt.model.inspection import Inspection
from tdkt.model.issued import (
    AMENDMENT,
    DRIVE,
    DRIVE_REPORT,
    FUND_REPORT,
    GROUP_MINUTES,
    GROUP_SUBMISSION,
    INSPECTION_CONCLUSION,
    INSPECTION_PLAN,
    MINUTES,
    PLAN,
    REMINDER,
    REPORT,
    STAGE_REPORT,
    UNIT_PLAN_REPLY,
    Amendment,
)
from tdkt.model.period import WHOLE, Period
from tdkt.model.plan import LegalBasis, Plan
from tdkt.model.plan_year import division_of, year_name
from tdkt.model.unit_plan import UnitPlan
from tdkt.model.unit_report import UnitReport
from tdkt.model.year_span import YearSpan
from tdkt.workspace.issued import issued, period_of
from tdkt.workspace.plan_days import timed
from tdkt.workspace.workspace import Workspace

_SHOWN = 3
"""Reports that are named."""
Reasons = Iterator[str]
_Known = TypeVar("_Known", Drive, Inspection)


def too_early(workspace: Workspace, of: str, key: str, day: datetime.date) -> Reasons:
    """Yield why the document (`of`, `key`) cannot have been signed on `day`: "Kế hoạch số 12/KH-UBND mà nó dẫn ngày 20/01/2026"."""
    find = _REASONS.get(of)
    if find is not None:
        yield from find(workspace, key, day)


def plan_of(workspace: Workspace, year: int) -> Plan | None:
    """Return the plan of `year`, None where there is none."""
    return next((plan for plan in workspace.plans if plan.year == year), None)


def _named(found: Sequence[_Known], id_: str) -> Sequence[_Known]:
    """Return the one of `found` that this id names, none where it names nothing: the last, as for commands."""
    return [one for one in found if one.id == id_][-1:]


def _later_plan(plan: Plan | None, day: datetime.date) -> Reasons:
    if plan is not None and plan.number is not None and plan.date is not None and plan.date > day:
        yield f"Kế hoạch số {plan.number:02}/{plan.symbol} mà văn bản này dẫn ký ngày {plan.date:%d/%m/%Y}"


def _later_basis(legal_basis: Iterable[LegalBasis], day: datetime.date) -> Reasons:
    for basis in legal_basis:
        if basis.date is not None and basis.date > day:
            number = f" số {basis.number}" if basis.number else f" {basis.subject}"
            yield f"{basis.type}{number} mà văn bản này căn cứ ký ngày {basis.date:%d/%m/%Y}"


def _plan(workspace: Workspace, key: str, day: datetime.date) -> Reasons:
    for plan in workspace.plans:
        if str(plan.year) == key:
            yield from _later_basis(plan.legal_basis, day)


def _drive(workspace: Workspace, key: str, day: datetime.date) -> Reasons:
    for drive in _named(workspace.all(Drive), key):
        yield from _later_basis(drive.legal_basis, day)
        yield from later_cited_plan(workspace, drive, day)


def later_cited_plan(workspace: Workspace, drive: Drive, day: datetime.date) -> Reasons:
    """Yield the plan that the drive carries out, where its own preamble does not say anything else."""
    if not drive.legal_basis and not drive.preamble:
        yield from _later_plan(plan_of(workspace, drive.year), day)


def _amendment(workspace: Workspace, key: str, day: datetime.date) -> Reasons:
    for one in workspace.all(Amendment):
        base = issued(workspace, *one.amended) if one.id == key else None
        if base is not None and base.date > day:
            yield f"văn bản số {base.said} mà nó sửa đổi ký ngày {base.date:%d/%m/%Y}"


def _report(workspace: Workspace, key: str, day: datetime.date) -> Reasons:
    period = period_of(workspace, key)
    plan = plan_of(workspace, period.year)
    yield from _later_plan(plan, day)
    yield from _not_over(plan, period, day)
    of_year = [found for found in workspace.reports if found.period.year == period.year]
    yield from _later_reports(
        workspace,
        (found for found in of_year if timed(workspace, found.period).last_day <= period.last_day),
        day,
    )


def _stage_report(workspace: Workspace, key: str, day: datetime.date) -> Reasons:
    span = YearSpan.parse(key)
    years = span.years(plan.year for plan in workspace.plans) if span else ()
    plans = sorted((plan for plan in workspace.plans if plan.year in years), key=lambda plan: int(plan.year))
    for plan in plans:
        yield from _later_plan(plan, day)
    if plans and day < division_of(plans[-1].year).first_day:
        yield f"{year_name(plans[-1].year)} chưa đến"
    yield from _later_reports(workspace, (one for one in workspace.reports if one.period.year in years), day)


def _not_over(plan: Plan | None, period: Period, day: datetime.date) -> Reasons:
    """Yield that `period` is not over; a year's report may be signed from its last quarter (term) on, as offices sum up in December."""
    if period.kind == WHOLE and day >= period.step(period.last).first_day:
        return
    if is_open(plan, period, day):
        yield f"{period.title} đến ngày {period.last_day:%d/%m/%Y} mới hết"


def is_open(plan: Plan | None, period: Period, day: datetime.date) -> bool:
    """Tell whether `period` is not over on `day`, nor have the units' reports on it (on its last step) been due by then."""
    last = period if period.is_one_step else period.step(period.last)
    asked = plan.deadline_of(last) if plan is not None else None
    return day < period.last_day and (asked is None or day < asked)


def _later_reports(workspace: Workspace, reports: Iterable[UnitReport], day: datetime.date) -> Reasons:
    come = [(one, max(filter(None, (one.submitted, one.corrected)), default=None)) for one in reports]
    yield from _came_later(
        [(f"{_name(workspace, one.unit)} {one.period.title}", at) for one, at in come if at and at > day]
    )


def _came_later(later: list[tuple[str, datetime.date]], what: str = "báo cáo") -> Reasons:
    if later:
        named = ", ".join(f"{who} (ngày {day:%d/%m/%Y})" for who, day in later[:_SHOWN])
        more = f" và {len(later) - _SHOWN} nơi khác" if len(later) > _SHOWN else ""
        yield f"{what} mà nó tổng hợp đến sau ngày ấy: {named}{more}"


def _name(workspace: Workspace, id_: str) -> str:
    known = plan_makers(workspace).get(id_)
    return known.name if known is not None else id_


def _drive_report(workspace: Workspace, key: str, day: datetime.date) -> Reasons:
    name, _, phase = key.partition("/")
    for drive in _named(workspace.all(Drive), name):
        number = drive.number_of(phase) if phase else len(drive.phases)
        if drive.number is None or drive.date is None:
            yield "kế hoạch của đợt thi đua chưa ban hành"
        elif drive.date > day:
            yield f"kế hoạch của đợt thi đua ký ngày {drive.date:%d/%m/%Y}"
        if number is None:
            continue
        until = drive.phases[number - 1].until
        if day < until:
            yield f"báo cáo nêu số liệu đến hết ngày {until:%d/%m/%Y}"
        registered = drive.registration.registered if drive.registration is not None else ()
        later = [(_name(workspace, one.unit), one.date) for one in registered if one.date > day]
        yield from _came_later(later, "đăng ký thi đua")
        reports = [one for one in workspace.all(DriveReport) if one.drive == name]
        yield from _came_later(_later_phases(workspace, drive, phase_reports(drive, reports, number), day))


def _later_phases(
    workspace: Workspace,
    drive: Drive,
    sent: Iterable[tuple[tuple[str, int], PhaseReport]],
    day: datetime.date,
) -> list[tuple[str, datetime.date]]:
    return [
        (f"{_name(workspace, unit)} về {drive.phases[number - 1].title}", found.submitted)
        for (unit, number), found in sent
        if found.submitted is not None and found.submitted > day
    ]


def _fund_report(workspace: Workspace, key: str, day: datetime.date) -> Reasons:
    year, later_report = parted_fund(key)
    for fund in (one for one in workspace.all(AwardFund) if str(one.year) == year):
        whole = Period.whole(fund.year)
        last = whole.step(whole.last)
        if (
            day < last.first_day and not later_report
        ):  # as of a year's report; what is spent after is told by the next one
            yield f"{last.title} chưa đến, chưa có số dư chuyển sang năm sau"
        days = [*(one.date for one in fund.income), *(one.date for one in fund.expenses)]
        later = max(days, default=day)
        if later > day:
            yield f"sổ quỹ có khoản thu, chi ngày {later:%d/%m/%Y}"


def _reminder(workspace: Workspace, key: str, day: datetime.date) -> Reasons:
    period = period_of(workspace, key)
    yield from _later_plan(plan_of(workspace, period.year), day)
    yield from _later_reports(workspace, (one for one in workspace.reports if one.period == period), day)


def _inspection_plan(workspace: Workspace, key: str, day: datetime.date) -> Reasons:
    for one in _named(workspace.all(Inspection), key):
        yield from _later_plan(plan_of(workspace, one.year), day)


def _inspection_conclusion(workspace: Workspace, key: str, day: datetime.date) -> Reasons:
    yield from _inspection_plan(workspace, key, day)
    for one in _named(workspace.all(Inspection), key):
        for said, paper in (("kế hoạch kiểm tra", one.plan), ("quyết định lập đoàn", one.decision)):
            if paper is not None and paper.date is not None and paper.date > day:
                yield f"{said} ký ngày {paper.date:%d/%m/%Y}"


def _minutes(workspace: Workspace, key: str, day: datetime.date) -> Reasons:
    for one in workspace.all(CouncilSession):
        if one.batch == key and one.date > day:
            yield f"Hội đồng họp ngày {one.date:%d/%m/%Y}"


def _of_group(workspace: Workspace, key: str, day: datetime.date) -> Reasons:
    for one in workspace.all(EmulationGroup):
        if f"{one.year}/{one.id}" == key and one.meeting is not None and one.meeting.date > day:
            yield f"cuộc họp bình xét vào ngày {one.meeting.date:%d/%m/%Y}"


def _reply(workspace: Workspace, key: str, day: datetime.date) -> Reasons:
    for one in workspace.all(UnitPlan):
        if f"{one.year}/{one.unit}" == key and one.appraised is not None and one.appraised.date > day:
            yield f"ý kiến về kế hoạch của đơn vị có ngày {one.appraised.date:%d/%m/%Y}"


_REASONS: dict[str, Callable[[Workspace, str, datetime.date], Reasons]] = {
    PLAN: _plan,
    DRIVE: _drive,
    AMENDMENT: _amendment,
    REPORT: _report,
    STAGE_REPORT: _stage_report,
    DRIVE_REPORT: _drive_report,
    FUND_REPORT: _fund_report,
    REMINDER: _reminder,
    INSPECTION_PLAN: _inspection_plan,
    INSPECTION_CONCLUSION: _inspection_conclusion,
    MINUTES: _minutes,
    GROUP_MINUTES: _of_group,
    GROUP_SUBMISSION: _of_group,
    UNIT_PLAN_REPLY: _reply,
}
"""By kind of document; decisions and tờ trình are held to the order of their batch's steps (A402), inspections also to I341."""
