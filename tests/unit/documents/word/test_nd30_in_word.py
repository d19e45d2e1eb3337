"""What Nghị định 30/2020/NĐ-CP says of the page, found again in the Word file: Phụ lục I, Phần I, and the specimens.

Every figure here is written out, not taken from the layout: a change of the layout is a change of the law of the page.
Lengths are millimetres, sizes and gaps are points. "tdkt": the decree leaves it open, the papers of all wards look alike.
"""

from __future__ import annotations

import zipfile
from dataclasses import replace
from io import BytesIO
from typing import Any

import pytest

from tdkt.documents.page.blocks import Appendix, Signature
from tdkt.documents.page.markdown import parse_blocks
from tdkt.documents.word.writer import docx_bytes

from ..samples import DRAFT, PLAN, W, part, shown, style_of, table_text, value_of

UPRIGHT, BOLD, ITALIC = "", "b", "i"
NOTE = "Kèm theo Kế hoạch số 40/KH-UBND"
APPENDIX = Appendix("I", "Chỉ tiêu", NOTE, parse_blocks(table_text(3)), landscape=True)
DATA = docx_bytes(replace(PLAN, appendices=(APPENDIX,), illustrative=True))

# name: (size, face, alignment, points before, points after, where it is said)
LETTERS: dict[str, tuple[float, str, str, float, float, str]] = {
    "Quốc hiệu": (12, BOLD, "center", 0, 0, "II.1a: in hoa, 12-13, đứng, đậm"),
    "Tiêu ngữ": (13, BOLD, "center", 0, 0, "II.1b: in thường, 13-14, đứng, đậm"),
    "Cơ quan chủ quản": (12, UPRIGHT, "center", 0, 0, "II.2b: in hoa, 12-13, đứng, không đậm"),
    "Cơ quan ban hành": (12, BOLD, "center", 0, 0, "II.2b: in hoa, 12-13, đứng, đậm"),
    "Số, ký hiệu": (13, UPRIGHT, "center", 6, 0, "II.3c: 13, đứng"),
    "Địa danh, thời gian": (13, ITALIC, "center", 6, 0, "II.4c: 13-14, nghiêng"),
    "Dự thảo": (13, BOLD, "center", 6, 0, "tdkt"),
    "Lưu ý dự thảo": (11, ITALIC, "center", 6, 0, "tdkt"),
    "Tên loại": (14, BOLD, "center", 18, 0, "II.5b: in hoa, 13-14, đứng, đậm"),
    "Trích yếu": (14, BOLD, "center", 0, 0, "II.5b: in thường, 13-14, đứng, đậm"),
    "Trích yếu công văn": (12, UPRIGHT, "center", 6, 0, "II.5b: 12-13, đứng, cách số, ký hiệu 6pt"),
    "Thẩm quyền ban hành": (14, BOLD, "center", 12, 12, "Phụ lục III, Mẫu 1.2"),
    "Kính gửi": (14, UPRIGHT, "center", 6, 6, "II.9d: 13-14, đứng"),
    "Danh sách kính gửi": (14, UPRIGHT, "left", 0, 3, "II.9d: 13-14, đứng"),
    "Căn cứ": (14, ITALIC, "both", 0, 6, "II.6a: in thường, nghiêng, 13-14, dưới căn cuối"),
    "Nội dung": (14, UPRIGHT, "both", 0, 6, "II.6e: đứng, 13-14, hai lề, cách đoạn tối thiểu 6pt"),
    "Khoản": (14, UPRIGHT, "both", 0, 6, "II.6đ: khoản không có tiêu đề, đứng"),
    "Gạch đầu dòng": (14, UPRIGHT, "both", 0, 6, "II.6e"),
    "Căn giữa": (14, BOLD, "center", 6, 6, "Phụ lục III, Mẫu 1.2: QUYẾT ĐỊNH:"),
    "Phần, Chương": (14, BOLD, "center", 6, 0, "II.6đ: dòng riêng, canh giữa, in thường, 13-14, đứng, đậm"),
    "Tiêu đề phần": (14, BOLD, "center", 0, 6, "II.6đ: ngay dưới, canh giữa, in hoa, 13-14, đứng, đậm"),
    "heading 1": (14, BOLD, "both", 6, 6, "V.6: in hoa, 13-14, đứng, đậm"),
    "heading 2": (14, BOLD, "both", 0, 6, "II.6đ: khoản có tiêu đề, đứng, đậm"),
    "heading 3": (14, BOLD, "both", 0, 6, "tdkt"),
    "heading 4": (14, UPRIGHT, "both", 0, 6, "II.6đ: in thường, đứng"),
    "Nơi nhận": (12, BOLD + ITALIC, "left", 1.5, 0, "II.9d: 12, nghiêng, đậm"),
    "Danh sách nơi nhận": (11, UPRIGHT, "left", 0, 0, "II.9d: 11, đứng"),
    "Chức vụ người ký": (14, BOLD, "center", 0, 0, "II.7đ: in hoa, 13-14, đứng, đậm"),
    "Họ tên người ký": (14, BOLD, "center", 0, 0, "II.7đ: in thường, 13-14, đứng, đậm"),
    "Phụ lục": (14, BOLD, "center", 0, 0, "III.1b: in thường, 14, đứng, đậm"),
    "Tên phụ lục": (14, BOLD, "center", 0, 0, "III.1b: in hoa, 13-14, đứng, đậm"),
    "Kèm theo": (14, ITALIC, "center", 0, 0, "III.1c: 13-14, nghiêng"),
    "Đầu bảng": (12, BOLD, "center", 2, 2, "tdkt"),
    "Bảng": (12, UPRIGHT, "left", 2, 2, "tdkt"),
    "Số trang": (14, UPRIGHT, "center", 0, 0, "I.7: 13-14, đứng, canh giữa"),
    "Chân trang": (11, BOLD, "center", 0, 0, "tdkt"),
}  # fmt: skip
GAPS = {  # name: (exact line in points, size)
    "Khoảng trước Kính gửi": (14, 14),
    "Khoảng cách": (8, 6),
    "Đường kẻ": (3, 2),
    "Kết khối": (0.1, 1),
    "Chỗ ký": (79.35, 14),  # 28 mm for signature and stamp, of the 25-30 mm that the specimens leave
}
KEPT_WITH_NEXT = {
    "Đường kẻ", "Tên loại", "Trích yếu", "Thẩm quyền ban hành", "Căn giữa", "heading 1", "heading 2", "heading 3", "heading 4",
    "Phần, Chương", "Tiêu đề phần", "Nơi nhận", "Chức vụ người ký", "Chỗ ký", "Phụ lục", "Tên phụ lục", "Kèm theo", "Đầu bảng",
}  # fmt: skip
INDENTED = {
    "Căn cứ",
    "Nội dung",
    "Khoản",
    "Gạch đầu dòng",
    "heading 1",
    "heading 2",
    "heading 3",
    "heading 4",
}
OUTLINE = {
    "heading 1": "0",
    "heading 2": "1",
    "heading 3": "2",
    "heading 4": "3",
    "Phụ lục": "0",
    "Tiêu đề phần": "0",
}


def made(name: str) -> Any:
    return style_of(DATA, name if name.startswith("heading ") else f"NĐ30 {name}")


def spacing(name: str, side: str) -> str | None:
    return value_of(made(name), "pPr/spacing", side)


def here(name: str, path: str) -> bool:
    return made(name).find("/".join(f"{W}{step}" for step in path.split("/"))) is not None


@pytest.mark.parametrize("name", LETTERS)
def test_letters_and_gaps(name: str) -> None:
    size, face, align, before, after, _ = LETTERS[name]
    assert value_of(made(name), "rPr/sz") == value_of(made(name), "rPr/szCs") == f"{2 * size:g}"
    assert (here(name, "rPr/b"), here(name, "rPr/i")) == (BOLD in face, ITALIC in face)
    assert (here(name, "rPr/bCs"), here(name, "rPr/iCs")) == (here(name, "rPr/b"), here(name, "rPr/i"))
    assert value_of(made(name), "pPr/jc") == align
    assert (spacing(name, "before"), spacing(name, "after")) == (f"{20 * before:g}", f"{20 * after:g}")
    assert (spacing(name, "line"), spacing(name, "lineRule")) == ("240", "auto"), (
        "single lines: II.6e, 1 to 1.5"
    )


@pytest.mark.parametrize("name", GAPS)
def test_empty_lines_are_exactly_as_high_as_they_are_to_be(name: str) -> None:
    height, size = GAPS[name]
    assert spacing(name, "lineRule") == "exact"
    assert int(spacing(name, "line") or 0) == pytest.approx(20 * height, abs=1)
    assert value_of(made(name), "rPr/sz") == str(2 * size)


def test_no_style_is_left_out_of_the_tables_above() -> None:
    said = {value_of(style, "name") for style in part(DATA, "word/styles.xml").iter(f"{W}style")}
    ours = {
        (name or "").removeprefix("NĐ30 ") for name in said if (name or "").startswith(("NĐ30", "heading "))
    }
    assert ours == LETTERS.keys() | GAPS.keys()


@pytest.mark.parametrize("name", [*LETTERS, *GAPS])
def test_indents_headings_and_what_stays_together(name: str) -> None:
    first_line = "720" if name in INDENTED else None  # 1,27 cm (II.6e: 1 cm or 1,27 cm)
    assert value_of(made(name), "pPr/ind", "firstLine") == first_line
    assert value_of(made(name), "pPr/ind", "left") == (first_line and "0")
    assert here(name, "pPr/keepNext") == (name in KEPT_WITH_NEXT)
    assert here(name, "pPr/keepLines") == (name in {"heading 1", "heading 2", "heading 3"})
    assert here(name, "pPr/widowControl")
    assert value_of(made(name), "pPr/outlineLvl") == OUTLINE.get(name)


def sections(data: bytes) -> list[Any]:
    return list(part(data, "word/document.xml").iter(f"{W}sectPr"))


def test_paper_and_margins() -> None:
    upright, on_its_side = sections(DATA)
    assert [value_of(upright, "pgSz", side) for side in "wh"] == ["11906", "16838"]  # A4: I.1
    assert [value_of(on_its_side, "pgSz", side) for side in "wh"] == ["16838", "11906"]  # I.2
    for section in (upright, on_its_side):
        margins = {
            side: int(value_of(section, "pgMar", side) or 0) for side in ("top", "bottom", "left", "right")
        }
        assert margins == {"top": 1134, "bottom": 1134, "left": 1701, "right": 851}  # 20, 20, 30, 15 mm: I.3
        assert value_of(section, "pgMar", "header") == "567"  # 10 mm: Phụ lục III
        assert value_of(section, "pgMar", "footer") == "454"  # 8 mm: tdkt
        assert value_of(section, "pgMar", "gutter") == "0"


def headers(data: bytes) -> dict[str, Any]:
    """Return what the headers of the first section hold, by the pages that they stand on."""
    with zipfile.ZipFile(BytesIO(data)) as archive:
        relations = archive.read("word/_rels/document.xml.rels").decode()
    found = {}
    for reference in sections(data)[0].iter(f"{W}headerReference"):
        key = next(value for name, value in reference.attrib.items() if name.endswith("}id"))
        entry = next(line for line in relations.split("<Relationship ") if f'Id="{key}"' in line)
        target = entry.partition('Target="')[2].partition('"')[0]
        found[reference.get(f"{W}type")] = part(data, f"word/{target.removeprefix('/word/')}")
    return found


def test_the_page_number_is_centred_at_the_top_and_not_on_the_first_page() -> None:
    data = docx_bytes(PLAN)
    assert sections(data)[0].find(f"{W}titlePg") is not None
    on_pages = headers(data)
    (number,) = on_pages["default"].iter(f"{W}p")
    assert value_of(number, "pPr/pStyle") == "ND30SoTrang"
    assert value_of(style_of(data, "NĐ30 Số trang"), "pPr/jc") == "center"
    (field,) = number.iter(f"{W}fldSimple")
    assert (field.get(f"{W}instr") or "").split() == ["PAGE"]
    assert not list(on_pages["first"].iter(f"{W}fldSimple"))
    assert not "".join(on_pages["first"].itertext()).strip()


def frames(data: bytes) -> list[Any]:
    """Return the tables without borders: the head and the foot of the document."""
    return [
        table
        for table in part(data, "word/document.xml").iter(f"{W}tbl")
        if value_of(table, "tblPr/tblBorders/insideH") != "single"
    ]


def columns(table: Any) -> list[float]:
    return [int(column.get(f"{W}w")) / 1440 * 25.4 for column in table.find(f"{W}tblGrid")]


def cell_texts(table: Any) -> list[list[list[str]]]:
    return [
        [
            [shown(paragraph) for paragraph in cell.iter(f"{W}p") if shown(paragraph)]
            for cell in row.iter(f"{W}tc")
        ]
        for row in table.iter(f"{W}tr")
    ]


def test_the_head_holds_the_issuer_left_and_the_nation_right_with_number_and_date_on_one_line() -> None:
    head = frames(docx_bytes(PLAN))[0]
    assert columns(head) == pytest.approx([65, 100], abs=0.1)
    assert cell_texts(head) == [
        [["ỦY BAN NHÂN DÂN", "PHƯỜNG VIỆT HÒA"], ["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"]],
        [["Số: 40/KH-UBND"], ["Việt Hòa, ngày 30 tháng 01 năm 2026"]],
    ]  # fmt: skip


def test_the_foot_holds_recipients_left_and_the_signature_right_level_with_each_other() -> None:
    foot = frames(docx_bytes(PLAN))[-1]
    assert columns(foot) == pytest.approx([75, 90], abs=0.1)
    ((recipients, signature),) = cell_texts(foot)
    assert recipients[0] == "Nơi nhận:"
    assert signature == ["TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH", "Nguyễn Văn A"]
    right = list(foot.iter(f"{W}tc"))[1]
    styles = [value_of(paragraph, "pPr/pStyle") for paragraph in right.iter(f"{W}p")]
    assert styles == ["ND30ChucVu", "ND30ChucVu", "ND30ChoKy", "ND30HoTen"]


def test_two_signatures_share_the_width() -> None:
    signed = replace(PLAN, cosignatures=(Signature(("Thư ký",), "Trần Thị B"),))
    assert columns(frames(docx_bytes(signed))[-1]) == pytest.approx([82.5, 82.5], abs=0.1)


def test_the_mark_of_a_draft_stands_under_the_number() -> None:
    assert cell_texts(frames(docx_bytes(DRAFT))[0])[2] == [["DỰ THẢO"], []]


def rules(data: bytes) -> list[Any]:
    found = part(data, "word/document.xml").iter(f"{W}p")
    return [paragraph for paragraph in found if value_of(paragraph, "pPr/pStyle") == "ND30DuongKe"]


def test_rule_lines_are_solid_thin_lines_in_the_middle() -> None:
    found = rules(docx_bytes(PLAN))
    assert len(found) == 3  # under the issuer, the motto and the trích yếu: II.1b, II.2b, II.5b
    for rule in found:
        assert value_of(rule, "pPr/pBdr/bottom") == "single"
        assert value_of(rule, "pPr/pBdr/bottom", "sz") == "6"  # eighths of a point
        assert value_of(rule, "pPr/ind", "left") == value_of(rule, "pPr/ind", "right")


def of_style(data: bytes, style_id: str) -> list[Any]:
    found = part(data, "word/document.xml").iter(f"{W}p")
    return [paragraph for paragraph in found if value_of(paragraph, "pPr/pStyle") == style_id]


@pytest.mark.parametrize("letters", [0, 20])
def test_the_subject_keeps_ten_millimetres_from_each_margin(letters: int) -> None:
    data = docx_bytes(replace(PLAN, subject=f"Triển khai công tác thi đua {'l' * letters}"))
    (printed,) = of_style(data, "ND30TrichYeu")
    assert millimetres(printed, "left") == millimetres(printed, "right") == pytest.approx(10, abs=0.1)


def test_addressees_stand_right_of_the_edge_and_their_hyphens_under_the_colon() -> None:
    from tdkt.type_metrics import text_width

    data = docx_bytes(replace(PLAN, addressees=("Sở Nội vụ", "Sở Tài chính")))
    found = {
        value_of(paragraph, "pPr/pStyle"): paragraph
        for paragraph in part(data, "word/document.xml").iter(f"{W}p")
    }
    assert millimetres(found["ND30KinhGui"], "left") == pytest.approx(30, abs=0.1)
    hyphen = millimetres(found["ND30DanhSachKinhGui"], "left") - millimetres(
        found["ND30DanhSachKinhGui"], "hanging"
    )
    assert hyphen == pytest.approx(30 + text_width("Kính gửi", 14), abs=0.2)


def millimetres(paragraph: Any, side: str) -> float:
    return int(value_of(paragraph, "pPr/ind", side) or 0) / 1440 * 25.4


def test_tables_have_thin_rules_and_room_at_the_sides_of_their_cells() -> None:
    (table,) = [
        table
        for table in part(DATA, "word/document.xml").iter(f"{W}tbl")
        if value_of(table, "tblPr/tblBorders/insideH") == "single"
    ]
    assert value_of(table, "tblPr/tblBorders/insideV", "sz") == "4"  # half a point
    assert value_of(table, "tblPr/tblCellMar/left", "w") == "85"  # 1.5 mm
    assert sum(columns(table)) == pytest.approx(252, abs=0.2)  # the text of a page on its side: 297 - 30 - 15
