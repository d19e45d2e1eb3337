"""Our schemas in the editor that the guide recommends: the real yaml-language-server (VS Code's YAML extension)."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from conftest import REPOSITORY
from language_server import LanguageServer, find_server
from tdkt.workspace.kinds import FILE_KINDS
from tdkt.workspace.workspace import read_workspace

SERVER = find_server()
pytestmark = pytest.mark.skipif(
    SERVER is None, reason="cần yaml-language-server (npm install yaml-language-server)"
)

MOVEMENTS = "plans/2026/movements/van-phong.yaml"
HEAD = "# yaml-language-server: $schema=../../../schemas/movements.schema.json\n"


@pytest.fixture(scope="module")
def ward(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("kho")
    shutil.copytree(REPOSITORY / "schemas", folder / "schemas")
    shutil.copytree(REPOSITORY / "plans", folder / "plans")
    return folder


@pytest.fixture(scope="module")
def server(ward: Path) -> Iterator[LanguageServer]:
    assert SERVER
    with LanguageServer(SERVER, ward) as running:
        yield running


def test_no_file_of_the_real_workspace_is_found_fault_with(ward: Path, server: LanguageServer) -> None:
    texts = {path: path.read_text(encoding="utf-8") for path in sorted((ward / "plans").rglob("*.yaml"))}
    for path, text in texts.items():
        assert "yaml-language-server: $schema=" in text, path
    found = server.open_all(texts)
    assert {path: found[path] for path in texts if found[path]} == {}
    lines = [line for text in texts.values() for line in text.splitlines()]
    kinds = {line.removeprefix("kind: ") for line in lines if line.startswith("kind: ")}
    assert kinds <= set(FILE_KINDS)
    assert len(kinds) > 15


def test_keys_are_offered_and_explained_in_vietnamese(ward: Path, server: LanguageServer) -> None:
    path = ward / "plans/2026/movements/mau.yaml"
    text = (
        HEAD
        + "kind: movements\nyear: 2026\nunit: van-phong\nmovements:\n  - id: a\n    title: Một phong trào\n    \n"
    )
    server.open(path, text)
    assert "items" in server.complete(path, 7, 4)
    assert "Tên phong trào" in server.hover(path, 6, 6)
    measure = HEAD + (
        "kind: movements\nyear: 2026\nunit: van-phong\nmovements:\n  - id: a\n    title: Một phong trào\n    items:\n"
        "      - target: a.b\n        text: Câu\n        measure:\n          type: \n"
    )
    path = ward / "plans/2026/movements/mau2.yaml"
    server.open(path, measure)
    offered = server.complete(path, 11, 16)
    assert {"percentage", "count", "milestone"} <= set(offered)


WRONG = {
    "ngưỡng quá 100": ("at_least: 95", "at_least: 195"),
    "khóa lạ": ("counting:", "couting:"),
    "kiểu chỉ tiêu lạ": ("type: percentage", "type: percent"),
    "thiếu tiêu đề": ("title: Phong trào", "x-title: Phong trào"),
}


@pytest.mark.parametrize(("old", "new"), WRONG.values(), ids=WRONG.keys())
def test_the_editor_finds_what_validate_finds_on_the_same_line(
    old: str, new: str, ward: Path, server: LanguageServer, tmp_path: Path
) -> None:
    source = ward / "plans/2026/movements/phuc-vu-hanh-chinh-cong.yaml"
    text = source.read_text(encoding="utf-8")
    assert old in text
    wrong = text.replace(old, new, 1)
    theirs = {
        problem["range"]["start"]["line"] + 1
        for problem in server.open(ward / f"plans/2026/movements/{tmp_path.name}.yaml", wrong)
    }
    shutil.copytree(ward / "plans", tmp_path / "plans")
    (tmp_path / "plans/2026/movements/phuc-vu-hanh-chinh-cong.yaml").write_text(wrong, encoding="utf-8")
    ours = {finding.place.line for finding in read_workspace(tmp_path).findings}
    assert ours, "validate finds something"
    assert ours & theirs, (ours, theirs)
