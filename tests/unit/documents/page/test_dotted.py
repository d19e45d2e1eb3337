"""Dotted blanks to be filled in by hand."""

from __future__ import annotations

from tdkt.documents.page import layout
from tdkt.documents.page.dotted import dots, filled
from tdkt.type_metrics import text_width


def test_what_is_known_is_said() -> None:
    assert filled("Giới tính", "Nữ") == "Giới tính: Nữ"


def test_what_is_unknown_is_dotted_to_the_end_of_its_line() -> None:
    for label in ("Quê quán", "Học hàm, học vị, danh hiệu, giải thưởng"):
        line = filled(label, "")
        assert line.startswith(f"{label}: ……")
        taken = text_width(f"- {line}", layout.BODY.size)
        room = layout.TEXT_WIDTH - layout.BODY.first_line
        assert room - 5 < taken < room


def test_a_label_that_fills_its_line_still_has_room_to_write() -> None:
    assert len(dots("Ghi " * 60)) >= 4
