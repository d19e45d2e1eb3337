"""The year's calendar as a Word file to be hung on the wall: a table of days, month by month."""

from __future__ import annotations

from itertools import groupby

from tdkt.documents.page.assembling import letterhead
from tdkt.documents.page.blocks import Block, FormHead, OfficialDocument, Paragraph, Span, Spans, Table
from tdkt.model.dates import month_number, weekday_name
from tdkt.model.organization import Organization
from tdkt.model.plan_year import year_name
from tdkt.model.text import upper_first
from tdkt.review.year_calendar.entry import Entry
from tdkt.review.year_calendar.year_calendar import YearCalendar

_SHARES = (30, 100, 32)


def wall_calendar(organization: Organization, found: YearCalendar) -> OfficialDocument:
    """Return the calendar as a document without number or signature."""
    title = f"Lịch thi đua, khen thưởng {year_name(found.year)}"
    return OfficialDocument(
        letterhead=letterhead(organization, symbol="", year=found.year),
        type_name=title,
        subject=organization.name,
        blocks=tuple(_blocks(found)),
        recipients=(),
        archive="",
        signature=None,
        illustrative=found.illustrative,
        title=title,
        author=organization.name,
        form_head=FormHead((), ()),
    )


def _blocks(found: YearCalendar) -> list[Block]:
    rows: list[tuple[Spans, ...]] = []
    months = groupby(found.entries, key=lambda entry: (entry.day.year, month_number(entry.day)))
    for (year, month), entries in months:
        of_year = "" if year == found.year else f" {year_name(year)}"
        rows.append(((), (Span(f"Tháng {month}{of_year}", bold=True),), ()))
        rows += [_row(entry) for entry in entries]
    head = tuple((Span(text),) for text in ("Ngày", "Việc", "Loại"))
    table: list[Block] = [Table(head, tuple(rows), ("center", "left", "center"), _SHARES)] if rows else []
    notes = [Paragraph((Span(notice, italic=True),), "small") for notice in found.notices]
    return [*table, *notes]


def _row(entry: Entry) -> tuple[Spans, ...]:
    day = f"{entry.day:%d/%m}, {weekday_name(entry.day)}"
    return (Span(day),), (Span(entry.said),), (Span(upper_first(entry.kind.label)),)
