"""A unit's movement named within a sentence says "phong trào" once, however its title begins."""

from __future__ import annotations

import pytest

from tdkt.documents.report.movements_told import _named


@pytest.mark.parametrize(
    ("title", "said"),
    [
        ("Phong trào “Mường Lát chung sức xây dựng nông thôn mới”", "phong trào “Mường Lát chung sức xây dựng nông thôn mới”"),
        ("“Xanh - sạch - đẹp”.", "phong trào “Xanh - sạch - đẹp”"),
        ("Thi đua “Hai tốt” trong trường học", "phong trào “Thi đua ‘Hai tốt’ trong trường học”"),
        ("Cuộc vận động “Toàn dân đoàn kết”", "cuộc vận động “Toàn dân đoàn kết”"),
    ],
)  # fmt: skip
def test_a_movement_is_named_once(title: str, said: str) -> None:
    assert _named(title) == said
