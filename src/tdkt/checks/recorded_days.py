"""Days of what is recorded as done (paid, returned, received, answered, voted): none of it can lie ahead.

Checks know no today, so that the same files are always judged alike: they find a day that lies years ahead of everything on record.
What has merely not come yet on a given day is told by the agenda (`tdkt.review.agenda.recorded`).
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from tdkt.checks.example_files import BATCH, PETITIONS
from tdkt.checks.rule import WARNING, Example, Rule
from tdkt.model import award_batch, unit_plan
from tdkt.model.award_batch import AwardBatch, CouncilSession, Nominations
from tdkt.model.award_records import AwardFund, AwardRegistrations, FundExpense, FundIncome, Registration
from tdkt.model.diagnostic import Diagnostic
from tdkt.model.exemplar import Exemplar, StepTaken
from tdkt.model.inspection import Inspection, InspectionMinutes, Remedied
from tdkt.model.petition import Answer, Petition, Petitions
from tdkt.model.place import Place
from tdkt.model.plan_year import calendar_years
from tdkt.model.propaganda import Propaganda, PropagandaRecord
from tdkt.model.records import dataclass, fields, is_dataclass
from tdkt.model.revocation import Returned, Revocation
from tdkt.workspace.workspace import Workspace

_KINDS: tuple[Any, ...] = (
    *(AwardBatch, Nominations, CouncilSession, AwardRegistrations, Revocation),
    *(Petitions, Propaganda, Exemplar, unit_plan.UnitPlan),
)
_WITH_OWN_RULES = (AwardFund, Inspection)
"""Files whose days are held to their year by rules of their own (A526, I417)."""
KINDS = (*_KINDS, *_WITH_OWN_RULES)
"""The files in which something stands that is recorded as done."""
_DAYS: dict[type, dict[str, str]] = {
    AwardBatch: {"received": "nhận đủ hồ sơ"},
    award_batch.Appraisal: {"date": "thẩm định xong"},
    award_batch.Ceremony: {"date": "trao thưởng"},
    award_batch.Payment: {"date": "chi tiền thưởng"},
    award_batch.PublicationOfResult: {"date": "công khai kết quả"},
    award_batch.ReceivedDocument: {"received": "nhận giấy tờ"},
    award_batch.Refusal: {"date": "kết luận không đề nghị"},
    CouncilSession: {"date": "Hội đồng biểu quyết"},
    FundIncome: {"date": "thu"},
    FundExpense: {"date": "chi"},
    Registration: {"date": "nhận đăng ký"},
    Returned: {"date": "nộp lại"},
    Petition: {"received": "tiếp nhận", "accepted": "thụ lý"},
    Answer: {"date": "trả lời"},
    InspectionMinutes: {"date": "lập biên bản"},
    Remedied: {"date": "khắc phục xong"},
    PropagandaRecord: {"date": "đăng, tổ chức"},
    StepTaken: {"date": "làm xong"},
    unit_plan.UnitPlan: {"received": "nhận kế hoạch"},
    unit_plan.Appraisal: {"date": "trả lời kế hoạch"},
}
"""What is a record of something done: its days by their keys, and what was done."""

AHEAD = Rule(
    code="A548",
    severity=WARNING,
    title="Việc ghi là đã xong ở một ngày còn xa",
    explanation="Ngày đã chi, đã nộp lại, đã nhận, đã trả lời, đã biểu quyết … không thể ở sau năm tiếp theo năm mới nhất có trong kho: "
    "thường là gõ nhầm năm, mà việc thì được coi là đã xong. Ngày chưa đến khi mở kho thì tdkt today nêu.",
    examples=(
        Example(
            file=PETITIONS,
            text="answered: {date: 2026-10-05",
            bad=("answered: {date: ▸2031-10-05", "answered: {date: ▸2028-01-01"),
            good=("answered: {date: 2026-10-05", "answered: {date: 2027-12-31"),
            also=("I351",),
        ),
        Example(
            file=BATCH,
            text="payment: {date: 2026-09-28",
            bad=("payment: {date: ▸2028-01-01",),
            good=("payment: {date: 2027-12-31",),
            also=("A542",),
        ),
    ),
)
RULES = (AHEAD,)


@dataclass(frozen=True, slots=True)
class Recorded:
    """A day of something that is recorded as done: where it stands, and what was done."""

    place: Place
    day: datetime.date
    what: str


def recorded_days(workspace: Workspace) -> Iterator[Recorded]:
    """Yield every day of what is recorded as done in the ward's own files."""
    yield from _days_of(workspace, KINDS)


def check(workspace: Workspace) -> Iterator[Diagnostic]:
    """Yield the days that lie after the year that follows the newest on record."""
    years = [plan.year for plan in workspace.plans]
    if not years:
        return
    last = calendar_years(max(years))[-1] + 1
    for one in _days_of(workspace, _KINDS):
        if one.day.year > last:
            yield AHEAD.at(
                one.place,
                f"Ghi là đã {one.what} ngày {one.day:%d/%m/%Y}, năm mới nhất trong kho là {last - 1}.",
                "Sửa ngày; chưa làm thì bỏ mục này.",
            )


def _days_of(workspace: Workspace, kinds: tuple[Any, ...]) -> Iterator[Recorded]:
    for kind in kinds:
        for found in workspace.all(kind):
            yield from _below(found)


def _below(found: Any) -> Iterator[Recorded]:
    """Yield the days of an object and of what stands in it."""
    for name, what in recorded_in(found).items():
        day = getattr(found, name)
        if day is not None:
            yield Recorded(found.origin.at(name), day, what)
    for name in parts_of(type(found)):
        value = getattr(found, name)
        for part in value if isinstance(value, tuple) else (value,):
            yield from _below(part)


def recorded_in(found: object) -> Mapping[str, str]:
    """Return the days of what an object itself records as done, by their keys, and what was done; a meeting to come records nothing."""
    is_planned = isinstance(found, CouncilSession) and not (found.votes or found.common_vote or found.ballots)
    return {} if is_planned else _DAYS.get(type(found), {})


def parts_of(kind: type) -> tuple[str, ...]:
    """Return the fields of a type of the model in which something recorded may stand."""
    known: Any = kind
    return _parts_of(known)


@cache
def _parts_of(kind: type) -> tuple[str, ...]:
    if not kind.__module__.startswith("tdkt.model.") or not is_dataclass(kind):
        return ()
    return tuple(one.name for one in fields(kind) if one.name != "origin")
