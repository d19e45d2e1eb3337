"""The movements of a year, counted as form 0601.N asks: by the level that launches, by mode, by length; drives among them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable
from datetime import date, timedelta

from tdkt.model.counted_time import CountedTime, counted_year
from tdkt.model.drive import Drive
from tdkt.model.movement_life import IN_A_DRIVE, LEVEL_NAMES, MODE_NAMES, UNIT, WARD, MovementLife
from tdkt.model.movements import Movement, UnitMovements
from tdkt.model.organization import GeneralMovement, Organization
from tdkt.model.plan import Plan
from tdkt.model.records import dataclass
from tdkt.model.text import plain

_NOT_SAID = "chưa ghi"
_ABOVE_NOT_SAID = "cấp trên, chưa ghi cấp"
UNDER_A_YEAR, A_YEAR, UNDER_THREE, UNDER_FIVE, FROM_FIVE = "under-1", "1", "1-to-3", "3-to-5", "from-5"
_LENGTHS: dict[str | None, str] = {
    UNDER_A_YEAR: "dưới 1 năm",
    A_YEAR: "1 năm",
    UNDER_THREE: "từ 1 đến dưới 3 năm",
    UNDER_FIVE: "từ 3 đến dưới 5 năm",
    FROM_FIVE: "từ 5 năm trở lên",
    None: "không ghi thời gian",
}


@dataclass(frozen=True, slots=True)
class MovementCounts:
    """The movements of a year: launched above and taken part in, the units' own, the ward's drives.

    `by_unit`, `declared_only` and `taken_up` are of the units' files: what the units launch, how many movements of theirs are
    launched by another level (the ward, say), and how many take up one from above that is counted. `by_length` is of those from above; `by_level`, `by_mode` and `all_by_length` of all.
    `not_taken_up`, `draft_drives` and `out_of_time` are the names of what is not counted (`YearsMovements`). `drives` are the ward's,
    `drives_of_others` those that a unit or another body issues. `open_from_above`, `open_drives` and `open_drives_of_others` tell that
    there may be more of them than are counted: that number is not known.
    """

    from_above: int
    by_unit: tuple[tuple[str, int], ...]
    by_length: tuple[tuple[str, int], ...]
    taken_up: int = 0
    drives: int = 0
    declared_only: int = 0
    by_level: tuple[tuple[str, int], ...] = ()
    by_mode: tuple[tuple[str, int], ...] = ()
    all_by_length: tuple[tuple[str, int], ...] = ()
    not_taken_up: tuple[str, ...] = ()
    draft_drives: tuple[str, ...] = ()
    drives_of_others: int = 0
    out_of_time: tuple[str, ...] = ()
    knows_above: bool = True
    open_drives: bool = False
    open_drives_of_others: bool = False

    @property
    def open_from_above(self) -> bool:
        """Tell whether the ward may take part in more movements from above than are counted."""
        return bool(self.not_taken_up or self.out_of_time) or not self.knows_above

    @property
    def open_somewhere(self) -> bool:
        """Tell whether anything may count that is not counted."""
        return self.open_from_above or self.open_drives or self.open_drives_of_others

    @property
    def own(self) -> int:
        """How many movements the ward's units launch."""
        return sum(count for _, count in self.by_unit)


@dataclass(frozen=True, slots=True)
class CountedMovement:
    """What one movement is counted under: a key of `LEVEL_NAMES`, of `MODE_NAMES` and how long it is; None is not said.

    `id` is that of one from above, by which it is the same movement in every ward; "" for any other.
    """

    name: str
    level: str | None
    mode: str | None
    length: str | None
    id: str = ""


@dataclass(frozen=True, slots=True)
class YearsMovements:
    """The movements of a year, each once: from above, those of the units' files by unit, the ward's drives.

    `knows_above` tells whether the ward has written down the movements from above, of whatever year, or that there is none.
    `not_taken_up` are those from above that may be held in the year and that neither its plan names nor a unit takes up,
    `draft_drives` the drives that have not been issued, `out_of_time` those from above that are named or taken up though by what
    is on record they are over, or have not begun (K404): of none is it known that it counts.
    """

    above: tuple[CountedMovement, ...]
    own: dict[str, tuple[CountedMovement, ...]]
    drives: tuple[CountedMovement, ...]
    taken_up: int
    knows_above: bool = True
    not_taken_up: tuple[CountedMovement, ...] = ()
    draft_drives: tuple[CountedMovement, ...] = ()
    out_of_time: tuple[CountedMovement, ...] = ()

    @property
    def all(self) -> tuple[CountedMovement, ...]:
        """All of them, in that order."""
        return (*self.above, *(one for movements in self.own.values() for one in movements), *self.drives)


def years_movements(
    organization: Organization,
    plan: Plan,
    files: Iterable[UnitMovements],
    drives: Iterable[Drive] = (),
    *,
    school_years: Collection[int] = (),
) -> YearsMovements:
    """Return the movements that the plan names, those of its units' files and the drives of its year.

    A unit's movement that takes up one from above is that movement and is not counted a second time; a drive counts in the year
    whose plan it carries out, also where it runs on into the next. `school_years` are those of which a plan says the days.
    """
    named = {name for section in plan.all_sections for name in section.general_movements}
    of_year = [file for file in files if file.year == plan.year]
    taken = [one.takes_up for file in of_year for one in file.movements if one.takes_up]
    own: dict[str, tuple[CountedMovement, ...]] = {}
    for file in of_year:
        found = tuple(_own(movement) for movement in file.movements if movement.takes_up is None)
        own[file.unit] = (*own.get(file.unit, ()), *found)
    above = organization.general_movements
    year = counted_year(plan.year, school_years)
    held = [one for one in above if may_be_held_in(year, one)]
    of_plan = [one for one in above if one.id in named or one.id in taken]
    counted = [one for one in held if one in of_plan]
    counted_ids = {one.id for one in counted}
    drives_of_year = [drive for drive in drives if drive.year == plan.year]
    return YearsMovements(
        tuple(map(from_above, counted)),
        own,
        tuple(_drive(drive, organization) for drive in drives_of_year if not drive.is_draft),
        sum(name in counted_ids for name in taken),
        bool(above) or organization.origin.has("general_movements"),
        tuple(from_above(one) for one in held if one not in counted),
        tuple(_drive(drive, organization) for drive in drives_of_year if drive.is_draft),
        tuple(from_above(one) for one in of_plan if one not in held),
    )


def may_be_held_in(year: CountedTime, movement: GeneralMovement) -> bool:
    """Tell whether what is known of the time of a movement leaves it open that it is held, or reviewed at its end, in a year of plans.

    A movement from above is of no year of the ward: what lies in a summer between two school years is of the one that is over.
    """
    life, days = movement.life, year.period
    first, last = movement.first_day, movement.last_day
    review = life.final_review if life else None
    if review is not None and year.holds(review):
        return True
    if first is not None and last is not None:
        return year.overlaps(first, last)
    return (first is None or first <= days.last_day) and (last is None or last >= days.first_day)


def movement_counts(
    organization: Organization,
    plan: Plan,
    files: Iterable[UnitMovements],
    drives: Iterable[Drive] = (),
    *,
    school_years: Collection[int] = (),
) -> MovementCounts:
    """Count the movements of the year of `plan` (`years_movements`)."""
    found = years_movements(organization, plan, files, drives, school_years=school_years)
    launched = {unit: sum(one.level == UNIT for one in own) for unit, own in found.own.items()}
    return MovementCounts(
        len(found.above),
        tuple((unit.name, launched[unit.id]) for unit in organization.units if launched.get(unit.id)),
        _in_order((one.length for one in found.above), _LENGTHS.items()),
        found.taken_up,
        sum(one.level == WARD for one in found.drives),
        sum(map(len, found.own.values())) - sum(launched.values()),
        _in_order((one.level for one in found.all), (*LEVEL_NAMES.items(), (None, _ABOVE_NOT_SAID))),
        _in_order((one.mode for one in found.all), (*MODE_NAMES.items(), (None, _NOT_SAID))),
        _in_order((one.length for one in found.all), _LENGTHS.items()),
        tuple(one.name for one in found.not_taken_up),
        tuple(one.name for one in found.draft_drives),
        sum(one.level != WARD for one in found.drives),
        tuple(one.name for one in found.out_of_time),
        found.knows_above,
        any(one.level == WARD for one in found.draft_drives),
        any(one.level != WARD for one in found.draft_drives),
    )


def _in_order(
    found: Iterable[str | None], names: Iterable[tuple[str | None, str]]
) -> tuple[tuple[str, int], ...]:
    counts = Counter(found)
    return tuple((name, counts[key]) for key, name in names if key in counts)


def from_above(movement: GeneralMovement) -> CountedMovement:
    """Return what a movement from above is counted under."""
    life, first, last = movement.life, movement.first_day, movement.last_day
    length = _length(first, last) if first and last else None
    return CountedMovement(
        plain(movement.title), life.level if life else None, life.mode if life else None, length, movement.id
    )


def _own(movement: Movement) -> CountedMovement:
    life = movement.life
    level = life.level if life and life.level else UNIT
    return CountedMovement(plain(movement.title), level, life.mode if life else None, _length_of(life))


def level_of(drive: Drive, organization: Organization) -> str:
    """Return the level that launches a drive: the ward's, or that of the unit or other body that issues it."""
    return WARD if organization.issues_for_the_ward(drive.issuer) else UNIT


def _drive(drive: Drive, organization: Organization) -> CountedMovement:
    return CountedMovement(
        drive.name, level_of(drive, organization), IN_A_DRIVE, _length(drive.from_, drive.until)
    )


def _length_of(life: MovementLife | None) -> str | None:
    if life is None or life.from_ is None or life.until is None:
        return None
    return _length(life.from_, life.until)


def _length(first: date, last: date) -> str:
    """Return how long it is from the `first` to the `last` day, both counted: from 1 January to 31 December is a year."""
    after = last + timedelta(days=1)
    is_whole = (after.month, after.day) >= (first.month, first.day)
    years = after.year - first.year - (not is_whole)
    if years < 1:
        return UNDER_A_YEAR
    if years == 1 and (after.month, after.day) == (first.month, first.day):
        return A_YEAR
    return UNDER_THREE if years < 3 else UNDER_FIVE if years < 5 else FROM_FIVE
