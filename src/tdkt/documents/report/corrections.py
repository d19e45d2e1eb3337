"""What the ward's reports say of figures that earlier reports told and that were put right since."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping

from tdkt.awards.bodies import plan_makers
from tdkt.changes.amended import cited
from tdkt.changes.closed_reports import (
    LateChange,
    issued_reports,
    late_changes,
    late_in_reviews,
    late_in_stages,
    phase_of,
)
from tdkt.changes.held import told_changes
from tdkt.changes.parts import Part
from tdkt.changes.versions import targets_by_period
from tdkt.documents.texts.change_sentences import in_words
from tdkt.documents.texts.formats import date_short
from tdkt.documents.texts.in_sentences import spelled
from tdkt.model.drive import Drive
from tdkt.model.movements import Item, Target
from tdkt.model.period import Period
from tdkt.model.records import dataclass
from tdkt.model.text import lower_first, plain
from tdkt.model.year_span import YearSpan
from tdkt.workspace.issued import stored_texts, texts_of
from tdkt.workspace.workspace import Workspace


@dataclass(frozen=True, slots=True)
class _Told:
    """The time that a report of a unit is about, with what was promised then: targets by id, and the sentences of tasks."""

    when: str
    targets: Mapping[str, Target]
    items: tuple[Item, ...]


def corrections_told(workspace: Workspace, period: Period) -> tuple[str, ...]:
    """Return a sentence for each change since the reports before that on `period` were issued, in order of time."""
    reports = issued_reports(workspace, period.year)
    own = next((number for number, found in enumerate(reports) if found.key == period.key), len(reports))
    if own < len(reports):  # a signed report knows nothing of what was replaced after it
        reports = issued_reports(workspace, period.year, reports[own].date)
    found = late_changes(workspace, period.year, reports[:own])
    return tuple(
        _sentence(workspace, change, _of_quarter(workspace, _quarter(change)))
        for change in found
        if _quarter(change).last_day <= period.last_day
    )


def corrections_of_stage(workspace: Workspace, span: YearSpan) -> tuple[str, ...]:
    """Return a sentence for each change since the báo cáo giai đoạn before that on `span` were issued."""
    return tuple(
        _sentence(workspace, found, _of_quarter(workspace, _quarter(found)))
        for found in late_in_stages(workspace, span)
    )


def corrections_of_drive(workspace: Workspace, drive: Drive, phase: int) -> tuple[str, ...]:
    """Return a sentence for each change since the sơ kết before the review of a drive's phase number `phase` were issued."""
    return tuple(
        _sentence(workspace, found, _of_phase(drive, found))
        for found in late_in_reviews(workspace, drive, phase)
    )


def _of_quarter(workspace: Workspace, quarter: Period) -> _Told:
    files = (found for found in workspace.movements if found.year == quarter.year)
    items = tuple(item for found in files for item in found.items)
    return _Told(quarter.title, targets_by_period(workspace)(quarter), items)


def _of_phase(drive: Drive, found: LateChange) -> _Told:
    phase = phase_of(found.change.part)
    when = next((lower_first(one.title) for one in drive.phases if one.id == phase), lower_first(drive.name))
    items = tuple(item for content in drive.contents for item in content.items)
    return _Told(when, {target.id: target for target in drive.targets}, items)


def _quarter(found: LateChange) -> Period:
    return Period.parse(found.change.part.tree.data["period"], year=0)


def _sentence(workspace: Workspace, found: LateChange, told: _Told) -> str:
    part = found.change.part
    names = {ident: one.name for ident, one in plan_makers(workspace).items()}
    unit = names.get(str(part.tree.data["unit"]), str(part.tree.data["unit"]))
    if found.late:
        day = _submitted(part)
        when = f" ngày {date_short_of(day)}" if day else ""
        return f"{unit}: báo cáo {told.when} gửi{when}, sau khi đã tổng hợp tại {cited(found.document)}"
    texts = stored_texts(workspace, found.document) or {}
    entry = told_changes([found.change], texts, texts_of(workspace, [part.tree.path]))[0]
    lines = "; ".join(in_words(line) for line in entry.lines)
    why = found.correction
    reason = (
        f" (sửa ngày {date_short(why.date)}; lý do: {lower_first(why.reason).rstrip('.')})" if why else ""
    )
    before = f"đã nêu tại {cited(found.document)}"
    return f"{unit}, {told.when}, {_what(part, told, names)} {before}: {lines or 'bỏ'}{reason}"


def _submitted(part: Part) -> str | None:
    """Return the day on which a report was sent that came late; of one on a drive that of its first phase."""
    for found in (part.data, *part.data.get("phases", ())):
        if "submitted" in found:
            return str(found["submitted"])
    return None


def date_short_of(day: str) -> str:
    """Return a date of the data ("2026-04-03") as it is printed."""
    return date_short(datetime.date.fromisoformat(day))


def _what(part: Part, told: _Told, names: Mapping[str, str]) -> str:
    """Say what was put right, by its words in the plan and never by an id; of an allocated target whose share."""
    if "target" in part.data:
        target = told.targets.get(str(part.data["target"]))
        member = part.data.get("for")
        share = f", phần của {names.get(str(member), str(member))}," if member else ""
        return f"chỉ tiêu “{target.name}”{share}" if target else "một chỉ tiêu nay không còn trong kế hoạch"
    if "task" in part.data:
        text = _task_text(told.items, str(part.data["task"]))
        return f"nhiệm vụ “{text}”" if text else "một nhiệm vụ nay không còn trong kế hoạch"
    return "phần lời"


def _task_text(items: Iterable[Item], task: str) -> str:
    text = next((item.text for item in items if task in (item.task, *item.formerly)), "")
    return spelled(plain(text).rstrip(".;"))
