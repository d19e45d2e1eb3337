"""How figures stand in the sentences of a document: words instead of symbols, counts below ten with their zero.

Tables keep symbols and bare figures, as their columns explain them. The zero is that of the plans and decisions
themselves ("01 đến 02 mô hình", "03 tập thể"): counted things have it in every sentence, percents, measured amounts and
ordinals never.
"""

from __future__ import annotations

import re

from tdkt.attainment.rounding import vietnamese

_SIGNS = {"≥": "ít nhất", ">": "trên", "≤": "không quá", "<": "dưới"}
_SIGN = re.compile(r"([≥>≤<]) ?(?=[-\d])")
_RANGE = re.compile(r"(từ )?(?<![\d/.,])(\d+(?:[.,]\d+)*%?) ?[-–] ?(\d+(?:[.,]\d+)*)(?![\d/])")
_PER = re.compile(r"(?<=[^\W\d]|%)/(người|hộ|ha|năm|quý|tháng|tuần|ngày|lần|lượt)\b")
_YEAR = re.compile(r"(?:19|20)\d\d")
_OF_HOW_MANY = re.compile(r"(?<![\d.,/])(\d{1,3}(?:\.\d{3})*|\d+)/(\d{1,3}(?:\.\d{3})*|\d+)(?![\d.,/]*\d)")
_ALONE = re.compile(r"(?<![\d.,/])([1-9])(?![\d.,/]*[\d%])(?! %)")


def two_digits(number: int) -> str:
    """Write a count: "03", "12", "1.255"."""
    return f"{number:02}" if number < 1000 else vietnamese(number)


def spelled(text: str) -> str:
    """Return `text` with its symbols in words: "≥ 95%" → "ít nhất 95%", "1 - 2" → "từ 1 đến 2", "10%/năm" → "10% mỗi năm".

    Years ("2026 - 2030") and names with a hyphen stay as they are.
    """
    words = _SIGN.sub(lambda match: f"{_SIGNS[match[1]]} ", text)
    words = _RANGE.sub(_range, words)
    return _PER.sub(r" mỗi \1", words)


def _range(match: re.Match[str]) -> str:
    if _YEAR.fullmatch(match[2]) and _YEAR.fullmatch(match[3]):
        return match[0]
    return f"từ {match[2]} đến {match[3]}"


def shares_padded(text: str) -> str:
    """Return `text` with the zero in front of what is a share of a number: "4/6 thôn" → "04/06 thôn"."""
    return _OF_HOW_MANY.sub(lambda match: f"{match[1].zfill(2)}/{match[2].zfill(2)}", text)


def counts_padded(text: str) -> str:
    """Return `text`, in which every number counts things, with the zero in front of each below ten."""
    return _ALONE.sub(r"0\1", shares_padded(text))
