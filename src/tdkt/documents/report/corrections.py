"""What the ward's report says of figures that earlier reports told and that were put right since."""

from __future__ import annotations

import datetime

from tdkt.changes.amended import cited
from tdkt.changes.closed_reports import LateChange, issued_reports, late_changes
from tdkt.changes.held import told_changes
from tdkt.changes.telling import Entry
from tdkt.changes.versions import targets_by_period
from tdkt.documents.texts.change_sentences import in_words
from tdkt.documents.texts.formats import date_short
from tdkt.documents.texts.in_sentences import spelled
from tdkt.model.period import Period
from tdkt.model.text import lower_first, plain
from tdkt.workspace.issued import stored_texts, texts_of
from tdkt.workspace.workspace import Workspace


def corrections_told(workspace: Workspace, period: Period) -> tuple[str, ...]:
    """Return a sentence for each change since the reports before that on `period` were issued, in order of time."""
    reports = issued_reports(workspace, period.year)
    own = next((number for number, found in enumerate(reports) if found.key == period.key), len(reports))
    found = late_changes(workspace, period.year, reports[:own])
    return tuple(
        _sentence(workspace, change) for change in found if _quarter(change).last_day <= period.last_day
    )


def _quarter(found: LateChange) -> Period:
    return Period.parse(found.change.part.tree.data["period"], year=0)


def _sentence(workspace: Workspace, found: LateChange) -> str:
    part, quarter = found.change.part, _quarter(found)
    organization = workspace.organization
    unit = next(
        (one.name for one in organization.units if one.id == part.tree.data["unit"])
        if organization
        else iter(()),
        str(part.tree.data["unit"]),
    )
    told = f"đã nêu tại {cited(found.document)}"
    if found.late:
        day = part.tree.data.get("submitted")
        when = f" ngày {date_short_of(day)}" if day else ""
        return f"{unit}: báo cáo {quarter.title} gửi{when}, sau khi đã tổng hợp tại {cited(found.document)}"
    texts = stored_texts(workspace, found.document) or {}
    entry = told_changes([found.change], texts, texts_of(workspace, [part.tree.path]))[0]
    what = _what(workspace, entry, quarter)
    lines = "; ".join(in_words(line) for line in entry.lines)
    why = found.correction
    reason = (
        f" (sửa ngày {date_short(why.date)}; lý do: {lower_first(why.reason).rstrip('.')})" if why else ""
    )
    return f"{unit}, {quarter.title}, {what} {told}: {lines or 'bỏ'}{reason}"


def date_short_of(day: str) -> str:
    """Return a date of the data ("2026-04-03") as it is printed."""
    return date_short(datetime.date.fromisoformat(day))


def _what(workspace: Workspace, entry: Entry, quarter: Period) -> str:
    """Say what was put right, by its words in the plan and never by an id."""
    part = entry.change.part
    if "target" in part.data:
        target = targets_by_period(workspace)(quarter).get(str(part.data["target"]))
        return f"chỉ tiêu “{target.name}”" if target else "một chỉ tiêu nay không còn trong kế hoạch"
    if "task" in part.data:
        text = _task_text(workspace, str(part.data["task"]), quarter.year)
        return f"nhiệm vụ “{text}”" if text else "một nhiệm vụ nay không còn trong kế hoạch"
    return "phần lời"


def _task_text(workspace: Workspace, task: str, year: int) -> str:
    items = (item for found in workspace.movements if found.year == year for item in found.items)
    text = next((item.text for item in items if task in (item.task, *item.formerly)), "")
    return spelled(plain(text).rstrip(".;"))
