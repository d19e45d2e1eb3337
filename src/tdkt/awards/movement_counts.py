"""The movements of a year, counted as form 0601.N asks: by the level that launches, by mode, by length; drives among them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import date, timedelta

from tdkt.model.drive import Drive
from tdkt.model.movement_life import IN_A_DRIVE, LEVEL_NAMES, MODE_NAMES, UNIT, WARD, MovementLife
from tdkt.model.movements import Movement, UnitMovements
from tdkt.model.organization import GeneralMovement, Organization
from tdkt.model.plan import Plan
from tdkt.model.records import dataclass

_NOT_SAID = "chưa ghi"
_ABOVE_NOT_SAID = "cấp trên, chưa ghi cấp"
_LENGTHS = (
    "dưới 1 năm",
    "1 năm",
    "từ 1 đến dưới 3 năm",
    "từ 3 đến dưới 5 năm",
    "từ 5 năm trở lên",
    "không ghi thời gian",
)


@dataclass(frozen=True, slots=True)
class MovementCounts:
    """The movements of a year: launched above and taken part in, the units' own, the ward's drives.

    `by_unit` and `taken_up` are of the units' files: what they launch, and how many of their movements take up one from
    above. `by_length` is of those from above; `by_level`, `by_mode` and `all_by_length` of all.
    """

    from_above: int
    by_unit: tuple[tuple[str, int], ...]
    by_length: tuple[tuple[str, int], ...]
    taken_up: int = 0
    drives: int = 0
    by_level: tuple[tuple[str, int], ...] = ()
    by_mode: tuple[tuple[str, int], ...] = ()
    all_by_length: tuple[tuple[str, int], ...] = ()

    @property
    def own(self) -> int:
        """How many movements the ward's units launch."""
        return sum(count for _, count in self.by_unit)


@dataclass(frozen=True, slots=True)
class _Counted:
    """What one movement is counted under."""

    level: str
    mode: str
    length: str


def movement_counts(
    organization: Organization, plan: Plan, files: Iterable[UnitMovements], drives: Iterable[Drive] = ()
) -> MovementCounts:
    """Count the movements that the plan names, those of its units' files and the drives of its year.

    A unit's movement that takes up one from above is that movement and is not counted a second time.
    """
    named = {name for section in plan.all_sections for name in section.general_movements}
    of_year = [file for file in files if file.year == plan.year]
    taken = {one.takes_up for file in of_year for one in file.movements if one.takes_up}
    general = [movement for movement in organization.general_movements if movement.id in named | taken]
    own = {
        file.unit: [movement for movement in file.movements if movement.takes_up is None] for file in of_year
    }
    held = [drive for drive in drives if drive.year == plan.year]
    counted = [
        *map(_from_above, general),
        *(_own(movement) for movements in own.values() for movement in movements),
        *map(_drive, held),
    ]
    return MovementCounts(
        len(general),
        tuple((unit.name, len(own[unit.id])) for unit in organization.units if own.get(unit.id)),
        _in_order((_from_above(one).length for one in general), _LENGTHS),
        sum(one.takes_up is not None for file in of_year for one in file.movements),
        len(held),
        _in_order((one.level for one in counted), (*LEVEL_NAMES.values(), _ABOVE_NOT_SAID)),
        _in_order((one.mode for one in counted), (*MODE_NAMES.values(), _NOT_SAID)),
        _in_order((one.length for one in counted), _LENGTHS),
    )


def _in_order(found: Iterable[str], order: Iterable[str]) -> tuple[tuple[str, int], ...]:
    counts = Counter(found)
    return tuple((name, counts[name]) for name in order if name in counts)


def _from_above(movement: GeneralMovement) -> _Counted:
    life = movement.life
    level = LEVEL_NAMES[life.level] if life and life.level else _ABOVE_NOT_SAID
    first, last = movement.from_year, movement.to_year
    length = _length(date(first, 1, 1), date(last, 12, 31)) if first and last else _length_of(life)
    return _Counted(level, _mode(life), length)


def _own(movement: Movement) -> _Counted:
    life = movement.life
    level = LEVEL_NAMES[life.level] if life and life.level else LEVEL_NAMES[UNIT]
    return _Counted(level, _mode(life), _length_of(life))


def _drive(drive: Drive) -> _Counted:
    return _Counted(LEVEL_NAMES[WARD], MODE_NAMES[IN_A_DRIVE], _length(drive.from_, drive.until))


def _mode(life: MovementLife | None) -> str:
    return MODE_NAMES[life.mode] if life and life.mode else _NOT_SAID


def _length_of(life: MovementLife | None) -> str:
    if life is None or life.from_ is None or life.until is None:
        return _LENGTHS[-1]
    return _length(life.from_, life.until)


def _length(first: date, last: date) -> str:
    """Return how long it is from the `first` to the `last` day, both counted: from 1 January to 31 December is a year."""
    after = last + timedelta(days=1)
    is_whole = (after.month, after.day) >= (first.month, first.day)
    years = after.year - first.year - (not is_whole)
    if years < 1:
        return _LENGTHS[0]
    if years == 1 and (after.month, after.day) == (first.month, first.day):
        return _LENGTHS[1]
    return _LENGTHS[2] if years < 3 else _LENGTHS[3] if years < 5 else _LENGTHS[4]
