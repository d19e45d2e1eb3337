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
        "Mục I Mục A Phần thứ hai",
        "Mục 1 Mục I Mục A Phần thứ hai",
        "gạch đầu dòng thứ nhất Mục 1 Mục I Mục A Phần thứ hai",
    ]
