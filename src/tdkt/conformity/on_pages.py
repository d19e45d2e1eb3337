"""Where the lines of a document fall once it is set into pages: the page of every finding.

Lines are found again by their letters, page after page; what is not found has no page.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from decimal import Decimal

from tdkt.conformity.components.component import Component
from tdkt.conformity.components.piece import Piece
from tdkt.conformity.components.recognised import Line, Recognised
from tdkt.conformity.finding import Finding, Spot
from tdkt.model.records import dataclass, replace
from tdkt.office.pages import Page, Word
from tdkt.office.word.blocks import Place

_KNOWN_BY = 40
"""Letters that a line is found by."""
_ROW = 20
"""Points from one row to the next, about."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A line of the document on a page (from 1): its words there, the last one where it ends on that page."""

    line: Line
    page: int
    words: tuple[Word, ...]


class Pages:
    """The pages of a document with its lines on them."""

    def __init__(self, document: Recognised, pages: Sequence[Page]) -> None:
        self.document = document
        self.pages = pages
        self._main = document.lines[0].piece.paragraph.place.part if document.lines else ""
        self._letters = [_Letters(page) for page in pages]
        self.placed = tuple(self._place())
        self._of_paragraph: dict[Place, list[tuple[int, int]]] = {}
        self._in_order = sorted(
            (one.line.piece.paragraph.place.index, one.page)
            for one in self.placed
            if one.line.piece.paragraph.place.part == self._main
        )
        for one in self.placed:
            piece = one.line.piece
            self._of_paragraph.setdefault(piece.paragraph.place, []).append((piece.start, one.page))

    def _place(self) -> list[Placed]:
        found: list[Placed] = []
        page = 0
        for line in self.document.lines:
            key = _letters(line.piece.shown)[:_KNOWN_BY]
            if not key or line.component in (Component.BLANK, Component.RULE):
                continue
            for number in range(page, len(self._letters)):
                words = self._letters[number].find(key)
                if words:
                    page = number
                    found.append(Placed(line, number + 1, words))
                    break
        return found

    def page_of(self, spot: Spot) -> int | None:
        """Return the page of a spot: that of the line that it lies in, else of the lines around it where they are on one page."""
        if spot.place not in self._of_paragraph:
            return self._around(spot.place)
        before = None
        for start, page in self._of_paragraph.get(spot.place, ()):
            if start <= spot.start:
                before = page
        return before

    def _around(self, place: Place) -> int | None:
        if place.part != self._main:
            return None
        before = [page for index, page in self._in_order if index < place.index][-1:]
        behind = [page for index, page in self._in_order if index > place.index][:1]
        pages = set(before or [1]) | set(behind or [len(self.pages)])
        return pages.pop() if len(pages) == 1 else None

    def page_of_end(self, piece: Piece) -> int | None:
        """Return the page on which a piece ends, None where its end is not found."""
        key = _letters(piece.shown)[-_KNOWN_BY:]
        pages = [number for number, page in enumerate(self._letters, 1) if page.holds(key)]
        return pages[-1] if key and pages else None

    def of(self, component: Component) -> list[Placed]:
        """Return the placed lines of the main document that are a component."""
        return [one for one in self.placed if one.line.component is component and one.line.part == 0]


class _Letters:
    """The letters of a page in one string, with the word that each belongs to; what was found once is not found again."""

    def __init__(self, page: Page) -> None:
        self._text = ""
        self._words: list[Word] = []
        self._from = 0
        self._top = Decimal(0)
        """Where the line stands that was found last."""
        for word in page.words:
            said = _letters(word.text)
            self._text += said
            self._words += [word] * len(said)
        self._taken = [False] * len(self._text)

    def holds(self, key: str) -> bool:
        """Tell whether the letters stand on the page."""
        return key in self._text

    def find(self, key: str) -> tuple[Word, ...]:
        """Return the words that the letters stand in, those behind the last that were found first; none where they are not there."""
        at = self._free(key, self._from)
        before = self._free(key, 0)
        if at < 0 or (before != at and self._is_beside(before) and not self._is_near(at)):
            at = before
        if at < 0:
            return ()
        self._from = max(self._from, at)
        self._top = self._words[at].top
        self._taken[at : at + len(key)] = [True] * len(key)
        return tuple(dict.fromkeys(self._words[at : at + len(key)]))

    def _is_beside(self, at: int) -> bool:
        """Tell whether it stands on the row of the line found last: of two columns a page may give the right one first."""
        return abs(self._words[at].top - self._top) < _ROW

    def _is_near(self, at: int) -> bool:
        return abs(self._words[at].top - self._top) < 6 * _ROW

    def _free(self, key: str, start: int) -> int:
        """Return where the letters stand from `start` on that no line has taken, -1 where they do not."""
        at = self._text.find(key, start)
        while at >= 0 and any(self._taken[at : at + len(key)]):
            at = self._text.find(key, at + 1)
        return at


def _letters(text: str) -> str:
    """Return the letters and digits of a text, large and small ones as they are: a post in capitals is no word of a sentence."""
    return "".join(char for char in unicodedata.normalize("NFC", text) if char.isalnum())


def with_pages(findings: Sequence[Finding], pages: Pages) -> list[Finding]:
    """Return the findings, each spot with its page."""
    return [
        replace(finding, spots=tuple(replace(spot, page=pages.page_of(spot)) for spot in finding.spots))
        for finding in findings
    ]
