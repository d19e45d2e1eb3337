"""A measure in the making: what it would be, what that rests on, what is in doubt."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction
from typing import Any

from tdkt.attainment.comparing import WAYS
from tdkt.attainment.rounding import vietnamese
from tdkt.checks.plan.quantities import Quantity
from tdkt.checks.plan.sayings import relation_of
from tdkt.model.measure import Relation
from tdkt.model.records import dataclass, replace
from tdkt.planning.proposals.proposed import About, Choice, Doubt, changed, threshold


@dataclass(frozen=True, slots=True)
class Draft:
    """A measure as data with its reasons and doubts."""

    measure: Mapping[str, Any]
    reasons: tuple[str, ...] = ()
    doubts: tuple[Doubt, ...] = ()

    def with_(self, change: Mapping[str, Any], reason: str = "", doubt: Doubt | None = None) -> Draft:
        """Return the draft with a change of its measure, and why or in what doubt."""
        return replace(
            self,
            measure=changed(self.measure, change),
            reasons=(*self.reasons, reason) if reason else self.reasons,
            doubts=(*self.doubts, doubt) if doubt else self.doubts,
        )


def number(value: Fraction) -> int | Decimal | None:
    """Return an exact number as the files hold it, None where no decimal number is exactly it."""
    if value.denominator == 1:
        return value.numerator
    rest = value.denominator
    for factor in (2, 5):
        while rest % factor == 0:
            rest //= factor
    return Decimal(value.numerator) / Decimal(value.denominator) if rest == 1 else None


def compared(
    quantity: Quantity, *, shown: str, unit: str = "", factor: Fraction = Fraction(1)
) -> Draft | None:
    """Return a draft that holds the comparison of a quantity and no type yet; `shown` are its words in the sentence.

    None where the number cannot be written exactly.
    """
    low, high = number(quantity.low * factor), number(quantity.high * factor)
    if low is None or high is None:
        return None
    relation = relation_of(quantity)
    if relation is Relation.BETWEEN:
        return Draft(
            threshold(relation, [low, high]),
            (f"“{shown}”: từ {_said(low)} đến {_said(high)}{unit}, hơn nữa là vượt.",),
        )
    if relation is None:
        return _unclear(quantity, high, unit, shown)
    draft = Draft(threshold(relation, low), (f"“{shown}”: {_meant(relation, low, unit)}.",))
    is_bare = quantity.says.relation is None
    if is_bare and relation is Relation.AT_MOST and low == 0:
        none = Choice("không được có", threshold(Relation.AT_MOST, low))
        task = Choice("không phải chỉ tiêu: giữ là nhiệm vụ, không tính", None)
        return draft.with_({}, doubt=Doubt(About.DIRECTION, "Số 0 có nghĩa là không được có?", (none, task)))
    if is_bare and relation is Relation.AT_MOST:
        ceiling = Choice(f"càng ít càng tốt: không quá {_said(low)}{unit}", threshold(Relation.AT_MOST, low))
        floor = Choice(f"càng nhiều càng tốt: ít nhất {_said(low)}{unit}", threshold(Relation.AT_LEAST, low))
        return draft.with_(
            {}, doubt=Doubt(About.DIRECTION, "Càng nhiều hay càng ít càng tốt?", (floor, ceiling), 1)
        )
    return draft


def _unclear(quantity: Quantity, high: int | Decimal, unit: str, shown: str) -> Draft:
    """Return "khoảng 95%" as at least 95 with the question which side is meant; of "tăng từ 85 đến 90%" the higher end."""
    floor = Choice(f"ít nhất {_said(high)}{unit}", threshold(Relation.AT_LEAST, high))
    ceiling = Choice(f"không quá {_said(high)}{unit}", threshold(Relation.AT_MOST, high))
    choices = [floor, ceiling]
    low = number(quantity.low)
    if quantity.low != quantity.high and low is not None:
        choices.append(
            Choice(f"từ {_said(low)} đến {_said(high)}{unit}", threshold(Relation.BETWEEN, [low, high]))
        )
    asked = Doubt(About.DIRECTION, f"“{shown}” chưa nói rõ càng nhiều hay càng ít càng tốt.", tuple(choices))
    return Draft(
        threshold(Relation.AT_LEAST, high), (f"“{shown}”: tạm coi là ít nhất {_said(high)}{unit}.",), (asked,)
    )


def _meant(relation: Relation, value: int | Decimal, unit: str) -> str:
    words = WAYS[relation].words.format(low=_said(value), high=_said(value)) + unit
    return f"{words} (đúng {_said(value)}{unit} là chưa đạt)" if WAYS[relation].is_strict else words


def _said(value: int | Decimal) -> str:
    return vietnamese(value)
