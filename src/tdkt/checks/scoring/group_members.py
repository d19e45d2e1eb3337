"""Cụm, khối thi đua as time goes on: members that are there, somebody who leads, votes of members, days of the year, awards for them.

A member is a collective; which awards are for collectives the Law says (Luật 06/2022/QH15, Điều 19, Điều 20).
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from tdkt.awards.group_standing import body_of, recipient_of
from tdkt.checks.example_files import GROUP
from tdkt.checks.rule import ERROR, WARNING, Example, Rule, Stops
from tdkt.law.articles import Articles
from tdkt.law.packs import award_rule
from tdkt.model.counted_time import CountedTime, counted_year
from tdkt.model.diagnostic import Diagnostic
from tdkt.model.emulation_group import HEAD, EmulationGroup, Member
from tdkt.model.lifetime import Lifetime
from tdkt.model.place import Place
from tdkt.model.plan_year import year_name
from tdkt.workspace.plan_days import school_years
from tdkt.workspace.workspace import Workspace

_MEMBER = "{subdivision: to-mot}"
_LEADERS = "- {role: head, member: thon-mot}\n  - {role: deputy, member: thon-hai}"
_PROPOSAL = "{member: thon-hai, award: giay-khen, votes: {for: 3, of: 3}}"
_AGREED = "agreement:\n  date: 2026-02-10"
_AFTER_THE_YEAR = datetime.timedelta(days=92)
_OF_PLACES, _OF_WARDS = "thon-to-dan-pho-van-hoa", "xa-phuong-tieu-bieu"

NO_MORE = Rule(
    code="I430",
    severity=ERROR,
    stops=Stops.RANKING,
    title="Thành viên cụm, khối không còn",
    explanation="Đơn vị, tập thể, thôn, tổ dân phố đã giải thể, sáp nhập thì chỉ là thành viên đến ngày cuối cùng của mình: ghi until ở "
    "thành viên. Chưa ghi thì chưa xếp hạng được: nơi không còn không thể được xếp hạng cuối năm.",
)
NOT_YET = Rule(
    code="I431",
    severity=WARNING,
    title="Thành viên cụm, khối chưa có",
    explanation="Đơn vị, tập thể, thôn, tổ dân phố lập trong năm là thành viên từ ngày đầu của mình: ghi from ở thành viên.",
)
NO_HEAD = Rule(
    code="I432",
    severity=WARNING,
    title="Cụm, khối không có trưởng",
    explanation="Ngày ký giao ước, ngày họp bình xét, ngày cuối năm phải có trưởng cụm, khối: văn bản của cụm, khối do trưởng ký. Trưởng thôi "
    "giữa năm thì ghi người thay với from.",
    examples=(
        Example(
            file=GROUP,
            text=_LEADERS,
            bad=(_LEADERS.replace("member: thon-mot}", "▸member: thon-mot, until: 2026-06-30}"),),
            good=(
                _LEADERS,
                _LEADERS.replace(
                    "member: thon-mot}",
                    "member: thon-mot, until: 2026-06-30}\n  - {role: head, member: to-mot, from: 2026-07-01}",
                ),
            ),
        ),
    ),
)
TWO_PARTS = Rule(
    code="I433",
    severity=WARNING,
    title="Một thành viên vừa là trưởng vừa là phó",
    explanation="Trong cùng một thời gian, trưởng và phó cụm, khối là hai thành viên khác nhau.",
    examples=(
        Example(
            file=GROUP,
            text=_LEADERS,
            bad=(_LEADERS.replace("deputy, member: thon-hai", "deputy, ▸member: thon-mot"),),
            good=(_LEADERS,),
        ),
    ),
)
TOO_MANY_VOTES = Rule(
    code="I434",
    severity=WARNING,
    title="Số biểu quyết nhiều hơn số thành viên",
    explanation="Tổng số biểu quyết (of) của cụm, khối in là số thành viên, nên không quá số thành viên vào ngày họp. Mỗi thành viên có mấy "
    "người biểu quyết thì ghi lời bỏ qua kèm lý do.",
    examples=(
        Example(
            file=GROUP,
            text=_PROPOSAL,
            bad=("{member: thon-hai, award: giay-khen, votes: {for: 3, of: ▸4}}",),
            good=(_PROPOSAL, "{member: thon-hai, award: giay-khen, votes: {for: 2, of: 2}}"),
        ),
    ),
)
OTHER_YEAR = Rule(
    code="I435",
    severity=WARNING,
    title="Ngày của cụm, khối ngoài năm",
    explanation="Giao ước được ký trong năm thi đua; hạn chấm điểm, ngày họp bình xét trong năm ấy hoặc ba tháng sau đó. Ký trước năm thì ghi "
    "lời bỏ qua kèm lý do.",
    examples=(
        Example(
            file=GROUP,
            text=_AGREED,
            bad=(
                _AGREED.replace("2026-02-10", "▸2025-12-31"),
                _AGREED.replace("2026-02-10", "▸2025-02-10"),
            ),
            good=(_AGREED, _AGREED.replace("2026-02-10", "2026-01-01")),
        ),
    ),
)
NOT_FOR_COLLECTIVES = Rule(
    code="A531",
    severity=ERROR,
    stops=Stops.RANKING,
    title="Cụm, khối đề nghị danh hiệu không dành cho thành viên",
    explanation="Thành viên của cụm, khối là tập thể: danh hiệu của cá nhân (“Lao động tiên tiến”, “Chiến sĩ thi đua cơ sở” …), của hộ gia "
    "đình không tặng cho tập thể; “Thôn, tổ dân phố văn hóa” chỉ tặng cho thôn, tổ dân phố, “Xã, phường, đặc khu tiêu biểu” cho xã, phường, "
    "đặc khu. Người có công thì lập đề nghị cho cá nhân ở đợt khen thưởng.",
    examples=(
        Example(
            file=GROUP,
            text=_PROPOSAL,
            bad=(
                _PROPOSAL.replace("giay-khen", "▸lao-dong-tien-tien"),
                _PROPOSAL.replace("giay-khen", "▸chien-si-thi-dua-co-so"),
                _PROPOSAL.replace("giay-khen", "▸gia-dinh-van-hoa"),
                _PROPOSAL.replace("giay-khen", "▸xa-phuong-tieu-bieu"),
            ),
            good=(
                _PROPOSAL,
                _PROPOSAL.replace("giay-khen", "tap-the-lao-dong-tien-tien"),
                _PROPOSAL.replace("giay-khen", "thon-to-dan-pho-van-hoa"),
            ),
        ),
    ),
    source=Articles("articles.kinds_of_awards"),
)
RULES = (NO_MORE, NOT_YET, NO_HEAD, TWO_PARTS, TOO_MANY_VOTES, OTHER_YEAR, NOT_FOR_COLLECTIVES)


def check(workspace: Workspace) -> Iterator[Diagnostic]:
    """Yield what is wrong with each group as time goes on."""
    for group in workspace.all(EmulationGroup):
        if not workspace.incomplete:
            yield from _lifetimes(group, workspace)
        yield from _leading(group)
        yield from _votes(group)
        yield from _awards(group, workspace)
        yield from _days(group, counted_year(group.year, school_years(workspace)))


def _lifetimes(group: EmulationGroup, workspace: Workspace) -> Iterator[Diagnostic]:
    for member in group.members:
        first = max(member.from_ or group.first_day, group.first_day)
        last = min(member.until or group.last_day, group.last_day)
        for one in lives_of(member, workspace):
            name = body_of(member, workspace).name
            if one.has_ended_by(last):
                yield NO_MORE.at(
                    _place(member),
                    f"{name} không còn sau ngày {one.until:%d/%m/%Y} mà vẫn là thành viên đến {last:%d/%m/%Y}.",
                    f"Ghi until: {one.until} ở thành viên này; làm trưởng, phó thì ghi until và người thay.",
                )
                break
            if one.from_ is not None and one.from_ > first:
                yield NOT_YET.at(
                    _place(member),
                    f"{name} có từ ngày {one.from_:%d/%m/%Y} mà là thành viên từ {first:%d/%m/%Y}.",
                    f"Ghi from: {one.from_} ở thành viên này.",
                )
                break


def lives_of(member: Member, workspace: Workspace) -> Iterator[Lifetime]:
    """Yield what a member stands for that comes and goes: its unit, thôn or collective."""
    organization, collective = workspace.organization, recipient_of(member, workspace)
    own = collective if member.collective is not None else None
    if own is not None:
        yield own
    if organization is None:
        return
    unit = organization.unit(member.unit or (own.unit if own else None) or "")
    if unit is not None:
        yield unit
    place = member.subdivision or (own.subdivision if own else None)
    yield from (one for one in organization.known_subdivisions if one.id == place)


def _place(member: Member) -> Place:
    return member.origin.at(member.said[0]) if member.said else member.origin.key("id")


def _leading(group: EmulationGroup) -> Iterator[Diagnostic]:
    heads = [one for one in group.leaders if one.role == HEAD]
    agreed = group.agreement.date if group.agreement else None
    met = group.meeting.date if group.meeting else group.timetable.meeting if group.timetable else None
    days = [day for day in (agreed, met, group.last_day) if day and group.first_day <= day <= group.last_day]
    without = next((day for day in sorted(days) if group.leader_on(day) is None), None)
    if heads and without is not None:
        yield NO_HEAD.at(
            heads[-1].origin.key("member"),
            f"Ngày {without:%d/%m/%Y} {group.type_word} không có trưởng.",
            "Ghi người thay với from, hoặc sửa thời gian của trưởng.",
        )
    for head in heads:
        for other in group.leaders:
            start = max(head.from_ or group.first_day, other.from_ or group.first_day)
            end = min(head.until or group.last_day, other.until or group.last_day)
            if other.role != HEAD and other.member == head.member and start <= end:
                yield TWO_PARTS.at(
                    other.origin.key("member"),
                    f"Từ {start:%d/%m/%Y} “{other.member}” vừa là trưởng vừa là phó {group.type_word}.",
                    "Ghi thành viên khác làm phó, hoặc bỏ mục này.",
                    ((head.origin.key("member"), "là trưởng"),),
                )


def _votes(group: EmulationGroup) -> Iterator[Diagnostic]:
    day = group.meeting.date if group.meeting else group.last_day
    members = len(group.members_on(min(max(day, group.first_day), group.last_day)))
    for proposal in group.proposals:
        votes = proposal.votes
        if votes is not None and votes.of > members:
            yield TOO_MANY_VOTES.at(
                votes.origin.at("of"),
                f"{votes.of} biểu quyết, {group.type_word} có {members} thành viên.",
                "Kiểm tra kết quả biểu quyết.",
            )


def _awards(group: EmulationGroup, workspace: Workspace) -> Iterator[Diagnostic]:
    for proposal in group.proposals:
        award, member = award_rule(proposal.award), group.member(proposal.member)
        if award is None or member is None:
            continue
        own = recipient_of(member, workspace)
        is_thon = member.subdivision is not None or bool(own and own.subdivision)
        wrong = (
            "collective" not in award.recipients
            or (award.id == _OF_PLACES and not is_thon)
            or (award.id == _OF_WARDS and member.name is None)
        )
        if wrong:
            yield NOT_FOR_COLLECTIVES.at(
                proposal.origin.at("award"),
                f"“{award.name}” không tặng cho {body_of(member, workspace).name}.",
                "Ghi danh hiệu, hình thức của tập thể; của cá nhân thì đề nghị ở đợt khen thưởng.",
            )


def _days(group: EmulationGroup, time: CountedTime) -> Iterator[Diagnostic]:
    agreement, table, meeting = group.agreement, group.timetable, group.meeting
    late = group.last_day + _AFTER_THE_YEAR
    said: list[tuple[datetime.date, Place, str, datetime.date]] = []
    if agreement and agreement.date:
        said.append((agreement.date, agreement.origin.at("date"), "Ngày ký giao ước", group.last_day))
    if table:
        for key, what in (
            ("self_by", "Hạn tự chấm"),
            ("cross_by", "Hạn chấm chéo"),
            ("meeting", "Ngày họp"),
        ):
            if getattr(table, key):
                said.append((getattr(table, key), table.origin.at(key), what, late))
    if meeting:
        said.append((meeting.date, meeting.origin.at("date"), "Ngày họp bình xét", late))
    for day, place, what, last in said:
        if not (group.first_day <= day <= last or time.holds(day, group.year)):
            yield OTHER_YEAR.at(
                place,
                f"{what} {day:%d/%m/%Y} ngoài {year_name(group.year)}.",
                "Kiểm tra ngày, hoặc năm của tệp.",
            )
