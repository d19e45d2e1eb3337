"""The units' own words over the quarters of a period."""

from __future__ import annotations

import unicodedata

from tdkt.model.period import Period
from tdkt.model.programme import Programme


def gathered_words(programme: Programme, period: Period, part: str) -> list[dict[str, str]]:
    """Return what the units wrote as `part` of their narratives ("results", "causes", …), unit by unit.

    Each has `unit`, `text` and `quarter`, which is "" for the last quarter of the period. Words that a unit repeats
    literally stand once, in the latest quarter that has them.
    """
    words: list[dict[str, str]] = []
    for unit in programme.reporting_units:
        latest: dict[str, dict[str, str]] = {}
        for report in sorted(programme.reports, key=lambda found: found.period):
            if report.unit != unit.id or report.period not in period.own_quarters:
                continue
            quarter = "" if report.period.last == period.last else report.period.short
            for text in getattr(report.narrative, part):
                key = " ".join(unicodedata.normalize("NFC", text).split())
                latest.pop(key, None)
                latest[key] = {"unit": unit.name, "quarter": quarter, "text": text}
        words += latest.values()
    return words
