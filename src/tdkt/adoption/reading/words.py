"""Words of the head and foot of an official document, as people spell them."""

from __future__ import annotations

import re
from collections.abc import Iterable

from tdkt.model.text import upper_first

_ACRONYM = re.compile(r"\b[A-ZĐ][A-ZĐ&]{1,9}\b")
_USUAL = frozenset(("UBND", "HĐND", "MTTQ", "UBMTTQ", "TĐKT", "HĐTĐKT"))
_CAPITAL_WORDS = re.compile(r"(?<=[^\W\d_] )[A-ZÀ-ỸĐ][^\W\d_]*(?:[ ][A-ZÀ-ỸĐ][^\W\d_]*)*")


class Spellings:
    """How the words of a document are spelt where not everything is in capitals: for a title that is in capitals."""

    def __init__(self, texts: Iterable[str]) -> None:
        self._texts = tuple(text for text in texts if text != text.upper())
        self._names: dict[str, str] = {}
        self._acronyms: set[str] = set()
        for text in self._texts:
            self._acronyms.update(_ACRONYM.findall(text))
            for found in _CAPITAL_WORDS.findall(text):
                if found != found.upper():
                    self._names.setdefault(found.upper(), found)
        long_first = sorted(self._names, key=len, reverse=True)
        names = "|".join(map(re.escape, long_first))
        self._pattern = re.compile(rf"(?<!\w)(?:{names})(?!\w)") if names else None

    def sentence(self, text: str) -> str:
        """Return a text in capitals as a sentence is written, names and abbreviations as elsewhere in the document.

        Nothing but the case changes: in capitals it is `text` again.
        """
        lowered = " ".join(word if self._is_acronym(word) else word.lower() for word in text.split(" "))
        if self._pattern and len(lowered) == len(text):
            for match in self._pattern.finditer(text):
                name = self._names[match[0]]
                if self._is_mostly_so(name):
                    lowered = lowered[: match.start()] + name + lowered[match.end() :]
        return upper_first(lowered) if upper_first(lowered).upper() == text else text

    def post(self, text: str) -> str:
        """Return a post or an agency of a signature ("PHÓ CHỦ TỊCH UBND XÃ") as a sentence has it: "Phó Chủ tịch UBND xã"."""
        lowered = " ".join(word if self._is_acronym(word) else word.lower() for word in text.split(" "))
        return re.sub(
            r"^(Phó|Quyền) (\w)", lambda match: f"{match[1]} {match[2].upper()}", upper_first(lowered)
        )

    def _is_mostly_so(self, name: str) -> bool:
        """Tell whether the document writes `name` with these capitals more often than without."""
        as_name = sum(text.count(name) for text in self._texts)
        small = sum(text.count(name.lower()) for text in self._texts)
        return as_name > small

    def _is_acronym(self, word: str) -> bool:
        bare = word.strip(".,;:()[]“”\"'/-")
        consonants = not re.search("[AEIOUYĂÂÊÔƠƯÀ-ỸĐ]", bare)
        return bare in self._acronyms or bare in _USUAL or (len(bare) > 1 and bare.isalpha() and consonants)
