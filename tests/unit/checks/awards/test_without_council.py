"""Gia đình văn hóa and thôn, tổ dân phố văn hóa (NĐ 86/2023, Điều 7, 8): three papers, the people's opinions, no Council.

The file is whole on 02/11/2026, opinions were heard from 20/10 to 30/10, the decision is of 10/11.
"""

from __future__ import annotations

import pytest
from award_changes import Make

from example_ward import FILES
from tdkt.awards.batch_case import batch_cases
from tdkt.checks.example_files import REGISTER, REGISTRATIONS, RULES_OF_WARD
from tdkt.checks.run import find_problems
from tdkt.documents.awards.decision import decision_document
from tdkt.documents.awards.invitation import invitation_document
from tdkt.documents.awards.minutes import minutes_document
from tdkt.documents.awards.submission import submission_document
from tdkt.documents.jobs import NotYetError
from tdkt.documents.texts.templates import Templates
from tdkt.workspace.workspace import Workspace

BATCH, NOMINATIONS = "plans/2026/awards/van-hoa/batch.yaml", "plans/2026/awards/van-hoa/nominations.yaml"
BATCH_TEXT = """\
kind: award-batch
id: van-hoa
year: 2026
title: xây dựng đời sống văn hóa năm 2026
type: merit
level: ward
state: decided
received: 2026-11-02
appraisal: {date: 2026-11-04, opinion: Hồ sơ đủ điều kiện.}
notice: {from: 2026-10-20, until: 2026-10-30, where: Nhà văn hóa thôn Một}
submission: {number: 31, date: 2026-11-06}
decision: {number: 150/QĐ-UBND, date: 2026-11-10, by: ward, signer: chu-tich}
"""
NOMINATIONS_TEXT = """\
kind: nominations
batch: van-hoa
nominations:
  - id: vh-01
    who: thon-mot-van-hoa
    award: thon-to-dan-pho-van-hoa
    by: van-phong
    for: Đạt tiêu chuẩn năm 2026
    ordinal: 1
    documents:
      - {type: submission, received: 2026-11-02}
      - {type: minutes, received: 2026-11-02}
      - {type: opinions, received: 2026-11-02}
  - id: vh-02
    who: ho-ong-l
    award: gia-dinh-van-hoa
    by: van-phong
    for: Đạt tiêu chuẩn năm 2026
    ordinal: 2
    documents:
      - {type: submission, received: 2026-11-02}
      - {type: minutes, received: 2026-11-02}
      - {type: opinions, received: 2026-11-02}
"""


def ward(make: Make, *changes: tuple[str, str, str]) -> Workspace:
    files = {BATCH: BATCH_TEXT, NOMINATIONS: NOMINATIONS_TEXT, RULES_OF_WARD: FILES[RULES_OF_WARD]}
    files[REGISTER] = FILES[REGISTER].replace(
        "collectives:\n", "collectives:\n  - {id: thon-mot-van-hoa, name: Thôn Một, subdivision: thon-mot}\n"
    )
    files[REGISTRATIONS] = (
        FILES[REGISTRATIONS]
        + "  - {who: thon-mot-van-hoa, award: thon-to-dan-pho-van-hoa, date: 2026-02-10}\n"
        + "  - {who: ho-ong-l, award: gia-dinh-van-hoa, date: 2026-02-10}\n"
    )
    for file, old, new in changes:
        assert old in files[file]
        files[file] = files[file].replace(old, new)
    return make(**{**FILES, **files})


def found(make: Make, *changes: tuple[str, str, str]) -> list[tuple[str, str]]:
    return [(one.code, one.message) for one in find_problems(ward(make, *changes))]


def test_a_batch_without_the_council_is_fine(in_memory: Make) -> None:
    assert found(in_memory) == []


def test_the_peoples_opinions_are_asked_for_before_it_is_submitted(in_memory: Make) -> None:
    notice = "notice: {from: 2026-10-20, until: 2026-10-30, where: Nhà văn hóa thôn Một}\n"
    [(code, message)] = found(in_memory, (BATCH, notice, ""))
    assert (code, "lấy ý kiến Nhân dân" in message) == ("A401", True)


def test_each_of_the_three_papers_is_asked_for(in_memory: Make) -> None:
    for paper in ("submission", "minutes", "opinions"):
        told = found(in_memory, (NOMINATIONS, f"      - {{type: {paper}, received: 2026-11-02}}\n", ""))
        assert [code for code, _ in told] == ["A403", "A403"]


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ((BATCH, "until: 2026-10-30", "until: 2026-10-30"), None),
        ((BATCH, "until: 2026-10-30", "until: 2026-10-29"), "chưa đủ 10 ngày"),
        ((BATCH, "date: 2026-11-10, by", "date: 2026-11-12, by"), None),
        ((BATCH, "date: 2026-11-10, by", "date: 2026-11-13, by"), "10 ngày từ ngày nhận đủ hồ sơ"),
        ((BATCH, "received: 2026-11-02", "received: 2026-11-02"), None),
    ],
)
def test_the_days_of_the_decree(change: tuple[str, str, str], words: str | None, in_memory: Make) -> None:
    told = found(in_memory, change)
    assert [code for code, _ in told] == (["A405"] if words else [])
    assert words is None or words in told[0][1]


@pytest.mark.parametrize(("day", "late"), [("2026-11-24", False), ("2026-11-25", True)])
def test_the_decision_is_there_before_25_november(day: str, late: bool, in_memory: Make) -> None:
    told = found(
        in_memory,
        (BATCH, "received: 2026-11-02", "received: 2026-11-18"),
        (BATCH, "date: 2026-11-04", "date: 2026-11-19"),
        (BATCH, "number: 31, date: 2026-11-06", "number: 31, date: 2026-11-20"),
        (BATCH, "date: 2026-11-10, by", f"date: {day}, by"),
    )
    assert any("phải trước ngày 25/11/2026" in message for _, message in told) is late


def test_the_papers_rest_on_the_decree_and_none_is_the_councils(in_memory: Make) -> None:
    workspace = ward(in_memory)
    case = next(case for case in batch_cases(workspace) if case.batch.id == "van-hoa")
    for made in (decision_document(case, Templates()), submission_document(case, Templates())):
        assert any("86/2023/NĐ-CP ngày 07 tháng 12 năm 2023" in line for line in made.legal_basis)
    other = next(case for case in batch_cases(workspace) if case.batch.id == "tong-ket")
    assert not any("86/2023" in line for line in decision_document(other, Templates()).legal_basis)
    for builder in (invitation_document, minutes_document):
        with pytest.raises(NotYetError, match="không qua Hội đồng"):
            builder(case, Templates())


def test_a_ward_that_lets_its_council_vote_sets_it(in_memory: Make) -> None:
    own = "  - {parameter: council_vote, value: true, award: gia-dinh-van-hoa, source: Quy chế}\n"
    told = found(in_memory, (RULES_OF_WARD, "rules:\n", f"rules:\n{own}"))
    assert [code for code, message in told if "họp Hội đồng" in message] == ["A401"]
