"""How numbers and dates are written in an official text."""

from __future__ import annotations

import datetime
from decimal import Decimal
from fractions import Fraction

from tdkt.model.dates import date_long

__all__ = ["date_long", "date_short", "number"]


def date_short(date: datetime.date) -> str:
    """Return "05/02/2026", for tables and running text."""
    return f"{date.day:02}/{date.month:02}/{date.year}"


def number(value: int | Decimal | Fraction, places: int | None = None) -> str:
    """Return `value` as Vietnamese writes it: "1.234,5".

    `places` is the number of decimals, rounded half up; without it the value is written exactly. Raises
    ValueError for a float (not exact) and for a fraction that has no finite decimal form and no `places`.
    """
    if isinstance(value, bool) or not isinstance(value, int | Decimal | Fraction):
        raise ValueError(f"cần số nguyên, Decimal hoặc Fraction, không phải {type(value).__name__}")
    exact = Fraction(value)
    shown = _decimals(value) if places is None else places
    scaled = (abs(exact) * 10**shown * 2 + 1) // 2
    whole, rest = divmod(scaled, 10**shown)
    sign = "-" if exact < 0 and scaled else ""
    return f"{sign}{whole:,}".replace(",", ".") + (f",{rest:0{shown}}" if shown else "")


def _decimals(value: int | Decimal | Fraction) -> int:
    """Return how many decimals write `value` exactly; a Decimal keeps those it was given."""
    if isinstance(value, int):
        return 0
    if isinstance(value, Decimal):
        exponent = value.as_tuple().exponent
        return max(-exponent, 0) if isinstance(exponent, int) else 0
    rest, decimals = value.denominator, 0
    for prime in (2, 5):
        power = 0
        while rest % prime == 0:
            rest //= prime
            power += 1
        decimals = max(decimals, power)
    if rest != 1:
        raise ValueError(
            f"{value} không viết được thành số thập phân hữu hạn, cần cho biết số chữ số: number(2)"
        )
    return decimals
