"""Which report on a period is meant: the usual one ("2026-Q1"), or the own one of a declared issuer ("2026-Q1/hoi-dong")."""

from __future__ import annotations

from tdkt.model.period import Period
from tdkt.model.records import dataclass

_MARK = "/"


@dataclass(frozen=True, slots=True)
class ReportKey:
    """A report on `period`; `issuer` is the id of the body whose own it is, None for the usual one."""

    period: Period
    issuer: str | None = None

    @property
    def key(self) -> str:
        """How it stands in the register."""
        return report_key(self.period.key, self.issuer)

    @property
    def year(self) -> int:
        """The year of its plan."""
        return self.period.year


def report_key(period: str, issuer: str | None) -> str:
    """Return the key of a report: of a period, and of the issuer whose own it is."""
    return f"{period}{_MARK}{issuer}" if issuer else period


def parted(key: str) -> tuple[str, str | None]:
    """Return what a key says of the period, and of the issuer (None for the usual report)."""
    period, _, issuer = key.partition(_MARK)
    return period, issuer or None
