"""The foot of the last page: Nơi nhận on the left, the signature on the right (II.7, II.9); the notes of a draft."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from tdkt.documents.page import layout, wording
from tdkt.documents.page.blocks import OfficialDocument, Signature, Span
from tdkt.documents.word.paragraphs import balanced, held, paragraph
from tdkt.documents.word.tables import frame
from tdkt.type_metrics import text_width, wrap

if TYPE_CHECKING:
    from docx.oxml.xmlchemy import BaseOxmlElement


def closing(document: OfficialDocument) -> list[BaseOxmlElement]:
    """Return one row that cannot be torn: "Nơi nhận:" is level with the signer's authority (II.9d).

    Several signatures stand side by side with their names on one level, Nơi nhận under the first (Phụ lục III, Mẫu 1.9); an
    endorsement stands under them in the middle. The row stays with the empty
    paragraph that Word wants after a table, which would else begin a blank page when it ends at the foot of the paper.
    """
    signature, others = document.signature, document.cosignatures
    if signature is None:
        return []
    recipients, page = _recipients(document), layout.body_width(landscape=document.landscape)
    widths: tuple[float, ...]
    if not others:
        widths = layout.columns(layout.RECIPIENTS_WIDTH, page)
        row = [recipients, _signature(signature, widths[1])]
    else:
        widths = layout.signature_columns(len(others) + 1, page)
        row = _side_by_side((*others, signature), widths)
        if recipients:
            row[0] += [paragraph(layout.AFTER_TITLE, keep_next=True), *recipients]
    parts = [held(paragraph(layout.AFTER_TITLE, keep_next=True)), frame(widths, [row])]
    if document.endorsement:
        endorsed = [[_signature(document.endorsement, page)]]
        parts += [held(paragraph(layout.AFTER_TITLE, keep_next=True)), frame((page,), endorsed)]
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


def _side_by_side(signatures: Sequence[Signature], widths: Sequence[float]) -> list[list[BaseOxmlElement]]:
    """Return the signatures in columns of `widths`; where posts are shorter than others the room to sign is higher."""
    lines = [_lines(signature, width) for signature, width in zip(signatures, widths, strict=True)]
    return [
        _signature(signature, width, more_lines=max(lines) - own)
        for signature, width, own in zip(signatures, widths, lines, strict=True)
    ]


def _lines(signature: Signature, column: float) -> int:
    """Return how many lines stand above the name."""
    style = layout.SIGNER_POST
    said = (*signature.authority_lines, *signature.other_posts)
    return sum(len(wrap(line.upper(), column, style.size, bold=style.bold)) for line in said)


def _signature(signature: Signature, column: float, *, more_lines: int = 0) -> list[BaseOxmlElement]:
    before = more_lines * layout.SIGNER_POST.size * layout.LINE_HEIGHT
    return [
        *(balanced(layout.SIGNER_POST, line.upper(), column) for line in signature.authority_lines),
        paragraph(layout.SIGNATURE_GAP, before=before),
        *(balanced(layout.SIGNER_POST, line.upper(), column) for line in signature.other_posts),
        paragraph(layout.SIGNER_NAME, signature.name, keep_next=True),
    ]
