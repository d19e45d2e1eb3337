"""The documents of a cụm, khối thi đua, as declarations."""

from __future__ import annotations

from pkgutil import resolve_name

from tdkt.documents.jobs import Job, Order
from tdkt.documents.keys import GROUP
from tdkt.documents.kind import DocumentKind
from tdkt.documents.page.blocks import OfficialDocument
from tdkt.model.issued import GROUP_AGREEMENT, GROUP_MINUTES, GROUP_SUBMISSION, ISSUED_KINDS
from tdkt.model.records import dataclass


@dataclass(frozen=True, slots=True)
class _Paper:
    """A paper that is built at once, so that a set of papers says which of them cannot be made yet."""

    builder: str
    file: str

    def jobs(self, order: Order) -> list[Job]:
        """Return its job; raises NotYetError where it cannot be made yet."""
        document: OfficialDocument = resolve_name(f"tdkt.documents.groups.papers:{self.builder}")(order)
        return [Job(order.folder, self.file, lambda watch: document)]

    def name_for(self, order: Order) -> str:
        """Return the name of its file."""
        return self.file


_MEMBERS = (
    DocumentKind(
        name="group-agreement",
        title="bản giao ước thi đua của cụm, khối",
        key=GROUP,
        papers=(_Paper("agreement_of", "giao-uoc-thi-dua"),),
        issued=ISSUED_KINDS[GROUP_AGREEMENT],
        issuable="tdkt.documents.issuable_letters:group_agreement",
        as_signed=True,
    ),
    DocumentKind(
        name="group-scores",
        title="bảng chấm điểm của cụm, khối",
        key=GROUP,
        papers=(_Paper("scores_of", "bang-cham-diem"),),
    ),
    DocumentKind(
        name="group-minutes",
        title="biên bản họp bình xét của cụm, khối",
        key=GROUP,
        papers=(_Paper("minutes_of", "bien-ban-binh-xet"),),
        issued=ISSUED_KINDS[GROUP_MINUTES],
        issuable="tdkt.documents.issuable_letters:group_minutes",
        as_signed=True,
        numbered_by_register=True,
    ),
    DocumentKind(
        name="group-submission",
        title="tờ trình của cụm, khối gửi Hội đồng",
        key=GROUP,
        papers=(_Paper("submission_of", "to-trinh-hoi-dong"),),
        issued=ISSUED_KINDS[GROUP_SUBMISSION],
        issuable="tdkt.documents.issuable_letters:group_submission",
        as_signed=True,
        numbered_by_register=True,
    ),
)
GROUP_KINDS = (
    *_MEMBERS,
    DocumentKind(name="group", title="cả bộ văn bản của một cụm, khối", key=GROUP, members=_MEMBERS),
)
