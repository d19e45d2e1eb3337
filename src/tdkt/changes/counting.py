"""How a figure is counted, as against what is promised: which of a measure stands on no paper, and how it is put right.

A threshold is printed in the plan's sentence, so it is amended. Whether figures are added up or the last one counts, what the
denominator is, by which schedule a target is behind: none of that is printed. To put it right is a correction with a reason
in the register (NĐ 30/2020, Điều 18.3 knows an amendment only for what the document says). It reaches back to every period
that was counted in the wrong way; what was issued stays as it was signed, and the next report tells the difference.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from functools import cache
from typing import Any

from tdkt.model.building import field_names
from tdkt.model.issued import CountingCorrection, IssuedDocuments
from tdkt.model.measure import Measure
from tdkt.model.movements import Item, Movement, Target, UnitMovements
from tdkt.model.records import replace
from tdkt.model.text import plain, spelling_key
from tdkt.workspace.schema import NOT_PRINTED, load_schema
from tdkt.workspace.workspace import Workspace


@cache
def counting_keys() -> tuple[str, ...]:
    """Return the keys of a measure that say how a figure is counted: those that no document prints."""
    known = load_schema("movements.schema.json")["$defs"]["measure"]["properties"]
    return tuple(key for key, schema in known.items() if schema.get(NOT_PRINTED))


def counting(measure: Measure) -> dict[str, Any]:
    """Return how a figure is counted, by key; words as they are meant, however they are spelt."""
    names = field_names(Measure)
    found = {key: getattr(measure, names[key]) for key in counting_keys()}
    return {key: _meant(value) if isinstance(value, str) else value for key, value in found.items()}


def promise(target: Target) -> tuple[Any, ...]:
    """Return what of a target stands on paper, or follows from it: sentence, threshold, minimum of each, day due."""
    measure = target.measure
    return (_meant(target.text), measure.comparisons, measure.each_at_least, measure.due, target.units)


def counted_as(target: Target, measure: Measure) -> Target:
    """Return `target` counted in the way of `measure`, with its own threshold and day."""
    names = field_names(Measure)
    fields = {names[key]: getattr(measure, names[key]) for key in counting_keys()}
    return replace(target, measure=replace(target.measure, **fields))


def recounted(
    movements: tuple[UnitMovements, ...], targets: Collection[str], counted: Mapping[str, Measure]
) -> tuple[UnitMovements, ...]:
    """Return `movements` with those of `targets` counted in the way of `counted`, by id."""
    wanted = {one: counted[one] for one in targets if one in counted}
    return tuple(_file(file, wanted) for file in movements) if wanted else movements


def _file(file: UnitMovements, wanted: Mapping[str, Measure]) -> UnitMovements:
    return replace(file, movements=tuple(_movement(found, wanted) for found in file.movements))


def _movement(movement: Movement, wanted: Mapping[str, Measure]) -> Movement:
    return replace(movement, items=tuple(_item(item, wanted) for item in movement.items))


def _item(item: Item, wanted: Mapping[str, Measure]) -> Item:
    targets = (
        counted_as(target, wanted[target.id]) if target.id in wanted else target for target in item.targets
    )
    return replace(item, targets=tuple(targets))


def all_corrections(workspace: Workspace, year: int | None = None) -> list[CountingCorrection]:
    """Return the corrections of counting on record (of the plan of `year`), by day; none after the day of `workspace.as_of`."""
    found = [one for register in workspace.all(IssuedDocuments) for one in register.corrections]
    known = (
        one
        for one in found
        if year in (None, one.year) and (workspace.as_of is None or one.date <= workspace.as_of)
    )
    return sorted(known, key=lambda one: one.date)


def _meant(text: str) -> str:
    return spelling_key(plain(text))
