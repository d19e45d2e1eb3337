"""Amendments in any order of days: each part of the plan is in force as the last amendment in force that changed it left it."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from example_ward import FILES
from tdkt.changes.in_turn import in_turn
from tdkt.checks.example_files import MOVEMENTS, ORGANIZATION, PLAN
from tdkt.model.movements import item_of
from tdkt.model.programme import PlanVersion, version_on
from tdkt.workspace.workspace import Workspace, stored_workspace

Part = tuple[str, str]
"""A target with "" for its own number, or with the unit whose share it is."""
State = Mapping[Part, int]
TARGETS, UNITS = ("a", "b"), ("kinh-te", "van-hoa", "tu-phap")
PARTS = [(target, unit) for target in TARGETS for unit in ("", *UNITS)]
BASE = dict.fromkeys(PARTS, 0)
START = datetime.date(2026, 1, 15)


@cache
def ward() -> Workspace:
    files = {file: FILES[file].encode() for file in (PLAN, MOVEMENTS, ORGANIZATION)}
    return stored_workspace(Path(), files)


def version(state: State, day: datetime.date) -> PlanVersion:
    """The plan that says `state`."""
    [plan], [file] = ward().plans, ward().movements
    items = []
    for target in TARGETS:
        shares = [{"for": unit, "share": state[target, unit]} for unit in UNITS if (target, unit) in state]
        if (target, "") in state:
            data = {
                "target": target,
                "text": f"Ít nhất {state[target, '']}.",
                "measure": {"type": "count", "at_least": state[target, ""], "of": "lớp"},
                **({"allocation": {"to": "units", "shares": shares}} if shares else {}),
            }
            items.append(item_of(data, file.unit, file.movements[0].id, file.origin))
    movement = replace(file.movements[0], items=tuple(items))
    return PlanVersion(day, plan, (replace(file, movements=(movement,)),))


def said(found: PlanVersion) -> dict[Part, int]:
    """What a version says, and that its targets are asked of nobody else."""
    state: dict[Part, int] = {}
    for file in found.movements:
        for target in file.targets:
            state[target.id, ""] = int(target.measure.comparison.low or 0)
            allocation = target.allocation
            for share in allocation.shares if allocation else ():
                state[target.id, share.for_] = int(share.share)
            assert target.units == (file.unit, *target.members)
    return state


changes = st.dictionaries(st.sampled_from(PARTS), st.integers(1, 99), min_size=1, max_size=4)


def signed(
    amended: Sequence[tuple[int, Mapping[Part, int | None]]],
) -> tuple[list[State], list[datetime.date]]:
    """The states of the plan as each amendment left it, and the days from which they are in force."""
    states: list[State] = [BASE]
    for _, changed in amended:
        after = {part: value for part, value in {**states[-1], **changed}.items() if value is not None}
        gone = {target for target in TARGETS if (target, "") not in after}
        states.append({part: value for part, value in after.items() if part[0] not in gone})
    return states, [START, *(START + datetime.timedelta(days=day) for day, _ in amended)]


def versions_of(states: Sequence[State], valid: Sequence[datetime.date]) -> tuple[PlanVersion, ...]:
    return in_turn([version(state, day) for state, day in zip(states, valid, strict=True)])


@given(st.lists(st.tuples(st.integers(1, 300), changes), min_size=1, max_size=4))
def test_a_part_is_as_the_last_signed_amendment_in_force_that_changed_it_left_it(
    amended: list[tuple[int, dict[Part, int]]],
) -> None:
    states, valid = signed(amended)
    versions = versions_of(states, valid)
    for day in valid:
        expected = dict(BASE)
        for before, after, from_ in zip(states, states[1:], valid[1:], strict=False):
            if from_ <= day:
                expected |= {part: after[part] for part in PARTS if after[part] != before[part]}
        assert said(version_on(versions, day)) == expected


@given(
    st.lists(
        st.tuples(
            st.integers(1, 300),
            st.dictionaries(st.sampled_from(PARTS), st.none() | st.integers(1, 99), min_size=1, max_size=4),
        ),
        min_size=1,
        max_size=4,
    )
)
def test_parts_that_come_and_go_are_there_only_by_what_is_in_force(
    amended: list[tuple[int, dict[Part, int | None]]],
) -> None:
    states, valid = signed(amended)
    versions = versions_of(states, valid)
    for day in valid:
        brought = {part for state, from_ in zip(states, valid, strict=True) if from_ <= day for part in state}
        assert set(said(version_on(versions, day))) <= brought
    assert said(version_on(versions, max(valid))) == states[-1]
