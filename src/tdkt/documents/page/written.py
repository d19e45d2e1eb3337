"""A finished paper, whatever it was made of: an official document that the writers set, or a filled Word form."""

from __future__ import annotations

from tdkt.documents.page.blocks import OfficialDocument
from tdkt.documents.page.html import html_text
from tdkt.model.records import dataclass


@dataclass(frozen=True, slots=True)
class FilledForm:
    """A Word form that has been filled: the file itself and its number of pages.

    `notes` and `illustrative` are as for an `OfficialDocument`; a form is never filled as a draft.
    """

    data: bytes
    pages: int
    notes: tuple[str, ...] = ()
    illustrative: bool = False

    @property
    def draft(self) -> bool:
        """False: a certificate is made of a decision."""
        return False


Paper = OfficialDocument | FilledForm


def word_file(paper: Paper) -> bytes:
    """Return the .docx of `paper`."""
    if isinstance(paper, FilledForm):
        return paper.data
    from tdkt.documents.word.writer import docx_bytes

    return docx_bytes(paper)


def preview(paper: Paper) -> str | None:
    """Return the HTML preview of `paper`, None for a Word form, which only Word can show."""
    if isinstance(paper, FilledForm):
        return None

    return html_text(paper)
