"""What is printed of a plan on one side of an amendment: its parts where they stand, its annexes, the names that it uses."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from tdkt.changes.parts import Part
from tdkt.documents.amendments.article import CentredTitle, Texts, Title
from tdkt.documents.amendments.spots import Spot, spelt, spot_of, spots
from tdkt.documents.page.blocks import Appendix, Block, Heading, Item, Table
from tdkt.model.movements import UnitMovements
from tdkt.model.place import Place
from tdkt.model.plan import Annex, Plan, Section
from tdkt.model.records import dataclass, field


@dataclass(frozen=True, slots=True)
class PrintedAnnex:
    """An annex: what it is called ("Phụ lục I"), the line under its title, where in the file it stands, what is printed of it.

    That are its own words (`own`), then the tables of shares and of who does what.
    """

    name: str
    title: str
    attached: str
    place: Place
    own: tuple[Spot, ...]
    shares: tuple[Block, ...]
    assignments: tuple[Block, ...]

    @property
    def blocks(self) -> tuple[Block, ...]:
        """All that stands under its title."""
        return (*(spot.block for spot in self.own), *self.shares, *self.assignments)


@dataclass(frozen=True, slots=True)
class Printed:
    """What is printed on one side: the spots of the document, the names of the units, and of all that can have a share.

    `places` tells by where a part stands in its file which spot prints it, `annexes` are the annexes in their order, `headings`
    tells by the id of a unit which spot prints its name above its movements.
    """

    plan: Plan
    spots: list[Spot]
    places: Mapping[Place, int]
    units: Mapping[str, str]
    members: Mapping[str, str]
    annexes: tuple[PrintedAnnex, ...] = ()
    headings: Mapping[str, int] = field(default_factory=dict)

    def spot(self, part: Part | None) -> Spot | None:
        """Return where a part is printed, None where it is not."""
        if part is None:
            return None
        found = self.places.get(part.place)
        if found is not None:
            return self.spots[found]
        if part.data.get("unnamed") or part.data.get("unprinted"):
            return None  # a title for tables alone, which may be another movement's name on paper
        return spot_of(self.spots, text_of(part), heading_of(part))

    def at(self, spot: Spot | None) -> int:
        """Return the place of a spot in printing order, 0 for what is not printed."""
        return spot.index if spot else 0

    def under(self, spot: Spot) -> list[Spot]:
        """Return what stands right under a heading: its paragraphs, items and tables."""
        return [one for one in self.spots if one.parent == spot.index and not one.is_numbered]

    @property
    def opening(self) -> list[Spot]:
        """What stands above the first numbered part."""
        last = next((spot.index for spot in self.spots if spot.is_numbered), len(self._body))
        return [spot for spot in self._body if spot.index < last]

    @property
    def closing(self) -> list[Spot]:
        """What closes the whole."""
        return self.spots[len(self._body) :]

    @property
    def _body(self) -> list[Spot]:
        return self.spots[: len(self.spots) - len(self.plan.closing)]

    def within(self, spot: Spot) -> list[Spot]:
        """Return a numbered part with all that stands in it."""
        inside = {spot.index}
        found = [spot]
        for one in self.spots[spot.index + 1 :]:
            if one.parent in inside:
                inside.add(one.index)
                found.append(one)
        return found

    def passage(self, spot: Spot) -> Texts:
        """Return a numbered part as it is printed, with its numbers and tables."""
        return printed_lines(one.block for one in self.within(spot))

    def annex(self, part: Part) -> PrintedAnnex | None:
        """Return the annex that a part of the file is."""
        return next((one for one in self.annexes if one.place == part.place), None)


@dataclass(frozen=True, slots=True)
class Sides:
    """The plan as it was signed and as it is to be in force."""

    before: Printed
    after: Printed


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


def printed_lines(blocks: Iterable[Block]) -> Texts:
    """Return `blocks` as paragraphs that look as they do on paper: with their numbers, hyphens and pluses."""
    return tuple(line for block in blocks for line in _lines(block))


def title_of(block: Block) -> str:
    """Return the words of a block without its number; of a heading as the page shows them (`word.body`)."""
    text = "" if isinstance(block, Table) else "".join(span.text for span in block.spans)
    if not isinstance(block, Heading):
        return text
    if block.rank == 0:
        return CentredTitle(text.upper())
    return Title(text.upper() if block.rank == 1 else text)


def _lines(block: Block) -> Iterator[str | Table]:
    if isinstance(block, Table):
        yield block
        return
    text = "".join(span.text for span in block.spans)
    if isinstance(block, Item):
        yield f"{'+' if block.depth > 1 else '-'} {text}"
    elif isinstance(block, Heading) and block.rank == 0:
        yield CentredTitle(block.number)
        yield title_of(block)
    elif isinstance(block, Heading):
        yield Title(f"{block.number} {title_of(block)}")
    else:
        number = getattr(block, "number", "")
        yield f"{number} {text}" if number else text


def places_of(
    plan: Plan, movements: Sequence[UnitMovements], units: Mapping[str, str], found: Sequence[Spot]
) -> dict[Place, int]:
    """Return which of the spots `found` prints each section, unit, movement and sentence, by its place in the files."""
    places: dict[Place, int] = {}
    ordered = sorted(movements, key=lambda one: plan.in_unit_order(one.unit))
    start = 0
    for place, text in _parts(plan.sections, [one for one in ordered if one.printed], units):
        wanted = spelt(text)
        at = next((spot.index for spot in found[start:] if wanted and spelt(spot.text) == wanted), None)
        if at is not None:
            places[place] = at
            start = at + 1
    return places


def _parts(
    sections: Iterable[Section], movements: Sequence[UnitMovements], units: Mapping[str, str]
) -> Iterator[tuple[Place, str]]:
    """Yield what the plan prints under a number or as a sentence of a unit, in printing order: its place and its words."""
    for section in sections:
        yield section.origin.at(), section.title or section.text or ""
        for file in movements if section.unit_movements else ():
            yield file.origin.at(), units.get(file.unit, "")
            for movement in file.printed:
                if not movement.unnamed:
                    yield movement.origin.at(), movement.title
                yield from ((item.origin.at(), item.text) for item in movement.items)
        yield from _parts(section.sections, movements, units)


def printed_annexes(pages: Iterable[Appendix], annexes: Iterable[Annex]) -> Iterator[PrintedAnnex]:
    """Yield the annexes of a plan with what stands under their titles."""
    for page, annex in zip(pages, annexes, strict=False):
        name = f"Phụ lục {page.number}".rstrip()
        own = len(annex.parts)
        last = len(page.blocks)
        computed = last - 1 if annex.assignments and last > own else last
        yield PrintedAnnex(
            name,
            annex.title,
            page.attached_to,
            annex.origin.at(),
            tuple(spots(page.blocks[:own], root=name)),
            page.blocks[own:computed],
            page.blocks[computed:],
        )
