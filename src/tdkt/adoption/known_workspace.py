"""An adopted plan as the plan of a year that a workspace has none for yet, with the units, signers and movements that it brings."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tdkt.adoption.draft import Adoption, checked, laid_out
from tdkt.adoption.reading.read_plan import Doubt, FoundMovement, ReadPlan, ReadSignature
from tdkt.adoption.writing.comments import Comments
from tdkt.adoption.writing.names import short_ids
from tdkt.adoption.writing.organization_file import (
    ISSUER_IDS,
    SIGNER_ID,
    IssuerChange,
    added_to,
    issuer_entry,
    signer_entry,
    with_additions,
)
from tdkt.adoption.year_files import files_of_year, with_rest
from tdkt.errors import UserError
from tdkt.model.issuer import Issuer, Signer
from tdkt.model.organization import Organization, Unit
from tdkt.model.place import NOWHERE
from tdkt.model.plan_year import year_name
from tdkt.model.text import letters, spelling_key
from tdkt.planning.new_ward.guesses import abbreviation_of, ids_of, without_head
from tdkt.workspace.planned_edit import PlannedEdit, read_to_change, refuse_existing_files
from tdkt.workspace.workspace import Workspace


def in_workspace(plan: ReadPlan, workspace: Workspace, year: int) -> Adoption:
    """Return the adoption of `plan` as the plan of a year that `workspace` has none for; raises UserError as `in_new_folder`."""
    if any(known.year == year for known in workspace.plans):
        raise UserError(
            f"Kho đã có kế hoạch {year_name(year)}, không ghi đè.",
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
    units = _new_units(plan, known)
    issuer, brought = _issuer(plan, known)
    silent = {"name", "city", "issuer", "units"}
    silent |= {"issuers"} if brought is None else set()
    silent |= {"signers"} if issuer is not None else set()
    told = [doubt for doubt in plan.doubts if doubt.about not in silent]
    comments = Comments([*told, *_alike(plan, units, known)])
    signer, new_signers = _signer(plan, known) if issuer is None else (_signer_of(plan, known, issuer), [])
    general, new_movements = _general(plan, known)
    organization = with_additions(known, units, new_signers)
    file = known.origin.file
    text, data = read_to_change(workspace.root, file)
    files = files_of_year(plan, year, organization, signer, general, comments, issuer)
    texts = with_rest(files, comments, year)
    changed: dict[str, bytes] = {}
    if units or new_signers or new_movements or brought:
        texts[file] = added_to(text, units, new_signers, new_movements, brought)
        changed[file] = data
    texts = {path: text if path in changed else laid_out(path, text) for path, text in texts.items()}
    refuse_existing_files(workspace.root, [path for path in texts if path not in changed])
    return checked(plan, year, PlannedEdit(texts, changed), workspace)


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


def _known_issuer(plan: ReadPlan, known: Organization) -> Issuer | None:
    """Return the declared body that issued the plan: by the lines of its head, else by its name."""
    found = plan.issuer
    if found is None:
        return None
    head, name = letters("".join(found.head)), letters(found.name)
    return next(
        (one for one in known.issuers if letters("".join(one.head)) == head or letters(one.name) == name),
        None,
    )


def _signs(plan: ReadPlan, there: Issuer) -> str | None:
    signature = plan.foot.signature
    if signature is None or not signature.name:
        return there.signers[0].id
    wanted = letters(signature.name), letters(signature.post)
    return next((one.id for one in there.signers if (letters(one.name), letters(one.post)) == wanted), None)


def _issuer(plan: ReadPlan, known: Organization) -> tuple[str | None, IssuerChange | None]:
    """Return the id of the declared body that issued the plan (None: the ward), and what has to be declared for it."""
    if plan.issuer is None:
        return None, None
    there = _known_issuer(plan, known)
    if there is None:
        taken = [one.id for one in known.issuers]
        issuer_id = ids_of([*taken, ISSUER_IDS[plan.issuer.type]])[-1]
        body = known.unit_called(plan.issuer.name)
        entry = issuer_entry(issuer_id, plan.issuer, plan.foot.signature, body.id if body else None)
        return issuer_id, IssuerChange(entry)
    if _signs(plan, there) is not None:
        return there.id, None
    return there.id, IssuerChange(
        signer_entry(_new_signer_id(there, plan.foot.signature), plan.foot.signature), there.id
    )


def _new_signer_id(there: Issuer, signature: ReadSignature | None) -> str:
    taken = [one.id for one in there.signers]
    return ids_of([*taken, (signature and signature.post) or SIGNER_ID])[-1]


def _signer_of(plan: ReadPlan, known: Organization, issuer: str) -> str:
    there = _known_issuer(plan, known)
    if there is None or there.id != issuer:
        return SIGNER_ID
    return _signs(plan, there) or _new_signer_id(there, plan.foot.signature)


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
