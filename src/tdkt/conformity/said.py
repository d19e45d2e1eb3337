"""Looks and lengths in the words of an office: "cỡ 13, đậm", "20 mm"."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

TWIPS_A_MM = Fraction(1440) / Fraction(254, 10)
_ALIGNED = {"left": "sát lề trái", "center": "canh giữa", "right": "sát lề phải", "both": "canh đều hai lề"}


def number(value: Fraction | Decimal | int) -> str:
    """Return a number as Vietnamese writes it, with at most two decimals."""
    whole = Decimal(Fraction(value).numerator) / Decimal(Fraction(value).denominator)
    text = f"{whole:.2f}".rstrip("0").rstrip(".")
    return text.replace(".", ",")


def mm(twips: int) -> Fraction:
    """Return twips in millimetres."""
    return Fraction(twips) / TWIPS_A_MM


def said_mm(twips: int) -> str:
    """Return a length as it is told: "20 mm"."""
    tenths = round(mm(twips) * 10)
    return f"{number(Fraction(tenths, 10))} mm"


def said_cm(twips: int) -> str:
    """Return a length as Word's ruler shows it: "1,27 cm"."""
    return f"{number(Fraction(round(mm(twips) * 10), 100))} cm"


def twips(mm_: int | Decimal) -> int:
    """Return millimetres in twips."""
    return round(Fraction(mm_) * TWIPS_A_MM)


def points(half: int) -> str:
    """Return a size of type: "13", "13,5"."""
    return number(Fraction(half, 2))


def between(low: int | Decimal, high: int | Decimal) -> str:
    """Return a range: "13-14", "13"."""
    return number(Fraction(low)) if low == high else f"{number(Fraction(low))}-{number(Fraction(high))}"


def style(*, bold: bool, italic: bool) -> str:
    """Return a style of type: "đứng, đậm"."""
    return f"{'nghiêng' if italic else 'đứng'}{', đậm' if bold else ''}"


def aligned(alignment: str) -> str:
    """Return an alignment in words."""
    return _ALIGNED[alignment]
