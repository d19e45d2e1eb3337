"""Who of the team was at a visit: the minutes print just them, one of them signs, and all are of the team of that day."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from conftest import write_files
from example_ward import FILES
from signing import Ward
from tdkt.changes.comparing import compare
from tdkt.changes.held import content_changes
from tdkt.changes.trees import read_side
from tdkt.checks.example_files import INSPECTION
from tdkt.checks.run import find_problems
from tdkt.documents.jobs import NotMade
from tdkt.documents.kinds import KINDS
from tdkt.documents.page.blocks import Item, OfficialDocument, plain_text
from tdkt.documents.texts.templates import Templates
from tdkt.errors import UserError
from tdkt.model.issued import INSPECTION_PLAN, INSPECTION_TEAM
from tdkt.workspace.workspace import Workspace

KEY = "kiem-tra-01"
MINUTES = "minutes: {date: 2026-09-10, present"
MEMBER = "  - {name: Trần Thị H, gender: female, post: Chuyên viên, role: member}\n"
MORE = (
    "  - {name: Lê Thị K, gender: female, post: Phó Chánh Văn phòng, role: deputy}\n"
    f"{MEMBER}"
    "  - {name: Phạm Văn M, gender: male, post: Chuyên viên, role: secretary}\n"
)
ALL = ["Ông Nguyễn Văn G", "Bà Lê Thị K", "Bà Trần Thị H", "Ông Phạm Văn M"]


def _text(present: str, team: str = MORE) -> str:
    said = f"team_present: [{present}], present" if present else "present"
    return FILES[INSPECTION].replace(MEMBER, team).replace(MINUTES, MINUTES.replace("present", said))


def _minutes(workspace: Workspace) -> OfficialDocument:
    kind = KINDS["inspection-minutes"]
    (job,) = kind.jobs(workspace, kind.key.read(KEY), Templates(workspace.root))
    assert not isinstance(job, NotMade)
    made = job.make(list)
    assert isinstance(made, OfficialDocument)
    return made


@pytest.mark.parametrize(
    ("present", "there", "signed", "written"),
    [
        ("", ALL, (("Trưởng đoàn kiểm tra",), "Nguyễn Văn G"), "Phạm Văn M"),
        (
            "Nguyễn Văn G, Trần Thị H",
            [ALL[0], ALL[2]],
            (("Trưởng đoàn kiểm tra",), "Nguyễn Văn G"),
            "",
        ),
        (
            "Phạm Văn M, 'Lê Thị K, Phó Chánh Văn phòng'",
            [ALL[1], ALL[3]],
            (("KT. Trưởng đoàn", "Phó Trưởng đoàn"), "Lê Thị K"),
            "Phạm Văn M",
        ),
        ("Trần Thị H", [ALL[2]], (("Đại diện Đoàn kiểm tra",), ""), ""),
    ],
)
def test_the_minutes_print_who_was_there_and_one_of_them_signs(
    in_memory: Callable[..., Workspace],
    present: str,
    there: list[str],
    signed: tuple[tuple[str, ...], str],
    written: str,
) -> None:
    made = _minutes(in_memory(**{INSPECTION: _text(present)}))
    page = [plain_text(block.spans) for block in made.blocks if isinstance(block, Item)]
    assert [name for name in ALL if any(name in line for line in page)] == there
    assert made.signature is not None
    assert (made.signature.authority_lines, made.signature.name) == signed
    assert [(one.authority_lines, one.name) for one in made.cosignatures] == [
        (("Đại diện đơn vị",), ""),
        (("Người ghi biên bản",), written),
    ]


def test_plan_and_decision_name_the_whole_team(in_memory: Callable[..., Workspace]) -> None:
    old, new = ({INSPECTION: _text(present)} for present in ("", "Lê Thị K"))
    (change,) = compare(
        *(read_side({file: text.encode() for file, text in one.items()}) for one in (old, new))
    )
    assert "Thành viên Đoàn có mặt" in str(change)
    for document in (INSPECTION_PLAN, INSPECTION_TEAM):
        assert content_changes(document, KEY, old, new) == []


def _found(workspace: Workspace) -> list[tuple[str, str, str]]:
    return [
        (one.code, one.message, one.hint)
        for one in find_problems(workspace)
        if one.code in ("I442", "I443", "I444")
    ]


def test_two_of_one_name_are_told_apart_by_their_posts(in_memory: Callable[..., Workspace]) -> None:
    team = MEMBER + MEMBER.replace("Chuyên viên", "Công chức")
    [(code, said, hint)] = _found(in_memory(**{INSPECTION: _text("Nguyễn Văn G, Trần Thị H", team)}))
    assert (code, said) == ("I443", "Đoàn kiểm tra có 02 người tên “Trần Thị H”.")
    assert hint == "Ghi thêm chức vụ: “Trần Thị H, Chuyên viên”; “Trần Thị H, Công chức”."
    named = in_memory(**{INSPECTION: _text("Nguyễn Văn G, 'Trần Thị H, Công chức'", team)})
    assert _found(named) == []
    page = [plain_text(block.spans) for block in _minutes(named).blocks if isinstance(block, Item)]
    assert any("Bà Trần Thị H, Công chức" in line for line in page)
    assert not any("Bà Trần Thị H, Chuyên viên" in line for line in page)


@pytest.mark.parametrize(
    ("issued_on", "named", "code"),
    [
        ("2026-09-11", "Trần Thị H", None),
        ("2026-09-11", "Trần Văn K", "I442"),
        ("2026-09-10", "Trần Thị H", "I442"),
        ("2026-09-10", "Trần Văn K", None),
    ],
)
def test_the_team_is_that_of_the_day_of_the_minutes(
    tmp_path: Path, issued_on: str, named: str, code: str | None
) -> None:
    ward = Ward(write_files(tmp_path / "kho", FILES))
    ward.issue("inspection-team", KEY, 15, "2026-08-21")
    ward.change(
        INSPECTION, MEMBER.strip()[2:], "{name: Trần Văn K, gender: male, post: Chuyên viên, role: secretary}"
    )
    present = MINUTES.replace("present", f"team_present: [Nguyễn Văn G, {named}], present")
    amendment = ward.amend("inspection-team", KEY)
    if (
        named == "Trần Văn K"
    ):  # named before the decision that makes him one of the team: it prints no minutes
        ward.change(INSPECTION, MINUTES, present)
        with pytest.raises(UserError, match="I442"):
            KINDS["inspection-minutes"].refuse_errors(ward.read, KEY)
    ward.issue("amendment", amendment, 33, issued_on)
    if named != "Trần Văn K":
        ward.change(INSPECTION, MINUTES, present)
    found = _found(ward.read)
    assert [one[0] for one in found] == ([code] if code else [])
    if code:
        by = "số 15/QĐ-UBND ngày 21/08/2026" if issued_on == "2026-09-11" else "số 33/QĐ-UBND ngày 10/09/2026"
        assert by in found[0][2]
