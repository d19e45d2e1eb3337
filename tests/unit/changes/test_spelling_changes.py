"""A change of spelling is told as such, and is none on paper where only Unicode is composed otherwise."""

from __future__ import annotations

import unicodedata

import pytest
from signed_ward import MOVEMENTS, PLAN, edited, told_words

from example_ward import FILES
from tdkt.changes.held import content_changes
from tdkt.changes.spelling import spelling_change


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("Thôn Hòa Bình", "Thôn Hoà Bình", "vị trí dấu thanh"),
        ("Thôn Hòa", unicodedata.normalize("NFD", "Thôn Hòa"), "dạng Unicode"),
        ("Thi đua ", "Thi đua", "khoảng trắng"),
        ("Thi  đua", "Thi đua", "khoảng trắng"),
        ("“Dân vận khéo”", '"Dân vận khéo"', "kiểu ngoặc kép, gạch nối"),
        ("Hòa – Bình", "Hoà - Bình", "kiểu ngoặc kép, gạch nối, vị trí dấu thanh"),
        ("Thôn Hòa", "Thôn Hoa", ""),
        ("Kế hoạch", "kế hoạch", ""),
        ("95%", "96%", ""),
        ("như cũ", "như cũ", ""),
    ],
)
def test_what_differs_in_spelling(old: str, new: str, said: str) -> None:
    assert spelling_change(old, new) == said


@pytest.mark.parametrize(
    ("file", "old", "new", "told"),
    [
        (MOVEMENTS, "tiết kiệm, minh bạch", "tiết  kiệm, minh bạch", "Nguyên văn: chỉ đổi cách viết (khoảng trắng)"),
        (PLAN, "recipients: [Lãnh đạo UBND phường]", "recipients: [Lãnh đạo UBND phường ]", ""),
        (PLAN, "nghiêm túc Kế hoạch", unicodedata.normalize("NFD", "nghiêm túc Kế hoạch"), ""),
    ],
)  # fmt: skip
def test_it_is_told_as_such(file: str, old: str, new: str, told: str) -> None:
    found = told_words({file: ((old, new),)})
    assert (told in str(found)) if told else found == []


def test_letters_composed_otherwise_are_no_change_of_what_was_signed() -> None:
    for file in (PLAN, MOVEMENTS):
        after = edited(FILES, {file: unicodedata.normalize("NFD", FILES[file])})
        assert content_changes("plan", "2026", FILES, after) == []
