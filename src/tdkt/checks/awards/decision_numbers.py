"""Awards: a number of a decision is used once a year (NĐ 30/2020, Phụ lục I, Phần I, II.3)."""

from __future__ import annotations

from collections.abc import Iterator

from tdkt.awards.batch_case import BatchCase
from tdkt.checks.rule import ERROR, Rule, Stops
from tdkt.model.award_batch import BatchDecision
from tdkt.model.diagnostic import Diagnostic

SAME_NUMBER = Rule(
    code="A411",
    severity=ERROR,
    stops=Stops.ITS_BATCH,
    title="Hai quyết định cùng số",
    explanation="Trong một năm, mỗi số quyết định chỉ dùng một lần; hai đợt cùng một quyết định thì cùng "
    "ngày.",
    source="NĐ 30/2020, Phụ lục I, Phần I, II.3",
)

RULES = (SAME_NUMBER,)


def check(case: BatchCase) -> Iterator[Diagnostic]:
    """Yield where the number of the decision is that of an earlier one."""
    decision = case.batch.decision
    for other in case.book.batches if decision else ():
        theirs = other.batch.decision
        if decision is None or theirs is None or not _is_the_same_number(theirs, decision):
            continue
        # Told once, at the later of the two.
        if (theirs.date, other.batch.id) < (decision.date, case.batch.id):
            yield SAME_NUMBER.at(
                decision.origin.at("number"),
                f"Quyết định số {decision.number} ngày {decision.date:%d/%m/%Y} trùng số với quyết định ngày "
                f"{theirs.date:%d/%m/%Y} của đợt “{other.batch.id}”.",
                "Kiểm tra số và ngày của hai quyết định.",
                ((theirs.origin.at("number"), "quyết định kia"),),
            )


def _is_the_same_number(one: BatchDecision, other: BatchDecision) -> bool:
    """Tell whether two decisions of one office and year bear one number; of the same day they are one decision."""
    of_one_register = (one.by, one.date.year) == (other.by, other.date.year)
    return of_one_register and one.date != other.date and one.number.casefold() == other.number.casefold()
