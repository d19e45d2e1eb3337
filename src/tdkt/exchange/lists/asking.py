"""Which lists a ward asks its units (or its Council) to fill in, and what is known already."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal

from tdkt.awards.batch_case import BatchCase
from tdkt.awards.bodies import Body
from tdkt.awards.book import AwardBook
from tdkt.awards.law_in_force import LawInForce
from tdkt.exchange.cell_values import in_vietnamese
from tdkt.exchange.lists.kind import Column
from tdkt.exchange.lists.kinds import KINDS
from tdkt.exchange.lists.list_form import WHO, ListForm
from tdkt.exchange.lists.score_list import criteria_of_year, scored_by_hand
from tdkt.model.award_records import RATING_NAMES, Initiative
from tdkt.model.measure import Number
from tdkt.model.records import dataclass
from tdkt.model.register import Collective, Household, Person
from tdkt.model.scoring import ScoreSheet
from tdkt.model.text import upper_first
from tdkt.workspace.workspace import Workspace

_WIDTHS = {
    "name": 34,
    "unit": 34,
    "award": 32,
    "rating": 30,
    "for": 46,
    "date": 14,
    "authors": 30,
    "level": 16,
    "evidence": 40,
    "maximum": 12,
    "self": 12,
}
_WIDTHS_OF_VOTES = {**_WIDTHS, "for": 12, "against": 14, "written": 16}
_BLANK_ROWS = 15
"""Rows for those who are not known yet."""
Known = Mapping[str, str]
Member = Person | Collective
Choices = Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Asking:
    """Who is asked for which year, and what is on record."""

    unit: Body
    year: int
    workspace: Workspace
    book: AwardBook
    law: LawInForce


@dataclass(frozen=True, slots=True)
class AskedList:
    """A list that units fill in: `keys` are its columns (of the kind of list of the same name), of which `hidden` are not shown.

    `rows` are what is known by column, `choices` what a column may hold, `blank_rows` those for what is not known.
    """

    name: str
    title: str
    how: str
    keys: tuple[str, ...]
    rows: Callable[[Asking], Iterator[Known]]
    choices: Callable[[Asking], Choices] = lambda _: {}
    hidden: tuple[str, ...] = (WHO,)
    blank_rows: int = _BLANK_ROWS


def _awards(asking: Asking) -> Choices:
    there = asking.unit.there
    of_thon = {"household"} if isinstance(there, Collective) and there.subdivision else set()
    asked = {"person", "collective"} | of_thon
    return {"award": tuple(one.name for one in asking.law.awards.values() if asked & set(one.recipients))}


def _ratings(_: Asking) -> Choices:
    return {"rating": tuple(upper_first(name) for name in reversed(RATING_NAMES.values()))}


def _levels(asking: Asking) -> Choices:
    organization = asking.workspace.organization
    above = organization.city_word if organization else "thành phố"
    return {"level": ("Cơ sở", upper_first(above))}


def _members(asking: Asking) -> Iterator[Member]:
    """Yield the unit as a collective, then its people of that year, in the order of the register.

    Of a collective that is no unit: itself, the others of its thôn, then the people on record as its members.
    """
    there = asking.unit.there
    if isinstance(there, Collective):
        yield from _of_collective(asking, there)
        return
    for who in asking.book.everyone.values():
        if isinstance(who, Collective) and who.unit == asking.unit.id:
            yield who
    for who in asking.book.everyone.values():
        if isinstance(who, Person) and who.belonged(asking.unit.id, asking.year):
            yield who


def _of_collective(asking: Asking, there: Collective) -> Iterator[Member]:
    yield there
    for who in asking.book.everyone.values():
        if not isinstance(who, Collective) or who.id == there.id or who.unit is not None:
            continue
        if who.subdivision is not None and who.subdivision == there.subdivision:
            yield who
    for who in asking.book.everyone.values():
        if isinstance(who, Person) and who.id in there.members:
            yield who


def _of_members(
    known: Callable[[Asking, Member], Iterator[Known]],
) -> Callable[[Asking], Iterator[Known]]:
    """Return what yields a row for each member of a unit, several where several things are known."""

    def rows(asking: Asking) -> Iterator[Known]:
        for who in _members(asking):
            base = {WHO: who.id, "name": who.name, "unit": asking.unit.name}
            yield from [{**base, **found} for found in known(asking, who)] or [base]

    return rows


def _award_name(asking: Asking, award: str) -> str:
    return asking.law.awards[award].name if award in asking.law.awards else award


def _registered(asking: Asking, who: Member) -> Iterator[Known]:
    for (one, award, of), found in asking.book.registrations.items():
        if (one, of) == (who.id, asking.year):
            yield {"award": _award_name(asking, award), "date": f"{found.date:%d/%m/%Y}"}


def _proposable(asking: Asking, who: Member) -> Iterator[Known]:
    """Yield what somebody is registered for and does not hold yet: that is what a nomination begins with."""
    for one, award, of in asking.book.registrations:
        if (one, of) == (who.id, asking.year) and not asking.book.held(one, award, of):
            yield {"award": _award_name(asking, award)}


def _rated(asking: Asking, who: Member) -> Iterator[Known]:
    rating = asking.book.ratings.get((who.id, asking.year))
    if rating is not None:
        yield {"rating": upper_first(RATING_NAMES[rating.rating])}


def _initiatives(asking: Asking) -> Iterator[Known]:
    """Yield the initiatives of the year that somebody of the unit has a part in."""
    of_unit = {who.id for who in _members(asking)}
    choices = _levels(asking)["level"]
    for one in asking.book.initiatives.values():
        if one.year == asking.year and any(author.person in of_unit for author in one.authors):
            yield {
                "id": one.id,
                "name": one.title,
                "authors": "; ".join(_author_names(asking.book, one)),
                "level": choices[one.level == "city"],
                **_recognised(one),
            }


def _author_names(book: AwardBook, one: Initiative) -> Iterator[str]:
    return (book.everyone[author.person].name for author in one.authors if author.person in book.everyone)


def _recognised(one: Initiative) -> Known:
    found = one.recognised
    return {} if found is None else {"number": found.number, "date": f"{found.date:%d/%m/%Y}"}


def _criteria(asking: Asking) -> Iterator[Known]:
    """Yield the criteria that the unit is scored by, with what it has given itself already."""
    criteria = criteria_of_year(asking.workspace, asking.year)
    sheets = (one for one in asking.workspace.all(ScoreSheet) if one.year == asking.year)
    sheet = next((one for one in sheets if one.unit == asking.unit.id), None)
    for one in scored_by_hand(asking.workspace, criteria, asking.unit.id):
        score = sheet.score(one.id) if sheet else None
        given = score.self_ if score else None
        yield {
            "criterion": one.id,
            "name": one.text,
            "maximum": _points(one.maximum),
            "self": "" if given is None else _points(given),
            "evidence": score.evidence if score else "",
        }


def _points(number: Number) -> str:
    return in_vietnamese(Decimal(number))


ASKED = {
    one.name: one
    for one in (
        AskedList(
            "registrations",
            "Đăng ký danh hiệu thi đua năm {year}",
            "Chọn danh hiệu ở từng dòng; ai đăng ký hai danh hiệu thì ghi thêm ở một dòng trống. Không đăng ký thì để trống. Người chưa có tên ở đây thì báo để bổ sung vào sổ trước.",
            (WHO, "name", "unit", "award", "date"),
            _of_members(_registered),
            _awards,
        ),
        AskedList(
            "ratings",
            "Xếp loại chất lượng năm {year}",
            "Chọn mức xếp loại ở từng dòng. Chưa xếp loại thì để trống.",
            (WHO, "name", "unit", "rating"),
            _of_members(_rated),
            _ratings,
        ),
        AskedList(
            "nominations",
            "Đề nghị khen thưởng năm {year}",
            "Chọn danh hiệu, hình thức; ghi thành tích như sẽ in trên quyết định. Không đề nghị thì để trống cột danh hiệu.",
            (WHO, "name", "unit", "award", "for"),
            _of_members(_proposable),
            _awards,
        ),
        AskedList(
            "initiatives",
            "Sáng kiến năm {year}",
            "Mỗi sáng kiến một dòng; nhiều tác giả thì cách nhau bằng dấu chấm phẩy. Chưa được công nhận thì để trống số, ngày quyết định.",
            ("id", "name", "authors", "level", "number", "date"),
            _initiatives,
            _levels,
            hidden=("id",),
        ),
        AskedList(
            "scores",
            "Đơn vị tự chấm điểm thi đua năm {year}",
            "Ghi điểm tự chấm và minh chứng ở từng dòng. Điểm tính từ kết quả chỉ tiêu không phải chấm nên không có ở đây.",
            ("criterion", "name", "maximum", "self", "evidence"),
            _criteria,
            hidden=("criterion",),
            blank_rows=0,
        ),
    )
}
"""By the name of the kind of list."""


def list_for(asked: AskedList, asking: Asking) -> ListForm:
    """Return the list for one unit with what is known."""
    return ListForm(
        asked.title.format(year=asking.year),
        asking.unit.name,
        asked.how,
        _columns(asked.name, asked.keys),
        _WIDTHS,
        list(asked.rows(asking)),
        asked.choices(asking),
        asked.hidden,
        asked.blank_rows,
    )


def _columns(kind: str, keys: tuple[str, ...]) -> tuple[Column, ...]:
    columns = {column.key: column for column in KINDS[kind].columns}
    return tuple(columns[key] for key in keys)


def votes_of(case: BatchCase) -> ListForm:
    """Return the list in which the votes on a batch are put down, in the office's order, with those that are on record."""
    rows = []
    for found in case.considered:
        if not found.award.goes_to_the_council:
            continue
        vote = case.vote_on(found.nomination)
        counts = (vote.for_, vote.against, vote.written) if vote else (None, None, None)
        rows.append(
            {
                "nomination": found.nomination.id,
                "name": found.who.name,
                "unit": _place_of(case, found.who),
                "award": found.award.name,
                **{
                    key: str(count)
                    for key, count in zip(("for", "against", "written"), counts, strict=True)
                    if count is not None
                },
            }
        )
    return ListForm(
        f"Kết quả biểu quyết của Hội đồng: {case.batch.title}",
        case.organization.name,
        "Ghi số phiếu ở từng dòng, kể cả ý kiến bằng văn bản của người vắng. Hội đồng không xét thì để trống.",
        _columns("votes", ("nomination", "name", "unit", "award", "for", "against", "written")),
        _WIDTHS_OF_VOTES,
        rows,
        {},
        ("nomination",),
        0,
    )


def _place_of(case: BatchCase, who: Person | Collective | Household) -> str:
    if isinstance(who, Household):
        return next(
            (one.name for one in case.organization.known_subdivisions if one.id == who.subdivision), ""
        )
    unit = case.organization.unit(who.unit) if who.unit else None
    return unit.name if unit else ""
