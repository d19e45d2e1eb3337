"""Whom the cụm, khối of a year bring before the Council: those that lead, and those that the group proposes. Never a decision.

The Law knows one award for leading a cụm, khối: the flag of the province for those that the province organises (Luật Thi đua,
khen thưởng 2022, Điều 26, khoản 1). For the groups of a ward it names none: what their leaders get the Council considers.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from tdkt.attainment.assessment import Attainment
from tdkt.awards.book import AwardBook
from tdkt.awards.group_standing import body_of, group_standing, recipient_of, table_of
from tdkt.awards.law_in_force import LawInForce
from tdkt.awards.scoring import UnitTotal
from tdkt.model.emulation_group import EmulationGroup, Proposal
from tdkt.model.records import dataclass
from tdkt.model.register import Collective
from tdkt.workspace.workspace import Workspace

CITY_FLAG = "co-thi-dua-thanh-pho"


@dataclass(frozen=True, slots=True)
class GroupLeader:
    """A member that leads its group, or that the group proposes: rank and points are None where it has none.

    `recipient` is the collective of the register that can be commended, None where there is none. `award` is what is proposed, or
    (for a leader of a group of the city) what the Law gives for leading; None where nothing is. `nominated_in` is the batch that
    has it already, `nominated_for` the award that it is nominated for there: where nothing is proposed, whatever one.
    """

    group: EmulationGroup
    name: str
    rank: int | None
    points: Fraction | None
    is_provisional: bool
    recipient: Collective | None
    award: str | None
    proposal: Proposal | None
    nominated_in: str | None
    nominated_for: str | None = None
    total: UnitTotal | None = None


def group_leaders(
    group: EmulationGroup, workspace: Workspace, attainment: Attainment, book: AwardBook, law: LawInForce
) -> tuple[GroupLeader, ...]:
    """Return the first of the group's ranking, then whom else it proposes."""
    return tuple(_leaders(group, workspace, attainment, book, law))


def _leaders(
    group: EmulationGroup, workspace: Workspace, attainment: Attainment, book: AwardBook, law: LawInForce
) -> Iterator[GroupLeader]:
    table = table_of(group, workspace)
    found = group_standing(group, table, workspace, attainment).rankings if table is not None else ()
    ranking = found[0] if found else None
    placed = {one.total.unit.id: one for one in ranking.placed} if ranking else {}
    is_whole = ranking is not None and not ranking.unranked
    first = [key for key, one in placed.items() if one.rank == 1 and is_whole]
    proposed = {one.member: one for one in group.proposals}
    for key in dict.fromkeys([*first, *proposed]):
        member = group.member(key)
        if member is None:
            continue
        proposal, recipient = proposed.get(key), recipient_of(member, workspace)
        flag = CITY_FLAG if group.level == "city" and key in first and CITY_FLAG in law.awards else None
        award = proposal.award if proposal else flag
        place = placed.get(key)
        yield GroupLeader(
            group,
            body_of(member, workspace).name,
            place.rank if place and is_whole else None,
            place.points if place else None,
            ranking is None or ranking.is_provisional,
            recipient,
            award,
            proposal,
            *_nominated(recipient, award, group.year, book),
            place.total if place else None,
        )


def _nominated(
    recipient: Collective | None, award: str | None, year: int, book: AwardBook
) -> tuple[str | None, str | None]:
    """Return in which batch of the year a collective is nominated for `award` (None: for any), and for which."""
    for file in book.batches if recipient is not None else ():
        for nomination in file.standing:
            is_it = (
                recipient is not None and nomination.who == recipient.id and award in (None, nomination.award)
            )
            if is_it and file.year_of(nomination) == year:
                return file.batch.id, nomination.award
    return None, None
