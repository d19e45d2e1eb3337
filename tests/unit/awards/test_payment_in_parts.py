"""Prize money of a batch that is paid in several parts: in which fund each counts, what is left, what is told of it."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from dataclasses import replace

import pytest

from example_ward import FILES
from tdkt.awards.batch_case import BatchCase, batch_cases
from tdkt.awards.book import award_book
from tdkt.awards.fund_of_payment import paid_from, returned_to
from tdkt.awards.fund_year import PRIZES, FundYear, fund_year
from tdkt.changes.comparing import compare
from tdkt.changes.held import content_changes
from tdkt.changes.parts import Action
from tdkt.changes.trees import read_side
from tdkt.checks.example_files import BATCH, FUND, REVOCATION
from tdkt.checks.run import find_problems
from tdkt.documents.awards.payment import payment_document
from tdkt.documents.page.blocks import Paragraph, plain_text
from tdkt.documents.statistics.fund_supplement import unpaid_words
from tdkt.documents.texts.templates import Templates
from tdkt.model.award_batch import AwardBatch
from tdkt.model.diagnostic import Diagnostic
from tdkt.model.issued import DECISION
from tdkt.model.plan_year import SchoolYear
from tdkt.planning.new_fund import left_to_pay
from tdkt.review.agenda.batches import batch_tasks
from tdkt.review.seen_on import seen_on
from tdkt.workspace.workspace import Workspace

Make = Callable[..., Workspace]
WHOLE = "payment: {date: 2026-09-28, paid: 6080000}"
BEGUN = "payment: {date: 2026-09-28, paid: 5000000, voucher: PC-77}"
IN_ONE_YEAR = (
    "payment: [{date: 2026-09-28, paid: 5000000, voucher: PC-77}, {date: 2026-12-20, paid: 1080000}]"
)
OVER_TWO = IN_ONE_YEAR.replace("2026-12-20", "2027-01-10")
NEXT_FUND = {FUND.replace("2026", "2027"): FILES[FUND].replace("2026", "2027") + "carried_over: 95000000\n"}


def _paid(payment: str) -> dict[str, str]:
    assert WHOLE in FILES[BATCH]
    return {BATCH: FILES[BATCH].replace(WHOLE, payment)}


def _case(workspace: Workspace) -> BatchCase:
    [found] = [one for one in batch_cases(workspace) if one.batch.origin.file == BATCH]
    return found


def _fund(workspace: Workspace, year: int = 2026) -> FundYear:
    found = fund_year(award_book(workspace), year)
    assert found is not None
    return found


def _told(workspace: Workspace) -> list[tuple[str, str]]:
    return [(one.code, one.message) for one in find_problems(workspace)]


def _tasks(workspace: Workspace) -> str:
    return " ".join(task.what for task in batch_tasks(workspace, datetime.date(2027, 2, 1)))


def _last_words(workspace: Workspace) -> str:
    made = payment_document(_case(workspace), Templates())
    return [plain_text(one.spans) for one in made.blocks if isinstance(one, Paragraph)][-1]


def test_a_part_is_no_error_and_the_rest_is_told_until_it_is_paid(in_memory: Make) -> None:
    begun = in_memory(**_paid(BEGUN))
    (told,) = find_problems(begun)
    assert (told.code, told.message) == (
        "A565",
        "Đã chi 5.000.000 đồng, theo quy định là 6.080.000 đồng: còn 1.080.000 đồng.",
    )
    assert (
        "payment: [{date: 2026-09-28, paid: 5000000, voucher: PC-77}, {date: …, paid: 1080000}]" in told.hint
    )
    assert "chi tiếp tiền thưởng, còn 1.080.000 đồng" in _tasks(begun)
    assert _fund(begun).prizes == 5_000_000
    assert [unpaid_words(one).partition(": ")[2] for one in _fund(begun).unpaid] == [
        "đã chi một phần, còn 1.080.000 đồng"
    ]
    assert _last_words(begun) == (
        "Đã chi 5.000.000 đồng ngày 28/09/2026 (chứng từ PC-77). Còn phải chi: 1.080.000 đồng."
    )


def test_two_parts_in_one_year_count_in_its_fund(in_memory: Make) -> None:
    workspace = in_memory(**_paid(IN_ONE_YEAR))
    assert _told(workspace) == []
    assert _tasks(workspace) == _tasks(in_memory())
    found = _fund(workspace)
    assert (found.prizes, found.unpaid) == (6_080_000, ())
    lines = found.lines_of(PRIZES)
    assert [(line.amount, line.voucher, line.what.endswith(", chi tiếp")) for line in lines] == [
        (5_000_000, "PC-77", False),
        (1_080_000, "", True),
    ]
    assert _last_words(workspace).endswith("1.080.000 đồng ngày 20/12/2026. Đã chi đủ.")


def test_parts_over_two_years_count_each_in_the_fund_of_its_year(in_memory: Make) -> None:
    workspace = in_memory(**_paid(OVER_TWO), **NEXT_FUND)
    assert _told(workspace) == []
    assert [_fund(workspace, year).prizes for year in (2026, 2027)] == [5_000_000, 1_080_000]
    assert "1.080.000 đồng ngày 10/01/2027 (quỹ năm 2027). Đã chi đủ." in _last_words(workspace)


@pytest.mark.parametrize(
    ("days", "funds"),
    [
        (("2026-05-10", "2026-10-12"), (2025, 2026)),  # one calendar year, two school years
        (
            ("2026-06-20", "2026-10-12", "2027-02-03"),
            (2025, 2026, 2026),
        ),  # the summer is of the year of the batch
        (("2026-10-12", "2027-02-03", "2027-10-12"), (2025, 2025, 2027)),
    ],
)
def test_parts_of_a_school_year_count_by_school_years(
    in_memory: Make, days: tuple[str, ...], funds: tuple[int, ...]
) -> None:
    book = award_book(in_memory())
    [file] = [one for one in book.batches if one.batch.payment]
    [paid] = file.batch.payment
    parts = tuple(replace(paid, date=datetime.date.fromisoformat(day)) for day in days)
    batch = replace(file.batch, year=SchoolYear(2025), payment=parts)
    assert [paid_from(book, batch, one) for one in parts] == [SchoolYear(year) for year in funds]
    of_the_year = replace(batch, year=2025)
    assert not isinstance(paid_from(book, of_the_year, parts[-1]), SchoolYear), "never of both kinds of funds"


def test_money_comes_back_into_the_kind_of_fund_that_it_was_paid_from(in_memory: Make) -> None:
    returned = "returned: {date: 2026-11-20, money: 2530000}\n    ground: a"
    book = award_book(in_memory(**{REVOCATION: LOST.replace("ground: a", returned)}))
    [revocation] = book.revocations
    [one] = revocation.awards
    [back] = one.returned
    assert returned_to(book, revocation, one, back) == 2026
    assert returned_to(book, replace(revocation, year=SchoolYear(2026)), one, back) == 2026, (
        "it was paid by a batch of the year 2026"
    )
    unknown = replace(one, who="khac")
    of_school = replace(revocation, year=SchoolYear(2026))
    assert returned_to(book, of_school, unknown, back) == SchoolYear(2026)


def test_a_fund_answers_for_what_is_paid_from_it_whatever_the_year_of_the_batch(in_memory: Make) -> None:
    """The rest is paid next year because this year's fund does not suffice: that is no error, but next year's fund has to."""

    def codes(amount: int, following: int | None, payment: str) -> list[tuple[str, str]]:
        files = {FUND: FILES[FUND].replace("amount: 100000000", f"amount: {amount}"), **_paid(payment)}
        if following is not None:
            next_year = FILES[FUND].replace("2026", "2027").replace("100000000", str(following))
            files[FUND.replace("2026", "2027")] = f"{next_year}carried_over: {amount - 5_000_000}\n"
        found = find_problems(in_memory(**files))
        return [(one.code, one.place.file) for one in found if one.code in ("A602", "A603")]

    assert codes(6_000_000, None, BEGUN) == [("A602", FUND)], "all of it is still to be paid from one fund"
    assert codes(6_500_000, 5_000_000, BEGUN) == []
    assert codes(6_500_000, 5_000_000, OVER_TWO) == []
    too_little = [("A602", FUND.replace("2026", "2027"))]
    assert codes(5_000_000, 1_079_999, OVER_TWO)[1:] == too_little
    assert codes(5_000_000, 1_079_999, BEGUN)[1:] == too_little


def test_the_rest_stands_in_the_account_of_each_year_at_whose_end_it_was_owed(in_memory: Make) -> None:
    def told(year: int, payment: str) -> list[str]:
        found = _fund(in_memory(**_paid(payment), **NEXT_FUND), year)
        return [unpaid_words(one).partition(": ")[2] for one in found.unpaid]

    a_part = OVER_TWO.replace("1080000", "1000000")
    assert told(2026, a_part) == [
        "đã chi một phần, còn 1.080.000 đồng, trong đó 1.000.000 đồng đã chi từ quỹ năm sau"
    ]
    assert told(2027, a_part) == ["đã chi một phần, còn 80.000 đồng"]
    assert [one.is_open for one in _fund(in_memory(**_paid(OVER_TWO))).unpaid] == [False]
    assert list(left_to_pay(_fund(in_memory(**_paid(a_part))))) == [
        "Đợt đã chi một phần còn phải chi 80.000 đồng: lần chi ở năm sau năm chi lần đầu tính vào quỹ của năm ấy, số dư này không giảm."
    ]
    assert list(left_to_pay(_fund(in_memory(**_paid(""))))) == [
        "Còn 1 đợt của năm 2026 chưa chi tiền thưởng: số dư sẽ giảm khi chi."
    ]
    assert told(2027, OVER_TWO) == []


def test_what_is_begun_after_its_year_is_of_the_fund_of_the_batch(in_memory: Make) -> None:
    late = OVER_TWO.replace("2026-09-28", "2027-01-05")
    later = NEXT_FUND[FUND.replace("2026", "2027")].replace("95000000", "93920000")
    workspace = in_memory(**_paid(late), **{FUND.replace("2026", "2027"): later})
    assert [code for code, _ in _told(workspace)] == ["A542", "A542"]
    assert [_fund(workspace, year).prizes for year in (2026, 2027)] == [6_080_000, 0]


def test_more_than_is_due_is_an_error_at_the_last_part(in_memory: Make) -> None:
    workspace = in_memory(**_paid(IN_ONE_YEAR.replace("1080000", "1080001")))
    (told,) = find_problems(workspace)
    assert told.code == "A601"
    assert "Đã chi 6.080.001 đồng, theo quy định là 6.080.000 đồng (chênh 1 đồng)" in told.message


@pytest.mark.parametrize(
    ("first", "second", "is_found"),
    [
        ("2026-09-28, paid: 1000000", "2026-09-28, paid: 1000000", True),
        ("2026-09-28, paid: 1000000, voucher: PC-77", "2026-09-28, paid: 1000000", True),
        ("2026-09-28, paid: 1000000, voucher: PC-77", "2026-10-28, paid: 2000000, voucher: pc 077", True),
        ("2026-09-28, paid: 1000000, voucher: PC-77", "2027-01-28, paid: 2000000, voucher: PC-77", False),
        ("2026-09-28, paid: 1000000, voucher: PC-77", "2026-09-28, paid: 1000000, voucher: PC-78", False),
        ("2026-09-28, paid: 1000000", "2026-09-29, paid: 1000000", False),
    ],
)
def test_a_part_that_is_written_down_twice_is_an_error(
    in_memory: Make, first: str, second: str, is_found: bool
) -> None:
    workspace = in_memory(**_paid(f"payment: [{{date: {first}}}, {{date: {second}}}]"))
    assert ("A566" in [code for code, _ in _told(workspace)]) is is_found


def test_a_part_and_the_whole_written_down_as_an_expense_are_found(in_memory: Make) -> None:
    line = "expenses:\n  - {{id: in, date: 2026-12-21, amount: {}, for: in ấn}}\n"

    def codes(amount: int) -> list[str]:
        files = {**_paid(IN_ONE_YEAR), FUND: FILES[FUND] + line.format(amount)}
        return [code for code, _ in _told(in_memory(**files))]

    assert [codes(amount) for amount in (1_080_000, 6_080_000, 5_000_001)] == [["A515"], ["A515"], []]


def test_each_part_lies_after_the_decision(in_memory: Make) -> None:
    workspace = in_memory(**_paid(IN_ONE_YEAR.replace("2026-12-20", "2026-09-14")))
    assert [code for code, _ in _told(workspace)] == ["A402"]


def test_on_a_day_between_the_parts_the_rest_is_still_owed(in_memory: Make) -> None:
    seen = seen_on(in_memory(**_paid(IN_ONE_YEAR)), datetime.date(2026, 10, 1))
    case = _case(seen)
    assert (case.batch.state, case.batch.paid, case.owed) == ("awarded", 5_000_000, 1_080_000)


def test_the_payments_of_an_issued_batch_may_go_on() -> None:
    old, new = (_paid(payment) for payment in (BEGUN, OVER_TWO))
    (change,) = compare(read_side(_bytes(old)), read_side(_bytes(new)))
    assert (change.action, change.part.data) == (Action.ADDED, {"date": "2027-01-10", "paid": 1_080_000})
    assert content_changes(DECISION, "tong-ket", old, new) == []


def _bytes(files: dict[str, str]) -> dict[str, bytes]:
    return {file: text.encode() for file, text in files.items()}


LOST = """\
kind: revocation
id: huy-01
year: 2026
awards:
  - who: nguyen-van-g
    award: chien-si-thi-dua-co-so
    decision: {number: 120/QĐ-UBND, date: 2026-09-15}
    ground: a
    facts: kê khai sáng kiến không đúng
number: 205
date: 2026-11-02
"""


def test_who_lost_an_award_before_getting_the_rest_is_not_owed_it(in_memory: Make) -> None:
    def found(paid: int) -> list[Diagnostic]:
        files = {REVOCATION: LOST, **_paid(f"payment: {{date: 2026-09-28, paid: {paid}}}")}
        return find_problems(in_memory(**files))

    [guess] = found(6_080_000 - 2_530_000)
    assert guess.code == "A552", "no file says who got the money"
    assert "Đã chi 3.550.000 đồng: coi là chưa chi cho " in guess.message
    assert "Nguyễn Văn G (khen thưởng đã bị hủy bỏ theo Quyết định số 205" in guess.message
    assert [one.code for one in found(6_080_000)] == ["A523"], "he got the money and it is not taken back"
    told = next(one for one in found(3_000_000) if one.code == "A565")
    assert told.message == "Đã chi 3.000.000 đồng, theo quy định là 3.550.000 đồng: còn 550.000 đồng."
    assert "Nguyễn Văn G: khen thưởng đã bị hủy bỏ theo Quyết định số 205" in told.hint


def test_who_gives_money_back_had_got_it_and_the_rest_is_owed_to_the_others(in_memory: Make) -> None:
    files = {
        REVOCATION: LOST.replace("    ground: a\n", "    ground: a\n    money: 2530000\n"),
        **_paid(f"payment: {{date: 2026-09-28, paid: {6_080_000 - 2_530_000}}}"),
    }
    [told] = find_problems(in_memory(**files))
    assert (told.code, "còn 2.530.000 đồng" in told.message) == ("A565", True)


@pytest.mark.parametrize(
    ("payment", "code"),
    [
        ("payment: {date: 2026-09-28, pai: 1}", "S202"),
        ("payment: [{paid: 1}]", "S203"),
        ("payment: 6080000", "S204"),
        ("payment: []", "S208"),
    ],
)
def test_a_slip_in_a_payment_is_told_as_in_any_other_key(in_memory: Make, payment: str, code: str) -> None:
    assert code in [found for found, _ in _told(in_memory(**_paid(payment)))]


def test_one_payment_may_be_written_as_a_list(in_memory: Make) -> None:
    as_list = in_memory(**_paid("payment: [{date: 2026-09-28, paid: 6080000}]"))
    one, other = (
        [batch.payment for batch in found.all(AwardBatch) if batch.payment]
        for found in (in_memory(), as_list)
    )
    assert [[part.paid for part in parts] for parts in one] == [
        [part.paid for part in parts] for parts in other
    ]
    assert _told(as_list) == []


@pytest.mark.parametrize("paid", [WHOLE, f"payment: [{WHOLE.removeprefix('payment: ')}]"])
def test_a_change_of_a_payment_is_told_in_the_words_of_its_keys(paid: str) -> None:
    later = _paid(WHOLE.replace("2026-09-28", "2026-09-29"))
    (change,) = compare(read_side(_bytes(_paid(paid))), read_side(_bytes(later)))
    assert [detail.titles[-1] for detail in change.details] == ["Ngày"]
