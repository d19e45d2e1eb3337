"""A cụm or khối thi đua of a year: its members with their time in it, who leads it, its giao ước, its own scale, its meeting.

The Law knows cụm, khối that the Councils of every level organise (Luật Thi đua, khen thưởng 2022, Điều 16, khoản 2, điểm c) and
sets neither members nor criteria: all of it is the data of whoever organises the group.
"""

from __future__ import annotations

import datetime

from tdkt.model.lifetime import Lifetime
from tdkt.model.measure import Number
from tdkt.model.period import Period
from tdkt.model.place import Origin
from tdkt.model.plan_year import PlanYear, division_of
from tdkt.model.records import dataclass, fields, replace
from tdkt.model.scoring import (
    Broken,
    Condition,
    CriteriaPart,
    Grade,
    Score,
    ScoreSheet,
    ScoringCriteria,
    UnitGroup,
)

GROUP_TYPES = {"cluster": "cụm", "bloc": "khối"}
SHORT_TYPES = {"cluster": "CTĐ", "bloc": "KTĐ"}
"""What the symbols of their papers say for them."""
LEADER_ROLES = {"head": "trưởng", "deputy": "phó Trưởng"}
HEAD = "head"


@dataclass(frozen=True, slots=True, kw_only=True)
class Member(Lifetime):
    """A member: a unit of the ward, a collective of the register, a thôn, or another body by `name`.

    `id` is what the files of the group call it, where that is not the id of the unit, collective or thôn. `from_` and `until`
    bound its time in the group where it came or went within the year, `into` is the group that it went to. `head` signs for it.
    """

    unit: str | None
    collective: str | None
    subdivision: str | None
    name: str | None
    id: str | None
    head: str | None
    origin: Origin

    @property
    def key(self) -> str:
        """What the files of the group call it."""
        return self.id or self.unit or self.collective or self.subdivision or ""

    @property
    def said(self) -> tuple[str, ...]:
        """The keys that tell who it is; exactly one in a file without errors."""
        names = ("unit", "collective", "subdivision", "name")
        return tuple(name for name in names if getattr(self, name) is not None)


@dataclass(frozen=True, slots=True)
class Leader:
    """Who leads: `role` is a key of `LEADER_ROLES`, `member` a member; the days bound a term within the year."""

    role: str
    member: str
    from_: datetime.date | None
    until: datetime.date | None
    origin: Origin

    def leads_on(self, day: datetime.date) -> bool:
        """Tell whether the term covers `day`."""
        return (self.from_ is None or self.from_ <= day) and (self.until is None or day <= self.until)


@dataclass(frozen=True, slots=True)
class Agreement:
    """The bản giao ước thi đua: when and where it is signed, what is agreed, how it is carried out."""

    date: datetime.date | None
    place: str | None
    contents: tuple[str, ...]
    commitments: tuple[str, ...]
    origin: Origin


@dataclass(frozen=True, slots=True)
class Timetable:
    """Until when members score themselves and each other, and when the group meets to rank."""

    self_by: datetime.date | None
    cross_by: datetime.date | None
    meeting: datetime.date | None
    origin: Origin


@dataclass(frozen=True, slots=True)
class Scale:
    """The group's own table of criteria, as `ScoringCriteria` but for the year and the groups."""

    title: str
    total: Number
    parts: tuple[CriteriaPart, ...]
    period: str | None
    bonus_cap: Number | None
    penalty_cap: Number | None
    conditions: tuple[Condition, ...]
    grades: tuple[Grade, ...]
    origin: Origin
    source: str = ""

    def of_year(self, year: int) -> ScoringCriteria:
        """Return it as the table of a year, without groups."""
        own = {found.name: getattr(self, found.name) for found in fields(self)}
        return ScoringCriteria(year=year, groups=(), **own)


@dataclass(frozen=True, slots=True)
class Ballot:
    """How a meeting voted: `for_` of the `of` who were asked."""

    for_: int
    of: int
    origin: Origin


@dataclass(frozen=True, slots=True)
class Proposal:
    """A member whom the group proposes for an award; `votes` is None where nobody counted."""

    member: str
    award: str
    reason: str | None
    votes: Ballot | None
    origin: Origin


@dataclass(frozen=True, slots=True)
class Meeting:
    """The meeting that ranked the members, as its biên bản tells it."""

    date: datetime.date
    start: str | None
    end: str | None
    place: str | None
    chair: str
    secretary: str
    present: tuple[str, ...]
    absent: tuple[str, ...]
    opinions: tuple[str, ...]
    origin: Origin


@dataclass(frozen=True, slots=True)
class EmulationGroup:
    """A group of a year. `cross` says how scores that members give each other are combined, None where they give none.

    `scale` is None where the year's table (`ScoringCriteria`) is used. `level` is who organises the group: "ward" or "city".
    """

    id: str
    year: PlanYear
    type: str
    name: str
    decision: str | None
    members: tuple[Member, ...]
    leaders: tuple[Leader, ...]
    agreement: Agreement | None
    timetable: Timetable | None
    cross: str | None
    scale: Scale | None
    meeting: Meeting | None
    proposals: tuple[Proposal, ...]
    recipients: tuple[str, ...]
    origin: Origin
    level: str = "ward"
    illustrative: bool = False
    formerly: tuple[str, ...] = ()

    @property
    def type_word(self) -> str:
        """Cụm or khối."""
        return GROUP_TYPES[self.type]

    @property
    def first_day(self) -> datetime.date:
        """The first day of the group's year."""
        return division_of(self.year).first_day

    @property
    def last_day(self) -> datetime.date:
        """The last day of the group's year."""
        return division_of(self.year).last_day

    def member(self, key: str) -> Member | None:
        """Return the member that the group's files call so, the one with the latest time there; or None."""
        return next((one for one in reversed(self.members) if one.key == key), None)

    def members_on(self, day: datetime.date) -> tuple[Member, ...]:
        """Return who is a member on `day`."""
        return tuple(one for one in self.members if one.lives_on(day))

    def members_in(self, period: Period) -> tuple[Member, ...]:
        """Return who is scored for `period`: who is a member on its last day, or on the day of the meeting that ranked before."""
        met = self.meeting.date if self.meeting is not None else period.last_day
        return self.members_on(min(met, period.last_day))

    def leader_on(self, day: datetime.date, role: str = HEAD) -> Leader | None:
        """Return who leads on `day` as `role`, or None."""
        return next((one for one in self.leaders if one.role == role and one.leads_on(day)), None)

    def table(self, of_year: ScoringCriteria | None) -> ScoringCriteria | None:
        """Return the table that members are scored by, with this group alone: the group's own, else that of the year, else None.

        Of the year's table the criteria for a group of this id or for all count.
        """
        keys = tuple(dict.fromkeys(one.key for one in self.members))
        group = UnitGroup(self.id, self.name, keys, self.origin, self.cross)
        table = self.scale.of_year(self.year) if self.scale else of_year
        if table is None:
            return None
        return replace(table, groups=(group,), illustrative=table.illustrative or self.illustrative)


@dataclass(frozen=True, slots=True)
class GroupScores:
    """What is scored of one member of a group: by itself, by the others, by who appraises, by the Council."""

    year: PlanYear
    group: str
    member: str
    scores: tuple[Score, ...]
    broken: tuple[Broken, ...]
    origin: Origin
    illustrative: bool = False

    @property
    def sheet(self) -> ScoreSheet:
        """The same as a sheet of scores, for the arithmetic that all sheets share."""
        return ScoreSheet(self.year, self.member, self.scores, self.origin, self.illustrative, self.broken)
