"""Which paragraphs (rows of a table) of an earlier text became which of a later one."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Hashable, Iterator, Sequence
from difflib import SequenceMatcher
from typing import Generic, TypeVar

from tdkt.model.records import dataclass

T = TypeVar("T")

ALIKE = 0.5
"""From this likeness on one text is the other, reworded."""
_REACH = 60
"""How far out of step two long stretches of changed parts may be and still be laid side by side."""
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Part(Generic[T]):
    """A part of a text: `what` it is, a `key` that equal parts share, its `words`, and the `shape` that pairs must share."""

    what: T
    key: Hashable
    words: Counter[str]
    shape: Hashable


Pairs = list[tuple[Part[T] | None, Part[T] | None]]
"""Old with new, in an order that is that of both: None beside what was deleted and beside what was inserted."""


def words_of(text: str) -> Counter[str]:
    """Return the words of `text`, whatever their case, with how often each stands there."""
    return Counter(_WORD.findall(text.lower()))


def likeness(old: Counter[str], new: Counter[str]) -> float:
    """Return how alike two texts are by their words: 0.0 nothing in common, 1.0 the same words."""
    total = old.total() + new.total()
    return 2 * sum(min(count, new[word]) for word, count in old.items()) / total if total else 1.0


def align(old: Sequence[Part[T]], new: Sequence[Part[T]]) -> Pairs[T]:
    """Pair the parts of two texts: equal ones first, then between them those that are alike enough."""
    matcher = SequenceMatcher(None, [part.key for part in old], [part.key for part in new], autojunk=False)
    pairs: Pairs[T] = []
    for tag, start, end, new_start, new_end in matcher.get_opcodes():
        if tag == "equal":
            pairs += zip(old[start:end], new[new_start:new_end], strict=True)
        else:
            pairs += _alike(old[start:end], new[new_start:new_end])
    return pairs


def _alike(old: Sequence[Part[T]], new: Sequence[Part[T]]) -> Iterator[tuple[Part[T] | None, Part[T] | None]]:
    """Yield the pairs that, their order kept, are most alike in sum; what is deleted stands before what is inserted."""
    best = _sums(old, new)
    i = j = 0
    while i < len(old) and j < len(new):
        here, alike = best.get((i, j), 0.0), _likeness(old[i], new[j])
        if alike and here == alike + best.get((i + 1, j + 1), 0.0):
            yield old[i], new[j]
            i, j = i + 1, j + 1
        elif here == best.get((i + 1, j), 0.0):
            yield old[i], None
            i += 1
        else:
            yield None, new[j]
            j += 1
    yield from ((part, None) for part in old[i:])
    yield from ((None, part) for part in new[j:])


def _sums(old: Sequence[Part[T]], new: Sequence[Part[T]]) -> dict[tuple[int, int], float]:
    """Return the greatest sum of likenesses from each place (i, j) on; places where nothing is alike are left out."""
    reach = abs(len(old) - len(new)) + _REACH
    best: dict[tuple[int, int], float] = {}
    for i in reversed(range(len(old))):
        for j in reversed(range(max(0, i - reach), min(len(new), i + reach + 1))):
            alike = _likeness(old[i], new[j])
            paired = alike + best.get((i + 1, j + 1), 0.0) if alike else 0.0
            found = max(paired, best.get((i + 1, j), 0.0), best.get((i, j + 1), 0.0))
            if found:
                best[i, j] = found
    return best


def _likeness(old: Part[T], new: Part[T]) -> float:
    """Return the likeness of two parts, 0.0 where they are no pair."""
    if old.shape != new.shape:
        return 0.0
    found = likeness(old.words, new.words)
    return found if found >= ALIKE else 0.0
