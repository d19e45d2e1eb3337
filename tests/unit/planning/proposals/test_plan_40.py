"""The plan 40/KH-UBND from its bare sentences: what people made of each by hand is found again."""

from __future__ import annotations

from functools import cache
from typing import Any

import pytest
import yaml

from conftest import REPOSITORY
from tdkt.planning.proposals.items import item_text
from tdkt.planning.proposals.proposed import Proposed
from tdkt.planning.proposals.sentences import propose

_COMPARED = (
    "type", "at_least", "more_than", "at_most", "less_than", "between", "each_at_least", "among", "accumulate", "points", "due", "reported_in",
)  # fmt: skip


@cache
def items() -> list[dict[str, Any]]:
    files = sorted((REPOSITORY / "plans/2026/movements").glob("*.yaml"))
    read = (yaml.safe_load(file.read_text(encoding="utf-8")) for file in files)
    return [item for data in read for movement in data["movements"] for item in movement["items"]]


@cache
def proposed(text: str) -> Proposed:
    return propose(text, year=2026)


@pytest.mark.parametrize("item", items(), ids=lambda item: item["text"][:40])
def test_each_sentence_is_what_people_made_of_it(item: dict[str, Any]) -> None:
    found = proposed(item["text"])
    made = item.get("targets") or ([item] if "target" in item else [])
    assert [target.quote for target in found.targets] == [one.get("quote", item["text"]) for one in made]
    for target, one in zip(found.targets, made, strict=True):
        wanted = {key: one["measure"].get(key) for key in _COMPARED}
        assert {key: target.measure.get(key) for key in _COMPARED} == wanted


def test_tasks_are_in_no_doubt() -> None:
    assert [item["text"] for item in items() if "task" in item and proposed(item["text"]).doubts] == []


def test_what_is_written_reads_as_proposed() -> None:
    taken = {"mot.mo-hinh-hieu-qua"}
    text = "".join(item_text(proposed(item["text"]), "mot", taken) for item in items())
    read = yaml.safe_load("items:\n" + text)["items"]
    assert [item["text"] for item in read] == [item["text"] for item in items()]
    names = [name for item in read for name in (item.get("task"), item.get("target")) if name]
    assert len(names) == len(set(names))
