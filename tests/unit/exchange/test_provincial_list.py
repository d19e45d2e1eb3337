"""The nominations of a batch in the columns of the systems of provinces: nothing invented, the same bytes each time."""

from __future__ import annotations

import io
from dataclasses import replace

import pytest
from openpyxl import load_workbook

from conftest import REPOSITORY
from tdkt.awards.batch_case import BatchCase, batch_cases
from tdkt.exchange.provincial_list import COLUMNS, _object, provincial_list
from tdkt.model.register import Person
from tdkt.workspace.workspace import read_workspace


def case(name: str) -> BatchCase:
    return next(found for found in batch_cases(read_workspace(REPOSITORY)) if found.batch.id == name)


def rows(name: str) -> list[tuple[object, ...]]:
    sheet = load_workbook(io.BytesIO(provincial_list(case(name)))).worksheets[0]
    return list(sheet.iter_rows(values_only=True))


def test_nine_columns_in_the_order_of_the_decision() -> None:
    found = rows("tong-ket-2026")
    assert found[0][0] == "SỐ LIỆU MINH HỌA"
    assert found[1] == COLUMNS
    assert len(found) == 2 + 34
    assert found[2] == (
        1, None, "Phòng Kinh tế, Hạ tầng và Đô thị", None, "Ủy ban nhân dân phường Việt Hòa", "Công trạng",
        "Tập thể lao động tiên tiến", "Tập thể", None,
    )  # fmt: skip
    assert found[5] == (
        4, "Ông", "Nguyễn Văn A", "Chánh Văn phòng", "Văn phòng HĐND và UBND phường", "Công trạng",
        "Chiến sĩ thi đua cơ sở", "Lãnh đạo, quản lý", None,
    )  # fmt: skip


def test_households_and_people_from_outside() -> None:
    by_name = {row[2]: row for row in rows("chuyen-de-hai-long")[2:]}
    assert by_name["Hộ ông Nguyễn Văn K"][1:5] == (None, "Hộ ông Nguyễn Văn K", None, "Thôn Hai (minh họa)")
    assert by_name["Hộ ông Nguyễn Văn K"][7] == "Hộ gia đình"
    [outside] = rows("dot-xuat-cuu-nguoi")[2:3]
    assert outside[1:5] == ("Ông", "Hoàng Văn S", None, "Thôn Ba (minh họa)")
    assert outside[7] == "Cá nhân"


def test_the_same_batch_is_the_same_file() -> None:
    assert provincial_list(case("tong-ket-2026")) == provincial_list(case("tong-ket-2026"))


@pytest.mark.parametrize(
    ("post", "leader", "said"),
    [
        ("Trưởng phòng", False, "lãnh đạo, quản lý"),
        ("Phó Chánh Văn phòng", False, "lãnh đạo, quản lý"),
        ("Chuyên viên", True, "lãnh đạo, quản lý"),
        ("Chuyên viên", False, "trực tiếp"),
        (None, False, ""),
    ],
)
def test_who_is_a_leader_is_told_by_the_register_or_the_post_and_never_guessed(
    post: str | None, leader: bool, said: str
) -> None:
    person = next(one for one in case("tong-ket-2026").nominees if isinstance(one.who, Person))
    assert isinstance(person.who, Person)
    assert _object(replace(person, who=replace(person.who, post=post, leader=leader))) == said
