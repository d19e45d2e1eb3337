"""The fund's year: what came in, what was paid in batches and otherwise, what a cancelled award brought back."""

from __future__ import annotations

from collections.abc import Callable

from example_ward import FILES
from tdkt.awards.book import award_book
from tdkt.awards.fund_year import FundYear, fund_year
from tdkt.checks.example_files import FUND, REVOCATION
from tdkt.checks.run import find_problems
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
