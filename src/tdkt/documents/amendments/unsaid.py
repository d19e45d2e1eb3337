"""Whether the articles of an amendment say all that is printed otherwise: what they cannot say is refused, never left out.

The two plans are held against each other line by line, without regard to how the articles were made.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from tdkt.documents.amendments.article import Article
from tdkt.documents.amendments.block_articles import table_texts
from tdkt.documents.amendments.printed import Printed, Sides
from tdkt.documents.amendments.spots import Spot, spelt
from tdkt.documents.page.blocks import Table
from tdkt.errors import UserError

_LONGEST = 80
_WHOLLY = r"(?:Bãi bỏ (?:toàn bộ )?|Thay thế |(?:Sửa đổi và sắp|Sắp) xếp lại nội dung tại )"
"""How an article begins that is about all that stands in a part."""


def refuse_unsaid(sides: Sides, articles: Sequence[Article]) -> None:
    """Raise UserError where a line that is printed on one side only is in none of `articles`."""
    found = next(_unsaid(sides, articles), None)
    if found is None:
        return
    where, text = found
    short = text if len(text) <= _LONGEST else f"{text[:_LONGEST].rstrip()}…"
    raise UserError(
        f"Chỗ đã đổi tại {where} (“{short}”) chưa viết được thành lời sửa đổi nên không in.",
        hint="Viết điểm sửa đổi ấy vào `paragraphs` của tệp văn bản sửa đổi: nêu vị trí và chép đủ lời mới (hoặc lời bãi bỏ); "
        "hoặc chia làm hai lần sửa đổi.",
    )


def _unsaid(sides: Sides, articles: Sequence[Article]) -> Iterator[tuple[str, str]]:
    said = {line for article in articles for line in _said(article)}
    whole = "\n".join(said).casefold()  # titles stand there as the page shows them
    leads = [article.lead for article in articles]
    slips = [slip for slip in sides.after.plan.corrections if slip not in sides.before.plan.corrections]
    then = Counter(_texts(sides.before, sides.after))
    now = Counter(_texts(sides.after, sides.before))
    for spot in _spots(sides.after, sides.before):
        for text in _of(spot):
            signed = text
            for slip in slips:
                signed = signed.replace(spelt(slip.mended), spelt(slip.issued))
            if (
                now[text] > then[text] + (then[signed] if signed != text else 0)
                and text.casefold() not in whole
            ):
                yield spot.words, text
    left: dict[str, list[str]] = {}  # by text the places of those that no article is about
    for spot, above in _with_those_above(sides.before, sides.after):
        for text in _of(spot):
            places = left.setdefault(text, [])
            if not _is_said_by_place(above, leads):
                places.append(spot.words)
    for text, places in left.items():
        mended = text
        for slip in slips:
            mended = mended.replace(spelt(slip.issued), spelt(slip.mended))
        stay = now[text] + (now[mended] if mended != text else 0)
        if len(places) > stay and text.casefold() not in whole:
            yield places[0], text


def _is_said_by_place(above: Sequence[str], leads: Iterable[str]) -> bool:
    """Tell whether an article is about the first of the places `above`, or abolishes or lists anew one that it stands in."""
    own = re.compile(rf"\b{re.escape(above[0])}(?![\w.]| (?:khoản|điểm|Mục|Tiểu|Phần|Chương|Điều))")
    outer = [re.compile(rf"{_WHOLLY}{re.escape(place)}(?![\w.]| Phần| Chương| Mục)") for place in above[1:]]
    return any(own.search(lead) or any(one.match(lead) for one in outer) for lead in leads)


def _said(article: Article) -> Iterator[str]:
    yield spelt(article.lead)
    for text in article.texts:
        if isinstance(text, Table):
            yield from _rows(text)
        else:
            yield spelt(text)


def _spots(side: Printed, other: Printed) -> Iterator[Spot]:
    """Yield what says something of its own; what a unit that stays is called is the ward's, not the plan's."""
    stay = {at for unit, at in side.headings.items() if unit in other.headings}
    yield from (spot for spot in side.spots if spot.index not in stay)
    for annex in side.annexes:
        yield from annex.own


def _with_those_above(side: Printed, other: Printed) -> Iterator[tuple[Spot, list[str]]]:
    """Yield each spot with the words for it, for each part that it stands in, and for its annex."""
    own = {id(spot): annex.name for annex in side.annexes for spot in annex.own}
    for spot in _spots(side, other):
        if id(spot) in own:
            yield spot, [spot.words, own[id(spot)]]
            continue
        words, parent = [spot.words], spot.parent
        while parent >= 0:
            words.append(side.spots[parent].words)
            parent = side.spots[parent].parent
        yield spot, words


def _texts(side: Printed, other: Printed) -> Iterable[str]:
    return (text for spot in _spots(side, other) for text in _of(spot))


def _of(spot: Spot) -> list[str]:
    return _rows(spot.block) if isinstance(spot.block, Table) else [spelt(spot.text)]


def _rows(table: Table) -> list[str]:
    """Return the rows of a table but for the numbers that count them, which follow from what is said of the others."""
    return [" | ".join(row[1:] if row[0].rstrip(".").isdecimal() else row) for row in table_texts(table)]
