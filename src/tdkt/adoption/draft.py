"""A plan that was read becomes planned files: of a new workspace, or of a year in one that is there; checked before a byte is written."""

from __future__ import annotations

import datetime
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from tdkt.adoption.checking import Comparison, compared
from tdkt.adoption.reading.read_plan import Doubt, FoundMovement, ReadPlan, ReadUnit
from tdkt.adoption.reading.unit_names import unit_name, without_ward
from tdkt.adoption.writing.comments import Comments
from tdkt.adoption.writing.measured import measured
from tdkt.adoption.writing.movement_files import MovementFiles
from tdkt.adoption.writing.names import short_ids
from tdkt.adoption.writing.organization_file import added_to, new_organization, with_additions
from tdkt.adoption.writing.plan_file import UNKNOWN, PlanFile
from tdkt.checks.foreseen import Foreseen, foresee, refuse_foreseen
from tdkt.checks.run import programme_of
from tdkt.documents.plan import plan_document
from tdkt.documents.texts.templates import Templates
from tdkt.errors import UsageError, UserError
from tdkt.model.organization import Organization, Signer, Unit
from tdkt.model.place import NOWHERE
from tdkt.model.text import letters, spelling_key
from tdkt.planning.new_ward.answers import problems
from tdkt.planning.new_ward.guesses import abbreviation_of, ids_of, without_head
from tdkt.planning.new_ward.making import ward_of
from tdkt.planning.new_ward.skeleton_files import ward_files
from tdkt.planning.new_ward.ward import NewWard
from tdkt.workspace.formatting import formatted
from tdkt.workspace.kinds import FILE_KINDS
from tdkt.workspace.planned_edit import PlannedEdit, read_to_change, refuse_existing_files
from tdkt.workspace.source import Source
from tdkt.workspace.workspace import PLANS, Workspace, read_workspace


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


def in_new_folder(plan: ReadPlan, root: Path, year: int, given: Mapping[str, Any]) -> Adoption:
    """Return the adoption of `plan` as a whole new workspace at `root`; `given` are answers that come before the file's.

    Raises UserError where files are there already, where the result would hold errors or lose a sentence.
    """
    answers = _answers(plan, year, given)
    found = problems({"kind": "ward-answers", **answers})
    if found:
        raise UsageError("\n".join(dict.fromkeys(one.message for one in found)), hint=found[0].hint)
    day = plan.head.date or datetime.date(year, 1, 31)
    ward = _as_signed(ward_of(answers, day), plan)
    comments = Comments([doubt for doubt in plan.doubts if doubt.about not in given])
    general = short_ids(movement.title for movement in plan.general_movements)
    skeleton = ward_files(ward)
    organization = ward.organization
    texts = {path: text for path, text in skeleton.items() if not path.startswith(f"{PLANS}/{year}/")}
    own = FILE_KINDS["organization"].path
    files = _files_of_year(plan, year, organization, organization.signers[0].id, general, comments)
    texts[own] = new_organization(skeleton[own], plan, general, comments)
    texts |= _with_rest(files, comments, year)
    texts = {path: _laid_out(path, text) for path, text in texts.items()}
    refuse_existing_files(root, texts)
    before = read_workspace(root) if (root / PLANS).is_dir() else Workspace(root)
    return _checked(plan, year, PlannedEdit(texts), before)


def in_workspace(plan: ReadPlan, workspace: Workspace, year: int) -> Adoption:
    """Return the adoption of `plan` as the plan of a year that `workspace` has none for; raises UserError as `in_new_folder`."""
    if any(known.year == year for known in workspace.plans):
        raise UserError(
            f"Kho đã có kế hoạch năm {year}, không ghi đè.",
            hint="Kế hoạch của năm khác thì ghi --year; muốn lập lại thì chuyển thư mục của năm ấy đi.",
        )
    if not workspace.organizations:
        raise UserError("Kho chưa có plans/organization.yaml.", hint="Chọn thư mục mới để tdkt lập cả kho.")
    known = workspace.organizations[0]
    if plan.ward.name and letters(plan.ward.name) not in letters(known.name):
        raise UserError(
            f"Tệp là kế hoạch của {plan.ward.committee}, kho này là của {known.name}.",
            hint="Chọn kho của đúng nơi ban hành, hoặc một thư mục mới.",
        )
    comments = Comments(
        doubt for doubt in plan.doubts if doubt.about not in ("name", "city", "issuer", "units")
    )
    units = _new_units(plan, known)
    signer, new_signers = _signer(plan, known)
    general, new_movements = _general(plan, known)
    organization = with_additions(known, units, new_signers)
    file = known.origin.file
    text, data = read_to_change(workspace.root, file)
    files = _files_of_year(plan, year, organization, signer, general, comments)
    texts = _with_rest(files, comments, year)
    changed: dict[str, bytes] = {}
    if units or new_signers or new_movements:
        texts[file] = added_to(text, units, new_signers, new_movements)
        changed[file] = data
    texts = {path: text if path in changed else _laid_out(path, text) for path, text in texts.items()}
    refuse_existing_files(workspace.root, [path for path in texts if path not in changed])
    return _checked(plan, year, PlannedEdit(texts, changed), workspace)


def _as_signed(ward: NewWard, plan: ReadPlan) -> NewWard:
    """Return the ward with its first signer's authority as the file has it, also where that lacks "TM."."""
    signature = plan.foot.signature
    if signature is None or not signature.post:
        return ward
    first, *others = ward.organization.signers
    first = replace(
        first,
        post=signature.post,
        on_behalf_of=signature.on_behalf_of,
        in_place_of=signature.in_place_of,
    )
    return replace(ward, organization=replace(ward.organization, signers=(first, *others)))


def _answers(plan: ReadPlan, year: int, given: Mapping[str, Any]) -> dict[str, Any]:
    ward, signature = plan.ward, plan.foot.signature
    units = [
        {"name": unit.name, **({"abbreviation": unit.abbreviation} if unit.abbreviation else {})}
        for unit in plan.units
    ]
    signer: dict[str, Any] = {
        "name": (signature and signature.name) or UNKNOWN,
        "post": (signature and signature.post) or "Chủ tịch",
    }
    if signature and signature.on_behalf_of:
        signer["on_behalf_of"] = signature.on_behalf_of
    if signature and signature.in_place_of:
        signer["in_place_of"] = signature.in_place_of
    said: dict[str, Any] = {
        "type": ward.kind or None,
        "name": ward.name or None,
        "city": ward.city or "tỉnh (chưa rõ)",
        "place": ward.place or None,
        "abbreviation": ward.abbreviation or None,
        "year": year,
        "units": units or [{"name": NO_UNIT, "abbreviation": "ĐV"}],
        "standing_unit": next((unit.name for unit in plan.units if unit.is_standing), None),
        "signers": [signer],
    }
    answers = {key: value for key, value in said.items() if value is not None} | dict(given)
    missing = [flag for key, flag in _NEEDED.items() if key not in answers]
    if missing:
        listed = "\n".join(f"  {flag}" for flag in missing)
        raise UsageError(
            f"Tệp không nêu đủ để lập kho. Còn thiếu:\n{listed}", hint="Ghi thêm các tham số ấy."
        )
    return answers


NO_UNIT = "Đơn vị thường trực (chưa rõ)"
"""Stands for a unit in a plan that names none."""
_NEEDED = {
    "type": "--type: xã, phường hay đặc khu",
    "name": "--name: tên, ví dụ --name Đông Hưng",
}


def _files_of_year(
    plan: ReadPlan,
    year: int,
    organization: Organization,
    signer: str,
    general: Sequence[str],
    comments: Comments,
) -> dict[str, str]:
    by_name = {spelling_key(unit.name): unit for unit in organization.units}
    path = FILE_KINDS["plan"].file(year=year)
    read_units = [unit for section in plan.all_sections for unit in section.units]
    units = [_unit_of(read, by_name, organization) for read in read_units]
    ids = [unit.id for unit in units]
    texts = {path: PlanFile(plan, year, signer, general, organization, comments, ids).text()}
    writer = MovementFiles(year, organization, comments, set(), set())
    parts = dict(zip(ids, read_units, strict=True))
    elsewhere = measured(plan, year, organization)
    for unit in organization.units:
        promised = [found for found in elsewhere if found.unit == unit.id]
        if unit.id in parts or promised:
            text = writer.text(unit, parts.get(unit.id), promised)
            texts[FILE_KINDS["movements"].file(year=year, unit=unit.id)] = text
    return texts


def _unit_of(read: ReadUnit, by_name: Mapping[str, Unit], organization: Organization) -> Unit:
    name = unit_name(read.title.text) or read.title.text.rstrip(" .:;")
    known = by_name.get(spelling_key(name)) or organization.unit_called(name)
    return known or by_name[spelling_key(without_ward(name))]


def _with_rest(files: Mapping[str, str], comments: Comments, year: int) -> dict[str, str]:
    """Return the files with what no text of theirs has told yet at the head of the plan."""
    path = FILE_KINDS["plan"].file(year=year)
    rest = list(comments.rest())
    head, _, body = files[path].partition("\n")
    return {**files, path: "\n".join([head, *rest, body])}


def _laid_out(path: str, text: str) -> str:
    if not path.endswith(".yaml") or not path.startswith(f"{PLANS}/"):
        return text
    made = formatted(Source(path, unicodedata.normalize("NFC", text), is_nfc=True))
    if not isinstance(made, str):
        raise UserError(f"{path}: {made[0].message}", hint=made[0].hint)
    return made


def _checked(plan: ReadPlan, year: int, edit: PlannedEdit, before: Workspace) -> Adoption:
    of_plans = {path: text for path, text in edit.texts.items() if path.startswith(f"{PLANS}/")}
    foreseen = foresee(before, of_plans)
    refuse_foreseen(foreseen.new_errors, "Kho", "Sửa chỗ ấy trong tệp Word rồi chạy lại.")
    document = plan_document(programme_of(foreseen.workspace, year), Templates())
    return Adoption(plan, year, edit, foreseen, compared(plan, document))


def _new_units(plan: ReadPlan, known: Organization) -> list[Unit]:
    new = [
        found.name
        for found in plan.units
        if found.has_movements
        and not any(spelling_key(unit.name) == spelling_key(found.name) for unit in known.units)
        and known.unit_called(found.name) is None
    ]
    taken = [unit.id for unit in known.units]
    ids = ids_of([*taken, *map(without_head, new)])[len(taken) :]
    words = [unit.abbreviation for unit in known.units]
    units = []
    for unit_id, name in zip(ids, new, strict=True):
        words.append(abbreviation_of(name, words))
        units.append(Unit(unit_id, name, words[-1], "", NOWHERE))
    return units


def _alike(plan: ReadPlan, units: Sequence[Unit], known: Organization) -> Iterator[Doubt]:
    """Yield a doubt for each new unit whose name goes on from, or is the beginning of, that of a unit on record."""
    lines = {found.name: found.lines for found in plan.units}
    for unit in units:
        for other in known.units:
            one, two = sorted((letters(unit.name), letters(other.name)), key=len)
            if two.startswith(one):
                yield Doubt(
                    f"“{unit.name}” có phải là “{other.name}” đã có trong kho?",
                    (f"một đơn vị: dùng mã {other.id}", "hai đơn vị"),
                    "hai đơn vị",
                    "tên viết khác nhau, kế hoạch in theo tên trong kho",
                    lines=lines[unit.name],
                )


def _signer(plan: ReadPlan, known: Organization) -> tuple[str, list[Signer]]:
    signature = plan.foot.signature
    if signature is None or not signature.name:
        return known.signers[0].id, []
    for signer in known.signers:
        if letters(signer.name) == letters(signature.name) and letters(signer.post) == letters(
            signature.post
        ):
            return signer.id, []
    taken = [signer.id for signer in known.signers]
    found = ids_of([*taken, signature.post or "nguoi-ky"])[-1]
    return found, [
        Signer(
            found,
            signature.name,
            signature.post or "Chủ tịch",
            signature.on_behalf_of,
            signature.in_place_of,
            NOWHERE,
        )
    ]


def _general(plan: ReadPlan, known: Organization) -> tuple[list[str], dict[str, FoundMovement]]:
    by_title = {spelling_key(movement.title): movement.id for movement in known.general_movements}
    ids: list[str] = []
    new: dict[str, FoundMovement] = {}
    for found in plan.general_movements:
        there = by_title.get(spelling_key(found.title))
        if there is None:
            there = short_ids([found.title], [*by_title.values(), *new])[0]
            new[there] = found
        ids.append(there)
    return ids, new
