"""Who has sent which report on a given day: pure functions from the year's programme to one receipt a unit and quarter.

A receipt says what the files say, no more: a file that is there but cannot be used never counts as "not received".
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date
from enum import StrEnum

from tdkt.attainment.owing import owing_units
from tdkt.model.diagnostic import Diagnostic
from tdkt.model.organization import Unit
from tdkt.model.period import Period
from tdkt.model.programme import Programme
from tdkt.model.records import dataclass
from tdkt.model.unit_report import UnitReport

NEAR_DAYS = 15
"""From how many days before its deadline a report that is still to come is counted down."""


class State(StrEnum):
    """Where one report stands. The first four are received, the next two cannot be judged, the rest still to come.

    Nothing comes for a quarter in which the unit owes nothing.
    """

    ON_TIME = "on_time"
    RECEIVED_LATE = "received_late"
    RECEIVED = "received"  # no day of submission, or no deadline to hold it against
    RECEIVED_AFTERWARDS = "received_afterwards"  # after the day that is asked about
    BROKEN = "broken"  # its file is there and cannot be used
    UNCLEAR = "unclear"  # a file that cannot be used may be this report
    NOT_DUE = "not_due"
    DUE = "due"
    LATE = "late"
    NO_DEADLINE = "no_deadline"
    NOT_OWED = "not_owed"  # nothing is asked of the unit in that quarter, or it is not there at its end

    @property
    def is_received(self) -> bool:
        """Tell whether the report had been handed in by the day that is asked about."""
        return self in (State.ON_TIME, State.RECEIVED_LATE, State.RECEIVED)

    @property
    def is_in_doubt(self) -> bool:
        """Tell whether a file that cannot be used is, or may be, the report."""
        return self in (State.BROKEN, State.UNCLEAR)

    @property
    def is_awaited(self) -> bool:
        """Tell whether nothing has come that could be the report."""
        return self in (State.NOT_DUE, State.DUE, State.LATE, State.NO_DEADLINE)


_WORDS = {
    State.ON_TIME: "đã nhận đúng hạn",
    State.RECEIVED: "đã nhận",
    State.RECEIVED_AFTERWARDS: "gửi sau ngày xem",
    State.BROKEN: "có lỗi",
    State.UNCLEAR: "chưa rõ",
    State.NOT_DUE: "chưa đến hạn",
    State.NO_DEADLINE: "chưa đặt hạn",
    State.NOT_OWED: "không phải gửi",
}


@dataclass(frozen=True, slots=True)
class StrayFile:
    """A file that is (or may be) the report of `unit` for `quarter` and cannot be used; None where it does not say."""

    file: str
    unit: str | None
    quarter: Period | None


@dataclass(frozen=True, slots=True)
class Receipt:
    """One unit's report for one quarter, as it stood on a day.

    `days` are the days left until the deadline (NOT_DUE, DUE) or the days late (LATE, RECEIVED_LATE), else None.
    `submitted` is the first day; `corrected` the latest correction known on the day that is asked about.
    `files` are the files that hold the report, or may hold it (BROKEN, UNCLEAR); `errors` and `warnings` count the
    findings in them.
    """

    unit: Unit
    quarter: Period
    deadline: date | None
    state: State
    days: int | None
    submitted: date | None
    corrected: date | None
    files: tuple[str, ...]
    errors: int
    warnings: int

    @property
    def words(self) -> str:
        """The state in Vietnamese: "chậm 49 ngày", "hạn hôm nay", "đã nhận đúng hạn"."""
        if self.state is State.RECEIVED and self.submitted is None:
            return "đã nhận, không ghi ngày"
        return state_words(self.state, self.days)


def state_words(state: State, days: int | None) -> str:
    """Say a state in Vietnamese, with the days late or left: "chậm 49 ngày", "hạn hôm nay", "đã nhận đúng hạn"."""
    match state:
        case State.LATE:
            return f"chậm {days} ngày"
        case State.RECEIVED_LATE:
            return f"đã nhận, chậm {days} ngày"
        case State.DUE:
            return f"còn {days} ngày" if days else "hạn hôm nay"
    return _WORDS[state]


def receipts(
    programme: Programme,
    today: date,
    *,
    units: Sequence[Unit] | None = None,
    findings: Iterable[Diagnostic] = (),
    strays: Sequence[StrayFile] = (),
) -> tuple[Receipt, ...]:
    """Return a receipt for every unit that owes reports and every quarter of the year, by unit, then quarter.

    `units` are those that are asked about, `reporting_in_year` unless given; `findings` are counted by file.
    """
    reporting = reporting_in_year(programme)
    asked = reporting if units is None else units
    counted = _Counted.by_file(findings)
    sent: dict[tuple[str, Period], list[UnitReport]] = {}
    for report in programme.reports:
        sent.setdefault((report.unit, report.period), []).append(report)
    uncertain = {unit.id for unit in asked} - {unit.id for unit in reporting}
    owing = {
        quarter: {unit.id for unit in owing_units(programme.on(quarter.last_day), quarter)}
        | {unit.id for unit in asked if unit.id in uncertain and unit.lives_in(quarter)}
        for quarter, _ in programme.deadlines
    }
    made = []
    for unit in asked:
        for quarter, deadline in programme.deadlines:
            reports = sent.get((unit.id, quarter), [])
            stands = _as_sent(reports, deadline, today) or _not_sent(unit, quarter, deadline, today, strays)
            if unit.id not in owing[quarter] and stands.state.is_awaited:
                stands = _Standing(State.NOT_OWED, None, ())
            made.append(
                Receipt(
                    unit,
                    quarter,
                    deadline,
                    stands.state,
                    stands.days,
                    stands.submitted,
                    stands.corrected,
                    stands.files,
                    sum(counted.errors[file] for file in stands.files),
                    sum(counted.warnings[file] for file in stands.files),
                )
            )
    return tuple(made)


def reporting_in_year(programme: Programme) -> tuple[Unit, ...]:
    """Return the units that answer for something in any quarter of the year, in the ward's order."""
    found = {
        unit.id
        for quarter, _ in programme.deadlines
        for unit in programme.on(quarter.last_day).reporting_units
    }
    return tuple(unit for unit in programme.organization.reporting_bodies if unit.id in found)


@dataclass(frozen=True, slots=True)
class _Counted:
    """Findings counted by file."""

    errors: Counter[str]
    warnings: Counter[str]

    @classmethod
    def by_file(cls, findings: Iterable[Diagnostic]) -> _Counted:
        counted = cls(Counter(), Counter())
        for finding in findings:
            if finding.is_error:
                counted.errors[finding.place.file] += 1
            elif finding.is_warning:
                counted.warnings[finding.place.file] += 1
        return counted


@dataclass(frozen=True, slots=True)
class _Standing:
    """How one report stands: the fields of a `Receipt` that follow from its files."""

    state: State
    days: int | None
    files: tuple[str, ...]
    submitted: date | None = None
    corrected: date | None = None


def _as_sent(reports: Sequence[UnitReport], deadline: date | None, today: date) -> _Standing | None:
    """Return how a report stands of which there is at least one file that can be used, None where there is none."""
    if not reports:
        return None
    submitted = min((r.submitted for r in reports if r.submitted is not None), default=None)
    corrections = (r.corrected for r in reports if r.corrected is not None)
    corrected = max((day for day in corrections if day <= today), default=None)
    state, days = received_state(submitted, deadline, today)
    return _Standing(state, days, tuple(report.origin.file for report in reports), submitted, corrected)


def _not_sent(
    unit: Unit, quarter: Period, deadline: date | None, today: date, strays: Sequence[StrayFile]
) -> _Standing:
    """Return how a report stands that is not there, unless a file that cannot be used is, or may be, the report."""
    state, days = awaited_state(quarter.last_day, deadline, today)
    state, files = _in_doubt(state, unit, quarter, strays)
    return _Standing(state, days if state.is_awaited else None, files)


def received_state(submitted: date | None, deadline: date | None, today: date) -> tuple[State, int | None]:
    """Return how a report stands that is there, with the days that it came late."""
    if submitted is not None and submitted > today:
        return State.RECEIVED_AFTERWARDS, None
    if submitted is None or deadline is None:
        return State.RECEIVED, None
    late = (submitted - deadline).days
    return (State.RECEIVED_LATE, late) if late > 0 else (State.ON_TIME, None)


def awaited_state(end: date, deadline: date | None, today: date) -> tuple[State, int | None]:
    """Return how a report stands that has not come, with the days left or late: it is counted down once its time (up to `end`) is
    over, or it was asked for before."""
    if deadline is None:
        return State.NO_DEADLINE, None
    left = (deadline - today).days
    if left < 0:
        return State.LATE, -left
    may_come = today > end or deadline <= end
    return (State.DUE if may_come and left <= NEAR_DAYS else State.NOT_DUE), left


def _in_doubt(
    state: State, unit: Unit, quarter: Period, strays: Sequence[StrayFile]
) -> tuple[State, tuple[str, ...]]:
    """Return BROKEN or UNCLEAR in place of `state` where a file that cannot be used is, or may be, the report."""
    own = tuple(s.file for s in strays if s.unit == unit.id and s.quarter == quarter)
    if own:
        return State.BROKEN, own
    perhaps = tuple(s.file for s in strays if s.unit in (None, unit.id) and s.quarter in (None, quarter))
    if perhaps and state is not State.NOT_DUE:
        return State.UNCLEAR, perhaps
    return state, ()
