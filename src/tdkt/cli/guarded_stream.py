"""Streams on which data cannot act: what stands in a name reaches no terminal and no log as a command.

Data are cleaned where a line is made of them (`tdkt.model.text.one_line`); here everything that is written passes once more, file
names and what other programs said too. Control characters become "�" (the colours that tdkt itself sets stay, where a stream gets
colours), and no line begins with "::" or holds "##[", by which GitHub and Azure would take it for a command to their runner.
"""

from __future__ import annotations

import re
from io import TextIOWrapper

from tdkt.model.patterns import lazy_pattern
from tdkt.model.text import BIDI

_COLOUR = lazy_pattern(
    "\x1b\\[(?:0|1|2|3|4|22|[349][0-7]|[34]9|10[0-7])(?:;(?:0|1|2|3|4|22|[349][0-7]|[34]9|10[0-7]))*m|\x1b\\[0?m"
)
_CONTROL = lazy_pattern(f"\r(?!\n)|[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029{BIDI}]")
_SUSPECT = lazy_pattern(f"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029{BIDI}]|::|##\\[")
_COMMAND = lazy_pattern(r"^(\s*):(?=:)", re.MULTILINE)
_OLD_COMMAND = "##["
_SEEN = "\ufffd"
_REMEMBERED = 64


class GuardedStream(TextIOWrapper):
    """A text stream that writes what is readable, and nothing that a terminal or a log obeys.

    With `coloured`, the colours that are set stand; a runner's own commands are written by `write_command`.
    """

    coloured = False
    guarding = True
    """False while a library of ours draws on the terminal (a progress bar)."""
    _line = ""
    """The end of what has been written of the current line."""

    def write(self, text: str) -> int:
        """Write `text`; return how many characters it has."""
        shown = text
        if not self.guarding:
            return super().write(text)
        if _SUSPECT.search(text) or self._line.endswith((":", "#")):
            whole = _COMMAND.sub(r"\1: ", self._line + self._readable(text)).replace(_OLD_COMMAND, "## [")
            shown = whole[len(self._line) :]
        super().write(shown)
        self._line = _end_of_line(self._line + shown)
        return len(text)

    def write_command(self, text: str) -> None:
        """Write a line that is meant to be a command to the runner of a log."""
        super().write(text + "\n")
        self._line = ""

    def _readable(self, text: str) -> str:
        if not self.coloured:
            return _CONTROL.sub(_SEEN, text)
        colours = iter(_COLOUR.findall(text))
        return "".join(_CONTROL.sub(_SEEN, part) + next(colours, "") for part in _COLOUR.split(text))


def _end_of_line(text: str) -> str:
    line = text.rpartition("\n")[2]
    if not line.strip():
        return line[-1:]
    return (
        line if len(line) <= _REMEMBERED else f"x{line[-_REMEMBERED:]}"
    )  # no longer the beginning of the line
