"""The time of a phase of a drive, as the forms that units fill in ask for a time: it stands where a quarter stands in the year.

The last phase takes the part of the year's last quarter, a phase before it that of a quarter before (`tdkt.attainment.drives`).
"""

from __future__ import annotations

from datetime import date

from tdkt.model.drive import Drive
from tdkt.model.period import PART, Period
from tdkt.model.text import lower_first

_QUARTERS = 4


class PhaseTime(Period):
    """A phase of a drive. It is known by drive and phase; two of them that ask for the same are the same."""

    __slots__ = ("drive", "number")

    drive: Drive
    number: int

    @classmethod
    def of(cls, drive: Drive, number: int) -> PhaseTime:
        """Return the time of phase `number` (from 1) of `drive`."""
        time = cls(drive.until.year, _QUARTERS - len(drive.phases) + number, PART)
        object.__setattr__(time, "drive", drive)
        object.__setattr__(time, "number", number)
        return time

    def __eq__(self, other: object) -> bool:
        """Tell whether `other` is the same phase of the same drive."""
        return isinstance(other, PhaseTime) and self.key == other.key

    def __hash__(self) -> int:
        return hash(self.key)

    @property
    def phase(self) -> str:
        """The id of the phase."""
        return self.drive.phases[self.number - 1].id

    @property
    def key(self) -> str:
        """The drive and the phase: "quoc-khanh-2-9/giai-doan-1"."""
        return f"{self.drive.id}/{self.phase}"

    @property
    def title(self) -> str:
        """The phase in words: "giai đoạn 1 đợt thi đua …"; the drive's name alone where it has but one."""
        name = lower_first(self.drive.name)
        if len(self.drive.phases) == 1:
            return name
        return f"{lower_first(self.drive.phases[self.number - 1].title)} {name}"

    @property
    def word(self) -> str:
        """What such a time is called: a drive that has but one phase is no giai đoạn."""
        return "đợt" if len(self.drive.phases) == 1 else "giai đoạn"

    @property
    def first_day(self) -> date:
        """The first day of the phase."""
        return self.drive.first_day_of(self.number)

    @property
    def last_day(self) -> date:
        """The last day of the phase."""
        return self.drive.phases[self.number - 1].until

    @property
    def due(self) -> date | None:
        """The last day for the reports, None where none is set."""
        return self.drive.phases[self.number - 1].report_by

    @property
    def previous(self) -> PhaseTime | None:
        """The phase before, None for the first."""
        return PhaseTime.of(self.drive, self.number - 1) if self.number > 1 else None
