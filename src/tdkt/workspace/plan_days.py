"""A period with the days that the plan of its year gives it: how long a school year and its terms are stands in the plan."""

from __future__ import annotations

from dataclasses import replace

from tdkt.model.period import Period
from tdkt.workspace.workspace import Workspace


def timed(workspace: Workspace, period: Period) -> Period:
    """Return `period` by the days of the plan of its year, as it is where there is no such plan."""
    year = next((plan.year for plan in workspace.plans if plan.year == period.year), period.year)
    return replace(period, year=year)
