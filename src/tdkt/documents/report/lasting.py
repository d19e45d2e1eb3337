"""What a report says of movements and targets that run over several years: their time and reviews, this year's step and the end."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from tdkt.attainment.assessment import Attainment
from tdkt.attainment.over_years import TargetOverYears
from tdkt.documents.report.stage_tables import baseline_and_end, told_way
from tdkt.documents.texts.in_sentences import spelled
from tdkt.model.counted_time import CountedTime
from tdkt.model.movement_life import MovementLife
from tdkt.model.movements import Movement
from tdkt.model.period import Period
from tdkt.model.text import plain


def lasting(attainment: Attainment) -> dict[str, list[Any]]:
    """Return a sentence for each movement of several years, and what a sentence needs for each target with a way over them."""
    return {"movements": list(_movements(attainment)), "ways": list(_ways(attainment))}


def _movements(attainment: Attainment) -> Iterator[str]:
    names = {unit.id: unit.name for unit in attainment.programme.organization.units}
    year = attainment.programme.counted(Period.whole(attainment.period.year))
    for file in attainment.programme.movements:
        for movement in file.movements:
            if movement.life is not None and _is_of_several_years(movement.life, year):
                title = spelled(plain(movement.title)).rstrip(".")
                yield f"{title} ({names.get(file.unit, file.unit)}): {_time(movement, movement.life, attainment.period)}"


def _is_of_several_years(life: MovementLife, year: CountedTime) -> bool:
    if life.from_ is None or life.until is None:
        return False
    of = year.period.year
    return not (year.holds(life.from_, of) and year.holds(life.until, of))


def _time(movement: Movement, life: MovementLife, period: Period) -> str:
    """Say from when until when a movement runs, which of its reviews were held, and which comes next."""
    said = [f"thực hiện từ ngày {life.from_:%d/%m/%Y} đến ngày {life.until:%d/%m/%Y}"]
    held = [day for day in life.reviews if day <= period.last_day]
    coming = next((day for day in sorted(life.reviews) if day > period.last_day), None)
    if held:
        said.append(f"sơ kết ngày {', '.join(f'{day:%d/%m/%Y}' for day in sorted(held))}")
    if coming is not None:
        said.append(f"lần sơ kết tới vào ngày {coming:%d/%m/%Y}")
    if life.final_review is not None:
        said.append(f"tổng kết ngày {life.final_review:%d/%m/%Y}")
    return "; ".join(said)


def _ways(attainment: Attainment) -> Iterator[dict[str, Any]]:
    short = {unit.id: unit.abbreviation for unit in attainment.programme.organization.units}
    year = attainment.period.year
    for found in attainment.assessments:
        if found.target.over_years is not None:
            one = TargetOverYears((found,))
            yield {
                "text": spelled(found.target.name),
                "units": ", ".join(short.get(unit, unit) for unit in found.target.units),
                "told": told_way(one, (year,)),
                **baseline_and_end(one, (year,)),
            }
