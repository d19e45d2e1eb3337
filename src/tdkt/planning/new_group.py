"""`tdkt new group ID`: a cụm or khối of a year from its members, with places for what the group has still to agree."""

from __future__ import annotations

import datetime
from collections.abc import Sequence

from tdkt.awards.group_standing import body_of
from tdkt.checks.foreseen import Foreseen, foresee, refuse_foreseen
from tdkt.checks.unread import refuse_incomplete, refuse_unread
from tdkt.errors import UsageError, UserError
from tdkt.model.emulation_group import EmulationGroup, Member
from tdkt.model.organization import Organization
from tdkt.model.place import NOWHERE
from tdkt.model.plan_year import year_in_file, year_name, year_word
from tdkt.model.records import dataclass, replace
from tdkt.model.register import AwardRegister, Collective
from tdkt.model.scoring import ScoringCriteria
from tdkt.model.text import letters, slug, upper_first
from tdkt.workspace.kinds import FILE_KINDS
from tdkt.workspace.planned_edit import PlannedEdit
from tdkt.workspace.portable_names import fault
from tdkt.workspace.workspace import Workspace
from tdkt.workspace.yaml_scalars import as_scalar


@dataclass(frozen=True, slots=True)
class GroupRequest:
    """What is asked for: `members` are ids or names, `head` is one of them; `scale` asks for a table of the group's own."""

    id: str
    year: int
    name: str
    type: str
    level: str
    members: tuple[str, ...]
    head: str | None
    signing: datetime.date | None
    cross: bool
    scale: bool


_HEAD = """\
# yaml-language-server: $schema=../../../../schemas/emulation-group.schema.json
"""
_SCALE = """\
scale:
  title: Bảng chấm điểm thi đua {name}  # SỬA: tên bảng, tiêu chí, điểm do cụm, khối quyết định
  total: 100
  bonus_cap: 5
  parts:
    - title: Thực hiện nhiệm vụ
      criteria:
        - id: nhiem-vu
          text: Hoàn thành nhiệm vụ, chỉ tiêu được giao
          maximum: 90
          type: main
        - id: dien-hinh
          text: Phát hiện, giới thiệu gương điển hình
          maximum: 10
          type: main
          per_occurrence: {{points: 2, of: gương điển hình}}
    - title: Điểm thưởng, điểm trừ
      criteria:
        - id: cap-tren-khen
          text: Được cấp trên khen thưởng trong {year}
          maximum: 5
          type: bonus
          evidence: Quyết định khen thưởng
        - id: cham-bao-cao
          text: Gửi báo cáo chậm
          maximum: 10
          type: penalty
          per_occurrence: {{points: 1, of: lần}}
"""


def new_group(workspace: Workspace, request: GroupRequest) -> tuple[PlannedEdit, Foreseen]:
    """Return the edit that makes the group; raises UsageError for what means nothing, UserError where it is there or would break."""
    organization = workspace.organization
    refuse_incomplete(workspace, "chưa lập được")
    refuse_unread(workspace, "emulation-group")
    assert organization is not None  # `refuse_incomplete`
    _refuse_id(workspace, request)
    found = [_member(word, workspace, organization, request) for word in request.members]
    members = [_since(member, workspace, request) for member in found]
    if len(members) < 2:
        raise UsageError("Cụm, khối có ít nhất hai thành viên.", hint="Ghi --member cho từng thành viên.")
    path = FILE_KINDS["emulation-group"].file(year=request.year, id=request.id)
    text = _text(request, members, workspace)
    foreseen = foresee(workspace, {path: text})
    refuse_foreseen(foreseen.new_errors, "Cụm, khối", "Sửa lệnh rồi chạy lại.")
    return PlannedEdit({path: text}), foreseen


def _refuse_id(workspace: Workspace, request: GroupRequest) -> None:
    if slug(request.id) != request.id or fault(request.id):
        raise UsageError(
            f"“{request.id}” không dùng làm mã được: chỉ gồm chữ thường không dấu, chữ số, dấu gạch nối.",
            hint="Ví dụ khoi-tham-muu.",
        )
    for group in workspace.all(EmulationGroup):
        if (group.year, group.id) == (request.year, request.id):
            raise UserError(
                f"{upper_first(year_name(request.year))} đã có cụm, khối “{request.id}” ({group.origin.file}), không ghi đè."
            )


def _member(word: str, workspace: Workspace, organization: Organization, request: GroupRequest) -> Member:
    """Return who is meant by an id or a name: a unit, a thôn, a collective of the register; in a group of the city another ward."""
    unit = organization.unit_called(word)
    if unit is not None:
        return _made(unit=unit.id)
    for one in organization.known_subdivisions:
        if letters(word) in (letters(one.id), letters(one.name)):
            return _made(subdivision=one.id)
    collectives: list[Collective] = [
        one for register in workspace.all(AwardRegister) for one in register.collectives
    ]
    for collective in collectives:
        if letters(word) in (letters(collective.id), letters(collective.name)):
            return _made(collective=collective.id)
    if request.level == "city":
        return _made(name=" ".join(word.split()), id=slug(word))
    names = [*(one.id for one in organization.units), *(one.id for one in organization.known_subdivisions)]
    raise UsageError(
        f"Không có đơn vị, thôn, tổ dân phố, tập thể “{word}”.",
        hint=f"Đang có: {', '.join(names)}. Trường học, doanh nghiệp thì ghi vào sổ đối tượng (collectives) trước; xã, phường khác thì "
        "thêm --level city.",
    )


def _since(member: Member, workspace: Workspace, request: GroupRequest) -> Member:
    """Return `member` from the day after it leaves another group of the year for this one (`until`, `into`)."""
    for group in workspace.all(EmulationGroup):
        for one in group.members if group.year == request.year else ():
            is_same = one.said == member.said and one.key == member.key
            if is_same and one.until is not None and one.into == request.id:
                return replace(member, from_=one.until + datetime.timedelta(days=1))
    return member


def _made(
    *,
    unit: str | None = None,
    collective: str | None = None,
    subdivision: str | None = None,
    name: str | None = None,
    id: str | None = None,
) -> Member:
    return Member(
        unit=unit, collective=collective, subdivision=subdivision, name=name, id=id, head=None, origin=NOWHERE
    )


def _text(request: GroupRequest, members: Sequence[Member], workspace: Workspace) -> str:
    has_table = any(one.year == request.year for one in workspace.all(ScoringCriteria))
    lines = [
        "kind: emulation-group",
        f"id: {request.id}",
        f"year: {year_in_file(request.year)}",
        f"type: {request.type}",
        *([f"level: {request.level}"] if request.level != "ward" else []),
        f"name: {as_scalar(request.name)}",
        "members:",
        *(f"  - {{{_said(member)}}}" for member in members),
    ]
    if request.head is not None:
        known = _head(request.head, members, workspace)
        since = next((f", from: {one.from_}" for one in members if one.key == known and one.from_), "")
        lines += ["leaders:", f"  - {{role: head, member: {known}{since}}}"]
    lines += [
        "agreement:",
        *([f"  date: {request.signing}"] if request.signing else []),
        "  contents:",
        f"    - Hoàn thành các chỉ tiêu, nhiệm vụ được giao trong {year_word(request.year)}.  # SỬA: nội dung các thành viên thống nhất",
        *(["cross: mean"] if request.cross else []),
    ]
    scale = (
        ""
        if has_table and not request.scale
        else _SCALE.format(name=request.name, year=year_word(request.year))
    )
    return _HEAD + "\n".join(lines) + "\n" + scale


def _said(member: Member) -> str:
    key = member.said[0]
    value = str(getattr(member, key))
    own = f", id: {member.id}" if member.id else ""
    since = f", from: {member.from_}" if member.from_ else ""
    return f"{key}: {as_scalar(value, in_flow=True)}{own}{since}"


def _head(word: str, members: Sequence[Member], workspace: Workspace) -> str:
    unit = workspace.organization.unit_called(word) if workspace.organization else None
    for member in members:
        is_unit = unit is not None and member.unit == unit.id
        if is_unit or letters(word) in (letters(member.key), letters(body_of(member, workspace).name)):
            return member.key
    organization = workspace.organization
    unit = organization.unit_called(word) if organization else None
    if unit is not None and unit.id in (member.key for member in members):
        return unit.id
    raise UsageError(
        f"Trưởng “{word}” không phải thành viên.",
        hint=f"Các thành viên: {', '.join(one.key for one in members)}.",
    )
