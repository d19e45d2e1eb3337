"""The documents that tdkt renders: the one list that commands, help and completion follow."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from tdkt.documents import keys
from tdkt.documents.awards.batch_kinds import BATCH_KINDS
from tdkt.documents.groups.kinds import GROUP_KINDS
from tdkt.documents.inspections.kinds import INSPECTION_KINDS
from tdkt.documents.kind import Document, DocumentKind
from tdkt.documents.statistics.kinds import STATISTICS_KINDS
from tdkt.model.issued import (
    AMENDMENT,
    DRIVE,
    DRIVE_REPORT,
    ISSUED_KINDS,
    PLAN,
    REMINDER,
    REPORT,
    REVOCATION,
    STAGE_REPORT,
    UNIT_PLAN_REPLY,
)
from tdkt.model.period import MONTH, Period
from tdkt.model.report_key import ReportKey
from tdkt.model.text import slug
from tdkt.model.year_span import YearSpan

if TYPE_CHECKING:
    from tdkt.documents.drives.review import DriveReview
    from tdkt.model.issued import Amendment


def _report_file(meant: ReportKey) -> str:
    return f"bao-cao-{_in_a_name(meant.period)}{f'-{meant.issuer}' if meant.issuer else ''}"


def _amendment_file(one: Amendment) -> str:
    return f"{'thay-the' if one.is_replacement else 'sua-doi'}-{one.id}"


def _in_a_name(period: Period) -> str:
    """Return a period as the names of files say it: "quy-3", "hoc-ky-1", "thang-05", "6-thang", "nam"."""
    if period.kind == MONTH:
        return f"thang-{period.first_day:%m}"
    longer = {"H1": "6-thang", "9M": "9-thang", "Y": "nam"}
    return longer.get(period.kind) or f"{slug(period.division.word)}-{period.last}"


def _review_file(review: DriveReview) -> str:
    if review.is_last:
        return "bao-cao-tong-ket"
    return f"bao-cao-so-ket-{review.drive.phases[review.phase - 1].id}"


KINDS: dict[str, DocumentKind] = {
    kind.name: kind
    for kind in (
        DocumentKind(
            name="plan",
            title="kế hoạch của năm",
            key=keys.YEAR,
            papers=(Document("tdkt.documents.plan:plan_of", "ke-hoach"),),
            issued=ISSUED_KINDS[PLAN],
            issuable="tdkt.documents.issuable:plan",
            as_signed=True,
        ),
        DocumentKind(
            name="report",
            title="báo cáo tháng, quý, học kỳ, 6 tháng, 9 tháng, năm",
            key=keys.PERIOD,
            papers=(Document("tdkt.documents.report.ward_report:report_of", _report_file),),
            issued=ISSUED_KINDS[REPORT],
            issuable="tdkt.documents.issuable:report",
            as_signed=True,
        ),
        DocumentKind(
            name="stage-report",
            title="báo cáo giai đoạn (sơ kết 3 năm, tổng kết 5 năm)",
            key=keys.SPAN,
            papers=(
                Document(
                    "tdkt.documents.report.stage_report:stage_report_of",
                    lambda span: f"bao-cao-giai-doan-{span.key}",
                ),
            ),
            issued=ISSUED_KINDS[STAGE_REPORT],
            issuable="tdkt.documents.issuable_of_year:stage_report",
            as_signed=True,
        ),
        DocumentKind(
            name="reminder",
            title="công văn đôn đốc báo cáo quý",
            key=keys.QUARTER,
            papers=(
                Document(
                    "tdkt.documents.report.reminder:reminder_of",
                    lambda period: f"cong-van-don-doc-{_in_a_name(period)}",
                ),
            ),
            issued=ISSUED_KINDS[REMINDER],
            issuable="tdkt.documents.issuable_letters:reminder",
            as_signed=True,
            numbered_by_register=True,
        ),
        DocumentKind(
            name="amendment",
            title="văn bản sửa đổi, bổ sung, thay thế văn bản đã ban hành",
            key=keys.AMENDMENT,
            papers=(Document("tdkt.documents.amendments.amendment:amendment_of", _amendment_file),),
            issued=ISSUED_KINDS[AMENDMENT],
            issuable="tdkt.documents.issuable:amendment",
            as_signed=True,
        ),
        DocumentKind(
            name="drive",
            title="kế hoạch phát động đợt thi đua",
            key=keys.DRIVE,
            papers=(Document("tdkt.documents.drives.launch:launch_of", "ke-hoach-phat-dong"),),
            issued=ISSUED_KINDS[DRIVE],
            issuable="tdkt.documents.issuable:drive",
            as_signed=True,
        ),
        DocumentKind(
            name="drive-report",
            title="báo cáo sơ kết, tổng kết đợt thi đua",
            key=keys.DRIVE_REVIEW,
            papers=(Document("tdkt.documents.drives.review:review_of", _review_file),),
            issued=ISSUED_KINDS[DRIVE_REPORT],
            issuable="tdkt.documents.issuable:drive_report",
            as_signed=True,
        ),
        *BATCH_KINDS,
        *INSPECTION_KINDS,
        *GROUP_KINDS,
        *STATISTICS_KINDS,
        DocumentKind(
            name="unit-plan",
            title="kế hoạch chi tiết của một đơn vị",
            key=keys.UNIT_PLAN,
            papers=(
                Document(
                    "tdkt.documents.unit_plans.unit_plan:unit_plan_of", lambda one: f"ke-hoach-{one.unit}"
                ),
            ),
            never_issued="số, ngày do đơn vị cấp, ghi number, date vào tệp kế hoạch của đơn vị",
        ),
        DocumentKind(
            name="unit-plan-reply",
            title="công văn cho ý kiến về kế hoạch của một đơn vị",
            key=keys.UNIT_PLAN,
            papers=(
                Document(
                    "tdkt.documents.unit_plans.reply:reply_of", lambda one: f"cong-van-y-kien-{one.unit}"
                ),
            ),
            issued=ISSUED_KINDS[UNIT_PLAN_REPLY],
            issuable="tdkt.documents.issuable_letters:unit_plan_reply",
            as_signed=True,
            numbered_by_register=True,
        ),
        DocumentKind(
            name="revocation",
            title="quyết định hủy bỏ khen thưởng, thu hồi",
            key=keys.REVOCATION,
            papers=(
                Document(
                    "tdkt.documents.awards.revocation:revocation_of",
                    lambda one: f"quyet-dinh-huy-bo-{one.id}",
                ),
            ),
            issued=ISSUED_KINDS[REVOCATION],
            issuable="tdkt.documents.issuable:revocation",
            as_signed=True,
        ),
    )
}


def name_of_kind(document: str, keys_typed: Sequence[str]) -> str:
    """Return the kind that is meant: a report on several years may be asked for as any report is ("report 2026-2030")."""
    is_span = bool(keys_typed) and all(YearSpan.parse(key) for key in keys_typed)
    return "stage-report" if document == "report" and is_span else document


def issued_kinds() -> list[DocumentKind]:
    """Return the kinds that can be issued."""
    return [kind for kind in KINDS.values() if kind.issued is not None]


def amended_kinds() -> list[DocumentKind]:
    """Return the kinds that can be amended once they are issued."""
    return [kind for kind in KINDS.values() if kind.is_amended]
