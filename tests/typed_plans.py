"""Word files as offices type them, written down in a small notation, so that a test can show what it reads.

One line is one paragraph. Before its text may stand `{c}` (centred), `{h2}` (style Heading 2), `{n II.}` or `{n a) 3}` (Word's
own number, with its level from 0), `{p}` (page break before), `{land}` (from here on the pages lie on their side). `**…**` is bold,
`*…*` italic, `⏎` a line break, `⇥` a tab. `| a | b |` is a row of a ruled table, `¦ a ¦ b` one of a table without lines; `{box}`
is a text box on an empty paragraph, `{note}` a footnote of the paragraph before it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from tdkt.office.word.blocks import (
    Block,
    Cell,
    Mark,
    MarkKind,
    Number,
    Paragraph,
    ParagraphLook,
    Place,
    Row,
    Run,
    RunLook,
    Section,
    Table,
    WordFile,
)

FOLDER = Path(__file__).parent / "data" / "typed_plans"
_DIRECTIVE = re.compile(r"\{([^{}]*)\}\s?")
_FACES = re.compile(r"(\*\*|\*)")


def typed_plan(name: str) -> WordFile:
    """Return the plan `name` of tests/data/typed_plans."""
    return word_file((FOLDER / f"{name}.txt").read_text(encoding="utf-8"))


def word_file(text: str) -> WordFile:
    """Return what the notation says as the reader of Word files would."""
    blocks: list[Block] = []
    sideways = None
    for line in text.splitlines():
        if not line.strip():
            continue
        if line.startswith("{land}"):
            sideways = len(blocks)
        elif line.startswith(("|", "¦")):
            _add_row(blocks, line)
        elif line.startswith("{box}"):
            inner = tuple(_paragraph(piece, len(blocks)) for piece in map(str.strip, line[5:].split("⏎")))
            blocks.append(replace(_paragraph("", len(blocks)), marks=(Mark(MarkKind.BOX, 0, inner),)))
        elif line.startswith("{note}"):
            note = Mark(MarkKind.FOOTNOTE, 0, (_paragraph(line[6:].strip(), len(blocks)),))
            last = blocks[-1]
            assert isinstance(last, Paragraph)
            blocks[-1] = replace(last, marks=(*last.marks, note))
        else:
            blocks.append(_paragraph(line, len(blocks)))
    upright = Section(until=len(blocks) if sideways is None else sideways)
    sections = (upright,) if sideways is None else (upright, Section(until=len(blocks), landscape=True))
    return WordFile(tuple(blocks), sections)


def _add_row(blocks: list[Block], line: str) -> None:
    ruled = line[0] == "|"
    texts = [cell.strip() for cell in line.strip(line[0]).split(line[0])]
    cells = tuple(
        Cell(tuple(_paragraph(piece, len(blocks)) for piece in map(str.strip, text.split("¶"))), column)
        for column, text in enumerate(texts)
    )
    last = blocks[-1] if blocks else None
    if isinstance(last, Table) and last.ruled == ruled:
        blocks[-1] = Table((*last.rows, Row(cells)), ruled)
    else:
        blocks.append(Table((Row(cells),), ruled))


def _paragraph(line: str, index: int) -> Paragraph:
    look, number = ParagraphLook(alignment="both"), None
    while match := _DIRECTIVE.match(line):
        line = line[match.end() :]
        word, *rest = match[1].split()
        if word == "c":
            look = replace(look, alignment="center")
        elif word == "p":
            look = replace(look, page_break_before=True)
        elif word == "n":
            number = _number(rest)
        else:
            level = int(word.removeprefix("h"))
            look = replace(look, style=f"heading {level}", outline_level=level - 1)
    runs = tuple(_runs(line.replace("⏎", "\n").replace("⇥", "\t")))
    return Paragraph(runs, look, Place("document", index, f"đoạn {index + 1}"), number)


def _number(words: list[str]) -> Number:
    text, level = words[0], int(words[1]) if len(words) > 1 else 0
    is_bullet = not any(char.isalnum() for char in text)
    return Number(text, level, "bullet" if is_bullet else "decimal", 0, "1", "%1.")


def _runs(text: str) -> Iterator[Run]:
    bold = italic = False
    if text.startswith("* "):
        yield Run("* ", RunLook(half_points=28))
        text = text[2:]
    for piece in _FACES.split(text):
        if piece == "**":
            bold = not bold
        elif piece == "*":
            italic = not italic
        elif piece:
            yield Run(piece, RunLook(half_points=28, bold=bold, italic=italic))
