"""Many households are listed by where they live, in the order of the ward's own list; what all did is said once."""

from __future__ import annotations

from collections.abc import Callable

from example_ward import FILES
from tdkt.awards.batch_case import batch_cases
from tdkt.documents.awards.award_list import list_document
from tdkt.documents.page.blocks import OfficialDocument
from tdkt.documents.texts.templates import Templates
from tdkt.workspace.workspace import Workspace

from ..award_samples import tables, words

Make = Callable[..., Workspace]
FOLDER = "plans/2026/awards/van-hoa"
BATCH = """\
kind: award-batch
id: van-hoa
year: 2026
title: xét tặng danh hiệu Gia đình văn hóa năm 2026
type: merit
level: ward
state: collecting
"""
HEAD = """\
kind: nominations
batch: van-hoa
common: {award: gia-dinh-van-hoa, by: van-phong, for: Đạt tiêu chuẩn năm 2026}
groups:
"""


def group(home: str, *names: str) -> str:
    return f"  - subdivision: {home}\n    households: [{', '.join(f'{{name: {name}}}' for name in names)}]\n"


def document(make: Make, *groups: str) -> OfficialDocument:
    workspace = make(
        **{**FILES, f"{FOLDER}/batch.yaml": BATCH, f"{FOLDER}/nominations.yaml": HEAD + "".join(groups)}
    )
    [case] = [found for found in batch_cases(workspace) if found.batch.id == "van-hoa"]
    return list_document(case, Templates())


def test_many_are_listed_home_by_home(make_workspace: Make) -> None:
    many = [f"Hộ ông Lê Văn {letter}" for letter in "YXVTSRQPONMLKIHGEDCBA"]
    made = document(
        make_workspace, group("to-mot", *many), group("thon-mot", "Hộ bà Trần Thị B", "Hộ ông Ngô Văn A")
    )
    assert words(made)[:3] == [
        "Thành tích của các hộ gia đình: Đạt tiêu chuẩn năm 2026.",
        "Thôn Một: 02 hộ gia đình",
        "Tổ dân phố số 1: 21 hộ gia đình",
    ]
    first, second = tables(made)
    assert first == [["TT", "Hộ gia đình"], ["1", "Hộ ông Ngô Văn A"], ["2", "Hộ bà Trần Thị B"]]
    assert [row[1] for row in second[1:]] == many[::-1]
    assert second[1][0] == "1"


def test_what_differs_stays_in_its_row(make_workspace: Make) -> None:
    many = [f"Hộ ông Lê Văn {letter}" for letter in "YXVTSRQPONMLKIHGEDCBA"]
    own = "  - {subdivision: thon-mot, for: Khác, households: [{name: Hộ bà Trần Thị B, address: Số 5}]}\n"
    made = document(make_workspace, group("to-mot", *many), own)
    first, second = tables(made)
    assert first == [
        ["TT", "Hộ gia đình", "Địa chỉ", "Thành tích"],
        ["1", "Hộ bà Trần Thị B", "Số 5, Thôn Một", "Khác"],
    ]
    assert second[1] == ["1", "Hộ ông Lê Văn A", "Đạt tiêu chuẩn năm 2026"]


def test_a_few_stand_in_one_table_with_their_homes(make_workspace: Make) -> None:
    made = document(make_workspace, group("to-mot", "Hộ ông Lê Văn A"), group("thon-mot", "Hộ bà Trần Thị B"))
    [table] = tables(made)
    assert [row[1:3] for row in table[1:]] == [
        ["Hộ bà Trần Thị B", "Thôn Một"],
        ["Hộ ông Lê Văn A", "Tổ dân phố số 1"],
    ]
