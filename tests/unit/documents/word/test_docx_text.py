"""A Word document as text: everything that a reader sees, in the order in which it is read."""

from __future__ import annotations

import zipfile
from dataclasses import replace
from io import BytesIO

import pytest
from docx import Document
from docx.document import Document as WordDocument
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from tdkt.documents.page.markdown import parse_blocks
from tdkt.documents.word.plain_text import docx_text
from tdkt.documents.word.writer import docx_bytes
from tdkt.errors import UserError

from ..samples import PLAN

W = nsdecls("w")
MC = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
NOTES = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"


def saved(document: WordDocument) -> bytes:
    stream = BytesIO()
    document.save(stream)
    return stream.getvalue()


def text_of(*paragraphs: str) -> list[str]:
    """Return the lines of a document with these paragraphs (XML)."""
    document = Document()
    for paragraph in paragraphs:
        document.element.body.insert(-1, parse_xml(paragraph.replace("<w:p>", f"<w:p {W} {MC}>", 1)))
    return docx_text(saved(document)).splitlines()


def run(text: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'


def field(kind: str) -> str:
    return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'


def instruction(text: str) -> str:
    return f'<w:r><w:instrText xml:space="preserve">{text}</w:instrText></w:r>'


def test_a_document_of_ours_reads_from_head_to_foot() -> None:
    lines = docx_text(docx_bytes(PLAN)).splitlines()
    assert lines[:7] == [
        "ỦY BAN NHÂN DÂN",
        "PHƯỜNG VIỆT HÒA",
        "Số: 40/KH-UBND",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
        "Việt Hòa, ngày 30 tháng 01 năm 2026",
        "KẾ HOẠCH",
    ]
    assert "a) Phong trào “Đổi mới công tác tham mưu”" in lines
    assert lines.index("Nơi nhận:") < lines.index("- Lãnh đạo UBND phường;") < lines.index("CHỦ TỊCH")
    assert lines[-1] == "[Đầu trang] [số trang]"


def test_a_changed_sentence_changes_one_line() -> None:
    changed = replace(PLAN, blocks=parse_blocks("Câu một.\n\nCâu hai đã sửa.\n\nCâu ba."))
    plain = replace(PLAN, blocks=parse_blocks("Câu một.\n\nCâu hai.\n\nCâu ba."))
    before, after = (docx_text(docx_bytes(document)).splitlines() for document in (plain, changed))
    assert set(before) ^ set(after) == {"Câu hai.", "Câu hai đã sửa."}


def test_a_ruled_table_is_a_line_a_row() -> None:
    table = "| TT | Nội dung |\n|---|---|\n| 1 | Một việc |\n| 2 | Hai việc |\n"
    lines = docx_text(docx_bytes(replace(PLAN, blocks=parse_blocks(table)))).splitlines()
    assert lines[lines.index("TT | Nội dung") :][:3] == ["TT | Nội dung", "1 | Một việc", "2 | Hai việc"]


def test_tables_of_word_by_their_style() -> None:
    document = Document()
    for style in ("Table Grid", None):
        table = document.add_table(2, 2, style)
        for row, line in zip(table.rows, (("a", "b\nb2"), ("c", "")), strict=True):
            for cell, words in zip(row.cells, line, strict=True):
                cell.text = words
    assert docx_text(saved(document)).splitlines() == ["a | b / b2", "c |", "a", "c", "b", "b2"]


def test_a_table_in_a_cell_is_read_where_it_stands() -> None:
    document = Document()
    cell = document.add_table(1, 3, "Table Grid").cell(0, 1)
    cell.text = "trước"
    cell.add_table(1, 3).cell(0, 0).text = "trong"
    assert docx_text(saved(document)) == "| trước / trong |  | |\n"


def test_breaks_hyphens_symbols_and_pictures() -> None:
    assert text_of(
        f"<w:p>{run('một')}<w:r><w:tab/><w:t>hai</w:t><w:br/><w:t>ba</w:t><w:noBreakHyphen/><w:t>bốn</w:t><w:softHyphen/>"
        '<w:br w:type="page"/><w:sym w:font="Wingdings" w:char="F0FE"/></w:r></w:p>',
        "<w:p></w:p>",
    ) == ["một hai", "ba-bốn[ký hiệu Wingdings F0FE]"]


def test_inserted_linked_and_controlled_words_are_read_deleted_ones_not() -> None:
    assert text_of(
        f'<w:p><w:ins w:id="1" w:author="A">{run("thêm ")}</w:ins>'
        '<w:del w:id="2" w:author="A"><w:r><w:delText>xóa </w:delText></w:r></w:del>'
        f'<w:hyperlink w:anchor="x">{run("liên kết ")}</w:hyperlink>'
        f"<w:sdt><w:sdtContent>{run('ô điền ')}</w:sdtContent></w:sdt><w:smartTag>{run('thẻ')}</w:smartTag></w:p>"
    ) == ["thêm liên kết ô điền thẻ"]


def test_a_block_in_a_content_control_is_read() -> None:
    document = Document()
    document.element.body.insert(
        0, parse_xml(f"<w:sdt {W}><w:sdtContent><w:p>{run('đoạn')}</w:p></w:sdtContent></w:sdt>")
    )
    assert docx_text(saved(document)) == "đoạn\n"


def test_page_numbers_are_named_other_fields_show_their_result() -> None:
    complex_page = (
        field("begin") + instruction(" PA") + instruction("GE ") + field("separate") + run("7") + field("end")
    )
    date = field("begin") + instruction(" DATE ") + field("separate") + run("30/01/2026") + field("end")
    nested = (
        field("begin")
        + instruction(" IF ")
        + complex_page
        + instruction(" = 1 ")
        + field("separate")
        + run("đầu")
        + field("end")
    )
    assert text_of(
        f"<w:p>{run('Trang ')}{complex_page}{run('/')}<w:fldSimple w:instr=' NUMPAGES '>{run('9')}</w:fldSimple></w:p>",
        f"<w:p>{run('Ngày ')}{date}{run('.')}</w:p>",
        f"<w:p>{nested}{run('!')}</w:p>",
        "<w:p><w:r><w:t>x</w:t><w:fldChar w:fldCharType='begin'/><w:instrText>PAGE</w:instrText><w:fldChar w:fldCharType='end'/><w:t>y</w:t></w:r></w:p>",
    ) == ["Trang [số trang]/[tổng số trang]", "Ngày 30/01/2026.", "đầu!", "x[số trang]y"]


def test_a_text_box_is_read_once_after_its_paragraph() -> None:
    box = f"<w:txbxContent><w:p>{run('trong khung')}</w:p></w:txbxContent>"
    choice = f"<mc:AlternateContent><mc:Choice Requires='wps'>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback></mc:AlternateContent>"
    assert text_of(f"<w:p>{run('đoạn ')}<w:r>{choice}</w:r>{run('tiếp')}</w:p>") == [
        "đoạn tiếp",
        "[Khung chữ] trong khung",
    ]


def test_a_note_follows_its_paragraph_without_a_number() -> None:
    from docx.opc.packuri import PackURI
    from docx.opc.part import Part

    document = Document()
    notes = (
        f'<w:footnotes {W}><w:footnote w:id="1"><w:p>{run("Một.")}</w:p></w:footnote>'
        f'<w:footnote w:id="2"><w:p>{run("Nghị định số 152/2025/NĐ-CP.")}</w:p></w:footnote></w:footnotes>'
    )
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
    part = Part(PackURI("/word/footnotes.xml"), kind, notes.encode(), document.part.package)
    document.part.relate_to(part, NOTES)
    paragraph = f'<w:p {W}>{run("Theo quy định")}<w:r><w:footnoteReference w:id="2"/></w:r>{run(".")}</w:p>'
    document.element.body.insert(0, parse_xml(paragraph))
    assert docx_text(saved(document)).splitlines() == [
        "Theo quy định[chú thích].",
        "[Chú thích] Nghị định số 152/2025/NĐ-CP.",
    ]


def test_headers_and_footers_come_last_and_once() -> None:
    document = Document()
    document.add_paragraph("thân")
    for section in (document.sections[0], document.add_section()):
        section.different_first_page_header_footer = True
        for part, words in (
            (section.header, "MẬT"),
            (section.footer, "chân"),
            (section.first_page_header, "trang 1"),
        ):
            part.is_linked_to_previous = False
            part.paragraphs[0].text = words
    first, *rest = docx_text(saved(document)).splitlines()
    assert first == "thân"
    assert sorted(rest) == ["[Chân trang] chân", "[Đầu trang đầu tiên] trang 1", "[Đầu trang] MẬT"]


def zipped(size: int) -> bytes:
    stream = BytesIO()
    with (
        zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as package,
        package.open("word/document.xml", "w") as part,
    ):
        for _ in range(size):
            part.write(b"\0" * 1024 * 1024)
    return stream.getvalue()


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "rỗng"),
        (b"%PDF-1.7", "không phải tệp Word"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "mật khẩu"),
        (zipped(201), "quá lớn"),
    ],
    ids=["empty", "pdf", "encrypted", "bomb"],
)
def test_what_is_no_word_file_is_refused_with_the_reason(data: bytes, words: str) -> None:
    with pytest.raises(UserError, match=words):
        docx_text(data)
