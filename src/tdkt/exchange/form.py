"""What a unit's form asks for: the one definition that the writer prints and the reader expects.

A target takes up to two inputs ("Ô 1", "Ô 2"); which fields of a unit report they are follows from its measure. Targets
whose members are known by name (thôn, tổ dân phố) are answered in a sheet of their own, one cell a member.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from types import MappingProxyType

from tdkt.attainment.allocating import member_names, shares_of
from tdkt.attainment.comparing import exact
from tdkt.attainment.judging import shown_on
from tdkt.attainment.measure_types.inputs import Input
from tdkt.attainment.measure_types.registry import kind_of
from tdkt.attainment.owing import is_asked, is_told
from tdkt.attainment.schedule import grid_of
from tdkt.attainment.wording import in_brief, planned_words
from tdkt.exchange.fingerprint import digest
from tdkt.exchange.form_words import CODE_WORD, NARRATIVE
from tdkt.model.allocation import reporting_of
from tdkt.model.measure import EVERY_QUARTER, Measure
from tdkt.model.movements import Item, Target
from tdkt.model.organization import Organization, Subdivision, Unit
from tdkt.model.period import Period
from tdkt.model.phase_time import PhaseTime
from tdkt.model.place_words import words_of
from tdkt.model.programme import Programme
from tdkt.model.records import dataclass, replace
from tdkt.model.succession import successor
from tdkt.model.text import plain, spelling_key, upper_first
from tdkt.model.unit_report import Figure, UnitReport

_LONGEST_TITLE = 31
OF_MEMBER = "@"
"""Between a target and the member of whose share a row is, in the row's id: "nha-o@thon-mot"."""


@dataclass(frozen=True, slots=True)
class FormRow:
    """One target on the form; `members` are the places to be marked one by one, instead of filling in the `inputs`.

    `figure` is what has been reported already, `before` last quarter's figure in words, `digest` the fingerprint of
    what the row asks.
    """

    target: Target
    text: str
    planned: str
    how: str
    inputs: tuple[Input, ...]
    members: tuple[Subdivision, ...]
    figure: Figure | None
    before: str
    digest: str


@dataclass(frozen=True, slots=True)
class Form:
    """A unit's form for a quarter.

    `resting` are the unit's targets that are not asked in this quarter, `report` is the report that is already in,
    `version` the fingerprint of the plan's part, `printed` the ids that it went out with where they are others today.
    """

    programme: Programme
    unit: Unit
    period: Period
    rows: tuple[FormRow, ...]
    resting: tuple[Target, ...]
    tasks: tuple[Item, ...]
    report: UnitReport | None
    previous: UnitReport | None
    version: str
    printed: Mapping[str, str]

    @property
    def places_title(self) -> str:
        """What the sheet is called on which the ward's subdivisions are marked: "Thôn, tổ dân phố", "Bản"."""
        return _places_title(self.programme.organization)

    @property
    def phase(self) -> PhaseTime | None:
        """The phase of a drive that it asks about, None for one of a quarter, a term or a month."""
        return self.period if isinstance(self.period, PhaseTime) else None

    @property
    def due(self) -> date | None:
        """The last day on which it is handed in, None where none is set."""
        return self.phase.due if self.phase else self.programme.plan.deadline_of(self.period)

    @property
    def narrative(self) -> tuple[str, ...]:
        """The parts of the narrative that it asks for: of a drive results and limitations alone."""
        return ("results", "limitations") if self.phase else tuple(NARRATIVE)

    @property
    def subject(self) -> str:
        """Whose it is and for when, as the head of every sheet says it."""
        return f"{self.unit.name}, {self.period.title}"

    @property
    def code(self) -> str:
        """The code that ties a returned form to plan, unit and period: "TDKT1 2026-Q2 van-phong 1a2b3c4d5e"."""
        return f"{CODE_WORD} {self.period.key} {self.unit.id} {self.version}"

    @property
    def earlier_code(self) -> str:
        """The code of the same form as tdkt 0.1 gave it: such forms are still out when tdkt is updated."""
        asked = [_asked_earlier(self.programme, row.target, self.period, self.printed) for row in self.rows]
        tasks = [[self.printed.get(task.task or "", task.task), task.text] for task in self.tasks]
        version = digest([asked, tasks])
        return f"{CODE_WORD} {self.period.key} {self.unit.id} {version}"

    @property
    def places(self) -> tuple[Subdivision, ...]:
        """Every place that some row asks about, in the organization's order."""
        asked = {member.id for row in self.rows for member in row.members}
        return tuple(
            member for member in self.programme.organization.known_subdivisions if member.id in asked
        )


class FormMaker:
    """Makes the forms of a programme's units; what they share is looked up once."""

    def __init__(self, programme: Programme) -> None:
        self.programme = programme
        self._reports = {(report.unit, report.period): report for report in programme.reports}
        self._targets: dict[str, list[Target]] = {}
        for target in programme.targets:
            for unit in target.reporting:
                self._targets.setdefault(unit, []).extend(asked_of(unit, target, programme.organization))
        self._tasks: dict[str, tuple[Item, ...]] = {}
        for movements in programme.movements:
            tasks = tuple(item for item in movements.items if item.task is not None)
            self._tasks[movements.unit] = self._tasks.get(movements.unit, ()) + tasks

    def make(self, unit: Unit, period: Period, *, printed: Mapping[str, str] = MappingProxyType({})) -> Form:
        """Return the form of `unit` for the quarter `period`, filled with what has already been reported.

        `printed` gives the ids that a form went out with where they are others today: id of today → id of that day. What such
        a form asked is then known by its fingerprints.
        """
        report = self._reports.get((unit.id, period))
        before = self._reports.get((unit.id, period.previous)) if period.previous else None
        reported, past, handed_on = _by_target(report), _by_target(before), self._handed_on(unit, period)
        own = self._targets.get(unit.id, ())
        rows = tuple(
            _row(
                self.programme,
                target,
                period,
                reported.get(target.id),
                _before(target, unit, past.get(target.id), handed_on.get(target.id, ())),
                printed,
            )
            for target in own
            if is_asked(target, period)
        )
        resting = tuple(
            target
            for target in own
            if not is_asked(target, period) and grid_of(target.measure) == period.grid
        )
        tasks = tuple(task for task in self._tasks.get(unit.id, ()) if is_told(task, period))
        version = _version(rows, tasks, printed)
        return Form(self.programme, unit, period, rows, resting, tasks, report, before, version, printed)

    def _handed_on(self, unit: Unit, period: Period) -> dict[str, tuple[tuple[str, Figure], ...]]:
        """Return last quarter's figures, by target, of those who answered then for what `unit` answers for now, with their names.

        Where the unit answered then too those are the units that went into it since.
        """
        if period.previous is None:
            return {}
        then, organization = self.programme.on(period.previous.last_day), self.programme.organization
        known = {one.id: one for one in organization.units}
        names = {one.id: one.name for one in self.programme.bodies}
        now = {target.id for target in self._targets.get(unit.id, ())}
        found: dict[str, tuple[tuple[str, Figure], ...]] = {}
        for target in then.targets:
            others = [one for one in target.reporting if one != unit.id]
            if unit.id in target.reporting:
                others = [one for one in others if successor(one, known, period.last_day) == unit.id]
            for one in others if target.id in now else ():
                report = self._reports.get((one, period.previous))
                figure = _by_target(report).get(target.id)
                if figure is not None:
                    found[target.id] = (*found.get(target.id, ()), (names.get(one, one), figure))
                if unit.id not in target.reporting:
                    break
        return found


def _before(target: Target, unit: Unit, own: Figure | None, handed_on: tuple[tuple[str, Figure], ...]) -> str:
    """Say last quarter's figure; of several units of which one is left, that of each with its name: they are not added up."""
    said = in_brief(own, target.measure)
    others = [(name, in_brief(figure, target.measure)) for name, figure in handed_on]
    if not others or (not said and len(others) == 1):
        return said or "".join(words for _, words in others)
    return "; ".join(f"{name}: {words}" for name, words in ([(unit.name, said)] if said else []) + others)


def _by_target(report: UnitReport | None) -> dict[str, Figure]:
    if report is None:
        return {}
    return {row_id(figure.target, figure.for_, report.unit): figure for figure in report.figures}


def row_id(target: str, member: str | None, unit: str) -> str:
    """Return what a row on a form of `unit` is known by: the target's id, with the place of whose share it is."""
    return target if member in (None, unit) else f"{target}{OF_MEMBER}{member}"


def asked_of(unit: str, target: Target, organization: Organization) -> Iterator[Target]:
    """Yield what a form asks `unit` of `target`: the share of each member that it reports on is a row of its own.

    A share of its own is asked as the target, with its own number.
    """
    if target.allocation is None:
        yield target
        return
    names, heading = member_names(organization), target.units[0]
    for share in shares_of(target):
        if reporting_of(target.allocation.reporter_of(share.member, heading)) != unit:
            continue
        is_own = share.member == unit
        called = "" if is_own else f"{names.get(share.member, share.member)}: {target.name}"
        yield replace(
            share.target,
            id=row_id(target.id, share.member, unit),
            label=called or share.target.label,
            units=(unit,),
        )


def how_asked(measure: Measure, organization: Organization, quarter: Period) -> str:
    """Return what a new form for `quarter` says on how to enter the figure of a measure, a line an input."""
    kind = kind_of(measure)
    listed = kind.listed_members(measure, organization, shown_on(measure, quarter))
    return kind.how_to_enter(
        measure, marked_on=_places_title(organization) if listed else "", quarter=quarter
    )


def _places_title(organization: Organization) -> str:
    """Return the words for the ward's subdivisions as a sheet's name, which Excel holds to 31 characters."""
    return upper_first(words_of(organization).parts)[:_LONGEST_TITLE].rstrip(", ")


def _row(
    programme: Programme,
    target: Target,
    quarter: Period,
    figure: Figure | None,
    before: str,
    printed: Mapping[str, str],
) -> FormRow:
    measure = target.measure
    kind = kind_of(measure)
    # A unit that has reported a bare number goes on with numbers: which places it meant is not known.
    counted = figure is not None and isinstance(figure.reached, int)
    listed = kind.listed_members(measure, programme.organization, shown_on(measure, quarter))
    return FormRow(
        target,
        target.name,
        planned_words(measure, programme.year),
        kind.how_to_enter(
            measure,
            marked_on=_places_title(programme.organization) if listed and not counted else "",
            quarter=quarter,
        ),
        kind.inputs(measure),
        () if counted else listed,
        figure,
        before,
        asked_digest(target, listed, printed),
    )


def asked_digest(target: Target, members: tuple[Subdivision, ...], printed: Mapping[str, str]) -> str:
    """Return the fingerprint of what a row asks: any change of it changes what an answer means.

    It holds the target's id and type, the fields to fill in and what may be typed there, what is counted and out of what,
    the unit of measure, whether a figure is the quarter's or the state at its end, in which quarters it is asked, the
    `members` that live at its end and the minimum of each; and the threshold and the day due, by which the unit knows
    whether it has to give a cause.
    How all of that is worded does not count (the target's text and label, the names of places, the heads and hints of
    the form): a form is read by the words it was printed with.
    """
    measure = target.measure
    kind = kind_of(measure)
    thresholds = [
        [found.relation.value, str(exact(found.low)), str(exact(found.high))] for found in measure.comparisons
    ]
    # What few measures have joins the fingerprint only where they have it: forms that are out stay good.
    unusual: list[object] = [] if measure.reported_in == EVERY_QUARTER else [list(measure.reported_in)]
    if measure.of_plan:
        unusual.append("of_plan")
    if measure.is_monthly:
        unusual.append(measure.report_every)
    return digest(
        [
            printed.get(target.id, target.id),
            measure.type.value,
            [[entry.field, entry.entry.value, entry.optional] for entry in kind.inputs(measure)],
            [_meant(measure.counting), _meant(measure.of), _meant(measure.unit_of_measure)],
            [kind.is_a_state(measure), measure.points, measure.each_at_least],
            sorted(printed.get(member.id, member.id) for member in members),
            thresholds,
            measure.due.isoformat() if measure.due else "",
            *unusual,
        ]
    )


def _asked_earlier(programme: Programme, target: Target, quarter: Period, printed: Mapping[str, str]) -> str:
    """Return the fingerprint that a row had when it held the words of the row too (`Form.earlier_code`)."""
    measure = target.measure
    places = kind_of(measure).listed_members(measure, programme.organization, shown_on(measure, quarter))
    return digest(
        [
            printed.get(target.id, target.id),
            target.name,
            planned_words(measure, programme.year),
            [measure.type, measure.counting, measure.of, measure.unit_of_measure, measure.each_at_least],
            [measure.accumulate, measure.percent_only, measure.points],
            [[printed.get(place.id, place.id), place.name] for place in places],
        ]
    )


def _meant(text: str) -> str:
    """Return what a phrase says, however it is typed: without case, marks of italics and superfluous spaces."""
    return spelling_key(plain(text))


def _version(rows: tuple[FormRow, ...], tasks: tuple[Item, ...], printed: Mapping[str, str]) -> str:
    """Return the fingerprint of what a form asks, whatever the order: its targets, and the tasks by their ids.

    Unit and quarter stand in the form's code beside it.
    """
    asked_tasks = sorted(printed.get(item.task or "", item.task or "") for item in tasks)
    return digest([sorted(row.digest for row in rows), asked_tasks])
