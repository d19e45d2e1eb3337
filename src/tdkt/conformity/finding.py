"""What is not by the decree in a Word file: where it stands, what stands there, what should, and how to put it right."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum

from tdkt.checks.rule import Rule
from tdkt.conformity.components.component import Component
from tdkt.conformity.components.piece import Piece
from tdkt.model.diagnostic import Severity
from tdkt.model.records import dataclass, replace
from tdkt.model.text import clipped
from tdkt.office.word.blocks import Paragraph, Place

_EXCERPT = 80


class Scope(StrEnum):
    """What a mend changes."""

    LETTERS = "letters"
    """The look of the letters of the spot; `what` is a field of `RunLook`."""
    PARAGRAPH = "paragraph"
    """How the paragraph is set; `what` is a field of `ParagraphLook`, or "remove" for an empty one."""
    SECTION = "section"
    """How the pages of `Finding.sections` are set up; `what` is a field of `Section`."""
    TEXT = "text"
    """The characters of the spot: they become `to`."""
    RULE = "rule"
    """The rule line under the paragraph of the spot; `what` is "draw", "share" (`to`: how long, of the text) or "erase"."""
    PAGE_NUMBER = "page number"
    """The page number of `Finding.sections`; `what` is "add", "hide first" or a field of its look."""


@dataclass(frozen=True, slots=True)
class Mend:
    """One change that puts a spot right, given only where there is one right answer."""

    scope: Scope
    what: str
    to: str | int | bool


@dataclass(frozen=True, slots=True)
class Spot:
    """The characters from `start` to `end` of the text of the paragraph at `place`; an empty stretch stands for a place between them."""

    place: Place
    start: int
    end: int
    excerpt: str
    page: int | None = None
    """The page that it is on, known only where the file was rendered."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """A finding of `rule` on a component. `spots` are all the places with the same fault; empty for one of the page as a whole.

    `stands` and `should` are Vietnamese, "" where the message says it all; `sections` are those that it is about, from 0.
    """

    rule: Rule
    component: Component
    message: str
    cure: str = ""
    stands: str = ""
    should: str = ""
    spots: tuple[Spot, ...] = ()
    sections: tuple[int, ...] = ()
    mends: tuple[Mend, ...] = ()

    @property
    def code(self) -> str:
        """The code of its rule."""
        return self.rule.code

    @property
    def severity(self) -> Severity:
        """How much it weighs."""
        return self.rule.severity

    @property
    def spot(self) -> Spot | None:
        """The first of its places."""
        return self.spots[0] if self.spots else None

    @property
    def page(self) -> int | None:
        """The page of its first place, None where it is not known."""
        return self.spots[0].page if self.spots else None


def spot_of(piece: Piece, start: int | None = None, end: int | None = None) -> Spot:
    """Return the spot of a piece, or of the characters from `start` to `end` of its text."""
    first = piece.start if start is None else piece.start + start
    last = piece.end if end is None else piece.start + end
    said = piece.text if end is None else _around(piece.text, start or 0, end)
    return Spot(piece.paragraph.place, first, last, clipped(" ".join(said.split()), _EXCERPT))


def spot_of_paragraph(paragraph: Paragraph) -> Spot:
    """Return the spot of a whole paragraph."""
    return Spot(paragraph.place, 0, len(paragraph.text), clipped(" ".join(paragraph.shown.split()), _EXCERPT))


def _around(text: str, start: int, end: int) -> str:
    left, right = max(0, start - 30), min(len(text), end + 30)
    left = text.rfind(" ", 0, left) + 1 if left else 0  # whole words are shown
    right = len(text) if (space := text.find(" ", right)) < 0 else space
    return f"{'…' if left else ''}{text[left:right]}{'…' if right < len(text) else ''}"


def gathered(findings: Iterable[Finding]) -> list[Finding]:
    """Return the findings in reading order, those that say the same of several places as one."""
    same: dict[tuple[object, ...], list[Finding]] = {}
    for finding in findings:
        key = (finding.code, finding.component, finding.message, finding.mends)
        same.setdefault(key, []).append(finding)
    return sorted((_as_one(alike) for alike in same.values()), key=_order)


def _as_one(alike: list[Finding]) -> Finding:
    if len(alike) == 1:
        return alike[0]
    spots = dict.fromkeys(spot for finding in alike for spot in finding.spots)
    sections = dict.fromkeys(section for finding in alike for section in finding.sections)
    return replace(alike[0], spots=tuple(spots), sections=tuple(sections))


def _order(finding: Finding) -> tuple[int, int, int, str]:
    spot = finding.spot
    if spot is None:
        return 0, 0, 0, finding.code
    return 1, spot.place.index, spot.start, finding.code
