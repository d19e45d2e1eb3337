"""Where a part stands in a printed document, in the words of an amendment: "gạch đầu dòng thứ hai điểm a khoản 2.1 Mục II".

A part is called by what its number looks like (NĐ 30/2020, Phụ lục I, Phần I, II.6đ and V.6): "I." is a mục, "1." a khoản, "a)"
a điểm. Phần, mục, tiểu mục, điều of a certain document have a capital, khoản and điểm have none; no commas stand between
(Phụ lục II, V.7). The decree has no name for "A.": it is the phần of a document that has no other, and below a phần or chương
the mục, whose "I." are its tiểu mục.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Iterable, Iterator, Sequence

from tdkt.documents.page.blocks import Block, Clause, Heading, Item, Paragraph, Table, plain_text
from tdkt.model.numbering import counted
from tdkt.model.records import dataclass
from tdkt.model.text import one_spelling, plain

DASH, PLUS, PARAGRAPH, TABLE = "gạch đầu dòng", "dấu cộng", "đoạn", "bảng"
OPENING, CLOSING = "phần mở đầu", "lời kết"
"""What holds the lines before the first numbered part, and those after the last."""
_OWN_LINE = ("Phần ", "Chương ")
_FIRST_LETTER, _ARTICLE = "A.", "Điều "
"""The first number of a level that counts in letters, and what that of a điều begins with."""


@dataclass(frozen=True, slots=True)
class Spot:
    """A printed part: `words` say where, `titles` are the headings above it, from the outermost.

    `index` is its place among the spots of the document, `parent` that of the heading it stands under (-1 for none), `ordinal`
    which it is among its like there (of a điều: in the document).
    """

    words: str
    text: str
    titles: tuple[str, ...]
    block: Block
    index: int
    parent: int
    ordinal: int

    @property
    def is_numbered(self) -> bool:
        """Tell whether it is a heading or a numbered sentence, under which others stand."""
        return isinstance(self.block, Heading | Clause)

    @property
    def number(self) -> str:
        """Its number as it is printed, "" for none."""
        return self.block.number if isinstance(self.block, Heading | Clause) else ""


def spots(blocks: Iterable[Block], *, root: str = OPENING, closing: int = 0) -> list[Spot]:
    """Return a spot for each heading, numbered sentence, item, paragraph and table of a document, in printing order.

    What stands under no heading stands in `root`; the last `closing` blocks close the whole and stand under none.
    """
    return list(_spots(tuple(blocks), root, closing))


def _spots(blocks: Sequence[Block], root: str, closing: int) -> Iterator[Spot]:
    above: list[tuple[int, str, str, int]] = []  # level, number, title, index
    seen: Counter[str] = Counter()  # items, paragraphs, tables since the last heading
    siblings: Counter[tuple[int, int]] = Counter()
    lettered: set[int] = set()
    for index, block in enumerate(blocks):
        if closing and index == len(blocks) - closing:
            above, root = [], CLOSING
            seen.clear()
        if isinstance(block, Heading | Clause):
            above = [level for level in above if level[0] < block.level]
            titles, parent = _titles(above), above[-1][3] if above else -1
            text = plain_text(block.spans)
            above.append((block.level, block.number, text, index))
            siblings[parent, block.level] += 1
            if block.number == _FIRST_LETTER:
                lettered.add(block.level)
            ordinal = _counted_on(block.number) or siblings[parent, block.level]
            yield Spot(_path(above, lettered), text, titles, block, index, parent, ordinal)
            seen.clear()
        else:
            kind = _kind(block)
            seen[kind] += 1
            if kind != PLUS:
                seen[PLUS] = 0
            holder = f"{DASH} thứ {counted(seen[DASH])} " if kind == PLUS and seen[DASH] else ""
            where = f"{kind} thứ {counted(seen[kind])} {holder}{_path(above, lettered) or root}"
            parent = above[-1][3] if above else -1
            yield Spot(where, _text(block), _titles(above), block, index, parent, seen[kind])


def _titles(above: Iterable[tuple[int, str, str, int]]) -> tuple[str, ...]:
    return tuple(title for _, _, title, _ in above)


def _kind(block: Item | Paragraph | Table) -> str:
    if isinstance(block, Item):
        return PLUS if block.depth > 1 else DASH
    return TABLE if isinstance(block, Table) else PARAGRAPH


def _text(block: Item | Paragraph | Table) -> str:
    return "" if isinstance(block, Table) else plain_text(block.spans)


def _counted_on(number: str) -> int:
    """Return the number of a điều, which counts through the whole document; 0 for everything else."""
    bare = number.removeprefix(_ARTICLE).rstrip(".")
    return int(bare) if number.startswith(_ARTICLE) and bare.isdecimal() else 0


def spot_of(found: list[Spot], text: str, under: str = "") -> Spot | None:
    """Return the spot of `text`, the one below a heading `under` first; None where it is not printed."""
    wanted = spelt(text)
    same = [spot for spot in found if spot.text and spelt(spot.text) == wanted]
    if under:
        below = spelt(under)
        inside = [spot for spot in same if any(spelt(title) == below for title in spot.titles)]
        same = inside or same
    return same[0] if same else None


def spelt(text: str) -> str:
    """Return a text so that it is the same on paper and in a file."""
    return " ".join(one_spelling(plain(text)).split())


def _path(above: Sequence[tuple[int, str, str, int]], lettered: Container[int]) -> str:
    """Return the numbers of the headings, the innermost first: "điểm a khoản 2.1 Mục II", "Mục I Phần thứ nhất"."""
    words = []
    for position in range(len(above) - 1, -1, -1):
        number = above[position][1]
        called = _called(number, above[: position + 1], lettered)
        inner = above[position + 1][1] if position + 1 < len(above) else ""
        if not (called.startswith("khoản ") and inner.startswith(number)):  # "khoản 2.1" says "khoản 2" too
            words.append(called)
    return " ".join(words)


def _called(number: str, above: Sequence[tuple[int, str, str, int]], lettered: Container[int]) -> str:
    """Return what the last of `above`, which has this number, is called; the levels `lettered` count "A.", "B."."""
    bare, level = number.rstrip(".)"), above[-1][0]
    if number.startswith((*_OWN_LINE, _ARTICLE)):
        return bare  # "Phần thứ nhất", "Chương I", "Điều 1"
    if number.endswith(")"):
        return f"điểm {bare}"
    if bare[:1].isdigit():
        return f"Mục {bare}" if level == 1 else f"khoản {bare}"
    in_part = any(outer.startswith(_OWN_LINE) for _, outer, _, _ in above)
    if level in lettered:
        return f"Mục {bare}" if in_part else f"Phần {bare}"
    below_letter = any(outer in lettered for outer, _, _, _ in above[:-1])
    return f"Tiểu mục {bare}" if in_part and below_letter else f"Mục {bare}"
