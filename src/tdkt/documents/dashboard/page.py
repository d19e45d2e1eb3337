"""The page that a leader looks at: one HTML file that needs nothing else, no network and no script to be read.

Numbers come from `tdkt.attainment`; this module groups them and the template words them. Style and script are
allowed by their hashes only (Content-Security-Policy), so that nothing in the data can ever run.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping, Sequence
from fractions import Fraction
from pathlib import Path

from markupsafe import Markup

from tdkt.attainment import wording
from tdkt.attainment.assessment import Assessment, Attainment, Summary, assess, summarize
from tdkt.attainment.came_and_went import came_and_went
from tdkt.attainment.schedule import grid_of
from tdkt.attainment.stages import FORMAL_PROGRESS
from tdkt.attainment.status import Status
from tdkt.documents.dashboard.bullet_chart import widths
from tdkt.documents.dashboard.decisions import decisions, owners
from tdkt.documents.dashboard.targets import STAGES, Card, cards, until
from tdkt.documents.page.web import allowing_hash, web_templates
from tdkt.documents.texts.citations import cited_plan, with_amendments
from tdkt.documents.texts.formats import date_short
from tdkt.model.organization import Unit
from tdkt.model.period import MONTH, PART, ROMAN, Period
from tdkt.model.plan_year import year_name, year_word
from tdkt.model.records import dataclass
from tdkt.model.sample import ILLUSTRATIVE
from tdkt.model.text import plain, upper_first
from tdkt.receipts.year_work import TITLE as WORK
from tdkt.receipts.year_work import WorkPart
from tdkt.resources import resource_folder

_NAME = "bang-dieu-hanh"
FILE_NAME = f"{_NAME}.html"


@dataclass(frozen=True, slots=True)
class HeatCell:
    """A unit at the end of a quarter: `summary` is None while the quarter is still to come.

    `level` is 0 to 4 by quarters of the share that was reached, None where nothing could be judged.
    """

    quarter: str
    summary: Summary | None = None
    share: str = ""
    level: int | None = None
    missing: bool = False


@dataclass(frozen=True, slots=True)
class UnitPart:
    """A unit's row of the heat table, and its targets by movement; `shared` are targets that another unit leads."""

    unit: Unit
    summary: Summary
    share: str
    heat: tuple[HeatCell, ...]
    movements: tuple[tuple[str, tuple[Card, ...]], ...]
    shared: tuple[Card, ...]
    proposals: tuple[str, ...]


def by_quarters(attainment: Attainment) -> Attainment:
    """Return an attainment at the end of a quarter or term: for a month that of the latest one that was over by then."""
    period = attainment.period
    if period.kind != MONTH:
        return attainment
    over = max(period.on_grid(PART).last, 1)
    return assess(attainment.programme, Period.quarter(period.year, over))


def dashboard_html(
    attainment: Attainment,
    *,
    link_prefix: str | None = None,
    drives: Sequence[str] = (),
    work: Sequence[WorkPart] = (),
) -> str:
    """Return the page for the end of `attainment.period`.

    `link_prefix` leads from the page's folder to the workspace ("../../"); with None the lines of the YAML files
    are named but not linked. `drives` are lines on the drives of the time, `work` counts what else was done in it.
    """
    folder = resource_folder("templates")
    style, script = _part(folder / f"{_NAME}.css"), _part(folder / f"{_NAME}.js")
    programme, period = attainment.programme, attainment.period
    past = [assess(programme, quarter) for quarter in period.quarters[:-1]]
    quarters = (*past, attainment)
    cited = cited_plan(programme.plan) or f"Kế hoạch {year_name(programme.plan.year)} (dự thảo)"
    by_target = cards(quarters, link_prefix)
    summary = summarize(attainment.assessments)
    shown = [status for status in Status if summary.by_status[status]]
    page = (
        web_templates()
        .get_template(f"{_NAME}.html.j2")
        .render(
            organization=programme.organization,
            period=period,
            plan_name=with_amendments(cited, programme, period.last_day),
            last_day=date_short(period.last_day),
            until=until(period),
            illustrative=ILLUSTRATIVE
            if attainment.illustrative or any(part.illustrative for part in work)
            else "",
            attainment=attainment,
            came_and_went=[upper_first(told) for told in came_and_went(programme, period)],
            drives=drives,
            work=work,
            work_title=WORK,
            summary=summary,
            share=wording.share(summary),
            coverage_bar=widths(
                (attainment.reports_received, attainment.reports_due - attainment.reports_received)
            )
            if attainment.reports_due
            else (),
            status_bar=list(
                zip(
                    shown, widths(summary.by_status[status] for status in shown) if shown else (), strict=True
                )
            ),
            statuses=list(Status),
            Status=Status,
            decisions=decisions(attainment, by_target),
            units=_unit_parts(quarters, by_target),
            cards=list(by_target.values()),
            owners=owners,
            stages=list(
                zip(
                    map(FORMAL_PROGRESS.get, STAGES),
                    ("6", "50%", "98%"),
                    ("start", "middle", "end"),
                    strict=True,
                )
            ),
            numerals=ROMAN[: len(period.division.parts)],
            word=period.division.word,
            head_word=upper_first(period.division.word),
            year_word=year_word(period.year),
            step_of=lambda card: period.on_grid(grid_of(card.assessment.target.measure)).step(1).word,
            style=Markup(style),
            script=Markup(script),
            style_hash=allowing_hash(style),
            script_hash=allowing_hash(script),
        )
    )
    return unicodedata.normalize("NFC", page)


def _part(path: Path) -> str:
    return "\n" + unicodedata.normalize("NFC", path.read_text(encoding="utf-8"))


def _unit_parts(quarters: tuple[Attainment, ...], by_target: Mapping[str, Card]) -> list[UnitPart]:
    now = quarters[-1]
    then = [(past, {(unit.id, late) for unit, late in past.missing}) for past in quarters]
    proposals = {
        report.unit: report.narrative.proposals
        for report in now.programme.reports
        if report.period.last_day == now.period.last_day
    }
    return [
        _unit_part(
            unit,
            (
                *(
                    _heat(
                        ROMAN[number],
                        found.of_unit(unit.id),
                        missing=any(
                            (unit.id, step) in late for step in found.period.step(number + 1).own_steps
                        ),
                    )
                    for number, (found, late) in enumerate(then)
                ),
                *(HeatCell(numeral) for numeral in ROMAN[len(then) : len(now.period.division.parts)]),
            ),
            [by_target[found.target.id] for found in now.of_unit(unit.id)],
            summarize(now.of_unit(unit.id)),
            proposals.get(unit.id, ()),
        )
        for unit in now.programme.reporting_units
    ]


def _unit_part(
    unit: Unit, heat: tuple[HeatCell, ...], listed: list[Card], summary: Summary, proposals: tuple[str, ...]
) -> UnitPart:
    own: dict[str, list[Card]] = {}
    for card in listed:
        if card.owners[0] == unit:
            own.setdefault(card.assessment.target.movement, []).append(card)
    return UnitPart(
        unit=unit,
        summary=summary,
        share=wording.share(summary),
        heat=heat,
        movements=tuple((plain(group[0].movement).rstrip("."), tuple(group)) for group in own.values()),
        shared=tuple(card for card in listed if card.owners[0] != unit),
        proposals=proposals,
    )


def _heat(numeral: str, found: tuple[Assessment, ...], *, missing: bool) -> HeatCell:
    summary = summarize(found)
    return HeatCell(
        quarter=numeral,
        summary=summary,
        share=wording.share(summary),
        level=None if summary.share is None else _level(summary.share),
        missing=missing,
    )


def _level(share: Fraction) -> int:
    """Return 0 for nothing, 1 to 4 for each quarter of the whole that was begun."""
    return -(-4 * share.numerator // share.denominator)


def link_prefix(page_folder: Path, workspace: Path) -> str | None:
    """Return the way from the page's folder to the workspace as a link, None where the page lies outside of it."""
    folder, root = page_folder.resolve(), workspace.resolve()
    if not folder.is_relative_to(root):
        return None
    return "../" * len(folder.relative_to(root).parts)
