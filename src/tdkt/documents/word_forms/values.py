"""Values as a Word form takes them: one line of text, letters composed, nothing that XML cannot hold."""

from __future__ import annotations

import re
from collections.abc import Iterable
from xml.sax.saxutils import escape

from tdkt.documents.word.xml import xml_text

_LINE_BREAK = '</w:t><w:br/><w:t xml:space="preserve">'
_SPACES = re.compile("[\x00-\x20\x7f-\x9f\u2028\u2029]+")


def one_line(text: str) -> str:
    """Return `text` as it is printed: NFC (TCVN 6909:2001), line ends and runs of spaces as one space."""
    return _SPACES.sub(" ", xml_text(text)).strip(" ")


def several_lines(texts: Iterable[str]) -> str:
    """Return lines as one value: each begins on a line of its own."""
    return "\n".join(map(one_line, texts))


def xml_value(value: object) -> str:
    """Return a value as it stands between `<w:t>` and `</w:t>`; raises ValueError for what is not text."""
    if not isinstance(value, str):
        raise ValueError("thẻ phải cho ra chữ")
    return escape(value).replace("\n", _LINE_BREAK)
