"""Sentences of other wards' plans (`tests/data/sentences-of-plans.txt`): each is what careful reading makes of it."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Any

import pytest

from conftest import REPOSITORY
from tdkt.planning.proposals.proposed import Proposed, ProposedTarget
from tdkt.planning.proposals.sentences import propose

TYPES = {
    "%": "percentage", "n": "count", "a": "amount", "r": "reduction", "v": "incidents", "s": "per_subdivision",
    "o": "per_official", "m": "milestone",
}  # fmt: skip
SIGNS = {">=": "at_least", ">": "more_than", "<=": "at_most", "<": "less_than", "=": "exactly"}
COMPARED = (*SIGNS.values(), "type", "between", "each_at_least", "points", "percent_only", "of_plan")


def rows() -> list[tuple[str, str]]:
    lines = (REPOSITORY / "tests/data/sentences-of-plans.txt").read_text(encoding="utf-8").splitlines()
    pairs = (line.split(" | ") for line in lines if line and not line.startswith("#"))
    return [(text.strip(), meant.strip()) for text, meant in pairs]


@pytest.mark.parametrize(("text", "meant"), rows())
def test_a_sentence_is_what_reading_makes_of_it(text: str, meant: str) -> None:
    assert wrong_in(propose(text, year=2026), meant) == []


def wrong_in(found: Proposed, meant: str) -> list[str]:
    """What of a proposal differs from what is meant, each in words."""
    if meant.startswith("task"):
        said = "task" if found.is_task else "targets"
        doubted = "?" if found.doubts else ""
        return (
            []
            if said + doubted == meant
            else [f"{said}{doubted} {[dict(one.measure) for one in found.targets]}"]
        )
    wanted = meant.split(" && ")
    if len(wanted) != len(found.targets):
        return [f"{len(found.targets)} targets: {[(one.quote, dict(one.measure)) for one in found.targets]}"]
    return [line for one, brief in zip(found.targets, wanted, strict=True) for line in _wrong_in(one, brief)]


def _wrong_in(target: ProposedTarget, brief: str) -> list[str]:
    head, *options = [part.strip() for part in brief.split(";")]
    measure, doubts = target.measure, {doubt.about.value for doubt in target.doubts}
    wanted = _data(head)
    for option in options:
        if option in ("points", "plan", "only"):
            wanted[{"points": "points", "plan": "of_plan", "only": "percent_only"}[option]] = True
    got = {key: measure[key] for key in COMPARED if key in measure}
    wrong = [] if got == wanted else [f"{got} != {wanted}"]
    for option in options:
        fine = True
        if option.startswith("?"):
            fine = option[1:] in doubts
        elif option.startswith("of~"):
            fine = option[3:] in measure["of"]
        elif "=" in option:
            key, _, value = option.partition("=")
            shown = measure.get(key, "")
            fine = (",".join(shown) if isinstance(shown, list) else shown) == value
        elif option == "q4":
            fine = measure.get("reported_in") == ["Q4"]
        wrong += [] if fine else [f"{option} fails: {dict(measure)} {doubts}"]
    if head[0] in "%na" and not measure.get("of_plan") and not measure.get("percent_only"):
        is_latest = measure.get("accumulate") == "latest"
        if "either" in options:
            wrong += [] if "adds-up" in doubts else [f"no doubt about adding up: {dict(measure)}"]
        elif is_latest != ("latest" in options) and "adds-up" not in doubts:
            wrong.append(f"accumulate: {dict(measure)}")
    return wrong


def _data(head: str) -> dict[str, Any]:
    kind, _, rest = head.partition(" ")
    data: dict[str, Any] = {"type": TYPES[kind]}
    if kind in "so":
        return {**data, "each_at_least": int(rest)}
    between = re.fullmatch(r"([\d.]+)\.\.([\d.]+)", rest)
    if between:
        return {**data, "between": [Decimal(between[1]), Decimal(between[2])]}
    single = re.fullmatch(r"(>=|>|<=|<|=)([\d.]+)", rest)
    return {**data, SIGNS[single[1]]: Decimal(single[2])} if single else data
