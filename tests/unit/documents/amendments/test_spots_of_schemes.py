"""Places in a plan that numbers its parts as its office does."""

from __future__ import annotations

from tdkt.documents.amendments.spots import spots
from tdkt.documents.page.markdown import parse_blocks
from tdkt.model.numbering import scheme_of

TEXT = """\
# Mục đích

### Yêu cầu

- Một.

# Nội dung

## Chỉ tiêu

### Kinh tế

#### Thu ngân sách

- Hai.
"""


def test_a_place_is_named_by_the_numbers_of_its_own_scheme() -> None:
    blocks = parse_blocks(TEXT, scheme_of(["Phần thứ nhất", "A.", "I.", "1."]))
    assert [spot.words for spot in spots(blocks)] == [
        "Phần thứ nhất",
        "Mục I Phần thứ nhất",
        "gạch đầu dòng thứ nhất Mục I Phần thứ nhất",
        "Phần thứ hai",
        "Mục A Phần thứ hai",
        "Tiểu mục I Mục A Phần thứ hai",
        "khoản 1 Tiểu mục I Mục A Phần thứ hai",
        "gạch đầu dòng thứ nhất khoản 1 Tiểu mục I Mục A Phần thứ hai",
    ]


def test_what_stands_below_a_dieu_is_a_khoan_and_a_plus_is_counted_below_its_dash() -> None:
    text = "# Chung\n\n## Mục đích\n\n### Thi đua\n\n- Một.\n  - Nhỏ.\n  - Nhỏ hai.\n- Hai.\n\n# Riêng\n\n## Yêu cầu\n"
    found = [spot.words for spot in spots(parse_blocks(text, scheme_of(["Chương I", "Điều 1.", "1."])))]
    assert found == [
        "Chương I",
        "Điều 1 Chương I",
        "khoản 1 Điều 1 Chương I",
        "gạch đầu dòng thứ nhất khoản 1 Điều 1 Chương I",
        "dấu cộng thứ nhất gạch đầu dòng thứ nhất khoản 1 Điều 1 Chương I",
        "dấu cộng thứ hai gạch đầu dòng thứ nhất khoản 1 Điều 1 Chương I",
        "gạch đầu dòng thứ hai khoản 1 Điều 1 Chương I",
        "Chương II",
        "Điều 2 Chương II",
    ]
