"""A form that is out is taken as long as it asks what the plan asks today, however that is worded."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from filled_forms import ANSWERS, empty_form, fill, one, refused, send
from openpyxl import Workbook

from example_ward import FILES
from tdkt.checks.example_files import MOVEMENTS, ORGANIZATION
from tdkt.workspace.workspace import Workspace

Make = Callable[..., Workspace]

WORDING = {
    "the sentence of a target": (MOVEMENTS, "text: 95% văn bản được xử lý đúng hạn.", "text: 95% văn bản đến, đi được xử lý đúng hạn."),
    "the part of a sentence": (MOVEMENTS, "quote: không để xảy ra sai sót lớn", "quote: không để xảy ra sai sót"),
    "a label": (MOVEMENTS, "quote: không để xảy ra sai sót lớn", "quote: không để xảy ra sai sót lớn\n            label: Sai sót lớn"),
    "the sentence of a task": (MOVEMENTS, "Quản lý tài sản công tiết kiệm, minh bạch.", "Quản lý tài sản công tiết kiệm."),
    "the title of a movement": (MOVEMENTS, "Phong trào thi đua về công tác văn thư", "Phong trào thi đua về văn thư, lưu trữ"),
    "how what is counted is typed": (MOVEMENTS, "of: văn bản đã xử lý}", "of: Văn bản  đã xử lý}"),
    "a number typed otherwise": (MOVEMENTS, "at_least: 95", "at_least: 95.0"),
    "the name of a place": (ORGANIZATION, "name: Thôn Hai", "name: Thôn Hai (mới)"),
    "the name of the unit": (ORGANIZATION, "name: Văn phòng", "name: Văn phòng Hội đồng nhân dân và Ủy ban nhân dân"),
}  # fmt: skip
ASKED = {
    "the id of a target": (MOVEMENTS, "target: van-thu.mo-hinh", "target: van-thu.mo-hinh-moi"),
    "the type": (MOVEMENTS, "{type: incidents, at_most: 0, of: sai sót lớn}", "{type: count, at_most: 0, of: sai sót lớn}"),
    "the fields": (MOVEMENTS, "counting: văn bản xử lý đúng hạn, of: văn bản đã xử lý}", "percent_only: true}"),
    "what is counted": (MOVEMENTS, "counting: văn bản xử lý đúng hạn", "counting: văn bản xử lý trước hạn"),
    "out of what": (MOVEMENTS, "of: văn bản đã xử lý}", "of: văn bản đến}"),
    "the unit of measure": (MOVEMENTS, "in: đồng", "in: triệu đồng"),
    "the quarter's number or the state": (MOVEMENTS, "of: văn bản đã xử lý}", "of: văn bản đã xử lý, accumulate: latest}"),
    "the threshold": (MOVEMENTS, "at_least: 95", "at_least: 96"),
    "how it is compared": (MOVEMENTS, "at_least: 95", "more_than: 95"),
    "the minimum of each": (MOVEMENTS, "each_at_least: 1", "each_at_least: 2"),
    "the day": (MOVEMENTS, "{type: milestone}", "{type: milestone, due: 2026-09-30}"),
    "the members": (ORGANIZATION, "    - {id: thon-hai, type: thon, name: Thôn Hai}\n", "    - {id: thon-hai, type: thon, name: Thôn Hai}\n    - {id: thon-ba, type: thon, name: Thôn Ba}\n"),
    "a task": (MOVEMENTS, "task: van-thu.quan-ly", "task: van-thu.quan-ly-tai-san"),
}  # fmt: skip


def outcome_after(change: tuple[str, str, str], make_workspace: Make, folder: Path) -> Any:
    """Take in a form that went out before `change` (file, old, new)."""
    path = send(fill(empty_form(make_workspace()), ANSWERS), folder)
    file, old, new = change
    changed = FILES[file].replace(old, new)
    assert changed != FILES[file]
    return one(make_workspace(**{file: changed}), path)


@pytest.mark.parametrize("change", WORDING.values(), ids=WORDING)
def test_a_change_of_wording_leaves_the_form_acceptable(
    change: tuple[str, str, str], make_workspace: Make, tmp_path: Path
) -> None:
    outcome = outcome_after(change, make_workspace, tmp_path)
    assert refused(outcome) == []
    assert outcome.answers.strays == []
    assert "- target: van-thu.dung-han\n    numerator: 96\n    denominator: 100\n" in outcome.new
    assert "- target: van-thu.moi-thon\n    reached: [thon-mot]\n" in outcome.new


@pytest.mark.parametrize("change", ASKED.values(), ids=ASKED)
def test_a_change_of_what_is_asked_refuses_the_form(
    change: tuple[str, str, str], make_workspace: Make, tmp_path: Path
) -> None:
    outcome = outcome_after(change, make_workspace, tmp_path)
    [(_, _, message)] = refused(outcome)
    assert message.startswith("Kế hoạch đã thay đổi sau khi lập phiếu")


def test_what_changed_is_named(make_workspace: Make, tmp_path: Path) -> None:
    changed = FILES[MOVEMENTS].replace("in: đồng", "in: triệu đồng").replace("van-thu.mo-hinh", "van-thu.mau")
    path = send(fill(empty_form(make_workspace()), ANSWERS), tmp_path)
    [(_, _, message)] = refused(one(make_workspace(**{MOVEMENTS: changed}), path))
    assert message == (
        "Kế hoạch đã thay đổi sau khi lập phiếu (đã sửa “Giảm chi phí văn phòng phẩm ít nhất 10%/năm”; "
        "thêm “Xây dựng 01 đến 02 mô hình trong năm”; bỏ “van-thu.mo-hinh”)."
    )


def test_another_order_of_targets_asks_the_same(make_workspace: Make, tmp_path: Path) -> None:
    lines = FILES[MOVEMENTS].split("\n      - ")
    head, items = lines[0], lines[1:-1]
    changed = "\n      - ".join((head, *reversed(items), lines[-1]))
    path = send(fill(empty_form(make_workspace()), ANSWERS), tmp_path)
    assert refused(one(make_workspace(**{MOVEMENTS: changed}), path)) == []


def reworded(workbook: Workbook, old: str, new: str) -> Workbook:
    """Return the form as a version of tdkt would have made it that says `new` for `old`."""
    for sheet in workbook.worksheets:
        for cell in (cell for row in sheet.iter_rows() for cell in row):
            if isinstance(cell.value, str):
                cell.value = cell.value.replace(old, new)
    return workbook


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Ô 1", "Số thứ nhất"),
        ("Cách ghi", "Hướng dẫn ghi"),
        ("Minh chứng", "Tài liệu kiểm chứng"),
        ("Người lập báo cáo", "Họ tên người lập"),
        ("Kỳ báo cáo", "Quý"),
        ("Tình hình", "Kết quả"),
        ("Kết quả nổi bật", "Việc làm được"),
    ],
)
def test_a_form_with_other_heads_and_labels_is_read_by_those(
    old: str, new: str, make_workspace: Make, tmp_path: Path
) -> None:
    workspace = make_workspace()
    workbook = fill(empty_form(workspace), ANSWERS)
    outcome = one(workspace, send(reworded(workbook, old, new), tmp_path))
    assert refused(outcome) == []
    assert outcome.answers.strays == []
    assert outcome.new == one(workspace, send(fill(empty_form(workspace), ANSWERS), tmp_path)).new


@pytest.mark.parametrize("damage", ["", "[]", '{"words": {}}', '{"words": 1}', "[1, 2"])
def test_a_form_whose_own_words_are_damaged_is_read_by_those_of_today(
    damage: str, make_workspace: Make, tmp_path: Path
) -> None:
    workspace = make_workspace()
    workbook = fill(empty_form(workspace), ANSWERS)
    hidden: Any = workbook["_tdkt"]
    for row in range(1, hidden.max_row + 1):
        hidden.cell(row, 4).value = damage if row == 1 else None
    assert refused(one(workspace, send(workbook, tmp_path))) == []


def test_a_form_that_lost_some_of_its_words_is_read_by_the_rest(make_workspace: Make, tmp_path: Path) -> None:
    workspace = make_workspace()
    workbook = fill(empty_form(workspace), ANSWERS)
    hidden: Any = workbook["_tdkt"]
    hidden.cell(1, 4).value = hidden.cell(1, 4).value.replace('"van-thu.mo-hinh"', '"van-thu.khac"')
    assert refused(one(workspace, send(workbook, tmp_path))) == []
