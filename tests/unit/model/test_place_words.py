"""Texts of tdkt in the words of a place: what stands above it, what it is, what it consists of."""

from __future__ import annotations

import pytest

from tdkt.model.organization import Subdivision
from tdkt.model.place import NOWHERE
from tdkt.model.place_words import PlaceWords, above_called, parts_called

HERE = PlaceWords("đặc khu", "tỉnh", "bản, khu phố")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Trình thành phố ngày 20/11", "Trình tỉnh ngày 20/11"),
        ("do tỉnh, thành phố quy định", "do tỉnh quy định"),
        ("Thành phố quy định", "Tỉnh quy định"),
        ("của thành phố Hải Phòng", "của thành phố Hải Phòng"),
        ("Không có thôn, tổ dân phố “moi”.", "Không có bản, khu phố “moi”."),
        ("Thôn, tổ dân phố", "Bản, khu phố"),
        ("đề nghị phường, xã giải quyết", "đề nghị đặc khu giải quyết"),
        ("xã, phường, đặc khu", "đặc khu"),
        ("câu “mỗi thôn, tổ dân phố của thành phố” ở đây", "câu “mỗi thôn, tổ dân phố của thành phố” ở đây"),
    ],
)
def test_a_text_in_the_words_of_the_place(text: str, said: str) -> None:
    assert HERE.of(text) == said


def test_titles_of_the_law() -> None:
    assert (
        above_called("danh hiệu “Chiến sĩ thi đua cấp thành phố”", "tỉnh")
        == "danh hiệu “Chiến sĩ thi đua cấp tỉnh”"
    )
    assert above_called("tỉnh, thành phố có thể quy định", "tỉnh") == "tỉnh, thành phố có thể quy định"


@pytest.mark.parametrize(
    ("names", "called"),
    [
        ([("thon", "Thôn Một"), ("thon", "Thôn Hai")], "thôn"),
        ([("to-dan-pho", "Khu phố 1"), ("thon", "Ấp Đông")], "ấp, khu phố"),
        ([("thon", "Bản Nà"), ("thon", "Làng Cả")], "bản, làng"),
        ([("to-dan-pho", "Số 5")], "tổ dân phố"),
        ([], "thôn, tổ dân phố"),
    ],
)
def test_what_the_parts_are_called(names: list[tuple[str, str]], called: str) -> None:
    members = [
        Subdivision(id=str(number), type=kind, name=name, origin=NOWHERE)
        for number, (kind, name) in enumerate(names)
    ]
    assert parts_called(members) == called
