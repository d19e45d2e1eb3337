"""The movements files of an adopted plan: each sentence a task or what its words promise (`planning/proposals`)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tdkt.adoption.reading.read_plan import ReadBlock, ReadMovement, ReadTable, ReadUnit
from tdkt.adoption.writing.comments import Comments
from tdkt.adoption.writing.measured import Measured
from tdkt.adoption.writing.names import movement_id
from tdkt.adoption.writing.plan_file import table_rows
from tdkt.model.organization import Organization, Unit
from tdkt.model.records import dataclass
from tdkt.planning.proposals.items import item_text
from tdkt.planning.proposals.proposed import Proposed
from tdkt.planning.proposals.sentences import propose
from tdkt.workspace.to_mend import MARK
from tdkt.workspace.yaml_scalars import as_scalar


@dataclass(frozen=True, slots=True)
class MovementFiles:
    """Writes the files of one year; `movements` and `items` are the ids taken so far."""

    year: int
    organization: Organization
    comments: Comments
    movements: set[str]
    items: set[str]

    def text(self, unit: Unit, read: ReadUnit | None, elsewhere: Sequence[Measured]) -> str:
        """Return the file of one unit: its part of the plan, if it has one, and what it is held to `elsewhere` in the plan."""
        movements = [
            *(list(self._movement(movement, unit)) for movement in (read.movements if read else ())),
            *(list(self._unprinted(found)) for found in elsewhere),
        ]
        lines = [
            "# yaml-language-server: $schema=../../../schemas/movements.schema.json",
            *(self.comments.at(read.title.lines) if read else ()),
            "kind: movements",
            f"year: {self.year}",
            f"unit: {unit.id}",
            *(["layout: prose"] if read and read.layout == "prose" else []),
            "movements:",
        ]
        return "\n".join([*lines, "\n\n".join("\n".join(movement) for movement in movements)]) + "\n"

    def _unprinted(self, found: Measured) -> Iterator[str]:
        title = found.title or "Chỉ tiêu của kế hoạch"
        movement = movement_id(title, self.movements)
        if found.is_guess:
            others = "; ".join(unit.name for unit in self.organization.units)
            said = (
                f"ghi “{found.said}”, chưa có đơn vị nào tên như vậy"
                if found.said
                else "không nêu đơn vị thực hiện các chỉ tiêu này"
            )
            yield f"  {MARK} Kế hoạch {said}. Đơn vị nào? ({others}) Tạm ghi cho đơn vị thường trực."
        yield "  # Các câu này in ở mục khác của kế hoạch; ở đây chỉ để theo dõi."
        yield f"  - id: {movement}"
        yield f"    title: {as_scalar(title)}"
        yield "    unprinted: true"
        yield "    items:"
        for proposed in found.proposed:
            yield item_text(proposed, movement, self.items, indent=6).rstrip("\n")

    def _movement(self, movement: ReadMovement, unit: Unit) -> Iterator[str]:
        title = movement.title.text if movement.title else f"Nhiệm vụ của {unit.name}"
        found = movement_id(title, self.movements)
        if movement.title:
            yield from self.comments.at(movement.title.lines, 2)
        yield f"  - id: {found}"
        yield f"    title: {as_scalar(title)}"
        if movement.title is None:
            yield "    unnamed: true"
        yield "    items:"
        for block in movement.body:
            if not isinstance(block, ReadTable):
                yield from self.comments.at(block.said.lines, 6)
            for sentence in sentences_of(block):
                proposed = self.proposed(sentence)
                yield item_text(proposed, found, self.items, indent=6).rstrip("\n")

    def proposals(self, read: ReadUnit) -> Iterator[Proposed]:
        """Yield what the sentences of a unit's part are taken for."""
        for movement in read.movements:
            for block in movement.body:
                yield from map(self.proposed, sentences_of(block))

    def proposed(self, sentence: str) -> Proposed:
        """Return what a sentence is taken for."""
        return propose(sentence, year=self.year, organization=self.organization)


def sentences_of(block: ReadBlock) -> Iterator[str]:
    """Yield the sentences of a block, of a table a row each."""
    if isinstance(block, ReadTable):
        for row in table_rows(block):
            yield row.removeprefix("| ").removesuffix(" |")
    else:
        yield block.said.text
