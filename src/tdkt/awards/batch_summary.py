"""A batch at a glance in a few words: how many are proposed, how they were voted on, what came of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from tdkt.attainment.rounding import rounded, vietnamese
from tdkt.awards.batch_case import BatchCase
from tdkt.awards.law_in_force import unsure_together
from tdkt.awards.law_wording import RECIPIENT_NAMES, level_words
from tdkt.awards.voting import Tally
from tdkt.law.packs import CITY, Fact
from tdkt.model.award_batch import STATE_NAMES, Nomination

REFUSED_AT = {"appraisal": "khi thẩm định", "council": "tại Hội đồng", "decision": "khi quyết định"}


def counts_words(case: BatchCase) -> str:
    """Say how many are proposed: "3 tập thể, 34 cá nhân"."""
    everyone = case.book.everyone
    known = (everyone.get(nomination.who) for nomination in case.file.nominations)
    counts = Counter(who.recipient for who in known if who is not None)
    return ", ".join(
        f"{counts[recipient]} {name}" for recipient, name in RECIPIENT_NAMES.items() if counts[recipient]
    )


def notices_of(cases: Sequence[BatchCase], *, with_votes: bool) -> tuple[str, ...]:
    """Return what has to be checked before the money (and the votes) of `cases` are relied on."""
    notices = [notice for case in cases for notice in case.law.notices]
    coefficients = [fact for case in cases for fact in _coefficients(case)]
    thresholds = [fact for case in cases for fact in _thresholds(case)] if with_votes else []
    return (
        *dict.fromkeys(notices),
        *unsure_together("Hệ số tiền thưởng", coefficients),
        *unsure_together("Tỷ lệ phiếu", thresholds),
    )


def _coefficients(case: BatchCase) -> list[tuple[str, Fact]]:
    """Return the coefficients that the prizes are computed from, each with what it is of."""
    return [
        (f"{prize.award.name} ({RECIPIENT_NAMES[prize.who.recipient]})", prize.coefficient)
        for prize in case.prizes
    ]


def _thresholds(case: BatchCase) -> list[tuple[str, Fact]]:
    """Return the shares of votes that were asked for, each with its award."""
    awards = {prize.award.id: prize.award for prize in case.prizes} if case.file.session else {}
    return [(award.name, award.votes) for award in awards.values()]


def votes_words(found: Tally | None) -> str:
    """Say the votes: "8/9 (88,89%)", "" where there was no vote. Rounding never crosses the threshold."""
    if found is None:
        return ""
    percent = rounded(found.share * 100, against=(found.threshold.share * 100,))
    return f"{found.votes_for}/{found.counted} ({vietnamese(percent)}%)"


def result_words(nomination: Nomination, case: BatchCase) -> str:
    """Say what came of `nomination` so far: "không được khen tại Hội đồng", "đã tặng", "đã trình thành phố"."""
    batch = case.batch
    if nomination.refused is not None:
        return f"không được khen {REFUSED_AT[nomination.refused.at]}"
    if batch.has_reached("decided"):
        return "đã tặng"
    if batch.has_reached("submitted") and case.to_city:
        return f"đã trình {level_words(CITY, case.book.organization)}"
    return STATE_NAMES[batch.state]
