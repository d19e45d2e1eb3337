"""What every document of an award batch needs: the batch with its law, its nominees in the office's order, its money.

Lists are in the office's order (`awards/office_order.py`); a nomination that has its ordinal from the decision keeps to it.
"""

from __future__ import annotations

from dataclasses import dataclass

from tdkt.awards.book import AwardBook, BatchFile, award_book
from tdkt.awards.law_in_force import LawInForce
from tdkt.awards.office_order import place_in_list
from tdkt.awards.prizes import Prize, prizes
from tdkt.checks.run import no_such_batch, refuse_award_errors
from tdkt.errors import UserError
from tdkt.law.packs import COLLECTIVE, HOUSEHOLD, PERSON, AwardRule
from tdkt.model.award_batch import Nomination
from tdkt.model.organization import Organization
from tdkt.model.plan import Plan
from tdkt.model.register import Recipient
from tdkt.workspace.workspace import Workspace

LIST_TITLES = {COLLECTIVE: "Tập thể", PERSON: "Cá nhân", HOUSEHOLD: "Hộ gia đình"}


class NotYetError(UserError):
    """A paper of a batch that cannot be made as things stand; in a set of papers it is said and left out."""


@dataclass(frozen=True, slots=True)
class Nominee:
    """One nomination with who it is for, the award's rule and the prize (None where none can be computed)."""

    nomination: Nomination
    who: Recipient
    award: AwardRule
    prize: Prize | None


@dataclass(frozen=True, slots=True)
class BatchCase:
    """A batch ready for documents; `nominees` are those not refused, in the office's order, `refused` the others.

    `workspace` is where it comes from: the figures of the year stand there too.
    """

    workspace: Workspace
    organization: Organization
    plan: Plan | None
    file: BatchFile
    law: LawInForce
    book: AwardBook
    nominees: tuple[Nominee, ...]
    refused: tuple[Nominee, ...]

    @property
    def illustrative(self) -> bool:
        """Tell whether anything that the documents rest on is only for illustration."""
        return self.file.illustrative or self.book.illustrative

    @property
    def considered(self) -> tuple[Nominee, ...]:
        """Those that the Council votes on, the refused there among them, in the office's order without ordinals."""
        asked = [found for found in self.refused if _was_voted_on(found)]
        place = place_in_list(self.law)
        return tuple(
            sorted((*self.nominees, *asked), key=lambda found: place(found.who, found.nomination.award))
        )

    def of(self, recipient: str) -> tuple[Nominee, ...]:
        """Return the nominees of one kind of recipient."""
        return tuple(nominee for nominee in self.nominees if nominee.who.recipient == recipient)


def batch_case(workspace: Workspace, batch_id: str) -> BatchCase:
    """Return the batch from files without errors; raises UserError where there is none, one is wrong, or no law is known."""
    organization, book = workspace.organization, award_book(workspace)
    file = book.batch(batch_id)
    if organization is None or file is None:
        raise no_such_batch(batch_id, [found.batch.id for found in book.batches])
    refuse_award_errors(workspace, batch_id)
    law = book.law_of(file)
    if law is None:
        raise UserError(f"tdkt chưa có quy định về khen thưởng ngày {file.law_day:%d/%m/%Y}.")
    paid = {prize.nomination.id: prize for prize in prizes(file, file.standing, book, law)}

    def nominee(nomination: Nomination) -> Nominee:
        return Nominee(
            nomination, book.everyone[nomination.who], law.awards[nomination.award], paid.get(nomination.id)
        )

    listed = place_in_list(law)

    def place(found: Nominee) -> tuple[object, ...]:
        recipient, *rest = listed(found.who, found.nomination.award)
        return (recipient, found.nomination.ordinal or 0, *rest)

    return BatchCase(
        workspace,
        organization,
        next((plan for plan in workspace.plans if plan.year == file.batch.year), None),
        file,
        law,
        book,
        tuple(sorted(map(nominee, file.standing), key=place)),
        tuple(sorted((nominee(found) for found in file.nominations if found.refused), key=place)),
    )


def _was_voted_on(found: Nominee) -> bool:
    refused = found.nomination.refused
    return refused is not None and refused.at != "appraisal"
