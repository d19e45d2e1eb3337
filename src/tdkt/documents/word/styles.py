"""`layout` as Word styles: one named style for each component, nothing inherited from a theme."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tdkt.documents.page import layout
from tdkt.documents.page.layout import TextStyle
from tdkt.documents.word.xml import element, twips, twips_of_points

if TYPE_CHECKING:
    from docx.oxml.xmlchemy import BaseOxmlElement


def fill_styles(styles: BaseOxmlElement) -> None:
    """Replace everything in the `w:styles` element by the styles of `layout`."""
    for child in list(styles):
        styles.remove(child)
    for child in (_defaults(), _latent(), *_built_in(), *(_style(style) for style in layout.STYLES)):
        styles.append(child)


def _defaults() -> BaseOxmlElement:
    run = element(
        "w:rPr",
        element("w:rFonts", ascii=layout.FONT, hAnsi=layout.FONT, eastAsia=layout.FONT, cs=layout.FONT),
        element("w:sz", val=28),
        element("w:szCs", val=28),
        element("w:lang", val=layout.LANGUAGE, eastAsia=layout.LANGUAGE, bidi="ar-SA"),
    )
    paragraph = element("w:pPr", element("w:spacing", before=0, after=0, line=240, lineRule="auto"))
    return element("w:docDefaults", element("w:rPrDefault", run), element("w:pPrDefault", paragraph))


def _latent() -> BaseOxmlElement:
    """Keep Word's own styles out of its gallery: the clerk sees those of the decree."""
    return element(
        "w:latentStyles",
        defLockedState=0,
        defUIPriority=99,
        defSemiHidden=1,
        defUnhideWhenUsed=1,
        defQFormat=0,
        count=376,
    )


def _built_in() -> tuple[BaseOxmlElement, ...]:
    """Return the four styles that every Word file must have."""
    sides = ("top", "left", "bottom", "right")
    no_padding = element("w:tblCellMar", *(element(f"w:{side}", w=0, type="dxa") for side in sides))
    return (
        element("w:style", element("w:name", val="Normal"), type="paragraph", default=1, styleId="Normal"),
        _hidden("character", "Default Paragraph Font", "DefaultParagraphFont"),
        _hidden(
            "table",
            "Normal Table",
            "TableNormal",
            element("w:tblPr", element("w:tblInd", w=0, type="dxa"), no_padding),
        ),
        _hidden("numbering", "No List", "NoList"),
    )


def _hidden(kind: str, name: str, style_id: str, *properties: BaseOxmlElement) -> BaseOxmlElement:
    return element(
        "w:style",
        element("w:name", val=name),
        element("w:uiPriority", val=99),
        element("w:semiHidden"),
        element("w:unhideWhenUsed"),
        *properties,
        type=kind,
        default=1,
        styleId=style_id,
    )


def _style(style: TextStyle) -> BaseOxmlElement:
    is_words_own = style.name.startswith("heading ")
    return element(
        "w:style",
        element("w:name", val=style.name),
        element("w:basedOn", val="Normal"),
        *([element("w:next", val=layout.BODY.id)] if is_words_own else []),
        element("w:uiPriority", val=1),
        element("w:qFormat"),
        _paragraph_properties(style),
        _run_properties(style),
        type="paragraph",
        **({} if is_words_own else {"customStyle": 1}),
        styleId=style.id,
    )


def _paragraph_properties(style: TextStyle) -> BaseOxmlElement:
    properties = element("w:pPr")
    if style.keep_next:
        properties.append(element("w:keepNext"))
    if style.keep_lines:
        properties.append(element("w:keepLines"))
    properties.append(element("w:widowControl"))
    exact = style.exact_line is not None
    properties.append(
        element(
            "w:spacing",
            before=twips_of_points(style.before),
            after=twips_of_points(style.after),
            line=twips_of_points(style.exact_line)
            if style.exact_line is not None
            else round(style.line * 240),
            lineRule="exact" if exact else "auto",
        )
    )
    if style.first_line or style.left:
        properties.append(element("w:ind", left=twips(style.left), firstLine=twips(style.first_line)))
    properties.append(element("w:jc", val=style.align))
    if style.outline is not None:
        properties.append(element("w:outlineLvl", val=style.outline))
    return properties


def _run_properties(style: TextStyle) -> BaseOxmlElement:
    properties = element("w:rPr")
    if style.bold:
        properties.append(element("w:b"))
        properties.append(element("w:bCs"))
    if style.italic:
        properties.append(element("w:i"))
        properties.append(element("w:iCs"))
    half_points = round(style.size * 2)
    properties.append(element("w:sz", val=half_points))
    properties.append(element("w:szCs", val=half_points))
    return properties
