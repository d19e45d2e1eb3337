"""A period with the days that the plan of its year gives it: how long a school year and its terms are stands in the plan."""

from __future__ import annotations

from tdkt.model.counted_time import CountedTime
from tdkt.model.period import Period
from tdkt.model.plan_year import SchoolYear
from tdkt.model.records import replace
from tdkt.workspace.workspace import Workspace


def school_years(workspace: Workspace) -> tuple[int, ...]:
    """Return the school years that have a plan, with the days that it gives them."""
    return tuple(plan.year for plan in workspace.plans if isinstance(plan.year, SchoolYear))


def timed(workspace: Workspace, period: Period) -> Period:
    """Return `period` by the days of the plan of its year, as it is where there is no such plan."""
    year = next((plan.year for plan in workspace.plans if plan.year == period.year), period.year)
    return replace(period, year=year)


def counted(workspace: Workspace, period: Period) -> CountedTime:
    """Return the time of `period` with the summer beside a school year, by the days of the plans."""
    return CountedTime(timed(workspace, period), school_years(workspace))
