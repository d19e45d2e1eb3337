"""Two Word files with the same text: what makes a reader see other words is found at its place, what nobody sees is not."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable
from io import BytesIO

import pytest

from tdkt.documents.word.looks import Doubt, doubts
from tdkt.documents.word.plain_text import docx_text
from tdkt.documents.word.writer import docx_bytes

from ..samples import PLAN

MADE = docx_bytes(PLAN)
DOCUMENT, STYLES, SETTINGS = "word/document.xml", "word/styles.xml", "word/settings.xml"
TYPES, RELATIONS = "[Content_Types].xml", "word/_rels/document.xml.rels"
W14 = 'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"'
MC = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
Parts = dict[str, str]


def changed(change: Callable[[Parts], None]) -> bytes:
    with zipfile.ZipFile(BytesIO(MADE)) as package:
        parts = {name: package.read(name).decode() for name in package.namelist()}
    before = dict(parts)
    change(parts)
    assert parts != before
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return stream.getvalue()


def some_run(parts: Parts) -> str:
    """Return the first run of the document's own paragraphs that holds text and no properties."""
    found = re.search(r"<w:r><w:t[^>]*>[^<]{25,}</w:t></w:r>", parts[DOCUMENT])
    assert found
    return found[0]


def look(properties: str) -> Callable[[Parts], None]:
    """Give the properties to a run."""

    def change(parts: Parts) -> None:
        run = some_run(parts)
        parts[DOCUMENT] = parts[DOCUMENT].replace(
            run, run.replace("<w:r>", f"<w:r><w:rPr>{properties}</w:rPr>"), 1
        )

    return change


def beside(xml: str) -> Callable[[Parts], None]:
    """Put XML after a run, in its paragraph."""

    def change(parts: Parts) -> None:
        run = some_run(parts)
        parts[DOCUMENT] = parts[DOCUMENT].replace(run, run + xml, 1)

    return change


def of_paragraph(properties: str) -> Callable[[Parts], None]:
    def change(parts: Parts) -> None:
        run = some_run(parts)
        head, _, tail = parts[DOCUMENT].partition(run)
        start = head.rindex("<w:p>") if head.rfind("<w:p>") > head.rfind("<w:p ") else head.rindex("<w:p ")
        paragraph = head[start:]
        if "</w:pPr>" in paragraph:
            paragraph = paragraph.replace("</w:pPr>", f"{properties}</w:pPr>")
        else:
            paragraph = paragraph.replace(">", f"><w:pPr>{properties}</w:pPr>", 1)
        parts[DOCUMENT] = head[:start] + paragraph + run + tail

    return change


def replaced(part: str, old: str, new: str) -> Callable[[Parts], None]:
    def change(parts: Parts) -> None:
        assert old in parts[part], old
        parts[part] = parts[part].replace(old, new, 1)

    return change


def at_end(xml: str) -> Callable[[Parts], None]:
    return replaced(DOCUMENT, "<w:sectPr", f"{xml}<w:sectPr")


def added(name: str, content: str = "<x/>", relation: str = "") -> Callable[[Parts], None]:
    def change(parts: Parts) -> None:
        parts[name] = content
        if relation:
            parts[RELATIONS] = parts[RELATIONS].replace("</Relationships>", f"{relation}</Relationships>")

    return change


def wrapped(before: str, after: str) -> Callable[[Parts], None]:
    def change(parts: Parts) -> None:
        run = some_run(parts)
        parts[DOCUMENT] = parts[DOCUMENT].replace(run, f"{before}{run}{after}", 1)

    return change


FIELD = '<w:fldSimple w:instr="QUOTE 55"><w:r><w:t/></w:r></w:fldSimple>'
DRAWING = "<w:r><w:drawing><wp:inline/></w:drawing></w:r>"
STYLE = '<w:style w:type="character" w:styleId="X"><w:name w:val="X"/><w:rPr><w:vanish/></w:rPr></w:style>'
REL = '<Relationship Id="rIdX" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/{}" Target="{}"{}/>'
GRAVE = {
    "hidden": (look("<w:vanish/>"), "chữ ẩn"),
    "hidden by the style mark": (look("<w:specVanish/>"), "chữ ẩn"),
    "hidden on the web": (look("<w:webHidden/>"), "chữ ẩn"),
    "struck": (look("<w:strike/>"), "gạch ngang"),
    "struck twice": (look('<w:dstrike w:val="1"/>'), "gạch ngang"),
    "white": (look('<w:color w:val="FFFFFF"/>'), "màu chữ"),
    "nearly white": (look('<w:color w:val="FEFEFE"/>'), "màu chữ"),
    "theme colour": (look('<w:color w:val="000000" w:themeColor="background1"/>'), "màu chữ"),
    "shaded black": (look('<w:shd w:val="clear" w:color="auto" w:fill="000000"/>'), "màu nền"),
    "marked": (look('<w:highlight w:val="black"/>'), "màu nền"),
    "tiny": (look('<w:sz w:val="2"/>'), "cỡ chữ"),
    "of no width": (look('<w:w w:val="1"/>'), "co giãn chữ"),
    "drawn together": (look('<w:spacing w:val="-300"/>'), "giãn cách"),
    "out of sight": (look('<w:position w:val="-3000"/>'), "nâng hạ"),
    "another font": (look('<w:rFonts w:ascii="Wingdings" w:hAnsi="Wingdings"/>'), "phông chữ"),
    "an effect": (look('<w:effect w:val="blinkBackground"/>'), "hiệu ứng"),
    "a see-through fill": (look(f"<w14:textFill {W14}><w14:noFill/></w14:textFill>"), "hiệu ứng"),
    "fitted": (look('<w:fitText w:val="10"/>'), "khung"),
    "numbered": (of_paragraph('<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'), "số, dấu"),
    "framed": (of_paragraph('<w:framePr w:x="-9000" w:y="-9000"/>'), "khung"),
    "deleted": (beside('<w:del w:id="1" w:author="A"><w:r><w:delText>không</w:delText></w:r></w:del>'), "đang theo dõi"),
    "mark deleted": (of_paragraph('<w:rPr><w:ins w:id="9" w:author="A"/></w:rPr>'), "đang theo dõi"),
    "alternate": (
        beside(f"<mc:AlternateContent {MC}><mc:Choice Requires='w14'/><mc:Fallback><w:r><w:t>55%</w:t></w:r></mc:Fallback></mc:AlternateContent>"),
        "nội dung thay thế",
    ),
    "a symbol": (beside('<w:r><w:softHyphen/></w:r>'), "dấu nối ẩn"),
    "an object": (beside("<w:r><w:object/></w:r>"), "hình, khung"),
    "bound": (wrapped("<w:sdt><w:sdtPr><w:dataBinding w:xpath='/x'/></w:sdtPr><w:sdtContent>", "</w:sdtContent></w:sdt>"), "ô nội dung"),
    "a file put in": (at_end('<w:altChunk r:id="rIdX"/>'), "chèn từ ngoài"),
    "a subdocument": (at_end('<w:p><w:subDoc r:id="rIdX"/></w:p>'), "chèn từ ngoài"),
    "hidden by its style": (replaced(STYLES, "</w:rPr></w:style>", "<w:vanish/></w:rPr></w:style>"), "chữ ẩn"),
    "hidden by default": (replaced(STYLES, "<w:rPrDefault><w:rPr>", "<w:rPrDefault><w:rPr><w:vanish/>"), "chữ ẩn"),
    "a style twice": (
        replaced(STYLES, '<w:style w:type="paragraph" w:default="1"', '<w:style w:type="paragraph" w:styleId="Normal"><w:rPr><w:vanish/></w:rPr></w:style><w:style w:type="paragraph" w:default="1"'),
        "hai lần",
    ),
    "protected": (replaced(SETTINGS, "<w:zoom", '<w:documentProtection w:edit="readOnly"/><w:zoom'), "bảo vệ"),
    "a template": (added("word/x.xml", relation=REL.format("attachedTemplate", "http://x/y.dotm", ' TargetMode="External"')), "dẫn ra ngoài"),
    "a macro": (added("word/vbaProject.bin", "x"), "phần thêm"),
    "an embedded file": (added("word/embeddings/x.xlsx", "x"), "phần thêm"),
    "another styles part": (added("word/theme/s.xml", "<x/>", REL.format("styles", "theme/s.xml", "")), "dẫn tới phần khác"),
    "fonts that swap letters": (added("word/fontTable.xml", "<w:fonts><w:embedRegular/></w:fonts>"), "bảng phông") ,
    "a page of frames": (added("word/webSettings.xml", "<w:webSettings><w:frameset/></w:webSettings>"), "khung web"),
    "a template's type": (replaced(TYPES, "wordprocessingml.document.main", "wordprocessingml.template.main"), "khác loại"),
}  # fmt: skip


@pytest.mark.parametrize("name", GRAVE)
def test_what_makes_a_reader_see_other_words_is_found(name: str) -> None:
    change, said = GRAVE[name]
    found = doubts(MADE, changed(change))
    assert any(said in f"{doubt.place}: {doubt.what}" for doubt in found), found


@pytest.mark.parametrize("name", [name for name in GRAVE if name not in ("fonts that swap letters",)])
def test_it_is_told_as_such(name: str) -> None:
    assert doubts(MADE, changed(GRAVE[name][0]))[0].is_grave


@pytest.mark.parametrize(
    "change",
    [
        of_paragraph('<w:ind w:left="-9999"/>'),
        of_paragraph('<w:jc w:val="right"/>'),
        look("<w:newProperty2030/>"),
        replaced(DOCUMENT, "<w:pgMar ", '<w:pgMar w:new="1" '),
        replaced(DOCUMENT, "<w:tblGrid>", "<w:tblGrid><w:gridCol w:w='1'/>"),
        at_end("<w:p/>"),
        replaced(SETTINGS, "<w:zoom", "<w:evenAndOddHeaders/><w:zoom"),
        replaced(DOCUMENT, "</w:sectPr>", "<w:newOfSection/></w:sectPr>"),
        added("word/stranger.xml"),
        lambda parts: parts.pop("word/header1.xml"),
    ],
)
def test_whatever_is_not_known_is_a_doubt(change: Callable[[Parts], None]) -> None:
    assert doubts(MADE, changed(change))


def test_the_place_is_told_with_its_words() -> None:
    found = doubts(MADE, changed(look("<w:vanish/>")))
    assert len(found) == 1
    words = docx_text(MADE)
    quoted = re.search(r"đoạn \d+ “(.+?)(?: …)?”", found[0].place)
    assert quoted
    assert quoted[1] in " ".join(words.split())


def test_a_table_is_named_by_row_and_cell() -> None:
    def change(parts: Parts) -> None:
        at = parts[DOCUMENT].index("CỘNG HÒA XÃ HỘI")
        start = parts[DOCUMENT].rindex("<w:r>", 0, at)
        parts[DOCUMENT] = (
            parts[DOCUMENT][:start] + "<w:r><w:rPr><w:vanish/></w:rPr>" + parts[DOCUMENT][start + 5 :]
        )

    assert doubts(MADE, changed(change)) == (
        Doubt("bảng 1, hàng 1, ô 2, đoạn 4 “CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM”", "chữ ẩn", True),
    )


@pytest.mark.parametrize(
    "change",
    [
        replaced(DOCUMENT, "<w:body><w:", '<w:body><w:bookmarkStart w:id="0" w:name="a"/><w:bookmarkEnd w:id="0"/><w:'),
        beside('<w:proofErr w:type="spellStart"/>'),
        look('<w:lang w:val="en-US"/>'),
        look("<w:noProof/>"),
        look(""),
        replaced(DOCUMENT, "<w:p>", '<w:p w:rsidR="00AA" w:rsidRDefault="00BB">'),
        added("docProps/app.xml", "<Properties/>"),
        added("customXml/item1.xml"),
        added("word/theme/theme1.xml"),
        added("word/fontTable.xml", "<w:fonts/>"),
        added("word/webSettings.xml", "<w:webSettings/>"),
        replaced(SETTINGS, "<w:zoom", '<w:rsids><w:rsid w:val="00AA"/></w:rsids><w:zoom'),
        replaced(STYLES, "</w:styles>", STYLE + "</w:styles>"),
    ],
)  # fmt: skip
def test_what_nobody_sees_is_no_doubt(change: Callable[[Parts], None]) -> None:
    assert doubts(MADE, changed(change)) == ()


def test_runs_of_one_look_may_be_cut_anywhere() -> None:
    def change(parts: Parts) -> None:
        run = some_run(parts)
        text = re.sub(r"<[^>]+>", "", run)
        cut = "".join(
            f'<w:r><w:t xml:space="preserve">{piece}</w:t></w:r>' for piece in (text[:7], text[7:9], text[9:])
        )
        parts[DOCUMENT] = parts[DOCUMENT].replace(run, cut, 1)

    assert doubts(MADE, changed(change)) == ()


def test_a_file_that_another_program_saved_is_told_in_one_line_after_the_graver_ones() -> None:
    def change(parts: Parts) -> None:
        parts["docProps/app.xml"] = "<Properties><Application>LibreOffice/24.2</Application></Properties>"
        parts[DOCUMENT] = parts[DOCUMENT].replace("<w:pPr>", "<w:pPr><w:widowControl/>")
        look("<w:vanish/>")(parts)

    found = doubts(MADE, changed(change))
    assert [doubt.is_grave for doubt in found] == [True, False]
    assert found[-1].what.startswith("LibreOffice đã lưu lại tệp")


@pytest.mark.parametrize(
    "change",
    [
        replaced(DOCUMENT, '<w:pStyle w:val="ND30NoiDung"/>', '<w:pStyle w:val="ND30NoiDung"/><w:keepNext/><w:jc w:val="right"/>'),
        replaced(DOCUMENT, '<w:pStyle w:val="ND30NoiDung"/>', '<w:pStyle w:val="ND30CanGiua"/>'),
    ],
)  # fmt: skip
def test_where_another_version_set_a_paragraph_is_no_doubt_of_a_paper_that_it_printed(
    change: Callable[[Parts], None],
) -> None:
    found = changed(change)
    assert doubts(MADE, found)
    assert doubts(MADE, found, is_older=True) == ()


def test_of_an_older_paper_too_what_makes_words_read_otherwise_is_told() -> None:
    found = doubts(MADE, changed(look("<w:vanish/>")), is_older=True)
    assert [one.is_grave for one in found] == [True]
