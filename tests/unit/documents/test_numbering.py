from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tdkt.errors import UserError
from tdkt.model.numbering import LETTERS, letter, ordinal, roman


def test_letters_follow_the_vietnamese_alphabet() -> None:
    assert [letter(n) for n in range(1, 10)] == list("abcdđeghi")
    assert letter(23) == "y"


def test_after_y_there_is_no_letter_and_the_error_says_so() -> None:
    with pytest.raises(UserError, match="hơn 23 điểm"):
        letter(24)


@pytest.mark.parametrize(
    ("n", "expected"), [(1, "I"), (4, "IV"), (9, "IX"), (14, "XIV"), (40, "XL"), (1994, "MCMXCIV")]
)
def test_roman(n: int, expected: str) -> None:
    assert roman(n) == expected


@given(st.integers(1, 3999))
def test_roman_reads_back(n: int) -> None:
    values = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100, "D": 500, "M": 1000}
    digits = [values[sign] for sign in roman(n)]
    signed = [-d if any(later > d for later in digits[i + 1 : i + 2]) else d for i, d in enumerate(digits)]
    assert sum(signed) == n


@pytest.mark.parametrize("n", [0, -1, 4000])
def test_no_roman_numeral_outside_the_range(n: int) -> None:
    with pytest.raises(ValueError, match="no Roman"):
        roman(n)


def test_the_third_level_carries_its_parents_counter() -> None:
    assert [ordinal(level, (2, 3, 1, 5)) for level in (1, 2, 3, 4)] == ["II.", "3.", "3.1.", "đ)"]


def test_letters_are_in_order_and_distinct() -> None:
    assert len(set(LETTERS)) == len(LETTERS) == 23
