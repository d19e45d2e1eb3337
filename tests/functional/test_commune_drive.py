"""A drive of a commune across New Year, from nothing: founded, launched, registered for, reported on, summed up, rewarded, counted."""

from __future__ import annotations

import json
import re
from datetime import date
from pathlib import Path

import openpyxl
import pytest

from conftest import Run

FOUNDED = (
    "init", ".", "--type", "xã", "--name", "Đông Hưng", "--city", "tỉnh Hưng Yên", "--year", "2026", "--date", "2026-01-10",
    "--unit", "Văn phòng HĐND và UBND xã | VP", "--unit", "Phòng Văn hóa - Xã hội | VHXH",
    "--subdivision", "Thôn Một", "--signer", "Nguyễn Văn A | Chủ tịch", "--no-git",
)  # fmt: skip
LAUNCHED = (
    "new", "drive", "mừng Đảng, mừng Xuân 2027", "Thăm hỏi, tặng quà ít nhất 20 gia đình chính sách.", "--unit", "VHXH",
    "--from", "15/11/2026", "--until", "10/2/2027", "--phase", "Giai đoạn 1=31/12/2026", "--phase", "Giai đoạn 2=10/2/2027",
    "--register", "25/11/2026", "--id", "mung-xuan",
)  # fmt: skip
LIFE = "    life: {mode: regular, level: unit, from: 2026-01-01, until: 2026-12-31}\n"
FORMS = Path("build/2026/dot-thi-dua/mung-xuan/phieu")
REGISTER = """\
kind: award-register
people:
  - {id: nguyen-van-b, name: Nguyễn Văn B, gender: male, unit: van-hoa-xa-hoi, post: Chuyên viên}
"""


def _done(tdkt: Run, cwd: Path, *words: str) -> str:
    result = tdkt(*words, cwd=cwd)
    assert result.returncode == 0, f"{words}: {result.stdout}{result.stderr}"
    return " ".join(f"{result.stdout} {result.stderr}".split())


def _fill_in(path: Path, figure: int, day: date) -> None:
    book = openpyxl.load_workbook(path)
    book["Số liệu"].cell(6, 6).value = figure
    cover = book["Hướng dẫn"]
    for row in cover.iter_rows():
        for cell in row:
            if cell.value == "Ngày gửi":
                cover.cell(cell.row, cell.column + 1).value = day
    book.save(path)


@pytest.fixture
def commune(tdkt: Run, tmp_path: Path) -> Path:
    """Return a commune whose plan is issued, with its movements as they are held."""
    _done(tdkt, tmp_path, *FOUNDED)
    for path in (tmp_path / "plans").rglob("*.yaml"):
        text = re.sub(r"(?m)^.*# SỬA:.*\n|^illustrative: true\n", "", path.read_text(encoding="utf-8"))
        path.write_text(re.sub(r"(?m)^(    title: .*\n)(?=    items:)", rf"\1{LIFE}", text), encoding="utf-8")
    organization = tmp_path / "plans/organization.yaml"
    none_from_above = f"{organization.read_text(encoding='utf-8')}general_movements: []\n"
    organization.write_text(none_from_above, encoding="utf-8")
    _done(tdkt, tmp_path, "issue", "plan", "2026", "--number", "12", "--date", "2026-01-15")
    return tmp_path


def test_a_drive_of_a_commune_across_new_year_from_nothing(tdkt: Run, commune: Path) -> None:
    _done(tdkt, commune, *LAUNCHED)
    file = commune / "plans/2026/drives/mung-xuan/drive.yaml"
    registered = "  registered: [{unit: van-hoa-xa-hoi, date: 2026-11-20}]\n"
    _done(tdkt, commune, "issue", "drive", "mung-xuan", "--number", "91", "--date", "2026-11-10")
    # Units register when they have the signed plan; that changes nothing of what was signed.
    text = file.read_text(encoding="utf-8")
    file.write_text(
        text.replace("  until: 2026-11-25\n", f"  until: 2026-11-25\n{registered}"), encoding="utf-8"
    )
    assert "B101" not in _done(tdkt, commune, "validate")

    # Each phase has its form; what comes back is that phase's report, of both in one import in one file.
    forms = []
    for number, (figure, day) in enumerate(((12, date(2027, 1, 3)), (11, date(2027, 2, 12))), start=1):
        form = commune / FORMS / f"phieu-mung-xuan-giai-doan-{number}-van-hoa-xa-hoi.xlsx"
        _done(tdkt, commune, "form", f"mung-xuan/giai-doan-{number}" if number > 1 else "mung-xuan")
        assert form.exists(), "the form of the first phase that is still to be reported on"
        _fill_in(form, figure, day)
        forms.append(str(form))
    taken = tdkt("import", *forms, "--received", "2027-01-20", cwd=commune)
    assert taken.returncode == 0, taken.stderr
    assert taken.stdout.count("✔ đã ghi báo cáo mới") == 2
    assert "giai-doan-2-van-hoa-xa-hoi.xlsx, trang “Hướng dẫn”" in taken.stderr
    assert "cảnh báo R525: Ngày gửi 12/02/2027 sau ngày nhận phiếu 20/01/2027." in taken.stderr
    assert "giai-doan-2 = không có gì mới" in _done(tdkt, commune, "import", str(form))
    book = openpyxl.load_workbook(form)
    book["Thuyết minh"]["C6"] = "Hai dấu câu liền nhau,."
    book.save(form)
    told_at = tdkt("import", str(form), "--dry-run", cwd=commune)
    assert "trang “Thuyết minh”, ô C6: cảnh báo T702" in told_at.stdout + told_at.stderr
    status = _done(tdkt, commune, "status", "2027", "--drives", "--date", "2027-02-15")
    assert "Kế hoạch số 91/KH-UBND ngày 10/11/2026; đăng ký 1/1" in status
    assert status.count("1/1 đủ") == 2

    # The plan stands in the register of its year, the reports of January and February in that of the next.
    _done(
        tdkt,
        commune,
        "issue",
        "drive-report",
        "mung-xuan/giai-doan-1",
        "--number",
        "1",
        "--date",
        "2027-01-05",
    )
    _done(tdkt, commune, "issue", "drive-report", "mung-xuan", "--number", "3", "--date", "2027-02-20")
    assert "91/KH-UBND" in _done(tdkt, commune, "register", "2026")
    both = _done(tdkt, commune, "register", "2027")
    assert "01/BC-UBND" in both
    assert "03/BC-UBND" in both
    report = _done(tdkt, commune, "render", "drive-report", "mung-xuan").split()[0]
    said = _done(tdkt, commune, "text", report)
    assert "Đã có 01/01 đơn vị có nội dung trong kế hoạch đăng ký thi đua." in said
    assert "Kính gửi: Ủy ban nhân dân tỉnh Hưng Yên" in said
    assert "- UBND tỉnh" not in said
    assert "| ≥ 20 | 23 (đạt 115% kế hoạch) | Vượt" in said

    # The drive is one movement of 2026, also next year; the year's report says how far it was then.
    (commune / "plans/awards").mkdir(exist_ok=True)
    (commune / "plans/awards/register.yaml").write_text(REGISTER, encoding="utf-8")
    asked = ("--drive", "mung-xuan", "--type", "thematic", "--who", "nguyen-van-b", "--year", "2027")
    _done(tdkt, commune, "new", "batch", "khen-mung-xuan", *asked)
    assert "drive: mung-xuan" in (commune / "plans/2027/awards/khen-mung-xuan/batch.yaml").read_text(
        encoding="utf-8"
    )
    page = _done(tdkt, commune, "new", "year", "2027")
    assert "(15/11/2026 - 10/02/2027; còn sang 2027: giữ nguyên, không lập lại)" in page
    assert [_of(tdkt, commune, year) for year in ("2026", "2027")] == [(3, 1), (2, 0)]
    at_new_year = _done(tdkt, commune, "render", "report", "2026").split()[0]
    told = _done(tdkt, commune, "text", at_new_year)
    assert (
        "đang thực hiện, đã nhận 01/01 báo cáo đến hết giai đoạn 1, 00/01 chỉ tiêu được đánh giá đã đạt hoặc vượt (0%)"
        in told
    )


def _of(tdkt: Run, cwd: Path, year: str) -> tuple[int, int]:
    """Return how many movements form 0601.N has for a year, and how many of them are held by their subject."""
    found = json.loads(tdkt("awards", "stats", year, "--format", "json", cwd=cwd).stdout)
    cells = {(one["row"], one["column"]): one["value"] for one in found["statistical_forms"][0]["cells"]}
    return cells["01", "1"], cells["11", "1"]
