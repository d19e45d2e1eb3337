"""How far a drive has come at the end of one of its phases: the year's way of judging, with phases for quarters.

A drive is held in phases and its units report at the end of each; nothing else is known of it. So the last phase takes the
part of the year's last quarter (what is short then is *không đạt*), a phase before it that of a quarter before, and the
figures of a target are pooled and judged as those of the year's targets are (`tdkt.attainment.gathering`, `.judging`).
A number to be reached is held against even steps, a phase each. Days due, schedules and quarters in which a figure is asked
mean quarters of a year and are refused in a drive (rule Y141); the end of the drive is the day due.
A phase is reported on by those that answer for the drive at its end; shares and figures of who is no more go to the heir.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Mapping

from tdkt.attainment.allocating import MemberTarget, reporters_by_quarter, shares_of
from tdkt.attainment.assessment import Assessment, ShareAssessment
from tdkt.attainment.gathering import FigureKey, gather
from tdkt.attainment.in_force import TargetsByQuarter, answering_units
from tdkt.attainment.judging import judge
from tdkt.attainment.measure_types.registry import kind_of
from tdkt.attainment.wording import planned_words
from tdkt.model.allocation import reporting_of
from tdkt.model.drive import Drive, DriveReport, PhaseReport
from tdkt.model.drive_succession import drive_at
from tdkt.model.movements import Target
from tdkt.model.organization import Organization
from tdkt.model.period import Period
from tdkt.model.place_words import in_words_of_place
from tdkt.model.records import dataclass, replace
from tdkt.model.unit_report import Figure

_QUARTERS = 4


@dataclass(frozen=True, slots=True)
class DriveAttainment:
    """A drive at the end of its phase `phase` (from 1): its targets, and which reports (unit, phase) are due and missing."""

    drive: Drive
    phase: int
    assessments: tuple[Assessment, ...]
    due: tuple[tuple[str, int], ...]
    missing: tuple[tuple[str, int], ...]
    illustrative: bool

    @property
    def is_last(self) -> bool:
        """Tell whether the drive is over, so that it is summed up (tổng kết)."""
        return self.phase == len(self.drive.phases)


def assess_drive(
    drive: Drive, reports: Iterable[DriveReport], organization: Organization, phase: int
) -> DriveAttainment:
    """Assess every target of `drive` at the end of its phase number `phase`; reports on later phases are not looked at.

    `reports` are those of this drive. The files must be free of errors.
    """
    reports = tuple(reports)
    sent = dict(phase_reports(drive, reports, phase))
    figures = {
        (figure.target, figure.reporter(unit), _quarter(drive, number)): figure
        for (unit, number), report in sent.items()
        for figure in report.figures
    }
    then = {number: drive_at(drive, organization, number) for number in range(1, phase + 1)}
    so_far = _DriveSoFar(
        then[phase],
        organization,
        phase,
        figures,
        frozenset(report.unit for report in reports if report.illustrative),
        _in_force(drive, then),
    )
    asked = (in_words_of_place(file, organization) for file in then[phase].movements)
    assessments = tuple(
        so_far.assessed(_by_phases(drive, target)) for file in asked for target in file.targets
    )
    due = tuple((unit, number) for number, one in then.items() for unit in one.reporting_units)
    rests_on_samples = drive.illustrative or any(unit in so_far.samples for unit, _ in sent)
    return DriveAttainment(
        drive,
        phase,
        assessments,
        due,
        tuple(one for one in due if one not in sent),
        rests_on_samples or any(found.illustrative for found in assessments),
    )


def _in_force(drive: Drive, then: dict[int, Drive]) -> TargetsByQuarter | None:
    """Return the targets as they were asked at the end of each phase, None where nothing ever changed hands."""
    if all(one is drive for one in then.values()):
        return None
    return {
        _quarter(drive, number): {target.id: _by_phases(drive, target) for target in one.targets}
        for number, one in then.items()
    }


def phase_reports(
    drive: Drive, reports: Iterable[DriveReport], phase: int
) -> Iterator[tuple[tuple[str, int], PhaseReport]]:
    """Yield ((unit, number of the phase), report) of what was sent on the phases up to `phase`."""
    for report in reports:
        for found in report.phases:
            number = drive.number_of(found.phase)
            if number is not None and number <= phase and found.says_anything:
                yield (report.unit, number), found


def planned_in(drive: Drive, assessment: Assessment) -> str:
    """Say what the drive plans of a target: "≥ 95%", "hoàn thành đến 02/09/2026"."""
    measure = assessment.target.measure
    if kind_of(measure).is_in_stages:
        measure = replace(measure, due=drive.until)
    return planned_words(measure, drive.until.year)


def _quarter(drive: Drive, phase: int) -> int:
    """Return the quarter whose part a phase takes: the last phase that of the last quarter."""
    return _QUARTERS - len(drive.phases) + phase


def _by_phases(drive: Drive, target: Target) -> Target:
    """Return `target` as one that is reported in the drive's phases alone."""
    quarters = tuple(_quarter(drive, number) for number in range(1, len(drive.phases) + 1))
    return replace(target, measure=replace(target.measure, reported_in=quarters))


@dataclass(frozen=True, slots=True)
class _DriveSoFar:
    """A drive, as it is in the hands of those at the end of its phase `phase`, with what every target is assessed from."""

    drive: Drive
    organization: Organization
    phase: int
    figures: Mapping[FigureKey, Figure]
    samples: frozenset[str]
    in_force: TargetsByQuarter | None

    @property
    def period(self) -> Period:
        """The time of the phase, as quarters of a year are counted."""
        return Period.quarter(self.drive.until.year, _quarter(self.drive, self.phase))

    @property
    def day(self) -> datetime.date:
        """The last day of the phase."""
        return self.drive.phases[self.phase - 1].until

    def assessed(self, target: Target) -> Assessment:
        """Assess one target, with the shares of those that hold one on the phase's last day."""
        listed = kind_of(target.measure).listed_members(target.measure, self.organization, self.day)
        members = frozenset(member.id for member in listed)
        answering = answering_units(self.in_force, target)
        gathered = gather(target, self.period, self.figures, members, answering)
        illustrative = self._rests_on_samples(target, answering)
        return Assessment(
            target,
            self.period,
            gathered,
            judge(target.measure, gathered, self.period),
            None,
            illustrative,
            shares=tuple(self._share(target, share, illustrative) for share in shares_of(target)),
        )

    def _share(self, target: Target, share: MemberTarget, illustrative: bool) -> ShareAssessment:
        assert target.allocation is not None
        reporter = target.allocation.reporter_of(share.member, target.units[0])
        answering = reporters_by_quarter(
            self.in_force,
            answering_units(self.in_force, target),
            target,
            share.member,
            self.organization,
            self.day,
        )
        asked = replace(share.target, units=(reporter,))
        gathered = gather(asked, self.period, self.figures, frozenset(), answering)
        status = judge(share.target.measure, gathered, self.period)
        return ShareAssessment(
            share.member, Assessment(share.target, self.period, gathered, status, None, illustrative)
        )

    def _rests_on_samples(self, target: Target, answering: dict[int, tuple[str, ...]] | None) -> bool:
        places = self.organization.subdivisions
        of_places = kind_of(target.measure).members_are_listed
        if self.drive.illustrative or (of_places and places is not None and places.illustrative):
            return True
        earlier = (one for reporters in (answering or {}).values() for one in reporters)
        senders = {*target.reporting, *map(reporting_of, earlier)}
        return not self.samples.isdisjoint(senders)
