"""What many wards come to: counts by status, exact sums of common indicators, awards, and who is missing or late."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any

from tdkt.attainment.assessment import Summary
from tdkt.attainment.rounding import vietnamese
from tdkt.attainment.status import Status
from tdkt.errors import UsageError, UserError
from tdkt.law.award_names import held_award
from tdkt.model.period import Period
from tdkt.model.records import dataclass
from tdkt.model.text import fold, one_line
from tdkt.rollup import questions
from tdkt.rollup.city import City, Ward
from tdkt.rollup.engines import Engine, Values
from tdkt.rollup.indicator_sums import IndicatorResult, indicator_results
from tdkt.rollup.places import place_key
from tdkt.rollup.statistics import CityForm, city_forms


@dataclass(frozen=True, slots=True)
class WardResults:
    """One ward: how its targets stand at the end of the period, and how many of the reports owed for it are in.

    `label` is its name, with its province where another one is called the same.
    """

    province: str
    province_name: str
    ward: str
    name: str
    label: str
    summary: Summary
    reports_received: int
    reports_owed: int


@dataclass(frozen=True, slots=True)
class AwardSum:
    """How many of one award were given, by kind and recipient, and the prizes in đồng."""

    award: str
    name: str
    form: str
    kind: str
    recipient: str
    given: int
    women: int
    leaders: int
    workers: int
    prizes: int


@dataclass(frozen=True, slots=True)
class Late:
    """Reports of a ward's units that were due before the day that is asked about and are not in."""

    province: str
    ward: str
    period: str
    deadline: date
    units: int


@dataclass(frozen=True, slots=True)
class Rollup:
    """Everything about one period of one year; awards, fund and the statistical forms are of the whole year so far.

    `late` goes no further than the day of each ward's package; `undated` packages say none. `samples` counts what is illustrative: rows,
    or packages where it is in no row that is added here. `fund` holds each line's sum in đồng and of how many wards it is. `later` names the later periods of the year, with how many wards
    have results of each, where nobody asked for this one. `expected` are the wards that have to send, None where nobody said which."""

    year: int
    period: str
    day: date
    wards: tuple[WardResults, ...]
    expected: int | None
    missing: tuple[str, ...]
    samples: int
    undated: int
    later: tuple[tuple[str, int], ...]
    total: Summary
    by_type: tuple[tuple[str, Summary], ...]
    by_movement: tuple[tuple[str, str, Summary], ...]
    indicators: tuple[IndicatorResult, ...]
    unlisted: tuple[str, ...]
    late: tuple[Late, ...]
    awards: tuple[AwardSum, ...]
    fund: Mapping[str, tuple[int, int]]
    forms: tuple[CityForm, ...]

    @property
    def coverage(self) -> str:
        """Say how many wards have sent: "97/114 xã, phường đã gửi"."""
        if self.expected is None:
            return f"{vietnamese(len(self.wards))} xã, phường đã gửi; chưa có đủ danh sách nên không rõ còn thiếu nơi nào"
        return f"{vietnamese(len(self.wards))}/{vietnamese(self.expected)} xã, phường đã gửi"

    @property
    def with_results(self) -> int:
        """How many of them have results for the period."""
        return sum(ward.summary.total > 0 for ward in self.wards)


def rollup(engine: Engine, city: City, year: int, period: str | None, day: date) -> Rollup:
    """Add up `year` at the end of `period` (a key; where it is None, `usual_period`), as seen on `day`.

    Raises UsageError where no ward has the year or the period.
    """
    wards_of = {key: int(wards) for key, _, wards in engine.rows(questions.PERIODS, {"year": year})}
    periods = list(wards_of)
    if not periods:
        raise UsageError(
            f"Chưa có gói số liệu nào có kết quả của năm {year}.", hint="Nhận gói: tdkt rollup add."
        )
    if period is not None and period not in periods:
        raise UsageError(f"Chưa nơi nào có số liệu kỳ {period}.", hint=f"Các kỳ đã có: {', '.join(periods)}.")
    sent = engine.rows(questions.WARDS, {"year": year})
    later = [] if period else periods
    period = period or usual_period(wards_of, len(sent))
    asked: Values = {"year": year, "period": period}
    statuses, samples = _by_ward(engine.rows(questions.BY_WARD, asked))
    reported = {
        (province, ward): (int(received), int(owed))
        for province, ward, received, owed in engine.rows(questions.REPORTED, _days_of(year, period))
    }
    labels = _labels(city, sent)
    wards = tuple(
        WardResults(
            province,
            province_name,
            ward,
            name,
            labels[province, ward],
            _summary(statuses.get((province, ward), Counter())),
            *reported.get((province, ward), (0, 0)),
        )
        for province, ward, name, province_name in sorted(sent, key=_in_order)
    )
    _refuse_strangers(city, wards)
    here = {(ward.province, ward.ward) for ward in wards}
    samples += int(engine.rows(questions.AWARD_SAMPLES, {"year": year})[0][0])
    ((sample_packages, undated),) = engine.rows(questions.PACKAGES, {"year": year})
    indicators, unlisted = indicator_results(engine, city, asked)
    return Rollup(
        year,
        period,
        day,
        wards,
        city.expected,
        tuple(sorted((labels[key] for key in city.wards if key not in here), key=place_key)),
        samples or int(sample_packages or 0),
        int(undated or 0),
        tuple((key, wards_of[key]) for key in later[periods.index(period) + 1 :]),
        _summary(sum(statuses.values(), Counter())),
        tuple(_grouped(engine.rows(questions.BY_TYPE, asked))),
        tuple(_by_movement(engine.rows(questions.BY_MOVEMENT, asked), city)),
        indicators,
        unlisted,
        _late(engine.rows(questions.LATE, {"year": year, "day": day}), wards),
        tuple(_awards(engine.rows(questions.AWARDS, {"year": year}))),
        {
            line: (int(amount), int(wards))
            for line, amount, wards in engine.rows(questions.FUND, {"year": year})
        },
        city_forms(engine, city, year, len(wards)),
    )


def latest_year(engine: Engine, year: int | None) -> int:
    """Return `year`, or the latest that any ward has. Raises UsageError where there is none."""
    if year is not None:
        return year
    ((found,),) = engine.rows(questions.LATEST_YEAR)
    if found is None:
        raise UsageError(
            "Chưa có gói số liệu nào.",
            hint="Nhận gói: tdkt rollup add. Với --tables, --spark: chỉ tới bản chép của thư mục tables.",
        )
    return int(found)


def usual_period(wards_of: Mapping[str, int], sent: int) -> str:
    """Return the period that is shown where none is asked for: the latest of which more than half of the `sent` wards have results.

    Where there is none such it is the one that most have, the latest of them. `wards_of` are the wards by period, the oldest first.
    """
    of_most = [key for key, wards in wards_of.items() if 2 * wards > sent]
    if of_most:
        return of_most[-1]
    most = max(wards_of.values())
    return [key for key, wards in wards_of.items() if wards == most][-1]


def _in_order(row: tuple[Any, ...]) -> tuple[Any, ...]:
    """Return by what wards are listed: the names of their provinces, then their own."""
    province, ward, name, province_name = row
    return place_key(province_name), place_key(name), province, ward


def _labels(city: City, sent: Iterable[tuple[Any, ...]]) -> dict[Ward, str]:
    """Return what each ward is called that sent or has to: its name, with that of its province where another one has the same."""
    provinces, names = dict(city.provinces), dict(city.wards)
    for province, ward, name, province_name in sent:
        names[province, ward] = name
        provinces[province] = province_name
    times = Counter(ward for _, ward in names)
    return {
        key: f"{name} ({provinces.get(key[0], key[0])})" if times[key[1]] > 1 else name
        for key, name in names.items()
    }


def _refuse_strangers(city: City, wards: Iterable[WardResults]) -> None:
    """Raise UserError where a package is of a ward that is not on the list any more: it may be another's under its former name."""
    listed = {province for province, _ in city.wards}
    strange = [
        ward for ward in wards if ward.province in listed and (ward.province, ward.ward) not in city.wards
    ]
    if strange:
        named = ", ".join(f"“{one_line(ward.name)}”" for ward in strange[:3])
        raise UserError(
            f"Nơi tổng hợp còn gói của {len(strange)} nơi không có trong danh sách xã, phường của rollup.yaml: {named}; "
            "tính cả thì có thể tính hai lần.",
            hint=f"Nơi đã đổi tên, nhập lại: bỏ gói bằng tdkt rollup remove {strange[0].ward}; còn phải gửi thì ghi thêm vào wards.",
        )


def _late(rows: Iterable[tuple[Any, ...]], wards: Iterable[WardResults]) -> tuple[Late, ...]:
    """Return what is late, by deadline and then in the order of the wards."""
    place = {(ward.province, ward.ward): number for number, ward in enumerate(wards)}
    found = [
        Late(province, ward, period, deadline, int(units)) for province, ward, period, deadline, units in rows
    ]
    return tuple(sorted(found, key=lambda one: (one.deadline, one.period, place[one.province, one.ward])))


def _awards(rows: Iterable[tuple[Any, ...]]) -> Iterator[AwardSum]:
    """Yield the sums by award, kind and recipient; its name is that of the law packs, else the one that most were given under."""
    found: dict[tuple[str, str, str], list[tuple[Any, ...]]] = {}
    for award, name, form, kind, recipient, *numbers in rows:
        found.setdefault((award, kind, recipient), []).append((name, form, *map(int, numbers)))
    for (award, kind, recipient), of_one in found.items():
        rule = held_award(award)
        name, form, *_ = max(of_one, key=lambda row: (row[2], row[0]))
        sums = [sum(row[place] for row in of_one) for place in range(2, 7)]
        yield AwardSum(award, rule.name if rule else name, form, kind, recipient, *sums)


def _by_ward(rows: Iterable[tuple[Any, ...]]) -> tuple[dict[Ward, Counter[Status]], int]:
    found: dict[Ward, Counter[Status]] = {}
    samples = 0
    for province, ward, status, targets, of_samples in rows:
        found.setdefault((province, ward), Counter())[Status(status)] += int(targets)
        samples += int(of_samples)
    return found, samples


def _grouped(rows: Iterable[tuple[Any, ...]]) -> list[tuple[str, Summary]]:
    found: dict[str, Counter[Status]] = {}
    for key, status, targets in rows:
        found.setdefault(key, Counter())[Status(status)] += int(targets)
    return [(key, _summary(counts)) for key, counts in found.items()]


def _by_movement(rows: Iterable[tuple[Any, ...]], city: City) -> Iterator[tuple[str, str, Summary]]:
    """Yield the results by movement from above, "" for wards' own: its id, its title, and how its targets stand.

    Wards choose ids of their own, so a movement is known by its title; it is shown as the city's list has it, else as most targets do.
    """
    listed = {fold(one.title): one for one in city.movements or ()}
    found: dict[str, Counter[Status]] = {}
    shown: dict[str, Counter[tuple[str, str]]] = {}
    for movement, title, status, targets in rows:
        key = fold(title) or movement
        found.setdefault(key, Counter())[Status(status)] += int(targets)
        shown.setdefault(key, Counter())[movement, title or movement] += int(targets)
    for key, counts in found.items():
        (movement, title), _ = max(shown[key].items(), key=lambda one: (one[1], one[0]))
        if one := listed.get(key):
            movement, title = one.id, one.title
        yield movement, title, _summary(counts)


def _days_of(year: int, period: str) -> Values:
    whole = Period.parse(period, year=year)
    return {"year": year, "first": whole.first_day, "last": whole.last_day}


def _summary(counts: Mapping[Status, int]) -> Summary:
    return Summary(
        total=sum(counts.values()),
        by_status={status: counts.get(status, 0) for status in Status},
        judged=sum(count for status, count in counts.items() if status.is_judged),
        reached=sum(count for status, count in counts.items() if status.is_reached),
    )
