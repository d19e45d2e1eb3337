"""The foot of the last page: Nơi nhận on the left, the signature on the right (II.7, II.9); the notes of a draft."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tdkt.documents.page import layout, wording
from tdkt.documents.page.blocks import OfficialDocument, Signature, Span
from tdkt.documents.word.paragraphs import balanced, paragraph
from tdkt.documents.word.tables import frame
from tdkt.type_metrics import text_width

if TYPE_CHECKING:
    from docx.oxml.xmlchemy import BaseOxmlElement


def closing(document: OfficialDocument) -> list[BaseOxmlElement]:
    """Return one row that cannot be torn: "Nơi nhận:" is level with the signer's authority (II.9d).

    Two signatures stand side by side, Nơi nhận under the left one (Phụ lục III, Mẫu 1.9); an endorsement stands under both
    in the middle. The row stays with the empty
    paragraph that Word wants after a table, which would else begin a blank page when it ends at the foot of the paper.
    """
    signature, left = document.signature, document.cosignature
    if signature is None:
        return []
    recipients, page = _recipients(document), layout.body_width(landscape=document.landscape)
    if left is None:
        widths = layout.columns(layout.RECIPIENTS_WIDTH, page)
        row = [recipients, _signature(signature, widths[1])]
    else:
        widths = layout.columns(layout.COSIGNATURE_WIDTH, page)
        under = [paragraph(layout.AFTER_TITLE, keep_next=True), *recipients] if recipients else []
        row = [[*_signature(left, widths[0]), *under], _signature(signature, widths[1])]
    parts = [paragraph(layout.AFTER_TITLE, keep_next=True), frame(widths, [row])]
    if document.endorsement:
        endorsed = [[_signature(document.endorsement, page)]]
        parts += [paragraph(layout.AFTER_TITLE, keep_next=True), frame((page,), endorsed)]
    return parts


def draft_notes(document: OfficialDocument) -> list[BaseOxmlElement]:
    """Return the notes at the end of a draft, in the type of the notice beside its mark; [] where there are none."""
    lines = wording.draft_note_lines(document)
    if not lines:
        return []
    hanging = text_width("- ", layout.NOTICE.size)
    head = (Span(f"{wording.DRAFT_NOTES}:", bold=True),)
    return [
        paragraph(layout.NOTICE, head, keep_next=True, align="left"),
        *(
            paragraph(layout.NOTICE, f"- {line}", left=hanging, hanging=hanging, align="both")
            for line in lines
        ),
    ]


def _recipients(document: OfficialDocument) -> list[BaseOxmlElement]:
    lines = wording.recipient_lines(document)
    if not lines:
        return []
    hanging = text_width("- ", layout.RECIPIENT.size)
    return [
        paragraph(layout.RECIPIENTS_TITLE, wording.RECIPIENTS),
        *(
            paragraph(layout.RECIPIENT, line, left=hanging, right=2.0, hanging=hanging, keep_next=True)
            for line in lines
        ),
    ]


def _signature(signature: Signature, column: float) -> list[BaseOxmlElement]:
    return [
        *(balanced(layout.SIGNER_POST, line.upper(), column) for line in signature.authority_lines),
        paragraph(layout.SIGNATURE_GAP),
        *(balanced(layout.SIGNER_POST, line.upper(), column) for line in signature.other_posts),
        paragraph(layout.SIGNER_NAME, signature.name, keep_next=True),
    ]
