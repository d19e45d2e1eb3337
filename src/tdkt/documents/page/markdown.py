"""From a template's text to blocks.

The text is a small Markdown: headings by level, paragraphs, hyphen lists, numbered clauses, tables and emphasis.
Nothing else has a meaning (no HTML, links, code or rules), so that a template cannot do what the page cannot
show. Numbers are computed from the levels.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from tdkt.documents.page.blocks import Align, Block, Clause, Heading, Item, Paragraph, Span, Spans, Table
from tdkt.errors import UserError
from tdkt.model.numbering import COMMON, Counting, Scheme

if TYPE_CHECKING:
    from markdown_it.token import Token

_RULES = ("heading", "list", "table", "emphasis", "escape")


def parse_blocks(text: str, scheme: Scheme = COMMON) -> tuple[Block, ...]:
    """Return the blocks of `text`, headings and clauses numbered by `scheme` from the start of the text.

    `# ` to `###### ` are headings of its levels. An ordered item is a clause one level below the last heading; "03. " is one of level 3,
    whatever heading stood last (beside parts with a title there are parts without). Raises UserError
    for a level without its parent, for what is deeper than điểm, and for an asterisk that closes nothing.
    """
    from markdown_it import MarkdownIt

    reader = MarkdownIt("zero", {"html": False, "linkify": False}).enable(list(_RULES)).disable("text_join")
    tokens = reader.parse(unicodedata.normalize("NFC", text))
    return tuple(_Walk(tokens, scheme).blocks())


class _Walk:
    """One pass over the tokens; keeps the counters and where in the lists it stands."""

    def __init__(self, tokens: Sequence[Token], scheme: Scheme) -> None:
        self._tokens = iter(tokens)
        self._scheme = scheme
        self._counting = Counting(scheme)
        self._heading_level = 0
        self._ordered_depth = 0
        self._bullet_depth = 0
        self._item_starts: list[str] = []
        self._own_level = 0

    def blocks(self) -> Iterator[Block]:
        for token in self._tokens:
            if token.type == "heading_open":
                level, line = int(token.tag[1:]), _line(token)
                yield self._heading(level, _spans(next(self._tokens)), line)
            elif token.type == "paragraph_open":
                line = _line(token)
                yield self._text(_spans(next(self._tokens)), line)
            elif token.type == "table_open":
                yield _table(self._tokens)
            else:
                self._track_lists(token)

    def _track_lists(self, token: Token) -> None:
        if token.type in ("ordered_list_open", "ordered_list_close"):
            self._ordered_depth += token.nesting
        elif token.type in ("bullet_list_open", "bullet_list_close"):
            self._bullet_depth += token.nesting
        elif token.type == "list_item_open":
            self._item_starts = ["clause" if token.info or token.markup in (".", ")") else "item"]
            self._own_level = int(token.info) if token.info.startswith("0") else 0

    def _heading(self, level: int, spans: Spans, line: str) -> Heading:
        if level > self._scheme.depth:
            shown = ", ".join(self._scheme.forms)
            raise UserError(
                f"{line}: tiêu đề cấp {level} quá sâu; văn bản có {self._scheme.depth} cấp: {shown}."
            )
        if not spans:
            raise UserError(
                f"{line}: tiêu đề trống.", hint="Thiếu chữ trong mẫu, hoặc dữ liệu đưa vào để trống."
            )
        self._heading_level = level
        return Heading(level, self._count(level, line), spans, self._scheme.rank(level))

    def _text(self, spans: Spans, line: str) -> Block:
        start = self._item_starts.pop() if self._item_starts else ""
        if start == "item":
            return Item(self._bullet_depth, spans)
        if start == "clause":
            level = self._own_level or max(self._heading_level, 1) + self._ordered_depth
            if level > self._scheme.depth:
                last = self._scheme.forms[-1]
                raise UserError(f"{line}: không đánh số được dưới cấp {last}; hãy dùng gạch đầu dòng “- ”.")
            return Clause(level, self._count(level, line), spans)
        return Paragraph(spans)

    def _count(self, level: int, line: str) -> str:
        for above in range(level - self._scheme.form(level).digits + 1, level):
            if not self._counting.has_begun(above):
                form, missing = self._scheme.form(level), self._scheme.form(above)
                raise UserError(
                    f"{line}: cấp {level} ({form}) cần một tiêu đề cấp {above} ({missing}) ở trên."
                )
        return self._counting.next(level)


def _table(tokens: Iterator[Token]) -> Table:
    rows: list[list[Spans]] = []
    align: list[Align] = []
    for token in tokens:
        if token.type == "table_close":
            break
        if token.type == "tr_open":
            rows.append([])
        elif token.type == "th_open":
            align.append(_align(token))
        elif token.type == "inline":
            rows[-1].append(_spans(token))
    head, *body = rows
    return Table(tuple(head), tuple(tuple(row) for row in body), tuple(align))


def _align(token: Token) -> Align:
    style = str(token.attrGet("style") or "")
    if style.endswith("center"):
        return "center"
    return "right" if style.endswith("right") else "left"


def _spans(inline: Token) -> Spans:
    spans: list[Span] = []
    italic = bold = 0
    for token in inline.children or ():
        if token.type in ("em_open", "em_close"):
            italic += token.nesting
        elif token.type in ("strong_open", "strong_close"):
            bold += token.nesting
        else:
            if token.type == "text" and "*" in token.content:
                raise UserError(
                    f"{_line(inline)}: dấu * không thành cặp trong “{_shortened(inline.content)}”.",
                    hint="Viết *chữ nghiêng*, **chữ đậm**; dấu * đóng phải sát chữ và trước khoảng trắng hoặc dấu câu.",
                )
            text = " " if token.type == "softbreak" else token.content.replace("\n", " ")
            _append(spans, Span(text, italic > 0, bold > 0))
    return tuple(spans)


def _append(spans: list[Span], span: Span) -> None:
    if not span.text:
        return
    last = spans[-1] if spans else None
    if last and (last.italic, last.bold) == (span.italic, span.bold):
        spans[-1] = Span(last.text + span.text, span.italic, span.bold)
    else:
        spans.append(span)


def _line(token: Token) -> str:
    return f"Dòng {token.map[0] + 1} của nội dung" if token.map else "Nội dung"


def _shortened(text: str) -> str:
    return text if len(text) <= 60 else text[:60] + "…"
