"""The main job on the real plan: validate, report, render; the printed plan against the issued text."""

from __future__ import annotations

import difflib
import io
import re
import shutil
from pathlib import Path

import pytest
from docx import Document
from docx.oxml.ns import qn

from conftest import REPOSITORY, Run
from tdkt.attainment.assessment import assess, summarize
from tdkt.attainment.status import Status
from tdkt.checks.programmes import programme_of
from tdkt.checks.run import find_problems
from tdkt.documents.plan import plan_document
from tdkt.documents.texts.templates import Templates
from tdkt.documents.word.writer import docx_bytes
from tdkt.model.measure import MeasureType
from tdkt.model.period import Period
from tdkt.model.programme import Programme
from tdkt.model.text import plain
from tdkt.workspace.workspace import read_workspace

SOURCE = REPOSITORY / "tests" / "data" / "ke-hoach-40-KH-UBND-2026.txt"


@pytest.fixture(scope="module")
def programme() -> Programme:
    return programme_of(read_workspace(REPOSITORY), 2026)


@pytest.fixture(scope="module")
def printed(programme: Programme) -> str:
    document = Document(io.BytesIO(docx_bytes(plan_document(programme, Templates()))))
    paragraphs = document.element.body.iter(qn("w:p"))
    return "\n".join(
        "".join(
            "-" if found.tag == qn("w:noBreakHyphen") else found.text or ""
            for found in paragraph.iter(qn("w:t"), qn("w:noBreakHyphen"))
        )
        for paragraph in paragraphs
    )


def words(text: str) -> list[str]:
    return re.findall(r"\S+", text)


def test_printed_plan_is_the_issued_text_apart_from_the_recorded_corrections(
    programme: Programme, printed: str
) -> None:
    issued = plain(SOURCE.read_text(encoding="utf-8"))
    for slip in programme.plan.corrections:
        assert issued.count(slip.issued) == 1, slip.issued
        issued = issued.replace(slip.issued, slip.mended)
    issued = re.sub(r"(?m)^\s*- (?=[a-zđ]\) )", "", issued)  # the text file's own bullets before a), b), c)
    start = "Căn cứ Luật Thi đua"
    wanted, got = (words(text[text.index(start) :]) for text in (issued, printed))
    differences = [
        (" ".join(wanted[a:b]), " ".join(got[c:d]))
        for kind, a, b, c, d in difflib.SequenceMatcher(None, wanted, got, autojunk=False).get_opcodes()
        if kind != "equal"
    ]
    assert differences == []


def test_head_of_the_printed_plan(printed: str) -> None:
    head = printed[: printed.index("Căn cứ")]
    for text in (
        "ỦY BAN NHÂN DÂN",
        "PHƯỜNG VIỆT HÒA",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
        "Số: 40/KH-UBND",
        "Việt Hòa, ngày 30 tháng 01 năm 2026",
        "KẾ HOẠCH",
        "Triển khai công tác thi đua, khen thưởng năm 2026",
    ):
        assert text in head


def test_every_text_of_the_data_is_printed_in_order(programme: Programme, printed: str) -> None:
    flat = " ".join(words(printed))
    position = 0
    for movements in programme.movements:
        for movement in movements.movements:
            for text in (movement.title, *(item.text for item in movement.items)):
                found = flat.find(" ".join(words(plain(text))), position)
                assert found >= 0, text
                position = found


def test_validate_finds_no_error_and_points_at_the_slips(programme: Programme) -> None:
    found = find_problems(read_workspace(REPOSITORY))
    assert [finding for finding in found if finding.is_error] == []
    codes = [finding.code for finding in found]
    assert codes.count("C906") == len(programme.plan.corrections)
    assert "C903" in codes  # the date of 57-NQ/TW
    assert "K404" in codes  # the movement whose period ended in 2025
    assert "C905" in codes  # the capital letter in the law's name
    assert codes.count("R510") == 1  # one target behind in quý III has no cause yet


def test_the_reports_exercise_every_kind_of_target_and_every_status(programme: Programme) -> None:
    kinds = {target.measure.type for target in programme.targets}
    assert kinds == set(MeasureType) - {MeasureType.AMOUNT}  # the plan promises no amount
    seen = {
        found.status
        for quarter in (1, 2, 3)
        for found in assess(programme, Period.quarter(2026, quarter)).assessments
    }
    assert seen == set(Status) - {Status.NOT_DUE}  # no figure of this plan is known once a year only


def test_sample_figures_are_marked_and_one_unit_is_late(programme: Programme) -> None:
    assert all(report.illustrative for report in programme.reports)
    third = assess(programme, Period.quarter(2026, 3))
    assert third.illustrative
    assert [(unit.id, quarter.key) for unit, quarter in third.missing] == [("van-phong", "2026-Q3")]
    assert summarize(third.of_unit("van-phong")).by_status[Status.NOT_REPORTED] == 4


def test_exactly_ninety_percent_has_not_reached_more_than_ninety(programme: Programme) -> None:
    half = assess(programme, Period.quarter(2026, 2))
    families = next(found for found in half.assessments if found.target.id.endswith("gia-dinh-van-hoa"))
    assert families.gathered.value is not None
    assert families.gathered.value.amount == 90
    assert families.status is Status.BEHIND


def test_the_three_commands_work_as_written(tdkt: Run, tmp_path: Path) -> None:
    shutil.copytree(REPOSITORY / "plans", tmp_path / "plans")
    checked = tdkt("validate", cwd=tmp_path)
    assert checked.returncode == 0
    assert re.match(r"Đã kiểm tra \d+ tệp: không có lỗi, \d+ cảnh báo\.", checked.stderr)
    reported = tdkt("report", "--quarter", cwd=tmp_path)
    assert reported.returncode == 0
    assert "QUÝ III NĂM 2026" in reported.stdout
    assert "SỐ LIỆU MINH HỌA" in reported.stdout
    assert "Báo cáo đã nhận: 14/15" in reported.stdout
    rendered = tdkt("render", "plan", "2026", cwd=tmp_path / "plans" / "2026")
    assert rendered.returncode == 0
    assert (tmp_path / "build" / "2026" / "ke-hoach.docx").stat().st_size > 10_000


@pytest.mark.libreoffice
@pytest.mark.skipif(
    shutil.which("soffice") is None or shutil.which("pdftotext") is None,
    reason="cần LibreOffice (soffice) và poppler (pdftotext)",
)
def test_pages_of_the_plan_as_pdf(tdkt: Run, tmp_path: Path) -> None:
    import subprocess

    shutil.copytree(REPOSITORY / "plans", tmp_path / "plans")
    rendered = tdkt("render", "plan", "2026", "--pdf", cwd=tmp_path)
    assert rendered.returncode == 0, rendered.stderr
    pdf = tmp_path / "build" / "2026" / "ke-hoach.pdf"
    text = subprocess.run(
        ["pdftotext", "-layout", pdf, "-"], capture_output=True, encoding="utf-8", check=True
    ).stdout
    pages = text.split("\f")[:-1]
    assert 7 <= len(pages) <= 10
    assert pages[0].lstrip().startswith("ỦY BAN NHÂN DÂN")
    assert [page.split()[0] for page in pages[1:]] == [str(number) for number in range(2, len(pages) + 1)]
    last = pages[-1]
    assert re.search(r"Nơi nhận:\s+TM\. ỦY BAN NHÂN DÂN", last), "level with each other"
    assert "Đào Quang Dương" in last
    fonts = subprocess.run(["pdffonts", pdf], capture_output=True, encoding="utf-8", check=True).stdout
    assert "DejaVu" not in fonts
