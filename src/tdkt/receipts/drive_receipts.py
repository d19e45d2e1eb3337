"""Who has registered for a drive and who has sent which report on it, as it stood on a day."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from tdkt.model.diagnostic import Diagnostic
from tdkt.model.drive import Drive, DriveReport, PhaseReport
from tdkt.model.drive_succession import drive_at, drive_on
from tdkt.model.organization import Organization
from tdkt.model.place import Place
from tdkt.model.records import dataclass
from tdkt.model.registration import not_registered_by, registered_by
from tdkt.receipts.receipts import State, awaited_state, received_state, state_words
from tdkt.receipts.stray_files import stray_drive_reports
from tdkt.workspace.workspace import Workspace


@dataclass(frozen=True, slots=True)
class PhaseReceipt:
    """The report of `unit` (an id) on one phase of a drive: how it stands, and the days late or left that belong to it.

    `errors` counts what is wrong in a report that could be read; one that could not is BROKEN.
    """

    unit: str
    state: State
    days: int | None
    errors: int = 0

    @property
    def words(self) -> str:
        """The state in Vietnamese: "chậm 3 ngày", "đã nhận, chậm 1 ngày", "gửi sau ngày xem", "có lỗi", "đã nhận, 2 lỗi"."""
        said = state_words(self.state, self.days)
        return f"{said}, {self.errors} lỗi" if self.errors else said

    @property
    def is_of_no_use(self) -> bool:
        """Tell whether a file is there that has to be mended before anything is made of it."""
        return self.state is State.BROKEN or self.errors > 0


@dataclass(frozen=True, slots=True)
class ReportErrors:
    """The reports on a drive with errors: the units whose file could not be read, and the places of errors in the others' files."""

    unread: frozenset[str] = frozenset()
    places: tuple[Place, ...] = ()

    def in_phase(self, report: DriveReport, phase: PhaseReport) -> int:
        """Return how many errors stand in what `report` says of `phase`, those above the first phase among them."""
        starts = sorted(one.origin.at() for one in report.phases)
        start = phase.origin.at()
        end = next((later for later in starts if later > start), None)
        own = (place for place in self.places if place.file == report.origin.file)
        return sum(place < starts[0] or (place >= start and (end is None or place < end)) for place in own)


_NONE = ReportErrors()


def report_errors(workspace: Workspace, drive: Drive, findings: Iterable[Diagnostic]) -> ReportErrors:
    """Return which reports on `drive` hold errors; `findings` are those of `find_problems`."""
    files = {one.origin.file for one in workspace.all(DriveReport) if one.drive == drive.id}
    return ReportErrors(
        frozenset(one.unit for one in stray_drive_reports(workspace) if one.drive == drive.id),
        tuple(found.place for found in findings if found.is_error and found.place.file in files),
    )


def phase_receipts(
    drive: Drive,
    number: int,
    reports: Iterable[DriveReport],
    organization: Organization | None,
    today: date,
    errors: ReportErrors = _NONE,
) -> tuple[PhaseReceipt, ...]:
    """Return a receipt for each unit that reports on phase `number` (from 1), as it stood on `today`.

    `reports` are those of the drive, `errors` what is wrong in them. A file that could not be read is no report on a phase that
    is still to come.
    """
    phase, asked = drive.phases[number - 1], drive
    if organization is not None:
        asked = drive_at(drive, organization, number)
    sent: dict[str, tuple[DriveReport, PhaseReport]] = {}
    for report in reports:
        for found in report.phases:
            if found.phase == phase.id and found.says_anything:
                sent.setdefault(report.unit, (report, found))
    made = []
    for unit in asked.reporting_units:
        told = sent.get(unit)
        if told is not None:
            state, days = received_state(told[1].submitted, phase.report_by, today)
            made.append(PhaseReceipt(unit, state, days, errors.in_phase(*told)))
            continue
        state, days = awaited_state(phase.until, phase.report_by, today)
        if unit in errors.unread and today >= drive.first_day_of(number):
            state, days = State.BROKEN, None
        made.append(PhaseReceipt(unit, state, days))
    return tuple(made)


def asked_to_register(drive: Drive, organization: Organization | None) -> tuple[str, ...]:
    """Return who is to register for a drive (ids), none where none is asked: those that on the last day for it answer for its contents.

    Of a thôn whose share its unit answers for nobody knows whether it is asked too: where it registers it is told besides.
    """
    if drive.registration is None:
        return ()
    then = drive if organization is None else drive_on(drive, organization, drive.registration.until)
    return then.answering_units


def registered_besides(drive: Drive, organization: Organization | None, day: date) -> tuple[str, ...]:
    """Return who had registered for a drive by `day` (ids) without being asked to."""
    if drive.registration is None:
        return ()
    asked = asked_to_register(drive, organization)
    return tuple(one for one in registered_by(drive.registration.registered, day) if one not in asked)


def not_registered(drive: Drive, organization: Organization | None, today: date) -> tuple[str, ...]:
    """Return who of those that are to register for a drive had not by `today`."""
    asked = asked_to_register(drive, organization)
    if drive.registration is None:
        return asked
    return not_registered_by(asked, drive.registration.registered, today)
