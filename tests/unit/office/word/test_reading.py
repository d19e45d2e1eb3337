"""Everything that a reader sees of a Word file stands in its blocks once, where it is read."""

from __future__ import annotations

from io import BytesIO
from zipfile import ZipFile

import pytest

from tdkt.errors import UserError
from tdkt.office.package import zipped
from tdkt.office.word.blocks import MarkKind, Table, ToldKind, paragraphs_of
from tdkt.office.word.reading import read_word

from .word_files import p, paragraphs, run, shown, word_bytes, word_of


def field(instruction: str, result: str) -> str:
    def char(kind: str) -> str:
        return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'

    return f"{char('begin')}<w:r><w:instrText>{instruction}</w:instrText></w:r>{char('separate')}{run(result)}{char('end')}"


def table(*rows: str, properties: str = "") -> str:
    return f"<w:tbl><w:tblPr>{properties}</w:tblPr>{''.join(f'<w:tr>{row}</w:tr>' for row in rows)}</w:tbl>"


def cell(text: str, properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{p(text)}</w:tc>"


def test_breaks_tabs_and_hyphens() -> None:
    body = p(
        "<w:r><w:t>một</w:t><w:tab/><w:t>hai</w:t><w:br/><w:t>ba</w:t><w:noBreakHyphen/><w:t>bốn</w:t><w:softHyphen/><w:t>năm</w:t>"
        '<w:sym w:font="Wingdings" w:char="F0FE"/></w:r>'
    )
    (found,) = paragraphs(body)
    assert found.text == "một\thai\nba-bốnnăm☑"
    assert found.runs[-1].symbol == "Wingdings F0FE"


def test_a_text_box_is_read_once_and_hangs_in_its_paragraph() -> None:
    box = f"<w:txbxContent>{p('trong khung')}</w:txbxContent>"
    new = f'<w:drawing><wp:inline><wp:extent cx="635000" cy="6350"/><a:graphic><a:graphicData><wps:wsp><wps:txbx>{box}</wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:inline></w:drawing>'
    old = f"<w:pict><v:shape><v:textbox>{box}</v:textbox></v:shape></w:pict>"
    both = f'<mc:AlternateContent><mc:Choice Requires="wps">{new}</mc:Choice><mc:Fallback>{old}</mc:Fallback></mc:AlternateContent>'
    assert shown(p("trước ", f"<w:r>{both}</w:r>", "sau")) == ["trước sau", "trong khung"]
    assert shown(p(f"<w:r>{old}</w:r>")) == ["", "trong khung"]
    (mark,) = paragraphs(p("trước ", f"<w:r>{both}</w:r>", "sau"))[0].marks
    assert (mark.kind, mark.at, mark.width, mark.height) == (MarkKind.BOX, 6, 1000, 10)


@pytest.mark.parametrize(
    ("drawn", "kind", "width"),
    [
        ('<w:drawing><wp:anchor><wp:extent cx="1270000" cy="0"/><wps:wsp><wps:spPr><a:prstGeom prst="line"/></wps:spPr></wps:wsp></wp:anchor></w:drawing>', MarkKind.LINE, 2000),
        ('<w:pict><v:line from="10pt,0" to="60pt,0"/></w:pict>', MarkKind.LINE, 1000),
        ('<w:pict><v:shape type="#_x0000_t32" style="position:absolute;width:50pt;height:0"/></w:pict>', MarkKind.LINE, 1000),
        ('<w:pict><v:rect style="width:50pt"/></w:pict>', MarkKind.SHAPE, 1000),
        ('<w:pict><v:shape style="width:50pt"><v:imagedata/></v:shape></w:pict>', MarkKind.PICTURE, 1000),
        ('<w:drawing><wp:inline><wp:extent cx="635000" cy="1"/><a:graphic><a:graphicData><a:pic/></a:graphicData></a:graphic></wp:inline></w:drawing>', MarkKind.PICTURE, 1000),
    ],
)  # fmt: skip
def test_what_is_drawn_is_known(drawn: str, kind: MarkKind, width: int) -> None:
    (found,) = paragraphs(p("Độc lập", f"<w:r>{drawn}</w:r>"))
    assert [(mark.kind, mark.width, mark.at) for mark in found.marks] == [(kind, width, 7)]


def test_controls_links_and_fields_are_read_by_what_they_show() -> None:
    link = f'<w:hyperlink w:anchor="x">{run("liên kết")}</w:hyperlink>'
    control = f"<w:sdt><w:sdtContent>{run(' ô ')}</w:sdtContent></w:sdt>"
    (found,) = paragraphs(p(link, control, field(" DATE ", "30/01/2026"), field(" PAGE ", "7")))
    assert [(one.text, one.field, one.link) for one in found.runs] == [
        ("liên kết", "", "#x"),
        (" ô ", "", ""),
        ("30/01/2026", "DATE", ""),
        ("7", "PAGE", ""),
    ]
    block = f"<w:sdt><w:sdtContent>{p('đoạn')}</w:sdtContent></w:sdt>"
    assert shown(block) == ["đoạn"]


def test_tracked_changes_are_accepted_and_told() -> None:
    body = (
        p(
            "giữ",
            f'<w:ins w:id="1">{run(" thêm")}</w:ins>',
            '<w:del w:id="2"><w:r><w:delText> bỏ</w:delText></w:r></w:del>',
        )
        + p("nửa đầu, ", properties="<w:rPr><w:del/></w:rPr>")
        + p("nửa sau")
        + p(f"<w:moveFrom>{run('cũ')}</w:moveFrom>", properties="<w:rPr><w:moveFrom/></w:rPr>")
        + p(f"<w:moveTo>{run('mới')}</w:moveTo>")
        + table(f"<w:trPr><w:del/></w:trPr>{cell('hàng bỏ')}")
    )
    found = word_of(body)
    assert shown(body) == ["giữ thêm", "nửa đầu, nửa sau", "mới"]
    assert [told.kind for told in found.told] == [ToldKind.TRACKED]
    assert "1 chỗ thêm, 3 chỗ xóa, 1 chỗ chuyển" in found.told[0].words


def test_merged_cells_are_known_by_columns_and_rows() -> None:
    grown, going_on = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
    body = table(
        cell("Đơn vị", grown) + cell("Chỉ tiêu", '<w:gridSpan w:val="2"/>'),
        cell("", going_on) + cell("Số") + cell("%"),
        "<w:trPr><w:gridBefore w:val='1'/></w:trPr>" + cell("1") + cell("2"),
        properties="<w:tblBorders><w:top w:val='single'/></w:tblBorders>",
    )
    (found,) = word_of(body).blocks
    assert isinstance(found, Table)
    assert found.ruled
    assert [
        [(one.text, one.column, one.span, one.rows, one.continues) for one in row.cells] for row in found.rows
    ] == [
        [("Đơn vị", 0, 1, 2, False), ("Chỉ tiêu", 1, 2, 1, False)],
        [("", 0, 1, 1, True), ("Số", 1, 1, 1, False), ("%", 2, 1, 1, False)],
        [("1", 1, 1, 1, False), ("2", 2, 1, 1, False)],
    ]


def test_places_name_tables_and_find_the_paragraph_again() -> None:
    found = paragraphs(p("một") + table(cell("hai")) + p("ba"))
    assert [one.place.words for one in found] == ["đoạn 1", "bảng 1, hàng 1, ô 1, đoạn 2", "đoạn 3"]
    assert [(one.place.part, one.place.index) for one in found] == [
        ("word/document.xml", n) for n in range(3)
    ]


def test_notes_hang_where_they_are_referred_to() -> None:
    notes = f'<w:footnotes><w:footnote w:id="3">{p("Theo Nghị định.")}</w:footnote></w:footnotes>'
    (found,) = paragraphs(p("Quy định", '<w:r><w:footnoteReference w:id="3"/></w:r>', "."), footnotes=notes)
    (mark,) = found.marks
    assert (found.text, mark.kind, mark.at) == ("Quy định.", MarkKind.FOOTNOTE, 8)
    assert [one.shown for one in paragraphs_of(mark.blocks)] == ["Theo Nghị định."]


def test_sections_have_their_pages_and_take_headers_over() -> None:
    portrait = (
        '<w:sectPr><w:headerReference w:type="default" r:id="header"/><w:pgSz w:w="11906" w:h="16838"/>'
        '<w:pgMar w:top="1134" w:right="850" w:bottom="1134" w:left="1701" w:header="567" w:footer="300"/><w:titlePg/></w:sectPr>'
    )
    landscape = '<w:sectPr><w:type w:val="nextPage"/><w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/><w:pgNumType w:start="1"/></w:sectPr>'
    header = f"<w:hdr>{p(field('PAGE', '2'))}</w:hdr>"
    found = word_of(p("một", properties=portrait) + p("hai") + landscape, header=header)
    first, second = found.sections
    assert (first.until, first.width, first.left, first.top, first.header) == (1, 11906, 1701, 1134, 567)
    assert (first.first_page_differs, second.landscape, second.until, second.number_from) == (
        True,
        True,
        2,
        1,
    )
    assert first.headers == second.headers
    (margin,) = second.headers
    (line,) = paragraphs_of(margin.blocks)
    assert line.runs[0].field == "PAGE"


def test_hidden_text_and_comments_are_told() -> None:
    comments = f"<w:comments><w:comment>{p('xem lại')}</w:comment></w:comments>"
    found = word_of(
        p(run("ẩn", "<w:vanish/>"), '<w:r><w:commentReference w:id="0"/></w:r>'), comments=comments
    )
    assert [told.kind for told in found.told] == [ToldKind.COMMENTS, ToldKind.HIDDEN]
    assert "xem lại" not in "".join(one.shown for one in paragraphs_of(found.blocks))


def test_strict_files_are_read_like_others() -> None:
    with ZipFile(BytesIO(word_bytes(p("chữ")))) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    usual = b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    parts["word/document.xml"] = parts["word/document.xml"].replace(
        usual, b"http://purl.oclc.org/ooxml/wordprocessingml/main"
    )
    assert [one.shown for one in paragraphs_of(read_word(zipped(parts)).blocks)] == ["chữ"]


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "rỗng"),
        (b"%PDF-1.7", "không phải tệp Word"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "mật khẩu"),
        (zipped({"a.xml": b"<a/>"}), "hỏng"),
        (word_bytes("</w:body>"), "hỏng"),
        (zipped({"word/document.xml": b"<workbook/>"}), "không phải tệp Word"),
        (word_bytes("<w:sdt>" * 240 + "</w:sdt>" * 240), ""),
    ],
    ids=["empty", "pdf", "locked", "no document", "torn", "workbook", "deep"],
)
def test_what_cannot_be_read_is_refused_with_the_reason(data: bytes, words: str) -> None:
    if not words:
        assert read_word(data).blocks == ()
        return
    with pytest.raises(UserError, match=words):
        read_word(data)


def test_lines_of_a_style_may_be_switched_off_in_every_cell() -> None:
    styles = (
        '<w:styles><w:style w:type="table" w:styleId="Grid"><w:name w:val="Table Grid"/><w:tblPr><w:tblBorders>'
        '<w:top w:val="single"/></w:tblBorders></w:tblPr></w:style></w:styles>'
    )
    off = '<w:tcW w:w="4000" w:type="dxa"/><w:tcBorders><w:top w:val="nil"/></w:tcBorders>'
    for first, second, ruled in ((off, off, False), (off, "", True)):
        body = table(cell("một", first) + cell("hai", second), properties='<w:tblStyle w:val="Grid"/>')
        (found,) = word_of(body, styles=styles).blocks
        assert isinstance(found, Table)
        assert found.ruled is ruled
        assert found.rows[0].cells[0].width == 4000


def test_a_drawn_line_tells_where_it_begins() -> None:
    anchored = (
        '<w:drawing><wp:anchor><wp:positionH relativeFrom="column"><wp:posOffset>635000</wp:posOffset></wp:positionH>'
        '<wp:extent cx="1270000" cy="0"/><wps:wsp><wps:spPr><a:prstGeom prst="line"/></wps:spPr></wps:wsp></wp:anchor></w:drawing>'
    )
    for drawn, left in ((anchored, 1000), ('<w:pict><v:line from="10pt,0" to="60pt,0"/></w:pict>', 200)):
        (mark,) = paragraphs(p("chữ", f"<w:r>{drawn}</w:r>"))[0].marks
        assert (mark.kind, mark.left) == (MarkKind.LINE, left)
