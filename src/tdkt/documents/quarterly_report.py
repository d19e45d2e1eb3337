"""The ward's quarterly báo cáo: prose frame, results of each unit, all targets as an appendix."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from tdkt.attainment import wording
from tdkt.attainment.assessment import Assessment, Attainment, Summary, assess, summarize
from tdkt.attainment.status import Status
from tdkt.documents.assembling import letterhead, signature
from tdkt.documents.blocks import Appendix, OfficialDocument, Table
from tdkt.documents.formats import date_long
from tdkt.documents.markdown import parse_blocks
from tdkt.documents.templates import render_markdown
from tdkt.documents.wording import BLANK_DATE
from tdkt.model.organization import Unit
from tdkt.model.period import Period
from tdkt.model.programme import Programme
from tdkt.model.text import plain
from tdkt.model.unit_report import Narrative, UnitReport

_COLUMN_SHARES = (5, 40, 10, 15, 18, 12, 12)
_NOT_MET = (Status.BEHIND, Status.NOT_REACHED)


def report_document(programme: Programme, period: Period, folders: Sequence[Path]) -> OfficialDocument:
    """Return the báo cáo for the quarter `period`, worded by `bao-cao-quy.md.j2` and `phu-luc-chi-tieu.md.j2`.

    It is a draft: number and date are given when it is issued.
    """
    organization, plan = programme.organization, programme.plan
    attainment = assess(programme, period)
    text = render_markdown("bao-cao-quy.md.j2", _context(attainment), folders)
    table = render_markdown("phu-luc-chi-tieu.md.j2", {"rows": _rows(attainment)}, folders)
    subject = f"Kết quả thực hiện công tác thi đua, khen thưởng {period.title}"
    return OfficialDocument(
        letterhead=letterhead(organization, symbol=f"BC-{organization.abbreviation}", year=period.year),
        type_name="BÁO CÁO",
        subject=subject,
        blocks=parse_blocks(text),
        recipients=plan.reporting.recipients if plan.reporting else (),
        archive=plan.archive,
        signature=signature(organization, plan.signer),
        addressees=plan.reporting.addressees if plan.reporting else (),
        appendices=(
            Appendix(
                number="",
                title=f"Kết quả thực hiện chỉ tiêu thi đua {period.title}",
                attached_to=f"(Kèm theo Báo cáo số        /BC-{organization.abbreviation} {BLANK_DATE} của {organization.name})",
                blocks=tuple(
                    replace(block, widths=_COLUMN_SHARES) if isinstance(block, Table) else block
                    for block in parse_blocks(table)
                ),
                landscape=True,
            ),
        ),
        draft=True,
        illustrative=attainment.illustrative,
        title=f"Báo cáo {subject[:1].lower()}{subject[1:]}",
        author=organization.name,
    )


def _context(attainment: Attainment) -> dict[str, Any]:
    programme, plan, period = attainment.programme, attainment.programme.plan, attainment.period
    own = {report.unit: report for report in programme.reports if report.period.last == period.last}
    units = programme.reporting_units

    def told(part: Callable[[Narrative], tuple[str, ...]]) -> list[dict[str, str]]:
        return [
            {"unit": unit.name, "text": text}
            for unit in units
            if unit.id in own
            for text in part(own[unit.id].narrative)
        ]

    issued = (
        ""
        if plan.is_draft or plan.date is None
        else f" số {plan.number:02}/{plan.symbol} {date_long(plan.date)}"
    )
    return {
        "organization": programme.organization,
        "period": period.title,
        "plan_name": f"Kế hoạch{issued} của {programme.organization.name}",
        "plan_subject": plan.title[:1].lower() + plan.title[1:],
        "reports_received": attainment.reports_received,
        "reports_due": attainment.reports_due,
        "missing": [{"unit": unit.name, "period": quarter.title} for unit, quarter in attainment.missing],
        "summary": _summary(summarize(attainment.assessments)),
        "units": [_unit(attainment, unit, own.get(unit.id)) for unit in units],
        "exemplars": told(lambda narrative: narrative.exemplars),
        "limitations": told(lambda narrative: narrative.limitations),
        "causes": told(lambda narrative: narrative.causes),
        "proposals": told(lambda narrative: narrative.proposals),
    }


def _summary(summary: Summary) -> dict[str, Any]:
    return {
        "total": summary.total,
        "judged": summary.judged,
        "reached": summary.reached,
        "share": wording.share(summary),
        "counts": [
            {"number": count, "label": status.label}
            for status, count in summary.by_status.items()
            if count and not status.is_reached
        ],
    }


def _unit(attainment: Attainment, unit: Unit, report: UnitReport | None) -> dict[str, Any]:
    assessments = attainment.of_unit(unit.id)
    texts = {
        item.task: item.text
        for file in attainment.programme.movements
        if file.unit == unit.id
        for item in file.items
        if item.task is not None
    }
    return {
        "name": unit.name,
        "summary": _summary(summarize(assessments)),
        "reported": report is not None,
        "results": report.narrative.results if report else (),
        "behind": [
            {**_row(found), "cause": "; ".join(cause.rstrip(".") for cause in found.causes)}
            for found in assessments
            if found.status in _NOT_MET
        ],
        "tasks": [
            {
                "text": plain(texts[task.task]).rstrip(".;"),
                "progress": wording.PROGRESS[task.progress],
                "note": task.note.rstrip("."),
            }
            for task in (report.tasks if report else ())
        ],
    }


def _rows(attainment: Attainment) -> list[dict[str, str]]:
    names = {unit.id: unit.abbreviation for unit in attainment.programme.organization.units}
    return [
        {**_row(found), "units": ", ".join(names[unit] for unit in found.target.units)}
        for found in attainment.assessments
    ]


def _row(assessment: Assessment) -> dict[str, str]:
    return {
        "text": assessment.target.name,
        "planned": wording.planned(assessment),
        "achieved": wording.achieved(assessment),
        "status": assessment.status.label,
        "change": wording.change(assessment) or "–",
    }
