"""Cụm, khối thi đua: who leads is a member at that time and one at a time, days follow each other."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations, pairwise

from tdkt.checks.example_files import GROUP
from tdkt.checks.references.guesses import guess
from tdkt.checks.rule import ERROR, Example, Rule
from tdkt.model.diagnostic import Diagnostic
from tdkt.model.emulation_group import HEAD, LEADER_ROLES, EmulationGroup, Leader, Member
from tdkt.workspace.workspace import Workspace

_MEMBER = "{subdivision: to-mot}"
_LEADER = "{role: head, member: thon-mot}"
_DAYS = "timetable: {self_by: 2026-11-10, cross_by: 2026-11-15, meeting: 2026-11-20}"

LEADER_WRONG = Rule(
    code="I360",
    severity=ERROR,
    title="Trưởng, phó cụm, khối không đúng",
    explanation="Trưởng, phó là thành viên của cụm, khối trong thời gian làm trưởng, phó; mỗi ngày chỉ có một trưởng. Luân phiên trong "
    "năm thì ghi from, until.",
    examples=(
        Example(
            file=GROUP,
            text=_LEADER,
            bad=(
                "{role: head, member: ▸thon-ba}",
                "{role: head, member: thon-mot}\n  - {role: head, ▸member: to-mot}",
                "{role: head, member: thon-mot, until: 2026-06-30}\n  - {role: head, ▸member: to-mot, from: 2026-06-30}",
            ),
            good=(
                _LEADER,
                "{role: head, member: thon-mot, until: 2026-06-30}\n  - {role: head, member: to-mot, from: 2026-07-01}",
            ),
        ),
    ),
)
DAYS_MIXED = Rule(
    code="I361",
    severity=ERROR,
    title="Ngày của cụm, khối không theo thứ tự",
    explanation="Ngày đầu không sau ngày cuối; hạn tự chấm, hạn chấm chéo, ngày họp bình xét theo thứ tự ấy; ký giao ước trước khi họp "
    "bình xét; cuộc họp kết thúc sau khi bắt đầu.",
    examples=(
        Example(
            file=GROUP,
            text=_DAYS,
            bad=(
                _DAYS.replace("2026-11-15", "▸2026-11-09"),
                _DAYS.replace("meeting: 2026-11-20", "meeting: ▸2026-11-14"),
            ),
            good=(_DAYS.replace("2026-11-15", "2026-11-10"),),
        ),
        Example(
            file=GROUP,
            text=_MEMBER,
            bad=("{subdivision: to-mot, from: 2026-03-01, until: ▸2026-02-01}",),
            good=("{subdivision: to-mot, from: 2026-03-01}",),
            also=("I363", "I434", "A704"),
        ),
        Example(
            file=GROUP,
            text="date: 2026-02-10",
            bad=("date: ▸2026-11-21",),
            good=("date: 2026-11-20",),
        ),
        Example(
            file=GROUP,
            text='end: "10:30"',
            bad=('end: ▸"07:00"', 'end: ▸"08:00"'),
            good=('end: "10:30"', 'end: "08:01"'),
        ),
    ),
)
RULES = (LEADER_WRONG, DAYS_MIXED)


def check(workspace: Workspace) -> Iterator[Diagnostic]:
    """Yield what is wrong with leaders and days of each group."""
    for group in workspace.all(EmulationGroup):
        yield from _leaders(group)
        yield from _days(group)


def _leaders(group: EmulationGroup) -> Iterator[Diagnostic]:
    keys = [member.key for member in group.members]
    for leader in group.leaders:
        role = LEADER_ROLES[leader.role]
        if leader.member not in keys:
            yield LEADER_WRONG.at(
                leader.origin.at("member"),
                f"{role.capitalize()} {group.type_word} “{leader.member}” không phải thành viên.",
                guess(leader.member, keys),
            )
            continue
        first, last = leader.from_ or group.first_day, leader.until or group.last_day
        days = (max(first, group.first_day), min(last, group.last_day))
        held = [one for one in group.members if one.key == leader.member]
        if days[0] <= days[1] and not all(any(one.lives_on(day) for one in held) for day in days):
            yield LEADER_WRONG.at(
                leader.origin.at("member"),
                f"“{leader.member}” không phải thành viên suốt thời gian làm {role} {group.type_word}.",
                "Ghi from, until của trưởng, phó theo thời gian ở cụm, khối.",
            )
    heads = [one for one in group.leaders if one.role == HEAD]
    for first_head, again in combinations(heads, 2):
        start = max(first_head.from_ or group.first_day, again.from_ or group.first_day)
        end = min(first_head.until or group.last_day, again.until or group.last_day)
        if start <= end:
            yield LEADER_WRONG.at(
                again.origin.key("member"),
                f"Ngày {start:%d/%m/%Y} {group.type_word} có hai trưởng.",
                "Ghi until của trưởng trước, from của trưởng sau.",
                ((first_head.origin.key("member"), "trưởng kia"),),
            )


def _days(group: EmulationGroup) -> Iterator[Diagnostic]:
    bounded: list[Member | Leader] = [*group.members, *group.leaders]
    for one in bounded:
        if one.from_ is not None and one.until is not None and one.until < one.from_:
            yield DAYS_MIXED.at(
                one.origin.at("until"),
                f"Ngày cuối {one.until:%d/%m/%Y} trước ngày đầu {one.from_:%d/%m/%Y}.",
                "Kiểm tra hai ngày.",
            )
    table = group.timetable
    if table is not None:
        said = (("self_by", "Hạn tự chấm"), ("cross_by", "Hạn chấm chéo"), ("meeting", "Ngày họp bình xét"))
        known = [(key, what, getattr(table, key)) for key, what in said if getattr(table, key) is not None]
        for (_, before, first), (key, what, day) in pairwise(known):
            if day < first:
                yield DAYS_MIXED.at(
                    table.origin.at(key),
                    f"{what} {day:%d/%m/%Y} trước {before.lower()} {first:%d/%m/%Y}.",
                    "Kiểm tra lại lịch chấm điểm.",
                )
    agreement, meeting = group.agreement, group.meeting
    if meeting and meeting.start and meeting.end and meeting.end <= meeting.start:
        yield DAYS_MIXED.at(
            meeting.origin.at("end"),
            f"Cuộc họp kết thúc {meeting.end}, không sau giờ bắt đầu {meeting.start}.",
            "Kiểm tra hai giờ.",
        )
    if agreement and agreement.date and meeting and agreement.date > meeting.date:
        yield DAYS_MIXED.at(
            agreement.origin.at("date"),
            f"Ký giao ước ngày {agreement.date:%d/%m/%Y}, sau ngày họp bình xét ({meeting.date:%d/%m/%Y}).",
            "Kiểm tra hai ngày.",
        )
