"""Finding somebody by what a clerk types."""

from __future__ import annotations

import pytest
from award_builders import collective, household

from tdkt.awards.awardees import find_awardees
from tdkt.model.place import NOWHERE
from tdkt.model.register import Person


def someone(id_: str, name: str, gender: str = "male") -> Person:
    return Person(id_, name, gender, None, None, None, None, None, NOWHERE)


EVERYONE = (
    someone("nguyen-van-a", "Nguyễn Văn A"),
    someone("vu-van-a", "Vũ Văn A"),
    someone("nguyen-van-an", "Nguyễn Văn An"),
    someone("bui-thi-d", "Bùi Thị Đ", "female"),
    collective("tap-the"),
    household("ho-ong-k"),
)


@pytest.mark.parametrize(
    ("word", "ids"),
    [
        ("nguyen-van-a", ["nguyen-van-a"]),
        ("Nguyễn Văn A", ["nguyen-van-a"]),
        ("nguyen  van a", ["nguyen-van-a"]),
        ("ÔNG NGUYỄN VĂN A", ["nguyen-van-a"]),
        ("văn a", ["nguyen-van-a", "vu-van-a"]),
        ("an", ["nguyen-van-an"]),
        ("bui thi d", ["bui-thi-d"]),
        ("bà bùi thị đ", ["bui-thi-d"]),
        ("van phong", ["tap-the"]),
        ("hộ ông nguyễn văn k", ["ho-ong-k"]),
        ("nguyễn", ["nguyen-van-a", "nguyen-van-an", "ho-ong-k"]),
        ("", []),
        ("lê", []),
        ("nguyen a", []),
    ],
)
def test_by_id_by_name_by_part_of_a_name(word: str, ids: list[str]) -> None:
    assert [who.id for who in find_awardees(word, EVERYONE)] == ids
