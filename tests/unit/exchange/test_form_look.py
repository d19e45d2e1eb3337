"""What the cells of a form let in, and texts that a spreadsheet would take for something else."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from filled_forms import FIRST_QUARTER, cell, empty_form, form_of, opened, with_report

from example_ward import FILES
from tdkt.checks.example_files import REPORT
from tdkt.exchange.cell_texts import LONGEST_TEXT
from tdkt.workspace.workspace import Workspace, read_workspace

NOTE = "Ghi chú"


def figures(workspace: Workspace) -> Any:
    return empty_form(workspace, FIRST_QUARTER)["Số liệu"]


def rules(sheet: Any) -> dict[str, Any]:
    """Return the rule of each cell that has one."""
    return {
        place: rule for rule in sheet.data_validations.dataValidation for place in str(rule.sqref).split()
    }


def test_a_part_and_its_whole_are_held_against_each_other_line_by_line(example_folder: Path) -> None:
    """One rule stands for all lines: its formula is written for the first cell, and Excel shifts it for the others."""
    workspace = read_workspace(example_folder)
    found = figures(workspace)
    first = cell(empty_form(workspace, FIRST_QUARTER), "Số liệu", "van-thu.dung-han", "Ô 1").coordinate
    rule = rules(found)[first]
    assert str(rule.sqref).split()[0] == first
    row = first.removeprefix("F")
    assert rule.formula1 == (
        f'AND(ISNUMBER(F{row}),F{row}=INT(F{row}),F{row}>=0,OR($F{row}="",$G{row}="",$F{row}<=$G{row}))'
    )
    assert not rule.allowBlank
    assert rules(found)[f"G{row}"] is rule
    [(area, marks)] = found.conditional_formatting._cf_rules.items()
    assert str(area.sqref).split()[0] == f"F{row}:G{row}"
    assert marks[0].formula == [f'AND($F{row}<>"",$G{row}<>"",$F{row}>$G{row})']


def test_each_cell_asks_for_its_kind(example_folder: Path) -> None:
    form = empty_form(read_workspace(example_folder), FIRST_QUARTER)
    kinds = {}
    for name in ("van-thu.sai-sot", "van-thu.tiet-kiem", "van-thu.khong-giay"):
        place = cell(form, "Số liệu", name, "Ô 1")
        kinds[name] = rules(form["Số liệu"])[place.coordinate].type
        assert not place.protection.locked
    assert kinds == {
        "van-thu.sai-sot": "whole",
        "van-thu.tiet-kiem": "decimal",
        "van-thu.khong-giay": "list",
    }
    assert all(sheet.protection.sheet for sheet in form.worksheets)
    assert form.worksheets[-1].sheet_state == "veryHidden"


def test_no_text_becomes_a_formula_a_number_or_a_link(tmp_path: Path) -> None:
    for text in ("=1+1", "+84 912", "-", "@A1", "https://a.example", "_x0041_", "0123"):
        report = FILES[REPORT].replace("numerator: 96", f'numerator: 96, note: "{text}"')
        workspace = with_report(report, tmp_path / text.encode().hex())
        found = cell(opened(form_of(workspace, FIRST_QUARTER)), "Số liệu", "van-thu.dung-han", NOTE)
        assert (found.value, found.data_type, found.hyperlink) == (text, "s", None)
        assert bool(found.quotePrefix) == text.startswith(("=", "+", "-", "@"))


def test_a_text_longer_than_a_cell_is_cut_and_not_lost(tmp_path: Path) -> None:
    text = "ở " * 20_000
    report = FILES[REPORT].replace("numerator: 96", f'numerator: 96, note: "{text}"')
    form = opened(form_of(with_report(report, tmp_path / "kho"), FIRST_QUARTER))
    found = cell(form, "Số liệu", "van-thu.dung-han", NOTE).value
    assert found is not None
    assert len(found) == LONGEST_TEXT
