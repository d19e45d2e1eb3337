"""No document is signed before what it cites, counts or reports on: refused when it is issued, told where it was."""

from __future__ import annotations

from pathlib import Path

import pytest

from conftest import write_files
from example_ward import FILES, WITH_DRIVE, WITH_UNIT_PLAN
from signing import Ward
from tdkt.checks.example_files import DRIVE, DRIVE_REPORT, PLAN, REPORT
from tdkt.errors import UserError

LAUNCHED = (DRIVE, "symbol: KH-UBND\n", "number: 50\nsymbol: KH-UBND\ndate: 2026-06-10\n")


@pytest.fixture
def ward(tmp_path: Path) -> Ward:
    return Ward(write_files(tmp_path / "kho", {**FILES, **WITH_DRIVE, **WITH_UNIT_PLAN}))


def _refused(ward: Ward, of: str, key: str, day: str) -> str:
    before = {path: path.read_bytes() for path in ward.root.rglob("*") if path.is_file()}
    with pytest.raises(UserError) as refused:
        ward.issue(of, key, 70, day)
    assert {path: path.read_bytes() for path in ward.root.rglob("*") if path.is_file()} == before
    return str(refused.value)


@pytest.mark.parametrize(
    ("of", "key", "day", "reason"),
    [
        ("drive", "van-thu-sach", "2026-01-14", "Kế hoạch số 01/KH-UBND mà văn bản này dẫn ký ngày 15/01/2026"),
        ("report", "2026-Q1", "2026-04-02", "tổng hợp đến sau ngày ấy: Văn phòng quý I năm 2026 (ngày 03/04/2026)"),
        ("report", "2026-Q1", "2026-03-30", "quý I năm 2026 đến ngày 31/03/2026 mới hết"),
        ("report", "2026-H1", "2026-06-29", "6 tháng đầu năm 2026 đến ngày 30/06/2026 mới hết"),
        ("report", "2026", "2026-09-30", "năm 2026 đến ngày 31/12/2026 mới hết"),
        ("fund-report", "2026", "2026-09-30", "quý IV năm 2026 chưa đến"),
        ("drive-report", "van-thu-sach/dau", "2026-07-30", "báo cáo nêu số liệu đến hết ngày 31/07/2026"),
        ("drive-report", "van-thu-sach/dau", "2026-08-03", "về Giai đoạn 1 (ngày 04/08/2026)"),
        ("drive-report", "van-thu-sach", "2026-09-01", "báo cáo nêu số liệu đến hết ngày 02/09/2026"),
        ("unit-plan-reply", "van-phong", "2026-01-20", "ý kiến về kế hoạch của đơn vị có ngày"),
    ],
)  # fmt: skip
def test_a_day_that_cannot_be_is_refused_with_its_reason(
    ward: Ward, of: str, key: str, day: str, reason: str
) -> None:
    if of == "drive-report":
        ward.change(*LAUNCHED)
    assert reason in _refused(ward, of, key, day)


@pytest.mark.parametrize(
    ("of", "key", "day"),
    [
        ("drive", "van-thu-sach", "2026-01-15"),
        ("report", "2026-Q1", "2026-04-03"),
        ("report", "2026-H1", "2026-06-30"),
        ("report", "2026", "2026-12-15"),
        ("fund-report", "2026", "2026-10-01"),
        ("drive-report", "van-thu-sach/dau", "2026-08-04"),
    ],
)
def test_the_first_day_that_can_be_is_taken(ward: Ward, of: str, key: str, day: str) -> None:
    if of == "drive-report":
        ward.change(*LAUNCHED)
    ward.issue(of, key, 70, day)
    assert ward.problems("R540", "Y151") == []


def test_no_report_on_a_drive_whose_plan_is_a_draft(ward: Ward) -> None:
    assert "chưa ban hành" in _refused(ward, "drive-report", "van-thu-sach", "2026-09-20")


def test_a_plan_rests_on_nothing_younger(ward: Ward) -> None:
    ward.change(PLAN, "date: 2026-01-15\n", "")
    ward.change(PLAN, "number: 1\n", "")
    said = _refused(ward, "plan", "2026", "2024-02-01")
    assert "mà văn bản này căn cứ ký ngày 14/06/2025" in said


def test_a_plan_may_ask_for_reports_before_the_quarter_is_over(ward: Ward) -> None:
    ward.change(
        PLAN,
        "signer: chu-tich\n",
        "signer: chu-tich\nreporting: {addressees: [UBND thành phố], recipients: [Lãnh đạo], unit_deadlines: {Q1: 2026-03-20}}\n",
    )
    ward.change(REPORT, "submitted: 2026-04-03", "submitted: 2026-03-20")
    ward.issue("report", "2026-Q1", 70, "2026-03-21")
    assert ward.problems("R540") == []


def test_what_came_after_the_signing_is_not_held_against_it(ward: Ward) -> None:
    ward.change(*LAUNCHED)
    ward.issue("drive-report", "van-thu-sach/dau", 70, "2026-08-04")
    ward.issue("report", "2026-Q1", 71, "2026-04-03")
    ward.change(REPORT, "submitted: 2026-04-03", "submitted: 2026-04-03\ncorrected: 2026-05-03")
    ward.change(DRIVE_REPORT, "submitted: 2026-08-04", "submitted: 2026-08-14")
    assert ward.problems("R540") == []


def test_a_register_that_says_so_already_is_told_and_still_read(ward: Ward) -> None:
    ward.issue("report", "2026-Q1", 70, "2026-04-03")
    ward.change("plans/2026/issued/register.yaml", "date: 2026-04-03", "date: 2026-04-01")
    (found,) = ward.problems("R540")
    assert not found.is_error
    assert "Văn phòng quý I năm 2026 (ngày 03/04/2026)" in found.message


def test_a_year_summed_up_before_it_is_over_is_told(ward: Ward) -> None:
    ward.issue("report", "2026", 70, "2026-12-15")
    ward.issue("fund-report", "2026", 71, "2026-12-20")
    found = ward.problems("R541")
    assert ["70" in one.message for one in found] == [True, False]
    assert all("năm 2026 đến ngày 31/12/2026 mới hết" in one.message for one in found)


def test_a_report_counts_no_registration_that_came_after_it(ward: Ward) -> None:
    ward.change(*LAUNCHED)
    ward.change(
        DRIVE,
        "registration: {until: 2026-06-25}",
        "registration: {until: 2026-06-25, registered: [{unit: van-phong, date: 2026-08-30}]}",
    )
    said = _refused(ward, "drive-report", "van-thu-sach/dau", "2026-08-10")
    assert "đăng ký thi đua mà nó tổng hợp đến sau ngày ấy: Văn phòng (ngày 30/08/2026)" in said
    ward.issue("drive-report", "van-thu-sach", 70, "2026-09-10")
