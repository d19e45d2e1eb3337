"""All checks of award files: what they name (A1), who may get what (A2, A3), how (A4), by which votes (A5), for how much (A6)."""

from __future__ import annotations

from collections.abc import Iterator

from tdkt.awards.batch_case import batch_cases
from tdkt.awards.book import award_book
from tdkt.checks.awards import (
    attendance,
    chairmen,
    cites,
    decision_numbers,
    fund,
    lives_of_nominees,
    lives_on_record,
    local_rules,
    money,
    personal_data,
    procedure,
    references,
    repeats,
    revocations,
    simple_procedure,
    standards,
    stated_law,
    statistical_forms,
    steps,
    votes,
    vouchers,
)
from tdkt.model.diagnostic import Diagnostic
from tdkt.workspace.workspace import Workspace

_OF_FILES = (
    references,
    local_rules,
    stated_law,
    personal_data,
    lives_on_record,
    chairmen,
    revocations,
    fund,
    vouchers,
    statistical_forms,
)
_OF_A_BATCH = (
    standards,
    lives_of_nominees,
    repeats,
    steps,
    simple_procedure,
    decision_numbers,
    procedure,
    cites,
    attendance,
    votes,
    money,
)
RULES = (
    # What files name and say is one subject in three modules; the manual tells it by code.
    *sorted((rule for family in _OF_FILES for rule in family.RULES), key=lambda rule: rule.code),
    *(rule for family in _OF_A_BATCH for rule in family.RULES),
)


def check(workspace: Workspace) -> Iterator[Diagnostic]:
    """Yield every finding on the award files; a batch whose files name what is not there is judged as far as it goes."""
    for family in _OF_FILES:
        yield from family.check(workspace)
    if workspace.incomplete:
        return
    cases = batch_cases(workspace)
    for case in cases:
        for family_of_batch in _OF_A_BATCH:
            yield from family_of_batch.check(case)
    yield from money.funds(cases, award_book(workspace))
