from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from builders import figure, measure, programme

from tdkt.attainment.wording import reported


@pytest.mark.parametrize(
    ("kind", "options", "values", "words"),
    [
        ("percentage", {}, {"numerator": 1204, "denominator": 1430}, "1.204/1.430"),
        ("percentage", {"percent_only": True}, {"percent": Decimal("95.5")}, "95,5%"),
        ("count", {}, {"count": 0}, "0"),
        ("incidents", {}, {"count": 2}, "2"),
        ("amount", {"in_": "triệu đồng"}, {"amount": Decimal("1234.5")}, "1.234,5 triệu đồng"),
        ("reduction", {"in_": "đồng"}, {"now": 9_000_000, "base": 10_000_000}, "kỳ này 9.000.000 đồng; kỳ gốc 10.000.000 đồng"),
        ("reduction", {"points": True}, {"now": Decimal("1.2"), "base": Decimal("1.78")}, "kỳ này 1,2%; kỳ gốc 1,78%"),
        ("per_subdivision", {}, {"reached": ("thon-1", "thon-2")}, "2: thon 1, thon 2"),
        ("per_subdivision", {}, {"reached": ()}, "0"),
        ("per_subdivision", {}, {"reached": 3}, "3"),
        ("per_official", {}, {"reached": 9, "members": 12}, "9/12"),
        ("milestone", {}, {"progress": "done", "done_on": date(2026, 9, 18)}, "đã hoàn thành ngày 18/09/2026"),
        ("milestone", {}, {"progress": "not_started"}, "chưa bắt đầu"),
        ("milestone", {}, {}, "–"),
        ("count", {}, {}, "–"),
    ],
)  # fmt: skip
def test_a_figure_in_words(kind: str, options: dict[str, Any], values: dict[str, Any], words: str) -> None:
    organization = programme([], []).organization
    assert reported(figure(**values), measure(kind, **options), organization) == words
