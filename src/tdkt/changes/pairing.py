"""Finding an object again on the other side: by what its schema says it is known by, then by its likeness."""

from __future__ import annotations

from collections.abc import Callable
from difflib import SequenceMatcher

from tdkt.changes.parts import Part

_RENAMED, _MOVED, _REWORDED = 0.8, 0.5, 0.6
"""How alike two objects must be to be one under another id; in another place; without any id of their own."""
_MOST_PAIRS = 40_000
"""Beyond so many pairs only equal objects are found again; a review of that size is a rewrite."""


def pairs_of(left: list[Part], right: list[Part]) -> list[tuple[Part, Part]]:
    """Pair the objects of two lists: by what they are known by, then by the same content, then by likeness."""
    pairs: list[tuple[Part, Part]] = []
    free_left, free_right = list(left), list(right)

    def take(one: Part, other: Part) -> None:
        pairs.append((one, other))
        free_left.remove(one)
        free_right.remove(other)

    for known in (_known_by, _content):
        if known is _content:
            _take_former(free_left, free_right, take)
        waiting: dict[object, list[Part]] = {}
        for part in free_left:
            waiting.setdefault(known(part), []).append(part)
        for part in list(free_right):
            found = waiting.get(known(part)) if known(part) is not None else None
            if found:
                take(found.pop(0), part)
    for one, other in _most_alike(free_left, free_right, _REWORDED if _nameless(right or left) else _RENAMED):
        take(one, other)
    return pairs


def moved_pairs(removed: list[Part], added: list[Part]) -> list[tuple[Part, Part]]:
    """Pair what is gone in one place with what is new in another: by id and some likeness, else by much likeness."""
    pairs = _moved_by_id(removed, added)
    for part in without_pairs(added, pairs):
        before = next((one for one in without_pairs(removed, pairs) if is_former(one, part)), None)
        if before is not None:
            pairs.append((before, part))
    gone, new = without_pairs(removed, pairs), without_pairs(added, pairs)
    alike = _most_alike([part for part in gone if part.gist], [part for part in new if part.gist], _RENAMED)
    return [*pairs, *alike]


def without_pairs(parts: list[Part], pairs: list[tuple[Part, Part]]) -> list[Part]:
    """Return those of `parts` that no pair holds; told by what they are, since two may say the same."""
    paired = {id(part) for pair in pairs for part in pair}
    return [part for part in parts if id(part) not in paired]


def _take_former(left: list[Part], right: list[Part], take: Callable[[Part, Part], None]) -> None:
    for part in list(right):
        before = next((one for one in left if is_former(one, part)), None)
        if before is not None:
            take(before, part)


def is_former(old: Part, new: Part) -> bool:
    """Tell whether `new` says of itself that it had the id of `old` before."""
    former = new.data.get("formerly", ())
    return bool(old.identity) and old.type == new.type and old.identity[-1] in former


def _nameless(parts: list[Part]) -> bool:
    return not any(part.identity for part in parts)


def _known_by(part: Part) -> object:
    return (part.type, part.identity) if part.identity else None


def _content(part: Part) -> object:
    return (part.type, part.gist)


def _moved_by_id(removed: list[Part], added: list[Part]) -> list[tuple[Part, Part]]:
    by_id: dict[object, list[Part]] = {}
    for part in removed:
        by_id.setdefault(_known_by(part), []).append(part)
    pairs = []
    for part in added:
        candidates = by_id.get(_known_by(part), []) if part.identity else []
        found = next((one for one in candidates if _likeness(one, part, _MOVED) >= _MOVED), None)
        if found is not None:
            candidates.remove(found)
            pairs.append((found, part))
    return pairs


def _most_alike(left: list[Part], right: list[Part], least: float) -> list[tuple[Part, Part]]:
    """Return the pairs of one type that are alike enough, the most alike first, each part once."""
    if len(left) * len(right) > _MOST_PAIRS:
        return []
    scored = sorted(
        (
            (likeness, -x, -y)
            for x, one in enumerate(left)
            for y, other in enumerate(right)
            if one.type == other.type and (likeness := _likeness(one, other, least)) >= least
        ),
        reverse=True,
    )
    found, used_left, used_right = [], set[int](), set[int]()
    for _, x, y in scored:
        if -x not in used_left and -y not in used_right:
            used_left.add(-x)
            used_right.add(-y)
            found.append((left[-x], right[-y]))
    return found


def _likeness(one: Part, other: Part, least: float) -> float:
    matcher = SequenceMatcher(None, one.gist, other.gist, autojunk=False)
    if matcher.real_quick_ratio() < least or matcher.quick_ratio() < least:
        return 0.0
    return matcher.ratio()
