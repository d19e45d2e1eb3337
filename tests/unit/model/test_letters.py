"""Old codes and lookalikes are read as what they were meant to be."""

from __future__ import annotations

import pytest

from conftest import REPOSITORY
from tdkt.model.letters import as_meant, is_syllable, needs_a_look, old_code
from tdkt.model.text import fold


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("Ðỗ Thị B", "Đỗ Thị B"),
        ("Trần Vаn C", "Trần Van C"),
        ("Ｌê Ⅳ", "Lê IV"),
        ("Đỗ", "Đỗ"),
        ("Vǎn Hӑng", "Văn Hăng"),
    ],
)
def test_lookalikes_become_what_they_look_like_and_are_found_by_it(typed: str, meant: str) -> None:
    assert as_meant(typed) == meant
    assert fold(typed) == fold(meant)


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("Qu¶n lý tµi s¶n c«ng", ("TCVN3", "Quản lý tài sản công")),
        ("§Þnh kú b¸o c¸o kÕt qu¶", ("TCVN3", "Định kỳ báo cáo kết quả")),
        ("Hoäi ñoàng Thi ñua - Khen thöôûng", ("VNI", "Hội đồng Thi đua - Khen thưởng")),
        ("ÑAÛNG UÛY PHÖÔØNG", ("VNI", "ĐẢNG ỦY PHƯỜNG")),
        ("Nguyá»…n VÄƒn A", ("UTF-8", "Nguyễn Văn A")),
        ("Khen thÆ°á»Ÿng", ("UTF-8", "Khen thưởng")),
        ("Ủy ban nhân dân", None),
        ("Müller", None),
        ("Ðo Văn G", None),
        ("Đã cứu \ue000người", None),
    ],
)
def test_old_codes_are_recognised_and_read(typed: str, read: tuple[str, str] | None) -> None:
    assert old_code(typed) == read
    assert needs_a_look(typed) or read is None


def test_the_words_of_the_real_plan_are_nothing_unusual() -> None:
    text = (REPOSITORY / "tests" / "data" / "ke-hoach-40-KH-UBND-2026.txt").read_text(encoding="utf-8")
    assert not needs_a_look(text.replace("\u00a0", " "))
    assert old_code(text) is None
    words = [
        word for word in text.replace("-", " ").split() if word.isalpha() and word.islower() and len(word) > 1
    ]
    assert [word for word in words if not is_syllable(word)] == []
