from __future__ import annotations

import datetime
import io
import shutil
import subprocess
import zipfile
from pathlib import Path

import pytest
from builders import figure, measure, programme, report, target
from openpyxl import Workbook, load_workbook

from conftest import REPOSITORY, write_files
from example_ward import FILES
from tdkt.attainment.assessment import Attainment, assess
from tdkt.checks.example_files import MOVEMENTS, ORGANIZATION, REPORT
from tdkt.checks.run import trusted_programme
from tdkt.exchange.report_workbook import report_workbook
from tdkt.model.period import Period
from tdkt.workspace.workspace import read_workspace

HEAD = 3


def sample(quarter: int = 3) -> Attainment:
    return assess(trusted_programme(read_workspace(REPOSITORY), 2026), Period.quarter(2026, quarter))


def opened(attainment: Attainment) -> Workbook:
    return load_workbook(io.BytesIO(report_workbook(attainment, attainment.assessments)))


def rows(workbook: Workbook, name: str, head: int = HEAD) -> list[dict[str, object]]:
    sheet = workbook[name]
    titles = [str(cell.value) for cell in sheet[head]]
    return [
        {title: cell.value for title, cell in zip(titles, row, strict=True)}
        for row in sheet.iter_rows(min_row=head + 1)
    ]


def test_three_sheets_with_the_figures_of_the_report() -> None:
    workbook = opened(sample())
    assert workbook.sheetnames == ["Tổng hợp", "Chỉ tiêu", "Còn thiếu"]
    found = rows(workbook, "Chỉ tiêu")
    assert len(found) == 25
    rate = next(row for row in found if row["Mã chỉ tiêu"] == "hai-long.ty-le")
    assert rate["Giá trị"] == 95.87
    assert (rate["Tử số"], rate["Mẫu số"], rate["Đơn vị tính"]) == (1160, 1210, "%")
    assert (rate["Kế hoạch"], rate["Thực hiện"], rate["Trạng thái"]) == (
        "≥ 95%",
        "95,87% (1.160/1.210)",
        "vượt",
    )
    assert rate["So với quý trước"] == 0.87
    assert rate["Số kỳ có số liệu"] == "3/3"
    assert rate["Số liệu"] == "minh họa"
    [missing, *figures] = rows(workbook, "Còn thiếu")
    assert missing["Đơn vị"] == "Văn phòng HĐND và UBND phường"
    assert missing["Hạn nộp"] == datetime.datetime(2026, 10, 5)
    assert missing["Người liên hệ"] == "Nguyễn Văn A (minh họa)"
    assert len(figures) == 4


def test_the_overview_adds_up() -> None:
    overview = rows(opened(sample()), "Tổng hợp", head=5)
    whole = next(row for row in overview if row["Đơn vị"] == "Toàn kế hoạch")
    assert (whole["Báo cáo đã nhận"], whole["Báo cáo phải nhận"]) == (14, 15)
    statuses = ("Vượt", "Đạt", "Đúng tiến độ", "Chậm", "Không đạt", "Không phát sinh", "Chưa báo cáo")
    assert [whole[status] for status in statuses] == [5, 8, 3, 4, 1, 0, 4]
    assert (whole["Số chỉ tiêu"], whole["Đánh giá được"], whole["Đã đạt"]) == (25, 21, 13)
    assert whole["Tỷ lệ đạt"] == 0.619
    office = overview[0]
    assert (office["Báo cáo đã nhận"], office["Báo cáo phải nhận"], office["Tỷ lệ đạt"]) == (2, 3, None)


def test_numbers_are_numbers_and_days_are_days() -> None:
    sheet = opened(sample())["Chỉ tiêu"]
    titles = {str(cell.value): number for number, cell in enumerate(sheet[HEAD], start=1)}
    done = [
        cell
        for (cell,) in sheet.iter_rows(
            min_row=HEAD + 1, min_col=titles["Ngày xong"], max_col=titles["Ngày xong"]
        )
        if cell.value is not None
    ]
    assert [cell.value for cell in done] == [datetime.datetime(2026, 9, 18)]
    assert all(cell.is_date and cell.number_format == "dd/mm/yyyy" for cell in done)
    for title in ("Giá trị", "Tử số", "Mẫu số", "So với quý trước"):
        cells = [sheet.cell(row, titles[title]) for row in range(HEAD + 1, sheet.max_row + 1)]
        assert all(cell.data_type == "n" for cell in cells), title


def test_no_format_carries_a_value_across_its_threshold() -> None:
    almost = target(measure("percentage", at_least=90))
    made = programme([almost], [report(1, figure(numerator=89_999, denominator=100_000))])
    sheet = opened(assess(made, Period.quarter(2026, 1)))["Chỉ tiêu"]
    cell = sheet.cell(HEAD + 1, 6)
    assert (cell.value, cell.number_format) == (89.999, "#,##0.000")


def test_ready_to_filter_and_to_print() -> None:
    workbook = opened(sample())
    for sheet in workbook.worksheets:
        assert sheet.page_setup.orientation == "landscape"
        assert sheet.page_setup.paperSize == 9
        assert sheet.sheet_properties.pageSetUpPr is not None
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
        assert sheet.page_setup.fitToHeight == 0
        assert sheet.oddFooter is not None
        assert "SỐ LIỆU MINH HỌA" in str(sheet.oddFooter.left.text)
        assert any(
            "SỐ LIỆU MINH HỌA" in str(cell.value) for row in sheet.iter_rows(max_row=4) for cell in row
        )
    sheet = workbook["Chỉ tiêu"]
    assert sheet.freeze_panes == "A4"
    assert sheet.auto_filter.ref == "A3:Q28"
    assert sheet.print_title_rows == "$3:$3"
    fills = {sheet.cell(row, 10).value: sheet.cell(row, 10).fill.fgColor.rgb for row in range(4, 29)}
    assert len(set(fills.values())) == len(fills) == 6, "a colour of its own for each word"


def test_where_nothing_is_missing_the_sheet_says_so() -> None:
    made = programme(
        [target(measure("count", at_least=1))], [report(1, figure(count=1)), report(1, unit="b")]
    )
    workbook = opened(assess(made, Period.quarter(2026, 1)))
    assert rows(workbook, "Còn thiếu")[0]["Đơn vị"] == "Không thiếu báo cáo, số liệu nào."
    assert not any("MINH HỌA" in str(c.value) for s in workbook for row in s.iter_rows() for c in row)


def test_a_selection_is_said_on_the_first_sheet() -> None:
    attainment = sample()
    data = report_workbook(attainment, attainment.assessments[:2])
    workbook = load_workbook(io.BytesIO(data))
    assert len(rows(workbook, "Chỉ tiêu")) == 2
    assert workbook["Tổng hợp"]["A3"].value == "Trang “Chỉ tiêu” chỉ ghi 2/25 chỉ tiêu đã chọn."
    empty = load_workbook(io.BytesIO(report_workbook(attainment, [])))
    assert rows(empty, "Chỉ tiêu") == []


@pytest.mark.parametrize("formula", ["=1+1", "+1+cmd|' /C calc'!A0", "-2+3", "@SUM(1+1)", '=HYPERLINK("x")'])
def test_no_text_is_ever_a_formula(formula: str, tmp_path: Path) -> None:
    quoted = "'" + formula.replace("'", "''") + "'"
    files = dict(FILES)
    files[ORGANIZATION] = files[ORGANIZATION].replace("name: Văn phòng,", f"name: {quoted},")
    files[MOVEMENTS] = files[MOVEMENTS].replace(
        "title: Phong trào thi đua về công tác văn thư", f"title: {quoted}"
    )
    files[MOVEMENTS] = (
        files[MOVEMENTS]
        .replace("text: 95% văn", f"text: {quoted[:-1]} 95% văn")
        .replace(
            "đúng hạn.\n        measure: {type: percentage", "đúng hạn.'\n        measure: {type: percentage"
        )
    )
    files[REPORT] = files[REPORT].replace(
        "numerator: 96, denominator: 100}", f"numerator: 90, denominator: 100, cause: {quoted}}}"
    )
    made = trusted_programme(read_workspace(write_files(tmp_path, files)), 2026)
    workbook = opened(assess(made, Period.quarter(2026, 1)))
    cells = [
        cell for sheet in workbook for row in sheet.iter_rows() for cell in row if cell.value is not None
    ]
    held = [cell for cell in cells if str(cell.value).startswith(formula)]
    assert len(held) >= 8
    assert all(cell.data_type == "s" and cell.quotePrefix for cell in held)
    assert not any(cell.data_type == "f" for cell in cells)


def test_the_same_figures_are_the_same_bytes() -> None:
    attainment = sample()
    first = report_workbook(attainment, attainment.assessments)
    assert report_workbook(sample(), sample().assessments) == first
    with zipfile.ZipFile(io.BytesIO(first)) as archive:
        assert b"2026-09-30T00:00:00Z" in archive.read("docProps/core.xml")


@pytest.mark.libreoffice
@pytest.mark.skipif(
    shutil.which("soffice") is None or shutil.which("pdftotext") is None,
    reason="cần LibreOffice Calc (soffice) và poppler (pdftotext)",
)
def test_libreoffice_opens_and_prints_it(tmp_path: Path) -> None:
    attainment = sample()
    path = tmp_path / "ket-qua.xlsx"
    path.write_bytes(report_workbook(attainment, attainment.assessments))
    command = [
        "soffice",
        f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}",
        "--headless",
        "--convert-to",
        "pdf",
        "--outdir",
        str(tmp_path),
        str(path),
    ]
    subprocess.run(command, capture_output=True, check=True, timeout=120)
    printed = path.with_suffix(".pdf")
    facts = subprocess.run(
        ["pdfinfo", str(printed)], capture_output=True, encoding="utf-8", check=True
    ).stdout
    assert "841.89 x 595.3" in facts
    pages = subprocess.run(
        ["pdftotext", "-layout", str(printed), "-"], capture_output=True, encoding="utf-8", check=True
    ).stdout.split("\f")[:-1]
    assert 3 <= len(pages) <= 5
    assert all("SỐ LIỆU MINH HỌA" in page for page in pages)
    assert sum("Nguyên nhân" in page for page in pages) == len(pages) - 2, (
        "the head repeats on each page of targets"
    )
    assert "###" not in "".join(pages), "every number fits its column"
