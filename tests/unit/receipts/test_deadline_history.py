"""A deadline that moves makes its event newer, by what the files and their history say and by nothing else."""

from __future__ import annotations

import os
import subprocess
from datetime import UTC, datetime
from pathlib import Path

import pytest

from conftest import write_files
from example_ward import FILES
from tdkt.checks.example_files import PLAN
from tdkt.checks.programmes import programme_of
from tdkt.model.period import Period
from tdkt.receipts.calendar import calendar_bytes
from tdkt.receipts.deadline_history import standing_since
from tdkt.workspace.workspace import read_workspace

Q1, Q2 = Period.quarter(2026, 1), Period.quarter(2026, 2)


def at(day: int, hour: int = 8) -> datetime:
    return datetime(2026, 3, day, hour, tzinfo=UTC)


def git(root: Path, *words: str, when: datetime | None = None) -> None:
    time = (
        {"GIT_AUTHOR_DATE": "2001-01-01T00:00:00Z", "GIT_COMMITTER_DATE": f"{when:%Y-%m-%dT%H:%M:%SZ}"}
        if when
        else {}
    )
    settings = ("-c", "user.name=A", "-c", "user.email=a@example.com", "-c", "commit.gpgsign=false")
    subprocess.run(["git", *settings, *words], cwd=root, check=True, env={**os.environ, **time})


def put(root: Path, days: str, more: str = "") -> None:
    reporting = (
        f"reporting: {{addressees: [UBND thành phố], recipients: [Lãnh đạo], unit_deadlines: {{{days}}}}}\n"
    )
    write_files(root, {PLAN: f"{FILES[PLAN]}{more}{reporting}"})


def commit(root: Path, days: str, when: datetime, more: str = "") -> None:
    put(root, days, more)
    git(root, "add", "-A")
    git(root, "commit", "-qm", "x", when=when)


def written(root: Path, when: datetime) -> None:
    os.utime(root / PLAN, (when.timestamp(), when.timestamp()))


def since(root: Path) -> dict[Period, datetime]:
    [plan] = read_workspace(root).plans
    return standing_since(root, plan)


@pytest.fixture
def ward(tmp_path: Path) -> Path:
    root = write_files(tmp_path / "kho", FILES)
    git(root, "init", "-q", "-b", "main")
    commit(root, "Q1: 2026-04-05, Q2: 2026-07-05", at(1))
    return root


def test_a_deadline_stands_since_the_commit_that_brought_it(ward: Path) -> None:
    commit(ward, "Q1: 2026-04-05, Q2: 2026-07-01", at(2))
    commit(ward, "Q1: 2026-04-05, Q2: 2026-07-01", at(3), more="# ghi chú\n")
    assert since(ward) == {Q1: at(1), Q2: at(2)}
    commit(ward, "Q1: 2026-04-05, Q2: 2026-07-05", at(4))
    assert since(ward)[Q2] == at(4), "back where it was is a move too"


def test_what_no_commit_holds_stands_since_it_was_written(ward: Path) -> None:
    put(ward, "Q1: 2026-04-05, Q2: 2026-07-10")
    written(ward, at(2))
    assert since(ward) == {Q1: at(1), Q2: at(2)}
    written(ward, datetime(2020, 1, 1, tzinfo=UTC))
    assert since(ward)[Q2] > at(1), "a file with an old time is newer than what is committed"


def test_versions_that_cannot_be_read_are_passed_over(ward: Path) -> None:
    write_files(ward, {PLAN: "kind: [\n"})
    git(ward, "commit", "-qam", "hỏng", when=at(2))
    commit(ward, "Q1: 2026-04-05, Q2: 2026-07-05", at(3))
    assert since(ward) == {Q1: at(1), Q2: at(1)}


def test_a_merge_that_settled_a_deadline_brought_it(ward: Path) -> None:
    git(ward, "checkout", "-qb", "nhanh")
    commit(ward, "Q1: 2026-04-06, Q2: 2026-07-05", at(2))
    git(ward, "checkout", "-q", "main")
    commit(ward, "Q1: 2026-04-07, Q2: 2026-07-05", at(3))
    subprocess.run(["git", "merge", "-q", "nhanh"], cwd=ward, check=False, capture_output=True)
    commit(ward, "Q1: 2026-04-08, Q2: 2026-07-05", at(4))
    assert since(ward) == {Q1: at(4), Q2: at(1)}


def test_without_a_repository_the_file_itself_says_when(tmp_path: Path) -> None:
    root = write_files(tmp_path, FILES)
    put(root, "Q1: 2026-04-05")
    written(root, at(2))
    assert since(root) == {Q1: at(2)}


def test_the_event_of_a_moved_deadline_is_newer_and_the_others_are_not(ward: Path) -> None:
    from icalendar import Calendar

    def sent() -> list[tuple[int, str, str]]:
        data = calendar_bytes(programme_of(read_workspace(ward), 2026), since(ward))
        events = Calendar.from_ical(data).walk("VEVENT")
        return [
            (int(str(event["sequence"])), str(event["uid"]), str(event.decoded("dtstamp")))
            for event in events
        ]

    before = sent()
    assert sent() == before
    commit(ward, "Q1: 2026-04-05, Q2: 2026-07-01", at(2))
    after = sent()
    assert after[0] == before[0]
    assert after[1][0] - before[1][0] == 24 * 3600
    assert after[1][1] == before[1][1]
    assert after[1][2] > before[1][2]
