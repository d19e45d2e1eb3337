"""Names in a list: by given name, then by the rest, in the Vietnamese alphabet."""

from __future__ import annotations

import random
import unicodedata

from tdkt.model.vietnamese_order import name_key

IN_ORDER = (
    "Vũ Văn A",
    "Nguyễn Văn An",
    "Trần Văn An",
    "Lê Thị Ánh",
    "Đỗ Văn Ân",
    "Ngô Văn B",
    "Trần Văn D",
    "Bùi Thị Đào",
    "Bùi Văn Đào",
    "Phạm Thị Hoa",
    "Phạm Thị Hoà",
    "Lý Văn Ơn",
    "Lý Văn Uyên",
    "Lý Văn Ưng",
)


def test_names_stand_by_given_name_then_surname() -> None:
    shuffled = list(IN_ORDER)
    random.Random(1).shuffle(shuffled)
    assert sorted(shuffled, key=name_key) == list(IN_ORDER)


def test_tones_only_part_names_of_the_same_letters() -> None:
    tones = ["Lê Ma", "Lê Mà", "Lê Mả", "Lê Mã", "Lê Má", "Lê Mạ", "Lê Man"]
    backwards = tones[::-1]
    assert sorted(backwards, key=name_key) == tones


def test_composed_and_decomposed_spellings_are_one_name() -> None:
    for name in IN_ORDER:
        assert name_key(unicodedata.normalize("NFD", name)) == name_key(name)


def test_an_empty_name_has_a_place_too() -> None:
    assert sorted(["B", ""], key=name_key) == ["", "B"]
