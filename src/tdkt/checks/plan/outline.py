"""The plan's parts can be printed as they are nested, and the units' movements stand in exactly one place.

What validation lets through must render: a document has the levels of its numbering (I., 1., 1.1., a)) and no more.
"""

from __future__ import annotations

from collections.abc import Iterator

from tdkt.checks.example_files import DRIVE, PLAN
from tdkt.checks.rule import ERROR, WARNING, Example, Rule
from tdkt.model.diagnostic import Diagnostic
from tdkt.model.drive import Drive, DriveSection
from tdkt.model.numbering import Scheme
from tdkt.model.organization import Organization
from tdkt.model.plan import Plan, Section
from tdkt.model.text import plain, spelling_key
from tdkt.workspace.workspace import Workspace

_HERE = "- title: Phong trào của các đơn vị\n        unit_movements: true"

NOT_NAMED = Rule(
    code="M606",
    severity=WARNING,
    title="Lời văn không nêu phong trào này",
    explanation="Mục của kế hoạch khai một phong trào chung nhưng lời văn của mục không có tên phong trào đó.",
    examples=(
        Example(
            file=PLAN,
            text="“Cả nước chung sức xây dựng nông thôn mới”.\n        general_movements: [",
            bad=("“Nông thôn mới”.\n        general_movements: [▸",),
            good=("“Cả nước chung sức xây dựng nông thôn mới” năm 2026.\n        general_movements: [",),
        ),
    ),
)
CANNOT_STAND = Rule(
    code="N804",
    severity=ERROR,
    title="Mục không in được ở cấp này",
    explanation="Văn bản có bốn cấp: I., 1., 1.1., a), hoặc các cấp ghi ở numbering, từ lớn đến nhỏ. Cấp lớn nhất phải có "
    "tiêu đề; đoạn có số thứ tự (text) không có mục con; phong trào của các đơn vị cần thêm hai cấp dưới mục đặt "
    "chúng. below của một mục là một cấp của numbering, nhỏ hơn cấp của mục.",
    examples=(
        Example(
            file=PLAN,
            text=_HERE,
            bad=(
                "- text: Phong trào của các đơn vị.\n        sections:\n          - ▸title: Mục con\n      "
                + _HERE,
            ),
            good=("- text: Phong trào của các đơn vị.\n      " + _HERE,),
        ),
        Example(
            file=DRIVE,
            text="sections:\n",
            bad=("numbering: ▸[1., I.]\nsections:\n",),
            good=("numbering: [I., 1.]\nsections:\n",),
        ),
    ),
    source="NĐ 30/2020, Phụ lục I, Phần I, II.6c-đ",
)
MOVEMENTS_ONCE = Rule(
    code="N805",
    severity=ERROR,
    title="Chỗ đặt phong trào của các đơn vị",
    explanation="Kế hoạch có tệp movements thì phải có đúng một mục ghi unit_movements: true; không có thì "
    "bản in thiếu mọi phong trào, có hai thì in hai lần.",
    examples=(
        Example(
            file=PLAN,
            text=_HERE,
            bad=(
                (
                    "- title: Phong trào của các đơn vị\n"
                    "        unit_movements: true\n"
                    "      - title: Lần nữa\n"
                    "        unit_movements: ▸true"
                ),
            ),
            good=(_HERE,),
        ),
    ),
)

RULES = (CANNOT_STAND, MOVEMENTS_ONCE)


def check(workspace: Workspace) -> Iterator[Diagnostic]:
    """Yield the parts of plans that cannot be printed where they stand, or do not name what they stand for."""
    for plan in workspace.plans:
        fault = plan.scheme.fault()
        if fault:
            yield CANNOT_STAND.at(plan.origin.at("numbering"), f"numbering: {fault}.", "Xếp lại các cấp.")
            continue
        titled = any(
            not movement.unnamed
            for found in workspace.movements
            if found.year == plan.year
            for movement in found.printed
        )
        for section in plan.sections:
            yield from _levels(section, plan.scheme, level=1, titled=titled)
        yield from _movements_once(workspace, plan)
    for drive in workspace.all(Drive):
        fault = drive.scheme.fault()
        if fault:
            yield CANNOT_STAND.at(drive.origin.at("numbering"), f"numbering: {fault}.", "Xếp lại các cấp.")
            continue
        for part in drive.sections:
            yield from _levels_of_drive(part, drive, level=1)
    if workspace.organization is not None:
        yield from _names(workspace, workspace.organization)


def _levels_of_drive(section: DriveSection, drive: Drive, *, level: int) -> Iterator[Diagnostic]:
    """Yield what cannot stand at or below a section of a drive; the units print their names where several have contents."""
    scheme = drive.scheme
    yield from _too_deep(section, scheme, level)
    if section.contents and len(drive.contents) > 1 and level == scheme.depth:
        yield CANNOT_STAND.at(
            section.origin.at("contents"),
            f"Nội dung của các đơn vị không in được dưới mục cấp {level}.",
            f"Đặt ở mục lớn hơn: các cấp của văn bản là {', '.join(scheme.forms)}.",
        )
    for part in section.sections if level <= scheme.depth else ():
        yield from _levels_of_drive(part, drive, level=level + 1)


def _too_deep(section: Section | DriveSection, scheme: Scheme, level: int) -> list[Diagnostic]:
    """Return the finding of a section that stands deeper than the scheme has levels."""
    if level <= scheme.depth:
        return []
    message = f"Mục ở cấp {level}, văn bản chỉ có {scheme.depth} cấp: {', '.join(scheme.forms)}."
    return [CANNOT_STAND.at(section.origin.at(), message, "Đưa mục lên một cấp, hoặc dùng items.")]


def _without_title(section: Section | DriveSection, scheme: Scheme, level: int) -> list[Diagnostic]:
    """Return the findings of a numbered sentence that stands where a title has to, or has sections of its own."""
    found = []
    if section.text is not None and level == 1:
        message = f"Mục lớn nhất ({scheme.form(1)}) phải có tiêu đề."
        found.append(CANNOT_STAND.at(section.origin.key("text"), message, "Đổi text thành title."))
    if section.text is not None and section.sections:
        message = "Đoạn có số thứ tự (text) không có mục con."
        place = section.sections[0].origin.at()
        found.append(CANNOT_STAND.at(place, message, "Đổi text thành title, hoặc dùng items."))
    return found


def _levels(section: Section, scheme: Scheme, *, level: int, titled: bool) -> Iterator[Diagnostic]:
    """Yield what cannot stand at or below a section; `titled` tells that movements print their titles."""
    if level > scheme.depth:
        yield from _too_deep(section, scheme, level)
        return
    inner = level + 1 if section.unit_movements else level
    if section.below is not None and scheme.level(section.below) <= inner:
        yield CANNOT_STAND.at(
            section.origin.at("below"),
            f"Mục ở cấp {level} ({scheme.form(level)}), mục con không thể đánh số {section.below}.",
            f"Các cấp của văn bản: {', '.join(scheme.forms)}; khai thêm ở numbering của kế hoạch.",
        )
        return
    yield from _without_title(section, scheme, level)
    deepest = section.level_of_movements(level, scheme) if titled else level + 1
    if section.unit_movements and deepest > scheme.depth:
        yield CANNOT_STAND.at(
            section.origin.key("unit_movements"),
            f"Phong trào của các đơn vị không in được dưới mục cấp {level}.",
            f"Đặt ở mục lớn hơn: các cấp của văn bản là {', '.join(scheme.forms)}.",
        )
    for part in section.sections:
        yield from _levels(part, scheme, level=section.level_below(level, scheme), titled=titled)


def _movements_once(workspace: Workspace, plan: Plan) -> Iterator[Diagnostic]:
    places = [section for section in plan.all_sections if section.unit_movements]
    if not places and any(found.year == plan.year and found.printed for found in workspace.movements):
        yield MOVEMENTS_ONCE.at(
            plan.origin.key("sections"),
            "Không mục nào đặt phong trào của các đơn vị: bản in sẽ thiếu mọi phong trào.",
            "Thêm unit_movements: true vào mục của chúng.",
        )
    for section in places[1:]:
        yield MOVEMENTS_ONCE.at(
            section.origin.at("unit_movements"),
            "Phong trào của các đơn vị đã được đặt ở mục khác.",
            "Xóa một chỗ.",
        )


def _names(workspace: Workspace, organization: Organization) -> Iterator[Diagnostic]:
    titles = {movement.id: movement.title for movement in organization.general_movements}
    for section in (section for plan in workspace.plans for section in plan.all_sections):
        words = _words_of(section)
        for number, name in enumerate(section.general_movements):
            title = titles.get(name)
            if title is not None and spelling_key(title) not in words:
                yield NOT_NAMED.at(
                    section.origin.at("general_movements", number),
                    f"Lời văn của mục không nêu phong trào “{title}”.",
                    "Thêm tên phong trào vào lời văn, hoặc bỏ mã này.",
                )


def _words_of(section: Section) -> str:
    words = " ".join(
        (section.title or "", section.text or "", *section.paragraphs, *section.items, *section.body)
    )
    return spelling_key(plain(words))
