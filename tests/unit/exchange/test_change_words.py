"""What a form changes, said to somebody who reads no YAML."""

from __future__ import annotations

from pathlib import Path

import pytest
from filled_forms import (
    ANSWERS,
    FIRST_QUARTER,
    cell,
    empty_form,
    fill,
    form_of,
    one,
    opened,
    send,
    with_report,
)

from example_ward import FILES
from tdkt.checks.example_files import REPORT
from tdkt.exchange.change_words import in_words
from tdkt.workspace.workspace import read_workspace

TEXT = FILES[REPORT] + "narrative:\n  results:\n    - Một.\n    - Hai.\n"
CONTENT = "Nội dung (mỗi ý một dòng)"
PLACES = "Mỗi thôn có ít nhất 01 mô hình"


def said(folder: Path, answers: dict[tuple[str, str, str], object], text: str = TEXT) -> list[str]:
    """Return what the form of the report `text` says after `answers` have been put in."""
    workspace = with_report(text, folder / "kho")
    workbook = fill(opened(form_of(workspace, FIRST_QUARTER)), answers)
    outcome = one(workspace, send(workbook, folder))
    assert outcome.refusals == []
    assert outcome.form is not None
    return list(in_words(outcome.form, outcome.changes))


@pytest.mark.parametrize(
    ("where", "value", "line"),
    [
        (("Số liệu", "van-thu.dung-han", "Ô 1"), 97, "95% văn bản được xử lý đúng hạn: tử số 96 → 97"),
        (("Số liệu", "van-thu.tiet-kiem", "Ô 2"), 12500000, "Giảm chi phí văn phòng phẩm ít nhất 10%/năm: số kỳ gốc 10.000.000 → 12.500.000"),
        (("Số liệu", "van-thu.mo-hinh", "Minh chứng"), "Số 6", "Xây dựng 01 đến 02 mô hình trong năm: minh chứng “Số 6”"),
        (("Số liệu", "van-thu.mo-hinh", "Nguyên nhân (nếu chậm, không đạt)"), "Thiếu người", "Xây dựng 01 đến 02 mô hình trong năm: nguyên nhân “Thiếu người”"),
        (("Số liệu", "van-thu.khong-giay", "Ô 1"), "chưa bắt đầu", "Hoàn thành mô hình “Văn phòng không giấy tờ”: tình hình đang thực hiện → chưa bắt đầu"),
        (("Thôn, tổ dân phố", "thon-hai", PLACES), "đạt", f"{PLACES}: nơi đạt: thêm Thôn Hai"),
        (("Thôn, tổ dân phố", "thon-mot", PLACES), "chưa", f"{PLACES}: nơi đạt: bỏ Thôn Một"),
        (("Nhiệm vụ", "van-thu.quan-ly", "Tình hình"), "Đã xong", "Quản lý tài sản công tiết kiệm, minh bạch: tình hình đang thực hiện → đã xong"),
        (("Thuyết minh", "results", CONTENT), "Ba.", "sửa kết quả nổi bật: “Một.” → “Ba.”"),
        (("Thuyết minh", "proposals", CONTENT), "Cấp máy.", "thêm kiến nghị, đề xuất: “Cấp máy.”"),
    ],
)  # fmt: skip
def test_one_changed_cell_is_one_line_of_words(
    where: tuple[str, str, str], value: object, line: str, tmp_path: Path
) -> None:
    assert said(tmp_path, {where: value}) == [line]


def test_the_fields_of_a_figure_share_a_line(tmp_path: Path) -> None:
    done: dict[tuple[str, str, str], object] = {
        ("Số liệu", "van-thu.khong-giay", "Ô 1"): "đã xong",
        ("Số liệu", "van-thu.khong-giay", "Ô 2"): "02/03/2026",
    }
    assert said(tmp_path, done) == [
        "Hoàn thành mô hình “Văn phòng không giấy tờ”: tình hình đang thực hiện → đã xong; ngày xong 02/03/2026"
    ]


def test_what_goes_is_said(tmp_path: Path) -> None:
    text = TEXT.replace("count: 1}", "count: 1, note: Ở Thôn Một}")
    gone: dict[tuple[str, str, str], object] = {
        ("Số liệu", "van-thu.mo-hinh", "Ghi chú"): None,
        ("Thuyết minh", "results", CONTENT): None,
    }
    assert said(tmp_path, gone, text) == [
        "Xây dựng 01 đến 02 mô hình trong năm: bỏ ghi chú “Ở Thôn Một”",
        "bỏ kết quả nổi bật: “Một.”",
    ]


def test_a_new_report_is_told_whole(example_folder: Path, tmp_path: Path) -> None:
    workspace = read_workspace(example_folder)
    workbook = fill(empty_form(workspace), ANSWERS)
    cell(workbook, "Thôn, tổ dân phố", "thon-mot", PLACES).value = "chưa"
    outcome = one(workspace, send(workbook, tmp_path))
    assert outcome.form is not None
    lines = list(in_words(outcome.form, outcome.changes))
    assert lines[0] == "95% văn bản được xử lý đúng hạn: tử số 96; mẫu số 100"
    assert f"{PLACES}: chưa nơi nào đạt" in lines
    assert len(lines) == 6
