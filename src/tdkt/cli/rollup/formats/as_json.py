"""A roll-up as JSON (`schemas/rollup-output.schema.json`): exact numbers as text, as in `tdkt report --format json`."""

from __future__ import annotations

from typing import Any

from tdkt.cli.json_page import write_json
from tdkt.cli.report_formats.rows import exact_text, summary_data
from tdkt.rollup.city import City
from tdkt.rollup.statistics import CityForm
from tdkt.rollup.summary import Rollup
from tdkt.rollup.wording import form_words

FORMAT_VERSION = 1


def write(found: Rollup, city: City, *, every_ward: bool) -> None:
    """Write one JSON object; every ward is in it, whatever `every_ward` says."""
    write_json(
        FORMAT_VERSION,
        {
            "province": city.name,
            "year": found.year,
            "period": found.period,
            "day": found.day.isoformat(),
            "coverage": {
                "sent": len(found.wards),
                "expected": found.expected,
                "with_results": found.with_results,
                "missing": list(found.missing),
                "undated": found.undated,
            },
            "later_periods": [{"period": key, "wards": wards} for key, wards in found.later],
            "samples": found.samples,
            "summary": summary_data(found.total),
            "types": [{"type": kind, "summary": summary_data(one)} for kind, one in found.by_type],
            "movements": [
                {"movement": key or None, "title": title, "summary": summary_data(one)}
                for key, title, one in found.by_movement
            ],
            "indicators": [
                {
                    "indicator": one.id,
                    "name": one.name,
                    "type": one.type,
                    "wards": one.wards,
                    "wards_with_value": one.wards_with_value,
                    "targets": one.targets,
                    "unlike": one.unlike,
                    "unknown": one.unknown,
                    "incomplete": one.incomplete,
                    "numerator": exact_text(one.part),
                    "denominator": exact_text(one.whole),
                    "value": exact_text(one.value),
                    "by_status": {status.value: count for status, count in one.by_status.items()},
                }
                for one in found.indicators
            ],
            "unlisted_indicators": list(found.unlisted),
            "late": [
                {
                    "province": one.province,
                    "ward": one.ward,
                    "period": one.period,
                    "deadline": one.deadline.isoformat(),
                    "units": one.units,
                }
                for one in found.late
            ],
            "awards": [
                {
                    "award": one.award,
                    "name": one.name,
                    "kind": one.kind,
                    "recipient": one.recipient or None,
                    "given": one.given,
                    "women": one.women,
                    "leaders": one.leaders,
                    "workers": one.workers,
                    "prizes": one.prizes,
                }
                for one in found.awards
            ],
            "fund": {
                line: {"amount": amount, "wards": wards} for line, (amount, wards) in found.fund.items()
            },
            "statistical_forms": [_form(one, found, city) for one in found.forms],
            "wards": [
                {
                    "province": one.province,
                    "ward": one.ward,
                    "name": one.name,
                    "reports": {"received": one.reports_received, "owed": one.reports_owed},
                    "summary": summary_data(one.summary),
                }
                for one in found.wards
            ],
        },
    )


def _form(one: CityForm, found: Rollup, city: City) -> dict[str, Any]:
    filled = one.filled
    return {
        "number": filled.form.number,
        "title": filled.form.title,
        "wards": one.alike,
        "cells": [
            {
                "row": row,
                "column": column,
                "value": cell.value,
                "blank": cell.blank or None,
                "by_hand": cell.by_hand,
                "known": {"value": known.total, "wards": known.wards}
                if (known := one.known.get((row, column)))
                else None,
            }
            for (row, column), cell in filled.cells.items()
        ],
        "notes": list(form_words(one, found, city).under),
    }
