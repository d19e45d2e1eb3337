"""Who issues the reports on a plan that a Council issued, and that nobody reports to themselves."""

from __future__ import annotations

from pathlib import Path

import pytest

from conftest import Run, write_files
from school_year import FILES
from tdkt.documents.word.plain_text import docx_text

PLAN = "plans/2026-2027/plan.yaml"
PERIOD = "2026-2027-HK1"
TO_THE_CITY = "addressees: [Ủy ban nhân dân thành phố Hải Phòng]"
TO_THE_WARD = "addressees: [Ủy ban nhân dân phường]"
OUTLINE = """kind: report-outline
outlines:
  - for: [term]
    title: Kết quả {{ period }}
    parts:
      - heading: Kết quả
        content: [coverage, totals]
"""


@pytest.fixture
def school(tmp_path: Path) -> Path:
    plan = FILES[PLAN].replace(TO_THE_CITY, TO_THE_WARD)
    return write_files(tmp_path / "kho", {**FILES, PLAN: plan})


def symbol_of(folder: Path, tdkt: Run, period: str = PERIOD) -> str:
    made = tdkt("render", "report", period, cwd=folder)
    assert made.returncode == 0, made.stderr
    [paper] = [path for path in (folder / "build").rglob("bao-cao-*.docx") if "giai" not in path.name]
    text = docx_text(paper.read_bytes()).replace("\xa0", " ")
    return next(line.partition("/")[2] for line in text.splitlines() if line.startswith("Số:"))


def test_the_council_that_issued_the_plan_reports_on_it_to_the_ward(school: Path, tdkt: Run) -> None:
    assert "R537" not in tdkt("validate", cwd=school).stdout
    assert symbol_of(school, tdkt) == "BC-HĐTĐKT"
    issued = tdkt("issue", "report", PERIOD, "--number", "3", "--date", "2027-01-25", cwd=school)
    assert "BC-HĐTĐKT" in issued.stdout + issued.stderr
    assert symbol_of(school, tdkt) == "BC-HĐTĐKT"
    own = tdkt("render", "report", f"{PERIOD}/hoi-dong", cwd=school)
    assert "Báo cáo thường của kỳ này là của Hội đồng Thi đua - Khen thưởng phường Mẫu" in own.stderr


def test_an_outline_of_the_wards_own_changes_the_words_not_who_reports(school: Path, tdkt: Run) -> None:
    write_files(school, {"plans/report-outline.yaml": OUTLINE})
    assert symbol_of(school, tdkt) == "BC-HĐTĐKT"


def test_beside_an_outline_of_the_council_the_one_without_an_issuer_is_the_wards(
    school: Path, tdkt: Run
) -> None:
    of_council = OUTLINE.partition("outlines:\n")[2].replace("parts:", "issuer: hoi-dong\n    parts:", 1)
    write_files(school, {"plans/report-outline.yaml": OUTLINE + of_council})
    assert symbol_of(school, tdkt) == "BC-UBND"
    assert "Báo cáo của Ủy ban nhân dân phường Mẫu lại gửi Ủy ban nhân dân phường." in " ".join(
        tdkt("validate", cwd=school).stdout.split()
    )


def test_a_ward_does_not_report_to_itself(school: Path, tdkt: Run) -> None:
    plan = FILES[PLAN].replace("issuer: hoi-dong\n", "").replace("KH-HĐTĐKT", "KH-UBND")
    plan = plan.replace("signer: chu-tich-hoi-dong", "signer: chu-tich").replace(TO_THE_CITY, TO_THE_WARD)
    write_files(school, {PLAN: plan})
    found = tdkt("validate", cwd=school)
    assert found.returncode == 0
    assert "cảnh báo R537" in found.stdout
    write_files(school, {PLAN: plan.replace(TO_THE_WARD, TO_THE_CITY)})
    assert "R537" not in tdkt("validate", cwd=school).stdout
