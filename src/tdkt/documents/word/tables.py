"""Tables: the frames without borders that hold the head and foot of a document, and ruled tables of content."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from tdkt.documents.page import layout
from tdkt.documents.page.blocks import Span, Spans, Table, plain_text
from tdkt.documents.page.layout import TABLE_HEAD, TABLE_TEXT
from tdkt.documents.page.line_breaks import unbroken
from tdkt.documents.word.paragraphs import paragraph
from tdkt.documents.word.xml import eighths, element, twips
from tdkt.type_metrics import breakable_words, text_width, wrap

if TYPE_CHECKING:
    from docx.oxml.xmlchemy import BaseOxmlElement

Cell = Sequence["BaseOxmlElement"]
_SHORT = 6
"""A table of at most so many rows is not worth dividing,"""
_FEW_LINES = 16
"""unless it has more lines than this: then a page would be left half empty."""
_MM_PER_POINT = 25.4 / 72
_HEAD_LINE = layout.TABLE_SIZE * layout.LINE_HEIGHT * _MM_PER_POINT
"""The height of a line of a head in mm,"""
_HEAD_EDGES = (TABLE_HEAD.before + TABLE_HEAD.after) * _MM_PER_POINT
"""and what stands above and below its lines."""
_SPARE = 1.0
"""In mm: what a column has beyond its longest word, since programs measure letters differently."""
_BORDERS = ("top", "left", "bottom", "right", "insideH", "insideV")


def frame(widths: Sequence[float], rows: Sequence[Sequence[Cell]]) -> BaseOxmlElement:
    """Return a table without borders, `widths` in mm; a row is never torn over two pages."""
    flush = element("w:tblCellMar", element("w:left", w=0, type="dxa"), element("w:right", w=0, type="dxa"))
    table = _table(widths, element("w:jc", val="left"), element("w:tblLayout", type="fixed"), flush)
    for row in rows:
        table.append(_row(row, widths))
    return table


def ruled(content: Table, width: float, *, keep_next: bool = False) -> BaseOxmlElement:
    """Return `content` as a table with single borders that fills `width` mm; its head repeats on each page.

    The head stays with the first two rows, so that no page ends with one row of a table; with `keep_next` the last two rows stay
    with what follows. A short table then stays whole: LibreOffice looks at nothing less. Elsewhere the last two rows are not kept
    together: of a table with such rows LibreOffice forgets on what page the heading above it stands. The second row may be split: where the
    first two just fill a page LibreOffice otherwise leaves out all that follow. A row that is the title of those under it stays with the first of them.
    """
    widths = column_widths(content, width)
    rule: dict[str, str | int] = {
        "val": "single",
        "sz": eighths(layout.TABLE_RULE_POINTS),
        "space": 0,
        "color": "000000",
    }
    padding = twips(layout.TABLE_CELL_PADDING)
    table = _table(
        widths,
        element("w:jc", val="center"),
        element("w:tblBorders", *(element(f"w:{side}", **rule) for side in _BORDERS)),
        element("w:tblLayout", type="fixed"),
        element(
            "w:tblCellMar",
            element("w:left", w=padding, type="dxa"),
            element("w:right", w=padding, type="dxa"),
        ),
    )
    for head_row in _head(content, widths):
        table.append(head_row)
    last = len(content.rows) - 1
    whole = keep_next and last < _SHORT and _lines(content, widths) <= _FEW_LINES
    for index, row in enumerate(content.rows):
        at_the_end = keep_next and index >= last - 1
        kept = at_the_end or whole or index == 0 < last or _is_title(row)
        cells = [
            [paragraph(TABLE_TEXT, cell, align=align, keep_next=kept)]
            for cell, align in zip(row, content.align, strict=True)
        ]
        room = [element("w:trHeight", val=twips(content.row_height))] if content.row_height else []
        table.append(_row(cells, widths, *room, middle=True, may_split=index == 1 and not whole))
    return table


def column_widths(content: Table, width: float) -> tuple[float, ...]:
    """Return widths in mm that add up to `width`: as `content.widths` says, else from the texts.

    A column whose texts fit its fair share takes what they need; the long ones share the rest by their length.
    No column is narrower than its longest word while there is room; where there is not, the columns with the longest words alone
    are.
    """
    padding = layout.TABLE_CELL_PADDING * 2 + _SPARE
    columns = list(zip(content.head, *content.rows, strict=True))
    least = _within(
        [
            max(_longest_word(cell, bold=row == 0) for row, cell in enumerate(cells)) + padding
            for cells in columns
        ],
        width,
    )
    if content.widths:
        return _at_least([width * share / sum(content.widths) for share in content.widths], least, width)
    natural = [
        max(_width(cell, bold=row == 0) for row, cell in enumerate(cells)) + padding for cells in columns
    ]
    if sum(least) >= width:
        return tuple(least)
    return _shared(natural, least, width)


def _within(least: Sequence[float], width: float) -> list[float]:
    """Return what columns need `least`, the greatest made narrower until all of them are no wider than `width`."""
    needed, left = dict(enumerate(least)), width
    narrow: dict[int, float] = {}
    while needed:
        share = left / len(needed)
        fitting = {column: asked for column, asked in needed.items() if asked <= share}
        if not fitting:
            narrow |= dict.fromkeys(needed, share)
            break
        narrow |= fitting
        left -= sum(fitting.values())
        needed = {column: asked for column, asked in needed.items() if column not in fitting}
    return [narrow[column] for column in range(len(least))]


def _at_least(asked: Sequence[float], least: Sequence[float], width: float) -> tuple[float, ...]:
    """Return the widths that are `asked` for, those in which a word would break widened to `least` at the cost of the others."""
    widened: dict[int, float] = {}
    while True:
        others = [column for column in range(len(asked)) if column not in widened]
        room = (width - sum(widened.values())) / (sum(asked[column] for column in others) or 1)
        found = {column: least[column] for column in others if asked[column] * room < least[column] - _SPARE}
        widened |= found
        if not found:
            return tuple(widened.get(column, asked[column] * room) for column in range(len(asked)))


def _head(content: Table, widths: Sequence[float]) -> Iterator[BaseOxmlElement]:
    """Yield the head: one row, or two where titles stand above groups of columns."""
    cells = [[paragraph(TABLE_HEAD, cell)] for cell in content.head]
    if not content.groups:
        yield _row(cells, widths, element("w:tblHeader"), middle=True)
        return
    upper = element("w:tr", element("w:trPr", element("w:cantSplit"), element("w:tblHeader")))
    room = element("w:trHeight", val=twips(_room_below(content, widths)))
    lower = element("w:tr", element("w:trPr", element("w:cantSplit"), room, element("w:tblHeader")))
    first = 0
    for title, span in content.groups:
        own = range(first, first + span)
        first += span
        if title:
            spanned = element("w:gridSpan", val=span) if span > 1 else None
            upper.append(
                _head_cell(sum(widths[column] for column in own), [paragraph(TABLE_HEAD, title)], spanned)
            )
        for column in own:
            if title:
                lower.append(_head_cell(widths[column], cells[column]))
            else:
                upper.append(_head_cell(widths[column], cells[column], element("w:vMerge", val="restart")))
                lower.append(_head_cell(widths[column], [paragraph(layout.ANCHOR)], element("w:vMerge")))
    yield upper
    yield lower


def _room_below(content: Table, widths: Sequence[float]) -> float:
    """Return the least height in mm of the lower of two rows of a head, so that what stands in both has room.

    LibreOffice finds it by itself where a table begins, and cuts the titles off where its head is repeated.
    """
    above, both, first = 0.0, 0.0, 0
    for title, span in content.groups:
        own = range(first, first + span)
        first += span
        if title:
            above = max(above, _head_height(title, sum(widths[column] for column in own)))
        else:
            both = max(both, *(_head_height(content.head[column], widths[column]) for column in own))
    return max(both - above, _HEAD_LINE)


def _head_height(spans: Spans, width: float) -> float:
    room = width - 2 * layout.TABLE_CELL_PADDING
    return _HEAD_EDGES + _HEAD_LINE * len(wrap(plain_text(spans), room, layout.TABLE_SIZE, bold=True))


def _head_cell(width: float, content: Cell, merged: BaseOxmlElement | None = None) -> BaseOxmlElement:
    properties = element("w:tcPr", element("w:tcW", w=twips(width), type="dxa"))
    if merged is not None:
        properties.append(merged)
    properties.append(element("w:vAlign", val="center"))
    return element("w:tc", properties, *content)


def _lines(content: Table, widths: Sequence[float]) -> int:
    """Return how many lines the rows of `content` have in columns of `widths`."""
    return sum(
        max(
            len(wrap(plain_text(cell), column - 2 * layout.TABLE_CELL_PADDING, layout.TABLE_SIZE))
            for cell, column in zip(row, widths, strict=True)
        )
        for row in content.rows
    )


def _is_title(row: Sequence[Spans]) -> bool:
    """Tell whether a row is the title of those under it: all that it says is bold, and some cell says nothing."""
    said = [cell for cell in row if plain_text(cell)]
    return 0 < len(said) < len(row) and all(span.bold for cell in said for span in cell)


def _shared(natural: Sequence[float], least: Sequence[float], width: float) -> tuple[float, ...]:
    """Return the widths of columns that ask for `natural` and need at `least` so much, in a table of `width`."""
    settled: dict[int, float] = {}
    while len(settled) < len(natural):
        left = width - sum(settled.values())
        open_columns = [column for column in range(len(natural)) if column not in settled]
        settled |= _settled(open_columns, natural, least, left)
    return tuple(settled[column] for column in range(len(natural)))


def _settled(
    columns: Sequence[int], natural: Sequence[float], least: Sequence[float], left: float
) -> dict[int, float]:
    """Return those of `columns` whose widths are clear while so much is `left` for all of them: at least one.

    First those that ask for no more than an even share; then, each in proportion to what it asks, those that would get less than
    they need; in the end all.
    """
    asked = sum(natural[column] for column in columns)
    in_proportion = {column: natural[column] * left / asked for column in columns}
    if asked <= left:
        return in_proportion
    fair = left / len(columns)
    fitting = {column: natural[column] for column in columns if natural[column] <= fair}
    cramped = {column: least[column] for column in columns if in_proportion[column] < least[column]}
    return fitting or cramped or in_proportion


def _width(spans: Spans, *, bold: bool) -> float:
    return sum(text_width(s.text, layout.TABLE_SIZE, bold=bold or s.bold, italic=s.italic) for s in spans)


def _longest_word(spans: Spans, *, bold: bool) -> float:
    words = breakable_words(unbroken(plain_text(spans)))
    return max((_width((Span(word),), bold=bold) for word in words), default=0.0)


def _table(widths: Sequence[float], *properties: BaseOxmlElement) -> BaseOxmlElement:
    total = element("w:tblW", w=sum(map(twips, widths)), type="dxa")
    grid = element("w:tblGrid", *(element("w:gridCol", w=twips(width)) for width in widths))
    return element("w:tbl", element("w:tblPr", total, *properties), grid)


def _row(
    cells: Sequence[Cell],
    widths: Sequence[float],
    *properties: BaseOxmlElement,
    middle: bool = False,
    may_split: bool = False,
) -> BaseOxmlElement:
    kept = [] if may_split else [element("w:cantSplit")]
    row = element("w:tr", element("w:trPr", *kept, *properties))
    for content, width in zip(cells, widths, strict=True):
        cell = element("w:tcPr", element("w:tcW", w=twips(width), type="dxa"))
        if middle:
            cell.append(element("w:vAlign", val="center"))
        row.append(element("w:tc", cell, *(content or [paragraph(layout.ANCHOR)])))
    return row
