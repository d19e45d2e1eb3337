"""What a rule is: the code that a finding carries, and the manual page behind it."""

from __future__ import annotations

from dataclasses import dataclass

from tdkt.model.diagnostic import Diagnostic, Severity
from tdkt.model.place import Place

MARK = "▸"
"""Stands in a bad example where the finding begins; it is no part of the text."""


@dataclass(frozen=True, slots=True)
class Example:
    """A bad and a good way to write something.

    `file` names a file of the example workspace (`tdkt.checks.example_workspace`), `line` is a stretch of it that
    `bad` and `good` stand in for; an empty `line` stands for the whole file.
    """

    file: str
    line: str
    bad: str
    good: str


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule. `title`, `explanation` and `source` are Vietnamese and shown by `tdkt explain` and in the docs.

    `source` is the article that the rule comes from, or "" for a rule of good order; `example` is None only where
    no example can be shown as text.
    """

    code: str
    severity: Severity
    title: str
    explanation: str
    example: Example | None
    source: str = ""

    def at(
        self, place: Place, message: str, hint: str = "", related: tuple[tuple[Place, str], ...] = ()
    ) -> Diagnostic:
        """Return a finding of this rule at `place`."""
        return Diagnostic(place, self.code, self.severity, message, hint, related)


ERROR, WARNING = Severity.ERROR, Severity.WARNING
