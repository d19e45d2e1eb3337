"""Data flows one way: a room uses the rooms to its left, never those to its right."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from conftest import REPOSITORY

ROOMS = (
    "model",
    "law",
    "workspace",
    "attainment",
    "awards",
    "changes",
    "checks",
    "receipts",
    "documents",
    "exchange",
    "planning",
    "review",
    "cli",
)
SOURCE = REPOSITORY / "src" / "tdkt"


def imports_of(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
        elif isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)


@pytest.mark.parametrize("room", ROOMS)
def test_room_uses_only_rooms_to_its_left(room: str) -> None:
    allowed = set(ROOMS[: ROOMS.index(room) + 1])
    files = sorted((SOURCE / room).rglob("*.py"))
    assert files
    for path in files:
        for name in imports_of(path):
            parts = name.split(".")
            if parts[0] == "tdkt" and len(parts) > 1 and parts[1] in ROOMS:
                assert parts[1] in allowed, f"{path.relative_to(SOURCE)} imports {name}"


def test_attainment_knows_neither_files_nor_documents_nor_floats() -> None:
    for path in (SOURCE / "attainment").rglob("*.py"):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        names = {node.id for node in ast.walk(tree) if isinstance(node, ast.Name)}
        assert "float" not in names, path
        assert not any(name.split(".")[:2] == ["tdkt", "checks"] for name in imports_of(path)), path


def test_nothing_imports_click_and_nothing_prints() -> None:
    for path in SOURCE.rglob("*.py"):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        assert not any(name == "click" or name.startswith("click.") for name in imports_of(path)), path
        calls = [
            node.func.id
            for node in ast.walk(tree)
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)
        ]
        assert "print" not in calls, path
