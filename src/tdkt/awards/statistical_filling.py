"""How the cells of a statistical form that are counted become those that are printed: totals wait for their parts, numbers of the ward fill blanks.

What the ward states of a part that no record can tell is not among what is counted: it is added to the totals, and the other
divisions of these totals are blank, for nobody knows under which of their parts it comes.
"""

from __future__ import annotations

from collections.abc import Container, Mapping, Sequence

from tdkt.awards.statistical_facts import DOUBTS
from tdkt.model.records import dataclass
from tdkt.model.statistical_form import FormSum, StatisticalForm

Place = tuple[str, str]
"""Where a cell stands: the code of its row, the key of its column."""
Sum = tuple[Place, list[Place], FormSum]
"""An inner sum of a form: the place of the total, those of its parts, the rule."""
NOT_ON_RECORD = "chưa có số liệu theo cách chia này"
NONE_ON_RECORD = "chưa có khen thưởng nào loại này được ghi nhận; không có thì ghi 0"
_PARTS_BLANK = "còn ô cộng thành tổng này chưa biết"
_BEYOND_RECORDS = (NOT_ON_RECORD, NONE_ON_RECORD, *DOUBTS)
"""Why a cell is blank whose number is not among what is on record: no total that it adds up to is known."""


@dataclass(frozen=True, slots=True)
class Cell:
    """What stands where a row meets a column: a number, or None with the reason why it is blank; `by_hand` if the ward said it."""

    value: int | None
    blank: str = ""
    by_hand: bool = False


def with_stated_parts(
    form: StatisticalForm, cells: Mapping[Place, Cell], sums: Sequence[Sum], by_hand: Mapping[Place, int]
) -> dict[Place, Cell]:
    """Return the counted `cells` of a form with what the ward states of rows that no record can tell, beside rows that one can.

    A total is what is counted and what is stated, blank while not all of it is stated; so are the cells of its other divisions that
    something stated may come under. Where nothing but zeros is stated the cells stay as they are counted.
    """
    rows = {row.code: row for row in form.rows if row.code}
    beside = {place: Cell(None, NOT_ON_RECORD) for place in cells if not rows[place[0]].known}
    inner = [(whole, parts, rule) for whole, parts, rule in sums if {whole, *parts} <= set(beside)]
    told = Filling(
        beside, inner, {place: by_hand[place] for place in by_hand if place in beside}, {}
    ).filled()
    in_columns = {
        whole
        for whole, parts, rule in sums
        if rule in form.column_sums and any(cells[part].blank == NOT_ON_RECORD for part in parts)
    }
    columns = list(dict.fromkeys(column for _, column in cells))
    found = dict(cells)
    for rule in form.row_sums:
        unknown = [code for code in rule.parts if not rows[code].known]
        if rule.within or len(unknown) == len(rule.parts):
            continue
        if not any(told[code, column].value for code in unknown for column in columns):
            continue
        totals, others = _over_and_aside(form, rule)
        why = (
            f"chưa biết số tự ghi ở hàng {', '.join(unknown)} có thuộc ô này không; biết thì tự ghi cả ô này"
        )
        for column in columns:
            values = [told[code, column].value for code in unknown]
            if not any(value != 0 for value in values):
                continue
            for place in ((code, column) for code in totals):
                value = found[place].value
                if value is not None:
                    is_open = None in values or place in in_columns
                    stated = sum(value for value in values if value is not None)
                    found[place] = Cell(None, _PARTS_BLANK) if is_open else Cell(value + stated)
            for place in ((code, column) for code in others):
                if found[place].value is not None:
                    found[place] = Cell(None, why)
    return found


def _over_and_aside(form: StatisticalForm, rule: FormSum) -> tuple[set[str], set[str]]:
    """Return the rows that hold what stands in a part of `rule`, and those that divide these rows in other ways."""
    totals, path = {rule.total}, [rule]
    while higher := [
        one for one in form.row_sums if one not in path and not one.within and totals & set(one.parts)
    ]:
        path += higher
        totals |= {one.total for one in higher}
    aside = set[str]()
    while more := {
        code
        for one in form.row_sums
        if one not in path and one.total in totals | aside
        for code in one.parts
        if code not in totals | aside
    }:
        aside |= more
    return totals, aside


class Filling:
    """Cells as they are counted become cells as they are printed: a total waits for its parts, a number of the ward fills a blank."""

    def __init__(
        self,
        counted: Mapping[Place, Cell],
        sums: Sequence[tuple[Place, list[Place], FormSum]],
        by_hand: Mapping[Place, int],
        uncounted: Mapping[tuple[Place, ...], tuple[str, ...]],
    ) -> None:
        self._counted, self._sums, self._by_hand, self._uncounted = counted, sums, by_hand, uncounted
        self._divisions: dict[Place, list[Sequence[Place]]] = {}
        for whole, parts, rule in sums:
            if not rule.within and any(counted[part].blank != NOT_ON_RECORD for part in parts):
                self._divisions.setdefault(whole, []).append(parts)
        self._cells = dict(counted)
        self._waiting = {place for place in self._beyond(()) if counted[place].value is not None}
        self._cells.update(dict.fromkeys(self._waiting, Cell(None, _PARTS_BLANK)))

    def filled(self) -> dict[Place, Cell]:
        """Return the cells."""
        for places in (set(self._cells) - self._waiting, self._waiting):
            for place in places & set(self._by_hand):
                if self._cells[place].value is None:
                    self._cells[place] = Cell(self._by_hand[place], by_hand=True)
            while self._step():
                pass
        return self._cells

    def _beyond(self, known: Container[Place]) -> set[Place]:
        """Return the cells whose number is not among what is on record, totals that have such a part however they are divided too."""
        found = {
            place
            for place, cell in self._counted.items()
            if place not in known and cell.blank in _BEYOND_RECORDS
        }
        while new := {
            whole
            for whole, divisions in self._divisions.items()
            if whole not in found and whole not in known and all(found & set(parts) for parts in divisions)
        }:
            found |= new
        return found

    def _step(self) -> bool:
        """Fill in what follows from the cells that are known; tell whether anything did."""
        new = dict[Place, Cell]()
        for whole, parts, rule in self._sums:
            values = [self._cells[part].value for part in parts]
            total = self._cells[whole].value
            if total == 0:
                new |= {part: Cell(0) for part in parts if self._cells[part].value is None}
            elif total is None and not rule.within and None not in values and whole not in self._waiting:
                left_over = len(self._uncounted.get((whole, *parts), ()))
                new[whole] = Cell(sum(value for value in values if value is not None) + left_over)
        beyond = self._beyond({place for place, cell in self._cells.items() if cell.value is not None})
        for whole in self._waiting - beyond:
            if self._cells[whole].value is None:
                new[whole] = Cell((self._counted[whole].value or 0) + self._beside_the_records(whole))
        self._cells |= new
        return bool(new)

    def _beside_the_records(self, whole: Place) -> int:
        """Return what the ward says of columns that are not on record: nothing of it is among what is counted."""
        return sum(
            self._cells[part].value or 0
            for parts in self._divisions[whole]
            for part in parts
            if part[0] == whole[0] and self._counted[part].blank == NOT_ON_RECORD
        )
