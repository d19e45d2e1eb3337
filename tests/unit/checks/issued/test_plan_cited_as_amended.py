"""Papers that carry out the year's plan cite it with the amendments that were signed by their own day, no later ones."""

from __future__ import annotations

from pathlib import Path

import pytest

from conftest import write_files
from example_ward import FILES, WITH_DRIVE, WITH_UNIT_PLAN
from signing import Ward
from tdkt.checks.example_files import MOVEMENTS
from tdkt.documents.jobs import NotMade
from tdkt.documents.kinds import KINDS
from tdkt.documents.page.blocks import OfficialDocument
from tdkt.documents.texts.templates import Templates

AMENDED = "(được sửa đổi, bổ sung tại Kế hoạch số 08/KH-UBND ngày"
PAPERS = {
    "drive": ("van-thu-sach", 50, "2026-06-10"),
    "inspection-plan": ("kiem-tra-01", 61, "2026-08-20"),
    "unit-plan-reply": ("van-phong", 21, "2026-02-25"),
}


@pytest.fixture
def ward(tmp_path: Path) -> Ward:
    files = {**FILES, **WITH_DRIVE, **WITH_UNIT_PLAN}
    found = Ward(
        write_files(
            tmp_path / "kho",
            {
                file: text.replace("plan: {number: 61, date: 2026-08-20}\n", "")
                for file, text in files.items()
            },
        )
    )
    found.issue("plan", "2026", 1, "2026-01-15")
    return found


def text(ward: Ward, of: str, key: str) -> str:
    kind = KINDS[of]
    (job,) = kind.jobs(ward.read, kind.key.read(key), Templates())
    assert not isinstance(job, NotMade)
    made = job.make(iter)
    assert isinstance(made, OfficialDocument)
    return repr(made.blocks)


def amend(ward: Ward, day: str) -> None:
    ward.change(MOVEMENTS, "tiết kiệm, minh bạch", "tiết kiệm, công khai, minh bạch")
    ward.issue("amendment", ward.amend("plan", "2026"), 8, day)


def test_what_is_signed_after_an_amendment_cites_it(ward: Ward) -> None:
    amend(ward, "2026-01-20")
    for of, (key, _, _) in PAPERS.items():
        assert AMENDED in text(ward, of, key), of
    assert AMENDED in text(ward, "unit-plan", "van-phong"), "made after it"
    key, number, day = PAPERS["drive"]
    ward.issue("drive", key, number, day)
    assert AMENDED in text(ward, "drive", key)


def test_what_was_signed_before_an_amendment_is_printed_as_it_was_signed(ward: Ward) -> None:
    for of, (key, number, day) in PAPERS.items():
        ward.issue(of, key, number, day)
    papers = {of: key for of, (key, _, _) in PAPERS.items()} | {"unit-plan": "van-phong"}
    signed = {of: text(ward, of, key) for of, key in papers.items()}
    amend(ward, "2026-09-01")
    assert {of: text(ward, of, key) for of, key in papers.items()} == signed


def test_a_reply_asks_for_nothing_that_came_after_it(ward: Ward) -> None:
    ward.issue("unit-plan-reply", "van-phong", 21, "2026-02-25")
    signed = text(ward, "unit-plan-reply", "van-phong")
    ward.change(
        MOVEMENTS,
        "      - target: van-thu.mo-hinh\n",
        "      - task: van-thu.lich\n        text: Công khai lịch công tác.\n      - target: van-thu.mo-hinh\n",
    )
    ward.issue("amendment", ward.amend("plan", "2026"), 8, "2026-09-01")
    assert text(ward, "unit-plan-reply", "van-phong") == signed
