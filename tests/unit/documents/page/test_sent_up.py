"""Reports to a body above are addressed to it, and Nơi nhận says "Như trên" for it (NĐ 30/2020, Phụ lục I, Phần I, II.9)."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from example_ward import WITH_DRIVE
from tdkt.checks.example_files import DRIVE, OUTLINE
from tdkt.documents.drives.review import review_named, review_of
from tdkt.documents.jobs import Order
from tdkt.documents.page.assembling import bodies_above, not_addressed
from tdkt.documents.texts.templates import Templates
from tdkt.model.organization import Organization
from tdkt.model.place import NOWHERE
from tdkt.workspace.workspace import Workspace

Make = Callable[..., Workspace]
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
def test_a_body_above_is_known_by_its_name(recipient: str, addressed: str) -> None:
    recipients = (recipient, "Các bản, khu phố")
    assert bodies_above(COMMUNE, recipients) == (addressed,)
    assert not_addressed(COMMUNE, (addressed,), recipients) == ("Các bản, khu phố",)


def test_recipients_of_the_commune_are_not_above_it() -> None:
    own = ("TT Đảng ủy xã", "Các đơn vị thuộc UBND xã", "Đoàn ĐBQH tỉnh Nghệ An ứng cử tại xã")
    assert bodies_above(COMMUNE, own) == ()
    assert not_addressed(COMMUNE, ("Ủy ban nhân dân tỉnh Thanh Hóa",), own) == own


def test_one_body_is_named_once() -> None:
    assert bodies_above(COMMUNE, ("UBND tỉnh Thanh Hóa", "UBND tỉnh")) == ("Ủy ban nhân dân tỉnh Thanh Hóa",)


@pytest.mark.parametrize("addressed", [False, True])
def test_a_drives_report_is_addressed_where_the_drive_says_so(in_memory: Make, addressed: bool) -> None:
    said = "recipients: [UBND thành phố, Lãnh đạo UBND phường]\n"
    said += "addressees: [Ủy ban nhân dân thành phố Hải Phòng]\n" if addressed else ""
    drive = WITH_DRIVE[DRIVE].replace("recipients: [Lãnh đạo UBND phường]\n", said)
    workspace = in_memory(**{**WITH_DRIVE, DRIVE: drive})
    order = Order(
        workspace, review_named(workspace, "van-thu-sach"), "van-thu-sach", Templates(workspace.root)
    )
    document = review_of(order)
    if addressed:
        assert document.addressees == ("Ủy ban nhân dân thành phố Hải Phòng",)
        assert document.recipients == ("Lãnh đạo UBND phường",)
        assert document.draft_notes == ()
    else:  # what was signed before there was such a datum prints as it was
        assert document.addressees == ()
        assert document.recipients == ("UBND thành phố", "Lãnh đạo UBND phường")
        assert any("Kính gửi" in note for note in document.draft_notes)


OWN_OUTLINE = """kind: report-outline
outlines:
  - for: [drive, drive_phase]
    title: Kết quả đợt thi đua
    addressees: [Hội đồng Thi đua - Khen thưởng thành phố Hải Phòng]
    parts: [{heading: Kết quả, content: [totals]}]
"""


def test_a_body_to_whom_the_outline_does_not_address_the_report_still_gets_it(in_memory: Make) -> None:
    said = "recipients: [UBND thành phố, Lãnh đạo UBND phường]\naddressees: [Ủy ban nhân dân thành phố Hải Phòng]\n"
    drive = WITH_DRIVE[DRIVE].replace("recipients: [Lãnh đạo UBND phường]\n", said)
    workspace = in_memory(**{**WITH_DRIVE, DRIVE: drive, OUTLINE: OWN_OUTLINE})
    assert workspace.findings == []
    order = Order(
        workspace, review_named(workspace, "van-thu-sach"), "van-thu-sach", Templates(workspace.root)
    )
    document = review_of(order)
    assert document.addressees == ("Hội đồng Thi đua - Khen thưởng thành phố Hải Phòng",)
    assert document.recipients == ("UBND thành phố", "Lãnh đạo UBND phường")
