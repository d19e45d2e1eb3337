"""A built wheel carries schemas and templates and works in a folder that has nothing but plans."""

from __future__ import annotations

import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from conftest import REPOSITORY


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    command = [
        sys.executable,
        "-m",
        "pip",
        "wheel",
        "--quiet",
        "--no-deps",
        "--wheel-dir",
        str(folder),
        str(REPOSITORY),
    ]
    built = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
    if built.returncode:
        pytest.skip(f"không dựng được wheel (cần mạng để tải hatchling): {built.stderr[-300:]}")
    return next(folder.glob("*.whl"))


def test_wheel_holds_every_schema_and_template(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    for folder in ("schemas", "templates"):
        for path in (REPOSITORY / folder).iterdir():
            assert f"tdkt/_data/{folder}/{path.name}" in names
    for path in (REPOSITORY / "src/tdkt/planning/new_ward/skeleton").iterdir():
        assert f"tdkt/planning/new_ward/skeleton/{path.name}" in names
    assert "tdkt/law/instruments.yaml" in names
    assert "tdkt/py.typed" in names


def test_wheel_works_beside_nothing_but_plans(wheel: Path, tmp_path: Path) -> None:
    site = tmp_path / "site"
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(site)
    kho = tmp_path / "kho"
    shutil.copytree(REPOSITORY / "plans", kho / "plans")
    code = "import sys; sys.path.insert(0, sys.argv.pop(1)); from tdkt.__main__ import main; sys.exit(main())"
    for words in (["validate"], ["report", "--quarter"], ["render", "plan", "2026"]):
        result = subprocess.run(
            [sys.executable, "-c", code, str(site), *words],
            cwd=kho,
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
        assert result.returncode == 0, result.stderr
    assert (kho / "build/2026/ke-hoach.docx").exists()
