"""A paper that tdkt replaces: the data is put right, the whole paper is made anew, signed, held and printed again."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from conftest import write_files
from example_ward import WITH_DRIVE, WITH_GROUP, WITH_UNIT_PLAN
from signing import Ward
from tdkt.checks.example_files import GROUP, INSPECTION, REPORT
from tdkt.documents.jobs import NotMade
from tdkt.documents.kinds import KINDS
from tdkt.documents.page.blocks import OfficialDocument, Table, plain_text
from tdkt.documents.texts.templates import Templates
from tdkt.model.issued import AMENDMENT, ISSUED_KINDS

_FILES = {**WITH_GROUP, **WITH_DRIVE, **WITH_UNIT_PLAN}
_OTHER_TEAM = ("- {name: Nguyễn Văn G", "- {name: Lê Văn D")
REPLACED = {
    "report": ("2026-Q1", "2026-04-10", "2026-04-20", REPORT, "numerator: 96", "numerator: 97"),
    "inspection-plan": ("kiem-tra-01", "2026-08-20", "2026-08-24", INSPECTION, *_OTHER_TEAM),
    "inspection-team": ("kiem-tra-01", "2026-08-25", "2026-09-01", INSPECTION, *_OTHER_TEAM),
    "inspection-conclusion": (
        *("kiem-tra-01", "2026-09-30", "2026-10-05", INSPECTION),
        *("assessment: [Đơn vị", "assessment: [Các đơn vị"),
    ),
    "group-minutes": (
        *("2026/khoi-thon", "2026-12-12", "2026-12-14", GROUP),
        *("secretary: Lê Văn C", "secretary: Phạm Văn D"),
    ),
    "group-submission": (
        *("2026/khoi-thon", "2026-12-15", "2026-12-18", GROUP),
        *("votes: {for: 3, of: 3}", "votes: {for: 2, of: 3}"),
    ),
}
"""Kind → key, day of the first and of the second paper, and what is put right between them."""


@pytest.fixture
def ward(tmp_path: Path) -> Ward:
    files = {
        file: text.replace("plan: {number: 61, date: 2026-08-20}\n", "") for file, text in _FILES.items()
    }
    return Ward(write_files(tmp_path / "kho", files))


def _paper(ward: Ward, of: str, key: str) -> OfficialDocument:
    kind = KINDS[of]
    (job,) = kind.jobs(ward.read, kind.key.read(key), Templates())
    assert not isinstance(job, NotMade)
    made = job.make(iter)
    assert isinstance(made, OfficialDocument)
    return made


def _texts(paper: OfficialDocument) -> str:
    return "\n".join(plain_text(block.spans) for block in paper.blocks if not isinstance(block, Table))


def test_every_kind_that_is_replaced_is_here() -> None:
    assert {kind.of for kind in ISSUED_KINDS.values() if kind.is_replaced} == set(REPLACED)


@pytest.mark.parametrize("of", REPLACED)
def test_it_goes_from_the_data_to_the_paper_that_was_signed(ward: Ward, of: str) -> None:
    key, first_day, second_day, file, old, new = REPLACED[of]
    ward.issue(of, key, 90, first_day)
    first = repr(_paper(ward, of, key))
    ward.change(file, old, new)
    assert ward.problems("B101", "B102"), "what was signed is held"
    one = ward.amend(of, key, reason="Ghi nhầm.")
    assert ward.problems("B101") == []
    if of == "report":  # a figure of a unit is put right with its reason all the same
        ward.change(
            file,
            "unit:",
            "corrections: [{date: 2026-04-18, reason: Cộng thiếu., targets: [van-thu.dung-han]}]\nunit:",
        )
    draft = _paper(ward, AMENDMENT, one)
    assert (draft.draft, draft.letterhead.number) == (True, None)
    assert "thay thế" in _texts(draft)
    assert "số 90/" in _texts(draft)
    assert "lý do: ghi nhầm" in _texts(draft).lower()
    ward.issue(AMENDMENT, one, 95, second_day)
    assert ward.problems() == []
    signed = _paper(ward, AMENDMENT, one)
    assert (signed.draft, signed.letterhead.number) == (False, "95")
    assert signed.blocks == draft.blocks
    assert repr(_paper(ward, of, key)) == first, "the first is printed as it was signed"
    ward.change(file, new, old)
    assert {found.code for found in ward.problems("B101", "B102")} <= {"B101", "B102"}
    assert "số 95/" in ward.problems("B101", "B102")[0].message
    reprinted = _paper(ward, AMENDMENT, one)  # with a note that a file of today holds an error
    assert replace(reprinted, notes=signed.notes) == signed, "the second is printed as it was signed"
    again = ward.amend(of, key)
    assert again.endswith("lan-2")
