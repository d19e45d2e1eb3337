"""The doubts of a reading as "# SỬA:" comments, each once, at the line of the file that it is about."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from tdkt.adoption.reading.read_plan import Doubt
from tdkt.workspace.to_mend import MARK


class Comments:
    """Hands out the doubts; what nobody has taken at the end is `rest`."""

    def __init__(self, doubts: Iterable[Doubt]) -> None:
        self._open = list(doubts)

    def add(self, doubts: Iterable[Doubt]) -> None:
        """Take more doubts to hand out."""
        self._open.extend(doubts)

    def at(self, lines: Iterable[int], indent: int = 0) -> Iterator[str]:
        """Yield the comments on a text that stands on these lines of the Word file."""
        numbers = set(lines)
        yield from self._taken(
            [d for d in self._open if d.lines and d.lines[0] in numbers and not d.about], indent
        )

    def about(self, *keys: str, indent: int = 0) -> Iterator[str]:
        """Yield the comments on a key of the files."""
        yield from self._taken([doubt for doubt in self._open if doubt.about in keys], indent)

    def rest(self) -> Iterator[str]:
        """Yield what is left."""
        yield from self._taken(list(self._open), 0)

    def _taken(self, found: list[Doubt], indent: int) -> Iterator[str]:
        for doubt in found:
            self._open.remove(doubt)
            yield f"{' ' * indent}{MARK} {' '.join(doubt.words.split())}"
