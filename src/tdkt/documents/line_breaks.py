"""Where a line must not break.

A hyphen between words ("Phòng Văn hóa - Xã hội") that begins a line looks like an item of a list, so it stays with the
word before it; between the parts of a name or of a range of numbers it stays with both. A sign ("≥ 1") stays with its
number, the word "quý" with its numeral. Only what is printed gets no-break spaces: the data, and what is compared with
it, keep plain ones.
"""

from __future__ import annotations

import re

NO_BREAK = "\u00a0"

_HYPHEN = re.compile(r"(?<=\S) ([-–]) (?=(\S))")

_BOUND = re.compile(r"(?<![^\s(])([≥≤<>]) (?=\d)|\b(quý) (?=[IV]+\b)", re.IGNORECASE)


def unbroken(text: str) -> str:
    """Return `text` with no-break spaces where a line must not break."""
    bound = _BOUND.sub(lambda found: f"{found[1] or found[2]}{NO_BREAK}", text)
    return _HYPHEN.sub(_glued, bound)


def _glued(match: re.Match[str]) -> str:
    mark, following = match.groups()
    tight = following.isupper() or following.isdigit()
    return f"{NO_BREAK}{mark}{NO_BREAK if tight else ' '}"
