"""What stands before an item of a list when it comes out of Word, Excel or a keyboard: the document numbers its own items.

Word keeps its bullets as letters of the fonts Symbol and Wingdings (U+F0B7, U+F0D8 …, private use), of Courier New ("o"),
and as signs; pasted into a cell they stay behind as text.
"""

from __future__ import annotations

import re

_SIGNS = "●▪■□◦○◆◇►▶➢➤➔→❖✓✔·‣⁃∙⦁⚫♦★☆"
_DASHES = "-+•–—−‐‑‒"
_MARK = re.compile(
    rf"(?:[\ue000-\uf8ff{_SIGNS}]\s*"  # a letter of a font of signs: it is no text in any other
    rf"|[{_DASHES}](?:\s+|(?=\D))"  # "-5 hồ sơ" begins with a number
    r"|\*\s+"  # "*Tên*" is emphasis
    r"|\d{1,2}(?:\.\d{1,2}){0,3}[.)]\s+"
    r"|[a-zđ]\)\s*)"
)
_COURIER = re.compile(r"o\s+(?=\S)")
"""The bullet of Courier New: it stands before a sentence, the word "o" ("o bế") does not."""
_MOST = 3
"""Marks one after the other: a bullet of Word before a hyphen that somebody typed."""


def without_list_mark(line: str) -> str:
    """Return a line without the bullets, hyphens or numbers of a list at its beginning."""
    for _ in range(_MOST):
        mark = _MARK.match(line) or _bullet_o(line)
        if mark is None:
            break
        line = line[mark.end() :]
    return line


def _bullet_o(line: str) -> re.Match[str] | None:
    mark = _COURIER.match(line)
    return mark if mark and (line[mark.end()].isupper() or line[mark.end()].isdigit()) else None
