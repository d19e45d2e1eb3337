"""The ward's báo cáo for a quarter, 6 months, 9 months or the year: prose by parts, all targets as an appendix."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from tdkt.attainment.assessment import Attainment, assess, summarize
from tdkt.attainment.came_and_went import came_and_went
from tdkt.attainment.forecast import forecast
from tdkt.awards.book import AwardBook, award_book
from tdkt.checks.programmes import programme_of
from tdkt.documents.annexes.appendices import AnnexedTo, appendices
from tdkt.documents.jobs import Order
from tdkt.documents.page.assembling import all_recipients, archive_of, letterhead, usual_signature
from tdkt.documents.page.blocks import Appendix, Letterhead, OfficialDocument
from tdkt.documents.page.wording import BLANK_DATE
from tdkt.documents.report.award_results import award_results, law_notes_of, results_illustrative
from tdkt.documents.report.corrections import corrections_told
from tdkt.documents.report.directions import coming_period, directions, has_directions
from tdkt.documents.report.drives import drives_in, drives_told, said_of_drafts
from tdkt.documents.report.exemplars import exemplar_words, exemplars_of
from tdkt.documents.report.lasting import lasting
from tdkt.documents.report.movements_told import general_movements_told, registrations_told, taken_up
from tdkt.documents.report.narratives import gathered_words
from tdkt.documents.report.not_printed import kept_from_the_city
from tdkt.documents.report.outlines import Clerk, FilledOutline, own_macros, shadowed, title_values
from tdkt.documents.report.passages import ClerkWords, read_passages
from tdkt.documents.report.recounting import recounting_told
from tdkt.documents.report.target_tables import (
    INLINE_TABLE_SHARES,
    UNIT_TABLE_SHARES,
    appendix_table,
    inline_table,
    summary_words,
)
from tdkt.documents.report.told_batches import refuse_batches_of_period
from tdkt.documents.report.typed_lines import with_widths
from tdkt.documents.report.unit_results import missing_reports, movement_counts, task_counts, unit_results
from tdkt.documents.report.year_work import year_work, year_work_is_illustrative
from tdkt.documents.texts.citations import cited_plan, with_amendments
from tdkt.documents.texts.formats import date_long
from tdkt.documents.texts.templates import MarkdownText, Templates
from tdkt.model.drive import Drive, DriveReport
from tdkt.model.issued import PLAN, REPORT, IssuedDocument
from tdkt.model.issuer import IssuingBody
from tdkt.model.numbering import COMMON, roman
from tdkt.model.period import Period
from tdkt.model.place_words import words_of
from tdkt.model.plan_year import year_name, year_word
from tdkt.model.programme import Programme
from tdkt.model.records import replace
from tdkt.model.report_key import ReportKey
from tdkt.model.report_outline import TARGETS, Outline, kind_of_report
from tdkt.model.text import lower_first, upper_first
from tdkt.workspace.report_outlines import outline_for, packaged_outline, reporting_body


def report_of(order: Order) -> OfficialDocument:
    """Return the báo cáo on a period, with the batches of awards and what was put right since earlier reports."""
    meant: ReportKey = order.subject
    period, workspace = meant.period, order.workspace
    if order.issued is None:
        refuse_batches_of_period(workspace, period)
    programme, kind = programme_of(workspace, period.year), kind_of_report(period)
    organization, plan = programme.organization, programme.plan
    # what the register holds as the ward's own is the ward's
    of_plan = None if order.issued and order.issued.issuer is None else plan
    return report_document(
        programme,
        period,
        order.templates,
        award_book(workspace),
        issued=order.issued,
        drives=tuple(workspace.all(Drive)),
        drive_reports=tuple(workspace.all(DriveReport)),
        corrections=(*corrections_told(workspace, period), *recounting_told(workspace, period)),
        other_work=year_work(workspace, period),
        other_work_is_illustrative=year_work_is_illustrative(workspace, period),
        outline=outline_for(workspace, kind, meant.issuer),
        body=reporting_body(workspace, organization, kind, meant.issuer, of_plan),
        own_of=meant.issuer,
    )


def report_document(
    programme: Programme,
    period: Period,
    templates: Templates,
    book: AwardBook | None = None,
    *,
    issued: IssuedDocument | None = None,
    corrections: Sequence[str] = (),
    other_work: Sequence[str] = (),
    other_work_is_illustrative: bool = False,
    drives: Sequence[Drive] = (),
    drive_reports: Sequence[DriveReport] = (),
    outline: Outline | None = None,
    own_of: str | None = None,
    body: IssuingBody | None = None,
) -> OfficialDocument:
    """Return the báo cáo for `period`, worded by `bao-cao.md.j2` and `phu-luc-chi-tieu.md.j2`.

    `book` gives the figures on commendation; without a batch in it that part is left to the clerk.

    It is a draft until it is `issued`, which gives number and date. `corrections` are sentences on figures of earlier
    reports that were put right since, `other_work` those on inspections and the like, `drives` those of all years with
    the `drive_reports` on them. `outline` says what stands where, the packaged one unless given;
    `own_of` is the body whose own report it is beside the usual one, `body` who issues it.
    Its notes say which parts tdkt wrote, which the clerk
    added to or wrote, and which are blank.
    """
    organization, plan = programme.organization, programme.plan
    time, attainment = programme.counted(period), assess(programme, period)
    clerk = read_passages(programme, period, own_of)
    awards = award_results(book, period) if book else None
    programme, plan = attainment.programme, attainment.programme.plan
    context = {
        **_context(attainment, clerk, awards),
        "corrections": corrections,
        "other_work": other_work,
        "drives": drives_told(drives, time, drive_reports, programme.organization),
        "lasting": lasting(attainment),
        "general_movements": general_movements_told(programme, period),
        "registrations": registrations_told(programme, period),
    }
    awards_shown = awards is not None and not clerk.passages["awards"]["replace"]
    kind = kind_of_report(period)
    outline = outline or packaged_outline(kind)
    unheard = shadowed(templates, "bao-cao.md.j2", outline, kind)
    body = body or organization.issuing(REPORT, outline.issuer or plan.issuer)
    printed = FilledOutline(
        outline,
        kind,
        _values(context, period, body),
        Clerk(clerk.passages, context["written"]),
        own_macros(templates, "bao-cao-khoi.md.j2"),
    )
    appendix, shares = appendix_table(attainment)
    context |= {
        "outline": printed,
        "issuer": body.name,
        "several_annexes": bool(clerk.annexes),
        "target_table": MarkdownText(templates.markdown("phu-luc-chi-tieu.md.j2", inline_table(appendix))),
    }
    blocks = with_widths(
        templates.blocks("bao-cao.md.j2", context, COMMON if unheard else outline.scheme),
        UNIT_TABLE_SHARES,
        printed.typed_heads,
    )
    table = templates.blocks("phu-luc-chi-tieu.md.j2", appendix)
    subject = printed.title
    law_notes = law_notes_of(book, period) if book is not None and awards_shown else ()
    awards_illustrative = book is not None and awards_shown and results_illustrative(book, period)
    return OfficialDocument(
        letterhead=_letterhead(body, period, issued),
        type_name="BÁO CÁO",
        subject=subject,
        blocks=with_widths(blocks, INLINE_TABLE_SHARES, printed.typed_heads),
        recipients=all_recipients(
            body, outline.recipients or (plan.reporting.recipients if plan.reporting else ())
        ),
        archive=archive_of(body, plan.archive),
        signature=usual_signature(body, outline.signer, plan.signer),
        addressees=outline.addressees or (plan.reporting.addressees if plan.reporting else ()),
        appendices=_appendices(
            Appendix(
                number="",
                title=f"Kết quả thực hiện chỉ tiêu thi đua {period.title}",
                attached_to=f"(Kèm theo Báo cáo số {_number(issued, body)} của {body.name})",
                blocks=with_widths(table, shares),
                landscape=True,
            )
            if TARGETS in outline.annexes and attainment.assessments
            else None,
            appendices(
                clerk.annexes,
                AnnexedTo(
                    f"Báo cáo số {_number(issued, body)} của {body.name}",
                    programme.movements,
                    organization,
                    plan.year,
                ),
                templates,
            ),
        ),
        draft=issued is None,
        illustrative=attainment.illustrative
        or clerk.illustrative
        or any(found.illustrative for found in exemplars_of(programme, period))
        or awards_illustrative
        or (bool(other_work) and other_work_is_illustrative)
        or any(drive.illustrative for drive in drives_in(drives, time)),
        title=f"Báo cáo {lower_first(subject)}",
        author=body.name,
        notes=(
            *clerk.notes(
                context["written"], context["units"], printed.spoken_parts, printed.left_out_if_empty
            ),
            *unheard,
            *kept_from_the_city(attainment, clerk.file),
            *(() if issued else said_of_drafts(drives, time)),
            *law_notes,
        ),
        notice=law_notes[0] if law_notes else "",
        draft_notes=law_notes,
    )


def _appendices(of_targets: Appendix | None, others: Iterable[Appendix]) -> tuple[Appendix, ...]:
    """Return the annex of results and those that the clerk added, numbered where there are several."""
    found = (*([of_targets] if of_targets else []), *others)
    if len(found) < 2:
        return tuple(replace(one, number="") for one in found)
    return tuple(replace(one, number=roman(number)) for number, one in enumerate(found, start=1))


def _letterhead(body: IssuingBody, period: Period, issued: IssuedDocument | None) -> Letterhead:
    if issued is None:
        return letterhead(body, symbol=f"BC-{body.abbreviation}", year=period.last_day.year)
    return letterhead(
        body, symbol=issued.symbol, year=issued.date.year, number=issued.number, date=issued.date
    )


def _values(context: Mapping[str, Any], period: Period, body: IssuingBody) -> dict[str, str]:
    """Return what the variables of an outline stand for."""
    return {
        **title_values(period, body),
        "plan": context["plan_name"],
        "plan_subject": context["plan_subject"],
        "ward": context["organization"].name,
    }


def _context(attainment: Attainment, clerk: ClerkWords, awards: dict[str, Any] | None) -> dict[str, Any]:
    programme, plan, period = attainment.programme, attainment.programme.plan, attainment.period
    told = {
        part: gathered_words(programme, period, part)
        for part in ("results", "exemplars", "limitations", "causes", "proposals")
    }
    told["exemplars"] += exemplar_words(programme, period)
    units = [
        {**unit, "passage": clerk.of_unit(unit["id"])}
        for unit in unit_results(attainment, named=tuple(clerk.passages["units"]))
    ]
    ahead = directions(attainment)
    written = {
        "overview": True,
        "movements": True,
        **{part: bool(told[part]) for part in ("exemplars", "limitations", "causes")},
        "proposals": False,
        "awards": awards is not None,
        "directions": has_directions(ahead),
    }
    cited = cited_plan(plan) or "Kế hoạch"
    plan_name = f"{cited} của {programme.organization.issuing(PLAN, plan.issuer).name}"
    return {
        "organization": programme.organization,
        "period": period.title,
        "is_quarter": period.is_one_step,
        "step_word": period.division.word,
        "due_words": ", ".join(dict.fromkeys(step.word for _, step in attainment.due))
        or period.division.word,
        "year_name": year_name(period.year),
        "year_word": year_word(period.year),
        "not_asked": attainment.not_asked,
        "is_last": period.is_last,
        "year": period.year,
        "coming_period": coming_period(period),
        "plan_name": with_amendments(plan_name, programme, period.last_day),
        "plan_subject": lower_first(plan.title),
        "coverage": _coverage(attainment),
        "missing": missing_reports(attainment),
        "summary": summary_words(summarize(attainment.assessments)),
        "parts": words_of(programme.organization).parts,
        "came_and_went": [upper_first(told) for told in came_and_went(programme, period)],
        "before": _before(attainment),
        "forecast": _forecast(attainment),
        "movements": {**movement_counts(attainment), "taken_up": taken_up(programme)},
        "tasks": task_counts(programme, period),
        **told,
        "units": units,
        "awards": awards,
        "directions": ahead,
        "passages": clerk.passages,
        "written": written,
    }


def _number(issued: IssuedDocument | None, body: IssuingBody) -> str:
    """Return "215/BC-UBND ngày 06 tháng 10 năm 2026", with blanks while the report is a draft."""
    if issued is None:
        return f"       /BC-{body.abbreviation} {BLANK_DATE}"
    return f"{issued.said} {date_long(issued.date)}"


def _coverage(attainment: Attainment) -> dict[str, Any]:
    """Return how many units sent all their reports of the period, and the reports of the year so far.

    `only` is the name of the one unit that reports where others report at other times, `own_words` what its reports are called where there are others than the
    one on the whole period.
    """
    own = [(unit, step) for unit, step in attainment.due if step in attainment.period.own_steps]
    units = {unit.id: unit.name for unit, _ in own}
    late = {unit.id for unit, step in attainment.missing if step in attainment.period.own_steps}
    others = any(step != attainment.period for _, step in own)
    return {
        "only": next(iter(units.values()), "") if len(attainment.programme.reporting_units) > 1 else "Đơn vị",
        "own_words": ", ".join(dict.fromkeys(step.word for _, step in own)) if others else "",
        "units_complete": len(units) - len(late),
        "units_due": len(units),
        "reports_received": attainment.reports_received,
        "reports_due": attainment.reports_due,
    }


def _before(attainment: Attainment) -> dict[str, Any] | None:
    """Return how many targets were reached at the end of the period before, None at the year's start."""
    previous = attainment.period.previous
    if previous is None:
        return None
    summary = summarize(assess(attainment.programme, previous).assessments)
    if not summary.judged:
        return None
    return {"period": previous.title, "reached": summary.reached, "judged": summary.judged}


def _forecast(attainment: Attainment) -> dict[str, int] | None:
    """Return how many of the targets with a forecast would meet the plan, None where there is no forecast."""
    found = [ahead for assessment in attainment.assessments if (ahead := forecast(assessment)) is not None]
    if not found:
        return None
    return {"meeting": sum(ahead.meets_threshold for ahead in found), "total": len(found)}
