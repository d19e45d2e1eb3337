"""Minutes of an inspection print the team of their own day, whoever is in it today."""

from __future__ import annotations

from pathlib import Path

import pytest

from conftest import write_files
from example_ward import FILES
from signing import Ward
from tdkt.checks.example_files import INSPECTION
from tdkt.documents.jobs import NotMade
from tdkt.documents.kinds import KINDS
from tdkt.documents.page.blocks import Item, OfficialDocument, plain_text
from tdkt.documents.texts.templates import Templates

KEY = "kiem-tra-01"
BEFORE = "{name: Trần Thị H, gender: female, post: Chuyên viên, role: member}"
SINCE = "{name: Trần Văn K, gender: male, post: Chuyên viên, role: secretary}"


@pytest.fixture
def ward(tmp_path: Path) -> Ward:
    found = Ward(write_files(tmp_path / "kho", FILES))
    found.issue("inspection-team", KEY, 15, "2026-08-21")
    found.change(INSPECTION, BEFORE, SINCE)
    return found


def minutes(ward: Ward) -> OfficialDocument:
    kind, workspace = KINDS["inspection-minutes"], ward.read
    (job,) = kind.jobs(workspace, kind.key.read(KEY), Templates(workspace.root))
    assert not isinstance(job, NotMade)
    made = job.make(list)
    assert isinstance(made, OfficialDocument)
    return made


def names(ward: Ward) -> tuple[bool, bool, bool]:
    """Tell whether the member before, the one since, and the signature of the one since are on the page."""
    made = minutes(ward)
    page = " ".join(plain_text(block.spans) for block in made.blocks if isinstance(block, Item))
    signed = any(one.name == "Trần Văn K" for one in made.cosignatures)
    return "Bà Trần Thị H" in page, "Ông Trần Văn K" in page, signed


@pytest.mark.parametrize(
    ("issued_on", "found"),
    [
        (None, (True, False, False)),
        ("2026-09-15", (True, False, False)),
        ("2026-09-10", (False, True, True)),
        ("2026-09-01", (False, True, True)),
    ],
)
def test_the_team_is_that_of_the_day_of_the_minutes(
    ward: Ward, issued_on: str | None, found: tuple[bool, bool, bool]
) -> None:
    amendment = ward.amend("inspection-team", KEY)
    if issued_on is not None:
        ward.issue("amendment", amendment, 33, issued_on)
    assert names(ward) == found
    notes = " ".join(minutes(ward).notes)
    assert ("số 15/QĐ-UBND ngày 21/08/2026" in notes) is found[0]


def test_a_team_that_was_never_signed_is_that_of_the_file(tmp_path: Path) -> None:
    ward = Ward(write_files(tmp_path / "kho", FILES))
    ward.change(INSPECTION, BEFORE, SINCE)
    assert names(ward) == (False, True, True)
    assert minutes(ward).notes == ()


def test_a_stored_copy_that_is_lost_is_told(ward: Ward) -> None:
    ward.amend("inspection-team", KEY)
    (ward.root / "plans/2026/issued/15-qd-ubnd.json").unlink()
    assert names(ward) == (False, True, True)
    assert "đối chiếu với bản giấy" in " ".join(minutes(ward).notes)
