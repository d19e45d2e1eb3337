"""Targets as rows of the báo cáo: the compact table of a unit, the wide one of the appendix."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from tdkt.attainment import wording
from tdkt.attainment.assessment import Assessment, Attainment, Summary
from tdkt.attainment.measure_types.registry import kind_of
from tdkt.attainment.shares_told import shares_told
from tdkt.documents.texts.in_sentences import counts_padded, shares_padded, spelled
from tdkt.model.plan_year import year_name, year_word
from tdkt.model.text import upper_first

UNIT_TABLE_SHARES = (6, 38, 19, 20, 17)
"""Widths of TT, Chỉ tiêu, Kế hoạch, Thực hiện, Trạng thái: a status of three syllables stays on one line."""

INLINE_TABLE_SHARES = (7, 32, 13, 15, 18, 15)
"""Widths of the same with Đơn vị, for the table of all targets on an upright page."""
_ALWAYS = (5, 30, 13, 16, 18, 15)
_CHANGE, _YEAR_AGO, _FORECAST = 13, 17, 17


def told(assessment: Assessment) -> dict[str, str]:
    """Return what a sentence says of a target: as `row`, in words and with the zero of counted things."""
    value = assessment.gathered.value
    # Where no percent can be said (a base of 0) the things themselves are.
    counts = kind_of(assessment.target.measure).is_whole or (value is not None and value.amount is None)
    pads = counts_padded if counts else shares_padded
    said = row(assessment)
    return {
        **said,
        "text": spelled(said["text"]),
        "planned": pads(spelled(said["planned"])),
        "achieved": pads(spelled(said["achieved"])),
    }


def row(assessment: Assessment) -> dict[str, str]:
    """Return what a table says of a target."""
    return {
        "text": assessment.target.name,
        "planned": wording.planned(assessment),
        "achieved": wording.achieved(assessment),
        "status": assessment.status.label,
    }


def cells(assessment: Assessment) -> dict[str, str]:
    """Return what every table says of a target: as `row`, each cell beginning with a capital letter."""
    return {name: upper_first(text) for name, text in row(assessment).items()}


def appendix_table(attainment: Attainment) -> tuple[dict[str, Any], tuple[int, ...]]:
    """Return what `phu-luc-chi-tieu.md.j2` needs, and the shares of its columns.

    The columns for the change, last year and the forecast are there only where any row has something to say; the
    abbreviations of units are explained under the table.
    """
    short = {unit.id: unit.abbreviation for unit in attainment.programme.organization.units}
    heads = _optional_heads(attainment)
    context = {
        "rows": list(_appendix_rows(attainment, short)),
        "abbreviations": _abbreviations(attainment),
        **heads,
    }
    extra = {"compared_with": _CHANGE, "last_year": _YEAR_AGO, "forecast": _FORECAST}
    return context, (*_ALWAYS, *(share for name, share in extra.items() if heads[name]))


def inline_table(appendix: Mapping[str, Any]) -> dict[str, Any]:
    """Return what `phu-luc-chi-tieu.md.j2` needs for the table in the report itself: upright, the columns that are always there."""
    return {**appendix, "compared_with": "", "last_year": "", "forecast": ""}


def _optional_heads(attainment: Attainment) -> dict[str, str]:
    """Return the heads of the columns that are not always there, "" for those that are not."""
    period = attainment.period
    found = [*attainment.assessments]
    found += [share.found for one in attainment.assessments for share in one.shares]
    heads = {"compared_with": "", "last_year": "", "forecast": ""}
    if any(wording.change(assessment) for assessment in found):
        heads["compared_with"] = upper_first(wording.compared_with(period))
    if any(assessment.a_year_ago for assessment in found):
        heads["last_year"] = f"Cùng kỳ {year_name(period.a_year_ago.year)}; thay đổi"
    if any(wording.forecasted(assessment) for assessment in found):
        heads["forecast"] = f"Dự kiến cả {year_word(period.year)} theo tiến độ hiện nay"
    return heads


def _appendix_rows(attainment: Attainment, short: Mapping[str, str]) -> Iterator[dict[str, str]]:
    """Yield a row a target, behind an allocated one a row a share, numbered below it: 3, 3.1, 3.2."""
    for number, found in enumerate(attainment.assessments, start=1):
        yield {**_appendix_row(found, short), "number": str(number)}
        for place, told in enumerate(shares_told(found, attainment.programme.organization), start=1):
            row = {**_appendix_row(told.found, short), "number": f"{number}.{place}", "text": told.name}
            yield {**row, "units": short.get(told.member, "")}


def _appendix_row(assessment: Assessment, short: Mapping[str, str]) -> dict[str, str]:
    return {
        **cells(assessment),
        "units": ", ".join(short[unit] for unit in assessment.target.units),
        "change": wording.change(assessment) or "–",
        "a_year_ago": _a_year_ago(assessment),
        "forecast": upper_first(wording.forecasted(assessment)) or "–",
    }


def _abbreviations(attainment: Attainment) -> list[dict[str, str]]:
    """Return the short names of units that the table uses and that need explaining."""
    used: set[str] = set()
    for assessment in attainment.assessments:
        used.update(assessment.target.units)
    return [
        {"short": unit.abbreviation, "name": unit.name}
        for unit in attainment.programme.organization.units
        if unit.id in used and unit.abbreviation != unit.name
    ]


def summary_words(summary: Summary) -> dict[str, Any]:
    """Return the counts of a summary as the sentences of the template need them."""
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


def _a_year_ago(assessment: Assessment) -> str:
    change = wording.year_change(assessment)
    said = {"": "", "0": "; không đổi"}.get(change, f"; {change}")
    return upper_first(f"{wording.a_year_ago(assessment)}{said}") or "–"
