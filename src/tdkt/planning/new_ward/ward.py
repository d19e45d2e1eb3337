"""What is known of a ward before its first file is written."""

from __future__ import annotations

import datetime

from tdkt.model.organization import Organization, Unit
from tdkt.model.period import Period
from tdkt.model.place_words import parts_called
from tdkt.model.plan_year import SchoolYear, calendar_years, year_name
from tdkt.model.records import dataclass

KINDS = {"xa": "xã", "phuong": "phường", "dac-khu": "đặc khu"}
"""The administrative units that run a plan of their own since 01/7/2025, by their key in the answers."""


@dataclass(frozen=True, slots=True)
class NewWard:
    """The ward as `organization.yaml` will say it, and what the skeleton of its plan is made from.

    `kind` is a key of `KINDS`, `full_name` the name with its kind ("xã Đông Hưng"), `year` the plan's. `day` lies in that
    year: the law of that day gives the căn cứ. `guessed` holds what nobody said: ids of units whose abbreviation, and
    "standing_unit" where the standing unit, tdkt made out itself. `ci` names the services that check every commit.
    """

    kind: str
    full_name: str
    organization: Organization
    year: int
    day: datetime.date
    guessed: frozenset[str]
    ci: tuple[str, ...] = ()

    @property
    def is_of_schools(self) -> bool:
        """Tell whether the plan's year is a school year: two terms in place of four quarters."""
        return isinstance(self.year, SchoolYear)

    @property
    def year_name(self) -> str:
        """The plan's year in a sentence: "năm 2026", "năm học 2026 - 2027"."""
        return year_name(self.year)

    @property
    def calendar_years(self) -> tuple[int, ...]:
        """The calendar years that the plan's year has days in."""
        return calendar_years(self.year)

    @property
    def first_period(self) -> str:
        """The key of the first period that the units report on: "2026-Q1", "2026-2027-HK1"."""
        return Period.quarter(self.year, 1).key

    @property
    def kind_word(self) -> str:
        """What the sentences call it: "xã", "phường", "đặc khu"."""
        return KINDS[self.kind]

    @property
    def city_word(self) -> str:
        """What the sentences call the level above: "tỉnh" or "thành phố"."""
        return self.organization.city_word

    @property
    def standing_unit(self) -> Unit:
        """The unit that does the work of the Council day by day."""
        organization = self.organization
        return organization.unit(organization.standing_unit or "") or organization.units[0]

    @property
    def subdivision_words(self) -> str:
        """What its subdivisions are called together: "thôn, tổ dân phố", "bản, khu phố", or "" where it named none."""
        known = self.organization.known_subdivisions
        return parts_called(known) if known else ""
