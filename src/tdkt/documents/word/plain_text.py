"""A Word document as plain text, for `git diff`: one line a paragraph, in the order in which it is read.

The letters are those that are stored, so that no difference between two files is hidden. What is counted (a page, a note, an
item of an automatic list) is named, not written: one more item changes one line of a comparison, not all that follow.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from tdkt.office.word.blocks import Block, Margin, MarkKind, Paragraph, Run, Table, WordFile
from tdkt.office.word.reading import stored_text

_CHANGING_FIELDS = {
    "PAGE": "[số trang]",
    "PAGEREF": "[số trang]",
    "NUMPAGES": "[tổng số trang]",
    "SECTIONPAGES": "[tổng số trang]",
}
"""Fields whose stored result is chance: what Word showed when the file was saved."""
_IN_TEXT = {
    MarkKind.PICTURE: "[hình]",
    MarkKind.FOOTNOTE: "[chú thích]",
    MarkKind.ENDNOTE: "[chú thích]",
}
_ASIDES = {
    MarkKind.BOX: "[Khung chữ]",
    MarkKind.FOOTNOTE: "[Chú thích]",
    MarkKind.ENDNOTE: "[Chú thích]",
}
_PAGES = {"first": " đầu tiên", "even": " chẵn"}


def docx_text(data: bytes) -> str:
    """Return the text of a .docx file.

    Raises UserError where `data` is no Word document, locked by a password, broken or far too large.
    """
    word = stored_text(data)
    return "".join(f"{line}\n" for line in (*_lines(word.blocks), *_margins(word)))


def _lines(blocks: Iterable[Block]) -> Iterator[str]:
    for block in blocks:
        yield from _table(block) if isinstance(block, Table) else _paragraph(block)


def _paragraph(paragraph: Paragraph) -> Iterator[str]:
    """Yield the lines of a paragraph, then those of its notes and text boxes."""
    number = "" if paragraph.number is None else f"[đánh số “{paragraph.number.pattern.strip()}”] "
    text = number + "".join(_pieces(paragraph))
    yield from (line for line in map(str.strip, text.split("\n")) if line)
    for mark in paragraph.marks:
        if mark.kind in _ASIDES:
            yield from (f"{_ASIDES[mark.kind]} {line}" for line in _lines(mark.blocks))


def _pieces(paragraph: Paragraph) -> Iterator[str]:
    """Yield the text of a paragraph with a word for each thing in it, where it stands."""
    marks = iter([(mark.at, _IN_TEXT[mark.kind]) for mark in paragraph.marks if mark.kind in _IN_TEXT])
    at, word = next(marks, (-1, ""))
    position = 0
    for run in paragraph.runs:
        start, end = 0, position + len(run.text)
        while word and at < end:
            yield from (_written(run, start, at - position), word)
            start = at - position
            at, word = next(marks, (-1, ""))
        yield _written(run, start, len(run.text))
        position = end
    while word:
        yield word
        at, word = next(marks, (-1, ""))


def _written(run: Run, start: int, end: int) -> str:
    """Return a stretch of a run; a page number and a symbol are named once, where they begin."""
    if run.field in _CHANGING_FIELDS:
        return "" if start else _CHANGING_FIELDS[run.field]
    if run.symbol:
        return "" if start else f"[ký hiệu {run.symbol}]"
    return run.text[start:end].replace("\t", " ")


def _table(table: Table) -> Iterator[str]:
    """Yield a line a row; of a frame (two columns without lines between them) the left column, then the right."""
    rows = [[list(_lines(cell.blocks)) for cell in row.cells] for row in table.rows]
    if all(len(row) == 2 for row in rows) and not table.ruled:
        yield from (line for column in zip(*rows, strict=True) for cell in column for line in cell)
    else:
        yield from (" | ".join(map(" / ".join, row)).strip() for row in rows if any(row))


def _margins(word: WordFile) -> Iterator[str]:
    """Yield the lines of headers and footers, each once however many sections share it."""
    seen: dict[str, None] = {}
    for section in word.sections:
        for place, margins in (("Đầu trang", section.headers), ("Chân trang", section.footers)):
            for margin in margins:
                seen |= dict.fromkeys(_of_margin(place, margin))
    yield from seen


def _of_margin(place: str, margin: Margin) -> Iterator[str]:
    label = f"[{place}{_PAGES.get(margin.pages, '')}]"
    yield from (f"{label} {line}" for line in _lines(margin.blocks))
