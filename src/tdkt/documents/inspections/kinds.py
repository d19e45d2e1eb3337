"""The documents of a round of inspection, as declarations."""

from __future__ import annotations

from pkgutil import resolve_name

from tdkt.documents.jobs import Job, Order
from tdkt.documents.keys import INSPECTION
from tdkt.documents.kind import Document, DocumentKind
from tdkt.model.issued import INSPECTION_CONCLUSION, INSPECTION_PLAN, INSPECTION_TEAM, ISSUED_KINDS
from tdkt.model.records import dataclass

_ROOM = "tdkt.documents.inspections.papers"


@dataclass(frozen=True, slots=True)
class _Named:
    """A paper that another module knows how to make, found when it is asked for."""

    paper: str
    file: str

    def jobs(self, order: Order) -> list[Job]:
        """Return its jobs; raises NotYetError where it cannot be made yet."""
        found: list[Job] = resolve_name(self.paper)().jobs(order)
        return found

    def name_for(self, order: Order) -> str:
        """Return what the names of its files begin with."""
        return self.file


_MEMBERS = (
    DocumentKind(
        name="inspection-plan",
        title="kế hoạch kiểm tra",
        key=INSPECTION,
        papers=(Document(f"{_ROOM}:plan_of_inspection", "ke-hoach-kiem-tra"),),
        issued=ISSUED_KINDS[INSPECTION_PLAN],
        issuable="tdkt.documents.issuable_of_year:inspection_plan",
        as_signed=True,
    ),
    DocumentKind(
        name="inspection-team",
        title="quyết định thành lập đoàn kiểm tra",
        key=INSPECTION,
        papers=(Document(f"{_ROOM}:team_decision", "quyet-dinh-doan-kiem-tra"),),
        issued=ISSUED_KINDS[INSPECTION_TEAM],
        issuable="tdkt.documents.issuable_of_year:inspection_team",
        as_signed=True,
    ),
    DocumentKind(
        name="inspection-minutes",
        title="biên bản kiểm tra từng đơn vị",
        key=INSPECTION,
        papers=(_Named("tdkt.documents.inspections.minutes:MinutesOfVisits", "bien-ban-kiem-tra"),),
        never_issued="mỗi nơi một biên bản, lập và ký tại chỗ: văn thư ghi số vào bản in; ngày ghi ở minutes của từng nơi",
    ),
    DocumentKind(
        name="inspection-conclusion",
        title="thông báo kết luận kiểm tra",
        key=INSPECTION,
        papers=(_Named(f"{_ROOM}:Conclusion", "thong-bao-ket-luan"),),
        issued=ISSUED_KINDS[INSPECTION_CONCLUSION],
        issuable="tdkt.documents.issuable_of_year:inspection_conclusion",
        as_signed=True,
    ),
)
INSPECTION_KINDS = (
    *_MEMBERS,
    DocumentKind(
        name="inspection", title="cả bộ văn bản của một đợt kiểm tra", key=INSPECTION, members=_MEMBERS
    ),
)
