"""Which words went and came, with as much around them as a reader needs."""

from __future__ import annotations

import pytest

from tdkt.changes.telling import marked
from tdkt.changes.word_changes import word_changes

WORDS = [f"w{number}" for number in range(40)]


def kinds(old: str, new: str) -> list[tuple[str, str]]:
    return [(stretch.kind, stretch.text.strip()) for stretch in word_changes(old, new)]


def test_the_old_words_come_before_the_new_ones() -> None:
    assert kinds("đạt 95% trong năm", "đạt 97% trong năm") == [
        ("same", "đạt"),
        ("old", "95%"),
        ("new", "97%"),
        ("same", "trong năm"),
    ]


def test_words_that_only_go_or_only_come() -> None:
    assert kinds("a b c", "a c") == [("same", "a"), ("old", "b"), ("same", "c")]
    assert kinds("a c", "a b c") == [("same", "a"), ("new", "b"), ("same", "c")]


@pytest.mark.parametrize(
    ("old", "new", "shown"),
    [
        ("Về tổ chức", "Về tổ chức thực hiện", "Về tổ chức {+thực hiện+}"),
        ("Về tổ chức thực hiện", "Về tổ chức", "Về tổ chức [-thực hiện-]"),
        ("đạt 95%", "đạt 97%", "đạt [-95%-]{+97%+}"),
    ],
)
def test_words_at_the_end_stand_apart_from_those_before_them(old: str, new: str, shown: str) -> None:
    assert "".join(map(marked, word_changes(old, new))) == shown


def test_another_spelling_is_a_change_and_another_unicode_form_is_none() -> None:
    assert kinds("văn hoá", "văn hóa") == [("same", "văn"), ("old", "hoá"), ("new", "hóa")]
    assert kinds("vie\u0323\u0302t", "việt") == [("same", "việt")]


@pytest.mark.parametrize(("length", "whole"), [(14, True), (15, False)])
def test_what_stayed_in_the_middle_is_shortened_where_it_has_more_than_fourteen_words(
    length: int, whole: bool
) -> None:
    same = WORDS[:length]
    middle = kinds(" ".join(["x", *same, "y"]), " ".join(["X", *same, "Y"]))[2]
    said = " ".join(same) if whole else " ".join([*same[:6], "…", *same[-6:]])
    assert middle == ("same", said)


def test_what_stayed_at_the_ends_is_shortened_on_the_far_side_only() -> None:
    start, end = WORDS[:20], WORDS[20:]
    found = kinds(" ".join([*start, "x", *end]), " ".join([*start, "y", *end]))
    assert found == [
        ("same", " ".join(["…", *start[-6:]])),
        ("old", "x"),
        ("new", "y"),
        ("same", " ".join([*end[:6], "…"])),
    ]
