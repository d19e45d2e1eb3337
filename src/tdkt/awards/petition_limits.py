"""Until when a petition is to be answered: the day set for it, else what the law gives from the day it was accepted."""

from __future__ import annotations

import datetime

from tdkt.awards.book import AwardBook
from tdkt.awards.law_in_force import law_on
from tdkt.model.petition import Petition
from tdkt.model.records import dataclass

_PARAMETERS = {"complaint": "complaint_days", "denunciation": "denunciation_days"}


@dataclass(frozen=True, slots=True)
class AnswerLimit:
    """The last day, and why it is that one."""

    day: datetime.date
    why: str


def answer_limit(petition: Petition, book: AwardBook) -> AnswerLimit | None:
    """Return until when `petition` is to be answered, None where no rule is known and none is set.

    Days are calendar days from the day of acceptance (thụ lý), of receipt while it is not accepted: the strict reading.
    """
    if petition.due is not None:
        return AnswerLimit(petition.due, "ghi ở due")
    parameter = _PARAMETERS.get(petition.type)
    if parameter is None:
        return None
    fact = law_on(petition.received, book.local, stated=book.stated).parameters[parameter]
    if fact.value is None:
        return None
    day = (petition.accepted or petition.received) + datetime.timedelta(days=int(fact.value))
    return AnswerLimit(
        day, f"{fact.value} ngày từ khi {'thụ lý' if petition.accepted else 'nhận'}, {fact.said}"
    )
