from __future__ import annotations

import re

from official_documents.faults import FAULTS
from official_documents.typed import document
from official_documents.writing import docx_of
from tdkt.conformity.page.html import findings_html
from tdkt.conformity.run import examined


def _page(typing: str = "table", *faults: str) -> str:
    typed = document("ke-hoach")
    for fault in FAULTS:
        typed = fault.edit(typed) if fault.name in faults else typed
    return findings_html("ke-hoach.docx", examined(docx_of(typed, typing)))


def test_every_finding_is_told_once_and_links_to_its_marks() -> None:
    page = _page("table", "căn cứ đứng trong kế hoạch", "khổ Letter", "tên loại không đậm")
    numbers = re.findall(r'<aside class="note \w+" id="f(\d+)"', page)
    assert sorted(map(int, numbers)) == list(range(1, len(numbers) + 1))
    ids = set(re.findall(r'\bid="([^"]+)"', page))
    assert set(re.findall(r'href="#([^"]+)"', page)) <= ids
    assert len(re.findall(r'\bid="', page)) == len(ids)


def test_words_are_marked_where_they_stand() -> None:
    page = _page("table", "tên loại không đậm")
    assert re.search(r'<mark class="?error"?><span class="?\w+"?>KẾ HOẠCH</span></mark>', page)
    assert "Khổ giấy" not in page


def test_all_of_the_text_is_there_and_none_of_it_is_markup() -> None:
    typed = document("giay-gioi-thieu").mapped(
        lambda line: (
            line if line.role != "text" else type(line)(line.role, f"<script>x</script> & {line.text}")
        )
    )
    page = findings_html("<b>.docx", examined(docx_of(typed, "boxes")))
    assert "<script" not in page
    assert "&lt;script&gt;x&lt;/script&gt; &amp; Trạm Y tế phường Minh Họa trân trọng giới thiệu:" in page
    assert "TRẠM Y TẾ" in page


def test_nothing_is_fetched() -> None:
    assert not re.search(r'(?:src|href)="(?!#)', _page())
