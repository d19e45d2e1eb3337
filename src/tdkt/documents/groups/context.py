"""What the papers of a cụm, khối say of it: members, table, ranking, proposals."""

from __future__ import annotations

import datetime
from typing import Any

from tdkt.attainment.assessment import assess
from tdkt.attainment.comparing import exact
from tdkt.awards import wording
from tdkt.awards.book import award_book
from tdkt.awards.group_standing import body_of, group_standing, leader_names, table_of
from tdkt.awards.law_in_force import law_on
from tdkt.awards.ranking import GroupRanking, Standing
from tdkt.awards.scoring import Scored, UnitTotal
from tdkt.checks.programmes import programme_of
from tdkt.checks.run import find_problems, refuse_scoring_errors
from tdkt.checks.scoring.group_members import TOO_MANY_VOTES
from tdkt.checks.scoring.group_proposals import NOT_AGREED, NOT_GRADED
from tdkt.documents.awards.batch_words import COUNCIL
from tdkt.documents.jobs import NotYetError, Order
from tdkt.model.emulation_group import HEAD, LEADER_ROLES, EmulationGroup
from tdkt.model.organization import Organization
from tdkt.model.plan_year import year_name
from tdkt.model.scoring import Combine, CriterionType, ScoringCriteria, Stage
from tdkt.model.text import lower_first, upper_first
from tdkt.workspace.workspace import Workspace

NOT_TOGETHER = "Không xét"
_DOUBTFUL = (NOT_AGREED.code, NOT_GRADED.code, TOO_MANY_VOTES.code)
_KINDS_OF_PLACE = (
    "Phường ",
    "Xã ",
    "Đặc khu ",
    "Thôn ",
    "Tổ dân phố ",
    "Khu phố ",
    "Ấp ",
    "Bản ",
    "Buôn ",
    "Làng ",
)


def ranked_group(group: EmulationGroup, workspace: Workspace) -> Standing:
    """Return the ranking of a group; raises NotYetError while it has no table, UserError on files with errors."""
    refuse_scoring_errors(workspace)
    table = table_of(group, workspace)
    if table is None:
        raise NotYetError(
            f"{group.name} chưa có thang điểm nên chưa chấm điểm được.",
            hint=f"Thêm scale vào {group.origin.file}, hoặc lập plans/{group.year}/scoring/criteria.yaml.",
        )
    attainment = assess(programme_of(workspace, group.year), table.attainment_period)
    return group_standing(group, table, workspace, attainment)


def refuse_unranked(standing: Standing, group: EmulationGroup) -> GroupRanking:
    """Return the ranking; raises NotYetError while a member has no total: a part of the order would mislead."""
    ranking = standing.rankings[0] if standing.rankings else None
    if ranking is None or ranking.unranked:
        names = ", ".join(total.unit.name for total in ranking.unranked) if ranking else "mọi thành viên"
        raise NotYetError(
            f"{group.name} chưa đủ điểm để xếp hạng: {names}.",
            hint=f"Xem còn thiếu gì: tdkt awards rank {group.year} --group {group.id}",
        )
    return ranking


def refuse_doubtful(order: Order, group: EmulationGroup, ranking: GroupRanking) -> None:
    """Raise NotYetError where a draft would rank by points that cannot be compared, or propose whom it should not.

    That is whom not more than half agreed to, who has no rank or class, who got more votes than there are members. These are
    warnings, since the Law says nothing of votes of a cụm, khối: where its own rules do, the warning is silenced with the
    reason and the paper is made.
    """
    if order.issued is not None:
        return
    if len(ranking.stages) > 1:
        raise NotYetError(
            f"{group.name}: điểm của các thành viên đang ở bước chấm khác nhau nên chưa so sánh, chưa xếp hạng được.",
            hint=f"Xem bước chấm: tdkt awards rank {group.year} --group {group.id}; chấm mọi thành viên ở cùng một bước.",
        )
    doubtful = [
        finding
        for finding in find_problems(order.workspace)
        if finding.code in _DOUBTFUL and finding.place.file == group.origin.file
    ]
    if doubtful:
        first = doubtful[0]
        raise NotYetError(
            first.in_a_line,
            hint=f"{first.hint} Quy chế của {group.type_word} quy định khác thì ghi trên dòng ấy: # tdkt: bỏ qua {first.code}: lý do.",
        )


def group_words(group: EmulationGroup, workspace: Workspace) -> dict[str, Any]:
    """Return what every paper of a group says of it."""
    return {
        "name": group.name,
        "year_name": year_name(group.year),
        "type_word": group.type_word,
        "cross": Combine(group.cross).label if group.cross else "",
    }


def table_words(table: ScoringCriteria | None) -> dict[str, Any]:
    """Return what papers say of the table; `table` is "" where there is none."""
    if table is None:
        return {
            "table": "",
            "conditions": (),
            "bonus_cap": "",
            "penalty_cap": "",
            "total": "",
            "lower_title": "",
        }
    caps = (table.bonus_cap, table.penalty_cap)
    bonus, penalty = (wording.points(exact(cap)) if cap is not None else "" for cap in caps)
    return {
        "table": table.title,
        "lower_title": lower_first(table.title.rstrip(".")),
        "total": wording.points(exact(table.total)),
        "bonus_cap": bonus,
        "penalty_cap": penalty,
        "conditions": [{"text": one.text, "effect": one.effect.label} for one in table.conditions],
    }


def member_words(group: EmulationGroup, workspace: Workspace, day: datetime.date) -> list[dict[str, str]]:
    """Return the members on `day`, who leads first, with their part in leading and who signs."""
    roles = {
        one.member: f"{upper_first(LEADER_ROLES[one.role])} {group.type_word}"
        for one in reversed(group.leaders)
        if one.leads_on(day)
    }
    members = sorted(group.members_on(day), key=lambda one: _order(group, one.key, day))
    return [
        {
            "name": body_of(member, workspace).name,
            "said": in_sentence(body_of(member, workspace).name),
            "role": roles.get(member.key, ""),
            "head": member.head or "",
        }
        for member in members
    ]


def in_sentence(name: str) -> str:
    """Return the name of a member within a sentence: "phường Thành Đông", "thôn Một" (NĐ 30/2020, Phụ lục II, III.1)."""
    return lower_first(name) if name.startswith(_KINDS_OF_PLACE) else name


def _order(group: EmulationGroup, key: str, day: datetime.date) -> int:
    leading = [
        one.member for one in sorted(group.leaders, key=lambda one: one.role != HEAD) if one.leads_on(day)
    ]
    return leading.index(key) if key in leading else len(leading)


def ranking_words(ranking: GroupRanking) -> dict[str, Any]:
    """Return the rows of the ranking, and what has to be said under it."""
    points = [placed.points for placed in ranking.placed]
    rows = [_row(placed.total, str(placed.rank), points) for placed in ranking.placed]
    rows += [_row(total, NOT_TOGETHER, points) for total in ranking.excluded]
    return {
        "has_grades": any(total.grades for total in ranking.members),
        "ranked": rows,
        "remarks": [
            f"{total.unit.name}: {lower_first(said)}."
            for total in ranking.members
            for said in wording.broken_in_words(total)
        ],
    }


def _row(total: UnitTotal, rank: str, points: list[Any]) -> dict[str, str]:
    shown = wording.shown_sum(total, beside=points)
    return {
        "rank": rank,
        "name": total.unit.name,
        "main": shown.main,
        "bonus": shown.bonus,
        "penalty": shown.penalty,
        "total": shown.total,
        "grade": upper_first(wording.grade_of(total)),
    }


def account_words(total: UnitTotal) -> dict[str, Any]:
    """Return the account of each point of a member."""
    return {
        "name": total.unit.name,
        "rows": [_criterion(found) for found in total.scored],
        "sum": f"Tổng điểm: điểm chính + điểm thưởng - điểm trừ = {wording.sum_in_words(total)}.",
    }


def _criterion(found: Scored) -> dict[str, str]:
    own = found.counts.given.at(Stage.SELF) if found.counts else None
    minus = "-" if found.criterion.type is CriterionType.PENALTY and found.points else ""
    return {
        "text": wording.criterion_title(found.criterion),
        "maximum": wording.points(exact(found.criterion.maximum)),
        "own": "" if own is None else wording.figure(exact(own), found.criterion.counts),
        "points": f"{minus}{wording.points(found.points)}" if found.points is not None else "0",
        "how": upper_first(wording.came_about(found)),
    }


def proposal_words(group: EmulationGroup, workspace: Workspace, day: datetime.date) -> list[dict[str, str]]:
    """Return whom the group proposes for what, in words."""
    book = award_book(workspace)
    awards = law_on(day, book.local, stated=book.stated).awards
    found = []
    for one in group.proposals:
        member, award = group.member(one.member), awards.get(one.award)
        found.append(
            {
                "award": f"Tặng {award.quoted_name if award else one.award}",
                "name": in_sentence(body_of(member, workspace).name) if member else one.member,
                "reason": one.reason or "",
                "votes": f"{one.votes.for_}/{one.votes.of}" if one.votes else "",
            }
        )
    return found


def head_member(group: EmulationGroup, workspace: Workspace, day: datetime.date) -> tuple[str, str]:
    """Return the member that leads on `day` by name, and who signs for it; "" where not said."""
    leader = group.leader_on(day)
    member = group.member(leader.member) if leader else None
    names = leader_names(group, HEAD, day, workspace)
    return (names[0] if names else "", (member.head or "") if member else "")


def council_addressed(group: EmulationGroup, organization: Organization) -> str:
    """Return the Council that organises the group."""
    where = organization.city if group.level == "city" else organization.name.removeprefix("Ủy ban nhân dân ")
    return f"{COUNCIL} {where}"
