"""Words that are spelt in two ways are one word; words that differ are two."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tdkt.model.text import same_spelling, spelling_key

WORDS = (
    "hòa giải", "thủy lợi", "khỏe mạnh", "tòa án", "xóa mù chữ", "hủy bỏ", "quý", "hoàn thành", "khuỷu", "Nguyễn Thị Thúy",
    "đặc khu", "quả", "của", "mía", "hoằng", "tuệ",
)  # fmt: skip


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("hòa giải", "hoà giải"),
        ("Ủy ban", "Uỷ ban"),
        ("KHỎE", "khoẻ"),
        ("Nguyễn Thị Thúy", "nguyễn thị  thuý"),
        ("cứu\u00a0người", " cứu người "),
        ("cứu\u200b người", "cứu người"),
        ("việt", "vie\u0323\u0302t"),
        ("tuế", "tue\u0301\u0302"),
    ],
)
def test_one_word_in_two_spellings_is_one(one: str, other: str) -> None:
    assert same_spelling(one, other)
    assert same_spelling(unicodedata.normalize("NFD", one), unicodedata.normalize("NFC", other))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("hòa", "hỏa"),
        ("hòa", "hoa"),
        ("thúy", "thủy"),
        ("đa", "da"),
        ("cứu người", "cứungười"),
        ("quý", "quỷ"),
    ],
)
def test_other_words_stay_others(one: str, other: str) -> None:
    assert not same_spelling(one, other)


@given(st.lists(st.sampled_from(WORDS), min_size=1), st.sampled_from(("NFC", "NFD")), st.booleans())
def test_no_way_of_typing_makes_another_word(words: list[str], form: str, capitals: bool) -> None:
    text = " ".join(words)
    typed = unicodedata.normalize(form, "  ".join(words)) + " "  # type: ignore[arg-type]
    assert same_spelling(text, typed.upper() if capitals else typed)
    assert spelling_key(spelling_key(text)) == spelling_key(text)
