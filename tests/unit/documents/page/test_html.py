from __future__ import annotations

from dataclasses import replace
from html.parser import HTMLParser

from tdkt.documents.page.blocks import Appendix, Table
from tdkt.documents.page.html import html_text
from tdkt.documents.page.markdown import parse_blocks

from ..samples import DRAFT, PLAN, table_text


class _Balance(HTMLParser):
    """Checks that every element is closed in its order."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert not any(name in ("src", "href") for name, _ in attrs), "one file, nothing fetched"
        if tag != "meta":
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def test_the_preview_says_what_the_document_says() -> None:
    page = html_text(PLAN)
    for text in (
        '<html lang="vi">',
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Số: 40/KH-UBND",
        "<h2>I. MỤC ĐÍCH, YÊU CẦU</h2>",
        "<h4>2.1. Văn phòng HĐND và UBND phường</h4>",
        "<h5>a) <em>Phong trào “Đổi mới công tác tham mưu”</em></h5>",
        "</em>)./.</p>",
        "- Lưu: VT, VHXH.",
        "TM. ỦY BAN NHÂN DÂN",
    ):
        assert text in page


def test_it_is_one_well_formed_file() -> None:
    appendix = Appendix("I", "Chỉ tiêu", "Kèm theo", parse_blocks(table_text(3)), landscape=True)
    page = html_text(replace(PLAN, appendices=(appendix,), addressees=("A", "B"), illustrative=True))
    balance = _Balance()
    balance.feed(page)
    assert balance.open == []
    assert page.count("SỐ LIỆU MINH HỌA") == 2
    assert '<td class="right">3.000</td>' in page


def test_an_appendix_looks_as_it_does_in_word() -> None:
    table = parse_blocks(table_text(3))[0]
    assert isinstance(table, Table)
    blank = "Kèm theo Báo cáo số        /BC-UBND ngày      tháng"
    appendix = Appendix("", "Chỉ tiêu", blank, (replace(table, widths=(1, 2, 2)),), landscape=True)
    page = html_text(replace(PLAN, appendices=(appendix,)))
    assert "<p>Phụ lục</p>" in page
    assert ".title p { margin: 0; font-weight: bold; }" in page, "III.1b"
    assert f'<p class="note">({blank})</p>' in page
    assert "white-space: pre-wrap" in page[page.index(".title .note") :].splitlines()[0], (
        "the blanks are shown"
    )
    assert '<th style="width: 20.0%">STT</th><th style="width: 40.0%">' in page
    assert "section.landscape { page: landscape;" in page


def test_pages_break_as_they_do_in_word() -> None:
    rules = {line.partition(" {")[0]: line for line in html_text(PLAN).splitlines() if " {" in line}
    assert "break-inside: avoid; break-before: avoid;" in rules[".foot"], "text goes with the signature"
    assert "tr:first-child { break-after: avoid; }" in rules[".ruled tr"]
    assert "tr:last-child { break-before: avoid; }" in rules[".ruled tr"]


def test_text_is_never_markup() -> None:
    page = html_text(replace(PLAN, subject="<script>x</script>", blocks=parse_blocks("\\<b> & *“a”*")))
    assert "<script>" not in page
    assert "&lt;b&gt; &amp; <em>“a”</em>" in page


def test_a_draft_shows_blanks() -> None:
    page = html_text(DRAFT)
    assert "Số:        /KH-UBND" in page
    assert "DỰ THẢO" in page
    assert "DỰ THẢO" not in html_text(PLAN)
