"""What was signed prints whatever is wrong in files that it is not printed from; a draft waits for all."""

from __future__ import annotations

from pathlib import Path

import pytest

from conftest import write_files
from example_ward import FILES, WITH_DRIVE
from signing import Ward
from tdkt.checks.example_files import INSPECTION, MOVEMENTS, NOMINATIONS, ORGANIZATION, REPORT
from tdkt.checks.run import InvalidFilesError
from tdkt.documents.jobs import NotMade
from tdkt.documents.kinds import KINDS
from tdkt.documents.page.blocks import OfficialDocument
from tdkt.documents.texts.templates import Templates

PETITIONS = "plans/2026/petitions.yaml"
UNREAD = "\n  - [\n"


@pytest.fixture
def ward(tmp_path: Path) -> Ward:
    files = {**FILES, **WITH_DRIVE}
    files[INSPECTION] = files[INSPECTION].replace("plan: {number: 61, date: 2026-08-20}\n", "")
    found = Ward(write_files(tmp_path / "kho", files))
    found.issue("plan", "2026", 1, "2026-01-15")
    return found


def text(ward: Ward, of: str, key: str) -> str:
    kind, read = KINDS[of], ward.read
    kind.refuse_errors(read, kind.key.read(key))
    (job,) = kind.jobs(read, kind.key.read(key), Templates())
    assert not isinstance(job, NotMade)
    made = job.make(iter)
    assert isinstance(made, OfficialDocument)
    return repr(made)


def broken(ward: Ward, file: str) -> None:
    path = ward.root / file
    path.parent.mkdir(parents=True, exist_ok=True)
    before = path.read_text(encoding="utf-8") if path.is_file() else ""
    path.write_text(before + UNREAD, encoding="utf-8")


def test_an_error_in_a_file_that_it_is_not_printed_from_does_not_stop_what_was_signed(ward: Ward) -> None:
    ward.issue("drive", "van-thu-sach", 50, "2026-06-10")
    signed = text(ward, "drive", "van-thu-sach")
    for file in (PETITIONS, REPORT, NOMINATIONS):
        broken(ward, file)
        assert text(ward, "drive", "van-thu-sach") == signed, file
    with pytest.raises(InvalidFilesError):
        text(ward, "inspection-plan", "kiem-tra-01")  # a draft


def test_an_error_in_what_it_is_printed_from_stops_it(ward: Ward) -> None:
    ward.issue("drive", "van-thu-sach", 50, "2026-06-10")
    ward.change(MOVEMENTS, "unit: van-phong", "unit: khong-co")
    with pytest.raises(InvalidFilesError):
        text(ward, "drive", "van-thu-sach")


def test_what_counts_a_years_work_waits_for_all_of_it(ward: Ward) -> None:
    ward.issue("report", "2026-Q1", 90, "2026-04-10")
    broken(ward, "plans/2026/awards/van-de/batch.yaml")
    with pytest.raises(InvalidFilesError):
        text(ward, "report", "2026-Q1")


def test_the_register_of_a_later_year_does_not_stop_it(ward: Ward) -> None:
    ward.issue("report", "2026-Q1", 90, "2026-04-10")
    signed = text(ward, "report", "2026-Q1")
    broken(ward, "plans/2027/issued/register.yaml")
    assert text(ward, "report", "2026-Q1") == signed
    ward.change(ORGANIZATION, "units:", "units: [")
    assert text(ward, "report", "2026-Q1") == signed, "it has its own copy of the ward"
