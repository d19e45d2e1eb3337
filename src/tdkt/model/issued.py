"""Documents that have been issued (sổ văn bản), and the amendments to them."""

from __future__ import annotations

import datetime

from tdkt.model.place import Origin
from tdkt.model.plan_year import PlanYear
from tdkt.model.records import dataclass

PLAN, AMENDMENT, REPORT, DECISION, SUBMISSION = "plan", "amendment", "report", "decision", "submission"
DRIVE, DRIVE_REPORT = "drive", "drive-report"
STAGE_REPORT = "stage-report"
REVOCATION = "revocation"
REPLACEMENT = "replacement"
"""The form of an amendment that is the whole paper anew."""
FUND_REPORT = "fund-report"
INSPECTION_PLAN, INSPECTION_TEAM, INSPECTION_CONCLUSION = (
    "inspection-plan",
    "inspection-team",
    "inspection-conclusion",
)
REMINDER, INVITATION, MINUTES = "reminder", "invitation", "minutes"
UNIT_PLAN_REPLY = "unit-plan-reply"
GROUP_AGREEMENT, GROUP_MINUTES, GROUP_SUBMISSION = "group-agreement", "group-minutes", "group-submission"
OF_GROUPS, OF_COUNCIL, LETTERS = (
    (GROUP_AGREEMENT, GROUP_MINUTES, GROUP_SUBMISSION),
    (INVITATION, MINUTES),
    (REMINDER, UNIT_PLAN_REPLY),
)
OF_INSPECTIONS = (INSPECTION_PLAN, INSPECTION_TEAM, INSPECTION_CONCLUSION)
WITH_EVERYBODY = (
    *(REPORT, STAGE_REPORT, DRIVE_REPORT, DECISION, SUBMISSION, REVOCATION, FUND_REPORT),
    *OF_COUNCIL,
    *OF_GROUPS,
)
"""The documents that are printed with everybody on record and all batches."""


@dataclass(frozen=True, slots=True)
class IssuedKind:
    """A kind of document that is issued: `of` in the register, its `name` in Vietnamese.

    `is_amended` tells whether another document may amend it, `is_replaced` whether one of its own form is made anew to
    replace it (NĐ 30/2020, Điều 18.3: "sửa đổi, thay thế bằng văn bản có hình thức tương đương").
    """

    of: str
    name: str
    is_amended: bool = False
    is_replaced: bool = False


ISSUED_KINDS = {
    kind.of: kind
    for kind in (
        IssuedKind(PLAN, "kế hoạch", is_amended=True),
        IssuedKind(AMENDMENT, "văn bản sửa đổi, bổ sung"),
        IssuedKind(REPORT, "báo cáo", is_replaced=True),
        IssuedKind(DECISION, "quyết định khen thưởng", is_amended=True),
        IssuedKind(SUBMISSION, "tờ trình"),
        IssuedKind(STAGE_REPORT, "báo cáo giai đoạn"),
        IssuedKind(DRIVE, "kế hoạch phát động đợt thi đua"),
        IssuedKind(DRIVE_REPORT, "báo cáo đợt thi đua"),
        IssuedKind(REVOCATION, "quyết định hủy bỏ khen thưởng"),
        IssuedKind(FUND_REPORT, "báo cáo thu, chi Quỹ thi đua, khen thưởng"),
        IssuedKind(INSPECTION_PLAN, "kế hoạch kiểm tra", is_replaced=True),
        IssuedKind(INSPECTION_TEAM, "quyết định thành lập đoàn kiểm tra", is_replaced=True),
        IssuedKind(INSPECTION_CONCLUSION, "thông báo kết luận kiểm tra", is_replaced=True),
        IssuedKind(REMINDER, "công văn đôn đốc báo cáo"),
        IssuedKind(UNIT_PLAN_REPLY, "công văn ý kiến về kế hoạch của đơn vị"),
        IssuedKind(INVITATION, "giấy mời họp Hội đồng"),
        IssuedKind(MINUTES, "biên bản họp Hội đồng"),
        IssuedKind(GROUP_AGREEMENT, "bản giao ước thi đua của cụm, khối"),
        IssuedKind(GROUP_MINUTES, "biên bản bình xét của cụm, khối", is_replaced=True),
        IssuedKind(GROUP_SUBMISSION, "tờ trình của cụm, khối", is_replaced=True),
    )
}


@dataclass(frozen=True, slots=True)
class IssuedDocument:
    """A line of the register: which document (`of` with `key`: a year, a period, a batch, an amendment) was signed.

    `effective` is given for an amendment only; `fingerprint` is that of the stored copy of what was signed. `issuer` is the
    declared issuer whose numbers it counts among, None for the ward (NĐ 30/2020, Phụ lục I, II.3a: a Council has its own).
    """

    of: str
    key: str
    number: int
    symbol: str
    date: datetime.date
    effective: datetime.date | None
    title: str
    fingerprint: str
    origin: Origin
    illustrative: bool = False
    issuer: str | None = None

    @property
    def said(self) -> str:
        """Number and symbol as they are cited: "40/KH-UBND", a number below 10 with a zero (NĐ 30/2020, II.3c)."""
        return f"{self.number:02}/{self.symbol}"

    @property
    def valid_from(self) -> datetime.date:
        """The day from which what the document says is in force."""
        return self.effective or self.date


@dataclass(frozen=True, slots=True)
class CountingCorrection:
    """From `date` the `targets` of the plan of `year` are counted otherwise than when it was signed, for the `reason`.

    The sentence that was signed is the same: how a figure is counted stands on no paper. `change` says how it was counted
    when that was signed and how now, "" where whoever wrote the line did not say.
    """

    date: datetime.date
    year: PlanYear
    targets: tuple[str, ...]
    reason: str
    origin: Origin
    change: str = ""


@dataclass(frozen=True, slots=True)
class IssuedDocuments:
    """The register of one calendar year (NĐ 30/2020, Điều 15: numbers run from 01 January to 31 December).

    `complete` are the symbols whose every number stands in this register.
    """

    year: int
    complete: tuple[str, ...]
    documents: tuple[IssuedDocument, ...]
    origin: Origin
    corrections: tuple[CountingCorrection, ...] = ()


@dataclass(frozen=True, slots=True)
class Amendment:
    """The clerk's words of a document that amends an issued plan or decision; its articles come from the data.

    `form` is "plan" or "decision". It is a draft while `number` and `date` are None. Where `amends` is another kind, `form`
    is "replacement": the whole paper that `key` or `group` names, made anew from the data, which says whom it goes to and who signs it.
    """

    id: str
    year: PlanYear
    amends: str
    batch: str | None
    form: str
    symbol: str
    number: int | None
    date: datetime.date | None
    effective: datetime.date | None
    reason: str
    cites: tuple[str, ...]
    paragraphs: tuple[str, ...]
    origin: Origin
    recipients: tuple[str, ...] = ()
    archive: str = ""
    signer: str | None = None
    key: str | None = None
    group: str | None = None
    illustrative: bool = False

    @property
    def is_draft(self) -> bool:
        """Tell whether it has not been issued: number or date is missing."""
        return self.number is None or self.date is None

    @property
    def amended(self) -> tuple[str, str]:
        """Which document it amends, as the register names it (`of`, `key`)."""
        if self.amends == DECISION:
            return DECISION, self.batch or ""
        if self.amends in OF_GROUPS:
            return self.amends, f"{self.year}/{self.group}"
        return self.amends, str(self.year) if self.amends == PLAN else self.key or ""

    @property
    def is_replacement(self) -> bool:
        """Tell whether it is the whole paper anew instead of articles that change it."""
        return self.form == REPLACEMENT
