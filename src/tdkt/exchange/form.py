"""What a unit's form asks for: the one definition that the writer prints and the reader expects.

A target takes up to two inputs ("Ô 1", "Ô 2"); which fields of a unit report they are follows from its measure. Targets
whose members are known by name (thôn, tổ dân phố) are answered in a sheet of their own, one cell a member.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from tdkt.attainment.wording import PROGRESS, planned_words
from tdkt.exchange.form_words import CODE_WORD, PLACES
from tdkt.model.measure import Measure, MeasureType
from tdkt.model.movements import Item, Target
from tdkt.model.organization import Subdivision, Unit
from tdkt.model.period import Period
from tdkt.model.programme import Programme
from tdkt.model.text import plain
from tdkt.model.unit_report import Figure, UnitReport


class Entry(Enum):
    """What may be typed into a cell."""

    WHOLE = "whole"
    """A whole number from 0."""
    DECIMAL = "decimal"
    """A number from 0, decimals allowed."""
    SIGNED = "signed"
    """A number, decimals and minus allowed."""
    STAGE = "stage"
    """One of the words of `PROGRESS`."""
    DAY = "day"
    """A date."""


@dataclass(frozen=True, slots=True)
class Input:
    """One input cell of a target: the field of the unit report, what may be typed, whether it may stay empty."""

    field: str
    entry: Entry
    optional: bool = False


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
    """A unit's form for a quarter; `report` is the report that is already in, `version` the fingerprint of the plan's part."""

    programme: Programme
    unit: Unit
    period: Period
    rows: tuple[FormRow, ...]
    tasks: tuple[Item, ...]
    report: UnitReport | None
    previous: UnitReport | None
    version: str

    @property
    def code(self) -> str:
        """The code that ties a returned form to plan, unit and period: "TDKT1 2026-Q2 van-phong 1a2b3c4d5e"."""
        return f"{CODE_WORD} {self.period.key} {self.unit.id} {self.version}"

    @property
    def places(self) -> tuple[Subdivision, ...]:
        """Every place that some row asks about, in the organization's order."""
        asked = {member.id for row in self.rows for member in row.members}
        listed = self.programme.organization.subdivisions
        return tuple(member for member in (listed.members if listed else ()) if member.id in asked)


class FormMaker:
    """Makes the forms of a programme's units; what they share is looked up once."""

    def __init__(self, programme: Programme) -> None:
        self.programme = programme
        self._reports = {(report.unit, report.period): report for report in programme.reports}
        self._targets: dict[str, list[Target]] = {}
        for target in programme.targets:
            for unit in target.units:
                self._targets.setdefault(unit, []).append(target)
        self._tasks = {
            movements.unit: tuple(item for item in movements.items if item.task is not None)
            for movements in programme.movements
        }

    def make(self, unit: Unit, period: Period) -> Form:
        """Return the form of `unit` for the quarter `period`, filled with what has already been reported."""
        report = self._reports.get((unit.id, period))
        before = self._reports.get((unit.id, period.previous)) if period.previous else None
        reported, past = _by_target(report), _by_target(before)
        rows = tuple(
            _row(self.programme, target, reported.get(target.id), past.get(target.id))
            for target in self._targets.get(unit.id, ())
        )
        tasks = self._tasks.get(unit.id, ())
        return Form(self.programme, unit, period, rows, tasks, report, before, _version(rows, tasks))


def _by_target(report: UnitReport | None) -> dict[str, Figure]:
    return {figure.target: figure for figure in report.figures} if report else {}


def _row(programme: Programme, target: Target, figure: Figure | None, before: Figure | None) -> FormRow:
    measure = target.measure
    members: tuple[Subdivision, ...] = ()
    counted = figure is not None and isinstance(figure.reached, int)
    if measure.type is MeasureType.PER_SUBDIVISION and not counted:
        members = programme.organization.subdivisions_among(measure.among)
    return FormRow(
        target,
        target.name,
        planned_words(measure, programme.year),
        _how(measure, marked=bool(members)),
        _inputs(measure),
        members,
        figure,
        shown(before, measure),
        _asked(programme, target),
    )


def _asked(programme: Programme, target: Target) -> str:
    """Return the fingerprint of what a row asks: any change of it changes what an answer means."""
    measure = target.measure
    places = programme.organization.subdivisions_among(measure.among)
    return _digest(
        [
            target.id,
            target.name,
            planned_words(measure, programme.year),
            [measure.type, measure.counting, measure.of, measure.unit_of_measure, measure.each_at_least],
            [measure.accumulate, measure.percent_only, measure.points],
            [[place.id, place.name] for place in places]
            if measure.type is MeasureType.PER_SUBDIVISION
            else [],
        ]
    )


def _inputs(measure: Measure) -> tuple[Input, ...]:
    if measure.percent_only:
        return (Input("percent", Entry.DECIMAL),)
    return _INPUTS[measure.type]


_INPUTS: dict[MeasureType, tuple[Input, ...]] = {
    MeasureType.PERCENTAGE: (Input("numerator", Entry.WHOLE), Input("denominator", Entry.WHOLE)),
    MeasureType.COUNT: (Input("count", Entry.WHOLE),),
    MeasureType.INCIDENTS: (Input("count", Entry.WHOLE),),
    MeasureType.AMOUNT: (Input("amount", Entry.SIGNED),),
    MeasureType.PER_SUBDIVISION: (
        Input("reached", Entry.WHOLE),
        Input("members", Entry.WHOLE, optional=True),
    ),
    MeasureType.PER_OFFICIAL: (Input("reached", Entry.WHOLE), Input("members", Entry.WHOLE)),
    MeasureType.REDUCTION: (Input("now", Entry.DECIMAL), Input("base", Entry.DECIMAL)),
    MeasureType.MILESTONE: (Input("progress", Entry.STAGE), Input("done_on", Entry.DAY, optional=True)),
}


def _how(measure: Measure, *, marked: bool) -> str:
    """Say what to enter, a line an input."""
    of = plain(measure.of)
    least = f"ít nhất {measure.each_at_least} {of}"
    is_state = measure.accumulate == "latest" or measure.is_per_member
    words = of + plain(measure.counting)
    when = "" if "quý" in words else ", tính đến cuối quý" if is_state else ", trong quý"
    match measure.type:
        case MeasureType.PERCENTAGE if measure.percent_only:
            return f"Ô 1: tỷ lệ % được công bố, {of or 'của quý'} (chỉ ghi số, ví dụ 96,4)"
        case MeasureType.PERCENTAGE:
            return f"Ô 1: số {plain(measure.counting)}{when}\nÔ 2: tổng số {of}{when}"
        case MeasureType.COUNT:
            return f"Ô 1: số {of}{when}"
        case MeasureType.INCIDENTS:
            return f"Ô 1: số {of}{when}; không có thì ghi 0"
        case MeasureType.AMOUNT:
            return f"Ô 1: {of}{when}, tính bằng {measure.unit_of_measure}"
        case MeasureType.PER_SUBDIVISION if marked:
            return f"Chọn “đạt” hoặc “chưa” cho từng nơi ở trang “{PLACES}”: nơi đã có {least}"
        case MeasureType.PER_SUBDIVISION:
            return f"Ô 1: số thôn, tổ dân phố đã có {least}, tính đến cuối quý\nÔ 2: tổng số thôn, tổ dân phố"
        case MeasureType.PER_OFFICIAL:
            return f"Ô 1: số người đã có {least}, tính đến cuối quý\nÔ 2: tổng số người"
        case MeasureType.REDUCTION:
            unit = f" ({measure.unit_of_measure})" if measure.unit_of_measure else ""
            return f"{of[:1].upper()}{of[1:]}{unit}\nÔ 1: kỳ này\nÔ 2: kỳ gốc để so sánh"
        case MeasureType.MILESTONE:
            return "Ô 1: chọn tình trạng đến cuối quý\nÔ 2: ngày xong, nếu đã xong (ngày/tháng/năm)"


def shown(figure: Figure | None, measure: Measure) -> str:
    """Return a figure in a few words, as last quarter's is shown: "412 / 430", "đã xong 18/09/2026", "" for none."""
    from tdkt.attainment.rounding import vietnamese

    if figure is None:
        return ""
    if isinstance(figure.reached, tuple):
        return f"{len(figure.reached)} nơi đạt"
    if figure.progress:
        return PROGRESS[figure.progress] + (f" {figure.done_on:%d/%m/%Y}" if figure.done_on else "")
    values = [getattr(figure, entry.field) for entry in _inputs(measure)]
    return " / ".join(vietnamese(value) for value in values if value is not None)


def _version(rows: tuple[FormRow, ...], tasks: tuple[Item, ...]) -> str:
    return _digest([[row.digest for row in rows], [[task.task, task.text] for task in tasks]])


def _digest(data: object) -> str:
    import hashlib
    import json

    return hashlib.sha256(json.dumps(data, ensure_ascii=False).encode()).hexdigest()[:10]
