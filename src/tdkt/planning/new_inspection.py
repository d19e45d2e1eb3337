"""The file that a round of inspection begins with: where, when, who; what is looked at is for the clerk to settle."""

from __future__ import annotations

import datetime

from tdkt.checks.foreseen import Foreseen, foresee, refuse_foreseen
from tdkt.checks.programmes import no_such_plan
from tdkt.checks.unread import refuse_incomplete, refuse_unread
from tdkt.errors import UsageError
from tdkt.model.inspection import TEAM_ROLES, Inspection
from tdkt.model.plan_year import year_in_file
from tdkt.model.records import dataclass
from tdkt.model.text import lower_first
from tdkt.planning.new_ids import id_of
from tdkt.workspace.kinds import FILE_KINDS
from tdkt.workspace.planned_edit import PlannedEdit
from tdkt.workspace.workspace import Workspace
from tdkt.workspace.yaml_scalars import as_scalar

_FIELD = "công tác thi đua, khen thưởng"
"""What nearly every round is about: an id needs not say it."""
_GENDERS = {"ông": "male", "bà": "female"}
_CONTENTS = (
    "Việc xây dựng, triển khai kế hoạch thi đua, khen thưởng của đơn vị.",
    "Việc báo cáo kết quả thực hiện các chỉ tiêu.",
)


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody of the team: role (`TEAM_ROLES`), gender as a file says it, name, post."""

    role: str
    gender: str
    name: str
    post: str


@dataclass(frozen=True, slots=True, kw_only=True)
class InspectionRequest:
    """The words of `tdkt new inspection`: `visits` are ids of units with the day of each."""

    title: str
    year: int
    visits: tuple[tuple[str, datetime.date], ...]
    team: tuple[Person, ...]
    contents: tuple[str, ...] = ()
    id: str = ""


@dataclass(frozen=True, slots=True)
class NewInspection:
    """The id of the new round, its file, and what the workspace is once that is written."""

    id: str
    file: str
    edit: PlannedEdit
    foreseen: Foreseen


def person(option: str, role: str, words: str) -> Person:
    """Read "Bà Trần Thị B, Trưởng phòng Văn hóa - Xã hội"; raises UsageError for anything else."""
    who, _, post = (part.strip() for part in " ".join(words.split()).partition(","))
    address, _, name = who.partition(" ")
    if address.lower() not in _GENDERS or not name or not post:
        raise UsageError(
            f"{option}: không hiểu “{words}”.", hint=f"Ghi {option} “Ông hoặc Bà HỌ TÊN, CHỨC VỤ”."
        )
    return Person(role, _GENDERS[address.lower()], name, post)


def new_inspection(workspace: Workspace, request: InspectionRequest) -> NewInspection:
    """Return the new round that is asked for; nothing is written.

    Raises UsageError where a word of the request means nothing, UserError where there is such a round or the files would break.
    """
    refuse_incomplete(workspace, "chưa lập được")
    refuse_unread(workspace, "inspection")
    if all(plan.year != request.year for plan in workspace.plans):
        raise no_such_plan(workspace, request.year)
    title = lower_first(request.title.removeprefix("Kiểm tra ").removeprefix("kiểm tra "))
    known = [one.id for one in workspace.all(Inspection)]
    made = id_of(
        request.id,
        f"kiem tra {title.removeprefix(_FIELD)}",
        known,
        what="đợt kiểm tra",
        example="kiem-tra-quy-4",
    )
    file = FILE_KINDS["inspection"].file(year=request.year, id=made)
    text = _text(request, made, title, file)
    foreseen = foresee(workspace, {file: text})
    refuse_foreseen(foreseen.new_errors, "Đợt kiểm tra", "Sửa lệnh rồi chạy lại.")
    return NewInspection(made, file, PlannedEdit({file: text}), foreseen)


def _text(request: InspectionRequest, made: str, title: str, file: str) -> str:
    mark = "" if request.contents else "  # SỬA: nội dung kiểm tra"
    order = list(TEAM_ROLES)
    team = sorted(request.team, key=lambda one: order.index(one.role))
    lines = [
        f"# yaml-language-server: $schema={'../' * file.count('/')}schemas/inspection.schema.json",
        "kind: inspection",
        f"id: {made}",
        f"year: {year_in_file(request.year)}",
        f"title: {as_scalar(title)}  # viết như sau chữ “kiểm tra”",
        "contents:",
        *(f"  - {as_scalar(one)}{mark}" for one in request.contents or _CONTENTS),
        "team:",
        *(
            f"  - {{name: {as_scalar(one.name, in_flow=True)}, gender: {one.gender}, post: {as_scalar(one.post, in_flow=True)}, role: {one.role}}}"
            for one in team
        ),
        "visits:  # họp xong ghi thêm minutes, findings vào nơi ấy",
        *(f"  - {{unit: {unit}, date: {day}}}" for unit, day in request.visits),
    ]
    return "\n".join(lines) + "\n"
