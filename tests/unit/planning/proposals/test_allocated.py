"""A row with a figure for the whole and one for each place is one target that is allocated to them, where that is what it says."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tdkt.model.organization import Organization
from tdkt.planning.proposals.items import item_text
from tdkt.planning.proposals.proposed import About, Proposed
from tdkt.planning.proposals.tables import propose_table
from tdkt.workspace.workspace import Workspace

HEAD = ("TT", "Chỉ tiêu", "Đơn vị tính", "Kế hoạch năm 2026", "Thôn Một", "Thôn Hai", "Tổ dân phố số 1")


@pytest.fixture
def ward(make_workspace: Callable[..., Workspace]) -> Organization:
    found = make_workspace().organization
    assert found is not None
    return found


def row(ward: Organization, *cells: str, head: tuple[str, ...] = HEAD) -> Proposed:
    found = propose_table([list(head), list(cells)], year=2026, organization=ward)
    assert found is not None
    return found[0].proposed


def test_figures_that_make_the_whole_are_shares(ward: Organization) -> None:
    found = row(ward, "1", "Số nhà ở cho hộ nghèo được xây mới", "nhà", "20", "8", "7", "5")
    [target] = found.targets
    assert target.allocation is not None
    assert target.allocation.to == "subdivisions"
    assert target.allocation.shares == (("thon-mot", 8), ("thon-hai", 7), ("to-mot", 5))
    assert not found.all_doubts
    written = item_text(found, "giam-ngheo", set(), indent=0)
    assert "  allocation:\n    to: subdivisions\n    shares:\n      - {for: thon-mot, share: 8}\n" in written


def test_percents_need_not_add_up(ward: Organization) -> None:
    [target] = row(ward, "1", "Tỷ lệ người dân tham gia bảo hiểm y tế", "%", "95", "95", "96,5", "94").targets
    assert target.allocation is not None
    assert [str(number) for _, number in target.allocation.shares] == ["95", "96.5", "94"]


def test_units_that_are_given_their_part(ward: Organization) -> None:
    head = ("TT", "Chỉ tiêu", "Đơn vị tính", "Kế hoạch năm 2026", "Văn phòng", "KT")
    [target] = row(
        ward, "1", "Vận động Quỹ Vì người nghèo", "triệu đồng", "200", "120", "80", head=head
    ).targets
    assert target.allocation is not None
    assert (target.allocation.to, target.allocation.shares) == (
        "units",
        (("van-phong", 120), ("kinh-te", 80)),
    )


def test_amounts_that_make_the_whole_are_shares_even_of_what_sounds_like_a_state(ward: Organization) -> None:
    found = row(ward, "1", "Số km đường liên thôn được bê tông hóa", "km", "2", "1,2", "0,8", "0")
    [target] = found.targets
    assert target.allocation is not None
    assert [(one, str(number)) for one, number in target.allocation.shares] == [
        ("thon-mot", "1.2"),
        ("thon-hai", "0.8"),
    ]
    assert "accumulate" not in target.measure
    assert About.ADDS_UP in {doubt.about for doubt in found.all_doubts}
    average = row(ward, "1", "Năng suất lúa bình quân", "tạ/ha", "60", "60", "61", "58")
    assert average.targets[0].allocation is None
    assert any("không cộng thành số chung được" in doubt.question for doubt in average.all_doubts)


@pytest.mark.parametrize(
    ("cells", "why"),
    [
        (("1", "Số nhà ở cho hộ nghèo được xây mới", "nhà", "20", "8", "7", "4"), "cộng lại là 19, không bằng mức chung"),
        (("1", "Số nhà ở cho hộ nghèo được xây mới", "nhà", "20", "8", "7", "dưới 5"), "không đo, không so như mức chung"),
    ],
)  # fmt: skip
def test_figures_that_do_not_make_the_whole_are_asked_about(
    ward: Organization, cells: tuple[str, ...], why: str
) -> None:
    found = row(ward, *cells)
    assert found.targets[0].allocation is None
    assert any("giao riêng" in doubt.question and why in doubt.question for doubt in found.all_doubts)


def test_places_that_the_ward_does_not_know_are_asked_about(ward: Organization) -> None:
    head = (*HEAD[:4], "Thôn Chín", "Thôn Mười")
    found = row(ward, "1", "Số nhà ở cho hộ nghèo được xây mới", "nhà", "20", "12", "8", head=head)
    assert found.targets[0].allocation is None
    assert any("Thôn Chín: 12; Thôn Mười: 8" in doubt.question for doubt in found.all_doubts)
