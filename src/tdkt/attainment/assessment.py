"""Assessing a year's targets at the end of a period, and rolling the results up."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from fractions import Fraction
from functools import cached_property

from tdkt.attainment.allocating import MemberTarget, reporters_by_quarter, shares_of
from tdkt.attainment.gathering import FigureKey, gather
from tdkt.attainment.in_force import (
    TargetsByQuarter,
    answering_units,
    measured_alike,
    targets_by_quarter,
)
from tdkt.attainment.judging import judge
from tdkt.attainment.measure_types.registry import kind_of
from tdkt.attainment.members import has_sample_members, members_of, speaks_of_places
from tdkt.attainment.owing import owed
from tdkt.attainment.schedule import grid_of, on_own_steps
from tdkt.attainment.status import Status
from tdkt.attainment.value import Gathered
from tdkt.model.allocation import reporting_of
from tdkt.model.measure import Measure
from tdkt.model.movements import Target
from tdkt.model.organization import Unit
from tdkt.model.period import MONTH, PART, Period
from tdkt.model.programme import Programme
from tdkt.model.records import dataclass, replace
from tdkt.model.unit_report import DONE, Figure, UnitReport


@dataclass(frozen=True, slots=True)
class Assessment:
    """One target at the end of one period.

    `change` is the value's change since the end of `period.previous`, in the measure's unit (None where either is
    unknown). `a_year_ago` is the same target at the same period of the year before, None where that year has no figure
    for it or measured it otherwise. `illustrative` tells whether any figure behind all this is a sample.
    """

    target: Target
    period: Period
    gathered: Gathered
    status: Status
    change: Fraction | None
    illustrative: bool
    a_year_ago: Assessment | None = None
    shares: tuple[ShareAssessment, ...] = ()

    @property
    def year_change(self) -> Fraction | None:
        """The value's change since the same period of the year before, None where either is unknown."""
        return _change(self.a_year_ago.gathered, self.gathered) if self.a_year_ago else None

    @property
    def is_finished(self) -> bool:
        """Whether it is work that every unit has done, in time or late: nobody can go on with it."""
        value = self.gathered.value
        return value is not None and value.progress == DONE and self.gathered.from_every_unit

    def for_unit(self, unit: str) -> Assessment:
        """Return what a unit that answers for the target is judged by: its share where it has one, else the whole."""
        return next((share.found for share in self.shares if share.member == unit), self)

    @property
    def causes(self) -> tuple[str, ...]:
        """The causes that the units gave in the latest quarter in which any gave one."""
        given = [(quarter, figure.cause) for quarter, figure in self.gathered.figures if figure.cause]
        return tuple(dict.fromkeys(cause for quarter, cause in given if quarter == given[-1][0]))


@dataclass(frozen=True, slots=True)
class ShareAssessment:
    """How the share of one member stands: `member` is its id; `found` is judged by its own number."""

    member: str
    found: Assessment


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


@dataclass(frozen=True)
class Attainment:
    """All assessments of a period, with the coverage of the units' reports.

    `due` lists (unit, quarter) of each report that was due by the period's end, `missing` those that are not in.
    """

    programme: Programme
    period: Period
    assessments: tuple[Assessment, ...]
    due: tuple[tuple[Unit, Period], ...]
    missing: tuple[tuple[Unit, Period], ...]
    illustrative: bool

    @property
    def not_asked(self) -> int:
        """How many targets the period does not speak of: at a month's end those that are reported each quarter (term)."""
        return len(self.programme.targets) - len(self.assessments)

    @property
    def reports_due(self) -> int:
        """How many reports were due by the period's end."""
        return len(self.due)

    @property
    def reports_received(self) -> int:
        """How many of them are in."""
        return len(self.due) - len(self.missing)

    def of_unit(self, unit_id: str) -> tuple[Assessment, ...]:
        """The assessments of the targets that the unit answers for, alone or with others; of an allocated one its share."""
        return self._by_unit.get(unit_id, ())

    def of_member(self, member: str) -> tuple[Assessment, ...]:
        """The assessments of the shares that a unit, a thôn or tổ dân phố has of allocated targets."""
        return tuple(
            share.found for found in self.assessments for share in found.shares if share.member == member
        )

    def of_movement(self, movement_id: str) -> tuple[Assessment, ...]:
        """The assessments of a movement's targets."""
        return self._by_movement.get(movement_id, ())

    @cached_property
    def _by_unit(self) -> dict[str, tuple[Assessment, ...]]:
        return _grouped(
            (unit, found.for_unit(unit))
            for found in self.assessments
            for unit in dict.fromkeys((*found.target.units, *found.target.reporting))
        )

    @cached_property
    def _by_movement(self) -> dict[str, tuple[Assessment, ...]]:
        return _grouped((found.target.movement, found) for found in self.assessments)


def _grouped(pairs: Iterable[tuple[str, Assessment]]) -> dict[str, tuple[Assessment, ...]]:
    groups: dict[str, list[Assessment]] = {}
    for name, found in pairs:
        groups.setdefault(name, []).append(found)
    return {name: tuple(group) for name, group in groups.items()}


def assess(programme: Programme, period: Period) -> Attainment:
    """Assess every target of `programme` at the end of `period`.

    Only reports for quarters up to the period's end are looked at, and those of the year before up to the same period's
    end where the programme brings that year along. Of a month only what is reported each month is
    assessed. The programme must be free of errors
    (`tdkt.checks.run.trusted_programme` holds that).
    """
    period = replace(period, year=programme.year)  # with the days that the plan gives a school year
    programme = programme.on(period.last_day)
    year = _YearSoFar.at(programme, period)
    earlier = _a_year_ago(programme, period)
    assessments = tuple(
        _compared(year.assessed(target), earlier.get(target.id)) for target in programme.targets_of(period)
    )
    due = owed(programme, programme.steps_to(period))
    received = {(report.unit, report.period) for report in year.reports}
    missing = tuple((unit, quarter) for unit, quarter in due if (unit.id, quarter) not in received)
    rests_on_samples = any(found.illustrative for found in assessments) or any(
        report.illustrative for report in year.reports
    )
    return Attainment(programme, period, assessments, due, missing, rests_on_samples)


@dataclass(frozen=True, slots=True)
class _YearSoFar:
    """A year up to the end of a period, with what every target is assessed from; later reports are not looked at."""

    programme: Programme
    period: Period
    reports: tuple[UnitReport, ...]
    figures: Mapping[str, Mapping[FigureKey, Figure]]
    in_force: Mapping[str, TargetsByQuarter | None]
    senders_of_samples: frozenset[str]

    @classmethod
    def at(cls, programme: Programme, period: Period) -> _YearSoFar:
        """Return the year of `programme` (as it is in force on the period's last day) up to the end of `period`."""
        end = period.last_day
        reports = tuple(report for report in programme.reports if report.period.last_day <= end)
        grids = (PART, MONTH) if programme.is_reported_monthly else (PART,)
        return cls(
            programme,
            period,
            reports,
            {grid: figures_of(report for report in reports if report.period.grid == grid) for grid in grids},
            {grid: targets_by_quarter(programme, period.on_grid(grid)) for grid in grids},
            frozenset(report.unit for report in reports if report.illustrative),
        )

    def assessed(self, target: Target) -> Assessment:
        """Assess one target, without a look at the year before."""
        gathered = self._gathered(target, self.period)
        change = self._changed(target.measure, gathered, lambda period: self._gathered(target, period))
        status = judge(target.measure, gathered, self.period)
        illustrative = self._rests_on_samples(target)
        return Assessment(
            target,
            self.period,
            gathered,
            status,
            change,
            illustrative,
            shares=tuple(
                ShareAssessment(share.member, self._share(target, share, illustrative=illustrative))
                for share in shares_of(target)
            ),
        )

    def _share(self, target: Target, share: MemberTarget, *, illustrative: bool) -> Assessment:
        """Assess the share of one member from its own figures alone."""
        assert target.allocation is not None
        grid = grid_of(target.measure)
        answering = reporters_by_quarter(
            self.in_force[grid],
            answering_units(self.in_force[grid], target),
            target,
            share.member,
            self.programme.organization,
            self.period.last_day,
        )
        reporter = target.allocation.reporter_of(share.member, target.units[0])
        asked = replace(share.target, units=(reporter,))

        def at(period: Period) -> Gathered:
            return gather(asked, period, self.figures[grid], frozenset(), answering)

        gathered = at(self.period)
        status = judge(asked.measure, gathered, self.period)
        change = self._changed(asked.measure, gathered, at)
        return Assessment(share.target, self.period, gathered, status, change, illustrative)

    def _changed(
        self, measure: Measure, gathered: Gathered, at: Callable[[Period], Gathered]
    ) -> Fraction | None:
        """Return the change of what is `gathered` since the period before, which `at` gathers."""
        previous = self.period.previous
        if previous is None or not _brings_figures(measure, self.period, previous):
            return None
        return _change(at(previous), gathered)

    def _gathered(self, target: Target, period: Period) -> Gathered:
        members = members_of(self.programme.organization, target, period)
        grid = grid_of(target.measure)
        answering = answering_units(self.in_force[grid], target)
        return gather(target, period, self.figures[grid], members, answering)

    def _rests_on_samples(self, target: Target) -> bool:
        organization = self.programme.organization
        if self.programme.plan.illustrative:
            return True
        if speaks_of_places(target) and has_sample_members(organization):
            return True
        answering = answering_units(self.in_force[grid_of(target.measure)], target) or {}
        senders = {*target.reporters, *(one for reporters in answering.values() for one in reporters)}
        return not self.senders_of_samples.isdisjoint(map(reporting_of, senders))


def _brings_figures(measure: Measure, period: Period, previous: Period) -> bool:
    """Tell whether reports since `previous` give a figure, so that there can be a change."""
    first, last = (on_own_steps(measure, one).last for one in (previous, period))
    return any(first < step <= last for step in kind_of(measure).quarters(measure, period.year))


def figures_of(reports: Iterable[UnitReport]) -> dict[FigureKey, Figure]:
    """Return every figure of `reports` (of one year, all on quarters or all on months) by target, whose it is and step."""
    return {
        (figure.target, figure.reporter(report.unit), report.period.last): figure
        for report in reports
        for figure in report.figures
    }


def _a_year_ago(programme: Programme, period: Period) -> dict[str, Assessment]:
    """Return the assessments of the year before by today's target id, of the targets that are measured as they are now.

    An id that was changed in one of the two years only is followed.
    """
    before = programme.year_before
    if before is None:
        return {}
    then = replace(period.a_year_ago, year=before.year)
    year = _YearSoFar.at(before.on(then.last_day), then)
    known = {old: target for target in year.programme.targets for old in (*target.formerly, target.id)}
    found = {}
    for target in programme.targets:
        names = (target.id, *reversed(target.formerly))
        earlier = next((known[name] for name in names if name in known), None)
        if earlier is not None and measured_alike(earlier.measure, target.measure):
            found[target.id] = year.assessed(earlier)
    return found


def _compared(now: Assessment, before: Assessment | None) -> Assessment:
    if before is None or before.gathered.value is None:
        return now
    then = {share.member: share.found for share in before.shares}
    shares = tuple(
        replace(share, found=_compared(share.found, then.get(share.member))) for share in now.shares
    )
    return replace(
        now, a_year_ago=before, illustrative=now.illustrative or before.illustrative, shares=shares
    )


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
