"""Whose form is this, for which quarter, of which plan: read from the code that every sheet carries."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from tdkt.checks.run import programme_of
from tdkt.errors import TdktError, UserError
from tdkt.exchange.cell_values import tidy
from tdkt.exchange.form import Form, FormMaker
from tdkt.exchange.form_sheets import Refusal, cell_name, key
from tdkt.exchange.form_words import CODE_LABEL, CODE_WORD, DIGEST_COLUMN, HIDDEN, PERIOD, REPORTER, UNIT
from tdkt.exchange.returned_file import Grid, NotAFormError
from tdkt.model.period import Period
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
    workspace: Workspace, grids: Sequence[Grid], wanted: Wanted, makers: dict[Period, FormMaker]
) -> Form:
    """Return the form that was sent out, by the code that every sheet carries."""
    sheet, cell, code = _code(grids)
    words = code.split()
    try:
        if len(words) != 4 or words[0] != CODE_WORD:
            raise ValueError(code)
        period = Period.parse(words[1], year=0)
        if period not in makers:
            makers[period] = FormMaker(programme_of(workspace, period.year).on(period.last_day))
    except ValueError:
        raise RefusedError(Refusal(f"Mã phiếu “{code}” không đúng.", _NEW_FORM, sheet, cell)) from None
    except UserError as error:
        raise RefusedError(Refusal(str(error), error.hint, sheet, cell)) from error
    unit = next((unit for unit in makers[period].programme.reporting_units if unit.id == words[2]), None)
    if unit is None:
        raise RefusedError(
            Refusal(f"Kế hoạch năm {period.year} không có đơn vị “{words[2]}”.", _NEW_FORM, sheet, cell)
        )
    if wanted.unit not in (None, unit.id):
        raise RefusedError(
            Refusal(
                f"Đây là phiếu của {unit.name}, không phải của đơn vị đã chọn.",
                "Kiểm tra tệp, hoặc bỏ --unit.",
                sheet,
                cell,
            )
        )
    if wanted.period not in (None, period):
        raise RefusedError(
            Refusal(
                f"Đây là phiếu {period.title}, không phải của kỳ đã chọn.",
                "Kiểm tra tệp, hoặc bỏ --period.",
                sheet,
                cell,
            )
        )
    for label, expected, what in ((UNIT, unit.name, "đơn vị"), (PERIOD, period.title, "kỳ báo cáo")):
        for grid in (grid for grid in grids if _is_cover(grid)):
            for (row, column), given in grid.cells.items():
                said = grid.value(row, column + 1)
                if key(given.value) == key(label) and said is not None and key(said) != key(expected):
                    raise RefusedError(
                        Refusal(
                            f"Phiếu ghi {what} “{tidy(said)}” nhưng mã phiếu là của “{expected}”.",
                            "Dùng đúng phiếu của đơn vị và của kỳ.",
                            grid.title,
                            cell_name(row, column + 1),
                        )
                    )
    return makers[period].make(unit, period)


def _is_cover(grid: Grid) -> bool:
    return any(
        key(given.value) == key(REPORTER) for given in grid.cells.values() if isinstance(given.value, str)
    )


def _code(grids: Sequence[Grid]) -> tuple[str, str, str]:
    """Return (sheet, cell, code); the code stands on every sheet, so that a copied sheet still has it."""
    found: dict[str, tuple[str, str]] = {}
    for grid in grids:
        for (row, column), given in grid.cells.items():
            text = tidy(given.value)
            if text.startswith(CODE_LABEL):
                shown = ("", "") if grid.title == HIDDEN else (grid.title, cell_name(row, column))
                code = text.removeprefix(CODE_LABEL).strip()
                if not found.get(code, ("", ""))[0]:
                    found[code] = shown
    if not found:
        raise NotAFormError(
            "Không phải phiếu của tdkt (không thấy mã phiếu).", hint="Gửi lại phiếu do tdkt form lập."
        )
    if len(found) > 1:
        said = " và ".join(f"“{code}”" for code in found)
        sheet, cell = next((place for place in found.values() if place[0]), ("", ""))
        raise RefusedError(
            Refusal(
                f"Các trang mang mã phiếu khác nhau: {said}.", "Không ghép trang của hai phiếu.", sheet, cell
            )
        )
    code, (sheet, cell) = next(iter(found.items()))
    return sheet, cell, code


def other_version(grids: Sequence[Grid], form: Form) -> list[Refusal]:
    """Return why the form is of another version of the plan, naming the targets that differ; empty where it is not."""
    _, _, code = _code(grids)
    if code == form.code:
        return []
    hidden = next((grid for grid in grids if grid.title == HIDDEN), None)
    sent = {}
    if hidden is not None:
        sent = {
            tidy(hidden.value(row, 1)): tidy(hidden.value(row, DIGEST_COLUMN))
            for row in range(2, hidden.last_row + 1)
        }
    now = {row.target.id: row.digest for row in form.rows}
    changed = [row.text for row in form.rows if sent.get(row.target.id, "") not in ("", row.digest)]
    new = [row.text for row in form.rows if sent and row.target.id not in sent]
    gone = [name for name in sent if name and name not in now]
    parts = [
        f"{label} {', '.join(f'“{name}”' for name in names)}"
        for label, names in (("đã sửa", changed), ("thêm", new), ("bỏ", gone))
        if names
    ]
    detail = f" ({'; '.join(parts)})" if parts else ""
    return [
        Refusal(f"Kế hoạch đã thay đổi sau khi lập phiếu{detail}.", f"{_NEW_FORM} Chép số sang phiếu mới.")
    ]
