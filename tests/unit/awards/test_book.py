"""The award book: whether it rests on samples, the day whose law a batch follows, who holds what."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest

from example_ward import FILES
from tdkt.awards.book import award_book
from tdkt.checks.example_files import (
    BATCH,
    CONDUCT,
    FUND,
    INITIATIVES,
    NOMINATIONS,
    ORGANIZATION,
    PAST,
    RATINGS,
    REGISTER,
    REGISTRATIONS,
    RULES_OF_WARD,
    SESSION,
)
from tdkt.workspace.workspace import Workspace, read_workspace


def read(folder: Path, files: dict[str, str]) -> Workspace:
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    return read_workspace(folder)


def test_real_records_carry_no_mark(tmp_path: Path) -> None:
    assert not award_book(read(tmp_path, FILES)).illustrative


@pytest.mark.parametrize(
    "name", [REGISTER, PAST, INITIATIVES, CONDUCT, RULES_OF_WARD, REGISTRATIONS, RATINGS, FUND]
)
def test_one_file_of_samples_marks_the_book(tmp_path: Path, name: str) -> None:
    workspace = read(tmp_path, {**FILES, name: FILES[name] + "illustrative: true\n"})
    assert not workspace.findings
    assert award_book(workspace).illustrative


def test_a_council_of_samples_marks_the_book(tmp_path: Path) -> None:
    text = FILES[ORGANIZATION].replace("council:\n", "council:\n  illustrative: true\n")
    assert award_book(read(tmp_path, {**FILES, ORGANIZATION: text})).illustrative


APPRAISED, MET, SUBMITTED, DECIDED = (
    "appraisal: {date: 2026-08-10, opinion: Đủ điều kiện.}\n",
    "",
    "submission: {number: 15, date: 2026-09-08}\n",
    "decision: {number: 120/QĐ-UBND, date: 2026-09-15, by: ward, signer: chu-tich}\n",
)


def batch(kind: str, *lines: str, state: str = "collecting") -> str:
    head = f"kind: award-batch\nid: tong-ket\nyear: 2026\ntitle: năm 2026\ntype: {kind}\nlevel: ward\nstate: {state}\n"
    return head + "".join(lines)


@pytest.mark.parametrize(
    ("text", "meeting", "day"),
    [
        (batch("merit", "received: 2026-08-03\n", APPRAISED, SUBMITTED, DECIDED), True, "2026-09-15"),
        (batch("merit", "received: 2026-08-03\n", APPRAISED, SUBMITTED), True, "2026-09-08"),
        (batch("merit", "received: 2026-08-03\n", APPRAISED), True, "2026-09-01"),
        (batch("merit", "received: 2026-08-03\n", APPRAISED), False, "2026-08-10"),
        (batch("merit", "received: 2026-08-03\n"), False, "2026-08-03"),
        (batch("merit"), False, "2026-12-31"),
        (batch("sudden", "event: 2026-06-07\n"), False, "2026-06-07"),
        (batch("sudden", "event: 2026-06-07\n", "received: 2026-06-08\n"), False, "2026-06-08"),
        (batch("thematic", "event: 2026-06-07\n"), False, "2026-12-31"),
    ],
)
def test_a_batch_follows_the_law_of_its_latest_step(
    text: str, meeting: bool, day: str, tmp_path: Path
) -> None:
    files = {**FILES, BATCH: text}
    if not meeting:
        del files[SESSION]
    found = award_book(read(tmp_path, files)).batch("tong-ket")
    assert found is not None
    assert found.law_day == datetime.date.fromisoformat(day)


def test_a_meeting_that_has_not_voted_is_no_step(tmp_path: Path) -> None:
    invited = FILES[SESSION][: FILES[SESSION].index("ballots:")]
    found = award_book(read(tmp_path, {**FILES, BATCH: batch("merit", APPRAISED), SESSION: invited}))
    assert found.batches[0].law_day == datetime.date(2026, 8, 10)


@pytest.mark.parametrize(("state", "holds"), [("submitted", False), ("decided", True), ("awarded", True)])
def test_an_award_is_held_once_its_decision_is_made(state: str, holds: bool, tmp_path: Path) -> None:
    text = FILES[BATCH].replace("state: awarded", f"state: {state}")
    found = award_book(read(tmp_path, {**FILES, BATCH: text}))
    awards = [(one.award, one.year, one.batch) for one in found.holdings_of("tran-thi-h")]
    assert awards == ([("lao-dong-tien-tien", 2026, "tong-ket")] if holds else [])


def test_who_was_refused_holds_nothing_of_the_batch(tmp_path: Path) -> None:
    refused = FILES[NOMINATIONS].replace(
        "    ordinal: 4\n", "    refused: {at: council, reason: Chưa đủ phiếu.}\n"
    )
    found = award_book(read(tmp_path, {**FILES, NOMINATIONS: refused}))
    assert found.holdings_of("le-van-i") == ()
    assert [one.award for one in found.holdings_of("nguyen-van-g")] == [
        "lao-dong-tien-tien",
        "chien-si-thi-dua-co-so",
    ]


def test_of_two_ratings_of_somebody_the_first_counts(tmp_path: Path) -> None:
    line = next(line for line in FILES[RATINGS].splitlines() if "tran-thi-h" in line)
    other = line.replace("rating: good", "rating: completed").replace(
        "rating: excellent", "rating: completed"
    )
    assert other != line
    found = award_book(read(tmp_path, {**FILES, RATINGS: FILES[RATINGS].rstrip() + f"\n{other}\n"}))
    assert found.ratings["tran-thi-h", 2026].rating != "completed"


@pytest.mark.parametrize("name", [BATCH, NOMINATIONS, SESSION])
def test_a_batch_rests_on_samples_where_any_of_its_files_is_one(name: str, tmp_path: Path) -> None:
    files = {**FILES, name: FILES[name] + "illustrative: true\n"}
    assert award_book(read(tmp_path, files)).batches[0].illustrative


def test_a_batch_of_real_files_carries_no_mark_whatever_is_missing(tmp_path: Path) -> None:
    files = dict(FILES)
    del files[SESSION]
    assert not award_book(read(tmp_path, files)).batches[0].illustrative
