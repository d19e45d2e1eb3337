"""The head of the first page: ô 1–4, name of the type, trích yếu, addressees (Phụ lục I, Phần I, II.1–II.5, II.9a)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tdkt.documents.page import layout, wording
from tdkt.documents.page.blocks import FormHead, Letterhead, OfficialDocument, Span
from tdkt.documents.word.paragraphs import balanced, boxed, last_line_width, paragraph, rule_line
from tdkt.documents.word.tables import frame
from tdkt.type_metrics import text_width

if TYPE_CHECKING:
    from docx.oxml.xmlchemy import BaseOxmlElement


def opening(document: OfficialDocument) -> list[BaseOxmlElement]:
    """Return everything above the content, căn cứ included."""
    about = wording.letter_subject_line(document)
    width = layout.body_width(landscape=document.landscape)
    if document.form_head is not None:
        return _form_opening(document, document.form_head, width)
    parts = [
        letterhead(document.letterhead, width, draft=document.draft, about=about, notice=document.notice)
    ]
    parts.extend([paragraph(layout.BEFORE_ADDRESSEES)] if document.is_letter else title(document, width))
    if document.authority:
        parts.append(paragraph(layout.AUTHORITY, document.authority.upper()))
    parts.extend(addressees(document.addressees))
    parts.extend(
        paragraph(layout.LEGAL_BASIS, line) for line in wording.legal_basis_lines(document.legal_basis)
    )
    if document.enacting_word:
        parts.append(paragraph(layout.CENTRED, document.enacting_word))
    return parts


def _form_opening(document: OfficialDocument, head: FormHead, width: float) -> list[BaseOxmlElement]:
    """Return the head of a statistical form: two columns, then its title and its year."""
    columns = layout.columns(layout.ISSUER_WIDTH, width)
    sides = [
        [paragraph(layout.TABLE_TEXT, (Span(line, bold=number == 0),)) for number, line in enumerate(lines)]
        for lines in (head.left, head.right)
    ]
    if document.draft:
        sides[0].append(boxed(layout.STAMP, wording.DRAFT, columns[0]))
    above = [frame(columns, [sides])] if any(sides) else []
    return [
        *above,
        paragraph(layout.TYPE_NAME, document.type_name.upper()),
        balanced(layout.SUBJECT, document.subject, width),
        paragraph(layout.AFTER_TITLE),
    ]


def letterhead(
    head: Letterhead, width: float, *, draft: bool, about: str = "", notice: str = ""
) -> BaseOxmlElement:
    """Return ô 1–4, `width` mm wide, as two rows of two columns, so that the number and the date share a line (II.4c).

    `about` is the "V/v …" of a công văn: it stands under the number, in the same column (II.5b; Mẫu 1.5). `notice`
    stands beside the mark of a draft. What a document does not have (ô 3, ô 4) leaves its place empty.
    """
    left, right = layout.columns(layout.ISSUER_WIDTH, width)
    number, place = (
        wording.number_line(head, draft=draft),
        wording.place_and_date_line(head, draft=draft),
    )
    under = [balanced(layout.LETTER_SUBJECT, about, left)] if about else []
    rows = [[_issuer(head, left), _nation(right)]]
    if number or place or under:
        rows.append(
            [
                [*([paragraph(layout.NUMBER, number)] if number else []), *under],
                [paragraph(layout.PLACE_AND_DATE, place)] if place else [],
            ]
        )
    if draft:
        said = [balanced(layout.NOTICE, notice, right)] if notice else []
        rows.append([[boxed(layout.STAMP, wording.DRAFT, left)], said])
    return frame((left, right), rows)


def title(document: OfficialDocument, width: float) -> list[BaseOxmlElement]:
    """Return the name of the type, the trích yếu and the rule under it (II.5b), centred in `width` mm."""
    inner = width - 2 * layout.SUBJECT_INDENT
    share = last_line_width(layout.SUBJECT, document.subject, inner) * layout.RULE_SHARE
    return [
        paragraph(layout.TYPE_NAME, document.type_name.upper()),
        balanced(layout.SUBJECT, document.subject, width, at_most=inner),
        rule_line(share, width),
        paragraph(layout.AFTER_TITLE),
    ]


def addressees(names: tuple[str, ...]) -> list[BaseOxmlElement]:
    """Return "Kính gửi:" with one name beside it, or with names under its colon (II.9d)."""
    lines = wording.addressee_lines(names)
    if not lines:
        return []
    style = layout.ADDRESSED_TO
    if len(lines) == 1:
        whole = f"{wording.ADDRESSED_TO} {lines[0]}"
        if text_width(whole, style.size) < layout.TEXT_WIDTH:
            return [paragraph(style, whole)]
        hanging = text_width(f"{wording.ADDRESSED_TO} ", style.size)
        left = layout.ADDRESSEE_INDENT / 2 + hanging
        return [paragraph(style, whole, left=left, hanging=hanging, align="left")]
    hanging = text_width("- ", style.size)
    left = layout.ADDRESSEE_INDENT + text_width(wording.ADDRESSED_TO.removesuffix(":"), style.size) + hanging
    return [
        paragraph(style, wording.ADDRESSED_TO, left=layout.ADDRESSEE_INDENT, align="left", keep_next=True),
        *(paragraph(layout.ADDRESSEES, line, left=left, hanging=hanging) for line in lines),
        paragraph(layout.AFTER_TITLE),
    ]


def _issuer(head: Letterhead, column: float) -> list[BaseOxmlElement]:
    parts = [balanced(layout.SUPERIOR, head.superior.upper(), column)] if head.superior else []
    lines = [line.upper() for line in head.issuer_lines]
    parts.extend(balanced(layout.ISSUER, line, column) for line in lines)
    last = last_line_width(layout.ISSUER, lines[-1], column) if lines else 0.0
    return [*parts, rule_line(last * layout.RULE_SHARE, column)]


def _nation(column: float) -> list[BaseOxmlElement]:
    motto = text_width(wording.MOTTO, layout.MOTTO.size, bold=True)
    return [
        paragraph(layout.NATION, wording.NATION),
        paragraph(layout.MOTTO, wording.MOTTO),
        rule_line(motto, column),
    ]
