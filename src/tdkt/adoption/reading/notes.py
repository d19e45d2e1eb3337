"""What is told about the reading beside the plan itself, gathered on the way."""

from __future__ import annotations

from tdkt.adoption.reading.read_plan import Change, Doubt, Unplaced
from tdkt.model.records import dataclass, field


@dataclass(frozen=True, slots=True)
class Notes:
    """Doubts, changes, what has no place, and the lines that tdkt prints by itself."""

    doubts: list[Doubt] = field(default_factory=list)
    changes: list[Change] = field(default_factory=list)
    unplaced: list[Unplaced] = field(default_factory=list)
    fixed: list[int] = field(default_factory=list)

    def doubt(
        self,
        question: str,
        choices: tuple[str, ...],
        assumed: str,
        because: str,
        *,
        lines: tuple[int, ...] = (),
        about: str = "",
    ) -> None:
        """Note a doubt (see `read_plan.Doubt`)."""
        self.doubts.append(Doubt(question, choices, assumed, because, lines, about))

    def change(self, line: int, what: str, before: str, after: str) -> None:
        """Note what of a line is not kept letter for letter."""
        self.changes.append(Change(line, what, before, after))

    def unplace(self, line: int, why: str) -> None:
        """Note a line that the plan has no place for."""
        self.unplaced.append(Unplaced(line, why))
