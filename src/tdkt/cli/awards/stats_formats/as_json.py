"""The statistics of awards as JSON (`schemas/award-stats-output.schema.json`)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from tdkt.awards.statistical_forms import FilledForm
from tdkt.awards.statistical_words import form_words
from tdkt.awards.statistics import AwardCounts, AwardStatistics
from tdkt.cli.json_page import write_json
from tdkt.law.statistical_forms import statistical_forms
from tdkt.model.plan_year import year_in_file
from tdkt.model.records import asdict
from tdkt.receipts.year_work import WorkPart

FORMAT_VERSION = 2


def write(found: AwardStatistics, ward: str, work: Sequence[WorkPart] = ()) -> None:
    """Write one JSON object."""
    movements = found.movements
    document = {
        "organization": ward,
        "year": year_in_file(found.year),
        "counted_by": "decision_date",
        "illustrative": found.illustrative or any(part.illustrative for part in work),
        "notices": [statistical_forms().said, *found.notices],
        "forms": list(statistical_forms().numbers),
        "statistical_forms": [_form(one, found, ward) for one in found.forms],
        "decided": [_award(one) for one in found.decided],
        "total": asdict(found.total),
        "pending": [_award(one) for one in found.pending],
        "refused": found.refused,
        "cancelled": found.cancelled,
        "decided_and_cancelled": sum(count for _, count in found.decided_and_cancelled),
        "groups": [
            {
                "id": one.id,
                "type": one.type,
                "level": one.level,
                "name": one.name,
                "members": len(one.members_on(one.last_day)),
                "illustrative": one.illustrative,
            }
            for one in found.groups
        ],
        "movements": movements
        and {
            "from_above": None if movements.open_from_above else movements.from_above,
            "from_above_by_length": dict(movements.by_length),
            "own": movements.own,
            "own_by_unit": dict(movements.by_unit),
            "declared_only": movements.declared_only,
            "taken_up": movements.taken_up,
            "drives": None if movements.open_drives else movements.drives,
            "not_counted": {
                "not_taken_up": list(movements.not_taken_up),
                "out_of_time": list(movements.out_of_time),
                "draft_drives": list(movements.draft_drives),
            },
            "by_level": dict(movements.by_level),
            "by_mode": dict(movements.by_mode),
            "by_length": dict(movements.all_by_length),
        },
        "year_work": [
            {
                "part": part.key,
                "title": part.title,
                "illustrative": part.illustrative,
                "counts": [
                    {"count": one.key, "title": one.name, "number": one.number, "contained": one.is_part}
                    for one in part.counts
                ],
            }
            for part in work
        ],
    }
    write_json(FORMAT_VERSION, document)


def _form(filled: FilledForm, found: AwardStatistics, ward: str) -> dict[str, Any]:
    words = form_words(filled, found, ward)
    return {
        "number": filled.form.number,
        "title": filled.form.title,
        "columns": [
            {"column": column.key, "code": column.code, "group": column.group or None, "title": column.title}
            for column in filled.columns
        ],
        "rows": [
            {"row": row.code, "title": row.title, "unit": row.unit or None} for row in filled.rows if row.code
        ],
        "cells": [
            {
                "row": row,
                "column": column,
                "value": cell.value,
                "blank": cell.blank or None,
                "by_hand": cell.by_hand,
            }
            for (row, column), cell in filled.cells.items()
        ],
        "notes": list(words.under),
    }


def _award(one: AwardCounts) -> dict[str, Any]:
    return {"award": one.award, "name": one.name, "type": one.type or None, **asdict(one.counts)}
