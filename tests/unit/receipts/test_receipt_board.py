"""The board over real files, whole and broken: nobody who has sent something is called late."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from example_ward import FILES
from tdkt.checks.example_files import MOVEMENTS, ORGANIZATION, PLAN, REPORT
from tdkt.checks.run import InvalidFilesError
from tdkt.errors import UsageError
from tdkt.model.period import Period
from tdkt.receipts.board import ReceiptBoard, awaited, earlier_boards, receipt_board, year_of
from tdkt.receipts.receipts import State
from tdkt.workspace.workspace import Workspace, read_workspace

Make = Callable[..., Workspace]
TODAY = date(2026, 8, 1)
ECONOMY = "plans/2026/movements/kinh-te.yaml"
SECOND = {
    PLAN: FILES[PLAN]
    + "reporting: {addressees: [UBND thành phố], recipients: [Lãnh đạo], "
    + "unit_deadlines: {Q1: 2026-04-05, Q2: 2026-07-05}}\n",
    ECONOMY: "kind: movements\nyear: 2026\nunit: kinh-te\nmovements:\n"
    "  - {id: thu-thue, title: Phong trào thu thuế, items: [{task: thu-thue.mot, text: Thu thuế.}]}\n",
}
GOOD = "kind: unit-report\nperiod: 2026-Q2\nunit: kinh-te\nsubmitted: 2026-07-01\nfigures: []\n"
FOLDER = "plans/2026/reports/2026-Q2"


def states(board: ReceiptBoard, number: int = 2) -> dict[str, str]:
    return {receipt.unit.id: receipt.words for receipt in board.of_quarter(Period.quarter(2026, number))}


def second_quarter(make: Make, **files: str | bytes) -> dict[str, str]:
    return states(receipt_board(make(**{**SECOND, **files}), 2026, TODAY))


def test_nothing_has_come(make_workspace: Make) -> None:
    assert second_quarter(make_workspace) == {"van-phong": "chậm 27 ngày", "kinh-te": "chậm 27 ngày"}


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\tx",
        b"kind: unit-report\nperiod: 2026-Q2\nfigures: []\n",
        b"kind: unit_report\nperiod: 2026-Q2\nunit: kinh-te\nfigures: []\n",
        b"\x80\x81",
        b"a: 1\na: 2\n",
        b"PK\x03\x04 an Excel file",
        "kind: unit-report\nperiod: 2026-Q2\n".encode("utf-16"),
        GOOD.replace("figures: []", "figures: [").encode(),
        GOOD.replace("unit: kinh-te", "unit: kinh_te_").encode(),
        GOOD.replace("unit: kinh-te", "unit: khong-co").encode(),
        GOOD.replace("period: 2026-Q2", "period: 2026-Q5").encode(),
        GOOD.replace("period: 2026-Q2", "period: 2026-Q1").encode(),
        GOOD.replace("2026-07-01", "1/7/2026").encode(),
        b" " * (4 * 1024 * 1024 + 1),
    ],
)
def test_a_file_in_its_place_is_never_called_missing(content: bytes, make_workspace: Make) -> None:
    found = second_quarter(make_workspace, **{f"{FOLDER}/kinh-te.yaml": content})
    assert found == {"van-phong": "chậm 27 ngày", "kinh-te": "có lỗi"}


@pytest.mark.parametrize(
    "name",
    [
        "kinh-te (1).yaml",
        "Kinh_te.yml",
        "KT.yaml",
        "Phòng Kinh tế.yaml",
        "2026-Q2 kinh-te.yaml",
        "KINH-TE.YAML",
        "kinh-te.yaml.txt",
    ],
)
def test_a_broken_file_is_known_by_how_people_name_files(name: str, make_workspace: Make) -> None:
    found = second_quarter(make_workspace, **{f"{FOLDER}/{name}": "\t"})
    assert found == {"van-phong": "chậm 27 ngày", "kinh-te": "có lỗi"}


@pytest.mark.parametrize("name", ["x.yaml", "reports/x.yaml", "reports/2026-Q1/x.yaml"])
def test_a_broken_file_is_known_by_what_it_still_says(name: str, make_workspace: Make) -> None:
    text = GOOD.replace("figures: []", "figures: [")
    found = second_quarter(make_workspace, **{f"plans/2026/{name}": text})
    assert found == {"van-phong": "chậm 27 ngày", "kinh-te": "có lỗi"}


def test_a_broken_file_of_nobody_puts_its_quarter_in_doubt(make_workspace: Make) -> None:
    board = receipt_board(make_workspace(**SECOND, **{f"{FOLDER}/bao-cao.yaml": "\t"}), 2026, TODAY)
    assert states(board) == {"van-phong": "chưa rõ", "kinh-te": "chưa rõ"}
    assert states(board, 1) == {"van-phong": "đã nhận đúng hạn", "kinh-te": "chậm 118 ngày"}
    assert [found.place.file for found in board.problems] == [f"{FOLDER}/bao-cao.yaml"]


def test_other_broken_files_touch_no_report(make_workspace: Make) -> None:
    board = receipt_board(
        make_workspace(
            **SECOND,
            **{"plans/2026/ghi-chu.yaml": "\t", "plans/2025/reports/2025-Q2/kinh-te.yaml": "\t"},
            **{"plans/2026/reports/ke-hoach-cu.yaml": "kind: plan\n"},
        ),
        2026,
        TODAY,
    )
    assert states(board) == {"van-phong": "chậm 27 ngày", "kinh-te": "chậm 27 ngày"}


def test_a_readable_report_with_errors_is_received_and_they_are_counted(make_workspace: Make) -> None:
    files = {REPORT: FILES[REPORT].replace("numerator: 96", "numerator: 105")}
    board = receipt_board(make_workspace(**SECOND, **files), 2026, TODAY)
    [first] = [r for r in board.of_quarter(Period.quarter(2026, 1)) if r.unit.id == "van-phong"]
    assert (first.words, first.errors, first.warnings) == ("đã nhận đúng hạn", 1, 0)
    assert board.problems == ()


def test_a_folder_that_cannot_be_entered_puts_its_quarter_in_doubt(
    make_workspace: Make, tmp_path: Path
) -> None:
    make_workspace(**SECOND)
    elsewhere = tmp_path / "noi-khac"
    elsewhere.mkdir()
    (tmp_path / FOLDER).symlink_to(elsewhere, target_is_directory=True)
    board = receipt_board(read_workspace(tmp_path), 2026, TODAY)
    assert states(board) == {"van-phong": "chưa rõ", "kinh-te": "chưa rõ"}


def test_two_files_of_one_report_count_once_and_from_the_first_day(make_workspace: Make) -> None:
    again = GOOD.replace("07-01", "07-09")
    board = receipt_board(
        make_workspace(**SECOND, **{f"{FOLDER}/kinh-te.yaml": again, f"{FOLDER}/kinh-te-2.yaml": GOOD}),
        2026,
        TODAY,
    )
    [found] = [r for r in board.of_quarter(Period.quarter(2026, 2)) if r.unit.id == "kinh-te"]
    assert (found.words, len(found.files), found.errors) == ("đã nhận đúng hạn", 2, 1)


def test_a_unit_whose_movements_cannot_be_read_still_owes_reports(make_workspace: Make) -> None:
    board = receipt_board(make_workspace(**{**SECOND, ECONOMY: "\t"}), 2026, TODAY)
    assert states(board) == {"van-phong": "chậm 27 ngày", "kinh-te": "chậm 27 ngày"}
    assert board.units_uncertain
    assert not receipt_board(make_workspace(**SECOND), 2026, TODAY).units_uncertain


@pytest.mark.parametrize("file", [PLAN, ORGANIZATION])
def test_without_plan_or_organization_nothing_is_said(file: str, make_workspace: Make) -> None:
    with pytest.raises(InvalidFilesError) as error:
        receipt_board(make_workspace(**{**SECOND, file: "\t", REPORT: "\t"}), 2026, TODAY)
    assert {finding.place.file for finding in error.value.findings} == {file}


def test_a_plan_that_notepad_renamed_is_named(make_workspace: Make, tmp_path: Path) -> None:
    make_workspace()
    (tmp_path / PLAN).rename(tmp_path / f"{PLAN}.txt")
    with pytest.raises(InvalidFilesError, match=r"Có 1 lỗi(.|\n)*plan\.yaml\.txt"):
        receipt_board(read_workspace(tmp_path), 2026, TODAY)


def test_a_year_without_a_plan_is_wrong_usage(make_workspace: Make) -> None:
    with pytest.raises(UsageError, match="Không có kế hoạch năm 2030"):
        receipt_board(make_workspace(**{**SECOND, MOVEMENTS: "\t"}), 2030, TODAY)


def test_no_unit_owes_anything(make_workspace: Make, tmp_path: Path) -> None:
    make_workspace()
    for file in (MOVEMENTS, REPORT):
        (tmp_path / file).unlink()
    board = receipt_board(read_workspace(tmp_path), 2026, TODAY)
    assert (board.units, board.receipts) == ((), ())


@pytest.mark.parametrize(
    ("today", "quarter"),
    [
        (date(2026, 4, 5), None),
        (date(2026, 4, 6), 1),
        (date(2026, 7, 5), 1),
        (date(2026, 7, 6), 2),
        (date(2028, 1, 1), 2),
    ],
)
def test_the_latest_quarter_past_its_deadline(today: date, quarter: int | None, make_workspace: Make) -> None:
    found = receipt_board(make_workspace(**SECOND), 2026, today).latest_past_deadline
    assert (found.last if found else None) == quarter


@pytest.mark.parametrize(
    ("today", "within", "expected"),
    [
        (date(2026, 6, 29), 5, []),
        (date(2026, 6, 30), 5, ["van-phong", "kinh-te"]),
        (date(2026, 6, 30), 4, []),
        (date(2026, 7, 5), 0, ["van-phong", "kinh-te"]),
        (date(2026, 7, 6), 0, ["van-phong", "kinh-te"]),
    ],
)
def test_who_is_reminded_of_the_second_quarter(
    today: date, within: int, expected: list[str], make_workspace: Make
) -> None:
    board = receipt_board(make_workspace(**SECOND), 2026, today)
    found = awaited(board, within=within)
    assert [r.unit.id for r in found if r.quarter.last == 2] == expected
    assert all(r.state is not State.NO_DEADLINE for r in found)


def test_the_year_that_is_looked_at(make_workspace: Make) -> None:
    later = FILES[PLAN].replace("2026", "2027")
    read = make_workspace(**{"plans/2027/plan.yaml": later})
    assert year_of(read, date(2026, 12, 31)) == 2026
    assert year_of(read, date(2027, 1, 1)) == 2027
    assert year_of(read, date(2025, 6, 1)) == 2027


def test_a_correction_after_the_deadline_does_not_make_late(make_workspace: Make) -> None:
    corrected = GOOD.replace("figures", "corrected: 2026-07-20\nfigures")
    workspace = make_workspace(**SECOND, **{f"{FOLDER}/kinh-te.yaml": corrected})
    for today, day in ((TODAY, date(2026, 7, 20)), (date(2026, 7, 19), None)):
        board = receipt_board(workspace, 2026, today)
        [found] = [r for r in board.of_quarter(Period.quarter(2026, 2)) if r.unit.id == "kinh-te"]
        assert (found.words, found.submitted, found.corrected) == ("đã nhận đúng hạn", date(2026, 7, 1), day)


def test_earlier_years_owe_reports_where_their_plan_was_issued_or_reported_on(make_workspace: Make) -> None:
    issued = FILES[PLAN]
    draft = issued.replace("number: 1\n", "").replace("date: 2026-01-15\n", "")
    plans = {
        "plans/2024/plan.yaml": issued.replace("2026", "2024"),
        "plans/2025/plan.yaml": draft.replace("year: 2026", "year: 2025"),
        PLAN: draft,
        "plans/2027/plan.yaml": issued.replace("2026", "2027"),
    }
    boards = earlier_boards(make_workspace(**{**SECOND, **plans}), 2027, date(2027, 1, 20))
    assert [board.programme.year for board in boards] == [2024, 2026], (
        "2025 is a draft that nobody reported on"
    )


def test_a_unit_owes_nothing_in_a_quarter_that_asks_it_nothing(make_workspace: Make) -> None:
    yearly = SECOND[ECONOMY].replace(
        "{task: thu-thue.mot, text: Thu thuế.}",
        "{target: thu-thue.mot, text: Thu nhập đạt 52 triệu đồng., measure: {type: amount, at_least: 52, of: thu nhập, "
        "in: triệu đồng, accumulate: latest, reported_in: [Q1, Q4]}}",
    )
    board = receipt_board(make_workspace(**{**SECOND, ECONOMY: yearly}), 2026, TODAY)
    assert states(board) == {"van-phong": "chậm 27 ngày"}
    assert [receipt.words for receipt in board.receipts if receipt.unit.id == "kinh-te"] == [
        "chậm 118 ngày",
        "không phải gửi",
        "không phải gửi",
        "chưa đặt hạn",
    ]
    assert {(one.unit.id, one.quarter.last) for one in awaited(board, within=30)} == {
        ("van-phong", 2),
        ("kinh-te", 1),
    }
    sent = make_workspace(**{**SECOND, ECONOMY: yearly, f"{FOLDER}/kinh-te.yaml": GOOD})
    assert states(receipt_board(sent, 2026, TODAY))["kinh-te"] == "đã nhận đúng hạn"
