"""Taking returned forms of plans in: every file on its own, all checked before anything is written."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from tdkt.awards.bodies import plan_makers
from tdkt.checks.foreseen import Foreseen, foresee
from tdkt.checks.run import InvalidFilesError, find_problems
from tdkt.errors import UserError
from tdkt.exchange.form_identity import Code, RefusedError, code_of
from tdkt.exchange.form_sheets import Refusal
from tdkt.exchange.form_words import PLAN_CODE_WORD
from tdkt.exchange.former_forms import followed_form
from tdkt.exchange.plan_forms.plan_editor import plan_text
from tdkt.exchange.plan_forms.plan_form import PlanForm, plan_form
from tdkt.exchange.plan_forms.plan_form_reader import PlanAnswers, read_plan_answers, sent_with
from tdkt.exchange.plan_forms.plan_said import said_by_plan
from tdkt.exchange.plan_forms.plan_words import SECTIONS
from tdkt.exchange.returned_file import AGAIN, open_returned
from tdkt.exchange.said import Leaf, Said, canonical, changes
from tdkt.model.diagnostic import Diagnostic
from tdkt.model.place import Origin, Place
from tdkt.model.plan_year import read_year
from tdkt.model.records import dataclass, field
from tdkt.office.tables.grid import Grid
from tdkt.workspace.former_ids import former_ids
from tdkt.workspace.inside import is_link
from tdkt.workspace.kinds import FILE_KINDS
from tdkt.workspace.planned_edit import PlannedEdit, read_to_change
from tdkt.workspace.source import Source
from tdkt.workspace.workspace import Workspace
from tdkt.workspace.yaml_reader import read_yaml

_NEW_FORM = "Lập phiếu mới: tdkt form unit-plan NĂM --unit MÃ; chép nội dung sang."


@dataclass(frozen=True, slots=True)
class WantedPlans:
    """What the clerk expects: `unit` (id; None: any); the day on which the plans came; whether new ones are samples; whether a plan
    that was agreed to may be changed; whether only reports of a period are wanted (`of_a_period`), of which a plan is none."""

    unit: str | None
    received: date
    illustrative: bool = False
    replace: bool = False
    of_a_period: bool = False


@dataclass(slots=True)
class PlanOutcome:
    """What became of one file: of whose plan it is (None: not known), the texts before (None: a new plan) and after, why it is refused."""

    path: Path
    form: PlanForm | None = None
    old: tuple[str, bytes] | None = None
    new: str = ""
    changes: dict[Leaf, Any] = field(default_factory=dict)
    read: PlanAnswers | None = None
    refusals: list[Refusal] = field(default_factory=list)
    warnings: list[Diagnostic] = field(default_factory=list)
    fault: Exception | None = None
    """What went wrong within tdkt itself while the form was read: it is refused, the others are not."""

    @property
    def file(self) -> str:
        """The path of the plan in the workspace, "" where it is not known."""
        return self.form.file if self.form else ""

    @property
    def before(self) -> str | None:
        """The text before, None of a new plan."""
        return None if self.old is None else self.old[0]

    @property
    def is_change(self) -> bool:
        """Tell whether the plan would change."""
        return not self.refusals and self.before != self.new

    def cell_of(self, place: Place) -> tuple[str, str]:
        """Return the sheet and cell that a place in the new text comes from, ("", "") for none."""
        if self.read is None or place.file != self.file:
            return "", ""
        return _cells(self.file, self.new, self.read).get(place.line, ("", ""))


def holds_plan_form(grids: Sequence[Grid]) -> bool:
    """Tell whether a workbook carries the code of a form of a unit's plan; one with several codes is none."""
    try:
        return code_of(grids).text.split(" ", 1)[0] == PLAN_CODE_WORD
    except (RefusedError, UserError):
        return False


def take_in_plans(workspace: Workspace, paths: Iterable[Path], wanted: WantedPlans) -> list[PlanOutcome]:
    """Read the forms of plans at `paths` against `workspace`; nothing is written.

    Raises InvalidFilesError where the files hold errors, those in units' plans aside.
    """
    before = find_problems(workspace)
    kind = FILE_KINDS["unit-plan"]
    faults = [one for one in before if one.is_error and not kind.is_in_its_folder(one.place.file)]
    if faults:
        raise InvalidFilesError(faults)
    outcomes = [_read(workspace, path, wanted) for path in paths]
    _refuse_doubles(outcomes)
    _check(workspace, outcomes, before)
    return outcomes


def edit_of_plans(outcomes: Iterable[PlanOutcome]) -> PlannedEdit:
    """Return the edit that takes in the forms `outcomes`."""
    taken = [one for one in outcomes if one.is_change]
    return PlannedEdit(
        {one.file: one.new for one in taken}, {one.file: one.old[1] for one in taken if one.old is not None}
    )


def _read(workspace: Workspace, path: Path, wanted: WantedPlans) -> PlanOutcome:
    outcome = PlanOutcome(path)
    if is_link(path):
        outcome.refusals.append(Refusal("Đây là một liên kết, không phải phiếu.", "Chỉ tới tệp thật."))
        return outcome
    try:
        _read_into(outcome, workspace, wanted)
    except RefusedError as error:
        outcome.refusals.append(error.refusal)
    except UserError as error:
        outcome.refusals.append(Refusal(str(error), error.hint))
    except Exception as error:  # noqa: BLE001 one bad form must not stop the others of its folder
        outcome.fault = error
        outcome.refusals.append(Refusal("Phiếu này làm tdkt gặp lỗi bên trong nên không nhận.", AGAIN))
    return outcome


def _read_into(outcome: PlanOutcome, workspace: Workspace, wanted: WantedPlans) -> None:
    grids = open_returned(outcome.path)
    code = code_of(grids)
    if wanted.of_a_period:
        raise code.refused(
            "Đây là phiếu kế hoạch của đơn vị, không phải phiếu báo cáo của kỳ đã chọn.", "Bỏ --period."
        )
    form, grids = _form_of(workspace, code, grids)
    outcome.form = form
    if wanted.unit not in (None, form.maker.id):
        message = f"Đây là phiếu của {form.maker.name}, không phải của đơn vị đã chọn."
        raise code.refused(message, "Kiểm tra tệp, hoặc bỏ --unit.")
    if code_of(grids).text != form.code:
        raise code.refused("Kế hoạch năm đã thay đổi sau khi lập phiếu.", _NEW_FORM)
    if form.is_new and (workspace.root / form.file).exists():
        raise code.refused(
            f"Tệp {form.file} đã có nhưng đang có lỗi nên không sửa được.",
            "Chạy “tdkt validate”, sửa tệp ấy trước.",
        )
    outcome.old = None if form.is_new else read_to_change(workspace.root, form.file)
    read = outcome.read = read_plan_answers(grids, form)
    outcome.refusals += read.answers.refusals
    if outcome.refusals:
        return
    sent, today = sent_with(grids), said_by_plan(form)
    outcome.changes = changes(read.said, sent, today)
    said = form.plan.appraised
    if outcome.changes and said is not None and said.is_agreed and not wanted.replace:
        raise code.refused(
            f"Kế hoạch này đã được đồng ý ngày {said.date:%d/%m/%Y}; phiếu có nội dung khác.",
            "Đơn vị sửa đổi kế hoạch thì thêm --replace, xem lại rồi ghi lại appraised.",
        )
    if sent is not None and not form.is_new and not wanted.replace:
        outcome.refusals += _both_changed(outcome.changes, sent, today, read)
    if outcome.refusals:
        return
    if outcome.changes and said is not None and wanted.received <= said.date:
        raise code.refused(
            f"Đã cho ý kiến ngày {said.date:%d/%m/%Y} về kế hoạch này; phiếu có nội dung khác thì phải nhận sau ngày ấy.",
            f"Thêm --received NGÀY nhận phiếu này; ghi nhầm ý kiến thì xóa appraised trong {form.file} trước.",
        )
    came = wanted.received if form.is_new or outcome.changes or form.plan.received is None else None
    outcome.new = plan_text(
        form.new_text if outcome.old is None else outcome.old[0],
        form,
        outcome.changes,
        came,
        illustrative=wanted.illustrative and form.is_new,
    )


def _both_changed(
    found: Mapping[Leaf, Any], sent: Mapping[Leaf, str], today: Said, read: PlanAnswers
) -> Iterator[Refusal]:
    """Yield what the form says otherwise than it went out while the file was changed too: taking it would undo that unseen."""
    for leaf in found:
        if canonical(today.get(leaf)) != sent.get(leaf, ""):
            where, how = "Chỗ này", "phiếu gửi về cũng ghi khác"
            if leaf[0] == "texts":  # a whole part, of which only a line may have been added
                where, how = f"Mục “{SECTIONS[leaf[2]]}”", "phiếu gửi về cũng thêm, bớt hoặc sửa mục này"
            yield Refusal(
                f"{where} trong tệp kế hoạch đã được sửa sau khi lập phiếu; {how}.",
                "Đối chiếu hai bản: sửa tay trong tệp, hoặc thêm --replace để lấy theo phiếu.",
                *read.cells.get(leaf, ("", "")),
            )


def _form_of(workspace: Workspace, code: Code, sent: Sequence[Grid]) -> tuple[PlanForm, tuple[Grid, ...]]:
    """Return the form that was sent out, by its code ("TDKTKH1 2026 van-phong 1a2b3c4d5e"), and its sheets by the ids of today.

    Raises RefusedError.
    """
    parts = code.text.split()
    try:
        if len(parts) != 4:
            raise ValueError(code.text)
        year = read_year(parts[1])
    except ValueError:
        raise code.refused(f"Mã phiếu “{code.text}” không đúng.", _NEW_FORM) from None
    former = former_ids(workspace)
    id_ = former.reporter_today(parts[2])
    followed = followed_form(sent, former, year, parts[2])
    maker = plan_makers(workspace).get(id_)
    if maker is None:
        raise code.refused(f"Không có đơn vị, thôn, tập thể “{id_}”.", _NEW_FORM)
    try:
        return plan_form(workspace, maker, year, printed=followed.printed), followed.grids
    except UserError as error:
        raise code.refused(str(error), error.hint) from error


def _refuse_doubles(outcomes: Sequence[PlanOutcome]) -> None:
    first: dict[str, PlanOutcome] = {}
    for one in outcomes:
        other = first.setdefault(one.file, one) if one.file and not one.refusals else one
        if other is not one:
            for this, that in ((one, other), (other, one)):
                this.refusals.append(
                    Refusal(f"Phiếu cùng đơn vị, cùng năm với {that.path.name}.", "Chỉ đưa vào một phiếu.")
                )


def _check(workspace: Workspace, outcomes: Sequence[PlanOutcome], known: list[Diagnostic]) -> None:
    """Run all checks on the plans as they would be; an error refuses its form, naming the cell it comes from."""
    while taken := [one for one in outcomes if one.is_change]:
        foreseen = foresee(workspace, {one.file: one.new for one in taken}, known=known)
        for one in taken:
            own = [found for found in foreseen.findings if found.place.file == one.file]
            one.refusals += [
                Refusal(f"{found.message} ({found.code})", found.hint, *one.cell_of(found.place))
                for found in own
                if found.is_error
            ]
            one.warnings = [found for found in own if found.is_warning and found in foreseen.new]
        if all(one.is_change for one in taken):
            _refuse_harm_elsewhere(taken, foreseen)
            return


def _refuse_harm_elsewhere(taken: Sequence[PlanOutcome], foreseen: Foreseen) -> None:
    for found in foreseen.new_errors:
        for one in taken:
            one.refusals.append(Refusal(found.in_a_line, found.hint))


def _cells(file: str, text: str, read: PlanAnswers) -> dict[int, tuple[str, str]]:
    """Return the cell that the first value of each line of the plan's text was read from."""
    document, _ = read_yaml(Source(file, text.removeprefix("\ufeff"), True))
    if document is None or not isinstance(document.data, dict):
        return {}
    origin, data = Origin(file, document.node), document.data
    places: dict[int, tuple[str, str]] = {}

    def put(leaf: Leaf, *path: str | int) -> None:
        if leaf in read.cells:
            places.setdefault(origin.at(*path).line, read.cells[leaf])

    for name in ("number", "date"):
        if name in data:
            put(("", "", name), name)
    for number, one in enumerate(data.get("targets") or ()):
        for name in ("threshold", "due", "who", "steps"):
            if name in one:
                put(("targets", one["target"], name), "targets", number, name)
        put(("targets", one["target"], "taken"), "targets", number, "target")
    for number, one in enumerate(data.get("tasks") or ()):
        key = "task" if "task" in one else "text"
        put(("tasks" if key == "task" else "own", one[key], "taken"), "tasks", number, key)
    return places
