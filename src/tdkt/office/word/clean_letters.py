"""Letters as Unicode has them: composed, without codes of fonts of pictures and hyphens that do not show."""

from __future__ import annotations

import re
from collections.abc import Sequence

from tdkt.model.records import replace
from tdkt.model.text import composed
from tdkt.office.old_letters import SOFT_HYPHEN
from tdkt.office.word.blocks import Run, Told, ToldKind, WordFile
from tdkt.office.word.rewriting import rewritten
from tdkt.office.word.symbols import UNKNOWN, is_of_pictures, symbol

_COMBINING = re.compile("[\u0300-\u036f]+")
_OWN_CODES = re.compile("[\uf000-\uf0ff]")


def composed_letters(word: WordFile) -> tuple[WordFile, tuple[Told, ...]]:
    """Return the file with its letters composed, and how many paragraphs had others."""
    count = 0

    def rewrite(runs: tuple[Run, ...]) -> Sequence[Run]:
        nonlocal count
        text = "".join(run.text for run in runs)
        if text.isascii() or composed(text) == text:
            return runs
        count += 1
        return [replace(run, text=composed(run.text)) for run in _with_whole_letters(runs)]

    word = rewritten(word, rewrite)
    said = f"{count} đoạn gõ bằng Unicode tổ hợp (dấu rời khỏi chữ): đã ghép thành Unicode dựng sẵn."
    return word, (Told(ToldKind.DECOMPOSED, said),) if count else ()


def _with_whole_letters(runs: tuple[Run, ...]) -> list[Run]:
    """Return the runs with the marks of every letter in the run of the letter."""
    texts = [run.text for run in runs]
    for index in range(len(texts) - 1, 0, -1):
        marks = _COMBINING.match(texts[index])
        if marks is not None:
            texts[index - 1] += marks[0]
            texts[index] = texts[index][marks.end() :]
    return [replace(run, text=text) for run, text in zip(runs, texts, strict=True)]


def without_unseen(word: WordFile) -> WordFile:
    """Return the file without hyphens that do not show, and with the characters that fonts of pictures look like."""

    def rewrite(runs: tuple[Run, ...]) -> Sequence[Run]:
        return [_shown(run) for run in runs]

    return rewritten(word, rewrite)


def _shown(run: Run) -> Run:
    text = run.text.replace(SOFT_HYPHEN, "")
    if not run.symbol and (_OWN_CODES.search(text) or is_of_pictures(run.look.font)):
        text = "".join(_drawn(run.look.font, char) for char in text)
    return run if text == run.text else replace(run, text=text)


def _drawn(font: str, char: str) -> str:
    found = char if char.isspace() else symbol(font, char)
    return char if found == UNKNOWN else found
