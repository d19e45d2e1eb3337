"""A round of inspection (kiểm tra, giám sát): its plan, its team, the minutes at each unit, findings, the conclusion.

The Law makes inspection part of every movement (Luật 06/2022/QH15, Điều 17).
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from tdkt.model.place import Origin
from tdkt.model.plan_year import PlanYear
from tdkt.model.records import dataclass

TEAM_ROLES = {
    "head": "Trưởng đoàn",
    "deputy": "Phó Trưởng đoàn",
    "member": "Thành viên",
    "secretary": "Thành viên, Thư ký",
}
HEAD, DEPUTY, SECRETARY = "head", "deputy", "secretary"


@dataclass(frozen=True, slots=True)
class TeamMember:
    """A member of the team; `role` is a key of `TEAM_ROLES`."""

    name: str
    gender: str
    post: str
    role: str
    origin: Origin

    @property
    def full_address(self) -> str:
        """Return "Bà Trần Thị B"."""
        return f"{'Bà' if self.gender == 'female' else 'Ông'} {self.name}"

    def is_called(self, name: str) -> bool:
        """Tell whether `name` means this member: their name, with their post where another has the same."""
        return name in (self.name, f"{self.name}, {self.post}")


@dataclass(frozen=True, slots=True)
class Remedied:
    """What a unit did about a finding, and when."""

    date: datetime.date
    how: str
    origin: Origin


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that the team found wanting, what is to be done until `due`, and what was done (None: nothing yet)."""

    id: str
    text: str
    remedy: str
    due: datetime.date
    done: Remedied | None
    origin: Origin


@dataclass(frozen=True, slots=True)
class InspectionMinutes:
    """A meeting of the team with a unit: who was there for the unit, what was seen, what the unit said.

    `team_present` names the members of the team who were there; () where nobody is named: all of them.
    """

    date: datetime.date
    start: str | None
    end: str | None
    present: tuple[str, ...]
    results: tuple[str, ...]
    opinions: tuple[str, ...]
    origin: Origin
    team_present: tuple[str, ...] = ()

    def members_present(self, team: tuple[TeamMember, ...]) -> tuple[TeamMember, ...]:
        """Return who of `team`, that of the day, was there."""
        if not self.team_present:
            return team
        return tuple(member for member in team if any(map(member.is_called, self.team_present)))


@dataclass(frozen=True, slots=True)
class Visit:
    """A unit that is inspected on a day; `minutes` are None until it has been, `dropped` says why it will not be after all."""

    unit: str
    date: datetime.date
    place: str | None
    minutes: InspectionMinutes | None
    findings: tuple[Finding, ...]
    origin: Origin
    dropped: str | None = None

    @property
    def day(self) -> datetime.date:
        """The day of the inspection: that of its minutes, while there are none the planned one."""
        return self.minutes.date if self.minutes else self.date

    @property
    def is_open(self) -> bool:
        """Tell whether the unit is still to be inspected."""
        return self.minutes is None and self.dropped is None


@dataclass(frozen=True, slots=True)
class NumberAndDate:
    """Number and date of a document of the round, None until it is issued."""

    number: int | None
    date: datetime.date | None
    origin: Origin


@dataclass(frozen=True, slots=True)
class InspectionConclusion:
    """What the round came to; number and date are None until the notice is issued.

    `recipients` and `signer` are those of the notice where they are not those of the round, whose plan and decision were signed before.
    """

    assessment: tuple[str, ...]
    proposals: tuple[str, ...]
    number: int | None
    date: datetime.date | None
    origin: Origin
    recipients: tuple[str, ...] = ()
    signer: str | None = None


@dataclass(frozen=True, slots=True)
class Inspection:
    """A round of inspection of a year."""

    id: str
    year: PlanYear
    title: str
    purpose: tuple[str, ...]
    contents: tuple[str, ...]
    cites: tuple[str, ...]
    team: tuple[TeamMember, ...]
    visits: tuple[Visit, ...]
    plan: NumberAndDate | None
    decision: NumberAndDate | None
    conclusion: InspectionConclusion | None
    recipients: tuple[str, ...]
    archive: str | None
    signer: str | None
    origin: Origin
    illustrative: bool = False
    issuer: str | None = None

    @property
    def head(self) -> TeamMember | None:
        """The head of the team."""
        return next((member for member in self.team if member.role == HEAD), None)

    @property
    def findings(self) -> Iterator[tuple[Visit, Finding]]:
        """Every finding with where it was made."""
        return ((visit, finding) for visit in self.visits for finding in visit.findings)
