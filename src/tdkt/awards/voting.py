"""Votes of the Council, held against all its members (NĐ 98/2023, Điều 30, khoản 7: superseded, see the law packs)."""

from __future__ import annotations

from fractions import Fraction

from tdkt.awards.law_in_force import LawInForce
from tdkt.law.packs import AwardRule
from tdkt.law.vote_threshold import VoteThreshold
from tdkt.model.award_batch import CouncilSession, Vote
from tdkt.model.organization import Council
from tdkt.model.records import dataclass


@dataclass(frozen=True, slots=True)
class Tally:
    """The votes for one nomination: `votes_for` of `counted` members, against what is needed."""

    votes_for: int
    counted: int
    threshold: VoteThreshold

    @property
    def share(self) -> Fraction:
        """The share of the votes, 0 to 1."""
        return Fraction(self.votes_for, self.counted)

    @property
    def passed(self) -> bool:
        """Tell whether the threshold is met, exactly."""
        return self.threshold.met_by(self.votes_for, self.counted)

    @property
    def fewest(self) -> int:
        """The fewest votes that would have met the threshold."""
        return next(votes for votes in range(self.counted + 2) if self.threshold.met_by(votes, self.counted))


def tally(
    vote: Vote, award: AwardRule, law: LawInForce, council: Council, session: CouncilSession
) -> Tally | None:
    """Return the tally of `vote` over all members of the Council.

    Where the ward counts over those present, a written opinion is no vote. None where there is nobody to count.
    """
    present_only = law.value("vote_of_all_members") == "present"
    counted = len(session.present) if present_only else len(council.members)
    if not counted:
        return None
    votes_for = votes_in_the_room(vote) if present_only else vote.for_
    return Tally(votes_for, counted, VoteThreshold.parse(award.votes.value))


def votes_in_the_room(vote: Vote) -> int:
    """Return how many of those present voted for; the rest of `vote.for_` are written opinions."""
    return vote.for_ - (vote.written or 0)


def quorum_met(session: CouncilSession, council: Council, law: LawInForce) -> bool:
    """Tell whether enough members are present; those who sent a written opinion are not present."""
    needed = VoteThreshold.parse(f">= {law.value('quorum')}")
    return bool(council.members) and needed.met_by(len(session.present), len(council.members))
