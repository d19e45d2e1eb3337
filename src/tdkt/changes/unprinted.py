"""What is written of a plan beside what it prints: the life of its movements, who has registered, the ways of targets over years.

None of it was signed, so no amendment can hold it back: of every version of a plan it is what the files say now. A way of counting
is not among it (`tdkt.changes.counting`: putting that right needs a reason), nor is a label, which may name the threshold.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from tdkt.model.movements import Item, Movement, Target, UnitMovements
from tdkt.model.programme import PlanVersion
from tdkt.model.records import replace


def with_unprinted(version: PlanVersion, movements: Iterable[UnitMovements]) -> PlanVersion:
    """Return `version` with what its movements do not print as the `movements` of now say it.

    Movements and targets are found by id; one that is no more stays as it was.
    """
    files = tuple(movements)
    by_id = {movement.id: movement for file in files for movement in file.movements}
    targets = {target.id: target for file in files for target in file.targets}
    then = tuple(
        replace(file, movements=tuple(_movement(one, by_id, targets) for one in file.movements))
        for file in version.movements
    )
    return replace(version, movements=then)


def _movement(
    movement: Movement, movements: Mapping[str, Movement], targets: Mapping[str, Target]
) -> Movement:
    items = tuple(_item(item, targets) for item in movement.items)
    today = movements.get(movement.id, movement)
    return replace(movement, items=items, life=today.life, takes_up=today.takes_up)


def _item(item: Item, targets: Mapping[str, Target]) -> Item:
    return replace(item, targets=tuple(_target(target, targets) for target in item.targets))


def _target(target: Target, targets: Mapping[str, Target]) -> Target:
    today = targets.get(target.id, target)
    return replace(target, over_years=today.over_years, indicator=today.indicator)
