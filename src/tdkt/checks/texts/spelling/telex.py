"""What the keys of Telex stand for where the input method was off: "hoaf" → "hòa", "Vieetj" → "Việt"."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from tdkt.checks.texts.spelling.syllables import is_possible

_MARKS = {"s": "\u0301", "f": "\u0300", "r": "\u0309", "x": "\u0303", "j": "\u0323"}
_KEYS = re.compile(
    r"^(?P<onset>(?:dd|ngh|ng|nh|gh|gi|kh|ph|th|tr|ch|qu|[bcdghklmnprstvx])?)(?P<vowels>[aeiouyw]{1,5})(?P<final>(?:ng|nh|ch|[mnptc])?)(?P<more>[wsfrxj]{0,2})$"
)
_HATS = (
    ("uow", "ươ"),
    ("uwow", "ươ"),
    ("aa", "â"),
    ("ee", "ê"),
    ("oo", "ô"),
    ("aw", "ă"),
    ("ow", "ơ"),
    ("uw", "ư"),
)
_TYPED = re.compile(
    r"^(?:dd|.*[aeiouyw](?:ng|nh|ch|[mnptc])?[fj]$|.*(?:aa|uw|uow)(?:ng|nh|ch|[mnptc])?[srx]$)"
)
"""How no English word is spelt."""
_PEOPLE_WRITE = frozenset(
    [
        "leaf",
        "loaf",
        "deaf",
        "chef",
        "reef",
        "beef",
        "chief",
        "brief",
        "conf",
        "coef",
        "half",
        "roof",
        "hoof",
        "proof",
        "goof",
        "pref",
        "spec",
        "does",
        "goes",
        "rows",
        "laws",
        "haj",
        "raj",
    ]
)


def looks_typed(word: str) -> bool:
    """Tell whether the keys of `word` can hardly be a foreign word."""
    return word not in _PEOPLE_WRITE and _TYPED.match(word) is not None


@lru_cache(maxsize=8192)
def meant_by_keys(word: str) -> str:
    """Return the syllable that `word` (small Latin letters) is the keys of, "" where they make none; English words are among them."""
    if len(word) < 3 or not word.isascii():
        return ""
    found = _KEYS.match(word)
    if found is None:
        return ""
    vowels, marks = found["vowels"], found["more"]
    has_hat = "dd" in found["onset"] or any(keys in vowels for keys, _ in _HATS) or "w" in marks
    if not marks and not has_hat:
        return ""
    if "w" in marks:
        vowels += "w"
        marks = marks.replace("w", "")
    for keys, letter in _HATS:
        vowels = vowels.replace(keys, letter)
    vowels = vowels.replace("uaw", "ưa").replace("uow", "ươ").replace("uơ", "ươ" if found["final"] else "uơ")
    if "w" in vowels or len(marks) > 1:
        return ""
    onset = found["onset"].replace("dd", "đ")
    return _toned(onset, vowels, found["final"], marks)


def _toned(onset: str, vowels: str, final: str, mark: str) -> str:
    if not mark:
        whole = onset + vowels + final
        return whole if is_possible(whole) else ""
    hats = [at for at, char in enumerate(vowels) if char in "ăâêôơư"]
    place = hats[-1] if hats else (len(vowels) - 1 if final or len(vowels) == 1 else len(vowels) - 2)
    whole = unicodedata.normalize(
        "NFC", onset + vowels[: place + 1] + _MARKS[mark] + vowels[place + 1 :] + final
    )
    return whole if is_possible(whole) else ""
