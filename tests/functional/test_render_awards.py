"""`tdkt render` for a batch of awards, as a user runs it."""

from __future__ import annotations

import shutil
import zipfile
from pathlib import Path

import pytest

from conftest import REPOSITORY, Run


@pytest.fixture(scope="module")
def ward(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("phuong")
    shutil.copytree(REPOSITORY / "plans", root / "plans")
    return root


def test_the_whole_set_goes_into_the_folder_of_the_batch(tdkt: Run, ward: Path) -> None:
    result = tdkt("render", "batch", "dot-xuat-cuu-nguoi", "--html", cwd=ward)
    assert result.returncode == 0, result.stderr
    folder = ward / "build/2026/khen-thuong/dot-xuat-cuu-nguoi"
    assert (folder / "quyet-dinh-khen-thuong.docx").is_file()
    assert (folder / "danh-sach-chi-tien-thuong.html").is_file()
    assert "Chưa in phieu-bau" in " ".join(result.stderr.split())


def test_a_decision_of_the_city_is_refused_in_words(tdkt: Run, ward: Path) -> None:
    result = tdkt("render", "decision", "de-nghi-thanh-pho-2026", cwd=ward)
    assert result.returncode == 1
    assert "phường không có quyết định khen thưởng" in " ".join(result.stderr.split())


def test_an_unknown_batch_is_named_with_a_guess(tdkt: Run, ward: Path) -> None:
    result = tdkt("render", "minutes", "tong-ket-2025", cwd=ward)
    assert result.returncode == 2
    assert "Không có đợt khen thưởng “tong-ket-2025”" in " ".join(result.stderr.split())


def test_each_nomination_has_its_report_in_a_folder_of_their_own(tdkt: Run, ward: Path) -> None:
    result = tdkt("render", "achievement-report", "chuyen-de-hai-long", "--html", cwd=ward)
    assert result.returncode == 0, result.stderr
    folder = ward / "build/2026/khen-thuong/chuyen-de-hai-long/bao-cao-thanh-tich"
    assert sorted(path.stem for path in folder.glob("*.docx")) == [
        "bao-cao-thanh-tich-dn-01-bo-phan-mot-cua",
        "bao-cao-thanh-tich-dn-02-do-thi-b",
        "bao-cao-thanh-tich-dn-03-ho-van-g",
        "bao-cao-thanh-tich-dn-04-ho-ong-k",
    ]
    said = " ".join(result.stderr.split())
    assert "Đề mục của báo cáo thành tích: các mẫu theo Nghị định số 91/2017/NĐ-CP" in said
    assert "theo trí nhớ, chưa đối chiếu bản gốc: hãy kiểm tra" in said
    page = (folder / "bao-cao-thanh-tich-dn-02-do-thi-b.html").read_text(encoding="utf-8")
    assert "SỐ LIỆU MINH HỌA" in page
    assert "95% (760/800)" in page


def test_the_summary_is_made_and_the_set_says_where_the_reports_are(tdkt: Run, ward: Path) -> None:
    result = tdkt("render", "summary", "dot-xuat-cuu-nguoi", "-o", "tom-tat.docx", cwd=ward)
    assert result.returncode == 0, result.stderr
    assert (ward / "tom-tat.docx").is_file()
    whole = " ".join(tdkt("render", "batch", "dot-xuat-cuu-nguoi", cwd=ward).stderr.split())
    assert "Chưa in bao-cao-thanh-tich: Hồ sơ đã trình" in whole
    assert "tdkt render achievement-report dot-xuat-cuu-nguoi" in whole


def test_a_commune_is_called_a_commune_in_every_paper(tdkt: Run, example_folder: Path) -> None:
    for path in example_folder.rglob("*.yaml"):
        text = path.read_text(encoding="utf-8")
        path.write_text(text.replace("PHƯỜNG", "XÃ").replace("phường", "xã"), encoding="utf-8")
    batches = [path.parent.name for path in example_folder.glob("plans/*/awards/*/batch.yaml")]
    assert batches
    for batch in batches:
        done = tdkt("render", "batch", batch, cwd=example_folder)
        assert done.returncode == 0, done.stderr
        assert "phường" not in done.stderr
    papers = sorted((example_folder / "build").rglob("*.docx"))
    assert len(papers) > len(batches)
    for paper in papers:
        with zipfile.ZipFile(paper) as package:
            assert "phường" not in package.read("word/document.xml").decode(), paper.name
