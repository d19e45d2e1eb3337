"""Cụm, khối thi đua: who is a member is told once and in one group at a time, and what names members names those."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from itertools import combinations

from tdkt.awards.group_standing import table_of
from tdkt.checks.example_files import GROUP, GROUP_SCORES
from tdkt.checks.references.guesses import guess
from tdkt.checks.rule import ERROR, WARNING, Example, Rule, Stops
from tdkt.checks.scoring.criteria import IN_TWO_GROUPS
from tdkt.law.articles import Articles
from tdkt.model.diagnostic import Diagnostic
from tdkt.model.emulation_group import EmulationGroup, GroupScores, Member
from tdkt.model.plan_year import year_name
from tdkt.model.register import AwardRegister, Collective
from tdkt.model.scoring import ScoringCriteria
from tdkt.model.text import upper_first
from tdkt.workspace.workspace import Workspace

_MEMBER = "{subdivision: to-mot}"
_PROPOSAL = "{member: thon-hai, award: giay-khen, votes: {for: 3, of: 3}}"

UNCLEAR_MEMBER = Rule(
    code="I358",
    severity=ERROR,
    title="Thành viên cụm, khối chưa rõ là ai",
    explanation="Mỗi thành viên ghi đúng một trong bốn: unit (đơn vị), collective (tập thể trong sổ đối tượng), subdivision (thôn, tổ dân "
    "phố), name (tên xã, phường, cơ quan khác); ghi name thì ghi cả id để các tệp chấm điểm gọi tới.",
    examples=(
        Example(
            file=GROUP,
            text=_MEMBER,
            bad=(
                "{▸head: Phạm Văn D}",
                "{subdivision: to-mot, ▸name: Tổ dân phố}",
                "{▸name: Phường Khác}",
                "{collective: ▸tran-thi-h}",
            ),
            good=(_MEMBER, "{name: Phường Khác, id: to-mot}"),
            also=("I363", "A714", "A717"),
        ),
    ),
)
MEMBER_TWICE = Rule(
    code="I359",
    severity=ERROR,
    title="Thành viên ở hai cụm, hai khối cùng lúc",
    explanation="Trong cùng một ngày, một đơn vị chỉ ở một cụm và một khối của mỗi cấp tổ chức. Sắp xếp lại cụm, khối trong năm thì ghi "
    "ngày cuối cùng ở nơi cũ (until) và ngày đầu ở nơi mới (from).",
    examples=(
        Example(
            file=GROUP,
            text=_MEMBER,
            bad=(f"{_MEMBER}\n  - {{▸subdivision: thon-hai}}",),
            good=(_MEMBER,),
        ),
    ),
    source=Articles("articles.groups"),
)
NOT_ARRIVED = Rule(
    code="I362",
    severity=WARNING,
    title="Thành viên chuyển đi mà nơi mới chưa có",
    explanation="Thành viên ghi “into” (chuyển sang) thì cụm, khối ấy có thành viên này từ ngày hôm sau, và ngày cuối cùng ở đây phải "
    "được ghi (until).",
    examples=(
        Example(
            file=GROUP,
            text=_MEMBER,
            bad=("{subdivision: to-mot, into: ▸khoi-khac}",),
            good=(_MEMBER,),
        ),
    ),
)
UNKNOWN_MEMBER = Rule(
    code="I363",
    severity=ERROR,
    stops=Stops.RANKING,
    title="Phiếu chấm, đề nghị cho nơi không phải thành viên",
    explanation="Phiếu chấm điểm ghi mã cụm, khối và mã thành viên có trong cụm, khối ấy; đề nghị khen thưởng cũng vậy.",
    examples=(
        Example(
            file=GROUP,
            text=_PROPOSAL,
            bad=("{member: ▸thon-ba, award: giay-khen}",),
            good=("{member: thon-hai, award: giay-khen}",),
        ),
        Example(
            file=GROUP_SCORES,
            text="member: thon-mot",
            bad=("member: ▸thon-ba",),
            good=("member: thon-mot",),
            also=("K402",),
        ),
    ),
)
VOTES_WRONG = Rule(
    code="I364",
    severity=ERROR,
    stops=Stops.RANKING,
    title="Số đồng ý nhiều hơn số thành viên",
    explanation="Biểu quyết của cụm, khối: số đồng ý (for) không quá tổng số (of).",
    examples=(
        Example(
            file=GROUP,
            text=_PROPOSAL,
            bad=("{member: thon-hai, award: giay-khen, votes: {for: ▸4, of: 3}}",),
            good=(_PROPOSAL, "{member: thon-hai, award: giay-khen, votes: {for: 0, of: 3}}"),
            also=("I370",),
        ),
    ),
)
NO_TABLE = Rule(
    code="A720",
    severity=WARNING,
    title="Cụm, khối chưa có thang điểm",
    explanation="Cụm, khối chấm theo thang điểm riêng (scale), hoặc theo bảng tiêu chí của năm (plans/NĂM/scoring/criteria.yaml). Chưa có "
    "cái nào thì chưa chấm điểm, xếp hạng được.",
)

RULES = (
    UNCLEAR_MEMBER,
    MEMBER_TWICE,
    NOT_ARRIVED,
    UNKNOWN_MEMBER,
    VOTES_WRONG,
)


def check(workspace: Workspace) -> Iterator[Diagnostic]:
    """Yield what is wrong with each group, between groups, and with what names their members."""
    groups = workspace.all(EmulationGroup)
    for group in groups:
        yield from _members(group)
        yield from _not_collectives(group, workspace)
        yield from _moves(group, groups)
        yield from _proposals(group)
        if table_of(group, workspace) is None and not workspace.incomplete:
            yield NO_TABLE.at(
                group.origin.at("name"),
                f"{group.name} chưa có thang điểm.",
                f"Thêm scale vào tệp này, hoặc lập plans/{group.year}/scoring/criteria.yaml.",
            )
        yield from _in_the_table(group, workspace)
    yield from _twice(groups)
    yield from _scores(workspace, groups)


def _members(group: EmulationGroup) -> Iterator[Diagnostic]:
    for member in group.members:
        if len(member.said) == 1 and member.key:
            continue
        keys = member.said
        place = (
            member.origin.key(keys[-1])
            if keys
            else member.origin.key("head")
            if member.head
            else member.origin.key("id")
        )
        said = (
            f"Thành viên ghi {' và '.join(keys)} cùng lúc." if len(keys) > 1 else "Thành viên chưa rõ là ai."
        )
        hint = "Ghi một trong: unit, collective, subdivision, name (kèm id)."
        if keys == ("name",):
            said, hint = f"Thành viên “{member.name}” chưa có mã.", "Thêm id, ví dụ id: phuong-thanh-dong."
        yield UNCLEAR_MEMBER.at(place, said, hint)


def _not_collectives(group: EmulationGroup, workspace: Workspace) -> Iterator[Diagnostic]:
    everyone = {one.id: one for register in workspace.all(AwardRegister) for one in register.everyone}
    for member in group.members:
        found = everyone.get(member.collective or "")
        if found is not None and not isinstance(found, Collective):
            yield UNCLEAR_MEMBER.at(
                member.origin.at("collective"),
                f"“{member.collective}” là cá nhân hoặc hộ, không phải tập thể.",
                "Ghi mã tập thể trong sổ đối tượng (collectives).",
            )


def _in_the_table(group: EmulationGroup, workspace: Workspace) -> Iterator[Diagnostic]:
    """Yield members that are ranked by the same table of the year in another of its groups too."""
    table = table_of(group, workspace)
    if group.scale is not None or table is None:
        return
    using = {one.id for one in workspace.all(EmulationGroup) if one.year == group.year and one.scale is None}
    for of_year in (one for one in workspace.all(ScoringCriteria) if one.year == group.year):
        listed = {unit: one for one in of_year.groups if one.id not in using for unit in one.units}
        for member in group.members_in(table.attainment_period):
            if member.key in listed:
                yield IN_TWO_GROUPS.at(
                    member.origin.key(member.said[0]) if member.said else group.origin.at("name"),
                    f"“{member.key}” đã có trong {listed[member.key].name} của bảng tiêu chí năm.",
                    "Bỏ ở một nơi, hoặc ghi thang điểm riêng (scale) cho cụm, khối này.",
                    ((listed[member.key].origin.at("units"), "nơi kia"),),
                )


def _overlap(one: Member, other: Member) -> bool:
    first = max(one.from_ or datetime.date.min, other.from_ or datetime.date.min)
    last = min(one.until or datetime.date.max, other.until or datetime.date.max)
    return first <= last


def _twice(groups: list[EmulationGroup]) -> Iterator[Diagnostic]:
    by_matter: dict[tuple[object, ...], list[tuple[EmulationGroup, Member]]] = {}
    for group in groups:
        for member in group.members:
            if len(member.said) == 1 and member.key:
                who = (member.said[0], getattr(member, member.said[0]))
                key = (group.year, group.type, group.level, *who)
                by_matter.setdefault(key, []).append((group, member))
    for found in by_matter.values():
        for (group, first), (_, again) in combinations(found, 2):
            if _overlap(first, again):
                yield MEMBER_TWICE.at(
                    again.origin.key(again.said[0]),
                    f"“{again.key}” cùng lúc đã ở {group.name}.",
                    "Giữ ở một nơi, hoặc ghi until ở nơi cũ và from ở nơi mới.",
                    ((first.origin.key(first.said[0]), "nơi kia"),),
                )


def _moves(group: EmulationGroup, groups: list[EmulationGroup]) -> Iterator[Diagnostic]:
    others = {one.id: one for one in groups if one.year == group.year and one is not group}
    for member in group.members:
        for heir in member.heirs:
            place = member.origin.at("into")
            if heir not in others:
                yield NOT_ARRIVED.at(
                    place,
                    f"{upper_first(year_name(group.year))} không có cụm, khối “{heir}”.",
                    guess(heir, others),
                )
            elif member.until is None:
                yield NOT_ARRIVED.at(
                    place,
                    f"“{member.key}” chuyển sang “{heir}” từ ngày nào chưa rõ.",
                    "Ghi until: ngày cuối cùng ở đây.",
                )
            else:
                day = member.until + datetime.timedelta(days=1)
                if not any(one.key == member.key for one in others[heir].members_on(day)):
                    yield NOT_ARRIVED.at(
                        place,
                        f"{others[heir].name} chưa có “{member.key}” từ ngày {day:%d/%m/%Y}.",
                        f"Thêm thành viên ấy với from: {day} vào {others[heir].origin.file}.",
                    )


def _proposals(group: EmulationGroup) -> Iterator[Diagnostic]:
    keys = [member.key for member in group.members]
    for proposal in group.proposals:
        if proposal.member not in keys:
            yield UNKNOWN_MEMBER.at(
                proposal.origin.at("member"),
                f"{group.name} không có thành viên “{proposal.member}”.",
                guess(proposal.member, keys),
            )
        votes = proposal.votes
        if votes is not None and votes.for_ > votes.of:
            yield VOTES_WRONG.at(
                votes.origin.at("for"),
                f"{votes.for_} đồng ý trên {votes.of} thành viên.",
                "Kiểm tra kết quả biểu quyết.",
            )


def _scores(workspace: Workspace, groups: list[EmulationGroup]) -> Iterator[Diagnostic]:
    known = {(group.year, group.id): group for group in groups}
    for scores in workspace.all(GroupScores):
        group = known.get((scores.year, scores.group))
        if group is None:
            if not workspace.incomplete:
                of_year = [one.id for one in groups if one.year == scores.year]
                yield UNKNOWN_MEMBER.at(
                    scores.origin.at("group"),
                    f"{upper_first(year_name(scores.year))} không có cụm, khối “{scores.group}”.",
                    guess(scores.group, of_year),
                )
            continue
        keys = [member.key for member in group.members]
        if scores.member not in keys:
            yield UNKNOWN_MEMBER.at(
                scores.origin.at("member"),
                f"{group.name} không có thành viên “{scores.member}”.",
                guess(scores.member, keys),
            )
