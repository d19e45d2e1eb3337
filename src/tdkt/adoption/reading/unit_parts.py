"""The part of the plan that holds each unit's movements: which it is, and what of it is movement, item, introduction."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from tdkt.adoption.reading.notes import Notes
from tdkt.adoption.reading.outline import Node
from tdkt.adoption.reading.scheme import level_below
from tdkt.adoption.reading.typed import TypedTable, all_lines
from tdkt.adoption.reading.unit_names import names_a_group, names_two, unit_name
from tdkt.model.numbering import COMMON, Scheme
from tdkt.model.records import dataclass
from tdkt.model.text import spelling_key

_OF_MOVEMENTS = re.compile(r"(?i)phong trào|thi đua|lĩnh vực|chỉ tiêu|nội dung|đơn vị")
_OF_DUTIES = re.compile(r"(?i)tổ chức thực hiện|phân công|trách nhiệm|tổ chức, thực hiện")
_LEAST_SCORE = 2


@dataclass(frozen=True, slots=True)
class UnitPart:
    """The node under which units stand, and those of its children that are units; the children behind them are sections."""

    node: Node
    units: tuple[Node, ...]


def with_room_for_units(root: Node, scheme: Scheme) -> Scheme:
    """Return `scheme`, or the common one where only that has a level for the units and one for their movements."""
    no_room = _best(root, scheme) is None and _best(root, COMMON) is not None
    return COMMON if no_room else scheme


def unit_part(root: Node, scheme: Scheme, notes: Notes) -> UnitPart | None:
    """Return the part with the units' movements, None where the plan has none; what is doubtful is noted."""
    best = _best(root, scheme)
    if best is not None and _holds_table(best):
        notes.doubt(
            "Phần của các đơn vị có bảng: giữ bảng hay chia nội dung cho từng đơn vị?",
            ("để nguyên theo mục, giữ bảng", "chuyển nội dung của bảng thành các câu ở movements/"),
            "để nguyên theo mục, giữ bảng",
            "phong trào của đơn vị ở movements/ không chứa bảng; chỉ tiêu vẫn được theo dõi ở đó",
            about="unit_movements",
        )
        return None
    if best is None:
        notes.doubt(
            "Kế hoạch không có phần riêng cho từng đơn vị.",
            ("để nguyên theo mục", "chia nhiệm vụ, chỉ tiêu cho từng đơn vị ở movements/"),
            "để nguyên theo mục",
            "không thấy mục nào có các mục con mang tên đơn vị",
            about="unit_movements",
        )
        return None
    return _part(best, notes)


def _best(root: Node, scheme: Scheme) -> Node | None:
    """Return the part that looks most like that of the units, among those that can hold them by `scheme`."""
    best: tuple[int, Node] | None = None
    for node, titles, level in _with_titles(root, (), 0, scheme):
        score = _score(node, titles) if level + _levels_needed(node) <= scheme.depth else 0
        if score >= _LEAST_SCORE and (best is None or score > best[0]):
            best = (score, node)
    return best[1] if best else None


def _levels_needed(node: Node) -> int:
    """Return how many levels the units below `node` need: one, and one for their movements where these have titles."""
    titled = any(unit.children or any(entry.depth > 1 for entry in unit.body) for unit in node.children)
    return 2 if titled else 1


def _holds_table(node: Node) -> bool:
    return any(isinstance(entry.part, TypedTable) for one in node.walk() for entry in one.body)


def _with_titles(
    node: Node, above: tuple[str, ...], level: int, scheme: Scheme
) -> Iterator[tuple[Node, tuple[str, ...], int]]:
    """Yield every part with the titles from the outermost to its own, and the level on which it is numbered."""
    titles = (*above, node.heading.plain) if node.heading else above
    yield node, titles, level
    below = level_below(node.children, level, scheme) if level else 1
    for child in node.children:
        yield from _with_titles(child, titles, below, scheme)


def _score(node: Node, titles: Sequence[str]) -> int:
    units = [child for child in node.children if child.heading and unit_name(child.heading.plain)]
    if not units or 2 * len(units) < len(node.children) or node.heading is None:
        return 0
    if not all(child.body or child.children for child in node.children):
        return 0  # a unit of which nothing is said has no movements file
    names = [spelling_key(child.heading.plain) for child in node.children if child.heading]
    if len(set(names)) < len(names):
        return 0  # a unit has one file
    score = 0
    if _OF_MOVEMENTS.search(titles[-1]):
        score += 2
    elif any(map(_OF_MOVEMENTS.search, titles)):
        score += 1
    if any(map(_OF_DUTIES.search, titles)):
        score -= 4
    if any(child.children for child in units):
        score += 3
    if any("phong trào" in _all_words(child).lower() for child in units):
        score += 1
    return score


def _all_words(node: Node) -> str:
    own = " ".join(line.plain for entry in node.body for line in all_lines((entry.part,)))
    heading = node.heading.plain if node.heading else ""
    return " ".join([heading, own, *map(_all_words, node.children)])


def _part(node: Node, notes: Notes) -> UnitPart:
    named = [bool(child.heading and unit_name(child.heading.plain)) for child in node.children]
    last = len(named) - 1 - named[::-1].index(True)
    units = tuple(node.children[: last + 1])
    for child, is_unit in zip(units, named, strict=False):
        heading = child.heading
        assert heading is not None
        if not is_unit:
            notes.doubt(
                f"“{heading.plain}” có phải một đơn vị không?",
                ("một đơn vị", "một mục: chuyển xuống sau các đơn vị"),
                "một đơn vị",
                "đứng giữa các đơn vị khác",
                lines=heading.numbers,
            )
        elif names_a_group(heading.plain) or names_two(heading.plain):
            notes.doubt(
                f"“{heading.plain}” là một đơn vị hay nhiều đơn vị?",
                ("một đơn vị báo cáo chung", "tách cho từng đơn vị"),
                "một đơn vị",
                "kế hoạch viết chung một mục",
                lines=heading.numbers,
            )
    return UnitPart(node, units)
