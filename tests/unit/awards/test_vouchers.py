"""One voucher at two lines of money, wherever these stand: prizes of batches, money that came back, lines of the funds."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from example_ward import FILES
from tdkt.awards.book import award_book
from tdkt.awards.fund_year import fund_year
from tdkt.awards.vouchers import shared_vouchers
from tdkt.changes.comparing import compare
from tdkt.changes.held import content_changes
from tdkt.changes.trees import read_side
from tdkt.checks.awards.fund import refuse_wrong_balance
from tdkt.checks.example_files import BATCH, FUND, REVOCATION
from tdkt.checks.run import find_problems
from tdkt.errors import UserError
from tdkt.model.issued import DECISION
from tdkt.publishing.award_rows import fund_rows
from tdkt.workspace.workspace import Workspace

Make = Callable[..., Workspace]
WHOLE = "payment: {date: 2026-09-28, paid: 6080000}"
OTHER_BATCH = BATCH.replace("tong-ket", "dot-hai")
SIGNED = FILES[REVOCATION].replace("year: 2026\n", "year: 2026\nnumber: 80\ndate: 2026-10-30\n")


def _batches(first: str, second: str, day: str = "2026-10-28") -> dict[str, str]:
    """Two batches that were paid with these vouchers (and what else a payment says)."""
    paid = FILES[BATCH].replace(WHOLE, f"payment: {{date: 2026-09-28, paid: 6080000, voucher: {first}}}")
    other = FILES[BATCH].replace("id: tong-ket", "id: dot-hai").replace("120/QĐ", "121/QĐ")
    return {
        BATCH: paid,
        OTHER_BATCH: other.replace(WHOLE, f"payment: {{date: {day}, paid: 1, voucher: {second}}}"),
    }


def _returned(*parts: str) -> dict[str, str]:
    back = f"    returned: [{', '.join(f'{{{part}}}' for part in parts)}]\n"
    return {REVOCATION: SIGNED.replace("return_by:", f"{back}return_by:")}


def _fund(**lines: str) -> dict[str, str]:
    return {FUND: FILES[FUND] + "".join(f"{key}:\n  - {{{line}}}\n" for key, line in lines.items())}


def _shared(ward: Workspace) -> list[tuple[str, str]]:
    return [(one.place.file, one.message) for one in find_problems(ward) if one.code == "A544"]


INCOME = "id: ung-ho, date: 2026-07-01, amount: 1, source: Ủng hộ, voucher: "
EXPENSE = "id: khung, date: 2026-03-10, amount: 1, for: khung, voucher: "


@pytest.mark.parametrize(
    ("files", "told"),
    [
        (_batches("PC-31", "phiếu chi 031"), [OTHER_BATCH]),
        (_batches("PC-31", "PC-32"), []),
        (_returned("date: 2026-11-20, money: 60000, voucher: PT-5", "date: 2026-12-20, voucher: PT-5"), []),
        (_batches("'2026'", "'2026'"), [OTHER_BATCH]),
        (_batches("PC-31", "PC-31, separate: true"), []),
        (_batches("PC-31, separate: true", "PC-31"), []),
        (_batches("PC-31", "PC-31", day="2027-01-08"), []),
        ({**_batches("PC-31", "PC-31"), **_fund(expenses=f"{EXPENSE}PC-31")}, [OTHER_BATCH, FUND]),
        (
            _returned("date: 2026-11-20, money: 60000, voucher: PT-05", "date: 2026-12-20, money: 1, voucher: pt 5"),
            [REVOCATION],
        ),
        (
            _returned(
                "date: 2026-11-20, money: 60000, voucher: PT-05",
                "date: 2026-12-20, money: 1, voucher: pt 5, separate: true",
            ),
            [],
        ),
        ({**_returned("date: 2026-11-20, money: 5, voucher: PT-05"), **_fund(income=f"{INCOME}PT-05")}, [FUND]),
        ({**_returned("date: 2026-11-20, money: 5, voucher: PC-31"), **_batches("PC-31", "PC-32")}, [REVOCATION]),
        (_fund(income=f"{INCOME}PC-12", expenses=f"{EXPENSE}PC-12"), [FUND]),
        (_fund(income=f"{INCOME}'12'", expenses=f"{EXPENSE}'12'"), []),
        ({**_batches("'12'", "'13'"), **_fund(expenses=f"{EXPENSE}'12'")}, [FUND]),
        ({**_batches("'12'", "'13'"), **_fund(income=f"{INCOME}'12'")}, []),
        (_batches("PC-31", "'031'"), [OTHER_BATCH]),
        (_batches("UNC-31", "'31'"), []),
        ({**_returned("date: 2026-11-20, money: 5, voucher: PT-05"), **_fund(income=f"{INCOME}'5'")}, [FUND]),
    ],
)  # fmt: skip
def test_a_voucher_stands_at_one_line_of_money(
    in_memory: Make, files: dict[str, str], told: list[str]
) -> None:
    assert sorted(file for file, _ in _shared(in_memory(**files))) == sorted(told)


def test_it_is_said_where_it_stood_before_and_what_both_are(in_memory: Make) -> None:
    [(_, said)] = _shared(in_memory(**_batches("PC-31", "pc 031")))
    assert said == (
        "Chứng từ pc 031 (tiền thưởng của đợt “dot-hai”) đã ghi ở tiền thưởng của đợt “tong-ket” ngày 28/09/2026."
    )
    ward = in_memory(
        **_returned("date: 2026-11-20, money: 5, voucher: PT-05"), **_fund(income=f"{INCOME}PT-05")
    )
    [(_, said)] = _shared(ward)
    assert said == (
        "Chứng từ PT-05 (khoản thu “ung-ho” của quỹ năm 2026) đã ghi ở tiền thưởng thu hồi của Hộ ông Nguyễn Văn L ngày 20/11/2026."
    )


def test_while_two_prizes_share_a_voucher_nobody_knows_what_is_left(in_memory: Make) -> None:
    ward = in_memory(**_batches("PC-31", "PC-31"))
    found = fund_year(award_book(ward), 2026)
    assert found is not None
    assert (found.doubled, found.doubled_income) == (1, 0)
    assert "01 khoản chi có thể đã tính hai lần" in found.doubt
    with pytest.raises(UserError, match=rf"A544, {OTHER_BATCH}, dòng 14: Chứng từ PC-31"):
        refuse_wrong_balance(ward, 2026)
    assert {name for name, _ in fund_rows(ward, 2026)}.isdisjoint({"prizes", "left"})
    settled = in_memory(**_batches("PC-31", "PC-31, separate: true"))
    refuse_wrong_balance(settled, 2026)
    assert {"prizes", "left"} <= {name for name, _ in fund_rows(settled, 2026)}


def test_two_returns_with_one_voucher_are_income_in_doubt(in_memory: Make) -> None:
    parts = [
        f"date: 2026-1{month}-20, money: {money}, voucher: PT-05"
        for month, money in ((1, 60000), (2, 1000000))
    ]
    found = fund_year(award_book(in_memory(**_returned(*parts))), 2026)
    assert found is not None
    assert (found.doubled, found.doubled_income, found.is_income_unsure) == (0, 1, True)


def test_what_another_rule_says_of_a_line_is_not_said_twice(in_memory: Make) -> None:
    same = f"{EXPENSE}PC-31".replace("amount: 1,", "amount: 6080000,").replace("2026-03-10", "2026-09-29")
    ward = in_memory(**_batches("PC-31", "PC-32"), **_fund(expenses=same))
    codes = [one.code for one in find_problems(ward) if one.place.file == FUND]
    assert codes == ["A515"]
    found = fund_year(award_book(ward), 2026)
    assert found is not None
    assert found.doubled == 1


def test_two_payments_of_one_batch_are_an_error_unless_they_are_separate(in_memory: Make) -> None:
    twice = "payment: [{date: 2026-09-28, paid: 3040000, voucher: PC-77}, {date: 2026-10-28, paid: 3040000, voucher: pc 77}]"
    one, two = twice, twice.replace("pc 77}", "pc 77, separate: true}")
    found = [in_memory(**{BATCH: FILES[BATCH].replace(WHOLE, text)}) for text in (one, two)]
    codes = [{problem.code for problem in find_problems(ward)} & {"A544", "A566"} for ward in found]
    assert codes == [{"A566"}, set()]
    assert [len(list(shared_vouchers(award_book(ward)))) for ward in found] == [1, 0]


def test_a_change_is_told_in_the_words_of_its_keys_and_touches_no_decision() -> None:
    old, new = ({BATCH: _batches(text, "PC-1")[BATCH]} for text in ("PC-31", "PC-31, separate: true"))
    sides = [read_side({file: text.encode() for file, text in side.items()}) for side in (old, new)]
    [change] = compare(*sides)
    assert "Lần chi riêng" in str(change)
    assert content_changes(DECISION, "tong-ket", old, new) == []
