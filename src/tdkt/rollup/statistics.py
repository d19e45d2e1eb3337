"""The statistical forms 0601.N to 0605.N of all wards: what each counts alone is added, what many count is counted once.

A number stands in a cell only where every ward that sent knows its own; otherwise the cell is blank, with the reason, and `known`
tells how far it is known. Movements from above are the same in many wards: they are those that the city lists, and none where it
lists none.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from tdkt.awards.movement_counts import CountedMovement, from_above, may_be_held_in
from tdkt.awards.statistical_facts import Fact, movement_fact
from tdkt.awards.statistical_filling import Cell, Place, with_stated_parts
from tdkt.awards.statistical_forms import (
    Column,
    FilledForm,
    columns_of,
    filled_form,
    forms_of_year,
    stated_cells,
    sums_of,
)
from tdkt.law.statistical_forms import statistical_forms
from tdkt.model.counted_time import counted_year
from tdkt.model.movement_life import CENTRAL, CITY
from tdkt.model.records import dataclass, replace
from tdkt.model.statistical_form import StatisticalForm, YearStatistics
from tdkt.model.text import fold, one_line
from tdkt.publishing.statistic_rows import MOVEMENTS, model_of
from tdkt.rollup import questions
from tdkt.rollup.city import City
from tdkt.rollup.engines import Engine

_OF_THE_PROVINCE = ("0604.N",)
"""Forms that count what a ward does not have (`law/statistical_forms.yaml`, its note): never added from wards."""
_SOME_DO_NOT_KNOW = "còn nơi chưa biết số này"
_NOT_OF_WARDS = "số liệu của tỉnh, thành phố, không cộng từ xã, phường"
_OTHER_MODEL = "còn nơi dùng biểu mẫu khác hoặc chưa có biểu này trong gói"
_NAMED = 3
_ANY_FROM_ABOVE = Fact("", {"level": (CENTRAL, CITY), "mode": (), "length": ()})


@dataclass(frozen=True, slots=True)
class Known:
    """How far a cell is known: what the wards that know it come to, and how many they are."""

    total: int
    wards: int


@dataclass(frozen=True, slots=True)
class CityForm:
    """A form of all wards: `known` tells of each cell that was added how far it is known, `alike` how many wards have the same form.

    Of a form that is not added from cells `known` is empty, and `alike` how many wards sent what it counts. `left_out` are movements
    of the city's list that are over, or have not begun.
    """

    filled: FilledForm
    known: Mapping[Place, Known]
    alike: int
    left_out: tuple[str, ...] = ()

    @property
    def numbers(self) -> int:
        """In how many cells a number stands."""
        return sum(cell.value is not None for cell in self.filled.cells.values())


@dataclass(frozen=True, slots=True)
class _CellSum:
    wards: int
    known: int
    total: int
    zeros: int
    complete: int


_Sums = dict[Place, _CellSum]


def city_forms(engine: Engine, city: City, year: int, sent: int) -> tuple[CityForm, ...]:
    """Return the forms of a year of the `sent` wards together."""
    stated = city.stated(year)
    asked = {"year": year}
    by_form: dict[tuple[str, str], _Sums] = {}
    for form, model, row, column, *numbers in engine.rows(questions.STATISTIC_CELLS, asked):
        by_form.setdefault((form, model), {})[row, column] = _CellSum(*(int(one or 0) for one in numbers))
    ((with_forms,),) = engine.rows(questions.WARDS_WITH_FORMS, asked)
    counted = engine.rows(questions.COUNTED_MOVEMENTS, asked)
    drafts = engine.rows(questions.DRAFT_DRIVES, asked)

    def made(form: StatisticalForm) -> CityForm:
        if form.counts == MOVEMENTS:
            return _of_movements(form, city, year, counted, drafts, int(with_forms), sent)
        if form.short in _OF_THE_PROVINCE or not (form.columns and form.rows):
            return CityForm(_blank(form, year, stated, _NOT_OF_WARDS), {}, 0)
        return _added(form, year, by_form.get((form.short, model_of(form)), {}), stated, sent)

    return tuple(made(form) for form in forms_of_year(statistical_forms().forms, stated))


def _blank(form: StatisticalForm, year: int, stated: YearStatistics | None, why: str) -> FilledForm:
    """Return a form in which nothing is known but what the city states."""
    columns = tuple(columns_of(form, ()))
    cells = {(row.code, column.key): Cell(None, why) for row in form.rows if row.code for column in columns}
    return FilledForm(form, year, columns, _with_stated(cells, form, stated), {})


def _with_stated(
    cells: Mapping[Place, Cell], form: StatisticalForm, stated: YearStatistics | None
) -> dict[Place, Cell]:
    """Return the cells with the numbers that the city states in the place of blanks."""
    by_hand = stated_cells(stated, form)
    return {
        place: Cell(by_hand[place], by_hand=True) if cell.value is None and place in by_hand else cell
        for place, cell in cells.items()
    }


def _added(
    form: StatisticalForm, year: int, sums: _Sums, stated: YearStatistics | None, sent: int
) -> CityForm:
    alike = max((one.wards for one in sums.values()), default=0)
    columns = tuple(columns_of(form, [Fact("", {"award": (award,)}) for award in _own_columns(form, sums)]))
    known = {
        (row.code, column.key): _known(sums, form, row.code, column, sent)
        for row in form.rows
        if row.code
        for column in columns
    }
    why = _OTHER_MODEL if alike < sent else _SOME_DO_NOT_KNOW
    cells = {
        place: Cell(one.total) if sent and one.wards == sent else Cell(None, why)
        for place, one in known.items()
    }
    return CityForm(FilledForm(form, year, columns, _with_stated(cells, form, stated), {}), known, alike)


def _own_columns(form: StatisticalForm, sums: _Sums) -> set[str]:
    """Return the awards that have a column of their own in any ward's form."""
    codes = {one.code for one in form.columns if one.each}
    parts = (column.split("/") for _, column in sums)
    return {part[1] for part in parts if len(part) > 1 and part[0] in codes}


def _known(sums: _Sums, form: StatisticalForm, row: str, column: Column, sent: int) -> Known:
    """Return how far a cell is known. A ward without this award's own column has none of it where it says that all are on record."""
    nothing = _CellSum(0, 0, 0, 0, 0)
    own = sums.get((row, column.key), nothing)
    if column.key == column.code or not any(one.each and one.code == column.code for one in form.columns):
        return Known(own.total, own.known)
    every = max(
        (sum_ for (code, key), sum_ in sums.items() if code == row and "/" not in key),
        key=lambda one: one.wards,
        default=nothing,
    )
    without = sums.get((row, column.code), nothing)
    of_complete = every.complete - without.complete - own.complete
    return Known(own.total, own.known + without.zeros + of_complete)


def _of_movements(
    form: StatisticalForm,
    city: City,
    year: int,
    counted: Iterable[tuple[Any, ...]],
    drafts: Iterable[tuple[Any, ...]],
    with_forms: int,
    sent: int,
) -> CityForm:
    own: list[Fact] = []
    strange: list[Fact] = []
    listed = {fold(one.title) for one in city.movements or ()}
    for source, movement, title, level, mode, length, count in counted:
        one = CountedMovement(title, level or None, mode or None, length or None, movement)
        if source != "above":
            own.append(movement_fact(one, int(count)))
        elif fold(title) not in listed:
            strange.append(movement_fact(one))
    if city.movements is None:
        strange.append(_ANY_FROM_ABOVE)
    days = counted_year(year)
    held = [one for one in city.movements or () if may_be_held_in(days, one)]
    own += [movement_fact(from_above(one)) for one in held]
    stated = city.stated(year)
    filled = filled_form(form, year, own, None)
    why = _strange_words(city, list({fold(one.name): one.name for one in strange if one.name}.values()))
    cells = {
        place: Cell(None, why) if _may_count(form, filled, place, strange) else cell
        for place, cell in filled.cells.items()
    }
    open_drives = list(_draft_drives(drafts))
    whose = _named(list(dict.fromkeys(fact.name for fact in open_drives)))
    for place, cell in cells.items():
        if cell.value is not None and _may_count(form, filled, place, open_drives):
            cells[place] = Cell(None, f"chưa rõ đợt thi đua còn là dự thảo có phát động không: {whose}")
    if with_forms < sent:
        cells = dict.fromkeys(cells, Cell(None, _OTHER_MODEL))
    sums = tuple(sums_of(form, filled.columns))
    cells = with_stated_parts(form, cells, sums, stated_cells(stated, form))
    filled = replace(filled, cells=_with_stated(cells, form, stated), uncounted={})
    left_out = tuple(one.title for one in city.movements or () if one not in held)
    return CityForm(filled, {}, with_forms, left_out)


def _draft_drives(drafts: Iterable[tuple[Any, ...]]) -> Iterator[Fact]:
    """Yield the drives of which nobody knows whether they count, each named by its ward."""
    for ward, level, mode, length in drafts:
        yield movement_fact(CountedMovement(ward, level or None, mode or None, length or None))


def _may_count(form: StatisticalForm, filled: FilledForm, place: Place, facts: Iterable[Fact]) -> bool:
    row = next(one for one in form.rows if one.code == place[0])
    column = next(one for one in filled.columns if one.key == place[1])
    return any(
        fact.has(row.where) is not False and fact.has(column.where) is not False
        for fact in facts
        if fact.has(form.where) is not False
    )


def _named(names: list[str]) -> str:
    return "; ".join(names[:_NAMED]) + ("; …" if len(names) > _NAMED else "")


def _strange_words(city: City, titles: list[str]) -> str:
    if not titles:
        return "chưa có danh sách phong trào cấp trên của tỉnh, thành phố"
    named = _named([f"“{one_line(title)}”" for title in titles])
    if city.movements is None:
        return (
            f"các nơi ghi {len(titles):02} tên phong trào cấp trên ({named}) mà chưa có danh sách của tỉnh, thành phố để mỗi phong trào "
            "chỉ đếm một lần"
        )
    return f"{len(titles):02} phong trào cấp trên mà các nơi ghi không có trong danh sách của tỉnh, thành phố: {named}"


def notes(found: CityForm, coverage: str, sent: int) -> Iterator[str]:
    """Yield what stands under a form of all wards: of whom it is, and who is not in it."""
    form = found.filled.form
    if not (form.columns and form.rows) or form.short in _OF_THE_PROVINCE:
        return
    yield f"Cộng từ gói số liệu của xã, phường, đặc khu: {coverage}."
    if found.alike < sent:
        yield f"{found.alike}/{sent} nơi có biểu này theo cùng biểu mẫu."
    if form.counts:
        if found.left_out:
            named = "; ".join(f"“{one_line(title)}”" for title in found.left_out)
            yield f"Không đếm phong trào trong danh sách đã hết hoặc chưa đến thời gian: {named}."
        yield "Chưa gồm phần của các sở, ban, ngành, đơn vị thuộc tỉnh, thành phố."
