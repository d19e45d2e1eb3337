"""The registry of documents: one declaration is all that a new document needs, and everything follows the registry."""

from __future__ import annotations

import io
import json
import re
from collections.abc import Iterator
from pathlib import Path
from pkgutil import resolve_name
from typing import Any

import docx
import pytest
from typer.testing import CliRunner

from conftest import REPOSITORY
from tdkt.cli.app import app
from tdkt.documents.awards.batch_kinds import BatchDocument, BatchSeries
from tdkt.documents.jobs import Order
from tdkt.documents.keys import YEAR
from tdkt.documents.kind import Document, DocumentKind
from tdkt.documents.kinds import KINDS, amended_kinds, issued_kinds
from tdkt.documents.page.assembling import letterhead, signature
from tdkt.documents.page.blocks import OfficialDocument
from tdkt.model.issued import ISSUED_KINDS

GUIDES = ("README.md", "docs/huong-dan.md", "docs/mau-word.md")
TEMPLATE = "Đến nay {{ units }} đơn vị của {{ name }} đã đăng ký.\n"


def toy_document(order: Order) -> OfficialDocument:
    """Return a notice of the year whose key was given."""
    organization = order.workspace.organization
    assert organization is not None
    plan = next(plan for plan in order.workspace.plans if plan.year == order.subject.year)
    context = {"units": len(organization.units), "name": organization.name}
    return OfficialDocument(
        letterhead=letterhead(organization, symbol="TB-UBND", year=plan.year),
        type_name="THÔNG BÁO",
        subject=f"Kết quả đăng ký thi đua năm {plan.year}",
        blocks=order.templates.blocks("dang-ky.md.j2", context),
        recipients=plan.recipients,
        archive=plan.archive,
        signature=signature(organization, plan.signer),
        draft=True,
        title=f"Thông báo kết quả đăng ký thi đua năm {plan.year}",
        author=organization.name,
    )


@pytest.fixture
def toy(monkeypatch: pytest.MonkeyPatch, example_folder: Path) -> Path:
    """Declare a document, put its template where a ward's own lie, and return the ward."""
    kind = DocumentKind(
        name="toy",
        title="thông báo kết quả đăng ký",
        key=YEAR,
        papers=(Document(f"{__name__}:toy_document", "thong-bao-dang-ky"),),
    )
    monkeypatch.setitem(KINDS, kind.name, kind)
    own = example_folder / "templates"
    own.mkdir(exist_ok=True)
    (own / "dang-ky.md.j2").write_text(TEMPLATE, encoding="utf-8")
    return example_folder


def run(folder: Path, monkeypatch: pytest.MonkeyPatch, *words: str, **env: str) -> str:
    monkeypatch.chdir(folder)
    result = CliRunner().invoke(app, list(words), prog_name="tdkt", env={"COLUMNS": "200", **env})
    assert result.exit_code == 0, result.output
    return result.output


def test_a_new_document_is_printed_as_word_and_html(toy: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    run(toy, monkeypatch, "render", "toy", "2026", "--html")
    word = docx.Document(io.BytesIO((toy / "build/2026/thong-bao-dang-ky.docx").read_bytes()))
    said = " ".join(paragraph.text for paragraph in word.paragraphs)
    assert re.search(r"Đến nay \d+ đơn vị của .* đã đăng ký\.", said.replace("\u00a0", " "))
    page = (toy / "build/2026/thong-bao-dang-ky.html").read_text(encoding="utf-8")
    assert "đăng ký thi đua năm 2026" in page.replace("\u00a0", " ")


def test_a_new_document_is_offered_with_its_keys(toy: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def offered(line: str) -> list[str]:
        words = line.split(" ")
        asked = {"_TDKT_COMPLETE": "complete_bash", "COMP_WORDS": line, "COMP_CWORD": str(len(words) - 1)}
        return run(toy, monkeypatch, **asked).split()

    assert offered("tdkt render to") == ["toy"]
    assert offered("tdkt render toy ") == ["2026"]
    assert offered("tdkt issue to") == []


def test_help_names_a_new_document_and_how_it_is_asked_for(
    toy: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = " ".join(run(toy, monkeypatch, "render", "--help").split())
    assert "toy (thông báo kết quả đăng ký)" in page
    assert re.search(r"Năm \(2026\) với plan, [^;]*toy", page)
    assert "toy" not in run(toy, monkeypatch, "issue", "--help")


def test_an_unknown_document_is_told_the_new_one_too(toy: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(toy)
    result = CliRunner().invoke(app, ["render", "khong-co", "2026"], prog_name="tdkt")
    assert "toy (thông báo kết quả đăng ký)" in getattr(result.exception, "hint", "")


def test_help_names_every_document(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    page = "".join(run(tmp_path, monkeypatch, "render", "--help").split())  # lines break at hyphens too
    for kind in KINDS.values():
        assert "".join(f"{kind.name} ({kind.title})".split()) in page
        assert "".join(kind.key.said.split()).lower() in page.lower()


def test_nothing_is_offered_for_a_document_that_is_not_known(
    example_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = {"_TDKT_COMPLETE": "complete_bash", "COMP_WORDS": "tdkt render khong-co ", "COMP_CWORD": "3"}
    assert run(example_folder, monkeypatch, **asked).strip() == ""


def named() -> Iterator[tuple[str, str]]:
    """Yield what builds a document and what works out what issuing it writes, by the name of the document."""
    for kind in KINDS.values():
        for paper in (*kind.papers, *kind.papers_in_set, *kind.papers_each):
            if isinstance(paper, Document | BatchDocument | BatchSeries):
                yield kind.name, paper.builder
        if kind.issuable:
            yield kind.name, kind.issuable


@pytest.mark.parametrize(("name", "function"), list(named()))
def test_what_a_declaration_names_is_there(name: str, function: str) -> None:
    assert callable(resolve_name(function))


def test_what_is_issued_is_said_once() -> None:
    assert {kind.issued for kind in issued_kinds()} == set(ISSUED_KINDS.values())
    assert all(kind.issued is not None and kind.issued.of == kind.name for kind in issued_kinds())
    assert all(kind.issuable for kind in issued_kinds())


def schema(name: str) -> Any:
    return json.loads((REPOSITORY / "schemas" / f"{name}.schema.json").read_text(encoding="utf-8"))


def test_the_schemas_know_the_documents_that_are_issued_and_amended() -> None:
    of = schema("issued-documents")["$defs"]["document"]["properties"]["of"]["enum"]
    assert set(of) == set(ISSUED_KINDS)
    assert set(schema("amendment")["properties"]["amends"]["enum"]) == {kind.name for kind in amended_kinds()}


def test_the_guides_name_every_document_and_no_other() -> None:
    text = "\n".join((REPOSITORY / guide).read_text(encoding="utf-8") for guide in GUIDES)
    rendered = set(re.findall(r"tdkt render ([a-z][a-z-]*)", text))
    assert rendered <= set(KINDS)
    assert {name for name in KINDS if f"`{name}`" not in text} <= rendered
    assert set(re.findall(r"(?m)(?:^|`)tdkt issue ([a-z][a-z-]*)", text)) <= {
        kind.name for kind in issued_kinds()
    }
    assert set(re.findall(r"(?m)(?:^|`)tdkt amend ([a-z][a-z-]*)", text)) <= {
        kind.name for kind in amended_kinds()
    }


def test_keys_in_the_guides_can_be_read() -> None:
    text = "\n".join((REPOSITORY / guide).read_text(encoding="utf-8") for guide in GUIDES)
    asked = re.findall(r"tdkt render ([a-z][a-z-]*) ([a-z0-9A-Z-]+)", text)
    assert asked
    for name, key in asked:
        kind = KINDS[name]
        assert kind.key.written(kind.key.read(key)) == key
