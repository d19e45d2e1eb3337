"""The units' own words over the quarters of a period."""

from __future__ import annotations

import unicodedata

from tdkt.attainment.owing import units_owing
from tdkt.model.organization import Unit
from tdkt.model.period import Period
from tdkt.model.programme import Programme
from tdkt.model.text import upper_first
from tdkt.model.unit_report import UnitReport

_OF_THE_DAY = ("proposals",)
"""Parts that speak of what is wanted now: an earlier quarter's may be done with."""


def as_sentence(text: str) -> str:
    """Return a unit's words from a capital letter and with a mark at the end."""
    words = text.strip()
    words = upper_first(words)
    return words if words.endswith((".", "!", "?", "…", ";", ":")) else f"{words}."


def gathered_words(programme: Programme, period: Period, part: str) -> list[dict[str, str]]:
    """Return what the units wrote as `part` of their narratives ("results", "causes", …), unit by unit.

    Results, examples, limitations and their causes are those of all quarters of the period; proposals those of each
    unit's latest report in it.

    Each has `unit`, `text` and `quarter`, which is "" where it needs no saying. Words that a unit repeats
    literally stand once, in the latest quarter that has them.
    """
    words: list[dict[str, str]] = []
    for unit in units_owing(programme, period.own_steps):
        latest: dict[str, dict[str, str]] = {}
        for report in _reports_telling(programme, unit, period, part):
            quarter = _quarter_said(report, period, part)
            for text in getattr(report.narrative, part):
                key = " ".join(unicodedata.normalize("NFC", text).split())
                latest.pop(key, None)  # said again, it stands where it was said last
                latest[key] = {"unit": unit.name, "quarter": quarter, "text": as_sentence(text)}
        words += latest.values()
    return words


def _reports_telling(programme: Programme, unit: Unit, period: Period, part: str) -> list[UnitReport]:
    """Return the reports of a unit whose words on `part` are told, in order of time."""
    own = [
        report
        for report in sorted(programme.reports, key=lambda found: found.period.order)
        if report.unit == unit.id and report.period in period.own_steps
    ]
    return own[-1:] if part in _OF_THE_DAY else own


def _quarter_said(report: UnitReport, period: Period, part: str) -> str:
    """Return the quarter of a report, "" for the one that the reader takes for granted."""
    is_last = report.period.last_day == period.last_day
    is_understood = report.period == period or part in _OF_THE_DAY
    return "" if is_last and is_understood else report.period.short
