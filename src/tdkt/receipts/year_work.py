"""What a ward has done in a year beside its targets and awards, in numbers: inspections and what came of them, petitions, propaganda
and meetings, units' own plans.

Each thing is counted by the day on which it happened, as the reports count it; a day in the summer between two school years by
`tdkt.model.counted_time`. Whoever calls this has refused files with errors
(`tdkt.checks.run.refuse_report_errors`): a file that cannot be read would be left out of a count.
"""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Iterator

from tdkt.awards.book import AwardBook, award_book
from tdkt.awards.petition_limits import answer_limit, limit_on
from tdkt.model.counted_time import CountedTime
from tdkt.model.inspection import Inspection
from tdkt.model.period import Period
from tdkt.model.petition import Petition, Petitions
from tdkt.model.place_words import words_of
from tdkt.model.propaganda import PROPAGANDA_NAMES, Propaganda
from tdkt.model.records import dataclass
from tdkt.model.text import upper_first
from tdkt.model.unit_plan import UnitPlan
from tdkt.receipts.settling import settling
from tdkt.receipts.unit_plans import unit_plan_receipts
from tdkt.workspace.plan_days import counted
from tdkt.workspace.workspace import Workspace

TITLE = "Kiểm tra, đơn thư, tuyên truyền, kế hoạch của đơn vị"
"""What pages call all of this."""
WORK_PARTS = ("inspections", "petitions", "propaganda", "unit_plans")
"""The kinds of work, in the order of pages."""
OF_TODAY = ("overdue_visits", "overdue", "ahead")
"""The counts that depend on the day on which they are looked at."""


@dataclass(frozen=True, slots=True)
class WorkCount:
    """A number with its name; `is_part` tells that it is contained in the count before it, `if_any` that nobody asks for its 0."""

    key: str
    name: str
    number: int
    is_part: bool = False
    if_any: bool = False

    @property
    def is_shown(self) -> bool:
        """Tell whether a page shows it: a part that is 0 says nothing."""
        return self.number > 0 or not (self.is_part or self.if_any)


@dataclass(frozen=True, slots=True)
class WorkPart:
    """The counts of one kind of work; `illustrative` tells whether they rest on sample data."""

    key: str
    title: str
    counts: tuple[WorkCount, ...]
    illustrative: bool

    @property
    def shown(self) -> tuple[WorkCount, ...]:
        """The counts that a page shows."""
        return tuple(one for one in self.counts if one.is_shown)

    @property
    def lines(self) -> tuple[str, ...]:
        """A line for each count, with its parts behind it: "Đơn đã trả lời: 3 (đúng hạn: 2; quá hạn: 1)"."""
        found: list[tuple[str, list[str]]] = []
        for one in self.shown:
            said = f"{one.name}: {one.number}"
            if one.is_part:
                found[-1][1].append(said)
            else:
                found.append((said, []))
        return tuple(f"{said} (trong đó {'; '.join(parts)})" if parts else said for said, parts in found)


def year_work_counts(workspace: Workspace, period: Period, today: datetime.date) -> tuple[WorkPart, ...]:
    """Return what was done within `period`, a part for each kind of work that has anything on record.

    What is overdue is so at the end of the period (of a whole school year: at the end of the summer that follows), or on `today` where
    that comes first; what lies ahead of that day is said to.
    """
    time = counted(workspace, period)
    on = min(today, time.end)
    found = (
        _inspections(workspace, time, on),
        _petitions(workspace, time, on),
        _propaganda(workspace, time, on),
        _unit_plans(workspace, period, on),
    )
    return tuple(part for part in found if any(one.number for one in part.counts))


def years_with_work(workspace: Workspace) -> set[int]:
    """Return the years that have files of what is counted here, whatever stands in them."""
    years = {one.year for one in workspace.all(Inspection)} | {one.year for one in workspace.all(Petitions)}
    return (
        years
        | {one.year for one in workspace.all(Propaganda)}
        | {one.year for one in workspace.all(UnitPlan)}
    )


def year_work_up_to(workspace: Workspace, period: Period, today: datetime.date) -> tuple[WorkPart, ...]:
    """Return the counts of `year_work_counts` from the year's start to the end of the quarter or term `period`."""
    return year_work_counts(workspace, Period.up_to_quarter(period.year, period.last), today)


def _inspections(workspace: Workspace, time: CountedTime, on: datetime.date) -> WorkPart:
    rounds = workspace.all(Inspection)
    visits = [(visit, one.year) for one in rounds for visit in one.visits]
    planned = [visit for visit, of in visits if time.holds(visit.date, of)]
    made = [
        (visit, visit.minutes.date, of)
        for visit, of in visits
        if visit.minutes and not time.is_later(visit.minutes.date, of)
    ]
    within = [visit for visit, day, of in made if time.holds(day, of)]
    findings = [(day, finding, of) for visit, day, of in made for finding in visit.findings]
    found = settling(((day, one.done.date if one.done else None, of) for day, one, of in findings), time)
    late = sum(
        one.done is not None and time.holds(one.done.date, of) and one.done.date > one.due
        for _, one, of in findings
    )
    overdue = sum(
        one.due < on and (one.done is None or time.is_later(one.done.date, of)) for _, one, of in findings
    )
    counts = (
        WorkCount("planned", "Lượt kiểm tra theo kế hoạch", len(planned)),
        WorkCount(
            "dropped",
            "thôi không kiểm tra",
            sum(visit.dropped is not None for visit in planned),
            is_part=True,
        ),
        WorkCount(
            "overdue_visits",
            "quá ngày mà chưa có biên bản",
            sum(visit.is_open and visit.date < on for visit in planned),
            is_part=True,
        ),
        WorkCount("made", "Lượt đã kiểm tra", len(within)),
        WorkCount("places", "Nơi được kiểm tra", len({visit.unit for visit in within})),
        WorkCount("findings", "Tồn tại nêu trong kỳ", found.came),
        WorkCount("remedied", "Tồn tại đã khắc phục", found.settled),
        WorkCount("remedied_of_earlier", "nêu trước kỳ", found.earlier_settled, is_part=True),
        WorkCount("remedied_late", "khắc phục sau hạn", late, is_part=True),
        WorkCount("open", "Tồn tại chưa khắc phục", found.open_at_end),
        WorkCount("open_of_earlier", "nêu trước kỳ", found.earlier_open, is_part=True),
        WorkCount("overdue", "quá hạn khắc phục", overdue, is_part=True),
    )
    return WorkPart("inspections", "Kiểm tra", counts, any(one.illustrative for one in rounds))


def _petitions(workspace: Workspace, time: CountedTime, on: datetime.date) -> WorkPart:
    files, book = workspace.all(Petitions), award_book(workspace)
    known = [
        (one, file.year)
        for file in files
        for one in file.petitions
        if not time.is_later(one.received, file.year)
    ]
    found = settling(
        ((one.received, one.answered.date if one.answered else None, of) for one, of in known), time
    )
    times = Counter(
        _answered(one, one.answered.date, book)
        for one, of in known
        if one.answered and time.holds(one.answered.date, of)
    )
    waiting = [one for one, of in known if one.answered is None or time.is_later(one.answered.date, of)]
    limits = [limit_on(one, time.end, book) for one in waiting]
    overdue = sum(limit is not None and limit.day < on for limit in limits)
    counts = (
        WorkCount("received", "Đơn đã nhận", found.came),
        WorkCount("answered", "Đơn đã trả lời", found.settled),
        WorkCount("answered_of_earlier", "nhận trước kỳ", found.earlier_settled, is_part=True),
        WorkCount("in_time", "đúng hạn", times["in_time"], is_part=True),
        WorkCount("late", "quá hạn", times["late"], is_part=True),
        WorkCount("no_limit", "chưa rõ hạn (chưa ghi ngày thụ lý, hạn)", times["no_limit"], is_part=True),
        WorkCount("open", "Đơn chưa trả lời", found.open_at_end),
        WorkCount("open_of_earlier", "nhận trước kỳ", found.earlier_open, is_part=True),
        WorkCount("overdue", "quá hạn thụ lý hoặc trả lời", overdue, is_part=True),
        WorkCount("open_no_limit", "chưa rõ hạn", sum(limit is None for limit in limits), is_part=True),
    )
    return WorkPart("petitions", "Đơn thư", counts, any(one.illustrative for one in files))


def _answered(petition: Petition, day: datetime.date, book: AwardBook) -> str:
    limit = answer_limit(petition, book)
    if limit is None:
        return "no_limit"
    return "in_time" if day <= limit.day else "late"


def _propaganda(workspace: Workspace, time: CountedTime, on: datetime.date) -> WorkPart:
    files = workspace.all(Propaganda)
    records = [one for file in files for one in file.records if time.holds(one.date, file.year)]
    done = Counter(one.type for one in records if one.date <= on)
    ahead = sum(one.date > on for one in records)
    counts = [
        *(
            WorkCount(type_, upper_first(name), done[type_], if_any=True)
            for type_, name in PROPAGANDA_NAMES.items()
        ),
        WorkCount("ahead", "Đã lên lịch, chưa đến ngày", ahead, if_any=True),
    ]
    return WorkPart(
        "propaganda", "Tuyên truyền, hội nghị", tuple(counts), any(one.illustrative for one in files)
    )


def _unit_plans(workspace: Workspace, period: Period, on: datetime.date) -> WorkPart:
    plans = [one for one in workspace.all(UnitPlan) if one.year == period.year]
    counts = tuple(_counts_of_plans(workspace, period.year, on)) if plans else ()
    return WorkPart("unit_plans", "Kế hoạch của đơn vị", counts, any(one.illustrative for one in plans))


def _counts_of_plans(workspace: Workspace, year: int, on: datetime.date) -> Iterator[WorkCount]:
    """Yield how many of the units, then of thôn and other bodies, have handed in a plan by the day `on`, and what was said of it."""
    receipts = unit_plan_receipts(workspace, year, on)
    units = [one for one in receipts if one.is_unit]
    others = [one for one in receipts if not one.is_unit]
    organization = workspace.organization
    parts = upper_first(words_of(organization).parts) if organization else ""
    in_ = [one for one in receipts if one.received is not None and one.received <= on]
    said = [
        one.plan.opinion
        for one in in_
        if one.plan is not None and one.plan.opinion is not None and one.plan.opinion.date <= on
    ]
    agreed = sum(one.is_agreed for one in said)
    yield WorkCount("units", "Tổng số đơn vị", len(units))
    yield WorkCount("handed_in", "Đơn vị đã gửi", sum(one.is_unit for one in in_))
    yield WorkCount("others", f"{parts}, tập thể được giao hoặc có kế hoạch", len(others), if_any=True)
    yield WorkCount(
        "others_handed_in",
        f"{parts}, tập thể đã gửi",
        sum(not one.is_unit for one in in_),
        if_any=True,
    )
    yield WorkCount("agreed", "Kế hoạch đã được đồng ý", agreed)
    yield WorkCount("sent_back", "Kế hoạch đề nghị sửa", len(said) - agreed)
    yield WorkCount("unseen", "Kế hoạch đã gửi, chưa có ý kiến", len(in_) - len(said))
