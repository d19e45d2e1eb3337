"""The plan of the year in a unit's figures ("đạt 137,7% kế hoạch"): one number, the same in every quarter."""

from __future__ import annotations

from collections.abc import Iterator
from operator import attrgetter

from tdkt.attainment.rounding import vietnamese
from tdkt.changes.versions import targets_by_period
from tdkt.checks.rule import WARNING, Rule
from tdkt.model.diagnostic import Diagnostic
from tdkt.model.period import Period
from tdkt.model.plan_year import year_word
from tdkt.model.unit_report import Figure
from tdkt.workspace.workspace import Workspace

PLAN_DIFFERS = Rule(
    code="R519",
    severity=WARNING,
    title="Kế hoạch cả năm khác quý trước",
    explanation="Chỉ tiêu so với kế hoạch năm (of_plan) chỉ có một kế hoạch cho cả năm, quý nào cũng ghi đủ số ấy; tdkt lấy số "
    "của quý gần nhất. Số khác quý trước thường là kế hoạch của riêng quý hoặc số lũy kế. Kế hoạch được giao lại thì ghi lý do "
    "ở ghi chú (note) của số liệu.",
)

RULES = (PLAN_DIFFERS,)


def check(workspace: Workspace) -> Iterator[Diagnostic]:
    """Yield the plans of the year that differ from what the unit gave before, without a new note or cause."""
    targets = targets_by_period(workspace)
    last: dict[tuple[int, str, str], tuple[Period, Figure]] = {}
    for report in sorted(workspace.reports, key=attrgetter("period.order")):
        known = targets(report.period)
        for figure in report.figures:
            target = known.get(figure.target)
            if target is None or not target.measure.of_plan or figure.denominator is None:
                continue
            key = (report.period.year, figure.reporter(report.unit), figure.target)
            before = last.get(key)
            last[key] = report.period, figure
            if before is not None and before[1].denominator != figure.denominator:
                yield from _differs(figure, *before)


def _differs(figure: Figure, period: Period, before: Figure) -> Iterator[Diagnostic]:
    is_explained = any(
        said and said != then for said, then in ((figure.note, before.note), (figure.cause, before.cause))
    )
    if is_explained or figure.denominator is None or before.denominator is None:
        return
    yield PLAN_DIFFERS.at(
        figure.origin.at("denominator"),
        f"Kế hoạch cả {year_word(period.year)} ghi {vietnamese(figure.denominator)}, {period.title} đã ghi {vietnamese(before.denominator)}.",
        f"Ghi kế hoạch của cả {year_word(period.year)}; nếu được giao lại thì nêu ở ghi chú (note).",
        ((before.origin.at("denominator"), f"số của {period.title}"),),
    )
