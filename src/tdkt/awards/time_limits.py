"""Time limits of a batch of awards: by working days, and the one of its awards that binds the whole batch."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable

from tdkt.awards.batch_case import BatchCase
from tdkt.awards.law_in_force import LawInForce
from tdkt.awards.law_values import day_of_year
from tdkt.awards.working_days import working_days_after
from tdkt.law.packs import AwardRule, Fact


class Limits:
    """Limits in working days, by the calendar and the days that the ward has put off or worked."""

    def __init__(self, case: BatchCase) -> None:
        self._off, self._worked = days_put_off_and_worked(case.law)

    def last_day(self, start: datetime.date, days: int) -> datetime.date:
        """Return the last day of a limit of `days` working days that begins on `start`."""
        return working_days_after(start, days, extra_days_off=self._off, extra_working_days=self._worked)

    def end_passed(self, start: datetime.date, day: datetime.date, days: int) -> datetime.date | None:
        """Return the last day of a limit that `day` lies beyond, None where it is kept."""
        # It takes that many days at least: asked first, because the calendar of holidays is slow to load.
        if day - start <= datetime.timedelta(days=days):
            return None
        last = self.last_day(start, days)
        return last if day > last else None


def days_put_off_and_worked(law: LawInForce) -> tuple[set[datetime.date], set[datetime.date]]:
    """Return the days that the ward has put off, and those that it works; the day of a swap is worked."""
    worked = _days(law.value("extra_working_days"))
    return _days(law.value("extra_days_off")) - worked, worked


def last_working_day(law: LawInForce, start: datetime.date, days: int) -> datetime.date:
    """Return the last day of a limit of `days` working days that begins on `start`, by the days of that law."""
    off, worked = days_put_off_and_worked(law)
    return working_days_after(start, days, extra_days_off=off, extra_working_days=worked)


def _days(written: Iterable[object]) -> set[datetime.date]:
    return {datetime.date.fromisoformat(str(day)) for day in written}


def strictest_appraisal(case: BatchCase) -> AwardRule | None:
    """Return the award of the batch with the shortest time for its appraisal, None where none has a limit."""
    awards = (case.award_of(nomination) for nomination in case.file.standing)
    limited = [award for award in awards if award and award.appraisal_working_days.value is not None]
    return min(limited, key=lambda award: int(award.appraisal_working_days.value), default=None)


def strictest(case: BatchCase, name: str, choose: Callable[..., Fact]) -> Fact | None:
    """Return the fact `name` of the batch's awards that binds the whole batch, None where no award has such a limit."""
    awards = (case.award_of(nomination) for nomination in case.file.standing)
    facts = [getattr(award, name) for award in awards if award]
    set_ = [fact for fact in facts if fact is not None and fact.value is not None]
    if not set_:
        return None
    if name == "decided_before":
        return choose(set_, key=lambda fact: day_of_year(str(fact.value), case.batch.year))
    return choose(set_, key=lambda fact: int(fact.value))
