"""The versions of a plan by the day from which each is in force, where an amendment is in force before an older one is.

Each signed copy holds what all older amendments changed. What an older one changed that is not in force yet is taken out again
for the days between, target by target; once all are in force, what was signed last counts.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import fields, is_dataclass, replace
from typing import Any

from tdkt.model.movements import Item, Movement, Target, UnitMovements
from tdkt.model.programme import PlanVersion

Files = tuple[UnitMovements, ...]


def in_turn(versions: Sequence[PlanVersion]) -> tuple[PlanVersion, ...]:
    """Return `versions`, which are in the order in which they were signed, by the day from which each is in force."""
    days = [version.valid_from for version in versions]
    if days == sorted(days):
        return tuple(versions)
    known = [{target.id: target for file in one.movements for target in file.targets} for one in versions]
    found = []
    for version in versions:
        in_force = [number for number, day in enumerate(days) if day <= version.valid_from]
        last = in_force[-1] if in_force else 0
        waiting = {number for number in range(1, last) if number not in in_force}
        movements = versions[last].movements
        if waiting:
            movements = _without(versions, known, last, waiting)
        found.append(replace(version, plan=versions[last].plan, movements=movements))
    return tuple(sorted(found, key=lambda version: version.valid_from))


def _without(
    versions: Sequence[PlanVersion], known: Sequence[dict[str, Target]], last: int, waiting: Collection[int]
) -> Files:
    """Return the movements of the version `last` without what the versions `waiting` before it brought."""

    def then(target: Target) -> Target:
        number = last
        value: Target | None = target
        while value is not None:
            while number and _content(known[number - 1].get(target.id)) == _content(value):
                number -= 1
            if number not in waiting:
                return value
            number -= 1
            value = known[number].get(target.id)
        return replace(target, units=())  # nobody answers yet for what is not in force yet

    files = tuple(file.with_targets(then) for file in versions[last].movements)
    for number in sorted(waiting):
        gone = known[number - 1].keys() - known[number].keys() - known[last].keys()
        for file in versions[number - 1].movements:
            files = _with(files, file, gone)
    return files


def _with(files: Files, older: UnitMovements, ids: Collection[str]) -> Files:
    """Return `files` with those sentences of `older` whose targets (`ids`) are still in force."""
    for movement in older.movements:
        items = tuple(item for item in movement.items if any(one.id in ids for one in item.targets))
        if not items:
            continue
        file = next((one for one in files if one.unit == older.unit), None)
        if file is None:
            files = (*files, replace(older, movements=(replace(movement, items=items),)))
        else:
            now = replace(file, movements=_joined(file.movements, movement, items))
            files = tuple(now if one is file else one for one in files)
    return files


def _joined(
    movements: tuple[Movement, ...], older: Movement, items: tuple[Item, ...]
) -> tuple[Movement, ...]:
    if all(one.id != older.id for one in movements):
        return (*movements, replace(older, items=items))
    return tuple(replace(one, items=(*one.items, *items)) if one.id == older.id else one for one in movements)


def _content(value: Any) -> Any:
    """Return what a part of the plan says, wherever it stands in its file."""
    if is_dataclass(value):
        names = (field.name for field in fields(value) if field.name != "origin")
        return tuple(_content(getattr(value, name)) for name in names)
    if isinstance(value, tuple | list):
        return tuple(map(_content, value))
    return value
