"""What a cell certainly means, and what is refused with a message that helps."""

from __future__ import annotations

import datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tdkt.exchange import cell_values as cells
from tdkt.exchange.cell_values import CellError


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        (412, 412),
        (412.0, 412),
        (0, 0),
        ("412", 412),
        (" 412\u00a0", 412),
        ("\u202f412\t", 412),
        ("1 234", 1234),
        ("1\u00a0234\u00a0567", 1234567),
        ("007", 7),
        ("１２", 12),
        ("\u0661\u0662", 12),
        ("１ ２３４", 1234),
    ],
)
def test_whole_numbers(typed: object, meant: int) -> None:
    assert cells.whole(typed, "General") == meant


@pytest.mark.parametrize(
    ("typed", "message", "hint"),
    [
        ("95%", "là một tỷ lệ", "Ô 1"),
        ("1.234", "1234 hoặc số thập phân", "1234"),
        ("1,234", "1234 hoặc số thập phân", "1234"),
        ("~100", "ước chừng", "chính xác"),
        ("khoảng 100", "ước chừng", "chính xác"),
        ("trên 100", "ước chừng", "chính xác"),
        ("không có", "không phải số", "ghi 0"),
        ("Không", "không phải số", "ghi 0"),
        ("KHÔNG PHÁT SINH", "không phải số", "ghi 0"),
        ("-", "không phải số", "ghi 0"),
        ("412 phiếu", "có chữ lẫn", "Ghi chú"),
        ("412/430", "gồm hai số", "Ô 2"),
        ("12.5", "không phải số nguyên", "412"),
        (12.5, "không phải số nguyên", "412"),
        ("nhiều", "không phải số", "Ghi chú"),
        (-1, "số âm", "từ 0"),
        ("#DIV/0!", "bị lỗi", "gõ thẳng số"),
        (True, "cần một số", "gõ lại"),
        (datetime.datetime(2026, 5, 1), "ngày 01/05/2026", "định dạng"),
        ("12 34", "có chữ lẫn", "Ghi chú"),
        ("１２％", "là một tỷ lệ", "Ô 1"),
        ("１．２３４", "1234 hoặc số thập phân", "1234"),
        ("10²", "có chữ lẫn", "Ghi chú"),
        ("①", "không phải số", "Ghi chú"),
        ("\u22125", "-5 là số âm", "từ 0"),
        ("\u20115", "-5 là số âm", "từ 0"),
        ("\uff0d５", "-5 là số âm", "từ 0"),
        ("–5", "không phải số", "Ghi chú"),
    ],
)
def test_what_is_no_whole_number(typed: object, message: str, hint: str) -> None:
    with pytest.raises(CellError) as caught:
        cells.whole(typed, "General")
    assert message in str(caught.value)
    assert hint in caught.value.hint


def test_one_hundred_percent_is_not_the_number_one() -> None:
    with pytest.raises(CellError, match="phần trăm"):
        cells.whole(1, "0%")


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("12,5", Decimal("12.5")),
        ("12.5", Decimal("12.5")),
        ("1.234,5", Decimal("1234.5")),
        ("1 234,5", Decimal("1234.5")),
        ("3,0", 3),
        (12.5, Decimal("12.5")),
        (0.1 + 0.2, Decimal("0.3")),
        (18900000.0, 18900000),
        ("0,1234", Decimal("0.1234")),
        ("１２，５", Decimal("12.5")),
    ],
)
def test_decimals(typed: object, meant: object) -> None:
    assert cells.decimal(typed, "General") == meant


def test_a_minus_of_any_make_is_a_minus_where_one_is_allowed() -> None:
    assert cells.signed("\u22125,5", "General") == cells.signed("-5,5", "General") == Decimal("-5.5")


@pytest.mark.parametrize("typed", ["1,234", "1.234", "10.500", "1.234.567"])
def test_a_mark_before_three_digits_is_asked_about(typed: str) -> None:
    with pytest.raises(CellError, match="hoặc số thập phân"):
        cells.decimal(typed, "General")


def test_percent_cells_of_excel_where_percent_is_asked() -> None:
    assert cells.decimal(0.964, "0.0%", percent=True) == Decimal("96.4")
    assert cells.decimal("96,4%", "General", percent=True) == Decimal("96.4")
    assert cells.decimal(96.4, "General", percent=True) == Decimal("96.4")


@given(st.integers(0, 10**14))
def test_every_whole_number_is_itself(number: int) -> None:
    assert cells.whole(number, "0") == cells.whole(str(number), "0") == number
    grouped = f"{number:,}".replace(",", "\u00a0")
    assert cells.whole(grouped, "0") == number


@given(st.decimals(0, 10**9, places=2))
def test_a_decimal_survives_the_float_of_excel(number: Decimal) -> None:
    assert cells.decimal(float(number), "General") == number


@given(st.text(max_size=12))
def test_any_text_is_a_number_or_a_message(text: str) -> None:
    for read in (cells.whole, cells.decimal, cells.signed):
        try:
            assert isinstance(read(text, "General"), int | Decimal)
        except CellError as error:
            said, hint = str(error), error.hint
            assert said.endswith(".") and hint.endswith("."), (said, hint)  # noqa: PT018


@pytest.mark.parametrize(
    "typed",
    [
        "05/07/2026",
        "5/7/2026",
        "5-7-2026",
        "05.07.2026",
        "2026-07-05",
        "ngày 05 tháng 7 năm 2026",
        " 5/7/2026 ",
        "０５／０７／２０２６",
        "5‑7‑2026",
    ],
)
def test_days(typed: str) -> None:
    assert cells.day(typed) == datetime.date(2026, 7, 5)
    assert cells.day(datetime.datetime(2026, 7, 5, 8, 30)) == datetime.date(2026, 7, 5)


@pytest.mark.parametrize("typed", ["31/02/2026", "hôm qua", 46000, "5/7/26", "13/2026"])
def test_what_is_no_day(typed: object) -> None:
    with pytest.raises(CellError):
        cells.day(typed)


def test_stages_and_paragraphs() -> None:
    assert cells.stage(" Đã  xong ") == "done"
    assert cells.stage("đang thực hiện") == "under_way"
    assert cells.stage("Đã xong.") == cells.stage("đã xong .") == "done"
    with pytest.raises(CellError, match="không có trong danh sách"):
        cells.stage("gần xong")
    assert cells.paragraphs("- Một.\n• Hai.\n\n+ Ba.\n-5 hồ sơ.\n*Tên* nghiêng.\n* Bốn.") == [
        "Một.", "Hai.", "Ba.", "-5 hồ sơ.", "*Tên* nghiêng.", "Bốn.",
    ]  # fmt: skip


def test_percent_signs_that_are_only_shown_do_not_count() -> None:
    assert cells.decimal(96.4, '0.0"%"', percent=True) == Decimal("96.4")
    assert cells.decimal(0.5, "0.0\\%", percent=True) == Decimal("0.5")
    assert cells.whole(5, '#,##0" hồ sơ (95%)"') == 5


def test_texts_as_they_are_shown() -> None:
    assert cells.words(0.95, "0%") == "95%"
    assert cells.words(0.955, "0.0%") == "95,5%"
    assert cells.words(5, "General") == "5"
    for value in (True, datetime.time(8, 30), datetime.datetime(2026, 3, 12), "#REF!"):
        with pytest.raises(CellError):
            cells.words(value, "General")


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("999999999999999", 999_999_999_999_999),
        (999_999_999_999_999, 999_999_999_999_999),
        ("0,0001", Decimal("0.0001")),
        ("123456789,123456", Decimal("123456789.123456")),
        ("0", 0),
        (0.0, 0),
        ("-0", 0),
    ],
)
def test_numbers_of_the_largest_and_the_smallest_size(typed: object, meant: object) -> None:
    assert cells.signed(typed, "General") == meant


@pytest.mark.parametrize(
    "typed",
    ["1000000000000000", 10**15, "-1000000000000000", "0,00009", "-0,00009", 0.00009, "1234567890,123456"],
)
def test_numbers_of_too_many_digits_are_refused(typed: object) -> None:
    with pytest.raises(CellError, match="quá nhiều chữ số"):
        cells.signed(typed, "General")


@pytest.mark.parametrize("typed", [float("inf"), float("-inf"), float("nan")])
def test_what_excel_cannot_count_to_is_refused(typed: float) -> None:
    with pytest.raises(CellError, match="Số quá lớn"):
        cells.decimal(typed, "General")


@pytest.mark.parametrize(
    ("typed", "hint"),
    [
        (0.95, "Có phải là tỷ lệ 95%?"),
        (0.955, "Có phải là tỷ lệ 95,5%?"),
        (0.5, "Có phải là tỷ lệ 50%?"),
        (0.001, "Có phải là tỷ lệ 0,1%?"),
        (1.5, "Ghi số nguyên, ví dụ 412."),
        (-0.5, "Ghi số nguyên, ví dụ 412."),
    ],
)
def test_a_share_where_a_number_is_asked_is_asked_about(typed: float, hint: str) -> None:
    with pytest.raises(CellError, match="không phải số nguyên") as caught:
        cells.whole(typed, "General")
    assert caught.value.hint.startswith(hint)


@pytest.mark.parametrize(
    ("value", "empty"),
    [(None, True), ("", True), (" \u00a0\n", True), ("0", False), (0, False), (False, False)],
)
def test_a_cell_of_spaces_is_empty_and_a_nought_is_not(value: object, empty: bool) -> None:
    assert cells.is_empty(value) == empty


@pytest.mark.parametrize(("length", "said"), [(40, "x" * 40), (41, "x" * 39 + "…")])
def test_what_was_typed_is_quoted_up_to_forty_letters(length: int, said: str) -> None:
    with pytest.raises(CellError) as caught:
        cells.stage("x" * length)
    assert f"“{said}”" in str(caught.value)


def test_lines_of_a_cell_are_kept_where_several_are_asked_and_joined_where_one_is() -> None:
    assert cells.tidy(" Một \r\n\tHai\u00a0 ba\rBốn\n") == "Một\nHai ba\nBốn"
    assert cells.one_line("Một\nHai", "General") == "Một Hai"
    assert cells.words("Một\nHai", "General") == "Một\nHai"
    with pytest.raises(CellError, match=r"thành ngày 12/03/2026"):
        cells.words(datetime.date(2026, 3, 12), "General")
    assert cells.day(datetime.date(2026, 3, 12)) == datetime.date(2026, 3, 12)


@pytest.mark.parametrize("typed", ["96%", "96,4 %", "96.44%"])
def test_a_percent_sign_is_taken_only_where_percent_is_asked(typed: str) -> None:
    assert cells.decimal(typed, "General", percent=True) >= 96
    with pytest.raises(CellError, match="là một tỷ lệ"):
        cells.decimal(typed, "General")


def test_a_cell_in_percent_format_is_a_hundred_times_what_excel_keeps_only_where_percent_is_asked() -> None:
    assert cells.decimal(0.5, "0%", percent=True) == 50
    assert cells.decimal(0.5, "General", percent=True) == Decimal("0.5")
    with pytest.raises(CellError, match="dạng phần trăm"):
        cells.decimal(0.5, "0%")
    with pytest.raises(CellError, match="là số âm"):
        cells.decimal(-0.5, "General")
    assert cells.signed(-0.5, "General") == Decimal("-0.5")
