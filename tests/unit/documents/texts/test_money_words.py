"""Money in words: a table of cases, and every amount reads back as itself."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tdkt.documents.texts.money_words import LIMIT, dong_in_words

DIGITS = {
    word: value
    for value, words in enumerate(
        ("không", "một mốt", "hai", "ba", "bốn tư", "năm lăm", "sáu", "bảy", "tám", "chín")
    )
    for word in words.split()
}
SCALES = {"nghìn": 10**3, "triệu": 10**6}


def read_back(words: str) -> int:
    """Read the words as a person does: digits, trăm, mươi, then nghìn, triệu, tỷ."""
    before, _, after = words.lower().removesuffix(" đồng").rpartition(" tỷ")
    billions = _groups(before) if before else 0
    return billions * 10**9 + _groups(after.strip() or ("không" if before else words))


def _groups(words: str) -> int:
    total = group = digit = 0
    for word in words.split():
        if word in SCALES:
            total += (group + digit) * SCALES[word]
            group = digit = 0
        elif word == "trăm":
            group, digit = group + digit * 100, 0
        elif word == "mươi":
            group, digit = group + digit * 10, 0
        elif word == "mười":
            group += 10
        elif word != "linh":
            digit = DIGITS[word]
    return total + group + digit


@pytest.mark.parametrize(
    ("amount", "words"),
    [
        (0, "Không đồng"),
        (1, "Một đồng"),
        (4, "Bốn đồng"),
        (10, "Mười đồng"),
        (11, "Mười một đồng"),
        (14, "Mười bốn đồng"),
        (15, "Mười lăm đồng"),
        (21, "Hai mươi mốt đồng"),
        (24, "Hai mươi tư đồng"),
        (25, "Hai mươi lăm đồng"),
        (40, "Bốn mươi đồng"),
        (105, "Một trăm linh năm đồng"),
        (110, "Một trăm mười đồng"),
        (111, "Một trăm mười một đồng"),
        (1_005, "Một nghìn không trăm linh năm đồng"),
        (1_015, "Một nghìn không trăm mười lăm đồng"),
        (1_500, "Một nghìn năm trăm đồng"),
        (351_000, "Ba trăm năm mươi mốt nghìn đồng"),
        (702_000, "Bảy trăm linh hai nghìn đồng"),
        (2_530_000, "Hai triệu năm trăm ba mươi nghìn đồng"),
        (2_000_000, "Hai triệu đồng"),
        (4_680_000, "Bốn triệu sáu trăm tám mươi nghìn đồng"),
        (1_000_005, "Một triệu không trăm linh năm đồng"),
        (1_050_000, "Một triệu không trăm năm mươi nghìn đồng"),
        (1_000_000_000, "Một tỷ đồng"),
        (1_000_500_000, "Một tỷ năm trăm nghìn đồng"),
        (1_005_000_000, "Một tỷ không trăm linh năm triệu đồng"),
        (1_000_000_000_000, "Một nghìn tỷ đồng"),
        (24_000_000_000_021, "Hai mươi tư nghìn tỷ không trăm hai mươi mốt đồng"),
    ],
)
def test_words(amount: int, words: str) -> None:
    assert dong_in_words(amount) == words
    assert read_back(words) == amount


@given(st.integers(0, LIMIT - 1) | st.integers(0, 10**7))
@example(LIMIT - 1)
def test_every_amount_reads_back_as_itself(amount: int) -> None:
    words = dong_in_words(amount)
    assert read_back(words) == amount
    assert "  " not in words
    assert words[0].isupper()
    assert words[1:] == words[1:].lower()


@given(st.integers(0, 10**12), st.integers(0, 10**12))
def test_two_amounts_never_share_their_words(one: int, other: int) -> None:
    assert (dong_in_words(one) == dong_in_words(other)) == (one == other)


@pytest.mark.parametrize("amount", [-1, LIMIT])
def test_what_is_out_of_range_is_refused(amount: int) -> None:
    with pytest.raises(ValueError, match="no words"):
        dong_in_words(amount)
