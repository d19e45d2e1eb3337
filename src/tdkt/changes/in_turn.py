"""The versions of a plan by the day from which each is in force, where an amendment is in force before an older one is.

Each signed copy holds what all older amendments changed. What is in force on a day is the plan as it was issued, with the parts
that the amendments in force by then changed, in the order in which they were signed: of two that changed the same part the
later signed one counts. A part is what an article amends as a whole: a sentence with its targets or its task, the share of one
member in a target, the head of a movement or of a unit's file, a field of the plan, one of its deadlines. A part that a
waiting amendment brings is not there yet: what a later one changes in it waits with it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from tdkt.model.allocation import TO_UNITS, Allocation
from tdkt.model.movements import Item, Movement, Target, UnitMovements
from tdkt.model.plan import Plan
from tdkt.model.plan_year import SchoolYear
from tdkt.model.programme import PlanVersion
from tdkt.model.records import fields, is_dataclass, replace

Key = tuple[str, ...]
Parts = dict[Key, Any]
_FIELD, _REPORTING, _DEADLINE, _FILE, _MOVEMENT, _ITEM, _ALLOCATION, _SHARE = (
    "field",
    "reporting",
    "deadline",
    "file",
    "movement",
    "item",
    "allocation",
    "share",
)


def in_turn(versions: Sequence[PlanVersion]) -> tuple[PlanVersion, ...]:
    """Return `versions`, which are in the order in which they were signed, by the day from which each is in force."""
    days = [version.valid_from for version in versions]
    if days == sorted(days):
        return tuple(versions)
    signed = [dict(_parts(version)) for version in versions]
    found = []
    for version in versions:
        now, last = signed[0], 0
        for number in range(1, len(versions)):
            if days[number] <= version.valid_from:
                now, last = _amended(now, signed[number - 1], signed[number]), number
        plan, movements = _plan(versions[last].plan, now), _movements(now, signed[last])
        found.append(replace(version, plan=plan, movements=movements))
    return tuple(sorted(found, key=lambda version: version.valid_from))


def _parts(version: PlanVersion) -> Iterator[tuple[Key, Any]]:
    """Yield every part of a version in its order; a sentence is found again by the ids of its task and targets."""
    for name in _names(version.plan):
        if name != "reporting":
            yield (_FIELD, name), getattr(version.plan, name)
    reporting = version.plan.reporting
    if reporting is not None:
        yield (_REPORTING,), replace(reporting, unit_deadlines={})
        for mark, day in reporting.unit_deadlines.items():
            yield (_DEADLINE, mark), day
    for file in version.movements:
        yield (_FILE, file.unit), replace(file, movements=())
        for movement in file.movements:
            yield (_MOVEMENT, file.unit, movement.id), replace(movement, items=())
            for item in movement.items:
                yield (_ITEM, *_ids(item)), (file.unit, movement.id, item.with_targets(_unallocated))
                for target in item.targets:
                    yield from _shares(target)


def _shares(target: Target) -> Iterator[tuple[Key, Any]]:
    """Yield how a target is allocated, and the share of each member."""
    if target.allocation is not None:
        yield (_ALLOCATION, target.id), replace(target.allocation, shares=())
        for share in target.allocation.shares:
            yield (_SHARE, target.id, share.for_), share


def _amended(now: Parts, before: Parts, after: Parts) -> Parts:
    """Return `now` with what an amendment changed that was signed upon `before` and left `after`."""
    there = {one for key in now if key[0] == _ITEM for one in key[1:]}
    changed = {
        key
        for key, part in after.items()
        if key not in before
        or (
            _content(part) != _content(before[key])
            and (key in now or (key[0] == _ITEM and there.intersection(key[1:])))
        )
    }
    ids = {one for key in changed if key[0] == _ITEM for one in key[1:]}
    gone = before.keys() - after.keys()
    kept = {
        key: part
        for key, part in now.items()
        if key not in gone and not (key[0] == _ITEM and ids.intersection(key[1:]))
    }
    order = [key for key in after if key in changed or key in kept]
    previous: Key | None = None
    for key in now:
        if key in kept and key not in after:  # what a waiting amendment removes stays where it stands
            order.insert(order.index(previous) + 1 if previous in order else len(order), key)
        previous = key
    return {key: after[key] if key in changed else kept[key] for key in order}


def _plan(last: Plan, now: Parts) -> Plan:
    named = {key[1]: part for key, part in now.items() if key[0] == _FIELD}
    days = {key[1]: part for key, part in now.items() if key[0] == _DEADLINE}
    reporting = now.get((_REPORTING,)) or (last.reporting if days else None)
    if reporting is not None:
        reporting = replace(reporting, unit_deadlines=days)
    return replace(last, **named, reporting=reporting)


def _movements(now: Parts, last: Parts) -> tuple[UnitMovements, ...]:
    """Put the files together; a head that waits itself is taken from `last` where a sentence under it is in force."""
    items: dict[tuple[str, str], list[Item]] = {(key[1], key[2]): [] for key in now if key[0] == _MOVEMENT}
    for key, part in now.items():
        if key[0] == _ITEM:
            unit, movement, item = part
            whole = item.with_targets(lambda target: _allocated(target, now))
            items.setdefault((unit, movement), []).append(whole)
    movements: dict[str, list[Movement]] = {key[1]: [] for key in now if key[0] == _FILE}
    for (unit, movement), inside in items.items():
        head = now.get((_MOVEMENT, unit, movement)) or last[_MOVEMENT, unit, movement]
        movements.setdefault(unit, []).append(replace(head, items=tuple(inside)))
    return tuple(
        replace(now.get((_FILE, unit)) or last[_FILE, unit], movements=tuple(inside))
        for unit, inside in movements.items()
    )


def _unallocated(target: Target) -> Target:
    """Return a target as its sentence alone has it: answered for by its own units, without those that have a share."""
    allocation = target.allocation
    if allocation is None:
        return target
    members = allocation.members if allocation.to == TO_UNITS else ()
    first, *others = target.units
    return replace(target, allocation=None, units=(first, *(unit for unit in others if unit not in members)))


def _allocated(target: Target, now: Parts) -> Target:
    """Return a target with the shares that are in force; not allocated where there are none."""
    allocation: Allocation | None = now.get((_ALLOCATION, target.id))
    shares = tuple(part for key, part in now.items() if key[:2] == (_SHARE, target.id))
    if allocation is None or not shares:
        return target
    found = replace(allocation, shares=shares)
    units = (*target.units, *(found.members if found.to == TO_UNITS else ()))
    return replace(target, allocation=found, units=tuple(dict.fromkeys(units)))


def _ids(item: Item) -> Iterator[str]:
    if item.task is not None:
        yield item.task
    yield from (target.id for target in item.targets)


def _names(value: Any) -> Iterator[str]:
    return (field.name for field in fields(value) if field.name != "origin")


def _content(value: Any) -> Any:
    """Return what a part of the plan says, wherever it stands in its file."""
    if isinstance(value, SchoolYear):
        return int(value), value.division
    if is_dataclass(value):
        return tuple(_content(getattr(value, name)) for name in _names(value))
    if isinstance(value, tuple | list):
        return tuple(map(_content, value))
    return value
