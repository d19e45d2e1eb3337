"""A unit's movements with their tasks and targets."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from tdkt.model.measure import Measure
from tdkt.model.place import Origin
from tdkt.model.text import plain


@dataclass(frozen=True, slots=True)
class Target:
    """A promise that is measured.

    `text` is the promise in the plan's own words (the sentence, or the part of it that makes the promise); `label` is
    what tables call it where that part does not stand alone ("" otherwise).
    `units` are the units that answer for it, the owner first.
    """

    id: str
    text: str
    label: str
    measure: Measure
    units: tuple[str, ...]
    movement: str
    origin: Origin

    @property
    def name(self) -> str:
        """What a table calls the target: from a capital letter, without the marks of italics and the final mark."""
        words = plain(self.label or self.text).rstrip(".;")
        return words[:1].upper() + words[1:]


@dataclass(frozen=True, slots=True)
class Item:
    """One printed sentence: a task (`task` is its id), or the sentence of one or several targets."""

    text: str
    task: str | None
    targets: tuple[Target, ...]
    origin: Origin


@dataclass(frozen=True, slots=True)
class Movement:
    """An emulation movement of a unit."""

    id: str
    title: str
    items: tuple[Item, ...]
    origin: Origin

    @property
    def targets(self) -> tuple[Target, ...]:
        """The targets in printing order."""
        return tuple(target for item in self.items for target in item.targets)


@dataclass(frozen=True, slots=True)
class UnitMovements:
    """One unit's movements in one year; `layout` is "list" or "prose"."""

    year: int
    unit: str
    layout: str
    movements: tuple[Movement, ...]
    origin: Origin

    @property
    def targets(self) -> Iterator[Target]:
        """The unit's targets in printing order."""
        return (target for movement in self.movements for target in movement.targets)

    @property
    def items(self) -> Iterator[Item]:
        """The unit's printed sentences in order."""
        return (item for movement in self.movements for item in movement.items)
