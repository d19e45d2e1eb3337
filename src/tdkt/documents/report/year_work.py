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
from tdkt.model.propaganda import PROPAGANDA_NAMES, Propaganda
from tdkt.model.revocation import Revocation
from tdkt.model.unit_plan import UnitPlan
from tdkt.receipts.unit_plans import unit_plan_receipts
from tdkt.workspace.workspace import Workspace


def year_work(workspace: Workspace, period: Period) -> tuple[str, ...]:
    """Return the sentences on what was done within the months of `period`; none where nothing is on record."""
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
    first, last = period.first_day, period.last_day
    plans = [one for one in workspace.all(UnitPlan) if one.year == period.year and one.received]
    days = {one.unit: one.received or last for one in plans}
    if any(first <= day <= last for day in days.values()):
        units = {
            one.unit.id for one in unit_plan_receipts(workspace, period.year) if isinstance(one.unit, Unit)
        }
        made = {id_ for id_, day in days.items() if day <= last}
        said = f"{two_digits(len(made & units))}/{two_digits(len(units))} đơn vị đã xây dựng"
        others = len(made - units)
        more = f"; thôn, tổ dân phố, tập thể khác: {two_digits(others)} kế hoạch" if others else ""
        yield f"Kế hoạch chi tiết của đơn vị: {said}{more}"


def _groups(workspace: Workspace, period: Period) -> Iterator[str]:
    first, last = period.first_day, period.last_day
    groups = [one for one in workspace.all(EmulationGroup) if one.year == period.year]
    signed = sum(
        one.agreement is not None and one.agreement.date is not None and first <= one.agreement.date <= last
        for one in groups
    )
    met = sum(one.meeting is not None and first <= one.meeting.date <= last for one in groups)
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
    first, last = period.first_day, period.last_day
    types = [
        one.type for file in workspace.all(Propaganda) for one in file.records if first <= one.date <= last
    ]
    counted = [
        f"{two_digits(types.count(type_))} {name}"
        for type_, name in PROPAGANDA_NAMES.items()
        if type_ in types
    ]
    if counted:
        yield f"Tuyên truyền: {'; '.join(counted)}"
