"""Taking returned forms in: every file on its own, all checked before anything is written."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date
from pathlib import Path
from typing import Any

from tdkt.changes.closed_reports import late_changes
from tdkt.checks.foreseen import Foreseen, foresee
from tdkt.checks.reports.report_days import not_yet_come
from tdkt.checks.run import InvalidFilesError, find_problems
from tdkt.errors import UserError
from tdkt.exchange.form import Form, FormMaker
from tdkt.exchange.form_identity import RefusedError, Wanted, form_of, other_version
from tdkt.exchange.form_reader import read_answers
from tdkt.exchange.form_sheets import Answers, Refusal
from tdkt.exchange.hidden_sheet import Carried
from tdkt.exchange.report_cells import Cell, cell_of
from tdkt.exchange.report_days import CORRECTED, SUBMITTED, dated, day_of, odd_day
from tdkt.exchange.report_editor import report_path, report_text, with_reason
from tdkt.exchange.returned_file import AGAIN, open_returned
from tdkt.exchange.said import Leaf, changes, said_by_form, said_by_report
from tdkt.model.diagnostic import Diagnostic
from tdkt.model.drive import DriveReport, PhaseReport
from tdkt.model.period import Period
from tdkt.model.place import Place
from tdkt.model.records import dataclass, field
from tdkt.model.unit_report import UnitReport
from tdkt.workspace.inside import is_link, read_inside
from tdkt.workspace.kinds import FILE_KINDS
from tdkt.workspace.planned_edit import PlannedEdit
from tdkt.workspace.workspace import Workspace, with_files


@dataclass(slots=True)
class Outcome:
    """What became of one file.

    `file` is the report's path relative to the workspace ("" where the form is not known), `old` and `new` its text
    before and after (`old` None where there was none); of several phases of a drive, which stand in one file, `new` has them all,
    and `before`, `after` are the text without and with this one's changes. `refusals` empty means that it can be taken; `warnings` are the
    findings that newly arise from the new text, also in a later report that is compared with it; `changes` are those of
    the report, leaf by leaf (`tdkt.exchange.said.changes`).
    """

    path: Path
    form: Form | None = None
    file: str = ""
    old: str | None = None
    new: str = ""
    refusals: list[Refusal] = field(default_factory=list)
    warnings: list[Diagnostic] = field(default_factory=list)
    answers: Answers = field(default_factory=Answers)
    fault: Exception | None = None
    """What went wrong within tdkt itself while the form was read: it is refused, the others are not."""
    changes: dict[Leaf, Any] = field(default_factory=dict)
    before: str | None = None
    after: str = ""

    @property
    def removed(self) -> list[Leaf]:
        """What the unit took away."""
        return [leaf for leaf, value in self.changes.items() if value is None]

    @property
    def corrected(self) -> date | None:
        """The day of the correction, None where the form is none or names no later day than the report has."""
        found: date | None = self.changes.get(CORRECTED)
        return found

    def cell_of(self, place: Place) -> Cell:
        """Return the sheet and cell of the form that a place in the report's new text comes from, ("", "") for none."""
        phase = self.form.phase.phase if self.form and self.form.phase else ""
        return cell_of(place, self.file, self.new, self.answers, phase)

    @property
    def is_change(self) -> bool:
        """Tell whether the report would change."""
        return not self.refusals and self.before != self.after


def take_in(workspace: Workspace, paths: Iterable[Path], wanted: Wanted) -> list[Outcome]:
    """Read the forms at `paths` against `workspace`; nothing is written.

    Raises InvalidFilesError where the plan itself holds errors; errors in units' reports do not matter here.
    """
    reports = {report.origin.file for report in workspace.reports}
    reports |= {report.origin.file for report in workspace.all(DriveReport)}
    unread = (FILE_KINDS["unit-report"], FILE_KINDS["drive-report"])
    before = find_problems(workspace)
    faults = [
        found
        for found in before
        if found.is_error
        and found.place.file not in reports
        and not any(kind.is_in_its_folder(found.place.file) for kind in unread)
    ]
    if faults:
        raise InvalidFilesError(faults)
    makers: dict[Period, FormMaker] = {}
    outcomes = [_read(workspace, path, wanted, makers) for path in paths]
    _refuse_doubles(outcomes)
    if wanted.reason and wanted.today:
        _explain(workspace, outcomes, wanted.reason, wanted.today)
    _check(workspace, outcomes, before, wanted)
    if wanted.today:
        _note_days_to_come(workspace, outcomes, wanted.today)
    return outcomes


def _explain(workspace: Workspace, outcomes: list[Outcome], reason: str, today: date) -> None:
    """Put `reason` into the reports whose quarter the ward has reported on already, with the targets that change."""
    taken = {outcome.file: outcome for outcome in outcomes if outcome.is_change}
    planned = with_files(workspace, {file: outcome.new for file, outcome in taken.items()})
    years = {outcome.form.period.year for outcome in taken.values() if outcome.form}
    for file, outcome in taken.items():
        late = [
            found
            for year in years
            for found in late_changes(planned, year)
            if found.change.part.tree.path == file and not found.is_explained
        ]
        if late:
            outcome.new = outcome.after = with_reason(outcome.new, late, reason, today)


def _read(workspace: Workspace, path: Path, wanted: Wanted, makers: dict[Period, FormMaker]) -> Outcome:
    """Read one form; whatever it does, the others are read too."""
    outcome = Outcome(path)
    if is_link(path):
        outcome.refusals.append(Refusal("Đây là một liên kết, không phải phiếu.", "Chỉ tới tệp thật."))
        return outcome
    try:
        _read_into(outcome, workspace, wanted, makers)
    except Exception as error:  # noqa: BLE001 one bad form must not stop the others of its folder
        outcome.fault = error
        outcome.refusals.append(Refusal("Phiếu này làm tdkt gặp lỗi bên trong nên không nhận.", AGAIN))
    return outcome


def _read_into(
    outcome: Outcome, workspace: Workspace, wanted: Wanted, makers: dict[Period, FormMaker]
) -> None:
    path = outcome.path
    try:
        form, grids = form_of(workspace, open_returned(path), wanted, makers)
        outcome.form = form
        outcome.file = report_path(form)
        outcome.old = _existing(workspace, outcome.file, form)
    except RefusedError as error:
        outcome.refusals.append(error.refusal)
        return
    except UserError as error:
        outcome.refusals.append(Refusal(str(error), error.hint))
        return
    outcome.refusals += other_version(grids, form)
    if outcome.refusals:
        return
    answers = outcome.answers = read_answers(grids, form)
    outcome.refusals += answers.refusals
    if not outcome.refusals and answers.is_blank:
        outcome.refusals.append(Refusal("Phiếu chưa ghi gì.", "Xin đơn vị điền phiếu rồi gửi lại."))
    sent = Carried(grids).sent
    day = day_of(form, answers, sent, wanted)
    if not outcome.refusals:
        outcome.refusals += odd_day(form, day, answers, wanted)
    if not outcome.refusals:
        found = dated(changes(said_by_form(answers), sent, said_by_report(form)), form, day)
        outcome.changes = found
        try:
            outcome.before = outcome.old
            outcome.new = report_text(outcome.old, form, found, illustrative=wanted.illustrative)
            outcome.after = outcome.new
        except UserError as error:
            outcome.refusals.append(Refusal(f"{outcome.file}: {error}", error.hint))


def edit_of(outcomes: Iterable[Outcome]) -> PlannedEdit:
    """Return the edit that takes in the forms `outcomes`."""
    taken = [outcome for outcome in outcomes if outcome.is_change]
    return PlannedEdit(
        {outcome.file: outcome.new for outcome in taken},
        {outcome.file: outcome.old.encode() for outcome in taken if outcome.old is not None},
    )


def why_kept(path: Path, form: Form) -> str:
    """Return why the form at `path` is not to be written over: somebody has filled it in, or it cannot be told; "" where nobody has."""
    try:
        grids = open_returned(path)
    except UserError:
        return "không đọc được, có thể đã có người ghi"
    answers = read_answers(grids, form)
    refusals = [one for one in answers.refusals if one not in answers.other_lines]
    if changes(said_by_form(answers), Carried(grids).sent, {}) or any(one.cell for one in refusals):
        return "phiếu đã có người ghi"
    return "phiếu lập theo mẫu cũ, có thể đã có người ghi" if refusals else ""


def _existing(workspace: Workspace, file: str, form: Form) -> str | None:
    path = workspace.root / file
    if form.phase is not None and any(report.origin.file == file for report in workspace.all(DriveReport)):
        return read_inside(workspace.root, path).decode()
    if form.report is None and path.exists():
        raise RefusedError(
            Refusal(
                f"Tệp {file} đã có nhưng đang có lỗi nên không sửa được.",
                "Chạy “tdkt validate”, sửa tệp ấy trước.",
            )
        )
    if form.report is None:
        return None
    return read_inside(workspace.root, path).decode()


def _refuse_doubles(outcomes: list[Outcome]) -> None:
    first: dict[tuple[str, str], Outcome] = {}
    for outcome in outcomes:
        if not outcome.file or outcome.refusals:
            continue
        phase = outcome.form.phase.phase if outcome.form and outcome.form.phase else ""
        other = first.setdefault((outcome.file, phase), outcome)
        if other is not outcome:
            for one, two in ((outcome, other), (other, outcome)):
                if not any("cùng đơn vị" in refusal.message for refusal in one.refusals):
                    one.refusals.append(
                        Refusal(f"Phiếu cùng đơn vị, cùng kỳ với {two.path.name}.", "Chỉ đưa vào một phiếu.")
                    )


def _put_together(outcomes: Iterable[Outcome], *, illustrative: bool) -> None:
    """Let the forms of several phases of a drive, which change one file, follow each other in it."""
    together: dict[str, list[Outcome]] = {}
    for outcome in outcomes:
        if not outcome.refusals and outcome.form is not None and outcome.form.phase is not None:
            together.setdefault(outcome.file, []).append(outcome)
    for phases in together.values():
        text = phases[0].old
        for outcome in phases:
            assert outcome.form is not None
            outcome.before = text
            text = report_text(text, outcome.form, outcome.changes, illustrative=illustrative)
            outcome.after = text
        for outcome in phases:
            outcome.new = phases[-1].after


def _check(workspace: Workspace, outcomes: list[Outcome], known: list[Diagnostic], wanted: Wanted) -> None:
    """Run all checks on the reports as they would be; an error refuses its form, naming the cell it comes from.

    What is taken in is checked again without the forms that were refused: only what is written together is judged together.
    """
    while True:
        _put_together(outcomes, illustrative=wanted.illustrative)
        taken = [outcome for outcome in outcomes if outcome.is_change]
        if not taken:
            return
        texts = {outcome.file: outcome.new for outcome in taken}
        foreseen = foresee(workspace, texts, known=known)
        for outcome in taken:
            outcome.warnings = [
                finding
                for finding in foreseen.new
                if finding.is_warning
                and _is_about(finding, outcome.file, texts)
                and _is_of(finding, outcome, taken)
            ]
            outcome.refusals += _refusals_of(outcome, foreseen, taken)
        if all(outcome.is_change for outcome in taken):
            _refuse_harm_elsewhere(taken, foreseen)
            return


def _is_of(finding: Diagnostic, outcome: Outcome, taken: Iterable[Outcome]) -> bool:
    """Tell whether a finding about a file belongs to `outcome`, of the forms that change it the one whose cells it comes from.

    What comes from no cell belongs to the first of them.
    """
    others = [one for one in taken if one.file == outcome.file]
    if len(others) == 1:
        return True
    owner = next((one for one in others if one.cell_of(finding.place) != ("", "")), others[0])
    return owner is outcome


def _note_days_to_come(workspace: Workspace, outcomes: list[Outcome], today: date) -> None:
    """Warn of a day of handing in that has not come yet: the unit would be put down as late."""
    taken = [outcome for outcome in outcomes if outcome.is_change]
    planned = with_files(workspace, {outcome.file: outcome.new for outcome in taken})
    phases = [phase for report in planned.all(DriveReport) for phase in report.phases]
    sent: list[UnitReport | PhaseReport] = [*planned.reports, *phases]
    for report in sent:
        for outcome in taken:
            phase = outcome.form.phase.phase if outcome.form and outcome.form.phase else ""
            is_its = report.origin.file == outcome.file and phase == getattr(report, "phase", "")
            if is_its and not {SUBMITTED, CORRECTED}.isdisjoint(outcome.changes):
                outcome.warnings += not_yet_come(report, today)


def _refusals_of(outcome: Outcome, foreseen: Foreseen, taken: Iterable[Outcome]) -> list[Refusal]:
    """Return a refusal for every error that the report would hold."""
    found = []
    for finding in foreseen.findings:
        if finding.is_error and finding.place.file == outcome.file and _is_of(finding, outcome, taken):
            where = outcome.cell_of(finding.place)
            found.append(Refusal(f"{finding.message} ({finding.code})", finding.hint, *where))
    return found


def _refuse_harm_elsewhere(taken: Iterable[Outcome], foreseen: Foreseen) -> None:
    """Refuse all forms where they would bring an error into a file that none of them writes."""
    for finding in foreseen.new_errors:
        place = finding.place
        for outcome in taken:
            message = f"{place.file}:{place.line}:{place.column}: {finding.message} ({finding.code})"
            outcome.refusals.append(Refusal(message, finding.hint))


def _is_about(finding: Diagnostic, file: str, taken: Collection[str]) -> bool:
    """Tell whether a finding belongs to the report `file`: it stands there, or in no report taken in and points there."""
    if finding.place.file in taken:
        return finding.place.file == file
    return any(place.file == file for place, _ in finding.related)
