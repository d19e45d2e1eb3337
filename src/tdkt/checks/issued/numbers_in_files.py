"""One number, one document (NĐ 30/2020, Điều 15.1): also of those whose number stands in their own file and not in the register.

Many wards enter nothing in the register of tdkt: the number of a plan, a drive, a decision then stands in its file alone. Two lines
of the register are compared by `tdkt.checks.issued.register`, two batches by `tdkt.checks.awards.decision_numbers` (A411).
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from itertools import combinations

from tdkt.checks.issued.register import NUMBER_TWICE
from tdkt.model.award_batch import AwardBatch
from tdkt.model.diagnostic import Diagnostic
from tdkt.model.drive import Drive
from tdkt.model.inspection import Inspection
from tdkt.model.issued import (
    DECISION,
    DRIVE,
    INSPECTION_CONCLUSION,
    INSPECTION_PLAN,
    INSPECTION_TEAM,
    PLAN,
    REVOCATION,
)
from tdkt.model.issuer import Issuer
from tdkt.model.organization import Organization
from tdkt.model.place import Place
from tdkt.model.plan import Plan
from tdkt.model.records import dataclass
from tdkt.model.report_outline import INSPECTION as OUTLINE_OF_INSPECTIONS
from tdkt.model.revocation import Revocation
from tdkt.workspace.issued import all_issued
from tdkt.workspace.report_outlines import outline_for
from tdkt.workspace.workspace import Workspace

_WITH_SYMBOL = re.compile(r"0*(\d+)\s*/\s*(.+?)\s*")


@dataclass(frozen=True, slots=True)
class _Numbered:
    """A number that a document bears, where it is written; `of` is the kind of the document, `row` whose row of numbers it is of."""

    of: str
    row: str | None
    number: int
    symbol: str
    date: datetime.date
    file: str
    place: Place
    title: str
    is_registered: bool = False

    def may_be(self, other: _Numbered) -> bool:
        """Tell whether both may be one document: its own file and its line in the register, or two batches of one decision."""
        if self.of == other.of == DECISION or self.file == other.file:
            return True
        return self.of == other.of and self.is_registered != other.is_registered


def check(workspace: Workspace) -> Iterator[Diagnostic]:
    """Yield each number that a document in the files shares with another, at the later of the two."""
    organization = workspace.organization
    if organization is None:
        return
    found: dict[tuple[str | None, int, int, str], list[_Numbered]] = {}
    for one in (*_in_files(workspace, organization), *_registered(workspace, organization)):
        found.setdefault((one.row, one.date.year, one.number, one.symbol.casefold()), []).append(one)
    for same in found.values():
        for first, again in combinations(sorted(same, key=lambda one: one.date), 2):
            if first.may_be(again) or (first.is_registered and again.is_registered):
                continue
            yield NUMBER_TWICE.at(
                again.place,
                f"Số {again.number:02}/{again.symbol} năm {again.date.year} đã dùng cho “{first.title}” ngày {first.date:%d/%m/%Y} "
                f"(ở {first.place.file}:{first.place.line}).",
                "Kiểm tra với văn thư rồi sửa một trong hai số.",
                ((first.place, "lần đầu"),),
            )


def _registered(workspace: Workspace, organization: Organization) -> Iterator[_Numbered]:
    for one in all_issued(workspace):
        yield _Numbered(
            of=one.of,
            row=organization.numbered_with(one.issuer),
            number=one.number,
            symbol=one.symbol,
            date=one.date,
            file=one.origin.file,
            place=one.origin.at("number"),
            title=one.title,
            is_registered=True,
        )


def _in_files(workspace: Workspace, organization: Organization) -> Iterator[_Numbered]:
    usual = f"QĐ-{organization.abbreviation}"
    yield from _of_inspections(workspace, organization)
    for plan in workspace.plans:
        yield from _numbered(PLAN, plan, organization.numbered_with(plan.issuer), plan.symbol, plan.title)
    for drive in workspace.all(Drive):
        yield from _numbered(
            DRIVE, drive, organization.numbered_with(drive.issuer), drive.symbol, drive.title
        )
    for revocation in workspace.all(Revocation):
        title = f"hủy bỏ khen thưởng ({revocation.id})"
        yield from _numbered(REVOCATION, revocation, None, revocation.symbol or usual, title)
    for batch in workspace.all(AwardBatch):
        decision = batch.decision
        said = _WITH_SYMBOL.fullmatch(decision.number) if decision is not None else None
        if decision is None or decision.by != "ward" or said is None:
            continue
        place = decision.origin.at("number")
        title, file = batch.title, batch.origin.file
        yield _Numbered(DECISION, None, int(said[1]), said[2], decision.date, file, place, title)


def _of_inspections(workspace: Workspace, organization: Organization) -> Iterator[_Numbered]:
    """Yield the numbers in the files of rounds; of a paper in the register its line counts, which has the symbol that it was signed with."""
    concluding = outline_for(workspace, OUTLINE_OF_INSPECTIONS).issuer
    known = {(line.of, line.key) for line in all_issued(workspace)}
    for one in workspace.all(Inspection):
        papers = (
            (INSPECTION_PLAN, one.plan, "KH", one.issuer, "kiểm tra"),
            (INSPECTION_TEAM, one.decision, "QĐ", None, "thành lập Đoàn kiểm tra"),
            (INSPECTION_CONCLUSION, one.conclusion, "TB", one.issuer or concluding, "kết luận kiểm tra"),
        )
        for of, said, symbol, issuer, called in papers:
            if said is None or said.number is None or said.date is None or (of, one.id) in known:
                continue
            body = organization if of == INSPECTION_TEAM else organization.issuing(of, issuer)
            row = organization.numbered_with(body.id) if isinstance(body, Issuer) else None
            yield _Numbered(
                of=of,
                row=row,
                number=said.number,
                symbol=f"{symbol}-{body.abbreviation}",
                date=said.date,
                file=one.origin.file,
                place=said.origin.at("number"),
                title=f"{called} {one.title}",
            )


def _numbered(
    of: str, one: Plan | Drive | Revocation, row: str | None, symbol: str, title: str
) -> Iterator[_Numbered]:
    if one.number is not None and one.date is not None:
        place = one.origin.at("number")
        yield _Numbered(of, row, one.number, symbol, one.date, one.origin.file, place, title)
