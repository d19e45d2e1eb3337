"""A rural commune (xã) and a special zone (đặc khu) are called so on every screen and page, never "phường".

The workspace is the real one with its own words replaced: whatever says "phường" afterwards comes from tdkt.
"""

from __future__ import annotations

import re
import subprocess
from pathlib import Path
from typing import Any

import pytest
import typer
from typer.testing import CliRunner

from conftest import REPOSITORY, Run, write_files
from tdkt.cli.app import app
from tdkt.documents.word.plain_text import docx_text

CITY_BATCH = "de-nghi-thanh-pho-2026"
SCREENS = (
    "validate", "status", "status --remind", "report --quarter", "report --year --format csv", "report --quarter --format json",
    "law", "awards list", "awards rank", "awards stats", "awards suggest 2026", "awards check", "awards exemplars",
    "awards history nguyen-van-a", "awards history do-van-g", f"awards number {CITY_BATCH}", "diff", "diff --format markdown",
    "explain A201", "explain A202", "explain A602", "explain K402", "dashboard", "form 2026-Q4",
    "new batch thu --title Thử --type merit --dry-run",
)  # fmt: skip
PAGES = (
    "plan 2026", "report 2026-Q1 2026-H1 2026", "batch tong-ket-2026", f"batch {CITY_BATCH}",
    f"achievement-report {CITY_BATCH} tong-ket-2026",
)  # fmt: skip
_ALL_THREE = re.compile(r"(?i)xã, phường(?:, đặc khu)?|xã, phường hay đặc khu|xã, phường hoặc đặc khu")
"""Where a text of the law, or a help, speaks of every such place."""


def strays(text: str) -> list[str]:
    """Return every "phường" in `text` that does not stand beside xã, with the words around it."""
    flat = _ALL_THREE.sub("", re.sub(r"\s+", " ", text))
    return [flat[max(0, at.start() - 60) : at.end() + 30] for at in re.finditer("(?i)phường", flat)]


def workspace(folder: Path, word: str) -> Path:
    replaced = {"phường": word, "Phường": word.capitalize(), "PHƯỜNG": word.upper(), "thành phố Hải Phòng": "tỉnh Hưng Yên"}  # fmt: skip
    files: dict[str, str | bytes] = {}
    for path in (REPOSITORY / "plans").rglob("*.yaml"):
        text = path.read_text(encoding="utf-8")
        for old, new in replaced.items():
            text = text.replace(old, new)
        files[path.relative_to(REPOSITORY).as_posix()] = text
    return write_files(folder, files)


def commit(kho: Path) -> None:
    author = ("-c", "user.name=Nguyễn Văn A", "-c", "user.email=a@example.org")
    for words in (("init", "--quiet"), ("add", "--all"), ("commit", "--quiet", "-m", "Kho")):
        subprocess.run(["git", *author, *words], cwd=kho, check=True, capture_output=True)


@pytest.mark.parametrize("word", ["xã", "đặc khu"])
def test_no_screen_or_page_calls_it_a_ward(word: str, tdkt: Run, tmp_path: Path) -> None:
    kho = workspace(tmp_path / "kho", word)
    commit(kho)
    batch = kho / f"plans/2026/awards/{CITY_BATCH}/batch.yaml"
    proposed = batch.read_text(encoding="utf-8")
    said: dict[str, str] = {}
    for line in SCREENS:
        # What asks the ward to decide for the city: a change of level, and errors about who may decide.
        wrong = line.startswith(("diff", "awards check"))
        batch.write_text(
            proposed.replace("level: city", "level: ward") if wrong else proposed, encoding="utf-8"
        )
        done = tdkt(*line.split(), cwd=kho)
        assert done.returncode in (0, 1), (line, done.stderr)
        said[line] = done.stdout + done.stderr
    batch.write_text(proposed, encoding="utf-8")
    for line in PAGES:
        done = tdkt("render", *line.split(), cwd=kho)
        assert done.returncode == 0, (line, done.stderr)
        said[line] = done.stdout + done.stderr
    for path in (kho / "build").rglob("*.*"):
        if path.suffix == ".docx":
            said[path.name] = docx_text(path.read_bytes())
        elif path.suffix == ".html":
            said[path.name] = path.read_text(encoding="utf-8")
    assert len([name for name in said if name.endswith(".docx")]) > 20
    assert {name: found for name, text in said.items() if (found := strays(text))} == {}
    assert f"Tiền thưởng do {word} quyết định" in said["awards list"]
    assert "Chủ tịch UBND tỉnh quyết định; đã trình" in said["awards list"]
    assert f"do tỉnh quyết định nên {word} không cấp số" in said[f"awards number {CITY_BATCH}"]
    assert "thuộc thẩm quyền của tỉnh, không phải của Chủ tịch" in re.sub(r"\s+", " ", said["awards check"])
    assert "Cấp quyết định: cấp tỉnh → cấp xã" in said["diff"]
    assert "xét trình tỉnh tặng" in said["bien-ban-hop-hoi-dong.docx"]


def test_no_help_speaks_of_wards_alone() -> None:
    for words in _commands(typer.main.get_command(app)):
        said = CliRunner().invoke(app, [*words, "--help"])
        assert said.exit_code == 0, words
        assert strays(said.output) == [], words


def _commands(command: Any, path: tuple[str, ...] = ()) -> list[tuple[str, ...]]:
    below = getattr(command, "commands", {})
    return [path, *(found for name in below for found in _commands(below[name], (*path, name)))]


def test_no_schema_explains_a_key_by_wards_alone() -> None:
    for path in (REPOSITORY / "schemas").glob("*.json"):
        for text in re.findall(r'"(?:title|description)": "([^"]*)"', path.read_text(encoding="utf-8")):
            assert strays(text) == [] or "phuong: phường" in text, (path.name, text)


def test_every_stray_word_is_found() -> None:
    assert strays("Chủ tịch UBND\n  phường") == ["Chủ tịch UBND phường"]
    assert strays("xã,\n  phường, đặc khu; Xã, phường") == []
