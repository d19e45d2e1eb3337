"""One batch with all that is asked about it: its law, who is proposed in the office's order, the money, the votes.

It is what the checks judge, the screens show and the papers are made of. It is built of what is there: a nomination that
names somebody or an award that nobody knows is no nominee.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable

from tdkt.awards.book import AwardBook, BatchFile, award_book
from tdkt.awards.law_in_force import LawInForce
from tdkt.awards.office_order import place_in_list
from tdkt.awards.prize_rules import Prize, total
from tdkt.awards.prizes import all_titles, prizes
from tdkt.awards.titles_elsewhere import Titles
from tdkt.awards.voting import Tally, tally
from tdkt.errors import UserError
from tdkt.law.packs import CITY, AwardRule
from tdkt.model.award_batch import AwardBatch, Nomination, Vote
from tdkt.model.organization import Organization
from tdkt.model.plan import Plan
from tdkt.model.records import dataclass
from tdkt.model.register import Recipient
from tdkt.workspace.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Nominee:
    """One nomination with who it is for, the award's rule and the prize (None where none can be computed)."""

    nomination: Nomination
    who: Recipient
    award: AwardRule
    prize: Prize | None


@dataclass(frozen=True, slots=True)
class BatchCase:
    """A batch; `nominees` are those not refused, in the office's order, `refused` the others.

    `workspace` is where it comes from: the figures of the year stand there too. `prizes` are in the order of the file.
    """

    workspace: Workspace
    book: AwardBook
    file: BatchFile
    law: LawInForce
    prizes: tuple[Prize, ...]
    nominees: tuple[Nominee, ...]
    refused: tuple[Nominee, ...]

    @property
    def batch(self) -> AwardBatch:
        """The batch itself."""
        return self.file.batch

    @property
    def decided_on(self) -> datetime.date | None:
        """The day of the decision, None while there is none."""
        return self.batch.decision.date if self.batch.decision else None

    @property
    def organization(self) -> Organization:
        """The ward. Raises UserError where its file could not be read."""
        if self.book.organization is None:
            raise UserError("Chưa đọc được plans/organization.yaml.", hint="Xem: tdkt validate.")
        return self.book.organization

    @property
    def plan(self) -> Plan | None:
        """The plan of the batch's year."""
        return next((plan for plan in self.workspace.plans if plan.year == self.batch.year), None)

    @property
    def to_city(self) -> bool:
        """Tell whether the city decides, not the ward."""
        return self.batch.level == CITY

    @property
    def goes_to_the_council(self) -> bool:
        """Tell whether the Council votes on any of the batch: there are titles that it has no part in."""
        awards = [award for found in self.file.nominations if (award := self.award_of(found))]
        return not awards or any(award.goes_to_the_council for award in awards)

    @property
    def asks_the_people(self) -> bool:
        """Tell whether an award of the batch asks for the people's opinions before it is decided."""
        awards = (self.award_of(found) for found in self.file.standing)
        return any(award.opinion_days and award.opinion_days.value for award in awards if award)

    @property
    def rests_on(self) -> frozenset[str]:
        """The numbers of instruments that are cited for the awards of the batch alone."""
        awards = (self.award_of(found) for found in self.file.nominations)
        return frozenset(number for award in awards if award for number in award.rests_on)

    @property
    def illustrative(self) -> bool:
        """Tell whether anything that rests on the batch is only for illustration."""
        return self.file.illustrative or self.book.illustrative

    @property
    def money(self) -> int:
        """The sum of the prizes in đồng."""
        return total(self.prizes)

    @property
    def owed(self) -> int:
        """The đồng that are left where a part of the prizes was paid, 0 before and after, and where the city pays."""
        is_begun = bool(self.batch.payment) and not self.to_city
        return max(self.money - self.batch.paid, 0) if is_begun else 0

    @property
    def considered(self) -> tuple[Nominee, ...]:
        """Those that the Council votes on, the refused there among them, in the office's order without ordinals."""
        asked = [found for found in self.refused if _was_voted_on(found)]
        return tuple(
            sorted(
                (*self.nominees, *asked),
                key=lambda found: place_in_list(found.who, found.award.id, self.law, self.book.organization),
            )
        )

    def of(self, recipient: str) -> tuple[Nominee, ...]:
        """Return the nominees of one kind of recipient."""
        return tuple(nominee for nominee in self.nominees if nominee.who.recipient == recipient)

    def award_of(self, nomination: Nomination) -> AwardRule | None:
        """Return the rule of the award that is proposed, None where the law does not know it."""
        return self.law.awards.get(nomination.award)

    def name_of(self, nomination: Nomination) -> str:
        """Return who is proposed as they are addressed, their id where nobody knows them."""
        who = self.book.everyone.get(nomination.who)
        return who.full_address if who else nomination.who

    def vote_on(self, nomination: Nomination) -> Vote | None:
        """Return the Council's votes for `nomination`, None where there was no vote, or it has no part in the award."""
        award = self.award_of(nomination)
        return self.file.vote_on(nomination) if award is None or award.goes_to_the_council else None

    def votes_of(self, nomination: Nomination) -> Tally | None:
        """Return the tally of the Council's votes for `nomination`, None where there was no vote."""
        vote, award = self.vote_on(nomination), self.award_of(nomination)
        session, council = self.file.session, self.book.council
        if vote is None or award is None or session is None or council is None:
            return None
        return tally(vote, award, self.law, council, session)


def batch_cases(workspace: Workspace) -> tuple[BatchCase, ...]:
    """Return the case of every batch of `workspace`, made once for its files."""
    known: tuple[BatchCase, ...] | None = workspace.memo.get(BatchCase)
    if known is None:
        book = award_book(workspace)
        titles = all_titles(book)
        known = tuple(_case(workspace, book, file, titles) for file in book.batches)
        workspace.memo[BatchCase] = known
    return known


def known_nominees(
    nominations: Iterable[Nomination],
    book: AwardBook,
    law: LawInForce,
    paid: Iterable[Prize] = (),
) -> list[Nominee]:
    """Return the nominees of `nominations` that the register and the law know, in their order, with what is `paid`."""
    by_id = {prize.nomination.id: prize for prize in paid}
    return [
        Nominee(found, book.everyone[found.who], law.awards[found.award], by_id.get(found.id))
        for found in nominations
        if found.who in book.everyone and found.award in law.awards
    ]


def _case(workspace: Workspace, book: AwardBook, file: BatchFile, titles: Titles) -> BatchCase:
    law = book.law_of(file)
    found = prizes(file, file.standing, book, law, titles)

    def place(nominee: Nominee) -> tuple[object, ...]:
        # A number from the decision is kept, whatever has changed in names since.
        recipient, *rest = place_in_list(nominee.who, nominee.award.id, law, book.organization)
        return recipient, nominee.nomination.ordinal or 0, *rest

    refused = [nomination for nomination in file.nominations if nomination.refused]
    return BatchCase(
        workspace,
        book,
        file,
        law,
        found,
        tuple(sorted(known_nominees(file.standing, book, law, found), key=place)),
        tuple(sorted(known_nominees(refused, book, law), key=place)),
    )


def _was_voted_on(found: Nominee) -> bool:
    refused = found.nomination.refused
    return refused is not None and refused.at != "appraisal"
