"""What a document says, line by line, however its page looks: kept with what was signed, to know when it would be printed otherwise."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from tdkt.documents.page.blocks import Block, OfficialDocument, Signature, Spans, Table, plain_text
from tdkt.documents.page.wording import addressee_lines, legal_basis_lines, recipient_lines


def said_lines(document: OfficialDocument) -> tuple[str, ...]:
    """Return the lines of `document` in the order of its page, without number, date, notes and what stands on drafts alone."""
    return tuple(line for line in _lines(document) if line)


def _lines(document: OfficialDocument) -> Iterator[str]:
    head = document.letterhead
    yield from (head.superior or "", *head.issuer_lines, head.symbol, head.place)
    yield from (document.type_name, document.subject, document.authority)
    yield from addressee_lines(document.addressees)
    yield from legal_basis_lines(document.legal_basis)
    yield document.enacting_word
    yield from _blocks(document.blocks)
    for signature in (*document.cosignatures, document.signature, document.endorsement):
        yield from _signed(signature)
    yield from recipient_lines(document)
    for appendix in document.appendices:
        yield from (appendix.number, appendix.title, appendix.attached_to)
        yield from _blocks(appendix.blocks)


def _signed(signature: Signature | None) -> tuple[str, ...]:
    return (*signature.authority_lines, *signature.other_posts, signature.name) if signature else ()


def _blocks(blocks: Iterable[Block]) -> Iterator[str]:
    for block in blocks:
        if isinstance(block, Table):
            yield _row([spans for spans, _ in block.groups])
            yield from map(_row, (block.head, *block.rows))
        else:
            yield f"{getattr(block, 'number', '')} {plain_text(block.spans)}".strip()


def _row(cells: Iterable[Spans]) -> str:
    return " | ".join(map(plain_text, cells))
