from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest

import tdkt
from tdkt.documents.page import layout
from tdkt.documents.page.blocks import Appendix, Signature, Table
from tdkt.documents.page.markdown import parse_blocks
from tdkt.documents.word import ornament
from tdkt.documents.word.drawing import close, curve, draw, move, path, shape
from tdkt.documents.word.tables import column_widths
from tdkt.documents.word.writer import docx_bytes
from tdkt.type_metrics import text_width

from ..samples import DRAFT, PLAN, TEXT, W, paragraphs, part, style_of, table_text, texts, value_of

NOTE = "Kèm theo Kế hoạch số 40/KH-UBND ngày 30 tháng 01 năm 2026"
APPENDIX = Appendix("I", "Chỉ tiêu các đơn vị", NOTE, parse_blocks(table_text(40)), landscape=True)
DATA = docx_bytes(PLAN)


def twips(millimetres: float) -> str:
    return str(round(millimetres / 25.4 * 1440))


def test_the_components_stand_in_their_order() -> None:
    assert paragraphs(DATA)[:12] == [
        ("NĐ30 Cơ quan ban hành", "ỦY BAN NHÂN DÂN"),
        ("NĐ30 Cơ quan ban hành", "PHƯỜNG VIỆT HÒA"),
        ("NĐ30 Đường kẻ", ""),
        ("NĐ30 Quốc hiệu", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
        ("NĐ30 Tiêu ngữ", "Độc lập - Tự do - Hạnh phúc"),
        ("NĐ30 Đường kẻ", ""),
        ("NĐ30 Số, ký hiệu", "Số: 40/KH-UBND"),
        ("NĐ30 Địa danh, thời gian", "Việt Hòa, ngày 30 tháng 01 năm 2026"),
        ("NĐ30 Tên loại", "KẾ HOẠCH"),
        ("NĐ30 Trích yếu", "Triển khai công tác thi đua, khen thưởng năm 2026"),
        ("NĐ30 Đường kẻ", ""),
        ("NĐ30 Khoảng cách", ""),
    ]


def test_the_content_is_numbered_and_closed() -> None:
    assert texts(DATA, "heading 1") == ["I. MỤC ĐÍCH, YÊU CẦU"]
    assert texts(DATA, "heading 2") == ["1. Mục đích", "2. Yêu cầu"]
    assert texts(DATA, "heading 3") == ["2.1. Văn phòng HĐND và UBND phường"]
    assert texts(DATA, "heading 4") == ["a) Phong trào “Đổi mới công tác tham mưu”"]
    assert texts(DATA, "NĐ30 Gạch đầu dòng")[1] == "- 100% văn bản đến, đi được xử lý đúng hạn."
    assert texts(DATA, "NĐ30 Nội dung")[-1].endswith("(qua phòng Văn hóa - Xã hội)./.")


def test_the_foot_names_recipients_and_signer() -> None:
    assert texts(DATA, "NĐ30 Nơi nhận") == ["Nơi nhận:"]
    assert texts(DATA, "NĐ30 Danh sách nơi nhận")[-1] == "- Lưu: VT, VHXH."
    assert texts(DATA, "NĐ30 Chức vụ người ký") == ["TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"]
    assert texts(DATA, "NĐ30 Họ tên người ký") == ["Nguyễn Văn A"]


@pytest.mark.parametrize("style", layout.STYLES, ids=lambda style: style.id)
def test_each_style_is_in_the_file_as_the_layout_says(style: layout.TextStyle) -> None:
    made = style_of(DATA, style.name)
    assert value_of(made, "rPr/sz") == str(round(style.size * 2))
    assert (made.find(f"{W}rPr/{W}b") is not None) == style.bold
    assert (made.find(f"{W}rPr/{W}i") is not None) == style.italic
    assert value_of(made, "pPr/jc") == style.align
    assert value_of(made, "pPr/outlineLvl") == (None if style.outline is None else str(style.outline))


def test_one_font_and_one_language_for_everything() -> None:
    defaults = part(DATA, "word/styles.xml").find(f"{W}docDefaults/{W}rPrDefault/{W}rPr")
    assert defaults is not None
    fonts = {value_of(defaults, "rFonts", script) for script in ("ascii", "hAnsi", "eastAsia", "cs")}
    assert fonts == {"Times New Roman"}
    assert value_of(defaults, "lang") == "vi-VN"
    for name in ("word/document.xml", "word/styles.xml"):
        assert b"Theme=" not in _read(DATA, name)
    assert b"<w:rFonts" not in _read(DATA, "word/document.xml")
    assert b"<w:sz " not in _read(DATA, "word/document.xml")


def test_nothing_of_the_writers_own_template_is_left() -> None:
    with zipfile.ZipFile(BytesIO(DATA)) as archive:
        names = archive.namelist()
    assert not [name for name in names if "theme" in name or "thumbnail" in name or "customXml" in name]
    styles = [value_of(style, "name") for style in part(DATA, "word/styles.xml").iter(f"{W}style")]
    assert [name for name in styles if not (name or "").startswith("NĐ30")] == [
        "Normal",
        "Default Paragraph Font",
        "Normal Table",
        "No List",
        *(f"heading {level}" for level in (1, 2, 3, 4)),
    ]


def test_every_paragraph_has_a_style_that_exists() -> None:
    data = docx_bytes(replace(PLAN, appendices=(APPENDIX,), illustrative=True))
    assert all(name.startswith(("NĐ30 ", "heading ")) for name, _ in paragraphs(data))


def test_the_rule_under_the_motto_is_as_long_as_its_text() -> None:
    motto = text_width("Độc lập - Tự do - Hạnh phúc", 13, bold=True)
    assert _rules(DATA, layout.NATION_WIDTH, 1) == pytest.approx(motto, abs=0.2)


@pytest.mark.parametrize(
    ("index", "column", "text", "size"),
    [
        (0, layout.ISSUER_WIDTH, "PHƯỜNG VIỆT HÒA", 12),
        (2, layout.TEXT_WIDTH, "Triển khai công tác thi đua, khen thưởng năm 2026", 14),
    ],
)
def test_other_rules_are_a_third_to_a_half_of_the_text(
    index: int, column: float, text: str, size: float
) -> None:
    assert 1 / 3 <= _rules(DATA, column, index) / text_width(text, size, bold=True) <= 1 / 2


def test_page_and_margins() -> None:
    (section,) = part(DATA, "word/document.xml").iter(f"{W}sectPr")
    assert (value_of(section, "pgSz", "w"), value_of(section, "pgSz", "h")) == (twips(210), twips(297))
    limits = {"top": (20, 25), "bottom": (20, 25), "left": (30, 35), "right": (15, 20)}  # I.3, in mm
    for side, (least, most) in limits.items():
        assert least <= int(value_of(section, "pgMar", side) or 0) / 1440 * 25.4 <= most, side
    assert section.find(f"{W}titlePg") is not None


def test_the_page_number_is_a_centred_field_in_the_header_but_not_on_the_first_page() -> None:
    with zipfile.ZipFile(BytesIO(DATA)) as archive:
        headers = sorted(name for name in archive.namelist() if name.startswith("word/header"))
    fields = [len(list(part(DATA, name).iter(f"{W}fldSimple"))) for name in headers]
    assert sorted(fields) == [0, 1]


def test_an_appendix_is_a_section_with_its_own_numbers() -> None:
    data = docx_bytes(replace(PLAN, appendices=(APPENDIX, replace(APPENDIX, number="II", landscape=False))))
    main, first, second = part(data, "word/document.xml").iter(f"{W}sectPr")
    assert main.find(f"{W}pgNumType") is None
    assert [value_of(section, "pgNumType", "start") for section in (first, second)] == ["1", "1"]
    assert value_of(first, "pgSz", "orient") == "landscape"
    assert (value_of(first, "pgSz", "w"), value_of(second, "pgSz", "w")) == (twips(297), twips(210))
    assert texts(data, "NĐ30 Phụ lục") == ["Phụ lục I", "Phụ lục II"]
    assert texts(data, "NĐ30 Tên phụ lục")[0] == "CHỈ TIÊU CÁC ĐƠN VỊ"
    assert texts(data, "NĐ30 Kèm theo")[0] == f"({NOTE})"


def test_tables_repeat_their_head_and_do_not_tear_rows() -> None:
    data = docx_bytes(replace(PLAN, blocks=parse_blocks(table_text(3))))
    table = list(part(data, "word/document.xml").iter(f"{W}tbl"))[1]
    rows = list(table.iter(f"{W}tr"))
    assert len(rows) == 4
    assert [row.find(f"{W}trPr/{W}tblHeader") is not None for row in rows] == [True, False, False, False]
    assert all(row.find(f"{W}trPr/{W}cantSplit") is not None for row in rows)
    assert value_of(table, "tblPr/tblBorders/insideH") == "single"
    assert texts(data, "NĐ30 Nội dung")[-1] == "./."


def test_of_a_long_table_the_second_row_may_tear() -> None:
    """Where head, first and second row just fill a page LibreOffice 7.4 leaves out the rest, if none of them may be split."""
    data = docx_bytes(replace(PLAN, blocks=parse_blocks(f"{table_text(25)}\n\nHết.")))
    table = list(part(data, "word/document.xml").iter(f"{W}tbl"))[1]
    whole = [row.find(f"{W}trPr/{W}cantSplit") is not None for row in table.iter(f"{W}tr")]
    assert whole == [True, True, False, *[True] * 23]


def test_the_foot_is_one_row_kept_with_the_last_paragraph() -> None:
    content = part(DATA, "word/document.xml").find(f"{W}body")
    assert content is not None
    foot = content.findall(f"{W}tbl")[-1]
    assert len(foot.findall(f"{W}tr")) == 1
    assert foot.find(f"{W}tr/{W}trPr/{W}cantSplit") is not None
    spacer = foot.getprevious()
    assert spacer is not None
    last = spacer.getprevious()
    assert last is not None
    assert all(element.find(f"{W}pPr/{W}keepNext") is not None for element in (spacer, last))


def test_a_draft_shows_blanks_and_says_so() -> None:
    data = docx_bytes(DRAFT)
    assert texts(data, "NĐ30 Số, ký hiệu") == ["Số:        /KH-UBND"]
    assert texts(data, "NĐ30 Địa danh, thời gian") == ["Việt Hòa, ngày      tháng      năm        "]
    assert texts(data, "NĐ30 Dự thảo") == ["DỰ THẢO"]
    assert texts(DATA, "NĐ30 Dự thảo") == []


def test_illustrative_figures_are_said_on_every_kind_of_page() -> None:
    data = docx_bytes(replace(PLAN, illustrative=True, appendices=(APPENDIX,)))
    first, second = part(data, "word/document.xml").iter(f"{W}sectPr")
    kinds = {reference.get(f"{W}type") for reference in first.iter(f"{W}footerReference")}
    assert kinds == {"default", "first"}
    assert not list(second.iter(f"{W}footerReference")), "takes those of the first section"
    with zipfile.ZipFile(BytesIO(data)) as archive:
        footers = [name for name in archive.namelist() if name.startswith("word/footer")]
    assert ["".join(str(text) for text in part(data, name).itertext()) for name in footers] == [
        "SỐ LIỆU MINH HỌA"
    ] * 2


def test_one_addressee_beside_and_more_under_the_colon() -> None:
    one = docx_bytes(replace(PLAN, addressees=("Sở Nội vụ",)))
    assert texts(one, "NĐ30 Kính gửi") == ["Kính gửi: Sở Nội vụ"]
    two = docx_bytes(replace(PLAN, addressees=("Sở Nội vụ", "Sở Tài chính")))
    assert texts(two, "NĐ30 Kính gửi") == ["Kính gửi:"]
    assert texts(two, "NĐ30 Danh sách kính gửi") == ["- Sở Nội vụ;", "- Sở Tài chính."]
    assert texts(two, "NĐ30 Danh sách nơi nhận")[0] == "- Như trên;"


def test_a_decision_names_its_authority() -> None:
    decision = replace(
        PLAN, type_name="Quyết định", authority="Chủ tịch UBND phường", enacting_word="QUYẾT ĐỊNH:"
    )
    data = docx_bytes(decision)
    assert texts(data, "NĐ30 Thẩm quyền ban hành") == ["CHỦ TỊCH UBND PHƯỜNG"]
    assert texts(data, "NĐ30 Căn giữa") == ["QUYẾT ĐỊNH:"]


def test_properties_come_from_the_document_not_from_the_clock() -> None:
    core = _read(DATA, "docProps/core.xml").decode()
    assert core.count("2026-01-30T00:00:00Z") == 2
    assert "vi-VN" in core
    assert _read(docx_bytes(DRAFT), "docProps/core.xml").decode().count("2026-01-01T00:00:00Z") == 2


def test_letters_are_composed_and_control_characters_dropped() -> None:
    data = docx_bytes(replace(PLAN, subject="Vie\u0323\u0302t\x00 Hòa"))
    assert texts(data, "NĐ30 Trích yếu") == ["Việt Hòa"]


def test_columns_fill_the_width_and_short_ones_stay_on_one_line() -> None:
    (table,) = parse_blocks(
        "| STT | Chỉ tiêu | Kết quả |\n|---|---|---|\n| 1 | " + "Tham mưu ban hành " * 12 + "| Đúng tiến độ |"
    )
    assert isinstance(table, Table)
    widths = column_widths(table, 165)
    assert sum(widths) == pytest.approx(165)
    assert widths[0] < widths[2] < widths[1]
    assert widths[2] >= text_width("Đúng tiến độ", 12) + 3
    assert column_widths(replace(table, widths=(1, 2, 2)), 100) == (20, 40, 40)


PROGRAM = """
import sys
sys.path[:0] = [{source!r}, {tests!r}]
from dataclasses import replace
from documents.samples import PLAN, table_text
from documents.word.test_docx_writer import APPENDIX
from tdkt.documents.word.writer import docx_bytes
sys.stdout.buffer.write(docx_bytes(replace(PLAN, illustrative=True, appendices=(APPENDIX,))))
"""


def test_the_same_document_is_the_same_bytes_anywhere(tmp_path: Path) -> None:
    here = Path(__file__).resolve()
    program = PROGRAM.format(source=str(Path(tdkt.__file__).parents[1]), tests=str(here.parents[2]))
    results = []
    for name, zone, language, seed in (
        ("a", "Asia/Ho_Chi_Minh", "vi_VN.UTF-8", "1"),
        ("b", "America/Lima", "C", "2"),
    ):
        folder = tmp_path / name
        folder.mkdir()
        surroundings = {
            "TZ": zone,
            "LANG": language,
            "LC_ALL": language,
            "HOME": str(folder),
            "PYTHONHASHSEED": seed,
        }
        result = subprocess.run(
            [sys.executable, "-c", program],
            cwd=folder,
            env={**os.environ, **surroundings},
            capture_output=True,
            check=True,
        )
        results.append(result.stdout)
    assert results[0] == results[1]
    with zipfile.ZipFile(BytesIO(results[0])) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert archive.namelist()[0] == "[Content_Types].xml"


def test_python_docx_reads_it_back() -> None:
    import docx

    read = docx.Document(BytesIO(DATA))
    assert [p.text for p in read.paragraphs if p.style is not None and p.style.name == "NĐ30 Tên loại"] == [
        "KẾ HOẠCH"
    ]
    assert TEXT.splitlines()[0] in [p.text for p in read.paragraphs]


def _read(data: bytes, name: str) -> bytes:
    with zipfile.ZipFile(BytesIO(data)) as archive:
        return archive.read(name)


def _rules(data: bytes, column: float, index: int) -> float:
    """Return the length in mm of the `index`-th drawn rule, which stands in a column of `column` mm."""
    rules = [
        p
        for p in part(data, "word/document.xml").iter(f"{W}p")
        if value_of(p, "pPr/pStyle") == layout.RULE_LINE.id
    ]
    assert value_of(rules[index], "pPr/pBdr/bottom") == "single"
    left, right = (int(value_of(rules[index], "pPr/ind", side) or 0) for side in ("left", "right"))
    assert left == right
    return column - (left + right) / 1440 * 25.4


def test_what_leads_in_a_list_or_a_table_stays_with_its_first_line() -> None:
    from docx.oxml.ns import qn

    from tdkt.documents.page.blocks import Item, Paragraph, Span
    from tdkt.documents.word.body import body

    cell = (Span("a"),)
    blocks = (
        Paragraph((Span("Gồm các việc sau:"),)),
        Item(1, (Span("Việc thứ nhất:"),)),
        Item(2, (Span("ý nhỏ;"),)),
        Paragraph((Span("Số liệu như bảng."),)),
        Table((cell,), ((cell,),), ("left",)),
        Paragraph((Span("Hết:"),)),
    )
    kept = [part.find(".//" + qn("w:keepNext")) is not None for part in body(blocks, 165.0)[:4]]
    assert kept == [True, True, False, True]
    assert body(blocks, 165.0)[-1].find(".//" + qn("w:keepNext")) is None


def test_a_page_on_its_side_is_filled_by_head_and_foot() -> None:
    data = docx_bytes(replace(PLAN, landscape=True))
    size = part(data, "word/document.xml").find(f".//{W}pgSz")
    assert size is not None
    assert size.get(f"{W}orient") == "landscape"
    widths = [
        sum(int(column.get(f"{W}w") or 0) for column in grid)
        for grid in part(data, "word/document.xml").iter(f"{W}tblGrid")
    ]
    assert all(abs(width - int(twips(layout.LANDSCAPE_TEXT_WIDTH))) <= 2 for width in widths)


def test_whoever_endorses_stands_under_the_two_signatures() -> None:
    signed = replace(
        PLAN,
        cosignatures=(Signature(("Thư ký",), "Trần Thị B"),),
        endorsement=Signature(("Chủ tịch",), "Lê Văn C"),
    )
    assert texts(docx_bytes(signed), "NĐ30 Họ tên người ký") == ["Trần Thị B", "Nguyễn Văn A", "Lê Văn C"]


def test_headings_are_those_of_word_so_that_navigation_and_contents_know_them() -> None:
    styles = {style.get(f"{W}styleId"): style for style in part(DATA, "word/styles.xml").iter(f"{W}style")}
    for level in (1, 2, 3, 4):
        style = styles[f"Heading{level}"]
        assert style.get(f"{W}customStyle") is None
        assert value_of(style, "name") == f"heading {level}"
        assert value_of(style, "pPr/outlineLvl") == str(level - 1)


def test_a_shape_is_described_and_has_a_picture_for_programs_that_know_no_shapes() -> None:
    made = list(ornament.frame(297, 210))
    assert len(made) == 5
    for number, run in enumerate(made, start=1):
        (described,) = (node for node in run.iter() if node.tag.endswith("}docPr"))
        assert described.get("descr"), "read to who does not see the page"
        (fallback,) = (node for node in run.iter() if node.tag.endswith("}Fallback"))
        (drawn,) = fallback[0]
        assert drawn.get("alt") == described.get("descr")
        assert drawn.tag.endswith("}rect" if number < 3 else "}shape")
        assert "mso-position-horizontal-relative:page" in str(drawn.get("style"))


def test_a_path_is_the_same_in_both_drawings() -> None:
    steps = [move(0, 0), draw(10, 0), curve((1, 2), (3, 4), (5, 6)), close()]
    run = shape(7, "Hinh", (0, 0, 20, 10), path(20, 10, steps), line="000000", description="Hình thử")
    (drawn,) = (node for node in run.iter() if node.tag.endswith("}shape"))
    assert drawn.get("path") == "m0,0l1000,0c100,200,300,400,500,600xe"
    assert drawn.get("coordsize") == "2000,1000"
