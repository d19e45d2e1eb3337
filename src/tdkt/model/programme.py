"""A year's programme: the plan with everything that hangs on it, as computing and rendering need it."""

from __future__ import annotations

import datetime
from collections.abc import Iterable

from tdkt.model.counted_time import CountedTime
from tdkt.model.exemplar import Exemplar
from tdkt.model.movements import Target, UnitMovements
from tdkt.model.organization import Organization, Unit
from tdkt.model.period import MONTH, PART, Period
from tdkt.model.plan import Deadlines, Plan
from tdkt.model.records import dataclass, replace
from tdkt.model.succession import answering_on
from tdkt.model.unit_report import UnitReport
from tdkt.model.ward_report import WardReport


@dataclass(frozen=True, slots=True)
class PlanVersion:
    """The plan and movements as they are in force from a day on: as issued, or as amended by a later document.

    `amended_by` cites the amendment ("Kế hoạch số 77/KH-UBND ngày …"), "" for the plan as it was issued.
    """

    valid_from: datetime.date
    plan: Plan
    movements: tuple[UnitMovements, ...]
    amended_by: str = ""


def version_on(versions: tuple[PlanVersion, ...], day: datetime.date) -> PlanVersion:
    """Return the one of `versions` (oldest first, not empty) in force on `day`; before the first of them, that one."""
    return next((found for found in reversed(versions) if found.valid_from <= day), versions[0])


def is_reported_monthly(movements: Iterable[UnitMovements]) -> bool:
    """Tell whether any target or task of `movements` is reported each month."""
    return any(
        item.is_monthly or any(target.measure.is_monthly for target in item.targets)
        for file in movements
        for item in file.items
    )


def deadlines_of(plan: Plan, movements: Iterable[UnitMovements]) -> Deadlines:
    """Return the times for which units report by `plan`, whose movements are `movements`."""
    return _deadlines(plan, monthly=is_reported_monthly(movements))


def _deadlines(plan: Plan, *, monthly: bool) -> Deadlines:
    steps = _steps_to(Period.whole(plan.year), monthly=monthly)
    return tuple((step, plan.deadline_of(step)) for step in steps)


def _steps_to(period: Period, *, monthly: bool) -> tuple[Period, ...]:
    return tuple(sorted((*period.months, *period.quarters))) if monthly else period.quarters


@dataclass(frozen=True, slots=True)
class Programme:
    """Plan, movements and unit reports of one year, with the ward that they belong to.

    `movements` are in the order of the organization's units. `ward_reports` hold what the clerk wrote for the ward's own
    reports. `exemplars` are those of all years: their steps go on from one year to the next. `year_before` is the programme of the year before where there is one, for comparing.
    `versions` are there where the plan has been amended, oldest first; plan and movements are then the newest.
    `whole` is the year that this is a view of (`on`), None where it is the year itself. `others` report beside the ward's own units
    and subdivisions: the collectives that a drive asks. `school_years` are those of which the ward has plans, with their days.
    """

    organization: Organization
    plan: Plan
    movements: tuple[UnitMovements, ...]
    reports: tuple[UnitReport, ...]
    ward_reports: tuple[WardReport, ...] = ()
    year_before: Programme | None = None
    exemplars: tuple[Exemplar, ...] = ()
    versions: tuple[PlanVersion, ...] = ()
    whole: Programme | None = None
    others: tuple[Unit, ...] = ()
    school_years: tuple[int, ...] = ()

    @property
    def year(self) -> int:
        """The year of the plan."""
        return self.plan.year

    def on(self, day: datetime.date) -> Programme:
        """Return the programme with the plan and movements in force on `day`; before the first version, that one.

        The movements name the units that answer for them on that day (`tdkt.model.succession`).
        """
        whole = self.whole or self
        plan, movements = whole.plan, whole.movements
        if whole.versions:
            version = version_on(whole.versions, day)
            plan, movements = version.plan, version.movements
        answering = answering_on(movements, whole.organization, day)
        if plan is whole.plan and answering is whole.movements:
            return whole
        return replace(whole, plan=plan, movements=answering, whole=whole)

    def counted(self, period: Period) -> CountedTime:
        """Return the time of `period` with the summer beside a school year."""
        return CountedTime(replace(period, year=self.year), self.school_years)

    @property
    def targets(self) -> tuple[Target, ...]:
        """Every target in printing order."""
        return tuple(target for movements in self.movements for target in movements.targets)

    def targets_of(self, period: Period) -> tuple[Target, ...]:
        """The targets that a look at `period` is about: at the end of a month those that are reported each month."""
        if period.kind != MONTH:
            return self.targets
        return tuple(target for target in self.targets if target.measure.is_monthly)

    @property
    def is_reported_monthly(self) -> bool:
        """Tell whether any target or task was or is reported each month."""
        whole = self.whole or self
        return any(
            map(is_reported_monthly, (whole.movements, *(found.movements for found in whole.versions)))
        )

    def steps_to(self, period: Period) -> tuple[Period, ...]:
        """The quarters (terms) that are over by the end of `period`, and the months where anything is reported each month;
        of a month the months alone.
        """
        if period.kind == MONTH:
            return period.months
        return _steps_to(period, monthly=self.is_reported_monthly)

    @property
    def deadlines(self) -> Deadlines:
        """The times for which units report this year."""
        return _deadlines(self.plan, monthly=self.is_reported_monthly)

    @property
    def reported_until(self) -> Period | None:
        """The latest quarter (term) that has reports, the whole year once that is the last, a month where there are none but
        on months; None where there is no report.
        """
        if not self.reports:
            return None
        latest = max(report.period for report in self.reports)
        parts = latest.on_grid(PART)
        if parts.is_last:
            return Period.whole(self.year)
        return parts if parts.last else latest

    @property
    def reporting_units(self) -> tuple[Unit, ...]:
        """The units with movements or a share of a target in the plan; of a view (`on`), those that owe a report then.

        Behind them stand the subdivisions that report on their shares themselves.
        """
        owing = {movements.unit for movements in self.movements}
        for target in self.targets:
            owing.update(target.units, target.reporting)
        return tuple(unit for unit in self.bodies if unit.id in owing)

    @property
    def bodies(self) -> tuple[Unit, ...]:
        """All that may send a report on it: those of the ward, and the others that it asks."""
        return (*self.organization.reporting_bodies, *self.others)
