"""A batch at a glance: how many are proposed, refused, what was decided, what is paid, and the office's order."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from tdkt.attainment.rounding import rounded, vietnamese
from tdkt.awards.book import AwardBook, BatchFile
from tdkt.awards.law_in_force import LawInForce, unsure_together
from tdkt.awards.law_wording import RECIPIENT_NAMES, level_words
from tdkt.awards.prizes import Prize, prizes, total
from tdkt.awards.voting import Tally, tally
from tdkt.law.packs import CITY, Fact
from tdkt.model.award_batch import STATE_NAMES, Nomination
from tdkt.model.register import Person, Recipient
from tdkt.model.vietnamese_order import name_key, text_key

REFUSED_AT = {"appraisal": "khi thẩm định", "council": "tại Hội đồng", "decision": "khi quyết định"}
_RECIPIENTS = tuple(RECIPIENT_NAMES)


@dataclass(frozen=True, slots=True)
class BatchSummary:
    """A batch with the law that it follows (None where tdkt knows none) and the prizes of what has not been refused."""

    file: BatchFile
    law: LawInForce | None
    prizes: tuple[Prize, ...]
    by_recipient: dict[str, int]

    @property
    def money(self) -> int:
        """The sum of the prizes in đồng."""
        return total(self.prizes)

    @property
    def refused(self) -> int:
        """How many nominations go no further."""
        return len(self.file.nominations) - len(self.file.standing)

    @property
    def counts(self) -> str:
        """How many are proposed: "3 tập thể, 34 cá nhân"."""
        return ", ".join(
            f"{count} {RECIPIENT_NAMES[recipient]}" for recipient, count in self.by_recipient.items() if count
        )

    @property
    def coefficients(self) -> list[tuple[str, Fact]]:
        """The coefficients that the prizes are computed from, each with what it is of."""
        return [
            (f"{prize.award.name} ({RECIPIENT_NAMES[prize.who.recipient]})", prize.coefficient)
            for prize in self.prizes
        ]

    @property
    def thresholds(self) -> list[tuple[str, Fact]]:
        """The shares of votes that were asked for, each with its award."""
        awards = {prize.award.id: prize.award for prize in self.prizes} if self.file.session else {}
        return [(award.name, award.votes) for award in awards.values()]


def notices_of(summaries: Sequence[BatchSummary], *, with_votes: bool) -> tuple[str, ...]:
    """Return what has to be checked before the money (and the votes) of `summaries` are relied on."""
    notices = [notice for found in summaries for notice in (found.law.notices if found.law else ())]
    coefficients = [fact for found in summaries for fact in found.coefficients]
    thresholds = [fact for found in summaries for fact in found.thresholds] if with_votes else []
    return (
        *dict.fromkeys(notices),
        *unsure_together("Hệ số tiền thưởng", coefficients),
        *unsure_together("Tỷ lệ phiếu", thresholds),
    )


def batch_summary(file: BatchFile, book: AwardBook) -> BatchSummary:
    """Return the summary of a batch."""
    law = book.law_of(file)
    found = Counter(
        book.everyone[nomination.who].recipient
        for nomination in file.nominations
        if nomination.who in book.everyone
    )
    return BatchSummary(
        file,
        law,
        prizes(file, file.standing, book, law) if law else (),
        {recipient: found[recipient] for recipient in _RECIPIENTS},
    )


def in_office_order(
    nominations: tuple[Nomination, ...], book: AwardBook, law: LawInForce | None
) -> list[Nomination]:
    """Return `nominations` as a list names them: collectives, individuals, households; by award; by name.

    Awards stand in the order of their numbers in the decision, before there are any in that of the law pack; names of
    people by given name in the Vietnamese alphabet. What nobody knows stands last.
    """
    order = {award: number for number, award in enumerate(law.awards if law else ())}
    first: dict[tuple[str, str], int] = {}
    for nomination in nominations:
        if nomination.ordinal is not None:
            key = (_recipient(nomination, book), nomination.award)
            first[key] = min(nomination.ordinal, first.get(key, nomination.ordinal))

    def place(nomination: Nomination) -> tuple[object, ...]:
        recipient, award = _recipient(nomination, book), nomination.award
        return (
            _RECIPIENTS.index(recipient) if recipient else len(_RECIPIENTS),
            first.get((recipient, award), len(nominations) + 1),
            order.get(award, len(order)),
            award,
            _key(book.everyone.get(nomination.who)),
            nomination.id,
        )

    return sorted(nominations, key=place)


def _recipient(nomination: Nomination, book: AwardBook) -> str:
    who = book.everyone.get(nomination.who)
    return who.recipient if who else ""


def _key(who: Recipient | None) -> tuple[object, ...]:
    if who is None:
        return ()
    return name_key(who.name) if isinstance(who, Person) else text_key(who.name)


def votes_of(nomination: Nomination, summary: BatchSummary, book: AwardBook) -> Tally | None:
    """Return the tally of the Council's votes for `nomination`, None where there was no vote."""
    file, law = summary.file, summary.law
    vote = file.vote_on(nomination)
    award = law.awards.get(nomination.award) if law else None
    if vote is None or award is None or law is None or book.council is None or file.session is None:
        return None
    return tally(vote, award, law, book.council, file.session)


def votes_words(found: Tally | None) -> str:
    """Say the votes: "8/9 (88,89%)", "" where there was no vote. Rounding never crosses the threshold."""
    if found is None:
        return ""
    percent = rounded(found.share * 100, against=(found.threshold.share * 100,))
    return f"{found.votes_for}/{found.counted} ({vietnamese(percent)}%)"


def result_words(nomination: Nomination, file: BatchFile, book: AwardBook) -> str:
    """Say what came of `nomination` so far: "không được khen tại Hội đồng", "đã tặng", "đã trình thành phố"."""
    if nomination.refused is not None:
        return f"không được khen {REFUSED_AT[nomination.refused.at]}"
    if file.batch.has_reached("decided"):
        return "đã tặng"
    if file.batch.has_reached("submitted") and file.batch.level == "city":
        return f"đã trình {level_words(CITY, book.organization)}"
    return STATE_NAMES[file.batch.state]
