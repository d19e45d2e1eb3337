"""A unit's movements with their tasks and targets."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from tdkt.model.allocation import TO_UNITS, Allocation, reporting_of
from tdkt.model.assignment import Assignment
from tdkt.model.building import Data, build, in_file
from tdkt.model.measure import EVERY_MONTH, EVERY_PERIOD, Measure
from tdkt.model.movement_life import MovementLife, YearlyPlan
from tdkt.model.place import Origin
from tdkt.model.plan_year import PlanYear
from tdkt.model.records import dataclass, field, replace
from tdkt.model.text import plain, upper_first

EVERY = "report_every"
"""The key that says of a file, a movement or a measure how often it is reported; the nearest one counts."""


@dataclass(frozen=True, slots=True)
class Target:
    """A promise that is measured.

    `text` is the promise in the plan's own words (the sentence, or the part of it that makes the promise); `label` is
    what tables call it where that part does not stand alone ("" otherwise).
    `units` are the units that answer for it, the owner first: the unit of its file, unless the sentence gives this part of
    it to another; units that it is allocated to are among them. `formerly` are the ids that it had before, the oldest first.
    `indicator` is the city's own name (an id) for what is measured here, None where the city has none: only targets of one
    indicator are ever added up across wards.
    """

    id: str = field(metadata=in_file(key="target"))
    text: str = field(metadata=in_file(key="quote"))
    label: str
    measure: Measure
    units: tuple[str, ...]
    movement: str
    origin: Origin
    formerly: tuple[str, ...] = ()
    over_years: YearlyPlan | None = None
    indicator: str | None = None
    allocation: Allocation | None = None

    @property
    def reporters(self) -> tuple[str, ...]:
        """Whose figures make its value: its units, or one for each share (`Allocation.reporter_of`)."""
        if self.allocation is None:
            return self.units
        heading = self.units[0]
        return tuple(self.allocation.reporter_of(member, heading) for member in self.allocation.members)

    @property
    def reporting(self) -> tuple[str, ...]:
        """Who sends figures of it (ids): units, and subdivisions that report for themselves."""
        if self.allocation is None:
            return self.units
        return tuple(dict.fromkeys(map(reporting_of, self.reporters)))

    @property
    def members(self) -> tuple[str, ...]:
        """The ids of those that have a share, () where it is not allocated."""
        return self.allocation.members if self.allocation else ()

    @property
    def name(self) -> str:
        """What a table calls the target: from a capital letter, without the marks of italics and the final mark."""
        words = plain(self.label or self.text).rstrip(".;")
        return upper_first(words)


@dataclass(frozen=True, slots=True)
class Item:
    """One printed sentence: a task (`task` is its id), or the sentence of one or several targets.

    `formerly` are the ids that its task, or the one target that is the whole sentence, had before. A task that `is_monthly` is
    told of in the reports of each month.
    """

    text: str
    task: str | None
    targets: tuple[Target, ...]
    origin: Origin
    formerly: tuple[str, ...] = ()
    is_monthly: bool = False
    assignment: Assignment | None = None

    def with_targets(self, change: Callable[[Target], Target]) -> Item:
        """Return the sentence with its targets as `change` makes them (`UnitMovements.with_targets`)."""
        if not self.targets:
            return self
        return replace(self, targets=tuple(found for found in map(change, self.targets) if found.units))


@dataclass(frozen=True, slots=True)
class Movement:
    """An emulation movement of a unit; one that is `unnamed` has its title for tables alone, the plan prints none.

    `takes_up` is the general movement that it takes up, None where the unit launches it itself.
    What is `unprinted` stands elsewhere in the plan (a table, another section): here it is only followed.
    """

    id: str
    title: str
    items: tuple[Item, ...]
    origin: Origin
    formerly: tuple[str, ...] = ()
    unnamed: bool = False
    unprinted: bool = False
    takes_up: str | None = None
    life: MovementLife | None = None
    report_every: str | None = None

    @property
    def targets(self) -> tuple[Target, ...]:
        """The targets in printing order."""
        return tuple([target for item in self.items for target in item.targets])


def _movements(data: Data, origin: Origin) -> tuple[Movement, ...]:
    """Build the movements of a unit's file: a target holds what the file says once above it, its unit and movement."""
    return tuple(
        _movement(movement, data["unit"], data.get(EVERY, EVERY_PERIOD), origin.child("movements", number))
        for number, movement in enumerate(data["movements"])
    )


def _movement(data: Data, unit: str, every: str, origin: Origin) -> Movement:
    every = data.get(EVERY, every)
    items = tuple(
        item_of(item, unit, data["id"], origin.child("items", number), every)
        for number, item in enumerate(data["items"])
    )
    return Movement(
        data["id"],
        data["title"],
        items,
        origin,
        _formerly(data),
        data.get("unnamed", False),
        data.get("unprinted", False),
        data.get("takes_up"),
        build(MovementLife, data["life"], origin.child("life")) if "life" in data else None,
        data.get(EVERY),
    )


def item_of(data: Data, unit: str, movement: str, origin: Origin, every: str = EVERY_PERIOD) -> Item:
    """Build a printed sentence of `unit` in `movement`: its targets hold both, and how often they are reported (`every`)."""
    targets: tuple[Target, ...] = ()
    if "target" in data:
        targets = (_target(data, data["text"], unit, movement, origin, every),)
    elif "targets" in data:
        targets = tuple(
            _target(target, target["quote"], unit, movement, origin.child("targets", number), every)
            for number, target in enumerate(data["targets"])
        )
    assignment = (
        build(Assignment, data["assignment"], origin.child("assignment")) if "assignment" in data else None
    )
    is_monthly = every == EVERY_MONTH
    return Item(data["text"], data.get("task"), targets, origin, _formerly(data), is_monthly, assignment)


def _target(data: Data, text: str, unit: str, movement: str, origin: Origin, every: str) -> Target:
    allocation = (
        build(Allocation, data["allocation"], origin.child("allocation")) if "allocation" in data else None
    )
    units = [data.get("unit", unit), *data.get("shared_with", ())]
    if allocation is not None and allocation.to == TO_UNITS:
        units += allocation.members
    return Target(
        id=data["target"],
        text=text,
        label=data.get("label", ""),
        measure=build(Measure, {EVERY: every, **data["measure"]}, origin.child("measure")),
        units=tuple(dict.fromkeys(units)) if allocation else tuple(units),
        movement=movement,
        origin=origin,
        formerly=_formerly(data),
        over_years=build(YearlyPlan, data["over_years"], origin.child("over_years"))
        if "over_years" in data
        else None,
        indicator=data.get("indicator"),
        allocation=allocation,
    )


def _formerly(data: Data) -> tuple[str, ...]:
    return tuple(data.get("formerly", ()))


@dataclass(frozen=True, slots=True)
class UnitMovements:
    """One unit's movements in one year; `layout` is "list" or "prose". `report_every` holds for all that says nothing else."""

    year: PlanYear
    unit: str
    layout: str = field(metadata=in_file(absent="list"))
    movements: tuple[Movement, ...] = field(metadata=in_file(by=_movements))
    origin: Origin
    report_every: str | None = None

    @property
    def targets(self) -> list[Target]:
        """The unit's targets in printing order."""
        items = [item for movement in self.movements for item in movement.items]
        return [target for item in items for target in item.targets]

    def with_targets(self, change: Callable[[Target], Target]) -> UnitMovements:
        """Return the movements with every target as `change` makes it, without those that nobody answers for then."""
        return replace(
            self,
            movements=tuple(
                replace(movement, items=tuple(item.with_targets(change) for item in movement.items))
                for movement in self.movements
            ),
        )

    @property
    def printed(self) -> tuple[Movement, ...]:
        """The movements that stand in the unit's part of the plan."""
        return tuple(movement for movement in self.movements if not movement.unprinted)

    @property
    def items(self) -> Iterator[Item]:
        """The unit's printed sentences in order."""
        return (item for movement in self.movements for item in movement.items)
