"""The year's calendar: a function of the workspace and the year."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from tdkt.errors import UserError
from tdkt.law.great_days import days_off_decided, days_off_notice, great_days, great_days_notice
from tdkt.model.plan_year import calendar_years, counts_for
from tdkt.model.records import dataclass
from tdkt.review.year_calendar.days_off import days_off, with_remark
from tdkt.review.year_calendar.entry import Entry, Kind
from tdkt.review.year_calendar.of_awards import entries_of_batches, entries_of_law
from tdkt.review.year_calendar.of_groups import entries_of_groups, entries_of_unit_plans
from tdkt.review.year_calendar.of_movements import entries_of_movements
from tdkt.review.year_calendar.of_supervision import (
    entries_handed_down,
    entries_of_meetings,
    entries_of_supervision,
)
from tdkt.workspace.plan_days import school_years
from tdkt.workspace.workspace import Workspace


@dataclass(frozen=True, slots=True)
class YearCalendar:
    """What is on the calendar of `year`, by day: all days of the year, and those of its plan that lie in another.

    The summer after a school year is on its calendar.

    `notices` say what is not certain or not complete.
    """

    year: int
    organization: str
    entries: tuple[Entry, ...]
    notices: tuple[str, ...]

    @property
    def illustrative(self) -> bool:
        """Tell whether an entry rests on sample data."""
        return any(entry.illustrative for entry in self.entries)


def year_calendar(workspace: Workspace, year: int) -> YearCalendar:
    """Return the calendar of `year`. Files with errors that stand in the way of a source are told in the notices."""
    notices = [great_days_notice()]
    if not all(map(days_off_decided, calendar_years(year))):
        notices.append(days_off_notice())
    known = school_years(workspace)
    found: list[Entry] = [*_holidays(year, known), *entries_of_movements(workspace)]
    found += [*entries_of_groups(workspace), *entries_of_unit_plans(workspace)]
    found += [*entries_of_meetings(workspace), *entries_handed_down(workspace)]
    for what, source in (
        ("các đợt khen thưởng", lambda: entries_of_batches(workspace)),
        ("kiểm tra, đơn thư", lambda: entries_of_supervision(workspace)),
        (
            "quy định",
            lambda: [found for one in calendar_years(year) for found in entries_of_law(workspace, one)],
        ),
    ):
        found += _as_far_as_possible(what, source, notices)
    if any(found.is_error for found in workspace.findings):
        notices.append("Có tệp đang lỗi nên lịch có thể thiếu: tdkt validate.")
    kept = list({(entry.key, entry.day): entry for entry in found if _is_of(entry, year, known)}.values())
    kept.sort(key=lambda entry: (entry.day, list(Kind).index(entry.kind), entry.what))
    organization = workspace.organization
    told = tuple(with_remark(entry, workspace) for entry in kept)
    return YearCalendar(year, organization.name if organization else "", told, tuple(notices))


def _is_of(entry: Entry, year: int, known: Sequence[int]) -> bool:
    """Tell whether an entry is one of `year`: its day is, or it belongs to the year's plan and its day is in the year beside."""
    if counts_for(year, entry.day, None, known):
        return True
    years = calendar_years(year)
    return entry.plan_year == year and years[0] - 1 <= entry.day.year <= years[-1] + 1


def _holidays(year: int, known: Sequence[int]) -> Iterator[Entry]:
    of_years = ((*days_off(one), *great_days(one)) for one in calendar_years(year))
    for day, name in (
        found for days in of_years for found in days if counts_for(year, found[0], None, known)
    ):
        yield Entry(day=day, kind=Kind.HOLIDAY, what=name, key=f"ngay-le-{day.isoformat()}")


def _as_far_as_possible(what: str, source: Callable[[], Iterable[Entry]], notices: list[str]) -> list[Entry]:
    try:
        return list(source())
    except UserError:
        notices.append(f"Chưa đưa được {what} vào lịch vì có tệp đang lỗi: tdkt validate.")
        return []
