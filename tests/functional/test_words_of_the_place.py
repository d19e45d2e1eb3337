"""Each kind of wards is called by its own words on every screen and page, and so is what stands above and below it.

The workspace is the real one with its own words replaced: whatever says "phường", "thành phố", "thôn" afterwards where
the place has other words comes from tdkt.
"""

from __future__ import annotations

import re
import subprocess
from pathlib import Path
from typing import Any

import pytest
import typer
from openpyxl import load_workbook
from typer.testing import CliRunner

from conftest import REPOSITORY, Run, write_files
from tdkt.cli.app import app
from tdkt.documents.word.plain_text import docx_text

CITY_BATCH = "de-nghi-thanh-pho-2026"
SCREENS = (
    "validate", "status", "status --remind", "report --quarter", "report --year --format csv", "report --quarter --format json",
    "law", "awards list", "awards rank", "awards stats", "awards suggest 2026", "awards check", "awards exemplars",
    "awards history nguyen-van-a", "awards history do-van-g", f"awards number {CITY_BATCH}", "diff", "diff --format markdown",
    "explain A201", "explain A202", "explain A602", "explain K402", "explain A405", "explain I307", "explain M610", "explain", "dashboard", "form 2026-Q4",
    "new batch thu --title Thử --type merit --dry-run",
)  # fmt: skip
PAGES = (
    "plan 2026", "report 2026-Q1 2026-H1 2026", "batch tong-ket-2026",
    f"batch {CITY_BATCH}",
    f"achievement-report {CITY_BATCH} tong-ket-2026",
)  # fmt: skip
SAY_MOST = tuple(
    line for line in SCREENS
    if line.startswith(("status", "report --quarter", "law", "awards list", "awards check", f"awards number {CITY_BATCH}", "diff", "explain A201", "dashboard", "form", "new batch"))
)  # fmt: skip
"""The screens that speak of the place most."""
# Every word of each place is printed once; which of them stand together changes nothing.
KINDS = {
    "đặc khu of a tỉnh, with bản and khu phố": ("đặc khu", "tỉnh Hưng Yên", "bản", "khu phố"),
    "xã of a thành phố, with ấp and khóm": ("xã", "thành phố Hải Phòng", "ấp", "khóm"),
    "phường of a tỉnh": ("phường", "tỉnh Hưng Yên", "", ""),
}
_ALL_KINDS = re.compile(
    r"(?i)xã, phường(?:, đặc khu)?|xã, phường hay đặc khu|xã, phường hoặc đặc khu|tỉnh, thành phố|“thôn, tổ dân phố văn hóa”"
    r"|nông thôn|thành phố (?=hải phòng|bắc ninh|hà nội|hồ chí minh)|tỉnh bắc ninh|cấp xã|cấp tỉnh|văn hóa - xã hội|xã hội"
)
"""Where a text of the law, or a help, speaks of every such place; names of places and of titles."""


def strays(text: str, *wrong: str) -> list[str]:
    """Return every word in `text` that the place does not use, with the words around it."""
    flat = _ALL_KINDS.sub("", re.sub(r"\s+", " ", text))
    words = "|".join(wrong or ("phường",))
    return [
        flat[max(0, at.start() - 60) : at.end() + 30] for at in re.finditer(rf"(?i)\b(?:{words})\b", flat)
    ]


def wrong_words(kind: tuple[str, str, str, str]) -> tuple[str, ...]:
    word, city, part, _ = kind
    wrong = [found for found in ("phường", "đặc khu") if found != word]
    if city.startswith("tỉnh"):
        wrong.append("thành phố")
    return (*wrong, *(("thôn", "tổ dân phố") if part else ()))


def workspace(folder: Path, kind: tuple[str, str, str, str]) -> Path:
    word, city, part, other = kind
    replaced = {
        "phường": word, "Phường": word.capitalize(), "PHƯỜNG": word.upper(), "thành phố Hải Phòng": city,
        **({"thành phố": "tỉnh", "Thành phố": "Tỉnh"} if city.startswith("tỉnh") else {}),
        **({"nông thôn": "nông-thôn", "thôn": part, "Thôn": part.capitalize(), "nông-thôn": "nông thôn"} if part else {}),
        **({"tổ dân phố": other, "Tổ dân phố": other.capitalize()} if part else {}),
    }  # fmt: skip
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


@pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS)
def test_no_screen_or_page_has_the_words_of_another_kind(
    kind: tuple[str, str, str, str], tdkt: Run, tmp_path: Path
) -> None:
    word, city, part, _ = kind
    above = city.partition(" ")[0] if city.startswith("tỉnh") else "thành phố"
    kho = workspace(tmp_path / "kho", kind)
    commit(kho)
    batch = kho / f"plans/2026/awards/{CITY_BATCH}/batch.yaml"
    proposed = batch.read_text(encoding="utf-8")
    said: dict[str, str] = {}
    # One kind that shares no word with the real one prints everything, the others what speaks of the place most.
    is_full = kind[0] == "đặc khu"
    for line in SCREENS if is_full else SAY_MOST:
        # What asks the ward to decide for the city: a change of level, and errors about who may decide.
        wrong = line.startswith(("diff", "awards check"))
        batch.write_text(
            proposed.replace("level: city", "level: ward") if wrong else proposed, encoding="utf-8"
        )
        done = tdkt(*line.split(), cwd=kho)
        assert done.returncode in (0, 1), (line, done.stderr)
        said[line] = done.stdout + done.stderr
    batch.write_text(proposed, encoding="utf-8")
    for line in PAGES if is_full else PAGES[1:2] + PAGES[3:4]:
        done = tdkt("render", *line.split(), cwd=kho)
        assert done.returncode == 0, (line, done.stderr)
        said[line] = done.stdout + done.stderr
    for path in (kho / "build").rglob("*.*"):
        if path.suffix == ".docx":
            said[path.name] = docx_text(path.read_bytes())
        elif path.suffix == ".html":
            said[path.name] = path.read_text(encoding="utf-8")
        elif path.suffix == ".xlsx":
            sheets = load_workbook(path).worksheets
            cells = (cell for sheet in sheets for row in sheet.iter_rows(values_only=True) for cell in row)
            said[path.name] = " ".join((*(sheet.title for sheet in sheets), *map(str, cells)))
    assert len([name for name in said if name.endswith(".docx")]) > 7
    strange = wrong_words(kind)
    assert {name: found for name, text in said.items() if (found := strays(text, *strange))} == {}
    assert f"Tiền thưởng do {word} quyết định" in said["awards list"]
    assert f"Chủ tịch UBND {above} quyết định; đã trình" in said["awards list"]
    assert f"do {above} quyết định nên {word} không cấp số" in said[f"awards number {CITY_BATCH}"]
    assert f"thuộc thẩm quyền của {above}, không phải của Chủ tịch" in re.sub(
        r"\s+", " ", said["awards check"]
    )
    assert "Cấp quyết định: cấp tỉnh → cấp xã" in said["diff"]
    assert f"xét trình {above} tặng" in said["bien-ban-hop-hoi-dong.docx"]
    assert f"Chiến sĩ thi đua cấp {above}" in said["law"]
    assert f"Bằng khen của Chủ tịch Ủy ban nhân dân {above}" in re.sub(r"\s+", " ", said["law"])
    if part:
        assert f"4/6 {part}" in said["bao-cao-nam.docx"] or f"/6 {part}" in said["report --quarter"]


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
    assert strays("cấp thành phố, nông thôn, thôn", "thành phố", "thôn") == [
        "cấp thành phố, , thôn",
        "cấp thành phố, , thôn",
    ]
    assert strays("xã,\n  phường, đặc khu; Xã, phường") == []
