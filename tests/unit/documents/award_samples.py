"""The sample batches of the repository as cases, with changes where a test needs them."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import Any

from conftest import REPOSITORY
from tdkt.awards.batch_case import BatchCase
from tdkt.documents.awards.batch import batch_case
from tdkt.documents.page.blocks import Block, OfficialDocument, Table, plain_text
from tdkt.workspace.workspace import Workspace, read_workspace

YEAR_END, SUDDEN = "tong-ket-2026", "dot-xuat-cuu-nguoi"
THEMATIC, CITY_BATCH = "chuyen-de-hai-long", "de-nghi-thanh-pho-2026"


@cache
def repository() -> Workspace:
    return read_workspace(REPOSITORY)


@cache
def case(batch: str) -> BatchCase:
    return batch_case(repository(), batch)


def changed(batch: str, *, session: Any = "kept", **fields: Any) -> BatchCase:
    """The case with other `fields` of its batch, and another session (None: none)."""
    found = case(batch)
    file = replace(found.file, batch=replace(found.file.batch, **fields))
    if session != "kept":
        file = replace(file, meeting=session)
    return replace(found, file=file)


def words(blocks: tuple[Block, ...] | OfficialDocument) -> list[str]:
    found = blocks.blocks if isinstance(blocks, OfficialDocument) else blocks
    return [plain_text(block.spans) for block in found if not isinstance(block, Table)]


def tables(blocks: tuple[Block, ...] | OfficialDocument) -> list[list[list[str]]]:
    """Every table as rows of texts, its head first."""
    found = blocks.blocks if isinstance(blocks, OfficialDocument) else blocks
    return [
        [[plain_text(cell) for cell in row] for row in (block.head, *block.rows)]
        for block in found
        if isinstance(block, Table)
    ]
