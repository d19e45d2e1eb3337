"""The numbers of a target in the data of a file: its measure, threshold, schedule and shares, as they stand before and after a change."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction
from typing import Any

from tdkt.attainment.rounding import vietnamese
from tdkt.model.building import build
from tdkt.model.measure import Measure, Relation
from tdkt.model.place import NOWHERE
from tdkt.model.plan_year import year_name
from tdkt.model.records import dataclass

Figures = tuple[tuple[tuple[str, ...] | None, Fraction], ...]
"""Numbers, each under what it is for: ("threshold",), ("schedule", "Q1"), ("share", "thon-mot"). None is one whom nobody took on."""


@dataclass(frozen=True, slots=True)
class Stepped:
    """The threshold of the old year and that of the new one, as the files write them."""

    before: Any
    after: Any

    @property
    def numbers(self) -> tuple[Fraction, Fraction]:
        """Both, exactly."""
        return number_of(self.before), number_of(self.after)

    def said(self, old: int, new: int) -> str:
        """Say both: "mức của năm 2027 là 6 (năm 2026: 5)"."""
        before, after = (vietnamese(Decimal(str(amount))) for amount in (self.before, self.after))
        return f"mức của {year_name(new)} là {after} ({year_name(old)}: {before})"


def number_of(amount: Any) -> Fraction:
    """Return a number as the files write it, exactly."""
    return Fraction(Decimal(str(amount)))


def measure_of(target: Any) -> Measure:
    """Return the measure of `target` (ruamel's data) as it stands now; when it is due is left out."""
    given = {key: value for key, value in target["measure"].items() if key != "due"}
    return build(Measure, given, NOWHERE)


def relation_of(target: Any) -> str | None:
    """Return the key under which the threshold of `target` stands, None where it has none."""
    return next((one.value for one in Relation if one.value in target["measure"]), None)


def figures_of(target: Any, answering: Callable[[str], str | None] = str) -> Figures:
    """Return the schedule and shares of `target`, those of a member under who answers for it (`answering`)."""
    found = list[tuple[tuple[str, ...] | None, Fraction]]()
    for mark, amount in target["measure"].get("schedule", {}).items():
        found.append((("schedule", str(mark)), number_of(amount)))
    for share in target.get("allocation", {}).get("shares", ()):
        heir = answering(str(share["for"]))
        for key, amount in (("share", share["share"]), *share.get("schedule", {}).items()):
            found.append((None if heir is None else ("share", heir, str(key)), number_of(amount)))
    return tuple(found)


def changed(before: Figures, after: Figures) -> dict[Fraction, frozenset[Fraction]]:
    """Return the numbers of `before` that are others in `after`, each with what they are there (nothing where they are gone)."""
    now = dict(after)
    found = dict[Fraction, frozenset[Fraction]]()
    for key, amount in before:
        new = now.get(key) if key is not None else None
        if new != amount:
            found[amount] = found.get(amount, frozenset()) | ({new} if new is not None else set())
    return found
