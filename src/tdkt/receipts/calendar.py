"""Days for a calendar (iCalendar, RFC 5545): the one place that writes `.ics`, and the year's deadlines of reports in it.

A function of what it is given, the same bytes at every run.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

from icalendar import Alarm, Calendar, Event

from tdkt.attainment.owing import owing_units
from tdkt.errors import UsageError
from tdkt.model.organization import Organization
from tdkt.model.period import Period
from tdkt.model.plan_year import division_of, year_name
from tdkt.model.programme import Programme
from tdkt.model.records import dataclass
from tdkt.model.sample import ILLUSTRATIVE
from tdkt.model.text import one_line, slug

if TYPE_CHECKING:
    from icalendar import Event

ALARM = timedelta(days=-3)
"""When the calendar speaks up: before the day of the deadline begins."""
FIRST = datetime(2020, 1, 1, tzinfo=UTC)
"""Where SEQUENCE counts seconds from: a whole number of 32 bits holds them for this century's first half and more."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarDay:
    """An all-day event. `key` tells it from all others of the ward, whatever its day; `since` is when its day came to be what it is.

    `reminds` tells whether the calendar speaks up three days before.
    """

    key: str
    day: date
    summary: str
    description: str
    since: datetime
    reminds: bool = True


def ics_bytes(organization: Organization, name: str, maker: str, days: Iterable[CalendarDay]) -> bytes:
    """Return the `.ics` file with `days`; `name` is what the calendar is called, `maker` which list of tdkt it is.

    An event keeps its UID when its day moves and is then newer than before (`since`), so that importing again moves it too.
    """
    calendar = Calendar()
    calendar.add("prodid", f"-//tdkt//{maker}//VI")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", one_line(name))
    for one in days:
        calendar.add_component(_event(organization, one))
    data: bytes = calendar.to_ical()
    return data


def calendar_bytes(programme: Programme, since: Mapping[Period, datetime] | None = None) -> bytes:
    """Return one all-day event for each quarter that has a deadline; raises UsageError where none has.

    `since` says since when each deadline stands (`deadline_history`). For one that it does not name, that is the day of the plan.
    """
    plan, organization = programme.plan, programme.organization
    days = [(quarter, day) for quarter, day in programme.deadlines if day is not None]
    if not days:
        raise UsageError(
            f"Kế hoạch {year_name(plan.year)} chưa đặt hạn gửi báo cáo nào nên không có gì để ghi vào lịch.",
            hint="Ghi hạn từng kỳ vào reporting.unit_deadlines trong plan.yaml.",
        )
    name = f"Hạn gửi báo cáo thi đua {year_name(plan.year)} - {organization.name}"
    standing = since or {}
    return ics_bytes(
        organization,
        name,
        "han-bao-cao",
        (
            CalendarDay(
                key=f"han-bao-cao-{quarter.key}",
                day=day,
                summary=f"Hạn gửi báo cáo thi đua {quarter.title}",
                description=_description(programme, quarter),
                since=standing.get(quarter) or _day_of_plan(programme),
            )
            for quarter, day in days
        ),
    )


def _event(organization: Organization, one: CalendarDay) -> Event:
    event = Event()
    event.add("uid", f"{one.key}@{slug(organization.name)}.tdkt".lower())
    event.add("dtstamp", one.since)
    event.add("last-modified", one.since)
    event.add("sequence", max(int((one.since - FIRST).total_seconds()), 0))
    event.add("dtstart", one.day)
    event.add("dtend", one.day + timedelta(days=1))
    event.add("summary", one_line(one.summary))
    event.add("description", one.description)
    event.add("transp", "TRANSPARENT")
    if one.reminds:
        alarm = Alarm()
        alarm.add("action", "DISPLAY")
        alarm.add("description", one_line(one.summary))
        alarm.add("trigger", ALARM)
        event.add_component(alarm)
    return event


def _day_of_plan(programme: Programme) -> datetime:
    day = programme.plan.date or division_of(programme.year).first_day
    return datetime(day.year, day.month, day.day, tzinfo=UTC)


def _description(programme: Programme, quarter: Period) -> str:
    organization = programme.organization
    standing = organization.unit(organization.standing_unit or "")
    lines = [
        one_line(
            f"Các đơn vị gửi báo cáo {quarter.title} về {standing.name if standing else organization.name}:"
        ),
        *(one_line(f"- {unit.name}") for unit in owing_units(programme.on(quarter.last_day), quarter)),
        f"Xem đơn vị nào đã gửi: tdkt status {programme.year}",
    ]
    if programme.plan.illustrative:
        lines.append(ILLUSTRATIVE)
    return "\n".join(lines)
