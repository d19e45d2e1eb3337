"""A year's programme: the plan with everything that hangs on it, as computing and rendering need it."""

from __future__ import annotations

from dataclasses import dataclass

from tdkt.model.exemplar import Exemplar
from tdkt.model.movements import Target, UnitMovements
from tdkt.model.organization import Organization, Unit
from tdkt.model.plan import Plan
from tdkt.model.unit_report import UnitReport
from tdkt.model.ward_report import WardReport


@dataclass(frozen=True, slots=True)
class Programme:
    """Plan, movements and unit reports of one year, with the ward that they belong to.

    `movements` are in the order of the organization's units. `ward_reports` hold what the clerk wrote for the ward's own
    reports. `exemplars` are those of all years: their steps go on from one year to the next. `year_before` is the programme of the year before where there is one, for comparing.
    """

    organization: Organization
    plan: Plan
    movements: tuple[UnitMovements, ...]
    reports: tuple[UnitReport, ...]
    ward_reports: tuple[WardReport, ...] = ()
    year_before: Programme | None = None
    exemplars: tuple[Exemplar, ...] = ()

    @property
    def year(self) -> int:
        """The year of the plan."""
        return self.plan.year

    @property
    def targets(self) -> tuple[Target, ...]:
        """Every target in printing order."""
        return tuple(target for movements in self.movements for target in movements.targets)

    @property
    def reporting_units(self) -> tuple[Unit, ...]:
        """The units that owe a report each quarter: those with movements or a share of a target in the plan."""
        owing = {movements.unit for movements in self.movements}
        owing.update(unit for target in self.targets for unit in target.units)
        return tuple(unit for unit in self.organization.units if unit.id in owing)
