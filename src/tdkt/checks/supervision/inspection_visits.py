"""Visits of an inspection as they were: hours in order, days on which people work, places that are there, findings with their minutes."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from tdkt.awards.bodies import plan_makers
from tdkt.awards.book import award_book
from tdkt.awards.law_in_force import law_on
from tdkt.awards.time_limits import days_put_off_and_worked
from tdkt.awards.working_days import is_working_day
from tdkt.checks.example_files import INSPECTION
from tdkt.checks.rule import ERROR, WARNING, Example, Rule, Stops
from tdkt.checks.seen_twice import seen_twice
from tdkt.law.articles import Articles
from tdkt.model.counted_time import counted_year
from tdkt.model.diagnostic import Diagnostic
from tdkt.model.inspection import Inspection, Visit
from tdkt.model.lifetime import living_heirs
from tdkt.model.place import Place
from tdkt.model.plan_year import division_of, year_name
from tdkt.workspace.plan_days import school_years
from tdkt.workspace.workspace import Workspace

_MINUTES = "minutes: {date: 2026-09-10, present"
_VISIT = "date: 2026-09-10\n    minutes"
_MEMBER = "name: Trần Thị H, gender: female, post: Chuyên viên, role: member"
_SEEN = '    minutes: {date: 2026-09-10, present: ["Ông Lê Văn I, Chuyên viên"], results: [Đơn vị đã ban hành kế hoạch.]}\n'

_BEFORE_THE_YEAR = datetime.timedelta(days=61)
"""A year's inspections are planned in its last two months before."""

ENDS_BEFORE_IT_BEGINS = Rule(
    code="I415",
    severity=ERROR,
    stops=Stops.REPORTS,
    title="Buổi kiểm tra kết thúc trước khi bắt đầu",
    explanation="Giờ kết thúc (end) của biên bản kiểm tra phải sau giờ bắt đầu (start).",
    examples=(
        Example(
            file=INSPECTION,
            text=_MINUTES,
            bad=(
                'minutes: {date: 2026-09-10, start: "14:00", end: ▸"09:00", present',
                'minutes: {date: 2026-09-10, start: "14:00", end: ▸"14:00", present',
            ),
            good=(
                'minutes: {date: 2026-09-10, start: "08:00", end: "08:01", present',
                'minutes: {date: 2026-09-10, end: "08:00", present',
            ),
        ),
    ),
)
NOT_THERE = Rule(
    code="I416",
    severity=WARNING,
    title="Nơi được kiểm tra không có vào ngày kiểm tra",
    explanation="Đơn vị, thôn, tổ dân phố đã kết thúc (until) trước ngày kiểm tra, hoặc sau ngày ấy mới có (from). Ghi nơi đã tiếp nhận, "
    "hoặc sửa ngày.",
)
ODD_DAY = Rule(
    code="I417",
    severity=WARNING,
    title="Ngày của đợt kiểm tra đáng ngờ",
    explanation="Ngày kiểm tra, ngày biên bản nằm ngoài năm của tệp, hoặc là thứ Bảy, Chủ nhật, ngày nghỉ lễ; kế hoạch, quyết định lập đoàn "
    "có trước năm của tệp quá hai tháng; ngày kết luận, ngày khắc phục sau năm liền sau năm của tệp. Ghi đúng ngày; đúng là làm việc ngày nghỉ thì để nguyên.",
    examples=(
        Example(
            file=INSPECTION,
            text=_VISIT,
            bad=(
                "date: ▸2028-09-11\n    minutes",
                "date: ▸2026-09-12\n    minutes",
                "date: ▸2026-09-02\n    minutes",
            ),
            good=("date: 2026-09-11\n    minutes",),
        ),
        Example(
            file=INSPECTION,
            text="due: 2026-10-15}",
            bad=("due: 2026-10-15, done: {date: ▸2028-01-01, how: Đã bổ sung}}",),
            good=("due: 2026-10-15, done: {date: 2027-12-31, how: Đã bổ sung}}",),
        ),
        Example(
            file=INSPECTION,
            text="plan: {number: 61, date: 2026-08-20}",
            bad=("plan: {number: 61, date: ▸2025-10-20}",),
            good=("plan: {number: 61, date: 2025-12-20}",),
        ),
    ),
)
TWO_ROLES = Rule(
    code="I418",
    severity=WARNING,
    title="Một người ghi hai lần trong đoàn kiểm tra",
    explanation="Hai mục của team có cùng họ tên và chức vụ, nên quyết định lập đoàn in một người hai lần. Mỗi người một mục, một vai trò.",
    examples=(
        Example(
            file=INSPECTION,
            text=_MEMBER,
            bad=("name: ▸Nguyễn Văn G, gender: male, post: Chánh Văn phòng, role: secretary",),
            good=("name: Nguyễn Văn G, gender: male, post: Chuyên viên, role: secretary",),
        ),
    ),
    source=Articles("articles.inspection"),
)
NO_MINUTES = Rule(
    code="I419",
    severity=WARNING,
    title="Tồn tại của nơi chưa có biên bản",
    explanation="Tồn tại (findings) được nêu trong biên bản: nơi chưa có minutes thì báo cáo không đếm lượt kiểm tra và tồn tại ấy. Ghi minutes "
    "(date, present, results).",
    examples=(
        Example(
            file=INSPECTION,
            text=f"{_SEEN}    findings:\n      - {{id: dang-ky-cham",
            bad=("    findings:\n      - {id: ▸dang-ky-cham",),
            good=(f"{_SEEN}    findings:\n      - {{id: dang-ky-cham",),
            also=("I342",),
        ),
    ),
)
SEEN_AND_DROPPED = Rule(
    code="I440",
    severity=ERROR,
    stops=Stops.REPORTS,
    title="Nơi vừa có biên bản vừa ghi là không kiểm tra",
    explanation="dropped là lý do không kiểm tra nơi ấy nữa, nên nơi ấy không có biên bản (minutes). Giữ một trong hai.",
    examples=(
        Example(
            file=INSPECTION,
            text=_SEEN,
            bad=(f"    dropped: ▸Đơn vị chống bão\n{_SEEN}",),
            good=(_SEEN,),
        ),
    ),
)

RULES = (ENDS_BEFORE_IT_BEGINS, NOT_THERE, ODD_DAY, TWO_ROLES, NO_MINUTES, SEEN_AND_DROPPED)


def check(workspace: Workspace) -> Iterator[Diagnostic]:
    """Yield what is odd about the visits of each round of inspection."""
    for one in workspace.all(Inspection):
        for first, again in seen_twice(one.team, lambda member: (member.name, member.post)):
            yield TWO_ROLES.at(
                again.origin.at("name"),
                f"{again.full_address}, {again.post} đã có trong đoàn.",
                "Giữ một mục, một vai trò.",
                ((first.origin.at("name"), "lần đầu"),),
            )
        yield from _papers(one)
        for visit in one.visits:
            yield from _of_visit(one, visit, workspace)


def _papers(one: Inspection) -> Iterator[Diagnostic]:
    year = division_of(one.year)
    earliest = year.first_day - _BEFORE_THE_YEAR
    for said, paper in (("Kế hoạch kiểm tra", one.plan), ("Quyết định lập đoàn", one.decision)):
        if paper is not None and paper.date is not None and paper.date < earliest:
            yield ODD_DAY.at(
                paper.origin.at("date"),
                f"{said} ngày {paper.date:%d/%m/%Y}, trước {year_name(one.year)} quá hai tháng.",
                "Kiểm tra ngày, năm.",
            )
    conclusion = one.conclusion
    if conclusion is not None and conclusion.date is not None and conclusion.date > _a_year_after(one):
        yield ODD_DAY.at(
            conclusion.origin.at("date"),
            f"Kết luận ngày {conclusion.date:%d/%m/%Y}, hơn một năm sau {year_name(one.year)}.",
            "Kiểm tra ngày, năm.",
        )


def _a_year_after(one: Inspection) -> datetime.date:
    last = division_of(one.year).last_day
    return last.replace(year=last.year + 1)


def _of_visit(one: Inspection, visit: Visit, workspace: Workspace) -> Iterator[Diagnostic]:
    minutes = visit.minutes
    yield from _place(visit, workspace)
    yield from _odd("Ngày kiểm tra", one, visit.date, visit.origin.at("date"), workspace)
    if minutes is not None and minutes.date != visit.date:
        yield from _odd("Biên bản", one, minutes.date, minutes.origin.at("date"), workspace)
    if minutes is not None and minutes.start and minutes.end and minutes.end <= minutes.start:
        yield ENDS_BEFORE_IT_BEGINS.at(
            minutes.origin.at("end"),
            f"Buổi làm việc bắt đầu {minutes.start}, kết thúc {minutes.end}.",
            "Kiểm tra giờ trên biên bản.",
        )
    if minutes is None and visit.findings:
        yield NO_MINUTES.at(
            visit.findings[0].origin.at("id"),
            f"Đã ghi {len(visit.findings):02} tồn tại mà chưa có biên bản kiểm tra “{visit.unit}”.",
            "Ghi minutes vào nơi này.",
        )
    if minutes is not None and visit.dropped is not None:
        yield SEEN_AND_DROPPED.at(
            visit.origin.at("dropped"),
            f"“{visit.unit}” có biên bản ngày {minutes.date:%d/%m/%Y} mà ghi là không kiểm tra.",
            "Bỏ dropped, hoặc bỏ minutes.",
        )
    for found in visit.findings:
        if found.done is not None and found.done.date > _a_year_after(one):
            yield ODD_DAY.at(
                found.done.origin.at("date"),
                f"Khắc phục ngày {found.done.date:%d/%m/%Y}, hơn một năm sau {year_name(one.year)}.",
                "Kiểm tra ngày khắc phục.",
            )


def _place(visit: Visit, workspace: Workspace) -> Iterator[Diagnostic]:
    known = plan_makers(workspace)
    there = known.get(visit.unit)
    day = visit.day
    if there is None or there.lives_on(day):
        return
    heirs = [known[found].name for found in living_heirs(visit.unit, day, known)]
    yield NOT_THERE.at(
        visit.origin.at("unit"),
        f"{there.name} không có vào ngày {day:%d/%m/%Y}.",
        f"Ghi nơi đã tiếp nhận: {', '.join(heirs)}." if heirs else "Ghi nơi khác, hoặc sửa ngày.",
    )


def _is_worked(day: datetime.date, workspace: Workspace) -> bool:
    """Tell whether offices work on `day`, by the calendar and the days that the ward has put off or worked."""
    book = award_book(workspace)
    law = law_on(day, book.local, stated=book.stated)
    off, worked = days_put_off_and_worked(law)
    return is_working_day(day, extra_days_off=off, extra_working_days=worked)


def _odd(
    what: str, one: Inspection, day: datetime.date, place: Place, workspace: Workspace
) -> Iterator[Diagnostic]:
    if not counted_year(one.year, school_years(workspace)).holds(day, one.year):
        yield ODD_DAY.at(
            place, f"{what} {day:%d/%m/%Y} nằm ngoài {year_name(one.year)}.", "Kiểm tra ngày, năm."
        )
    elif not _is_worked(day, workspace):
        yield ODD_DAY.at(
            place, f"{what} {day:%d/%m/%Y} là ngày nghỉ.", "Kiểm tra ngày; đúng là ngày nghỉ thì để nguyên."
        )
