"""A number in words, or in digits and words, is read whole or not at all."""

from __future__ import annotations

import pytest

from tdkt.checks.plan.quantities import quantities


@pytest.mark.parametrize(
    ("said", "numbers"),
    [
        ("Kết nạp ít nhất một trăm hai mươi lăm hội viên", [125]),
        ("Tiết kiệm ít nhất hai tỷ năm trăm triệu đồng", [2_500_000_000]),
        ("Tiết kiệm 2 tỷ năm trăm triệu đồng", [2_500_000_000]),
        ("Tiết kiệm 2 tỷ 500 triệu đồng", [2_500_000_000]),
        ("Vận động một nghìn năm trăm lượt người", [1500]),
        ("Vận động 1 nghìn 500 lượt người", [1500]),
        ("Trồng hai nghìn không trăm năm mươi cây", [2050]),
        ("Trồng một trăm linh năm cây", [105]),
        ("Trồng một trăm hai mươi ba nghìn bốn trăm năm mươi sáu cây", [123_456]),
        ("Hỗ trợ năm trăm suất quà", [500]),
        ("Hỗ trợ 3 triệu 250 hộ", [3_000_000, 250]),
        ("Thu 2 nghìn một tháng", [2000]),
        ("Trồng hai trăm hai cây", []),
        ("Khen ít nhất hai trăm năm học sinh giỏi", []),
        ("Thu một triệu hai trăm đồng", []),
        ("Trồng một trăm hai trăm cây", []),
    ],
)
def test_a_number_is_read_whole(said: str, numbers: list[int]) -> None:
    found = [one.low * one.scale for one in quantities(said) if not one.is_spelt]
    assert found == numbers


@pytest.mark.parametrize(
    ("said", "bounds"),
    [
        ("từ một trăm năm mươi đến hai trăm hộ", (150, 200)),
        ("từ hai trăm đến hai trăm năm mươi hộ", (200, 250)),
        ("từ năm mươi đến hai trăm hộ", (50, 200)),
        ("từ 1 nghìn 500 đến 2 nghìn hộ", (1500, 2000)),
        ("từ 500 nghìn đến 1 triệu đồng", (500_000, 1_000_000)),
        ("từ 2 đến 3 triệu đồng", (2_000_000, 3_000_000)),
        ("từ 200 đến 300 triệu đồng", (200_000_000, 300_000_000)),
        ("từ 80% đến 90% hộ", (80, 90)),
    ],
)
def test_each_bound_of_a_range_has_its_own_scale(said: str, bounds: tuple[int, int]) -> None:
    [found] = quantities(said)
    assert found.low * found.scale == bounds[0]
    assert found.high * found.scale == bounds[1]


def test_both_bounds_of_a_range_are_whole() -> None:
    [found] = quantities("Từ một trăm hai mươi đến một trăm năm mươi hộ")
    assert found.low == 120
    assert found.high == 150
    assert found.after == "hộ"
