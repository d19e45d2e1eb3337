from __future__ import annotations

import pytest

from tdkt.documents.word.alignment import Part, align, words_of


def part(text: str, shape: str = "p") -> Part[str]:
    return Part(text, (shape, text), words_of(text), shape)


def paired(old: list[Part[str]], new: list[Part[str]]) -> list[tuple[str, str]]:
    return [(a.what if a else "", b.what if b else "") for a, b in align(old, new)]


def test_what_is_alike_is_paired_in_order_and_the_rest_is_not() -> None:
    old = [part("một hai ba bốn"), part("năm sáu"), part("bảy tám chín mười")]
    new = [part("một hai ba bốn thêm"), part("khác hẳn"), part("bảy tám chín")]
    assert paired(old, new) == [
        ("một hai ba bốn", "một hai ba bốn thêm"),
        ("năm sáu", ""),
        ("", "khác hẳn"),
        ("bảy tám chín mười", "bảy tám chín"),
    ]


def test_parts_of_another_shape_are_never_a_pair() -> None:
    assert paired([part("một hai"), part("ba")], [part("một hai", "tbl"), part("ba bốn")]) == [
        ("một hai", ""),
        ("", "một hai"),
        ("ba", "ba bốn"),
    ]


@pytest.mark.parametrize("rows", [300])
def test_rows_that_all_moved_a_place_find_each_other(rows: int) -> None:
    old = [part(f"{n} tên riêng số{n}a họ{n}b đội{n}c") for n in range(rows)]
    new = [part("0 người mới")] + [part(f"{n + 1} tên riêng số{n}a họ{n}b đội{n}c") for n in range(rows)]
    pairs = align(old, new)
    assert sum(a is not None and b is not None for a, b in pairs) == rows
    assert [(a, b.what if b else None) for a, b in pairs if a is None] == [(None, "0 người mới")]
