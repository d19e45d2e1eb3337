"""A report of the ward is printed again as it was signed, whatever was written down since of plans, cụm, khối and drives."""

from __future__ import annotations

from pathlib import Path

import pytest

from conftest import write_files
from example_ward import WITH_DRIVE, WITH_GROUP, WITH_UNIT_PLAN
from signing import Ward
from tdkt.checks.example_files import DRIVE, GROUP, REPORT, UNIT_PLAN
from tdkt.documents.jobs import NotMade
from tdkt.documents.kinds import KINDS
from tdkt.documents.page.blocks import OfficialDocument
from tdkt.documents.texts.templates import Templates

FILES = {**WITH_GROUP, **WITH_DRIVE, **WITH_UNIT_PLAN}


@pytest.fixture
def ward(tmp_path: Path) -> Ward:
    return Ward(write_files(tmp_path / "kho", FILES))


def printed(ward: Ward, kind: str, key: str) -> str:
    workspace = ward.read
    (job,) = KINDS[kind].jobs(workspace, KINDS[kind].key.read(key), Templates(workspace.root))
    assert not isinstance(job, NotMade)
    made = job.make(list)
    assert isinstance(made, OfficialDocument)
    return repr((made.blocks, made.appendices))


@pytest.mark.parametrize(
    ("key", "day", "file", "old", "new"),
    [
        ("2026-Q1", "2026-04-10", UNIT_PLAN, "received: 2026-02-", "received: 2026-05-"),
        ("2026", "2027-01-10", GROUP, "meeting:\n  date: 2026-", "meeting:\n  date: 2027-"),
        ("2026-Q3", "2026-10-10", DRIVE, "name: ", "name: Đợt khác, "),
    ],
)
def test_a_report_is_printed_again_as_it_was_signed(
    ward: Ward, key: str, day: str, file: str, old: str, new: str
) -> None:
    ward.issue("report", key, 90, day)
    signed = printed(ward, "report", key)
    ward.change(file, old, new)
    assert printed(ward, "report", key) == signed


def test_a_plan_that_was_not_handed_in_is_not_counted_as_made(ward: Ward) -> None:
    assert "Kế hoạch chi tiết của đơn vị" in printed(ward, "report", "2026-Q1")
    text = (ward.root / UNIT_PLAN).read_text(encoding="utf-8")
    kept = [line for line in text.splitlines() if not line.startswith(("received", "appraised"))]
    (ward.root / UNIT_PLAN).write_text("\n".join(kept) + "\n", encoding="utf-8")
    assert "Kế hoạch chi tiết của đơn vị" not in printed(ward, "report", "2026-Q1")


def test_a_signed_report_knows_nothing_of_a_replacement_that_came_after_it(ward: Ward) -> None:
    ward.issue("report", "2026-Q1", 90, "2026-04-10")
    ward.issue("report", "2026-H1", 190, "2026-07-08")
    signed = printed(ward, "report", "2026-H1")
    ward.change(REPORT, "numerator: 96", "numerator: 94")
    ward.change(
        REPORT,
        "figures:",
        "corrections: [{date: 2026-11-27, reason: Đếm thừa., targets: [van-thu.dung-han]}]\nfigures:",
    )
    assert printed(ward, "report", "2026-H1") == signed
    ward.issue("amendment", ward.amend("report", "2026-Q1"), 270, "2026-11-28")
    assert printed(ward, "report", "2026-H1") == signed
