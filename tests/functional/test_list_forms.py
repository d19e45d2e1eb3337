"""`tdkt form registrations|ratings|awards`: lists for the units that come back by `tdkt import` as they went, or filled in."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from openpyxl import load_workbook

from conftest import REPOSITORY, Run

FOLDER = "build/2026/danh-sach"
REGISTRATIONS = "plans/2026/awards/registrations.yaml"


@pytest.fixture
def ward(tmp_path: Path) -> Path:
    shutil.copytree(REPOSITORY / "plans", tmp_path / "plans")
    return tmp_path


def test_lists_that_nobody_filled_in_change_nothing(tdkt: Run, ward: Path) -> None:
    made = tdkt("form", "ratings", "2026", cwd=ward)
    assert made.returncode == 0, made.stderr
    assert len(made.stdout.splitlines()) == 5
    back = tdkt("import", f"{FOLDER}/ratings", cwd=ward)
    assert back.returncode == 0, back.stdout
    assert "mới" not in back.stdout
    assert "Không có gì để ghi." in back.stderr


def test_the_votes_on_a_batch_come_back_as_they_are(tdkt: Run, ward: Path) -> None:
    assert "--batch" in tdkt("form", "votes", cwd=ward).stderr
    made = tdkt("form", "votes", "--batch", "tong-ket-2026", cwd=ward)
    assert made.returncode == 0, made.stderr
    back = tdkt("import", made.stdout.strip(), "--batch", "tong-ket-2026", cwd=ward)
    assert (back.returncode, "35 giữ nguyên" in back.stdout) == (0, True), back.stdout


def test_what_a_unit_chose_and_added_comes_in(tdkt: Run, ward: Path) -> None:
    assert tdkt("form", "registrations", "2026", "--unit", "KTHTĐT", cwd=ward).returncode == 0
    [path] = (ward / FOLDER / "registrations").iterdir()
    book = load_workbook(path)
    sheet = book["Danh sách"]
    heads = [cell.value for cell in sheet[5]]
    assert heads == ["TT", "Mã đối tượng", *heads[2:]]
    assert sheet.column_dimensions["B"].hidden
    assert book["_danh-muc"].sheet_state == "hidden"
    [choice] = sheet.data_validations.dataValidation
    assert str(choice.sqref).startswith("E6:E")
    [row] = [row for row in sheet.iter_rows(min_row=6) if row[2].value == "Lê Thị Y"]
    row[4].value = "LĐTT"
    empty = next(row for row in sheet.iter_rows(min_row=6) if row[2].value is None)
    empty[2].value, empty[4].value = "Phan Văn O", "Lao động tiên tiến"
    book.save(path)
    back = tdkt("import", str(path), "--received", "2026-02-12", cwd=ward)
    assert back.returncode == 0, back.stdout
    text = (ward / REGISTRATIONS).read_text(encoding="utf-8")
    assert "{who: le-thi-y, award: lao-dong-tien-tien, date: 2026-02-12}" in text
    assert "{who: phan-van-o, award: lao-dong-tien-tien, date: 2026-02-12}" in text
    assert tdkt("validate", cwd=ward).returncode == 0


def test_nominations_begin_with_what_is_registered_and_a_list_is_never_written_over(
    tdkt: Run, ward: Path
) -> None:
    assert tdkt("form", "awards", "2026", "--unit", "VP", cwd=ward).returncode == 0
    [path] = (ward / FOLDER / "nominations").iterdir()
    sheet = load_workbook(path)["Danh sách"]
    said = {(row[2].value, row[4].value) for row in sheet.iter_rows(min_row=6)}
    assert ("Vũ Thị E", "Lao động tiên tiến") in said
    assert ("Lê Văn C", "Lao động tiên tiến") not in said  # decided in a batch already
    again = tdkt("form", "awards", "2026", "--unit", "VP", cwd=ward)
    assert (again.returncode, "Giữ nguyên" in again.stderr, again.stdout) == (0, True, "")


def test_other_words_are_told(tdkt: Run, ward: Path) -> None:
    done = tdkt("form", "danh-sach", "2026", cwd=ward)
    assert done.returncode == 2
    assert "registrations" in done.stderr
