"""What a sentence of a plan is taken for: a task, or one or several targets, with the grounds and the doubts of each.

A proposal decides nothing: what its words leave open is a doubt, whose choices are written out for whoever knows.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Any

from tdkt.model.measure import Relation
from tdkt.model.records import dataclass, replace

MeasureData = Mapping[str, Any]
"""A measure as `measure:` of a movements file holds it."""


class About(StrEnum):
    """What a doubt is about; the first four are the questions of `tdkt new target`."""

    ADDS_UP = "adds-up"
    HOW_OFTEN = "how-often"
    DUE = "due"
    DIRECTION = "direction"
    UNIT = "unit"
    MEASURE = "measure"


@dataclass(frozen=True, slots=True)
class Choice:
    """An answer in words, and what it changes in the measure: keys with their values, None for a key that goes.

    Without a `change` it leads to no measure that can be written here: a task, or one to be written by hand.
    """

    words: str
    change: MeasureData | None


@dataclass(frozen=True, slots=True)
class Doubt:
    """What the sentence leaves open: a question, its answers, and which of them the proposal assumes (an index)."""

    about: About
    question: str
    choices: tuple[Choice, ...]
    assumed: int = 0

    @property
    def words(self) -> str:
        """The doubt on one line, as it stands behind "# SỬA:"."""
        if not self.choices:
            return self.question
        listed = "; ".join(f"({number}) {choice.words}" for number, choice in enumerate(self.choices, 1))
        return f"{self.question} {listed}. Đang ghi theo ({self.assumed + 1})."


def changed(measure: MeasureData, change: MeasureData) -> dict[str, Any]:
    """Return `measure` after the `change` of a choice, its keys in the order of the files."""
    both = {**measure, **change}
    return {key: both[key] for key in sorted(both, key=_ORDER.index) if both[key] is not None}


_RELATIONS = tuple(relation.value for relation in Relation)
_ORDER = (
    "type", *_RELATIONS, "each_at_least", "counting", "of", "in", "among", "percent_only", "of_plan", "points",
    "accumulate", "due", "reported_in", "schedule",
)  # fmt: skip


def threshold(relation: Relation, value: object) -> dict[str, Any]:
    """Return the change that makes `relation` with `value` the one comparison of a measure."""
    return {**dict.fromkeys(_RELATIONS), relation.value: value}


@dataclass(frozen=True, slots=True)
class ProposedAllocation:
    """Shares for a target: `to` as in `allocation:`, each member's id with its number."""

    to: str
    shares: tuple[tuple[str, Any], ...]


@dataclass(frozen=True, slots=True)
class ProposedTarget:
    """A promise of a sentence.

    `quote` is the part of the sentence that makes it, word for word (the sentence itself where it makes one promise);
    `label` what tables call it where the quote does not stand alone, "" otherwise. `unit` is the id of the unit that the
    sentence names for this part, "" for the unit that the sentence belongs to. `allocation` are the shares that a table
    gives out of it.
    """

    quote: str
    label: str
    measure: MeasureData
    reasons: tuple[str, ...]
    doubts: tuple[Doubt, ...] = ()
    unit: str = ""
    allocation: ProposedAllocation | None = None


@dataclass(frozen=True, slots=True)
class Proposed:
    """A sentence (`text`, as it was given) with its targets; without any it is a task.

    `doubts` are those of the whole sentence: a quantity of which no sound measure can be made.
    """

    text: str
    targets: tuple[ProposedTarget, ...] = ()
    doubts: tuple[Doubt, ...] = ()

    @property
    def is_task(self) -> bool:
        """Whether nothing in it is measured."""
        return not self.targets

    def with_doubt(self, doubt: Doubt) -> Proposed:
        """Return the proposal with one more doubt: of its first target, of the sentence where it has none."""
        if not self.targets:
            return replace(self, doubts=(*self.doubts, doubt))
        first = replace(self.targets[0], doubts=(*self.targets[0].doubts, doubt))
        return replace(self, targets=(first, *self.targets[1:]))

    @property
    def all_doubts(self) -> tuple[Doubt, ...]:
        """The doubts of the sentence and of its targets, in that order."""
        return (*self.doubts, *(doubt for target in self.targets for doubt in target.doubts))
