"""The plan of a year: head, căn cứ, prose, where the movements stand, recipients, signature."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta

from tdkt.model.body import BodyPart, body_parts
from tdkt.model.building import Data, in_file, year_of
from tdkt.model.dates import date_long
from tdkt.model.numbering import Form, Scheme, scheme_of
from tdkt.model.period import MONTH, Period
from tdkt.model.place import Origin
from tdkt.model.plan_year import PlanYear, SchoolYear
from tdkt.model.records import dataclass, field

Deadlines = Sequence[tuple[Period, date | None]]
"""Times for which units report, each with the last day on which their reports are due, None where none is set."""
LAWS = ("Luật", "Bộ luật", "Pháp lệnh")


@dataclass(frozen=True, slots=True)
class LegalBasis:
    """One căn cứ (NĐ 30/2020, Phụ lục I, II.6a); `text` is how it is cited where that is not put together from the parts."""

    type: str
    number: str | None
    date: date | None
    issuer: str | None
    subject: str
    origin: Origin
    text: str | None = None

    @property
    def is_law(self) -> bool:
        """Tell whether it is a Luật or Pháp lệnh, which is cited without number and issuer."""
        return self.type in LAWS

    @property
    def citation(self) -> str:
        """The instrument as it is cited in a căn cứ, without "Căn cứ" and the end mark.

        A Luật or Pháp lệnh has name and date; everything else type, number, date, issuer and subject
        (NĐ 30/2020, Phụ lục I, Phần I, II.6a).
        """
        if self.text:
            return self.text
        day = f" {date_long(self.date)}" if self.date else ""
        if self.is_law:
            return f"{self.type} {self.subject}{day}"
        number = f" số {self.number}" if self.number else ""
        issuer = f" của {self.issuer}" if self.issuer else ""
        return f"{self.type}{number}{day}{issuer} {self.subject}"


@dataclass(frozen=True, slots=True)
class Annex:
    """A Phụ lục; `attached_to` is the line in brackets under its title: None where it is put together from the document that
    it belongs to, False where there is none. `allocations` and `assignments` ask for the tables of shares and of who does what.
    """

    title: str
    attached_to: str | bool | None
    landscape: bool = field(metadata=in_file(absent=False))
    body: tuple[str, ...]
    allocations: bool = field(metadata=in_file(absent=False))
    assignments: bool = field(metadata=in_file(absent=False))
    origin: Origin

    @property
    def attached_line(self) -> str:
        """The line in brackets as the file says it, "" where it says none."""
        return self.attached_to if isinstance(self.attached_to, str) else ""

    @property
    def parts(self) -> tuple[BodyPart, ...]:
        """The body as what it is printed as."""
        return body_parts(self.body)


@dataclass(frozen=True, slots=True)
class Section:
    """A numbered part of the plan, with a `title` or, where it is one numbered sentence, a `text`.

    `below` is the form of the numbers right below it (of its sections; where it holds the units' movements, of those), None for
    that of the next level.
    `unit_order` are the units whose movements are printed first here, where that is not the order of the organization.
    """

    title: str | None
    text: str | None
    paragraphs: tuple[str, ...]
    items: tuple[str, ...]
    body: tuple[str, ...]
    general_movements: tuple[str, ...]
    unit_movements: bool = field(metadata=in_file(absent=False))
    unit_order: tuple[str, ...]
    below: Form | None
    sections: tuple[Section, ...]
    origin: Origin

    @property
    def parts(self) -> tuple[BodyPart, ...]:
        """The body as what it is printed as."""
        return body_parts(self.body)

    def level_below(self, level: int, scheme: Scheme) -> int:
        """Return the level of its sections, where it stands on `level` of `scheme` itself."""
        return (0 if self.below is None or self.unit_movements else scheme.level(self.below)) or level + 1

    def level_of_movements(self, level: int, scheme: Scheme) -> int:
        """Return the level of the units' movements, where it stands on `level` of `scheme` and they are printed in it."""
        return (scheme.level(self.below) if self.below is not None else 0) or level + 2

    def walk(self) -> Iterator[Section]:
        """Yield the section and all below it, in printing order."""
        yield self
        for section in self.sections:
            yield from section.walk()


def _year(data: Data, origin: Origin) -> int:
    """Return the year of a plan, a school year with the days that the plan gives it."""
    year, days = year_of(data["year"], origin.child("year")), data.get("school_year")
    if days is None or not isinstance(year, SchoolYear):
        return year
    first, second, last = (date.fromisoformat(days[key]) for key in ("from", "second_term_from", "until"))
    return SchoolYear(int(year), (first, second, last))


@dataclass(frozen=True, slots=True)
class SchoolDays:
    """The days of a school year: the first, the first of the second term, the last; its lễ khai giảng and tổng kết where said."""

    from_: date
    second_term_from: date
    until: date
    opening: date | None
    closing: date | None
    origin: Origin


@dataclass(frozen=True, slots=True)
class Reporting:
    """Where the ward's periodic reports go, and until when the units' reports are due.

    `unit_deadlines` holds the last day by the mark of the quarter, term or month ("Q1", "HK1", "M05"); for the months that it
    does not name, `monthly_day` is the day of the month after.
    """

    addressees: tuple[str, ...]
    recipients: tuple[str, ...]
    unit_deadlines: Mapping[str, date]
    monthly_day: int | None
    origin: Origin


def deadline_of(step: Period, named: Mapping[str, date], monthly_day: int | None) -> date | None:
    """Return the last day for the reports on a quarter, term or month: the one `named` for it, else that of the months."""
    if step.mark in named or step.kind != MONTH or monthly_day is None:
        return named.get(step.mark)
    after = step.first_day.replace(day=1) + timedelta(days=31)
    return after.replace(day=monthly_day)


@dataclass(frozen=True, slots=True)
class Correction:
    """A slip of the issued document (`issued`) and what is printed now (`mended`), with the reason."""

    issued: str
    mended: str
    reason: str
    origin: Origin


@dataclass(frozen=True, slots=True)
class Plan:
    """A year's plan; `number` and `date` are None while it is a draft."""

    year: PlanYear = field(metadata=in_file(by=_year))
    number: int | None
    symbol: str
    date: date | None
    title: str
    illustrative: bool = field(metadata=in_file(absent=False))
    legal_basis: tuple[LegalBasis, ...]
    preamble: tuple[str, ...]
    sections: tuple[Section, ...]
    closing: tuple[str, ...]
    recipients: tuple[str, ...]
    archive: str
    signer: str
    reporting: Reporting | None
    corrections: tuple[Correction, ...]
    origin: Origin
    annexes: tuple[Annex, ...] = ()
    numbering: tuple[Form, ...] = ()
    issuer: str | None = None
    school_year: SchoolDays | None = None

    @property
    def scheme(self) -> Scheme:
        """How its parts are numbered; the common way where the file says nothing else."""
        return scheme_of(self.numbering)

    @property
    def all_sections(self) -> Iterator[Section]:
        """Every section in printing order."""
        for section in self.sections:
            yield from section.walk()

    @property
    def preamble_parts(self) -> tuple[BodyPart, ...]:
        """The preamble as what it is printed as."""
        return body_parts(self.preamble)

    def in_unit_order(self, unit: str) -> int:
        """Return where the movements of `unit` are printed, as a key to sort by: after those that a section names."""
        named = next((section.unit_order for section in self.all_sections if section.unit_order), ())
        return named.index(unit) if unit in named else len(named)

    @property
    def deadlines(self) -> Deadlines:
        """Each quarter (term) of the year with the last day on which the units' reports are due, None where none is set."""
        return tuple((part, self.deadline_of(part)) for part in Period.whole(self.year).quarters)

    def deadline_of(self, step: Period) -> datetime.date | None:
        """Return the last day on which the units' reports on a quarter, term or month are due, None where none is set."""
        known = self.reporting
        return deadline_of(step, known.unit_deadlines, known.monthly_day) if known else None

    @property
    def is_draft(self) -> bool:
        """Tell whether the plan has not been issued: number or date is missing."""
        return self.number is None or self.date is None
