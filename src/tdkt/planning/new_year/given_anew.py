"""What rests on a threshold that changed with the year: its schedule, and the shares of those it was allocated to.

Both are in proportion to the new threshold where that makes exact numbers. Otherwise they are set aside as a comment: an old
share beside a new whole would be an error that stops the old year's work too. Either way a mark says what to look at.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction
from typing import Any

from tdkt.attainment.measure_types.registry import kind_of
from tdkt.checks.plan.allocations import makes
from tdkt.model.measure import Measure
from tdkt.model.place import Step
from tdkt.model.plan_year import year_name
from tdkt.planning.new_year.figures import Stepped, measure_of, number_of
from tdkt.planning.new_year.set_aside import Mark
from tdkt.workspace.yaml_scalars import as_written

_FINEST = 100
"""A number that is no whole one has two decimals at most: "7,25 triệu đồng"."""


def given_anew(
    target: Any, path: tuple[Step, ...], stepped: Stepped | None, old: int, new: int
) -> Iterator[Mark]:
    """Bring schedule and shares of `target`, which stands at `path`, in line with its new threshold; yield what to mark.

    `stepped` is the change of the threshold, None where it stayed; shares may then lack those that nobody took on.
    """
    measure, allocation = target["measure"], target.get("allocation")
    if stepped is None and allocation is None:
        return
    found = measure_of(target)
    if stepped is not None and "schedule" in measure:
        yield _schedule(measure, (*path, "measure", "schedule"), stepped, found, old, new)
    if allocation is None or not kind_of(found).can_be_allocated(found) or len(found.comparisons) != 1:
        return
    here = (*path, "allocation")
    adds_up = kind_of(found).shares_add_up(found)
    if stepped is not None and not adds_up:
        yield Mark(here, f"{stepped.said(old, new)}; xem lại mức, tiến độ giao từng nơi.")
        return
    is_scaled = stepped is not None and _scale_shares(allocation["shares"], stepped, found)
    total = sum((number_of(share["share"]) for share in allocation["shares"]), Fraction(0))
    if adds_up and not makes(total, found.comparison):
        gone = f"có nơi không còn trong {year_name(new)}, chưa có nơi tiếp nhận nên các mức còn lại"
        old_numbers = f"sửa các mức giao (còn là số của {year_name(old)})"
        if stepped is None:
            why = f"{gone} không đủ mức chung; {old_numbers}"
        elif is_scaled:
            why = f"{stepped.said(old, new)}; {gone}, đã chia theo tỷ lệ cũ, không đủ mức chung; sửa các mức giao"
        else:
            why = f"{stepped.said(old, new)}, không chia hết theo tỷ lệ cũ; {old_numbers}"
        yield Mark(here, why, True)
    elif stepped is not None:
        how = "đã chia theo tỷ lệ cũ" if is_scaled else f"còn là số của {year_name(old)}"
        yield Mark(here, f"{stepped.said(old, new)}; mức giao từng nơi {how}, xem lại.")


def _schedule(
    measure: Any, here: tuple[Step, ...], stepped: Stepped, found: Measure, old: int, new: int
) -> Mark:
    steps = measure["schedule"]
    scaled = _in_proportion(list(steps.values()), stepped, found)
    if scaled is None:
        said = f"{stepped.said(old, new)}, tiến độ không chia hết theo tỷ lệ cũ"
        return Mark(here, f"{said}, tạm để tdkt chia đều; sửa tiến độ (còn là số của {year_name(old)})", True)
    for key, amount in zip(list(steps), scaled, strict=True):
        steps[key] = amount
    return Mark(here, f"{stepped.said(old, new)}; tiến độ đã tính theo tỷ lệ cũ, xem lại.")


def _scale_shares(shares: Any, stepped: Stepped, found: Measure) -> bool:
    """Scale all shares with their own schedules, or none; tell whether they are scaled."""
    slots = [(share, "share") for share in shares]
    slots += [(share["schedule"], key) for share in shares for key in share.get("schedule", ())]
    scaled = _in_proportion([holder[key] for holder, key in slots], stepped, found)
    for (holder, key), amount in zip(slots, scaled or (), strict=False):
        holder[key] = amount
    return scaled is not None


def _in_proportion(amounts: list[Any], stepped: Stepped, found: Measure) -> list[Any] | None:
    """Return `amounts` in proportion to the new threshold, None where one of them is then no exact number."""
    before, after = number_of(stepped.before), number_of(stepped.after)
    if not before:
        return None
    finest = 1 if kind_of(found).is_whole else _FINEST
    scaled = [number_of(amount) * after / before for amount in amounts]
    if any((amount * finest).denominator != 1 for amount in scaled):
        return None
    return [as_written(Decimal(amount.numerator) / amount.denominator) for amount in scaled]
