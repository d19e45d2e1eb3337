"""The award book: everything on record about those who can be commended, found by who, year and award."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import Any

from tdkt.awards.holding import Holding, Revoked, revoked_by
from tdkt.awards.law_in_force import LawInForce, law_on
from tdkt.awards.membership import Days, members_in
from tdkt.law.packs import CITY
from tdkt.law.place_words import ANY_PLACE
from tdkt.law.stated import StatedLaw
from tdkt.model.award_batch import SUDDEN, AwardBatch, CouncilSession, Nomination, Nominations, Vote
from tdkt.model.award_law import AwardLaw
from tdkt.model.award_records import (
    AwardFund,
    AwardRegistrations,
    AwardRules,
    Conduct,
    Initiative,
    Initiatives,
    LocalRule,
    PastAwards,
    Rating,
    Registration,
    YearlyRatings,
)
from tdkt.model.organization import Council, Organization
from tdkt.model.place_words import words_of
from tdkt.model.plan_year import division_of
from tdkt.model.records import dataclass, field, replace
from tdkt.model.register import AwardRegister, Collective, Person, Recipient
from tdkt.model.revocation import Revocation
from tdkt.workspace.plan_days import school_years
from tdkt.workspace.workspace import Workspace


@dataclass(frozen=True)
class BatchFile:
    """A batch with its nominations and the Council's meeting on it, None until one is planned."""

    batch: AwardBatch
    nominations: tuple[Nomination, ...]
    meeting: CouncilSession | None
    illustrative: bool

    @property
    def session(self) -> CouncilSession | None:
        """The meeting, once the Council has voted."""
        meeting = self.meeting
        return meeting if meeting and (meeting.votes or meeting.common_vote) else None

    @cached_property
    def standing(self) -> tuple[Nomination, ...]:
        """The nominations that have not been refused."""
        return tuple(nomination for nomination in self.nominations if nomination.refused is None)

    def year_of(self, nomination: Nomination) -> int:
        """Return the year of the merit: the nomination's own or the batch's."""
        return nomination.year or self.batch.year

    def vote_on(self, nomination: Nomination) -> Vote | None:
        """Return the votes for `nomination`: its own, else those that it shares with others; None while there are none."""
        own = self._votes.get(nomination.id)
        common = self.session.common_vote if self.session else None
        if own is not None or common is None or was_stopped_before_the_council(nomination):
            return own
        return Vote(nomination.id, common.for_, common.against, common.written, common.origin)

    @cached_property
    def _votes(self) -> dict[str, Vote]:
        votes = self.session.votes if self.session else ()
        return {vote.nomination: vote for vote in reversed(votes)}  # of two the first, as everywhere

    @property
    def law_day(self) -> datetime.date:
        """The day whose law the batch follows: the decision's, else the latest step's, else the year's last day.

        A sudden deed that is not received yet is judged as of its own day.
        """
        batch, session = self.batch, self.session
        steps = (batch.decision, batch.submission, session, batch.appraisal)
        dates = (step.date for step in steps if step is not None)
        deed = batch.event if batch.type == SUDDEN else None
        return next(dates, batch.received or deed or division_of(batch.year).last_day)


def was_stopped_before_the_council(nomination: Nomination) -> bool:
    """Tell whether a nomination was refused when it was appraised, so that the Council never voted on it."""
    return nomination.refused is not None and nomination.refused.at == "appraisal"


@dataclass(frozen=True)
class AwardBook:
    """All records of the ward about awards; what a file is missing is simply not on record.

    `illustrative` tells whether any of them outside the batches is only a sample; `school_years` say the days of their plans.
    """

    everyone: dict[str, Recipient] = field(default_factory=dict)
    batches: tuple[BatchFile, ...] = ()
    past: tuple[Holding, ...] = ()
    revocations: tuple[Revocation, ...] = ()
    ratings: dict[tuple[str, int], Rating] = field(default_factory=dict)
    registrations: dict[tuple[str, str, int], Registration] = field(default_factory=dict)
    initiatives: dict[str, Initiative] = field(default_factory=dict)
    conduct: tuple[Conduct, ...] = ()
    funds: dict[int, AwardFund] = field(default_factory=dict)
    local: tuple[LocalRule, ...] = ()
    stated: StatedLaw = field(default_factory=StatedLaw)
    council: Council | None = None
    illustrative: bool = False
    organization: Organization | None = None
    school_years: tuple[int, ...] = ()

    @cached_property
    def memo(self) -> dict[str, Any]:
        """What was worked out once from these records and is asked for again."""
        return {}

    def law_of(self, file: BatchFile) -> LawInForce:
        """Return the law that the batch follows (`law_on`); the city receives what is proposed to it once it is submitted."""
        batch = file.batch
        received = batch.received
        if batch.level == CITY:
            received = batch.submission.date if batch.submission else None
        return law_on(file.law_day, self.local, stated=self.stated, received=received)

    def day_notices(self, files: Iterable[BatchFile]) -> tuple[str, ...]:
        """Return what has to be said where the law of the day of one of `files` is not known, or is the ward's statement."""
        said = (notice for file in files for notice in self.law_of(file).day_notices)
        return tuple(dict.fromkeys(said))

    def batch(self, batch_id: str) -> BatchFile | None:
        """Return the batch with this id, or None."""
        return next((found for found in self.batches if found.batch.id == batch_id), None)

    @cached_property
    def decided(self) -> tuple[Holding, ...]:
        """Every award that has been decided, the oldest first, also what was cancelled since."""
        return tuple(sorted((*self.past, *self._decided()), key=lambda held: (held.year, held.date)))

    @cached_property
    def holdings(self) -> tuple[Holding, ...]:
        """Every award that has been decided and stands, the oldest first."""
        return tuple(held for held in self.decided if held.revoked is None)

    def held(self, who: str, award: str, year: int, on: datetime.date | None = None) -> bool:
        """Tell whether `who` holds `award` for `year` by a decision, as far as known today or on the day `on`."""
        held = self.decided_for(who)
        return any(one.award == award and one.year == year and one.stands(on) for one in held)

    def holdings_of(self, who: str) -> tuple[Holding, ...]:
        """Return what `who` holds, the oldest first."""
        return tuple(held for held in self.decided_for(who) if held.revoked is None)

    def decided_for(self, who: str) -> tuple[Holding, ...]:
        """Return what was ever decided for `who`, the oldest first, also what was cancelled since."""
        return self._by_holder.get(who, ())

    def revocation_of(self, who: str, award: str, number: str, date: datetime.date) -> Revocation | None:
        """Return the issued decision that cancelled an award given by the decision `number` of `date`, None where it stands."""
        return self._revoked.get((who, award, number, date))

    def revocation_of_nominee(self, file: BatchFile, nomination: Nomination) -> Revocation | None:
        """Return the issued decision that cancelled what a batch gave to a nominee, None where it stands."""
        found = file.batch.decision
        return (
            self.revocation_of(nomination.who, nomination.award, found.number, found.date) if found else None
        )

    @cached_property
    def _revoked(self) -> Revoked:
        return revoked_by(self.revocations)

    def standing_of(self, who: str) -> tuple[tuple[BatchFile, Nomination], ...]:
        """Return the nominations of `who` that stand, in all batches."""
        return self._standing_by_who.get(who, ())

    def past_of(self, who: str) -> tuple[Holding, ...]:
        """Return what `who` was awarded before, in the order of the files."""
        return self._past_by_who.get(who, ())

    def members_of(self, collective: Collective, days: Days) -> tuple[Person, ...]:
        """Return the people of a collective on any of `days`: its named members, or everybody of its unit."""
        people = [found for found in self.everyone.values() if isinstance(found, Person)]
        return members_in(collective, people, self.organization, days)

    @cached_property
    def _standing_by_who(self) -> dict[str, tuple[tuple[BatchFile, Nomination], ...]]:
        found: dict[str, tuple[tuple[BatchFile, Nomination], ...]] = {}
        for file in self.batches:
            for nomination in file.standing:
                if self.revocation_of_nominee(file, nomination) is None:
                    found[nomination.who] = (*found.get(nomination.who, ()), (file, nomination))
        return found

    @cached_property
    def _past_by_who(self) -> dict[str, tuple[Holding, ...]]:
        found: dict[str, tuple[Holding, ...]] = {}
        for held in self.past:
            if held.revoked is None:
                found[held.who] = (*found.get(held.who, ()), held)
        return found

    @cached_property
    def _by_holder(self) -> dict[str, tuple[Holding, ...]]:
        found: dict[str, tuple[Holding, ...]] = {}
        for holding in self.decided:
            found[holding.who] = (*found.get(holding.who, ()), holding)
        return found

    def _decided(self) -> Iterator[Holding]:
        for file in self.batches:
            decision = file.batch.decision
            if decision is None or not file.batch.has_reached("decided"):
                continue
            for nomination in file.standing:
                yield Holding(
                    nomination.who,
                    nomination.award,
                    file.year_of(nomination),
                    file.batch.type,
                    decision.number,
                    decision.date,
                    "",
                    nomination.for_,
                    file.batch.id,
                    self.revocation_of(nomination.who, nomination.award, decision.number, decision.date),
                    file.batch.year,
                )


def award_book(workspace: Workspace) -> AwardBook:
    """Gather the award book from the files of `workspace`, once for these files; of what is written twice the first counts."""
    known: AwardBook | None = workspace.memo.get(AwardBook)
    if known is None:
        known = _gathered(workspace)
        workspace.memo[AwardBook] = known
    return known


def stated_law(workspace: Workspace) -> StatedLaw:
    """Return what the ward states about the law itself."""
    files = workspace.all(AwardLaw)
    return StatedLaw(
        tuple(found for file in files for found in file.instruments),
        tuple(found for file in files for found in file.base_salary),
        workspace.organization.kind_word if workspace.organization else "địa phương",
        words_of(workspace.organization) if workspace.organization else ANY_PLACE,
    )


def _gathered(workspace: Workspace) -> AwardBook:
    organization = workspace.organization
    revocations = tuple(workspace.all(Revocation))
    book = AwardBook(
        everyone=_everyone(workspace),
        batches=_batches(workspace),
        revocations=revocations,
        ratings=_ratings(workspace),
        registrations=_registrations(workspace),
        initiatives={one.id: one for file in workspace.all(Initiatives) for one in file.initiatives},
        conduct=tuple(workspace.all(Conduct)),
        funds={fund.year: fund for fund in workspace.all(AwardFund)},
        local=tuple(rule for file in workspace.all(AwardRules) for rule in file.rules),
        stated=stated_law(workspace),
        council=organization.council if organization else None,
        illustrative=_is_illustrative(workspace),
        organization=organization,
        school_years=school_years(workspace),
    )
    return replace(book, past=_past(workspace, book))


def _everyone(workspace: Workspace) -> dict[str, Recipient]:
    people = [person for register in workspace.all(AwardRegister) for person in register.everyone]
    people += [household for file in workspace.all(Nominations) for household in file.households]
    # From the last to the first, so that the first of the same id stays.
    return {person.id: person for person in reversed(people)}


_RECORDS = (
    AwardRegister,
    PastAwards,
    YearlyRatings,
    Initiatives,
    Conduct,
    AwardRules,
    AwardLaw,
    AwardRegistrations,
    AwardFund,
    Revocation,
)
"""The files that all batches share."""


def _is_illustrative(workspace: Workspace) -> bool:
    files: list[Any] = [file for kind in _RECORDS for file in workspace.all(kind)]
    council = workspace.organization.council if workspace.organization else None
    return any(file.illustrative for file in files) or bool(council and council.illustrative)


def _past(workspace: Workspace, book: AwardBook) -> tuple[Holding, ...]:
    return tuple(
        Holding(
            award.to,
            award.award,
            award.year,
            award.type,
            award.decision.number,
            award.decision.date,
            award.decision.issuer or "",
            award.for_ or "",
            revoked=book.revocation_of(award.to, award.award, award.decision.number, award.decision.date),
        )
        for file in workspace.all(PastAwards)
        for award in file.awards
    )


def _ratings(workspace: Workspace) -> dict[tuple[str, int], Rating]:
    return {
        (rating.of, file.year): rating
        for file in reversed(workspace.all(YearlyRatings))
        for rating in reversed(file.ratings)
    }


def _registrations(workspace: Workspace) -> dict[tuple[str, str, int], Registration]:
    return {
        (entry.who, entry.award, file.year): entry
        for file in workspace.all(AwardRegistrations)
        for entry in file.registrations
    }


def _batches(workspace: Workspace) -> tuple[BatchFile, ...]:
    nominations = {file.batch: file for file in workspace.all(Nominations)}
    sessions = {file.batch: file for file in workspace.all(CouncilSession)}
    found = []
    for batch in sorted(workspace.all(AwardBatch), key=lambda batch: (batch.year, batch.id)):
        proposed, session = nominations.get(batch.id), sessions.get(batch.id)
        illustrative = any(part is not None and part.illustrative for part in (batch, proposed, session))
        found.append(BatchFile(batch, proposed.nominations if proposed else (), session, illustrative))
    return tuple(found)
