"""Words and lines that stand on every official page, told by their letters however they are typed."""

from __future__ import annotations

import re

from tdkt.model.text import fold, letters

_NATION = "conghoaxahoichunghiavietnam"
_MOTTO = "doclaptudohanhphuc"
_WITH_ANOTHER = re.compile(r"(?i)^\(\s*(?:được )?(?:ban hành )?(?:kèm|đính kèm)")
_COPY = re.compile(r"(?i)^(?:bản )?(?:sao y|sao lục|trích sao)(?: bản chính)?$")
_RULE = re.compile(r"[-–—_=*.~─━o\s]{3,}")


def is_nation(text: str) -> bool:
    """Tell whether it is the Quốc hiệu."""
    return letters(text) == _NATION


def is_motto(text: str) -> bool:
    """Tell whether it is the Tiêu ngữ."""
    return letters(text) == _MOTTO


def is_rule(text: str) -> bool:
    """Tell whether it is a line drawn with characters."""
    return _RULE.fullmatch(text) is not None


def goes_with_another(text: str) -> bool:
    """Tell whether a line says with which document this one goes: "(Kèm theo Quyết định số …)"."""
    return _WITH_ANOTHER.match(text) is not None


def is_copy_form(text: str) -> bool:
    """Tell whether a line says how a document was copied; "SAO Y BẢN CHÍNH" is a form of former law."""
    return _COPY.match(text) is not None


def begins(text: str, *heads: str) -> bool:
    """Tell whether `text` begins with one of `heads` (folded words) as whole words."""
    words = f"{' '.join(re.findall(r'[a-z0-9]+', fold(text)))} "
    return words.startswith(tuple(f"{head} " for head in heads))
