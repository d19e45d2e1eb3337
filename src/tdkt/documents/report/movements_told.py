"""What a report says of the movements launched above the units (their time, reviews, who takes them up), and of who has registered."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Iterator, Sequence

from tdkt.awards.movement_counts import years_movements
from tdkt.documents.texts.in_sentences import spelled, two_digits
from tdkt.model.counted_time import CountedTime
from tdkt.model.movement_life import LEVEL_NAMES, MovementLife
from tdkt.model.movements import UnitMovements
from tdkt.model.organization import GeneralMovement, Organization
from tdkt.model.period import WHOLE, Period
from tdkt.model.programme import Programme
from tdkt.model.registration import late_by
from tdkt.model.text import lower_first, plain
from tdkt.receipts.movement_registrations import MovementRegistration, movement_registrations


def general_movements_told(programme: Programme, period: Period) -> list[str]:
    """Return a sentence for each movement from above that the year's plan names or a unit takes up.

    The report on the year tells all, that on a shorter period those that were launched, reviewed or ended in it.
    """
    organization, files = programme.organization, programme.movements
    counted = years_movements(organization, programme.plan, files, school_years=programme.school_years)
    above = [one.id for one in (*counted.above, *counted.out_of_time)]
    found = [one for one in organization.general_movements if one.id in above]
    if period.kind != WHOLE:
        found = [one for one in found if any(_is_in(period, day) for day in _days(one.life))]
    year, time = programme.counted(Period.whole(period.year)), programme.counted(period)
    return [
        _told(one, files, organization, lambda day: year.holds(day) and not time.is_later(day))
        for one in found
    ]


def general_movements_of_years(programmes: Sequence[Programme]) -> list[str]:
    """Return a sentence for each movement from above of several years (the oldest first), with the reviews in them."""
    organization = programmes[-1].organization
    files = [file for programme in programmes for file in programme.movements]
    above = {
        one.id
        for programme in programmes
        for counted in [
            years_movements(
                programme.organization,
                programme.plan,
                programme.movements,
                school_years=programme.school_years,
            )
        ]
        for one in (*counted.above, *counted.out_of_time)
    }
    times = [programme.counted(Period.whole(programme.year)) for programme in programmes]
    return [
        _told(one, files, organization, lambda day: any(time.holds(day) for time in times))
        for one in organization.general_movements
        if one.id in above
    ]


def taken_up(programme: Programme) -> int:
    """Return how many of the units' movements take up one from above."""
    return sum(one.takes_up is not None for file in programme.movements for one in file.movements)


def registrations_told(programme: Programme, period: Period) -> list[str]:
    """Return a sentence for each movement on whose registrations there is anything on record: in the period of the last day for it and in the year's report."""
    names, time = _names(programme.organization), programme.counted(period)
    return [
        _registration(one, names, time.end)
        for one in _registrations(programme, time)
        if one.registered and (period.kind == WHOLE or _is_in(period, one.until))
    ]


def without_registrations(programme: Programme, period: Period) -> list[str]:
    """Return the titles of the movements that ask for registration, whose last day is past, and for which nobody is on record."""
    time = programme.counted(period)
    return [
        one.title
        for one in _registrations(programme, time)
        if one.asked and not one.registered and not time.is_later(one.until, _year_of(one, programme))
    ]


def _registrations(programme: Programme, time: CountedTime) -> list[MovementRegistration]:
    """Return the movements whose last day to register counts for the year, with who had registered by the end of `time`."""
    year = programme.counted(Period.whole(programme.year))
    return [
        one
        for one in movement_registrations(programme.organization, programme.movements, time.end)
        if year.holds(one.until, _year_of(one, programme))
    ]


def _year_of(one: MovementRegistration, programme: Programme) -> int | None:
    """Return the year that a movement is of: a unit's that of its file, one from above is of none."""
    return programme.year if one.unit else None


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
    is_of_time: Callable[[datetime.date], bool],
) -> str:
    details = ", ".join(filter(None, (_level(one.life), _time(one))))
    said = [*_reviews(one.life, is_of_time), *_taking_up(one, files, organization)]
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


def _reviews(life: MovementLife | None, is_of_time: Callable[[datetime.date], bool]) -> Iterator[str]:
    """Yield the reviews of the time."""
    if life is None:
        return
    held = [f"{day:%d/%m/%Y}" for day in sorted(life.reviews) if is_of_time(day)]
    if held:
        yield f"sơ kết ngày {', '.join(held)}"
    if life.final_review is not None and is_of_time(life.final_review):
        yield f"tổng kết ngày {life.final_review:%d/%m/%Y}"


def _taking_up(
    one: GeneralMovement, files: Sequence[UnitMovements], organization: Organization
) -> Iterator[str]:
    """Yield who takes it up, and in which movement of theirs."""
    names = _names(organization)
    found = dict.fromkeys(
        f"{names.get(file.unit, file.unit)} ({_named(movement.title)})"
        for file in files
        for movement in file.movements
        if movement.takes_up == one.id
    )
    if found:
        yield f"hưởng ứng: {', '.join(found)}"


_SAYS_WHAT = re.compile(r"(?i)(?:phong trào|cuộc vận động|đợt thi đua|chuyên đề|mô hình)\b")
"""How a title begins that says itself what it is the name of: "Phong trào thi đua “Xanh - sạch - đẹp”"."""


def _named(title: str) -> str:
    """Return a movement by its title within a sentence: phong trào “Xanh - sạch - đẹp”, whether or not the title says "phong trào"."""
    said = spelled(plain(title)).rstrip(".")
    if _SAYS_WHAT.match(said):
        return lower_first(said)
    inner = said.removeprefix("“").removesuffix("”") if said.count("“") == 1 and said[-1] == "”" else said
    return f"phong trào “{inner.replace('“', '‘').replace('”', '’')}”"


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
