"""`tdkt render` for a batch of awards, as a user runs it."""

from __future__ import annotations

import shutil
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
