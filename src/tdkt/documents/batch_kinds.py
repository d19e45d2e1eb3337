"""The documents of an award batch: adding one is a builder, a template and a line in `_PAPERS`."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tdkt.documents.jobs import DocumentKind, Job, NotMade
from tdkt.workspace.workspace import Workspace

if TYPE_CHECKING:
    from tdkt.documents.batch import BatchCase
    from tdkt.documents.blocks import OfficialDocument


@dataclass(frozen=True, slots=True)
class Paper:
    """Module in tdkt.documents, function in it that takes a `BatchCase` and folders, name of the file."""

    module: str
    function: str
    name: str

    def jobs(self, case: BatchCase, folder: str, folders: Sequence[Path]) -> list[Job]:
        """Return the job that makes the paper in `folder`; raises NotYetError where it cannot be made yet."""
        return [_job(folder, self.name, self._made(case, folders))]

    def _made(self, case: BatchCase, folders: Sequence[Path]) -> Any:
        return getattr(import_module(f"tdkt.documents.{self.module}"), self.function)(case, folders)


class Series(Paper):
    """A paper of which there are several: its function returns them by what follows `name` in the name of the file."""

    __slots__ = ()

    def jobs(self, case: BatchCase, folder: str, folders: Sequence[Path]) -> list[Job]:
        """Return the jobs that make the papers in a folder of their own under `folder`."""
        return [
            _job(f"{folder}/{self.name}", f"{self.name}-{key}", made)
            for key, made in self._made(case, folders).items()
        ]


Jobs = Callable[[Workspace, Any, Sequence[Path]], Iterator[Job | NotMade]]

_EXAMPLE = "tong-ket-2026"
_PAPERS: dict[str, tuple[str, tuple[Paper, ...]]] = {
    "achievement-report": (
        "báo cáo thành tích của từng đề nghị",
        (Series("achievement_report", "report_documents", "bao-cao-thanh-tich"),),
    ),
    "summary": (
        "bản tóm tắt thành tích",
        (Paper("achievement_summary", "summary_document", "tom-tat-thanh-tich"),),
    ),
    "award-list": ("danh sách khen thưởng", (Paper("award_list", "list_document", "danh-sach"),)),
    "notice": (
        "thông báo lấy ý kiến, công khai kết quả",
        (
            Paper("award_notice", "consultation_notice", "thong-bao-lay-y-kien"),
            Paper("award_notice", "result_notice", "thong-bao-ket-qua"),
        ),
    ),
    "invitation": (
        "giấy mời họp Hội đồng",
        (Paper("council_invitation", "invitation_document", "giay-moi"),),
    ),
    "ballots": (
        "phiếu bầu, biên bản kiểm phiếu",
        (
            Paper("council_ballots", "ballot_paper", "phieu-bau"),
            Paper("council_ballots", "ballot_count", "bien-ban-kiem-phieu"),
        ),
    ),
    "minutes": (
        "biên bản họp Hội đồng",
        (Paper("council_minutes", "minutes_document", "bien-ban-hop-hoi-dong"),),
    ),
    "submission": (
        "tờ trình đề nghị khen thưởng",
        (Paper("award_submission", "submission_document", "to-trinh"),),
    ),
    "decision": (
        "quyết định khen thưởng",
        (Paper("award_decision", "decision_document", "quyet-dinh-khen-thuong"),),
    ),
    "payment": (
        "danh sách chi tiền thưởng",
        (Paper("award_payment", "payment_document", "danh-sach-chi-tien-thuong"),),
    ),
}
_ONLY_IN_THE_SET = {
    "achievement-report": (Series("achievement_report", "reports_of_the_file", "bao-cao-thanh-tich"),),
}
"""Papers that the set takes in another way than the kind itself does."""
BATCH_SET = (
    "achievement-report",
    "summary",
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


def _job(folder: str, name: str, made: OfficialDocument) -> Job:
    return Job(folder, name, lambda: made)


def _papers_of_the_set() -> Iterator[Paper]:
    for name in BATCH_SET:
        yield from _ONLY_IN_THE_SET.get(name, _PAPERS[name][1])


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
        for paper in papers:
            try:
                found += paper.jobs(case, folder, folders)
            except NotYetError as error:
                refused.append(error)
                found.append(NotMade(paper.name, str(error)))
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
        _jobs_of(*_papers_of_the_set()),
    ),
)
