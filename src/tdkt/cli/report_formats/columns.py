"""A target's line in the terminal's table.

Where there is room, the target and its figures stand beside each other. On 80 columns both would be cut into scraps,
so the figures stand under the target.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from tdkt.attainment import wording
from tdkt.attainment.assessment import Assessment
from tdkt.attainment.measure_types.kind import POINTS
from tdkt.attainment.status import Status
from tdkt.cli.screen import bare_table
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

Line = Padding | Table
Cell = str | Text


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

    def head(self) -> Iterator[Line]:
        """Yield the lines above the first target."""
        yield from self._lines("Chỉ tiêu", (*_TITLES, self.change_title), style="bold")

    def row(self, assessment: Assessment) -> Iterator[Line]:
        """Yield the lines of a target."""
        status = Text(
            f"{assessment.status.symbol} {assessment.status.label}", style=_STYLES[assessment.status]
        )
        planned, achieved = (
            _folded(text, columns)
            for text, columns in zip(
                (wording.planned(assessment), wording.achieved(assessment)), self.figures[:2], strict=True
            )
        )
        change = wording.change(assessment).removesuffix(POINTS)
        yield from self._lines(assessment.target.name, (planned, achieved, status, change))

    def _lines(self, name: str, cells: Sequence[Cell], *, style: str = "") -> Iterator[Line]:
        table = bare_table(has_head=False)
        named = Padding(Text(name, style=style), (0, 0, 0, _INDENT))
        if self.name is None:
            yield named
            table.add_column(width=2 * _INDENT - 1)
        else:
            table.add_column(width=self.name, overflow="fold")
        *_, last = range(len(cells))
        for number, columns in enumerate(self.figures):
            table.add_column(
                width=columns, overflow="fold", justify="right" if number == last else "left", style=style
            )
        table.add_row("" if self.name is None else named, *cells)
        yield table


def _folded(text: str, columns: int) -> str:
    """Break what is too long where its first part ends: "99,88% (2.420/2.423);" above "mới có 2/3 kỳ"."""
    return text if len(text) <= columns else text.replace("; ", ";\n")
