"""The file that a drive (đợt thi đua) begins with: its days and phases, what is known of its contents, its usual parts.

The parts follow what a movement has to settle (Luật Thi đua, khen thưởng 2022, Điều 17.1); their words are for the clerk to make
the ward's own.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Sequence

from tdkt.awards.bodies import plan_makers
from tdkt.checks.foreseen import Foreseen, foresee, refuse_foreseen
from tdkt.checks.programmes import no_such_plan
from tdkt.checks.unread import refuse_incomplete, refuse_unread
from tdkt.documents.page.assembling import bodies_above
from tdkt.errors import UsageError
from tdkt.model.counted_time import year_for_new
from tdkt.model.drive import Drive
from tdkt.model.issued import DRIVE, PLAN
from tdkt.model.issuer import COUNCIL, Issuer, usual_signer_id
from tdkt.model.organization import Organization
from tdkt.model.plan import Plan
from tdkt.model.plan_year import year_name, year_of_day, year_word
from tdkt.model.records import dataclass
from tdkt.model.text import letters, lower_first, slug, upper_first
from tdkt.model.unit_plan import PlanMaker
from tdkt.planning.new_ids import id_of
from tdkt.planning.new_ward.guesses import ids_of
from tdkt.planning.proposals.adding import unit_of
from tdkt.planning.proposals.items import item_text
from tdkt.planning.proposals.of_drives import of_drive
from tdkt.planning.proposals.proposed import Proposed
from tdkt.workspace.kinds import FILE_KINDS
from tdkt.workspace.planned_edit import PlannedEdit
from tdkt.workspace.workspace import Workspace
from tdkt.workspace.yaml_scalars import as_scalar

DRIVE_WORDS = "Đợt thi đua"
_HEAD = "# yaml-language-server: $schema=../../../../schemas/drive.schema.json\n"
_PHASES_FOR_PARTS = (
    (re.compile(r"\b(?:quý IV|học kỳ II)\b"), "giai đoạn cuối"),
    (re.compile(r"\b(?:quý|học kỳ)\b(?! [IVX\d])"), "giai đoạn"),
    (re.compile(r"\b(?:Quý|Học kỳ)\b(?! [IVX\d])"), "Giai đoạn"),
)
"""What our own words on a target of the year call its parts, and what is said of a drive."""
_MOST_PHASES = 4
_LONGEST_ID = 24
_COMMON = ("chao-mung", "ky-niem", "thuc-hien")
"""What the names of most drives begin with."""

NamedDay = tuple[str, datetime.date]
"""What a day is of, and the day."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DriveRequest:
    """The words of `tdkt new drive`; `phases` are the last days of its phases, none for a drive that is one."""

    name: str
    begins: datetime.date
    ends: datetime.date
    id: str = ""
    year: int | None = None
    phases: tuple[NamedDay, ...] = ()
    occasion: NamedDay | None = None
    audience: str = ""
    registration: datetime.date | None = None


@dataclass(frozen=True, slots=True)
class NewDrive:
    """The id of the new drive, its file, and what the workspace is once that is written."""

    id: str
    file: str
    edit: PlannedEdit
    foreseen: Foreseen


def new_drive(
    workspace: Workspace, request: DriveRequest, unit: PlanMaker | None, sentences: Sequence[Proposed]
) -> NewDrive:
    """Return the new drive that is asked for, with `sentences` as what `unit` does in it; nothing is written.

    Raises UsageError where a word of the request means nothing, UserError where there is such a drive or the files would break.
    """
    organization = workspace.organization
    refuse_incomplete(workspace, "chưa lập được")
    refuse_unread(workspace, "drive")
    assert organization is not None  # `refuse_incomplete`
    _refuse_days(request)
    year = year_of(workspace, request)
    plan = next((found for found in workspace.plans if found.year == year), None)
    if plan is None:
        raise no_such_plan(workspace, year)
    named = _named(request.name)
    drive = _id_of(workspace, request, named)
    of_its_own = [of_drive(one, request.ends) for one in sentences]
    contents = _contents(workspace, drive, year, unit, of_its_own)
    file = FILE_KINDS["drive"].file(year=year, id=drive)
    takes_part = _taking_part(workspace, plan, unit)
    text = _text(request, drive, year, named, contents, plan, organization, takes_part)
    foreseen = foresee(workspace, {file: text})
    refuse_foreseen(foreseen.new_errors, "Đợt thi đua", "Sửa lệnh rồi chạy lại.")
    return NewDrive(drive, file, PlannedEdit({file: text}), foreseen)


def body_called(workspace: Workspace, word: str) -> PlanMaker:
    """Return the unit, else the thôn, tổ dân phố or collective that `word` (its id or name) names; raises UsageError where there is none."""
    organization = workspace.organization
    if organization is None or organization.unit_called(word) is None:
        meant = letters(word)
        for one in plan_makers(workspace).values():
            if meant and meant in (letters(one.id), letters(one.name)):
                return one
    return unit_of(workspace, word)


def year_of(workspace: Workspace, request: DriveRequest) -> int:
    """Return the year whose plan the drive belongs to: as asked for, else that of its first day; where that has no plan the school year that
    holds it, in the summer the one that is over."""
    if request.year is not None:
        return request.year
    known = [plan.year for plan in workspace.plans]
    begins = request.begins
    found = year_of_day(begins, known) if begins.year not in known else None
    return found if found is not None else year_for_new(begins, known)


def _named(name: str) -> str:
    words = " ".join(name.split())
    if not words:
        raise UsageError("Thiếu tên đợt thi đua.", hint='Ví dụ: "chào mừng Quốc khánh 02/9".')
    if slug(words).startswith(slug(DRIVE_WORDS)):
        return upper_first(words)
    if slug(words).startswith("thi-dua-"):
        return f"Đợt {lower_first(words)}"
    return f"{DRIVE_WORDS} {words}"


def _refuse_days(request: DriveRequest) -> None:
    if request.ends < request.begins:
        raise UsageError(
            f"Ngày cuối ({request.ends:%d/%m/%Y}) trước ngày phát động ({request.begins:%d/%m/%Y}).",
            hint="Sửa --from hoặc --until.",
        )
    if len(request.phases) > _MOST_PHASES:
        raise UsageError(f"Một đợt có nhiều nhất {_MOST_PHASES} giai đoạn.", hint="Gộp các giai đoạn ngắn.")
    if request.phases and request.phases[-1][1] != request.ends:
        raise UsageError(
            f"Giai đoạn cuối kết thúc ngày {request.phases[-1][1]:%d/%m/%Y}, đợt kết thúc ngày {request.ends:%d/%m/%Y}.",
            hint="Ghi đủ các giai đoạn, giai đoạn cuối kết thúc cùng ngày với đợt.",
        )


def _id_of(workspace: Workspace, request: DriveRequest, named: str) -> str:
    known = [drive.id for drive in workspace.all(Drive)]
    return id_of(request.id, _short(named), known, what="đợt thi đua", example="quoc-khanh-2-9")


def _short(named: str) -> str:
    """Return the few words that tell a drive from others: "năm mới 2027" of "Đợt thi đua chào mừng năm mới 2027, mừng Đảng"."""
    words = slug(named).removeprefix(slug(DRIVE_WORDS)).strip("-")
    for common in _COMMON:
        words = words.removeprefix(common).strip("-")
    kept: list[str] = []
    for word in words.split("-"):
        if kept and len("-".join([*kept, word])) > _LONGEST_ID:
            break
        kept.append(word)
    found = "-".join(kept) or slug(named)
    return found if re.search("[a-z]", found) else f"dot-{found}"


def _contents(
    workspace: Workspace, drive: str, year: int, unit: PlanMaker | None, sentences: Sequence[Proposed]
) -> str:
    if not sentences:
        return ""
    if unit is None:
        raise UsageError("Các câu này chưa có đơn vị chịu trách nhiệm.", hint="Ghi --unit ĐƠN_VỊ.")
    taken = {
        name
        for file in workspace.promises
        if file.year == year
        for item in file.items
        for name in (item.task, *(target.id for target in item.targets))
        if name
    }
    items = "".join(item_text(proposed, drive, taken, indent=6) for proposed in sentences)
    said = "".join(
        _in_phases(line) if line.lstrip().startswith("#") else line
        for line in items.splitlines(keepends=True)
    )
    return f"contents:\n  - unit: {unit.id}\n    items:\n{said}"


def _in_phases(comment: str) -> str:
    """Return what is said beside a target with phases, which a drive has, for the quarters and terms of a year.

    What stands in quotation marks is the drive's own words and stays.
    """
    pieces = re.split(r"(“[^”]*”)", comment)
    for number in range(0, len(pieces), 2):
        for pattern, instead in _PHASES_FOR_PARTS:
            pieces[number] = pattern.sub(instead, pieces[number])
    return "".join(pieces)


def _own_issuer(organization: Organization, plan: Plan) -> str | None:
    """Return who issues the drive where its file has to say so: whoever issued the plan that it carries out.

    None where an issuer is declared for drives, the ward issued the plan, or its Council, which launches nothing (rule B115). For the
    Council of a school its head launches (Luật, Điều 18.4): the school, where it is declared.
    """
    if any(DRIVE in one.documents for one in organization.issuers):
        return None
    if not _is_of_council(organization, plan):
        return plan.issuer
    council = organization.issuer_with(plan.issuer or "")
    if council is None or not organization.is_of_another_body(council):
        return None
    launching = organization.body_above(council)
    return launching.id if launching is not None else plan.issuer


def _archive(organization: Organization) -> str:
    standing = organization.unit(organization.standing_unit or "")
    return f"VT, {standing.abbreviation}" if standing is not None and standing.abbreviation else "VT"


def _is_of_council(organization: Organization, plan: Plan) -> bool:
    issuer = organization.issuer_with(plan.issuer) if plan.issuer else None
    return isinstance(issuer, Issuer) and issuer.type == COUNCIL


def _taking_part(workspace: Workspace, plan: Plan, unit: PlanMaker | None) -> tuple[str, ...]:
    """Return for whom the drive is: of a plan that another body than the ward issued, those whom that plan gives something."""
    organization = workspace.organization
    assert organization is not None  # refused before
    if plan.issuer is None:
        return (f"Các phòng, đơn vị thuộc {organization.name}",)
    given = {file.unit for file in workspace.movements if file.year == plan.year}
    names = [one.name for one in organization.units if one.id in given]
    if unit is not None and unit.name not in names:
        names.append(unit.name)
    return tuple(names) or ("Các đơn vị được giao nội dung trong Kế hoạch",)


def _text(
    request: DriveRequest,
    drive: str,
    year: int,
    named: str,
    contents: str,
    plan: Plan,
    organization: Organization,
    takes_part: tuple[str, ...],
) -> str:
    said = _own_issuer(organization, plan)
    body = organization.issuing(DRIVE, said)
    symbol = plan.symbol if plan.issuer is None else f"KH-{body.abbreviation}"
    symbol = f"KH-{body.abbreviation}" if isinstance(body, Issuer) else symbol
    phases = request.phases or (("Cả đợt", request.ends),)
    ids = ids_of(title for title, _ in phases)
    lines = [
        f"kind: drive\nyear: {year}\nid: {drive}\nsymbol: {as_scalar(symbol)}",
        f"title: {as_scalar(f'Phát động {lower_first(named)}')}\nname: {as_scalar(named)}",
    ]
    if request.occasion:
        title, day = request.occasion
        lines.append(f"occasion:\n  title: {as_scalar(title)}\n  date: {day}")
    lines.append(f"from: {request.begins}\nuntil: {request.ends}")
    lines.append(
        "# Thêm cho mỗi giai đoạn khi đã định: report_by (hạn đơn vị báo cáo), review (ngày sơ kết, tổng kết)."
    )
    lines.append("phases:")
    for phase, (title, day) in zip(ids, phases, strict=True):
        lines.append(f"  - id: {phase}\n    title: {as_scalar(title)}\n    until: {day}")
    audience = request.audience or ", ".join(takes_part)
    lines.append(f"for: {as_scalar(audience)}")
    if request.registration:
        lines.append(f"registration:\n  until: {request.registration}")
    of_council = _is_of_council(organization, plan)
    if of_council and body is organization:  # the ward does not carry out the plan of a body that advises it
        says = f"{body.name} ban hành Kế hoạch phát động {lower_first(named)} như sau:"
        words = f"Triển khai công tác thi đua, khen thưởng {year_name(year)}, {says}"
        lines.append(f"preamble:\n  - {as_scalar(words)}")
    if contents:
        lines.append(contents.rstrip("\n"))
    lines.append(_sections(named, audience, organization, year_word(year), has_contents=bool(contents)))
    recipients, archive = plan.recipients, plan.archive
    if of_council:  # what a Council sends and keeps is not what the ward does
        recipients, archive = (
            (organization.issuing(PLAN, plan.issuer).name, *takes_part),
            _archive(organization),
        )
    lines.append("recipients:")
    lines += [f"  - {as_scalar(one)}" for one in recipients]
    above = bodies_above(organization, recipients)
    if above:
        lines.append("addressees:  # báo cáo sơ kết, tổng kết kính gửi")
        lines += [f"  - {as_scalar(one)}" for one in above]
    lines.append(f"archive: {as_scalar(archive)}")
    if said is not None:
        lines.append(f"issuer: {said}")
    lines.append(f"signer: {usual_signer_id(body, plan.signer)}")
    return _HEAD + "\n".join(lines) + "\n"


def _sections(
    named: str, audience: str, organization: Organization, of_year: str, *, has_contents: bool
) -> str:
    goal = f"Lập thành tích thiết thực, góp phần hoàn thành các chỉ tiêu, nhiệm vụ của {of_year} thông qua {lower_first(named)}."
    what = (
        "    contents: true"
        if has_contents
        else "    # SỬA: ghi nội dung, chỉ tiêu từng đơn vị vào contents (như tệp phong trào), rồi thay hai dòng dưới bằng contents: true\n"
        "    items:\n      - Hoàn thành tốt các nhiệm vụ được giao."
    )
    standing = organization.unit(organization.standing_unit or "")
    follows = f"{standing.name} theo dõi" if standing else "Cơ quan thường trực theo dõi"
    return "\n".join(
        (
            "sections:",
            f"  - title: Mục đích, yêu cầu\n    items:\n      - {as_scalar(goal)}",
            "  - title: Đối tượng, thời gian\n    sections:",
            f"      - title: Đối tượng\n        paragraphs:\n          - {as_scalar(audience.rstrip('.') + '.')}",
            "      - title: Thời gian\n        timetable: true",
            f"  - title: Nội dung, chỉ tiêu thi đua\n{what}",
            "  - title: Khen thưởng\n    items:\n      - Kết thúc đợt thi đua, xét khen thưởng tập thể, cá nhân có thành tích xuất sắc, tiêu biểu theo quy định.",
            "  - title: Tổ chức thực hiện\n    items:",
            f"      - {as_scalar(follows + ', đôn đốc, tổng hợp kết quả, tham mưu sơ kết, tổng kết và đề nghị khen thưởng.')}",
            "      - Các đơn vị phổ biến Kế hoạch này, tổ chức thực hiện và báo cáo kết quả đúng thời hạn.",
        )
    )
