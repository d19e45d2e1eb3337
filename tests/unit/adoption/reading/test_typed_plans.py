"""Plans as offices type them (tests/data/typed_plans): each becomes what stands in the `.read.txt` beside it."""

from __future__ import annotations

from collections import Counter

import pytest
from told_plans import told

from tdkt.adoption.reading.accounts import Role, accounts, every_said
from tdkt.adoption.reading.reading import read_plan
from typed_plans import FOLDER, typed_plan

NAMES = sorted(path.stem for path in FOLDER.glob("*.txt") if not path.name.endswith(".read.txt"))


@pytest.mark.parametrize("name", NAMES)
def test_what_a_plan_says_is_found_wherever_the_office_put_it(name: str) -> None:
    expected = (FOLDER / f"{name}.read.txt").read_text(encoding="utf-8")
    assert told(read_plan(typed_plan(name))) == expected


@pytest.mark.parametrize("name", NAMES)
def test_every_line_stands_in_one_place(name: str) -> None:
    plan = read_plan(typed_plan(name))
    found = accounts(plan)
    assert [account.line for account in found] == [line.number for line in plan.lines]
    left_out = {account.line for account in found if account.role is Role.OTHER}
    assert left_out <= {unplaced.line for unplaced in plan.unplaced} | {
        number for stamp in plan.head.stamps for number in stamp.lines
    }
    every = Counter(number for _, _, said in every_said(plan) for number in said.lines)
    assert set(every.values()) <= {1}
