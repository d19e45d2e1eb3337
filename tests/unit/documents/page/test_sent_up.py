"""Reports to a body above are addressed to it, and Nơi nhận says "Như trên" for it (NĐ 30/2020, Phụ lục I, Phần I, II.9)."""

from __future__ import annotations

import pytest

from tdkt.documents.page.assembling import sent_up
from tdkt.model.organization import Organization
from tdkt.model.place import NOWHERE

COMMUNE = Organization(
    "UBND xã Mẫu", (), "Mẫu", "tỉnh Thanh Hóa", "UBND", None, (), None, (), (), None, NOWHERE
)  # fmt: skip


@pytest.mark.parametrize(
    ("recipient", "addressed"),
    [
        ("UBND tỉnh Thanh Hóa", "Ủy ban nhân dân tỉnh Thanh Hóa"),
        ("UBND tỉnh (để b/c);", "Ủy ban nhân dân tỉnh Thanh Hóa"),
        ("Hội đồng Thi đua - Khen thưởng tỉnh", "Hội đồng Thi đua - Khen thưởng tỉnh Thanh Hóa"),
        ("Sở Nội vụ tỉnh Thanh Hóa", "Sở Nội vụ tỉnh Thanh Hóa"),
    ],
)
def test_a_body_above_is_addressed_and_no_more_among_the_recipients(recipient: str, addressed: str) -> None:
    assert sent_up(COMMUNE, (), (recipient, "Các bản, khu phố")) == ((addressed,), ("Các bản, khu phố",))


def test_recipients_of_the_commune_are_not_addressed() -> None:
    own = ("TT Đảng ủy xã", "Các đơn vị thuộc UBND xã", "Đoàn ĐBQH tỉnh Nghệ An ứng cử tại xã")
    assert sent_up(COMMUNE, (), own) == ((), own)


def test_who_is_addressed_already_is_named_once() -> None:
    named = sent_up(COMMUNE, ("Ủy ban nhân dân tỉnh Thanh Hóa",), ("UBND tỉnh", "Sở Nội vụ tỉnh"))
    assert named == (("Ủy ban nhân dân tỉnh Thanh Hóa",), ("Sở Nội vụ tỉnh",))
