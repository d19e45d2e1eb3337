"""What else a ward did in a period, as sentences for its report: units' own plans, cụm and khối, inspections and what came of them,
petitions, cancelled awards, propaganda."""

from __future__ import annotations

from collections.abc import Iterator

from tdkt.awards.book import award_book
from tdkt.awards.counted_years import is_told_in
from tdkt.documents.report.supervision_told import inspections_told, petitions_told
from tdkt.documents.texts.in_sentences import two_digits
from tdkt.model.emulation_group import EmulationGroup
from tdkt.model.inspection import Inspection
from tdkt.model.organization import Unit
from tdkt.model.period import Period
from tdkt.model.petition import Petitions
from tdkt.model.place_words import ANY_PART, words_of
from tdkt.model.propaganda import PROPAGANDA_NAMES, Propaganda
from tdkt.model.revocation import Revocation
from tdkt.model.unit_plan import UnitPlan
from tdkt.receipts.unit_plans import unit_plan_receipts
from tdkt.workspace.plan_days import counted
from tdkt.workspace.workspace import Workspace


def year_work(workspace: Workspace, period: Period) -> tuple[str, ...]:
    """Return the sentences on what was done within `period` (of a school year with the summer beside it); none where nothing is on record."""
    return (
        *_unit_plans(workspace, period),
        *_groups(workspace, period),
        *inspections_told(workspace, period),
        *petitions_told(workspace, period),
        *_revocations(workspace, period),
        *_propaganda(workspace, period),
    )


def year_work_is_illustrative(workspace: Workspace, period: Period) -> bool:
    """Tell whether a sentence rests on sample data."""
    samples = [
        *(found.illustrative for found in workspace.all(UnitPlan)),
        *(found.illustrative for found in workspace.all(EmulationGroup)),
        *(found.illustrative for found in workspace.all(Revocation)),
        *(found.illustrative for found in workspace.all(Inspection)),
        *(found.illustrative for found in workspace.all(Petitions)),
        *(found.illustrative for found in workspace.all(Propaganda)),
    ]
    return bool(year_work(workspace, period)) and any(samples)


def _unit_plans(workspace: Workspace, period: Period) -> Iterator[str]:
    """Yield how many of the units have their own plan by the end of the period, in the periods in which one came in.

    Every unit makes one; thôn, tổ dân phố and collectives may, so these are counted by themselves and of no whole.
    """
    time, year = counted(workspace, period), period.year
    begins = time.period.division.first_day
    days = {
        # one that comes in before the year begins is told with the first ones of the year
        one.unit: max(one.received, begins)
        for one in workspace.all(UnitPlan)
        if one.year == year and one.received
    }
    if any(time.holds(day, year) for day in days.values()):
        units = {one.unit.id for one in unit_plan_receipts(workspace, year) if isinstance(one.unit, Unit)}
        made = {id_ for id_, day in days.items() if not time.is_later(day, year)}
        said = f"{two_digits(len(made & units))}/{two_digits(len(units))} đơn vị đã xây dựng"
        others = len(made - units)
        parts = words_of(workspace.organization).parts if workspace.organization else ANY_PART
        more = f"; {parts}, tập thể khác: {two_digits(others)} kế hoạch" if others else ""
        yield f"Kế hoạch chi tiết của đơn vị: {said}{more}"


def _groups(workspace: Workspace, period: Period) -> Iterator[str]:
    time = counted(workspace, period)
    groups = [one for one in workspace.all(EmulationGroup) if one.year == period.year]
    signed = sum(
        one.agreement is not None
        and one.agreement.date is not None
        and time.holds(one.agreement.date, one.year)
        for one in groups
    )
    met = sum(one.meeting is not None and time.holds(one.meeting.date, one.year) for one in groups)
    done = [
        f"{two_digits(number)} cụm, khối {what}"
        for number, what in ((signed, "ký kết giao ước"), (met, "họp chấm điểm, bình xét"))
        if number
    ]
    if done:
        yield f"Cụm, khối thi đua: {'; '.join(done)}"


def _revocations(workspace: Workspace, period: Period) -> Iterator[str]:
    book = award_book(workspace)
    issued = [
        one
        for one in workspace.all(Revocation)
        if one.number is not None and one.date is not None and is_told_in(book, period, one.date, one.year)
    ]
    if issued:
        awards = sum(len(one.awards) for one in issued)
        yield f"Hủy bỏ quyết định khen thưởng: {two_digits(len(issued))} quyết định, {two_digits(awards)} trường hợp"


def _propaganda(workspace: Workspace, period: Period) -> Iterator[str]:
    time = counted(workspace, period)
    types = [
        one.type
        for file in workspace.all(Propaganda)
        for one in file.records
        if time.holds(one.date, file.year)
    ]
    numbers = [
        f"{two_digits(types.count(type_))} {name}"
        for type_, name in PROPAGANDA_NAMES.items()
        if type_ in types
    ]
    if numbers:
        yield f"Tuyên truyền: {'; '.join(numbers)}"
