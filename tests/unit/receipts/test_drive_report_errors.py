"""A report on a drive that holds an error was sent: it is told as one with an error, never as missing nor as one to build on."""

from __future__ import annotations

import datetime
from collections.abc import Callable

import pytest

from example_ward import WITH_ISSUED_DRIVE
from tdkt.checks.example_files import DRIVE_REPORT
from tdkt.checks.run import find_problems
from tdkt.checks.unread import InvalidFilesError
from tdkt.cli.drives_page import write_drives
from tdkt.model.drive import Drive, DriveReport
from tdkt.receipts.drive_receipts import phase_receipts, report_errors
from tdkt.review.agenda.agenda import agenda
from tdkt.review.agenda.task import Group
from tdkt.workspace.workspace import Workspace

Make = Callable[..., Workspace]
REPORT = WITH_ISSUED_DRIVE[DRIVE_REPORT]
SENT = REPORT.replace("phase: cuoi\n", "phase: cuoi\n    submitted: 2026-09-03\n")
UNREAD = SENT.replace("progress: under_way", "progress: Đang làm")
WRONG = SENT.replace("kho, progress: under_way", "khac, progress: under_way")
AFTER = datetime.date(2026, 9, 10)


def ward(make: Make, report: str) -> Workspace:
    return make(**{**WITH_ISSUED_DRIVE, DRIVE_REPORT: report})


@pytest.mark.parametrize(
    ("report", "day", "words"),
    [
        (SENT, AFTER, ["đã nhận đúng hạn", "đã nhận"]),
        (UNREAD, AFTER, ["có lỗi", "có lỗi"]),
        (UNREAD, datetime.date(2026, 7, 15), ["có lỗi", "chưa đặt hạn"]),
        (WRONG, AFTER, ["đã nhận đúng hạn, 1 lỗi", "đã nhận"]),
        (SENT.replace("kho, progress: done", "khac, progress: done"), AFTER, ["đã nhận đúng hạn", "đã nhận, 1 lỗi"]),
        (SENT.replace("unit: van-phong", "unit: van-phong\nla: 1"), AFTER, ["có lỗi"] * 2),
    ],
)  # fmt: skip
def test_an_error_belongs_to_the_phase_in_which_it_stands(
    make_workspace: Make, report: str, day: datetime.date, words: list[str]
) -> None:
    workspace = ward(make_workspace, report)
    (drive,) = workspace.all(Drive)
    errors = report_errors(workspace, drive, find_problems(workspace))
    said = [
        one.words
        for number in (1, 2)
        for one in phase_receipts(
            drive, number, workspace.all(DriveReport), workspace.organization, day, errors
        )
    ]
    assert said == words


@pytest.mark.parametrize(("report", "words"), [(UNREAD, "(có lỗi)"), (WRONG, "1 lỗi)")])
def test_screens_say_so(
    make_workspace: Make, report: str, words: str, capsys: pytest.CaptureFixture[str]
) -> None:
    workspace = ward(make_workspace, report)
    write_drives(workspace, 2026, AFTER, find_problems(workspace))
    page = capsys.readouterr()
    assert words in " ".join(page.out.split())
    assert "tdkt validate plans/2026/drives/van-thu-sach/reports" in page.err
    tasks = agenda(workspace, AFTER, dated=True).tasks
    assert any(task.group is Group.FIRST and "báo cáo có lỗi" in task.what for task in tasks)
    assert not any("chưa báo cáo" in task.what or "đã đủ báo cáo" in task.what for task in tasks)


def test_an_unread_report_of_nobody_known_stops_the_page(make_workspace: Make) -> None:
    other = DRIVE_REPORT.replace("van-phong.yaml", "ai-do.yaml")
    files = {name: text for name, text in WITH_ISSUED_DRIVE.items() if name != DRIVE_REPORT}
    workspace = make_workspace(**{**files, other: UNREAD.replace("unit: van-phong", "unit: [ai]")})
    with pytest.raises(InvalidFilesError) as stopped:
        write_drives(workspace, 2026, AFTER, find_problems(workspace))
    assert other in str(stopped.value)
