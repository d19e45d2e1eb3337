"""Data flows one way: a room uses the rooms to its left, never those to its right."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

import pytest

from conftest import REPOSITORY

ROOMS = (
    "model",
    "law",
    "workspace",
    "office",
    "attainment",
    "awards",
    "changes",
    "checks",
    "receipts",
    "documents",
    "conformity",
    "exchange",
    "planning",
    "adoption",
    "review",
    "publishing",
    "rollup",
    "cli",
)
SOURCE = REPOSITORY / "src" / "tdkt"

HEAVY = {
    "duckdb": set(),
    "docx": {"lxml"},
    "docxtpl": {"docx", "jinja2", "lxml"},
    "hashlib": set(),  # it brings OpenSSL
    "holidays": set(),
    "icalendar": set(),
    "jinja2": set(),
    "jsonschema": {"referencing"},
    "jsonschema_rs": set(),
    "lxml": set(),
    "markdown_it": set(),
    "openpyxl": set(),
    "python_calamine": set(),
    "referencing": set(),
    "xlsxwriter": set(),
    "pyspark": set(),
    "rich": set(),
    "ruamel": set(),
    "yaml": set(),
}
"""The libraries that take milliseconds to import, most of them tens, with those among them that each brings along."""

LOCAL_WITHOUT_A_HEAVY_LIBRARY = {
    "tdkt.checks.rule": "every rule there is: known only where something was found",
    "tdkt.checks.run": "a command that computes or prints does without the checks that only warn",
    "tdkt.documents.keys": "help and completion read it at every key pressed: checks and kinds of files come when a key is looked up",
    "tdkt.documents.kind": "help and completion read it too: the register of what was issued comes when a document is made",
    "tdkt.office.tables.by_library": "Windows has no module for the limits of a process",
    "tdkt.workspace.one_writer": "each operating system has its own module for locks",
    "tdkt.workspace.yaml_events": "the binding of libyaml may be missing",
}


@cache
def text_of(path: Path) -> str:
    return path.read_text(encoding="utf-8")


@cache
def imports_of(path: Path) -> list[str]:
    """The modules that a module names, wherever the import stands; names of their own do not count."""
    found: list[str] = []
    for node in ast.walk(ast.parse(text_of(path))):
        if isinstance(node, ast.ImportFrom) and node.module:
            found.append(node.module)
        elif isinstance(node, ast.Import):
            found += [alias.name for alias in node.names]
    return found


def calls_of(path: Path, name: str) -> bool:
    """Tell whether a module calls `name`; read as Python only where the word stands at all."""
    return re.search(rf"\b{name}\b", text_of(path)) is not None and any(
        isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == name
        for node in ast.walk(ast.parse(text_of(path)))
    )


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
        names = {node.id for node in ast.walk(ast.parse(text_of(path))) if isinstance(node, ast.Name)}
        assert "float" not in names, path
        assert not any(name.split(".")[:2] == ["tdkt", "checks"] for name in imports_of(path)), path


def test_no_module_is_longer_than_a_reader_can_hold() -> None:
    long = {path.name: length for path in SOURCE.rglob("*.py") if (length := _lines(path)) > 350}
    assert long == {}


def _lines(path: Path) -> int:
    return len(text_of(path).splitlines())


def test_nothing_imports_click_and_nothing_prints() -> None:
    for path in SOURCE.rglob("*.py"):
        if re.search(r"\bclick\b", text_of(path)):
            assert not any(name == "click" or name.startswith("click.") for name in imports_of(path)), path
        assert not calls_of(path, "print"), path


def module_name(path: Path) -> str:
    return ".".join(path.relative_to(SOURCE.parent).with_suffix("").parts).removesuffix(".__init__")


MODULES = {module_name(path): path for path in SOURCE.rglob("*.py")}


def imported_by(node: ast.Import | ast.ImportFrom) -> set[str]:
    """The modules that run: of `from tdkt.law import packs` that is `tdkt.law.packs`, where it is a module."""
    if isinstance(node, ast.Import):
        return {alias.name for alias in node.names}
    inside = {f"{node.module}.{alias.name}" for alias in node.names}
    return (inside & set(MODULES)) | {str(node.module)}


def is_for_types_only(node: ast.AST) -> bool:
    return isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING"


def imports_in(node: ast.AST, *, in_function: bool) -> Iterator[tuple[ast.Import | ast.ImportFrom, bool]]:
    """The imports under `node` that run, each with whether it stands inside a function."""
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.Import | ast.ImportFrom):
            yield child, in_function
        elif not is_for_types_only(child):
            is_function = isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef)
            yield from imports_in(child, in_function=in_function or is_function)


@cache
def imports_at(module: str) -> tuple[set[str], list[tuple[int, set[str]]]]:
    """What a module imports at its top, and what inside functions with the line."""
    top: set[str] = set()
    local: list[tuple[int, set[str]]] = []
    for node, in_function in imports_in(ast.parse(text_of(MODULES[module])), in_function=False):
        if in_function:
            local.append((node.lineno, imported_by(node)))
        else:
            top |= imported_by(node)
    return top, local


def heavy_behind(names: Iterable[str]) -> set[str]:
    """The heavy libraries that are loaded when `names` are imported."""
    seen: set[str] = set()
    waiting = list(names)
    while waiting:
        name = waiting.pop()
        if name in seen:
            continue
        seen.add(name)
        package = name.rpartition(".")[0]
        if package:
            waiting.append(package)
        if name in MODULES:
            waiting += imports_at(name)[0]
    found = seen & set(HEAVY)
    return found.union(*(HEAVY[name] for name in found))


def local_for_nothing(module: str) -> list[str]:
    """The imports inside functions of `module` behind which no heavy library is that the module has not loaded already."""
    loaded = heavy_behind({module})
    return [
        f"{module}:{line} {', '.join(sorted(names))}"
        for line, names in imports_at(module)[1]
        if heavy_behind(names) <= loaded
    ]


def test_import_in_function_has_a_heavy_library_behind_it() -> None:
    """`docs/architecture.md`; a command of `cli` may fetch the rooms that it alone needs."""
    modules = [module for module in MODULES if module.split(".")[1:2] not in (["cli"], ["__main__"])]
    found = {module: local_for_nothing(module) for module in modules}
    told = [
        line for module in modules for line in found[module] if module not in LOCAL_WITHOUT_A_HEAVY_LIBRARY
    ]
    assert told == []
    assert all(found[module] for module in LOCAL_WITHOUT_A_HEAVY_LIBRARY), "an exception that none needs"


def test_start_of_the_command_line_loads_no_heavy_library() -> None:
    program = "import sys, tdkt.cli.app; print(*sys.modules)"
    ran = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    loaded = set(ran.stdout.split())
    assert "tdkt.cli.app" in loaded
    assert loaded & set(HEAVY) == set()
