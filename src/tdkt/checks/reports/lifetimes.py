"""A report speaks of its own time: the unit that sends it, and the thôn that it names, were there at the quarter's end."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from tdkt.attainment.judging import shown_on
from tdkt.changes.versions import targets_by_period
from tdkt.checks.references.lifetimes import heir_hint, when
from tdkt.checks.rule import ERROR, Rule
from tdkt.model.diagnostic import Diagnostic
from tdkt.model.organization import Organization, Subdivision, Unit
from tdkt.model.unit_report import Figure, UnitReport
from tdkt.workspace.workspace import Workspace

OUT_OF_TIME = Rule(
    code="R520",
    severity=ERROR,
    title="Báo cáo nêu nơi không có ở ngày cuối quý",
    explanation="Mỗi quý tính những đơn vị, thôn, tổ dân phố có ở ngày cuối quý. Báo cáo của quý trước khi sáp nhập vẫn "
    "nêu nơi cũ; báo cáo của quý mà nơi ấy không còn (hoặc chưa có) thì nêu nơi tiếp nhận.",
)
RULES = (OUT_OF_TIME,)

_BODIES = "bodies that may report, by id"


def check(workspace: Workspace) -> Iterator[Diagnostic]:
    """Yield the reports of units, and the places in them, that were not there at the quarter's end."""
    organization = workspace.organization
    if organization is None:
        return
    units = {unit.id: unit for unit in organization.reporting_bodies}
    targets = targets_by_period(workspace)
    for report in workspace.reports:
        if is_out_of_time(report, workspace):
            unit = units[report.unit]
            yield OUT_OF_TIME.at(
                report.origin.at("unit"),
                f"{unit.name} {when(unit)}: không có báo cáo {report.period.title}.",
                heir_hint(unit.id, report.period.last_day, units) or "Kiểm tra from, until của đơn vị.",
            )
        for figure in report.figures:
            if isinstance(figure.reached, tuple):
                target = targets(report.period).get(figure.target)
                day = shown_on(target.measure, report.period) if target else report.period.last_day
                yield from _places(figure, figure.reached, report, organization, day)


def _places(
    figure: Figure, reached: tuple[str, ...], report: UnitReport, organization: Organization, day: date
) -> Iterator[Diagnostic]:
    known = {member.id: member for member in organization.known_subdivisions}
    for number, member_id in enumerate(reached):
        member = known.get(member_id)
        if member is not None and not member.lives_on(day):
            yield OUT_OF_TIME.at(
                figure.origin.at("reached", number),
                f"{member.name} {when(member)}: không tính trong {report.period.title}.",
                heir_hint(member_id, report.period.last_day, known)
                or "Bỏ mã này, hoặc kiểm tra from, until.",
            )


def is_out_of_time(report: UnitReport, workspace: Workspace) -> bool:
    """Tell whether the unit of a report was not there at the quarter's end: what it names is then not judged further."""
    organization = workspace.organization
    if organization is None:
        return False
    if _BODIES not in workspace.memo:  # there may be hundreds, each with many reports
        bodies: list[Unit | Subdivision] = [*organization.units, *organization.known_subdivisions]
        workspace.memo[_BODIES] = {body.id: body for body in reversed(bodies)}
    body = workspace.memo[_BODIES].get(report.unit)
    return body is not None and not body.lives_in(report.period)
