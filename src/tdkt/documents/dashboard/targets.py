"""What the dashboard says of each target: one card with its chart, its past quarters and the figures behind it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from urllib.parse import quote

from tdkt.attainment import wording
from tdkt.attainment.allocating import member_names
from tdkt.attainment.assessment import Assessment, Attainment, figures_of
from tdkt.attainment.gathering import FigureKey
from tdkt.attainment.measure_types.registry import kind_of
from tdkt.attainment.owing import is_asked
from tdkt.attainment.schedule import grid_of
from tdkt.attainment.shares_told import ShareTold, shares_told
from tdkt.attainment.status import Status
from tdkt.documents.dashboard.bullet_chart import Bullet, bullet
from tdkt.model.allocation import member_of, reporting_of
from tdkt.model.organization import Unit
from tdkt.model.period import MONTH, PART, ROMAN, Period
from tdkt.model.place import Origin
from tdkt.model.records import dataclass
from tdkt.model.text import upper_first
from tdkt.model.unit_report import DONE, NOT_STARTED, UNDER_WAY, Figure

STAGES = (NOT_STARTED, UNDER_WAY, DONE)


@dataclass(frozen=True, slots=True)
class SourceLine:
    """A line of a YAML file, "plans/…/van-phong.yaml:12", and its link ("" where the page cannot reach it)."""

    text: str
    link: str


@dataclass(frozen=True, slots=True)
class FigureRow:
    """What one unit reported for one quarter; `words` is "" where nothing is in."""

    quarter: str
    unit: str
    words: str
    evidence: str
    cause: str
    note: str
    illustrative: bool
    source: SourceLine | None


@dataclass(frozen=True, slots=True)
class ShareRow:
    """How the share of one member of an allocated target stands."""

    name: str
    planned: str
    scheduled: str
    achieved: str
    status: Status


@dataclass(frozen=True, slots=True)
class PastQuarter:
    """The status at the end of a quarter: "I", "quý I năm 2026"."""

    numeral: str
    title: str
    status: Status


@dataclass(frozen=True, slots=True)
class Card:
    """A target as the page shows it; `chart` is None for a milestone, `stage` counts its steps from 0 (-1: unknown).

    `chart_words` says in words what the chart draws.
    """

    anchor: str
    assessment: Assessment
    planned: str
    achieved: str
    change: str
    scheduled: str
    movement: str
    owners: tuple[Unit, ...]
    chart: Bullet | None
    stage: int
    chart_words: str
    history: tuple[PastQuarter, ...]
    rows: tuple[FigureRow, ...]
    shares: tuple[ShareRow, ...]
    source: SourceLine

    @property
    def status(self) -> Status:
        """The target's status at the end of the period."""
        return self.assessment.status

    @property
    def name(self) -> str:
        """What tables call the target."""
        return self.assessment.target.name


def cards(attainments: Sequence[Attainment], link_prefix: str | None) -> dict[str, Card]:
    """Return the card of every target by its id, in printing order.

    `attainments` are those of the quarters so far, oldest first, the last one being the page's own; `link_prefix`
    leads from the page to the workspace ("../../"), None where it cannot.
    """
    now = attainments[-1]
    programme = now.programme
    units = {unit.id: unit for unit in programme.organization.units}
    titles = {movement.id: movement.title for file in programme.movements for movement in file.movements}
    history = _history(attainments)
    reports = [report for report in programme.reports if report.period.last_day <= now.period.last_day]
    figures = {
        grid: figures_of(report for report in reports if report.period.grid == grid) for grid in (PART, MONTH)
    }
    samples = {(report.unit, report.period) for report in reports if report.illustrative}
    made = {}
    for number, found in enumerate(now.assessments, start=1):
        target, value = found.target, found.gathered.value
        is_milestone = kind_of(target.measure).is_in_stages
        made[target.id] = Card(
            anchor=f"ct-{number}",
            assessment=found,
            planned=wording.planned(found),
            achieved=wording.achieved(found),
            change=wording.change(found),
            scheduled=wording.scheduled(found),
            movement=titles[target.movement],
            owners=tuple(units[unit] for unit in target.units),
            chart=None if is_milestone else bullet(found),
            stage=STAGES.index(value.progress) if is_milestone and value else -1,
            chart_words=_chart_words(found),
            history=history[target.id],
            rows=_rows(found, now, figures[grid_of(target.measure)], samples, link_prefix),
            shares=tuple(_share(told) for told in shares_told(found, programme.organization)),
            source=source_line(target.origin, link_prefix),
        )
    return made


def _share(told: ShareTold) -> ShareRow:
    found = told.found
    return ShareRow(
        told.name,
        wording.planned(found),
        wording.scheduled(found),
        wording.achieved(found),
        found.status,
    )


def _of_whom(reporter: str, names: Mapping[str, str]) -> str:
    """Return the name of whose figure it is: the unit's, or that of the place on whose behalf it reports."""
    return names[member_of(reporter)]


def source_line(origin: Origin, link_prefix: str | None) -> SourceLine:
    """Return the line that `origin` stands for."""
    place = origin.at()
    link = "" if link_prefix is None else f"{link_prefix}{quote(place.file)}"
    return SourceLine(f"{place.file}:{place.line}", link)


def _history(attainments: Sequence[Attainment]) -> dict[str, tuple[PastQuarter, ...]]:
    return {
        found.target.id: tuple(
            PastQuarter(ROMAN[past.period.last - 1], past.period.title, past.assessments[index].status)
            for past in attainments
        )
        for index, found in enumerate(attainments[-1].assessments)
    }


def _rows(
    found: Assessment,
    attainment: Attainment,
    figures: Mapping[FigureKey, Figure],
    samples: AbstractSet[tuple[str, Period]],
    link_prefix: str | None,
) -> tuple[FigureRow, ...]:
    target, organization = found.target, attainment.programme.organization
    names = member_names(organization)
    rows = []
    for quarter in found.period.months if target.measure.is_monthly else found.period.quarters:
        for reporter in target.reporters:
            head = (upper_first(quarter.short), _of_whom(reporter, names))
            figure = figures.get((target.id, reporter, quarter.last))
            if figure is None and not is_asked(target, quarter):
                continue
            if figure is None:
                rows.append(FigureRow(*head, "", "", "", "", False, None))
                continue
            rows.append(
                FigureRow(
                    *head,
                    wording.reported(figure, target.measure, organization),
                    figure.evidence,
                    figure.cause,
                    figure.note,
                    (reporting_of(reporter), quarter) in samples,
                    source_line(figure.origin, link_prefix),
                )
            )
    return tuple(rows)


def _chart_words(found: Assessment) -> str:
    due = wording.scheduled(found)
    parts = [
        f"Thực hiện: {wording.achieved(found) if found.gathered.value else 'chưa có số liệu'}",
        f"Kế hoạch: {wording.planned(found)}",
        *([f"Tiến độ phải đạt {until(found.period)}: {due}"] if due else []),
        f"Trạng thái: {found.status.label}",
    ]
    return ". ".join(parts) + "."


def until(period: Period) -> str:
    """Return "đến hết quý II", for what is due by the period's end."""
    return f"đến hết {period.step(period.last).short}"
