"""A target with a way over several years, carried into the next one: its threshold is that of the year's step."""

from __future__ import annotations

from typing import Any

from tdkt.attainment.rounding import vietnamese
from tdkt.model.place import Step
from tdkt.model.plan_year import read_year, year_name
from tdkt.planning.new_year.figures import Stepped, number_of, relation_of
from tdkt.planning.new_year.set_aside import Mark


def take_step(target: Any, new: int) -> Stepped | None:
    """Set the threshold of `target` to the step of the year `new`; return what it was and is, None where it stays."""
    relation = relation_of(target)
    amount = _step(target, new)
    if relation is None or amount is None or number_of(amount) == number_of(target["measure"][relation]):
        return None
    before = target["measure"][relation]
    target["measure"][relation] = amount
    return Stepped(before, amount)


def without_step(target: Any, path: tuple[Step, ...], old: int, new: int) -> Mark | None:
    """Return the mark above the way of `target`, which stands at `path`, where it has no step for the year `new`."""
    relation = relation_of(target)
    if relation is None or "over_years" not in target or _step(target, new) is not None:
        return None
    return Mark(
        (*path, "over_years"),
        f"lộ trình không có mức của {year_name(new)}, ngưỡng còn là mức của {year_name(old)} "
        f"({vietnamese(number_of(target['measure'][relation]))}); thêm mức rồi sửa ngưỡng và câu, hoặc bỏ over_years.",
    )


def _step(target: Any, year: int) -> Any:
    steps = target.get("over_years", {}).get("steps", ())
    return next((step["amount"] for step in steps if read_year(step["year"]) == year), None)
