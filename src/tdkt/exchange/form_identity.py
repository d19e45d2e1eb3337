"""Whose form is this, for which quarter, of which plan: read from the code that every sheet carries."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

from tdkt.checks.programmes import programme_of
from tdkt.errors import TdktError, UsageError, UserError
from tdkt.exchange.cell_values import tidy
from tdkt.exchange.drive_forms import drive_programme, phase_of
from tdkt.exchange.form import Form, FormMaker
from tdkt.exchange.form_sheets import Refusal, cell_name, key
from tdkt.exchange.form_words import CODE_LABEL, CODE_WORD, HIDDEN, FormWords
from tdkt.exchange.former_forms import followed_form
from tdkt.exchange.hidden_sheet import Carried, Printed, printed_on
from tdkt.exchange.returned_file import NotAFormError
from tdkt.model.period import Period
from tdkt.model.phase_time import PhaseTime
from tdkt.model.plan_year import year_name
from tdkt.model.programme import Programme
from tdkt.model.records import dataclass
from tdkt.model.succession import successor
from tdkt.office.tables.grid import Grid
from tdkt.workspace.former_ids import former_ids
from tdkt.workspace.workspace import Workspace

_NEW_FORM = "Lập phiếu mới bằng tdkt form."


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the clerk expects of the forms: `unit` (id) and `period`, None where any will do.

    `received` is the day put down as handed in where a form names none; `illustrative` marks new reports as samples;
    `replace` takes in an older form, or one that mends a quarter long past; `reason` says why figures that the ward has
    reported already are put right, on the day `today`.
    """

    unit: str | None = None
    period: Period | None = None
    received: date | None = None
    illustrative: bool = False
    replace: bool = False
    reason: str = ""
    today: date | None = None


class RefusedError(TdktError):
    """The form as a whole is refused."""

    def __init__(self, refusal: Refusal) -> None:
        super().__init__(refusal.message)
        self.refusal = refusal


def form_of(
    workspace: Workspace, sent: Sequence[Grid], wanted: Wanted, makers: dict[Period, FormMaker]
) -> tuple[Form, tuple[Grid, ...]]:
    """Return the form that was sent out, by the code that every sheet carries, and its sheets by the ids of today.

    Raises RefusedError.
    """
    code = code_of(sent)
    period, printed_unit = _said_by(workspace, code)
    former = former_ids(workspace)
    unit_id = former.reporter_today(printed_unit)
    followed = followed_form(sent, former, period.year, printed_unit)
    grids = followed.grids
    try:
        if period not in makers:
            makers[period] = FormMaker(_programme_of(workspace, period).on(period.last_day))
    except UserError as error:
        raise code.refused(str(error), error.hint) from error
    unit = next((unit for unit in makers[period].programme.reporting_units if unit.id == unit_id), None)
    if unit is None:
        raise code.refused(*_no_form_of(unit_id, makers[period].programme, period))
    if wanted.unit not in (None, unit.id):
        message = f"Đây là phiếu của {unit.name}, không phải của đơn vị đã chọn."
        raise code.refused(message, "Kiểm tra tệp, hoặc bỏ --unit.")
    if wanted.period not in (None, period):
        message = f"Đây là phiếu {period.title}, không phải của kỳ đã chọn."
        raise code.refused(message, "Kiểm tra tệp, hoặc bỏ --period.")
    form = makers[period].make(unit, period, printed=followed.printed)
    _hold_cover_against_code(grids, printed_on(Carried(grids), form))
    return form, grids


def _no_form_of(unit_id: str, programme: Programme, period: Period) -> tuple[str, str]:
    """Say why there is no form of a unit for a quarter, and what to do: it may be no more by then."""
    units = {unit.id: unit for unit in programme.bodies}
    heir = successor(unit_id, units, period.last_day)
    if heir in (None, unit_id):
        return f"Kế hoạch {year_name(period.year)} không có đơn vị “{unit_id}”.", _NEW_FORM
    name = units[heir].name if heir in units else str(heir)
    return (
        f"Ở ngày cuối {period.title} không còn {units[unit_id].name}; {name} báo cáo thay.",
        f"Lập phiếu cho {name}: tdkt form {period.key} --unit {heir}; chép số liệu sang phiếu ấy.",
    )


def _programme_of(workspace: Workspace, period: Period) -> Programme:
    """Return what a form asks about: the year, or the drive that `period` is a phase of."""
    if isinstance(period, PhaseTime):
        return drive_programme(workspace, period.drive)
    return programme_of(workspace, period.year)


def _said_by(workspace: Workspace, code: Code) -> tuple[Period, str]:
    """Return the quarter (or the phase of a drive) and the unit's id of a code: "TDKT1 2026-Q2 van-phong 1a2b3c4d5e"."""
    words = code.text.split()
    try:
        if len(words) != 4 or words[0] != CODE_WORD:
            raise ValueError(code.text)
        name, mark, phase = words[1].partition("/")
        if mark:
            return phase_of(workspace, name, phase), words[2]
        return Period.parse(words[1], year=0), words[2]
    except UsageError as error:
        raise code.refused(str(error), error.hint) from error
    except ValueError:
        raise code.refused(f"Mã phiếu “{code.text}” không đúng.", _NEW_FORM) from None


def _hold_cover_against_code(grids: Sequence[Grid], printed: Printed) -> None:
    """Refuse a form whose cover names another unit or quarter than its code: somebody has put two forms together."""
    words = printed.words
    for label, expected, what in (
        (words.unit, printed.unit, "đơn vị"),
        (words.period, printed.period, "kỳ báo cáo"),
    ):
        for grid in (grid for grid in grids if _is_cover(grid, words)):
            for (row, column), given in grid.cells.items():
                said = grid.value(row, column + 1)
                if key(given.value) != key(label) or said is None or key(said) == key(expected):
                    continue
                message = f"Phiếu ghi {what} “{tidy(said)}” nhưng mã phiếu là của “{expected}”."
                where = (grid.title, cell_name(row, column + 1))
                raise RefusedError(Refusal(message, "Dùng đúng phiếu của đơn vị và của kỳ.", *where))


def _is_cover(grid: Grid, words: FormWords) -> bool:
    label = key(words.reporter)
    return any(key(given.value) == label for given in grid.cells.values() if isinstance(given.value, str))


@dataclass(frozen=True, slots=True)
class Code:
    """A form's code and where it stands: (sheet, cell), ("", "") where it is out of sight."""

    text: str
    place: tuple[str, str]

    def refused(self, message: str, hint: str) -> RefusedError:
        """Return the refusal of the form because of its code."""
        return RefusedError(Refusal(message, hint, *self.place))


def code_of(grids: Sequence[Grid]) -> Code:
    """Return the code; it stands on every sheet, so that a copied sheet still has it."""
    found: dict[str, tuple[str, str]] = {}
    for code in _codes(grids):
        if not found.get(code.text, ("", ""))[0]:
            found[code.text] = code.place
    if not found:
        raise NotAFormError(
            "Không phải phiếu của tdkt (không thấy mã phiếu), cũng không nhận ra là danh sách nào.",
            hint="Phiếu: gửi lại phiếu do tdkt form lập. Danh sách: nói rõ bằng --as (tdkt import --help nêu các loại), lệnh sẽ nói "
            "cần những cột nào.",
        )
    if len(found) > 1:
        said = " và ".join(f"“{code}”" for code in found)
        place = next((place for place in found.values() if place[0]), ("", ""))
        message = f"Các trang mang mã phiếu khác nhau: {said}."
        raise RefusedError(Refusal(message, "Không ghép trang của hai phiếu.", *place))
    text, place = next(iter(found.items()))
    return Code(text, place)


def holds_form(grids: Sequence[Grid]) -> bool:
    """Tell whether a workbook carries the code of a form of ours anywhere."""
    return any(True for _ in _codes(grids))


def _codes(grids: Sequence[Grid]) -> Iterator[Code]:
    for grid in grids:
        for (row, column), given in grid.cells.items():
            text = tidy(given.value)
            if text.startswith(CODE_LABEL):
                place = ("", "") if grid.title == HIDDEN else (grid.title, cell_name(row, column))
                yield Code(text.removeprefix(CODE_LABEL).strip(), place)


def other_version(grids: Sequence[Grid], form: Form) -> list[Refusal]:
    """Return why the form is of another version of the plan, naming the targets that differ; empty where it is not."""
    if code_of(grids).text in (form.code, form.earlier_code):
        return []
    parts = [
        f"{label} {_quoted(names)}" for label, names in _differing(Carried(grids).digests, form) if names
    ]
    detail = f" ({'; '.join(parts)})" if parts else ""
    message = f"Kế hoạch đã thay đổi sau khi lập phiếu{detail}."
    return [Refusal(message, f"{_NEW_FORM} Chép số sang phiếu mới.")]


def _differing(sent: Mapping[str, str], form: Form) -> Iterator[tuple[str, list[str]]]:
    """Yield what happened to which targets since `sent`, the fingerprints of rows that a form went out with."""
    now = {row.target.id for row in form.rows}
    yield "đã sửa", [row.text for row in form.rows if sent.get(row.target.id, "") not in ("", row.digest)]
    if sent:
        yield "thêm", [row.text for row in form.rows if row.target.id not in sent]
    yield "bỏ", [name for name in sent if name and name not in now]


def _quoted(names: Iterable[str]) -> str:
    return ", ".join(f"“{name}”" for name in names)
