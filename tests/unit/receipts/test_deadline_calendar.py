"""The calendar file, read back as a calendar reads it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from example_ward import FILES
from tdkt.checks.example_files import ORGANIZATION, PLAN
from tdkt.checks.programmes import programme_of
from tdkt.errors import UsageError
from tdkt.model.programme import Programme
from tdkt.receipts.calendar import calendar_bytes
from tdkt.workspace.workspace import Workspace

Make = Callable[..., Workspace]


def programme(make: Make, deadlines: str, **files: str) -> Programme:
    reporting = "reporting: {addressees: [UBND thành phố], recipients: [Lãnh đạo]"
    plan = f"{files.pop(PLAN, FILES[PLAN])}{reporting}{deadlines}}}\n"
    return programme_of(make(**{PLAN: plan, **files}), 2026)


ALL = ", unit_deadlines: {Q1: 2026-04-05, Q2: 2026-07-05, Q4: 2027-01-05}"


def events(data: bytes) -> list[Any]:
    from icalendar import Calendar

    return list(Calendar.from_ical(data).walk("VEVENT"))


def test_one_all_day_event_for_each_quarter_with_a_deadline(make_workspace: Make) -> None:
    found = events(calendar_bytes(programme(make_workspace, ALL)))
    assert [event.decoded("dtstart") for event in found] == [
        date(2026, 4, 5),
        date(2026, 7, 5),
        date(2027, 1, 5),
    ]
    for event in found:
        assert event.decoded("dtend") - event.decoded("dtstart") == timedelta(days=1)
        [alarm] = event.walk("VALARM")
        assert alarm.decoded("trigger") == timedelta(days=-3)
    assert str(found[0]["summary"]) == "Hạn gửi báo cáo thi đua quý I năm 2026"
    assert "- Văn phòng" in str(found[0]["description"]).splitlines()
    assert "báo cáo quý IV năm 2026 về Văn phòng" in str(found[2]["description"])


def test_lines_end_as_the_standard_wants_and_fit(make_workspace: Make) -> None:
    data = calendar_bytes(programme(make_workspace, ALL))
    assert data.endswith(b"END:VCALENDAR\r\n")
    assert data.count(b"\n") == data.count(b"\r\n")
    assert max(len(line) for line in data.split(b"\r\n")) <= 75


def test_the_same_plan_gives_the_same_bytes_and_no_clock(make_workspace: Make) -> None:
    found = programme(make_workspace, ALL)
    assert calendar_bytes(found) == calendar_bytes(found)
    stamps = {event.decoded("dtstamp") for event in events(calendar_bytes(found))}
    assert stamps == {datetime(2026, 1, 15, tzinfo=UTC)}


def test_an_event_keeps_its_uid_when_its_deadline_moves(make_workspace: Make) -> None:
    def uids(deadlines: str, **files: str) -> list[str]:
        data = calendar_bytes(programme(make_workspace, deadlines, **files))
        return [str(event["uid"]) for event in events(data)]

    before = uids(ALL)
    assert len(set(before)) == 3
    assert uids(ALL.replace("2026-07-05", "2026-07-10")) == before
    assert uids(ALL.replace("Q1: 2026-04-05, ", "")) == before[1:]
    elsewhere = {ORGANIZATION: FILES[ORGANIZATION].replace("phường Mẫu\n", "phường Khác\n")}
    assert not set(uids(ALL, **elsewhere)) & set(before)


def test_a_draft_plan_has_a_calendar_too(make_workspace: Make) -> None:
    draft = FILES[PLAN].replace("number: 1\n", "").replace("date: 2026-01-15\n", "", 1)
    found = events(calendar_bytes(programme(make_workspace, ALL, **{PLAN: draft})))
    assert found[0].decoded("dtstamp") == datetime(2026, 1, 1, tzinfo=UTC)


def test_what_the_data_say_is_text(make_workspace: Make) -> None:
    odd = FILES[ORGANIZATION].replace("name: Văn phòng,", 'name: "Văn phòng; A, B\\\\nC",')
    data = calendar_bytes(programme(make_workspace, ALL, **{ORGANIZATION: odd}))
    assert "- Văn phòng; A, B\\nC" in str(events(data)[0]["description"]).splitlines()


@pytest.mark.parametrize("deadlines", ["", None])
def test_without_deadlines_there_is_no_calendar(deadlines: str | None, make_workspace: Make) -> None:
    found = (
        programme(make_workspace, deadlines)
        if deadlines is not None
        else programme_of(make_workspace(), 2026)
    )
    with pytest.raises(UsageError, match="chưa đặt hạn"):
        calendar_bytes(found)
