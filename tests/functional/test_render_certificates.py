"""`tdkt render certificate` as the clerk runs it; nothing is written where the form of the ward is wrong."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest
from docx import Document

from conftest import REPOSITORY, Run
from tdkt.documents.page.pdf import page_count
from tdkt.office.converting import find_soffice

OUT = "build/2026/khen-thuong"


@pytest.fixture
def ward(tmp_path: Path) -> Path:
    shutil.copytree(REPOSITORY / "plans", tmp_path / "kho/plans")
    return tmp_path / "kho"


def test_one_file_and_a_file_for_each(ward: Path, tdkt: Run) -> None:
    done = tdkt("render", "certificate", "chuyen-de-hai-long", cwd=ward)
    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines() == [f"{OUT}/chuyen-de-hai-long/giay-khen.docx"]
    assert "Nghị định số 98/2023/NĐ-CP, Điều 104 (đã hết hiệu lực)" in done.stderr
    each = tdkt("render", "certificate", "chuyen-de-hai-long", "--each", cwd=ward)
    assert len(each.stdout.splitlines()) == 4
    assert all(line.startswith(f"{OUT}/chuyen-de-hai-long/giay-khen/0") for line in each.stdout.splitlines())


def test_before_the_decision_it_is_refused(ward: Path, tdkt: Run) -> None:
    batch = ward / "plans/2026/awards/dot-xuat-cuu-nguoi/batch.yaml"
    text = batch.read_text(encoding="utf-8")
    kept = [
        line
        for line in text.splitlines()
        if not line.startswith(("decision", "published", "ceremony", "payment"))
    ]
    batch.write_text("\n".join(kept).replace("state: awarded", "state: submitted") + "\n", encoding="utf-8")
    done = tdkt("render", "certificate", "dot-xuat-cuu-nguoi", cwd=ward)
    assert done.returncode == 1
    assert "chưa có quyết định nên chưa in giấy khen" in done.stderr
    assert not (ward / "build").exists()


def test_a_wrong_form_stops_the_whole_run(ward: Path, tdkt: Run) -> None:
    word = Document()
    for line in ("{{ recipient }}", "{{ merit }}", "{{ decision_number }}", "{{ nguoi_ky }}"):
        word.add_paragraph(line)
    (ward / "templates").mkdir()
    word.save(str(ward / "templates/giay-khen.docx"))
    done = tdkt("render", "certificate", "chuyen-de-hai-long", "tong-ket-2026", cwd=ward)
    assert done.returncode == 1
    assert "templates/giay-khen.docx: không có thẻ {{ nguoi_ky }}" in done.stderr.replace("\\", "/")
    assert "gợi ý:" in done.stderr
    assert not (ward / "build").exists(), "nothing is half-written"


def test_each_is_for_certificates_alone(ward: Path, tdkt: Run) -> None:
    done = tdkt("render", "decision", "chuyen-de-hai-long", "--each", cwd=ward)
    assert done.returncode == 2
    assert "--each không dùng với “decision”" in done.stderr


@pytest.mark.skipif(find_soffice() is None, reason="cần LibreOffice để xem trang in")
def test_every_paper_is_one_page_of_the_pdf(ward: Path, tdkt: Run) -> None:
    for batch, file, pages in (
        ("chuyen-de-hai-long", "giay-khen", 4),
        ("tong-ket-2026", "bang-danh-hieu", 4),
    ):
        done = tdkt("render", "certificate", batch, "--pdf", cwd=ward)
        assert done.returncode == 0, done.stderr
        made = ward / OUT / batch / f"{file}.pdf"
        assert page_count(made) == pages
        assert "tràn sang trang sau" not in done.stderr
    if shutil.which("pdftotext"):
        text = subprocess.run(
            ["pdftotext", "-layout", str(made), "-"], capture_output=True, encoding="utf-8", check=True
        ).stdout
        assert text.count("SỐ LIỆU MINH HỌA") == pages
