"""What a statistical form says beside its numbers: its head, its blanks, whether it adds up."""

from __future__ import annotations

from tdkt.awards.statistical_forms import FilledForm, wrong_sums
from tdkt.awards.statistics import AwardStatistics
from tdkt.law.statistical_forms import statistical_forms
from tdkt.model.plan_year import year_name
from tdkt.model.records import dataclass
from tdkt.model.statistical_form import YearStatistics
from tdkt.model.text import lower_first, upper_first

_NOBODY = "…" * 8


@dataclass(frozen=True, slots=True)
class FormWords:
    """The words of a form: its head left and right, title and year, the unit of all numbers, what stands under the table.

    `notice` is what has to be checked of the form itself, the last of `under`; "" where the ward states what it is attached to.
    """

    left: tuple[str, ...]
    right: tuple[str, ...]
    title: str
    year: str
    unit: str
    under: tuple[str, ...]
    notice: str = ""


def form_words(filled: FilledForm, found: AwardStatistics, ward: str) -> FormWords:
    """Return the words of a form of the year's statistics, which `ward` reports."""
    return words_of(filled, found.stated, ward)


def words_of(
    filled: FilledForm, stated: YearStatistics | None, reporter: str, under: tuple[str, ...] = ()
) -> FormWords:
    """Return the words of a form that `reporter` reports; `stated` is what it states of the year's forms, `under` stands under the table too.

    The instrument that it states is that of the forms that it declares, which have none where it states none: the others are still
    those that tdkt knows.
    """
    form = filled.form
    is_declared = stated is not None and form.short in {one.short for one in stated.forms}
    instrument = stated.instrument if stated and is_declared else statistical_forms().instrument
    enacted = (f"Ban hành theo {instrument}",) if instrument else ()
    received = (f"Ngày nhận báo cáo: {form.received}",) if form.received else ()
    receiver = (stated.receiver if stated else "") or _NOBODY
    notice = "" if is_declared else statistical_forms().said
    return FormWords(
        left=(f"Biểu số: {form.number}", *enacted, *received),
        right=(f"Đơn vị báo cáo: {reporter}", f"Đơn vị nhận báo cáo: {receiver}"),
        title=form.title,
        year=f"{upper_first(year_name(filled.year))}",
        unit=f"Đơn vị tính: {form.unit}" if form.unit else "",
        under=(*_under(filled), *under, *((notice,) if notice else ())),
        notice=notice,
    )


WRONG = " (!)"
"""What stands beside a number that its parts do not add up to."""
UNREAD = "(a)"
"""What stands for all numbers of a form whose columns and rows nobody has read."""


def is_unread(filled: FilledForm) -> bool:
    """Tell whether nobody knows the columns and rows of a form."""
    return not (filled.columns and filled.rows)


def _under(filled: FilledForm) -> list[str]:
    if is_unread(filled):
        return [f"{UNREAD} Ô để trống: {lower_first(filled.form.note.rstrip('.'))}."]
    lines = [
        f"({chr(ord('a') + number)}) Ô để trống: {reason}." for number, reason in enumerate(filled.reasons)
    ]
    if any(cell.by_hand for cell in filled.cells.values()):
        lines.append("* Số do đơn vị báo cáo tự ghi.")
    lines += [f"Không có hàng, cột riêng, chỉ tính ở tổng số: {name}." for name in filled.outside]
    lines += [
        f"{WRONG.strip()} Tổng không khớp ở hàng {wrong.places[0][0]}, cột {wrong.places[0][1]}: {wrong.value}, các phần cộng được {wrong.parts}."
        for wrong in wrong_sums(filled)
    ]
    if filled.form.note:
        lines.append(f"Ghi chú: {upper_first(filled.form.note.rstrip('.'))}.")
    return lines


def shown(filled: FilledForm, row: str, column: str) -> str:
    """Return what a cell prints: its number, the mark of a blank, a star beside what the ward filled in."""
    cell = filled.cells[row, column]
    if cell.value is None:
        return filled.mark(cell)
    return f"{cell.value}*" if cell.by_hand else str(cell.value)
