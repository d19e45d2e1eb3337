"""The forms of a drive: the same as those of a quarter, asked of a phase; what comes back is a phase's report of the unit."""

from __future__ import annotations

from collections.abc import Iterator

from tdkt.attainment.drives import phase_reports
from tdkt.awards.bodies import bodies
from tdkt.checks.programmes import programme_of
from tdkt.checks.run import drive_of
from tdkt.errors import UsageError
from tdkt.model.drive import Drive, DriveReport
from tdkt.model.drive_succession import drive_at
from tdkt.model.organization import Organization, Unit
from tdkt.model.phase_time import PhaseTime
from tdkt.model.place_words import in_words_of_place
from tdkt.model.programme import Programme
from tdkt.model.records import replace
from tdkt.model.register import Collective
from tdkt.model.unit_report import Narrative, UnitReport
from tdkt.workspace.workspace import Workspace


def drive_named(workspace: Workspace, word: str) -> PhaseTime | None:
    """Return the phase that `word` names: "drive/phase", or "drive" for the first that somebody still has to report on.

    None where no drive has such an id; raises UsageError where the drive has no such phase.
    """
    name, _, phase = word.partition("/")
    drive = next((one for one in workspace.all(Drive) if one.id == name), None)
    if drive is None:
        return None
    if phase:
        return phase_of(workspace, name, phase)
    reports = [found for found in workspace.all(DriveReport) if found.drive == drive.id]
    sent = {one for one, _ in phase_reports(drive, reports, len(drive.phases))}
    numbers, organization = range(1, len(drive.phases) + 1), programme_of(workspace, drive.year).organization
    asked = {n: drive_at(drive, organization, n).reporting_units for n in numbers}
    open_phases = (n for n in numbers if any((unit, n) not in sent for unit in asked[n]))
    return PhaseTime.of(drive, next(open_phases, len(drive.phases)))


def phase_of(workspace: Workspace, name: str, phase: str) -> PhaseTime:
    """Return a phase of the drive `name`; raises UsageError where there is no such drive or phase."""
    drive = drive_of(workspace, name)
    number = drive.number_of(phase)
    if number is None:
        known = ", ".join(f"{name}/{one.id}" for one in drive.phases)
        raise UsageError(f"Đợt thi đua “{name}” không có giai đoạn “{phase}”.", hint=f"Có: {known}.")
    return PhaseTime.of(drive, number)


def asked_of_phase(workspace: Workspace, time: PhaseTime) -> tuple[str, ...]:
    """Return who reports on a phase of a drive (ids), as it is in force at the phase's end."""
    organization = programme_of(workspace, time.drive.year).organization
    return drive_at(time.drive, organization, time.number).reporting_units


def drive_programme(workspace: Workspace, drive: Drive) -> Programme:
    """Return the drive as a programme of its own: its plan's contents as movements, its phases' reports as units' reports."""
    year = programme_of(workspace, drive.year)
    return Programme(
        organization=year.organization,
        plan=replace(year.plan, title=drive.title, number=drive.number, date=drive.date),
        movements=tuple(in_words_of_place(file, year.organization) for file in drive.movements),
        reports=tuple(_reports(workspace, drive)),
        others=tuple(_collectives(workspace, year.organization)),
    )


def _collectives(workspace: Workspace, organization: Organization) -> Iterator[Unit]:
    """Yield the collectives of the register (a school, the Mặt trận), each as one that reports."""
    own = {body.id for body in organization.reporting_bodies}
    for body in bodies(workspace).values():
        one = body.there
        if isinstance(one, Collective) and one.id not in own:
            yield Unit(
                one.id,
                one.name,
                one.name,
                "",
                one.origin,
                one.formerly,
                from_=one.from_,
                until=one.until,
                into=one.into,
            )


def _reports(workspace: Workspace, drive: Drive) -> Iterator[UnitReport]:
    for report in workspace.all(DriveReport):
        if report.drive != drive.id:
            continue
        for one in report.phases:
            number = drive.number_of(one.phase)
            if number is not None and one.says_anything:
                yield UnitReport(
                    period=PhaseTime.of(drive, number),
                    unit=report.unit,
                    illustrative=report.illustrative,
                    submitted=one.submitted,
                    corrected=None,
                    reporter="",
                    figures=one.figures,
                    tasks=one.tasks,
                    narrative=Narrative(results=one.results, limitations=one.limitations),
                    origin=report.origin,
                )
