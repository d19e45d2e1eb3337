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
        number = _round(value, places)
        if all(_stands_alike(number, 10**places, value, bound) for bound in bounds):
            return _as_decimal(number, places)
    nearest = min(bounds, key=lambda bound: abs(bound - value))
    return _as_decimal(_round(nearest, _MOST_DIGITS) + (1 if value > nearest else -1), _MOST_DIGITS)


def digits_of_quantity(amount: Fraction) -> int:
    """Return how many decimals of a quantity are shown: as many as were reported, to the thousandth of its unit, so that parts add up."""
    return 3 if 1000 % amount.denominator == 0 else 2


def _round(value: Fraction, places: int) -> int:
    """Return how many units of the last of `places` decimals `value` is nearest to."""
    scaled, of = abs(value.numerator) * 10**places, value.denominator
    whole: int = (2 * scaled + of) // (2 * of)
    return whole if value >= 0 else -whole


def _stands_alike(number: int, of: int, value: Fraction, bound: Fraction) -> bool:
    """Tell whether number/of is above, below or at `bound` as `value` is.

    In whole numbers: comparing fractions takes three times as long, and a report of many units rounds thousands.
    """
    shown = number * bound.denominator - bound.numerator * of
    exact = value.numerator * bound.denominator - bound.numerator * value.denominator
    return (shown > 0) - (shown < 0) == (exact > 0) - (exact < 0)


def _as_decimal(number: int, places: int) -> Decimal:
    shown = Decimal(number).scaleb(-places)
    return shown.quantize(Decimal(1)) if shown == shown.to_integral_value() else shown.normalize()


def vietnamese(number: Decimal | Fraction | int) -> str:
    """Write `number` with a decimal comma and dots between thousands: 1.234,5."""
    exact = number if isinstance(number, Decimal) else rounded(Fraction(number), digits=_MOST_DIGITS)
    whole, _, decimals = f"{exact:,f}".partition(".")
    return whole.replace(",", ".") + ("," + decimals if decimals else "")
