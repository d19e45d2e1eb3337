"""Whole documents written as lines of text, as the examples of rules write them, and made into Word files as tdkt reads them.

A line is a paragraph. Braces before it tell its look: a size of type, `đậm`, `nghiêng`, `gạch`, `trái`, `giữa`, `phải`, `đều`, and
`name=value`: `phông`, `màu`, `lùi` (cm), `lề` (cm), `trước`, `sau` (pt), `dòng`, `kẻ` (a drawn line under it, how long of the text;
`trang`: from margin to margin).
`||` parts the columns of a table without lines, `|` those of a ruled one; `/` on a line of its own begins a new page.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction

from tdkt.office.word.blocks import (
    Block,
    Cell,
    Margin,
    Paragraph,
    ParagraphLook,
    Place,
    Row,
    Run,
    RunLook,
    Section,
    Table,
    WordFile,
)
from tdkt.type_metrics import text_width

_BRACES = re.compile(r"^\{([^}]*)\}\s?")
_ALIGNED = {"trái": "left", "giữa": "center", "phải": "right", "đều": "both"}
_CM = 567
_PAGE = 9355  # twips between the margins

HEAD = """\
{trang 210x297 trên=20 dưới=20 trái=30 phải=15 số=14}
{12 đậm giữa} ỦY BAN NHÂN DÂN || {12 đậm giữa} CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
{12 đậm giữa kẻ=0,4} PHƯỜNG MẪU || {13 đậm giữa kẻ=1} Độc lập - Tự do - Hạnh phúc
"""
DOCUMENTS = {
    "ke-hoach": HEAD
    + """\
{13 giữa} Số: 12/KH-UBND || {13 nghiêng giữa} Mẫu, ngày 05 tháng 01 năm 2026
{14 đậm giữa} KẾ HOẠCH
{14 đậm giữa kẻ=0,4} Công tác văn thư, lưu trữ năm 2026
Thực hiện Luật Lưu trữ, Ủy ban nhân dân phường Mẫu quan tâm công tác văn thư, lưu trữ.
Ủy ban nhân dân phường Mẫu ban hành Kế hoạch như sau:
{đậm} I. MỤC ĐÍCH, YÊU CẦU
{đậm} 1. Mục đích
a) Nâng cao chất lượng công tác văn thư, lưu trữ.
b) Bảo đảm tài liệu được bảo quản an toàn.
c) Phục vụ Nhân dân tra cứu tài liệu thuận tiện.
d) Ứng dụng công nghệ thông tin.
đ) Tiết kiệm kinh phí.
{đậm} 2. Yêu cầu
Các đơn vị bám sát Kế hoạch, phân công rõ người, rõ việc.
{đậm} II. NỘI DUNG
1. Lập danh mục hồ sơ theo Phụ lục kèm theo.
2. Tập huấn nghiệp vụ theo quy định tại điểm a khoản 1 Điều 5 Luật Lưu trữ.
{đậm} III. TỔ CHỨC THỰC HIỆN
Văn phòng chủ trì, phối hợp với các đơn vị thực hiện Kế hoạch này.
Yêu cầu các đơn vị nghiêm túc thực hiện./.
{12 đậm nghiêng trái} Nơi nhận: || {14 đậm giữa} TM. ỦY BAN NHÂN DÂN
{11 trái} - Các đơn vị thuộc phường; || {14 đậm giữa} CHỦ TỊCH
{11 trái} - Lưu: VT, VHXH. ||
 ||
 ||
 || {14 đậm giữa} Nguyễn Văn A
/
{trang 210x297 trên=20 dưới=20 trái=30 phải=15 số=14 từ=1}
{14 đậm giữa} Phụ lục
{14 đậm giữa} DANH MỤC HỒ SƠ
{14 nghiêng giữa kẻ=0,4} (Kèm theo Kế hoạch số 12/KH-UBND ngày 05 tháng 01 năm 2026 của Ủy ban nhân dân phường Mẫu)
TT | Tên hồ sơ
1 | Hồ sơ công tác văn thư
""",
    "quyet-dinh": HEAD
    + """\
{13 giữa} Số: 08/QĐ-UBND || {13 nghiêng giữa} Mẫu, ngày 12 tháng 3 năm 2026
{14 đậm giữa} QUYẾT ĐỊNH
{14 đậm giữa kẻ=0,4} Về việc thành lập Tổ công tác chỉnh lý tài liệu
{14 đậm giữa} CHỦ TỊCH ỦY BAN NHÂN DÂN PHƯỜNG MẪU
{nghiêng} Căn cứ Luật Lưu trữ ngày 21 tháng 6 năm 2024;
{nghiêng} Căn cứ Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020 của Chính phủ về công tác văn thư;
{nghiêng} Theo đề nghị của Chánh Văn phòng Hội đồng nhân dân và Ủy ban nhân dân phường Mẫu.
{14 đậm giữa} QUYẾT ĐỊNH:
{đậm} Điều 1. Thành lập Tổ công tác
1. Thành lập Tổ công tác chỉnh lý tài liệu gồm 05 thành viên.
2. Tổ công tác giải thể sau khi hoàn thành nhiệm vụ.
{đậm} Điều 2. Tổ chức thực hiện
Các ông (bà) có tên tại Điều 1 chịu trách nhiệm thi hành Quyết định này./.
{12 đậm nghiêng trái} Nơi nhận: || {14 đậm giữa} CHỦ TỊCH
{11 trái} - Như Điều 2; ||
{11 trái} - Lưu: VT, VP. ||
 ||
 || {14 đậm giữa} Nguyễn Văn A
""",
    "cong-van": """\
{trang 210x297 trên=20 dưới=20 trái=30 phải=15 số=14}
{12 giữa} UBND PHƯỜNG MẪU || {12 đậm giữa} CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
{12 đậm giữa kẻ=0,4} PHÒNG VĂN HÓA - XÃ HỘI || {13 đậm giữa kẻ=1} Độc lập - Tự do - Hạnh phúc
{13 giữa} Số: 15/VHXH-VP || {13 nghiêng giữa} Mẫu, ngày 10 tháng 02 năm 2026
{12 giữa trước=6} V/v tập huấn văn thư ||
{14 giữa} Kính gửi: Sở Nội vụ thành phố Mẫu
Thực hiện Kế hoạch số 12/KH-UBND ngày 05 tháng 01 năm 2026 của Ủy ban nhân dân phường Mẫu về công tác văn thư, lưu trữ năm 2026, \
Phòng Văn hóa - Xã hội đề nghị quý Sở cử báo cáo viên tập huấn.
Trân trọng cảm ơn./.
{12 đậm nghiêng trái} Nơi nhận: || {14 đậm giữa} KT. TRƯỞNG PHÒNG
{11 trái} - Như trên; || {14 đậm giữa} PHÓ TRƯỞNG PHÒNG
{11 trái} - Lưu: VT, VP. ||
 ||
 || {14 đậm giữa} Trần Thị B
""",
}
DOCUMENTS["quyet-dinh-quy-che"] = (
    HEAD
    + """\
{13 giữa} Số: 21/QĐ-UBND || {13 nghiêng giữa} Mẫu, ngày 12 tháng 3 năm 2026
{14 đậm giữa} QUYẾT ĐỊNH
{14 đậm giữa kẻ=0,4} Ban hành Quy chế công tác văn thư
{14 đậm giữa} CHỦ TỊCH ỦY BAN NHÂN DÂN PHƯỜNG MẪU
{nghiêng} Căn cứ Luật Lưu trữ ngày 21 tháng 6 năm 2024;
{nghiêng} Theo đề nghị của Chánh Văn phòng.
{14 đậm giữa} QUYẾT ĐỊNH:
{đậm} Điều 1. Ban hành kèm theo Quyết định này Quy chế công tác văn thư.
{đậm} Điều 2. Chánh Văn phòng chịu trách nhiệm thi hành Quyết định này./.
{12 đậm nghiêng trái} Nơi nhận: || {14 đậm giữa} CHỦ TỊCH
{11 trái} - Như Điều 2; ||
{11 trái} - Lưu: VT, VP. ||
 ||
 || {14 đậm giữa} Nguyễn Văn A
/
"""
    + HEAD
    + """\
{14 đậm giữa} QUY CHẾ
{14 đậm giữa} Công tác văn thư
{14 nghiêng giữa kẻ=0,4} (Kèm theo Quyết định số 21/QĐ-UBND ngày 12 tháng 3 năm 2026 của Ủy ban nhân dân phường Mẫu)
{đậm} Điều 1. Phạm vi điều chỉnh
Quy chế này quy định về công tác văn thư của Ủy ban nhân dân phường Mẫu.
{đậm} Điều 2. Tổ chức thực hiện
Các đơn vị thuộc phường chịu trách nhiệm thực hiện Quy chế này./.
"""
)
DOCUMENTS["sao-y"] = (
    DOCUMENTS["cong-van"].rstrip()
    + """
{trái kẻ=trang}
{12 giữa} UBND PHƯỜNG MẪU || {14 đậm giữa} SAO Y
{12 đậm giữa kẻ=0,4} VĂN PHÒNG ||
{13 giữa} Số: 06/SY-VP || {13 nghiêng giữa} Mẫu, ngày 12 tháng 02 năm 2026

{12 đậm nghiêng trái} Nơi nhận: || {14 đậm giữa} CHÁNH VĂN PHÒNG
{11 trái} - Các đơn vị thuộc phường; ||
{11 trái} - Lưu: VT. ||
 ||
 || {14 đậm giữa} Lê Văn C
"""
)


def typed_word(text: str) -> WordFile:
    """Return the Word file that `text` describes; the mark of a finding is no part of it."""
    return _Reader(text.replace("▸", "")).word()


def marked_place(text: str) -> tuple[int, str] | None:
    """Return the count of the paragraph in which a finding is marked, and the words behind the mark."""
    found = [paragraph for paragraph in _Reader(text).paragraphs() if "▸" in paragraph.text]
    if not found:
        return None
    return found[0].place.index, found[0].text.partition("▸")[2]


class _Reader:
    def __init__(self, text: str) -> None:
        self._lines = text.replace("\\\n", "").split("\n")
        self._count = 0
        self._blocks: list[Block] = []
        self._sections: list[Section] = []
        self._page: dict[str, str] = {}
        self._paragraphs: list[Paragraph] = []
        self._new_page = False

    def paragraphs(self) -> list[Paragraph]:
        self.word()
        return self._paragraphs

    def word(self) -> WordFile:
        rows: list[list[str]] = []
        sign = ""
        for line in [*self._lines, ""]:
            now = "||" if "||" in line else "|" if " | " in line else ""
            if rows and now != sign:
                self._blocks.append(self._table(rows, ruled=sign == "|"))
                rows = []
            sign = now
            bare = line.replace("▸", "").strip()
            if sign:
                rows.append(re.split(r"\s*\|\|?\s?", line))
            elif bare.startswith("{trang"):
                if self._page:
                    self._section()
                self._page = _attributes(_BRACES.match(bare)[1])  # type: ignore[index]
            elif bare == "/":
                self._new_page = True
            elif line:
                self._blocks += self._paragraph(line, _PAGE)
        self._section()
        return WordFile(tuple(self._blocks), tuple(self._sections))

    def _table(self, rows: list[list[str]], *, ruled: bool) -> Table:
        made = []
        for row in rows:
            width = _PAGE // len(row)
            cells = (
                Cell(tuple(self._paragraph(text, width)), column, width=width)
                for column, text in enumerate(row)
            )
            made.append(Row(tuple(cells)))
        return Table(tuple(made), ruled)

    def _paragraph(self, line: str, width: int) -> Iterator[Paragraph]:
        mark = "▸" if line.strip().startswith("▸") else ""
        text = line.strip().removeprefix("▸")
        braces = _BRACES.match(text)
        said = _attributes(braces[1] if braces else "")
        text = mark + (text[braces.end() :] if braces else text)
        size = Fraction(said.get("cỡ", "14").replace(",", "."))
        look = RunLook(
            font=said.get("phông", "Times New Roman").replace("_", " "),
            half_points=int(size * 2),
            bold="đậm" in said,
            italic="nghiêng" in said,
            underline="gạch" in said,
            colour=said.get("màu", "auto"),
        )
        aligned = next((word for name, word in _ALIGNED.items() if name in said), "both")
        is_body = aligned == "both"
        yield self._made(
            text,
            look,
            ParagraphLook(
                alignment=aligned,
                left=_cm(said.get("lề", "0")),
                first_line=_cm(said.get("lùi", "1,27" if is_body else "0")),
                before=_points(said.get("trước", "0")),
                after=_points(said.get("sau", "6" if is_body else "0")),
                line=round(Fraction(said.get("dòng", "1").replace(",", ".")) * 240),
                page_break_before=self._new_page,
            ),
        )
        self._new_page = False
        if said.get("kẻ") == "trang":
            yield self._made("", look, ParagraphLook(line_below=True))
        elif "kẻ" in said:
            length = (
                text_width(text, float(size), bold="đậm" in said) * 56.7 * float(said["kẻ"].replace(",", "."))
            )
            side = round((width - length) / 2)
            drawn = ParagraphLook(left=side, right=side, line=60, line_rule="exact", line_below=True)
            yield self._made("", look, drawn)

    def _made(self, text: str, look: RunLook, paragraph: ParagraphLook) -> Paragraph:
        runs = (Run(text, look),) if text else ()
        place = Place("word/document.xml", self._count, f"đoạn {self._count + 1}")
        self._count += 1
        made = Paragraph(runs, paragraph, place)
        self._paragraphs.append(made)
        return made

    def _section(self) -> None:
        said = self._page
        width, height = (round(int(part) * 56.7) for part in said["giấy"].split("x"))
        headers: tuple[Margin, ...] = ()
        if "số" in said:
            look = RunLook("Times New Roman", int(said["số"]) * 2, bold="đậm" in said)
            number = Paragraph(
                (Run("2", look, "PAGE"),),
                ParagraphLook(alignment=said.get("canh", "center")),
                Place("header", 0, "đầu trang"),
            )
            also = (
                Paragraph(
                    (Run(said["đầu"].replace("_", " "), look),),
                    ParagraphLook(),
                    Place("header", 1, "đầu trang"),
                )
                if "đầu" in said
                else None
            )
            headers = (Margin("default", (number, also) if also else (number,)),)
        sides = {
            side: round(Fraction(said[name]) * Fraction(567, 10))
            for side, name in (("top", "trên"), ("bottom", "dưới"), ("left", "trái"), ("right", "phải"))
        }
        in_footer = "chân" in said
        self._sections.append(
            Section(
                len(self._blocks),
                width,
                height,
                top=sides["top"],
                right=sides["right"],
                bottom=sides["bottom"],
                left=sides["left"],
                landscape=width > height,
                first_page_differs="hiện" not in said,
                number_from=int(said["từ"]) if "từ" in said else None,
                headers=() if in_footer else headers,
                footers=headers if in_footer else (),
            )
        )


def _attributes(text: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for word in text.split():
        name, sign, said = word.partition("=")
        if re.fullmatch(r"\d+(?:,5)?", word):
            found["cỡ"] = word
        elif re.fullmatch(r"\d+x\d+", word):
            found["giấy"] = word
        else:
            found[name] = said if sign else ""
    return found


def _cm(said: str) -> int:
    return round(Fraction(said.replace(",", ".")) * _CM)


def _points(said: str) -> int:
    return round(Fraction(said.replace(",", ".")) * 20)
