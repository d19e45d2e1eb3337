"""Parts of the year: what a schedule names must be those that its year is divided into, a share's as the whole's (K415)."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from example_ward import FILES
from tdkt.checks.example_files import MOVEMENTS
from tdkt.checks.run import find_problems
from tdkt.workspace.workspace import Workspace

MEASURE = "measure: {type: count, between: [1, 2], of: mô hình}"


@pytest.mark.parametrize(
    ("schedule", "codes"),
    [("{Q1: 0, Q2: 1, Q3: 1}", set()), ("{HK1: 1}", {"K415"}), ("{HK1: 1, Q1: 0}", {"S208"})],
)
def test_the_schedule_of_a_share_is_that_of_its_year(
    schedule: str, codes: set[str], in_memory: Callable[..., Workspace]
) -> None:
    shared = (
        "measure: {type: count, at_least: 4, of: mô hình, schedule: {Q1: 0, Q2: 2, Q3: 2}}\n        allocation: {to: units, "
        f"shares: [{{for: van-phong, share: 2, schedule: {schedule}}}, {{for: kinh-te, share: 2}}]}}"
    )
    found = find_problems(in_memory(**{MOVEMENTS: FILES[MOVEMENTS].replace(MEASURE, shared)}))
    assert {one.code for one in found if one.is_error and one.code[0] in "KS"} == codes, found
