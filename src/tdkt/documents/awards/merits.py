"""What is on record about the merit of a nomination on the day of its file: figures, earlier awards, ratings, initiatives.

Nothing is taken in that came after that day, so that a báo cáo thành tích says the same whenever it is printed.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable

from tdkt.attainment.assessment import Assessment, Attainment, assess
from tdkt.awards.batch_case import BatchCase, Nominee
from tdkt.awards.holding import Holding
from tdkt.awards.past import Record, record_of
from tdkt.checks.programmes import programme_of
from tdkt.law.packs import CITY
from tdkt.model.award_batch import Nomination
from tdkt.model.award_records import DecisionRef, Initiative, Rating
from tdkt.model.period import PART, Period
from tdkt.model.records import dataclass


@dataclass(frozen=True, slots=True)
class Merit:
    """The merit of a nomination: the targets linked to it as they stood at the end of `period`, and its record by then.

    `unknown` are linked targets that the plan does not have; `period` is None where nothing was reported by the day.
    """

    nominee: Nominee
    period: Period | None
    figures: tuple[Assessment, ...]
    unknown: tuple[str, ...]
    awards: tuple[Holding, ...]
    ratings: tuple[tuple[int, Rating], ...]
    initiatives: tuple[Initiative, ...]

    @property
    def illustrative(self) -> bool:
        """Tell whether a figure behind it is only a sample."""
        return any(found.illustrative for found in self.figures)


def merits(case: BatchCase, nominees: Iterable[Nominee]) -> tuple[Merit, ...]:
    """Return the merit of each of `nominees`, in their order."""
    day = day_of_file(case)
    years: dict[int, Attainment | None] = {}
    found = []
    for nominee in nominees:
        year = case.file.year_of(nominee.nomination)
        if nominee.nomination.targets and year not in years:
            years[year] = _attainment(case, year, day)
        found.append(_merit(case, nominee, years.get(year), day))
    return tuple(found)


def day_of_file(case: BatchCase) -> datetime.date:
    """Return the day on which the file is whole: for the city that of the tờ trình, else the day the ward received it.

    Before that it is the day whose law the batch follows.
    """
    batch = case.batch
    if batch.level == CITY:
        return batch.submission.date if batch.submission else case.file.law_day
    return batch.received or case.file.law_day


def _attainment(case: BatchCase, year: int, day: datetime.date) -> Attainment | None:
    """Return the attainment at the end of the last quarter that has reports and was over by `day`."""
    if not any(plan.year == year for plan in case.workspace.plans):
        return None
    programme = programme_of(case.workspace, year)
    over = [found.period for found in programme.reports if found.period.last_day <= day]
    latest = max(over).on_grid(PART).last if over else 0
    return assess(programme, Period.up_to_quarter(programme.year, latest)) if latest else None


def _merit(case: BatchCase, nominee: Nominee, attainment: Attainment | None, day: datetime.date) -> Merit:
    nomination, record = nominee.nomination, record_of(nominee.who, case.book)
    figures, unknown = _figures(nomination, attainment)
    initiatives = (case.book.initiatives.get(found) for found in nomination.initiatives)
    return Merit(
        nominee,
        attainment.period if attainment and nomination.targets else None,
        figures,
        unknown,
        tuple(held for held in record.holdings if held.date <= day and held.batch != case.batch.id),
        _ratings(record, case.file.year_of(nomination), day),
        tuple(found for found in initiatives if found is not None),
    )


def _figures(
    nomination: Nomination, attainment: Attainment | None
) -> tuple[tuple[Assessment, ...], tuple[str, ...]]:
    """Return how the targets stand that a nomination is linked to, and those that the plan does not have."""
    if attainment is None:
        return (), ()
    assessed = {found.target.id: found for found in attainment.assessments}
    linked = nomination.targets
    return (
        tuple(assessed[target] for target in linked if target in assessed),
        tuple(target for target in linked if target not in assessed),
    )


def _ratings(record: Record, year: int, day: datetime.date) -> tuple[tuple[int, Rating], ...]:
    return tuple(
        (of_year, rating)
        for of_year, rating in record.ratings
        if of_year <= year and _by(day, rating.decision)
    )


def _by(day: datetime.date, decision: DecisionRef | None) -> bool:
    return decision is None or decision.date <= day
