"""What the ward's report says of targets that earlier reports counted in a wrong way: what was told, what it is now, and why."""

from __future__ import annotations

from collections.abc import Iterator

from tdkt.attainment.assessment import Assessment, assess
from tdkt.attainment.wording import achieved
from tdkt.changes.amended import cited
from tdkt.changes.as_signed import as_signed
from tdkt.changes.closed_reports import issued_reports
from tdkt.changes.counting import all_corrections
from tdkt.checks.programmes import programme_of
from tdkt.documents.texts.formats import date_short
from tdkt.model.issued import CountingCorrection, IssuedDocument
from tdkt.model.period import Period
from tdkt.model.text import lower_first
from tdkt.workspace.issued import period_of, stored_texts
from tdkt.workspace.workspace import Workspace


def recounting_told(workspace: Workspace, period: Period) -> Iterator[str]:
    """Yield a sentence for each result that a report before that on `period` told and that is counted otherwise since.

    A correction is told once, in the first report that is issued after it.
    """
    reports = issued_reports(workspace, period.year)
    own = next((number for number, found in enumerate(reports) if found.key == period.key), len(reports))
    earlier = reports[:own]
    for correction in all_corrections(workspace, period.year):
        if any(found.date > correction.date for found in earlier):
            continue
        for target in correction.targets:
            for document in earlier:
                told = period_of(workspace, document.key)
                if told.last_day <= period.last_day and (
                    said := _said(workspace, document, told, target, correction)
                ):
                    yield said


def _said(
    workspace: Workspace, document: IssuedDocument, told: Period, target: str, why: CountingCorrection
) -> str:
    """Return what a report said of a target, what it would say today and why; "" where it said nothing of it."""
    if stored_texts(workspace, document) is None:
        return ""
    before = _result(as_signed(workspace, document), told, target)
    now = _result(workspace, told, target)
    if before is None or now is None:
        return ""
    reason = f"sửa ngày {date_short(why.date)}; lý do: {lower_first(why.reason).rstrip('.')}"
    what = f"Số liệu {told.title} của chỉ tiêu “{now.target.name}” đã nêu tại {cited(document)} được tính lại ({reason})"
    then, today = (f"{achieved(one)}, {one.status.label}" for one in (before, now))
    return f"{what}: kết quả không đổi" if then == today else f"{what}: trước {then}; nay {today}"


def _result(workspace: Workspace, period: Period, target: str) -> Assessment | None:
    found = assess(programme_of(workspace, period.year), period)
    return next((one for one in found.assessments if one.target.id == target), None)
