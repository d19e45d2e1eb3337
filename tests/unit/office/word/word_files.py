"""Small Word files, written as XML."""

from __future__ import annotations

from tdkt.office.package import zipped
from tdkt.office.word.blocks import Paragraph, WordFile, paragraphs_of
from tdkt.office.word.reading import read_word

SPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:v="urn:schemas-microsoft-com:vml"'
)
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"


def word_bytes(body: str, **parts: str) -> bytes:
    """Return a .docx with that content of the body; `parts` are further ones by kind ("styles", "numbering", "header")."""
    relations = "".join(
        f'<Relationship Id="{kind}" Type="{_OFFICE}/{kind}" Target="{kind}.xml"/>' for kind in parts
    )
    main = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    files = {
        "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="{main}"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{_RELATIONS}"><Relationship Id="a" Type="{_OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>',
        "word/_rels/document.xml.rels": f'<Relationships xmlns="{_RELATIONS}">{relations}</Relationships>',
        "word/document.xml": f"<w:document {SPACES}><w:body>{body}</w:body></w:document>",
        **{f"word/{kind}.xml": xml.replace(">", f" {SPACES}>", 1) for kind, xml in parts.items()},
    }
    return zipped({name: text.encode() for name, text in files.items()})


def word_of(body: str, **parts: str) -> WordFile:
    """Return that file as it is read."""
    return read_word(word_bytes(body, **parts))


def paragraphs(body: str, **parts: str) -> list[Paragraph]:
    """Return the paragraphs of that file as they are read."""
    return list(paragraphs_of(word_of(body, **parts).blocks))


def shown(body: str, **parts: str) -> list[str]:
    """Return what a reader sees of each paragraph."""
    return [paragraph.shown for paragraph in paragraphs(body, **parts)]


def p(*content: str, properties: str = "") -> str:
    """Return a paragraph; content that is no XML is text."""
    pieces = (piece if piece.startswith("<") else run(piece) for piece in content)
    return f"<w:p><w:pPr>{properties}</w:pPr>{''.join(pieces)}</w:p>"


def run(text: str, properties: str = "") -> str:
    """Return a run."""
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def font(name: str) -> str:
    """Return the property of a font."""
    return f'<w:rFonts w:ascii="{name}" w:hAnsi="{name}"/>'
