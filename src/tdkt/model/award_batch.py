"""A batch of awards (đợt khen thưởng): what is proposed, what the council voted, what was decided and paid."""

from __future__ import annotations

import datetime

from tdkt.model.place import Origin
from tdkt.model.plan_year import PlanYear
from tdkt.model.records import dataclass
from tdkt.model.register import Household

MERIT, THEMATIC, SUDDEN = "merit", "thematic", "sudden"
KIND_NAMES = {MERIT: "công trạng", THEMATIC: "chuyên đề", SUDDEN: "đột xuất"}

STATES = ("collecting", "appraised", "voted", "submitted", "decided", "awarded")
"""The life of a batch in order; what a step leaves behind is required from its state on."""
STATE_NAMES = {
    "collecting": "đang nhận hồ sơ",
    "appraised": "đã thẩm định",
    "voted": "Hội đồng đã họp",
    "submitted": "đã trình",
    "decided": "đã có quyết định",
    "awarded": "đã trao thưởng",
}
DOCUMENT_NAMES = {
    "submission": "tờ trình (văn bản đề nghị) kèm danh sách",
    "achievement_report": "báo cáo thành tích",
    "summary": "tóm tắt thành tích",
    "minutes": "biên bản bình xét",
    "opinions": "danh sách kèm kết quả lấy ý kiến Nhân dân",
    "ballot_result": "kết quả bỏ phiếu",
    "merit_proof": "chứng nhận sáng kiến hoặc kết quả hoàn thành xuất sắc nhiệm vụ",
}


@dataclass(frozen=True, slots=True)
class Appraisal:
    """The standing unit's appraisal of the batch."""

    date: datetime.date
    opinion: str | None
    origin: Origin


@dataclass(frozen=True, slots=True)
class PublicNotice:
    """The list put up for comment: when, where, and what came of it."""

    from_: datetime.date
    until: datetime.date
    where: str
    result: str | None
    origin: Origin


@dataclass(frozen=True, slots=True)
class BatchSubmission:
    """The tờ trình of the batch."""

    number: int
    symbol: str | None
    date: datetime.date
    origin: Origin


@dataclass(frozen=True, slots=True)
class BatchDecision:
    """The decision; `by` is "ward" or "city", `signer` an id of the ward's signers where the ward decides."""

    number: str
    date: datetime.date
    by: str
    signer: str | None
    origin: Origin


@dataclass(frozen=True, slots=True)
class Ceremony:
    """When and where the awards were handed over."""

    date: datetime.date
    place: str | None
    origin: Origin


@dataclass(frozen=True, slots=True)
class Payment:
    """What was paid on `date`; `paid` in đồng. All payments of a batch are held against what the law gives.

    `separate` says that it is no other money of the same voucher, or of the same day and sum, written down again.
    """

    date: datetime.date
    paid: int
    origin: Origin
    voucher: str | None = None
    separate: bool = False


@dataclass(frozen=True, slots=True)
class PublicationOfResult:
    """Where the result was made public."""

    date: datetime.date
    where: str
    origin: Origin


@dataclass(frozen=True, slots=True)
class AwardBatch:
    """A batch. `level` says whose decision is asked for; `received` is the day the whole file was there.

    `cites` are the căn cứ that the decision adds to those of tdkt (a plan, a movement's closing report). `drive` is the drive
    that it sums up. `payment` is what was paid of the prizes, an entry each time. `submitted_by` is the declared issuer that submits it to the Chairman, None for the standing unit.
    """

    id: str
    year: PlanYear
    title: str
    type: str
    level: str
    state: str
    movement: str | None
    event: datetime.date | None
    received: datetime.date | None
    appraisal: Appraisal | None
    notice: PublicNotice | None
    submission: BatchSubmission | None
    decision: BatchDecision | None
    ceremony: Ceremony | None
    payment: tuple[Payment, ...]
    published: PublicationOfResult | None
    cites: tuple[str, ...]
    origin: Origin
    illustrative: bool = False
    simple_procedure: bool = False
    drive: str | None = None
    submitted_by: str | None = None

    def has_reached(self, state: str) -> bool:
        """Tell whether the batch is at `state` or beyond."""
        return STATES.index(self.state) >= STATES.index(state)

    @property
    def paid(self) -> int:
        """The đồng that were paid of the prizes, of all payments."""
        return sum(one.paid for one in self.payment)

    @property
    def first_paid(self) -> datetime.date | None:
        """The day of the first payment, None while there is none."""
        return min((one.date for one in self.payment), default=None)


@dataclass(frozen=True, slots=True)
class ReceivedDocument:
    """A document of a nomination's file and the day it came in (`DOCUMENT_NAMES`)."""

    type: str
    received: datetime.date
    origin: Origin


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a nomination goes no further, and at which step."""

    at: str
    date: datetime.date | None
    reason: str
    origin: Origin


@dataclass(frozen=True, slots=True)
class AchievementReport:
    """What the báo cáo thành tích of a nomination says; every part is words of the nominee or unit."""

    background: tuple[str, ...]
    duties: tuple[str, ...]
    results: tuple[str, ...]
    measures: tuple[str, ...]
    obedience: tuple[str, ...]
    mass_work: tuple[str, ...]
    origin: Origin


@dataclass(frozen=True, slots=True)
class Nomination:
    """Who is proposed for which award, by which unit, for what.

    `years` is the time in years that the merit covers, the batch's year by default; `targets` link the merit to what was
    attained; `ordinal` is the number in the decision's list and in the golden book (số sổ vàng), given once.
    """

    id: str
    who: str
    award: str
    by: str
    for_: str
    year: PlanYear | None
    targets: tuple[str, ...]
    initiatives: tuple[str, ...]
    documents: tuple[ReceivedDocument, ...]
    achievement: AchievementReport | None
    refused: Refusal | None
    ordinal: int | None
    origin: Origin


@dataclass(frozen=True, slots=True)
class Nominations:
    """The nominations of a batch; `households` are those that it proposes by their names, without an entry in the register."""

    batch: str
    nominations: tuple[Nomination, ...]
    origin: Origin
    illustrative: bool = False
    households: tuple[Household, ...] = ()


@dataclass(frozen=True, slots=True)
class Absence:
    """A member who was not there: why, and whether they sent a written opinion."""

    member: str
    reason: str | None
    origin: Origin
    written_opinion: bool = False


@dataclass(frozen=True, slots=True)
class BallotCount:
    """The counting of secret ballots: who counted, how many went out, came back and were valid."""

    tellers: tuple[str, ...]
    issued: int
    returned: int
    valid: int
    origin: Origin


@dataclass(frozen=True, slots=True)
class Vote:
    """The votes for a nomination: `for_` counts written opinions of the absent (`written`) too."""

    nomination: str
    for_: int
    against: int | None
    written: int | None
    origin: Origin


@dataclass(frozen=True, slots=True)
class CommonVote:
    """One result for all nominations that were voted on and have none of their own: how many these are (`nominations`), the votes."""

    nominations: int
    for_: int
    against: int | None
    written: int | None
    origin: Origin


@dataclass(frozen=True, slots=True)
class CouncilSession:
    """A session of the Council about one batch; members by the ids of `Council`; times as "08:30"."""

    batch: str
    date: datetime.date
    start: str | None
    end: str | None
    place: str | None
    chair: str
    secretary: str
    present: tuple[str, ...]
    absent: tuple[Absence, ...]
    ballots: BallotCount | None
    votes: tuple[Vote, ...]
    discussion: tuple[str, ...]
    conclusion: tuple[str, ...]
    origin: Origin
    illustrative: bool = False
    common_vote: CommonVote | None = None
