"""A drive's targets are pooled and judged by its phases: the last is final, those before are on the way."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from example_ward import WITH_DRIVE
from tdkt.attainment.drives import assess_drive, planned_in
from tdkt.attainment.status import Status
from tdkt.attainment.wording import achieved
from tdkt.checks.example_files import DRIVE, DRIVE_REPORT, ORGANIZATION
from tdkt.checks.run import find_problems
from tdkt.model.drive import Drive, DriveReport
from tdkt.workspace.workspace import Workspace

Make = Callable[..., Workspace]


def _at(workspace: Workspace, phase: int) -> dict[str, tuple[Status, str]]:
    [drive], organization = workspace.all(Drive), workspace.organization
    assert organization is not None
    found = assess_drive(drive, workspace.all(DriveReport), organization, phase)
    return {one.target.id.partition(".")[2]: (one.status, achieved(one)) for one in found.assessments}


def test_the_first_phase_is_half_of_the_way(in_memory: Make) -> None:
    assert _at(in_memory(**WITH_DRIVE), 1) == {
        "ho-so": (Status.BEHIND, "40% kế hoạch (40/100)"),
        "kho": (Status.ON_SCHEDULE, "đang thực hiện"),
    }


@pytest.mark.parametrize(
    ("numerator", "status"), [(4, Status.BEHIND), (5, Status.ON_SCHEDULE), (90, Status.REACHED)]
)
def test_even_steps_are_by_phase(in_memory: Make, numerator: int, status: Status) -> None:
    files = {
        **WITH_DRIVE,
        DRIVE: WITH_DRIVE[DRIVE].replace("at_least: 90", "at_least: 10"),
        DRIVE_REPORT: WITH_DRIVE[DRIVE_REPORT].replace("numerator: 40", f"numerator: {numerator}"),
    }
    expected = Status.EXCEEDED if status is Status.REACHED else status
    assert _at(in_memory(**files), 1)["ho-so"][0] is expected


def test_the_last_phase_is_final_and_adds_up(in_memory: Make) -> None:
    assert _at(in_memory(**WITH_DRIVE), 2) == {
        "ho-so": (Status.EXCEEDED, "92% kế hoạch (92/100)"),
        "kho": (Status.REACHED, "đã hoàn thành ngày 30/08/2026"),
    }
    short = WITH_DRIVE[DRIVE_REPORT].replace("numerator: 52", "numerator: 49")
    assert _at(in_memory(**{**WITH_DRIVE, DRIVE_REPORT: short}), 2)["ho-so"][0] is Status.NOT_REACHED


def test_what_is_missing_is_not_guessed(in_memory: Make) -> None:
    late = WITH_DRIVE[DRIVE_REPORT].partition("  - phase: cuoi")[0]
    workspace = in_memory(**{**WITH_DRIVE, DRIVE_REPORT: late})
    assert {status for status, _ in _at(workspace, 2).values()} == {Status.NOT_REPORTED}
    [drive], organization = workspace.all(Drive), workspace.organization
    assert organization is not None
    found = assess_drive(drive, workspace.all(DriveReport), organization, 2)
    assert found.missing == (("van-phong", 2),)
    assert not found.illustrative


def test_a_drive_across_new_year_is_judged_like_any(in_memory: Make) -> None:
    days = {
        "2026-06-15": "2026-11-01",
        "2026-07-31": "2026-12-31",
        "2026-08-05": "2027-01-04",
        "2026-08-07": "2027-01-05",
        "2026-09-02": "2027-01-31",
        "2026-08-30": "2027-01-20",
        "2026-08-04": "2027-01-02",
    }
    files = {**WITH_DRIVE}
    for file in (DRIVE, DRIVE_REPORT):
        for old, new in days.items():
            files[file] = files[file].replace(old, new)
    workspace = in_memory(**files)
    assert [status for status, _ in _at(workspace, 1).values()] == [Status.BEHIND, Status.ON_SCHEDULE]
    assert [status for status, _ in _at(workspace, 2).values()] == [Status.EXCEEDED, Status.REACHED]


def test_a_stage_is_planned_until_the_end_of_the_drive(in_memory: Make) -> None:
    workspace = in_memory(**WITH_DRIVE)
    [drive], organization = workspace.all(Drive), workspace.organization
    assert organization is not None
    found = assess_drive(drive, (), organization, 1)
    assert [planned_in(drive, one) for one in found.assessments] == [
        "≥ 90% kế hoạch",
        "hoàn thành đến 02/09/2026",
    ]


def test_samples_make_samples(in_memory: Make) -> None:
    workspace = in_memory(**WITH_DRIVE)
    [drive], organization = workspace.all(Drive), workspace.organization
    assert organization is not None
    reports = [replace(report, illustrative=True) for report in workspace.all(DriveReport)]
    assert assess_drive(drive, reports, organization, 1).illustrative


_SHARED = """\
      - target: van-thu-sach.cay
        text: Trồng ít nhất 50 cây xanh.
        measure: {type: count, at_least: 50, of: cây}
        allocation: {to: subdivisions, shares: [{for: thon-mot, share: 30}, {for: thon-hai, share: 20}]}
"""
_TREES = "      - {{target: van-thu-sach.cay, for: {}, count: {}}}\n"
_TWO = "{id: thon-hai, type: thon, name: Thôn Hai}"


def _ward(until: str, first: str, last: str) -> dict[str, str]:
    """Return the ward with an allocated target in its drive; Thôn Hai goes into Thôn Một after `until`."""
    task = "      - task: van-thu-sach.tuyen-truyen"
    files = {**WITH_DRIVE, DRIVE: WITH_DRIVE[DRIVE].replace(task, _SHARED + task)}
    merged = _TWO.replace("}", f", until: {until}, into: thon-mot}}")
    files[ORGANIZATION] = files[ORGANIZATION].replace(_TWO, merged)
    start, phase, rest = files[DRIVE_REPORT].partition("  - phase: cuoi\n")
    files[DRIVE_REPORT] = f"{start}{first}{phase}{rest}{last}"
    return files


@pytest.mark.parametrize(
    ("until", "first"),
    [
        ("2026-08-10", _TREES.format("thon-mot", 10) + _TREES.format("thon-hai", 15)),
        ("2026-06-01", _TREES.format("thon-mot", 25)),
    ],
)
def test_a_thon_that_is_merged_hands_its_share_and_figures_on(
    in_memory: Make, until: str, first: str
) -> None:
    workspace = in_memory(**_ward(until, first, _TREES.format("thon-mot", 24)))
    assert {
        found.code for found in find_problems(workspace) if found.place.file in (DRIVE, DRIVE_REPORT)
    } == {"M654", "M655"}
    [drive], organization = workspace.all(Drive), workspace.organization
    assert organization is not None
    found = assess_drive(drive, workspace.all(DriveReport), organization, 2)
    [trees] = [one for one in found.assessments if one.target.id == "van-thu-sach.cay"]
    assert (trees.status, achieved(trees)) == (Status.NOT_REACHED, "49 (đạt 98% kế hoạch)")
    [share] = trees.shares
    assert share.member == "thon-mot"
    assert planned_in(drive, share.found) == "≥ 50"
    assert (share.found.status, achieved(share.found)) == (Status.NOT_REACHED, "49 (đạt 98% kế hoạch)")


def test_figures_of_a_thon_that_is_gone_are_refused(in_memory: Make) -> None:
    gone = _TREES.format("thon-mot", 10) + _TREES.format("thon-hai", 14)
    first = _TREES.format("thon-mot", 10) + _TREES.format("thon-hai", 15)
    workspace = in_memory(**_ward("2026-08-10", first, gone))
    assert "R526" in {found.code for found in find_problems(workspace)}


def test_a_unit_that_is_merged_during_a_drive_hands_its_contents_on(in_memory: Make) -> None:
    office = "{id: van-phong, name: Văn phòng, abbreviation: VP}"
    own, phase, last = WITH_DRIVE[DRIVE_REPORT].partition("  - phase: cuoi\n")
    heirs = own.partition("  - phase: dau")[0].replace("unit: van-phong", "unit: kinh-te") + phase + last
    files = {
        **WITH_DRIVE,
        ORGANIZATION: WITH_DRIVE[ORGANIZATION].replace(
            office, office.replace("}", ", until: 2026-08-10, into: kinh-te}")
        ),
        DRIVE_REPORT: own,
        DRIVE_REPORT.replace("van-phong", "kinh-te"): heirs,
    }
    workspace = in_memory(**files)
    assert _at(workspace, 2) == _at(in_memory(**WITH_DRIVE), 2)
    [drive], organization = workspace.all(Drive), workspace.organization
    assert organization is not None
    assert assess_drive(drive, workspace.all(DriveReport), organization, 2).due == (
        ("van-phong", 1),
        ("kinh-te", 2),
    )
    alone = in_memory(**{**files, ORGANIZATION: files[ORGANIZATION].replace(", into: kinh-te", "")})
    assert "I312" in {found.code for found in find_problems(alone)}
