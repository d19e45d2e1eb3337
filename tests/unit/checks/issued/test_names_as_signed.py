"""What was signed keeps every name that it prints: a unit, thôn, collective, person, signer or issuer that is called otherwise since changes no signed paper."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest

from conftest import write_files
from example_ward import WITH_DRIVE, WITH_GROUP, WITH_UNIT_PLAN
from signing import Ward
from tdkt.checks.example_files import (
    DRIVE,
    INSPECTION,
    MOVEMENTS,
    NOMINATIONS,
    ORGANIZATION,
    PLAN,
)
from tdkt.documents.jobs import NotMade
from tdkt.documents.kinds import KINDS, issued_kinds
from tdkt.documents.page.blocks import OfficialDocument
from tdkt.documents.texts.templates import Templates
from tdkt.workspace.issued import fingerprint, packed, unpacked
from tdkt.workspace.source import Source
from tdkt.workspace.workspace import Workspace, with_files

REGISTER = "plans/awards/register.yaml"
Edit = tuple[str, str, str]

NAMES: dict[str, tuple[str, str, str, str]] = {
    "unit": (ORGANIZATION, "name: Văn phòng,", "name: Văn phòng Chung,", "Văn phòng Chung"),
    "other unit": (ORGANIZATION, "name: Phòng Kinh tế,", "name: Phòng Hạ tầng,", "Phòng Hạ tầng"),
    "thôn": (ORGANIZATION, "name: Thôn Một}", "name: Thôn Nhất}", "Thôn Nhất"),
    "collective": (REGISTER, "name: Mặt trận phường", "name: Mặt trận Tổ quốc", "Mặt trận Tổ quốc"),
    "commended": (REGISTER, "name: Văn phòng,", "name: Tập thể Văn phòng,", "Tập thể Văn phòng"),
    "person": (REGISTER, "name: Trần Thị H,", "name: Trần Thị Hoa,", "Trần Thị Hoa"),
    "household": (REGISTER, "name: Hộ ông Nguyễn Văn L,", "name: Hộ ông Nguyễn Văn Lâm,", "Nguyễn Văn Lâm"),
    "signer": (
        ORGANIZATION,
        "name: Nguyễn Văn A, post: Chủ tịch, on",
        "name: Lê Văn Ký, post: Chủ tịch, on",
        "Lê Văn Ký",
    ),
    "ward": (
        ORGANIZATION,
        "name: Ủy ban nhân dân phường Mẫu",
        "name: Ủy ban nhân dân phường Mới",
        "phường Mới",
    ),
    "head": (ORGANIZATION, "PHƯỜNG MẪU]", "PHƯỜNG TÂN MẪU]", "PHƯỜNG TÂN MẪU"),
    "Council": (ORGANIZATION, "Khen thưởng phường Mẫu", "Khen thưởng phường Ta", "Khen thưởng phường Ta"),
    "its signer": (
        ORGANIZATION,
        "{id: chu-tich-hd, name: Nguyễn Văn A",
        "{id: chu-tich-hd, name: Lê Văn Hội",
        "Lê Văn Hội",
    ),
    "its member": (ORGANIZATION, "name: Lê Văn C, gender", "name: Lê Văn Cường, gender", "Lê Văn Cường"),
    "its decision": (ORGANIZATION, "số 05/QĐ-UBND", "số 06/QĐ-UBND", "06/QĐ-UBND"),
    "plan's title": (PLAN, "title: Triển khai", "title: Tổ chức mọi", "ổ chức mọi"),
    "plan's archive": (PLAN, "archive: VT, VP", "archive: VT, TĐ", "VT, TĐ"),
}
"""What is called otherwise afterwards: file, what stands there, what then, and the words by which a paper shows it."""


def _edited(files: Mapping[str, str], edits: Iterable[Edit]) -> dict[str, str]:
    found = dict(files)
    for file, old, new in edits:
        assert old in found[file], (file, old)
        found[file] = found[file].replace(old, new, 1)
    return found


FILES = _edited(
    {**WITH_GROUP, **WITH_DRIVE, **WITH_UNIT_PLAN},
    (
        (
            ORGANIZATION,
            "general_movements:",
            "issuers:\n  - id: hoi-dong\n    type: council\n    name: Hội đồng Thi đua - Khen thưởng phường Mẫu\n"
            "    head: [HỘI ĐỒNG, THI ĐUA - KHEN THƯỞNG]\n    abbreviation: HĐTĐKT\n    signers:\n"
            "      - {id: chu-tich-hd, name: Nguyễn Văn A, post: Chủ tịch, on_behalf_of: Hội đồng}\ngeneral_movements:",
        ),
        (REGISTER, "collectives:\n", "collectives:\n  - {id: mat-tran, name: Mặt trận phường}\n"),
        (
            DRIVE,
            "sections:\n",
            "  - unit: thon-mot\n    items: [{task: van-thu-sach.loa, text: Tuyên truyền trên loa của thôn.}]\n"
            "  - unit: mat-tran\n    items: [{task: van-thu-sach.hoi, text: Vận động Nhân dân hưởng ứng.}]\nsections:\n",
        ),
        (
            INSPECTION,
            "plan: {number: 61, date: 2026-08-20}\n",
            "  - {unit: thon-mot, date: 2026-09-11, minutes: {date: 2026-09-11, present: [Bà Trần Thị B], results: [Có sổ theo dõi.]}}\n"
            "  - {unit: mat-tran, date: 2026-09-12, minutes: {date: 2026-09-12, present: [Bà Trần Thị B], results: [Có sổ theo dõi.]}}\n"
            "issuer: hoi-dong\n",
        ),
    ),
)


@dataclass(frozen=True)
class Signed:
    """A document, the day and number of its signature, and which of NAMES it prints; what amends or replaces `amended` has no key yet."""

    of: str
    key: str
    day: str
    names: str
    number: int = 200
    before: tuple[Edit, ...] = ()
    amended: tuple[str, str, int, str] | None = None


_LAUNCHED = (DRIVE, "symbol: KH-UBND\n", "number: 50\nsymbol: KH-UBND\ndate: 2026-06-10\n")
SIGNED = (
    Signed("plan", "2026", "2026-01-15", "unit, signer, ward, head, plan's title, plan's archive", 1),
    Signed("report", "2026-Q1", "2026-04-10", "unit, signer, ward, head, plan's title, plan's archive"),
    Signed("report", "2026", "2027-01-10", "unit, signer, ward, head, plan's title, plan's archive"),
    Signed("stage-report", "2024-2026", "2026-12-20", "signer, ward, head, plan's title, plan's archive"),
    Signed("drive", "van-thu-sach", "2026-06-10", "unit, thôn, collective, signer, ward, head, plan's title"),
    Signed(
        "drive-report",
        "van-thu-sach",
        "2026-09-10",
        "unit, thôn, collective, signer, ward, head",
        before=(_LAUNCHED,),
    ),
    Signed("revocation", "huy-01", "2026-11-10", "unit, household, signer, ward, head, plan's archive"),
    Signed("fund-report", "2026", "2026-12-31", "signer, ward, head, plan's archive"),
    Signed(
        "inspection-plan",
        "kiem-tra-01",
        "2026-08-20",
        "unit, thôn, collective, ward, Council, its signer, plan's title, plan's archive",
    ),
    Signed(
        "inspection-team",
        "kiem-tra-01",
        "2026-08-25",
        "unit, thôn, collective, signer, ward, head, Council, plan's archive",
    ),
    Signed(
        "inspection-conclusion",
        "kiem-tra-01",
        "2026-09-30",
        "unit, ward, Council, its signer, plan's archive",
    ),
    Signed("submission", "tong-ket", "2026-09-08", "unit, commended, person, ward, plan's archive", 15),
    Signed("minutes", "tong-ket", "2026-09-01", "commended, person, ward, its member, its decision"),
    Signed("invitation", "tong-ket", "2026-08-28", "unit, signer, ward, head, its member, plan's archive"),
    Signed(
        "decision",
        "tong-ket",
        "2026-09-15",
        "unit, commended, person, signer, ward, head, plan's archive",
        120,
    ),
    Signed("group-agreement", "khoi-thon", "2026-02-10", "thôn"),
    Signed("group-minutes", "khoi-thon", "2026-12-12", "thôn"),
    Signed("group-submission", "khoi-thon", "2026-12-15", "thôn, ward"),
    Signed(
        "reminder",
        "2026-Q3",
        "2026-10-10",
        "unit, other unit, signer, ward, head, plan's title, plan's archive",
        before=((ORGANIZATION, "standing_unit: van-phong", "standing_unit: kinh-te"),),
    ),
    Signed(
        "unit-plan-reply", "van-phong", "2026-02-25", "unit, signer, ward, head, plan's title, plan's archive"
    ),
    Signed(
        "amendment",
        "",
        "2026-07-20",
        "unit, other unit, signer, ward, head, plan's title, plan's archive",
        before=((MOVEMENTS, "95%", "96%"), (MOVEMENTS, "at_least: 95", "at_least: 96")),
        amended=("plan", "2026", 1, "2026-01-15"),
    ),
    Signed(
        "amendment",
        "",
        "2026-11-20",
        "unit, other unit, commended, person, signer, ward, head",
        before=(
            (
                NOMINATIONS,
                "award: lao-dong-tien-tien\n    by: van-phong\n    for: Hoàn thành tốt nhiệm vụ năm 2026",
                "award: lao-dong-tien-tien\n    by: van-phong\n    for: Hoàn thành tốt mọi nhiệm vụ năm 2026",
            ),
        ),
        amended=("decision", "tong-ket", 120, "2026-09-15"),
    ),
    Signed(
        "amendment",
        "",
        "2026-09-05",
        "unit, thôn, collective, ward, Council, its signer, plan's title, plan's archive",
        before=((INSPECTION, "contents: [Việc triển khai", "contents: [Kết quả triển khai"),),
        amended=("inspection-plan", "kiem-tra-01", 61, "2026-08-20"),
    ),
)


def _paper(workspace: Workspace, of: str, key: str) -> str:
    kind = KINDS[of]
    (job,) = kind.jobs(workspace, kind.key.read(key), Templates())
    assert not isinstance(job, NotMade), job
    made = job.make(iter)
    assert isinstance(made, OfficialDocument)
    return repr(made)


def _renamed(workspace: Workspace) -> Workspace:
    files = {}
    for file in {file for file, *_ in NAMES.values()}:
        source = workspace.source(file)
        assert isinstance(source, Source)
        files[file] = source.text
    return with_files(workspace, _edited(files, ((file, old, new) for file, old, new, _ in NAMES.values())))


def test_no_kind_is_left_out() -> None:
    assert {one.of for one in SIGNED} == {kind.name for kind in issued_kinds()}
    assert {name for one in SIGNED for name in one.names.split(", ")} == set(NAMES)


@pytest.mark.parametrize("one", SIGNED, ids=lambda one: "-".join((*(one.amended or ())[:1], one.of, one.key)))
def test_what_is_signed_keeps_the_names_that_it_prints(tmp_path: Path, one: Signed) -> None:
    ward = Ward(write_files(tmp_path / "kho", FILES))
    key = one.key
    if one.amended:
        of, base, number, day = one.amended
        ward.issue(of, base, number, day)
        key = ward.amend(of, base)
    for edit in one.before:
        ward.change(*edit)
    drafted = _paper(_renamed(ward.read), one.of, key)
    assert ", ".join(sort for sort, (*_, shown) in NAMES.items() if shown in drafted) == one.names
    ward.issue(one.of, key, one.number, one.day)
    signed = _paper(ward.read, one.of, key)
    assert _paper(_renamed(ward.read), one.of, key) == signed


def test_an_amendment_is_printed_again_without_those_that_came_after_it(tmp_path: Path) -> None:
    ward = Ward(write_files(tmp_path / "kho", FILES))
    ward.issue("plan", "2026", 1, "2026-01-15")
    first = ward.amend("plan", "2026")
    ward.change(MOVEMENTS, "tiết kiệm, minh bạch", "chặt chẽ, minh bạch")
    ward.issue("amendment", first, 70, "2026-07-20")
    signed = _paper(ward.read, "amendment", first)
    second = ward.amend("plan", "2026")
    ward.change(MOVEMENTS, "chặt chẽ, minh bạch", "đúng mục đích, minh bạch")
    assert "70/KH-UBND" in _paper(ward.read, "amendment", second)
    assert _paper(ward.read, "amendment", first) == signed
    ward.issue("amendment", second, 80, "2026-08-20")
    assert _paper(ward.read, "amendment", first) == signed


def test_a_report_on_a_drive_does_not_tell_who_registered_later(tmp_path: Path) -> None:
    ward = Ward(write_files(tmp_path / "kho", _edited(FILES, [_LAUNCHED])))
    ward.issue("drive-report", "van-thu-sach", 200, "2026-09-10")
    signed = _paper(ward.read, "drive-report", "van-thu-sach")
    ward.change(
        DRIVE,
        "registration: {until: 2026-06-25}",
        "registration: {until: 2026-06-25, registered: [{unit: van-phong, date: 2026-06-20}]}",
    )
    assert _paper(ward.read, "drive-report", "van-thu-sach") == signed


def test_a_copy_that_lacks_the_register_is_said_to_lack_it(tmp_path: Path) -> None:
    ward = Ward(write_files(tmp_path / "kho", FILES))
    ward.issue("drive", "van-thu-sach", 200, "2026-06-10")
    assert "bản tdkt cũ" not in _paper(ward.read, "drive", "van-thu-sach")
    (copy,) = (ward.root / "plans/2026/issued").glob("200-*.json")
    whole = unpacked(copy.read_bytes())
    assert whole is not None
    kept = {file: text for file, text in whole.items() if file != REGISTER}
    copy.write_bytes(packed(kept))
    register = ward.root / "plans/2026/issued/register.yaml"
    lines = register.read_text(encoding="utf-8")
    register.write_text(lines.replace(fingerprint(whole), fingerprint(kept)), encoding="utf-8")
    assert "không giữ: sổ đối tượng." in _paper(ward.read, "drive", "van-thu-sach")
