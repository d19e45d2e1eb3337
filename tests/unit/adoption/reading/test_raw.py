"""A Word file taken apart before anything of it is read."""

from __future__ import annotations

from tdkt.adoption.reading.raw import Raw, raw_parts
from tdkt.adoption.reading.stretches import plain
from typed_plans import word_file

_FOOT = "| Nơi nhận: ¶ - UBND tỉnh; ¶ - Lưu: VT. | TM. ỦY BAN NHÂN DÂN ¶ CHỦ TỊCH |"


def _taken_apart(*lines: str) -> list[str]:
    parts = raw_parts(word_file("\n".join(lines)))
    return [plain(part.stretches) if isinstance(part, Raw) else f"bảng {len(part)} hàng" for part in parts]


def test_a_foot_melted_into_the_table_above_it_is_a_foot() -> None:
    figures = ("| STT | Chỉ tiêu | ĐVT | Kế hoạch |", "| 1 | Hộ thoát nghèo | hộ | 20 |")
    assert _taken_apart(*figures, _FOOT) == [
        "bảng 2 hàng", "Nơi nhận:", "- UBND tỉnh;", "- Lưu: VT.", "TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH",
    ]  # fmt: skip


def test_a_head_melted_into_the_table_below_it_is_a_head() -> None:
    head = "| UBND XÃ ĐÔNG THÁI | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM |"
    figures = (
        "| STT | Chỉ tiêu | ĐVT | Kế hoạch |",
        "| 1 | Hộ thoát nghèo | hộ | 20 |",
        "| 2 | Thu | đồng | 5 |",
    )
    assert _taken_apart(head, *figures) == [
        "UBND XÃ ĐÔNG THÁI", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "bảng 3 hàng",
    ]  # fmt: skip
