"""How a unit's own number stands to the ward's, in words that fit the relation, and what it may be."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from tdkt.attainment.own_threshold import may_be, why_weaker
from tdkt.model.building import build
from tdkt.model.measure import Measure, Number
from tdkt.model.place import NOWHERE


@pytest.mark.parametrize(
    ("measure", "own", "why", "allowed"),
    [
        ({"type": "percentage", "at_least": 95}, 94, "thấp hơn", "95% hoặc cao hơn"),
        ({"type": "percentage", "at_least": 95}, 95, "", "95% hoặc cao hơn"),
        ({"type": "count", "more_than": 10}, 9, "thấp hơn", "10 hoặc cao hơn"),
        ({"type": "count", "more_than": 10}, 10, "", "10 hoặc cao hơn"),
        ({"type": "count", "between": [1, 2]}, 0, "thấp hơn", "1 hoặc cao hơn"),
        ({"type": "count", "between": [1, 2]}, 3, "", "1 hoặc cao hơn"),
        ({"type": "incidents", "at_most": 3}, 4, "cao hơn", "3 hoặc thấp hơn"),
        ({"type": "incidents", "at_most": 3}, 2, "", "3 hoặc thấp hơn"),
        ({"type": "incidents", "at_most": 0}, 1, "cao hơn", "0"),
        ({"type": "percentage", "less_than": Decimal("1.54")}, Decimal("1.6"), "cao hơn", "1,54% hoặc thấp hơn"),
        ({"type": "percentage", "less_than": Decimal("1.54")}, Decimal("1.54"), "", "1,54% hoặc thấp hơn"),
        ({"type": "count", "exactly": 2}, 1, "khác", "đúng 2"),
        ({"type": "count", "exactly": 2}, 3, "khác", "đúng 2"),
        ({"type": "count", "exactly": 2}, 2, "", "đúng 2"),
        ({"type": "per_official", "each_at_least": 1}, 0, "thấp hơn", "1 hoặc cao hơn"),
        ({"type": "reduction", "at_least": 10}, 9, "thấp hơn", "10% hoặc cao hơn"),
    ],
)  # fmt: skip
def test_each_relation_has_its_own_words(
    measure: dict[str, Any], own: Number, why: str, allowed: str
) -> None:
    made = build(Measure, measure, NOWHERE)
    assert why_weaker(made, own) == why
    assert may_be(made) == allowed
