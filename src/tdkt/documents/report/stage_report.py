"""The báo cáo on several years: sơ kết of three, tổng kết of five, from the plans that there are; which years are missing is said."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from tdkt.attainment.assessment import Attainment, assess, summarize
from tdkt.attainment.over_years import movements_over_years, targets_over_years
from tdkt.awards.book import award_book
from tdkt.checks.programmes import programme_of
from tdkt.documents.jobs import Order
from tdkt.documents.page.assembling import all_recipients, archive_of, letterhead, usual_signature
from tdkt.documents.page.blocks import Appendix, Block, OfficialDocument, Table
from tdkt.documents.page.wording import BLANK_DATE
from tdkt.documents.report.corrections import corrections_of_stage
from tdkt.documents.report.movements_told import general_movements_of_years
from tdkt.documents.report.outlines import FilledOutline, left_to_fill_in, own_macros, shadowed
from tdkt.documents.report.stage_counts import (
    awards_are_illustrative,
    awards_by_year,
    cancelled_awards,
    without_awards,
    work_by_year,
    work_is_illustrative,
)
from tdkt.documents.report.stage_tables import (
    StageTable,
    baseline_and_end,
    name_over_years,
    table_of_movements,
    table_of_ways,
    table_of_yearly,
    told_way,
)
from tdkt.documents.report.target_tables import summary_words
from tdkt.documents.report.told_batches import refuse_batches_of_years
from tdkt.documents.texts.citations import cited_plan, with_amendments
from tdkt.documents.texts.formats import date_long
from tdkt.documents.texts.templates import Templates
from tdkt.model.drive import Drive
from tdkt.model.issued import PLAN, STAGE_REPORT
from tdkt.model.numbering import COMMON
from tdkt.model.period import ROMAN, Period
from tdkt.model.plan_year import calendar_years, year_name, year_word
from tdkt.model.records import replace
from tdkt.model.report_outline import STAGE, TARGETS
from tdkt.model.text import lower_first, plain, upper_first
from tdkt.model.year_span import YearSpan
from tdkt.workspace.report_outlines import outline_for
from tdkt.workspace.workspace import Workspace

_TEMPLATE, _BLOCKS = "bao-cao-giai-doan.md.j2", "bao-cao-giai-doan-khoi.md.j2"


def stage_report_of(order: Order) -> OfficialDocument:
    """Return the báo cáo on the years of a span, with the awards that were decided in them."""
    span: YearSpan = order.subject
    workspace, issued = order.workspace, order.issued
    years = span.years(plan.year for plan in workspace.plans)
    if issued is None:
        refuse_batches_of_years(workspace, years)
    attainments = [_year(workspace, year) for year in years]
    there = [one for one in attainments if one is not None]
    programme, plan = there[-1].programme, there[-1].programme.plan
    organization, book = programme.organization, award_book(workspace)
    drives = [drive for drive in workspace.all(Drive) if drive.year in years]
    awards = awards_by_year(book, years)
    outline = outline_for(workspace, STAGE)
    body = organization.issuing(STAGE_REPORT, outline.issuer or plan.issuer)
    tables, context = _parts(attainments, years)
    context |= {
        "plans": "; ".join(map(_plan_name, there)),
        "has_annexes": TARGETS in outline.annexes,
        "stage_first": upper_first(span.title),
        "length": len(years),
        "year_word": year_word(years[0]),
        "all_years": [str(year) for year in years],
        "missing": ", ".join(
            year_name(year) for year, found in zip(years, attainments, strict=True) if found is None
        ),
        "drives": [
            f"{lower_first(drive.name)} (từ {drive.from_:%d/%m/%Y} đến {drive.until:%d/%m/%Y})"
            for drive in drives
        ],
        "corrections": corrections_of_stage(workspace, span),
        "awards": awards,
        "cancelled_awards": cancelled_awards(book, years),
        "without_awards": without_awards(book, years),
        "other_work": work_by_year(workspace, years),
    }
    values = {
        **stage_words(span, years),
        "plan": context.pop("plans"),
        "issuer": body.name,
        "ward": organization.name,
    }
    unheard = shadowed(order.templates, _TEMPLATE, outline, STAGE)
    printed = FilledOutline(outline, STAGE, values, macros=own_macros(order.templates, _BLOCKS))
    number = (
        f"{issued.said} {date_long(issued.date)}"
        if issued
        else f"       /BC-{body.abbreviation} {BLANK_DATE}"
    )
    blocks = order.templates.blocks(
        _TEMPLATE,
        {**context, **_words_of_before(values), "outline": printed},
        COMMON if unheard else outline.scheme,
    )
    return OfficialDocument(
        letterhead=letterhead(
            body,
            symbol=issued.symbol if issued else f"BC-{body.abbreviation}",
            year=issued.date.year if issued else calendar_years(years[-1])[-1],
            number=issued.number if issued else None,
            date=issued.date if issued else None,
        ),
        type_name="BÁO CÁO",
        subject=printed.title,
        blocks=blocks,
        recipients=all_recipients(
            body, outline.recipients or (plan.reporting.recipients if plan.reporting else ())
        ),
        archive=archive_of(body, plan.archive),
        signature=usual_signature(body, outline.signer, plan.signer),
        addressees=outline.addressees or (plan.reporting.addressees if plan.reporting else ()),
        appendices=tuple(
            _appendix(
                table,
                ROMAN[place] if len(tables) > 1 else "",
                f"(Kèm theo Báo cáo số {number} của {body.name})",
                order.templates,
            )
            for place, table in enumerate(tables if TARGETS in outline.annexes else ())
        ),
        draft=issued is None,
        illustrative=any(one.illustrative for one in there)
        or any(drive.illustrative for drive in drives)
        or awards_are_illustrative(book, years)
        or work_is_illustrative(workspace, years),
        title=f"Báo cáo {lower_first(printed.title)}",
        author=body.name,
        notes=(*_notes(context["missing"], blocks), *unheard),
    )


def _year(workspace: Workspace, year: int) -> Attainment | None:
    """Return what a year has come to by its latest reports (of none, by its first quarter), None where it has no plan."""
    if all(plan.year != year for plan in workspace.plans):
        return None
    programme = programme_of(workspace, year)
    return assess(programme, programme.reported_until or Period.quarter(programme.year, 1))


def _plan_name(attainment: Attainment) -> str:
    """Return a year's plan as it is cited for the first time: number, day, issuer and trích yếu (NĐ 30/2020, Phụ lục I, II.6b)."""
    programme = attainment.programme
    plan = programme.plan
    cited = cited_plan(plan)
    issuer = programme.organization.issuing(PLAN, plan.issuer).name
    whole = (
        f"{cited} của {issuer} về {lower_first(plan.title)}"
        if cited
        else f"Kế hoạch {year_name(programme.year)}"
    )
    return with_amendments(whole, programme, attainment.period.last_day)


def stage_words(span: YearSpan, years: Sequence[int]) -> dict[str, str]:
    """Return what an outline may name of a report on the `years` of `span`."""
    return {"stage": span.title, "review": _kind(len(years), year_word(years[0]))}


def _words_of_before(values: Mapping[str, str]) -> dict[str, str]:
    """Return the words that a ward's own template from before the outlines fills in."""
    return {"plans": values["plan"], "issuer": values["issuer"], "stage": values["stage"]}


def _kind(length: int, word: str) -> str:
    """Return what a report on so many years is called: three are looked back on (sơ kết), five summed up (tổng kết)."""
    if length == 3:
        return f"Sơ kết 03 {word}"
    return f"Tổng kết {length:02} {word}" if length >= 5 else "Kết quả"


def _parts(
    attainments: Sequence[Attainment | None], years: Sequence[int]
) -> tuple[list[StageTable], dict[str, Any]]:
    """Return the tables of the annexes, and what the body says of the same."""
    there = [one for one in attainments if one is not None]
    short = {unit.id: unit.abbreviation for unit in there[-1].programme.organization.units}
    general = {
        one.id: plain(one.title).rstrip(".") for one in there[-1].programme.organization.general_movements
    }
    found = targets_over_years(attainments)
    ways = [one for one in found if one.way is not None]
    yearly = [one for one in found if one.way is None]
    movements = movements_over_years(attainments)
    named = {
        "annex_of_ways": table_of_ways(ways, years, short) if ways else None,
        "annex_of_yearly": table_of_yearly(yearly, years, short) if yearly else None,
        "annex_of_movements": table_of_movements(movements, years, short, general),
    }
    tables = [table for table in named.values() if table is not None]
    return tables, {
        **{
            name: ROMAN[tables.index(table)] if table is not None and len(tables) > 1 else ""
            for name, table in named.items()
        },
        "years": [_told_year(one) for one in there],
        "ways": [
            {
                "text": name_over_years(one),
                "units": ", ".join(short.get(unit, unit) for unit in one.target.units),
                "told": told_way(one, years),
                **baseline_and_end(one, years),
            }
            for one in ways
        ],
        "yearly": len(yearly),
        "differences": [
            {"text": name_over_years(one), "said": "; ".join(one.differences)}
            for one in found
            if one.differences
        ],
        "movements": len(movements),
        "taken_up": sum(one.movement.takes_up is not None for one in movements),
        "general_movements": general_movements_of_years([one.programme for one in there]),
        "lasting": sum(sum(result is not None for result in one.results) > 1 for one in movements),
    }


def _told_year(attainment: Attainment) -> dict[str, Any]:
    period, programme = attainment.period, attainment.programme
    until = "" if period.is_last and programme.reports else f"đến hết {period.short}"
    return {
        "name": year_name(programme.year),
        "first": upper_first(year_name(programme.year)),
        "until": until if programme.reports else "chưa có báo cáo của đơn vị",
        "summary": summary_words(summarize(attainment.assessments)),
        "late": len(attainment.missing),
    }


def _appendix(table: StageTable, number: str, attached_to: str, templates: Templates) -> Appendix:
    blocks = templates.blocks("phu-luc-giai-doan.md.j2", table.context)
    return Appendix(
        number=number,
        title=table.title,
        attached_to=attached_to,
        blocks=tuple(_with_widths(block, table.shares) for block in blocks),
        landscape=True,
    )


def _with_widths(block: Block, shares: tuple[int, ...]) -> Block:
    return replace(block, widths=shares) if isinstance(block, Table) else block


def _notes(missing: str, blocks: Sequence[Block]) -> tuple[str, ...]:
    without = (f"- Chưa có kế hoạch, số liệu của {missing}.",) if missing else ()
    return (*without, *left_to_fill_in(blocks))
