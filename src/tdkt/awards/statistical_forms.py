"""The statistical forms of a year, filled in with what is on record; what no record can tell stays blank and says why.

A number stands in a cell only where it is known of everything on record whether it counts there, and a total only where what adds
up to it is known. A number that the ward fills in takes the place of a blank.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from tdkt.awards.statistical_facts import MISSING_WORDS, Fact
from tdkt.awards.statistical_filling import (
    NONE_ON_RECORD,
    NOT_ON_RECORD,
    Cell,
    Filling,
    Place,
    Sum,
    with_stated_parts,
)
from tdkt.law.award_names import held_award
from tdkt.model.records import dataclass
from tdkt.model.statistical_form import (
    FormColumn,
    FormRow,
    StatisticalForm,
    Where,
    YearStatistics,
)

AWARDS = "awards"
_SPLIT = (("collective", "tap-the", "tập thể"), ("person", "ca-nhan", "cá nhân"))


@dataclass(frozen=True, slots=True)
class Column:
    """A column as it is printed; `key` tells it from others of the same `code`."""

    key: str
    code: str
    group: str
    title: str
    where: Where
    known: bool


@dataclass(frozen=True, slots=True)
class FilledForm:
    """A form of a year: its columns, and its cells by the code of the row and the key of the column.

    `uncounted` names by the places of a sum, the total first, what stands in the total and in none of its parts.
    """

    form: StatisticalForm
    year: int
    columns: tuple[Column, ...]
    cells: Mapping[tuple[str, str], Cell]
    uncounted: Mapping[tuple[Place, ...], tuple[str, ...]]

    @property
    def outside(self) -> tuple[str, ...]:
        """What the form counts in a total and has no row or column for, each once."""
        return tuple(dict.fromkeys(name for names in self.uncounted.values() for name in names))

    @property
    def rows(self) -> tuple[FormRow, ...]:
        """The rows in printing order, with the titles of their groups."""
        return self.form.rows

    @property
    def reasons(self) -> tuple[str, ...]:
        """Why cells are blank, each reason once, in the order in which they first stand."""
        return tuple(dict.fromkeys(cell.blank for cell in self.cells.values() if cell.blank))

    def mark(self, cell: Cell) -> str:
        """Return the mark of a blank cell: "(a)" for the first reason."""
        return f"({chr(ord('a') + self.reasons.index(cell.blank))})"


@dataclass(frozen=True, slots=True)
class WrongSum:
    """A sum of a form that does not add up: where the total and its parts stand, what the total is, what they come to."""

    places: tuple[Place, ...]
    value: int
    parts: int


def filled_form(
    form: StatisticalForm, year: int, facts: Sequence[Fact], stated: YearStatistics | None
) -> FilledForm:
    """Return `form` filled in with `facts` (of what it counts) and with what the ward says."""
    counted = [fact for fact in facts if fact.has(form.where) is not False]
    columns = tuple(columns_of(form, counted))
    if form.counts == AWARDS:
        totals = {rule.total for rule in form.column_sums}
        counting = [one.where for one in form.columns if one.known and one.code not in totals]
        counted = [fact for fact in counted if any(fact.has(where) is not False for where in counting)]
    cells = _counted(form, columns, counted)
    uncounted = dict(_uncounted(form, columns, counted))
    if form.counts == AWARDS and not (stated and stated.complete):
        cells = {key: Cell(None, NONE_ON_RECORD) if cell.value == 0 else cell for key, cell in cells.items()}
    by_hand, sums = stated_cells(stated, form), tuple(sums_of(form, columns))
    cells = with_stated_parts(form, cells, sums, by_hand)
    return FilledForm(form, year, columns, Filling(cells, sums, by_hand, uncounted).filled(), uncounted)


def wrong_sums(filled: FilledForm) -> Iterator[WrongSum]:
    """Yield the inner sums of a form that do not add up: with a blank among the parts those that are too much already.

    What the form has no row or column for is missing among the parts and no mistake.
    """
    for place, parts, rule in sums_of(filled.form, filled.columns):
        total = filled.cells[place].value
        values = [filled.cells[part].value for part in parts]
        whole = sum(value for value in values if value is not None)
        may_be_less, places = rule.within or None in values, (place, *parts)
        least = whole + len(filled.uncounted.get(places, ()))
        if total is not None and (whole > total or (least < total and not may_be_less)):
            yield WrongSum(places, total, whole)


def columns_of(form: StatisticalForm, facts: Sequence[Fact]) -> Iterator[Column]:
    """Yield the columns as they are printed: one for every award on record where the form has one each."""
    for column in form.columns:
        if not column.each:
            yield from _split(column, column.code, column.group, column.title, column.where)
            continue
        held = {award for fact in facts for award in fact.known_by.get("award", ())}
        there = [award for award in column.where.get("award", ()) if award in held]
        for award in there:
            rule = held_award(award)
            key = f"{column.code}/{award}"
            yield from _split(column, key, column.group, rule.name if rule else award, {"award": (award,)})
        if not there:
            yield Column(column.code, column.code, column.group, column.title, column.where, column.known)


def _split(column: FormColumn, key: str, group: str, title: str, where: Where) -> Iterator[Column]:
    if not column.split:
        yield Column(key, column.code, group, title, where, column.known)
        return
    for recipient, slug, word in _SPLIT:
        yield Column(
            f"{key}/{slug}",
            column.code,
            group,
            f"{title}: {word}" if group != title else word.capitalize(),
            {**where, "recipient": (recipient,)},
            column.known,
        )


def _counted(
    form: StatisticalForm, columns: Sequence[Column], facts: Sequence[Fact]
) -> dict[tuple[str, str], Cell]:
    cells = {}
    for row in form.rows:
        if row.code:
            of_row = [(fact, meets) for fact in facts if (meets := fact.has(row.where)) is not False]
            for column in columns:
                cells[row.code, column.key] = _cell(form, facts, of_row, row, column)
    return cells


def _cell(
    form: StatisticalForm,
    facts: Sequence[Fact],
    of_row: Sequence[tuple[Fact, bool | None]],
    row: FormRow,
    column: Column,
) -> Cell:
    """Return a cell; `of_row` are those of `facts` that the row may count, each with whether it is known to."""
    if not (form.counts and row.known and column.known):
        return Cell(None, NOT_ON_RECORD)
    count, missing = 0, set[str]()
    for fact, meets_row in of_row:
        meets_column = fact.has(column.where)
        if meets_column is False:
            continue
        if fact.doubt:
            return Cell(None, fact.doubt)
        count += fact.count
        if meets_row is None or meets_column is None:
            keys = {*row.where, *column.where}
            missing |= {key for key in keys if not fact.is_known(key)}
    return Cell(None, _why_blank(missing, facts, form)) if missing else Cell(count)


def _why_blank(missing: Iterable[str], facts: Sequence[Fact], form: StatisticalForm) -> str:
    missing, what = set(missing), "lượt khen thưởng" if form.counts == AWARDS else "phong trào"
    counted = [
        f"{word} của {sum(fact.count for fact in facts if not fact.is_known(key)):02} {what}"
        for key, word in MISSING_WORDS.items()
        if key in missing
    ]
    return f"chưa ghi {', '.join(counted)}"


def _uncounted(
    form: StatisticalForm, columns: Sequence[Column], facts: Sequence[Fact]
) -> Iterator[tuple[tuple[Place, ...], tuple[str, ...]]]:
    """Yield by the places of a sum what its total counts and none of its parts, though everything about it is known."""
    of_rows = {row.code: row for row in form.rows}
    of_columns = {column.key: column for column in columns}
    for whole, parts, rule in sums_of(form, columns):
        total, *divisions = [(of_rows[row], of_columns[column]) for row, column in (whole, *parts)]
        in_total = {**total[0].where, **total[1].where}
        known = [one for one in divisions if all(side.known for side in one)]
        divided = {key for one in divisions for side in one for key in side.where} - set(in_total)
        if rule.within or not divided or not all(side.known for side in total):
            continue
        names = tuple(
            fact.name
            for fact in facts
            for _ in range(fact.count)
            if fact.has(in_total)
            and all(fact.is_known(key) for key in divided)
            and not any(all(fact.has(side.where) for side in one) for one in known)
        )
        if names:
            yield (whole, *parts), names


def sums_of(form: StatisticalForm, columns: Sequence[Column]) -> Iterator[Sum]:
    """Yield every inner sum of `form`: the place of the total, those of its parts, the rule."""
    for rule in form.row_sums:
        for column in columns:
            yield (rule.total, column.key), [(code, column.key) for code in rule.parts], rule
    for rule in form.column_sums:
        keys = _keys(columns, rule.parts)
        for whole in _keys(columns, [rule.total]):
            for row in form.rows:
                if row.code:
                    yield (row.code, whole), [(row.code, key) for key in keys], rule


def _keys(columns: Sequence[Column], codes: Iterable[str]) -> list[str]:
    return [column.key for code in codes for column in columns if column.code == code]


def stated_cells(stated: YearStatistics | None, form: StatisticalForm) -> dict[Place, int]:
    """Return the numbers of cells of `form` that are filled in by hand."""
    cells = stated.cells if stated else ()
    return {(one.row, one.column): one.value for one in cells if one.form == form.short}


def forms_of_year(
    known: Sequence[StatisticalForm], stated: YearStatistics | None
) -> tuple[StatisticalForm, ...]:
    """Return the forms of a year: those that the ward writes in place of those of their number, and what it adds."""
    own = {form.short: form for form in (stated.forms if stated else ())}
    replaced = [own.pop(form.short, form) for form in known]
    return (*replaced, *own.values())
