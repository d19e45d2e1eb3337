"""The golden book of an issued decision: a number that was given stays with whom it was given to, also when they are withdrawn.

An amendment takes somebody off the list or brings somebody onto it; nobody else's number moves, and no number is given twice.
"""

from __future__ import annotations

from tdkt.awards.batch_case import BatchCase
from tdkt.model.award_batch import Nomination, Nominations
from tdkt.model.issued import DECISION
from tdkt.model.records import dataclass
from tdkt.workspace.issued import life_of, stored_texts
from tdkt.workspace.workspace import Workspace, stored_workspace


@dataclass(frozen=True, slots=True)
class GoldenBook:
    """What was signed of a batch: the numbers of those who stood on a signed list, by nomination (None: given later)."""

    signed: dict[str, int | None]
    standing: tuple[Nomination, ...]

    @property
    def is_signed(self) -> bool:
        """Tell whether the decision has been issued."""
        return bool(self.signed)

    @property
    def highest(self) -> int:
        """The highest number that there can be: one for each who stands, or ever stood, on the list."""
        return len({*self.signed, *(found.id for found in self.standing)})

    def was_on_the_list(self, nomination: Nomination) -> bool:
        """Tell whether a signed list had them."""
        return nomination.id in self.signed

    def first_for_a_newcomer(self, given: set[int]) -> int:
        """Return from which number on somebody new is numbered, where the numbers `given` are known.

        Somebody who was taken out of the files took their number along; which one it was is not known any more.
        """
        here = {found.id for found in self.standing}
        someone_went = any(one not in here for one in self.signed)
        return max(*given, len(self.signed), 0) + 1 if someone_went and given else 1


def golden_book(case: BatchCase) -> GoldenBook:
    """Return what was signed of the numbers of a batch."""
    return GoldenBook(_signed(case.workspace, case.batch.id), case.file.standing)


def _signed(workspace: Workspace, batch: str) -> dict[str, int | None]:
    found: dict[str, int | None] = {}
    for document in life_of(workspace, DECISION, batch):
        texts = stored_texts(workspace, document) or {}
        wanted = {file: text.encode() for file, text in texts.items() if "kind: nominations" in text}
        stored = stored_workspace(workspace.root, wanted, partial=True)
        for file in (one for one in stored.all(Nominations) if one.batch == batch):
            for nomination in (one for one in file.nominations if one.refused is None):
                found[nomination.id] = nomination.ordinal or found.get(nomination.id)
    return found
