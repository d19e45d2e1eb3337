"""What a terminal shows of a table: a number is read whole or it is another number."""

from __future__ import annotations

import io

import pytest

from tdkt.cli.screen import in_columns, plain_table, screen, write_lines


@pytest.mark.parametrize("columns", [80, 120])
@pytest.mark.parametrize("number", ["33.210", "265.680", "1.234.567.890"])
def test_no_number_is_broken_over_two_lines(
    columns: int, number: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", str(columns))
    shown = io.StringIO()
    console = screen(shown)
    table = plain_table(console, ("Loại", 0, "left"), ("Đạt", 6, "right"), ("Tỷ lệ", 8, "right"))
    table.add_row("tỷ lệ", number, "88,9%")
    table.add_row("số lượng", "7", "100%")
    console.print(table)
    lines = [line.split() for line in shown.getvalue().splitlines()]
    assert lines == [
        ["Loại", "Đạt", "Tỷ", "lệ"],
        ["tỷ", "lệ", number, "88,9%"],
        ["số", "lượng", "7", "100%"],
    ]
    assert max(map(len, shown.getvalue().splitlines())) <= columns


def test_a_number_longer_than_its_column_keeps_clear_of_its_neighbour() -> None:
    shown = io.StringIO()
    console = screen(shown)
    write_lines(console, in_columns(console, (6, ["Chậm"], ""), (4, ["+1.234.567"], "")))
    assert shown.getvalue().split() == ["Chậm", "+1.234.567"]
