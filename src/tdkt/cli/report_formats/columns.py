"""A target's line in the terminal's table.

Where there is room, the target and its figures stand beside each other. On 80 columns both would be cut into scraps,
so the figures stand under the target.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.console import Console

from tdkt.attainment import wording
from tdkt.attainment.assessment import Assessment
from tdkt.attainment.measure_types.kind import POINTS
from tdkt.attainment.status import Status
from tdkt.cli.screen import Line, folded, in_columns, styled
from tdkt.model.records import dataclass

_ROOMY = 110
_BESIDE, _UNDER = (18, 22, 18, 8), (19, 0, 17, 7)
"""Columns of Kế hoạch, Thực hiện, Trạng thái and the change; 0 takes what is left."""
_INDENT = 2
_TITLES = ("Kế hoạch", "Thực hiện", "Trạng thái")
_STYLES = {
    Status.EXCEEDED: "bold green",
    Status.REACHED: "green",
    Status.ON_SCHEDULE: "cyan",
    Status.BEHIND: "yellow",
    Status.NOT_REACHED: "bold red",
    Status.NOTHING_AROSE: "dim",
    Status.NOT_REPORTED: "magenta",
    Status.NOT_DUE: "dim",
}


@dataclass(frozen=True, slots=True)
class Columns:
    """The columns of one table: `name` is the target's, None where it has a line of its own."""

    name: int | None
    figures: tuple[int, ...]
    change_title: str

    @classmethod
    def fitting(cls, width: int, change_title: str) -> Columns:
        """Return the columns for a terminal `width` wide."""
        gaps = len(_BESIDE)
        if width >= _ROOMY:
            return cls(width - sum(_BESIDE) - gaps - 1, _BESIDE, change_title)
        left = width - sum(_UNDER) - gaps - 2 * _INDENT
        return cls(None, tuple(columns or left for columns in _UNDER), change_title)

    def head(self, console: Console) -> Iterator[Line]:
        """Yield the lines above the first target."""
        yield from self._lines(
            console, "Chỉ tiêu", [(title, "bold") for title in (*_TITLES, self.change_title)], "bold"
        )

    def row(self, console: Console, assessment: Assessment, *, name: str = "") -> Iterator[Line]:
        """Yield the lines of a target, under `name` where it has another."""
        planned, achieved = (
            (_folded(text, columns), "")
            for text, columns in zip(
                (wording.planned(assessment), wording.achieved(assessment)), self.figures[:2], strict=True
            )
        )
        status = f"{assessment.status.symbol} {assessment.status.label}", _STYLES[assessment.status]
        change = wording.change(assessment).removesuffix(POINTS), ""
        yield from self._lines(console, name or assessment.target.name, (planned, achieved, status, change))

    def name_alone(self, console: Console, name: str) -> Iterator[Line]:
        """Yield the lines of a target of which only shares are shown."""
        for line in folded(console, name, (self.name or console.width) - _INDENT):
            yield [styled(console, f"{' ' * _INDENT}{line}")]

    def _lines(
        self, console: Console, name: str, cells: Sequence[tuple[str, str]], style: str = ""
    ) -> Iterator[Line]:
        named = folded(console, name, (self.name or console.width) - _INDENT)
        named = [f"{' ' * _INDENT}{line}" for line in named]
        if self.name is None:
            yield from ([styled(console, line, style)] for line in named)
        first = (2 * _INDENT - 1, [], "") if self.name is None else (self.name, named, style)
        *others, (change, style_of_change) = cells
        figures = [
            (columns, folded(console, text, columns), of_cell)
            for columns, (text, of_cell) in zip(self.figures[:-1], others, strict=True)
        ]
        yield from in_columns(console, first, *figures, (self.figures[-1], [change], style_of_change))


def _folded(text: str, columns: int) -> str:
    """Break what is too long where its first part ends: "99,88% (2.420/2.423);" above "mới có 2/3 kỳ"."""
    return text if len(text) <= columns else text.replace("; ", ";\n")
