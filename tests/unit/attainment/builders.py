"""Small programmes for the tests of attainment, built by hand: no file is read."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from tdkt.model.measure import Comparison, Measure, MeasureType, Number, Relation
from tdkt.model.movements import Item, Movement, Target, UnitMovements
from tdkt.model.organization import Organization, Subdivision, Subdivisions, Unit
from tdkt.model.period import Period
from tdkt.model.place import NOWHERE
from tdkt.model.plan import Plan
from tdkt.model.programme import Programme
from tdkt.model.unit_report import Figure, Narrative, UnitReport

YEAR = 2026


def measure(kind: str, **options: Any) -> Measure:
    comparisons = tuple(
        Comparison(
            relation, *(options[relation] if relation is Relation.BETWEEN else (options[relation],) * 2)
        )
        for relation in Relation
        if relation in options
    )
    return Measure(
        type=MeasureType(kind),
        comparisons=comparisons,
        counting="số đạt",
        of="tổng số",
        unit_of_measure=options.get("in_", ""),
        each_at_least=options.get("each_at_least"),
        among=options.get("among", ()),
        accumulate=options.get("accumulate", "sum"),
        percent_only=options.get("percent_only", False),
        points=options.get("points", False),
        due=options.get("due"),
        schedule=options.get("schedule"),
        origin=NOWHERE,
        of_plan=options.get("of_plan", False),
        reported_in=options.get("reported_in", (1, 2, 3, 4)),
    )


def target(measured: Measure, *, units: tuple[str, ...] = ("a",), name: str = "t") -> Target:
    return Target(name, "Câu của kế hoạch.", "", measured, units, "m", NOWHERE)


def figure(name: str = "t", **values: Any) -> Figure:
    fields = {
        key: values.get(key)
        for key in (
            "numerator",
            "denominator",
            "percent",
            "count",
            "amount",
            "reached",
            "members",
            "now",
            "base",
            "progress",
            "done_on",
        )
    }
    return Figure(target=name, **fields, evidence="", cause=values.get("cause", ""), note="", origin=NOWHERE)


def report(quarter: int, *figures: Figure, unit: str = "a", illustrative: bool = False) -> UnitReport:
    return UnitReport(
        Period.quarter(YEAR, quarter), unit, illustrative, None, None, "", figures, (), Narrative(), NOWHERE
    )


def programme(targets: Iterable[Target], reports: Iterable[UnitReport]) -> Programme:
    units = tuple(Unit(name, f"Đơn vị {name}", name, "", NOWHERE) for name in ("a", "b"))
    members = tuple(
        Subdivision(f"{kind}-{number}", kind, f"{kind} {number}", NOWHERE)
        for kind, count in (("thon", 6), ("to-dan-pho", 4))
        for number in range(1, count + 1)
    )
    organization = Organization(
        "UBND",
        ("UBND",),
        "X",
        "Y",
        "UBND",
        None,
        units,
        Subdivisions(False, members, NOWHERE),
        (),
        (),
        None,
        NOWHERE,
    )
    items = tuple(Item("Câu của kế hoạch.", None, (found,), NOWHERE) for found in targets)
    plan = Plan(YEAR, 1, "KH-UBND", None, "Kế hoạch", False, (), (), (), (), (), "VT", "s", None, (), NOWHERE)
    movements = UnitMovements(YEAR, "a", "list", (Movement("m", "Phong trào", items, NOWHERE),), NOWHERE)
    return Programme(organization, plan, (movements,), tuple(reports))


def number(text: str) -> Number:
    return Decimal(text) if "." in text else int(text)
