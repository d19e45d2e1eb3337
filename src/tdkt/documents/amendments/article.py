"""What an article of an amendment is, and what is printed on the two sides that it is made from."""

from __future__ import annotations

from tdkt.changes.parts import Part
from tdkt.documents.amendments.spots import Spot, spot_of
from tdkt.model.records import dataclass


@dataclass(frozen=True, slots=True)
class Article:
    """One point of an amendment: the sentence that says what is done, and the new words in full.

    `whole` tells that the texts are paragraphs of one passage (a Điều, a phong trào with its items), in quotes from the first word
    to the last.
    """

    lead: str
    texts: tuple[str, ...] = ()
    whole: bool = False


@dataclass(frozen=True, slots=True)
class PrintedAnnex:
    """An annex: what it is called ("Phụ lục I"), its title, and whether it prints the shares, who does what."""

    name: str
    title: str
    has_shares: bool
    has_assignments: bool


@dataclass(frozen=True, slots=True)
class Printed:
    """What is printed on one side: the spots of the document, the names of the units, and of all that can have a share.

    `annexes` are its annexes in their order.
    """

    spots: list[Spot]
    units: dict[str, str]
    members: dict[str, str]
    annexes: tuple[PrintedAnnex, ...] = ()

    def spot(self, part: Part | None) -> Spot | None:
        """Return where a part is printed, None where it is not."""
        return spot_of(self.spots, text_of(part), heading_of(part)) if part else None

    def at(self, spot: Spot | None) -> int:
        """Return the place of a spot in printing order, 0 for what is not printed."""
        return self.spots.index(spot) if spot else 0


@dataclass(frozen=True, slots=True)
class Sides:
    """The plan as it was signed and as it is to be in force."""

    before: Printed
    after: Printed


Placed = tuple[int, Article]
TITLE, BASIS, END = -2, -1, 10**6
"""Where articles stand that are about no sentence of the body: what is printed above it, and below it."""


def text_of(part: Part | None) -> str:
    """Return the words of a part that are printed, "" where it is not there or has none."""
    if part is None:
        return ""
    return str(next((part.data[key] for key in ("text", "quote", "title") if part.data.get(key)), ""))


def heading_of(part: Part) -> str:
    """Return the title that a part stands under, "" for none."""
    return next((str(above.data["title"]) for above in reversed(part.parents) if "title" in above.data), "")


def spot_of_parent(part: Part, side: Printed) -> Spot | None:
    """Return where the part around a part is printed, None where it is not."""
    return side.spot(part.parents[-1]) if part.parents else None
