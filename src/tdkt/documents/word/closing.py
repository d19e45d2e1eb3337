"""The foot of the last page: Nơi nhận on the left, the signature on the right (II.7, II.9)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tdkt.documents import layout, wording
from tdkt.documents.blocks import OfficialDocument, Signature
from tdkt.documents.metrics import text_width
from tdkt.documents.word.paragraphs import balanced, paragraph
from tdkt.documents.word.tables import frame

if TYPE_CHECKING:
    from docx.oxml.xmlchemy import BaseOxmlElement


def closing(document: OfficialDocument) -> list[BaseOxmlElement]:
    """Return one row that cannot be torn: "Nơi nhận:" is level with the signer's authority (II.9d).

    It stays with the empty paragraph that Word wants after a table, which would else begin a blank page when the row
    ends at the foot of the paper.
    """
    table = frame(
        (layout.RECIPIENTS_WIDTH, layout.SIGNATURE_WIDTH),
        [[_recipients(document), _signature(document.signature)]],
    )
    return [paragraph(layout.AFTER_TITLE, keep_next=True), table]


def _recipients(document: OfficialDocument) -> list[BaseOxmlElement]:
    hanging = text_width("- ", layout.RECIPIENT.size)
    return [
        paragraph(layout.RECIPIENTS_TITLE, wording.RECIPIENTS),
        *(
            paragraph(layout.RECIPIENT, line, left=hanging, right=2.0, hanging=hanging, keep_next=True)
            for line in wording.recipient_lines(document)
        ),
    ]


def _signature(signature: Signature) -> list[BaseOxmlElement]:
    column = layout.SIGNATURE_WIDTH
    return [
        *(balanced(layout.SIGNER_POST, line.upper(), column) for line in signature.authority_lines),
        paragraph(layout.SIGNATURE_GAP),
        *(balanced(layout.SIGNER_POST, line.upper(), column) for line in signature.other_posts),
        paragraph(layout.SIGNER_NAME, signature.name, keep_next=True),
    ]
