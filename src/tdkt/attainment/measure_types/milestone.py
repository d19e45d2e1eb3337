"""A piece of work to be done by a day: not begun, under way, done."""

from __future__ import annotations

from collections.abc import Sequence

from tdkt.attainment.measure_types.inputs import Entry, Input
from tdkt.attainment.measure_types.kind import NOT_SAID, MeasureKind, step_word
from tdkt.attainment.stages import FORMAL_PROGRESS
from tdkt.attainment.status import Status
from tdkt.attainment.value import Gathered, Value
from tdkt.model.measure import Measure, MeasureType
from tdkt.model.organization import Organization
from tdkt.model.period import Period
from tdkt.model.plan_year import year_name
from tdkt.model.unit_report import DONE, NOT_STARTED, UNDER_WAY, Figure


class Milestone(MeasureKind):
    """`milestone`."""

    type = MeasureType.MILESTONE
    name = "mốc công việc"
    keys = ("due",)
    is_in_stages = True
    is_settled_when_due = False
    asked = (
        Input("progress", "tình hình", Entry.STAGE),
        Input("done_on", "ngày xong", Entry.DAY, optional=True),
    )

    def how_to_enter(self, measure: Measure, *, marked_on: str = "", quarter: Period | None = None) -> str:
        """Ask for the stage and the day."""
        return f"Ô 1: chọn tình trạng đến cuối {step_word(quarter)}\nÔ 2: ngày xong, nếu đã xong (ngày/tháng/năm)"

    def reported(self, figure: Figure, measure: Measure, organization: Organization) -> str:
        """Say the stage, and the day where it is done."""
        if not figure.progress:
            return NOT_SAID
        day = f" ngày {figure.done_on:%d/%m/%Y}" if figure.done_on else ""
        return f"{FORMAL_PROGRESS[figure.progress]}{day}"

    def is_a_state(self, measure: Measure) -> bool:
        """A unit says where the work stands by now."""
        return True

    def pooled(self, measure: Measure, figures: Sequence[Figure], members: int) -> Value:
        """Done when every unit has done its part, on the last of their days."""
        stages = [figure.progress or NOT_STARTED for figure in figures]
        if all(stage == DONE for stage in stages):
            days = [figure.done_on for figure in figures if figure.done_on]
            return Value(progress=DONE, done_on=max(days) if len(days) == len(figures) else None)
        is_untouched = all(stage == NOT_STARTED for stage in stages)
        return Value(progress=NOT_STARTED if is_untouched else UNDER_WAY)

    def settled(self, measure: Measure, gathered: Gathered, value: Value) -> Status | None:
        """What every unit has done in time stays done."""
        is_done = gathered.from_every_unit and _is_done_in_time(measure, value)
        return Status.REACHED if is_done else None

    def judged(self, measure: Measure, value: Value, period: Period, since: int) -> Status:
        """Past its day and not done it is late; failed only when the year is over, and never before its day.

        What is due in a later year waits: it counts for and against nobody until it is done.
        """
        if _is_done_in_time(measure, value):
            return Status.REACHED
        if measure.due is not None and measure.due > period.division.last_day:
            return Status.NOT_DUE
        if period.is_last:
            return Status.NOT_REACHED
        is_late = value.progress == DONE or (measure.due is not None and measure.due <= period.last_day)
        return Status.BEHIND if is_late else Status.ON_SCHEDULE

    def planned(self, measure: Measure, year: int) -> str:
        """Say the day, or the year."""
        return (
            f"hoàn thành đến {measure.due:%d/%m/%Y}" if measure.due else f"hoàn thành trong {year_name(year)}"
        )

    def threshold_told(self, measure: Measure) -> str:
        """Say the day, or that it is the year's end."""
        return f"hoàn thành đến {measure.due:%d/%m/%Y}" if measure.due else "hoàn thành trong năm"

    def achieved(self, measure: Measure, value: Value) -> str:
        """Say the stage, and the day where it is done."""
        day = f" ngày {value.done_on:%d/%m/%Y}" if value.done_on else ""
        return FORMAL_PROGRESS[value.progress] + day


def _is_done_in_time(measure: Measure, value: Value) -> bool:
    """Tell whether a milestone is done by its due day (a check holds that what is done has its day)."""
    if value.progress != DONE:
        return False
    return measure.due is None or (value.done_on is not None and value.done_on <= measure.due)


KIND = Milestone()
