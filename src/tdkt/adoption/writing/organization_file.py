"""organization.yaml of an adopted plan: a new one from the skeleton of `tdkt init`, or additions to one that is there."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from tdkt.adoption.reading.read_plan import FoundIssuer, FoundMovement, ReadPlan, ReadSignature
from tdkt.adoption.writing.comments import Comments
from tdkt.model.issuer import BOARD, COUNCIL, FRONT, OTHER, SCHOOL, UNION, UNIT, Signer
from tdkt.model.organization import Organization, Unit
from tdkt.model.records import dataclass, replace
from tdkt.workspace.yaml_editor import edit_yaml, extend
from tdkt.workspace.yaml_scalars import as_scalar

_ABOUT = ("name", "issuer", "city", "standing_unit", "units", "subdivisions", "signers", "issuers")
ISSUER_IDS = {
    COUNCIL: "hoi-dong",
    UNIT: "phong-ban-hanh",
    BOARD: "ban-chi-dao",
    SCHOOL: "truong",
    FRONT: "mat-tran",
    UNION: "doan-the",
    OTHER: "co-quan-ban-hanh",
}
"""The ids that adopted issuers get, by type."""
SIGNER_ID = "nguoi-ky-ban-hanh"
UNKNOWN_WORD = "…"
_MOVEMENTS = re.compile(r"# SỬA: phong trào do cấp trên phát động;[^\n]*\n# general_movements:\n#[^\n]*\n")


def new_organization(
    skeleton: str, plan: ReadPlan, general: Sequence[str], comments: Comments, body: str | None
) -> str:
    """Return the file of a new ward: the skeleton's text with the issuer's lines of the file, the movements from above and the doubts.

    `body` is the unit that issues the plan, None for another body.
    """
    text = skeleton
    issuer = [said.text for said in plan.head.issuer]
    if issuer and plan.issuer is None:
        lines = "\n".join(f"  - {as_scalar(line)}" for line in issuer)
        text = re.sub(r"(?m)^issuer:\n(?:  - .*\n)+", lambda _: f"issuer:\n{lines}\n", text, count=1)
    if plan.issuer is not None:
        entry = issuer_entry(ISSUER_IDS[plan.issuer.type], plan.issuer, plan.foot.signature, body)
        text = edit_yaml(text, lambda data: extend(data, "issuers", [entry]))
    block = "".join(f"{line}\n" for line in _movements(plan.general_movements, general))
    text = _MOVEMENTS.sub(lambda found: block or found[0], text)
    for key in _ABOUT:
        said = "".join(f"{line}\n" for line in comments.about(key))
        text = re.sub(rf"(?m)^{key}:", lambda found, said=said: f"{said}{found[0]}", text, count=1)  # type: ignore[misc]
    return text


def issuer_entry(
    issuer_id: str, issuer: FoundIssuer, signature: ReadSignature | None, body: str | None
) -> dict[str, object]:
    """Return who issued the plan as `issuers` has it; `body` is the unit that it is, None for none."""
    said: dict[str, object] = {
        "id": issuer_id,
        "type": issuer.type,
        "name": issuer.name,
        "body": body,
        "superior": issuer.superior,
        "head": list(issuer.head),
        "abbreviation": issuer.abbreviation or UNKNOWN_WORD,
        "signers": [signer_entry(SIGNER_ID, signature)],
    }
    return {key: value for key, value in said.items() if value}


def signer_entry(signer_id: str, signature: ReadSignature | None) -> dict[str, object]:
    """Return who signed as `signers` has it."""
    found: dict[str, object] = {
        "id": signer_id,
        "name": (signature and signature.name) or UNKNOWN_WORD,
        "post": (signature and signature.post) or "Chủ tịch",
    }
    for key in ("on_behalf_of", "by_order_of", "authorised_by", "in_place_of", "other_post"):
        value = getattr(signature, key, None)
        if value:
            found[key] = value
    return found


def _movements(found: Sequence[FoundMovement], ids: Sequence[str]) -> Iterator[str]:
    if found:
        yield "# Các phong trào mà lời văn của kế hoạch nêu trong ngoặc kép; năm chỉ ghi khi kế hoạch nêu giai đoạn."
        yield "general_movements:"
    for movement, movement_id in zip(found, ids, strict=True):
        yield f"  - id: {movement_id}"
        yield f"    title: {as_scalar(movement.title)}"
        if movement.from_year is not None:
            yield f"    from: {movement.from_year}"
        if movement.to_year is not None:
            yield f"    to: {movement.to_year}"


@dataclass(frozen=True, slots=True)
class IssuerChange:
    """What an adopted plan brings of its issuer: the whole `entry`, or to the one that is `known` (its id) an entry of its signers."""

    entry: dict[str, object]
    known: str | None = None


def added_to(
    text: str,
    units: Sequence[Unit],
    signers: Sequence[Signer],
    movements: Mapping[str, FoundMovement],
    issuer: IssuerChange | None = None,
) -> str:
    """Return organization.yaml with what an adopted plan brings: units, signers and movements from above (by their ids)."""
    if not (units or signers or movements or issuer):
        return text

    def change(data: Any) -> None:
        extend(data, "units", [_unit(unit) for unit in units])
        extend(data, "signers", [_signer(signer) for signer in signers])
        extend(data, "general_movements", [_movement(key, found) for key, found in movements.items()])
        if issuer is not None and issuer.known is None:
            extend(data, "issuers", [issuer.entry])
        elif issuer is not None:
            there = next(one for one in data["issuers"] if one["id"] == issuer.known)
            extend(there, "signers", [issuer.entry])

    return edit_yaml(text, change)


def _unit(unit: Unit) -> dict[str, object]:
    return {"id": unit.id, "name": unit.name, "abbreviation": unit.abbreviation}


def _signer(signer: Signer) -> dict[str, object]:
    found = {
        "id": signer.id,
        "name": signer.name,
        "post": signer.post,
        "on_behalf_of": signer.on_behalf_of,
        "in_place_of": signer.in_place_of,
    }
    return {key: value for key, value in found.items() if value}


def _movement(movement_id: str, found: FoundMovement) -> dict[str, object]:
    data: dict[str, object] = {"id": movement_id, "title": found.title}
    if found.from_year is not None:
        data["from"] = found.from_year
    if found.to_year is not None:
        data["to"] = found.to_year
    return data


def with_additions(
    organization: Organization, units: Sequence[Unit], signers: Sequence[Signer]
) -> Organization:
    """Return the organization as it is with these units and signers."""
    return replace(
        organization, units=(*organization.units, *units), signers=(*organization.signers, *signers)
    )
