"""Where every line of the file went: each stands in exactly one part of the read plan."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from enum import Enum

from tdkt.adoption.reading.read_plan import (
    ReadAnnex,
    ReadBlock,
    ReadItem,
    ReadPlan,
    ReadSection,
    ReadTable,
    Said,
)
from tdkt.model.records import dataclass


class Role(Enum):
    """What a line is in the plan; the value is its name for people."""

    AGENCY = "cơ quan ban hành"
    NUMBER = "số, ký hiệu"
    DATE = "địa danh, ngày tháng"
    KIND = "tên loại"
    TITLE = "trích yếu"
    BASIS = "căn cứ"
    PREAMBLE = "lời mở đầu"
    HEADING = "tiêu đề mục"
    PARAGRAPH = "đoạn văn"
    ITEM = "gạch đầu dòng"
    TABLE = "bảng"
    UNIT = "đơn vị"
    MOVEMENT = "phong trào"
    MOVEMENT_ITEM = "nội dung phong trào"
    ANNEX = "phụ lục"
    CLOSING = "lời kết"
    RECIPIENT = "nơi nhận"
    ARCHIVE = "nơi lưu"
    SIGNATURE = "người ký"
    FIXED = "tdkt tự in"
    OTHER = "không có chỗ trong kế hoạch"


@dataclass(frozen=True, slots=True)
class Account:
    """The role of a line and the way to it in the read plan ("sections", 1, "sections", 0, "body", 2)."""

    line: int
    role: Role
    path: tuple[str | int, ...]


def accounts(plan: ReadPlan) -> tuple[Account, ...]:
    """Return one account for each line of `plan`, in their order."""
    found: dict[int, Account] = {}
    for role, path, said in every_said(plan):
        for line in said.lines:
            found.setdefault(line, Account(line, role, path))
    return tuple(
        found.get(line.number, Account(line.number, Role.OTHER, ("unplaced",))) for line in plan.lines
    )


Where = tuple[Role, tuple[str | int, ...], Said]


def every_said(plan: ReadPlan) -> Iterator[Where]:
    """Yield role, way and text of each part of the plan in its order; no line stands in two."""
    head, foot = plan.head, plan.foot
    yield from _said(Role.AGENCY, ("head", "superior"), head.superior)
    yield from _said(Role.AGENCY, ("head", "issuer"), head.issuer)
    yield from _one(Role.NUMBER, ("head", "number"), head.number_line)
    yield from _one(Role.DATE, ("head", "date"), head.date_line)
    yield from _one(Role.TITLE, ("head", "title"), head.title)
    yield from _one(Role.KIND, ("head", "kind"), head.kind)
    yield from _said(Role.OTHER, ("head", "stamps"), head.stamps)
    yield from _said(Role.BASIS, ("legal_basis",), (basis.said for basis in plan.legal_basis))
    yield from _blocks(Role.PREAMBLE, Role.PREAMBLE, ("preamble",), plan.preamble)
    for number, section in enumerate(plan.sections):
        yield from _section(("sections", number), section)
    yield from _said(Role.CLOSING, ("foot", "closing"), foot.closing)
    yield from _said(Role.RECIPIENT, ("foot", "recipients"), foot.recipients)
    yield from _one(Role.ARCHIVE, ("foot", "archive"), foot.archive_line)
    if foot.signature:
        yield from _said(Role.SIGNATURE, ("foot", "signature"), foot.signature.lines)
    for number, annex in enumerate(plan.annexes):
        yield from _annex(("annexes", number), annex)
    yield Role.FIXED, ("fixed",), Said("", plan.fixed)


def _annex(path: tuple[str | int, ...], annex: ReadAnnex) -> Iterator[Where]:
    for name, said in (
        ("heading", annex.heading),
        ("title", annex.title),
        ("attached_to", annex.attached_to),
    ):
        yield from _one(Role.ANNEX, (*path, name), said)
    yield from _blocks(Role.PARAGRAPH, Role.ITEM, path, annex.body)
    for number, section in enumerate(annex.sections):
        yield from _section((*path, "sections", number), section)


def _section(path: tuple[str | int, ...], section: ReadSection) -> Iterator[Where]:
    yield from _one(Role.HEADING, (*path, "title"), section.title)
    yield from _one(Role.HEADING, (*path, "text"), section.text)
    yield from _blocks(Role.PARAGRAPH, Role.ITEM, path, section.body)
    for number, unit in enumerate(section.units):
        own = (*path, "units", number)
        yield Role.UNIT, own, unit.title
        for order, movement in enumerate(unit.movements):
            inner = (*own, "movements", order)
            yield from _one(Role.MOVEMENT, (*inner, "title"), movement.title)
            yield from _blocks(Role.MOVEMENT_ITEM, Role.MOVEMENT_ITEM, inner, movement.body)
    for number, child in enumerate(section.sections):
        yield from _section((*path, "sections", number), child)


def _blocks(
    prose: Role, item: Role, path: tuple[str | int, ...], blocks: Iterable[ReadBlock]
) -> Iterator[Where]:
    for number, block in enumerate(blocks):
        own = (*path, "body", number)
        if isinstance(block, ReadTable):
            for row in block.rows:
                for cell in row:
                    yield from _said(Role.TABLE, own, cell.paragraphs)
        else:
            yield item if isinstance(block, ReadItem) else prose, own, block.said


def _said(role: Role, path: tuple[str | int, ...], texts: Iterable[Said]) -> Iterator[Where]:
    for number, said in enumerate(texts):
        yield role, (*path, number), said


def _one(role: Role, path: tuple[str | int, ...], said: Said | None) -> Iterator[Where]:
    if said is not None:
        yield role, path, said
