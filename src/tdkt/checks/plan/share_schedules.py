"""The schedules of an allocated target: what is due of the shares by a quarter makes what is due of the whole."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from tdkt.attainment.allocating import share_measure
from tdkt.attainment.comparing import exact, way_of
from tdkt.attainment.measure_types.registry import kind_of
from tdkt.attainment.own_threshold import fault_of
from tdkt.attainment.rounding import vietnamese
from tdkt.attainment.schedule import on_own_steps, scheduled_amount
from tdkt.checks.example_files import MOVEMENTS
from tdkt.checks.plan.measures import schedule_findings
from tdkt.checks.rule import WARNING, Example, Rule
from tdkt.model.allocation import Allocation, Share
from tdkt.model.diagnostic import Diagnostic
from tdkt.model.measure import Measure
from tdkt.model.period import Period
from tdkt.model.plan_year import division_of
from tdkt.workspace.workspace import Workspace

_COUNT = "measure: {type: count, between: [1, 2], of: mô hình}"


def _of_four(steps: str, of_office: str, of_economy: str) -> str:
    """Return a target of 4 that is due by `steps`, with two shares of 2 and their schedules."""
    return (
        f"measure: {{type: count, at_least: 4, of: mô hình{steps}}}\n        allocation: {{to: units, shares: "
        f"[{{for: van-phong, share: 2{of_office}}}, {{for: kinh-te, share: 2{of_economy}}}]}}"
    )


_WHOLE = ", schedule: {Q1: 1, Q2: 2, Q3: 3}"
_EARLY, _HALF = ", schedule: {Q1: 1, Q2: 1, Q3: 2}", ", schedule: {Q1: 0, Q2: 1, Q3: 1}"

OTHER_PACE = Rule(
    code="M672",
    severity=WARNING,
    title="Tiến độ của các nơi không khớp tiến độ chung",
    explanation="Một nơi không thể phải làm nhiều hơn cả chỉ tiêu chung ở cùng một thời điểm; các nơi đều đúng tiến độ thì chỉ tiêu chung "
    "cũng phải đúng tiến độ. Chỉ tiêu chung không ghi schedule thì chia đều theo các kỳ báo cáo. Sửa schedule của nơi ấy hoặc của chỉ tiêu "
    "chung.",
    examples=(
        Example(
            file=MOVEMENTS,
            text=_COUNT,
            bad=(
                _of_four(_WHOLE, ", schedule: ▸{Q1: 2, Q2: 2, Q3: 2}", _HALF),
                _of_four("", ", schedule: ▸{Q1: 2, Q2: 2, Q3: 2}", _HALF),
                _of_four(_WHOLE, f", schedule: ▸{_HALF.partition('schedule: ')[2]}", _HALF),
            ),
            good=(_of_four(_WHOLE, _EARLY, _HALF), _of_four("", _EARLY, _HALF)),
            also=("M601", "M602", "M655", "R504", "R510", "R526"),
        ),
    ),
)

RULES = (OTHER_PACE,)


def check(workspace: Workspace) -> Iterator[Diagnostic]:
    """Yield where the schedules of shares do not fit that of the whole."""
    for file in workspace.promises:
        for target in file.targets:
            measure, allocation = target.measure, target.allocation
            if allocation is None or not _can_be_looked_at(measure, allocation):
                continue
            own = [share for share in allocation.shares if share.schedule is not None]
            if own:
                yield from _paces(measure, allocation, own, file.year)


def _can_be_looked_at(measure: Measure, allocation: Allocation) -> bool:
    kind = kind_of(measure)
    return (
        len(measure.comparisons) == 1
        and kind.can_be_allocated(measure)
        and kind.shares_add_up(measure)
        and (measure.schedule is not None or not kind.is_a_state(measure))
        and not any(fault_of(measure, share.share) for share in allocation.shares)
    )


def _paces(measure: Measure, allocation: Allocation, own: list[Share], year: int) -> Iterator[Diagnostic]:
    is_ceiling = way_of(measure.comparison).is_ceiling
    for number in range(1, len(division_of(year).parts)):
        whole = _due(measure, year, number)
        of_all = sum(
            (_due(share_measure(measure, [one]), year, number) for one in allocation.shares), Fraction(0)
        )
        step = Period.quarter(year, number).short
        said = f"tiến độ chung là {vietnamese(whole)}{kind_of(measure).unit(measure)}"
        ahead = next((one for one in own if _due(share_measure(measure, [one]), year, number) > whole), None)
        if ahead is not None:
            due = _due(share_measure(measure, [ahead]), year, number)
            yield OTHER_PACE.at(
                ahead.origin.at("schedule"),
                f"Đến hết {step} riêng “{ahead.for_}” phải được {vietnamese(due)}, {said}.",
                "Kiểm tra lại hai tiến độ.",
            )
            return
        if measure.schedule is not None and (of_all > whole if is_ceiling else of_all < whole):
            yield OTHER_PACE.at(
                own[0].origin.at("schedule"),
                f"Đến hết {step} tiến độ của các nơi cộng lại là {vietnamese(of_all)}, {said}.",
                "Kiểm tra lại các tiến độ.",
            )
            return


def _due(measure: Measure, year: int, number: int) -> Fraction:
    """Return what is due of a measure by the end of the year's part `number`."""
    quarters = kind_of(measure).quarters(measure, year)
    period = on_own_steps(measure, Period.quarter(year, number))
    return scheduled_amount(measure, exact(measure.comparison.low), period, quarters)


def falling_schedules(allocation: Allocation, measure: Measure) -> Iterator[Diagnostic]:
    """Yield the shares whose own schedule falls or goes past the share."""
    for share in allocation.shares:
        if share.schedule is not None:
            yield from schedule_findings(share_measure(measure, [share]), share.origin.at("schedule"))
