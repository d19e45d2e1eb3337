"""V120, V230, V416, V540-V542: what only shows once the document is set into pages.

Set by LibreOffice with a font as wide as Times New Roman: Word may break a line otherwise, so these are warnings.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from tdkt.checks.rule import WARNING, Rule
from tdkt.conformity.components.component import Component
from tdkt.conformity.finding import Finding, Spot, spot_of
from tdkt.conformity.on_pages import Pages, Placed
from tdkt.conformity.rules import page_numbers
from tdkt.law.nd30 import cited
from tdkt.model.marks import Kind
from tdkt.model.text import clipped, upper_first
from tdkt.office.pages import Page, Word

_CUSTOM = "Thông lệ trình bày; Nghị định 30/2020/NĐ-CP không có điều khoản"

OUTSIDE = Rule(
    code="V120",
    severity=WARNING,
    title="Chữ vượt ra ngoài lề",
    explanation="Chữ, thường là trong bảng quá rộng, vượt ra ngoài lề phải hoặc ra ngoài khổ giấy nên in ra bị cắt. Thu hẹp bảng cho vừa trang.",
    source=cited("I.3"),
)
TORN_HEAD = Rule(
    code="V230",
    severity=WARNING,
    title="Phần đầu văn bản bị ngắt dòng",
    explanation="Quốc hiệu, Tiêu ngữ, số, ký hiệu, địa danh và thời gian mỗi thành phần nằm trên một dòng. Cột quá hẹp làm chữ rớt xuống dòng dưới: kéo rộng cột "
    "bên phải của bảng.",
    source=cited("II.1c"),
)
LAST_LINE = Rule(
    code="V416",
    severity=WARNING,
    title="Đề mục nằm ở dòng cuối trang",
    explanation="Đề mục đứng cuối trang, nội dung của nó sang trang sau. Đặt Keep with next cho đoạn đề mục.",
    source=_CUSTOM,
)
ALONE = Rule(
    code="V540",
    severity=WARNING,
    title="Phần ký đứng riêng một trang",
    explanation="Trang cuối chỉ có chữ ký, nơi nhận mà không có dòng nội dung nào thì chữ ký tách khỏi nội dung, dễ bị ghép trang. Giãn, thu nội dung để có ít nhất "
    "hai dòng nội dung ở trang có chữ ký.",
    source=_CUSTOM,
)
TORN = Rule(
    code="V541",
    severity=WARNING,
    title="Chức vụ và họ tên người ký khác trang",
    explanation="Quyền hạn, chức vụ, chữ ký và họ tên người ký phải trên cùng một trang. Đặt Keep with next cho các đoạn của phần ký.",
    source=_CUSTOM,
)
NOT_LEVEL = Rule(
    code="V542",
    severity=WARNING,
    title="“Nơi nhận” lệch dòng với quyền hạn, chức vụ",
    explanation="Từ “Nơi nhận” ngang hàng với dòng đầu của quyền hạn, chức vụ người ký.",
    source=cited("II.9d"),
)
RULES = (OUTSIDE, TORN_HEAD, LAST_LINE, ALONE, TORN, NOT_LEVEL)

_POINTS_A_TWIP = Decimal(1) / 20
_OVER = Decimal(8)
"""Points that a word may stand out of the margin: punctuation hangs, and tables have margins of their own."""
_LEVEL = Decimal(9)
"""Points between two lines that are taken for one."""
_OF_ONE_LINE = (Component.NATION, Component.MOTTO, Component.NUMBER, Component.DATE)


def check(pages: Pages) -> Iterator[Finding]:
    """Yield what shows on the pages."""
    yield from _outside(pages)
    if len(pages.pages) > 1 and not page_numbers.is_numbered(pages.document):
        yield page_numbers.missing()
    if not pages.document.is_of_decree:
        return
    yield from _torn_head(pages)
    yield from _last_lines(pages)
    yield from _signature(pages)
    yield from _level(pages)


def _outside(pages: Pages) -> Iterator[Finding]:
    for number, page in enumerate(pages.pages, 1):
        edge = _edge(pages, page)
        out = [word for word in page.words if word.right > edge + _OVER or word.left < 0]
        if not out:
            continue
        first = min(out, key=lambda word: (word.top, word.left))
        spot = _spot_of_word(pages, number, first)
        said = clipped(" ".join(word.text for word in out[:6]), 60)
        yield Finding(
            rule=OUTSIDE,
            component=Component.PAGE,
            message=f"Trang {number}: chữ vượt ra ngoài lề phải (“{said}”).",
            cure=_cure(pages, number, first),
            spots=spot,
        )


def _cure(pages: Pages, number: int, word: Word) -> str:
    """Return how to put it right: in a table by its columns, elsewhere by the paragraph."""
    one = next((one for one in pages.placed if one.page == number and word in one.words), None)
    if one is not None and one.line.piece.cell is None:
        return "Paragraph, Indentation: bỏ thụt lề âm; ngắt chuỗi ký tự dài không có dấu cách."
    return "Thu hẹp bảng hoặc cột cho vừa lề."


def _edge(pages: Pages, page: Page) -> Decimal:
    """Return where the text of a page ends on the right: the widest of the sections that are set up like it."""
    edges = [
        (section.width - section.right) * _POINTS_A_TWIP
        for section in pages.document.word.sections
        if abs(section.width * _POINTS_A_TWIP - page.width) < 2
    ]
    return max(edges, default=page.width)


def _spot_of_word(pages: Pages, number: int, word: Word) -> tuple[Spot, ...]:
    on_page = [one for one in pages.placed if one.page == number]
    near = next((one for one in on_page if word in one.words), None)
    near = near or next((one for one in reversed(on_page) if one.words[0].top <= word.top), None)
    return (spot_of(near.line.piece),) if near else ()


def _torn_head(pages: Pages) -> Iterator[Finding]:
    for component in _OF_ONE_LINE:
        lines = pages.of(component)
        if len(lines) != 1:
            continue  # the office broke it itself, which other rules tell
        words = lines[0].words
        if words[-1].top - words[0].top > (words[0].bottom - words[0].top) * Decimal("0.7"):
            yield Finding(
                rule=TORN_HEAD,
                component=component,
                message=f"{upper_first(component.called)} bị ngắt thành nhiều dòng.",
                cure="Kéo rộng hộp chữ (Text Box) để cả dòng chữ nằm trên một dòng."
                if lines[0].line.piece.boxed
                else "Kéo rộng cột của bảng phần đầu để cả dòng chữ nằm trên một dòng.",
                spots=(spot_of(lines[0].line.piece),),
            )


def _last_lines(pages: Pages) -> Iterator[Finding]:
    for one, following in zip(pages.placed, pages.placed[1:], strict=False):
        piece = one.line.piece
        mark = piece.mark
        is_heading = (
            mark is not None
            and mark.kind is not Kind.BULLET
            and piece.is_bold
            and not piece.text.endswith((".", ";"))
        )
        is_body = one.line.component is Component.BODY and one.line.part == 0 and following.line.part == 0
        goes_on = following.page == one.page or _is_followed_by_blanks(pages, one)
        if is_heading and is_body and not goes_on:
            yield Finding(
                rule=LAST_LINE,
                component=Component.BODY,
                message=f"Đề mục “{clipped(piece.words, 50)}” ở dòng cuối trang {one.page}.",
                cure="Đặt Keep with next cho đoạn đề mục.",
                spots=(spot_of(piece),),
            )


def _is_followed_by_blanks(pages: Pages, heading: Placed) -> bool:
    """Tell whether dots to write on stand under a heading: they have no letters to be found by on a page."""
    lines = pages.document.lines
    after = next((line for line in lines[lines.index(heading.line) + 1 :] if line.piece.text.strip()), None)
    return after is not None and not any(char.isalnum() for char in after.piece.text)


def _signature(pages: Pages) -> Iterator[Finding]:
    powers = pages.of(Component.POWER)
    if not powers:
        return
    first = _of_right(powers)
    content = [
        one.page
        for one in pages.placed
        if one.line.part == 0 and one.line.component in (Component.BODY, Component.TABLE)
    ]
    ends = _last_page_of_content(pages)
    if content and first.page > 1 and ends is not None and ends < first.page:
        yield Finding(
            rule=ALONE,
            component=Component.POWER,
            message=f"Trang {first.page} chỉ có phần ký, không có dòng nội dung nào.",
            cure="Giãn hoặc thu nội dung để có ít nhất hai dòng nội dung ở trang có chữ ký.",
            spots=(spot_of(first.line.piece),),
        )
    names = [one for one in pages.of(Component.SIGNER) if one.line.piece.right == first.line.piece.right]
    if names and names[0].page > first.page:
        yield Finding(
            rule=TORN,
            component=Component.SIGNER,
            message=f"Chức vụ ở trang {first.page}, họ tên người ký ở trang {names[0].page}.",
            cure="Đặt Keep with next cho các đoạn của phần ký, hoặc Keep lines together cho hàng của bảng.",
            spots=(spot_of(names[0].line.piece),),
        )


def _last_page_of_content(pages: Pages) -> int | None:
    """Return the page on which the content ends: that of the last words of its last line."""
    lines = [
        one
        for one in pages.placed
        if one.line.part == 0 and one.line.component in (Component.BODY, Component.TABLE)
    ]
    if not lines:
        return None
    last = lines[-1]
    tail = pages.page_of_end(last.line.piece)
    return max(last.page, tail or last.page)


def _level(pages: Pages) -> Iterator[Finding]:
    title, powers = pages.of(Component.RECIPIENTS_TITLE), pages.of(Component.POWER)
    kind = pages.document.kind
    if not title or not powers or (kind is not None and kind.name == "Biên bản"):
        return
    power = _of_right(powers)
    apart = abs(title[0].words[0].bottom - power.words[0].bottom)
    if title[0].page == power.page and apart <= _LEVEL:
        return
    how = f"lệch khoảng {round(apart)} pt" if title[0].page == power.page else "khác trang"
    yield Finding(
        rule=NOT_LEVEL,
        component=Component.RECIPIENTS_TITLE,
        message=f"“Nơi nhận:” {how} với dòng quyền hạn, chức vụ.",
        cure="Đặt hai bên vào cùng một hàng của bảng, bỏ dòng trống phía trên.",
        spots=(spot_of(title[0].line.piece),),
    )


def _of_right(powers: list[Placed]) -> Placed:
    return next((one for one in powers if one.line.piece.right), powers[0])
