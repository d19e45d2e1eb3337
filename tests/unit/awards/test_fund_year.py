"""The fund's year: what came in, what was paid in batches and otherwise, what a cancelled award brought back."""

from __future__ import annotations

import io
from collections.abc import Callable

import openpyxl
import pytest

from example_ward import FILES
from tdkt.awards.batch_case import batch_cases
from tdkt.awards.book import award_book
from tdkt.awards.fund_year import INCOME, PRIZES, SPENDING, FundYear, fund_year, income_of
from tdkt.awards.statistics import statistics_of
from tdkt.awards.vouchers import voucher_key
from tdkt.checks.example_files import BATCH, FUND, REVOCATION
from tdkt.checks.run import find_problems
from tdkt.cli.awards.batch_page import _fund_words
from tdkt.documents.jobs import Order
from tdkt.documents.page.blocks import Paragraph, Table, plain_text
from tdkt.documents.statistics.fund import fund_report_of
from tdkt.documents.texts.templates import Templates
from tdkt.errors import UserError
from tdkt.exchange.award_statistics_workbook import award_statistics_workbook
from tdkt.model.fund_key import FundKey
from tdkt.model.period import Period
from tdkt.planning.new_fund import new_fund
from tdkt.publishing.award_rows import fund_rows
from tdkt.workspace.workspace import Workspace

Make = Callable[..., Workspace]
LINES = """\
carried_over: 500000
income:
  - {id: bo-sung, date: 2026-06-01, amount: 1000000, source: Quyết định bổ sung}
expenses:
  - {id: khung, date: 2026-03-10, amount: 2000000, for: khung giấy khen}
"""
RETURNED = FILES[REVOCATION].replace(
    "objects: [Giấy khen]\n", "objects: [Giấy khen]\n    returned: {date: 2026-11-20, money: 1060000}\n"
)


def test_the_year_adds_up(make_workspace: Make) -> None:
    workspace = make_workspace(
        **{FUND: FILES[FUND] + LINES, REVOCATION: f"{RETURNED}number: 5\ndate: 2026-11-02\n"}
    )
    found = fund_year(award_book(workspace), 2026)
    assert found == FundYear(2026, 500_000, 100_000_000, 1_000_000, 1_060_000, 6_080_000, 2_000_000)
    assert (found.income, found.spent, found.left) == (102_560_000, 8_080_000, 94_480_000)
    assert find_problems(workspace) == []


def test_a_year_without_a_fund_has_no_sums(make_workspace: Make) -> None:
    assert fund_year(award_book(make_workspace()), 2027) is None


def test_what_is_carried_over_is_what_was_left(make_workspace: Make) -> None:
    next_year = FILES[FUND].replace("2026", "2027") + "carried_over: 93920000\n"
    file = FUND.replace("2026", "2027")
    assert find_problems(make_workspace(**{file: next_year})) == []
    other = next_year.replace("carried_over: 93920000", "carried_over: 93920001")
    assert [one.code for one in find_problems(make_workspace(**{file: other}))] == ["A529"]


BATCH_OF_A_DRIVE = """\
kind: award-batch
id: dot-tet
year: 2026
title: tổng kết đợt thi đua mừng Xuân
type: thematic
level: ward
state: awarded
received: 2026-12-28
appraisal: {date: 2026-12-29, opinion: Đủ điều kiện.}
submission: {number: 20, date: 2026-12-30}
decision: {number: 01/QĐ-UBND, date: 2027-01-05, by: ward, signer: chu-tich}
payment: {date: 2027-01-08, paid: 1500000}
"""
NEXT_FUND = FILES[FUND].replace("2026", "2027")


def _two_years(make_workspace: Make, batch: str = BATCH_OF_A_DRIVE, **more: str) -> Workspace:
    files = {FUND.replace("2026", "2027"): NEXT_FUND, "plans/2026/awards/dot-tet/batch.yaml": batch}
    return make_workspace(**files, **more)


def test_a_batch_is_paid_from_the_fund_of_one_year_whenever_it_is_paid(make_workspace: Make) -> None:
    book = award_book(_two_years(make_workspace))
    this_year, next_year = fund_year(book, 2026), fund_year(book, 2027)
    assert this_year is not None
    assert next_year is not None
    assert (this_year.prizes, next_year.prizes) == (7_580_000, 0)
    whole = sum(file.batch.paid for file in book.batches)
    assert this_year.prizes + next_year.prizes == whole


def test_a_batch_of_the_city_is_paid_there_and_one_without_payment_is_owed(make_workspace: Make) -> None:
    of_city = award_book(_two_years(make_workspace, BATCH_OF_A_DRIVE.replace("level: ward", "level: city")))
    found = fund_year(of_city, 2026)
    assert found is not None
    assert found.prizes == 6_080_000
    unpaid = BATCH_OF_A_DRIVE.replace("payment: {date: 2027-01-08, paid: 1500000}\n", "")
    found = fund_year(award_book(_two_years(make_workspace, unpaid.replace("awarded", "decided"))), 2026)
    assert found is not None
    assert [(one.batch, one.decision) for one in found.unpaid] == [
        ("dot-tet", " (Quyết định số 01/QĐ-UBND ngày 05/01/2027)")
    ]


def test_the_lines_are_what_the_sums_are_made_of(make_workspace: Make) -> None:
    workspace = make_workspace(
        **{FUND: FILES[FUND] + LINES, REVOCATION: f"{RETURNED}number: 5\ndate: 2026-11-02\n"}
    )
    found = fund_year(award_book(workspace), 2026)
    assert found is not None
    assert sum(line.amount for line in found.lines_of(*INCOME)) == found.income
    assert sum(line.amount for line in found.lines_of(*SPENDING)) == found.spent
    assert [line.what for line in found.lines_of(PRIZES)] == [
        "Tiền thưởng tổng kết công tác năm 2026 (Quyết định số 120/QĐ-UBND ngày 15/09/2026)"
    ]


def _codes(workspace: Workspace) -> list[str]:
    return [
        found.code
        for found in find_problems(workspace)
        if found.code.startswith(("A51", "A52", "A53", "A544"))
    ]


def test_one_voucher_in_the_funds_of_two_years_is_paid_twice(make_workspace: Make) -> None:
    line = "expenses:\n  - {id: khung, date: 2026-03-10, amount: 2000000, for: khung, voucher: PC-12}\n"
    files = {
        FUND: FILES[FUND] + line,
        FUND.replace("2026", "2027"): f"{NEXT_FUND}carried_over: 91920000\n{line}",
    }
    assert _codes(make_workspace(**files)) == ["A526", "A544"]
    other = files[FUND.replace("2026", "2027")].replace("2026-03-10", "2027-03-10")
    assert _codes(make_workspace(**{**files, FUND.replace("2026", "2027"): other})) == []


def test_vouchers_of_two_calendar_years_in_one_fund_are_two(in_memory: Make) -> None:
    """A school year's fund has the numbers of two calendar years."""
    one = "  - {id: khung, date: 2026-10-10, amount: 2000000, for: khung, voucher: PC-12}\n"
    for day, codes in (("2027-03-10", []), ("2026-12-10", ["A544"])):
        other = f"  - {{id: in, date: {day}, amount: 1500000, for: in, voucher: PC-12}}\n"
        found = _codes(in_memory(**{FUND: f"{FILES[FUND]}expenses:\n{one}{other}"}))
        assert [code for code in found if code == "A544"] == codes


def test_money_that_came_back_is_there_to_be_spent(in_memory: Make) -> None:
    """The same sum in the account, in what prizes are held against and on the screen."""
    files = {
        FUND: FILES[FUND].replace("100000000", "5020000"),
        REVOCATION: f"{RETURNED}number: 5\ndate: 2026-11-02\n",
    }
    book = award_book(in_memory(**files))
    found = fund_year(book, 2026)
    assert found is not None
    assert found.income == income_of(book, book.funds[2026]) == 6_080_000
    assert "A602" not in [one.code for one in find_problems(in_memory(**files))]
    assert _fund_words(book, 2026).startswith(
        "Quỹ thi đua, khen thưởng: 6.080.000 đồng (được giao 5.020.000 đồng, "
    )


def test_one_expense_in_the_funds_of_a_year_and_a_school_year_is_paid_twice(in_memory: Make) -> None:
    line = "expenses:\n  - {id: khung, date: 2026-10-10, amount: 2000000, for: khung}\n"
    of_school = FILES[FUND].replace("year: 2026", "year: 2026-2027") + line
    beside = {FUND: FILES[FUND] + line, FUND.replace("2026", "2026-2027"): of_school}
    assert _codes(in_memory(**beside)) == ["A527"]


def test_what_is_left_is_to_be_carried_over_or_said_to_be_gone(make_workspace: Make) -> None:
    file = FUND.replace("2026", "2027")
    assert _codes(make_workspace(**{file: NEXT_FUND})) == ["A516"]
    assert _codes(make_workspace(**{file: f"{NEXT_FUND}carried_over: 0\n"})) == ["A529"]
    gone = "not_carried: {amount: 93920000, reason: nộp trả ngân sách theo Thông báo số 12}\n"
    assert _codes(make_workspace(**{file: NEXT_FUND + gone})) == []


NEXT_KEY = FundKey(Period(2027, 4, "Y"))


@pytest.mark.parametrize(
    "less",
    [
        *("", "carried_over: 0\n", "carried_over: 90000000\n"),
        "carried_over: 90000000\nnot_carried: {amount: 3919999, reason: nộp trả ngân sách}\n",
    ],
)
def test_money_that_is_lost_between_two_years_is_neither_signed_nor_added_up(
    make_workspace: Make, less: str
) -> None:
    short = make_workspace(**{FUND.replace("2026", "2027"): NEXT_FUND + less})
    with pytest.raises(UserError, match="ít hơn số còn lại của quỹ năm 2026"):
        fund_report_of(Order(short, NEXT_KEY, "2027", Templates(short.root)))
    assert {name for name, _ in fund_rows(short, 2027)}.isdisjoint({"carried_over", "left"})


def test_what_was_not_carried_over_is_told_with_its_reason(make_workspace: Make) -> None:
    said = "carried_over: 90000000\nnot_carried: {amount: 3920000, reason: Nộp trả ngân sách theo Thông báo số 12/TB-PGD.}\n"
    workspace = make_workspace(**{FUND.replace("2026", "2027"): NEXT_FUND + said})
    assert _codes(workspace) == []
    page = fund_report_of(Order(workspace, NEXT_KEY, "2027", Templates(workspace.root)))
    told = [plain_text(block.spans) for block in page.blocks if isinstance(block, Paragraph)]
    assert (
        "Số dư năm 2026 không chuyển sang năm 2027 là 3.920.000 đồng: nộp trả ngân sách theo Thông báo số 12/TB-PGD."
        in told
    )


def test_a_new_fund_takes_over_what_the_year_before_left(make_workspace: Make) -> None:
    workspace = make_workspace()
    edit, _, before = new_fund(workspace, 2027, 90_000_000, "Quyết định số 02/QĐ-UBND")
    assert "carried_over: 93920000\n" in edit.texts["plans/2027/awards/fund.yaml"]
    assert before is not None
    with pytest.raises(UserError, match="đã có quỹ"):
        new_fund(workspace, 2026, 1, "x")
    overspent = make_workspace(**{FUND: FILES[FUND].replace("100000000", "6000000")})
    with pytest.raises(UserError, match="đã chi vượt"):
        new_fund(overspent, 2027, 1, "x")


@pytest.mark.parametrize("file", [FUND, BATCH])
def test_a_new_fund_is_not_reckoned_from_files_that_could_not_be_read(
    make_workspace: Make, file: str
) -> None:
    broken = make_workspace(**{file: f"{FILES[file]}expense: []\n"})
    with pytest.raises(UserError, match=rf"{file}:\d+"):
        new_fund(broken, 2027, 90_000_000, "x")


@pytest.mark.parametrize("line", ["amount: 6080000, for: thưởng", "amount: 1, for: in, voucher: PC-12"])
def test_what_may_be_counted_twice_is_neither_signed_nor_carried_over(
    make_workspace: Make, line: str
) -> None:
    first = "expenses:\n  - {id: khung, date: 2026-03-10, amount: 2000000, for: khung, voucher: PC-12}\n"
    text = f"{FILES[FUND]}{first}  - {{id: in, date: 2026-09-28, {line}}}\n"
    doubtful = make_workspace(**{FUND: text})
    with pytest.raises(UserError, match="có thể đã tính hai lần"):
        fund_report_of(Order(doubtful, FundKey(Period(2026, 4, "Y")), "2026", Templates(doubtful.root)))
    with pytest.raises(UserError, match="có thể đã tính hai lần"):
        new_fund(doubtful, 2027, 1, "x")
    assert {name for name, _ in fund_rows(doubtful, 2026)}.isdisjoint({"other", "left"})
    found = statistics_of(doubtful, award_book(doubtful), 2026)
    sheet = openpyxl.load_workbook(io.BytesIO(award_statistics_workbook(found, "Xã A")))["Quỹ"]
    said = {row[1]: row[4] for row in sheet.iter_rows(values_only=True)}
    assert (said["Tổng chi"], said["Số dư chuyển sang năm 2027"]) == (None, None)
    assert (
        "Chưa biết đã chi bao nhiêu, còn bao nhiêu: 01 khoản chi có thể đã tính hai lần (A515, A527, A544)."
        in said
    )
    settled = make_workspace(**{FUND: text.replace(line, f"{line}, separate: true")})
    assert new_fund(settled, 2027, 1, "x")[2] is not None
    later = {FUND: text, FUND.replace("2026", "2027"): f"{NEXT_FUND}carried_over: 1\n"}
    assert "A529" not in _codes(make_workspace(**later)), (
        "nothing is held against a balance that nobody knows"
    )


def test_the_report_on_the_fund_says_every_line_once_and_what_is_left(make_workspace: Make) -> None:
    workspace = make_workspace(**{FUND: FILES[FUND] + LINES})
    order = Order(workspace, FundKey(Period(2026, 4, "Y")), "2026", Templates(workspace.root))
    document = fund_report_of(order)
    rows = [row for block in document.blocks if isinstance(block, Table) for row in block.rows]
    amounts = [plain_text(row[4]) for row in rows]
    assert amounts == [
        *("500.000", "100.000.000", "1.000.000", "101.500.000"),
        *("6.080.000", "6.080.000", "2.000.000", "2.000.000"),
    ]
    last = document.blocks[-1]
    assert isinstance(last, Paragraph)
    assert "số dư chuyển sang năm 2027 là 93.420.000 đồng" in plain_text(last.spans)
    overspent = make_workspace(**{FUND: FILES[FUND] + LINES.replace("2000000", "95500000")})
    page = fund_report_of(Order(overspent, FundKey(Period(2026, 4, "Y")), "2026", Templates(overspent.root)))
    end = page.blocks[-1]
    assert isinstance(end, Paragraph)
    assert "chi vượt số có của quỹ 80.000 đồng" in plain_text(end.spans)


@pytest.mark.parametrize(
    ("line", "codes"),
    [
        ("date: 2026-09-29, amount: 6080000, for: chi theo danh sách", ["A515"]),
        ("date: 2026-10-30, amount: 6080000, for: chi theo danh sách", []),
        ("date: 2026-10-30, amount: 5000000, for: tiền thưởng theo Quyết định số 120", ["A515"]),
        ("date: 2026-10-30, amount: 5000000, for: in giấy khen thưởng kèm Quyết định số 120", []),
        ("date: 2026-12-30, amount: 2530000, for: chi bà Phạm Thị Lạ", []),
        ("date: 2026-09-28, amount: 6080000, for: khung, separate: true", []),
    ],
)
def test_prizes_written_down_again_are_found_however_they_are_said(
    in_memory: Make, line: str, codes: list[str]
) -> None:
    text = f"{FILES[FUND]}expenses:\n  - {{id: thuong, {line}}}\n"
    assert _codes(in_memory(**{FUND: text})) == codes


def test_the_prize_of_one_person_written_down_again_is_found(in_memory: Make) -> None:
    workspace = in_memory()
    case = next(found for found in batch_cases(workspace) if found.batch.payment)
    one = next(found for found in case.nominees if found.prize and found.prize.due)
    assert one.prize is not None
    line = f"date: 2026-12-30, amount: {one.prize.due}, for: thưởng {one.who.name}"
    text = f"{FILES[FUND]}expenses:\n  - {{id: thuong, {line}}}\n"
    [found] = [one for one in find_problems(in_memory(**{FUND: text})) if one.code == "A515"]
    assert one.who.name in found.message
    assert _codes(in_memory(**{FUND: text.replace("}", ", separate: true}")})) == []


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("PC-13", "pc 013", True),
        ("PC-2026", "pc 2026/2026", True),
        ("PC-2026", "PC", False),
        ("PC-13", "Phiếu chi số 13/2026", True),
        ("UNC 5", "Ủy nhiệm chi số 05", True),
        ("PC-13", "PC-14", False),
        ("PC-13", "UNC-13", False),
    ],
)
def test_a_voucher_is_one_however_it_is_written(one: str, other: str, same: bool) -> None:
    assert (voucher_key(one, 2026) == voucher_key(other, 2026)) is same


def test_money_that_came_back_is_no_income_a_second_time(in_memory: Make) -> None:
    income = "income:\n  - {id: nop-lai, date: 2026-11-21, amount: 1060000, source: tiền nộp lại}\n"
    files = {FUND: FILES[FUND] + income, REVOCATION: f"{RETURNED}number: 5\ndate: 2026-11-02\n"}
    workspace = in_memory(**files)
    assert _codes(workspace) == ["A530"]
    found = fund_year(award_book(workspace), 2026)
    assert found is not None
    assert found.doubt == (
        "chưa biết đã thu bao nhiêu, còn bao nhiêu: 01 khoản thu có thể đã tính hai lần (A530, A544)"
    )
    assert {name for name, _ in fund_rows(workspace, 2026)}.isdisjoint({"added", "left"})
    with pytest.raises(UserError, match="có thể đã tính hai lần"):
        new_fund(workspace, 2027, 1, "x")
    settled = income.replace("}", ", separate: true}")
    assert _codes(in_memory(**{**files, FUND: FILES[FUND] + settled})) == []


@pytest.mark.parametrize(
    ("returned", "income", "is_double"),
    [
        ("[{date: 2026-08-10, money: 400000}, {date: 2026-08-25, money: 660000}]", "2026-08-26, amount: 1060000, source: Nộp quỹ", True),
        ("[{date: 2026-08-10, money: 400000}, {date: 2026-08-25, money: 660000}]", "2026-08-26, amount: 1060001, source: Nộp quỹ", False),
        ("[{date: 2026-07-10, money: 1060000}]", "2026-09-30, amount: 1060000, source: Thu hồi tiền thưởng", True),
        ("[{date: 2026-07-10, money: 1060000}]", "2026-09-30, amount: 1060000, source: Công ty H ủng hộ", False),
    ],
)  # fmt: skip
def test_what_came_back_in_parts_or_long_ago_is_no_income_once_more(
    in_memory: Make, returned: str, income: str, is_double: bool
) -> None:
    signed = FILES[REVOCATION].replace("year: 2026\n", "year: 2026\nnumber: 80\ndate: 2026-07-01\n")
    files = {
        FUND: f"{FILES[FUND]}income:\n  - {{id: nop, date: {income}}}\n",
        REVOCATION: signed.replace("return_by:", f"    returned: {returned}\nreturn_by:"),
    }
    assert ("A530" in _codes(in_memory(**files))) is is_double


def test_prizes_and_income_have_their_vouchers_and_the_draft_says_what_was_not_looked_up(
    make_workspace: Make,
) -> None:
    income = (
        "income:\n  - {id: bo-sung, date: 2026-06-01, amount: 1000000, source: Bổ sung, voucher: PT-03}\n"
    )
    workspace = make_workspace(
        **{
            FUND: FILES[FUND] + income,
            BATCH: FILES[BATCH].replace("paid: 6080000", "paid: 6080000, voucher: PC-31"),
            REVOCATION: RETURNED.replace("money: 1060000}", "money: 1060000, voucher: PT-05}"),
        }
    )
    document = fund_report_of(
        Order(workspace, FundKey(Period(2026, 4, "Y")), "2026", Templates(workspace.root))
    )
    rows = [row for block in document.blocks if isinstance(block, Table) for row in block.rows]
    assert [plain_text(row[3]) for row in rows if row[3]] == ["PT-03", "PT-05", "PC-31"]
    assert any("28/2025/TT-BTC" in note for note in document.draft_notes)


def test_a_voucher_of_prizes_is_not_spent_once_more(make_workspace: Make) -> None:
    line = "expenses:\n  - {{id: in, date: {}, amount: 1, for: in ấn, voucher: phiếu chi 31}}\n"
    paid = FILES[BATCH].replace("paid: 6080000", "paid: 6080000, voucher: PC-31")
    for day in (
        "2026-09-28",
        "2026-12-29",
    ):  # vouchers are numbered by the year: on whatever day it is the same one
        assert _codes(make_workspace(**{FUND: FILES[FUND] + line.format(day), BATCH: paid})) == ["A544"]
    other = line.format("2026-12-29").replace("in ấn,", "in ấn, separate: true,")
    assert _codes(make_workspace(**{FUND: FILES[FUND] + other, BATCH: paid})) == []


def test_a_receipt_for_money_taken_back_is_no_other_income(in_memory: Make) -> None:
    signed = FILES[REVOCATION].replace("year: 2026\n", "year: 2026\nnumber: 80\ndate: 2026-10-30\n")
    back = "    returned: {date: 2026-11-25, money: 1060000, voucher: PT-05}\n"
    income = (
        "income:\n  - {id: ung-ho, date: 2026-12-20, amount: 100000, source: Ủng hộ, voucher: phiếu thu 5}\n"
    )
    files = {FUND: FILES[FUND] + income, REVOCATION: signed.replace("return_by:", f"{back}return_by:")}
    assert _codes(in_memory(**files)) == ["A544"]
    files[FUND] = files[FUND].replace("phiếu thu 5", "phiếu thu 6")
    assert _codes(in_memory(**files)) == []


def test_who_is_named_comes_before_others_with_the_same_prize(make_workspace: Make) -> None:
    workspace = make_workspace()
    (case,) = (one for one in batch_cases(workspace) if one.batch.payment)
    same = [(prize.who.name, prize.due) for prize in case.prizes]
    name, due = next((who, due) for who, due in reversed(same) if [one for _, one in same].count(due) > 1)
    line = f"expenses:\n  - {{id: in, date: 2026-09-28, amount: {due}, for: 'thưởng {name}'}}\n"
    told = [one for one in find_problems(make_workspace(**{FUND: FILES[FUND] + line})) if one.code == "A515"]
    assert [name in one.message for one in told] == [True]


def _fund(year: int, more: str) -> dict[str, str]:
    return {FUND.replace("2026", str(year)): FILES[FUND].replace("2026", str(year)) + more}


def test_a_balance_that_is_not_known_is_not_known_in_any_year_after_it(make_workspace: Make) -> None:
    funds = {**_fund(2027, "carried_over: 93920001\n"), **_fund(2028, "carried_over: 193920001\n")}
    workspace = make_workspace(**funds)
    found = fund_year(award_book(workspace), 2028)
    assert found is not None
    assert found.doubt == (
        "chưa biết đã thu bao nhiêu, còn bao nhiêu: số dư chuyển sang chưa chắc đúng vì chưa biết quỹ năm 2027 còn bao nhiêu"
    )
    assert {name for name, _ in fund_rows(workspace, 2028)}.isdisjoint({"carried_over", "left"})
    with pytest.raises(
        UserError, match=r"chưa biết quỹ năm 2027 còn bao nhiêu.*nhiều hơn số còn lại của quỹ năm 2026"
    ):
        fund_report_of(Order(workspace, FundKey(Period(2028, 4, "Y")), "2028", Templates(workspace.root)))
    with pytest.raises(UserError, match="chưa biết quỹ năm 2027 còn bao nhiêu"):
        new_fund(workspace, 2029, 1, "x")
    right = make_workspace(
        **{**funds, **_fund(2027, "carried_over: 93920000\n"), **_fund(2028, "carried_over: 193920000\n")}
    )
    assert new_fund(right, 2029, 1, "x")[2] is not None


@pytest.mark.parametrize(
    ("following", "said"),
    [
        (
            "carried_over: 90000000\nnot_carried: {amount: 3920000, reason: Nộp trả ngân sách.}\n",
            "trong đó chuyển sang năm 2027 là 90.000.000 đồng, không chuyển sang năm 2027 là 3.920.000 đồng: nộp trả ngân sách.",
        ),
        (
            "not_carried: {amount: 93920000, reason: nộp trả ngân sách}\n",
            "trong đó không chuyển sang năm 2027 là 93.920.000 đồng: nộp trả ngân sách.",
        ),
        ("", "số dư chuyển sang năm 2027 là 93.920.000 đồng"),
        ("carried_over: 93920000\n", "số dư chuyển sang năm 2027 là 93.920.000 đồng"),
        ("carried_over: 90000000\n", "số dư là 93.920.000 đồng (bằng chữ"),
    ],
)
def test_the_report_says_of_its_balance_what_the_fund_of_the_next_year_says(
    make_workspace: Make, following: str, said: str
) -> None:
    workspace = make_workspace(**_fund(2027, following))
    page = fund_report_of(Order(workspace, FundKey(Period(2026, 4, "Y")), "2026", Templates(workspace.root)))
    end = page.blocks[-1]
    assert isinstance(end, Paragraph)
    assert said in plain_text(end.spans)
    assert any("A529" in note for note in page.notes) is (following == "carried_over: 90000000\n")
    found = statistics_of(workspace, award_book(workspace), 2026)
    sheet = openpyxl.load_workbook(io.BytesIO(award_statistics_workbook(found, "Xã A")))["Quỹ"]
    rows = {row[1]: row[4] for row in sheet.iter_rows(values_only=True)}
    assert rows.get("Số dư chuyển sang năm 2027", 93_920_000) == 93_920_000
    assert ("Số dư" in rows) is ("số dư chuyển" not in said)


def test_money_that_came_back_in_two_years_counts_in_each(make_workspace: Make) -> None:
    twice = RETURNED.replace(
        "{date: 2026-11-20, money: 1060000}",
        "[{date: 2026-11-20, money: 60000, voucher: PT-05}, {date: 2027-01-15, money: 1000000}]",
    )
    files = {REVOCATION: f"{twice}number: 5\ndate: 2026-11-02\n", **_fund(2027, "carried_over: 93980000\n")}
    book = award_book(make_workspace(**files))
    years = [fund_year(book, year) for year in (2026, 2027)]
    assert [found.returned for found in years if found] == [60_000, 1_000_000]
    assert [found.doubt for found in years if found] == ["", ""]
    assert _codes(make_workspace(**files)) == []
