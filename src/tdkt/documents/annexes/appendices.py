"""The annexes of a plan as they are printed: their own words, then the tables that come from its targets and tasks."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from tdkt.documents.annexes.allocation_tables import AllocationTable, allocation_tables
from tdkt.documents.page.blocks import Appendix, Block, Spans, Table
from tdkt.documents.texts.templates import Templates
from tdkt.model.movements import Item, UnitMovements
from tdkt.model.numbering import roman
from tdkt.model.organization import Organization
from tdkt.model.plan import Annex
from tdkt.model.plan_year import year_name
from tdkt.model.records import dataclass, replace
from tdkt.model.text import plain, upper_first

_ASSIGNMENT_WIDTHS = (5, 32, 15, 18, 15, 15)


@dataclass(frozen=True, slots=True)
class AnnexedTo:
    """What annexes belong to: the document as its annexes cite it, and whose sentences their tables are made of."""

    cited: str
    movements: Sequence[UnitMovements]
    organization: Organization
    year: int


def appendices(annexes: Sequence[Annex], to: AnnexedTo, templates: Templates) -> Iterator[Appendix]:
    """Yield `annexes` of a document, numbered where there are several."""
    several = len(annexes) > 1
    for number, annex in enumerate(annexes, start=1):
        tables = tuple(_allocated(to)) if annex.allocations else ()
        blocks = (
            *templates.blocks("ke-hoach-phu-luc.md.j2", {"parts": annex.parts}),
            *_with_widths(templates.blocks("phu-luc-giao-chi-tieu.md.j2", {"tables": tables}), tables),
        )
        if annex.assignments:
            found = templates.blocks("phu-luc-phan-cong.md.j2", {"rows": list(_assigned(to))})
            blocks = (*blocks, *(_set(block, _ASSIGNMENT_WIDTHS) for block in found))
        attached = f"Kèm theo {to.cited}" if annex.attached_to is None else annex.attached_line
        is_wide = annex.landscape or annex.assignments or any(table.is_wide for table in tables)
        yield Appendix(roman(number) if several else "", annex.title, attached, blocks, is_wide)


def _allocated(to: AnnexedTo) -> Iterator[AllocationTable]:
    yield from allocation_tables(
        (target for file in to.movements for target in file.targets), to.organization
    )


def _with_widths(blocks: Sequence[Block], tables: Sequence[AllocationTable]) -> Iterator[Block]:
    """Yield `blocks` with the widths and the sides of `tables`, which stand among them in this order; their totals in bold."""
    waiting = iter(tables)
    for block in blocks:
        if isinstance(block, Table):
            table = next(waiting)
            plain_rows = len(block.rows) - table.totals
            totals = tuple(tuple(map(_bold, row)) for row in block.rows[plain_rows:])
            rows = (*block.rows[:plain_rows], *totals)
            yield replace(block, rows=rows, widths=table.widths, align=table.align)
        else:
            yield block


def _bold(cell: Spans) -> Spans:
    return tuple(replace(span, bold=True) for span in cell)


def _set(block: Block, widths: tuple[int, ...]) -> Block:
    return replace(block, widths=widths) if isinstance(block, Table) else block


def _assigned(to: AnnexedTo) -> Iterator[dict[str, str]]:
    """Yield a row for each sentence that says how it is carried out; for every one where none does."""
    names = {unit.id: unit.name for unit in to.organization.units}
    items = [(file, item) for file in to.movements for item in file.items]
    chosen = [found for found in items if found[1].assignment is not None] or items
    for file, item in chosen:
        yield _row(item, file.unit, names, to.year)


def _row(item: Item, unit: str, names: Mapping[str, str], year: int) -> dict[str, str]:
    found = item.assignment
    shared = [names.get(one, one) for target in item.targets for one in target.units if one != unit]
    helpers = [names.get(one, one) for one in found.with_] if found else []
    due = next((target.measure.due for target in item.targets if target.measure.due), None)
    return {
        "text": upper_first(plain(item.text)).rstrip(".;"),
        "lead": (found.lead if found else "") or names.get(unit, unit),
        "with": ", ".join(dict.fromkeys((*helpers, *shared))),
        "when": (found.when if found else "")
        or (f"Đến ngày {due:%d/%m/%Y}" if due else upper_first(year_name(year))),
        "product": found.product if found else "",
    }
