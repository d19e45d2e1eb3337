"""A number that stands in a document's own file serves no other document either (NĐ 30/2020, Điều 15.1)."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from signed_ward import BATCH, PLAN, Ward

from conftest import write_files
from example_ward import FILES, WITH_ISSUED_DRIVE
from tdkt.checks.example_files import DRIVE, INSPECTION
from tdkt.checks.run import find_problems
from tdkt.workspace.workspace import Workspace

REVOCATION = "plans/2026/awards/revocations/huy-01.yaml"
NUMBERED = ("id: huy-01\nyear: 2026\n", "id: huy-01\nyear: 2026\nnumber: {number}\ndate: {date}\n")


def ward_of(files: dict[str, str], folder: Path, monkeypatch: pytest.MonkeyPatch) -> Ward:
    return Ward(write_files(folder / "kho", files), monkeypatch)


def told(ward: Ward) -> list[tuple[str, str]]:
    found = [one for one in find_problems(ward.read()) if one.code == "B104"]
    return [(one.place.file, one.message) for one in found]


def test_a_revocation_does_not_bear_the_number_of_a_decision(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ward = ward_of(FILES, tmp_path, monkeypatch)
    old, new = NUMBERED
    numbered = new.format(number=120, date="2026-10-20")
    ward.edit({REVOCATION: ((old, numbered),)})
    ((file, message),) = told(ward)
    assert file == REVOCATION
    assert "Số 120/QĐ-UBND năm 2026 đã dùng cho “tổng kết công tác năm 2026” ngày 15/09/2026" in message
    ward.edit({REVOCATION: ((numbered, new.format(number=121, date="2026-10-20")),)})
    assert told(ward) == []


def test_no_revocation_is_issued_with_the_number_of_a_decision(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ward = ward_of(FILES, tmp_path, monkeypatch)
    words = ("issue", "revocation", "huy-01", "--number", "120", "--date", "2026-10-20")
    said = ward.tdkt(*words, fails=True)
    assert "đã dùng cho" in said
    assert not (ward.root / "plans/2026/issued/register.yaml").exists()


def test_a_drive_does_not_bear_the_number_of_the_plan(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ward = ward_of(WITH_ISSUED_DRIVE, tmp_path, monkeypatch)
    assert told(ward) == []
    plan = WITH_ISSUED_DRIVE[PLAN]
    number = next(line for line in plan.splitlines() if line.startswith("number: "))
    ward.edit({DRIVE: (("number: 60\n", f"{number}\n"),)})
    assert [file for file, _ in told(ward)] == [DRIVE]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("plan: {number: 61", "plan: {number: 60"),  # the drive's, 60/KH-UBND
        ("plan: {number: 61", "decision: {number: 120, date: 2026-09-20}\nplan: {number: 61"),  # the award's
        ("plan: {number: 61", "plan: {number: 120"),  # another symbol
    ],
)
def test_papers_of_an_inspection_do_not_bear_the_number_of_another(
    in_memory: Callable[..., Workspace], old: str, new: str
) -> None:
    files = {**WITH_ISSUED_DRIVE, INSPECTION: FILES[INSPECTION].replace(old, new)}
    found = [one.place.file for one in find_problems(in_memory(**files)) if one.code == "B104"]
    assert found == ([] if new == "plan: {number: 120" else [INSPECTION])


def test_a_document_and_its_line_in_the_register_are_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ward = ward_of(FILES, tmp_path, monkeypatch)
    ward.issue("plan", "2026", 1, "2026-01-15")
    ward.issue("decision", "tong-ket", 120, "2026-09-15")
    assert told(ward) == []
    ward.edit({BATCH: (("number: 120/QĐ-UBND", "number: 0120/qđ-ubnd"),)})
    assert told(ward) == []
