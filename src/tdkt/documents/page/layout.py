"""The law of the page: every size, margin, gap and style of a document, each with where it comes from.

This is the one place that knows NĐ 30/2020 (Phụ lục I, Phần I; cited below by its items). What the decree leaves open is marked
"tdkt" and follows its specimens (Phụ lục III). In millimetres and points. The font of *Nơi nhận*: `RECIPIENTS_TITLE`, `RECIPIENT`.
"""

from __future__ import annotations

from typing import Literal

from tdkt.model.records import dataclass, replace

FONT = "Times New Roman"  # I.4
LANGUAGE = "vi-VN"

# The page: I.1 (A4), I.3 (top and bottom 20-25, left 30-35, right 15-20).
PAGE_WIDTH = 210.0
PAGE_HEIGHT = 297.0
MARGIN_TOP = 20.0
MARGIN_BOTTOM = 20.0
MARGIN_LEFT = 30.0
MARGIN_RIGHT = 15.0
HEADER_DISTANCE = 10.0  # the page number stands in the top margin (I.7); specimens: 10 mm
FOOTER_DISTANCE = 8.0  # tdkt
TEXT_WIDTH = PAGE_WIDTH - MARGIN_LEFT - MARGIN_RIGHT
LANDSCAPE_TEXT_WIDTH = PAGE_HEIGHT - MARGIN_LEFT - MARGIN_RIGHT

# Columns of the two tables without borders that hold the head and the foot (specimens, Phụ lục III).
ISSUER_WIDTH = 65.0
NATION_WIDTH = TEXT_WIDTH - ISSUER_WIDTH
RECIPIENTS_WIDTH = 75.0
SIGNATURE_WIDTH = TEXT_WIDTH - RECIPIENTS_WIDTH

# Rule lines: drawn, solid. Under the Tiêu ngữ as long as its text (II.1b); elsewhere 1/3 to 1/2 of it (II.2b, II.5b).
RULE_SHARE = 0.4
RULE_POINTS = 0.75

SUBJECT_INDENT = 10.0  # tdkt: keeps a long trích yếu away from the margins
ADDRESSEE_INDENT = 30.0  # ô 9a stands right of the left edge (IV)
SIGNATURE_SPACE = 28.0  # between 7a and 7b, for signature and stamp (IV leaves it open; tdkt)
LINE_HEIGHT = 1.149  # of a single line, in parts of its type size: Times New Roman
TABLE_CELL_PADDING = 1.5  # tdkt
TABLE_RULE_POINTS = 0.5  # tdkt
HOLDING_FIELD = 'IF 1 = 1 "" ""'  # tdkt: shows nothing; for what it does see `word.paragraphs.held`


def body_width(*, landscape: bool) -> float:
    """Return the width in mm of the text on an upright page or on one that lies on its side."""
    return LANDSCAPE_TEXT_WIDTH if landscape else TEXT_WIDTH


def columns(left: float, width: float) -> tuple[float, float]:
    """Return two columns that fill `width` in the shares that they have on an upright page, where the first is `left` mm."""
    first = width * left / TEXT_WIDTH
    return first, width - first


def signature_columns(number: int, width: float) -> tuple[float, ...]:
    """Return the columns of `number` signatures side by side (Mẫu 1.9): of two even, of more the last, who has authority, is wider."""
    last = width / 2 if number == 2 else width * 0.42
    return (*((width - last) / (number - 1),) * (number - 1), last)


Alignment = Literal["left", "center", "right", "both"]


@dataclass(frozen=True, slots=True, kw_only=True)
class TextStyle:
    """One named Word style. `first_line` and `left` are indents in mm; `line` is in lines, or exact points.

    `outline` 0 to 3 makes it a heading for the navigation pane. What is `one_line` needs no no-break spaces.
    """

    id: str
    name: str
    size: float
    rule: str
    bold: bool = False
    italic: bool = False
    align: Alignment = "left"
    first_line: float = 0.0
    left: float = 0.0
    before: float = 0.0
    after: float = 0.0
    line: float = 1.0
    exact_line: float | None = None
    keep_next: bool = False
    keep_lines: bool = False
    outline: int | None = None
    one_line: bool = False


# Ô 1-4: the head of the first page.
NATION = TextStyle(id="ND30QuocHieu", name="NĐ30 Quốc hiệu", size=12, bold=True, align="center", rule="II.1a")
MOTTO = TextStyle(
    id="ND30TieuNgu",
    name="NĐ30 Tiêu ngữ",
    size=13,
    bold=True,
    align="center",
    one_line=True,
    rule="II.1b",
)
SUPERIOR = TextStyle(
    id="ND30CoQuanChuQuan", name="NĐ30 Cơ quan chủ quản", size=12, align="center", rule="II.2b, đoạn 2"
)
ISSUER = TextStyle(
    id="ND30CoQuanBanHanh", name="NĐ30 Cơ quan ban hành", size=12, bold=True, align="center", rule="II.2b"
)
NUMBER = TextStyle(
    id="ND30SoKyHieu",
    name="NĐ30 Số, ký hiệu",
    size=13,
    align="center",
    before=6,
    rule="II.3c",
)
LETTER_SUBJECT = TextStyle(
    id="ND30TrichYeuCongVan",
    name="NĐ30 Trích yếu công văn",
    size=12,
    align="center",
    before=6,
    rule="II.5b: công văn, cỡ 12-13, đứng, cách số, ký hiệu 6pt",
)
PLACE_AND_DATE = TextStyle(
    id="ND30DiaDanhThoiGian",
    name="NĐ30 Địa danh, thời gian",
    size=13,
    italic=True,
    align="center",
    before=6,
    rule="II.4c",
)
STAMP = TextStyle(
    id="ND30DuThao",
    name="NĐ30 Dự thảo",
    size=13,
    bold=True,
    align="center",
    before=6,
    rule="như III.2c (tdkt)",
)
NOTICE = TextStyle(
    id="ND30LuuYDuThao",
    name="NĐ30 Lưu ý dự thảo",
    size=11,
    italic=True,
    align="center",
    before=6,
    rule="tdkt: lời lưu ý bên dấu DỰ THẢO, bỏ khi ban hành",
)

# Ô 5a, 9a and the authority of a decision.
TYPE_NAME = TextStyle(
    id="ND30TenLoai",
    name="NĐ30 Tên loại",
    size=14,
    bold=True,
    align="center",
    before=18,
    keep_next=True,
    rule="II.5b",
)
SUBJECT = TextStyle(
    id="ND30TrichYeu", name="NĐ30 Trích yếu", size=14, bold=True, align="center", keep_next=True, rule="II.5b"
)
AUTHORITY = TextStyle(
    id="ND30ThamQuyen",
    name="NĐ30 Thẩm quyền ban hành",
    size=14,
    bold=True,
    align="center",
    before=12,
    after=12,
    keep_next=True,
    rule="Phụ lục III, Mẫu 1.2",
)
ADDRESSED_TO = TextStyle(
    id="ND30KinhGui", name="NĐ30 Kính gửi", size=14, align="center", before=6, after=6, rule="II.9d"
)
ADDRESSEES = TextStyle(
    id="ND30DanhSachKinhGui", name="NĐ30 Danh sách kính gửi", size=14, after=3, rule="II.9d"
)
BEFORE_ADDRESSEES = TextStyle(
    id="ND30TruocKinhGui",
    name="NĐ30 Khoảng trước Kính gửi",
    size=14,
    exact_line=14,
    rule="Phụ lục III, Mẫu 1.5 (tdkt)",
)
AFTER_TITLE = TextStyle(id="ND30SauTieuDe", name="NĐ30 Khoảng cách", size=6, exact_line=8, rule="tdkt")
RULE_LINE = TextStyle(
    id="ND30DuongKe",
    name="NĐ30 Đường kẻ",
    size=2,
    exact_line=3,
    keep_next=True,
    rule="II.1b, II.2b, II.5b: đường kẻ ngang, nét liền",
)

# Ô 6: the content. 14 pt, justified, first line 1.27 cm, 6 pt between paragraphs, single lines (II.6e).
BODY = TextStyle(
    id="ND30NoiDung",
    name="NĐ30 Nội dung",
    size=14,
    align="both",
    first_line=12.7,
    after=6,
    rule="II.6e",
)
LEGAL_BASIS = replace(BODY, id="ND30CanCu", name="NĐ30 Căn cứ", italic=True, rule="II.6a")
CLAUSE = replace(BODY, id="ND30Khoan", name="NĐ30 Khoản", rule="II.6đ: khoản không có tiêu đề")
ITEM = replace(BODY, id="ND30GachDauDong", name="NĐ30 Gạch đầu dòng", rule="II.6e")
CENTRED = TextStyle(
    id="ND30CanGiua", name="NĐ30 Căn giữa", size=14, bold=True, align="center", before=6, after=6, keep_next=True,
    rule="Phụ lục III, Mẫu 1.2: QUYẾT ĐỊNH:",
)  # fmt: skip
PART = replace(
    CENTRED,
    id="ND30Phan",
    name="NĐ30 Phần, Chương",
    after=0,
    rule="II.6đ: số của phần ở dòng riêng, canh giữa, đậm",
)
PART_TITLE = replace(
    CENTRED,
    id="ND30TieuDePhan",
    name="NĐ30 Tiêu đề phần",
    before=0,
    outline=0,
    rule="II.6đ: ngay dưới, in hoa, đậm",
)
_TITLED = replace(BODY, bold=True, keep_next=True, keep_lines=True)
# Word's own headings 1 to 4, dressed as the decree wants them: navigation, a table of contents and screen readers know them.
HEADING_1 = replace(
    _TITLED, id="Heading1", name="heading 1", outline=0, before=6, rule="V.6: phần, mục I. in hoa, đậm"
)
HEADING_2 = replace(_TITLED, id="Heading2", name="heading 2", outline=1, rule="II.6đ: khoản có tiêu đề, đậm")
HEADING_3 = replace(_TITLED, id="Heading3", name="heading 3", outline=2, rule="II.6c (tdkt)")
HEADING_4 = replace(
    BODY, id="Heading4", name="heading 4", outline=3, keep_next=True, rule="II.6đ: điểm, kiểu chữ đứng"
)
HEADINGS = (HEADING_1, HEADING_2, HEADING_3, HEADING_4)

# Ô 7 and 9b: the foot of the last page.
RECIPIENTS_TITLE = TextStyle(
    id="ND30NoiNhan",
    name="NĐ30 Nơi nhận",
    size=12,
    bold=True,
    italic=True,
    before=1.5,  # brings its base line level with ô 7a, which is larger
    keep_next=True,
    rule="II.9d: cỡ 12, nghiêng, đậm, ngang hàng với quyền hạn, chức vụ",
)
RECIPIENT = TextStyle(
    id="ND30DanhSachNoiNhan", name="NĐ30 Danh sách nơi nhận", size=11, rule="II.9d: cỡ 11, đứng, sát lề trái"
)
SIGNER_POST = TextStyle(
    id="ND30ChucVu",
    name="NĐ30 Chức vụ người ký",
    size=14,
    bold=True,
    align="center",
    keep_next=True,
    rule="II.7đ",
)
SIGNATURE_GAP = TextStyle(
    id="ND30ChoKy",
    name="NĐ30 Chỗ ký",
    size=14,
    exact_line=SIGNATURE_SPACE * 72 / 25.4,
    keep_next=True,
    rule="IV, ô 7c, 8",
)
SIGNER_NAME = TextStyle(
    id="ND30HoTen", name="NĐ30 Họ tên người ký", size=14, bold=True, align="center", rule="II.7đ"
)

# Phụ lục: III.1.
APPENDIX = TextStyle(
    id="ND30PhuLuc",
    name="NĐ30 Phụ lục",
    size=14,
    bold=True,
    align="center",
    keep_next=True,
    outline=0,
    rule="III.1b",
)
APPENDIX_TITLE = TextStyle(
    id="ND30TenPhuLuc",
    name="NĐ30 Tên phụ lục",
    size=14,
    bold=True,
    align="center",
    keep_next=True,
    rule="III.1b",
)
APPENDIX_NOTE = TextStyle(
    id="ND30KemTheo",
    name="NĐ30 Kèm theo",
    size=14,
    italic=True,
    align="center",
    keep_next=True,
    rule="III.1c",
)

# Tables inside the content: the decree says nothing; as offices do (tdkt).
TABLE_SIZE = 12.0
TABLE_HEAD = TextStyle(
    id="ND30DauBang",
    name="NĐ30 Đầu bảng",
    size=TABLE_SIZE,
    bold=True,
    align="center",
    before=2,
    after=2,
    keep_next=True,
    rule="tdkt",
)
TABLE_TEXT = TextStyle(id="ND30Bang", name="NĐ30 Bảng", size=TABLE_SIZE, before=2, after=2, rule="tdkt")

# Margins of the page.
PAGE_NUMBER = TextStyle(id="ND30SoTrang", name="NĐ30 Số trang", size=14, align="center", rule="I.7")
FOOTER = TextStyle(
    id="ND30ChanTrang",
    name="NĐ30 Chân trang",
    size=11,
    bold=True,
    align="center",
    rule="tdkt: SỐ LIỆU MINH HỌA",
)
ANCHOR = TextStyle(
    id="ND30KetKhoi",
    name="NĐ30 Kết khối",
    size=1,
    exact_line=0.1,
    rule="tdkt: đoạn trống mà Word đòi sau bảng",
)

STYLES: tuple[TextStyle, ...] = tuple(
    value
    for name, value in list(globals().items())
    if isinstance(value, TextStyle) and name.isupper() and name[0] != "_"
)
"""Every style, in the order of this page."""
