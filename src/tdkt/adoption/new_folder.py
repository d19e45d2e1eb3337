"""An adopted plan as a whole new workspace: what the file says of the ward, with what is answered beside it."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from tdkt.adoption.draft import Adoption, checked, laid_out
from tdkt.adoption.reading.places import places_named
from tdkt.adoption.reading.read_plan import Doubt, ReadPlan, ReadSignature
from tdkt.adoption.writing.comments import Comments
from tdkt.adoption.writing.names import short_ids
from tdkt.adoption.writing.organization_file import ISSUER_IDS, SIGNER_ID, new_organization
from tdkt.adoption.writing.plan_file import UNKNOWN
from tdkt.adoption.year_files import files_of_year, with_rest
from tdkt.errors import UsageError
from tdkt.model.plan_year import division_of, year_in_file
from tdkt.model.records import replace
from tdkt.planning.new_ward.answers import problems
from tdkt.planning.new_ward.making import ward_of
from tdkt.planning.new_ward.skeleton_files import ward_files
from tdkt.planning.new_ward.ward import NewWard
from tdkt.workspace.kinds import FILE_KINDS
from tdkt.workspace.planned_edit import PlannedEdit, refuse_existing_files
from tdkt.workspace.workspace import PLANS, Workspace, read_workspace

NO_UNIT = "Đơn vị thường trực (chưa rõ)"
"""Stands for a unit in a plan that names none."""
_NEEDED = {
    "type": "--type: xã, phường hay đặc khu",
    "name": "--name: tên, ví dụ --name Đông Hưng",
}


def in_new_folder(plan: ReadPlan, root: Path, year: int, given: Mapping[str, Any]) -> Adoption:
    """Return the adoption of `plan` as a whole new workspace at `root`; `given` are answers that come before the file's.

    Raises UserError where files are there already, where the result would hold errors or lose a sentence.
    """
    answers = _answers(plan, year, given)
    found = problems({"kind": "ward-answers", **answers})
    if found:
        raise UsageError("\n".join(dict.fromkeys(one.message for one in found)), hint=found[0].hint)
    day = plan.head.date or max(datetime.date(year, 1, 31), division_of(year).first_day)
    ward = _as_signed(ward_of(answers, day), plan)
    comments = Comments([doubt for doubt in plan.doubts if doubt.about not in given])
    if "subdivisions" not in given and (places := places_named(plan)):
        comments.add([_of_places(places)])
    general = short_ids(movement.title for movement in plan.general_movements)
    skeleton = ward_files(ward)
    organization = ward.organization
    texts = {path: text for path, text in skeleton.items() if not path.startswith(f"{PLANS}/{year}/")}
    own = FILE_KINDS["organization"].path
    issuer = ISSUER_IDS[plan.issuer.type] if plan.issuer else None
    signer = SIGNER_ID if issuer else organization.signers[0].id
    files = files_of_year(plan, year, organization, signer, general, comments, issuer)
    body = organization.unit_called(plan.issuer.name) if plan.issuer else None
    texts[own] = new_organization(skeleton[own], plan, general, comments, body.id if body else None)
    texts |= with_rest(files, comments, year)
    texts = {path: laid_out(path, text) for path, text in texts.items()}
    refuse_existing_files(root, texts)
    before = read_workspace(root) if (root / PLANS).is_dir() else Workspace(root)
    return checked(plan, year, PlannedEdit(texts), before)


def _of_places(places: Sequence[str]) -> Doubt:
    return Doubt(
        f"{len(places)} nơi dưới đây có tên trong bảng của kế hoạch: đã đủ các thôn, tổ dân phố chưa?",
        ("đủ", "ghi thêm nơi còn thiếu"),
        "đủ",
        "kế hoạch không có danh sách nào khác",
        about="subdivisions",
    )


def _as_signed(ward: NewWard, plan: ReadPlan) -> NewWard:
    """Return the ward with its first signer's authority as the file has it, also where that lacks "TM."."""
    signature = plan.foot.signature
    if signature is None or not signature.post or plan.issuer is not None:
        return ward
    first, *others = ward.organization.signers
    first = replace(
        first,
        post=signature.post,
        on_behalf_of=signature.on_behalf_of,
        in_place_of=signature.in_place_of,
        by_order_of=signature.by_order_of,
        authorised_by=signature.authorised_by,
        other_post=signature.other_post,
    )
    return replace(ward, organization=replace(ward.organization, signers=(first, *others)))


def answers_in_file(plan: ReadPlan, year: int) -> dict[str, Any]:
    """Return what the file says of the ward, in the shape of an answers file; a key is missing where it does not say it."""
    ward, signature = plan.ward, plan.foot.signature
    said: dict[str, Any] = {
        "type": ward.kind,
        "name": ward.name,
        "city": ward.city,
        "place": ward.place,
        "abbreviation": ward.abbreviation,
        "year": year_in_file(year),
        "units": [
            {"name": unit.name, **({"abbreviation": unit.abbreviation} if unit.abbreviation else {})}
            for unit in plan.units
        ],
        "standing_unit": next((unit.name for unit in plan.units if unit.is_standing), ""),
        "subdivisions": list(places_named(plan)),
        "signers": [_signer(signature)]
        if signature and signature.name and signature.post and plan.issuer is None
        else [],
    }
    return {key: value for key, value in said.items() if value}


def _signer(signature: ReadSignature) -> dict[str, Any]:
    found = {
        "name": signature.name,
        "post": signature.post,
        "on_behalf_of": signature.on_behalf_of,
        "in_place_of": signature.in_place_of,
    }
    return {key: value for key, value in found.items() if value}


def _answers(plan: ReadPlan, year: int, given: Mapping[str, Any]) -> dict[str, Any]:
    """Return all answers, marks for what is unknown included; raises UsageError where a ward has no kind or name."""
    signature = plan.foot.signature
    unknown: dict[str, Any] = {
        "city": "tỉnh (chưa rõ)",
        "units": [{"name": NO_UNIT, "abbreviation": "ĐV"}],
        "signers": [
            {
                "name": (signature and plan.issuer is None and signature.name) or UNKNOWN,
                "post": (signature and plan.issuer is None and signature.post) or "Chủ tịch",
            }
        ],
    }
    answers = unknown | answers_in_file(plan, year) | dict(given)
    if "units" in given and "standing_unit" not in given:
        answers.pop("standing_unit", None)
    missing = [flag for key, flag in _NEEDED.items() if key not in answers]
    if missing:
        listed = "\n".join(f"  {flag}" for flag in missing)
        raise UsageError(
            f"Tệp không nêu đủ để lập kho. Còn thiếu:\n{listed}", hint="Ghi thêm các tham số ấy."
        )
    return answers
