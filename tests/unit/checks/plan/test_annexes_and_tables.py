"""Annexes, tables and issuers in every kind of file that has them: what is written amiss is told before anything is printed."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from conftest import write_files
from example_ward import FILES, WITH_DRIVE
from tdkt.checks.example_files import DRIVE, ORGANIZATION, PLAN, WARD_REPORT
from tdkt.checks.run import find_problems
from tdkt.workspace.workspace import Workspace, read_workspace

Make = Callable[..., Workspace]
CLOSING = "Các đơn vị tổ chức thực hiện nghiêm túc Kế hoạch này."
SHORT_ROW = 'annexes:\n  - title: Biểu số liệu\n    body: ["| TT | Nội dung | Mức |", "| Mô hình | 04 |"]\n'


def told(workspace: Workspace, *codes: str) -> list[tuple[str, str, int]]:
    found = (one for one in find_problems(workspace) if one.code in codes)
    return [(one.code, one.place.file, one.place.line) for one in found]


def test_a_short_row_is_an_error_wherever_a_table_stands(tmp_path: Path) -> None:
    plan = f"{FILES[PLAN].rstrip()}\n{SHORT_ROW}"
    drive = f"{WITH_DRIVE[DRIVE].rstrip()}\n{SHORT_ROW}"
    report = f"kind: ward-report\nperiod: 2026-Q1\n{SHORT_ROW}"
    files = {**WITH_DRIVE, PLAN: plan, DRIVE: drive, WARD_REPORT: report}
    found = told(read_workspace(write_files(tmp_path, files)), "N806")
    assert sorted(file for _, file, _ in found) == sorted((PLAN, DRIVE, WARD_REPORT))


def test_an_annex_that_is_not_there_is_told_in_a_drive_and_a_report_too(tmp_path: Path) -> None:
    drive = WITH_DRIVE[DRIVE].replace(
        "Hoàn thành sắp xếp kho lưu trữ.", "Hoàn thành sắp xếp kho theo Phụ lục II."
    )
    report = (
        "kind: ward-report\nperiod: 2026-Q1\npassages: {overview: {before: [Chi tiết tại Phụ lục III.]}}\n"
    )
    files = {**WITH_DRIVE, DRIVE: drive, WARD_REPORT: report}
    found = told(read_workspace(write_files(tmp_path, files)), "M667")
    assert sorted(file for _, file, _ in found) == sorted((DRIVE, WARD_REPORT))


@pytest.mark.parametrize(
    "words",
    [
        "Thực hiện theo Phụ lục I Nghị định số 30/2020/NĐ-CP.",
        "Theo Kế hoạch số 12/KH-UBND của tỉnh, chỉ tiêu tại Phụ lục III.",
        "Số liệu lấy từ bảng 3 của Hướng dẫn số 05/HD-SNV.",
        "Chấm điểm theo bảng 100 điểm.",
    ],
)
def test_an_annex_or_table_of_another_document_is_none_of_ours(in_memory: Make, words: str) -> None:
    plan = FILES[PLAN].replace(CLOSING, words)
    assert told(in_memory(**{PLAN: plan}), "M667", "M669") == []


def test_one_annex_is_pointed_to_by_any_words_and_each_of_several_by_its_number(in_memory: Make) -> None:
    one = "annexes:\n  - {title: Biểu mẫu, body: [Mẫu số 01]}\n"
    two = f"{one}  - {{title: Lịch, body: [Tháng 5]}}\n"
    for words, annexes, count in (
        ("Các đơn vị báo cáo theo mẫu kèm theo.", one, 0),
        ("Các đơn vị báo cáo đầy đủ.", one, 1),
        ("Các đơn vị báo cáo theo các Phụ lục kèm theo.", two, 0),
        ("Các đơn vị báo cáo theo Phụ lục I đến Phụ lục II.", two, 0),
        ("Các đơn vị báo cáo theo Phụ lục II.", two, 1),
    ):
        plan = f"{FILES[PLAN].replace(CLOSING, words).rstrip()}\n{annexes}"
        assert len(told(in_memory(**{PLAN: plan}), "M668")) == count, words


def test_issuers_and_their_signers_have_ids_of_their_own(in_memory: Make) -> None:
    def issuer(name: str, *signers: str) -> str:
        said = ", ".join(f"{{id: {one}, name: Nguyễn Văn A, post: Chủ tịch}}" for one in signers)
        return f"  - {{id: hoi-dong, type: other, name: {name}, head: [HỘI]}}".replace(
            "]}", f"], abbreviation: HC, signers: [{said}]}}"
        )

    text = "\n".join(
        (FILES[ORGANIZATION].rstrip(), "issuers:", issuer("Hội A", "a", "a"), issuer("Hội B", "b"), "")
    )
    lines = text.count("\n")
    assert told(in_memory(**{ORGANIZATION: text}), "I301") == [
        ("I301", ORGANIZATION, lines - 1),
        ("I301", ORGANIZATION, lines),
    ]
