"""Sentences that send the reader to an annex which an amendment gives another number, or abolishes, and that stay as they are."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from tdkt.checks.plan.annex_citations import is_of_another
from tdkt.checks.texts.annex_words import NAMED, annex_count, numbers_in
from tdkt.documents.amendments.annex_articles import Pairs
from tdkt.documents.amendments.printed import Printed, PrintedAnnex, Sides
from tdkt.documents.amendments.spots import Spot, spelt
from tdkt.errors import UserError
from tdkt.model.numbering import roman


def refuse_stale_references(sides: Sides, pairs: Pairs, paragraphs: Sequence[str]) -> None:
    """Raise UserError for sentences that stay and name an annex by a number that is another's from now on.

    Those whose place the clerk's own `paragraphs` name are left to the clerk.
    """
    new = {_number(old): _number(now) for old, now in pairs if _number(old)}
    numbers = {number: new.get(number, 0) for one in sides.before.annexes if (number := _number(one))}
    if all(old == now for old, now in numbers.items()):
        return
    signed = {spelt(spot.text) for spot in _own(sides.before)}
    found = [
        (spot, old)
        for spot in _own(sides.after)
        if spelt(spot.text) in signed and not any(spot.words in one for one in paragraphs)
        if (old := _stale(spot.text, numbers))
    ]
    if not found:
        return
    first, old = found[0]
    now = f"thành Phụ lục {roman(numbers[old])}" if numbers[old] else "không còn số ấy"
    others = f" (và {len(found) - 1} chỗ nữa: {_places(found[1:])})" if len(found) > 1 else ""
    raise UserError(
        f"Phụ lục {roman(old)} của bản đã ký nay {now}, mà {first.words}{others} vẫn dẫn tới Phụ lục {roman(old)}.",
        hint="Sửa số phụ lục trong các câu ấy: văn bản sửa đổi in luôn lời mới. Câu nào vẫn đúng như đang viết thì ghi vào "
        f"`paragraphs` của văn bản sửa đổi: “Giữ nguyên dẫn chiếu tại {first.words}”.",
    )


def _own(side: Printed) -> Iterator[Spot]:
    yield from side.spots
    for annex in side.annexes:
        yield from annex.own


def _number(annex: PrintedAnnex) -> int:
    """Return the number of an annex, 0 for the only one, which has none."""
    number = annex.name.removeprefix("Phụ lục").strip()
    return annex_count(number) if number else 0


def _stale(text: str, numbers: Mapping[int, int]) -> int:
    """Return the first annex that `text` names and that has another number now, 0 where it names the same annexes as before."""
    named = {
        number
        for match in NAMED.finditer(text)
        if not is_of_another(text, match.start(), match.end())
        for number in numbers_in(match["numbers"])
        if number in numbers
    }
    if {numbers[number] for number in named} == named:
        return 0
    return min((number for number in named if numbers[number] != number), default=0)


def _places(found: Iterable[tuple[Spot, int]]) -> str:
    return "; ".join(spot.words for spot, _ in found)
