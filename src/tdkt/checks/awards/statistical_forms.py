"""The statistical forms of a year: what the ward fills in stands in a cell of the form, agrees with the records and adds up."""

from __future__ import annotations

from collections.abc import Iterator

from tdkt.awards.book import award_book
from tdkt.awards.statistical_facts import KNOWN_BY
from tdkt.awards.statistical_forms import FilledForm, forms_of_year, wrong_sums
from tdkt.awards.statistics import stated_forms
from tdkt.checks.example_files import STATISTICS
from tdkt.checks.rule import ERROR, WARNING, Example, Rule, Stops
from tdkt.checks.seen_twice import seen_twice
from tdkt.law.award_names import held_award
from tdkt.law.statistical_forms import statistical_forms
from tdkt.model.diagnostic import Diagnostic
from tdkt.model.statistical_form import (
    FilledCell,
    FormColumn,
    FormRow,
    StatisticalForm,
    Where,
    YearStatistics,
)
from tdkt.workspace.workspace import Workspace

_CELL = '  - {form: 0601.N, row: "04", column: "1", value: 0}\n'
_SUM = '    row_sums: [{total: "01", parts: ["02"], within: true}]\n'

UNKNOWN_CELL = Rule(
    code="A511",
    severity=ERROR,
    title="Ô không có trên biểu thống kê",
    explanation="Mỗi số tự ghi (cells) nêu biểu, mã số của hàng, số của cột như trên biểu; hàng tiêu đề không có ô.",
    examples=(
        Example(
            file=STATISTICS,
            text=_CELL,
            bad=(
                _CELL.replace("0601.N", "▸0606.N"),
                _CELL.replace('"04"', '▸"13"'),
                _CELL.replace('"1"', '▸"5"'),
            ),
            good=(_CELL, _CELL.replace('"1"', '"4"')),
        ),
    ),
)
OTHERWISE = Rule(
    code="A512",
    severity=WARNING,
    title="Số tự ghi khác số kho tính được",
    explanation="Ô mà kho biết thì biểu in số của kho. Bỏ số tự ghi; số của kho sai thì sửa dữ liệu của phong trào, đợt thi đua, khen thưởng.",
    examples=(
        Example(
            file=STATISTICS,
            text=_CELL,
            bad=(f'{_CELL}  - {{form: 0601.N, row: "05", column: "4", value: ▸9}}\n',),
            good=(f'{_CELL}  - {{form: 0601.N, row: "05", column: "4", value: 1}}\n',),
        ),
    ),
)
WRONG_SUM = Rule(
    code="A513",
    severity=WARNING,
    title="Tổng trong biểu thống kê không khớp",
    explanation="Các phần phải cộng thành tổng của biểu, và không được quá tổng khi còn ô trống. Hàng kho không biết mà tự ghi thì tổng là số của kho cộng số ấy. Sửa số tự ghi ở cells.",
    examples=(
        Example(
            file=STATISTICS,
            text=_CELL,
            bad=(f'{_CELL}  - {{form: 0601.N, row: "01", column: "2", value: ▸2}}\n',),
            good=(
                f'{_CELL}  - {{form: 0601.N, row: "01", column: "2", value: 1}}\n',
                _CELL.replace("value: 0", "value: 2"),
            ),
        ),
    ),
)
BROKEN_FORM = Rule(
    code="A514",
    severity=ERROR,
    title="Biểu mẫu tự khai nhắc mã không có",
    explanation="Tổng (row_sums, column_sums) cộng các hàng, các cột có trong biểu; where chỉ dùng giá trị mà tdkt đếm được.",
    examples=(
        Example(
            file=STATISTICS,
            text=_SUM,
            bad=(
                _SUM.replace('["02"]', '[▸"03"]'),
                _SUM.replace('"01"', '▸"00"'),
                f"{_SUM}    where: {{level: [▸quan]}}\n",
            ),
            good=(_SUM, f"{_SUM}    where: {{level: [ward]}}\n"),
        ),
    ),
)

CELL_TWICE = Rule(
    code="A532",
    severity=ERROR,
    stops=Stops.AWARD_SCREENS,
    title="Một ô của biểu thống kê tự ghi hai lần",
    explanation="Mỗi ô (biểu, hàng, cột) chỉ tự ghi một số: hai số thì không biết số nào đúng. Xóa mục thừa.",
    examples=(
        Example(
            file=STATISTICS,
            text=_CELL,
            bad=(_CELL + _CELL.replace('row: "04"', 'row: ▸"04"'),),
            good=(_CELL, _CELL + _CELL.replace('column: "1"', 'column: "4"')),
        ),
    ),
)

RULES = (UNKNOWN_CELL, OTHERWISE, WRONG_SUM, BROKEN_FORM, CELL_TWICE)


def check(workspace: Workspace) -> Iterator[Diagnostic]:
    """Yield what is wrong with what the ward says of each year's forms."""
    for stated in workspace.all(YearStatistics):
        broken = [found for form in stated.forms for found in _broken(form)]
        yield from broken
        if broken:
            continue
        known = {form.short: form for form in forms_of_year(statistical_forms().forms, stated)}
        for first, again in seen_twice(stated.cells, lambda one: (one.form, one.row, one.column)):
            yield CELL_TWICE.at(
                again.origin.at("row"),
                f"Biểu {again.form}, hàng {again.row}, cột {again.column} đã tự ghi {first.value}.",
                "Xóa một trong hai mục.",
                ((first.origin.at("value"), "lần đầu"),),
            )
        outside = [found for cell in stated.cells for found in _outside(cell, known)]
        yield from outside
        if not workspace.incomplete and not outside:
            for filled in stated_forms(workspace, award_book(workspace), stated):
                yield from _disagreeing(
                    filled, [one for one in stated.cells if one.form == filled.form.short]
                )


def _broken(form: StatisticalForm) -> Iterator[Diagnostic]:
    for sums, codes, what in (
        (form.row_sums, [row.code for row in form.rows if row.code], "hàng"),
        (form.column_sums, [column.code for column in form.columns], "cột"),
    ):
        for one in sums:
            places = [(one.total, one.origin.at("total"))]
            places += [(part, one.origin.at("parts", number)) for number, part in enumerate(one.parts)]
            for code, place in places:
                if code not in codes:
                    yield BROKEN_FORM.at(
                        place, f"Biểu {form.short} không có {what} “{code}”.", f"Có: {', '.join(codes)}."
                    )
    lines: tuple[StatisticalForm | FormColumn | FormRow, ...] = (form, *form.columns, *form.rows)
    for line in lines:
        for key, number, value in _values(line.where):
            known = KNOWN_BY[key]
            if value not in known and not (key == "award" and held_award(value)):
                yield BROKEN_FORM.at(
                    line.origin.at("where", key, number),
                    f"Không đếm được {key} là “{value}”.",
                    f"Có: {', '.join(known)}." if known else "Ghi mã danh hiệu, hình thức: tdkt law.",
                )


def _values(where: Where) -> Iterator[tuple[str, int, str]]:
    for key, values in where.items():
        for number, value in enumerate(values):
            yield key, number, value


def _outside(cell: FilledCell, forms: dict[str, StatisticalForm]) -> Iterator[Diagnostic]:
    form = forms.get(cell.form)
    if form is None:
        yield UNKNOWN_CELL.at(
            cell.origin.at("form"), f"Không có biểu “{cell.form}”.", f"Có: {', '.join(forms)}."
        )
        return
    rows, columns = [row.code for row in form.rows if row.code], [column.code for column in form.columns]
    nothing = "Biểu này chưa biết hàng, cột: ghi ở forms."
    if cell.row not in rows:
        hint = f"Có: {', '.join(rows)}." if rows else nothing
        yield UNKNOWN_CELL.at(cell.origin.at("row"), f"Biểu {cell.form} không có hàng “{cell.row}”.", hint)
    if cell.column.partition("/")[0] not in columns:
        hint = f"Có: {', '.join(columns)}." if columns else nothing
        yield UNKNOWN_CELL.at(
            cell.origin.at("column"), f"Biểu {cell.form} không có cột “{cell.column}”.", hint
        )


def _disagreeing(filled: FilledForm, cells: list[FilledCell]) -> Iterator[Diagnostic]:
    by_place = {(one.row, one.column): one for one in cells}
    for at, one in by_place.items():
        found = filled.cells.get(at)
        if found is None:
            keys = ", ".join(column.key for column in filled.columns)
            yield UNKNOWN_CELL.at(
                one.origin.at("column"), f"Biểu {one.form} không có cột “{one.column}”.", f"Có: {keys}."
            )
        elif not found.by_hand and found.value != one.value:
            yield OTHERWISE.at(
                one.origin.at("value"),
                f"Biểu {one.form}, hàng {one.row}, cột {one.column}: kho tính được {found.value}.",
                "Bỏ số tự ghi, hoặc sửa dữ liệu của kho.",
            )
    told = set[tuple[str, str]]()
    for wrong in wrong_sums(filled):
        place = next((place for place in wrong.places if place in by_place), None)
        if place is not None and place not in told:
            told.add(place)
            row, column = wrong.places[0]
            yield WRONG_SUM.at(
                by_place[place].origin.at("value"),
                f"Biểu {filled.form.short}: hàng {row}, cột {column} là {wrong.value}, các phần cộng được {wrong.parts}.",
                "Sửa số tự ghi, hoặc bỏ để ô trống.",
            )
