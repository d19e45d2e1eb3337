"""States in time: as signed, amended once and twice, corrected after a report told the figures."""

from __future__ import annotations

import datetime
import re
from pathlib import Path

import pytest
from signed_ward import MOVEMENTS, NOMINATIONS, ORGANIZATION, PLAN, REPORT, Ward

from conftest import write_files
from example_ward import FILES
from tdkt.attainment.assessment import assess
from tdkt.attainment.status import Status
from tdkt.changes.amended import amended_changes, before_and_after
from tdkt.changes.as_signed import as_signed
from tdkt.changes.closed_reports import LateChange, issued_reports, late_changes
from tdkt.changes.held import told_changes
from tdkt.changes.telling import said
from tdkt.changes.versions import movements_by_day, plan_versions, targets_by_period, with_working_plan
from tdkt.checks.programmes import programme_of
from tdkt.checks.run import find_problems
from tdkt.model.issued import Amendment, IssuedDocument
from tdkt.model.movements import Target
from tdkt.model.period import Period
from tdkt.receipts.board import receipt_board
from tdkt.workspace.issued import fingerprint, issued, packed, unpacked
from tdkt.workspace.workspace import Workspace

LATER = "plans/2026/reports/2026-Q2/van-phong.yaml"
OTHER = "plans/2026/reports/2026-Q1/kinh-te.yaml"
OTHER_REPORT = (
    "kind: unit-report\nperiod: 2026-Q1\nunit: kinh-te\nsubmitted: {day}\nreporter: Trần Thị B\nfigures: []\n"
)


@pytest.fixture
def ward(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Ward:
    return Ward(write_files(tmp_path / "kho", FILES), monkeypatch)


def document(workspace: Workspace, of: str, key: str) -> IssuedDocument:
    found = issued(workspace, of, key)
    assert found is not None
    return found


def threshold(targets: dict[str, Target]) -> float:
    return float(targets["van-thu.dung-han"].measure.comparison.low)


def raise_to(ward: Ward, old: int, new: int) -> None:
    ward.edit({MOVEMENTS: ((f"at_least: {old}", f"at_least: {new}"), (f"{old}% văn bản", f"{new}% văn bản"))})


def amendment(workspace: Workspace, name: str) -> Amendment:
    return next(one for one in workspace.all(Amendment) if one.id == name)


# As it was signed


def test_a_plan_is_printed_again_as_it_was_signed(ward: Ward) -> None:
    ward.issue("plan", "2026", 1, "2026-01-15")
    raise_to(ward, 95, 97)
    ward.edit({ORGANIZATION: (("name: Nguyễn Văn A, post: Chủ tịch", "name: Lê Văn C, post: Chủ tịch"),)})
    now = ward.read()
    signed = as_signed(now, document(now, "plan", "2026"))
    assert signed.as_signed
    assert threshold({target.id: target for target in signed.movements[0].targets}) == 95
    assert signed.organization is not None
    assert signed.organization.signers[0].name == "Nguyễn Văn A"


def test_nothing_is_taken_back_where_nothing_changed(ward: Ward) -> None:
    ward.issue("plan", "2026", 1, "2026-01-15")
    now = ward.read()
    assert as_signed(now, document(now, "plan", "2026")) is now


def decide_before_numbers(ward: Ward) -> None:
    """Issue the decision, and make it one that was signed before the golden book gave its numbers."""
    ward.issue("decision", "tong-ket", 120, "2026-09-15")
    (copy,) = (ward.root / "plans/2026/issued").glob("*.json")
    texts = unpacked(copy.read_bytes())
    assert texts is not None
    signed = {file: re.sub(r" +ordinal: \d\n", "", text) for file, text in texts.items()}
    copy.write_bytes(packed(signed))
    register = "plans/2026/issued/register.yaml"
    ward.edit({register: ((fingerprint(texts), fingerprint(signed)),)})


def test_numbers_given_after_the_decision_stay_while_its_signer_is_the_one_of_then(ward: Ward) -> None:
    decide_before_numbers(ward)
    ward.edit({ORGANIZATION: (("name: Nguyễn Văn A, post: Chủ tịch", "name: Lê Văn C, post: Chủ tịch"),)})
    now = ward.read()
    signed = as_signed(now, document(now, "decision", "tong-ket"))
    assert "ordinal: 4" in _text(signed, NOMINATIONS)
    assert signed.organization is not None
    assert signed.organization.signers[0].name == "Nguyễn Văn A"


def test_words_changed_after_the_decision_are_taken_back_with_the_whole_file(ward: Ward) -> None:
    decide_before_numbers(ward)
    ward.edit({NOMINATIONS: (("nhiệm vụ tham mưu năm 2026\n", "nhiệm vụ năm 2026\n"),)})
    now = ward.read()
    text = _text(as_signed(now, document(now, "decision", "tong-ket")), NOMINATIONS)
    assert "nhiệm vụ tham mưu năm 2026" in text
    assert "ordinal: 4" not in text


def test_a_file_that_came_later_is_no_part_of_what_was_signed(ward: Ward) -> None:
    ward.issue("report", "2026-Q1", 20, "2026-04-10")
    ward.edit({OTHER: OTHER_REPORT.format(day="2026-04-20")})
    now = ward.read()
    signed = as_signed(now, document(now, "report", "2026-Q1"))
    assert [report.unit for report in signed.reports] == ["van-phong"]
    assert len(now.reports) == 2


def _text(workspace: Workspace, file: str) -> str:
    source = workspace.source(file)
    return str(getattr(source, "text", ""))


# Amended once and twice


def test_each_amendment_is_compared_with_what_was_in_force_before_it(ward: Ward) -> None:
    ward.issue("plan", "2026", 1, "2026-01-15")
    raise_to(ward, 95, 97)
    first = ward.amend("plan", "2026", 9, "2026-05-04")
    raise_to(ward, 97, 98)
    second = ward.amend("plan", "2026", 11, "2026-08-03")
    raise_to(ward, 98, 99)
    ward.tdkt("amend", "plan", "2026", "--reason", "thành phố điều chỉnh lần nữa")
    now = ward.read()
    names = [one.id for one in now.all(Amendment)]
    drafted = next(name for name in names if name not in (first, second))
    told = []
    for name in (first, second, drafted):
        one = amendment(now, name)
        entries = told_changes(amended_changes(now, one), *before_and_after(now, one))
        told.append([said(line) for entry in entries for line in entry.lines if line.label == "Ngưỡng"])
    assert told == [
        ["Ngưỡng: nâng từ 95% lên 97%"],
        ["Ngưỡng: nâng từ 97% lên 98%"],
        ["Ngưỡng: nâng từ 98% lên 99%"],
    ]


def test_an_amendment_of_what_was_never_issued_changes_nothing(ward: Ward) -> None:
    ward.issue("plan", "2026", 1, "2026-01-15")
    raise_to(ward, 95, 97)
    ward.tdkt("amend", "plan", "2026", "--reason", "thành phố điều chỉnh")
    (ward.root / "plans/2026/issued/register.yaml").unlink()
    now = ward.read()
    assert before_and_after(now, now.all(Amendment)[0]) == ({}, {})


# Which version of a plan holds when


def test_a_version_holds_from_its_day_and_a_report_goes_by_the_last_day_of_its_period(ward: Ward) -> None:
    ward.issue("plan", "2026", 1, "2026-01-15")
    raise_to(ward, 95, 97)
    ward.amend("plan", "2026", 9, "2026-05-04", "--effective", "2026-06-30")
    raise_to(ward, 97, 98)
    ward.amend("plan", "2026", 11, "2026-08-03", "--effective", "2026-10-01")
    now = ward.read()
    versions = plan_versions(now, 2026)
    assert [version.valid_from for version in versions] == [
        datetime.date(2026, 1, 15),
        datetime.date(2026, 6, 30),
        datetime.date(2026, 10, 1),
    ]
    assert [version.amended_by for version in versions] == [
        "",
        "Kế hoạch số 09/KH-UBND ngày 04 tháng 5 năm 2026",
        "Kế hoạch số 11/KH-UBND ngày 03 tháng 8 năm 2026",
    ]
    targets = targets_by_period(now)
    assert [threshold(targets(Period.quarter(2026, number))) for number in (1, 2, 3, 4)] == [95, 97, 97, 98]
    assert plan_versions(now, 2025) == ()


def test_a_plan_that_is_being_changed_holds_as_it_was_signed_until_the_change_is_issued(ward: Ward) -> None:
    ward.issue("plan", "2026", 1, "2026-01-15")
    raise_to(ward, 95, 97)
    now = ward.read()
    assert threshold(targets_by_period(now)(Period.quarter(2026, 1))) == 95
    assert threshold(targets_by_period(with_working_plan(now))(Period.quarter(2026, 1))) == 97


def test_a_cause_is_asked_by_the_plan_that_results_are_computed_by(ward: Ward) -> None:
    ward.issue("plan", "2026", 1, "2026-01-15")
    raise_to(ward, 95, 97)  # the draft of an amendment: 96/100 is enough by what was signed
    now = ward.read()
    found = assess(programme_of(now, 2026), Period.quarter(2026, 1))
    status = {one.target.id: one.status for one in found.assessments}
    assert status["van-thu.dung-han"] is Status.EXCEEDED
    assert "R510" not in {finding.code for finding in find_problems(now)}


def test_reports_are_owed_by_the_plan_in_force(ward: Ward) -> None:
    ward.issue("plan", "2026", 1, "2026-01-15")
    draft = (
        "kind: movements\nyear: 2026\nunit: kinh-te\nmovements:\n"
        "  - {id: thu-thue, title: Phong trào thu thuế, items: [{task: thu-thue.mot, text: Thu thuế.}]}\n"
    )
    ward.edit({"plans/2026/movements/kinh-te.yaml": draft})
    board = receipt_board(ward.read(), 2026, datetime.date(2026, 8, 1))
    assert [unit.id for unit in board.units] == ["van-phong"]


def test_labels_given_after_signing_are_those_of_the_files(ward: Ward) -> None:
    ward.issue("plan", "2026", 1, "2026-01-15")
    label = "sai sót lớn\n            label: Số sai sót\n            measure"
    ward.edit({MOVEMENTS: (("sai sót lớn\n            measure", label),)})
    target = targets_by_period(ward.read())(Period.quarter(2026, 1))["van-thu.sai-sot"]
    assert target.name == "Số sai sót"


def test_of_an_amended_plan_only_the_newest_version_takes_later_labels(ward: Ward) -> None:
    ward.issue("plan", "2026", 1, "2026-01-15")
    raise_to(ward, 95, 97)
    ward.amend("plan", "2026", 9, "2026-05-04")
    label = "sai sót lớn\n            label: Số sai sót\n            measure"
    ward.edit({MOVEMENTS: (("sai sót lớn\n            measure", label),)})
    targets = targets_by_period(ward.read())
    names = [targets(Period.quarter(2026, quarter))["van-thu.sai-sot"].name for quarter in (1, 3)]
    assert names == ["Không để xảy ra sai sót lớn", "Số sai sót"]


LIFE = (
    "{{mode: thematic, level: ward, launched_by: UBND phường, from: 2026-01-15, until: 2027-06-30, register_by: 2026-02-28,\n"
    "           registered: [{registered}], reviews: [2026-12-15], final_review: 2027-06-15}}"
)


def test_who_has_registered_and_ways_over_years_are_of_every_version_what_the_files_say(ward: Ward) -> None:
    title = "title: Phong trào thi đua về công tác văn thư\n"
    ward.issue("plan", "2026", 1, "2026-01-15")
    one = "{unit: van-phong, date: 2026-02-20}"
    ways = "\n        over_years: {steps: [{year: 2026, amount: 95}, {year: 2027, amount: 96}]}"
    ward.edit(
        {
            MOVEMENTS: (
                (title, f"{title}    life: {LIFE.format(registered=one)}\n"),
                ("of: văn bản đã xử lý}", "of: văn bản đã xử lý}" + ways),
            )
        }
    )
    ward.edit({MOVEMENTS: (("02 mô hình", "03 mô hình"), ("[1, 2]", "[1, 3]"))})
    ward.amend("plan", "2026", 9, "2026-05-04")
    later = f"{one}, {{unit: kinh-te, date: 2026-05-20}}"
    ward.edit({MOVEMENTS: ((one, later),)})
    in_force = movements_by_day(ward.read())
    for quarter in (1, 3):
        movement = next(iter(in_force(Period.quarter(2026, quarter)))).movements[0]
        assert movement.life is not None
        assert [found.date for found in movement.life.registered] == [
            datetime.date(2026, 2, 20),
            datetime.date(2026, 5, 20),
        ]
        way = movement.items[1].targets[0].over_years
        assert way is not None
        assert [step.amount for step in way.steps] == [95, 96]


def test_a_plan_that_is_not_issued_holds_as_the_files_say(ward: Ward) -> None:
    now = ward.read()
    assert plan_versions(now, 2026) == ()
    assert with_working_plan(now) is now
    assert [found.unit for found in movements_by_day(now)(Period.quarter(2026, 3))] == ["van-phong"]
    assert list(movements_by_day(now)(Period.quarter(2027, 3))) == []


# Figures put right after the ward told them


def late(ward: Ward) -> list[LateChange]:
    return late_changes(ward.read(), 2026)


def correct(ward: Ward, day: str, target: str = "van-thu.mo-hinh") -> None:
    reason = f"corrections:\n  - {{date: {day}, reason: Đếm sai., targets: [{target}]}}\n"
    ward.edit({REPORT: ward.text(REPORT) + reason})


def lower_a_count(ward: Ward) -> None:
    ward.edit({REPORT: (("mo-hinh, count: 1", "mo-hinh, count: 0"),)})


def test_nothing_is_late_while_nothing_was_told_or_changed(ward: Ward) -> None:
    lower_a_count(ward)
    assert late(ward) == []
    ward.issue("report", "2026-Q1", 20, "2026-04-10")
    assert late(ward) == []
    assert late_changes(ward.read(), 2025) == []


@pytest.mark.parametrize(
    ("day", "target", "explained"),
    [
        ("2026-04-10", "van-thu.mo-hinh", True),
        ("2026-04-09", "van-thu.mo-hinh", False),
        ("2026-05-04", "van-thu.mo-hinh", True),
        ("2026-05-04", "van-thu.dung-han", False),
    ],
)
def test_a_changed_figure_needs_a_reason_for_its_target_given_since(
    day: str, target: str, explained: bool, ward: Ward
) -> None:
    ward.issue("report", "2026-Q1", 20, "2026-04-10")
    lower_a_count(ward)
    (unexplained,) = late(ward)
    assert not unexplained.is_explained
    assert not unexplained.late
    assert unexplained.document.key == "2026-Q1"
    correct(ward, day, target)
    (found,) = late(ward)
    assert found.is_explained == explained
    assert (found.correction is not None) == explained


@pytest.mark.parametrize(
    ("day", "is_late"), [("2026-04-10", False), ("2026-04-11", True), ("2026-04-09", False)]
)
def test_a_report_that_came_in_after_the_wards_own_explains_itself(
    day: str, is_late: bool, ward: Ward
) -> None:
    ward.issue("report", "2026-Q1", 20, "2026-04-10")
    ward.edit({OTHER: OTHER_REPORT.format(day=day)})
    (found,) = late(ward)
    assert (found.late, found.is_explained) == (is_late, is_late)


def test_of_each_quarter_the_last_report_counts_that_told_it(ward: Ward) -> None:
    ward.issue("report", "2026-Q1", 20, "2026-04-10")
    lower_a_count(ward)
    correct(ward, "2026-05-04")
    ward.edit(
        {LATER: ward.text(REPORT).replace("period: 2026-Q1", "period: 2026-Q2").partition("corrections")[0]}
    )
    ward.issue("report", "2026-H1", 40, "2026-07-10")
    assert late(ward) == [], "the report on six months told the corrected figure"
    ward.edit({REPORT: (("numerator: 96", "numerator: 95"),), LATER: (("numerator: 96", "numerator: 94"),)})
    found = late(ward)
    assert [(one.document.key, one.change.part.tree.path) for one in found] == [
        ("2026-H1", REPORT),
        ("2026-H1", LATER),
    ]
    now = ward.read()
    assert [one.key for one in issued_reports(now, 2026)] == ["2026-Q1", "2026-H1"]
    earlier = late_changes(now, 2026, issued_reports(now, 2026)[:1])
    assert [one.change.part.data["target"] for one in earlier] == ["van-thu.dung-han", "van-thu.mo-hinh"]


def test_a_quarter_that_was_told_after_the_half_year_is_held_against_its_own_report_only(ward: Ward) -> None:
    ward.edit({LATER: ward.text(REPORT).replace("period: 2026-Q1", "period: 2026-Q2")})
    ward.issue("report", "2026-H1", 40, "2026-07-10")
    ward.issue("report", "2026-Q1", 41, "2026-07-20")
    ward.edit({REPORT: (("numerator: 96", "numerator: 95"),), LATER: (("numerator: 96", "numerator: 94"),)})
    assert [(one.document.key, one.change.part.tree.path) for one in late(ward)] == [
        ("2026-Q1", REPORT),
        ("2026-H1", LATER),
    ]


def test_a_later_quarter_that_nobody_told_yet_is_free(ward: Ward) -> None:
    ward.issue("report", "2026-Q1", 20, "2026-04-10")
    ward.edit({LATER: ward.text(REPORT).replace("period: 2026-Q1", "period: 2026-Q2")})
    assert late(ward) == []


def test_other_words_of_a_plan_are_no_late_figures(ward: Ward) -> None:
    ward.issue("report", "2026-Q1", 20, "2026-04-10")
    ward.edit({PLAN: (("archive: VT, VP", "archive: VT"),)})
    assert late(ward) == []


def test_a_report_whose_stored_copy_is_lost_tells_nothing_and_the_one_before_it_counts(ward: Ward) -> None:
    ward.issue("report", "2026-Q1", 20, "2026-04-10")
    ward.issue("report", "2026-H1", 40, "2026-07-10")
    lower_a_count(ward)
    assert [one.document.key for one in late(ward)] == ["2026-H1"]
    (ward.root / "plans/2026/issued/40-bc-ubnd.json").unlink()
    assert [one.document.key for one in late(ward)] == ["2026-Q1"]
