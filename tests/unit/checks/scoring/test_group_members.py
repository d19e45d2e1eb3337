"""A cụm, khối as time goes on: who is no more is no member, in its ranking and in the next year."""

from __future__ import annotations

from collections.abc import Callable

import pytest
import yaml

from example_ward import WITH_GROUP
from tdkt.checks.example_files import GROUP, ORGANIZATION
from tdkt.checks.run import find_problems
from tdkt.documents.groups.papers import submission_of
from tdkt.documents.jobs import Order
from tdkt.documents.texts.templates import Templates
from tdkt.errors import UserError
from tdkt.model.emulation_group import EmulationGroup
from tdkt.planning.new_year.next_year import draft_of
from tdkt.workspace.workspace import Workspace

Make = Callable[..., Workspace]
CODES = ("I43", "A53", "I36")


def _with(days: str, group: str = WITH_GROUP[GROUP], place: str = "to-mot") -> dict[str, str]:
    """Return the ward in which a thôn has `days` of its own."""
    text = WITH_GROUP.get(ORGANIZATION) or ""
    line = next(one for one in text.splitlines() if f"id: {place}," in one or one.strip() == f"- id: {place}")
    return {**WITH_GROUP, ORGANIZATION: text.replace(line, line.replace("}", f", {days}}}")), GROUP: group}


def _found(workspace: Workspace) -> list[tuple[str, str]]:
    return [(one.code, one.message) for one in find_problems(workspace) if one.code.startswith(CODES)]


def test_a_thon_that_is_no_more_cannot_be_ranked_until_its_last_day_is_written(
    make_workspace: Make,
) -> None:
    workspace = make_workspace(**_with("until: 2026-06-30, into: thon-hai"))
    [(code, message)] = _found(workspace)
    assert code == "I430"
    assert "không còn sau ngày 30/06/2026" in message
    [group] = workspace.all(EmulationGroup)
    with pytest.raises(UserError, match="I430"):
        submission_of(Order(workspace, group, "2026", Templates(workspace.root)))
    settled = WITH_GROUP[GROUP].replace("{subdivision: to-mot}", "{subdivision: to-mot, until: 2026-06-30}")
    assert _found(make_workspace(**_with("until: 2026-06-30, into: thon-hai", settled))) == [
        ("I434", "3 biểu quyết, khối có 2 thành viên.")
    ]


def test_one_that_ends_after_the_year_is_a_member_all_year_and_none_of_the_next(
    make_workspace: Make,
) -> None:
    workspace = make_workspace(**_with("until: 2026-12-31, into: thon-hai"))
    assert _found(workspace) == []
    made = {file.path: file.text for file in draft_of(workspace, 2027, 2026).beside}
    group = yaml.safe_load(made[GROUP.replace("2026", "2027")])
    assert [one["subdivision"] for one in group["members"]] == ["thon-mot", "thon-hai"]


def test_a_new_thon_is_a_member_from_its_first_day(make_workspace: Make) -> None:
    assert [code for code, _ in _found(make_workspace(**_with("from: 2026-07-01")))] == ["I431"]
    settled = WITH_GROUP[GROUP].replace("{subdivision: to-mot}", "{subdivision: to-mot, from: 2026-07-01}")
    assert _found(make_workspace(**_with("from: 2026-07-01", settled))) == []
