"""The text of plan.yaml from a plan that was read."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Sequence

from tdkt.adoption.reading.basis import legal_basis, with_long_date
from tdkt.adoption.reading.read_plan import (
    ReadAnnex,
    ReadBasis,
    ReadBlock,
    ReadItem,
    ReadParagraph,
    ReadPlan,
    ReadSection,
    ReadTable,
    Said,
)
from tdkt.adoption.writing.comments import Comments
from tdkt.law.mentions import mentions
from tdkt.model.body import ITEM, SUBITEM, row_of
from tdkt.model.numbering import COMMON
from tdkt.model.organization import Organization
from tdkt.model.place import NOWHERE
from tdkt.model.plan import LAWS, LegalBasis
from tdkt.model.plan_year import year_name
from tdkt.model.records import dataclass, replace
from tdkt.workspace.to_mend import MARK
from tdkt.workspace.yaml_scalars import as_scalar

_NEAR = 40
"""How far from its beginning a căn cứ names the instrument that it cites."""
_CITED = re.compile(
    r"(?P<type>[A-ZĐ][^\d]{2,40}?)\s+số\s*:?\s*(?P<number>\d\S*?),?\s+ngày\s+(?P<d>\d{1,2})\s+tháng\s+(?P<m>\d{1,2})\s+năm\s+(?P<y>\d{4})"
    r"(?:,?\s+của\s+(?P<issuer>.+))?"
)
UNKNOWN = "…"
"""Stands for what the file does not say and a plan must have; the comment above it says so."""


@dataclass(frozen=True, slots=True)
class PlanFile:
    """What is known beside the reading: the year, the ids of signer and general movements, the ward for proposals.

    `units` are the ids of the units with movements, in the order of the file; `issuer` is the declared body that issues it.
    """

    plan: ReadPlan
    year: int
    signer: str
    general: Sequence[str]
    organization: Organization
    comments: Comments
    units: Sequence[str]
    issuer: str | None = None

    def text(self) -> str:
        """Return the file."""
        return "\n".join(self._lines()) + "\n"

    def _lines(self) -> Iterator[str]:
        plan, head, comments = self.plan, self.plan.head, self.comments
        yield "# yaml-language-server: $schema=../../schemas/plan.schema.json"
        yield "kind: plan"
        yield from comments.about("year")
        yield f"year: {self.year}"
        yield from comments.about("number")
        if head.number is not None and head.date is not None:
            yield f"number: {head.number}"
        yield f"symbol: {as_scalar(head.symbol or f'KH-{self.organization.abbreviation}')}"
        if head.number is not None and head.date is not None:
            yield f"date: {head.date}"
        yield from comments.about("title")
        title = head.title.text if head.title else f"Công tác thi đua, khen thưởng {year_name(self.year)}"
        yield f"title: {as_scalar(title)}"
        if self.issuer is not None:
            yield f"issuer: {self.issuer}"
        if plan.scheme != COMMON:
            yield f"numbering: [{', '.join(as_scalar(form, in_flow=True) for form in plan.scheme.forms)}]"
        yield ""
        cited, uncited = split_basis(plan.legal_basis)
        yield from self._bases(cited)
        preamble = [*(_as_it_ended(basis, plan) for basis in uncited), *body_lines(plan.preamble)]
        if preamble:
            yield "preamble:"
            for basis in uncited:
                yield from comments.at(basis.said.lines, 2)
            for block in plan.preamble:
                yield from comments.at(_lines_of(block), 2)
            yield from (f"  - {as_scalar(text)}" for text in preamble)
            yield ""
        yield from comments.about("unit_movements")
        yield "sections:"
        for section in plan.sections:
            yield from self._section(section, 2)
        if not plan.sections:
            yield f"  {MARK} tệp không có mục nào; ghi các mục của kế hoạch."
            yield f"  - title: {as_scalar(UNKNOWN)}"
        yield ""
        yield from self._foot()

    def _bases(self, cited: Sequence[tuple[ReadBasis, LegalBasis]]) -> Iterator[str]:
        if not cited:
            yield "legal_basis: []"
            yield ""
            return
        yield "legal_basis:"
        for read, basis in cited:
            yield from self.comments.at(read.said.lines, 2)
            yield f"  - type: {as_scalar(basis.type)}"
            if basis.number:
                yield f"    number: {as_scalar(basis.number)}"
            yield f"    date: {basis.date}"
            if basis.issuer:
                yield f"    issuer: {as_scalar(basis.issuer)}"
            yield f"    subject: {as_scalar(basis.subject)}"
            if basis.text:
                yield f"    text: {as_scalar(basis.text)}"
        yield ""

    def _section(self, section: ReadSection, indent: int) -> Iterator[str]:
        pad = " " * indent
        said = section.title or section.text
        assert said is not None
        yield from self.comments.at(said.lines, indent)
        yield f"{pad}- {'title' if section.title else 'text'}: {as_scalar(said.text)}"
        yield from self._body(section.body, indent + 2)
        if section.general_movements:
            yield f"{pad}  general_movements:"
            yield from (f"{pad}    - {self.general[number]}" for number in section.general_movements)
        if section.units:
            yield f"{pad}  unit_movements: true"
            if self.units != sorted(self.units, key=[unit.id for unit in self.organization.units].index):
                yield f"{pad}  unit_order:"
                yield from (f"{pad}    - {unit}" for unit in self.units)
        if section.below is not None:
            yield f"{pad}  below: {as_scalar(section.below)}"
        if section.sections:
            yield f"{pad}  sections:"
            for inner in section.sections:
                yield from self._section(inner, indent + 4)

    def _body(self, blocks: Sequence[ReadBlock], indent: int) -> Iterator[str]:
        pad = " " * indent
        paragraphs = [block for block in blocks if isinstance(block, ReadParagraph)]
        items = [block for block in blocks if isinstance(block, ReadItem) and block.depth == 1]
        if [*paragraphs, *items] == list(blocks):
            both: tuple[tuple[str, Sequence[ReadParagraph | ReadItem]], ...]
            both = (("paragraphs", paragraphs), ("items", items))
            for key, found in both:
                if found:
                    yield f"{pad}{key}:"
                    for one in found:
                        yield from self._text(one.said, one.said.text, indent + 2)
            return
        yield f"{pad}body:"
        for block in blocks:
            if isinstance(block, ReadTable):
                yield from self.comments.at(_lines_of(block), indent + 2)
                yield from (f"{pad}  - {as_scalar(row)}" for row in table_rows(block))
            else:
                yield from self._text(block.said, body_line(block), indent + 2)

    def _text(self, said: Said, text: str, indent: int) -> Iterator[str]:
        yield from self.comments.at(said.lines, indent)
        yield f"{' ' * indent}- {as_scalar(text)}"

    def _foot(self) -> Iterator[str]:
        foot, comments = self.plan.foot, self.comments
        if foot.closing:
            yield "closing:"
            for said in foot.closing:
                yield from comments.at(said.lines, 2)
                yield f"  - {as_scalar(said.text)}"
            yield ""
        if self.plan.annexes:
            yield "annexes:"
            for annex in self.plan.annexes:
                yield from self._annex(annex)
            yield ""
        yield from comments.about("recipients")
        yield "recipients:"
        names = [said.text for said in foot.recipients] or [UNKNOWN]
        yield from (f"  - {as_scalar(name)}" for name in names)
        yield from comments.about("archive")
        yield f"archive: {as_scalar(foot.archive or 'VT')}"
        yield f"signer: {self.signer}"

    def _annex(self, annex: ReadAnnex) -> Iterator[str]:
        title = annex.title.text if annex.title else annex.heading.text or UNKNOWN
        lines = [*body_lines(annex.body)]
        for section in annex.sections:
            lines.extend(_annex_lines(section))
        of_annex = [*annex.body, *(block for section in annex.sections for block in _blocks_of(section))]
        said = [
            one
            for section in annex.sections
            for inner in section.walk()
            for one in (inner.title, inner.text)
            if one
        ]
        yield from self.comments.at(
            [line for block in of_annex for line in _lines_of(block)]
            + [line for one in said for line in one.lines],
            2,
        )
        if annex.title is None:
            yield f"  {MARK} phụ lục không có tiêu đề trong tệp; ghi tiêu đề."
        yield f"  - title: {as_scalar(title)}"
        if annex.attached_to:
            yield f"    attached_to: {as_scalar(annex.attached_to.text.strip('()'))}"
        else:
            yield "    attached_to: false"
        if annex.landscape:
            yield "    landscape: true"
        yield "    body:"
        yield from (f"      - {as_scalar(line)}" for line in lines or [UNKNOWN])


def split_basis(bases: Sequence[ReadBasis]) -> tuple[list[tuple[ReadBasis, LegalBasis]], list[ReadBasis]]:
    """Return the căn cứ that have a structured form, with `text` where their words differ from it, and the rest.

    From the first that has none on they all stay text, so that their order stays.
    """
    cited: list[tuple[ReadBasis, LegalBasis]] = []
    for number, read in enumerate(bases):
        basis = read.basis or _in_own_words(read.said.text)
        if basis is None:
            return cited, list(bases[number:])
        cited.append((read, basis))
    return cited, []


def _in_own_words(words: str) -> LegalBasis | None:
    """Return the parts of a căn cứ that is written otherwise than a citation, with its own words as `text`; None where no day is known.

    What the words leave out of an instrument on record (the day and name of a law cited by number) is taken from there.
    """
    if not words.startswith("Căn cứ "):
        return None
    cited = words.removeprefix("Căn cứ ")
    basis = legal_basis(with_long_date(words)) or _on_record(cited) or _numbered(with_long_date(cited))
    return replace(basis, text=cited) if basis else None


def _on_record(cited: str) -> LegalBasis | None:
    first = next(mentions(cited), None)
    known = first.instrument if first and first.start < _NEAR else None
    if known is None or known.date is None or known.subject is None:
        return None
    is_law = known.type in LAWS
    number, issuer = (None, None) if is_law else (known.number, known.issuer)
    return LegalBasis(known.type, number, known.date, issuer, known.subject, NOWHERE)


def _numbered(cited: str) -> LegalBasis | None:
    """Return an instrument that is cited by type, number and day, whatever else the line says or lacks."""
    match = _CITED.match(cited)
    if match is None:
        return None
    try:
        day = datetime.date(int(match["y"]), int(match["m"]), int(match["d"]))
    except ValueError:
        return None
    issuer = match["issuer"].strip(" ,") if match["issuer"] else None
    return LegalBasis(match["type"].strip(), match["number"], day, issuer, UNKNOWN, NOWHERE)


def body_line(block: ReadParagraph | ReadItem) -> str:
    """Return a paragraph or item as a line of `body`."""
    if isinstance(block, ReadItem):
        return f"{ITEM if block.depth == 1 else SUBITEM}{block.said.text}"
    return block.said.text


def body_lines(blocks: Sequence[ReadBlock]) -> Iterator[str]:
    """Yield the lines of `body` for any blocks."""
    for block in blocks:
        if isinstance(block, ReadTable):
            yield from table_rows(block)
        else:
            yield body_line(block)


def table_rows(table: ReadTable) -> Iterator[str]:
    """Yield the rows of a table as lines of `body`; a cell over several columns leaves the further ones empty."""
    for row in table.rows:
        cells: list[str] = []
        for cell in row:
            cells += [cell.text, *[""] * (cell.columns - 1)]
        yield row_of(cells)


def _annex_lines(section: ReadSection) -> Iterator[str]:
    """Yield a section of an annex as lines of its body, its number as it stands in the file."""
    said = section.title or section.text
    assert said is not None
    yield f"{said.mark} {said.text}".strip()
    yield from body_lines(section.body)
    for inner in section.sections:
        yield from _annex_lines(inner)


def _blocks_of(section: ReadSection) -> Iterator[ReadBlock]:
    for inner in section.walk():
        yield from inner.body


def _lines_of(block: ReadBlock) -> tuple[int, ...]:
    if isinstance(block, ReadTable):
        return tuple(
            line for row in block.rows for cell in row for said in cell.paragraphs for line in said.lines
        )
    return block.said.lines


def _as_it_ended(basis: ReadBasis, plan: ReadPlan) -> str:
    """Return a căn cứ that stays text with the mark that the file has behind it: it is a sentence of the plan like any other."""
    last = next(line.words for line in plan.lines if line.number == basis.said.lines[-1])
    return basis.said.text + (last[-1] if last.endswith((";", ".", ",", ":")) else "")
