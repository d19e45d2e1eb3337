"""A finding: a problem in the data as a value, collected and shown with all others."""

from __future__ import annotations

from enum import StrEnum

from tdkt.model.place import Place
from tdkt.model.records import dataclass
from tdkt.model.text import one_line


class Severity(StrEnum):
    """How much a finding weighs: an error forbids computing, a warning asks for a look, a note tells what is still to be done."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One finding: what (`code`, `message` in Vietnamese), where (`place`), and how to mend it (`hint`).

    `related` holds further places with a short Vietnamese label each. `about` are the words of the message that name the
    one of many it speaks of, where the same may be said of hundreds (`tdkt.checks.alike`).
    """

    place: Place
    code: str
    severity: Severity
    message: str
    hint: str = ""
    related: tuple[tuple[Place, str], ...] = ()
    about: str = ""

    @property
    def is_error(self) -> bool:
        """Tell whether the finding forbids computing and rendering."""
        return self.severity is Severity.ERROR

    @property
    def is_warning(self) -> bool:
        """Tell whether the finding asks for a look."""
        return self.severity is Severity.WARNING

    @property
    def in_a_line(self) -> str:
        """The finding as compilers say it, which editors and terminals turn into a link: `file:line:column: code: message`."""
        where = f"{self.place.file}:{self.place.line}:{self.place.column}"
        return one_line(f"{where}: {self.code}: {self.message}")


def in_reading_order(findings: list[Diagnostic]) -> list[Diagnostic]:
    """Return `findings` sorted by file, line, column and code, each once.

    What is the same up to there goes by its further places: the order never depends on how a set happens to lie.
    """
    return sorted(set(findings), key=lambda found: (found.place, found.code, found.message, found.related))
