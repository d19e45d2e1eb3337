"""The statistical forms and the report on the fund, as declarations."""

from __future__ import annotations

from pkgutil import resolve_name

from tdkt.documents.jobs import Job, Order
from tdkt.documents.keys import FUND, YEAR
from tdkt.documents.kind import Document, DocumentKind
from tdkt.model.fund_key import FundKey, later_mark
from tdkt.model.issued import FUND_REPORT, ISSUED_KINDS
from tdkt.model.records import dataclass


@dataclass(frozen=True, slots=True)
class _Forms:
    """The forms of a year, a file each."""

    def jobs(self, order: Order) -> list[Job]:
        """Return their jobs."""
        found: list[Job] = resolve_name("tdkt.documents.statistics.forms:form_jobs")(
            order, self.name_for(order)
        )
        return found

    def name_for(self, order: Order) -> str:
        """Return what the names of their files begin with."""
        return "bieu-thong-ke"


def _fund_file(meant: FundKey) -> str:
    return f"bao-cao-quy-thi-dua-khen-thuong{later_mark(meant.later).replace('/', '-')}"


STATISTICS_KINDS = (
    DocumentKind(
        name="statistics",
        title="biểu thống kê 0601.N đến 0605.N của năm",
        key=YEAR,
        papers=(_Forms(),),
    ),
    DocumentKind(
        name="fund-report",
        title="báo cáo thu, chi Quỹ thi đua, khen thưởng",
        key=FUND,
        papers=(Document("tdkt.documents.statistics.fund:fund_report_of", _fund_file),),
        issued=ISSUED_KINDS[FUND_REPORT],
        issuable="tdkt.documents.issuable_of_year:fund_report",
        as_signed=True,
    ),
)
