"""What `benchmarks/conformity.py` measures, held in the suite: nothing on documents that are right, every planted fault of one typing."""

from __future__ import annotations

from functools import cache

import pytest

from official_documents.faults import FAULTS, Fault
from official_documents.typed import Typed, document, documents
from official_documents.writing import TYPINGS, docx_of
from tdkt.conformity.run import examined


@pytest.mark.parametrize("typing", TYPINGS)
def test_nothing_is_found_on_the_specimens_of_the_decree(typing: str) -> None:
    told = [
        (typed.name, finding.code, finding.message)
        for typed in documents()
        for finding in examined(docx_of(typed, typing)).findings
    ]
    assert told == []


@cache
def _right(name: str) -> Typed:
    return document(name)


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.name)
def test_planted_fault_is_found(fault: Fault) -> None:
    found = examined(docx_of(fault.edit(_right(fault.where)), "table")).findings
    assert [finding.code for finding in found if finding.code.startswith(fault.codes)]
