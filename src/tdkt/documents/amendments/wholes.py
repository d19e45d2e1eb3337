"""What of a plan an amendment says as a whole: units and movements that came or went, lines that stand in another order.

What stands in one of these is not said line by line beside it: places would be those of another order than the reader has.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from tdkt.changes.parts import Change
from tdkt.documents.amendments.article import Article, Placed
from tdkt.documents.amendments.printed import Printed, Sides, printed_lines
from tdkt.documents.amendments.section_articles import pairs_of_parts
from tdkt.documents.amendments.spots import Spot, spelt
from tdkt.model.records import dataclass

SENTENCES = ("movements/target", "movements/task", "movements/item")
MOVEMENT, UNIT = "movements/movement", "movements/"


@dataclass(frozen=True, slots=True)
class Wholes:
    """The spots (by index) that lie in what is abolished or listed anew (`gone`), and in what is given with all its words (`come`).

    `listed` are the parts whose lines are listed anew: as signed, and as they are to be.
    """

    gone: frozenset[int]
    come: frozenset[int]
    listed: tuple[tuple[Spot, Spot], ...]

    def leaves(self, spot: Spot | None) -> bool:
        """Tell whether a spot of the signed plan is said with what it stands in."""
        return spot is not None and spot.index in self.gone

    def comes(self, spot: Spot | None) -> bool:
        """Tell whether a spot of the plan to be in force is said with what it stands in."""
        return spot is not None and spot.index in self.come


def wholes_of(changes: Sequence[Change], sides: Sides) -> Wholes:
    """Return what of the two plans is said as a whole, from the outside to the inside: units, movements, their lines."""
    before, after = sides.before, sides.after
    gone, come = set[int](), set[int]()
    for kind in (UNIT, MOVEMENT):
        for change in changes:
            if change.part.type != kind:
                continue
            old, new = before.spot(change.old), after.spot(change.new)
            leaves, comes = old is not None and old.index in gone, new is not None and new.index in come
            if old and (new is None or (comes and not leaves)):
                gone |= _inside(before, old)
            if new and (old is None or (leaves and not comes)):
                come |= _inside(after, new)
    listed = []
    for one, other in pairs_of_parts(changes, sides).items():
        old, new = before.spots[one], after.spots[other]
        if one not in gone and other not in come and _in_another_order(old, new, changes, sides):
            listed.append((old, new))
    for old, new in listed:
        gone |= {spot.index for spot in before.under(old)}
        come |= {spot.index for spot in after.under(new)}
    return Wholes(frozenset(gone), frozenset(come), tuple(listed))


def _inside(side: Printed, spot: Spot) -> set[int]:
    return {one.index for one in side.within(spot)[1:]}


def _in_another_order(old: Spot, new: Spot, changes: Iterable[Change], sides: Sides) -> bool:
    """Tell whether the sentences of units that stay under a number stand in another order than before."""
    printed = set(sides.before.places.values()), set(sides.after.places.values())
    then = [spot for spot in sides.before.under(old) if spot.index in printed[0]]
    now = [spot for spot in sides.after.under(new) if spot.index in printed[1]]
    known = {
        was.index: is_now.index
        for change in changes
        if change.part.type in SENTENCES
        if (was := sides.before.spot(change.old)) and (is_now := sides.after.spot(change.new))
    }
    free = [spot for spot in now if spot.index not in known.values()]
    order = []
    for spot in then:
        place = known.get(spot.index)
        if place is None:
            same = next((one for one in free if spelt(one.text) == spelt(spot.text)), None)
            if same is None:
                continue
            free.remove(same)
            place = same.index
        if any(one.index == place for one in now):
            order.append(place)
    return order != sorted(order)


def listed_articles(wholes: Wholes, sides: Sides) -> Iterator[Placed]:
    """Say the lines that stand in another order, with all that is otherwise in them: the whole list as it is to be."""
    for old, new in wholes.listed:
        then, now = sides.before.under(old), sides.after.under(new)
        same = Counter(spelt(spot.text) for spot in then) == Counter(spelt(spot.text) for spot in now)
        verb = "Sắp xếp lại" if same else "Sửa đổi và sắp xếp lại"
        texts = printed_lines(spot.block for spot in now)
        yield old.index, Article(f"{verb} nội dung tại {old.words} như sau", texts, whole=True)
