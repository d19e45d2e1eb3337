"""The documents that tdkt renders: adding one is a function, a template and a line here."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any

from tdkt.changes.as_signed import as_signed
from tdkt.changes.versions import with_working_plan
from tdkt.checks.run import no_such_plan, programme_of
from tdkt.documents.awards.batch_kinds import BATCH_KINDS
from tdkt.documents.jobs import DocumentKind, Job, Jobs, NotMade, Watch
from tdkt.documents.page.blocks import OfficialDocument
from tdkt.errors import UsageError
from tdkt.model.issued import PLAN, REPORT, Amendment
from tdkt.model.period import Period
from tdkt.model.programme import Programme
from tdkt.workspace.issued import issued
from tdkt.workspace.workspace import Workspace

if TYPE_CHECKING:
    from tdkt.documents.texts.templates import Templates

Build = Callable[[Programme, Period, "Templates"], OfficialDocument]


def _of_a_period(build: Build, file_name: Callable[[Period], str]) -> Jobs:
    """Return the jobs of a kind whose key is a period: one document, in the folder of its year."""

    def jobs(workspace: Workspace, period: Any, templates: Templates) -> Iterator[Job | NotMade]:
        programme = programme_of(workspace, period.year)
        yield Job(str(period.year), file_name(period), lambda watch: build(programme, period, templates))

    return jobs


def _year(key: str) -> Period:
    if not re.fullmatch(r"\d{4}", key):
        raise UsageError(f"“{key}” không phải một năm.", hint="Ví dụ: tdkt render plan 2026.")
    return Period(int(key), 4, "Y")


def _period(key: str) -> Period:
    try:
        period = Period.parse(key, year=0)
    except ValueError:
        period = None
    if period is None or not period.year:
        raise UsageError(
            f"“{key}” không phải một kỳ báo cáo.",
            hint="Ghi 2026-Q1 (quý), 2026-H1 (6 tháng), 2026-9M (9 tháng) hoặc 2026 (năm).",
        )
    return period


def _report_file(period: Period) -> str:
    names = {"Q": f"quy-{period.last}", "H1": "6-thang", "9M": "9-thang", "Y": "nam"}
    return f"bao-cao-{names[period.kind]}"


def _quarter(key: str) -> Period:
    period = _period(key)
    if period.kind != "Q":
        raise UsageError(f"“{key}” không phải một quý.", hint="Ghi năm và quý, ví dụ 2026-Q1.")
    return period


def _plan_now(workspace: Workspace, period: Any, templates: Templates) -> Iterator[Job | NotMade]:
    """Return the job of the plan as the files say now: with amendments, issued or drafted."""
    programme = programme_of(with_working_plan(workspace), period.year)

    def make(watch: Watch) -> OfficialDocument:
        from tdkt.documents.plan import plan_document

        return plan_document(programme, templates)

    yield Job(str(period.year), "ke-hoach", make)


def _plan_jobs(workspace: Workspace, period: Any, templates: Templates) -> Iterator[Job | NotMade]:
    """Return the job of the plan: as it was signed, where it has been issued."""
    signed = issued(workspace, PLAN, str(period.year))
    programme = programme_of(as_signed(workspace, signed) if signed else workspace, period.year)
    later = [version.amended_by for version in programme.versions[1:]]
    if programme.versions:
        first = programme.versions[0]
        programme = replace(programme, plan=first.plan, movements=first.movements)

    def make(watch: Watch) -> OfficialDocument:
        from tdkt.documents.plan import plan_document

        notes = (f"In như bản đã ký. Kế hoạch đã được sửa đổi, bổ sung tại {', '.join(later)}.",)
        document = plan_document(programme, templates)
        return replace(document, notes=(*document.notes, *notes)) if later else document

    yield Job(str(period.year), "ke-hoach", make)


def _report_jobs(
    workspace: Workspace, period: Any, templates: Templates, *, signed_only: bool = True
) -> Iterator[Job | NotMade]:
    """Return the job of the báo cáo, which takes in the batches of awards too; as signed, unless `signed_only` is False."""

    def make(watch: Watch) -> OfficialDocument:
        from tdkt.awards.book import award_book
        from tdkt.documents.report.corrections import corrections_told
        from tdkt.documents.report.ward_report import report_document

        signed = issued(workspace, REPORT, period.key)
        source = as_signed(workspace, signed) if signed and signed_only else workspace
        return report_document(
            programme_of(source, period.year),
            period,
            templates,
            award_book(source),
            issued=signed,
            corrections=corrections_told(source, period),
        )

    if all(plan.year != period.year for plan in workspace.plans):
        raise no_such_plan(workspace, period.year)

    yield Job(str(period.year), _report_file(period), make)


def _amendment_jobs(workspace: Workspace, key: Any, templates: Templates) -> Iterator[Job | NotMade]:
    """Return the job of an amendment, by its id."""
    known = {one.id: one for one in workspace.all(Amendment)}
    if key not in known:
        raise UsageError(
            f"Không có văn bản sửa đổi “{key}”.",
            hint=f"Đang có: {', '.join(known)}." if known else "Lập bằng: tdkt amend plan NĂM --reason “…”.",
        )

    def make(watch: Watch) -> OfficialDocument:
        from tdkt.documents.amendments.amendment import amendment_document

        return amendment_document(workspace, known[key], templates)

    yield Job(str(known[key].year), f"sua-doi-{key}", make)


def _reminder(programme: Programme, period: Period, templates: Templates) -> OfficialDocument:
    from tdkt.documents.report.reminder import reminder_document

    return reminder_document(programme, period, templates)


KINDS: dict[str, DocumentKind] = {
    kind.name: kind
    for kind in (
        DocumentKind("plan", "kế hoạch của năm", "2026", _year, _plan_jobs, jobs_now=_plan_now),
        DocumentKind(
            "report",
            "báo cáo quý, 6 tháng, 9 tháng, năm",
            "2026-Q1",
            _period,
            _report_jobs,
            jobs_now=partial(_report_jobs, signed_only=False),
        ),
        DocumentKind(
            "reminder",
            "công văn đôn đốc báo cáo quý",
            "2026-Q3",
            _quarter,
            _of_a_period(_reminder, lambda period: f"cong-van-don-doc-quy-{period.last}"),
        ),
        DocumentKind(
            "amendment",
            "văn bản sửa đổi, bổ sung kế hoạch, quyết định",
            "ke-hoach-2026-lan-1",
            str,
            _amendment_jobs,
        ),
        *BATCH_KINDS,
    )
}
