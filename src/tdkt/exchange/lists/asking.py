"""Which lists a ward asks its units to fill in, and what is known already: registrations, ratings, nominations of a year."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from tdkt.awards.book import AwardBook
from tdkt.awards.law_in_force import LawInForce
from tdkt.exchange.lists.kind import Column
from tdkt.exchange.lists.kinds import KINDS
from tdkt.exchange.lists.list_form import WHO, ListForm
from tdkt.model.award_records import RATING_NAMES
from tdkt.model.organization import Unit
from tdkt.model.register import Collective, Person
from tdkt.model.text import upper_first

_WIDTHS = {"name": 34, "unit": 34, "award": 32, "rating": 30, "for": 46, "date": 14}
Member = Person | Collective
Choices = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class AskedList:
    """A list that units fill in: `keys` are its columns (of the kind of list of the same name), `answer` the one to fill in."""

    name: str
    title: str
    how: str
    keys: tuple[str, ...]
    answer: str
    known: Callable[[AwardBook, Member, int], Iterator[Mapping[str, str]]]
    choices: Callable[[LawInForce], Choices]


def _awards(law: LawInForce) -> Choices:
    return tuple(one.name for one in law.awards.values() if {"person", "collective"} & set(one.recipients))


def _ratings(_law: LawInForce) -> Choices:
    return tuple(upper_first(name) for name in reversed(RATING_NAMES.values()))


def _registered(book: AwardBook, who: Member, year: int) -> Iterator[Mapping[str, str]]:
    for (one, award, of), found in book.registrations.items():
        if (one, of) == (who.id, year):
            yield {"award": award, "date": f"{found.date:%d/%m/%Y}"}


def _proposable(book: AwardBook, who: Member, year: int) -> Iterator[Mapping[str, str]]:
    """Yield what somebody is registered for and does not hold yet: that is what a nomination begins with."""
    for one, award, of in book.registrations:
        if (one, of) == (who.id, year) and not book.held(one, award, of):
            yield {"award": award}


def _rated(book: AwardBook, who: Member, year: int) -> Iterator[Mapping[str, str]]:
    rating = book.ratings.get((who.id, year))
    if rating is not None:
        yield {"rating": upper_first(RATING_NAMES[rating.rating])}


ASKED = {
    one.name: one
    for one in (
        AskedList(
            "registrations",
            "Đăng ký danh hiệu thi đua năm {year}",
            "Chọn danh hiệu ở từng dòng; ai đăng ký hai danh hiệu thì thêm một dòng. Không đăng ký thì để trống. Người chưa có tên ghi ở các dòng trống.",
            (WHO, "name", "unit", "award", "date"),
            "award",
            _registered,
            _awards,
        ),
        AskedList(
            "ratings",
            "Xếp loại chất lượng năm {year}",
            "Chọn mức xếp loại ở từng dòng. Chưa xếp loại thì để trống.",
            (WHO, "name", "unit", "rating"),
            "rating",
            _rated,
            _ratings,
        ),
        AskedList(
            "nominations",
            "Đề nghị khen thưởng năm {year}",
            "Chọn danh hiệu, hình thức; ghi thành tích như sẽ in trên quyết định. Không đề nghị thì để trống cột danh hiệu.",
            (WHO, "name", "unit", "award", "for"),
            "award",
            _proposable,
            _awards,
        ),
    )
}
"""By the word that `tdkt form` takes."""


def list_for(asked: AskedList, unit: Unit, year: int, book: AwardBook, law: LawInForce) -> ListForm:
    """Return the list for one unit, with those of it on record and what is known of them."""
    columns = {column.key: column for column in KINDS[asked.name].columns}
    chosen: tuple[Column, ...] = tuple(columns[key] for key in asked.keys)
    rows = []
    for who in _members(book, unit, year):
        base = {WHO: who.id, "name": who.name, "unit": unit.name}
        known = [{**base, **_in_words(found, law)} for found in asked.known(book, who, year)]
        rows += known or [base]
    return ListForm(
        asked.title.format(year=year),
        unit.name,
        asked.how,
        chosen,
        _WIDTHS,
        rows,
        {asked.answer: asked.choices(law)},
    )


def _in_words(found: Mapping[str, str], law: LawInForce) -> dict[str, str]:
    return {
        key: law.awards[said].name if key == "award" and said in law.awards else said
        for key, said in found.items()
    }


def _members(book: AwardBook, unit: Unit, year: int) -> Iterator[Member]:
    """Yield the unit as a collective, then its people of that year, in the order of the register."""
    for who in book.everyone.values():
        if isinstance(who, Collective) and who.unit == unit.id:
            yield who
    for who in book.everyone.values():
        if isinstance(who, Person) and who.belonged(unit.id, year):
            yield who
