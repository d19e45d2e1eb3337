"""All checks of award files: what they name (A1), who may get what (A2, A3), how (A4), by which votes (A5), for how much (A6)."""

from __future__ import annotations

from collections.abc import Iterator

from tdkt.awards.book import award_book
from tdkt.checks.awards import local_rules, personal_data
from tdkt.checks.awards import money as award_money
from tdkt.checks.awards import procedure as award_procedure
from tdkt.checks.awards import references as award_references
from tdkt.checks.awards import repeats as award_repeats
from tdkt.checks.awards import standards as award_standards
from tdkt.checks.awards import steps as award_steps
from tdkt.checks.awards import votes as award_votes
from tdkt.model.diagnostic import Diagnostic
from tdkt.workspace.workspace import Workspace

_A1 = award_references.RULES + local_rules.RULES + personal_data.RULES
RULES = (
    # What files name and say is one subject in three modules; the manual tells it by code.
    tuple(sorted(_A1, key=lambda rule: rule.code))
    + award_standards.RULES
    + award_repeats.RULES
    + award_steps.RULES
    + award_procedure.RULES
    + award_votes.RULES
    + award_money.RULES
)


def check(workspace: Workspace) -> Iterator[Diagnostic]:
    """Yield every finding on the award files; a batch whose files name what is not there is judged as far as it goes."""
    yield from award_references.check(workspace)
    yield from local_rules.check(workspace)
    yield from personal_data.check(workspace)
    if workspace.incomplete:
        return
    book = award_book(workspace)
    for file in book.batches:
        law = book.law_of(file)
        if law is None:
            yield award_procedure.no_law(file)
            continue
        yield from award_standards.check(file, law, book)
        yield from award_repeats.check(file, law, book)
        yield from award_steps.check(file, law, book)
        yield from award_procedure.check(file, law, book)
        yield from award_votes.check(file, law, book)
        yield from award_money.check(file, law, book)
    yield from award_money.funds(book)
