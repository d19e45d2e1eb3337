"""What a report and a finding call the time that they speak of: of a school year no "quý" and no "năm" alone, of a month no quarter."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from example_ward import FILES as WARD
from school_year import FILES, MONTHS
from tdkt.checks.programmes import programme_of
from tdkt.checks.run import find_problems
from tdkt.documents.page.blocks import OfficialDocument, Table, plain_text
from tdkt.documents.report.ward_report import report_document
from tdkt.documents.texts.templates import Templates
from tdkt.model.period import Period
from tdkt.model.place import Place
from tdkt.model.plan_year import SchoolYear
from tdkt.review.year_calendar.entry import Kind
from tdkt.review.year_calendar.year_calendar import year_calendar
from tdkt.workspace.plan_days import timed
from tdkt.workspace.schema_messages import missing_key
from tdkt.workspace.workspace import Workspace

Make = Callable[..., Workspace]
TERM_FILE = "plans/2026-2027/movements/trung-hoc.yaml"
REPORT_FILE = "plans/2026-2027/reports/2026-2027-HK1/trung-hoc.yaml"
NOT_OF_A_SCHOOL_YEAR = re.compile(r"\bquý\b|\b(?:từ đầu|cả|hết|cuối|trong) năm (?!học\b)(?!\d)|\b00 đơn vị")


def text_of(document: OfficialDocument) -> str:
    lines: list[str] = []
    for block in (*document.blocks, *(one for page in document.appendices for one in page.blocks)):
        if isinstance(block, Table):
            lines += [plain_text(cell) for row in (block.head, *block.rows) for cell in row]
        else:
            lines.append(plain_text(block.spans))
    return "\n".join(lines).replace("\u00a0", " ") + "\n"


def report(workspace: Workspace, key: str) -> str:
    period = timed(workspace, Period.parse(key, year=0))
    return text_of(report_document(programme_of(workspace, period.year), period, Templates()))


@pytest.mark.parametrize(
    ("key", "said"),
    [
        ("2026-2027-M09", "tính từ đầu năm học đã nhận 01/01 báo cáo tháng phải có"),
        ("2026-2027-M05", "tính lũy kế từ đầu năm học"),
        ("2026-2027-HK1", "Dự kiến cả năm học theo tiến độ hiện nay"),
        ("2026-2027", "gửi đủ báo cáo các tháng, học kỳ của năm học 2026 - 2027"),
    ],
)
def test_a_report_of_a_school_year(key: str, said: str, make_workspace: Make) -> None:
    text = report(make_workspace(**FILES), key)
    assert said in text
    assert NOT_OF_A_SCHOOL_YEAR.findall(text) == []
    assert "{{" not in text


def test_a_month_in_which_nobody_reports_has_no_empty_table(make_workspace: Make) -> None:
    text = report(make_workspace(**WARD), "2026-M01")
    assert (
        "Không đơn vị nào phải gửi báo cáo tháng 01 năm 2026; tính từ đầu năm chưa có báo cáo nào đến kỳ."
        in text
    )
    assert "Kế hoạch không có chỉ tiêu báo cáo hằng tháng" in text
    assert "Phụ lục" not in text
    assert "Trạng thái" not in text


@pytest.mark.parametrize(
    ("file", "text", "instead", "said"),
    [
        (REPORT_FILE, "submitted: 2027-01-20", "submitted: 2027-01-10", "trước khi hết học kỳ."),
        (
            f"plans/2026-2027/reports/2026-2027-M{MONTHS[0]}/tieu-hoc.yaml",
            "illustrative: true",
            "illustrative: true\nsubmitted: 2026-09-20",
            "trước khi hết tháng.",
        ),
        (
            REPORT_FILE,
            "progress: under_way}\ntasks",
            "progress: done, done_on: 2027-02-01}\ntasks",
            "Ghi vào báo cáo của học kỳ có ngày đó.",
        ),
        (
            TERM_FILE,
            "Có ít nhất 10 tiết dạy giỏi cấp trường.\n        measure: {type: count, at_least: 10, of: tiết dạy giỏi cấp trường}",
            "Duy trì 10 câu lạc bộ.\n        measure: {type: count, at_least: 10, of: câu lạc bộ}",
            "cách đo lại cộng các học kỳ: học kỳ nào cũng có 10 câu lạc bộ thì cả năm học sẽ ra 20.",
        ),
    ],
)
def test_a_finding_in_a_school_year(
    file: str, text: str, instead: str, said: str, make_workspace: Make
) -> None:
    assert text in FILES[file]
    found = find_problems(make_workspace(**{**FILES, file: FILES[file].replace(text, instead)}))
    told = "\n".join(f"{one.message} {one.hint}" for one in found)
    assert said in told
    assert NOT_OF_A_SCHOOL_YEAR.findall(told) == []


PLAN_FILE = "plans/2026-2027/plan.yaml"


def test_the_days_of_a_school_year_stand_on_its_calendar(make_workspace: Make) -> None:
    days = "until: 2027-05-28, opening: 2026-09-05, closing: 2027-05-27}"
    plan = FILES[PLAN_FILE].replace("until: 2027-05-28}", days)
    found = year_calendar(make_workspace(**{**FILES, PLAN_FILE: plan}), SchoolYear(2026))
    told = [f"{one.day:%d/%m} {one.what}" for one in found.entries if one.kind is Kind.SCHOOL]
    assert told == [
        "05/09 Khai giảng năm học 2026 - 2027",
        "05/09 Ngày đầu năm học 2026 - 2027",
        "17/01 Kết thúc học kỳ I năm học 2026 - 2027",
        "18/01 Ngày đầu học kỳ II năm học 2026 - 2027",
        "27/05 Tổng kết năm học 2026 - 2027",
        "28/05 Ngày cuối năm học 2026 - 2027",
    ]
    mixed = plan.replace("opening: 2026-09-05", "opening: 2027-05-28")
    problems = find_problems(make_workspace(**{**FILES, PLAN_FILE: mixed}))
    assert [one.code for one in problems if "Khai giảng (opening)" in one.message] == ["K414"]


def test_a_quarter_keeps_its_numeral() -> None:
    found = missing_key("Q2", {"Q2": {"title": "Hết quý II"}}, Place("a.yaml", 1, 1), "")
    assert found.message == "Thiếu khóa “Q2” (hết quý II)."
