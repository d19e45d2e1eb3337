"""What is recorded as done on a day that has not come: the agenda tells it until the day is there."""

from __future__ import annotations

import datetime
from collections.abc import Callable

import pytest

from example_ward import FILES
from tdkt.checks.example_files import BATCH, INSPECTION, PETITIONS, REVOCATION, SESSION
from tdkt.review.agenda.recorded import recorded_tasks
from tdkt.workspace.workspace import Workspace

Make = Callable[..., Workspace]
LAST = datetime.date(2026, 12, 31)
"""Nothing in the example ward is recorded on a later day."""


@pytest.mark.parametrize(
    ("file", "old", "new", "words"),
    [
        (
            BATCH,
            "payment: {date: 2026-09-28",
            "payment: {date: 2027-09-28",
            "chi tiền thưởng ngày 28/09/2027",
        ),
        (PETITIONS, "answered: {date: 2026-10-05", "answered: {date: 2027-10-05", "trả lời ngày 05/10/2027"),
        (PETITIONS, "received: 2026-09-16", "received: 2027-09-16", "tiếp nhận ngày 16/09/2027"),
        (
            REVOCATION,
            "money: 1060000",
            "money: 1060000\n    returned: {date: 2027-01-02}",
            "nộp lại ngày 02/01/2027",
        ),
        (SESSION, "date: 2026-", "date: 2027-", "Hội đồng biểu quyết ngày"),
        (INSPECTION, "minutes: {date: 2026-", "minutes: {date: 2027-", "lập biên bản ngày"),
    ],
)
def test_a_day_that_has_not_come_is_told_with_its_place(
    in_memory: Make, file: str, old: str, new: str, words: str
) -> None:
    assert old in FILES[file]
    workspace = in_memory(**{file: FILES[file].replace(old, new)})
    (task,) = recorded_tasks(workspace, LAST)
    assert words in task.what
    assert file in task.what
    assert not [*recorded_tasks(workspace, datetime.date(2027, 12, 31))]


def test_what_was_done_by_today_is_no_task(in_memory: Make) -> None:
    assert not [*recorded_tasks(in_memory(), LAST)]


def test_a_session_without_votes_is_still_to_come(in_memory: Make) -> None:
    head, _, _ = FILES[SESSION].partition("ballots:")
    planned = in_memory(**{SESSION: head.replace("date: 2026-", "date: 2027-")})
    assert not [*recorded_tasks(planned, LAST)]
