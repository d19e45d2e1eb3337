"""Every paper that the shipped workspace makes, held against the decree and looked at on its pages."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from conftest import REPOSITORY
from every_document import faults_of_pages, longer, one_of_each_paper
from tdkt.conformity.run import examined
from tdkt.documents.kinds import KINDS
from tdkt.documents.page.blocks import OfficialDocument
from tdkt.documents.word.writer import docx_bytes
from tdkt.workspace.workspace import read_workspace

needs_libreoffice = pytest.mark.skipif(
    shutil.which("soffice") is None or shutil.which("pdftotext") is None,
    reason="cần LibreOffice (soffice) và poppler (pdftotext)",
)
PLAN = "2026/ke-hoach"
WORDS_OF_THE_WARD = {
    "V317": ("21/12/2023",),
    "V318": ("Luật Thi đua, Khen thưởng",),
    "V321": ("733/QĐ-TTg",),
    "V322": ("01-KL/TW", "733/QĐ-TTg"),
    "V609": ("rèn luyện thể thao",),
    "V610": ("nhân dân",),
    "V611": ("Hội đồng",),
}
"""What the plan says as it was issued: it stays, `tdkt validate` tells most of it too."""


@pytest.fixture(scope="module")
def documents() -> dict[str, OfficialDocument]:
    return one_of_each_paper(read_workspace(REPOSITORY))


def test_there_is_one_of_nearly_every_kind(documents: dict[str, OfficialDocument]) -> None:
    assert len(documents) >= len([kind for kind in KINDS.values() if not kind.members]) - 3
    of_group = {name.rpartition("/")[2] for name in documents if "/cum-khoi/" in name}
    assert of_group == {"giao-uoc-thi-dua", "bang-cham-diem", "bien-ban-binh-xet", "to-trinh-hoi-dong"}


def test_nothing_is_against_the_decree_but_the_words_of_the_issued_plan(
    documents: dict[str, OfficialDocument],
) -> None:
    found = {name: examined(docx_bytes(document)) for name, document in documents.items()}
    said = {name: [f"{one.rule.code} {one.message}" for one in file.findings] for name, file in found.items()}
    of_plan = said.pop(PLAN)
    assert {name: findings for name, findings in said.items() if findings} == {}
    assert {line.split()[0] for line in of_plan} == set(WORDS_OF_THE_WARD)
    strange = [
        line for line in of_plan if not any(word in line for word in WORDS_OF_THE_WARD[line.split()[0]])
    ]
    assert strange == []
    assert {name: file.notes for name, file in found.items() if "Chưa nhận ra" in " ".join(file.notes)} == {}


@pytest.mark.libreoffice
@needs_libreoffice
def test_no_page_ends_with_what_belongs_to_the_next(
    documents: dict[str, OfficialDocument], tmp_path: Path
) -> None:
    lengths = {
        f"{name} + {lines}": longer(document, lines)
        for name, document in documents.items()
        if document.form_head is None  # statistical forms are tables of one page
        for lines in ((0, 4) if "bao-cao-quy" in name or "bien-ban" in name else (0,))
    }
    assert faults_of_pages(lengths, tmp_path) == []
