"""The articles that amend a decision on commendation: the list first, then each Điều that reads otherwise because of it.

Both sides are printed and set side by side, so that an article speaks of what the signed paper shows and of nothing else: who is
on the list and how they stand there, the numbers in Điều 1, the money in Điều 2. Days of receipt, votes, ids are on no decision.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from tdkt.awards.batch_case import BatchCase, Nominee
from tdkt.documents.amendments.article import Article
from tdkt.documents.awards.batch_lists import place_of
from tdkt.documents.awards.decision import decision_document
from tdkt.documents.page.blocks import Block, Item, Paragraph, plain_text
from tdkt.documents.texts.templates import Templates
from tdkt.model.records import dataclass
from tdkt.model.register import Collective, Household, Person, Recipient
from tdkt.model.text import lower_first

_DIEU = "Điều "


def award_articles(before: BatchCase, after: BatchCase, templates: Templates) -> list[Article]:
    """Return the articles that turn the decision on `before` into the one on `after`.

    Raises NotYetError where nobody is left to commend: then the decision is revoked, not amended.
    """
    papers = [decision_document(case, templates) for case in (before, after)]
    articles = list(_on_the_list(before, after))
    if papers[0].subject != papers[1].subject:
        articles.append(Article("Sửa đổi trích yếu như sau", (papers[1].subject,)))
    then, now = (_dieu(paper.blocks) for paper in papers)
    same_units = _proposing(before) == _proposing(after)
    for name, texts in now.items():
        is_of_units_alone = name == f"{_DIEU}3" and same_units and _recipients(before) == _recipients(after)
        if then.get(name) != texts and not is_of_units_alone:
            articles.append(Article(f"Sửa đổi {name} như sau", texts, whole=True))
    return articles


def _dieu(blocks: Iterable[Block]) -> dict[str, tuple[str, ...]]:
    """Return the paragraphs of each Điều, by its name; items of a list with their hyphen."""
    found: dict[str, list[str]] = {}
    name = ""
    for block in blocks:
        if not isinstance(block, Paragraph | Item):
            continue
        text = plain_text(block.spans)
        if text.startswith(_DIEU) and isinstance(block, Paragraph):
            name = text.partition(".")[0]
        found.setdefault(name, []).append(f"- {text}" if isinstance(block, Item) else text)
    return {dieu: tuple(texts) for dieu, texts in found.items() if dieu}


def _proposing(case: BatchCase) -> set[str]:
    return {nominee.nomination.by for nominee in case.nominees}


def _recipients(case: BatchCase) -> set[str]:
    return {nominee.who.recipient for nominee in case.nominees}


@dataclass(frozen=True, slots=True)
class _Pair:
    """Somebody on the list before and after; None on the side where they are not on it."""

    old: Nominee | None
    new: Nominee | None


def _on_the_list(before: BatchCase, after: BatchCase) -> Iterator[Article]:
    pairs = list(_pairs(before.nominees, after.nominees))
    for pair in pairs:
        if pair.old is not None and pair.new is None:
            yield Article(f"Đưa ra khỏi danh sách khen thưởng: {_who(pair.old)}")
    for pair in pairs:
        if pair.old is not None and pair.new is not None:
            yield from _reads_otherwise(pair.old, pair.new, after)
    for pair in pairs:
        if pair.old is None and pair.new is not None:
            place = place_of(pair.new.who, after.organization)
            where = f", {place}" if place else ""
            merit = pair.new.nomination.for_.rstrip(".")
            yield Article(f"Bổ sung vào danh sách khen thưởng: {_who(pair.new)}{where}; thành tích: {merit}")


def _pairs(before: Sequence[Nominee], after: Sequence[Nominee]) -> Iterator[_Pair]:
    """Pair the nominees of both sides: by their nomination and who it is for, then by who gets which award."""
    left = list(after)
    for old in before:
        new = next((one for one in left if _same_nomination(old, one)), None) or next(
            (one for one in left if (one.who.id, one.award.id) == (old.who.id, old.award.id)), None
        )
        if new is not None:
            left.remove(new)
        yield _Pair(old, new)
    yield from (_Pair(None, one) for one in left)


def _same_nomination(one: Nominee, other: Nominee) -> bool:
    return (one.nomination.id, one.who.id) == (other.nomination.id, other.who.id)


def _reads_otherwise(old: Nominee, new: Nominee, after: BatchCase) -> Iterator[Article]:
    """Say what the list shows otherwise of somebody who stays on it."""
    who = _who(old)
    if old.who.full_address != new.who.full_address:
        yield Article(
            f"Sửa đổi tên trong danh sách khen thưởng: “{old.who.full_address}” thành “{new.who.full_address}”"
        )
        who = _who(new)
    if _own_place(old) != _own_place(new):
        place = place_of(new.who, after.organization)
        yield Article(f"Sửa đổi chức vụ, đơn vị, địa chỉ của {who} như sau", (place,))
    if old.award.id != new.award.id:
        yield Article(
            f"Sửa đổi danh hiệu, hình thức khen thưởng của {_addressed(new.who)}: “{old.award.name}” thành “{new.award.name}”"
        )
    if old.nomination.for_ != new.nomination.for_:
        yield Article(f"Sửa đổi thành tích của {who} như sau", (new.nomination.for_.rstrip("."),))
    if old.nomination.ordinal is not None and old.nomination.ordinal != new.nomination.ordinal:
        number = new.nomination.ordinal or "không có"
        yield Article(f"Sửa đổi số sổ vàng của {who}: {old.nomination.ordinal} thành {number}")


def _own_place(nominee: Nominee) -> tuple[str | None, ...]:
    """Return what is on record of somebody's place: the name of a unit that is changed later is no change of the decision."""
    who = nominee.who
    if isinstance(who, Person):
        return who.post, who.unit, who.address
    return (who.subdivision, who.address) if isinstance(who, Household) else ()


def _who(nominee: Nominee) -> str:
    """Return "ông Nguyễn Văn A (Giấy khen; số sổ vàng 02)", "tập thể Văn phòng (…)"."""
    number = nominee.nomination.ordinal
    in_book = f"; số sổ vàng {number:02}" if number is not None else ""
    return f"{_addressed(nominee.who)} ({nominee.award.name}{in_book})"


def _addressed(who: Recipient) -> str:
    """Return who is meant in the middle of a sentence; the name of a collective keeps its capital."""
    named = who.full_address
    if isinstance(who, Collective) and not named.casefold().startswith("tập thể"):
        return f"tập thể {named}"
    return lower_first(named)
