"""What the clerk adds to a report of the ward, or says in place of what tdkt writes."""

from __future__ import annotations

from collections.abc import Mapping

from tdkt.model.building import in_file
from tdkt.model.period import Period
from tdkt.model.place import NOWHERE, Origin
from tdkt.model.plan import Annex
from tdkt.model.records import dataclass, field
from tdkt.model.report_key import report_key


@dataclass(frozen=True, slots=True)
class Passage:
    """The clerk's words for one part of the report: around the generated text, or (`replace`) instead of it.

    Each line says itself what it is (`tdkt.model.body`): a paragraph, an item, a row of a table.
    """

    before: tuple[str, ...]
    after: tuple[str, ...]
    replace: tuple[str, ...]
    origin: Origin

    @property
    def parts(self) -> tuple[tuple[str, tuple[str, ...]], ...]:
        """Its lines by the key that they stand under."""
        return ("before", self.before), ("after", self.after), ("replace", self.replace)


@dataclass(frozen=True, slots=True)
class Passages:
    """The passages by part, None where the clerk wrote nothing; `units` are the results by unit id."""

    overview: Passage | None
    movements: Passage | None
    units: Mapping[str, Passage]
    awards: Passage | None
    exemplars: Passage | None
    limitations: Passage | None
    causes: Passage | None
    directions: Passage | None
    proposals: Passage | None
    origin: Origin

    @property
    def all(self) -> tuple[Passage, ...]:
        """Every passage that the clerk wrote, in printing order."""
        before = (self.overview, self.movements, *self.units.values(), self.awards, self.exemplars)
        after = (self.limitations, self.causes, self.directions, self.proposals)
        return tuple(one for one in (*before, *after) if one is not None)


NO_PASSAGES = Passages(None, None, {}, None, None, None, None, None, None, NOWHERE)
"""Those of a file that says nothing around what tdkt writes."""


@dataclass(frozen=True, slots=True)
class WardReport:
    """The clerk's passages for a report on one period: the usual one, or that of a declared `issuer`."""

    period: Period
    illustrative: bool = field(metadata=in_file(absent=False))
    passages: Passages = field(metadata=in_file(absent=NO_PASSAGES))
    origin: Origin
    annexes: tuple[Annex, ...] = ()
    issuer: str | None = None

    @property
    def key(self) -> str:
        """Which report they are for, as the register names it."""
        return report_key(self.period.key, self.issuer)

    @property
    def whose(self) -> str:
        """What the name of the file says of the issuer: "-hoi-dong", "" for the usual report."""
        return f"-{self.issuer}" if self.issuer else ""
