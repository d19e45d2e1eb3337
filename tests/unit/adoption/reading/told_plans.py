"""A plan that was read as an indented text, so that a test shows at a glance what a file became."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from tdkt.adoption.reading.read_plan import (
    ReadAnnex,
    ReadBlock,
    ReadItem,
    ReadPlan,
    ReadSection,
    ReadTable,
    Said,
)


def told(plan: ReadPlan) -> str:
    """Return head, căn cứ, outline, foot, what is known of the ward and the doubts, a line each."""
    return "\n".join(_lines(plan)) + "\n"


def _lines(plan: ReadPlan) -> Iterator[str]:
    head, foot = plan.head, plan.foot
    yield f"cơ quan: {_joined(head.superior)} > {_joined(head.issuer)}"
    yield f"số: {head.number} {head.symbol}; nơi: {head.place}; ngày: {head.date}; năm: {head.year}"
    yield f"{head.kind.text if head.kind else '-'}: {head.title.text if head.title else '-'}"
    for stamp in head.stamps:
        yield f"khác ở đầu: {stamp.text}"
    for basis in plan.legal_basis:
        yield f"căn cứ{'' if basis.basis else ' (nguyên văn)'}: {basis.said.text}"
    yield from _blocks(plan.preamble, "")
    for section in plan.sections:
        yield from _section(section, "")
    for said in foot.closing:
        yield f"kết: {said.text}"
    yield f"dấu kết thúc: {foot.end_mark}"
    yield f"nơi nhận: {'; '.join(said.text for said in foot.recipients)}"
    yield f"lưu: {foot.archive}"
    if foot.signature:
        signed = foot.signature
        yield f"ký: TM. {signed.on_behalf_of} KT. {signed.in_place_of}: {signed.post}, {signed.name}"
        other = (signed.by_order_of, signed.authorised_by, signed.other_post)
        if any(other):
            yield f"    TL. {other[0]} TUQ. {other[1]}; {other[2]}"
    for annex in plan.annexes:
        yield from _annex(annex)
    if plan.issuer is not None:
        own = plan.issuer
        yield f"ban hành: {own.type} | {own.name} | {own.superior} | {own.abbreviation}"
    ward = plan.ward
    yield f"nơi: {ward.kind} | {ward.committee} | {ward.city} | {ward.place} | {ward.abbreviation}"
    for unit in plan.units:
        facts = (
            ("phong trào", unit.has_movements),
            ("thường trực", unit.is_standing),
            (unit.abbreviation, True),
        )
        yield f"đơn vị: {unit.name} ({', '.join(fact for fact, there in facts if there and fact)})"
    for movement in plan.general_movements:
        yield f"phong trào chung: {movement.title} ({movement.from_year}-{movement.to_year})"
    for doubt in plan.doubts:
        yield f"SỬA {list(doubt.lines)} {doubt.about}: {doubt.words}"
    for unplaced in plan.unplaced:
        yield f"không có chỗ [{unplaced.line}]: {unplaced.why}"


def _section(section: ReadSection, indent: str) -> Iterator[str]:
    said = section.title or section.text
    assert said is not None
    kind = "" if section.title else "câu: "
    named = f" {list(section.general_movements)}" if section.general_movements else ""
    yield f"{indent}{said.mark or '·'} → {section.printed} {kind}{said.text}{named}"
    yield from _blocks(section.body, indent + "  ")
    for unit in section.units:
        yield f"{indent}  [{unit.layout}] {unit.title.mark or '·'} {unit.title.text}"
        for movement in unit.movements:
            title = movement.title
            own = f"{title.mark or chr(183)} {title.text}" if title else "(không tên)"
            yield f"{indent}    {own}"
            yield from _blocks(movement.body, indent + "      ")
    for inner in section.sections:
        yield from _section(inner, indent + "    ")


def _annex(annex: ReadAnnex) -> Iterator[str]:
    texts = [said.text for said in (annex.heading, annex.title, annex.attached_to) if said]
    yield f"phụ lục{' (ngang)' if annex.landscape else ''}: {' | '.join(texts)}"
    yield from _blocks(annex.body, "  ")
    for section in annex.sections:
        yield from _section(section, "  ")


def _blocks(blocks: Iterable[ReadBlock], indent: str) -> Iterator[str]:
    for block in blocks:
        if isinstance(block, ReadTable):
            for row in block.rows:
                yield f"{indent}| {' | '.join(cell.text for cell in row)} |"
        elif isinstance(block, ReadItem):
            yield f"{indent}{'  ' * (block.depth - 1)}{block.said.mark} {block.said.text}"
        else:
            yield f"{indent}¶ {block.said.text}"


def _joined(texts: tuple[Said, ...]) -> str:
    return " / ".join(said.text for said in texts)
