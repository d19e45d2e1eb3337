"""Old letters in Word files: each run by its font, the whole file by its letters where fonts say nothing (`office/old_letters.py`)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby

from tdkt.model import letters
from tdkt.model.records import replace
from tdkt.office.old_letters import (
    WORD,
    Evidence,
    code_of_font,
    decoded_piece,
    draws_capitals,
    lost_code,
    said_code,
    stays_as_is,
)
from tdkt.office.word.blocks import Run, Told, ToldKind, WordFile
from tdkt.office.word.rewriting import rewritten


def _decoded(runs: Sequence[Run], code: str) -> list[Run]:
    """Return neighbouring runs of a code in Unicode.

    A word that is Vietnamese only in one way is read so; one that is in both goes with the rest of its line.
    """
    whole = _with_whole_words(runs)
    lines = "".join(run.text for run in whole).split("\n")
    stays = iter([stays_as_is(line, code) for line in lines])
    line_stays = next(stays)
    texts = []
    for run in whole:
        pieces = []
        for number, piece in enumerate(run.text.split("\n")):
            line_stays = next(stays) if number else line_stays
            pieces.append(decoded_piece(piece, code, stays=line_stays))
        texts.append("\n".join(pieces))
    return [replace(run, text=text) for run, text in zip(whole, texts, strict=True)]


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
    evidence = Evidence(text, code)
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
        rest = WORD.match(texts[index])
        if rest is not None and WORD.search(texts[index - 1][-1:]):
            texts[index - 1] += rest[0]
            texts[index] = texts[index][rest.end() :]
    return [replace(run, text=text) for run, text in zip(runs, texts, strict=True)]


def _lost_code(word: WordFile) -> str:
    """Return the code that a file is typed in whose fonts say nothing of it, "" where its letters do not show one."""
    lines: list[str] = []

    def take(runs: tuple[Run, ...]) -> tuple[Run, ...]:
        lines.extend("".join(run.text for run in runs).split("\n"))
        return runs

    rewritten(word, take)
    return lost_code(lines)


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
            yield Told(
                ToldKind.OLD_LETTERS,
                f"{self._count} đoạn gõ theo mã cũ ({said_code(self._code)}): đã chuyển sang Unicode, cần đọc lại.",
            )
