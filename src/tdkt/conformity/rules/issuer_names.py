"""What the name of the issuer tells of other parts: its initials, and the full name of a unit that a person gives its name."""

from __future__ import annotations

import re
from collections.abc import Sequence, Set

from tdkt.checks.texts.name_shapes import NAMED_AFTER
from tdkt.conformity.components.component import Component
from tdkt.conformity.components.recognised import Recognised
from tdkt.model.text import upper_first

_AGENCIES_TOO = ("TB", "BC", "DA", "ĐA", "PC")
"""Kinds whose letters many agencies have too."""


def _initials(document: Recognised) -> str:
    """Return the first letters of the words of the issuer's name: "CT" of "Cục Thuế"."""
    words = re.findall(r"[^\W\d_]+", document.text_of(Component.AGENCY))
    return "".join(word[0].upper() for word in words if word.lower() not in ("và", "của"))


def unit_of_person(place: str, document: Recognised) -> str:
    """Return the full name of a unit that a person or event gives its name, where the line has the name alone; else ""."""
    if place not in NAMED_AFTER:
        return ""
    head = document.text_of(Component.AGENCY) + " " + document.text_of(Component.SUPERIOR)
    kind = re.search(rf"(?i)\b(phường|xã|quận|thị trấn|đặc khu)\s+{re.escape(place)}", head)
    return f"{upper_first(kind[1].lower())} {place}" if kind else ""


def symbol_of_letter(groups: Sequence[str], short: Set[str], document: Recognised) -> str:
    """Return what the symbol of a công văn should be where it begins with a kind of document, one of `short`; "" where it may be right.

    "CT-CS" of "Cục Thuế" begins with the agency, though CT stands for chỉ thị too.
    """
    own = _initials(document)
    is_kind = groups[0] in short and len(groups) > 1 and groups[0] not in _AGENCIES_TOO
    if groups[0] != "CV" and (not is_kind or own.startswith(groups[0])):
        return ""
    rest = "-".join(groups[1:])
    return f"chữ viết tắt tên cơ quan, rồi đơn vị soạn thảo hoặc lĩnh vực: {rest if '-' in rest else f'{rest or own}-…'}"
