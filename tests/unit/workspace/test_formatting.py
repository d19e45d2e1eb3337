"""A formatted file says the same, and the checks find the same in it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal
from pathlib import Path

import pytest

from conftest import REPOSITORY
from example_ward import FILES, with_example
from tdkt.checks.registry import all_rules
from tdkt.checks.rule import Example
from tdkt.checks.run import find_problems
from tdkt.errors import UserError
from tdkt.workspace.formatting import formatted, same_data
from tdkt.workspace.source import Source, decode
from tdkt.workspace.workspace import Workspace

REAL_FILES = sorted((REPOSITORY / "plans").rglob("*.yaml"))
EXAMPLES = [
    pytest.param(example, bad, id=rule.code)
    for rule in all_rules().values()
    for example in rule.examples[:1]
    for bad in example.bad[:1]
]
"""One of each rule: what is laid out anew is the same YAML whatever a rule's further examples say."""


def format_text(text: str | bytes) -> str | None:
    source = decode(text.encode() if isinstance(text, str) else text, "a.yaml")
    if not isinstance(source, Source):
        return None
    result = formatted(source)
    return result if isinstance(result, str) else None


def untidy(text: str) -> bytes:
    """Write `text` as if it came from another editor: byte order mark, CRLF, other indents, blanks, blank lines."""
    lines = [f"   {line}" if line.startswith(" ") else line for line in text.splitlines()]
    return (
        ("\ufeff\n" + "".join(f"{line}  \n\n\n" if not line else f"{line} \n" for line in lines))
        .replace("\n", "\r\n")
        .encode()
    )


@pytest.mark.parametrize("path", REAL_FILES, ids=lambda path: path.relative_to(REPOSITORY).as_posix())
def test_an_untidy_copy_becomes_the_file_again(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert format_text(untidy(text)) == text


def found_in(in_memory: Callable[..., Workspace], files: Mapping[str, str]) -> list[tuple[str, str, str]]:
    findings = find_problems(in_memory(**files))
    return sorted((finding.place.file, finding.code, finding.message) for finding in findings)


@pytest.mark.parametrize(("example", "bad"), EXAMPLES)
def test_the_checks_find_the_same(example: Example, bad: str, in_memory: Callable[..., Workspace]) -> None:
    files, _ = with_example(example, bad)
    before = found_in(in_memory, files)
    tidy = format_text(files[example.file])
    assert tidy is None or found_in(in_memory, {**files, example.file: tidy}) == before


def test_a_tidy_ward_has_no_finding_either(in_memory: Callable[..., Workspace]) -> None:
    assert found_in(in_memory, {name: format_text(text) or text for name, text in FILES.items()}) == []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("1.0", 1),
        (1, True),
        (Decimal("1.5"), "1.5"),
        (Decimal("1.50"), Decimal("1.5") + Decimal("0.01")),
        ({"a": 1, "b": 2}, {"b": 2, "a": 1}),
        ({"a": 1}, {"a": 1, "b": 2}),
        ([1, 2], [2, 1]),
        ([1], [1, 2]),
        ({"a": [{"b": "1"}]}, {"a": [{"b": 1}]}),
        (None, ""),
    ],
)
def test_other_data_are_told_apart(one: object, other: object) -> None:
    assert same_data(one, one)
    assert not same_data(one, other)
    assert not same_data(other, one)


def test_what_cannot_be_read_gives_the_usual_finding() -> None:
    result = formatted(Source("a.yaml", "a: 1\na: 2\n", True))
    assert isinstance(result, list)
    assert [(finding.code, finding.place.line, finding.place.column) for finding in result] == [
        ("Y105", 2, 1)
    ]


@pytest.mark.parametrize(
    "broken", ["a: 2\nb:\n  - c  # x\n", "a: 1\nb:\n  - c\n", "a: 1\nb:\n  - c  # y\n", "a: 1\n  b: 2\n"]
)
def test_a_layout_that_would_change_anything_is_not_accepted(
    monkeypatch: pytest.MonkeyPatch, broken: str
) -> None:
    monkeypatch.setattr("tdkt.workspace.formatting.laid_out", lambda text: broken)
    with pytest.raises(UserError, match="giữ nguyên"):
        formatted(Source("a.yaml", "a: 1\nb:\n- c # x\n", True))
