"""The units' own words over the quarters of a period."""

from __future__ import annotations

import unicodedata

from tdkt.model.period import Period
from tdkt.model.programme import Programme

_OF_THE_DAY = ("limitations", "causes", "proposals")
"""Parts that speak of how things stand: those of an earlier quarter may be mended by now."""


def as_sentence(text: str) -> str:
    """Return a unit's words from a capital letter and with a mark at the end."""
    words = text.strip()
    words = words[:1].upper() + words[1:]
    return words if words.endswith((".", "!", "?", "…", ";", ":")) else f"{words}."


def gathered_words(programme: Programme, period: Period, part: str) -> list[dict[str, str]]:
    """Return what the units wrote as `part` of their narratives ("results", "causes", …), unit by unit.

    Results and examples are those of all quarters of the period; limitations, causes and proposals those of each unit's
    latest report in it.

    Each has `unit`, `text` and `quarter`, which is "" where it needs no saying. Words that a unit repeats
    literally stand once, in the latest quarter that has them.
    """
    words: list[dict[str, str]] = []
    for unit in programme.reporting_units:
        latest: dict[str, dict[str, str]] = {}
        own = [
            report
            for report in sorted(programme.reports, key=lambda found: found.period)
            if report.unit == unit.id and report.period in period.own_quarters
        ]
        for report in own[-1:] if part in _OF_THE_DAY else own:
            is_plain = report.period.last == period.last and (period.kind == "Q" or part in _OF_THE_DAY)
            quarter = "" if is_plain else report.period.short
            for text in getattr(report.narrative, part):
                key = " ".join(unicodedata.normalize("NFC", text).split())
                latest.pop(key, None)
                latest[key] = {"unit": unit.name, "quarter": quarter, "text": as_sentence(text)}
        words += latest.values()
    return words
