"""Adding a rule is one module and its line in the registry: everything else follows."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from examples import Make, assert_found_at_its_mark, assert_not_found
from toy_rule import FAMILY, LONG_TITLE
from typer.testing import CliRunner

from conftest import write_files
from example_ward import FILES, with_example
from tdkt.checks import registry
from tdkt.checks.manual import rules_document
from tdkt.cli.app import app

EXAMPLE = LONG_TITLE.examples[0]


@pytest.fixture(autouse=True)
def _registered(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(registry, "FAMILIES", (*registry.FAMILIES, FAMILY))


def said(*words: str, folder: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.chdir(folder)
    result = CliRunner().invoke(app, list(words), prog_name="tdkt", env={"COLUMNS": "200"})
    assert result.exit_code == 0, result.output
    return result.output


@pytest.fixture
def faulty(tmp_path: Path) -> Path:
    files, _ = with_example(EXAMPLE, EXAMPLE.bad[0])
    return write_files(tmp_path / "kho", files)


def test_its_examples_are_held(make_workspace: Make) -> None:
    assert_found_at_its_mark(LONG_TITLE, EXAMPLE, EXAMPLE.bad[0], make_workspace)
    assert_not_found(LONG_TITLE, EXAMPLE, EXAMPLE.good[0], make_workspace)


@pytest.mark.parametrize("form", ["text", "json", "github", "sarif"])
def test_validate_tells_it_in_every_format(form: str, faulty: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    told = said("validate", "--format", form, folder=faulty, monkeypatch=monkeypatch)
    assert "T799" in told
    assert "Tên kế hoạch dài 61 chữ cái." in told
    if form in ("json", "sarif"):
        json.loads(told)


def test_explain_and_the_list_of_codes_have_it(faulty: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "T799  Tên kế hoạch quá dài" in said("explain", folder=faulty, monkeypatch=monkeypatch)
    page = said("explain", "T799", folder=faulty, monkeypatch=monkeypatch)
    assert LONG_TITLE.explanation in page
    assert EXAMPLE.good[0] in page


def test_the_manual_has_its_family_and_page() -> None:
    pages = rules_document()
    assert "## Tên văn bản\n" in pages
    assert "### T799 (cảnh báo): Tên kế hoạch quá dài\n" in pages


def test_a_comment_silences_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    files, _ = with_example(EXAMPLE, EXAMPLE.bad[0] + "  # tdkt: bỏ qua T799: như bản ban hành")
    folder = write_files(tmp_path / "kho", files)
    assert "T799" not in said("validate", folder=folder, monkeypatch=monkeypatch)
    assert files.keys() == FILES.keys()
