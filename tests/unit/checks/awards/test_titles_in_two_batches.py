"""A lower and a higher title of one person in two batches of a year: the money of both together is the highest prize, no more."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from example_ward import FILES
from tdkt.checks.example_files import BATCH
from tdkt.checks.run import find_problems
from tdkt.model.diagnostic import Diagnostic
from tdkt.workspace.workspace import Workspace

Make = Callable[..., Workspace]
FOLDER = "plans/2026/awards/bo-sung"
WHOLE = 6_080_000
"""What the example ward's batch pays, 2.530.000 of it for the Chiến sĩ thi đua cơ sở of Nguyễn Văn G (decided on 15/9/2026)."""


def money(make: Make, *, decided: str, paid: int, whole: int = WHOLE) -> list[Diagnostic]:
    """Return what is found about money where Nguyễn Văn G is also given Lao động tiên tiến in another batch of the year."""
    batch = (
        "kind: award-batch\nid: bo-sung\nyear: 2026\ntitle: bổ sung\ntype: merit\nlevel: ward\nstate: awarded\n"
        f"decision: {{number: 130/QĐ-UBND, date: {decided}, by: ward, signer: chu-tich}}\n"
        f"payment: {{date: 2026-10-01, paid: {paid}}}\n"
    )
    nominations = (
        "kind: nominations\nbatch: bo-sung\nnominations:\n  - id: dn-01\n    who: nguyen-van-g\n"
        "    award: lao-dong-tien-tien\n    by: van-phong\n    for: Hoàn thành tốt nhiệm vụ năm 2026\n"
    )
    first = FILES[BATCH].replace(f"paid: {WHOLE}", f"paid: {whole}")
    files = {f"{FOLDER}/batch.yaml": batch, f"{FOLDER}/nominations.yaml": nominations, BATCH: first}
    return [one for one in find_problems(make(**files)) if one.code.startswith(("A60", "A565"))]


def test_nothing_is_lawful_for_the_lower_title_once_the_higher_is_decided(in_memory: Make) -> None:
    assert money(in_memory, decided="2026-09-20", paid=0) == []


def test_a_second_payment_for_the_lower_title_is_an_error_that_says_why(in_memory: Make) -> None:
    [found] = money(in_memory, decided="2026-09-20", paid=760_000)
    assert (found.code, found.place.file) == ("A601", f"{FOLDER}/batch.yaml")
    assert "Đã chi 760.000 đồng, theo quy định là 0 đồng" in found.message
    assert "“Chiến sĩ thi đua cơ sở”" in found.hint
    assert "Quyết định số 120/QĐ-UBND" in found.hint


@pytest.mark.parametrize(
    ("paid", "whole", "codes"),
    [
        (760_000, WHOLE, ["A601", "A604"]),  # 760.000 and 2.530.000: paid twice
        (760_000, WHOLE - 760_000, ["A604"]),  # up to the highest; the law is silent on how, so it is told
        (0, WHOLE, []),  # the ward waited
        (0, WHOLE - 760_000, ["A565"]),
        (759_999, WHOLE - 760_000, ["A565", "A604"]),
    ],
)
def test_the_lower_title_first(paid: int, whole: int, codes: list[str], in_memory: Make) -> None:
    found = money(in_memory, decided="2026-09-10", paid=paid, whole=whole)
    assert sorted(one.code for one in found) == codes, [one.message for one in found]
