"""The tables of a report on several years: targets with a way over the years, targets of each year, movements, awards."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from tdkt.attainment import wording
from tdkt.attainment.assessment import Assessment
from tdkt.attainment.comparing import exact
from tdkt.attainment.measure_types.registry import kind_of
from tdkt.attainment.over_years import MovementOverYears, TargetOverYears
from tdkt.checks.plan.quantities import normal, quantities
from tdkt.model.measure import Number
from tdkt.model.movement_life import MovementLife, YearlyStep
from tdkt.model.plan_year import year_name, year_number, year_word
from tdkt.model.records import dataclass
from tdkt.model.text import plain, upper_first

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
            name_over_years(one),
            _units(one, short),
            _amount(one, one.way.baseline) if one.way and one.way.baseline is not None else _NONE,
            *(_step_and_result(one, year, result) for year, result in zip(years, one.results, strict=True)),
            _whole(one, years) or _end(one),
        )
        for number, one in enumerate(found, start=1)
    ]
    heads = ("TT", "Chỉ tiêu", "Đơn vị", "Xuất phát", *_heads(years), "Mức cuối, cả lộ trình")
    note = f"Mỗi ô của một {year_word(years[0])}: mức phải đạt theo lộ trình; kết quả thực hiện, trạng thái. {_NONE}: lộ trình không có mức năm ấy, hoặc chưa có kế hoạch."
    sums = "Số cộng dồn: mức của mỗi năm là của riêng năm ấy, cả lộ trình là tổng các mức."
    return StageTable(
        "Chỉ tiêu của cả giai đoạn",
        {
            "heads": heads,
            "rows": rows,
            "notes": [note, *([sums] if any(one.whole is not None for one in found) else [])],
        },
        (5, 24, 9, 10, *(_width(years) for _ in years), 20),
    )


def table_of_yearly(
    found: Sequence[TargetOverYears], years: Sequence[int], short: Mapping[str, str]
) -> StageTable:
    """Return the targets of each year by itself: plan, result and status of each year, the sum where there is one."""
    rows = [
        (
            str(number),
            name_over_years(one),
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


def name_over_years(one: TargetOverYears) -> str:
    """Return what a target is called in all years: its label; where each year's sentence says its own number, the words without it."""
    names = dict.fromkeys(found.target.name for found in one.known)
    labelled = next((found.target for found in reversed(one.known) if found.target.label), None)
    if len(names) == 1 or labelled is not None:
        return _ELSEWHERE.sub("", (labelled or one.target).name)
    return _of_no_year(one.known[-1])


_COMPARES_BEFORE = re.compile(
    r"(?:(?:^|\s+)(?:phấn đấu|đạt|từ|ít nhất|tối thiểu|tối đa|nhiều nhất|trên|dưới|hơn|không quá|không dưới|không vượt quá|không vượt|bằng|"
    r"hoặc|cao|thấp|(?:giảm|tăng)\s+(?:còn|xuống|lên)|xuống|lên|còn|đúng|mức|là|≥|≤|>|<))+\s*$",
    re.IGNORECASE,
)
"""Words that hold a number against a threshold; "giảm", "tăng" alone are what is promised."""
_COMPARES_AFTER = re.compile(
    r"^\s*(?:%|phần trăm)?(?:\s*(?:trở lên|trở xuống|hoặc cao hơn|hoặc thấp hơn))?", re.IGNORECASE
)
_A_NUMBER_OF = re.compile(
    r"(?:tổng )?(?:tỷ lệ|tỉ lệ|số|mức|diện tích|thu nhập|giá trị|sản lượng)\b", re.IGNORECASE
)
_ELSEWHERE = re.compile(r"\s*\([^()]*phụ lục[^()]*\)", re.IGNORECASE)
_FEWEST_WORDS = 2


def _of_no_year(found: Assessment) -> str:
    """Return the name of a year's target without the threshold and the year that it names, the name itself where that leaves too little.

    "Tỷ lệ hộ dùng nước sạch đạt từ 93,5% trở lên" is "Tỷ lệ hộ dùng nước sạch", "Xây ít nhất 20 nhà trong năm 2028" is "Xây nhà".
    """
    name, bounds = found.target.name, {exact(one.low) for one in found.target.measure.comparisons}
    said = [one for one in quantities(name) if one.low == one.high and one.low in bounds and not one.is_spelt]
    if len(said) != 1 or len(normal(name)) != len(name):
        return name
    before = _COMPARES_BEFORE.sub("", name[: said[0].start])
    after = _COMPARES_AFTER.sub("", name[said[0].end :])
    bare = before if _A_NUMBER_OF.match(before) else f"{before.strip()} {after.strip()}"
    bare = re.sub(r"\s+(?:trở lên|trở xuống)\b", "", bare, flags=re.IGNORECASE)
    year = f"{year_word(found.period.year)} {year_number(found.period.year)}"
    bare = re.sub(rf"\s*\b(?:(?:trong|của|cả) )?{year}\b", "", _ELSEWHERE.sub("", bare), flags=re.IGNORECASE)
    bare = " ".join(bare.split()).strip(" ,;:")
    return upper_first(bare) if len(bare.split()) >= _FEWEST_WORDS else name


def told_way(one: TargetOverYears, years: Sequence[int]) -> list[dict[str, str]]:
    """Return what a sentence says of each year of a target with a way over the years."""
    told = []
    for year, result in zip(years, one.results, strict=True):
        step = one.way.step_of(year) if one.way else None
        if step is not None:
            told.append(
                {
                    "name": year_name(year),
                    "step": _asked(one, step, result),
                    "achieved": wording.achieved(result) if result and result.gathered.value else "",
                    "status": result.status.label if result else "",
                }
            )
    return told


def baseline_and_end(one: TargetOverYears, years: Sequence[int]) -> dict[str, str]:
    """Return where the way of a target began, "" where that is not known, where it is to end, and what its years make together.

    `years` are those of the report. `whole` is "" where the steps do not add up; `end` says the same for templates that do not know of it.
    """
    baseline = one.way.baseline if one.way else None
    return {
        "baseline": "" if baseline is None else _amount(one, baseline),
        "end": "; ".join(filter(None, (_end(one), _whole(one, years)))),
        "whole": _whole(one, years),
    }


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


def _whole(one: TargetOverYears, years: Sequence[int]) -> str:
    """Say the sum of the steps of what adds up over the years, and what there is of it by now; "" for all else.

    The years of the way are named where they are not those of the report.
    """
    if one.whole is None or one.way is None:
        return ""
    kind, measure = kind_of(one.target.measure), one.target.measure
    steps = [step.year for step in one.way.steps]
    of = (
        "giai đoạn"
        if steps == list(years)
        else f"lộ trình từ {year_name(steps[0])} đến {year_name(steps[-1])}:"
    )
    said = f"cả {of} {kind.number(measure, one.whole)}"
    if len(one.results) == 1 or one.so_far is None:
        return said
    total, done_in, is_complete = one.so_far
    named = ", ".join(year_number(year) for year in done_in)
    missing = "" if is_complete else ", chưa đủ báo cáo"
    return f"{said}, đã thực hiện {kind.number(measure, total)} ({year_word(done_in[0])} {named}{missing})"


def _step_and_result(one: TargetOverYears, year: int, result: Assessment | None) -> str:
    step = one.way.step_of(year) if one.way else None
    asked = _asked(one, step, result) if step is not None else _NONE
    if result is None:
        return asked
    return f"{asked}; {_said(result)}"


def _asked(one: TargetOverYears, step: YearlyStep, result: Assessment | None) -> str:
    """Return the step of a year; where its plan asked for something else when the result was judged, that with the step beside it."""
    said = _amount(one, step.amount)
    if result is None or len(result.target.measure.comparisons) != 1:
        return said
    measure = result.target.measure
    judged = kind_of(measure).number(measure, exact(measure.comparison.low))
    return said if exact(measure.comparison.low) == exact(step.amount) else f"{judged} (lộ trình: {said})"


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
