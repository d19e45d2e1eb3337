"""Words that are spelt in two ways in the texts of a year: the tone on the first or the second vowel (hòa, hoà).

Which way is right the file of the ward decides where a name in it has the word (phường Việt Hòa); else the more usual one is
only named. A name of somebody on record is spelt as its bearer spells it and counts for neither.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from functools import cache

from tdkt.checks.texts import slips
from tdkt.checks.texts.printed_texts import PrintedText
from tdkt.checks.texts.text_roles import Role
from tdkt.model.place import Place
from tdkt.model.records import dataclass
from tdkt.model.text import one_spelling


@dataclass(frozen=True, slots=True)
class Word:
    """`word` as it stands in `printed` from the character `start` (from 0)."""

    printed: PrintedText
    start: int
    word: str

    def place(self) -> Place:
        """Return where it stands in its file."""
        return self.printed.place(self.start, len(self.word))


@dataclass(frozen=True, slots=True)
class TwoWays:
    """A word of a year that has a `usual` way, found `usual_count` times, and the places of another, `rarer` one.

    `registered` tells that the ward's file has the word in its usual way, so that the other one is wrong there.
    """

    year: int
    usual: Word
    usual_count: int
    rarer: list[Word]
    registered: bool


class Words:
    """The words of either spelling, gathered text by text."""

    def __init__(self) -> None:
        self._by_year: dict[int | None, list[Word]] = defaultdict(list)

    def add(self, printed: PrintedText) -> None:
        """Take the words of a text; a record keeps its own spelling."""
        if printed.role is Role.RECORD:
            return
        for start, word in slips.two_style_words(printed.text):
            self._by_year[printed.year].append(Word(printed, start, word))

    def told_apart(self) -> Iterator[TwoWays]:
        """Yield every second way to spell a word, year by year."""
        own = self._by_year.get(None, [])
        registered = {key: next(iter(ways)) for key, ways in _by_spelling(own).items() if len(ways) == 1}
        for year in sorted(year for year in self._by_year if year is not None):
            for key, ways in _by_spelling(own + self._by_year[year]).items():
                right = registered.get(key) or max(ways, key=lambda way: len(ways[way]))
                for other, words in ways.items():
                    if other != right:
                        yield TwoWays(year, ways[right][0], len(ways[right]), words, key in registered)


def right_spelling(way: TwoWays, word: Word) -> str:
    """Return the word in the usual way, in the case of its letters ("HOÀ" → "HÒA")."""
    usual = way.usual.word.lower()
    return "".join(
        letter.upper() if before.isupper() else letter
        for letter, before in zip(usual, word.word, strict=True)
    )


def _by_spelling(words: list[Word]) -> dict[str, dict[str, list[Word]]]:
    """Return the words by what they are, then by how they are spelt (small letters)."""
    found: dict[str, dict[str, list[Word]]] = defaultdict(lambda: defaultdict(list))
    key = cache(one_spelling)  # few words, many times
    for word in words:
        small = word.word.lower()
        found[key(small)][small].append(word)
    return found
