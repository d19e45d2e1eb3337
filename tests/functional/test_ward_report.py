"""The quarterly báo cáo as its reader finds it."""

from __future__ import annotations

import io

import pytest
from docx import Document
from docx.document import Document as WordDocument

from conftest import REPOSITORY
from tdkt.checks.run import programme_of
from tdkt.documents.docx_writer import docx_bytes
from tdkt.documents.ward_report import report_document
from tdkt.model.period import Period
from tdkt.workspace.workspace import read_workspace


@pytest.fixture(scope="module")
def word() -> WordDocument:
    programme = programme_of(read_workspace(REPOSITORY), 2026)
    return Document(io.BytesIO(docx_bytes(report_document(programme, Period.quarter(2026, 3), []))))


@pytest.fixture(scope="module")
def lines(word: WordDocument) -> list[str]:
    return [paragraph.text for paragraph in word.paragraphs if paragraph.text.strip()]


def test_coverage_and_counts_are_said_in_a_sentence(lines: list[str]) -> None:
    assert (
        "Đến hết quý III năm 2026, đã nhận 14/15 báo cáo phải có của các đơn vị tính từ đầu năm; còn thiếu: "
        "Văn phòng HĐND và UBND phường (quý III năm 2026)." in lines
    )
    assert any(
        line.startswith("Kế hoạch có 25 chỉ tiêu. Đến nay đánh giá được 21 chỉ tiêu") for line in lines
    )


def test_parts_are_numbered_and_every_unit_has_its_own(lines: list[str]) -> None:
    assert [line.split(".")[0] for line in lines if line.isupper() and line[0] in "IV"] == [
        "I",
        "II",
        "III",
        "IV",
        "V",
    ]
    for number, unit in enumerate(("Văn phòng HĐND và UBND phường", "Phòng Văn hóa - Xã hội"), start=1):
        assert f"{number}. {unit}" in lines
    assert "Đơn vị chưa gửi báo cáo quý III năm 2026." in lines


def test_each_item_is_a_line_of_its_own(lines: list[str]) -> None:
    assert not [line for line in lines if ".- " in line or ";- " in line]
    assert "- Phối hợp tổ chức các hội nghị, tọa đàm biểu dương gương điển hình: đã xong." in lines


def test_what_is_behind_has_its_cause(lines: list[str]) -> None:
    assert any(
        line.startswith(
            "- Chỉ tiêu “100% hồ sơ quyết toán đúng thời hạn”: chậm; thực hiện 96% (24/25), kế hoạch 100%"
        )
        and "Nguyên nhân: 01 hồ sơ phải bổ sung chứng từ." in line
        for line in lines
    )


def test_the_appendix_holds_every_target_with_its_coverage(word: WordDocument) -> None:
    table = next(table for table in word.tables if table.rows[0].cells[0].text == "TT")
    rows = [[cell.text for cell in row.cells] for row in table.rows]
    assert len(rows) == 26
    assert rows[1][4] == "99,88% (2.420/2.423); mới có 2/3 kỳ"
    assert rows[1][5] == "chưa báo cáo"
    assert [row[0] for row in rows[1:]] == [str(number) for number in range(1, 26)]


def test_every_page_says_that_the_figures_are_samples_and_it_is_a_draft(word: WordDocument) -> None:
    for section in word.sections:
        for footer in (section.footer, section.first_page_footer):
            assert "SỐ LIỆU MINH HỌA" in "".join(paragraph.text for paragraph in footer.paragraphs)
    heads = "".join(cell.text for row in word.tables[0].rows for cell in row.cells)
    assert "DỰ THẢO" in heads + "".join(paragraph.text for paragraph in word.paragraphs)
    assert "/BC-UBND" in heads
