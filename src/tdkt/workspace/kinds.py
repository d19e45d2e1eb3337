"""The kinds of YAML files, one record each; the order is the one in which they are offered to people.

A kind is added here, with its schema and its model type; a review, the checks of doubles, places and references, and the
editor's settings follow (`CONTRIBUTING.md`).
"""

from __future__ import annotations

from tdkt.model.award_batch import AwardBatch, CouncilSession, Nominations
from tdkt.model.award_law import AwardLaw
from tdkt.model.award_records import (
    AwardRegistrations,
    AwardRules,
    Conduct,
    Initiatives,
    PastAwards,
    YearlyRatings,
)
from tdkt.model.drive import Drive, DriveReport
from tdkt.model.issued import (
    AMENDMENT,
    DECISION,
    DRIVE,
    DRIVE_REPORT,
    GROUP_AGREEMENT,
    GROUP_MINUTES,
    GROUP_SUBMISSION,
    INSPECTION_TEAM,
    INVITATION,
    ISSUED_KINDS,
    LETTERS,
    MINUTES,
    OF_GROUPS,
    OF_INSPECTIONS,
    PLAN,
    REPORT,
    REVOCATION,
    STAGE_REPORT,
    SUBMISSION,
    UNIT_PLAN_REPLY,
    WITH_EVERYBODY,
    Amendment,
    IssuedDocuments,
)
from tdkt.model.list_columns import ListColumns
from tdkt.model.movements import UnitMovements
from tdkt.model.organization import Organization
from tdkt.model.plan import Plan
from tdkt.model.register import AwardRegister
from tdkt.model.revocation import Revocation
from tdkt.model.scoring import ScoreSheet, ScoringCriteria
from tdkt.model.unit_report import UnitReport
from tdkt.model.ward_report import WardReport
from tdkt.workspace.file_kind import FileKind, HeldBy, Lies
from tdkt.workspace.year_kinds import YEAR_KINDS

_EVERY_DOCUMENT = tuple(ISSUED_KINDS)
_EVERY_OTHER_DOCUMENT = tuple(of for of in ISSUED_KINDS if of not in (PLAN, AMENDMENT))
"""All but the plan itself and what amends a document, which is printed with what that document is printed with."""
_KEEP_ONE = "Giữ một, xóa hoặc sửa cái còn lại."
_KEEP_ONE_FILE = "Giữ một, xóa hoặc sửa tệp còn lại."
_OF_BATCH = "Đợt “{batch.id}” năm {batch.year}"
_OR_MEND_BATCH = ", hoặc sửa mã đợt"
_COPY_OF_BATCH = "Đã có {place}: tệp này có lẽ là bản sao; sửa mã đợt ({key}) trong tệp này, hoặc xóa nó."

_ALL = (
    FileKind(
        key="organization",
        model=Organization,
        title="Cơ quan",
        path="plans/organization.yaml",
        lies=Lies.ANYWHERE,
        twice="Đã có tệp organization (ở {first.file}:{first.line}).",
        mend_twice=_KEEP_ONE,
        beside=_EVERY_DOCUMENT,
    ),
    FileKind(
        key="plan",
        model=Plan,
        title="Kế hoạch năm {year}",
        path="plans/{year}/plan.yaml",
        lies=Lies.IN_FOLDER,
        twice="Đã có kế hoạch của năm này (ở {first.file}:{first.line}).",
        mend_twice=_KEEP_ONE,
        group="plan",
        nouns={"legal_basis": "Căn cứ"},
        beside=_EVERY_OTHER_DOCUMENT,
        held=HeldBy(of=PLAN, key="year"),
    ),
    FileKind(
        key="movements",
        model=UnitMovements,
        title="Phong trào của {unit} năm {year}",
        path="plans/{year}/movements/{unit}.yaml",
        twice="Đã có tệp movements của đơn vị này (ở {first.file}:{first.line}).",
        mend_twice=_KEEP_ONE,
        needs="plan",
        group="plan",
        part_groups={"target": "targets", "share": "targets"},
        nouns={"target": "Chỉ tiêu", "task": "Nhiệm vụ", "item": "Câu"},
        beside=(*LETTERS, *OF_GROUPS, REPORT, STAGE_REPORT),
        held=HeldBy(of=PLAN, key="year"),
    ),
    FileKind(
        key="unit-report",
        model=UnitReport,
        title="Báo cáo {period} của {unit}",
        said="Báo cáo {period.key} của {unit}",
        path="plans/{period.year}/reports/{period.key}/{unit}.yaml",
        blamed=("period", "unit"),
        or_mend=", hoặc sửa “{key}”",
        twice="Đã có báo cáo của đơn vị này trong kỳ này (ở {first.file}:{first.line}).",
        mend_twice=_KEEP_ONE,
        needs="plan",
        needed=False,
        group="reports",
        nouns={"figure": "Số liệu:", "task": "Tình hình nhiệm vụ"},
        beside=(*OF_GROUPS, REPORT),
        held=HeldBy(of=REPORT),
    ),
    FileKind(
        key="ward-report",
        model=WardReport,
        title="Lời văn báo cáo {period}",
        path="plans/{period.year}/reports/{period.key}/loi-van{whose}.yaml",
        # A file copied from another period's folder is told once, with what to mend (checks/reports/ward_reports.py).
        lies=Lies.ANYWHERE,
        twice=None,
        needs="plan",
        needed=False,
        group="reports",
        held=HeldBy(of=REPORT, key="period", and_issuer=True),
    ),
    FileKind(
        key="award-register",
        model=AwardRegister,
        title="Sổ đối tượng",
        path="plans/awards/register.yaml",
        lies=Lies.ANYWHERE,
        beside=(*WITH_EVERYBODY, UNIT_PLAN_REPLY, DRIVE, *OF_INSPECTIONS),
    ),
    FileKind(
        key="past-awards",
        model=PastAwards,
        title="Sổ khen thưởng đã có",
        path="plans/awards/past-awards.yaml",
        lies=Lies.ANYWHERE,
        beside=WITH_EVERYBODY,
    ),
    FileKind(
        key="award-registrations",
        model=AwardRegistrations,
        title="Đăng ký thi đua năm {year}",
        path="plans/{year}/awards/registrations.yaml",
        lies=Lies.ANYWHERE,
        nouns={"registration": "Đăng ký của"},
        beside=WITH_EVERYBODY,
    ),
    FileKind(
        key="yearly-ratings",
        model=YearlyRatings,
        title="Xếp loại năm {year}",
        path="plans/{year}/awards/ratings.yaml",
        lies=Lies.ANYWHERE,
        nouns={"rating": "Xếp loại của"},
        beside=WITH_EVERYBODY,
    ),
    FileKind(
        key="initiatives",
        model=Initiatives,
        title="Sổ sáng kiến",
        path="plans/awards/initiatives.yaml",
        lies=Lies.ANYWHERE,
        beside=WITH_EVERYBODY,
    ),
    FileKind(
        key="conduct",
        model=Conduct,
        title="Sổ kỷ luật, xác minh",
        path="plans/awards/conduct.yaml",
        lies=Lies.ANYWHERE,
        beside=WITH_EVERYBODY,
    ),
    FileKind(
        key="list-columns",
        model=ListColumns,
        title="Cột của danh sách",
        path="plans/list-columns.yaml",
        twice="Đã có tệp list-columns (ở {first.file}:{first.line}).",
        mend_twice=_KEEP_ONE,
    ),
    FileKind(
        key="award-rules",
        model=AwardRules,
        title="Quy định riêng về khen thưởng",
        path="plans/awards/rules.yaml",
        lies=Lies.ANYWHERE,
        group="awards",
        beside=(*WITH_EVERYBODY, INSPECTION_TEAM),
    ),
    FileKind(
        key="award-law",
        model=AwardLaw,
        title="Văn bản áp dụng theo khai báo của địa phương",
        path="plans/awards/law.yaml",
        lies=Lies.ANYWHERE,
        group="awards",
        nouns={"instrument": "Văn bản", "salary": "Mức lương cơ sở"},
        beside=(*WITH_EVERYBODY, INSPECTION_TEAM, AMENDMENT),
    ),
    FileKind(
        key="award-batch",
        model=AwardBatch,
        title="Đợt khen thưởng {id}",
        said=_OF_BATCH,
        path="plans/{batch.year}/awards/{batch.id}/batch.yaml",
        or_mend=_OR_MEND_BATCH,
        if_taken=_COPY_OF_BATCH,
        group="awards",
        beside=WITH_EVERYBODY,
        held=HeldBy(of=DECISION, key="id", also=(SUBMISSION, MINUTES)),
    ),
    FileKind(
        key="nominations",
        model=Nominations,
        title="Đề nghị của đợt {batch}",
        said=_OF_BATCH,
        path="plans/{batch.year}/awards/{batch.id}/nominations.yaml",
        or_mend=_OR_MEND_BATCH,
        if_taken=_COPY_OF_BATCH,
        group="awards",
        beside=WITH_EVERYBODY,
        held=HeldBy(of=DECISION, key="batch", also=(SUBMISSION, MINUTES)),
    ),
    FileKind(
        key="council-session",
        model=CouncilSession,
        title="Phiên họp Hội đồng xét đợt {batch}",
        said=_OF_BATCH,
        path="plans/{batch.year}/awards/{batch.id}/session.yaml",
        or_mend=_OR_MEND_BATCH,
        if_taken=_COPY_OF_BATCH,
        group="awards",
        nouns={"vote": "Phiếu về"},
        beside=WITH_EVERYBODY,
        held=HeldBy(of=DECISION, key="batch", also=(SUBMISSION, MINUTES, INVITATION)),
    ),
    FileKind(
        key="revocation",
        model=Revocation,
        title="Quyết định hủy bỏ khen thưởng {id}",
        path="plans/{year}/awards/revocations/{id}.yaml",
        twice="Đã có quyết định hủy bỏ mã “{id}” (ở {first.file}).",
        mend_twice=_KEEP_ONE_FILE,
        needed=False,
        group="awards",
        beside=WITH_EVERYBODY,
        held=HeldBy(of=REVOCATION, key="id"),
    ),
    FileKind(
        key="scoring-criteria",
        model=ScoringCriteria,
        title="Bảng tiêu chí chấm điểm năm {year}",
        said="Bảng tiêu chí năm {year}",
        path="plans/{year}/scoring/criteria.yaml",
        twice="Đã có bảng tiêu chí năm {year} (ở {first.file}).",
        mend_twice=_KEEP_ONE_FILE,
        needs="plan",
        group="plan",
        held=HeldBy(of=GROUP_SUBMISSION, key="year", also=(GROUP_MINUTES, GROUP_AGREEMENT), whole_year=True),
    ),
    FileKind(
        key="score-sheet",
        model=ScoreSheet,
        title="Phiếu chấm điểm của {unit} năm {year}",
        said="Phiếu chấm điểm năm {year} của {unit}",
        path="plans/{year}/scoring/{unit}.yaml",
        twice="Đã có phiếu chấm điểm năm {year} của đơn vị này (ở {first.file}).",
        mend_twice=_KEEP_ONE_FILE,
        needs="scoring-criteria",
        needed=False,
        group="awards",
        held=HeldBy(of=GROUP_SUBMISSION, key="year", also=(GROUP_MINUTES,), whole_year=True),
    ),
    FileKind(
        key="drive",
        model=Drive,
        title="{name}",
        said="Đợt thi đua “{id}” năm {year}",
        path="plans/{year}/drives/{id}/drive.yaml",
        or_mend=", hoặc sửa mã đợt",
        twice="Đã có đợt thi đua mã “{id}” (ở {first.file}).",
        mend_twice="Đổi một trong hai mã, hoặc xóa tệp thừa.",
        needs="plan",
        group="plan",
        part_groups={"target": "targets", "share": "targets"},
        nouns={"target": "Chỉ tiêu", "task": "Nhiệm vụ", "item": "Câu", "content": "Nội dung của"},
        beside=(REPORT, STAGE_REPORT, DRIVE_REPORT),
        held=HeldBy(of=DRIVE, key="id"),
    ),
    FileKind(
        key="drive-report",
        model=DriveReport,
        title="Báo cáo của {unit} về {drive}",
        said="Báo cáo của {unit} về đợt thi đua {drive}",
        path="plans/{year}/drives/{drive}/reports/{unit}.yaml",
        or_mend=", hoặc sửa “{key}”",
        twice="Đã có báo cáo của đơn vị này về đợt thi đua này (ở {first.file}:{first.line}).",
        mend_twice=_KEEP_ONE,
        needs="plan",
        needed=False,
        group="reports",
        nouns={"figure": "Số liệu:", "phase_report": "Báo cáo"},
        beside=(REPORT, STAGE_REPORT),
        held=HeldBy(of=DRIVE_REPORT),
    ),
    *YEAR_KINDS,
    FileKind(
        key="issued-documents",
        model=IssuedDocuments,
        title="Sổ văn bản năm {year}",
        path="plans/{year}/issued/register.yaml",
        # The stored copies lie beside the register, so another place is an error of its own (B107).
        lies=Lies.ANYWHERE,
        twice=None,
    ),
    FileKind(
        key="amendment",
        model=Amendment,
        title="Văn bản sửa đổi, bổ sung {id}",
        path="plans/{year}/amendments/{id}.yaml",
        lies=Lies.ANYWHERE,
        twice=None,
        group="plan",
        held=HeldBy(of=AMENDMENT, key="id"),
    ),
)

FILE_KINDS: dict[str, FileKind] = {kind.key: kind for kind in _ALL}
"""The kinds by the word after `kind:`."""


def kinds_held_by(of: str) -> tuple[FileKind, ...]:
    """Return the kinds of files that an issued document holds."""
    return tuple(
        kind
        for kind in FILE_KINDS.values()
        if kind.held is not None and of in (kind.held.of, *kind.held.also)
    )
