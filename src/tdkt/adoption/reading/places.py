"""The parts of the ward (thôn, ấp, khu phố) that the tables of a plan name in their heads or first columns."""

from __future__ import annotations

from collections.abc import Iterator

from tdkt.adoption.reading.read_plan import ReadPlan, ReadTable
from tdkt.model.text import fold, spelling_key
from tdkt.planning.proposals.table_heads import PLACE
from tdkt.planning.proposals.turned_tables import turned

_LONGEST = 5
_FIRST_COLUMNS = 3


def places_named(plan: ReadPlan) -> tuple[str, ...]:
    """Return the names, each once, in the order of the file; none where a table names no more than one."""
    found: dict[str, str] = {}
    for table in _tables(plan):
        of_table = dict.fromkeys(name for name in _cells(table) if _is_name(name))
        if len(of_table) > 1:
            for name in of_table:
                found.setdefault(spelling_key(name), name)
    return tuple(found.values())


def _cells(table: ReadTable) -> Iterator[str]:
    rows = [[cell.text for cell in row] for row in table.rows]
    other = turned(rows)
    yield from other[0][2:] if other else ()
    for row in rows[:2]:
        yield from (" ".join(text.split()) for text in row)
    for row in rows[2:]:
        yield from (" ".join(text.split()) for text in row[:_FIRST_COLUMNS])


def _is_name(text: str) -> bool:
    """Tell whether a cell is a part's name: "Thôn Đông", "Khu phố 3", not "Thôn" and not "Thôn đạt chuẩn nông thôn mới"."""
    words = text.split()
    head = PLACE.match(fold(text))
    if head is None or not 2 <= len(words) <= _LONGEST:
        return False
    own = words[len(head[0].split()) :]
    return bool(own) and all(word[:1].isupper() or word[:1].isdigit() for word in own)


def _tables(plan: ReadPlan) -> Iterator[ReadTable]:
    for section in plan.all_sections:
        yield from (block for block in section.body if isinstance(block, ReadTable))
    for annex in plan.annexes:
        yield from (block for block in annex.body if isinstance(block, ReadTable))
        for part in annex.sections:
            for inner in part.walk():
                yield from (block for block in inner.body if isinstance(block, ReadTable))
