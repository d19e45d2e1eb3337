"""A target with a way over several years, carried into the next one: its threshold, and its words, are those of that year's step."""

from __future__ import annotations

import re
from decimal import Decimal
from fractions import Fraction
from typing import Any

from tdkt.attainment.comparing import exact
from tdkt.attainment.rounding import vietnamese
from tdkt.checks.plan.quantities import SPELT, normal, quantities
from tdkt.model.measure import Relation
from tdkt.model.plan_year import read_year
from tdkt.model.records import dataclass
from tdkt.model.text import plain

_DIGITS = re.compile(r"(?<![\w.,/])(?:\d{1,3}(?:\.\d{3})+|\d+)(?:,\d+)?(?![\d/]|[.,]\d)")
_IN_WORDS = re.compile(rf"\s*\((?:{SPELT})\)", re.IGNORECASE)
"""The number again, in words: "05 (năm) vụ"."""


@dataclass(frozen=True, slots=True)
class Stepped:
    """The threshold of the old year and that of the new one, as the files write them."""

    before: Any
    after: Any


def take_step(item: Any, target: Any, old: int, new: int) -> Stepped | None:
    """Set the threshold of `target` to the step of the year `new`, and its number in the sentence of `item` and in its quote.

    Return what the threshold was and is, None where it stays. Nothing is changed where the way has no step for that year. A sentence that does not say the number once, and once only, is
    left as it is: a check then says that words and measure disagree. The label of tables follows by itself.
    """
    amounts = {read_year(step["year"]): step["amount"] for step in target["over_years"]["steps"]}
    measure = target["measure"]
    relation = next((one.value for one in Relation if one.value in measure), None)
    if relation is None or new not in amounts or old not in amounts or amounts[new] == measure[relation]:
        return None
    before = measure[relation]
    measure[relation] = amounts[new]
    if target.get("label"):
        target["label"] = _with_number(target["label"], before, amounts[new]) or target["label"]
    said = [(holder, key) for holder, key in ((item, "text"), (target, "quote")) if key in holder]
    changed = [_with_number(holder[key], before, amounts[new]) for holder, key in said]
    for (holder, key), text in zip(said, changed, strict=True):
        holder[key] = holder[key] if None in changed else text
    return Stepped(before, amounts[new])


def _with_number(text: Any, old: Any, new: Any) -> Any:
    """Return `text` with the number `old` as `new`, None where it does not stand there exactly once or its words stand beside it."""
    wanted = exact(Decimal(str(old)))
    found = [one for one in _DIGITS.finditer(text) if _value(one[0]) == wanted]
    words = normal(plain(text))
    said = [words[one.start] for one in quantities(words) if wanted in (one.low, one.high)]
    if len(found) != 1 or len(said) != 1 or not said[0].isdecimal() or _IN_WORDS.match(text, found[0].end()):
        return None
    (number,) = found
    return type(text)(f"{text[: number.start()]}{_as_typed(number[0], new)}{text[number.end() :]}")


def _value(digits: str) -> Fraction:
    return Fraction(digits.replace(".", "").replace(",", "."))


def _as_typed(old: str, new: Any) -> str:
    """Return the number `new` typed as `old` was: "05" makes "03", "1200" (without a dot) makes "1500"."""
    whole, comma, rest = vietnamese(Decimal(str(new))).partition(",")
    if "." not in old:
        whole = whole.replace(".", "")
    if re.match(r"0\d", old):
        whole = whole.zfill(2)
    return f"{whole}{comma}{rest}"
