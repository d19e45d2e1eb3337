"""Taking returned forms in: every file on its own, all checked before anything is written."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from tdkt.checks.run import InvalidFilesError, find_problems, programme_of
from tdkt.errors import UserError
from tdkt.exchange.cell_values import tidy
from tdkt.exchange.form import Form, FormMaker
from tdkt.exchange.form_reader import read_answers
from tdkt.exchange.form_sheets import Answers, Refusal, cell_name, key
from tdkt.exchange.form_words import CODE_LABEL, CODE_WORD, HIDDEN, PERIOD, REPORTER, SENT_COLUMN, UNIT
from tdkt.exchange.report_editor import report_path, report_text
from tdkt.exchange.returned_file import Grid, NotAFormError, open_returned
from tdkt.exchange.said import Leaf, changes, said_by_form, said_by_report, unpacked
from tdkt.model.diagnostic import Diagnostic
from tdkt.model.period import Period
from tdkt.model.place import Origin
from tdkt.workspace.source import Source
from tdkt.workspace.workspace import Workspace, with_files
from tdkt.workspace.yaml_reader import read_yaml

_NEW_FORM = "Lập phiếu mới bằng tdkt form."


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the clerk expects of the forms: `unit` (id) and `period`, None where any will do.

    `received` is the day put down as handed in where a form names none; `illustrative` marks new reports as samples.
    """

    unit: str | None = None
    period: Period | None = None
    received: date | None = None
    illustrative: bool = False


@dataclass(slots=True)
class Outcome:
    """What became of one file.

    `file` is the report's path relative to the workspace ("" where the form is not known), `old` and `new` its text
    before and after (`old` None where there was none); `refusals` empty means that it can be taken; `warnings` are the
    findings about the new text; `removed` is what the unit took away.
    """

    path: Path
    form: Form | None = None
    file: str = ""
    old: str | None = None
    new: str = ""
    refusals: list[Refusal] = field(default_factory=list)
    warnings: list[Diagnostic] = field(default_factory=list)
    answers: Answers = field(default_factory=Answers)
    removed: list[Leaf] = field(default_factory=list)

    @property
    def is_change(self) -> bool:
        """Tell whether the report would change."""
        return not self.refusals and self.old != self.new


def take_in(workspace: Workspace, paths: Iterable[Path], wanted: Wanted) -> list[Outcome]:
    """Read the forms at `paths` against `workspace`; nothing is written.

    Raises InvalidFilesError where the plan itself holds errors; errors in units' reports do not matter here.
    """
    reports = {report.origin.file for report in workspace.reports}
    faults = [
        found
        for found in find_problems(workspace)
        if found.is_error and found.place.file not in reports and "/reports/" not in found.place.file
    ]
    if faults:
        raise InvalidFilesError(faults)
    makers: dict[int, FormMaker] = {}
    outcomes = [_read(workspace, path, wanted, makers) for path in paths]
    _refuse_doubles(outcomes)
    _check(workspace, outcomes)
    return outcomes


def _read(workspace: Workspace, path: Path, wanted: Wanted, makers: dict[int, FormMaker]) -> Outcome:
    outcome = Outcome(path)
    try:
        grids = open_returned(path)
        outcome.form = form = _form(workspace, grids, wanted, makers)
        outcome.file = report_path(form)
        outcome.old = _existing(workspace, outcome.file, form)
    except _RefusedError as error:
        outcome.refusals.append(error.refusal)
        return outcome
    except UserError as error:
        outcome.refusals.append(Refusal(str(error), error.hint))
        return outcome
    outcome.refusals += _other_version(grids, form)
    if outcome.refusals:
        return outcome
    answers = outcome.answers = read_answers(grids, form)
    outcome.refusals += answers.refusals
    if not outcome.refusals and answers.is_blank:
        outcome.refusals.append(Refusal("Phiếu chưa ghi gì.", "Xin đơn vị điền phiếu rồi gửi lại."))
    if not outcome.refusals:
        if answers.submitted is None:
            answers.submitted = wanted.received
        found = changes(said_by_form(answers), _sent(grids), said_by_report(form))
        outcome.removed = [leaf for leaf, value in found.items() if value is None]
        try:
            outcome.new = report_text(outcome.old, form, found, illustrative=wanted.illustrative)
        except UserError as error:
            outcome.refusals.append(Refusal(f"{outcome.file}: {error}", error.hint))
    return outcome


def _sent(grids: Sequence[Grid]) -> dict[Leaf, str] | None:
    """Return what stood on the form when it went out; None where the hidden sheet is lost."""
    hidden = next((grid for grid in grids if grid.title == HIDDEN), None)
    if hidden is None:
        return None
    return unpacked(
        "".join(str(hidden.value(row, SENT_COLUMN) or "") for row in range(1, hidden.last_row + 1))
    )


class _RefusedError(Exception):
    def __init__(self, refusal: Refusal) -> None:
        super().__init__(refusal.message)
        self.refusal = refusal


def _form(workspace: Workspace, grids: Sequence[Grid], wanted: Wanted, makers: dict[int, FormMaker]) -> Form:
    """Return the form that was sent out, by the code that every sheet carries."""
    sheet, cell, code = _code(grids)
    words = code.split()
    try:
        if len(words) != 4 or words[0] != CODE_WORD:
            raise ValueError(code)
        period = Period.parse(words[1], year=0)
        if period.year not in makers:
            makers[period.year] = FormMaker(programme_of(workspace, period.year))
    except ValueError:
        raise _RefusedError(Refusal(f"Mã phiếu “{code}” không đúng.", _NEW_FORM, sheet, cell)) from None
    except UserError as error:
        raise _RefusedError(Refusal(str(error), error.hint, sheet, cell)) from error
    unit = next((unit for unit in makers[period.year].programme.reporting_units if unit.id == words[2]), None)
    if unit is None:
        raise _RefusedError(
            Refusal(f"Kế hoạch năm {period.year} không có đơn vị “{words[2]}”.", _NEW_FORM, sheet, cell)
        )
    if wanted.unit not in (None, unit.id):
        raise _RefusedError(
            Refusal(
                f"Đây là phiếu của {unit.name}, không phải của đơn vị đã chọn.",
                "Kiểm tra tệp, hoặc bỏ --unit.",
                sheet,
                cell,
            )
        )
    if wanted.period not in (None, period):
        raise _RefusedError(
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
                    raise _RefusedError(
                        Refusal(
                            f"Phiếu ghi {what} “{tidy(said)}” nhưng mã phiếu là của “{expected}”.",
                            "Dùng đúng phiếu của đơn vị và của kỳ.",
                            grid.title,
                            cell_name(row, column + 1),
                        )
                    )
    return makers[period.year].make(unit, period)


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
        raise _RefusedError(
            Refusal(
                f"Các trang mang mã phiếu khác nhau: {said}.", "Không ghép trang của hai phiếu.", sheet, cell
            )
        )
    code, (sheet, cell) = next(iter(found.items()))
    return sheet, cell, code


def _other_version(grids: Sequence[Grid], form: Form) -> list[Refusal]:
    """Return why the form is of another version of the plan, naming the targets that differ; empty where it is not."""
    _, _, code = _code(grids)
    if code == form.code:
        return []
    hidden = next((grid for grid in grids if grid.title == HIDDEN), None)
    sent = {}
    if hidden is not None:
        sent = {
            tidy(hidden.value(row, 1)): tidy(hidden.value(row, 2)) for row in range(2, hidden.last_row + 1)
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


def _existing(workspace: Workspace, file: str, form: Form) -> str | None:
    path = workspace.root / file
    if form.report is None and path.exists():
        raise _RefusedError(
            Refusal(
                f"Tệp {file} đã có nhưng đang có lỗi nên không sửa được.",
                "Chạy “tdkt validate”, sửa tệp ấy trước.",
            )
        )
    if form.report is None:
        return None
    with path.open(encoding="utf-8", newline="") as stream:
        return stream.read().removeprefix("\ufeff")


def _refuse_doubles(outcomes: list[Outcome]) -> None:
    first: dict[str, Outcome] = {}
    for outcome in outcomes:
        if not outcome.file or outcome.refusals:
            continue
        other = first.setdefault(outcome.file, outcome)
        if other is not outcome:
            for one, two in ((outcome, other), (other, outcome)):
                if not any("cùng đơn vị" in refusal.message for refusal in one.refusals):
                    one.refusals.append(
                        Refusal(f"Phiếu cùng đơn vị, cùng kỳ với {two.path.name}.", "Chỉ đưa vào một phiếu.")
                    )


def _check(workspace: Workspace, outcomes: list[Outcome]) -> None:
    """Run all checks on the reports as they would be; an error refuses its form, naming the cell it comes from."""
    taken = {outcome.file: outcome for outcome in outcomes if outcome.is_change}
    if not taken:
        return
    found = find_problems(with_files(workspace, {file: outcome.new for file, outcome in taken.items()}))
    for file, outcome in taken.items():
        own = [finding for finding in found if finding.place.file == file]
        outcome.warnings = [finding for finding in own if not finding.is_error]
        errors = [finding for finding in own if finding.is_error]
        if errors:
            cells = _cells(outcome)
            for finding in errors:
                sheet, cell = cells.get(finding.place.line, ("", ""))
                where = cells.get((finding.place.line, finding.place.column), (sheet, cell))
                outcome.refusals.append(Refusal(f"{finding.message} ({finding.code})", finding.hint, *where))


def _cells(outcome: Outcome) -> dict[int | tuple[int, int], tuple[str, str]]:
    """Return which cell of the form each place of the new text comes from, by line and by (line, column)."""
    document, _ = read_yaml(Source(outcome.file, outcome.new, True))
    places: dict[int | tuple[int, int], tuple[str, str]] = {}
    if document is None or not isinstance(document.data, dict):
        return places
    origin = Origin(outcome.file, document.node)

    def put(cell: tuple[str, str] | None, *path: str | int) -> None:
        if cell is not None:
            place = origin.at(*path)
            places[place.line, place.column] = cell
            places.setdefault(place.line, cell)

    known = outcome.answers.cells
    for name in ("reporter", "submitted"):
        if name in document.data:
            put(known.get(("", name)), name)
    for number, figure in enumerate(document.data.get("figures", ())):
        for name in figure:
            put(known.get((figure["target"], name)), "figures", number, name)
    for number, task in enumerate(document.data.get("tasks", ())):
        for name in task:
            put(known.get((task["task"], name)), "tasks", number, name)
    return places
