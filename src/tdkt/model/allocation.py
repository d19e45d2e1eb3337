"""How the whole of a target is divided: the share of each unit, or of each thôn and tổ dân phố."""

from __future__ import annotations

from tdkt.model.building import in_file
from tdkt.model.measure import Number, quarterly_steps
from tdkt.model.place import Origin
from tdkt.model.records import dataclass, field

TO_UNITS, TO_SUBDIVISIONS = "units", "subdivisions"
_BEHALF = "@"
"""Between the unit that reports and the place of whose share it speaks."""


@dataclass(frozen=True, slots=True)
class Share:
    """What one member is to reach: `share` is compared as the whole is; `schedule` is due by the end of quarters 1 to 3."""

    for_: str
    share: Number
    schedule: tuple[Number, ...] | None = field(metadata=in_file(by=quarterly_steps))
    origin: Origin


@dataclass(frozen=True, slots=True)
class Allocation:
    """The shares of a target.

    `to` is "units", which report for themselves, or "subdivisions", for which the unit that answers for the target reports
    (`reported_by` "unit") unless they do so themselves ("members"). A unit among subdivisions has a part of its own to do.
    """

    to: str
    reported_by: str = field(metadata=in_file(absent="unit"))
    shares: tuple[Share, ...]
    origin: Origin

    @property
    def members(self) -> tuple[str, ...]:
        """The ids of those that have a share, in the order of the file."""
        return tuple(dict.fromkeys(share.for_ for share in self.shares))

    def reporter_of(self, member: str, heading: str) -> str:
        """Return whose figures the share of `member` is made of, where the unit `heading` answers for the target.

        That is the member itself, or the unit on its behalf (`on_behalf`).
        """
        reports_itself = self.to == TO_UNITS or self.reported_by == "members"
        return member if reports_itself or member == heading else on_behalf(heading, member)


def reporting_of(reporter: str) -> str:
    """Return who sends the figures of `reporter`: the unit that reports on its behalf, or itself."""
    return reporter.split(_BEHALF, 1)[0]


def member_of(reporter: str) -> str:
    """Return whose figures those of `reporter` are: the member's on whose behalf a unit reports, or its own."""
    return reporter.rsplit(_BEHALF, 1)[-1]


def on_behalf(unit: str, member: str) -> str:
    """Return what the figures of `member` are known by that `unit` reports: "van-hoa@thon-mot"."""
    return f"{unit}{_BEHALF}{member}"
