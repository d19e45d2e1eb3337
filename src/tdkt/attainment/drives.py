"""How far a drive has come at the end of one of its phases: the year's way of judging, with phases for quarters.

A drive is held in phases and its units report at the end of each; nothing else is known of it. So the last phase takes the
part of the year's last quarter (what is short then is *không đạt*), a phase before it that of a quarter before, and the
figures of a target are pooled and judged as those of the year's targets are (`tdkt.attainment.gathering`, `.judging`).
A number to be reached is held against even steps, a phase each. Days due, schedules and quarters in which a figure is asked
mean quarters of a year and are refused in a drive (rule Y141); the end of the drive is the day due.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from tdkt.attainment.allocating import MemberTarget, shares_of
from tdkt.attainment.assessment import Assessment, ShareAssessment
from tdkt.attainment.gathering import FigureKey, gather
from tdkt.attainment.judging import judge
from tdkt.attainment.measure_types.registry import kind_of
from tdkt.attainment.wording import planned_words
from tdkt.model.drive import Drive, DriveReport, PhaseReport
from tdkt.model.movements import Target
from tdkt.model.organization import Organization
from tdkt.model.period import Period
from tdkt.model.place_words import in_words_of_place
from tdkt.model.records import dataclass
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
    samples = {report.unit for report in reports if report.illustrative}
    targets = [target for file in drive.movements for target in in_words_of_place(file, organization).targets]
    assessments = tuple(
        _assessed(drive, _by_phases(drive, target), figures, organization, phase, samples)
        for target in targets
    )
    due = tuple((unit, number) for number in range(1, phase + 1) for unit in drive.reporting_units)
    rests_on_samples = drive.illustrative or any(unit in samples for unit, _ in sent)
    return DriveAttainment(
        drive,
        phase,
        assessments,
        due,
        tuple(one for one in due if one not in sent),
        rests_on_samples or any(found.illustrative for found in assessments),
    )


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


def _assessed(
    drive: Drive,
    target: Target,
    figures: dict[tuple[str, str, int], Figure],
    organization: Organization,
    phase: int,
    samples: set[str],
) -> Assessment:
    period = Period.quarter(drive.until.year, _quarter(drive, phase))
    kind = kind_of(target.measure)
    listed = kind.listed_members(target.measure, organization, drive.phases[phase - 1].until)
    gathered = gather(target, period, figures, frozenset(member.id for member in listed))
    places = organization.subdivisions
    sample_places = bool(kind.members_are_listed and places is not None and places.illustrative)
    illustrative = drive.illustrative or sample_places or not samples.isdisjoint(target.reporting)
    shares = tuple(_share(target, share, figures, period, illustrative) for share in shares_of(target))
    status = judge(target.measure, gathered, period)
    return Assessment(target, period, gathered, status, None, illustrative, shares=shares)


def _share(
    target: Target,
    share: MemberTarget,
    figures: dict[FigureKey, Figure],
    period: Period,
    illustrative: bool,
) -> ShareAssessment:
    assert target.allocation is not None
    reporter = target.allocation.reporter_of(share.member, target.units[0])
    gathered = gather(replace(share.target, units=(reporter,)), period, figures, frozenset())
    status = judge(share.target.measure, gathered, period)
    return ShareAssessment(
        share.member, Assessment(share.target, period, gathered, status, None, illustrative)
    )
