"""The city's statistical forms: added where every ward knows, counted once what many wards count."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from made_packages import package, put, result

from tdkt.awards.statistical_forms import wrong_sums
from tdkt.law.statistical_forms import statistical_forms
from tdkt.model.movement_life import MovementLife
from tdkt.model.organization import GeneralMovement
from tdkt.model.place import NOWHERE
from tdkt.model.statistical_form import FilledCell, YearStatistics
from tdkt.publishing.package import Package
from tdkt.publishing.statistic_rows import model_of
from tdkt.rollup.city import City
from tdkt.rollup.engines import DuckEngine
from tdkt.rollup.statistics import CityForm, city_forms, notes
from tdkt.rollup.wording import form_standing

FORMS = {form.short: form for form in statistical_forms().forms}
CITY = City("Mẫu", {}, {}, ())
Cell = tuple[str, str, int | None]
MEDAL = "2/huan-chuong-lao-dong-hang-ba/ca-nhan"


def ward(number: int, *cells: Cell, form: str = "0603.N", model: str = "", complete: bool = False) -> Package:
    rows = [
        (form, model or model_of(FORMS[form]), row, column, value, False, complete)
        for row, column, value in cells
    ]
    return package(f"phường {number}", results=[result("a", "reached")], statistic_cells=rows)


def forms(root: Path, *packages: Package, city: City = CITY) -> dict[str, CityForm]:
    found = city_forms(DuckEngine(put(root, *packages)), city, 2026, len(packages))
    return {one.filled.form.short: one for one in found}


def test_a_cell_is_added_where_every_ward_knows_it_and_blank_where_one_does_not(tmp_path: Path) -> None:
    found = forms(
        tmp_path,
        ward(1, ("01", "1", 3), ("01", "2", 2)),
        ward(2, ("01", "1", 4), ("01", "2", None)),
    )["0603.N"]
    assert found.filled.cells["01", "1"].value == 7
    blank = found.filled.cells["01", "2"]
    assert (blank.value, blank.blank) == (None, "còn nơi chưa biết số này")
    assert (found.known["01", "2"].total, found.known["01", "2"].wards) == (2, 1)
    assert "tổng số 7; 1/" in form_standing(found)


def test_a_form_of_another_model_is_never_added(tmp_path: Path) -> None:
    found = forms(tmp_path, ward(1, ("01", "1", 3)), ward(2, ("01", "1", 4), model="0" * 64))["0603.N"]
    assert found.filled.cells["01", "1"].value is None
    assert "biểu mẫu khác" in found.filled.cells["01", "1"].blank
    assert (found.alike, found.known["01", "1"].total) == (1, 3)
    assert "1 nơi đã biết, cộng được 3" in form_standing(found)


def test_an_award_without_a_column_is_none_only_where_the_ward_has_all_on_record(tmp_path: Path) -> None:
    with_medal = ward(1, ("01", "1", 2), ("01", MEDAL, 2), form="0602.N")
    none = ward(2, ("01", "1", 0), ("01", "2", 0), form="0602.N", complete=True)
    other = ward(3, ("01", "1", 1), ("01", "2/huan-chuong-dung-cam/ca-nhan", 1), form="0602.N", complete=True)
    unsure = ward(4, ("01", "1", 0), ("01", "2", None), form="0602.N")
    assert forms(tmp_path / "a", with_medal, none, other)["0602.N"].filled.cells["01", MEDAL].value == 2
    found = forms(tmp_path / "b", with_medal, none, other, unsure)["0602.N"]
    assert found.filled.cells["01", MEDAL].value is None
    assert (found.known["01", MEDAL].total, found.known["01", MEDAL].wards) == (2, 3)


def with_movements(number: int, *above: tuple[str, str], own: int) -> Package:
    rows: list[tuple[object, ...]] = [("above", name, title, None, None, None, 1) for name, title in above]
    rows.append(("unit", None, None, "unit", "thematic", "1", own))
    return package(
        f"phường {number}",
        results=[result("a", "reached")],
        counted_movements=rows,
        statistic_cells=[("0603.N", model_of(FORMS["0603.N"]), "01", "1", 0, False, False)],
    )


def test_a_movement_of_many_wards_counts_once_and_only_by_the_citys_list(tmp_path: Path) -> None:
    wards = (
        with_movements(1, ("ntm", "Xây dựng nông thôn mới"), own=5),
        with_movements(2, ("nong-thon", "Xây dựng nông thôn mới"), own=2),
    )
    without = forms(tmp_path / "a", *wards)["0601.N"].filled
    assert without.cells["01", "1"].value is None
    assert "01 tên phong trào cấp trên (“Xây dựng nông thôn mới”)" in without.cells["01", "1"].blank
    assert without.cells["03", "3"].value is None, "which the city launched only the city knows"
    assert without.cells["05", "4"].value == 7, "the wards' own cannot be the same"
    life = MovementLife("regular", "central", "", None, None, "", (), None, (), None, NOWHERE)
    listed = (GeneralMovement("ntm", "Xây dựng nông thôn mới", 2021, 2026, NOWHERE, life),)
    cells = forms(tmp_path / "b", *wards, city=replace(CITY, movements=listed))["0601.N"].filled.cells
    assert [cells["01", column].value for column in "124"] == [8, 1, 7]
    assert cells["12", "2"].value == 1
    strange = forms(
        tmp_path / "c",
        *wards,
        with_movements(3, ("la", "Phong trào lạ"), own=1),
        city=replace(CITY, movements=listed),
    )["0601.N"].filled
    assert "không có trong danh sách của tỉnh, thành phố: “Phong trào lạ”" in strange.cells["01", "1"].blank


def test_a_drive_that_is_a_draft_leaves_the_cells_blank_that_it_may_count_in(tmp_path: Path) -> None:
    """The reason names whose it is; a package of an older tdkt does not tell."""
    known = package(
        "phường 1",
        results=[result("a", "reached")],
        counted_movements=[("drive", None, None, "ward", "drive", "under-1", 1)],
        statistic_cells=[("0603.N", model_of(FORMS["0603.N"]), "01", "1", 0, False, False)],
    )
    drafting = package(
        "phường 2",
        results=[result("a", "reached")],
        uncounted_movements=[
            ("draft", None, "ward", "drive", "under-1", 2),
            ("out-of-time", "cu", None, None, None, 1),
        ],
        statistic_cells=[("0603.N", model_of(FORMS["0603.N"]), "01", "1", 0, False, False)],
    )
    city = replace(CITY, movements=())
    cells = forms(tmp_path / "a", known, city=city)["0601.N"].filled.cells
    assert (cells["01", "1"].value, cells["01", "2"].value) == (1, 0)
    cells = forms(tmp_path / "b", known, drafting, city=city)["0601.N"].filled.cells
    assert cells["01", "1"].value is None
    assert cells["01", "1"].blank == "chưa rõ đợt thi đua còn là dự thảo có phát động không: phường 2"
    assert cells["01", "2"].value == 0, "what the centre launches no ward's drive is"


def test_a_movement_of_the_list_that_is_over_counts_nowhere_and_is_named(tmp_path: Path) -> None:
    life = MovementLife("regular", "central", "", None, None, "", (), None, (), None, NOWHERE)
    listed = (
        GeneralMovement("ntm", "Xây dựng nông thôn mới", 2021, 2025, NOWHERE, life),
        GeneralMovement("cds", "Chuyển đổi số", 2026, 2027, NOWHERE, life),
        GeneralMovement("sau", "Phong trào sau", 2027, 2030, NOWHERE, life),
    )
    wards = with_movements(1, ("ntm", "Xây dựng nông thôn mới"), own=5)
    found = forms(tmp_path, wards, city=replace(CITY, movements=listed))["0601.N"]
    assert [found.filled.cells["01", column].value for column in "124"] == [6, 1, 5]
    assert found.filled.cells["10", "2"].value == 0, "from five years on"
    assert (
        "Không đếm phong trào trong danh sách đã hết hoặc chưa đến thời gian: “Xây dựng nông thôn mới”; “Phong trào sau”."
        in notes(found, "1 nơi", 1)
    )


def test_what_the_city_states_fills_blanks_and_the_provinces_own_form_is_not_added(tmp_path: Path) -> None:
    cells = tuple(
        FilledCell(form, "01", column, value, "", NOWHERE)
        for form, column, value in (("0604.N", "1", 2), ("0603.N", "1", 99), ("0603.N", "2", 5))
    )
    stated = YearStatistics(2026, "", "", False, cells, (), NOWHERE)
    known = ward(1, ("01", "1", 3), ("01", "2", None))
    found = forms(tmp_path, known, city=replace(CITY, statistics=(stated,)))
    assert found["0604.N"].filled.cells["01", "1"].value == 2
    assert (
        found["0604.N"].filled.cells["02", "1"].blank
        == "số liệu của tỉnh, thành phố, không cộng từ xã, phường"
    )
    assert found["0603.N"].filled.cells["01", "1"].value == 3, "what is counted is not overwritten"
    assert found["0603.N"].filled.cells["01", "2"].by_hand


def test_what_the_city_states_of_a_row_that_no_ward_knows_is_added_to_the_total(tmp_path: Path) -> None:
    row = (("2", 0), ("3", 0), ("4", 2))
    cells = tuple(FilledCell("0601.N", "04", column, value, "", NOWHERE) for column, value in row)
    city = replace(CITY, movements=(), statistics=(YearStatistics(2026, "", "", False, cells, (), NOWHERE),))
    filled = forms(tmp_path, with_movements(1, own=5), city=city)["0601.N"].filled
    assert [filled.cells["01", column].value for column in "1234"] == [7, 0, 0, 7]
    assert filled.cells["07", "4"].value is None
    assert list(wrong_sums(filled)) == []


def test_a_package_of_an_older_tdkt_knows_nothing_of_forms(tmp_path: Path) -> None:
    found = forms(
        tmp_path, ward(1, ("01", "1", 3)), package("phường 2", results=[result("a", "reached")], format_=1)
    )
    assert found["0603.N"].filled.cells["01", "1"].value is None
    assert {cell.value for cell in found["0601.N"].filled.cells.values()} == {None}
