"""Adding a sentence to a plan's files: where it goes, what it is written as, what is refused."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from example_ward import FILES
from signing import Ward
from tdkt.checks.example_files import MOVEMENTS, PLAN
from tdkt.errors import UserError
from tdkt.model.plan_year import SchoolYear
from tdkt.planning.proposals.adding import (
    Addition,
    movement_of,
    movements_of,
    refuse_issued,
    unit_of,
    with_item,
    with_movement,
)
from tdkt.planning.proposals.sentences import propose
from tdkt.workspace.workspace import Workspace

DRAFT = FILES[PLAN].replace("number: 1\n", "").replace("date: 2026-01-15\n", "")
TAIL = "  # chú thích cuối tệp\n"


@pytest.fixture
def ward(make_workspace: Callable[..., Workspace]) -> Workspace:
    return make_workspace(**{PLAN: DRAFT, MOVEMENTS: FILES[MOVEMENTS] + TAIL})


def add(read: Workspace, sentence: str) -> Addition:
    file = movements_of(read, 2026, "van-phong")
    assert file is not None
    return with_item(
        read, file, movement_of(file, "van-thu"), propose(sentence, year=2026, organization=read.organization)
    )


def test_a_sentence_goes_to_the_end_of_its_movement_and_the_rest_stays(ward: Workspace) -> None:
    added = add(ward, "Trồng 78,5 ha rừng trước ngày 30/6; không để xảy ra cháy rừng.")
    text = added.edit.texts[MOVEMENTS]
    assert text.startswith(FILES[MOVEMENTS])
    assert text.removeprefix(FILES[MOVEMENTS]) == (
        "      - text: Trồng 78,5 ha rừng trước ngày 30/6; không để xảy ra cháy rừng.\n"
        "        targets:\n"
        "          # “78,5 ha”: ít nhất 78,5 ha.\n"
        "          # “rừng được trồng” phát sinh trong từng quý: cộng các quý.\n"
        "          # “trước ngày 30/6”: tạm lấy hạn 29/06/2026.\n"
        "          # SỬA: “trước ngày 30/6”: tính đến ngày nào? (1) đến hết ngày 29/06/2026; (2) đến hết ngày 30/06/2026. "
        "Đang ghi theo (1).\n"
        "          - target: van-thu.trong-rung\n"
        "            quote: Trồng 78,5 ha rừng trước ngày 30/6\n"
        "            measure:\n"
        "              type: amount\n"
        "              at_least: 78.5\n"
        "              of: rừng được trồng\n"
        "              in: ha\n"
        "              due: 2026-06-29\n"
        "          # “Không để xảy ra”: không được có vụ việc nào; cộng các quý.\n"
        "          # “trước ngày 30/6”: tạm lấy hạn 29/06/2026.\n"
        "          # SỬA: “trước ngày 30/6”: tính đến ngày nào? (1) đến hết ngày 29/06/2026; (2) đến hết ngày 30/06/2026; "
        "(3) hạn ấy không phải của phần này. Đang ghi theo (1).\n"
        "          - target: van-thu.chay-rung\n"
        "            quote: không để xảy ra cháy rừng\n"
        "            measure:\n"
        "              type: incidents\n"
        "              at_most: 0\n"
        "              of: vụ việc cháy rừng\n"
        "              due: 2026-06-29\n" + TAIL
    )
    assert not added.foreseen.new_errors


def test_ids_come_from_the_words_and_are_used_once(ward: Workspace) -> None:
    first = add(ward, "Tỷ lệ hòa giải thành đạt từ 85% trở lên.")
    assert [target.id for item in first.items for target in item.targets] == ["van-thu.hoa-giai-thanh"]
    taken = FILES[MOVEMENTS].replace("van-thu.quan-ly", "van-thu.hoa-giai-thanh")
    first.edit.write(ward.root)
    (ward.root / MOVEMENTS).write_text(taken, encoding="utf-8")
    second = add(Ward(ward.root).read, "Tỷ lệ hòa giải thành đạt từ 85% trở lên.")
    assert [target.id for item in second.items for target in item.targets] == ["van-thu.hoa-giai-thanh-2"]


def test_a_movement_begins_in_a_file_of_its_own_where_the_unit_has_none(ward: Workspace) -> None:
    sentences = [
        propose("Kết nạp 12 đảng viên mới.", year=2026),
        propose("Tăng cường tuyên truyền.", year=2026),
    ]
    added = with_movement(ward, 2026, unit_of(ward, "KT"), "Phong trào “Xây dựng Đảng”", sentences)
    assert added.file == "plans/2026/movements/kinh-te.yaml"
    assert [(item.task, [target.id for target in item.targets]) for item in added.items] == [
        (None, ["xay-dung-dang.ket-nap-dang-vien"]),
        ("xay-dung-dang.tuyen-truyen", []),
    ]


def test_an_issued_plan_is_not_touched(make_workspace: Callable[..., Workspace]) -> None:
    issued = make_workspace()
    with pytest.raises(UserError, match="đã ban hành") as refused:
        add(issued, "Kết nạp 12 đảng viên mới.")
    assert "tdkt amend plan 2026" in (refused.value.hint or "")


def test_what_is_open_for_amendment_is(make_workspace: Callable[..., Workspace], tmp_path: Path) -> None:
    read = make_workspace(**{PLAN: DRAFT})
    ward = Ward(read.root)
    ward.issue("plan", "2026", 1, "2026-01-15")
    with pytest.raises(UserError, match="đã ban hành"):
        refuse_issued(ward.read, 2026)
    ward.amend("plan", "2026")
    refuse_issued(ward.read, 2026)


def test_a_sentence_that_is_there_already_is_refused(ward: Workspace) -> None:
    with pytest.raises(UserError, match="đã có trong kế hoạch"):
        add(ward, "95%  văn bản được xử lý đúng hạn")


def test_a_sentence_of_a_school_year_is_proposed_too() -> None:
    found = propose("Có ít nhất 10 tiết dạy giỏi.", year=SchoolYear(2026), organization=None)
    assert found.text == "Có ít nhất 10 tiết dạy giỏi."
