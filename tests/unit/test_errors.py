"""Everything that tdkt raises on purpose has one root."""

from __future__ import annotations

import ast
from pathlib import Path

import tdkt
from tdkt.errors import TdktError, UsageError, UserError

SOURCE = Path(tdkt.__file__).parent


def _bases() -> dict[str, list[str]]:
    """Return every class of the source with the names of its bases."""
    return {
        node.name: [base.id for base in node.bases if isinstance(base, ast.Name)]
        for path in sorted(SOURCE.rglob("*.py"))
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.ClassDef)
    }


def _comes_from_the_root(name: str, bases: dict[str, list[str]]) -> bool:
    return name == TdktError.__name__ or any(
        _comes_from_the_root(base, bases) for base in bases.get(name, [])
    )


def test_every_error_of_the_source_comes_from_the_one_root() -> None:
    bases = _bases()
    errors = [name for name in bases if name.endswith(("Error", "Exception"))]
    assert {"UserError", "CellError", "RefusedError", "_RefusedError"} <= set(errors)
    assert [name for name in errors if not _comes_from_the_root(name, bases)] == []


def test_wrong_files_end_with_1_and_wrong_usage_with_2() -> None:
    assert UserError("Không làm được.").exit_code == 1
    assert UsageError("Không hiểu.", hint="Ghi lại.").exit_code == 2
    assert UsageError("Không hiểu.", hint="Ghi lại.").hint == "Ghi lại."
