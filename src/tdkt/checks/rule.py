"""What a rule is: the code that a finding carries, and the manual page behind it."""

from __future__ import annotations

from enum import Enum, auto

from tdkt.law.articles import Articles
from tdkt.model.diagnostic import Diagnostic, Severity
from tdkt.model.place import Place
from tdkt.model.records import dataclass

MARK = "▸"
"""Stands in a bad example where the finding begins; it is no part of the text."""


class Stops(Enum):
    """What an error of a rule stops: what rests on it is not computed and not printed. A warning stops nothing."""

    EVERYTHING = auto()
    ITS_DOCUMENT = auto()
    """What rests on the issued document that holds the file: a batch of awards alone, or else everything."""
    REPORTS = auto()
    """What tells of it, as the reports do: all but the documents of awards and the ranking."""
    AWARD_SCREENS = auto()
    """The screens about awards, since an award file names what is not there, and the documents of its batch."""
    ITS_BATCH = auto()
    """The documents of its batch; of every batch where it stands in a file that batches share."""
    RANKING = auto()
    """The ranking of units."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """Bad and good ways to write something; the first of each are the ones that `tdkt explain` shows.

    `file` names a file of the example workspace (`tests/example_ward`), `text` is a stretch of it that
    each of `bad` and of `good` stands in for; an empty `text` stands for the whole file. Every bad text is found at its mark and
    breaks no other rule but those of the codes in `also`; a good one breaks none, again but those.
    """

    file: str
    text: str
    bad: tuple[str, ...]
    good: tuple[str, ...] = ()
    also: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """A rule. `title`, `explanation` and `source` are Vietnamese and shown by `tdkt explain` and in the docs.

    `source` is the article that the rule comes from, or "" for a rule of good order; where it rests on the law of awards,
    its article is the one that the law packs give. `examples` is empty only where no example can be shown as text.
    `stops` says what an error of this rule stops.
    """

    code: str
    severity: Severity
    title: str
    explanation: str
    examples: tuple[Example, ...] = ()
    source: str | Articles = ""
    stops: Stops = Stops.EVERYTHING

    def at(
        self,
        place: Place,
        message: str,
        hint: str = "",
        related: tuple[tuple[Place, str], ...] = (),
        *,
        about: str = "",
    ) -> Diagnostic:
        """Return a finding of this rule at `place`; `about` as in `Diagnostic`."""
        return Diagnostic(place, self.code, self.severity, message, hint, related, about)


ERROR, WARNING, NOTE = Severity.ERROR, Severity.WARNING, Severity.NOTE


def rule_of(finding: Diagnostic) -> Rule:
    """Return the rule that `finding` breaks."""
    from tdkt.checks.registry import all_rules

    return all_rules()[finding.code]
