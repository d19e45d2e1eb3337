"""Number and symbol, place and day: what stands in these two lines of the head (NĐ 30/2020, Phụ lục I, Phần I, II.3 and II.4)."""

from __future__ import annotations

import re
from datetime import date

from tdkt.conformity.components.kinds import copies, kinds
from tdkt.model.records import dataclass

_BLANK = r"[\s.…_]*"
_NUMBER = re.compile(
    rf"(?P<word>số)?(?P<colon>\s*[:.]?\s*)(?P<digits>\d{{0,6}})(?:(?<=\d)[a-d](?=\s*/))?(?P<blank>{_BLANK})(?P<year>/\s*\d{{4}}\s*)?(?P<slash>\s*/\s*)(?P<symbol>[^\W\d_][^,;]*?)\s*",
    re.IGNORECASE,
)
_WITHOUT_SYMBOL = re.compile(
    rf"(?P<word>số)(?P<colon>\s*[:.]?\s*)(?P<digits>\d{{0,6}})(?P<blank>{_BLANK})", re.IGNORECASE
)
_DATE = re.compile(
    rf"(?P<place>[^,;]{{2,60}}?)(?P<comma>\s*,?\s*)ngày(?P<s1>{_BLANK})(?P<d>\d{{0,2}})(?P<s2>{_BLANK})tháng(?P<s3>{_BLANK})(?P<m>\d{{0,2}})"
    rf"(?P<s4>{_BLANK})năm(?P<s5>{_BLANK})(?P<y>\d{{0,4}}){_BLANK}",
    re.IGNORECASE,
)
_SHORT = re.compile(
    rf"(?P<place>[^,;]{{2,60}}?)(?P<comma>\s*,?\s*)(?:(?:ngày\s*)?(?P<d>\d{{1,2}})\s*[/.-]\s*(?P<m>\d{{1,2}})\s*[/.-]\s*(?P<y>\d{{4}})|"
    rf"ngày{_BLANK}/{_BLANK}(?:/{_BLANK})?(?P<year>\d{{4}})?)\s*",
    re.IGNORECASE,
)
_BODIES = ("UBND", "HĐND")
"""Abbreviations that begin the symbol of a công văn."""


@dataclass(frozen=True, slots=True)
class NumberLine:
    """The parts of a line "Số: 12/QĐ-UBND" as they are typed; `spans` where each stands in it."""

    word: str
    colon: str
    digits: str
    year: str
    symbol: str
    spans: dict[str, tuple[int, int]]
    odd: tuple[str, ...] = ()
    """What stands otherwise than in such a line, in Vietnamese."""
    typed: str = ""
    """What stands for the number where it is no digits."""

    @property
    def is_blank(self) -> bool:
        """Whether the number is still to be filled in."""
        return not (self.digits or self.typed)

    @property
    def groups(self) -> tuple[str, ...]:
        """The groups of the symbol without spaces: "QĐ", "UBND"."""
        return tuple(part for part in self.plain_symbol.split("-") if part)

    @property
    def plain_symbol(self) -> str:
        """The symbol with hyphens between its groups and no spaces; a space behind the kind ("KH UBND") stands for a hyphen."""
        said = re.sub(r"\s*[-–—‑/_]\s*", "-", self.symbol.strip())
        kind, space, rest = said.partition(" ")
        is_kind = kind in {known.abbreviation for known in (*kinds().values(), *copies().values())}
        said = f"{kind}-{rest}" if space and (is_kind or kind in _BODIES) else said
        return re.sub(r"\s", "", said)


@dataclass(frozen=True, slots=True)
class DateLine:
    """The parts of a line "Việt Hòa, ngày 05 tháng 01 năm 2026" as they are typed; empty where still to be filled in."""

    place: str
    comma: str
    d: str
    m: str
    y: str
    is_short: bool
    spans: dict[str, tuple[int, int]]
    odd: tuple[str, ...] = ()
    """What stands otherwise than in such a line, in Vietnamese."""

    @property
    def day(self) -> date | None:
        """The day, None where there is none (yet), or its year is not told in full."""
        if len(self.y) != 4:
            return None
        try:
            return date(int(self.y), int(self.m), int(self.d))
        except ValueError:
            return None

    @property
    def is_blank(self) -> bool:
        """Whether day or month is still to be filled in."""
        return not (self.d and self.m)


def number_line(text: str) -> NumberLine | None:
    """Read a line of number and symbol; None where it is none."""
    match = _NUMBER.fullmatch(text.strip())
    if match is None or not (match["word"] or match["digits"]):
        match = _WITHOUT_SYMBOL.fullmatch(text.strip())
        if match is None:
            return None
    found = match.groupdict()
    spans = {name: match.span(name) for name, said in found.items() if said is not None}
    return NumberLine(
        found.get("word") or "",
        found.get("colon") or "",
        found["digits"] or "",
        (found.get("year") or "").strip("/ "),
        found.get("symbol") or "",
        spans,
    )


def date_line(text: str) -> DateLine | None:
    """Read a line of place and day; None where it is none."""
    match = _DATE.fullmatch(text.strip())
    is_short = match is None
    match = match or _SHORT.fullmatch(text.strip())
    if match is None:
        return None
    found = match.groupdict()
    spans = {name: match.span(name) for name in ("place", "comma", "d", "m", "y")}
    day, month = found["d"] or "", found["m"] or ""
    year = found["y"] or found.get("year") or ""
    return DateLine(found["place"].strip(), found["comma"], day, month, year, is_short, spans)
