"""Where a sentence stands in a printed document, in the words of an amendment: "gạch đầu dòng thứ hai điểm a Mục 2.1 Phần II".

Phần and Mục of a certain document have a capital, điểm has none; no commas stand between (NĐ 30/2020, Phụ lục II, V.7).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from tdkt.documents.page.blocks import Block, Clause, Heading, Item, Paragraph, plain_text
from tdkt.model.numbering import counted
from tdkt.model.records import dataclass
from tdkt.model.text import one_spelling, plain

_DASH, _PLUS = "gạch đầu dòng", "dấu cộng"
_ARTICLE = "Điều "
"""What the number of a điều begins with."""


@dataclass(frozen=True, slots=True)
class Spot:
    """A printed sentence: `words` say where, `titles` are the headings above it, from the outermost."""

    words: str
    text: str
    titles: tuple[str, ...]


def spots(blocks: Iterable[Block]) -> list[Spot]:
    """Return a spot for each heading, numbered sentence, item and paragraph of a document, in printing order."""
    found: list[Spot] = []
    above: list[tuple[int, str, str]] = []
    seen: Counter[str] = Counter()  # items and paragraphs since the last heading
    for block in blocks:
        titles = tuple(title for _, _, title in above)
        if isinstance(block, Heading | Clause):
            above = [level for level in above if level[0] < block.level]
            titles = titles[: len(above)]
            text = plain_text(block.spans)
            above.append((block.level, block.number, text))
            found.append(Spot(_path(above), text, titles))
            seen.clear()
        elif isinstance(block, Item | Paragraph):
            is_below = isinstance(block, Item) and block.depth > 1
            mark = _PLUS if is_below else _DASH if isinstance(block, Item) else "đoạn"
            seen[mark] += 1
            if not is_below:
                seen[_PLUS] = 0
            holder = f"{_DASH} thứ {counted(seen[_DASH])} " if is_below and seen[_DASH] else ""
            where = f"{mark} thứ {counted(seen[mark])} {holder}{_path(above) or 'phần mở đầu'}"
            found.append(Spot(where, plain_text(block.spans), titles))
    return found


def spot_of(found: list[Spot], text: str, under: str = "") -> Spot | None:
    """Return the spot of `text`, the one below a heading `under` first; None where it is not printed."""
    wanted = one_spelling(plain(text)).strip()
    same = [spot for spot in found if one_spelling(spot.text).strip() == wanted]
    if under:
        below = one_spelling(plain(under)).strip()
        inside = [spot for spot in same if any(one_spelling(title).strip() == below for title in spot.titles)]
        same = inside or same
    return same[0] if same else None


def _path(above: list[tuple[int, str, str]]) -> str:
    """Return the numbers of the headings, the innermost first: "điểm a Mục 2.1 Phần II", "Mục I Phần thứ nhất"."""
    words = []
    for position in range(len(above) - 1, -1, -1):
        number = above[position][1]
        inner = above[position + 1][1] if position + 1 < len(above) else ""
        if not number.endswith((".", ")")) or number.startswith(_ARTICLE):
            words.append(number.rstrip("."))  # "Phần thứ nhất", "Chương I", "Điều 1"
        elif number.endswith(")"):
            words.append(f"điểm {number.rstrip(')')}")
        elif position and above[position - 1][1].startswith(_ARTICLE):
            words.append(f"khoản {number.rstrip('.')}")
        elif position == 0 and above[0][0] == 1:
            words.append(f"Phần {number.rstrip('.')}")
        elif not inner.startswith(number):  # "2.1." says "2." too
            words.append(f"Mục {number.rstrip('.')}")
    return " ".join(words)
