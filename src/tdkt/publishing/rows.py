"""A ward's year as the rows of the declared tables: what `tdkt report` computes and the files say, nothing else.

Words that people wrote about each other (evidence, causes, notes, narratives) stay with the ward, and so does every name
that the tables of awards could tell: only `recipients` holds names. Those in the plan's own words: `without_names.py`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

from tdkt.attainment import wording
from tdkt.attainment.assessment import Assessment, assess
from tdkt.attainment.owing import owed
from tdkt.attainment.value import Value
from tdkt.awards.movement_counts import level_of
from tdkt.errors import UserError
from tdkt.model.drive import Drive
from tdkt.model.movements import Target
from tdkt.model.organization import Organization
from tdkt.model.period import MONTH, Period
from tdkt.model.plan_year import division_of
from tdkt.model.programme import PlanVersion, Programme
from tdkt.model.unit_report import Figure
from tdkt.workspace.workspace import Workspace

Row = tuple[Any, ...]
DECIMALS = 9
"""Decimals of an `exact` column."""
_DIGITS = 38
_AUTHORITY = re.compile(r"^\s*(ủy ban nhân dân|uỷ ban nhân dân|ubnd)\s+", re.IGNORECASE)


def reported_steps(programme: Programme) -> tuple[Period, ...]:
    """Return the times for which units report, up to the latest of which a report is in, oldest first.

    They are quarters, and months where anything is reported each month.
    """
    latest = max((report.period.last_day for report in programme.reports), default=date.min)
    return tuple(step for step, _ in programme.deadlines if step.last_day <= latest)


def periods_of(programme: Programme) -> tuple[Period, ...]:
    """Return the quarters among them: the results of every ward are those at a quarter's end, so that they can be added up."""
    return tuple(step for step in reported_steps(programme) if step.kind != MONTH)


def ward_rows(programme: Programme) -> Iterator[Row]:
    """Yield the one row of `wards`."""
    ward, plan = programme.organization, programme.plan
    yield (
        place_name(ward),
        ward.kind_word,
        ward.place,
        ward.city,
        len(programme.reporting_units),
        len(ward.subdivisions_on(division_of(programme.year).last_day)),
        f"{plan.number}/{plan.symbol}" if plan.number is not None else None,
        plan.date,
    )


def place_name(organization: Organization) -> str:
    """Return the place alone: "phường Việt Hòa" of "Ủy ban nhân dân phường Việt Hòa"."""
    return _AUTHORITY.sub("", organization.name)


def unit_rows(programme: Programme) -> Iterator[Row]:
    """Yield the rows of `units`: the ward's units, and the subdivisions that report or whose share a figure is of."""
    named = {unit.id for unit in (*programme.organization.units, *programme.reporting_units)}
    named |= {figure.for_ for report in programme.reports for figure in report.figures if figure.for_}
    for body in programme.bodies:
        if body.id in named:
            yield body.id, body.name, body.abbreviation, body.from_, body.until, _several(body.into)


def movement_rows(programme: Programme, workspace: Workspace) -> Iterator[Row]:
    """Yield the rows of `movements`: those from above that the plan names or a unit takes up, the units', the drives that were launched."""
    named = {name for section in programme.plan.all_sections for name in section.general_movements}
    taken = {
        movement.takes_up for file in programme.movements for movement in file.movements if movement.takes_up
    }
    for general in programme.organization.general_movements:
        if general.id in named | taken:
            life = general.life
            first, last = general.first_day, general.last_day
            mode, level = (life.mode, life.level) if life else (None, None)
            yield "above", general.id, None, general.title, mode, level, None, first, last
    for file in programme.movements:
        for movement in file.movements:
            life = movement.life
            told = (life.mode, life.level) if life else (None, None)
            days = (life.from_, life.until) if life else (None, None)
            yield "unit", movement.id, file.unit, movement.title, *told, movement.takes_up, *days
    for drive in workspace.all(Drive):
        if drive.year == programme.year and not drive.is_draft:
            level = level_of(drive, programme.organization)
            yield "drive", drive.id, None, drive.title, "drive", level, None, drive.from_, drive.until


def target_rows(programme: Programme) -> Iterator[Row]:
    """Yield the rows of `targets`, of every version of the plan."""
    versions = programme.versions or (None,)
    for number, version in enumerate(versions, start=1):
        yield from _targets_of(programme, version, number)


def _targets_of(programme: Programme, version: PlanVersion | None, number: int) -> Iterator[Row]:
    movements = version.movements if version else programme.movements
    for target in (target for file in movements for target in file.targets):
        measure = target.measure
        owner, *others = target.units
        yield (
            number,
            version.valid_from if version else None,
            target.id,
            target.movement,
            owner,
            _several(others),
            target.text,
            target.name,
            target.indicator,
            measure.type.value,
            measure.accumulate,
            measure.counting or None,
            measure.of or None,
            measure.unit_of_measure or None,
            *_threshold(target),
            measure.each_at_least,
            measure.points,
            measure.of_plan,
            measure.due,
            wording.planned_words(measure, programme.year),
        )


def figure_rows(programme: Programme) -> Iterator[Row]:
    """Yield the rows of `figures`, without the words that stand beside them."""
    for report in programme.reports:
        for figure in report.figures:
            yield (
                report.period.key,
                report.period.last_day,
                report.unit,
                figure.target,
                figure.for_,
                *(_exact(value, figure.target) for value in (figure.numerator, figure.denominator)),
                _exact(figure.percent, figure.target),
                figure.count,
                _exact(figure.amount, figure.target),
                _reached(figure),
                figure.members,
                *(_exact(value, figure.target) for value in (figure.now, figure.base)),
                figure.progress,
                figure.done_on,
                report.illustrative,
            )


def _reached(figure: Figure) -> int | None:
    return len(figure.reached) if isinstance(figure.reached, tuple) else figure.reached


def result_rows(programme: Programme) -> Iterator[Row]:
    """Yield the rows of `results`: each target at the end of each quarter up to the latest report."""
    for period in periods_of(programme):
        for found in assess(programme, period).assessments:
            yield _result(found, period)


def _result(found: Assessment, period: Period) -> Row:
    target, gathered = found.target, found.gathered
    value = gathered.value
    return (
        period.key,
        period.last_day,
        target.id,
        target.movement,
        target.units[0],
        target.name,
        target.indicator,
        target.measure.type.value,
        target.measure.unit_of_measure or None,
        target.measure.of_plan,
        target.measure.accumulate,
        found.status.value,
        wording.planned(found),
        wording.achieved(found),
        *_threshold(target),
        *_pair(value.amount if value else None, target.id),
        *(_exact_or_none(part) for part in _pooled(target, value)),
        (value.progress or None) if value else None,
        value.done_on if value else None,
        gathered.received,
        gathered.due,
        gathered.complete,
        found.illustrative,
    )


def _pooled(target: Target, value: Value | None) -> tuple[Fraction | None, Fraction | None]:
    """Return what is pooled with other wards; a difference of rates, in points, cannot be."""
    if value is None or target.measure.points:
        return None, None
    return value.part, value.whole


def report_rows(programme: Programme) -> Iterator[Row]:
    """Yield the rows of `reports`: each report that is owed in the year, with its deadline and the day it came."""
    reports = {(report.unit, report.period): report for report in programme.reports}
    for period, deadline in programme.deadlines:
        for unit, _ in owed(programme, (period,)):
            report = reports.get((unit.id, period))
            yield (
                period.key,
                period.last_day,
                unit.id,
                deadline,
                report is not None,
                report.submitted if report else None,
                report.illustrative if report else False,
            )


def deadline_rows(programme: Programme, workspace: Workspace) -> Iterator[Row]:
    """Yield the rows of `deadlines`."""
    for period, deadline in programme.deadlines:
        if deadline:
            yield "unit_report", period.key, deadline
    for drive in workspace.all(Drive):
        if drive.year != programme.year or drive.is_draft:
            continue
        for phase in drive.phases:
            if phase.report_by:
                yield "drive_report", drive.id, phase.report_by
            if phase.review:
                yield "drive_review", drive.id, phase.review


def _threshold(target: Target) -> tuple[str | None, Decimal | None, Decimal | None]:
    if not target.measure.comparisons:
        return None, None, None
    comparison = target.measure.comparison
    return (
        comparison.relation.value,
        _exact(comparison.low, target.id),
        _exact(comparison.high, target.id),
    )


def _pair(amount: Fraction | None, target: str) -> tuple[int | None, int | None]:
    if amount is None:
        return None, None
    if max(abs(amount.numerator), amount.denominator) >= 10**_DIGITS:
        raise _too_long(target)
    return amount.numerator, amount.denominator


def _exact(value: int | Decimal | None, target: str) -> Decimal | None:
    if value is None:
        return None
    found = _exact_or_none(value if isinstance(value, int) else Fraction(value))
    if found is None:
        raise _too_long(target)
    return found


def _exact_or_none(value: Fraction | int | None) -> Decimal | None:
    """Return a number as a column of nine decimals holds it, None where it has more, or too many digits."""
    if value is None:
        return None
    scaled, rest = divmod(value.numerator * 10**DECIMALS, value.denominator)
    if rest or abs(scaled) >= 10**_DIGITS:
        return None
    return Decimal(f"{scaled}e-{DECIMALS}")  # not scaleb(): it rounds to 28 digits


def _too_long(target: str) -> UserError:
    return UserError(
        f"Chỉ tiêu “{target}” có số nhiều chữ số hơn một gói số liệu giữ được ({DECIMALS} chữ số thập phân, {_DIGITS} chữ số).",
        hint="Sửa số ấy trong báo cáo của đơn vị hoặc trong kế hoạch; tdkt không làm tròn thay.",
    )


def _several(names: tuple[str, ...] | list[str] | str | None) -> str | None:
    """Return ids with a space between them, None for none."""
    if not names:
        return None
    return names if isinstance(names, str) else " ".join(names)
