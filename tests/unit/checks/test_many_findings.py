"""Small files with very many faults: each is told, none costs more because there are others."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from conftest import Run, write_files
from example_ward import FILES
from tdkt.checks.example_files import ORGANIZATION, REPORT
from tdkt.checks.run import find_problems
from tdkt.cli.finding_formats.as_text import SHOWN_OF_A_KIND
from tdkt.model.text import clipped
from tdkt.workspace.silences import find_silences
from tdkt.workspace.source import Source
from tdkt.workspace.workspace import stored_workspace

Make = Callable[[int], str]


def units_in_a_line(count: int) -> str:
    return FILES[ORGANIZATION].replace("units:\n", f"units: [{'{}, ' * count}{{}}]\nkhac:\n", 1)


def unknown_figures(count: int) -> str:
    lines = "".join(f"  - {{target: khong-co-{n}, numerator: 1, denominator: 2}}\n" for n in range(count))
    return FILES[REPORT].replace("figures:\n", f"figures:\n{lines}", 1)


def unknown_keys(count: int) -> str:
    return FILES[REPORT] + "".join(f"khoa{n}: 1\n" for n in range(count))


@pytest.mark.parametrize(
    ("file", "make", "code"),
    [
        (ORGANIZATION, units_in_a_line, "S203"),
        (REPORT, unknown_figures, "I303"),
        (REPORT, unknown_keys, "S202"),
    ],
)
def test_what_is_printed_has_a_limit_and_says_how_much_it_leaves_out(
    tmp_path: Path, tdkt: Run, file: str, make: Make, code: str
) -> None:
    root = write_files(tmp_path / "kho", {**FILES, file: make(2_000)})
    said = tdkt("validate", cwd=root)
    assert said.returncode == 1
    found = find_problems(
        stored_workspace(root, {name: text.encode() for name, text in {**FILES, file: make(2_000)}.items()})
    )
    of_kind = [one for one in found if (one.place.file, one.code) == (file, code)]
    assert len(of_kind) >= 2_000
    assert said.stdout.count(f" {code}\n") == SHOWN_OF_A_KIND
    rest = f"{len(of_kind) - SHOWN_OF_A_KIND:,}".replace(",", ".")
    assert f"{file}: và {rest} chỗ {code} cùng loại" in said.stdout
    assert len(said.stdout) < 200_000
    assert max(map(len, said.stdout.splitlines())) < 300


def test_a_comment_silences_the_next_line_that_is_none_however_many_there_are() -> None:
    count = 20_000
    text = "# tdkt: bỏ qua T703: lý do\n" * count + "\n# ghi chú\na: b\n# tdkt: bỏ qua T703: lý do\n"
    found = find_silences(Source("x", text, True))
    assert {silence.line for silence in found[:count]} == {count + 3}
    assert found[count].line == count + 6


def test_the_middle_of_a_long_text_is_left_out() -> None:
    assert clipped("abcdef", 6) == "abcdef"
    assert clipped("abcdefg", 6) == "abc[…]efg"
