"""Documents of tdkt itself, held against the decree."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tdkt.conformity.run import examined
from tdkt.documents.page.blocks import OfficialDocument, Signature
from tdkt.documents.word.writer import docx_bytes

from .samples import DRAFT, PLAN


@pytest.mark.parametrize(
    "document",
    [
        PLAN,
        replace(DRAFT, draft_notes=("Tên, ngày của Luật: hãy kiểm tra.", "Trích yếu: hãy kiểm tra.")),
        replace(PLAN, cosignatures=(Signature(("Thư ký",), "Trần Thị B"),)),
    ],
    ids=["issued", "draft with notes", "two sign"],
)
def test_nothing_is_found_at_the_foot_of_our_own_pages(document: OfficialDocument) -> None:
    found = examined(docx_bytes(document)).findings
    assert [finding.rule.code for finding in found if finding.rule.code.startswith("V5")] == []
