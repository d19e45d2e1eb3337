"""Assessing a year's targets at the end of a period, and rolling the results up."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction

from tdkt.attainment.judging import judge
from tdkt.attainment.status import Status
from tdkt.attainment.value import FigureKey, Gathered, gather
from tdkt.model.measure import MeasureType
from tdkt.model.movements import Target
from tdkt.model.organization import Unit
from tdkt.model.period import Period
from tdkt.model.programme import Programme
from tdkt.model.unit_report import Figure, UnitReport


@dataclass(frozen=True, slots=True)
class Assessment:
    """One target at the end of one period.

    `change` is the value's change since the previous quarter, in the measure's unit (None where either is unknown);
    `illustrative` tells whether any figure behind it is a sample.
    """

    target: Target
    period: Period
    gathered: Gathered
    status: Status
    change: Fraction | None
    illustrative: bool

    @property
    def causes(self) -> tuple[str, ...]:
        """The causes that the units gave in the latest quarter in which any gave one."""
        given = [(quarter, figure.cause) for quarter, figure in self.gathered.figures if figure.cause]
        return tuple(dict.fromkeys(cause for quarter, cause in given if quarter == given[-1][0]))


@dataclass(frozen=True, slots=True)
class Summary:
    """How a group of targets stands.

    `share` is the ratio of reached among judged targets, None where none could be judged.
    """

    total: int
    by_status: Mapping[Status, int]
    judged: int
    reached: int

    @property
    def share(self) -> Fraction | None:
        """Reached targets over judged targets."""
        return Fraction(self.reached, self.judged) if self.judged else None


@dataclass(frozen=True, slots=True)
class Attainment:
    """All assessments of a period, with the coverage of the units' reports.

    `missing` lists (unit, quarter) of each report that was due by the period's end and is not in.
    """

    programme: Programme
    period: Period
    assessments: tuple[Assessment, ...]
    reports_received: int
    reports_due: int
    missing: tuple[tuple[Unit, Period], ...]
    illustrative: bool

    def of_unit(self, unit_id: str) -> tuple[Assessment, ...]:
        """The assessments of the targets that the unit answers for, alone or with others."""
        return tuple(found for found in self.assessments if unit_id in found.target.units)

    def by_unit(self) -> dict[str, tuple[Assessment, ...]]:
        """The assessments of every reporting unit by its id: `of_unit` for all of them in one pass."""
        grouped: dict[str, list[Assessment]] = {unit.id: [] for unit in self.programme.reporting_units}
        for found in self.assessments:
            for unit in dict.fromkeys(found.target.units):
                grouped[unit].append(found)
        return {unit: tuple(listed) for unit, listed in grouped.items()}

    def of_movement(self, movement_id: str) -> tuple[Assessment, ...]:
        """The assessments of a movement's targets."""
        return tuple(found for found in self.assessments if found.target.movement == movement_id)


def assess(programme: Programme, period: Period) -> Attainment:
    """Assess every target of `programme` at the end of `period`.

    Only reports for quarters up to the period's end are looked at. The programme must be free of errors
    (`tdkt.checks.run.trusted_programme` holds that).
    """
    reports = [report for report in programme.reports if report.period.last <= period.last]
    figures = {
        (figure.target, report.unit, report.period.last): figure
        for report in reports
        for figure in report.figures
    }
    assessments = tuple(_assess(programme, target, period, figures, reports) for target in programme.targets)
    received = {(report.unit, report.period.last) for report in reports}
    due = [(unit, quarter) for quarter in period.quarters for unit in programme.reporting_units]
    missing = tuple((unit, quarter) for unit, quarter in due if (unit.id, quarter.last) not in received)
    return Attainment(
        programme,
        period,
        assessments,
        len(due) - len(missing),
        len(due),
        missing,
        any(assessment.illustrative for assessment in assessments)
        or any(report.illustrative for report in reports),
    )


def _assess(
    programme: Programme,
    target: Target,
    period: Period,
    figures: Mapping[FigureKey, Figure],
    reports: list[UnitReport],
) -> Assessment:
    members, sample_members = _members(programme, target)
    gathered = gather(target, period, figures, members)
    change = None
    if period.previous is not None:
        before = gather(target, period.previous, figures, members)
        change = _change(before, gathered)
    return Assessment(
        target,
        period,
        gathered,
        judge(target.measure, gathered, period),
        change,
        sample_members
        or programme.plan.illustrative
        or any(r.illustrative for r in reports if r.unit in target.units),
    )


def _members(programme: Programme, target: Target) -> tuple[int, bool]:
    if target.measure.type is not MeasureType.PER_SUBDIVISION:
        return 0, False
    organization = programme.organization
    illustrative = organization.subdivisions is not None and organization.subdivisions.illustrative
    return len(organization.subdivisions_among(target.measure.among)), illustrative


def _change(before: Gathered, now: Gathered) -> Fraction | None:
    if not (before.complete and now.complete and before.value and now.value):
        return None
    if before.value.amount is None or now.value.amount is None:
        return None
    return now.value.amount - before.value.amount


def summarize(assessments: Iterable[Assessment]) -> Summary:
    """Count `assessments` by status; what could not be judged counts for and against nobody."""
    counts = Counter(assessment.status for assessment in assessments)
    return Summary(
        total=counts.total(),
        by_status={status: counts[status] for status in Status},
        judged=sum(count for status, count in counts.items() if status.is_judged),
        reached=sum(count for status, count in counts.items() if status.is_reached),
    )
