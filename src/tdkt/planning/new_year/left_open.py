"""What the old year leaves open, which no file of the new year holds: it stays in its files and is gone on with there."""

from __future__ import annotations

from collections.abc import Iterator

from tdkt.awards.bodies import plan_makers
from tdkt.awards.law_wording import dong
from tdkt.model.inspection import Inspection
from tdkt.model.petition import PETITION_NAMES, Petitions
from tdkt.model.place import Place
from tdkt.model.records import dataclass
from tdkt.model.register import AwardRegister
from tdkt.model.revocation import Revocation
from tdkt.model.unit_plan import UnitPlan
from tdkt.workspace.workspace import Workspace


@dataclass(frozen=True, slots=True)
class LeftOpen:
    """Something that is not done yet, where it stands."""

    place: Place
    text: str


def left_open(workspace: Workspace, year: int) -> tuple[LeftOpen, ...]:
    """Return what inspections, petitions and cancelled awards of `year` leave to be done."""
    return tuple(_left_open(workspace, year))


def _left_open(workspace: Workspace, year: int) -> Iterator[LeftOpen]:
    names = {id_: one.name for id_, one in plan_makers(workspace).items()}
    people = {one.id: one.name for register in workspace.all(AwardRegister) for one in register.everyone}
    for one in workspace.all(Inspection):
        if one.year != year:
            continue
        for visit in one.visits:
            if visit.is_open:
                text = f"{names.get(visit.unit, visit.unit)} chưa kiểm tra (lịch ngày {visit.date:%d/%m/%Y})"
                yield LeftOpen(visit.origin.at("unit"), text)
        for visit, found in one.findings:
            if found.done is None:
                unit = names.get(visit.unit, visit.unit)
                text = f"{unit} chưa khắc phục “{found.text.rstrip('.')}” (hạn {found.due:%d/%m/%Y})"
                yield LeftOpen(found.origin.at("id"), text)
        if one.conclusion is None:
            yield LeftOpen(one.origin.at("id"), f"Đợt kiểm tra “{one.id}” chưa kết luận")
    for file in workspace.all(Petitions):
        for petition in file.petitions if file.year == year else ():
            if petition.answered is None:
                text = f"Đơn {petition.id} ({PETITION_NAMES[petition.type]}) chưa trả lời"
                yield LeftOpen(petition.origin.at("id"), text)
    for revocation in workspace.all(Revocation):
        if revocation.year != year:
            continue
        if revocation.is_draft:
            yield LeftOpen(revocation.origin.at("id"), f"Quyết định hủy bỏ “{revocation.id}” chưa ban hành")
            continue
        for award in revocation.awards:
            if award.is_owed:
                money = f" {dong(award.owed_money)}" if award.owed_money else ""
                text = f"{people.get(award.who, award.who)} chưa nộp lại đủ{money} theo quyết định hủy bỏ “{revocation.id}”"
                yield LeftOpen(award.origin.at("who"), text)


def unit_plans_of(workspace: Workspace, year: int) -> int:
    """Return how many units have a plan of their own for `year`: each is made anew from the new year's plan."""
    return sum(plan.year == year for plan in workspace.all(UnitPlan))
