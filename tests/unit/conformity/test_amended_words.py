"""What an amendment quotes to change it is another document's word."""

from __future__ import annotations

import pytest
from typed_documents import DOCUMENTS, typed_word

from tdkt.conformity.run import examined_word

PLAN = DOCUMENTS["ke-hoach"]
LINE = next(line for line in PLAN.splitlines() if "1. " in line and "{" not in line[3:])


def codes(line: str) -> set[str]:
    found = examined_word(typed_word(PLAN.replace(LINE, line, 1)))
    return {one.code for one in found.findings} - {
        one.code for one in examined_word(typed_word(PLAN)).findings
    }


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("1. Sửa đổi cụm từ “Luật Thi đua, Khen thưởng” như sau: “Luật Thi đua, khen thưởng”.", set()),
        ("1. Thay cụm từ “Luật Thi đua, Khen thưởng” bằng cụm từ “Luật Thi đua, khen thưởng”.", set()),
        ("1. Sửa đổi cụm từ “Luật Thi đua” như sau: “Luật Thi đua, Khen thưởng”.", {"V318"}),
        ("1. Tuyên truyền “Luật Thi đua, Khen thưởng” đến mọi người dân trên địa bàn.", {"V318"}),
    ],
)
def test_only_the_words_that_are_changed_are_not_judged(line: str, found: set[str]) -> None:
    assert codes(line) == found
