"""Who a report says has sent what, where one unit reports each month and another each quarter."""

from __future__ import annotations

from pathlib import Path

import pytest

from conftest import write_files
from example_ward import FILES
from monthly_unit import MONTHLY, of_month
from tdkt.checks.run import trusted_programme
from tdkt.documents.page.blocks import Table, plain_text
from tdkt.documents.report.ward_report import report_document
from tdkt.documents.texts.templates import Templates
from tdkt.model.period import Period
from tdkt.workspace.workspace import read_workspace

OF_OFFICE = "plans/2026/reports/2026-Q1/van-phong.yaml"


def said(folder: Path, key: str, *months: int, office: bool = True) -> str:
    files = {**FILES, "plans/2026/movements/kinh-te.yaml": MONTHLY, **dict(map(of_month, months))}
    if not office:
        del files[OF_OFFICE]
    workspace = read_workspace(write_files(folder, files))
    document = report_document(trusted_programme(workspace, 2026), Period.parse(key, year=2026), Templates())
    lines = [plain_text(block.spans) for block in document.blocks if not isinstance(block, Table)]
    return "\n".join(lines).replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("key", "months", "office", "words"),
    [
        (
            "2026-M02",
            (1, 2),
            False,
            "Phòng Kinh tế đã gửi báo cáo tháng 02 năm 2026; tính từ đầu năm đã nhận 02/02 báo cáo tháng phải có.",
        ),
        (
            "2026-M02",
            (1,),
            True,
            "Phòng Kinh tế chưa gửi báo cáo tháng 02 năm 2026; tính từ đầu năm đã nhận 01/02 báo cáo tháng phải có; "
            "còn thiếu: Phòng Kinh tế (tháng 02).",
        ),
        (
            "2026-Q1",
            (1, 2, 3),
            True,
            "Đã có 02/02 đơn vị gửi đủ báo cáo các tháng, quý của quý I năm 2026; tính từ đầu năm đã nhận 04/04 báo "
            "cáo tháng, quý phải có.",
        ),
        (
            "2026-Q1",
            (1, 2),
            False,
            "Chưa có đơn vị nào trong số 02 đơn vị gửi đủ báo cáo các tháng, quý của quý I năm 2026; tính từ đầu năm đã "
            "nhận 02/04 báo cáo tháng, quý phải có; còn thiếu: Văn phòng (quý I), Phòng Kinh tế (tháng 3).",
        ),
        (
            "2026-H1",
            (1, 2, 3, 4, 5, 6),
            True,
            "Đã có 01/02 đơn vị gửi đủ báo cáo các tháng, quý của 6 tháng đầu năm 2026; tính từ đầu năm đã nhận 07/08 "
            "báo cáo tháng, quý phải có; còn thiếu: Văn phòng (quý II).",
        ),
    ],
)
def test_every_mix_names_who_and_counts_what(
    key: str, months: tuple[int, ...], office: bool, words: str, tmp_path: Path
) -> None:
    assert words in said(tmp_path, key, *months, office=office)


def test_a_unit_that_has_not_sent_a_month_is_told_in_the_report_on_the_quarter(tmp_path: Path) -> None:
    text = said(tmp_path, "2026-Q1", 1, 3)
    assert "Đơn vị chưa gửi báo cáo tháng 02 năm 2026." in text


def test_the_words_of_months_stand_in_the_report_on_their_quarter(tmp_path: Path) -> None:
    text = said(tmp_path, "2026-Q1", 1, 2, 3)
    for month in (1, 2, 3):
        assert f"Hỗ trợ hộ kinh doanh của tháng {month}" in text
