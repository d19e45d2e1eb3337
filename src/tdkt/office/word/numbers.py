"""What Word writes before a paragraph by itself, counted as Word counts (ECMA-376, part 1, 17.9).

Lists (`w:num`) that share one definition (`w:abstractNum`) count on together; a list with a start of its own begins anew where it is
first used. A level begins anew after a higher one, unless it says after which.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tdkt.model.numbering import roman
from tdkt.model.records import dataclass, replace
from tdkt.office.word.blocks import Number
from tdkt.office.word.symbols import UNKNOWN, symbol
from tdkt.office.word.xml import W, is_on, value, whole

if TYPE_CHECKING:
    from lxml.etree import _Element

_LEVELS = 9
_MOST = 1_000_000
_MOST_LINKS = 5
"""Definitions that only name a style, whose list names another, at most."""
_PLACEHOLDER = re.compile(r"%([1-9])")
_ROMAN_ONES = {"upperRoman": str.upper, "lowerRoman": str.lower}
_LETTERS = {"upperLetter": "A", "lowerLetter": "a"}


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a list, as it is told to count. `restart` is None, or after which level (from 1) it begins anew, 0 for none."""

    start: int = 1
    format: str = "decimal"
    pattern: str = ""
    font: str = ""
    restart: int | None = None
    is_legal: bool = False
    style: str = ""
    properties: _Element | None = None
    """The `w:pPr` that it gives its paragraphs."""
    begins_anew: bool = False
    """Whether the list has a start of its own here."""


class Lists:
    """The lists of a document; `root` is its numbering part, None where it has none."""

    def __init__(self, root: _Element | None) -> None:
        self._abstract: dict[str, dict[int, Level]] = {}
        self._of_list: dict[str, tuple[str, dict[int, Level]]] = {}
        self._counts: dict[str, list[int | None]] = {}
        self._begun: set[tuple[str, int]] = set()
        if root is not None:
            self._read(root)

    def _read(self, root: _Element) -> None:
        linked, by_style = {}, {}
        for abstract in root.iter(f"{W}abstractNum"):
            ident = abstract.get(f"{W}abstractNumId") or ""
            self._abstract[ident] = {
                whole(level.get(f"{W}ilvl")): _level(level) for level in abstract.iter(f"{W}lvl")
            }
            if (link := value(abstract, "numStyleLink")) is not None:
                linked[ident] = link
            if (style := value(abstract, "styleLink")) is not None:
                by_style[style] = ident
        for number in root.iter(f"{W}num"):
            ident = value(number, "abstractNumId") or ""
            for _ in range(_MOST_LINKS):
                ident = by_style.get(linked.get(ident, ""), ident)
            levels = dict(self._abstract.get(ident, {}))
            for override in number.iter(f"{W}lvlOverride"):
                _override(levels, override)
            self._of_list[number.get(f"{W}numId") or ""] = ident, levels

    def level(self, list_id: str, index: int) -> Level | None:
        """Return a level of a list; None where there is none, as for the list "0", which means no list."""
        return self._of_list.get(list_id, ("", {}))[1].get(index)

    def level_of_style(self, list_id: str, style: str) -> int:
        """Return the level that a list keeps for the paragraphs of a style, 0 where it names none."""
        levels = self._of_list.get(list_id, ("", {}))[1]
        return next((index for index, level in levels.items() if level.style == style), 0)

    def next_number(self, list_id: str, index: int) -> Number | None:
        """Count one paragraph more at a level of a list and return its number; None where the list writes nothing."""
        level = self.level(list_id, index)
        if level is None:
            return None
        abstract, levels = self._of_list[list_id]
        counts = self._counts.setdefault(abstract, [None] * _LEVELS)
        count = self._counted(counts, list_id, index, level)
        for deeper in range(index + 1, _LEVELS):
            restart = levels[deeper].restart if deeper in levels else None
            if restart is None or index < restart:
                counts[deeper] = None
        text = _bullet(level) if level.format == "bullet" else _written(level, levels, counts)
        if not text:
            return None
        return Number(
            text, index, level.format, count if level.format != "bullet" else 0, abstract, level.pattern
        )

    def _counted(self, counts: list[int | None], list_id: str, index: int, level: Level) -> int:
        before = counts[index]
        if level.begins_anew and (list_id, index) not in self._begun:
            self._begun.add((list_id, index))
            before = None
        count = level.start if before is None else before + 1
        counts[index] = count
        return count


def _level(node: _Element) -> Level:
    format_node = next(node.iter(f"{W}numFmt"), None)
    font = node.find(f"{W}rPr/{W}rFonts")
    restart, legal = value(node, "lvlRestart"), node.find(f"{W}isLgl")
    return Level(
        start=_bounded(whole(value(node, "start"), 0)),
        format="decimal" if format_node is None else format_node.get(f"{W}val") or "decimal",
        pattern=value(node, "lvlText") or "",
        font="" if font is None else font.get(f"{W}ascii") or font.get(f"{W}hAnsi") or "",
        restart=None if restart is None else whole(restart),
        is_legal=legal is not None and is_on(legal),
        style=value(node, "pStyle") or "",
        properties=node.find(f"{W}pPr"),
    )


def _bounded(number: int) -> int:
    return min(max(number, 0), _MOST)


def _override(levels: dict[int, Level], override: _Element) -> None:
    index = whole(override.get(f"{W}ilvl"))
    own = override.find(f"{W}lvl")
    if own is not None:
        levels[index] = _level(own)
    start = value(override, "startOverride")
    if start is not None:
        levels[index] = replace(levels.get(index, Level()), start=_bounded(whole(start)), begins_anew=True)
    levels.pop(index, None) if not 0 <= index < _LEVELS else None


def _bullet(level: Level) -> str:
    drawn = "".join(symbol(level.font, char) for char in level.pattern.strip())
    return drawn.replace(UNKNOWN, "•") or "•"


def _written(level: Level, levels: dict[int, Level], counts: list[int | None]) -> str:
    def one(match: re.Match[str]) -> str:
        index = int(match[1]) - 1
        other = levels.get(index, Level())
        count = counts[index]
        form = "decimal" if level.is_legal and other.format != "none" else other.format
        return written(other.start if count is None else count, form)

    return _PLACEHOLDER.sub(one, level.pattern).strip()


def written(count: int, form: str) -> str:
    """Return a count in a format of Word ("upperRoman", "lowerLetter"); as digits in one that Vietnamese offices do not use."""
    if form == "none":
        return ""
    if form in _LETTERS and count > 0:
        repeats, letter = divmod(count - 1, 26)  # after z come aa, bb
        return chr(ord(_LETTERS[form]) + letter) * min(repeats + 1, 30)
    if form in _ROMAN_ONES and 0 < count < 4000:
        return _ROMAN_ONES[form](roman(count))
    return f"{count:02}" if form == "decimalZero" else str(count)
