"""A Word file read into blocks: `read_word` as it is meant, `stored_text` as it is stored."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from tdkt.errors import UserError
from tdkt.model.records import replace
from tdkt.office.converting import TextFormat, converted, text_format
from tdkt.office.old_letters import SOFT_HYPHEN
from tdkt.office.word.about import About
from tdkt.office.word.blocks import Margin, Told, ToldKind, WordFile
from tdkt.office.word.clean_letters import composed_letters, without_unseen
from tdkt.office.word.old_letters import without_old_letters
from tdkt.office.word.parts import BROKEN, WordParts
from tdkt.office.word.sections import sections
from tdkt.office.word.story import Story
from tdkt.office.word.unfinished import unfinished
from tdkt.office.word.xml import W

_INFILTERS = {TextFormat.HTML: "HTML (StarWriter)"}
"""How LibreOffice has to read what it would take for something else than text."""
_HIDDEN = b"vanish"
_WHERE = {"header": "đầu trang, ", "footer": "chân trang, "}


def read_word(data: bytes) -> WordFile:
    """Return what a Word file says and how it looks; `told` has what had to be done for that.

    Tracked changes are accepted, comments left out. Raises UserError with the reason ("tệp rỗng") where `data` is no Word file,
    is locked by a password, broken or far too large.
    """
    data, converted_from = as_docx(data)
    with _as_broken():
        parts = WordParts(data)
        word = _read(About(parts, soft_hyphen=SOFT_HYPHEN))
        word, of_marks = composed_letters(word)
        word, of_letters = without_old_letters(word)
        word = without_unseen(word)
        told = (*converted_from, *of_letters, *of_marks, *unfinished(parts, word))
    return replace(word, told=told)


def as_docx(data: bytes) -> tuple[bytes, tuple[Told, ...]]:
    """Return a file of text as a .docx, and that it was converted where it was; raises UserError where LibreOffice cannot."""
    found = text_format(data)
    if found is None:
        return data, ()
    said = f"Tệp là {found.title}: đã chuyển sang .docx bằng LibreOffice rồi đọc."
    made = converted(data, found.ending, "docx", infilter=_INFILTERS.get(found, ""))
    return made, (Told(ToldKind.CONVERTED, said),)


def stored_text(data: bytes) -> WordFile:
    """Return the .docx `data` with its letters as they are stored, without looks; tracked changes are accepted.

    Working out looks takes a third of the time. Raises UserError as `read_word`.
    """
    with _as_broken():
        parts = WordParts(data)
        # Whether an automatic number is seen hangs on the look of what follows it.
        return _read(About(parts, soft_hyphen="", with_looks=parts.say(_HIDDEN)))


@contextmanager
def _as_broken() -> Iterator[None]:
    """Call a file broken in which things lie in one another deeper than any program lays them."""
    try:
        yield
    except RecursionError as error:
        raise UserError(BROKEN) from error


def _read(about: About) -> WordFile:
    parts = about.parts
    body = parts.document.find(f"{W}body")
    if body is None:
        return WordFile((), ())
    story = Story(about, parts.main, parts.document)
    blocks = tuple(story.blocks(body))
    return WordFile(blocks, sections(story.breaks, _Margins(about)), different_odd_and_even=_differs(parts))


def _differs(parts: WordParts) -> bool:
    settings = parts.related("settings")
    return settings is not None and settings[1].find(f"{W}evenAndOddHeaders") is not None


class _Margins:
    """The headers and footers of a file, each part read once however many sections share it."""

    def __init__(self, about: About) -> None:
        self._about = about
        self._read: dict[tuple[str, str], Margin | None] = {}

    def __call__(self, ident: str, pages: str) -> Margin | None:
        """Return the header or footer of a relation; None where there is none."""
        if (ident, pages) not in self._read:
            self._read[ident, pages] = self._margin(ident, pages)
        return self._read[ident, pages]

    def _margin(self, ident: str, pages: str) -> Margin | None:
        relation = self._about.parts.main_relations.get(ident)
        root = None if relation is None or relation.is_outside else self._about.parts.root(relation.target)
        if relation is None or root is None:
            return None
        where = _WHERE.get(relation.kind, "")
        return Margin(pages, tuple(Story(self._about, relation.target, root, where=where).blocks(root)))
