"""The file that the cancelling of an award begins with: the award as it stands on record, the case of the Law, the facts."""

from __future__ import annotations

import datetime

from tdkt.awards.book import AwardBook, award_book
from tdkt.awards.holding import Holding
from tdkt.awards.past import award_name
from tdkt.checks.foreseen import Foreseen, foresee, refuse_foreseen
from tdkt.checks.run import refuse_broken_award_files
from tdkt.errors import UsageError
from tdkt.model.plan_year import year_in_file
from tdkt.model.records import dataclass
from tdkt.model.register import Recipient
from tdkt.model.revocation import GROUNDS, Revocation
from tdkt.planning.batch_request import meant
from tdkt.planning.new_ids import id_of
from tdkt.workspace.kinds import FILE_KINDS
from tdkt.workspace.planned_edit import PlannedEdit
from tdkt.workspace.workspace import Workspace
from tdkt.workspace.yaml_scalars import as_scalar


@dataclass(frozen=True, slots=True, kw_only=True)
class RevocationRequest:
    """The words of `tdkt new revocation`: `award` and `of_year` tell which award of `who` it is; `money` in đồng."""

    who: str
    ground: str
    facts: str
    year: int
    award: str = ""
    of_year: int | None = None
    money: int | None = None
    objects: tuple[str, ...] = ()
    proposal: str = ""
    return_by: datetime.date | None = None
    id: str = ""


@dataclass(frozen=True, slots=True)
class NewRevocation:
    """The id of the new file, its path, what is cancelled in words, and what the workspace is once it is written."""

    id: str
    file: str
    said: str
    edit: PlannedEdit
    foreseen: Foreseen


def new_revocation(workspace: Workspace, request: RevocationRequest) -> NewRevocation:
    """Return the draft that is asked for; nothing is written.

    Raises UsageError where nobody, or no one award on record, is meant, UserError where the files hold errors or would
    break.
    """
    refuse_broken_award_files(workspace)
    if request.ground not in GROUNDS:
        listed = "; ".join(f"{point}: {words}" for point, words in GROUNDS.items())
        raise UsageError(
            f"--ground: không có điểm “{request.ground}” ở khoản 2 Điều 93 Luật Thi đua, khen thưởng.",
            hint=listed,
        )
    book = award_book(workspace)
    who = meant(request.who, book)
    held = _held(who, request, book)
    made = id_of(
        request.id,
        f"huy {held.award} {who.id}",
        [one.id for one in workspace.all(Revocation)],
        what="quyết định hủy bỏ",
        example="huy-lao-dong-tien-tien",
    )
    file = FILE_KINDS["revocation"].file(year=request.year, id=made)
    text = _text(request, held, made, file)
    foreseen = foresee(workspace, {file: text})
    refuse_foreseen(foreseen.new_errors, "Quyết định hủy bỏ", "Sửa lệnh rồi chạy lại.")
    said = f"{award_name(held.award, book)} năm {held.year} của {who.full_address}"
    return NewRevocation(made, file, said, PlannedEdit({file: text}), foreseen)


def _held(who: Recipient, request: RevocationRequest, book: AwardBook) -> Holding:
    """Return the one award that stands on record for `who` and that the request means."""
    standing = book.holdings_of(who.id)
    found = [
        one for one in standing if request.award in ("", one.award) and request.of_year in (None, one.year)
    ]
    if len(found) == 1:
        return found[0]
    listed = "; ".join(
        f"{award_name(one.award, book)} (--award {one.award} --of {one.year})" for one in found or standing
    )
    if not found:
        _refuse_cancelled(who, request, book)
        raise UsageError(
            f"{who.full_address} không có khen thưởng ấy trong sổ.",
            hint=f"Đang có: {listed}."
            if listed
            else "Ghi khen thưởng đã tặng vào plans/awards/past-awards.yaml trước.",
        )
    raise UsageError(
        f"{who.full_address} có {len(found)} khen thưởng trong sổ.", hint=f"Ghi rõ một: {listed}."
    )


def _refuse_cancelled(who: Recipient, request: RevocationRequest, book: AwardBook) -> None:
    """Raise UsageError where the award that the request means is on record and has been cancelled."""
    for one in book.decided_for(who.id):
        is_meant = request.award in ("", one.award)
        if is_meant and request.of_year in (None, one.year) and one.revoked is not None:
            raise UsageError(
                f"{award_name(one.award, book)} năm {one.year} của {who.full_address} đã bị hủy bỏ.",
                hint=f"Xem {one.revoked.origin.file}; mỗi khen thưởng chỉ hủy bỏ một lần.",
            )


def _text(request: RevocationRequest, held: Holding, made: str, file: str) -> str:
    number = as_scalar(held.decision, in_flow=True)
    lines = [
        f"# yaml-language-server: $schema={'../' * file.count('/')}schemas/revocation.schema.json",
        "kind: revocation",
        f"id: {made}",
        f"year: {year_in_file(request.year)}",
        "awards:",
        f"  - who: {held.who}",
        f"    award: {held.award}",
        f"    decision: {{number: {number}, date: {held.date}}}",
        f"    ground: {request.ground}  # điểm của khoản 2 Điều 93 Luật Thi đua, khen thưởng",
        f"    facts: {as_scalar(request.facts)}",
        *([f"    money: {request.money}"] if request.money is not None else []),
        *(
            ["    objects:", *(f"      - {as_scalar(one)}" for one in request.objects)]
            if request.objects
            else []
        ),
        *([f"proposal: {as_scalar(request.proposal)}"] if request.proposal else []),
        *([f"return_by: {request.return_by}"] if request.return_by else []),
    ]
    return "\n".join(lines) + "\n"
