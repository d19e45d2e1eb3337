"""What the clerk asks for when a batch of awards begins, read strictly: a wrong word is told before a file is made."""

from __future__ import annotations

import datetime
import re
from difflib import get_close_matches
from pathlib import PurePosixPath

from tdkt.awards.awardees import find_awardees
from tdkt.awards.book import AwardBook
from tdkt.awards.law_in_force import LawInForce, law_on
from tdkt.checks.foreseen import Foreseen, foresee
from tdkt.checks.run import drive_of
from tdkt.checks.stopping import stops_the_plan
from tdkt.errors import UsageError, UserError
from tdkt.law.packs import AwardRule
from tdkt.model.award_batch import KIND_NAMES, MERIT
from tdkt.model.plan_year import year_name
from tdkt.model.records import dataclass
from tdkt.model.register import Recipient
from tdkt.model.text import lower_first
from tdkt.planning.new_batch import (
    NewBatch,
    Proposal,
    batch_files,
    batch_to_be_listed,
    proposal_of,
    registered,
)
from tdkt.workspace.kinds import FILE_KINDS
from tdkt.workspace.planned_edit import PlannedEdit
from tdkt.workspace.portable_names import fault
from tdkt.workspace.workspace import Workspace

_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_LEVELS = ("ward", "city")


@dataclass(frozen=True, slots=True)
class BatchRequest:
    """The words of `tdkt new batch`; `day` is the day whose law tells which awards there are.

    `by` is the id of the unit or collective that proposes all of them, "" where each nominee's own does. `is_to_be_listed` asks for a batch without nominees: a list of them comes later (`tdkt import`).
    """

    id: str
    year: int
    type: str
    level: str
    title: str
    movement: str | None
    who: tuple[str, ...]
    award: str
    day: datetime.date
    is_to_be_listed: bool = False
    drive: str | None = None
    by: str = ""


@dataclass(frozen=True, slots=True)
class RequestedBatch:
    """The folder of the new batch, its files, and what the workspace is once they are written."""

    folder: str
    edit: PlannedEdit
    foreseen: Foreseen


def requested_batch(request: BatchRequest, workspace: Workspace, book: AwardBook) -> RequestedBatch:
    """Return the new batch that is asked for.

    Raises UsageError where a word of the request means nothing, UserError where the batch is there already or nobody
    is left to propose.
    """
    if not _ID.fullmatch(request.id):
        raise UsageError(
            f"“{request.id}” không dùng làm mã được.",
            hint="Mã chỉ gồm chữ thường không dấu, chữ số, dấu gạch nối, ví dụ cuu-nguoi-thang-8.",
        )
    why = fault(request.id)
    if why:
        raise UsageError(
            f"Mã “{request.id}” {why}, mà thư mục của đợt được đặt tên theo mã.", hint="Chọn mã khác."
        )
    _one_of(request.type, tuple(KIND_NAMES), "loại hình khen thưởng")
    _one_of(request.level, _LEVELS, "cấp quyết định")
    known = book.batch(request.id)
    if known is not None:
        raise UserError(
            f"Đã có đợt khen thưởng “{request.id}” ({known.batch.origin.file}), không ghi đè.",
            hint="Chọn mã khác, hoặc sửa tiếp đợt ấy.",
        )
    law = law_on(request.day, book.local, stated=book.stated)
    organization = workspace.organization
    if organization is None:
        raise UserError("Chưa đọc được plans/organization.yaml.", hint="Xem: tdkt validate.")
    title = request.title or _title_of(request, workspace)
    batch = NewBatch(
        request.id, request.year, request.type, request.level, title, request.movement, request.drive
    )
    if request.is_to_be_listed:
        edit = PlannedEdit(batch_to_be_listed(batch, _listed_award(request, law), organization, request.by))
    else:
        edit = PlannedEdit(
            batch_files(batch, _proposals(request, batch, book, law), organization, request.by)
        )
    foreseen = foresee(workspace, edit.texts)
    _refuse_faults(foreseen)
    return RequestedBatch(
        str(PurePosixPath(FILE_KINDS["award-batch"].file(batch=batch)).parent), edit, foreseen
    )


def _refuse_faults(foreseen: Foreseen) -> None:
    """Raise UserError where the new files would not be read, or name what is not there; awards are judged later."""
    for finding in foreseen.new_errors:
        if stops_the_plan(finding, foreseen.workspace):
            raise UserError(f"{finding.message} ({finding.code})", hint=finding.hint)


def _title_of(request: BatchRequest, workspace: Workspace) -> str:
    if request.drive is not None:
        return f"thành tích trong {lower_first(drive_of(workspace, request.drive).name)}"
    if request.type == MERIT:
        return f"tổng kết công tác {year_name(request.year)}"
    raise UsageError(
        "Thiếu tên đợt.",
        hint='Ghi cụm từ đứng sau “khen thưởng”, ví dụ --title "thành tích đột xuất cứu người bị nạn".',
    )


def _listed_award(request: BatchRequest, law: LawInForce) -> AwardRule:
    if request.who:
        raise UsageError("--list là nhận danh sách sau nên không ghi --who.", hint="Bỏ --list hoặc --who.")
    rule = law.awards.get(request.award)
    if rule is None:
        raise UsageError(
            f"Không có danh hiệu, hình thức “{request.award}”.", hint=f"Có: {', '.join(law.awards)}."
        )
    return rule


def _proposals(request: BatchRequest, batch: NewBatch, book: AwardBook, law: LawInForce) -> list[Proposal]:
    if request.who:
        found = [meant(word, book) for word in request.who]
        return [proposal_of(who, request.award, law, book) for who in dict.fromkeys(found)]
    if request.type != MERIT:
        raise UsageError(
            "Chưa ghi ai được đề nghị.",
            hint="Ghi mỗi người, tập thể, hộ một lần --who, ví dụ --who hoang-van-s --who ho-ba-l.",
        )
    proposals = registered(book, batch, law)
    if not proposals:
        raise UserError(
            f"Không còn đăng ký thi đua nào của {year_name(batch.year)} để lập đề nghị.",
            hint=f"Ghi {FILE_KINDS['award-registrations'].file(year=batch.year)}, hoặc ghi rõ từng người bằng --who và --award.",
        )
    return proposals


def meant(word: str, book: AwardBook) -> Recipient:
    """Return whom of the register an id or a name means; raises UsageError for nobody and for several."""
    found = find_awardees(word, book.everyone.values())
    if len(found) == 1:
        return found[0]
    if not found:
        close = get_close_matches(word, book.everyone, n=1)
        guess = f"Có phải là {close[0]}? " if close else ""
        raise UsageError(
            f"Không có ai tên “{word}” trong sổ đối tượng.",
            hint=f"{guess}Thêm vào plans/awards/register.yaml trước, mỗi người một mã.",
        )
    ids = ", ".join(f"{who.full_address} ({who.id})" for who in found)
    raise UsageError(f"Có {len(found)} mục khớp “{word}”.", hint=f"Ghi rõ một mã: {ids}.")


def _one_of(word: str, known: tuple[str, ...], what: str) -> None:
    if word not in known:
        raise UsageError(f"Không có {what} “{word}”.", hint=f"Chỉ dùng: {', '.join(known)}.")
