"""What in a file is not settled yet or does not show: tracked changes, comments, hidden text. It is read in one way, and told."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING

from tdkt.office.word.blocks import Told, ToldKind, WordFile, paragraphs_of
from tdkt.office.word.xml import W, local

if TYPE_CHECKING:
    from tdkt.office.word.parts import WordParts

_CHANGES = {"ins": "thêm", "del": "xóa", "moveTo": "chuyển", "cellIns": "thêm", "cellDel": "xóa"}


def unfinished(parts: WordParts, word: WordFile) -> Iterator[Told]:
    """Yield what is not settled in a file and how it was read."""
    body = parts.document
    counts = Counter(_CHANGES[local(node)] for node in body.iter(*(f"{W}{name}" for name in _CHANGES)))
    if counts:
        listed = ", ".join(f"{counts[kind]} chỗ {kind}" for kind in ("thêm", "xóa", "chuyển") if counts[kind])
        yield Told(
            ToldKind.TRACKED,
            f"Tệp còn thay đổi đang theo dõi (Track Changes) chưa chấp nhận: {listed}; đã đọc như khi chấp nhận tất cả.",
        )
    comments = parts.related("comments")
    count = 0 if comments is None else sum(1 for _ in comments[1].iterchildren(f"{W}comment"))
    if count:
        yield Told(ToldKind.COMMENTS, f"{count} ghi chú (comment) trong tệp không được đưa vào.")
    hidden = sum(any(run.look.hidden for run in found.runs) for found in paragraphs_of(word.blocks))
    if hidden:
        yield Told(ToldKind.HIDDEN, f"{hidden} đoạn có chữ ẩn (Hidden): đã đọc cả chữ ẩn, cần xem lại.")
