"""Findings that say the same of many are told once with their number; of a few each stands at its own line."""

from __future__ import annotations

import pytest

from tdkt.checks.alike import FEW, counted
from tdkt.model.diagnostic import Diagnostic, Severity
from tdkt.model.place import Place


def lacking(number: int, *, name: str = "", what: str = "minutes", file: str = "a.yaml") -> Diagnostic:
    who = name or f"Hộ {number}"
    return Diagnostic(
        Place(file, number + 1),
        "A404",
        Severity.WARNING,
        f"Hồ sơ của {who} thiếu: {what}.",
        "Ghi vào.",
        about=who,
    )


@pytest.mark.parametrize("many", [FEW + 1, 1255])
def test_many_are_one_that_counts_them(many: int) -> None:
    [found] = counted(reversed([lacking(number) for number in range(many)]))
    said = f"{many:,}".replace(",", ".")
    assert found.message == f"Hồ sơ của {said} trường hợp (Hộ 0, Hộ 1, Hộ 2, …) thiếu: minutes."
    assert found.place.line == 1
    assert [place.line for place, _ in found.related] == [2, 3]


def test_a_few_stand_each_at_its_line() -> None:
    few = [lacking(number) for number in range(FEW)]
    assert counted(few) == few


def test_other_words_files_and_codes_are_not_mixed() -> None:
    mixed = [
        *(lacking(number) for number in range(4)),
        *(lacking(number, what="summary") for number in range(4)),
        *(lacking(number, file="b.yaml") for number in range(4)),
    ]
    assert len(counted(mixed)) == 12


def test_two_of_one_name_are_two() -> None:
    [found] = counted([lacking(number, name="Hộ ông Nguyễn Văn A") for number in range(9)])
    assert "của 9 trường hợp" in found.message
