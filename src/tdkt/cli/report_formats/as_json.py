"""Attainment as JSON (`schemas/report-output.schema.json`)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from tdkt.attainment.assessment import Attainment, summarize
from tdkt.attainment.came_and_went import came_and_went
from tdkt.cli.choices import Selection
from tdkt.cli.json_page import write_json
from tdkt.cli.report_formats.rows import row, summary_data
from tdkt.model.records import replace
from tdkt.model.text import upper_first

FORMAT_VERSION = 1


def write(attainment: Attainment, selection: Selection) -> None:
    """Write one JSON object: the period, the coverage, the summaries and every selected target."""
    programme = attainment.programme
    document = {
        "organization": programme.organization.name,
        "year": programme.year,
        "period": attainment.period.key,
        "compared_with": attainment.period.previous.key if attainment.period.previous else None,
        "illustrative": attainment.illustrative,
        "coverage": {
            "received": attainment.reports_received,
            "due": attainment.reports_due,
            "missing": [{"unit": unit.id, "period": quarter.key} for unit, quarter in attainment.missing],
        },
        "notes": [f"{upper_first(told)}." for told in came_and_went(programme, attainment.period)],
        "summary": summary_data(summarize(attainment.assessments)),
        "units": [
            {
                "unit": unit.id,
                "name": unit.name,
                "summary": summary_data(summarize(attainment.of_unit(unit.id))),
                "movements": [
                    {
                        "movement": movement.id,
                        "title": movement.title,
                        "summary": summary_data(summarize(attainment.of_movement(movement.id))),
                    }
                    for file in programme.movements
                    if file.unit == unit.id
                    for movement in file.movements
                ],
            }
            for unit in programme.reporting_units
            if not selection.units or unit.id in selection.units
        ],
        "targets": list(_targets(attainment, selection)),
    }
    write_json(FORMAT_VERSION, document)


def _targets(attainment: Attainment, selection: Selection) -> Iterator[dict[str, Any]]:
    """Yield every target of which anything was picked, with the shares that were; a share cannot stand without its target."""
    for found in attainment.assessments:
        picked = {one.member for one in selection.rows(found)}
        if picked:
            shares = tuple(share for share in found.shares if share.member in picked)
            yield row(replace(found, shares=shares))
