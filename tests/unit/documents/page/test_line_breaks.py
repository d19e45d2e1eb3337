"""No-break spaces: in what is printed, never in the data."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tdkt.documents.page.html import html_text
from tdkt.documents.page.line_breaks import unbroken, whole_words
from tdkt.documents.page.markdown import parse_blocks
from tdkt.documents.word.plain_text import docx_text
from tdkt.documents.word.writer import docx_bytes
from tdkt.type_metrics import NO_BREAK, wrap

from ..samples import PLAN, W, part

BOTH, BEFORE = "\u00a0-\u00a0", "\u00a0- "


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("Phòng Văn hóa - Xã hội", f"Phòng Văn\u00a0hóa{BOTH}Xã hội"),
        ("HỘI ĐỒNG THI ĐUA - KHEN THƯỞNG", f"HỘI ĐỒNG THI\u00a0ĐUA{BOTH}KHEN THƯỞNG"),
        ("nhiệm kỳ 2026 - 2031", f"nhiệm kỳ 2026{BOTH}2031"),
        ("phát triển kinh tế - xã hội", f"phát triển kinh\u00a0tế{BEFORE}xã hội"),
        ("phát hiện - bồi dưỡng - tổng kết", f"phát\u00a0hiện{BEFORE}bồi\u00a0dưỡng{BEFORE}tổng kết"),
        ("Nghị quyết số 57-NQ/TW ngày 16/7/2021", "Nghị quyết số\u00a057\u2011NQ/TW ngày\u00a016/7/2021"),
        ("khoản 1 Điều 5; số lượng", "khoản\u00a01 Điều\u00a05; số lượng"),
        ("Mỗi thôn, tổ dân phố ≥ 1", "Mỗi thôn, tổ dân phố ≥\u00a01"),
        ("quý III năm 2026; QUÝ IV", "quý\u00a0III năm 2026; QUÝ\u00a0IV"),
        ("quý vị", "quý vị"),
        ("- Xã hội", "- Xã hội"),
        ("Tờ trình số 45/TTr-VHXH", "Tờ trình số\u00a045/TTr\u2011VHXH"),
        ("Kế hoạch 40/KH-UBND, 2025-2030, e-mail", "Kế hoạch 40/KH\u2011UBND, 2025\u20112030, e-mail"),
    ],
)
def test_no_line_begins_with_a_hyphen_and_nothing_is_torn_that_belongs_together(
    text: str, printed: str
) -> None:
    assert unbroken(text) == printed
    assert unbroken(printed) == printed


def test_a_measured_line_breaks_where_the_printed_one_does() -> None:
    name = unbroken("Phòng Văn hóa - Xã hội")
    assert wrap(name, 36, 14) == ("Phòng", "Văn\u00a0hóa\u00a0-\u00a0Xã hội")


def _printed(text: str) -> str:
    data = docx_bytes(replace(PLAN, blocks=parse_blocks(text)))
    return "".join(found.text or "" for found in part(data, "word/document.xml").iter(f"{W}t"))


def test_word_and_html_print_the_same_spaces() -> None:
    document = replace(
        PLAN, recipients=("Phòng Văn hóa - Xã hội",), blocks=parse_blocks("Gửi phòng *Văn hóa - Xã hội*.")
    )
    assert f"Văn\u00a0hóa{BOTH}Xã hội" in _printed("Gửi phòng *Văn hóa - Xã hội*.")
    assert html_text(document).count(f"Văn\u00a0hóa{BOTH}Xã hội") == 2


def test_the_motto_keeps_plain_spaces_for_whoever_looks_for_it() -> None:
    for printed in (_printed("Một câu."), html_text(PLAN)):
        assert "Độc lập - Tự do - Hạnh phúc" in printed


def test_the_title_of_the_window_keeps_plain_spaces() -> None:
    page = html_text(replace(PLAN, title="Kế hoạch của phòng Văn hóa - Xã hội"))
    assert "<title>Kế hoạch của phòng Văn hóa - Xã hội</title>" in page


def test_the_mark_of_an_item_is_no_hyphen_between_words() -> None:
    assert "- Xã hội" in _printed("- Xã hội")


def test_titles_keep_words_of_two_syllables_whole() -> None:
    assert whole_words("ĐƯỢC TẶNG DANH HIỆU THI ĐUA") == f"ĐƯỢC TẶNG DANH{NO_BREAK}HIỆU THI{NO_BREAK}ĐUA"
    assert whole_words("Thi đua - Khen thưởng năm 2026") == (
        f"Thi{NO_BREAK}đua{NO_BREAK}-{NO_BREAK}Khen{NO_BREAK}thưởng năm{NO_BREAK}2026"
    )


def test_a_hyphen_that_holds_is_one_that_every_reader_of_word_finds() -> None:
    data = docx_bytes(replace(PLAN, blocks=parse_blocks("Theo Nghị quyết số 57-NQ/TW.")))
    assert "57-NQ/TW" in docx_text(data)
    body = part(data, "word/document.xml")
    assert "\u2011" not in "".join(map(str, body.itertext()))
    assert next(body.iter(f"{W}noBreakHyphen"), None) is not None
