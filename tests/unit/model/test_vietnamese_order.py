"""The Vietnamese alphabet as a sort key."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tdkt.model.vietnamese_order import name_key, text_key

VOWELS = "aăâeêioôơuưy"
TONES = ["", "\u0300", "\u0309", "\u0303", "\u0301", "\u0323"]
syllables = st.builds(
    lambda first, vowel, tone, last: unicodedata.normalize("NFC", first + vowel + tone) + last,
    st.sampled_from(["", "b", "c", "ch", "d", "đ", "h", "ng", "tr", "x"]),
    st.sampled_from(VOWELS),
    st.sampled_from(TONES),
    st.sampled_from(["", "n", "ng", "c"]),
)
names = st.lists(syllables, min_size=1, max_size=5).map(lambda words: " ".join(words).title())


def rises(keys: Sequence[Any]) -> bool:
    return all(one < other for one, other in pairwise(keys))


@pytest.mark.parametrize(
    "ordered",
    [
        "Ma Mà Mả Mã Má Mạ",
        "An Ân Bình Dũng Đức Em Êm Giang Oanh Ổn Ơn Phúc Uyên Ưng Vân Xuân Ý Yên",
        "Hạ Hải Hân Hiền Hoa Hoà Hoàng Hồng Huệ Hùng Hương",
        "Tâm Tấm Tấn Thanh Thành Thạnh Thảo Thắm Thắng Thu Thủy Tiên Tú Tuấn Tuyết",
        "Ca Cà Cá Can Cán Căn Cân",
        "Frank John William Xuân Zung",
    ],
)
def test_words_in_the_order_of_the_dictionary(ordered: str) -> None:
    words = ordered.split()
    assert rises([text_key(word) for word in words])


def test_persons_go_by_given_name_then_family_and_middle_names() -> None:
    ordered = [
        "Nguyễn Văn An",
        "Trần Thị An",
        "Lê Thị Ân",
        "Đào Quang Dương",
        "Đặng Thị Dương",
        "Nguyễn Hoa",
        "Lê Văn Hòa",
        "Nguyễn Thị Hoà",
        "Phạm Hỏa",
    ]
    assert rises([name_key(word) for word in ordered])


def test_the_given_name_with_its_tone_weighs_more_than_the_family_name() -> None:
    assert name_key("Vũ Hoa") < name_key("An Hòa")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Nguyễn Văn Hòa", "NGUYỄN VĂN HOÀ"),
        ("Lê Thúy", "Lê Thuý"),
        ("Trần Thị B", "Trần  Thị  B (minh họa)"),
        ("Đỗ Thị Thủy", unicodedata.normalize("NFD", "Đỗ Thị Thuỷ")),
    ],
)
def test_spellings_of_one_name_are_equal(one: str, other: str) -> None:
    assert name_key(one) == name_key(other)


def test_numbers_go_by_their_value() -> None:
    ordered = ["Thôn 2", "Thôn 10", "Thôn An", "Tổ dân phố số 1", "Tổ dân phố số 9", "Tổ dân phố số 12"]
    assert rises([text_key(word) for word in ordered])


def test_other_scripts_and_nothing_at_all_have_a_place() -> None:
    assert name_key("") == ((), ())
    assert text_key("Zung") < text_key("Ж")
    assert text_key("José") == text_key("JOSÉ")
    assert text_key("---") == ()


@given(names, names)
def test_keys_do_not_know_how_a_name_was_typed(one: str, other: str) -> None:
    assert name_key(unicodedata.normalize("NFD", one)) == name_key(one.upper())
    if name_key(one) == name_key(other):
        assert unicodedata.normalize("NFC", one).casefold() == other.casefold()


@given(syllables, syllables)
def test_letters_decide_before_tones(one: str, other: str) -> None:
    def bare(word: str) -> str:
        return "".join(mark for mark in unicodedata.normalize("NFD", word) if mark not in TONES[1:])

    if bare(one) != bare(other):
        assert (text_key(one) < text_key(other)) == (text_key(bare(one)) < text_key(bare(other)))


@given(st.text(max_size=20), st.text(max_size=20))
def test_any_two_texts_can_be_compared(one: str, other: str) -> None:
    assert sorted([one, other], key=name_key)
    assert sorted([one, other], key=text_key)
