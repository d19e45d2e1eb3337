"""Every document that the shipped workspace can make, and faults of its pages as LibreOffice sets them.

Shared by the tests and by `benchmarks/page_breaks.py`, which tries many lengths.
"""

from __future__ import annotations

import subprocess
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from tdkt.documents.jobs import NotMade
from tdkt.documents.kind import DocumentKind
from tdkt.documents.kinds import KINDS
from tdkt.documents.page.blocks import Heading, OfficialDocument, Paragraph, Span, Table, plain_text
from tdkt.documents.page.pdf import convert_to_pdf
from tdkt.documents.texts.templates import Templates
from tdkt.documents.word.writer import docx_bytes
from tdkt.errors import UserError
from tdkt.workspace.workspace import Workspace

_MARGINS = ("SỐ LIỆU MINH HỌA", "DỰ THẢO")


def every_document(workspace: Workspace) -> dict[str, OfficialDocument]:
    """Return the documents of every kind for every key that there is, by "folder/name"; Word forms are none."""
    return {
        name: made
        for kind in KINDS.values()
        for key, _ in kind.key.offers(workspace.root)
        for name, made in _made(workspace, kind, key)
    }


def one_of_each_paper(workspace: Workspace) -> dict[str, OfficialDocument]:
    """Return every paper of every kind once, by "folder/name": the first key that it can be made for."""
    found: dict[str, OfficialDocument] = {}
    for kind in KINDS.values():
        papers: set[str] = set()
        for key, _ in kind.key.offers(workspace.root):
            for name, made in _made(workspace, kind, key):
                if made.type_name + made.subject[:12] not in papers:
                    found[name] = made
                papers.add(made.type_name + made.subject[:12])
            if len(papers) >= len(kind.papers):
                break
    return found


def _made(workspace: Workspace, kind: DocumentKind, key: str) -> Iterator[tuple[str, OfficialDocument]]:
    """Yield the documents that a key names, as far as they can be made; a set has them under its members."""
    try:
        jobs = [] if kind.members else list(kind.jobs(workspace, kind.key.read(key), Templates()))
    except UserError:
        return
    for job in jobs:
        if isinstance(job, NotMade):
            continue
        try:
            paper = job.make(iter)
        except UserError:
            continue
        if isinstance(paper, OfficialDocument):
            yield f"{job.folder}/{job.name}", paper


def longer(document: OfficialDocument, lines: int) -> OfficialDocument:
    """Return a document with so many more lines at the beginning of its content, and of each annex."""
    more = tuple(Paragraph((Span(f"Dòng thêm số {number}."),)) for number in range(1, lines + 1))
    return replace(
        document,
        blocks=(*more, *document.blocks),
        appendices=tuple(replace(one, blocks=(*more, *one.blocks)) for one in document.appendices),
    )


def faults_of_pages(documents: Mapping[str, OfficialDocument], folder: Path) -> list[str]:
    """Return what a văn thư would send back of the pages: "name, page: what"; LibreOffice is started once."""
    paths = []
    for number, document in enumerate(documents.values()):
        path = folder / f"{number:04}.docx"
        path.write_bytes(docx_bytes(document))
        paths.append(path)
    pdfs = convert_to_pdf(paths, folder)
    return [
        f"{name}, {fault}"
        for (name, document), pdf in zip(documents.items(), pdfs, strict=True)
        for fault in _faults(document, pages_of(pdf))
    ]


def pages_of(pdf: Path) -> list[list[str]]:
    """Return the lines of each page without page numbers and what stands at the foot of every page."""
    printed = subprocess.run(
        ["pdftotext", "-layout", pdf, "-"], capture_output=True, encoding="utf-8", check=True
    ).stdout
    return [
        [
            line.strip()
            for line in page.splitlines()
            if line.strip() and not line.strip().isdigit() and line.strip() not in _MARGINS
        ]
        for page in printed.split("\f")[:-1]
    ]


def _faults(document: OfficialDocument, pages: Sequence[Sequence[str]]) -> Iterator[str]:
    headings = set(_headings(document))
    for number, page in enumerate(pages, 1):
        if not page:
            yield f"page {number}: empty"
            continue
        if number < len(pages) and page[-1].endswith(":"):
            yield f"page {number}: ends with “{page[-1]}”"
        if number < len(pages) and _letters(page[-1]) in headings:
            yield f"page {number}: ends with the heading “{page[-1]}”"
        if len(page) <= 2 and len(pages) > 1 and not _ends_with_table(document):
            yield f"page {number}: only “{' / '.join(page)}”"


def _ends_with_table(document: OfficialDocument) -> bool:
    """Tell whether the last words stand under a long table: LibreOffice does not keep its last rows with them, as Word does."""
    ends = [document.blocks, *(one.blocks for one in document.appendices)]
    return any(isinstance(block, Table) for blocks in ends for block in blocks[-2:])


def _headings(document: OfficialDocument) -> Iterable[str]:
    blocks = (*document.blocks, *(block for one in document.appendices for block in one.blocks))
    for block in blocks:
        if isinstance(block, Heading):
            said = _letters(plain_text(block.spans))
            yield _letters(block.number) + said
            yield from (said,) if block.rank == 0 else ()


def _letters(text: str) -> str:
    return "".join(char for char in text.casefold() if char.isalnum())
