"""What a report says of the movements launched above the units (their time, reviews, who takes them up), and of who has registered."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence

from tdkt.awards.movement_counts import years_movements
from tdkt.documents.texts.in_sentences import spelled, two_digits
from tdkt.model.movement_life import LEVEL_NAMES, MovementLife
from tdkt.model.movements import UnitMovements
from tdkt.model.organization import GeneralMovement, Organization
from tdkt.model.period import WHOLE, Period
from tdkt.model.plan_year import division_of
from tdkt.model.programme import Programme
from tdkt.model.registration import late_by
from tdkt.model.text import plain
from tdkt.receipts.movement_registrations import MovementRegistration, movement_registrations


def general_movements_told(programme: Programme, period: Period) -> list[str]:
    """Return a sentence for each movement from above that the year's plan names or a unit takes up.

    The report on the year tells all, that on a shorter period those that were launched, reviewed or ended in it.
    """
    organization, files = programme.organization, programme.movements
    counted = years_movements(organization, programme.plan, files)
    above = [one.id for one in (*counted.above, *counted.out_of_time)]
    found = [one for one in organization.general_movements if one.id in above]
    if period.kind != WHOLE:
        found = [one for one in found if any(_is_in(period, day) for day in _days(one.life))]
    return [_told(one, files, organization, (period.division.first_day, period.last_day)) for one in found]


def general_movements_of_years(programmes: Sequence[Programme]) -> list[str]:
    """Return a sentence for each movement from above of several years (the oldest first), with the reviews in them."""
    organization = programmes[-1].organization
    files = [file for programme in programmes for file in programme.movements]
    above = {
        one.id
        for programme in programmes
        for counted in [years_movements(programme.organization, programme.plan, programme.movements)]
        for one in (*counted.above, *counted.out_of_time)
    }
    days = division_of(programmes[0].year).first_day, division_of(programmes[-1].year).last_day
    return [
        _told(one, files, organization, days) for one in organization.general_movements if one.id in above
    ]


def taken_up(programme: Programme) -> int:
    """Return how many of the units' movements take up one from above."""
    return sum(one.takes_up is not None for file in programme.movements for one in file.movements)


def registrations_told(programme: Programme, period: Period) -> list[str]:
    """Return a sentence for each movement on whose registrations there is anything on record: in the period of the last day for it and in the year's report."""
    names = _names(programme.organization)
    return [
        _registration(one, names, period.last_day)
        for one in _registrations(programme, period)
        if one.registered and (period.kind == WHOLE or _is_in(period, one.until))
    ]


def without_registrations(programme: Programme, period: Period) -> list[str]:
    """Return the titles of the movements that ask for registration, whose last day is past, and for which nobody is on record."""
    found = _registrations(programme, period)
    return [one.title for one in found if one.asked and not one.registered and one.until <= period.last_day]


def _registrations(programme: Programme, period: Period) -> list[MovementRegistration]:
    year = period.division
    return [
        one
        for one in movement_registrations(programme.organization, programme.movements, period.last_day)
        if year.first_day <= one.until <= year.last_day
    ]


def _registration(one: MovementRegistration, names: dict[str, str], day: datetime.date) -> str:
    whose = f" ({names.get(one.unit, one.unit)})" if one.unit else ""
    of = f"/{two_digits(len(one.asked))}" if set(one.asked) >= set(one.registered) else ""
    missing = ", ".join(names.get(name, name) for name in one.missing)
    said = f"{spelled(one.title).rstrip('.')}{whose}: {two_digits(len(one.registered))}{of} nơi đăng ký"
    late = ", ".join(
        f"{names.get(found.unit, found.unit)} ({found.date:%d/%m/%Y})"
        for found in late_by(one.life.registered, one.until, day)
    )
    after = f"đăng ký sau hạn {one.until:%d/%m/%Y}: {late}" if late else ""
    without = f"chưa đăng ký: {missing}" if missing else ""
    return "; ".join(filter(None, (said, after, without)))


def _told(
    one: GeneralMovement,
    files: Sequence[UnitMovements],
    organization: Organization,
    days: tuple[datetime.date, datetime.date],
) -> str:
    details = ", ".join(filter(None, (_level(one.life), _time(one))))
    said = [*_reviews(one.life, days), *_taking_up(one, files, organization)]
    title = spelled(plain(one.title)).rstrip(".") + (f" ({details})" if details else "")
    return f"{title}: {'; '.join(said)}" if said else title


def _level(life: MovementLife | None) -> str:
    return f"{LEVEL_NAMES[life.level]} phát động" if life is not None and life.level else ""


def _time(one: GeneralMovement) -> str:
    life = one.life
    if life is not None and (life.from_ or life.until):
        first = f"từ ngày {life.from_:%d/%m/%Y}" if life.from_ else ""
        last = f"đến ngày {life.until:%d/%m/%Y}" if life.until else ""
        return " ".join(filter(None, (first, last)))
    if one.from_year and one.to_year:
        return f"giai đoạn {one.from_year} - {one.to_year}"
    return f"từ năm {one.from_year}" if one.from_year else ""


def _reviews(life: MovementLife | None, days: tuple[datetime.date, datetime.date]) -> Iterator[str]:
    """Yield the reviews from the first to the last of `days`."""
    if life is None:
        return
    first, last = days
    held = [f"{day:%d/%m/%Y}" for day in sorted(life.reviews) if first <= day <= last]
    if held:
        yield f"sơ kết ngày {', '.join(held)}"
    if life.final_review is not None and first <= life.final_review <= last:
        yield f"tổng kết ngày {life.final_review:%d/%m/%Y}"


def _taking_up(
    one: GeneralMovement, files: Sequence[UnitMovements], organization: Organization
) -> Iterator[str]:
    """Yield who takes it up, and in which movement of theirs."""
    names = _names(organization)
    found = dict.fromkeys(
        f"{names.get(file.unit, file.unit)} (phong trào “{_bare(movement.title)}”)"
        for file in files
        for movement in file.movements
        if movement.takes_up == one.id
    )
    if found:
        yield f"hưởng ứng: {', '.join(found)}"


def _bare(title: str) -> str:
    """Return a title to stand within quotation marks."""
    return spelled(plain(title)).rstrip(".").replace("“", "‘").replace("”", "’")


def _days(life: MovementLife | None) -> tuple[datetime.date, ...]:
    if life is None:
        return ()
    return tuple(filter(None, (life.from_, life.until, *life.reviews, life.final_review)))


def _is_in(period: Period, day: datetime.date) -> bool:
    return period.first_day <= day <= period.last_day


def _names(organization: Organization) -> dict[str, str]:
    return {
        **{place.id: place.name for place in organization.known_subdivisions},
        **{unit.id: unit.name for unit in organization.units},
    }
