"""Every word that compares × number × what is measured × position: what is proposed passes the checks of a whole plan."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from decimal import Decimal
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tdkt.checks.example_files import MOVEMENTS
from tdkt.checks.run import find_problems
from tdkt.planning.proposals.items import item_text
from tdkt.planning.proposals.sentences import propose
from tdkt.workspace.workspace import Workspace

WORDS = {
    "{}": "at_least", "đạt {}": "at_least", "ít nhất {}": "at_least", "tối thiểu {}": "at_least", "từ {} trở lên": "at_least",
    "không dưới {}": "at_least", "bằng hoặc trên {}": "at_least", "trên {}": "more_than", "hơn {}": "more_than",
    "dưới {}": "less_than", "thấp hơn {}": "less_than", "không quá {}": "at_most", "không vượt quá {}": "at_most",
    "tối đa {}": "at_most", "từ {} trở xuống": "at_most", "≥ {}": "at_least", "≤ {}": "at_most", "> {}": "more_than",
}  # fmt: skip
FRAMES = (
    "Tỷ lệ hộ dân sử dụng nước sạch {}.", "{} hồ sơ được giải quyết đúng hạn.", "Phấn đấu tỷ lệ trẻ em đến trường: {}.",
    "Đến hết năm 2026, tỷ lệ người dân tham gia bảo hiểm y tế {}, góp phần bảo đảm an sinh xã hội.",
)  # fmt: skip
COUNTED = (
    ("Xây dựng {} trong năm.", "mô hình dân vận khéo"),
    ("Số vụ phạm pháp hình sự {}.", "vụ"),
    ("Thu ngân sách trên địa bàn {}.", "tỷ đồng"),
)
PERCENTS, COUNTS = ("95%", "99,5%", "7 %"), ("3", "12")


def cases() -> Iterator[tuple[str, str, Decimal]]:
    for (words, relation), number, frame in product(WORDS.items(), PERCENTS, FRAMES):
        yield frame.format(words.format(number)), relation, Decimal(number.rstrip(" %").replace(",", "."))
    for (words, relation), number, (frame, thing) in product(WORDS.items(), COUNTS, COUNTED):
        yield frame.format(words.format(f"{number} {thing}")), relation, Decimal(number)


def test_what_is_proposed_says_the_number_and_passes_the_checks(
    make_workspace: Callable[..., Workspace],
) -> None:
    taken: set[str] = set()
    items, wrong = [], []
    for sentence, relation, number in cases():
        found = propose(sentence, year=2026)
        items.append(item_text(found, "van-thu", taken))
        measures = [target.measure for target in found.targets]
        if len(measures) != 1 or measures[0].get(relation) != number:
            wrong.append((sentence, relation, number, measures))
    assert wrong == []
    head = "kind: movements\nyear: 2026\nunit: van-phong\nmovements:\n  - id: van-thu\n    title: Phong trào\n    items:\n"
    read = make_workspace(**{MOVEMENTS: head + "".join(items)})
    told = [found.in_a_line for found in find_problems(read) if found.code.startswith("M6")]
    assert told == []


PIECES = st.sampled_from(
    ["95%", "trên", "mỗi thôn", "không để xảy ra", "và", ",", ";", ":", "01 đến 02", "mô hình", "hộ nghèo", "giảm", "tăng", "tỷ lệ", "đạt",
     "12,5 tỷ đồng", "trước ngày 30/6", "“", "”", "(", "2/3 số hộ", "năm 2025", "so với", "kế hoạch", "mười hai", "đủ số lượng", "*", "‰", "ha", "còn"]
)  # fmt: skip


@settings(max_examples=60)
@given(st.lists(PIECES, min_size=1, max_size=14))
def test_no_sentence_is_too_odd(pieces: list[str]) -> None:
    sentence = " ".join(pieces)
    found = propose(sentence, year=2026)
    assert found.text == sentence
    assert all(target.quote in sentence for target in found.targets)
    assert len({target.quote for target in found.targets}) == len(found.targets)


@pytest.mark.parametrize("sentence", ["", " ", ".", "Tỷ lệ", "100%", "100% và 95%", "mỗi thôn 1"])
def test_next_to_nothing(sentence: str) -> None:
    assert propose(sentence, year=2026).text == sentence
