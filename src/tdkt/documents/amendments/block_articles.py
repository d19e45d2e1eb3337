"""The articles about paragraphs, items and tables that stand together: which came, which went, which read otherwise."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from difflib import SequenceMatcher

from tdkt.documents.amendments.article import Article, Placed
from tdkt.documents.amendments.printed import printed_lines
from tdkt.documents.amendments.spots import Spot, spelt
from tdkt.documents.page.blocks import Item, Spans, Table, plain_text
from tdkt.model.numbering import counted

_ROW = "dòng thứ {} (không tính dòng tiêu đề) của {}"
_FEW_ROWS = 3
"""So many rows of a table, or half of them, are amended one by one; for more the whole table is given anew."""
At = Callable[[Spot], int]


def block_articles(old: Sequence[Spot], new: Sequence[Spot], holder: str, at: At) -> Iterator[Placed]:
    """Say what turns the lines `old` into `new`, which stand in `holder`; `at` places an article by a spot of either side."""
    then, now = ([_key(spot) for spot in side] for side in (old, new))
    if then == now:
        return
    if Counter(then) == Counter(now):
        yield reordered(new, holder, at(old[0]))
        return
    for tag, start, end, first, last in SequenceMatcher(None, then, now, autojunk=False).get_opcodes():
        if tag != "equal":
            yield from _stretch(old[start:end], new[first:last], at)


def reordered(lines: Sequence[Spot], holder: str, place: int) -> Placed:
    """Say that the same lines stand in another order, which is printed."""
    texts = printed_lines(spot.block for spot in lines)
    return place, Article(f"Sắp xếp lại nội dung tại {holder} như sau", texts, whole=True)


def table_texts(table: Table) -> tuple[tuple[str, ...], ...]:
    """Return the head and the rows of a table as plain texts."""
    return tuple(_row(row) for row in (table.head, *table.rows))


def _row(cells: Iterable[Spans]) -> tuple[str, ...]:
    return tuple(spelt(plain_text(cell)) for cell in cells)


def _key(spot: Spot) -> tuple[object, ...]:
    block = spot.block
    if isinstance(block, Table):
        return ("table", table_texts(block))
    return (type(block).__name__, block.depth if isinstance(block, Item) else 0, spelt(spot.text))


def _kind(spot: Spot) -> tuple[object, ...]:
    return _key(spot)[:2] if not isinstance(spot.block, Table) else ("table",)


def _stretch(went: Sequence[Spot], came: Sequence[Spot], at: At) -> Iterator[Placed]:
    """Say the lines that stand in the place of others: like for like in their order, then what is left on either side."""
    left = list(came)
    for one in went:
        other = next((spot for spot in left if _kind(spot) == _kind(one)), None)
        if other is None:
            yield _removed(one, at(one))
            continue
        for passed in left[: left.index(other)]:
            yield _added(passed, at(passed))
        left = left[left.index(other) + 1 :]
        yield from _changed(one, other, at(one))
    for other in left:
        yield _added(other, at(other))


def _changed(one: Spot, other: Spot, place: int) -> Iterator[Placed]:
    if isinstance(one.block, Table) and isinstance(other.block, Table):
        yield from ((place, article) for article in table_articles(one.block, other.block, one.words))
    else:
        yield place, Article(f"Sửa đổi {one.words} như sau", (_words(other),))


def _removed(one: Spot, place: int) -> Placed:
    return place, Article(f"Bãi bỏ {one.words}", (_words(one),))


def _added(one: Spot, place: int) -> Placed:
    return place, Article(f"Bổ sung {one.words} như sau", (_words(one),))


def _words(spot: Spot) -> str | Table:
    """Return a line without the mark that its place says already; a table as it is."""
    return spot.block if isinstance(spot.block, Table) else spot.text


def table_articles(then: Table, now: Table, called: str, called_now: str = "") -> Iterator[Article]:
    """Say which rows of a table changed; the whole table where its columns are others, or most of its rows.

    `called_now` is what it is called by its place in the plan to be in force, where a row is added, if that is another place.

    Rows that only have another number because one before them came or went are not said one by one.
    """
    (head, *old), (head_now, *new) = table_texts(then), table_texts(now)
    renumbers = _is_counted(old) and _is_counted(new)
    then_said, now_said = ([row[1:] if renumbers and row[0] else row for row in rows] for rows in (old, new))
    opcodes = SequenceMatcher(None, then_said, now_said, autojunk=False).get_opcodes()
    steps = [step for step in opcodes if step[0] != "equal"]
    touched = sum(max(end - start, last - first) for _, start, end, first, last in steps)
    if head != head_now or touched > max(_FEW_ROWS, len(old) // 2) or touched >= len(old) > 1 or not steps:
        yield Article(f"Thay thế {called} bằng bảng như sau", (now,))
        return
    for _, start, end, first, last in steps:
        paired = min(end - start, last - first)
        for number in range(paired):
            where = _ROW.format(counted(start + number + 1), called)
            yield Article(f"Sửa đổi {where} như sau", (_rows(now, first + number),))
        for number in range(start + paired, end):
            yield Article(f"Bãi bỏ {_ROW.format(counted(number + 1), called)}", (_rows(then, number),))
        for number in range(first + paired, last):
            where = _ROW.format(counted(number + 1), called_now or called)
            yield Article(f"Bổ sung {where} như sau", (_rows(now, number),))
    shifted = any(
        old[start][0] != new[first][0] for tag, start, _, first, _ in opcodes if tag == "equal" and old
    )
    if renumbers and shifted:
        yield Article(f"Đánh lại số thứ tự các dòng của {called}")


def _is_counted(rows: Sequence[tuple[str, ...]]) -> bool:
    """Tell whether the first column counts the rows: 1, 2, 3, with rows without a number (of sums) among them."""
    numbers = [row[0].rstrip(".") for row in rows if row and row[0]]
    return (
        len(numbers) > 1
        and all(one.isdecimal() for one in numbers)
        and [int(one) for one in numbers] == list(range(1, len(numbers) + 1))
    )


def _rows(table: Table, number: int) -> Table:
    """Return one row of a table under its head."""
    return Table(table.head, (table.rows[number],), table.align, table.widths, table.row_height, table.groups)
