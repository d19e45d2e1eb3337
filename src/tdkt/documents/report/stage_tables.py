"""The tables of a report on several years: targets with a way over the years, targets of each year, movements, awards."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from tdkt.attainment import wording
from tdkt.attainment.assessment import Assessment
from tdkt.attainment.comparing import exact
from tdkt.attainment.measure_types.registry import kind_of
from tdkt.attainment.over_years import MovementOverYears, TargetOverYears
from tdkt.awards.book import AwardBook
from tdkt.awards.counted_years import award_counts_in
from tdkt.awards.statistics import award_statistics
from tdkt.awards.years import is_on_record
from tdkt.model.measure import Number
from tdkt.model.movement_life import MovementLife
from tdkt.model.period import Period
from tdkt.model.plan_year import year_name, year_number, year_word
from tdkt.model.records import dataclass
from tdkt.model.text import lower_first, plain, upper_first
from tdkt.receipts.year_work import OF_TODAY, WORK_PARTS, WorkCount, WorkPart, year_work_counts
from tdkt.workspace.workspace import Workspace

_NONE = "–"


@dataclass(frozen=True, slots=True)
class StageTable:
    """A table with a column for each year: `context` is what its template needs, `shares` the widths of its columns."""

    title: str
    context: Mapping[str, Any]
    shares: tuple[int, ...]


def table_of_ways(
    found: Sequence[TargetOverYears], years: Sequence[int], short: Mapping[str, str]
) -> StageTable:
    """Return the targets with a way over the years: where it began, the step and the result of each year, the end."""
    rows = [
        (
            str(number),
            one.target.name,
            _units(one, short),
            _amount(one, one.way.baseline) if one.way and one.way.baseline is not None else _NONE,
            *(_step_and_result(one, year, result) for year, result in zip(years, one.results, strict=True)),
            _whole(one) or _end(one),
        )
        for number, one in enumerate(found, start=1)
    ]
    heads = ("TT", "Chỉ tiêu", "Đơn vị", "Xuất phát", *_heads(years), "Cuối giai đoạn, cả giai đoạn")
    note = f"Mỗi ô của một {year_word(years[0])}: mức phải đạt theo lộ trình; kết quả thực hiện, trạng thái. {_NONE}: lộ trình không có mức năm ấy, hoặc chưa có kế hoạch."
    sums = "Số cộng dồn: mức của mỗi năm là của riêng năm ấy, cả giai đoạn là tổng các mức."
    return StageTable(
        "Chỉ tiêu của cả giai đoạn",
        {
            "heads": heads,
            "rows": rows,
            "notes": [note, *([sums] if any(one.whole is not None for one in found) else [])],
        },
        (5, 24, 9, 10, *(_width(years) for _ in years), 11),
    )


def table_of_yearly(
    found: Sequence[TargetOverYears], years: Sequence[int], short: Mapping[str, str]
) -> StageTable:
    """Return the targets of each year by itself: plan, result and status of each year, the sum where there is one."""
    rows = [
        (
            str(number),
            one.target.name,
            _units(one, short),
            *(_NONE if result is None else _plan_and_result(result) for result in one.results),
            _NONE if one.total is None else kind_of(one.target.measure).number(one.target.measure, one.total),
        )
        for number, one in enumerate(found, start=1)
    ]
    heads = ("TT", "Chỉ tiêu", "Đơn vị", *_heads(years), "Cộng")
    notes = [
        f"Mỗi ô của một {year_word(years[0])}: mức kế hoạch; kết quả thực hiện, trạng thái. {_NONE}: năm ấy chưa có kế hoạch, hoặc "
        "kế hoạch không có chỉ tiêu này.",
        "Cột “Cộng” chỉ có với số đếm, khối lượng cộng dồn, đo như nhau và đủ báo cáo ở mọi năm đã có kế hoạch.",
    ]
    return StageTable(
        "Chỉ tiêu của từng năm",
        {"heads": heads, "rows": rows, "notes": notes},
        (5, 26, 10, *(_width(years) for _ in years), 9),
    )


def table_of_movements(
    found: Sequence[MovementOverYears],
    years: Sequence[int],
    short: Mapping[str, str],
    general: Mapping[str, str],
) -> StageTable:
    """Return the movements: in which years each was held, and how many of its targets were reached.

    `general` are the titles of the movements from above by id: which of them one takes up is said beside its own.
    """
    rows = [
        (
            str(number),
            _movement(one, general),
            short.get(one.unit, one.unit),
            *(_NONE if result is None else _reached(*result) for result in one.results),
            _time(one),
        )
        for number, one in enumerate(found, start=1)
    ]
    heads = ("TT", "Phong trào", "Đơn vị", *_heads(years), "Thời gian")
    note = f"Chỉ tiêu đạt hoặc vượt/chỉ tiêu đánh giá được của phong trào trong {year_word(years[0])}. {_NONE}: năm ấy chưa có kế hoạch, hoặc kế hoạch không có phong trào này; ở cột “Thời gian”: kế hoạch không ghi."
    return StageTable(
        "Các phong trào thi đua",
        {"heads": heads, "rows": rows, "notes": [note]},
        (5, 34, 10, *(_width(years) for _ in years), 18),
    )


def told_way(one: TargetOverYears, years: Sequence[int]) -> list[dict[str, str]]:
    """Return what a sentence says of each year of a target with a way over the years."""
    told = []
    for year, result in zip(years, one.results, strict=True):
        step = one.way.step_of(year) if one.way else None
        if step is not None:
            told.append(
                {
                    "name": year_name(year),
                    "step": _amount(one, step.amount),
                    "achieved": wording.achieved(result) if result and result.gathered.value else "",
                    "status": result.status.label if result else "",
                }
            )
    return told


def baseline_and_end(one: TargetOverYears) -> dict[str, str]:
    """Return where the way of a target began, "" where that is not known, where it is to end, and what its years make together.

    `whole` is "" where the steps do not add up; `end` says the same for templates that do not know of it.
    """
    baseline = one.way.baseline if one.way else None
    return {
        "baseline": "" if baseline is None else _amount(one, baseline),
        "end": "; ".join(filter(None, (_end(one), _whole(one)))),
        "whole": _whole(one),
    }


def awards_by_year(book: AwardBook, years: Sequence[int]) -> list[dict[str, Any]]:
    """Return the number of each award by the year of its decision, and the sum of those that are known.

    A year that is not on record has no number, not 0; what the register alone tells of it is shown.
    """
    known = [is_on_record(book, year) for year in years]
    counted = [
        {one.name: one.counts.total for one in award_statistics(book, year, None, None, ()).decided}
        for year in years
    ]
    names = dict.fromkeys(name for of_year in counted for name in of_year)
    return [
        {
            "name": upper_first(name),
            "counts": [
                str(of_year.get(name, 0)) if is_known or name in of_year else _NONE
                for of_year, is_known in zip(counted, known, strict=True)
            ],
            "total": str(sum(of_year.get(name, 0) for of_year in counted)),
        }
        for name in names
    ]


def without_awards(book: AwardBook, years: Sequence[int]) -> str:
    """Return the years whose awards are not on record, "" where all are."""
    return ", ".join(year_number(year) for year in years if not is_on_record(book, year))


def awards_are_illustrative(book: AwardBook, years: Sequence[int]) -> bool:
    """Tell whether an award of these years rests on a sample."""
    held = [one for one in book.holdings if any(award_counts_in(book, year, one) for year in years)]
    batches = {one.batch for one in held}
    samples = any(file.illustrative and file.batch.id in batches for file in book.batches)
    return samples or (book.illustrative and bool(held))


def work_by_year(workspace: Workspace, years: Sequence[int]) -> list[dict[str, Any]]:
    """Return what else was done than movements and awards, by year: a row a count; a year without anything of a kind has a dash.

    What is overdue depends on the day on which it is looked at and does not stand here.
    """
    of_years = [_work_of(workspace, year) for year in years]
    counted = [{(part.key, one.key): one for part in parts for one in part.counts} for parts in of_years]
    titles = {part.key: part.title for parts in of_years for part in parts}
    told: dict[tuple[str, str], WorkCount] = {}
    for of_year in counted:
        told |= {key: one for key, one in of_year.items() if key not in told or one.is_shown}
    return [
        {
            "name": f"{titles[kind]}: {'trong đó ' if one.is_part else ''}{lower_first(one.name)}",
            "counts": [
                str(of_year[kind, key].number) if (kind, key) in of_year else _NONE for of_year in counted
            ],
        }
        for (kind, key), one in sorted(told.items(), key=lambda found: WORK_PARTS.index(found[0][0]))
        if one.is_shown and key not in OF_TODAY
    ]


def _work_of(workspace: Workspace, year: int) -> tuple[WorkPart, ...]:
    return year_work_counts(workspace, Period.whole(year), datetime.date.max)


def work_is_illustrative(workspace: Workspace, years: Sequence[int]) -> bool:
    """Tell whether a count of `work_by_year` rests on a sample."""
    return any(part.illustrative for year in years for part in _work_of(workspace, year))


def _heads(years: Iterable[int]) -> tuple[str, ...]:
    return tuple(year_number(year) for year in years)


def _width(years: Sequence[int]) -> int:
    return max(60 // len(years), 9)


def _units(one: TargetOverYears, short: Mapping[str, str]) -> str:
    return ", ".join(short.get(unit, unit) for unit in one.target.units)


def _amount(one: TargetOverYears, amount: Number) -> str:
    measure = one.target.measure
    return kind_of(measure).number(measure, exact(amount))


def _end(one: TargetOverYears) -> str:
    if one.way is None or not one.way.steps:
        return _NONE
    last = one.way.steps[-1]
    return f"{_amount(one, last.amount)} ({year_name(last.year)})"


def _whole(one: TargetOverYears) -> str:
    """Say the sum of the steps of what adds up over the years, and what there is of it by now; "" for all else."""
    if one.whole is None:
        return ""
    kind, measure = kind_of(one.target.measure), one.target.measure
    said = f"cả giai đoạn {kind.number(measure, one.whole)}"
    if len(one.results) == 1 or one.so_far is None:
        return said
    total, years, is_complete = one.so_far
    named = ", ".join(year_number(year) for year in years)
    missing = "" if is_complete else ", chưa đủ báo cáo"
    return f"{said}, đã thực hiện {kind.number(measure, total)} ({year_word(years[0])} {named}{missing})"


def _step_and_result(one: TargetOverYears, year: int, result: Assessment | None) -> str:
    step = one.way.step_of(year) if one.way else None
    asked = _amount(one, step.amount) if step is not None else _NONE
    if result is None:
        return asked
    return f"{asked}; {_said(result)}"


def _plan_and_result(result: Assessment) -> str:
    return f"{wording.planned(result)}; {_said(result)}"


def _said(result: Assessment) -> str:
    reached = f"{wording.achieved(result)}, " if result.gathered.value else ""
    return f"{reached}{result.status.label}"


def _reached(reached: int, judged: int, total: int) -> str:
    if not total:
        return "có"
    return f"{reached}/{judged}" if judged else "chưa đánh giá"


def _movement(one: MovementOverYears, general: Mapping[str, str]) -> str:
    title, above = plain(one.movement.title).rstrip("."), general.get(one.movement.takes_up or "")
    return f"{title} (hưởng ứng: {above})" if above else title


def _time(one: MovementOverYears) -> str:
    """Return from when until when it was held: once where all years say the same days, else of each year its own."""
    lives = (found.life for found in one.held if found is not None)
    said = dict.fromkeys(_days(life) for life in lives if life is not None)
    return "; ".join(filter(None, said)) or _NONE


def _days(life: MovementLife) -> str:
    first = f"từ {life.from_:%d/%m/%Y}" if life.from_ else ""
    last = f"đến {life.until:%d/%m/%Y}" if life.until else ""
    return " ".join(filter(None, (first, last)))
