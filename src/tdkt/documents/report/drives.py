"""What the ward's báo cáo says of the drives (đợt thi đua) of its period."""

from __future__ import annotations

from collections.abc import Iterable

from tdkt.documents.texts.formats import date_long
from tdkt.model.drive import Drive
from tdkt.model.period import Period
from tdkt.model.text import upper_first


def drives_told(drives: Iterable[Drive], period: Period) -> list[str]:
    """Return a line for every drive with a day in the months of `period`, by its first day: its name, its days, how far it is."""
    return [
        f"{upper_first(drive.name)} (từ {date_long(drive.from_)} đến {date_long(drive.until)}): {_state(drive, period)}"
        for drive in sorted(drives_in(drives, period), key=lambda drive: (drive.from_, drive.id))
    ]


def drives_in(drives: Iterable[Drive], period: Period) -> list[Drive]:
    """Return the drives with a day in the months of `period`."""
    return [drive for drive in drives if drive.from_ <= period.last_day and drive.until >= period.first_day]


def _state(drive: Drive, period: Period) -> str:
    return "đã kết thúc" if drive.until <= period.last_day else "đang thực hiện"
