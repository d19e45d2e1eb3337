"""A Word file of some kilobytes costs little, whatever it unpacks to; tracked marks and numbers are read as Word shows them."""

from __future__ import annotations

import zipfile
from io import BytesIO

import pytest
from docx import Document
from docx.oxml import parse_xml

from tdkt.documents.word.plain_text import docx_text
from tdkt.errors import UserError

from .test_docx_text import NOTES, run, saved, text_of

NUMBERING = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/numbering"
DELETED = '<w:pPr><w:rPr><w:del w:id="1" w:author="A"/></w:rPr></w:pPr>'
MOVED = '<w:pPr><w:rPr><w:moveFrom w:id="1" w:author="A"/></w:rPr></w:pPr>'


def repacked(data: bytes, **changed: bytes) -> bytes:
    stream = BytesIO()
    with (
        zipfile.ZipFile(BytesIO(data)) as source,
        zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as target,
    ):
        for name in source.namelist():
            key = name.rpartition("/")[2].partition(".")[0]
            target.writestr(name, changed.get(key, source.read(name)))
    return stream.getvalue()


def test_a_deleted_paragraph_mark_joins_two_paragraphs() -> None:
    lines = text_of(
        f"<w:p>{DELETED}{run('Nửa đầu ')}</w:p>", f"<w:p>{MOVED}{run('giữa ')}</w:p>", f"<w:p>{run('nửa sau.')}</w:p>",
        f"<w:p>{run('Đoạn khác.')}</w:p>", f"<w:p>{DELETED}{run('Cuối cùng.')}</w:p>",
    )  # fmt: skip
    assert lines == ["Nửa đầu giữa nửa sau.", "Đoạn khác.", "Cuối cùng."]


def test_moved_words_stand_where_they_went_and_deleted_rows_are_gone() -> None:
    row = "<w:tr>{}<w:tc><w:p>{}</w:p></w:tc><w:tc><w:p/></w:tc><w:tc><w:p/></w:tc></w:tr>"
    deleted = '<w:trPr><w:del w:id="3" w:author="A"/></w:trPr>'
    lines = text_of(
        f"<w:p><w:moveFrom w:id='1'>{run('Cũ.')}</w:moveFrom>{run('Ở lại.')}</w:p>",
        f"<w:p><w:moveTo w:id='2'>{run('Mới.')}</w:moveTo></w:p>",
    )
    assert lines == ["Ở lại.", "Mới."]
    document = Document()
    xml = f"<w:tbl>{row.format('', run('Còn'))}{row.format(deleted, run('Mất'))}</w:tbl>"
    from .test_docx_text import W

    document.element.body.insert(0, parse_xml(xml.replace("<w:tbl>", f"<w:tbl {W}>", 1)))
    assert docx_text(saved(document)).splitlines() == ["Còn |  |"]


def test_what_word_numbers_by_itself_is_named() -> None:
    from docx.opc.packuri import PackURI
    from docx.opc.part import Part

    from .test_docx_text import W

    document = Document()
    numbering = (
        f'<w:numbering {W}><w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:numFmt w:val="decimal"/>'
        '<w:lvlText w:val="KHÔNG THỰC HIỆN: %1."/></w:lvl></w:abstractNum>'
        '<w:num w:numId="77"><w:abstractNumId w:val="0"/></w:num></w:numbering>'
    )
    for relation in [key for key, found in document.part.rels.items() if found.reltype == NUMBERING]:
        del document.part.rels[relation]
    part = Part(PackURI("/word/numbering9.xml"), "application/xml", numbering.encode(), document.part.package)
    document.part.relate_to(part, NUMBERING)
    paragraph = document.add_paragraph("Đạt 95%.")
    paragraph._p.get_or_add_pPr().append(
        parse_xml(f'<w:numPr {W}><w:ilvl w:val="0"/><w:numId w:val="77"/></w:numPr>')
    )
    assert docx_text(saved(document)).splitlines() == ["[đánh số “KHÔNG THỰC HIỆN: %1.”] Đạt 95%."]


def test_a_note_that_refers_to_itself_ends() -> None:
    from docx.opc.packuri import PackURI
    from docx.opc.part import Part

    from .test_docx_text import W

    document = Document()
    twice = '<w:r><w:footnoteReference w:id="1"/></w:r>' * 2
    notes = (
        f'<w:footnotes {W}><w:footnote w:id="1"><w:p>{run("Chú.")}{twice}</w:p></w:footnote></w:footnotes>'
    )
    document.part.relate_to(
        Part(PackURI("/word/footnotes.xml"), "application/xml", notes.encode(), document.part.package), NOTES
    )
    document.element.body.insert(0, parse_xml(f"<w:p {W}>{run('Câu')}{twice}</w:p>"))
    assert docx_text(saved(document)).splitlines()[0] == "Câu[chú thích][chú thích]"


def bomb(content: bytes) -> bytes:
    head = b'<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>'
    return repacked(saved(Document()), document=head + content + b"</w:body></w:document>")


@pytest.mark.parametrize(
    "content",
    [b"<w:p/>" * 13_000_000, b"<w:p " + b" ".join(b'a%d=""' % n for n in range(2_100_000)) + b"/>", b" " * 90_000_000],
    ids=["paragraphs", "attributes", "spaces"],
)  # fmt: skip
def test_a_bomb_is_refused_before_it_is_parsed(content: bytes) -> None:
    with pytest.raises(UserError, match="quá lớn"):
        docx_text(bomb(content))


def test_entities_are_refused() -> None:
    data = saved(Document())
    with zipfile.ZipFile(BytesIO(data)) as package:
        document = package.read("word/document.xml")
    declared = document.replace(b"?>", b'?><!DOCTYPE x [<!ENTITY a "aaaa">]>', 1)
    with pytest.raises(UserError, match="khai báo XML lạ"):
        docx_text(repacked(data, document=declared))


def test_a_document_of_hundreds_of_pages_is_read() -> None:
    document = Document()
    for number in range(4_000):
        document.add_paragraph(f"Đoạn {number}: " + "chữ " * 60)
    assert len(docx_text(saved(document)).splitlines()) == 4_000
