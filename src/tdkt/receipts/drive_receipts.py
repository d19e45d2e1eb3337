"""Who has registered for a drive and who has sent which report on it, as it stood on a day."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from tdkt.model.drive import Drive, DriveReport, PhaseReport
from tdkt.model.drive_succession import drive_at, drive_on
from tdkt.model.organization import Organization
from tdkt.model.records import dataclass
from tdkt.model.registration import not_registered_by
from tdkt.receipts.receipts import State, awaited_state, received_state, state_words


@dataclass(frozen=True, slots=True)
class PhaseReceipt:
    """The report of `unit` (an id) on one phase of a drive: how it stands, and the days late or left that belong to it."""

    unit: str
    state: State
    days: int | None

    @property
    def words(self) -> str:
        """The state in Vietnamese: "chậm 3 ngày", "đã nhận, chậm 1 ngày", "gửi sau ngày xem"."""
        return state_words(self.state, self.days)


def phase_receipts(
    drive: Drive, number: int, reports: Iterable[DriveReport], organization: Organization | None, today: date
) -> tuple[PhaseReceipt, ...]:
    """Return a receipt for each unit that reports on phase `number` (from 1), as it stood on `today`; `reports` are those of the drive."""
    phase, asked = drive.phases[number - 1], drive
    if organization is not None:
        asked = drive_at(drive, organization, number)
    sent: dict[str, PhaseReport] = {}
    for report in reports:
        for found in report.phases:
            if found.phase == phase.id and found.says_anything:
                sent.setdefault(report.unit, found)
    made = []
    for unit in asked.reporting_units:
        told = sent.get(unit)
        if told is None:
            state, days = awaited_state(phase.until, phase.report_by, today)
        else:
            state, days = received_state(told.submitted, phase.report_by, today)
        made.append(PhaseReceipt(unit, state, days))
    return tuple(made)


def asked_to_register(drive: Drive, organization: Organization | None) -> tuple[str, ...]:
    """Return who is to register for a drive (ids): those that answer for its contents on the last day for it, none where none is asked."""
    if drive.registration is None:
        return ()
    if organization is None:
        return drive.answering_units
    return drive_on(drive, organization, drive.registration.until).answering_units


def not_registered(drive: Drive, organization: Organization | None, today: date) -> tuple[str, ...]:
    """Return who of those that are to register for a drive had not by `today`."""
    asked = asked_to_register(drive, organization)
    if drive.registration is None:
        return asked
    return not_registered_by(asked, drive.registration.registered, today)
