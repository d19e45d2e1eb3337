"""The shape of a Vietnamese syllable: an onset, a rime, a tone. Pure functions on single syllables in small letters."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from tdkt.model.records import dataclass

_TONES = {"\u0301": "s", "\u0300": "f", "\u0309": "r", "\u0303": "x", "\u0323": "j"}
_ONSET = re.compile(r"^(?:ngh|ng|nh|gh|gi|kh|ph|th|tr|ch|qu|[bcdđghklmnprstvx])?")
_AFTER_K = ("e", "ê", "i", "y")
"""Vowels before which k, gh, ngh are written, and c, g, ng are not."""
_OPEN = frozenset(
    [
        "a",
        "ai",
        "ao",
        "au",
        "ay",
        "ă",
        "âu",
        "ây",
        "e",
        "eo",
        "ê",
        "êu",
        "i",
        "ia",
        "iu",
        "iêu",
        "y",
        "yêu",
        "o",
        "oa",
        "oai",
        "oao",
        "oay",
        "oe",
        "oeo",
        "oi",
        "oo",
        "ô",
        "ôi",
        "ơ",
        "ơi",
        "u",
        "ua",
        "uê",
        "ui",
        "uy",
        "uya",
        "uyu",
        "uơ",
        "uây",
        "uôi",
        "ư",
        "ưa",
        "ưi",
        "ươi",
        "ươu",
        "ưu",
        "uêu",
        "uao",
    ]
)
_CLOSED_BY = {
    "m": ["a", "ă", "â", "e", "ê", "i", "iê", "o", "oă", "ô", "ơ", "u", "ươ", "uô", "yê", "oe"],
    "n": [
        "a",
        "ă",
        "â",
        "e",
        "ê",
        "i",
        "iê",
        "y",
        "yê",
        "o",
        "oa",
        "oă",
        "oe",
        "ô",
        "ơ",
        "u",
        "uâ",
        "uê",
        "uyê",
        "uô",
        "ư",
        "ươ",
        "uy",
    ],
    "ng": ["a", "ă", "â", "e", "iê", "o", "oa", "oă", "oo", "ô", "u", "uâ", "uô", "ư", "ươ", "uyê"],
    "nh": ["a", "ê", "i", "oa", "uê", "uy", "y"],
    "p": ["a", "ă", "â", "e", "ê", "i", "iê", "o", "oă", "ô", "ơ", "u", "ươ", "uy", "uô", "ư", "oa"],
    "t": [
        "a",
        "ă",
        "â",
        "e",
        "ê",
        "i",
        "iê",
        "y",
        "yê",
        "o",
        "oa",
        "oă",
        "oe",
        "ô",
        "ơ",
        "u",
        "uâ",
        "uê",
        "uyê",
        "uô",
        "ư",
        "ươ",
        "uy",
    ],
    "c": ["a", "ă", "â", "e", "iê", "o", "oa", "oă", "oo", "ô", "u", "uô", "ư", "ươ", "y"],
    "ch": ["a", "ê", "i", "oa", "uê", "uy", "y"],
}
_RIMES = _OPEN | {vowels + final for final, all_vowels in _CLOSED_BY.items() for vowels in all_vowels}
_STOPPED = re.compile(r"(?:p|t|c|ch)$")
_TONE_IN_ONSET = re.compile(r"g[íìỉĩị][aoueăâêôơư]|q[úùủũụ]")
"""A tone on the i of gi, the u of qu, which are no vowels: "gía", "qúy"."""
_MARKED = re.compile("[^\\x00-\\x7f]")


@dataclass(frozen=True, slots=True)
class Parts:
    """What a syllable is made of; `tone` is a letter of Telex or "" (level), `rime` has its hats and horns, no tone."""

    onset: str
    rime: str
    tone: str

    @property
    def final(self) -> str:
        """The consonant at the end, "" where there is none."""
        found = re.search(r"(?:ng|nh|ch|[mnptc])$", self.rime)
        return found[0] if found else ""


@lru_cache(maxsize=8192)
def parts_of(syllable: str) -> Parts:
    """Return the parts of `syllable`, whether it can be Vietnamese or not; more than one tone counts as the last."""
    tone, letters = "", []
    for char in unicodedata.normalize("NFD", syllable):
        if char in _TONES:
            tone = _TONES[char]
        else:
            letters.append(char)
    bare = unicodedata.normalize("NFC", "".join(letters))
    found = _ONSET.match(bare)
    onset = found[0] if found else ""
    rime = bare[len(onset) :]
    if onset == "gi" and (not rime or rime[0] in "ên" or rime in ("m", "p")):
        rime = f"i{rime}"  # gì, gìn, giếng
    if onset == "qu":
        rime = "uy" if rime == "i" else f"u{rime}" if f"u{rime}" in _RIMES else rime
    return Parts(onset, rime, tone)


@lru_cache(maxsize=8192)
def is_possible(syllable: str) -> bool:
    """Tell whether `syllable` (small letters, composed) is built as a Vietnamese one: "nghành", "kêt", "ngĩa" are not."""
    if sum(char in _TONES for char in unicodedata.normalize("NFD", syllable)) > 1:
        return False
    if _TONE_IN_ONSET.match(syllable):
        return False
    parts = parts_of(syllable)
    if parts.rime not in _RIMES or (_STOPPED.search(parts.rime) and parts.tone not in ("s", "j")):
        return False
    front = parts.rime.startswith(_AFTER_K)
    if parts.onset in ("c", "g", "ng"):
        return not front or (parts.onset == "g" and parts.rime[0] in "iy" and parts.rime == "i")
    if parts.onset in ("k", "gh", "ngh"):
        return front or (parts.onset == "k" and parts.rime in ("y", "ha"))
    return True


def is_marked(word: str) -> bool:
    """Tell whether a word has a letter or tone that plain Latin lacks: it was typed as Vietnamese."""
    return _MARKED.search(word) is not None


def bare(syllable: str) -> str:
    """Return a syllable without tone, hats and horns, đ as d."""
    return "".join(
        char
        for char in unicodedata.normalize("NFD", syllable.replace("đ", "d"))
        if not unicodedata.combining(char)
    )


_WRITTEN = re.compile(
    r"^(?P<onset>(?:qu(?=[aeiyâăêơ])|gi(?=[aeouâăêôơư])|[bcdđghklmnprstvx]{0,3}))(?P<vowels>[aeiouyăâêôơư]+)(?P<final>ng|nh|ch|[mnptc])?$"
)
_EITHER = ("oa", "oe", "uy")
"""Vowels that bear the tone on the first (hòa) or on the second (hoà)."""


@lru_cache(maxsize=8192)
def with_tone_in_place(syllable: str) -> str:
    """Return a syllable whose tone stands on a letter where no style has it ("tóan", "gía", "thịêt") with it in place, "" where it stands right."""
    letters: list[str] = []
    mark, typed = "", -1
    for char in unicodedata.normalize("NFD", syllable):
        if char in _TONES:
            mark, typed = char, len(unicodedata.normalize("NFC", "".join(letters))) - 1
        else:
            letters.append(char)
    plain = unicodedata.normalize("NFC", "".join(letters))
    found = _WRITTEN.match(plain) if mark else None
    if found is None:
        return ""
    vowels, first = found["vowels"], len(found["onset"])
    hats = [at for at, char in enumerate(vowels) if char in "ăâêôơư"]
    if hats:
        place = hats[-1]
    elif found["final"] or len(vowels) == 1:
        place = len(vowels) - 1
    else:
        place = 1 if len(vowels) == 3 else 0
    either = vowels in _EITHER and not found["final"]
    if typed == first + place or (either and typed == first + 1):
        return ""
    at = first + place + 1
    right = unicodedata.normalize("NFC", plain[:at] + mark + plain[at:])
    return right if is_possible(right) else ""


_OTHER_LETTERS = (("ngh", "ng"), ("ng", "ngh"), ("gh", "g"), ("g", "gh"), ("k", "c"), ("c", "k"))


def other_spelling(syllable: str) -> str:
    """Return how an impossible syllable is written where only the letters of its onset are wrong ("nghành" → "ngành"), else ""."""
    for typed, right in _OTHER_LETTERS:
        if syllable.startswith(typed) and is_possible(right + syllable[len(typed) :]):
            return right + syllable[len(typed) :]
    return ""


_FAMILIES = {"s": "s", "x": "s", "ch": "c", "tr": "c", "d": "d", "đ": "d", "gi": "d", "r": "d", "l": "l", "n": "l", "ng": "g", "ngh": "g", "g": "h", "gh": "h", "c": "k", "k": "k", "qu": "q", "q": "q", "p": "p", "ph": "f"}  # fmt: skip
_ENDS = {"ng": "n", "nh": "n", "ch": "t", "c": "t"}


@lru_cache(maxsize=8192)
def sound_class(syllable: str) -> str:
    """Return what people confuse as one: tones, hats and horns left out, s and x, ch and tr, d and gi and r, l and n, the finals alike."""
    parts = parts_of(syllable)
    final = parts.final
    vowels = bare(_vowels(parts))
    onset = _FAMILIES.get(parts.onset, parts.onset)
    return f"{onset}/{vowels}/{_ENDS.get(final, final)}"


def slips_between(typed: str, right: str) -> frozenset[str]:
    """Return by what two syllables differ: "tone" (hỏi, ngã), "other tone", "onset", "final", "hat", "dd", "letters" (ng for ngh),
    "bare" (typed without any mark), "far" where nobody confuses them."""
    if typed == right:
        return frozenset()
    one, two = parts_of(typed), parts_of(right)
    if not is_marked(typed) and typed == bare(right):
        return frozenset(("bare",))
    found = set()
    if one.tone != two.tone:
        found.add("tone" if {one.tone, two.tone} == {"r", "x"} else "other tone")
    if one.onset != two.onset:
        found.add(_onset_slip(one.onset, two.onset))
    if one.final != two.final:
        found.add("final")
    if _vowels(one) != _vowels(two):
        found.add("hat")
    return frozenset(found)


def _onset_slip(one: str, two: str) -> str:
    both = {one, two}
    if "đ" in both:
        return "dd" if both == {"d", "đ"} else "far"
    if both <= {"ng", "ngh"} or both <= {"g", "gh"} or both <= {"c", "k"}:
        return "letters"
    return "onset"


def _vowels(parts: Parts) -> str:
    final = parts.final
    vowels = parts.rime[: len(parts.rime) - len(final)] if final else parts.rime
    return {"y": "i", "yê": "iê"}.get(vowels, vowels)
