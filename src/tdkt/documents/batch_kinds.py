"""The documents of an award batch: adding one is a builder, a template and a line in `_PAPERS`."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from importlib import import_module
from pathlib import Path
from typing import Any

from tdkt.documents.jobs import DocumentKind, Job, NotMade
from tdkt.workspace.workspace import Workspace

Paper = tuple[str, str, str]
"""Module in tdkt.documents, function in it that takes a `BatchCase` and folders, name of the file."""
Jobs = Callable[[Workspace, Any, Sequence[Path]], Iterator[Job | NotMade]]

_EXAMPLE = "tong-ket-2026"
_PAPERS: dict[str, tuple[str, tuple[Paper, ...]]] = {
    "award-list": ("danh sách khen thưởng", (("award_list", "list_document", "danh-sach"),)),
    "notice": (
        "thông báo lấy ý kiến, công khai kết quả",
        (
            ("award_notice", "consultation_notice", "thong-bao-lay-y-kien"),
            ("award_notice", "result_notice", "thong-bao-ket-qua"),
        ),
    ),
    "invitation": ("giấy mời họp Hội đồng", (("council_invitation", "invitation_document", "giay-moi"),)),
    "ballots": (
        "phiếu bầu, biên bản kiểm phiếu",
        (
            ("council_ballots", "ballot_paper", "phieu-bau"),
            ("council_ballots", "ballot_count", "bien-ban-kiem-phieu"),
        ),
    ),
    "minutes": ("biên bản họp Hội đồng", (("council_minutes", "minutes_document", "bien-ban-hop-hoi-dong"),)),
    "submission": (
        "tờ trình đề nghị khen thưởng",
        (("award_submission", "submission_document", "to-trinh"),),
    ),
    "decision": (
        "quyết định khen thưởng",
        (("award_decision", "decision_document", "quyet-dinh-khen-thuong"),),
    ),
    "payment": (
        "danh sách chi tiền thưởng",
        (("award_payment", "payment_document", "danh-sach-chi-tien-thuong"),),
    ),
}
BATCH_SET = (
    "award-list",
    "notice",
    "invitation",
    "ballots",
    "minutes",
    "submission",
    "decision",
    "payment",
)
"""The kinds that `batch` makes together, in the order of the work; a kind of a batch that is added goes in here too."""


def _jobs_of(*papers: Paper) -> Jobs:
    """Return the jobs that make `papers` of a batch.

    What cannot be made yet is yielded as `NotMade` beside what can; where nothing can be made its reason is raised.
    """

    def jobs(workspace: Workspace, batch_id: Any, folders: Sequence[Path]) -> Iterator[Job | NotMade]:
        from tdkt.documents.batch import NotYetError, batch_case

        case = batch_case(workspace, batch_id)
        folder = f"{case.file.batch.year}/khen-thuong/{case.file.batch.id}"
        found: list[Job | NotMade] = []
        refused: list[NotYetError] = []
        for module, function, name in papers:
            build = getattr(import_module(f"tdkt.documents.{module}"), function)
            try:
                document = build(case, folders)
            except NotYetError as error:
                refused.append(error)
                found.append(NotMade(name, str(error)))
            else:
                found.append(Job(folder, name, lambda made=document: made))  # type: ignore[misc]
        if len(refused) == len(found):
            raise refused[0]
        yield from found

    return jobs


BATCH_KINDS: tuple[DocumentKind, ...] = (
    *(
        DocumentKind(name, title, _EXAMPLE, str, _jobs_of(*papers))
        for name, (title, papers) in _PAPERS.items()
    ),
    DocumentKind(
        "batch",
        "cả bộ văn bản của một đợt khen thưởng",
        _EXAMPLE,
        str,
        _jobs_of(*(paper for name in BATCH_SET for paper in _PAPERS[name][1])),
    ),
)
