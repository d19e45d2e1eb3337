"""What is on record about those who can be commended: past awards, ratings, registrations, initiatives, conduct."""

from __future__ import annotations

import datetime

from tdkt.model.place import Origin
from tdkt.model.plan_year import PlanYear
from tdkt.model.records import dataclass

RATINGS = ("not_completed", "completed", "good", "excellent")
"""Yearly ratings, the lowest first."""
RATING_NAMES = {
    "not_completed": "không hoàn thành nhiệm vụ",
    "completed": "hoàn thành nhiệm vụ",
    "good": "hoàn thành tốt nhiệm vụ",
    "excellent": "hoàn thành xuất sắc nhiệm vụ",
}
DISCIPLINES = ("reprimand", "warning", "salary_cut", "demotion", "removal", "dismissal")
"""Forms of discipline, the mildest first."""
DISCIPLINE_NAMES = {
    "reprimand": "khiển trách",
    "warning": "cảnh cáo",
    "salary_cut": "hạ bậc lương",
    "demotion": "giáng chức",
    "removal": "cách chức",
    "dismissal": "buộc thôi việc",
}
VERIFICATION_NAMES = {
    "discipline": "đang xem xét kỷ luật",
    "investigation": "đang bị điều tra, thanh tra, kiểm tra có dấu hiệu vi phạm",
    "complaint": "có khiếu nại, tố cáo đang được xác minh",
    "press": "báo chí nêu dấu hiệu tham nhũng, tiêu cực đang được xác minh",
}


@dataclass(frozen=True, slots=True)
class DecisionRef:
    """A decision elsewhere: its number with symbol ("12/QĐ-UBND"), date, and who issued it."""

    number: str
    date: datetime.date
    issuer: str | None
    origin: Origin


@dataclass(frozen=True, slots=True)
class PastAward:
    """An award already decided; `type` is merit, thematic or sudden, `year` that of the merit."""

    to: str
    award: str
    year: PlanYear
    type: str
    decision: DecisionRef
    for_: str | None
    origin: Origin


@dataclass(frozen=True, slots=True)
class PastAwards:
    """The ward's list of awards decided before it kept batches, or by others."""

    awards: tuple[PastAward, ...]
    origin: Origin
    illustrative: bool = False


@dataclass(frozen=True, slots=True)
class Registration:
    """Somebody registered for a title at the start of the year."""

    who: str
    award: str
    date: datetime.date
    origin: Origin


@dataclass(frozen=True, slots=True)
class AwardRegistrations:
    """The registrations of a year."""

    year: PlanYear
    registrations: tuple[Registration, ...]
    origin: Origin
    illustrative: bool = False


@dataclass(frozen=True, slots=True)
class Rating:
    """The yearly rating of a person or collective (`RATINGS`), with the decision or minutes that it comes from."""

    of: str
    rating: str
    decision: DecisionRef | None
    origin: Origin


@dataclass(frozen=True, slots=True)
class YearlyRatings:
    """The ratings of a year."""

    year: PlanYear
    ratings: tuple[Rating, ...]
    origin: Origin
    illustrative: bool = False


@dataclass(frozen=True, slots=True)
class Author:
    """An author of an initiative with their share in percent."""

    person: str
    share: int | None
    origin: Origin


@dataclass(frozen=True, slots=True)
class InitiativeUse:
    """An award that an initiative has been used for."""

    who: str
    award: str
    year: PlanYear
    origin: Origin


@dataclass(frozen=True, slots=True)
class Initiative:
    """A sáng kiến (or scientific work); `level` is "base" or "city", None in `recognised` while it is not recognised."""

    id: str
    title: str
    authors: tuple[Author, ...]
    level: str
    year: PlanYear
    recognised: DecisionRef | None
    used_for: tuple[InitiativeUse, ...]
    origin: Origin

    def is_by(self, person: str) -> bool:
        """Tell whether the person with this id is one of the authors."""
        return any(author.person == person for author in self.authors)


@dataclass(frozen=True, slots=True)
class Initiatives:
    """The ward's list of initiatives."""

    initiatives: tuple[Initiative, ...]
    origin: Origin
    illustrative: bool = False


@dataclass(frozen=True, slots=True)
class Discipline:
    """A disciplinary period of a person: from the decision until it ends (None: not known to have ended)."""

    who: str
    form: str
    from_: datetime.date
    until: datetime.date | None
    decision: DecisionRef | None
    origin: Origin


@dataclass(frozen=True, slots=True)
class Verification:
    """Something about a person or collective that is being looked into; `until` is when it was settled."""

    who: str
    about: str
    from_: datetime.date
    until: datetime.date | None
    origin: Origin


@dataclass(frozen=True, slots=True)
class Conduct:
    """Disciplinary periods and matters under verification."""

    disciplines: tuple[Discipline, ...]
    verifications: tuple[Verification, ...]
    origin: Origin
    illustrative: bool = False


@dataclass(frozen=True, slots=True)
class FundIncome:
    """Money that came into the fund beside what was given for the year; `separate` says that it is no other line once more."""

    id: str
    date: datetime.date
    amount: int
    source: str
    origin: Origin
    separate: bool = False
    voucher: str | None = None


@dataclass(frozen=True, slots=True)
class FundExpense:
    """Money that was paid for something else than prizes; a `voucher` is paid once.

    `separate` says that it is no other payment of the same voucher, or of the same day and amount, written down again.
    """

    id: str
    date: datetime.date
    amount: int
    for_: str
    voucher: str | None
    origin: Origin
    separate: bool = False


@dataclass(frozen=True, slots=True)
class NotCarried:
    """What the year before had left and this year's fund did not get, in đồng, and why (it went back to the budget)."""

    amount: int
    reason: str
    origin: Origin


@dataclass(frozen=True, slots=True)
class AwardFund:
    """The year's Quỹ thi đua, khen thưởng in đồng, where it was fixed, what else came in and went out."""

    year: PlanYear
    amount: int
    source: str
    income: tuple[FundIncome, ...]
    expenses: tuple[FundExpense, ...]
    origin: Origin
    illustrative: bool = False
    carried_over: int = 0
    not_carried: NotCarried | None = None


@dataclass(frozen=True, slots=True)
class LocalRule:
    """A parameter that the ward or city sets, with the regulation it comes from; of one award, or of all (None)."""

    parameter: str
    value: object
    source: str
    award: str | None
    from_: datetime.date | None
    until: datetime.date | None
    note: str | None
    origin: Origin


@dataclass(frozen=True, slots=True)
class AwardRules:
    """What the ward or city has set in place of the packs' values."""

    rules: tuple[LocalRule, ...]
    origin: Origin
    illustrative: bool = False
