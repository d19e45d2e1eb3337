"""What wards come to for the indicators that the city publishes: exact, of like things only, never a mean."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from decimal import Decimal
from fractions import Fraction
from typing import Any

from tdkt.attainment.measure_types.registry import kind_named
from tdkt.attainment.status import Status
from tdkt.model.records import dataclass
from tdkt.rollup import questions
from tdkt.rollup.city import City, Indicator
from tdkt.rollup.engines import Engine, Values


@dataclass(frozen=True, slots=True)
class IndicatorResult:
    """What wards come to for one indicator.

    `value` is exact, in percent for what is pooled; None where there is nothing to pool or a ward does not say its numerator and
    denominator (`unknown` of them). `wards` have targets of its type and unit, `wards_with_value` of them a value; `unlike` targets
    name it and are of another type or unit: they are left out of everything.
    """

    id: str
    name: str
    type: str
    measured_in: str
    wards: int
    wards_with_value: int
    targets: int
    unlike: int
    unknown: int
    incomplete: int
    part: Fraction | None
    whole: Fraction | None
    value: Fraction | None
    by_status: Mapping[Status, int]


def indicator_results(
    engine: Engine, city: City, asked: Values
) -> tuple[tuple[IndicatorResult, ...], tuple[str, ...]]:
    """Return the indicators that the city publishes, and the ids that wards name and the city does not."""
    rows = engine.rows(questions.INDICATORS, asked)
    sums = engine.rows(questions.INDICATOR_SUMS, asked)
    wards = engine.rows(questions.INDICATOR_WARDS, asked)
    known = city.indicators
    found = tuple(_indicator(one, rows, sums, wards) for one in known)
    listed = {one.id for one in known}
    return found, tuple(sorted({row[0] for row in rows} - listed))


def _indicator(
    one: Indicator, rows: list[tuple[Any, ...]], sums: list[tuple[Any, ...]], wards: list[tuple[Any, ...]]
) -> IndicatorResult:
    of_it = [row for row in rows if row[0] == one.id]
    alike = [row[5:] for row in of_it if _is_alike(one, row)]
    part, whole = (_exact_sum(row[place] for row in alike) for place in (2, 3))
    values = [row[5:7] for row in sums if row[0] == one.id and _is_alike(one, row)]
    unknown = sum(int(row[4]) for row in alike) if kind_named(one.type).pools else 0
    counts: Counter[Status] = Counter()
    for status, targets, *_ in alike:
        counts[Status(status)] += int(targets)
    named, with_value = next(
        ((int(row[5]), int(row[6])) for row in wards if row[0] == one.id and _is_alike(one, row)), (0, 0)
    )
    return IndicatorResult(
        one.id,
        one.name,
        one.type,
        one.measured_in,
        named,
        with_value,
        counts.total(),
        sum(int(row[6]) for row in of_it) - counts.total(),
        unknown,
        sum(int(row[5]) for row in alike),
        None if unknown else part,
        None if unknown else whole,
        None if unknown else _value(one.type, part, whole, values),
        {status: counts[status] for status in Status},
    )


def _value(
    kind: str, part: Fraction | None, whole: Fraction | None, values: list[tuple[Any, ...]]
) -> Fraction | None:
    """Return the value of all wards together: sums of what is counted, one fraction of what is pooled, never a mean."""
    if kind_named(kind).adds_up:
        sums = [Fraction(numerators) / int(denominator) for denominator, numerators in values]
        return sum(sums, Fraction(0)) if sums else None
    if not kind_named(kind).pools or part is None or not whole:
        return None
    return kind_named(kind).across_wards(part, whole)


def _is_alike(one: Indicator, row: tuple[Any, ...]) -> bool:
    return row[1:5] == (one.type, one.measured_in, one.of_plan, one.accumulate)


def _exact_sum(values: Iterable[Decimal | None]) -> Fraction | None:
    known = [Fraction(value) for value in values if value is not None]
    return sum(known, Fraction(0)) if known else None
