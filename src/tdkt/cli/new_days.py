"""Days that commands of `tdkt new` are given or ask for, and the year that a day belongs to."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

from tdkt.cli.new_target_questions import asked, understood
from tdkt.cli.options import read_day
from tdkt.model.counted_time import year_for_new
from tdkt.model.plan_year import year_of_day

if TYPE_CHECKING:
    from tdkt.workspace.workspace import Workspace


def day_said(option: str, given: str | None, question: str) -> datetime.date:
    """Return the day that the flag gives, else the one that the user types, asked until it is a day."""
    is_day = understood(lambda text: read_day(option, text))
    text = given if given is not None else asked(f"{question} (ngày/tháng/năm)", option, is_day)
    return read_day(option, text)


def year_of(read: Workspace, day: datetime.date, said: int | None) -> int:
    """Return the year of a file for `day`: the one that was said, else of the ward's plans the one that holds the day, else the school
    year that is over in whose summer it lies, else as `year_for_new`."""
    if said is not None:
        return said
    years = [plan.year for plan in read.plans]
    found = year_of_day(day, years)
    return found if found is not None else year_for_new(day, years)
