"""The year's deadlines for a calendar (iCalendar, RFC 5545): a function of the plan and its history, the same bytes at every run."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

from icalendar import Alarm, Calendar, Event

from tdkt.attainment.owing import owing_units
from tdkt.errors import UsageError
from tdkt.model.period import Period
from tdkt.model.programme import Programme
from tdkt.model.sample import ILLUSTRATIVE
from tdkt.model.text import one_line, slug

if TYPE_CHECKING:
    from icalendar import Event

ALARM = timedelta(days=-3)
"""When the calendar speaks up: before the day of the deadline begins."""
FIRST = datetime(2020, 1, 1, tzinfo=UTC)
"""Where SEQUENCE counts seconds from: a whole number of 32 bits holds them for this century's first half and more."""


def calendar_bytes(programme: Programme, since: Mapping[Period, datetime] | None = None) -> bytes:
    """Return one all-day event for each quarter that has a deadline; raises UsageError where none has.

    An event keeps its UID when its deadline moves and is then newer than before, so that importing again moves it too: `since`
    says since when each deadline stands (`deadline_history`). For one that it does not name, that is the day of the plan.
    """
    plan, organization = programme.plan, programme.organization
    days = [(quarter, day) for quarter, day in plan.deadlines if day is not None]
    if not days:
        raise UsageError(
            f"Kế hoạch năm {plan.year} chưa đặt hạn gửi báo cáo nào nên không có gì để ghi vào lịch.",
            hint="Ghi hạn từng quý vào reporting.unit_deadlines trong plan.yaml.",
        )
    calendar = Calendar()
    calendar.add("prodid", "-//tdkt//han-bao-cao//VI")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", one_line(f"Hạn gửi báo cáo thi đua năm {plan.year} - {organization.name}"))
    for quarter, day in days:
        calendar.add_component(
            _event(programme, quarter, day, (since or {}).get(quarter) or _day_of_plan(programme))
        )
    data: bytes = calendar.to_ical()
    return data


def _event(programme: Programme, quarter: Period, day: date, since: datetime) -> Event:
    summary = f"Hạn gửi báo cáo thi đua {quarter.title}"
    event = Event()
    event.add("uid", f"han-bao-cao-{quarter.key}@{slug(programme.organization.name)}.tdkt".lower())
    event.add("dtstamp", since)
    event.add("last-modified", since)
    event.add("sequence", max(int((since - FIRST).total_seconds()), 0))
    event.add("dtstart", day)
    event.add("dtend", day + timedelta(days=1))
    event.add("summary", summary)
    event.add("description", _description(programme, quarter))
    event.add("transp", "TRANSPARENT")
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", summary)
    alarm.add("trigger", ALARM)
    event.add_component(alarm)
    return event


def _day_of_plan(programme: Programme) -> datetime:
    day = programme.plan.date or date(programme.year, 1, 1)
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
