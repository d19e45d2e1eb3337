"""Texts of the years before Unicode: the letters that fonts like .VnTime and VNI-Times drew, as Unicode says them.

TCVN 6909:2001 is the code of documents (NĐ 30/2020, Phụ lục I, Phần I, I.4); the tables of TCVN3 and VNI are in `model/letters.py`.
A font is believed, but not against the letters: whoever types Unicode in such a font is left alone. Where the font's name is lost, the
letters must speak for themselves throughout the file.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import groupby

from tdkt.model import letters
from tdkt.office.word.blocks import Run, Told, ToldKind, WordFile
from tdkt.office.word.rewriting import rewritten

SOFT_HYPHEN = "\u00ad"
"""The letter ư of TCVN3; Word takes the same code for a hyphen that shows only at the end of a line."""
_DECODERS: dict[str, Callable[[str], str]] = {
    "TCVN3": letters.from_tcvn3,
    "VNI": letters.from_vni,
    letters.MISREAD: letters.from_misread,
}
_TCVN3_FONT = re.compile(
    r"\.vn[a-z]|vn(?:time|arial|book|avant|century|helvet|courier|bla|mono|univer|present)", re.IGNORECASE
)
_VNI_FONT = re.compile(r"vni[- ]", re.IGNORECASE)
_CAPITALS = re.compile(r".*[a-z ]H")
_WORD = re.compile(r"[^\s.,;:!?()\[\]{}\"“”/\\-]+")
_FEWEST, _SURE = 3, 4
"""Words that show a code whose font is lost: how many at least, and how many times as many as show Unicode."""


def code_of_font(font: str) -> str:
    """Return the code that a font draws ("TCVN3", "VNI"), "" for a font of Unicode."""
    if _TCVN3_FONT.match(font):
        return "TCVN3"
    return "VNI" if _VNI_FONT.match(font) else ""


def draws_capitals(font: str) -> bool:
    """Tell whether a font of TCVN3 draws small letters as capitals (.VnTimeH)."""
    return _CAPITALS.fullmatch(font) is not None


class _Evidence:
    """Words that are Vietnamese only when they are decoded, and those that are only as they stand."""

    def __init__(self, text: str, code: str) -> None:
        self.decoded = self.as_is = 0
        for word in _WORD.findall(text):
            if not word.isascii():
                is_word, becomes_word = _speaks(word, code)
                self.decoded += becomes_word and not is_word
                self.as_is += is_word and not becomes_word


@lru_cache(maxsize=20_000)
def _speaks(word: str, code: str) -> tuple[bool, bool]:
    """Tell whether a word is Vietnamese as it stands, and whether it is when decoded."""
    decoded = _DECODERS[code](word)
    becomes_word = decoded != word and _is_word(decoded)
    if becomes_word and SOFT_HYPHEN in word:  # no syllable is so long that it would be cut
        return False, True
    return _is_word(letters.as_meant(word)), becomes_word


def _is_word(word: str) -> bool:
    return letters.is_syllable(word) and (word.isupper() or word[1:].islower() or len(word) == 1)


def _decoded(runs: Sequence[Run], code: str) -> list[Run]:
    """Return neighbouring runs of a code in Unicode.

    A word that is Vietnamese only in one way is read so; one that is in both goes with the rest of its line.
    """
    whole = _with_whole_words(runs)
    lines = "".join(run.text for run in whole).split("\n")
    stays = iter([(found := _Evidence(line, code)).as_is > found.decoded for line in lines])
    line_stays = next(stays)
    texts = []
    for run in whole:
        pieces = []
        for number, piece in enumerate(run.text.split("\n")):
            line_stays = next(stays) if number else line_stays
            pieces.append(_decoded_piece(piece, code, stays=line_stays))
        texts.append("\n".join(pieces))
    return [replace(run, text=text) for run, text in zip(whole, texts, strict=True)]


def _decoded_piece(text: str, code: str, *, stays: bool) -> str:
    def one(match: re.Match[str]) -> str:
        word = match[0]
        if word.isascii():
            return word
        is_word, becomes_word = _speaks(word, code)
        return word if (stays if is_word == becomes_word else is_word) else _DECODERS[code](word)

    return _WORD.sub(one, text)


def without_old_letters(word: WordFile) -> tuple[WordFile, tuple[Told, ...]]:
    """Return the file with all its letters in Unicode, and what was done for that."""
    by_font = _ByFont()
    word = rewritten(word, by_font.rewrite)
    told = [*by_font.told()]
    code = _lost_code(word)
    if code:
        by_letters = _ByLetters(code)
        word = rewritten(word, by_letters.rewrite)
        told += by_letters.told()
    return word, tuple(told)


class _ByFont:
    """Decodes what stands in old fonts, and keeps account of it."""

    def __init__(self) -> None:
        self._paragraphs: Counter[tuple[str, str]] = Counter()

    def rewrite(self, runs: tuple[Run, ...]) -> Sequence[Run]:
        if not any(code_of_font(run.look.font) for run in runs):
            return runs
        found: list[Run] = []
        fonts: set[tuple[str, str]] = set()
        for code, stretch in groupby(runs, lambda run: code_of_font(run.look.font)):
            old = list(stretch)
            new = _of_code(old, code) if code else old
            fonts |= {
                (run.look.font, code) for run, other in zip(old, new, strict=True) if run.text != other.text
            }
            found += new
        self._paragraphs.update(fonts)
        return found

    def told(self) -> Iterator[Told]:
        for (font, code), count in self._paragraphs.items():
            yield Told(
                ToldKind.OLD_LETTERS,
                f"{count} đoạn gõ bằng phông chữ cũ {font} (bảng mã {code}): đã chuyển sang Unicode.",
            )


def _of_code(runs: Sequence[Run], code: str) -> list[Run]:
    """Return neighbouring runs in fonts of one code decoded; where they are Unicode, they stay as they are."""
    text = "".join(run.text for run in runs)
    evidence = _Evidence(text, code)
    if evidence.as_is > 0 and not evidence.decoded:
        return list(runs)
    return [_as_drawn(run, code) for run in _decoded(runs, code)]


def _as_drawn(run: Run, code: str) -> Run:
    is_drawn_large = code == "TCVN3" and draws_capitals(run.look.font)
    return replace(run, text=run.text.upper()) if is_drawn_large else run


def _with_whole_words(runs: Sequence[Run]) -> list[Run]:
    """Return the runs with every word whole in the run where it begins."""
    texts = [run.text for run in runs]
    for index in range(len(texts) - 1, 0, -1):
        rest = _WORD.match(texts[index])
        if rest is not None and _WORD.search(texts[index - 1][-1:]):
            texts[index - 1] += rest[0]
            texts[index] = texts[index][rest.end() :]
    return [replace(run, text=text) for run, text in zip(runs, texts, strict=True)]


def _lost_code(word: WordFile) -> str:
    """Return the code that a file is typed in whose fonts say nothing of it, "" where its letters do not show one."""
    lines: list[str] = []

    def take(runs: tuple[Run, ...]) -> tuple[Run, ...]:
        text = "".join(run.text for run in runs)
        if letters.needs_a_look(text):
            lines.extend(text.split("\n"))
        return runs

    rewritten(word, take)
    for code in _DECODERS:
        found = [evidence for line in lines if (evidence := _Evidence(line, code)).decoded > evidence.as_is]
        decoded, as_is = sum(one.decoded for one in found), sum(one.as_is for one in found)
        if decoded >= max(_FEWEST, _SURE * as_is):
            return code
    return ""


class _ByLetters:
    """Decodes the paragraphs whose letters show the code of the file."""

    def __init__(self, code: str) -> None:
        self._code = code
        self._count = 0

    def rewrite(self, runs: tuple[Run, ...]) -> Sequence[Run]:
        text = "".join(run.text for run in runs)
        if text.isascii() or not letters.needs_a_look(text):
            return runs
        found = _decoded(runs, self._code)
        self._count += "".join(run.text for run in found) != text
        return found

    def told(self) -> Iterator[Told]:
        if self._count:
            name = (
                "UTF-8 bị đọc nhầm"
                if self._code == letters.MISREAD
                else f"bảng mã {self._code}, phông chữ cũ không còn ghi trong tệp"
            )
            yield Told(
                ToldKind.OLD_LETTERS,
                f"{self._count} đoạn gõ theo mã cũ ({name}): đã chuyển sang Unicode, cần đọc lại.",
            )
