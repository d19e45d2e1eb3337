"""The year's calendar as an `.ics` file (`tdkt.receipts.calendar` writes it)."""

from __future__ import annotations

from datetime import UTC, datetime

from tdkt.model.organization import Organization
from tdkt.model.plan_year import year_name
from tdkt.model.programme import deadlines_of
from tdkt.model.sample import ILLUSTRATIVE
from tdkt.model.text import upper_first
from tdkt.receipts.calendar import CalendarDay, ics_bytes
from tdkt.receipts.deadline_history import changed_at, standing_since
from tdkt.review.year_calendar.entry import Entry, Kind
from tdkt.review.year_calendar.year_calendar import YearCalendar
from tdkt.workspace.workspace import Workspace

_REMINDING = frozenset({Kind.REPORT, Kind.REVIEW, Kind.DUE, Kind.LAW, Kind.INSPECTION, Kind.EVENT})


def year_calendar_bytes(workspace: Workspace, organization: Organization, calendar: YearCalendar) -> bytes:
    """Return the calendar as a file. A report's deadline is the same event as in the file of `tdkt status --ics`."""
    standing = _standing(workspace)
    changed = {
        file: changed_at(workspace.root, file) for file in {entry.file for entry in calendar.entries} if file
    }
    name = f"Lịch thi đua, khen thưởng {year_name(calendar.year)} - {organization.name}"
    return ics_bytes(
        organization,
        name,
        "lich-nam",
        (
            CalendarDay(
                key=entry.key,
                day=entry.day,
                summary=entry.what,
                description=_description(entry),
                since=standing.get(entry.key)
                or changed.get(entry.file)
                or datetime(calendar.year, 1, 1, tzinfo=UTC),
                reminds=entry.kind in _REMINDING,
            )
            for entry in calendar.entries
        ),
    )


def _standing(workspace: Workspace) -> dict[str, datetime]:
    deadlines = {
        plan.year: deadlines_of(plan, (file for file in workspace.movements if file.year == plan.year))
        for plan in workspace.plans
    }
    return {
        f"han-bao-cao-{quarter.key}": time
        for plan in workspace.plans
        for quarter, time in standing_since(workspace.root, plan, deadlines[plan.year]).items()
    }


def _description(entry: Entry) -> str:
    lines = [
        entry.kind.label.capitalize(),
        upper_first(entry.remark),
        entry.file,
        ILLUSTRATIVE if entry.illustrative else "",
    ]
    return "\n".join(filter(None, lines))
