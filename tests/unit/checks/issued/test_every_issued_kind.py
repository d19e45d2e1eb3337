"""Every kind of document that can be issued holds what it printed: a change afterwards is told, with the right number."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import takewhile
from pathlib import Path
from typing import Any

import pytest
from typer.main import get_command

from conftest import write_files
from example_ward import WITH_DRIVE, WITH_GROUP, WITH_UNIT_PLAN
from signing import Ward
from tdkt.checks.example_files import (
    BATCH,
    DRIVE,
    DRIVE_REPORT,
    FUND,
    GROUP,
    GROUP_SCORES,
    INSPECTION,
    MOVEMENTS,
    NOMINATIONS,
    ORGANIZATION,
    PLAN,
    REPORT,
    REVOCATION,
    SESSION,
    UNIT_PLAN,
)
from tdkt.cli.app import app
from tdkt.documents.jobs import NotMade
from tdkt.documents.kinds import KINDS, issued_kinds
from tdkt.documents.page.blocks import OfficialDocument
from tdkt.documents.texts.templates import Templates
from tdkt.errors import UsageError, UserError
from tdkt.model.issued import AMENDMENT
from tdkt.planning.renaming import renaming

Edit = tuple[str, str, str]


@dataclass(frozen=True)
class Signed:
    """A document with the day of its signature, what of it is changed afterwards, and what may be."""

    key: str
    day: str
    number: int
    changed: tuple[Edit, ...]
    free: tuple[Edit, ...] = ()
    after: tuple[Edit, ...] = ()
    before: tuple[Edit, ...] = ()
    code: str = "B101"


_FILES = {**WITH_GROUP, **WITH_DRIVE, **WITH_UNIT_PLAN}
_OF_GROUP = (
    (GROUP, "votes: {for: 3, of: 3}", "votes: {for: 2, of: 3}"),
    (GROUP, "secretary: Lê Văn C", "secretary: Phạm Văn D"),
    (GROUP_SCORES, "self: 38, cross: {thon-hai: 36", "self: 38, cross: {thon-hai: 37"),
)
_LAUNCHED = (DRIVE, "symbol: KH-UBND\n", "number: 50\nsymbol: KH-UBND\ndate: 2026-06-10\n")
"""A report on a drive is signed only where the plan of the drive is."""
SIGNED: dict[str, Signed] = {
    "plan": Signed(
        "2026",
        "2026-01-15",
        1,
        (
            (PLAN, "title: Triển khai", "title: Thực hiện"),
            (PLAN, "signer: chu-tich", "signer: pho-chu-tich"),
            (MOVEMENTS, "tiết kiệm, minh", "chặt chẽ, minh"),
        ),
    ),
    "report": Signed(
        "2026-Q1",
        "2026-04-10",
        90,
        ((REPORT, "numerator: 96", "numerator: 97"),),
        code="B102",
    ),
    "stage-report": Signed(
        "2024-2026",
        "2026-12-20",
        95,
        ((REPORT, "numerator: 96", "numerator: 97"),),
        code="B102",
    ),
    "drive": Signed(
        "van-thu-sach",
        "2026-06-10",
        50,
        ((DRIVE, "at_least: 90", "at_least: 91"), (DRIVE, "Chỉnh lý 90% hồ sơ", "Chỉnh lý xong 90% hồ sơ")),
    ),
    "drive-report": Signed(
        "van-thu-sach",
        "2026-09-10",
        70,
        ((DRIVE_REPORT, "numerator: 52", "numerator: 53"),),
        before=(_LAUNCHED,),
        code="B102",
    ),
    "revocation": Signed(
        "huy-01",
        "2026-11-10",
        248,
        (
            (REVOCATION, "facts: thông tin", "facts: số liệu"),
            (REVOCATION, "money: 1060000", "money: 1050000"),
        ),
    ),
    "fund-report": Signed("2026", "2026-12-31", 15, ((FUND, "amount: 100000000", "amount: 90000000"),)),
    "inspection-plan": Signed(
        "kiem-tra-01",
        "2026-08-20",
        61,
        (
            (INSPECTION, "title: công tác", "title: việc thực hiện công tác"),
            (INSPECTION, "contents: [Việc triển khai", "contents: [Kết quả triển khai"),
            (INSPECTION, "- {name: Nguyễn Văn G", "- {name: Lê Văn D"),
            (INSPECTION, "post: Chuyên viên, role: member", "post: Chuyên viên, role: secretary"),
            (INSPECTION, "  - {name: Trần Thị H, gender: female, post: Chuyên viên, role: member}\n", ""),
            (
                INSPECTION,
                "- unit: van-phong\n    date: 2026-09-10",
                "- unit: van-phong\n    date: 2026-09-17",
            ),
            (INSPECTION, "\nplan:", "\nrecipients: [Hội đồng]\nplan:"),
        ),
        free=(
            (INSPECTION, "results: [Đơn vị đã", "results: [Đơn vị chưa"),
            (INSPECTION, "due: 2026-10-15", "due: 2026-10-16"),
            (INSPECTION, "assessment: [Đơn vị", "assessment: [Các đơn vị"),
            (INSPECTION, "\nconclusion:", "\ncites: [Kế hoạch số 40]\nconclusion:"),
        ),
    ),
    "inspection-team": Signed(
        "kiem-tra-01",
        "2026-08-25",
        240,
        (
            (INSPECTION, "title: công tác", "title: việc thực hiện công tác"),
            (INSPECTION, "- {name: Nguyễn Văn G", "- {name: Lê Văn D"),
            (INSPECTION, "\nconclusion:", "\ncites: [Kế hoạch số 40]\nconclusion:"),
        ),
        free=(
            (INSPECTION, "contents: [Việc triển khai", "contents: [Kết quả triển khai"),
            (
                INSPECTION,
                "- unit: van-phong\n    date: 2026-09-10",
                "- unit: van-phong\n    date: 2026-09-17",
            ),
            (INSPECTION, "due: 2026-10-15", "due: 2026-10-16"),
        ),
    ),
    "inspection-conclusion": Signed(
        "kiem-tra-01",
        "2026-09-30",
        87,
        (
            (INSPECTION, "due: 2026-10-15", "due: 2026-10-16"),
            (INSPECTION, "assessment: [Đơn vị", "assessment: [Các đơn vị"),
            (INSPECTION, "results: [Đơn vị đã", "results: [Đơn vị chưa"),
        ),
        free=(
            (INSPECTION, "- {name: Nguyễn Văn G", "- {name: Lê Văn D"),
            (INSPECTION, "due: 2026-10-15}", "due: 2026-10-15, done: {date: 2026-10-01, how: Đã bổ sung}}"),
        ),
    ),
    "submission": Signed(
        "tong-ket",
        "2026-09-08",
        15,
        (
            (NOMINATIONS, "who: tran-thi-h", "who: pham-van-k"),
            (BATCH, "title: tổng kết công tác", "title: tổng kết mọi công tác"),
            (BATCH, "appraisal: {date: 2026-08-10", "appraisal: {date: 2026-08-11"),
            (SESSION, "{nomination: dn-03, for: 5", "{nomination: dn-03, for: 4"),
        ),
        free=(
            (
                NOMINATIONS,
                "    initiatives: [sk-01]\n",
                "    initiatives: [sk-01]\n    refused: {at: decision, reason: Chưa đủ điều kiện.}\n",
            ),
        ),
        after=((BATCH, "place: Hội trường", "place: Nhà văn hóa"),),
    ),
    "minutes": Signed(
        "tong-ket",
        "2026-09-01",
        12,
        (
            (NOMINATIONS, "who: tran-thi-h", "who: pham-van-k"),
            (SESSION, "{nomination: dn-03, for: 5", "{nomination: dn-03, for: 4"),
            (SESSION, "place: Phòng họp số 1", "place: Phòng họp số 2"),
        ),
        free=((BATCH, "submission: {number: 15", "submission: {number: 16"),),
        after=((BATCH, "place: Hội trường", "place: Nhà văn hóa"),),
    ),
    "invitation": Signed(
        "tong-ket",
        "2026-08-28",
        14,
        ((SESSION, "place: Phòng họp số 1", "place: Phòng họp số 2"), (SESSION, '"08:30"', '"09:30"')),
        free=((SESSION, "{nomination: dn-03, for: 5", "{nomination: dn-03, for: 4"),),
        after=((BATCH, "place: Hội trường", "place: Nhà văn hóa"),),
    ),
    "group-agreement": Signed(
        "khoi-thon",
        "2026-02-10",
        3,
        (
            (GROUP, "Vận động 100% hộ", "Vận động 90% hộ"),
            (GROUP, "date: 2026-02-10", "date: 2026-02-11"),
            (GROUP, "place: Hội trường", "place: Nhà văn hóa"),
            (GROUP, "  - {subdivision: to-mot}\n", ""),
            (GROUP, "bonus_cap: 5", "bonus_cap: 6"),
        ),
        free=(
            (GROUP, "votes: {for: 3, of: 3}", "votes: {for: 2, of: 3}"),
            (GROUP, "head: Trần Thị B", "head: Phạm Văn D"),
            (GROUP, "Giữ gìn an ninh trật tự, maximum: 40", "Giữ an ninh trật tự, maximum: 40"),
            (GROUP, "  - {subdivision: to-mot}", "  - {subdivision: to-mot, until: 2026-11-30}"),
        ),
    ),
    "group-minutes": Signed(
        "khoi-thon",
        "2026-12-12",
        5,
        _OF_GROUP,
        free=((GROUP, "timetable: {", "recipients: [Hội đồng]\ntimetable: {"),),
        after=((GROUP, "self_by: 2026-11-10", "self_by: 2026-11-11"),),
    ),
    "group-submission": Signed(
        "khoi-thon",
        "2026-12-15",
        6,
        (*_OF_GROUP, (GROUP, "timetable: {", "recipients: [Hội đồng]\ntimetable: {")),
        after=((GROUP, "self_by: 2026-11-10", "self_by: 2026-11-11"),),
    ),
    "reminder": Signed(
        "2026-Q3",
        "2026-10-10",
        20,
        (),
        before=((ORGANIZATION, "standing_unit: van-phong", "standing_unit: kinh-te"),),
    ),
    "unit-plan-reply": Signed("van-phong", "2026-02-25", 21, ()),
    "decision": Signed("tong-ket", "2026-09-15", 120, ((NOMINATIONS, "who: tran-thi-h", "who: pham-van-k"),)),
}


@pytest.fixture
def ward(tmp_path: Path) -> Ward:
    files = {
        file: text.replace("plan: {number: 61, date: 2026-08-20}\n", "") for file, text in _FILES.items()
    }
    return Ward(write_files(tmp_path / "kho", files))


def test_no_kind_is_left_out() -> None:
    """An amendment is held by tests of its own (test_register.py)."""
    assert {kind.name for kind in issued_kinds()} == {*SIGNED, AMENDMENT}


@pytest.mark.parametrize("of", SIGNED)
def test_what_it_prints_is_held_under_its_own_number(ward: Ward, of: str) -> None:
    one = SIGNED[of]
    for file, old, new in one.before:
        ward.change(file, old, new)
    ward.issue(of, one.key, one.number, one.day)
    assert ward.problems("B101", "B102") == []
    assert _printed_otherwise(_paper(ward, of, one.key)) == []
    for file, old, new in one.changed:
        signed = (ward.root / file).read_bytes()
        ward.change(file, old, new)
        found = ward.problems("B101", "B102")
        assert [problem.code for problem in found] == [one.code], (old, new)
        assert f"số {one.number:02}/" in found[0].message
        (ward.root / file).write_bytes(signed)
    for file, old, new in one.free:
        signed = (ward.root / file).read_bytes()
        ward.change(file, old, new)
        assert ward.problems("B101", "B102") == [], (old, new)
        (ward.root / file).write_bytes(signed)


@pytest.mark.parametrize("of", [of for of, one in SIGNED.items() if one.after or one.free])
def test_it_is_printed_again_as_it_was_signed(ward: Ward, of: str) -> None:
    """What comes after it is written into the same file, and is not on it."""
    one = SIGNED[of]
    ward.issue(of, one.key, one.number, one.day)
    before = _text(ward, of, one.key)
    for file, old, new in one.after or one.free:
        ward.change(file, old, new)
    assert _text(ward, of, one.key) == before


def test_a_paper_that_would_be_printed_otherwise_than_it_was_signed_says_so(ward: Ward) -> None:
    """Nothing in the files is other than it was: a later tdkt words a sentence otherwise."""
    ward.issue("plan", "2026", 1, "2026-01-15")
    (copy,) = (ward.root / "plans/2026/issued").glob("*.json")
    text = copy.read_text(encoding="utf-8")
    head, papers, said = text.partition('"papers"')
    assert said.count("Quản lý tài sản công tiết kiệm, minh bạch.") == 1
    copy.write_text(f"{head}{papers}{said.replace('tài sản công tiết', 'tài sản tiết')}", encoding="utf-8")
    assert ward.problems() == []
    [note] = _printed_otherwise(_paper(ward, "plan", "2026"))
    assert (
        "ở 01 dòng (khi ban hành: “- Quản lý tài sản tiết kiệm" in note
        or "“Quản lý tài sản tiết kiệm" in note
    )
    assert "Quản lý tài sản công tiết kiệm" in note
    copy.write_text(f"{head.rstrip().rstrip(',')}\n}}\n", encoding="utf-8")
    assert _printed_otherwise(_paper(ward, "plan", "2026")) == [], "an older copy does not tell"


def _printed_otherwise(paper: OfficialDocument) -> list[str]:
    return [note for note in paper.notes if "khác văn bản khi ban hành" in note]


def _text(ward: Ward, of: str, key: str) -> str:
    return repr(_paper(ward, of, key))


def _paper(ward: Ward, of: str, key: str) -> OfficialDocument:
    kind = KINDS[of]
    (job,) = kind.jobs(ward.read, kind.key.read(key), Templates())
    assert not isinstance(job, NotMade)
    made = job.make(iter)
    assert isinstance(made, OfficialDocument)
    return made


@pytest.mark.parametrize("of", ["reminder", "unit-plan-reply", "invitation", "minutes", "group-submission"])
def test_what_has_a_number_of_its_own_is_no_draft_once_it_is_issued(ward: Ward, of: str) -> None:
    one = SIGNED[of]
    for file, old, new in one.before:
        ward.change(file, old, new)
    drafted = _paper(ward, of, one.key)
    ward.issue(of, one.key, one.number, one.day)
    signed = _paper(ward, of, one.key)
    assert drafted.letterhead.number is None
    assert (signed.letterhead.number, signed.draft) == (f"{one.number:02}", False)
    assert signed.blocks == drafted.blocks


def test_a_letter_is_printed_as_it_was_sent(ward: Ward) -> None:
    """The unit's next plan is another matter: what was said of the first stays."""
    ward.issue("unit-plan-reply", "van-phong", 21, "2026-02-25")
    sent = _text(ward, "unit-plan-reply", "2026/van-phong")
    ward.change(UNIT_PLAN, "result: agreed", "result: sent_back, remarks: [Thêm người phụ trách]")
    assert ward.problems("B101") == []
    assert _text(ward, "unit-plan-reply", "van-phong") == sent


@pytest.mark.parametrize(
    ("of", "words"),
    [
        ("inspection-minutes", "mỗi nơi một biên bản"),
        ("notice", "lấy hai số"),
        ("unit-plan", "số, ngày do đơn vị cấp"),
        ("group", "không có một số chung"),
        ("group-scores", "không có số, ký hiệu riêng"),
        ("payment", "không có số, ký hiệu riêng"),
    ],
)
def test_what_is_never_issued_says_why(ward: Ward, of: str, words: str) -> None:
    with pytest.raises(UsageError, match=words):
        ward.issue(of, "khoi-thon", 1, "2026-12-01")


@pytest.mark.parametrize("of", SIGNED)
def test_every_hint_names_commands_that_are_there_and_an_amendment_that_is_opened(
    ward: Ward, of: str
) -> None:
    """Of what is changed after it was signed, of what is issued twice, and of what tdkt does not amend."""
    one = SIGNED[of]
    for file, old, new in one.before:
        ward.change(file, old, new)
    ward.issue(of, one.key, one.number, one.day)
    with pytest.raises(UserError) as twice:
        ward.issue(of, one.key, 300, one.day)
    hints = [twice.value.hint or ""]
    for file, old, new in one.changed[:1]:
        ward.change(file, old, new)
        hints += [problem.hint or "" for problem in ward.problems("B101")]
    told = {found for hint in hints for found in re.findall(r"tdkt amend (\S+) (\S+) --reason", hint)}
    if KINDS[of].is_amended:
        assert len(told) == 1, hints
        assert ward.amend(*told.pop())
    else:
        assert not told
        with pytest.raises(UsageError) as refused:
            ward.amend(of, one.key)
        hints.append(refused.value.hint or "")
    for hint in hints:
        assert hint
        for command in re.findall(r"tdkt ([^;.“”]*)", hint):
            words = list(takewhile(re.compile("[a-z-]+").fullmatch, command.split()))
            if words:  # "tdkt giữ bản đã ký" is no command
                _accepts(words, re.findall(r"--[a-z]+", command))


def _accepts(words: list[str], options: list[str]) -> None:
    """Fail where `tdkt` has no such command, or it has not these options."""
    command: Any = get_command(app)
    while words and hasattr(command, "commands"):
        assert words[0] in command.commands, words
        command = command.commands[words.pop(0)]
    known = {option for parameter in command.params for option in parameter.opts}
    assert set(options) <= known, (command.name, options)


def test_a_group_that_was_renamed_keeps_what_it_has_issued(ward: Ward) -> None:
    ward.issue("group-submission", "khoi-thon", 6, "2026-12-15")
    signed = _text(ward, "group-submission", "khoi-thon")
    renaming(ward.read, "group", "khoi-thon", "khoi-moi").edit.write(ward.root)
    assert _text(ward, "group-submission", "khoi-moi") == signed
    assert ward.problems("B101") == []
    ward.change(GROUP.replace("khoi-thon", "khoi-moi"), "votes: {for: 3", "votes: {for: 2")
    assert len(ward.problems("B101")) == 1


def test_a_reason_lets_a_unit_put_right_what_a_drive_report_told(ward: Ward) -> None:
    ward.change(*_LAUNCHED)
    ward.issue("drive-report", "van-thu-sach", 70, "2026-09-10")
    ward.change(DRIVE_REPORT, "numerator: 52", "numerator: 53")
    assert ward.problems("B102")
    why = "corrections: [{date: 2026-09-20, reason: Cộng thiếu., targets: [van-thu-sach.ho-so]}]"
    ward.change(DRIVE_REPORT, "  - phase: cuoi\n", f"  - phase: cuoi\n    {why}\n")
    assert ward.problems("B101", "B102") == []


def test_the_report_on_a_phase_does_not_hold_what_comes_later(ward: Ward) -> None:
    ward.change(*_LAUNCHED)
    ward.issue("drive-report", "van-thu-sach/dau", 70, "2026-08-10")
    ward.change(DRIVE_REPORT, "numerator: 52", "numerator: 53")
    assert ward.problems("B102") == []
    ward.change(DRIVE_REPORT, "numerator: 40", "numerator: 41")
    assert len(ward.problems("B102")) == 1


def test_a_submission_is_held_by_the_decision_once_there_is_one(ward: Ward) -> None:
    ward.issue("submission", "tong-ket", 15, "2026-09-08")
    ward.issue("decision", "tong-ket", 120, "2026-09-15")
    ward.change(NOMINATIONS, "who: tran-thi-h", "who: pham-van-k")
    assert {problem.message.partition(" ngày")[0] for problem in ward.problems("B101")} == {
        "Khác bản đã ký số 120/QĐ-UBND"
    }
