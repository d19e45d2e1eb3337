"""A drive (đợt thi đua): a small plan of its own beside the year's, with its phases, contents, registration and reports.

Source: Luật Thi đua, khen thưởng 2022, Điều 16 (thi đua theo chuyên đề), Điều 17 (what a movement has to settle).
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from tdkt.model.body import BodyPart, body_parts
from tdkt.model.building import Data, in_file
from tdkt.model.movements import Item, Movement, Target, UnitMovements, item_of
from tdkt.model.numbering import Form, Scheme, scheme_of
from tdkt.model.place import Origin
from tdkt.model.plan import Annex, LegalBasis
from tdkt.model.plan_year import PlanYear
from tdkt.model.records import dataclass, field
from tdkt.model.registration import Registered
from tdkt.model.unit_report import Figure, ReportCorrection, TaskProgress


@dataclass(frozen=True, slots=True)
class Occasion:
    """The holiday, anniversary or event that a drive is held for."""

    title: str
    date: datetime.date
    origin: Origin


@dataclass(frozen=True, slots=True)
class Phase:
    """A phase of a drive, from the day after the phase before; at its end the units report.

    `report_by` is the last day for that, `review` the day of the sơ kết, of the last phase the tổng kết.
    """

    id: str
    title: str
    until: datetime.date
    report_by: datetime.date | None
    review: datetime.date | None
    origin: Origin


@dataclass(frozen=True, slots=True)
class DriveRegistration:
    """Until when the units register for a drive, and those that have."""

    until: datetime.date
    registered: tuple[Registered, ...]
    origin: Origin


def _items(data: Data, origin: Origin) -> tuple[Item, ...]:
    return tuple(
        item_of(item, data["unit"], "", origin.child("items", number))
        for number, item in enumerate(data["items"])
    )


@dataclass(frozen=True, slots=True)
class DriveContent:
    """What one unit does in a drive: sentences with tasks and targets as in its movements."""

    unit: str
    items: tuple[Item, ...] = field(metadata=in_file(by=_items))
    origin: Origin

    @property
    def has_own_report(self) -> bool:
        """Tell whether the unit itself has something to report: a task, or a target of which it gives figures."""
        return any(
            not item.targets or any(self.unit in target.reporting for target in item.targets)
            for item in self.items
        )


@dataclass(frozen=True, slots=True)
class DriveSection:
    """A numbered part of a drive's plan, with a `title` or, where it is one numbered sentence, a `text`.

    Where it says `timetable` the days of the drive are printed, where it says `contents` those of the units.
    """

    title: str | None
    text: str | None
    paragraphs: tuple[str, ...]
    items: tuple[str, ...]
    body: tuple[str, ...]
    timetable: bool = field(metadata=in_file(absent=False))
    contents: bool = field(metadata=in_file(absent=False))
    sections: tuple[DriveSection, ...]
    origin: Origin

    @property
    def parts(self) -> tuple[BodyPart, ...]:
        """The body as what it is printed as."""
        return body_parts(self.body)

    def walk(self) -> Iterator[DriveSection]:
        """Yield the section and all below it, in printing order."""
        yield self
        for section in self.sections:
            yield from section.walk()


@dataclass(frozen=True, slots=True)
class Drive:
    """A drive of the year's plan; `number` and `date` are None while it is a draft. `name` is what sentences call it."""

    year: PlanYear
    id: str
    number: int | None
    symbol: str
    date: datetime.date | None
    title: str
    name: str
    illustrative: bool = field(metadata=in_file(absent=False))
    occasion: Occasion | None
    from_: datetime.date
    until: datetime.date
    phases: tuple[Phase, ...]
    for_: str = field(metadata=in_file(key="for", absent=""))
    registration: DriveRegistration | None
    legal_basis: tuple[LegalBasis, ...]
    preamble: tuple[str, ...]
    contents: tuple[DriveContent, ...]
    sections: tuple[DriveSection, ...]
    closing: tuple[str, ...]
    recipients: tuple[str, ...]
    archive: str
    signer: str
    origin: Origin
    annexes: tuple[Annex, ...] = ()
    issuer: str | None = None
    numbering: tuple[Form, ...] = ()
    addressees: tuple[str, ...] = ()
    """To whom its reports are addressed."""

    @property
    def scheme(self) -> Scheme:
        """How its parts are numbered; the common way where the file says nothing else."""
        return scheme_of(self.numbering)

    @property
    def is_draft(self) -> bool:
        """Tell whether it has not been issued: number or date is missing."""
        return self.number is None or self.date is None

    @property
    def all_sections(self) -> Iterator[DriveSection]:
        """Every section in printing order."""
        for section in self.sections:
            yield from section.walk()

    @property
    def movements(self) -> tuple[UnitMovements, ...]:
        """The contents as movements of their units, one each, named after the drive: what is asked of those is asked of them."""
        return tuple(
            UnitMovements(
                self.year,
                content.unit,
                "list",
                (Movement(self.id, self.name, content.items, content.origin),),
                content.origin,
            )
            for content in self.contents
        )

    @property
    def targets(self) -> tuple[Target, ...]:
        """The targets in printing order."""
        return tuple(target for content in self.contents for item in content.items for target in item.targets)

    @property
    def answering_units(self) -> tuple[str, ...]:
        """The units that answer for the drive's contents (ids): those with contents or a share of a target, in that order."""
        shared = (unit for target in self.targets for unit in target.reporting)
        return tuple(dict.fromkeys((*(content.unit for content in self.contents), *shared)))

    @property
    def reporting_units(self) -> tuple[str, ...]:
        """Those of `answering_units` that report: not a unit whose targets are all reported by the members that share them."""
        silent = {content.unit for content in self.contents if not content.has_own_report}
        silent.difference_update(unit for target in self.targets for unit in target.reporting)
        return tuple(unit for unit in self.answering_units if unit not in silent)

    def number_of(self, phase: str) -> int | None:
        """Return which phase of the drive (from 1) has this id, None where none has."""
        ids = [one.id for one in self.phases]
        return ids.index(phase) + 1 if phase in ids else None

    def first_day_of(self, number: int) -> datetime.date:
        """Return the first day of phase `number` (from 1)."""
        if number == 1:
            return self.from_
        return self.phases[number - 2].until + datetime.timedelta(days=1)


@dataclass(frozen=True, slots=True)
class PhaseReport:
    """What a unit says of one phase: figures of that phase alone, as for a quarter; tasks, results and limitations in words."""

    phase: str
    submitted: datetime.date | None
    figures: tuple[Figure, ...]
    tasks: tuple[TaskProgress, ...]
    results: tuple[str, ...]
    limitations: tuple[str, ...]
    origin: Origin
    corrections: tuple[ReportCorrection, ...] = ()

    @property
    def says_anything(self) -> bool:
        """Tell whether it is a report: one that was only laid out to be filled in says nothing yet."""
        return bool(self.figures or self.tasks or self.results or self.limitations)


@dataclass(frozen=True, slots=True)
class DriveReport:
    """One unit's reports on a drive, a phase each."""

    year: PlanYear
    drive: str
    unit: str
    illustrative: bool = field(metadata=in_file(absent=False))
    phases: tuple[PhaseReport, ...]
    origin: Origin
