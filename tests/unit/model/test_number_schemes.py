from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tdkt.errors import UserError
from tdkt.model.numbering import COMMON, LETTERS, Counting, Form, Scheme, letter, roman, scheme_of


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


def numbers(scheme: Scheme, *levels: int) -> list[str]:
    counting = Counting(scheme)
    return [counting.next(level) for level in levels]


def test_the_third_level_carries_its_parents_counter() -> None:
    assert numbers(COMMON, 1, 1, 2, 2, 3, 4, 4, 3, 4, 2, 3) == [
        *("I.", "II.", "1.", "2.", "2.1.", "a)", "b)", "2.2.", "a)", "3.", "3.1.")
    ]


def test_every_form_counts_by_its_own_signs() -> None:
    wide = scheme_of(["Phần thứ nhất", "A.", "1.", "1.1.", "1.1.1.", "a)"])
    assert numbers(wide, 1, 2, 3, 4, 5, 6, 2, 3, 1, 3, 4) == [
        *("Phần thứ nhất", "A.", "1.", "1.1.", "1.1.1.", "a)", "B.", "1.", "Phần thứ hai", "1.", "1.1.")
    ]
    assert numbers(scheme_of(["Phần I", "Chương I", "I."]), 1, 1, 2, 3, 3) == [
        *("Phần I", "Phần II", "Chương I", "I.", "II.")
    ]


@pytest.mark.parametrize(
    ("forms", "fault"),
    [
        (["I.", "1.", "a)"], ""),
        (["1.", "I."], "từ lớn đến nhỏ"),
        (["I.", "1.1."], "trên “1.1.” phải là “1.”"),
        (["1.", "1.1.1."], "trên “1.1.1.” phải là “1.” rồi “1.1.”"),
    ],
)
def test_forms_stand_within_one_another(forms: list[str], fault: str) -> None:
    found = scheme_of(forms).fault()
    assert fault in found
    assert bool(found) == bool(fault)


def test_a_number_that_would_show_a_part_that_is_not_there_is_none() -> None:
    with pytest.raises(ValueError, match="nothing stands above"):
        numbers(COMMON, 1, 3)


def test_headings_look_by_their_place_among_those_on_a_line_with_their_number() -> None:
    scheme = Scheme((Form.PART, Form.ROMAN, Form.ARABIC, Form.LETTER))
    assert [scheme.rank(level) for level in (1, 2, 3, 4)] == [0, 1, 2, 3]
    assert [COMMON.rank(level) for level in (1, 2, 3, 4)] == [1, 2, 3, 4]


def test_letters_are_in_order_and_distinct() -> None:
    assert len(set(LETTERS)) == len(LETTERS) == 23


def test_a_dieu_counts_on_through_the_document_and_is_no_heading_in_capitals() -> None:
    scheme = scheme_of(["Chương I", "Điều 1.", "1."])
    assert numbers(scheme, 1, 2, 3, 2, 1, 2, 3) == [
        *("Chương I", "Điều 1.", "1.", "Điều 2.", "Chương II", "Điều 3.", "1.")
    ]
    assert [scheme.rank(level) for level in (1, 2, 3)] == [0, 2, 3]
    assert [scheme_of(["A.", "I.", "1."]).rank(level) for level in (1, 2, 3)] == [1, 1, 2]
    assert scheme_of(["Điều 1.", "I."]).fault() != ""
