"""The two columns of head and foot laid out so that they hold: wide enough for Quốc hiệu in a table, on tab stops where spaces were typed.

The decree sets where ô 1-4, 7 and 9 stand (NĐ 30/2020, Phụ lục I, Phần I, IV); once letters have their right size, columns that were
pushed into place with spaces and tabs no longer stand so. No word changes, only the space between the columns.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from tdkt.conformity.components.component import Component
from tdkt.conformity.rules.rule_lines import lines_on
from tdkt.model.records import dataclass
from tdkt.office.word.editing.changes import Changes, insert, new, put
from tdkt.office.word.editing.lines import erase_lines
from tdkt.office.word.editing.replacing import replace_letters
from tdkt.office.word.xml import W
from tdkt.type_metrics import text_width

if TYPE_CHECKING:
    from lxml.etree import _Element

    from tdkt.conformity.components.piece import Piece
    from tdkt.conformity.components.recognised import Recognised
    from tdkt.office.word.editing.edited import EditedWord
    from tdkt.office.word.editing.letters import Written

_HEAD = frozenset(
    (
        Component.SUPERIOR, Component.AGENCY, Component.NATION, Component.MOTTO, Component.NUMBER, Component.DATE,
        Component.LETTER_SUBJECT, Component.URGENCY, Component.SECRECY,
    )
)  # fmt: skip
_FOOT = frozenset(
    (
        Component.RECIPIENTS_TITLE, Component.RECIPIENT, Component.POWER, Component.SIGNER, Component.SIGNER_POST, Component.SIGNED,
        Component.DRAFTER,
    )
)  # fmt: skip
_TWIPS_A_MM = 56.7
_CELL_MARGINS = 230
_LEAST_MARGINS = 216
"""What Word keeps free at the sides of a cell, unless it says otherwise."""
_SLACK = 80
_GAP = 240
"""Between the columns, at least."""
_LEAST_LEFT = 2600
_APART = 120
"""Over and under the row with the number."""
_TABLE = "Cột của Quốc hiệu được nới để Quốc hiệu đứng trên một dòng."
_TABS = {
    "head": "Hai cột của phần đầu đẩy bằng dấu cách, tab: đã canh giữa bằng điểm dừng tab, đường kẻ vẽ lại theo cột.",
    "foot": "Hai cột của phần ký, nơi nhận đẩy bằng dấu cách, tab: đã canh bằng điểm dừng tab.",
}


@dataclass(frozen=True, slots=True)
class _Row:
    """A paragraph with something in the left column, in the right one or in both; `is_number`: with the number, which stands apart."""

    left: Piece | None
    right: Piece | None
    is_number: bool = False

    @property
    def some(self) -> Piece:
        """One of its pieces."""
        found = self.left or self.right
        assert found is not None
        return found


def lay_out_columns(document: Recognised, word: EditedWord, changes: Changes) -> Iterator[str]:
    """Lay out head and foot; yield in Vietnamese what was done."""
    if _widen_table(document, word, changes):
        yield _TABLE
    for part, components in (("head", _HEAD), ("foot", _FOOT)):
        rows = list(_rows(document, components))
        if not any(row.left and row.right for row in rows) or all(map(_is_on_stops, rows)):
            continue
        if _on_stops(document, rows, word, changes, centred=part == "head"):
            _erase_lines(rows, word, changes)
            yield _TABS[part]


def _is_on_stops(row: _Row) -> bool:
    """Tell whether what stands in the columns stands on centred tab stops already, with no spaces that push."""
    pieces = [piece for piece in (row.left, row.right) if piece is not None]
    stops = [tab.position for tab in row.some.paragraph.look.tabs if tab.kind == "center"]
    text = row.some.paragraph.text
    between = text[: pieces[0].start] + "".join(
        text[one.end : other.start] for one, other in pairwise(pieces)
    )
    is_alone = len(pieces) == 1 and not pieces[0].right and row.some.is_centred
    return (bool(stops) and set(between) <= {"\t"}) or is_alone


def _erase_lines(rows: Sequence[_Row], word: EditedWord, changes: Changes) -> None:
    """Take away the lines that hang on rows whose columns have moved: they are drawn anew where the columns are now."""
    for row in rows:
        written = word.written(row.some.paragraph.place)
        if written is not None and lines_on(row.some.paragraph):
            erase_lines(written.node, changes)


def breaks_nation(document: Recognised) -> bool:
    """Tell whether Quốc hiệu goes over two rows for certain, in a column that can be widened."""
    nation = document.first(Component.NATION)
    if nation is None or nation.cell is None or nation.cell.columns != 2 or nation.boxed:
        return False
    return len(document.of(Component.NATION)) == 1 and _width(nation) + _LEAST_MARGINS > nation.cell.width


def _widen_table(document: Recognised, word: EditedWord, changes: Changes) -> bool:
    """Give the right column of the head's table what Quốc hiệu needs, where it has less; tell whether it was done."""
    nation = document.first(Component.NATION)
    section = None if nation is None else document.section_of(nation)
    if nation is None or nation.cell is None or section is None or nation.cell.columns != 2 or nation.boxed:
        return False
    written = word.written(nation.paragraph.place)
    table = None if written is None else next(written.node.iterancestors(f"{W}tbl"), None)
    right = document.of(Component.NATION, Component.MOTTO, Component.DATE)
    needed = round(max(map(_width, right))) + _CELL_MARGINS + _SLACK
    total = section.width - section.left - section.right
    if table is None or nation.cell.width >= needed - _SLACK or total - needed < _LEAST_LEFT:
        return False
    columns = table.findall(f"{W}tblGrid/{W}gridCol")
    if len(columns) != 2 or total - needed < _needed_on_the_left(document):
        return False
    widths = [total - needed, needed]
    for column, width in zip(columns, widths, strict=True):
        column.set(f"{W}w", str(width))
    _set_width(table.find(f"{W}tblPr"), total)
    for row in table.iterchildren(f"{W}tr"):
        cells = row.findall(f"{W}tc")
        for cell, width in zip(cells, widths if len(cells) == 2 else [total], strict=False):
            _set_cell(cell, width)
    below = table.getnext()
    if below is not None and below.tag == table.tag:  # two tables would grow into one, with columns of both
        properties = new("pPr")
        put(properties, "spacing", before="0", after="0", line="20", lineRule="exact")
        table.addnext(changes.inserted_paragraph(new("p", properties)))
    return True


def _needed_on_the_left(document: Recognised) -> float:
    """Return what the names of the agencies need that stand on one line now: a line drawn under them hangs where it is."""
    names = [piece for piece in document.of(Component.SUPERIOR, Component.AGENCY) if piece.cell is not None]
    fitting = [
        _width(piece) for piece in names if piece.cell and _width(piece) + _CELL_MARGINS <= piece.cell.width
    ]
    return max(fitting, default=0) + _CELL_MARGINS


def _set_width(properties: _Element | None, total: int) -> None:
    if properties is None:
        return
    for name in ("tblW", "tblInd", "tblLayout"):
        for found in properties.findall(f"{W}{name}"):
            if name == "tblW":
                found.set(f"{W}w", str(total))
                found.set(f"{W}type", "dxa")
            else:
                properties.remove(found)
    fixed = new("tblLayout", type="fixed")
    behind = next((child for child in properties if child.tag in (f"{W}tblCellMar", f"{W}tblLook")), None)
    if behind is None:
        properties.append(fixed)
    else:
        behind.addprevious(fixed)


def _set_cell(cell: _Element, width: int) -> None:
    properties = cell.find(f"{W}tcPr")
    if properties is None:
        properties = new("tcPr")
        cell.insert(0, properties)
    found = properties.find(f"{W}tcW")
    if found is None:
        found = new("tcW")
        properties.insert(1 if properties.find(f"{W}cnfStyle") is not None else 0, found)
    found.set(f"{W}w", str(width))
    found.set(f"{W}type", "dxa")


def _rows(document: Recognised, components: frozenset[Component]) -> Iterator[_Row]:
    """Yield the paragraphs of head or foot that are no cells: their text left and right."""
    by_paragraph: dict[int, list[Piece]] = {}
    numbers = {id(piece.paragraph) for piece in document.of(Component.NUMBER)}
    for line in document.lines:
        piece = line.piece
        if line.part == 0 and line.component in components and piece.cell is None and not piece.boxed:
            by_paragraph.setdefault(piece.paragraph.place.index, []).append(piece)
    for pieces in by_paragraph.values():
        text = pieces[0].paragraph.text
        if "\n" in text.strip() or len(pieces) > 2:
            continue
        left = next((piece for piece in pieces if not piece.right), None)
        right = next((piece for piece in pieces if piece.right), None)
        if len(pieces) == 2 and (left is None or right is None):
            continue
        yield _Row(left, right, is_number=id(pieces[0].paragraph) in numbers)


def _on_stops(
    document: Recognised, rows: Sequence[_Row], word: EditedWord, changes: Changes, *, centred: bool
) -> bool:
    """Set the rows on tab stops in the middle of the columns; tell whether there is room for that."""
    section = document.section_of(rows[0].some)
    if section is None:
        return False
    total = section.width - section.left - section.right
    rights = [_width(row.right) for row in rows if row.right]
    lefts = [_width(row.left) for row in rows if row.left and row.right]
    widest = max(rights)
    if centred:
        middle = total - widest / 2
        first = (total - widest - _GAP) / 2
        if max(lefts, default=0) > total - widest - _GAP:
            return False
    else:
        both = [_width(row.left) + _GAP + _width(row.right) / 2 for row in rows if row.left and row.right]
        middle = max([total * 0.72, *both])
        first = 0
        if middle + widest / 2 > total + _SLACK:
            return False
    for row in rows:
        if row.right or not centred or _width(row.some) < total - widest - _GAP:
            _set_row(row, round(first), round(middle), word, changes)
    return True


def _set_row(row: _Row, first: int, middle: int, word: EditedWord, changes: Changes) -> None:
    written = word.written(row.some.paragraph.place)
    text = row.some.paragraph.text
    if written is None or written.paragraph.text != text:
        return
    properties = changes.properties(written.node, "pPr")
    for found in properties.findall(f"{W}tabs"):
        properties.remove(found)
    own = {tab.position for tab in row.some.paragraph.look.tabs}
    stops = [place for place in (first, middle) if place]
    tabs = new("tabs")
    for place in sorted({*own, *stops}):
        tabs.append(new("tab", val="center" if place in stops else "clear", pos=str(place)))
    insert(properties, tabs)
    put(properties, "ind", left="0", firstLine="0", hanging=None, start=None)
    apart, look = _APART if row.is_number else 0, row.some.paragraph.look
    put(
        properties,
        "spacing",
        before=str(max(apart, look.before)),
        after=str(max(apart, look.after)),
        line="240",
        lineRule="auto",
        beforeAutospacing=None,
        afterAutospacing=None,
    )
    put(properties, "jc", val="left")
    lead = "\t" if first else ""
    if row.right:
        start = row.left.end if row.left else 0
        between = "\t" if row.left else f"{lead}\t"
        _replace(written, start, row.right.start, between, changes)
    if row.left:
        _replace(written, 0, row.left.start, lead, changes)


def _replace(written: Written, start: int, end: int, to: str, changes: Changes) -> None:
    if written.paragraph.text[start:end] != to:
        replace_letters(written, start, end, to, changes)


def _width(piece: Piece) -> float:
    look = piece.look
    return text_width(piece.words, look.half_points / 2, bold=look.bold, italic=look.italic) * _TWIPS_A_MM
