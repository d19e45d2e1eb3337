"""Returned forms: what is taken, what it writes, and everything that is refused."""

from __future__ import annotations

import re
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any
from unicodedata import normalize

import pytest
from filled_forms import (
    ANSWERS,
    FIRST_QUARTER,
    SECOND_QUARTER,
    cell,
    empty_form,
    fill,
    form_of,
    one,
    opened,
    refused,
    send,
    take,
    with_report,
)  # fmt: skip
from hypothesis import example, given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from example_ward import FILES, TWO_QUARTERS
from tdkt.checks.example_files import MOVEMENTS, ORGANIZATION, REPORT, SECOND_REPORT
from tdkt.exchange.form_writer import form_bytes
from tdkt.exchange.list_marks import without_list_mark
from tdkt.exchange.report_cells import cell_of
from tdkt.workspace.workspace import Workspace

Make = Callable[..., Workspace]
NEW = "plans/2026/reports/2026-Q2/van-phong.yaml"

BLOCK_REPORT = """\
# Báo cáo quý I, Văn phòng gửi ngày 3/4
kind: unit-report
period: 2026-Q1
unit: van-phong
submitted: 2026-04-03   # qua Zalo
reporter: Nguyễn Văn A
figures:
  # văn thư
  - target: van-thu.dung-han
    numerator: 96   # đã soát
    denominator: 100
  - target: van-thu.mo-hinh
    count: 1
    evidence: "Biên bản số 5"

  - target: van-thu.moi-thon
    reached: [thon-mot]
  - target: van-thu.tiet-kiem
    now: 9000000
    base: 10000000
  - target: van-thu.khong-giay
    progress: under_way
  - target: van-thu.sai-sot
    count: 0
# nhiệm vụ
tasks:
  - task: van-thu.quan-ly
    progress: under_way
    note: Đã kiểm kê
narrative:
  results:
    - Kết quả một.
    # quan trọng
    - Kết quả hai.
# hết
"""


def test_a_filled_form_becomes_the_report_that_a_careful_person_would_type(
    make_workspace: Make, tmp_path: Path
) -> None:
    workspace = make_workspace()
    workbook = fill(empty_form(workspace), ANSWERS)
    cell(workbook, "Số liệu", "van-thu.mo-hinh", "Minh chứng").value = "  Biên bản  số 5 "
    cell(workbook, "Nhiệm vụ", "van-thu.quan-ly", "Tình hình").value = "Đã xong"
    cell(
        workbook, "Thuyết minh", "results", "Nội dung (mỗi ý một dòng)"
    ).value = "- Kết quả một.\n- Kết quả hai."
    cover: Any = workbook["Hướng dẫn"]
    for row in cover.iter_rows():
        if row[1].value == "Người lập báo cáo":
            row[2].value = "Trần Thị B"
        if row[1].value == "Ngày gửi":
            row[2].value = "03/07/2026"
    outcome = one(workspace, send(workbook, tmp_path))
    assert refused(outcome) == []
    assert outcome.file == NEW
    assert outcome.new == """\
# yaml-language-server: $schema=../../../../schemas/unit-report.schema.json
kind: unit-report
period: 2026-Q2
unit: van-phong
submitted: 2026-07-03
reporter: Trần Thị B
figures:
  - target: van-thu.dung-han
    numerator: 96
    denominator: 100
  - target: van-thu.mo-hinh
    count: 1
    evidence: Biên bản số 5
  - target: van-thu.moi-thon
    reached: [thon-mot]
  - target: van-thu.tiet-kiem
    now: 9000000
    base: 10000000
  - target: van-thu.khong-giay
    progress: under_way
  - target: van-thu.sai-sot
    count: 0
tasks:
  - task: van-thu.quan-ly
    progress: done
narrative:
  results:
    - Kết quả một.
    - Kết quả hai.
"""  # fmt: skip


@pytest.mark.parametrize("text", [FILES[REPORT], BLOCK_REPORT], ids=["flow", "block"])
def test_a_form_without_an_edit_changes_nothing(text: str, tmp_path: Path) -> None:
    workspace = with_report(text, tmp_path / "kho")
    outcome = one(workspace, send(opened(form_of(workspace, FIRST_QUARTER)), tmp_path))
    assert refused(outcome) == []
    assert outcome.new == text


@pytest.mark.parametrize(
    ("where", "value", "old", "new"),
    [
        (("Số liệu", "van-thu.dung-han", "Ô 1"), 97, "numerator: 96 ", "numerator: 97 "),
        (("Số liệu", "van-thu.mo-hinh", "Minh chứng"), "Số 6", 'evidence: "Biên bản số 5"', 'evidence: "Số 6"'),
        (("Số liệu", "van-thu.sai-sot", "Ghi chú"), "Không có.", "    count: 0\n", "    count: 0\n    note: Không có.\n"),
        (("Thôn, tổ dân phố", "thon-hai", "Mỗi thôn có ít nhất 01 mô hình"), "đạt", "[thon-mot]", "[thon-mot, thon-hai]"),
        (("Nhiệm vụ", "van-thu.quan-ly", "Ghi chú"), "Đã kiểm kê xong", "Đã kiểm kê", "Đã kiểm kê xong"),
        (("Nhiệm vụ", "van-thu.quan-ly", "Ghi chú"), None, "    note: Đã kiểm kê\n", ""),
        (("Thuyết minh", "results", "Nội dung (mỗi ý một dòng)"), "Mới.", "- Kết quả một.", "- Mới."),
        (("Thuyết minh", "causes", "Nội dung (mỗi ý một dòng)"), "Thiếu người.", "# hết", "  causes:\n    - Thiếu người.\n# hết"),
    ],
)  # fmt: skip
def test_one_changed_cell_is_one_changed_line(
    where: tuple[str, str, str], value: object, old: str, new: str, tmp_path: Path
) -> None:
    workspace = with_report(BLOCK_REPORT, tmp_path / "kho")
    workbook = fill(opened(form_of(workspace, FIRST_QUARTER)), {where: value})
    outcome = one(workspace, send(workbook, tmp_path))
    assert refused(outcome) == []
    assert outcome.new == BLOCK_REPORT.replace(old, new)


def test_three_decimals_of_a_cell_are_written_as_decimals_for_sure(tmp_path: Path) -> None:
    """ "10.995" in a file may be meant as 10995 and is refused; in a cell that holds a number it is 10,995."""
    workspace = with_report(BLOCK_REPORT, tmp_path / "kho")
    cells: dict[tuple[str, str, str], object] = {
        ("Số liệu", "van-thu.tiet-kiem", "Ô 1"): 10.995,
        ("Số liệu", "van-thu.tiet-kiem", "Ô 2"): 199.999,
    }
    workbook = fill(opened(form_of(workspace, FIRST_QUARTER)), cells)
    outcome = one(workspace, send(workbook, tmp_path))
    assert refused(outcome) == []
    assert "    now: 10.9950\n    base: 199.9990\n" in outcome.new
    kept = with_report(outcome.new, tmp_path / "lai")
    again = one(kept, send(opened(form_of(kept, FIRST_QUARTER)), tmp_path))
    assert again.new == outcome.new


def test_a_figure_that_was_cleared_or_added_keeps_comments_in_their_place(tmp_path: Path) -> None:
    lines = BLOCK_REPORT.replace("  - target: van-thu.sai-sot\n    count: 0\n", "")
    workspace = with_report(lines, tmp_path / "kho")
    workbook = opened(form_of(workspace, FIRST_QUARTER))
    fill(workbook, {("Số liệu", "van-thu.sai-sot", "Ô 1"): 0})
    assert one(workspace, send(workbook, tmp_path)).new == BLOCK_REPORT
    workspace = with_report(BLOCK_REPORT, tmp_path / "kho")
    workbook = fill(opened(form_of(workspace, FIRST_QUARTER)), {("Số liệu", "van-thu.sai-sot", "Ô 1"): None})
    assert one(workspace, send(workbook, tmp_path)).new == lines


def test_line_ends_of_windows_stay(tmp_path: Path) -> None:
    workspace = with_report(BLOCK_REPORT.replace("\n", "\r\n"), tmp_path / "kho")
    workbook = fill(opened(form_of(workspace, FIRST_QUARTER)), {("Số liệu", "van-thu.dung-han", "Ô 1"): 97})
    outcome = one(workspace, send(workbook, tmp_path))
    assert outcome.new == BLOCK_REPORT.replace("numerator: 96", "numerator: 97").replace("\n", "\r\n")


def test_a_copy_without_ids_sorted_and_renamed_is_taken(make_workspace: Make, tmp_path: Path) -> None:
    workspace = make_workspace()
    workbook = fill(empty_form(workspace), {**ANSWERS, ("Số liệu", "van-thu.mo-hinh", "Ô 1"): " 1\u00a0"})
    expected = one(workspace, send(workbook, tmp_path)).new
    copy = Workbook()
    copy.remove(copy.worksheets[0])
    for sheet in workbook.worksheets:
        if sheet.title == "_tdkt":
            continue
        made = copy.create_sheet(f"{sheet.title} (bản chép)")
        rows = [[found.value for found in row] for row in sheet.iter_rows()]
        if sheet.title == "Số liệu":  # sorted by name, and the hidden column is lost
            rows = rows[:5] + sorted(rows[5:], key=lambda row: str(row[2]))
            rows = [[None, *row[1:]] for row in rows]
        for row in rows:
            made.append(row)
    outcome = one(workspace, send(copy, tmp_path, "ten-khac.xlsx"))
    assert refused(outcome) == []
    assert sorted(outcome.new.splitlines()) == sorted(expected.splitlines())


def break_unit(workbook: Workbook) -> None:
    cover: Any = workbook["Hướng dẫn"]
    next(row for row in cover.iter_rows() if row[1].value == "Đơn vị")[2].value = "Phòng Kinh tế"


def break_period(workbook: Workbook) -> None:
    cover: Any = workbook["Hướng dẫn"]
    next(row for row in cover.iter_rows() if row[1].value == "Kỳ báo cáo")[2].value = "quý III năm 2026"


def break_code(workbook: Workbook) -> None:
    for sheet in workbook.worksheets:
        for row in sheet.iter_rows():
            for found in row:
                if str(found.value).startswith("Mã phiếu:"):
                    found.value = "Mã phiếu: TDKT1 2026-Q2"


def mix_sheets(workbook: Workbook) -> None:
    grid: Any = workbook["Nhiệm vụ"]
    grid["B3"] = grid["B3"].value.replace("2026-Q2", "2026-Q1")


def delete_row(workbook: Workbook) -> None:
    workbook["Số liệu"].delete_rows(7)


def move_text(workbook: Workbook) -> None:
    grid: Any = workbook["Số liệu"]
    grid["C6"], grid["C7"] = grid["C7"].value, grid["C6"].value


def double_row(workbook: Workbook) -> None:
    grid: Any = workbook["Số liệu"]
    for column in range(1, 8):
        grid.cell(20, column, grid.cell(6, column).value)


def strange_row(workbook: Workbook) -> None:
    grid: Any = workbook["Số liệu"]
    grid["C20"], grid["F20"] = "Chỉ tiêu tự thêm", 5


def delete_sheet(workbook: Workbook) -> None:
    workbook.remove(workbook["Nhiệm vụ"])


def double_sheet(workbook: Workbook) -> None:
    workbook.copy_worksheet(workbook["Số liệu"])


@pytest.mark.parametrize(
    ("harm", "sheet", "place", "message"),
    [
        (break_unit, "Hướng dẫn", "C6", "Phiếu ghi đơn vị “Phòng Kinh tế” nhưng mã phiếu là của “Văn phòng”."),
        (break_period, "Hướng dẫn", "C7", "Phiếu ghi kỳ báo cáo “quý III năm 2026” nhưng mã phiếu là của “quý II năm 2026”."),
        (break_code, "Hướng dẫn", "B3", "Mã phiếu “TDKT1 2026-Q2” không đúng."),
        (mix_sheets, "Hướng dẫn", "B3", "Các trang mang mã phiếu khác nhau"),
        (delete_row, "Số liệu", "", "Thiếu dòng của chỉ tiêu “Xây dựng 01 đến 02 mô hình trong năm”."),
        (move_text, "Số liệu", "C6", "dòng bị xê dịch"),
        (double_row, "Số liệu", "C20", "Chỉ tiêu này đã có ở dòng 6."),
        (strange_row, "Số liệu", "C20", "Không nhận ra chỉ tiêu ở dòng này."),
        (delete_sheet, "", "", "Không thấy trang “Nhiệm vụ”"),
        (double_sheet, "", "", "Có 2 trang “Số liệu”: “Số liệu”, “Số liệu Copy”."),
    ],
)  # fmt: skip
def test_a_form_that_was_rebuilt_is_refused(
    harm: Callable[[Workbook], None],
    sheet: str,
    place: str,
    message: str,
    make_workspace: Make,
    tmp_path: Path,
) -> None:
    workspace = make_workspace()
    workbook = fill(empty_form(workspace), ANSWERS)
    harm(workbook)
    outcome = one(workspace, send(workbook, tmp_path))
    assert not outcome.is_change
    assert (sheet, place) == refused(outcome)[0][:2]
    assert message in refused(outcome)[0][2]


@pytest.mark.parametrize(
    ("where", "value", "message"),
    [
        (("Số liệu", "van-thu.dung-han", "Ô 1"), "95%", "“95%” là một tỷ lệ."),
        (("Số liệu", "van-thu.dung-han", "Ô 1"), "1.234", "“1.234” có thể là 1234 hoặc số thập phân."),
        (("Số liệu", "van-thu.dung-han", "Ô 1"), "~100", "“~100” là số ước chừng."),
        (("Số liệu", "van-thu.dung-han", "Ô 1"), "không có", "“không có” không phải số."),
        (("Số liệu", "van-thu.dung-han", "Ô 1"), 101, "Tử số 101 lớn hơn mẫu số 100. (R502)"),
        (("Số liệu", "van-thu.dung-han", "Ô 2"), None, "Ô này còn trống."),
        (("Số liệu", "van-thu.dung-han", "Ô 1"), "=A1+", "Công thức chưa có kết quả."),
        (("Số liệu", "van-thu.mo-hinh", "Ô 2"), 3, "Chỉ tiêu này không dùng Ô 2."),
        (("Số liệu", "van-thu.mo-hinh", "Ô 1"), -1, "-1 là số âm."),
        (("Số liệu", "van-thu.khong-giay", "Ô 1"), "sắp xong", "“sắp xong” không có trong danh sách."),
        (("Số liệu", "van-thu.khong-giay", "Ô 2"), "31/06/2026", "Không có ngày “31/06/2026” trong lịch."),
        (("Số liệu", "van-thu.khong-giay", "Ô 1"), "đã xong", "Mốc đã xong nhưng chưa có ngày xong. (R507)"),
        (("Thôn, tổ dân phố", "thon-mot", "Mỗi thôn có ít nhất 01 mô hình"), "một nửa", "“một nửa” không có trong danh sách."),
        (("Nhiệm vụ", "van-thu.quan-ly", "Ghi chú"), "đang làm", "Có ghi chú nhưng chưa chọn tình hình."),
    ],
)  # fmt: skip
def test_a_cell_that_says_nothing_certain_is_refused_by_name(
    where: tuple[str, str, str], value: object, message: str, make_workspace: Make, tmp_path: Path
) -> None:
    workspace = make_workspace()
    workbook = fill(empty_form(workspace), {**ANSWERS, where: value})
    outcome = one(workspace, send(workbook, tmp_path))
    sheet, place, said = refused(outcome)[0]
    assert message == said
    assert sheet == where[0]
    blamed = "Tình hình" if where[0] == "Nhiệm vụ" else where[2]
    assert place == cell(workbook, where[0], where[1], blamed).coordinate
    assert not outcome.is_change


def test_a_day_of_another_year_is_told_with_its_cell(make_workspace: Make, tmp_path: Path) -> None:
    workspace = make_workspace()
    answers = {
        **ANSWERS,
        ("Số liệu", "van-thu.khong-giay", "Ô 1"): "Đã xong.",
        ("Số liệu", "van-thu.khong-giay", "Ô 2"): "02/06/2025",
        ("Thôn, tổ dân phố", "thon-mot", "Mỗi thôn có ít nhất 01 mô hình"): "Đạt.",
    }
    outcome = one(workspace, send(fill(empty_form(workspace), answers), tmp_path))
    assert refused(outcome) == []
    [warning] = outcome.warnings
    assert (warning.code, "02/06/2025" in warning.message) == ("K405", True)
    sheet, place = cell_of(warning.place, outcome.file, outcome.new, outcome.answers)
    assert (sheet, place[:1]) == ("Số liệu", "G")


def test_a_form_of_an_older_plan_names_what_changed(make_workspace: Make, tmp_path: Path) -> None:
    workspace = make_workspace()
    path = send(fill(empty_form(workspace), ANSWERS), tmp_path)
    changed = FILES[MOVEMENTS].replace("95% văn bản", "96% văn bản").replace("at_least: 95", "at_least: 96")
    outcome = one(make_workspace(**{MOVEMENTS: changed}), path)
    assert refused(outcome)[0][2].startswith("Kế hoạch đã thay đổi sau khi lập phiếu (đã sửa “96% văn bản")


def test_a_change_of_the_measure_alone_is_a_change_of_the_plan(make_workspace: Make, tmp_path: Path) -> None:
    workspace = make_workspace()
    path = send(fill(empty_form(workspace), ANSWERS), tmp_path)
    changed = FILES[ORGANIZATION].replace(
        "    - {id: thon-hai, type: thon, name: Thôn Hai}\n",
        "    - {id: thon-hai, type: thon, name: Thôn Hai}\n    - {id: thon-ba, type: thon, name: Thôn Ba}\n",
    )
    outcome = one(make_workspace(**{ORGANIZATION: changed}), path)
    assert "đã sửa “Mỗi thôn có ít nhất 01 mô hình”" in refused(outcome)[0][2]


def test_what_the_clerk_did_not_ask_for_is_refused(make_workspace: Make, tmp_path: Path) -> None:
    from tdkt.model.period import Period

    workspace = make_workspace()
    path = send(fill(empty_form(workspace), ANSWERS), tmp_path)
    assert "không phải của đơn vị đã chọn" in refused(one(workspace, path, unit="kinh-te"))[0][2]
    assert "không phải của kỳ đã chọn" in refused(one(workspace, path, period=Period.quarter(2026, 1)))[0][2]
    assert refused(one(workspace, path, unit="van-phong", period=Period.quarter(2026, 2))) == []


def test_two_forms_for_one_report_are_both_refused_and_the_rest_is_taken(
    make_workspace: Make, tmp_path: Path
) -> None:
    workspace = make_workspace()
    first = send(fill(empty_form(workspace), ANSWERS), tmp_path, "a.xlsx")
    second = send(fill(empty_form(workspace), ANSWERS), tmp_path, "b.xlsx")
    other = send(fill(opened(form_of(workspace, 3)), ANSWERS), tmp_path, "c.xlsx")
    outcomes = take(workspace, first, second, other)
    assert [outcome.is_change for outcome in outcomes] == [False, False, True]
    assert "b.xlsx" in refused(outcomes[0])[0][2]


def test_a_blank_form_and_a_broken_report_change_nothing(make_workspace: Make, tmp_path: Path) -> None:
    workspace = make_workspace()
    outcome = one(workspace, send(empty_form(workspace), tmp_path))
    assert refused(outcome)[0][2] == "Phiếu chưa ghi gì."
    path = send(
        fill(opened(form_of(workspace, FIRST_QUARTER)), {("Số liệu", "van-thu.mo-hinh", "Ô 1"): 2}),
        tmp_path,
    )
    broken = make_workspace(**{REPORT: FILES[REPORT].replace("figures:", "figure:")})
    assert "đang có lỗi nên không sửa được" in refused(one(broken, path))[0][2]


def test_received_and_illustrative_are_put_down_where_the_form_says_nothing(
    make_workspace: Make, tmp_path: Path
) -> None:
    from datetime import date

    workspace = make_workspace()
    path = send(fill(empty_form(workspace), ANSWERS), tmp_path)
    new = one(workspace, path, received=date(2026, 7, 4), illustrative=True).new
    assert "illustrative: true\nsubmitted: 2026-07-04\n" in new


def test_text_that_looks_like_a_formula_goes_out_and_comes_back_as_text(tmp_path: Path) -> None:
    text = BLOCK_REPORT.replace('"Biên bản số 5"', '"=1+1"').replace("Đã kiểm kê", '"@SUM(A1)"')
    workspace = with_report(text, tmp_path / "kho")
    workbook = opened(form_of(workspace, FIRST_QUARTER))
    assert cell(workbook, "Số liệu", "van-thu.mo-hinh", "Minh chứng").data_type == "s"
    outcome = one(workspace, send(workbook, tmp_path))
    assert refused(outcome) == []
    assert outcome.new == text


def test_the_same_form_is_the_same_file(make_workspace: Make) -> None:
    workspace = make_workspace()
    assert form_bytes(form_of(workspace, 2)) == form_bytes(form_of(workspace, 2))


@settings(max_examples=25)
@example(part=0, more=0, count=0, places=set(), now=Decimal(0), note="·")
@given(
    part=st.integers(0, 10**9), more=st.integers(0, 10**9), count=st.integers(0, 5),
    places=st.sets(st.sampled_from(["thon-mot", "thon-hai"])),
    now=st.decimals(0, 10**6, places=2), note=st.text(st.characters(codec="utf-8", categories=["L", "N", "P", "Zs"]), max_size=30),
)  # fmt: skip
def test_whatever_is_filled_in_is_what_the_report_says(
    tmp_path_factory: pytest.TempPathFactory,
    part: int,
    more: int,
    count: int,
    places: set[str],
    now: Any,
    note: str,
) -> None:
    folder = tmp_path_factory.mktemp("phieu")
    workspace = with_report(FILES[REPORT], folder / "kho")
    answers: dict[tuple[str, str, str], object] = {
        **ANSWERS,
        ("Số liệu", "van-thu.dung-han", "Ô 1"): part,
        ("Số liệu", "van-thu.dung-han", "Ô 2"): part + more,
        ("Số liệu", "van-thu.mo-hinh", "Ô 1"): str(count),
        ("Số liệu", "van-thu.tiet-kiem", "Ô 1"): float(now),
    }
    for place in ("thon-mot", "thon-hai"):
        answers["Thôn, tổ dân phố", place, "Mỗi thôn có ít nhất 01 mô hình"] = (
            "đạt" if place in places else "chưa"
        )
    workbook = fill(empty_form(workspace), answers)
    found = cell(workbook, "Số liệu", "van-thu.mo-hinh", "Ghi chú")
    found.value, found.data_type = note or None, "s"
    outcome = one(workspace, send(workbook, folder))
    assert refused(outcome) == []
    from tdkt.workspace.workspace import with_files

    report = with_files(workspace, {outcome.file: outcome.new}).reports[-1]
    figures = {figure.target: figure for figure in report.figures}
    assert (figures["van-thu.dung-han"].numerator, figures["van-thu.dung-han"].denominator) == (
        part,
        part + more,
    )
    assert figures["van-thu.mo-hinh"].count == count
    assert set(figures["van-thu.moi-thon"].reached or ()) == places  # type: ignore[arg-type]
    assert figures["van-thu.tiet-kiem"].now == now
    said = normalize("NFC", " ".join(note.split()))
    assert figures["van-thu.mo-hinh"].note == without_list_mark(said), "a bullet before it is no part of it"


def test_only_the_second_quarter_is_new(make_workspace: Make, tmp_path: Path) -> None:
    workspace = make_workspace()
    outcome = one(workspace, send(fill(empty_form(workspace, SECOND_QUARTER), ANSWERS), tmp_path))
    assert outcome.old is None
    assert not outcome.warnings


def test_what_stands_outside_the_table_is_named(make_workspace: Make, tmp_path: Path) -> None:
    workspace = make_workspace()
    workbook = fill(empty_form(workspace), ANSWERS)
    grid: Any = workbook["Số liệu"]
    grid["L7"] = "xem thêm phụ lục"
    outcome = one(workspace, send(workbook, tmp_path))
    assert outcome.is_change
    assert outcome.answers.strays == [("Số liệu", "L7")]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("{type: count, between: [1, 2], of: mô hình}", "{type: count, between: [1, 2], of: mô hình, accumulate: latest}"),
        ("{type: incidents, at_most: 0, of: sai sót lớn}", "{type: count, at_most: 0, of: sai sót lớn}"),
        ("of: văn bản đã xử lý}", "of: văn bản đã xử lý, accumulate: latest}"),
    ],
)  # fmt: skip
def test_a_plan_that_now_asks_something_else_refuses_the_old_form(
    old: str, new: str, make_workspace: Make, tmp_path: Path
) -> None:
    workspace = make_workspace()
    path = send(fill(empty_form(workspace), ANSWERS), tmp_path)
    changed = FILES[MOVEMENTS].replace(old, new)
    assert changed != FILES[MOVEMENTS]
    assert "Kế hoạch đã thay đổi" in refused(one(make_workspace(**{MOVEMENTS: changed}), path))[0][2]


def test_a_late_copy_of_the_blank_form_takes_nothing_away(make_workspace: Make, tmp_path: Path) -> None:
    blank = make_workspace(**{REPORT: FILES[REPORT].replace("2026-Q1", "2026-Q2")})
    workbook = opened(form_of(blank, FIRST_QUARTER))
    fill(workbook, {("Số liệu", "van-thu.mo-hinh", "Ô 1"): 2})
    path = send(workbook, tmp_path)
    workspace = with_report(BLOCK_REPORT, tmp_path / "kho")
    outcome = one(workspace, path)
    assert refused(outcome) == []
    assert outcome.removed == []
    assert outcome.new == BLOCK_REPORT.replace("    count: 1\n", "    count: 2\n", 1)


def test_what_the_clerk_mended_after_the_form_went_out_stays(tmp_path: Path) -> None:
    workspace = with_report(BLOCK_REPORT, tmp_path / "kho")
    workbook = fill(opened(form_of(workspace, FIRST_QUARTER)), {("Số liệu", "van-thu.sai-sot", "Ô 1"): 1})
    path = send(workbook, tmp_path)
    mended = BLOCK_REPORT.replace("numerator: 96 ", "numerator: 95 ").replace(
        "Kết quả hai.", "Kết quả hai, sửa."
    )
    outcome = one(with_report(mended, tmp_path / "kho"), path)
    assert outcome.new == mended.replace("count: 0", "count: 1")


def test_what_the_unit_clears_is_taken_away_and_said(tmp_path: Path) -> None:
    workspace = with_report(BLOCK_REPORT, tmp_path / "kho")
    workbook = opened(form_of(workspace, FIRST_QUARTER))
    fill(workbook, {("Số liệu", "van-thu.mo-hinh", "Minh chứng"): None})
    outcome = one(workspace, send(workbook, tmp_path))
    assert outcome.removed == [("figures", "van-thu.mo-hinh", "evidence")]
    assert outcome.new == BLOCK_REPORT.replace('    evidence: "Biên bản số 5"\n', "")


@pytest.mark.parametrize("written", ["2026-03-01", "1e3", "0x1F", "1_000", "012", "'1.234'", "+5"])
def test_plain_words_that_look_like_something_else_stay_as_written(written: str, tmp_path: Path) -> None:
    text = BLOCK_REPORT.replace('"Biên bản số 5"', written)
    workspace = with_report(text, tmp_path / "kho")
    workbook = opened(form_of(workspace, FIRST_QUARTER))
    if not workspace.findings:
        assert one(workspace, send(workbook, tmp_path)).new == text


FLUSH = re.sub(
    r"(?s)(?<=figures:\n).*(?=# nhiệm vụ)", lambda found: re.sub(r"(?m)^  ", "", found[0]), BLOCK_REPORT
)
"""Hyphens flush with their key in one list, indented in the others."""


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (BLOCK_REPORT.replace("96   # đã soát", "96   \t# đã soát"), "không sửa tự động được"),
        (FLUSH, ""),
    ],
    ids=["tab", "mixed"],
)
def test_an_odd_file_never_stops_the_others(text: str, said: str, tmp_path: Path) -> None:
    workspace = with_report(text, tmp_path / "kho")
    assert not [found for found in workspace.findings if found.is_error]
    odd = fill(opened(form_of(workspace, FIRST_QUARTER)), {("Số liệu", "van-thu.dung-han", "Ô 1"): 97})
    good = fill(empty_form(workspace), ANSWERS)
    outcomes = take(workspace, send(odd, tmp_path, "a.xlsx"), send(good, tmp_path, "b.xlsx"))
    assert outcomes[1].is_change
    if said:
        assert said in refused(outcomes[0])[0][2]
    else:
        assert outcomes[0].new == text.replace("numerator: 96 ", "numerator: 97 ")


@pytest.mark.parametrize("value", [1e300, 12345678901234567890, "12345678901234567"])
def test_a_number_out_of_this_world_is_refused(value: object, make_workspace: Make, tmp_path: Path) -> None:
    workspace = make_workspace()
    path = tmp_path / "phieu.xlsx"
    workbook = fill(empty_form(workspace), {**ANSWERS, ("Số liệu", "van-thu.mo-hinh", "Ô 1"): value})
    workbook.save(path)
    outcome = one(workspace, path)
    assert not outcome.is_change
    assert outcome.refusals


def test_places_half_marked_or_with_heads_moved_are_refused(make_workspace: Make, tmp_path: Path) -> None:
    workspace = make_workspace()
    place = ("Thôn, tổ dân phố", "thon-hai", "Mỗi thôn có ít nhất 01 mô hình")
    outcome = one(workspace, send(fill(empty_form(workspace), {**ANSWERS, place: None}), tmp_path))
    assert refused(outcome)[0][:2] == ("Thôn, tổ dân phố", "C7")
    workbook = fill(empty_form(workspace), ANSWERS)
    grid: Any = workbook["Thôn, tổ dân phố"]
    grid["D4"], grid["C4"] = grid["C4"].value, None
    assert "cột bị xê dịch" in refused(one(workspace, send(workbook, tmp_path)))[0][2]


def test_a_heading_of_ones_own_is_not_taken_for_another(make_workspace: Make, tmp_path: Path) -> None:
    workspace = make_workspace()
    workbook = fill(empty_form(workspace), ANSWERS)
    grid: Any = workbook["Thuyết minh"]
    grid["B7"], grid["C7"] = "Khó khăn, vướng mắc", "Thiếu kinh phí."
    assert refused(one(workspace, send(workbook, tmp_path)))[0][:2] == ("Thuyết minh", "C7")


@pytest.mark.parametrize(
    ("value", "said"), [("#NAME?", "Công thức trong ô bị lỗi #NAME?"), (True, "cần lời văn")]
)
def test_a_text_that_excel_spoiled_is_refused(
    value: object, said: str, make_workspace: Make, tmp_path: Path
) -> None:
    workspace = make_workspace()
    workbook = fill(empty_form(workspace), {**ANSWERS, ("Số liệu", "van-thu.mo-hinh", "Minh chứng"): value})
    assert said in refused(one(workspace, send(workbook, tmp_path)))[0][2]


def test_only_the_columns_in_sight_were_sorted(make_workspace: Make, tmp_path: Path) -> None:
    workspace = make_workspace()
    workbook = fill(empty_form(workspace), ANSWERS)
    expected = one(workspace, send(workbook, tmp_path)).new
    grid: Any = workbook["Số liệu"]
    rows = [[grid.cell(line, column).value for column in range(2, 12)] for line in range(6, 12)]
    for line, row in enumerate(sorted(rows, key=lambda row: str(row[1])), start=6):
        for column, value in enumerate(row, start=2):
            grid.cell(line, column).value = value
    outcome = one(workspace, send(workbook, tmp_path))
    assert refused(outcome) == []
    assert sorted(outcome.new.splitlines()) == sorted(expected.splitlines())


def test_a_refused_copy_does_not_stand_in_the_way_of_the_good_one(
    make_workspace: Make, tmp_path: Path
) -> None:
    workspace = make_workspace()
    good = send(fill(empty_form(workspace), ANSWERS), tmp_path, "a.xlsx")
    blank = send(empty_form(workspace), tmp_path, "b.xlsx")
    assert [outcome.is_change for outcome in take(workspace, blank, good)] == [False, True]


def test_an_annex_may_speak_of_units(make_workspace: Make, tmp_path: Path) -> None:
    workspace = make_workspace()
    workbook = fill(empty_form(workspace), ANSWERS)
    annex = workbook.create_sheet("Phụ lục")
    annex["B1"], annex["C1"] = "Đơn vị", "Số liệu"
    outcome = one(workspace, send(workbook, tmp_path))
    assert outcome.is_change
    assert outcome.answers.strays == [("Phụ lục", "B1")]


def sent_on(workbook: Workbook, day: str) -> Workbook:
    cover: Any = workbook["Hướng dẫn"]
    next(row for row in cover.iter_rows() if row[1].value == "Ngày gửi")[2].value = day
    return workbook


@pytest.mark.parametrize(
    ("day", "said"),
    [
        ("31/12/2025", "trước khi bắt đầu quý I năm 2026"),
        ("02/04/2026", "cũ hơn báo cáo đang có (ngày 03/04/2026)"),
        ("31/05/2026", "Quý I năm 2026 đã có báo cáo ngày 03/04/2026"),
    ],
)
def test_a_form_of_another_day_is_asked_about(day: str, said: str, tmp_path: Path) -> None:
    workspace = with_report(BLOCK_REPORT, tmp_path / "kho")
    workbook = fill(opened(form_of(workspace, FIRST_QUARTER)), {("Số liệu", "van-thu.mo-hinh", "Ô 1"): 2})
    path = send(sent_on(workbook, day), tmp_path)
    assert said in refused(one(workspace, path))[0][2]
    assert one(workspace, path, replace=True).is_change == (not day.endswith("2025"))


@pytest.mark.parametrize("day", ["03/04/2026", "30/05/2026"])
def test_a_correction_in_good_time_is_taken(day: str, tmp_path: Path) -> None:
    workspace = with_report(BLOCK_REPORT, tmp_path / "kho")
    workbook = fill(opened(form_of(workspace, FIRST_QUARTER)), {("Số liệu", "van-thu.mo-hinh", "Ô 1"): 2})
    assert one(workspace, send(sent_on(workbook, day), tmp_path)).is_change


def test_mixed_line_ends_and_a_byte_order_mark_stay_with_their_lines(tmp_path: Path) -> None:
    lines = BLOCK_REPORT.splitlines(keepends=True)
    mixed = "\ufeff" + "".join(
        line.replace("\n", "\r\n") if number % 3 else line for number, line in enumerate(lines)
    )
    workspace = with_report(mixed, tmp_path / "kho")
    workbook = fill(opened(form_of(workspace, FIRST_QUARTER)), {("Số liệu", "van-thu.mo-hinh", "Ô 1"): 2})
    outcome = one(workspace, send(workbook, tmp_path))
    assert refused(outcome) == []
    assert outcome.new == mixed.replace("    count: 1", "    count: 2")


FIRST_DAY = "submitted: 2026-04-03   # qua Zalo\n"


def correction(workspace: Workspace, folder: Path, day: str = "", count: int = 2) -> Path:
    """Return the form of a report that is in, with a figure mended and (where given) another day."""
    workbook = opened(form_of(workspace, FIRST_QUARTER))
    fill(workbook, {("Số liệu", "van-thu.mo-hinh", "Ô 1"): count})
    return send(sent_on(workbook, day) if day else workbook, folder)


def test_a_correction_keeps_the_first_day_and_says_its_own(tmp_path: Path) -> None:
    workspace = with_report(BLOCK_REPORT, tmp_path / "kho")
    outcome = one(workspace, correction(workspace, tmp_path, "20/04/2026"))
    assert outcome.new == BLOCK_REPORT.replace(
        FIRST_DAY, FIRST_DAY + "corrected: 2026-04-20\n"
    ).replace("count: 1", "count: 2")  # fmt: skip
    again = with_report(outcome.new, tmp_path / "kho")
    third = one(again, correction(again, tmp_path, "25/04/2026", count=1))
    assert third.new == BLOCK_REPORT.replace(FIRST_DAY, FIRST_DAY + "corrected: 2026-04-25\n")
    older = one(again, correction(again, tmp_path, "19/04/2026", count=1))
    assert "cũ hơn báo cáo đang có (ngày 20/04/2026)" in refused(older)[0][2]


def test_the_day_that_was_printed_on_the_form_says_nothing_about_the_correction(tmp_path: Path) -> None:
    from datetime import date

    workspace = with_report(BLOCK_REPORT, tmp_path / "kho")
    path = correction(workspace, tmp_path)
    assert one(workspace, path).new == BLOCK_REPORT.replace("count: 1", "count: 2")
    told = one(workspace, path, received=date(2026, 4, 20))
    assert "submitted: 2026-04-03   # qua Zalo\ncorrected: 2026-04-20\n" in told.new
    corrected = with_report(told.new, tmp_path / "kho")
    once_more = one(corrected, correction(corrected, tmp_path, count=3))
    assert refused(once_more) == [], "the first day is still printed there, and is no older form"
    assert "corrected: 2026-04-20\n" in once_more.new


def test_a_later_day_alone_corrects_nothing(tmp_path: Path) -> None:
    workspace = with_report(BLOCK_REPORT, tmp_path / "kho")
    path = send(sent_on(opened(form_of(workspace, FIRST_QUARTER)), "20/04/2026"), tmp_path)
    assert not one(workspace, path).is_change


def test_clearing_the_day_takes_it_from_no_report(tmp_path: Path) -> None:
    workspace = with_report(BLOCK_REPORT, tmp_path / "kho")
    workbook = opened(form_of(workspace, FIRST_QUARTER))
    cover: Any = workbook["Hướng dẫn"]
    next(row for row in cover.iter_rows() if row[1].value == "Ngày gửi")[2].value = None
    outcome = one(workspace, send(workbook, tmp_path))
    assert (outcome.new, outcome.removed) == (BLOCK_REPORT, [])


def test_a_jump_against_the_quarter_before_is_told_when_the_form_comes_in(
    make_workspace: Make, tmp_path: Path
) -> None:
    workspace = make_workspace()
    answers = {
        **ANSWERS,
        ("Số liệu", "van-thu.dung-han", "Ô 1"): 960,
        ("Số liệu", "van-thu.dung-han", "Ô 2"): 1000,
    }
    outcome = one(workspace, send(fill(empty_form(workspace), answers), tmp_path))
    assert refused(outcome) == []
    [warning] = outcome.warnings
    assert warning.code == "R514"
    assert cell_of(warning.place, outcome.file, outcome.new, outcome.answers) == ("Số liệu", "F6")
    answers["Số liệu", "van-thu.dung-han", "Ghi chú"] = "Tính cả văn bản điện tử"
    assert one(workspace, send(fill(empty_form(workspace), answers), tmp_path)).warnings == []


def test_mending_a_quarter_tells_what_it_does_to_the_next(make_workspace: Make, tmp_path: Path) -> None:
    workspace = make_workspace(**TWO_QUARTERS)
    changed: dict[tuple[str, str, str], object] = {
        ("Số liệu", "van-thu.dung-han", "Ô 1"): 9,
        ("Số liệu", "van-thu.dung-han", "Ô 2"): 10,
    }
    form = fill(opened(form_of(workspace, FIRST_QUARTER)), changed)
    found = [(warning.code, warning.place.file) for warning in one(workspace, send(form, tmp_path)).warnings]
    assert ("R514", SECOND_REPORT) in found
