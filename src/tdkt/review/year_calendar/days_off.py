"""What the calendar says of a day that is to be kept and on which offices do not work."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from tdkt.awards.working_days import holidays_of, is_working_day
from tdkt.law.great_days import days_off_decided
from tdkt.model.award_records import AwardRules
from tdkt.model.dates import weekday_name
from tdkt.model.records import replace
from tdkt.review.year_calendar.entry import Entry, Kind
from tdkt.workspace.workspace import Workspace

_SWAPS = ("extra_days_off", "extra_working_days")
_SATURDAY = 5
_KEPT = frozenset(
    {Kind.REPORT, Kind.REVIEW, Kind.AWARD, Kind.INSPECTION, Kind.EVENT, Kind.DUE, Kind.LAW, Kind.LAUNCH}
)
"""What people have to be there for, or have to have done by then."""
_CEREMONIES = ("-khai-giang", "-tong-ket")
"""The days of a school year on which people gather; the others are ends of its parts."""


def days_off(year: int) -> Iterator[tuple[datetime.date, str]]:
    """Yield the days off of a calendar year with their names; one that is not decided yet says so."""
    for one in holidays_of(year):
        is_open = one.is_chosen and not days_off_decided(year)
        yield one.day, f"{one.name} (ngày nghỉ dự kiến)" if is_open else one.name


def with_remark(entry: Entry, workspace: Workspace) -> Entry:
    """Return `entry` with a remark where its day is a Saturday, a Sunday or a day off; the ward's own swaps of days count."""
    is_ceremony = entry.kind is Kind.SCHOOL and entry.key.endswith(_CEREMONIES)
    if entry.kind not in _KEPT and not is_ceremony:
        return entry
    day, extra_off, extra_worked = entry.day, *(_said(workspace, name) for name in _SWAPS)
    if is_working_day(day, extra_days_off=extra_off - extra_worked, extra_working_days=extra_worked):
        return entry
    named = dict(days_off(day.year)).get(day)
    weekend = day.weekday() >= _SATURDAY
    return replace(entry, remark=named or (weekday_name(day) if weekend else "ngày nghỉ"))


def _said(workspace: Workspace, parameter: str) -> set[datetime.date]:
    """Return the days that the ward's own rules give for `parameter`; what is no day is told elsewhere."""
    written = [
        day
        for file in workspace.all(AwardRules)
        for rule in file.rules
        if rule.parameter == parameter and isinstance(rule.value, list | tuple)
        for day in rule.value
    ]
    return {found for day in written if (found := _day(day)) is not None}


def _day(written: object) -> datetime.date | None:
    try:
        return datetime.date.fromisoformat(str(written))
    except ValueError:
        return None
