"""`tdkt dashboard` and `tdkt report --xlsx` as commands: where the file goes, what is said, what is refused."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from openpyxl import load_workbook

from conftest import Run
from tdkt.checks.example_files import REPORT


def test_dashboard_goes_to_build_and_says_so(tdkt: Run, example_folder: Path) -> None:
    result = tdkt("dashboard", cwd=example_folder)
    assert (result.returncode, result.stderr) == (0, "")
    assert result.stdout == "build/2026/bang-dieu-hanh.html\n"
    text = (example_folder / "build/2026/bang-dieu-hanh.html").read_text(encoding="utf-8")
    assert f'href="../../{REPORT}"' in text


@pytest.mark.parametrize("words", [["2026"], ["--quarter"], ["-q", "I"], ["2026", "--quarter", "2026-Q1"]])
def test_dashboard_takes_year_and_quarter(words: list[str], tdkt: Run, example_folder: Path) -> None:
    result = tdkt("dashboard", *words, cwd=example_folder)
    assert result.returncode == 0, result.stderr
    page = (example_folder / "build/2026/bang-dieu-hanh.html").read_text(encoding="utf-8")
    assert "quý I năm 2026" in page


def test_dashboard_elsewhere_names_the_lines_without_linking(
    tdkt: Run, example_folder: Path, tmp_path: Path
) -> None:
    for output, written in (("usb/a.html", "usb/a.html"), ("usb", "usb/bang-dieu-hanh.html")):
        result = tdkt("dashboard", "-o", str(tmp_path / output), cwd=example_folder)
        assert result.returncode == 0, result.stderr
        text = (tmp_path / written).read_text(encoding="utf-8")
        assert REPORT in text
        assert f'{REPORT}"' not in text


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["dashboard", "2031"], "Không có kế hoạch năm 2031"),
        (["dashboard", "abc"], "NĂM"),
        (["dashboard", "2026", "-q", "2027-Q1"], "nói hai năm khác nhau"),
        (["dashboard", "-q", "7"], "không phải một quý"),
        (["dashboard", "-o", "a.pdf"], "không ghi được ra tệp .pdf"),
        (["report", "--xlsx", "-o", "a.csv"], "không ghi được ra tệp .csv"),
        (["report", "--xlsx", "--format", "json"], "không đi cùng nhau"),
        (["report", "-o", "a.xlsx"], "chỉ dùng cùng --xlsx"),
    ],
)
def test_wrong_usage(words: list[str], message: str, tdkt: Run, example_folder: Path) -> None:
    result = tdkt(*words, cwd=example_folder)
    assert result.returncode == 2
    assert message in result.stderr
    assert result.stdout == ""
    assert not (example_folder / "build").exists()


def test_nothing_is_computed_from_files_with_errors(tdkt: Run, example_folder: Path) -> None:
    path = example_folder / REPORT
    path.write_text(
        path.read_text(encoding="utf-8").replace("numerator: 96", "numerator: 105"), encoding="utf-8"
    )
    for words in (["dashboard"], ["report", "--xlsx"]):
        result = tdkt(*words, cwd=example_folder)
        assert result.returncode == 1
        assert "R502" in result.stderr
    assert not (example_folder / "build").exists()


def test_xlsx_says_its_path_and_nothing_else(tdkt: Run, example_folder: Path) -> None:
    result = tdkt("report", "--xlsx", cwd=example_folder)
    assert (result.returncode, result.stdout, result.stderr) == (0, "build/2026/ket-qua-2026-Q1.xlsx\n", "")
    first = (example_folder / "build/2026/ket-qua-2026-Q1.xlsx").read_bytes()
    assert (
        tdkt("report", "--quarter", "--xlsx", "-o", "khac.xlsx", cwd=example_folder).stdout == "khac.xlsx\n"
    )
    assert (example_folder / "khac.xlsx").read_bytes() == first


def test_xlsx_holds_what_was_picked(tdkt: Run, example_folder: Path) -> None:
    result = tdkt("report", "--xlsx", "--status", "dat", "-o", "chon", cwd=example_folder)
    assert result.stdout == "chon/ket-qua-2026-Q1.xlsx\n"
    workbook = load_workbook(io.BytesIO((example_folder / "chon/ket-qua-2026-Q1.xlsx").read_bytes()))
    words = {cell.value for (cell,) in workbook["Chỉ tiêu"].iter_rows(min_row=4, min_col=10, max_col=10)}
    assert words == {"đạt"}
