"""A unit of a drive whose targets are reported by the thôn that share them owes nothing: no form, no place among the missing."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from example_ward import WITH_DRIVE
from tdkt.attainment.drives import assess_drive
from tdkt.checks.example_files import DRIVE, DRIVE_REPORT
from tdkt.checks.run import find_problems
from tdkt.exchange.drive_forms import asked_of_phase
from tdkt.model.drive import Drive, DriveReport
from tdkt.model.phase_time import PhaseTime
from tdkt.model.place import NOWHERE
from tdkt.model.registration import Registered
from tdkt.planning.new_drive_reports import new_drive_reports
from tdkt.receipts.drive_receipts import asked_to_register, not_registered, phase_receipts, registered_besides
from tdkt.workspace.workspace import Workspace

Make = Callable[..., Workspace]
HEAD, _, REST = WITH_DRIVE[DRIVE].partition("contents:\n")
SHARED = """contents:
  - unit: van-phong
    items:
      - target: van-thu-sach.ho-so
        text: Các thôn chỉnh lý 20 hồ sơ tồn đọng.
        measure: {type: count, at_least: 20, of: hồ sơ}
        allocation:
          to: subdivisions
          reported_by: members
          shares: [{for: thon-mot, share: 12}, {for: thon-hai, share: 8}]
"""
TASK = """      - task: van-thu-sach.tuyen-truyen
        text: Tuyên truyền về đợt thi đua trên hệ thống truyền thanh.
"""


@pytest.fixture
def ward(make_workspace: Make) -> Callable[[str], Workspace]:
    def made(contents: str) -> Workspace:
        files = {name: text for name, text in WITH_DRIVE.items() if name != DRIVE_REPORT}
        found = make_workspace(
            **{**files, DRIVE: f"{HEAD}{contents}sections:{REST.partition('sections:')[2]}"}
        )
        assert [one for one in find_problems(found) if one.is_error] == []
        return found

    return made


@pytest.mark.parametrize(
    ("contents", "asked"),
    [(SHARED, ["thon-mot", "thon-hai"]), (SHARED + TASK, ["van-phong", "thon-mot", "thon-hai"])],
)
def test_who_reports_on_a_drive(contents: str, asked: list[str], ward: Callable[[str], Workspace]) -> None:
    workspace = ward(contents)
    [drive], organization = workspace.all(Drive), workspace.organization
    assert organization is not None
    reports = workspace.all(DriveReport)
    due = assess_drive(drive, reports, organization, 1)
    assert [unit for unit, _ in due.missing] == [unit for unit, _ in due.due] == asked
    receipts = phase_receipts(drive, 1, reports, organization, date(2026, 8, 20))
    assert [one.unit for one in receipts] == asked
    assert list(asked_of_phase(workspace, PhaseTime.of(drive, 1))) == asked
    written = new_drive_reports(workspace, drive.id, "dau").edit.texts
    assert [file.rpartition("/")[2].removesuffix(".yaml") for file in written] == asked
    assert list(asked_to_register(drive, organization)) == ["van-phong", "thon-mot", "thon-hai"]


def test_who_registers_without_answering_for_anything_is_told_besides(
    ward: Callable[[str], Workspace],
) -> None:
    workspace = ward(SHARED.replace("          reported_by: members\n", ""))
    [drive], organization = workspace.all(Drive), workspace.organization
    assert organization is not None
    assert drive.registration is not None
    assert list(asked_to_register(drive, organization)) == ["van-phong"]
    day = drive.registration.until
    others = tuple(Registered(unit, day, "", NOWHERE) for unit in ("thon-mot", "kinh-te"))
    drive = replace(drive, registration=replace(drive.registration, registered=others))
    assert not_registered(drive, organization, day) == ("van-phong",)
    assert registered_besides(drive, organization, day) == ("thon-mot", "kinh-te")
