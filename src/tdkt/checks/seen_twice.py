"""What stands twice where it may stand once."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator
from typing import TypeVar

Thing = TypeVar("Thing")


def seen_twice(things: Iterable[Thing], key: Callable[[Thing], Hashable]) -> Iterator[tuple[Thing, Thing]]:
    """Yield each of `things` whose `key` one before it has, after the first that has it: (first, again)."""
    seen: dict[Hashable, Thing] = {}
    for thing in things:
        first = seen.setdefault(key(thing), thing)
        if first is not thing:
            yield first, thing
