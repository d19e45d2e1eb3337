"""Until when a petition is to be accepted or answered: the day set for it, else what the law gives for its next step."""

from __future__ import annotations

import datetime

from tdkt.awards.book import AwardBook
from tdkt.awards.law_in_force import law_on
from tdkt.awards.time_limits import last_working_day
from tdkt.model.petition import Petition
from tdkt.model.records import dataclass

ACCEPT, ANSWER = "thụ lý", "trả lời"
_TO_ANSWER = {"complaint": "complaint_days", "denunciation": "denunciation_days"}
_TO_ACCEPT = {"complaint": "complaint_acceptance_days", "denunciation": "denunciation_acceptance_days"}
_IN_WORKING_DAYS = ("denunciation_acceptance_days",)


@dataclass(frozen=True, slots=True)
class PetitionLimit:
    """The last day of a step (`ACCEPT` or `ANSWER`), and why it is that one: by the law or set."""

    step: str
    day: datetime.date
    why: str
    by_law: bool

    @property
    def is_of_answer(self) -> bool:
        """Tell whether it is the day of the answer, not that of the acceptance."""
        return self.step == ANSWER


def next_limit(petition: Petition, book: AwardBook) -> PetitionLimit | None:
    """Return until when the next step on `petition` is due, None where no rule is known and none is set."""
    return limit_on(petition, None, book)


def limit_on(petition: Petition, day: datetime.date | None, book: AwardBook) -> PetitionLimit | None:
    """Return the limit that was the nearest on `day` (None: by all that is on record), None where no rule is known and none is set."""
    return next(iter(open_limits(petition, day, book)), None)


def open_limits(petition: Petition, day: datetime.date | None, book: AwardBook) -> tuple[PetitionLimit, ...]:
    """Return the limits that were open on `day` (None: by all that is on record), the nearest first.

    A day that is set for the answer (`due`) stands beside the day by which the law has a petition accepted, not in its place.
    """
    if petition.accepted is not None and (day is None or petition.accepted <= day):
        found = [answer_limit(petition, book)]
    else:
        found = [accept_limit(petition, book), answer_limit(petition, book) if petition.due else None]
    return tuple(sorted((one for one in found if one is not None), key=lambda one: one.day))


def accept_limit(petition: Petition, book: AwardBook) -> PetitionLimit | None:
    """Return until when `petition` is to be accepted (thụ lý), None where no rule is known."""
    return _limit(ACCEPT, _TO_ACCEPT.get(petition.type), petition, petition.received, book)


def answer_limit(petition: Petition, book: AwardBook) -> PetitionLimit | None:
    """Return until when `petition` is to be answered, None where no rule is known and none is set.

    A day that is set (`due`) goes before the law's; where the law's is earlier, `why` names it.
    """
    by_law = lawful_answer(petition, book)
    if petition.due is None:
        return by_law
    why = "ghi ở due"
    if by_law is not None and by_law.day < petition.due:
        why += f"; theo luật {by_law.day:%d/%m/%Y}, {by_law.why}"
    return PetitionLimit(ANSWER, petition.due, why, by_law=False)


def lawful_answer(petition: Petition, book: AwardBook) -> PetitionLimit | None:
    """Return until when the law has `petition` answered, None where no rule is known.

    The law counts calendar days from the day of acceptance (thụ lý): before it there is no such day.
    """
    if petition.accepted is None:
        return None
    return _limit(ANSWER, _TO_ANSWER.get(petition.type), petition, petition.accepted, book)


def _limit(
    step: str, parameter: str | None, petition: Petition, start: datetime.date, book: AwardBook
) -> PetitionLimit | None:
    if parameter is None:
        return None
    law = law_on(petition.received, book.local, stated=book.stated)
    fact = law.parameters[parameter]
    if fact.value is None:
        return None
    unit, days = "ngày", int(fact.value)
    day = start + datetime.timedelta(days=days)
    if parameter in _IN_WORKING_DAYS:
        unit, day = "ngày làm việc", last_working_day(law, start, days)
    since = "nhận" if step == ACCEPT else "thụ lý"
    return PetitionLimit(step, day, f"{fact.value} {unit} từ khi {since}, {fact.said}", by_law=True)
