"""The documents of an award batch: adding one is a builder, a template and a line in `_PAPERS`."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from importlib import import_module
from typing import TYPE_CHECKING, Any

from tdkt.changes.as_signed import as_signed
from tdkt.documents.jobs import DocumentKind, Job, Jobs, NotMade
from tdkt.model.issued import DECISION
from tdkt.workspace.issued import issued
from tdkt.workspace.workspace import Workspace

if TYPE_CHECKING:
    from tdkt.documents.awards.batch import BatchCase
    from tdkt.documents.page.blocks import OfficialDocument
    from tdkt.documents.texts.templates import Templates


@dataclass(frozen=True, slots=True)
class BatchPaper:
    """A paper of a batch: `name` of its file, and the jobs that make it of a case in a folder under build/.

    `jobs` takes the templates and raises NotYetError where the paper cannot be made as things stand.
    """

    name: str
    jobs: Callable[[BatchCase, str, Templates], list[Job]]


def _document(module: str, function: str, name: str) -> BatchPaper:
    """Return the paper that `function` of tdkt.documents.awards.`module` builds of a `BatchCase` and templates."""

    def jobs(case: BatchCase, folder: str, templates: Templates) -> list[Job]:
        return [_job(folder, name, _built(module, function, case, templates))]

    return BatchPaper(name, jobs)


def _series(module: str, function: str, name: str) -> BatchPaper:
    """Return the papers that `function` builds, in a folder of their own: it gives each what follows `name` in its file."""

    def jobs(case: BatchCase, folder: str, templates: Templates) -> list[Job]:
        made = _built(module, function, case, templates)
        return [_job(f"{folder}/{name}", f"{name}-{key}", document) for key, document in made.items()]

    return BatchPaper(name, jobs)


def _certificates(*, each: bool) -> BatchPaper:
    """Return the certificates, a file for each form of the ward or for `each` recipient."""

    def jobs(case: BatchCase, folder: str, templates: Templates) -> list[Job]:
        from tdkt.documents.certificates.filled import certificate_jobs

        return certificate_jobs(case, folder, templates, each=each)

    return BatchPaper("giay-khen", jobs)


def _built(module: str, function: str, case: BatchCase, templates: Templates) -> Any:
    return getattr(import_module(f"tdkt.documents.awards.{module}"), function)(case, templates)


def _job(folder: str, name: str, document: OfficialDocument) -> Job:
    return Job(folder, name, lambda watch: document)


_EXAMPLE = "tong-ket-2026"
_DECISION = "quyet-dinh-khen-thuong"
"""The one paper of a batch that is issued and held: it is printed as it was signed."""
_PAPERS: dict[str, tuple[str, tuple[BatchPaper, ...]]] = {
    "achievement-report": (
        "báo cáo thành tích của từng đề nghị",
        (_series("achievement_report", "report_documents", "bao-cao-thanh-tich"),),
    ),
    "summary": (
        "bản tóm tắt thành tích",
        (_document("achievement_summary", "summary_document", "tom-tat-thanh-tich"),),
    ),
    "award-list": ("danh sách khen thưởng", (_document("award_list", "list_document", "danh-sach"),)),
    "notice": (
        "thông báo lấy ý kiến, công khai kết quả",
        (
            _document("notice", "consultation_notice", "thong-bao-lay-y-kien"),
            _document("notice", "result_notice", "thong-bao-ket-qua"),
        ),
    ),
    "invitation": (
        "giấy mời họp Hội đồng",
        (_document("invitation", "invitation_document", "giay-moi"),),
    ),
    "ballots": (
        "phiếu bầu, biên bản kiểm phiếu",
        (
            _document("ballots", "ballot_paper", "phieu-bau"),
            _document("ballots", "ballot_count", "bien-ban-kiem-phieu"),
        ),
    ),
    "minutes": (
        "biên bản họp Hội đồng",
        (_document("minutes", "minutes_document", "bien-ban-hop-hoi-dong"),),
    ),
    "submission": (
        "tờ trình đề nghị khen thưởng",
        (_document("submission", "submission_document", "to-trinh"),),
    ),
    "decision": (
        "quyết định khen thưởng",
        (_document("decision", "decision_document", _DECISION),),
    ),
    "certificate": ("giấy khen, bằng của danh hiệu", (_certificates(each=False),)),
    "payment": (
        "danh sách chi tiền thưởng",
        (_document("payment", "payment_document", "danh-sach-chi-tien-thuong"),),
    ),
}
_EACH = {"certificate": (_certificates(each=True),)}
"""The papers of the kinds that can be made with a file for each recipient."""
_ONLY_IN_THE_SET = {
    "achievement-report": (_series("achievement_report", "reports_of_the_file", "bao-cao-thanh-tich"),),
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
    "certificate",
    "payment",
)
"""The kinds that `batch` makes together, in the order of the work; a kind of a batch that is added goes in here too."""


def _papers_of_the_set() -> Iterator[BatchPaper]:
    for name in BATCH_SET:
        yield from _ONLY_IN_THE_SET.get(name, _PAPERS[name][1])


def _jobs(
    papers: Sequence[BatchPaper],
    workspace: Workspace,
    batch_id: Any,
    templates: Templates,
    *,
    signed_only: bool = True,
) -> Iterator[Job | NotMade]:
    """Yield the jobs that make `papers` of a batch.

    What cannot be made yet is yielded as `NotMade` beside what can; where nothing can be made its reason is raised.
    """
    from tdkt.documents.awards.batch import NotYetError, batch_case

    case = batch_case(workspace, batch_id)
    decided = issued(workspace, DECISION, batch_id)
    signed = as_signed(workspace, decided) if decided and signed_only else workspace
    case_signed = case if signed is workspace else batch_case(signed, batch_id)
    folder = f"{case.file.batch.year}/khen-thuong/{case.file.batch.id}"
    found: list[Job | NotMade] = []
    refused: list[NotYetError] = []
    for paper in papers:
        try:
            found += paper.jobs(case_signed if paper.name == _DECISION else case, folder, templates)
        except NotYetError as error:
            refused.append(error)
            found.append(NotMade(paper.name, str(error)))
    if len(refused) == len(found):
        raise refused[0]
    yield from found


def _jobs_of(papers: Sequence[BatchPaper]) -> Jobs:
    return partial(_jobs, papers)


BATCH_KINDS: tuple[DocumentKind, ...] = (
    *(
        DocumentKind(
            name,
            title,
            _EXAMPLE,
            str,
            _jobs_of(papers),
            _jobs_of(_EACH[name]) if name in _EACH else None,
            partial(_jobs, papers, signed_only=False),
        )
        for name, (title, papers) in _PAPERS.items()
    ),
    DocumentKind(
        "batch",
        "cả bộ văn bản của một đợt khen thưởng",
        _EXAMPLE,
        str,
        _jobs_of(tuple(_papers_of_the_set())),
    ),
)
