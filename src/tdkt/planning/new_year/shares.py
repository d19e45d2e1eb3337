"""The shares of an allocated target in the new year: who is no more has handed theirs on."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import Any

from tdkt.attainment.comparing import way_of
from tdkt.attainment.measure_types.registry import kind_of
from tdkt.model.measure import Measure
from tdkt.planning.new_year.figures import measure_of
from tdkt.workspace.yaml_editor import drop
from tdkt.workspace.yaml_scalars import as_written


def hand_on_shares(target: Any, answering: Callable[[str], str | None]) -> None:
    """Name who answers in the new year for each share; numbers of things add up, of percents the strictest holds.

    A share that nobody takes on goes, and with the last of them the allocation.
    """
    allocation = target.get("allocation")
    if allocation is None:
        return
    shares, held = allocation["shares"], dict[str, Any]()
    for share in list(shares):
        heir = answering(str(share["for"]))
        if heir is None or heir in held:
            if heir is not None:
                _merge(held[heir], share, measure_of(target))
            drop(shares, next(number for number, one in enumerate(shares) if one is share))
            continue
        held[heir] = share
        if heir != share["for"]:
            share["for"] = heir
    if not held:
        drop(target, "allocation")


def _merge(into: Any, share: Any, found: Measure) -> None:
    one, other = Decimal(str(into["share"])), Decimal(str(share["share"]))
    if kind_of(found).shares_add_up(found):
        total = one + other
    else:
        total = min(one, other) if way_of(found.comparison).is_ceiling else max(one, other)
    into["share"] = int(total) if total == int(total) else as_written(total)
    if "schedule" in into:
        drop(into, "schedule")
