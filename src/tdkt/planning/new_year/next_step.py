"""A target with a way over several years, carried into the next one: its threshold, and its words, are those of that year's step."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Any

from tdkt.attainment.rounding import vietnamese
from tdkt.model.measure import Relation
from tdkt.model.plan_year import read_year
from tdkt.model.records import dataclass


@dataclass(frozen=True, slots=True)
class Stepped:
    """The threshold of the old year and that of the new one, as the files write them."""

    before: Any
    after: Any


def take_step(item: Any, target: Any, old: int, new: int) -> Stepped | None:
    """Set the threshold of `target` to the step of the year `new`, and its number in the sentence of `item` and in its quote.

    Return what the threshold was and is, None where it stays. Nothing is changed where the way has no step for that year. A sentence that does not say the number once, and once only, is
    left as it is: a check then says that words and measure disagree.
    """
    amounts = {read_year(step["year"]): step["amount"] for step in target["over_years"]["steps"]}
    measure = target["measure"]
    relation = next((one.value for one in Relation if one.value in measure), None)
    if relation is None or new not in amounts or old not in amounts or amounts[new] == measure[relation]:
        return None
    before = measure[relation]
    measure[relation] = amounts[new]
    stepped = Stepped(before, amounts[new])
    said = {key: str(holder[key]) for holder, key in ((item, "text"), (target, "quote")) if key in holder}
    changed = {key: _once(text, before, amounts[new]) for key, text in said.items()}
    if None in changed.values():
        return stepped
    for holder, key in ((item, "text"), (target, "quote")):
        if key in holder:
            holder[key] = type(holder[key])(changed[key])
    return stepped


def _once(text: str, old: Any, new: Any) -> str | None:
    """Return `text` with the number `old` as `new`, None where it does not stand there exactly once."""
    before, after = (vietnamese(Decimal(str(number))) for number in (old, new))
    found = re.findall(rf"(?<![\d.,]){re.escape(before)}(?![\d]|[.,]\d)", text)
    if len(found) != 1:
        return None
    return re.sub(rf"(?<![\d.,]){re.escape(before)}(?![\d]|[.,]\d)", after, text)
