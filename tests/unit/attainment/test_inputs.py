"""What a form asks for is said once: never "tổng số tổng số hộ"."""

from __future__ import annotations

import pytest

from tdkt.attainment.measure_types.inputs import number_of, total_of


@pytest.mark.parametrize(
    ("words", "number", "total"),
    [
        ("hộ nghèo", "số hộ nghèo", "tổng số hộ nghèo"),
        ("tổng số hộ", "tổng số hộ", "tổng số hộ"),
        ("số hộ", "số hộ", "tổng số hộ"),
        ("dân số", "dân số", "tổng dân số"),
        ("khối lượng rác phát sinh", "khối lượng rác phát sinh", "tổng khối lượng rác phát sinh"),
        ("số hóa hồ sơ", "số số hóa hồ sơ", "tổng số số hóa hồ sơ"),
        ("kế hoạch vốn được giao", "kế hoạch vốn được giao", "kế hoạch vốn được giao"),
    ],
)
def test_how_many_and_of_how_many(words: str, number: str, total: str) -> None:
    assert (number_of(words), total_of(words)) == (number, total)
