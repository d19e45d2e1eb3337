"""A readable preview of a document as one HTML file: the same blocks, no Word needed."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from markupsafe import Markup, escape

from tdkt.documents.page import layout, wording
from tdkt.documents.page.blocks import OfficialDocument, Table
from tdkt.documents.page.line_breaks import unbroken
from tdkt.documents.page.web import web_templates
from tdkt.type_metrics import NO_BREAK_HYPHEN

if TYPE_CHECKING:
    from markupsafe import Markup

    from tdkt.documents.page.blocks import Spans

_TEMPLATE = "preview.html.j2"


def html_text(document: OfficialDocument) -> str:
    """Return `document` as a self-contained page that looks like paper on a screen and prints on A4."""
    environment = web_templates(finalize=_printed)
    environment.filters["runs"] = _runs
    environment.tests["table"] = lambda block: isinstance(block, Table)
    page = environment.get_template(_TEMPLATE).render(
        document=document,
        head=document.letterhead,
        layout=layout,
        wording=wording,
        title=escape(wording.title(document)),  # not on the page: its spaces stay plain
        blocks=wording.closed(document.blocks) if document.signature else document.blocks,
        appendices=[(appendix, wording.closed_appendix(appendix)) for appendix in document.appendices],
        kind=lambda block: type(block).__name__,
    )
    return unicodedata.normalize("NFC", page)


def _printed(value: object) -> object:
    """Keep lines of the data from breaking badly; the page's own markup is left alone."""
    if isinstance(value, str) and not isinstance(value, Markup) and value != wording.MOTTO:
        return _unbroken(value)
    return value


def _unbroken(text: str) -> str:
    """Keep spaces from breaking; hyphens stay those that a reader's search finds."""
    return unbroken(text).replace(NO_BREAK_HYPHEN, "-")


def _runs(spans: Spans, *, upper: bool = False) -> Markup:
    made = Markup()
    for span in spans:
        text = Markup("{}").format(_unbroken(span.text.upper() if upper else span.text))
        if span.italic:
            text = Markup("<em>{}</em>").format(text)
        if span.bold:
            text = Markup("<strong>{}</strong>").format(text)
        made += text
    return made
