"""The documents of an award batch: adding one is a builder, a template and a declaration here."""

from __future__ import annotations

from pkgutil import resolve_name
from typing import TYPE_CHECKING

from tdkt.documents.jobs import Job, Order
from tdkt.documents.keys import BATCH
from tdkt.documents.kind import DocumentKind
from tdkt.model.issued import DECISION, INVITATION, ISSUED_KINDS, MINUTES, SUBMISSION
from tdkt.model.records import dataclass

if TYPE_CHECKING:
    from tdkt.documents.page.written import Paper

_ROOM = "tdkt.documents.awards"


@dataclass(frozen=True, slots=True)
class BatchDocument:
    """A paper that a builder makes of a `BatchCase` and templates; the builder raises NotYetError where it cannot yet."""

    builder: str
    file: str

    def jobs(self, order: Order) -> list[Job]:
        """Return the one job: the paper is built at once, for it is then known whether it can be."""
        return [_built(order.folder, self.file, resolve_name(self.builder)(order.subject, order.templates))]

    def name_for(self, order: Order) -> str:
        """Return the name of its file without the ending."""
        return self.file


@dataclass(frozen=True, slots=True)
class BatchSeries:
    """Papers that one builder makes in a folder of their own: it gives each what follows `file` in its name."""

    builder: str
    file: str

    def jobs(self, order: Order) -> list[Job]:
        """Return a job for each paper of the series."""
        made = resolve_name(self.builder)(order.subject, order.templates)
        folder = f"{order.folder}/{self.file}"
        return [_built(folder, f"{self.file}-{key}", document) for key, document in made.items()]

    def name_for(self, order: Order) -> str:
        """Return what the names of their files begin with."""
        return self.file


@dataclass(frozen=True, slots=True)
class Certificates:
    """The certificates: a file for each form of the ward or for `each` recipient."""

    each: bool

    def jobs(self, order: Order) -> list[Job]:
        """Return a job for each file."""
        from tdkt.documents.certificates.filled import certificate_jobs

        return certificate_jobs(order.subject, order.folder, order.templates, each=self.each)

    def name_for(self, order: Order) -> str:
        """Return the name of the usual form."""
        return "giay-khen"


def _built(folder: str, name: str, paper: Paper) -> Job:
    return Job(folder, name, lambda watch: paper)


_MEMBERS = (
    DocumentKind(
        name="achievement-report",
        title="báo cáo thành tích của từng đề nghị",
        key=BATCH,
        papers=(BatchSeries(f"{_ROOM}.achievement_report:report_documents", "bao-cao-thanh-tich"),),
        papers_in_set=(BatchSeries(f"{_ROOM}.achievement_report:reports_of_the_file", "bao-cao-thanh-tich"),),
    ),
    DocumentKind(
        name="summary",
        title="bản tóm tắt thành tích",
        key=BATCH,
        papers=(BatchDocument(f"{_ROOM}.achievement_summary:summary_document", "tom-tat-thanh-tich"),),
    ),
    DocumentKind(
        name="award-list",
        title="danh sách khen thưởng",
        key=BATCH,
        papers=(BatchDocument(f"{_ROOM}.award_list:list_document", "danh-sach"),),
    ),
    DocumentKind(
        name="notice",
        title="thông báo lấy ý kiến, công khai kết quả",
        key=BATCH,
        papers=(
            BatchDocument(f"{_ROOM}.notice:consultation_notice", "thong-bao-lay-y-kien"),
            BatchDocument(f"{_ROOM}.notice:result_notice", "thong-bao-ket-qua"),
        ),
        never_issued="hai thông báo của đợt lấy hai số, văn thư ghi vào bản in; ngày niêm yết, ngày công khai ghi ở notice, published của đợt",
    ),
    DocumentKind(
        name="invitation",
        title="giấy mời họp Hội đồng",
        key=BATCH,
        papers=(BatchDocument(f"{_ROOM}.invitation:invitation_document", "giay-moi"),),
        issued=ISSUED_KINDS[INVITATION],
        issuable="tdkt.documents.issuable_letters:invitation",
        as_signed=True,
        numbered_by_register=True,
    ),
    DocumentKind(
        name="ballots",
        title="phiếu bầu, biên bản kiểm phiếu",
        key=BATCH,
        papers=(
            BatchDocument(f"{_ROOM}.ballots:ballot_paper", "phieu-bau"),
            BatchDocument(f"{_ROOM}.ballots:ballot_count", "bien-ban-kiem-phieu"),
        ),
        never_issued="biên bản kiểm phiếu kèm biên bản họp Hội đồng (minutes), văn thư ghi số vào bản in",
    ),
    DocumentKind(
        name="minutes",
        title="biên bản họp Hội đồng",
        key=BATCH,
        papers=(BatchDocument(f"{_ROOM}.minutes:minutes_document", "bien-ban-hop-hoi-dong"),),
        issued=ISSUED_KINDS[MINUTES],
        issuable="tdkt.documents.issuable_letters:minutes",
        as_signed=True,
        numbered_by_register=True,
    ),
    DocumentKind(
        name="submission",
        title="tờ trình đề nghị khen thưởng",
        key=BATCH,
        papers=(BatchDocument(f"{_ROOM}.submission:submission_document", "to-trinh"),),
        issued=ISSUED_KINDS[SUBMISSION],
        issuable="tdkt.documents.issuable:submission",
        as_signed=True,
    ),
    DocumentKind(
        name="decision",
        title="quyết định khen thưởng",
        key=BATCH,
        papers=(BatchDocument(f"{_ROOM}.decision:decision_document", "quyet-dinh-khen-thuong"),),
        issued=ISSUED_KINDS[DECISION],
        issuable="tdkt.documents.issuable:decision",
        as_signed=True,
    ),
    DocumentKind(
        name="certificate",
        title="giấy khen, bằng của danh hiệu",
        key=BATCH,
        papers=(Certificates(each=False),),
        papers_each=(Certificates(each=True),),
    ),
    DocumentKind(
        name="payment",
        title="danh sách chi tiền thưởng",
        key=BATCH,
        papers=(BatchDocument(f"{_ROOM}.payment:payment_document", "danh-sach-chi-tien-thuong"),),
    ),
)
"""In the order of the work, which is that of the set."""

BATCH_KINDS = (
    *_MEMBERS,
    DocumentKind(name="batch", title="cả bộ văn bản của một đợt khen thưởng", key=BATCH, members=_MEMBERS),
)
