"""A plan that was read as planned files, checked before a byte is written: of a new workspace (`new_folder.py`) or of a year in one that is there (`known_workspace.py`)."""

from __future__ import annotations

import unicodedata

from tdkt.adoption.checking import Comparison, compared
from tdkt.adoption.reading.read_plan import ReadPlan
from tdkt.checks.foreseen import Foreseen, foresee, refuse_foreseen
from tdkt.checks.programmes import programme_of
from tdkt.documents.plan import plan_document
from tdkt.documents.texts.templates import Templates
from tdkt.errors import UsageError, UserError
from tdkt.model.records import dataclass
from tdkt.workspace.formatting import formatted
from tdkt.workspace.planned_edit import PlannedEdit
from tdkt.workspace.source import Source
from tdkt.workspace.workspace import PLANS, Workspace


@dataclass(frozen=True, slots=True)
class Adoption:
    """What would be written (`edit`), what the workspace is then, and how its printed plan compares with the file."""

    plan: ReadPlan
    year: int
    edit: PlannedEdit
    foreseen: Foreseen
    comparison: Comparison


def year_of(plan: ReadPlan, given: int | None) -> int:
    """Return the plan's year: the one given, else the file's; raises UsageError where neither tells."""
    year = given if given is not None else plan.head.year
    if year is None:
        raise UsageError("Tệp không nêu năm của kế hoạch.", hint="Ghi thêm --year, ví dụ --year 2026.")
    return year


def laid_out(path: str, text: str) -> str:
    """Return the text of a file as `tdkt fmt` lays it out; raises UserError where it cannot be read back."""
    if not path.endswith(".yaml") or not path.startswith(f"{PLANS}/"):
        return text
    made = formatted(Source(path, unicodedata.normalize("NFC", text), is_nfc=True))
    if not isinstance(made, str):
        raise UserError(f"{path}: {made[0].message}", hint=made[0].hint)
    return made


def checked(plan: ReadPlan, year: int, edit: PlannedEdit, before: Workspace) -> Adoption:
    """Return the adoption with its proof; raises UserError where the files would hold errors."""
    of_plans = {path: text for path, text in edit.texts.items() if path.startswith(f"{PLANS}/")}
    foreseen = foresee(before, of_plans)
    refuse_foreseen(foreseen.new_errors, "Kho", "Sửa chỗ ấy trong tệp Word rồi chạy lại.")
    document = plan_document(programme_of(foreseen.workspace, year), Templates())
    return Adoption(plan, year, edit, foreseen, compared(plan, document))
