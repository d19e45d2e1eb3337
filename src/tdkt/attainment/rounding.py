"""Rounding for display that never carries a figure across its threshold, and Vietnamese number format."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from fractions import Fraction

_MOST_DIGITS = 9


def rounded(value: Fraction, *, against: Iterable[Fraction] = (), digits: int = 2) -> Decimal:
    """Return `value` with at most `digits` decimals (halves away from zero).

    Where the rounded number would stand otherwise to one of `against` than the value itself does (89,996 beside 90),
    more decimals are kept, until it stands right; past nine decimals the number is cut on the value's own side.
    """
    if value.denominator == 1:
        return Decimal(value.numerator)
    bounds = tuple(against)
    for places in range(digits, _MOST_DIGITS + 1):
        result = _round(value, places)
        if all(_side(result, bound) == _side(value, bound) for bound in bounds):
            return _as_decimal(result, places)
    nearest = min(bounds, key=lambda bound: abs(bound - value))
    step = Fraction(1, 10**_MOST_DIGITS)
    return _as_decimal(_round(nearest, _MOST_DIGITS) + (step if value > nearest else -step), _MOST_DIGITS)


def _round(value: Fraction, places: int) -> Fraction:
    scaled, of = abs(value.numerator) * 10**places, value.denominator
    whole = (2 * scaled + of) // (2 * of)
    return Fraction(whole if value >= 0 else -whole, 10**places)


def _side(value: Fraction, bound: Fraction) -> int:
    return (value > bound) - (value < bound)


def _as_decimal(value: Fraction, places: int) -> Decimal:
    number = Decimal(int(value * 10**places)).scaleb(-places)
    return number.quantize(Decimal(1)) if number == number.to_integral_value() else number.normalize()


def vietnamese(number: Decimal | Fraction | int) -> str:
    """Write `number` with a decimal comma and dots between thousands: 1.234,5."""
    exact = number if isinstance(number, Decimal) else rounded(Fraction(number), digits=_MOST_DIGITS)
    whole, _, decimals = f"{exact:,f}".partition(".")
    return whole.replace(",", ".") + ("," + decimals if decimals else "")
