"""The file around the text: what python-docx's template brings is stripped, and the zip is written reproducibly."""

from __future__ import annotations

import datetime
import io
import zipfile
from typing import TYPE_CHECKING

import docx

from tdkt.documents.page import layout
from tdkt.documents.word.styles import fill_styles
from tdkt.documents.word.xml import element, xml_text
from tdkt.office.package import zipped

if TYPE_CHECKING:
    from docx.document import Document
    from docx.oxml.xmlchemy import BaseOxmlElement

_KEPT_PARTS = ("styles", "settings")
_KEPT_IN_PACKAGE = ("officeDocument", "core-properties")


def blank_document() -> Document:
    """Return an empty document with the styles of `layout` and nothing of python-docx's template."""
    document = docx.Document()
    for relations, kept in (
        (document.part.package.rels, _KEPT_IN_PACKAGE),
        (document.part.rels, _KEPT_PARTS),
    ):
        for key in [key for key, item in relations.items() if item.reltype.rsplit("/", 1)[-1] not in kept]:
            del relations[key]
    fill_styles(document.styles.element)
    _fill_settings(document.settings.element)
    return document


def set_properties(document: Document, *, title: str, subject: str, author: str, date: datetime.date) -> None:
    """Fill the core properties; both times are midnight of `date`, never the clock."""
    moment = datetime.datetime(date.year, date.month, date.day)
    properties = document.core_properties
    properties.title, properties.subject, properties.author = _short(title), _short(subject), _short(author)
    properties.last_modified_by = properties.author
    properties.language = layout.LANGUAGE
    properties.comments, properties.keywords, properties.revision = "", "", 1
    properties.created = properties.modified = moment


def packed(document: Document) -> bytes:
    """Return the file's bytes, the same on every machine: fixed order, times and rights, nothing compressed.

    zlib builds differ in what they make of the same bytes; stored entries do not, and git packs them better.
    """
    raw = io.BytesIO()
    document.save(raw)
    with zipfile.ZipFile(raw) as source:
        return zipped({name: source.read(name) for name in source.namelist()})


def _short(text: str) -> str:
    return xml_text(text)[:255]  # python-docx refuses longer properties


def _fill_settings(settings: BaseOxmlElement) -> None:
    for child in list(settings):
        settings.remove(child)
    mode = element(
        "w:compatSetting", name="compatibilityMode", uri="http://schemas.microsoft.com/office/word", val=15
    )
    for child in (
        element("w:zoom", percent=100),
        element("w:defaultTabStop", val=720),
        element("w:characterSpacingControl", val="doNotCompress"),
        element("w:compat", mode),
        element("w:themeFontLang", val=layout.LANGUAGE),
        element("w:decimalSymbol", val=","),
        element("w:listSeparator", val=";"),
    ):
        settings.append(child)
