"""Whether a proposed measure passes the very checks that hold every plan against its sentences."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from tdkt.checks.plan import plan_shares, said_places, times
from tdkt.checks.plan.agreement import disagreements
from tdkt.checks.plan.measures import of_target
from tdkt.checks.plan.misfits import misfit
from tdkt.model.building import build
from tdkt.model.diagnostic import Diagnostic
from tdkt.model.movements import UnitMovements
from tdkt.model.organization import Organization
from tdkt.model.place import NOWHERE
from tdkt.model.plan_year import year_in_file
from tdkt.workspace.schema import is_valid


def movements_data(item: Mapping[str, Any], year: int) -> dict[str, Any]:
    """Return a movements file that holds one item."""
    movement = {"id": "mot", "title": "Một phong trào", "items": [item]}
    return {"kind": "movements", "year": year_in_file(year), "unit": "mot", "movements": [movement]}


def findings(item: Mapping[str, Any], year: int, organization: Organization | None) -> Iterator[Diagnostic]:
    """Yield what the checks of measures against their sentences find in one item of a movements file, which follows the schema."""
    built = build(UnitMovements, movements_data(item, year), NOWHERE)
    for found in built.items:
        for target in found.targets:
            yield from of_target(target)
            yield from disagreements(target, year)
            yield from plan_shares.of_target(target, year)
            yield from said_places.of_target(target, organization)
            yield from times.of_target(found, target, year)
            odd = misfit(target, year)
            if odd is not None:
                yield odd


def is_sound(
    sentence: str, quote: str, measure: Mapping[str, Any], year: int, organization: Organization | None
) -> bool:
    """Tell whether `measure` follows the schema and no check finds anything in it beside `quote`, a part of `sentence` or all of it."""
    item: dict[str, Any] = {"text": sentence, "target": "mot.mot", "measure": dict(measure)}
    if quote != sentence:
        part = {"target": "mot.mot", "quote": quote, "measure": dict(measure)}
        item = {"text": sentence, "targets": [part, {**part, "target": "mot.hai"}]}
    if not is_valid("movements", movements_data(item, year)):
        return False
    return next(findings(item, year, organization), None) is None
