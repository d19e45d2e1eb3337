"""What a unit may be asked to fill in for a target."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum


class Entry(Enum):
    """What may be typed into a cell."""

    WHOLE = "whole"
    """A whole number from 0."""
    DECIMAL = "decimal"
    """A number from 0, decimals allowed."""
    PERCENT = "percent"
    """A percent from 0, decimals allowed."""
    SIGNED = "signed"
    """A number, decimals and minus allowed."""
    STAGE = "stage"
    """One of the words of `tdkt.attainment.stages.PROGRESS`."""
    DAY = "day"
    """A date."""

    @property
    def is_number(self) -> bool:
        """Tell whether a number is asked."""
        return self not in (Entry.STAGE, Entry.DAY)

    @property
    def may_be_negative(self) -> bool:
        """Tell whether a number below 0 makes sense."""
        return self is Entry.SIGNED


@dataclass(frozen=True, slots=True)
class Input:
    """One thing that is asked: the field of the unit report, what it is called, what may be typed, whether it may be left out.

    A tuple of member ids in the field `reached` is asked as one mark a member instead, where the members are listed.
    """

    field: str
    name: str
    entry: Entry
    optional: bool = False
