"""Danh sách: who is proposed, or once it is decided who is commended, on a sheet of its own."""

from __future__ import annotations

from tdkt.awards.batch_case import BatchCase
from tdkt.documents.awards.batch_lists import list_blocks
from tdkt.documents.awards.batch_words import (
    counted,
    draft_notice,
    law_notes,
    recipients_said,
    subject_of,
    unit_letterhead,
    unit_signature,
)
from tdkt.documents.awards.decision import decision_cited_whole, refuse_empty
from tdkt.documents.page.blocks import OfficialDocument
from tdkt.documents.texts.templates import Templates
from tdkt.model.text import lower_first, upper_first


def list_document(case: BatchCase, templates: Templates) -> OfficialDocument:
    """Return the list under the standing unit's name, its words from `danh-sach-kem-loi.md.j2`."""
    refuse_empty(case)
    decided = case.batch.decision
    nominees = case.nominees
    notes = law_notes(case)
    which = "được tặng" if decided else "đề nghị tặng"
    who = recipients_said(nominees)
    subject = f"{upper_first(who)} {which} {subject_of(case, nominees).split(' cho ')[0]}"
    blocks = templates.blocks(
        "danh-sach-kem-loi.md.j2",
        {"counted": counted(nominees), "decision": decision_cited_whole(case) if decided else ""},
    )
    return OfficialDocument(
        letterhead=unit_letterhead(case, place=case.organization.place),
        type_name="DANH SÁCH",
        subject=subject,
        blocks=(
            *blocks,
            *list_blocks(case, nominees, templates, golden_book=decided is not None),
        ),
        recipients=(),
        archive="",
        signature=unit_signature(case),
        draft=decided is None,
        illustrative=case.illustrative,
        title=f"Danh sách {lower_first(subject)}",
        author=case.organization.name,
        notes=notes,
        notice=draft_notice(notes, case),
        draft_notes=notes,
    )
