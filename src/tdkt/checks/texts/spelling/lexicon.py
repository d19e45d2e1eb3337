"""The words that spelling is judged by, read once: `compounds.txt`, `slips.txt`, `also-right.txt`, `syllables.txt` (each says where it comes from)."""

from __future__ import annotations

from collections import defaultdict
from functools import cache
from importlib.resources import files

from tdkt.checks.texts.spelling.syllables import sound_class
from tdkt.model.records import dataclass

Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Lexicon:
    """`alike` are the compounds by the sound of their two syllables; `right` are all pairs that are never at fault; `slips` are those that always are.

    `ends` and `begins`: how often a syllable ends or begins a word (or is one) in a million of law text, outside the compounds.
    """

    alike: dict[Pair, tuple[Pair, ...]]
    right: frozenset[Pair]
    compounds: frozenset[Pair]
    slips: dict[Pair, Pair]
    ends: dict[str, int]
    begins: dict[str, int]


@cache
def lexicon() -> Lexicon:
    """Return the words that come with the program."""
    compounds = _pairs("compounds.txt")
    alike: dict[Pair, list[Pair]] = defaultdict(list)
    for one, two in compounds:
        alike[sound_class(one), sound_class(two)].append((one, two))
    slips = {}
    for line in _lines("slips.txt"):
        typed, meant = line.split(" > ")
        slips[_pair(typed)] = _pair(meant)
    ends, begins = {}, {}
    for line in _lines("syllables.txt"):
        syllable, end, begin = line.split()
        ends[syllable], begins[syllable] = int(end), int(begin)
    return Lexicon(
        {sound: tuple(found) for sound, found in alike.items()},
        frozenset(compounds) | frozenset(_pairs("also-right.txt")),
        frozenset(compounds),
        slips,
        ends,
        begins,
    )


def _pairs(name: str) -> list[Pair]:
    return [_pair(line) for line in _lines(name)]


def _pair(words: str) -> Pair:
    one, two = words.split()
    return one, two


def _lines(name: str) -> list[str]:
    text = files("tdkt.checks.texts.spelling").joinpath(name).read_text(encoding="utf-8")
    return [line for line in text.splitlines() if line and not line.startswith("#")]
