"""The documents that tdkt renders: adding one is a function, a template and a line here."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tdkt.checks.run import programme_of
from tdkt.documents.blocks import OfficialDocument
from tdkt.errors import UsageError
from tdkt.model.period import Period
from tdkt.model.programme import Programme
from tdkt.workspace.workspace import Workspace

if TYPE_CHECKING:
    from tdkt.documents.batch import BatchCase


@dataclass(frozen=True, slots=True)
class Job:
    """A document that can be made: `folder` under build/, `name` of the file without its ending, and how to make it."""

    folder: str
    name: str
    make: Callable[[], OfficialDocument]


@dataclass(frozen=True, slots=True)
class DocumentKind:
    """A kind of document.

    `read_key` turns the user's key ("2026", "2026-Q1", a batch) into what `jobs` takes, or raises UsageError; `jobs` yields what is to be
    made of a workspace without errors, searching `templates` in the folders first.
    """

    name: str
    title: str
    key_example: str
    read_key: Callable[[str], Any]
    jobs: Callable[[Workspace, Any, Sequence[Path]], Iterator[Job]]


Build = Callable[[Programme, Period, Sequence[Path]], OfficialDocument]


def _of_a_period(
    build: Build, file_name: Callable[[Period], str]
) -> Callable[[Workspace, Any, Sequence[Path]], Iterator[Job]]:
    """Return the jobs of a kind whose key is a period: one document, in the folder of its year."""

    def jobs(workspace: Workspace, period: Any, folders: Sequence[Path]) -> Iterator[Job]:
        programme = programme_of(workspace, period.year)
        yield Job(str(period.year), file_name(period), lambda: build(programme, period, folders))

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


def _plan(programme: Programme, period: Period, folders: Sequence[Path]) -> OfficialDocument:
    from tdkt.documents.plan import plan_document

    return plan_document(programme, folders)


def _report(programme: Programme, period: Period, folders: Sequence[Path]) -> OfficialDocument:
    from tdkt.documents.ward_report import report_document

    return report_document(programme, period, folders)


def _reminder(programme: Programme, period: Period, folders: Sequence[Path]) -> OfficialDocument:
    from tdkt.documents.reminder import reminder_document

    return reminder_document(programme, period, folders)


BatchBuild = Callable[["BatchCase", Sequence[Path]], OfficialDocument]


def _of_a_batch(
    *papers: tuple[BatchBuild, str],
) -> Callable[[Workspace, Any, Sequence[Path]], Iterator[Job]]:
    """Return the jobs of a kind whose key is a batch: its papers with the names of their files, in the batch's folder."""

    def jobs(workspace: Workspace, batch_id: Any, folders: Sequence[Path]) -> Iterator[Job]:
        from tdkt.documents.batch import batch_case

        case = batch_case(workspace, batch_id)
        for build, file_name in papers:
            yield Job(batch_folder(case), file_name, partial(build, case, folders))

    return jobs


def batch_folder(case: BatchCase) -> str:
    """Return where the papers of a batch lie under build/."""
    return f"{case.file.batch.year}/khen-thuong/{case.file.batch.id}"


def _decision(case: BatchCase, folders: Sequence[Path]) -> OfficialDocument:
    from tdkt.documents.award_decision import decision_document

    return decision_document(case, folders)


def _minutes(case: BatchCase, folders: Sequence[Path]) -> OfficialDocument:
    from tdkt.documents.council_minutes import minutes_document

    return minutes_document(case, folders)


def _ballot_paper(case: BatchCase, folders: Sequence[Path]) -> OfficialDocument:
    from tdkt.documents.council_ballots import ballot_paper

    return ballot_paper(case, folders)


def _ballot_count(case: BatchCase, folders: Sequence[Path]) -> OfficialDocument:
    from tdkt.documents.council_ballots import ballot_count

    return ballot_count(case, folders)


def _submission(case: BatchCase, folders: Sequence[Path]) -> OfficialDocument:
    from tdkt.documents.award_submission import submission_document

    return submission_document(case, folders)


KINDS: dict[str, DocumentKind] = {
    kind.name: kind
    for kind in (
        DocumentKind(
            "plan", "kế hoạch của năm", "2026", _year, _of_a_period(_plan, lambda period: "ke-hoach")
        ),
        DocumentKind(
            "report",
            "báo cáo quý, 6 tháng, 9 tháng, năm",
            "2026-Q1",
            _period,
            _of_a_period(_report, _report_file),
        ),
        DocumentKind(
            "reminder",
            "công văn đôn đốc báo cáo quý",
            "2026-Q3",
            _quarter,
            _of_a_period(_reminder, lambda period: f"cong-van-don-doc-quy-{period.last}"),
        ),
        DocumentKind(
            "decision",
            "quyết định khen thưởng",
            "tong-ket-2026",
            str,
            _of_a_batch((_decision, "quyet-dinh-khen-thuong")),
        ),
        DocumentKind(
            "submission",
            "tờ trình đề nghị khen thưởng",
            "tong-ket-2026",
            str,
            _of_a_batch((_submission, "to-trinh")),
        ),
        DocumentKind(
            "minutes",
            "biên bản họp Hội đồng",
            "tong-ket-2026",
            str,
            _of_a_batch((_minutes, "bien-ban-hop-hoi-dong")),
        ),
        DocumentKind(
            "ballots",
            "phiếu bầu, biên bản kiểm phiếu",
            "tong-ket-2026",
            str,
            _of_a_batch((_ballot_paper, "phieu-bau"), (_ballot_count, "bien-ban-kiem-phieu")),
        ),
    )
}
