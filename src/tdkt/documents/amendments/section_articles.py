"""The articles about the parts of a plan's own words: parts that came, went, moved, are called or numbered otherwise."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from tdkt.changes.parts import Action, Change
from tdkt.documents.amendments.article import Article, Placed
from tdkt.documents.amendments.block_articles import block_articles
from tdkt.documents.amendments.printed import Sides, title_of
from tdkt.documents.amendments.spots import CLOSING, OPENING, Spot, spelt
from tdkt.model.numbering import Form, Scheme

_HOLDS = ("paragraphs", "items", "body", "sections", "unit_movements")


def section_articles(change: Change, sides: Sides) -> Iterator[Placed]:
    """Say what became of a section: the whole of it where it came or went, else its title and each line under it."""
    old, new = sides.before.spot(change.old), sides.after.spot(change.new)
    if change.new is None:
        if old:
            yield old.index, _removed(change, old, sides)
    elif change.old is None:
        if new:
            yield new.index, Article(f"Bổ sung {new.words} như sau", sides.after.passage(new), whole=True)
    elif old and new:
        yield from _changed(change, old, new, sides)


def _removed(change: Change, old: Spot, sides: Sides) -> Article:
    assert change.old is not None
    text = title_of(old.block)
    held = any(one.is_numbered for one in sides.before.within(old)[1:])
    if held and not any(change.old.data.get(key) for key in ("sections", "unit_movements")):
        return Article(f"Bãi bỏ tiêu đề {old.words}", (text,))  # the parts in it stand elsewhere now
    whole = any(change.old.data.get(key) for key in _HOLDS)
    return Article(f"Bãi bỏ {'toàn bộ ' if whole else ''}{old.words}", (text,))


def _changed(change: Change, old: Spot, new: Spot, sides: Sides) -> Iterator[Placed]:
    assert change.old is not None
    assert change.new is not None
    if is_moved(change) and old.words != new.words:
        yield old.index, Article(f"Chuyển {old.words} thành {new.words}")
    then, now = sides.before.under(old), sides.after.under(new)
    if spelt(old.text) != spelt(new.text):
        is_title = "title" in change.old.data and "title" in change.new.data
        what = f"tiêu đề {old.words}" if is_title else old.words
        yield old.index, Article(f"Sửa đổi {what} như sau", (title_of(new.block),))
    yield from block_articles(then, now, old.words, lambda spot: old.index + min(spot.index - old.index, 0))


def framing_articles(sides: Sides) -> Iterator[Placed]:
    """Say what changed above the first part and below the last."""
    before, after = sides.before, sides.after
    yield from block_articles(before.opening, after.opening, OPENING, lambda spot: 0)
    end = len(before.spots)
    yield from block_articles(before.closing, after.closing, CLOSING, lambda spot: end)


def numbering_articles(changes: Iterable[Change], sides: Sides) -> Iterator[Article]:
    """Say that the levels of the plan are numbered in other forms, and which parts have another number or place than before.

    What moved, came or went is said by itself; here is what follows from it for the others.
    """
    then, now = sides.before.plan.scheme, sides.after.plan.scheme
    if then != now:
        yield Article("Sửa đổi cách đánh số thứ tự các cấp của Kế hoạch như sau", tuple(_levels(then, now)))
    changes = list(changes)
    pairs = pairs_of_parts(changes, sides)
    moved = {spot.index for one in changes if is_moved(one) and (spot := sides.before.spot(one.old))}
    renumbered = [
        f"- {old.words} “{old.text.rstrip('.;')}” thành {new.words}"
        for old, new in ((sides.before.spots[one], sides.after.spots[other]) for one, other in pairs.items())
        if old.index not in moved and _is_renumbered(old, new, pairs, same_forms=then == now)
    ]
    if renumbered:
        yield Article("Đánh lại số thứ tự các phần sau đây theo nội dung sửa đổi, bổ sung", tuple(renumbered))


def is_moved(change: Change) -> bool:
    """Tell whether an article says that a part moved: it stands in another part, another unit or movement than before."""
    return change.action is Action.MOVED and change.old is not None and change.new is not None


def _is_renumbered(old: Spot, new: Spot, pairs: Mapping[int, int], *, same_forms: bool) -> bool:
    elsewhere = pairs.get(old.parent, -1) != new.parent if old.parent >= 0 else new.parent >= 0
    other_form = same_forms and getattr(old.block, "level", 0) != getattr(new.block, "level", 0)
    return elsewhere or other_form or old.ordinal != new.ordinal


def pairs_of_parts(changes: Iterable[Change], sides: Sides) -> dict[int, int]:
    """Return which numbered part of the plan to be in force is which of the signed one, by their places on the two sides."""
    before, after = (
        [spot for spot in side.spots if spot.is_numbered] for side in (sides.before, sides.after)
    )
    found: dict[int, int] = {}
    for change in changes:
        old, new = sides.before.spot(change.old), sides.after.spot(change.new)
        if old and new and old.is_numbered and new.is_numbered:
            found[old.index] = new.index
    for unit, at in sides.before.headings.items():
        if unit in sides.after.headings and at not in found:
            found[at] = sides.after.headings[unit]  # whatever it is called by now
    free = [spot for spot in after if spot.index not in found.values()]
    for in_place in (True, False):
        for old in before:
            if old.index in found:
                continue
            new = next((one for one in free if _same(old, one, found, in_place=in_place)), None)
            if new is not None:
                found[old.index] = new.index
                free.remove(new)
    return dict(sorted(found.items()))


def _same(old: Spot, new: Spot, found: Mapping[int, int], *, in_place: bool) -> bool:
    if spelt(old.text) != spelt(new.text):
        return False
    return not in_place or found.get(old.parent, -1 if old.parent < 0 else -2) == new.parent


def _levels(then: Scheme, now: Scheme) -> Iterator[str]:
    for level in range(1, max(then.depth, now.depth) + 1):
        before, after = (_form(scheme, level) for scheme in (then, now))
        if before != after:
            change = (
                f"từ “{before}” thành “{after}”"
                if before and after
                else f"bổ sung, đánh số từ “{after}”"
                if after
                else f"bỏ cách đánh số từ “{before}”"
            )
            yield f"- Cấp {level}: {change}"


def _form(scheme: Scheme, level: int) -> Form | str:
    return scheme.form(level) if level <= scheme.depth else ""
