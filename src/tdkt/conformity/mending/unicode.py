"""Letters of an old code, or typed apart from their marks, stored as Unicode has them (NĐ 30/2020, Phụ lục I, Phần I, I.4)."""

from __future__ import annotations

from tdkt.office.word.blocks import Paragraph, ToldKind, WordFile, paragraphs_of
from tdkt.office.word.editing.edited import EditedWord
from tdkt.office.word.reading import read_word

_MEANT = (ToldKind.OLD_LETTERS, ToldKind.DECOMPOSED)


def unicode_letters(data: bytes) -> bytes:
    """Return the .docx `data` with the letters that `read_word` reads in it; the same bytes where they are stored so."""
    word = read_word(data)
    if not any(said.kind in _MEANT for said in word.told):
        return data
    edited = EditedWord(data)
    for paragraph in _all(word):
        written = edited.written(paragraph.place)
        if written is not None and written.paragraph.text != paragraph.text:
            written.rewrite(paragraph.text)
    return edited.data()


def _all(word: WordFile) -> list[Paragraph]:
    blocks = [*word.blocks]
    for section in word.sections:
        for margin in (*section.headers, *section.footers):
            blocks += margin.blocks
    return list(paragraphs_of(blocks))
