"""A sentence in two forms at once: as it was given, and as words are looked for in it (`quantities.normal`)."""

from __future__ import annotations

import re
import unicodedata

from tdkt.checks.plan.quantities import normal
from tdkt.model.records import dataclass

_MARKS = " \t\n,;:.–—-"


@dataclass(frozen=True, slots=True)
class Wording:
    """`text` as it was given; `words` the same in normal form; `places` where each character of `words` stands in `text`."""

    text: str
    words: str
    places: tuple[int, ...]

    @classmethod
    def of(cls, text: str) -> Wording:
        """Lay the two forms of `text` beside each other."""
        words = normal(text)
        places: list[int] = []
        for found, word in zip(re.finditer(r"\S+", text), words.split(" "), strict=False):
            if places:
                places.append(found.start() - 1)
            given = unicodedata.normalize("NFC", found[0])
            is_alike = len(given) == len(word) == len(found[0])
            last = found.end() - 1
            places += [found.start() + step if is_alike else last for step in range(len(word))]
            if not is_alike:
                places[-len(word)] = found.start()
        places += [max(len(text) - 1, 0)] * (len(words) - len(places))
        return cls(text, words, tuple(places))

    def given(self, start: int, end: int) -> str:
        """Return what stands in the sentence between two places of `words`, without the marks around it."""
        while start < end and self.words[start] in _MARKS:
            start += 1
        while end > start and self.words[end - 1] in _MARKS:
            end -= 1
        return self.text[self.places[start] : self.places[end - 1] + 1] if start < end else ""
