"""What is promised, with the days that it is promised for: the movements of a year, the contents of a drive."""

from __future__ import annotations

from collections.abc import Iterator

from tdkt.model.drive import Drive
from tdkt.model.movements import UnitMovements
from tdkt.model.plan_year import Days, division_of, year_name
from tdkt.model.text import lower_first
from tdkt.workspace.workspace import Workspace


def promised(workspace: Workspace) -> Iterator[tuple[UnitMovements, Days, str]]:
    """Yield each unit's movements or contents with the first and the last day of their time, and what that time is called."""
    for file in workspace.movements:
        division = division_of(file.year)
        yield file, (division.first_day, division.last_day), year_name(file.year)
    for drive in workspace.all(Drive):
        # Who ended in the same year before the drive began has handed on what was given out in their name.
        first = min(division_of(drive.year).first_day, drive.from_)
        for file in drive.movements:
            yield file, (first, drive.until), f"thời gian của {lower_first(drive.name)}"
