"""What a rule is: the code that a finding carries, and the manual page behind it."""

from __future__ import annotations

from dataclasses import dataclass

from tdkt.law.articles import Articles
from tdkt.model.diagnostic import Diagnostic, Severity
from tdkt.model.place import Place

MARK = "▸"
"""Stands in a bad example where the finding begins; it is no part of the text."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """Bad and good ways to write something; the first of each are the ones that `tdkt explain` shows.

    `file` names a file of the example workspace (`tests/example_ward`), `text` is a stretch of it that
    each of `bad` and of `good` stands in for; an empty `text` stands for the whole file.
    """

    file: str
    text: str
    bad: tuple[str, ...]
    good: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """A rule. `title`, `explanation` and `source` are Vietnamese and shown by `tdkt explain` and in the docs.

    `source` is the article that the rule comes from, or "" for a rule of good order; where it rests on the law of awards,
    its article is the one that the law packs give. `examples` is empty only where no example can be shown as text.
    """

    code: str
    severity: Severity
    title: str
    explanation: str
    examples: tuple[Example, ...] = ()
    source: str | Articles = ""

    def at(
        self, place: Place, message: str, hint: str = "", related: tuple[tuple[Place, str], ...] = ()
    ) -> Diagnostic:
        """Return a finding of this rule at `place`."""
        return Diagnostic(place, self.code, self.severity, message, hint, related)


ERROR, WARNING = Severity.ERROR, Severity.WARNING
