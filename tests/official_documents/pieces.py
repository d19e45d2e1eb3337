"""Pieces of WordprocessingML: looks, settings of paragraphs, page set-up, as offices' files have them."""

from __future__ import annotations

from official_documents.typed import Line, Page
from tdkt.type_metrics import text_width

NAMESPACES = " ".join(
    f'xmlns:{prefix}="{address}"'
    for prefix, address in {
        "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
        "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
        "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
        "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
        "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
        "v": "urn:schemas-microsoft-com:vml",
    }.items()
)
_TWIPS_A_MM = 1440 / 25.4
_FORMATS = (("upperRoman", "%1."), ("decimal", "%2."), ("lowerLetter", "%3)"), ("bullet", "-"))


def look_of(line: Line, default: str) -> str:
    """Return the properties of runs that look as a line; a font that is the `default` is not said."""
    font = (
        ""
        if line.font == default
        else f'<w:rFonts w:ascii="{line.font}" w:hAnsi="{line.font}" w:cs="{line.font}"/>'
    )
    said = [
        font,
        "<w:b/>" if line.bold else "",
        "<w:i/>" if line.italic else "",
        f'<w:color w:val="{line.colour}"/>' if line.colour else "",
        f'<w:sz w:val="{line.size}"/><w:szCs w:val="{line.size}"/>',
        '<w:u w:val="single"/>' if line.rule == "underlined" else "",
    ]
    return f"<w:rPr>{''.join(said)}</w:rPr>"


def setting_of(line: Line) -> str:
    """Return how the paragraph of a line is set."""
    indents = f'w:left="{line.left}"' if line.left else ""
    indents += f' w:firstLine="{line.first}"' if line.first else ""
    indents += f' w:hanging="{line.hanging}"' if line.hanging else ""
    rule = "auto" if line.line < 1000 else "exact"
    return (
        f'<w:spacing w:before="{line.before}" w:after="{line.after}" w:line="{line.line}" w:lineRule="{rule}"/>'
        f'{f"<w:ind {indents}/>" if indents else ""}<w:jc w:val="{line.align}"/>'
    )


def box_around(line: Line) -> str:
    """Return the borders of a stamp, "" of other lines."""
    sides = "".join(
        f'<w:{side} w:val="single" w:sz="6" w:space="1" w:color="FF0000"/>'
        for side in ("top", "left", "bottom", "right")
    )
    return f"<w:pBdr>{sides}</w:pBdr>" if line.boxed else ""


def bordered(long: int, width: int) -> str:
    """Return an empty paragraph with a border as long as a rule, in a column."""
    side = max((width - long) // 2, 0)
    return (
        '<w:p><w:pPr><w:pBdr><w:bottom w:val="single" w:sz="6" w:space="0" w:color="000000"/></w:pBdr>'
        f'<w:spacing w:before="0" w:after="0" w:line="60" w:lineRule="exact"/><w:ind w:left="{side}" w:right="{side}"/></w:pPr></w:p>'
    )


def length_of_rule(line: Line, width: int) -> int:
    """Return how long the rule under a line is, in twips."""
    shares = {"half": 0.42, "whole": 1.0, "long": 1.0 if line.role != "motto" else 0.5}
    return round(min(width_of(line), width) * shares[line.rule])


def width_of(line: Line) -> float:
    """Return how wide a line is, in twips; of a long one the width of its last line would be, which nobody measures."""
    return text_width(line.text, line.size / 2, bold=line.bold) * _TWIPS_A_MM


def width_of_space(line: Line) -> float:
    """Return how wide a space of a line is, in twips."""
    return text_width(" ", line.size / 2, bold=line.bold) * _TWIPS_A_MM


def section(page: Page, *, restarts: bool = False) -> str:
    """Return the set-up of pages, whose numbers begin anew where the section does."""
    sideways = ' w:orient="landscape"' if page.width > page.height else ""
    anew = '<w:pgNumType w:start="1"/>' if restarts else ""
    reference = f'<w:{page.number}Reference w:type="default" r:id="{page.number}1"/>' if page.number else ""
    return (
        f'<w:sectPr>{reference}<w:pgSz w:w="{page.width}" w:h="{page.height}"{sideways}/><w:pgMar w:top="{page.top}" '
        f'w:right="{page.right}" w:bottom="{page.bottom}" w:left="{page.left}" w:header="567" w:footer="567" w:gutter="0"/>'
        f"{anew}"
        f"{'<w:titlePg/>' if page.hide_first else ''}</w:sectPr>"
    )


def margin(page: Page) -> str:
    """Return the header or footer with the page number."""
    tag = "hdr" if page.number == "header" else "ftr"
    look = look_of(Line("", "", size=page.number_size, font=page.number_font), "")
    return (
        f'<w:{tag} {NAMESPACES}><w:p><w:pPr><w:jc w:val="{page.number_align}"/></w:pPr>'
        f'<w:r>{look}<w:fldChar w:fldCharType="begin"/></w:r><w:r>{look}<w:instrText xml:space="preserve"> PAGE </w:instrText></w:r>'
        f'<w:r>{look}<w:fldChar w:fldCharType="separate"/></w:r><w:r>{look}<w:t>2</w:t></w:r>'
        f'<w:r>{look}<w:fldChar w:fldCharType="end"/></w:r></w:p></w:{tag}>'
    )


def numbering() -> str:
    """Return the lists that Word numbers."""
    levels = "".join(
        f'<w:lvl w:ilvl="{index}"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/></w:lvl>'
        for index, (form, text) in enumerate(_FORMATS)
    )
    return (
        f'<w:numbering {NAMESPACES}><w:abstractNum w:abstractNumId="0">{levels}</w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>'
    )


def relations(inside: str) -> str:
    """Return a part of relations."""
    return f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{inside}</Relationships>'
