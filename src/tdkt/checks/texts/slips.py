"""Where a text has a slip of the keyboard: pure functions from a text to the stretches at fault.

They know characters, not files; what is asked of every text is kept, since many say the same (what targets count). Web and mail addresses are blanked out first (`without_addresses`), since their
dots and colons are no punctuation.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import lru_cache

from tdkt.model.patterns import lazy_pattern
from tdkt.model.text import plain

Stretch = tuple[int, int]
"""Where it starts, and how long it is."""

_ADDRESS = lazy_pattern(r"(?:https?://|www\.)\S*[\w/]|[\w.+-]{1,64}@[\w-]{1,64}(?:\.[\w-]{1,64})+")

_SPACES = lazy_pattern(r"[ \t]{2,}|\t")
_MARKS = lazy_pattern(r"[,;:.!?…]{2,}")
_FINE_MARKS = lazy_pattern(r"[,;:]?(?:…|\.{3,})[,;:?!]?|\?!|!\?")
_ABBREVIATION = lazy_pattern(r"(?:\bv\.v|\b[A-ZĐ][\w.]{0,4})\Z")
_CLOSERS = "”’»)]"
_FINAL_MARKS = ".;:!?…"
_STRAIGHT_DOUBLE = lazy_pattern(r'(?<!\d)"[^"]*"?')
_STRAIGHT_SINGLE = lazy_pattern(r"(?<!\w)'[^']+'(?!\w)")
_LETTER = r"[^\W\d_]"
_SPACE_BEFORE = lazy_pattern(r"(?<=\S) +[,;!?]|(?<=\S)(?<!\d) +:|(?<=\d) +:(?! ?\d)|(?<=\S) +\.(?![.\w])")
_NO_SPACE_AFTER = lazy_pattern(rf"[,;:](?={_LETTER}|[“‘(])|(?<=\D)[,;](?=\d)|[!?](?={_LETTER})")
_STOP_IN_A_WORD = lazy_pattern(rf"\.(?<={_LETTER}{{2}}\.|\d\d\.)(?={_LETTER}{{2}})")
_SPACE_INSIDE = lazy_pattern(r"[“(] +(?=\S)|(?<=\S) +[”)]")
_HYPHEN = lazy_pattern(
    rf"(?<=\w)[-–—] +(?=\w)|(?<={_LETTER}) +[-–—](?={_LETTER})|(?<=\d) +[-–—](?=\w)"
    rf"|(?<=\d) +[-–—] +(?=[A-ZĐ]{{2,4}}/TW\b)|(?<=/[A-ZĐ]{{2}}) +[-–—] +(?=[A-ZĐ])"
    rf"|(?<=\d)(?: +/|/ +)(?=[A-ZĐ][A-Za-zĐđ]{{1,4}}-)|(?<=[A-ZĐ]{{2}})(?: +/|/ +)(?=TW\b)"
)
_ENUMERATION = lazy_pattern(r"(?:\A|(?<=[\s;,:“\"]))(?:[a-zđ]|\d{1,2}|[ivx]+)\)")
_EMPHASIS = lazy_pattern(r"\*[^*\s](?:[^*]*[^*\s])?\*")
_LONE_ASTERISK = lazy_pattern(r"(?<!\d)\*")
_TONES_FIRST = "òóỏõọÒÓỎÕỌ"
_TONES_SECOND = "àáảãạèéẻẽẹÀÁẢÃẠÈÉẺẼẸ"
_TWO_STYLES = lazy_pattern(
    rf"[oOuU{_TONES_FIRST}ùúủũụÙÚỦŨỤ]"
    rf"(?:(?<=[{_TONES_FIRST}])[aeAE]|(?<=[oO])[{_TONES_SECOND}]|(?<=[ùúủũụÙÚỦŨỤ])[yY]|(?<=[uU])[ỳýỷỹỵỲÝỶỸỴ])(?!{_LETTER})"
)

# One set of characters in front lets the scanner skip from one to the next; what follows looks back at it.
_SUSPECT = lazy_pattern(
    rf"[ \t,;:.!?…\"'*“”()/–—-]"
    rf"(?:(?<=[\t\"'*“”()])|(?<= )[ \t,;:.!?/–—-]|(?<=\A )|(?<= )(?=\n?\Z)|(?<=[,;:.!?…])[,;:.!?…]"
    rf"|(?<=[,;:!?])(?=\w|[“‘(])|(?<=\.)(?={_LETTER})|(?<=[-–—/]) )"
)


@lru_cache(10_000)
def is_suspect(text: str) -> bool:
    """Tell whether any finder but `lacks_final_mark` and `two_style_words` can find something (most texts: no)."""
    return _SUSPECT.search(text) is not None


def _has_any(text: str, stretches: Iterable[str]) -> bool:
    """Tell whether one of the stretches without which a pattern finds nothing is in `text`: that is known sooner."""
    return any(one in text for one in stretches)


def without_addresses(text: str) -> str:
    """Return `text`, as long as before, with web and mail addresses blanked out by letters."""
    if "://" not in text and "www." not in text and "@" not in text:
        return text
    return _ADDRESS.sub(lambda match: "x" * len(match[0]), text)


def loose_spaces(text: str) -> Iterator[Stretch]:
    """Yield spaces at the start and the end, and two or more in a row."""
    body = text.rstrip("\n")
    for match in _SPACES.finditer(body) if "  " in body or "\t" in body else ():
        yield match.start(), len(match[0])
    if body[:1] == " " and re.match(r" \S", body):
        yield 0, 1
    if body[-1:] == " " and re.search(r"\S \Z", body):
        yield len(body) - 1, 1


def doubled_marks(text: str) -> Iterator[Stretch]:
    """Yield marks that stand side by side, but not "...", "…", "?!" nor those after "v.v." and abbreviations."""
    for match in _MARKS.finditer(text):
        marks = match[0]
        if _FINE_MARKS.fullmatch(marks):
            continue
        if (
            marks[0] == "."
            and marks[1:] in (",", ";", ":", "?", "!", "…")
            and _ABBREVIATION.search(text[max(0, match.start() - 12) : match.start()])
        ):
            continue
        yield match.start(), len(marks)


def lacks_final_mark(text: str) -> bool:
    """Tell whether a sentence ends without a mark; quotes, brackets and italics may stand after it or hold it."""
    if text.endswith((".", ";", ":")):
        return False
    bare = plain(text).rstrip("*\n ")
    last = bare.rstrip(_CLOSERS)
    return not bare.endswith(tuple(_FINAL_MARKS)) and not last.endswith(tuple(_FINAL_MARKS))


def straight_quotes(text: str) -> Iterator[Stretch]:
    """Yield stretches in typewriter quotes; inches (5\") and the apostrophe of names (H'Mông) are none."""
    for quote, pattern in (('"', _STRAIGHT_DOUBLE), ("'", _STRAIGHT_SINGLE)):
        for match in pattern.finditer(text) if quote in text else ():
            yield match.start(), len(match[0])


def badly_spaced_marks(text: str) -> Iterator[Stretch]:
    """Yield marks with a space before them or without one after them, and spaces on the inside of “ ” and ( )."""
    for pairs, pattern in (
        ((" ,", " ;", " !", " ?", " :", " ."), _SPACE_BEFORE),
        (tuple(",;:!?"), _NO_SPACE_AFTER),
        (("“ ", "( ", " ”", " )"), _SPACE_INSIDE),
    ):
        for match in pattern.finditer(text) if _has_any(text, pairs) else ():
            yield match.start(), len(match[0])
    for match in _STOP_IN_A_WORD.finditer(text):
        before, after = text[match.start() - 1], text[match.end() : match.end() + 2]
        if not before.isupper() and after[0].isupper() and after[1].islower():
            yield match.start(), 1


def badly_spaced_hyphens(text: str) -> Iterator[Stretch]:
    """Yield hyphens with a space on one side only, and spaces in the symbol of a document."""
    pairs = ("- ", "– ", "— ", " -", " –", " —", "/ ", " /")
    for match in _HYPHEN.finditer(text) if _has_any(text, pairs) else ():
        yield match.start(), len(match[0])


def unpaired(text: str) -> Iterator[Stretch]:
    """Yield each “ ” or ( ) that stands without its partner; "a)" and "1)" are no brackets."""
    enumerations = {match.end() - 1 for match in _ENUMERATION.finditer(text)} if ")" in text else set()
    for opening, closing in ("“”", "()"):
        if opening not in text and closing not in text:
            continue
        waiting: list[int] = []
        for position, char in enumerate(text):
            if char == opening:
                waiting.append(position)
            elif char == closing and waiting:
                waiting.pop()
            elif char == closing and position not in enumerations:
                yield position, 1
        yield from ((position, 1) for position in waiting)


def unpaired_asterisks(text: str) -> Iterator[Stretch]:
    """Yield the first asterisk that opens or closes no italics; (*), 2*3, 5* and a bullet are none."""
    if "*" in text:
        masked = _EMPHASIS.sub(lambda match: "x" * len(match[0]), text.replace("(*)", "xxx"))
        found = _LONE_ASTERISK.search(masked, 1 if masked.startswith("* ") else 0)
        if found:
            yield found.start(), 1


@lru_cache(10_000)
def two_style_words(text: str) -> tuple[tuple[int, str], ...]:
    """Return the syllables that are written in two styles (hòa, hoà), each with where it stands."""
    return tuple(_two_style_words(text))


def _two_style_words(text: str) -> Iterator[tuple[int, str]]:
    for match in _TWO_STYLES.finditer(text):
        start = match.start()
        while start and text[start - 1].isalpha():
            start -= 1
        yield start, text[start : match.end()]


def first_decomposed(line: str) -> int:
    """Return where the first character of `line` that is not in normal form C begins (0 if none is found)."""
    start = 0
    for position in range(1, len(line) + 1):
        if position == len(line) or not unicodedata.combining(line[position]):
            if not unicodedata.is_normalized("NFC", line[start:position]):
                return start
            start = position
    return 0


def last_words(text: str) -> str:
    """Return the end of `text`, for a message."""
    words = plain(text).split()
    before = "…" if len(words) > 4 else ""
    return before + " ".join(words[-4:])


def around(text: str, start: int, length: int) -> str:
    """Return the stretch with a word or two on both sides, for a message."""
    left, right = max(0, start - 14), min(len(text), start + length + 14)
    if left:
        left = text.find(" ", left, start) + 1 or left
    if right < len(text):
        cut = text.rfind(" ", start + length, right)
        right = cut if cut > start + length else right
    before = "…" if left else ""
    after = "…" if right < len(text) else ""
    return f"{before}{text[left:right].strip()}{after}"
