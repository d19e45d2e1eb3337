"""Putting right how a target is counted after its plan was issued: the reason goes into the register of the plan."""

from __future__ import annotations

import datetime

from tdkt.changes.counting import all_corrections
from tdkt.checks.foreseen import Foreseen, foresee, refuse_foreseen
from tdkt.checks.issued.counting import counted_otherwise, is_explained, said_of
from tdkt.checks.references.guesses import guess
from tdkt.checks.unread import refuse_incomplete
from tdkt.errors import UsageError, UserError
from tdkt.model.issued import PLAN
from tdkt.model.plan_year import year_name
from tdkt.model.records import dataclass
from tdkt.model.text import upper_first
from tdkt.workspace.issued import issued
from tdkt.workspace.planned_edit import PlannedEdit, read_to_change
from tdkt.workspace.workspace import Workspace
from tdkt.workspace.yaml_editor import edit_yaml, extend, in_a_line


@dataclass(frozen=True, slots=True)
class Recounting:
    """A correction that has been worked out: the register it goes into, and what is counted otherwise, target by target."""

    file: str
    told: tuple[tuple[str, str], ...]
    edit: PlannedEdit
    foreseen: Foreseen


def recounting(
    workspace: Workspace, year: int, targets: tuple[str, ...], reason: str, day: datetime.date
) -> Recounting:
    """Work out the correction of how `targets` of the plan of `year` are counted, made on `day` for `reason`.

    Raises UsageError for what there is not, UserError where the plan has not been issued or is counted as it was signed.
    """
    refuse_incomplete(workspace, "chưa so được với bản đã ký")
    if not reason.strip():
        raise UsageError("Thiếu lý do.", hint="Thêm --reason “…”, viết thành câu.")
    plan = issued(workspace, PLAN, str(year))
    if plan is None:
        raise UserError(
            f"Kế hoạch {year_name(year)} chưa ban hành (không có trong sổ văn bản).",
            hint="Chưa ban hành thì sửa thẳng trong tệp, không cần đính chính.",
        )
    if day < plan.date:
        raise UsageError(
            f"Ngày sửa {day:%d/%m/%Y} trước ngày ban hành kế hoạch ({plan.date:%d/%m/%Y}).",
            hint="Sửa --date.",
        )
    corrections = all_corrections(workspace, year)
    differing, known = dict[str, str](), set[str]()
    for was, now, document, until in counted_otherwise(workspace, year):
        if document.date <= day <= until:
            differing[was.id] = said_of(was, now)
            since = (one for one in corrections if document.date <= one.date <= until)
            known |= {was.id} if is_explained(was, now, since) else set()
    _refuse_as_signed(workspace, year, targets, differing)
    _refuse_known(targets, known)
    entries = [
        {
            "date": day,
            "year": year,
            "targets": in_a_line(of_one),
            "change": change,
            "reason": _sentence(reason),
        }
        for change, of_one in _by_change(targets, differing).items()
    ]
    text, before = read_to_change(workspace.root, plan.origin.file)
    edited = edit_yaml(text, lambda data: extend(data, "corrections", entries))
    edit = PlannedEdit({plan.origin.file: edited}, {plan.origin.file: before})
    foreseen = foresee(workspace, edit.texts)
    refuse_foreseen(foreseen.new_errors, "Kho", "Sửa chỗ ấy rồi chạy lại.")
    return Recounting(plan.origin.file, tuple((one, differing[one]) for one in targets), edit, foreseen)


def _by_change(targets: tuple[str, ...], differing: dict[str, str]) -> dict[str, list[str]]:
    """Return the targets of each change: one line of the register says one."""
    found: dict[str, list[str]] = {}
    for target in targets:
        found.setdefault(differing[target], []).append(target)
    return found


def _refuse_known(targets: tuple[str, ...], known: set[str]) -> None:
    done = [target for target in targets if target in known]
    if done:
        raise UserError(
            f"Sổ văn bản đã ghi lý do sửa cách tính của {', '.join(done)}.", hint="Xem: tdkt register."
        )


def _refuse_as_signed(
    workspace: Workspace, year: int, targets: tuple[str, ...], differing: dict[str, str]
) -> None:
    known = [target.id for file in workspace.movements if file.year == year for target in file.targets]
    for target in targets:
        if target not in known:
            raise UsageError(
                f"Kế hoạch {year_name(year)} không có chỉ tiêu “{target}”.", hint=guess(target, known)
            )
        if target not in differing:
            raise UserError(
                f"Chỉ tiêu “{target}” đang tính như khi ban hành, hoặc câu, ngưỡng cũng đã đổi.",
                hint="Sửa cách tính (accumulate, of, schedule…) trong tệp movements trước rồi chạy lại; đổi câu, ngưỡng thì dùng "
                "tdkt amend.",
            )


def _sentence(text: str) -> str:
    said = upper_first(text.strip())
    return said if said.endswith((".", "!", "?")) else f"{said}."
