"""No column of a table breaks a word while there is room, whatever widths were asked for: those of an annex meet narrower pages."""

from __future__ import annotations

import pytest

from tdkt.documents.page import layout
from tdkt.documents.page.blocks import Span, Table
from tdkt.documents.word.tables import column_widths
from tdkt.type_metrics import text_width

HEAD = ("TT", "Thôn, tổ dân phố", "Chỉ tiêu", "Quý I", "Quý II", "Quý III", "Quý IV", "Ghi chú")
ROW = ("1", "Thôn Một", "12", "3", "6", "9", "12", "")


def table(*widths: int) -> Table:
    head, row = (tuple((Span(text),) for text in texts) for texts in (HEAD, ROW))
    return Table(head, (row,), tuple("left" for _ in HEAD), widths)


@pytest.mark.parametrize("asked", [(), (1, 6, 3, 1, 1, 1, 1, 3), (1, 30, 9, 1, 1, 1, 1, 9)])
def test_words_stay_whole(asked: tuple[int, ...]) -> None:
    widths = column_widths(table(*asked), 165)
    assert sum(widths) == pytest.approx(165)
    for title, width in zip(HEAD, widths, strict=True):
        room = width - 2 * layout.TABLE_CELL_PADDING
        assert all(text_width(word, layout.TABLE_SIZE, bold=True) <= room for word in title.split()), title


def test_widths_that_hold_every_word_stay_as_they_are_asked_for() -> None:
    assert column_widths(table(2, 4, 3, 2, 2, 2, 2, 3), 200) == pytest.approx(
        [20, 40, 30, 20, 20, 20, 20, 30]
    )


def test_where_there_is_no_room_short_words_stay_whole() -> None:
    head = ("TT", "Tuyêntruyềnviênthôntổdânphố", "Quý")
    content = Table(tuple((Span(text),) for text in head), (), ("left", "left", "left"))
    widths = column_widths(content, 50)
    assert sum(widths) == pytest.approx(50)
    assert all(
        text_width(head[n], layout.TABLE_SIZE, bold=True) <= widths[n] - 2 * layout.TABLE_CELL_PADDING
        for n in (0, 2)
    )
