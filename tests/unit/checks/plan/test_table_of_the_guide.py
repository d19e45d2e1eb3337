"""The guide's table "câu trong kế hoạch → cách đo": every row is accepted in silence, and no way of measuring is missing."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from typing import Any

import pytest
import yaml

from conftest import REPOSITORY
from tdkt.checks.run import find_problems
from tdkt.workspace.workspace import Workspace

FILE = "plans/2026/movements/kinh-te.yaml"
_HEAD = "kind: movements\nyear: 2026\nunit: kinh-te\nmovements:\n  - id: bang\n    title: Phong trào của bảng\n    items:\n"


def rows() -> list[tuple[str, str]]:
    """Return the sentences of the table with their measures."""
    text = (REPOSITORY / "docs" / "huong-dan.md").read_text(encoding="utf-8")
    table = text.partition("### Câu trong kế hoạch → cách đo")[2].partition("\n##")[0]
    return re.findall(r"(?m)^\| (.+?) \| `(\{.+\})` \|$", table)


def written(sentence: str, measure: str) -> str:
    return (
        _HEAD
        + f"      - target: bang.mot\n        text: {json.dumps(sentence, ensure_ascii=False)}\n        measure: {measure}\n"
    )


def test_there_are_enough_of_them() -> None:
    assert len(rows()) >= 40
    assert len({sentence for sentence, _ in rows()}) == len(rows())


@pytest.mark.parametrize(("sentence", "measure"), rows(), ids=[sentence for sentence, _ in rows()])
def test_a_row_is_accepted_without_a_word(
    sentence: str, measure: str, in_memory: Callable[..., Workspace]
) -> None:
    found = find_problems(in_memory(**{FILE: written(sentence, measure)}))
    assert [finding.in_a_line for finding in found if finding.place.file == FILE] == []


def test_every_type_relation_and_option_of_the_schema_is_in_the_table() -> None:
    schema = json.loads((REPOSITORY / "schemas" / "movements.schema.json").read_text(encoding="utf-8"))
    properties = schema["$defs"]["measure"]["properties"]
    data: list[dict[str, Any]] = [yaml.safe_load(measure) for _, measure in rows()]
    assert {found["type"] for found in data} == set(properties["type"]["enum"])
    # "sum" is what stands where nothing is said of accumulating.
    assert set().union(*data) == set(properties)
    assert {found["accumulate"] for found in data if "accumulate" in found} == {"latest"}


def test_types_with_a_choice_of_thresholds_show_more_than_one() -> None:
    data = [yaml.safe_load(measure) for _, measure in rows()]
    for kind in ("percentage", "count", "amount", "incidents", "reduction"):
        shown = {
            key
            for found in data
            if found["type"] == kind
            for key in found
            if key in {"at_least", "more_than", "at_most", "less_than", "between", "exactly"}
        }
        assert len(shown) >= 2, kind
