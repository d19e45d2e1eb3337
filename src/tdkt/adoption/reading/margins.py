"""What stands in the margins of the pages, which a plan has no place for: headers and footers, but for the number of the page."""

from __future__ import annotations

import re

from tdkt.office.word.blocks import Margin, WordFile, paragraphs_of

_PAGE = re.compile(r"(?i)^[\W\d]*(?:trang\s*)?[\d\W]*(?:/\s*\d+)?$")


def said_in_margins(file: WordFile) -> tuple[str, ...]:
    """Return what headers and footers say, each once, with where it stands."""
    found: dict[str, None] = {}
    for section in file.sections:
        for where, margins in (("đầu trang", section.headers), ("chân trang", section.footers)):
            for margin in margins:
                words = _words(margin)
                if words and not _PAGE.match(words):
                    found[f"“{words}” ({where})"] = None
    return tuple(found)


def _words(margin: Margin) -> str:
    return " ".join(" ".join(paragraph.text for paragraph in paragraphs_of(margin.blocks)).split())
