"""Symbols become words and counts have their zero in sentences; tables and percents stay as they are."""

from __future__ import annotations

import pytest

from tdkt.documents.texts.in_sentences import counts_padded, shares_padded, spelled, two_digits


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("≥ 95%", "ít nhất 95%"),
        ("> 90%", "trên 90%"),
        ("≤ 5 ha", "không quá 5 ha"),
        ("< 1,54%", "dưới 1,54%"),
        ("1 - 2", "từ 1 đến 2"),
        ("7,5 - 8,0%", "từ 7,5 đến 8,0%"),
        ("từ 1 - 2 mô hình", "từ 1 đến 2 mô hình"),
        ("mỗi thôn ≥ 1", "mỗi thôn ít nhất 1"),
        ("giảm ≥ 10%", "giảm ít nhất 10%"),
        ("Giảm chi phí ít nhất 10%/năm", "Giảm chi phí ít nhất 10% mỗi năm"),
        ("85 triệu đồng/người/năm", "85 triệu đồng mỗi người mỗi năm"),
        ("nhiệm kỳ 2026 - 2031", "nhiệm kỳ 2026 - 2031"),
        ("Phòng Văn hóa - Xã hội", "Phòng Văn hóa - Xã hội"),
        ("văn bản đến/đi, 4/6 thôn, 12/12 người", "văn bản đến/đi, 4/6 thôn, 12/12 người"),
        ("Quyết định 733/QĐ-TTg ngày 10/6/2019", "Quyết định 733/QĐ-TTg ngày 10/6/2019"),
        ("-3 ha, > -2 ha", "-3 ha, trên -2 ha"),
    ],
)
def test_symbols_in_words(written: str, said: str) -> None:
    assert spelled(written) == said


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("3", "03"),
        ("0", "0"),
        ("12", "12"),
        ("4/6 thôn", "04/06 thôn"),
        ("1; mới có 2/3 kỳ", "01; mới có 02/03 kỳ"),
        ("từ 1 đến 2", "từ 01 đến 02"),
        ("1.234", "1.234"),
        ("10", "10"),
    ],
)
def test_counts(written: str, said: str) -> None:
    assert counts_padded(written) == said


def test_percents_and_amounts_have_none() -> None:
    assert shares_padded("5% (7/9); mới có 2/3 kỳ") == "5% (07/09); mới có 02/03 kỳ"
    assert (
        shares_padded("8 ha (đạt 5,5% kế hoạch), ngày 2/9/2026") == "8 ha (đạt 5,5% kế hoạch), ngày 2/9/2026"
    )
    assert [two_digits(number) for number in (0, 3, 12)] == ["00", "03", "12"]
