"""Faults as offices make them, each planted in one place of a document that is right: `FAULTS`."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from official_documents.typed import Line, Typed

Edit = Callable[[Typed], Typed]


@dataclass(frozen=True, slots=True)
class Fault:
    """A fault that `edit` plants in the document `where`; `codes` are the rules of which one has to find it (a beginning is enough)."""

    name: str
    where: str
    codes: tuple[str, ...]
    edit: Edit
    typings: tuple[str, ...] = ()
    """The ways of typing in which there can be such a fault; all where it says nothing."""


def _look(role: str, nth: int | None = None, **fields: Any) -> Edit:
    """Return the edit that changes the look of all lines of a role, or of the `nth` of them."""

    def edit(typed: Typed) -> Typed:
        count = -1

        def change(line: Line) -> Line:
            nonlocal count
            if line.role != role:
                return line
            count += 1
            return replace(line, **fields) if nth is None or count == nth else line

        return typed.mapped(change)

    return edit


def _say(role: str, old: str, new: str) -> Edit:
    """Return the edit that changes words in the first line of a role that has them."""

    def edit(typed: Typed) -> Typed:
        done = False

        def change(line: Line) -> Line:
            nonlocal done
            if done or line.role != role or old not in line.text:
                return line
            done = True
            text = line.text.replace(old, new, 1)
            number = re.match(r"(\S+[.)]) ", text)
            return replace(line, text=text, number=number[1] if line.number and number else "")

        made = typed.mapped(change)
        assert done, (typed.name, role, old)
        return made

    return edit


def _drop(role: str, words: str = "") -> Edit:
    return lambda typed: typed.mapped(lambda line: None if line.role == role and words in line.text else line)


def _page(**fields: Any) -> Edit:
    return lambda typed: replace(typed, page=replace(typed.page, **fields))


def _everywhere(**fields: Any) -> Edit:
    return lambda typed: typed.mapped(lambda line: replace(line, **fields))


def _merged(role: str) -> Edit:
    """Return the edit that puts the second line of a role into the paragraph of the first."""

    def edit(typed: Typed) -> Typed:
        said = [line.text for line in typed.lines if line.role == role]
        count = -1

        def change(line: Line) -> Line | None:
            nonlocal count
            if line.role != role:
                return line
            count += 1
            return replace(line, text=f"{said[0]} {said[1]}") if count == 0 else None if count == 1 else line

        return typed.mapped(change)

    return edit


def _decomposed(typed: Typed) -> Typed:
    return typed.mapped(
        lambda line: (
            replace(line, text=unicodedata.normalize("NFD", line.text)) if line.role == "text" else line
        )
    )


def _say_last(role: str, old: str, new: str) -> Edit:
    """Return the edit that changes words in the last line of a role."""

    def edit(typed: Typed) -> Typed:
        last = [line for line in typed.lines if line.role == role][-1]
        assert old in last.text, (typed.name, role, old)
        return typed.mapped(
            lambda line: replace(line, text=line.text.replace(old, new)) if line is last else line
        )

    return edit


def _look_text(role: str, nth: int, end: str) -> Edit:
    """Return the edit that puts something behind the `nth` line of a role."""

    def edit(typed: Typed) -> Typed:
        line = [line for line in typed.lines if line.role == role][nth]
        return _say(role, line.text, line.text + end)(typed)

    return edit


def _dated(typed: Typed) -> Typed:
    """Put place and day into the head of a document that has none."""
    day = Line(
        "date",
        "Minh Họa, ngày 10 tháng 11 năm 2026",
        size=28,
        italic=True,
        align="center",
        before=120,
        column="right",
    )
    return replace(typed, head=(*typed.head, day))


def _headless(typed: Typed) -> Typed:
    """Take the head off what stands behind a document."""
    behind = tuple(line for line in typed.behind if not line.column)
    return replace(typed, behind=(replace(behind[0], new_page=True), *behind[1:]))


_SET_ALONE = ("table", "styles", "boxes")
"""The ways of typing in which a line of the head has its paragraph to itself."""
_TYPED_NUMBERS = ("table", "spaces", "boxes")
_PLAN, _DECISION, _LETTER, _REQUEST, _REPORT = (
    "ke-hoach",
    "quyet-dinh-truc-tiep",
    "cong-van",
    "to-trinh",
    "bao-cao",
)
_PROMULGATION = "quyet-dinh-gian-tiep"

FAULTS: tuple[Fault, ...] = (
    Fault("khổ Letter", _PLAN, ("V101",), _page(width=12240, height=15840)),
    Fault("khổ ngang không có bảng", _PLAN, ("V102",), _page(width=16838, height=11906)),
    Fault("lề trái 25 mm", _PLAN, ("V103",), _page(left=1417)),
    Fault("lề phải 30 mm", _LETTER, ("V103",), _page(right=1701)),
    Fault("lề trên 15 mm", _DECISION, ("V103",), _page(top=850)),
    Fault("lề dưới 30 mm", "bien-ban", ("V103",), _page(bottom=1701)),
    Fault("Arial cả văn bản", _PLAN, ("V104",), _everywhere(font="Arial")),
    Fault("Calibri một đoạn", _REPORT, ("V104",), _look("text", 1, font="Calibri")),
    Fault("chữ xanh một đoạn", _REPORT, ("V105",), _look("text", 1, colour="0000FF")),
    Fault("số trang ở chân trang", _PLAN, ("V1",), _page(number="footer")),
    Fault("số trang bên phải", _PLAN, ("V1",), _page(number_align="right")),
    Fault("số trang cỡ 11", _PLAN, ("V1",), _page(number_size=22)),
    Fault("số trang hiện ở trang 1", _PLAN, ("V1",), _page(hide_first=False)),
    Fault("không có số trang", _PLAN, ("V1",), _page(number="")),
    Fault("Quốc hiệu cỡ 14", _PLAN, ("V203",), _look("nation", size=28)),
    Fault("Quốc hiệu không đậm", _LETTER, ("V203",), _look("nation", bold=False)),
    Fault("Quốc hiệu sai chữ", _REPORT, ("V2",), _say("nation", "CHỦ NGHĨA", "CHŨ NGHĨA")),
    Fault("thiếu Quốc hiệu", _PLAN, ("V2",), _drop("nation")),
    Fault("Tiêu ngữ cỡ 12", _PLAN, ("V204",), _look("motto", size=24)),
    Fault("Tiêu ngữ nghiêng", "giay-moi", ("V204",), _look("motto", italic=True)),
    Fault("Tiêu ngữ gạch ngang dài", _PLAN, ("V2",), _say("motto", "Độc lập - Tự do - Hạnh phúc", "Độc lập – Tự do – Hạnh phúc")),
    Fault("Tiêu ngữ dính gạch nối", _LETTER, ("V2",), _say("motto", " - Tự do - ", "-Tự do-")),
    Fault("Tiêu ngữ viết hoa mọi chữ", _REPORT, ("V2",), _say("motto", "Độc lập - Tự do - Hạnh phúc", "Độc Lập - Tự Do - Hạnh Phúc")),
    Fault("Tiêu ngữ không có đường kẻ", _PLAN, ("V2",), _look("motto", rule="")),
    Fault("Tiêu ngữ gạch chân", _LETTER, ("V2",), _look("motto", rule="underlined")),
    Fault("đường kẻ dưới Tiêu ngữ gõ bằng gạch dưới", _REPORT, ("V2",), _look("motto", rule="typed"), _SET_ALONE),
    Fault("đường kẻ dưới Tiêu ngữ ngắn", "giay-moi", ("V2",), _look("motto", rule="long")),
    Fault("tên cơ quan không đậm", _LETTER, ("V207",), _look("agency", bold=False)),
    Fault("tên cơ quan cỡ 14", _PLAN, ("V207",), _look("agency", size=28)),
    Fault("tên cơ quan ban hành viết tắt", _DECISION, ("V2",), _say("agency", "ỦY BAN NHÂN DÂN", "UBND")),
    Fault("cơ quan chủ quản đậm", _LETTER, ("V208",), _look("superior", bold=True)),
    Fault("tên cơ quan không có đường kẻ", _PLAN, ("V2",), _look("agency", rule="")),
    Fault("đường kẻ dưới tên cơ quan dài bằng chữ", _LETTER, ("V2",), _look("agency", rule="long"), ("table", "styles")),
    Fault("tên cơ quan gạch chân", _REPORT, ("V2",), _look("agency", rule="underlined")),
    Fault("số, ký hiệu có dấu cách", _PLAN, ("V2",), _say("number", "40/KH-UBND", "40 / KH - UBND")),
    Fault("Số thiếu dấu hai chấm", _LETTER, ("V2",), _say("number", "Số:", "Số")),
    Fault("số dưới 10 thiếu 0", "nghi-quyet", ("V2",), _say("number", "05/", "5/")),
    Fault("ký hiệu sai chữ viết tắt", _REQUEST, ("V2",), _say("number", "TTr", "TT")),
    Fault("ký hiệu không hợp tên loại", _PLAN, ("V2",), _say("number", "/KH-", "/BC-")),
    Fault("số, ký hiệu cỡ 14", _PLAN, ("V212",), _look("number", size=28)),
    Fault("số, ký hiệu nghiêng", _LETTER, ("V212",), _look("number", italic=True)),
    Fault("ngày dưới 10 thiếu 0", _DECISION, ("V2",), _say("date", "ngày 05", "ngày 5")),
    Fault("tháng 2 thiếu 0", _DECISION, ("V2",), _say("date", "tháng 02", "tháng 2")),
    Fault("địa danh thiếu dấu phẩy", _PLAN, ("V2",), _say("date", "Họa, ngày", "Họa ngày")),
    Fault("ngày viết bằng gạch chéo", _LETTER, ("V2",), _say("date", "ngày 06 tháng 3 năm 2026", "ngày 06/3/2026")),
    Fault("địa danh viết thường", _LETTER, ("V2",), _say("date", "Hải Phòng", "Hải phòng")),
    Fault("ngày không có thật", _REPORT, ("V2",), _say("date", "ngày 15 tháng 6", "ngày 31 tháng 6")),
    Fault("địa danh, thời gian đứng", _PLAN, ("V218",), _look("date", italic=False)),
    Fault("địa danh, thời gian cỡ 12", _LETTER, ("V218",), _look("date", size=24)),
    Fault("tên loại không đậm", _PLAN, ("V301",), _look("type_name", bold=False)),
    Fault("tên loại cỡ 16", _REQUEST, ("V301",), _look("type_name", size=32)),
    Fault("tên loại chữ thường", _REPORT, ("V3",), _say("type_name", "BÁO CÁO", "Báo cáo")),
    Fault("trích yếu không đậm", _PLAN, ("V302",), _look("subject", bold=False)),
    Fault("trích yếu in hoa", "giay-moi", ("V302",), _say("subject", "Họp Hội đồng Thi đua - Khen thưởng phường", "HỌP HỘI ĐỒNG THI ĐUA - KHEN THƯỞNG PHƯỜNG")),
    Fault("trích yếu sát lề", _REPORT, ("V302",), _look("subject", align="left")),
    Fault("trích yếu không có đường kẻ", _PLAN, ("V3",), _look("subject", rule="")),
    Fault("đường kẻ dưới trích yếu dài bằng chữ", "thong-bao", ("V3",), _look("subject", rule="long"), ("table", "styles")),
    Fault("đường kẻ dưới trích yếu gõ", _DECISION, ("V3", "V232"), _look("subject", rule="typed")),
    Fault("trích yếu có dấu chấm", _REPORT, ("V3",), _say("subject", "năm 2026", "năm 2026.")),
    Fault("công văn thiếu V/v", _LETTER, ("V3",), _say("letter_subject", "V/v rà soát", "Rà soát")),
    Fault("trích yếu công văn cỡ 14", _LETTER, ("V305",), _look("letter_subject", size=28)),
    Fault("trích yếu công văn đậm", _LETTER, ("V305",), _look("letter_subject", bold=True)),
    Fault("Kính gửi đậm", _REPORT, ("V307",), _look("addressee", bold=True)),
    Fault("Kính gửi thiếu dấu hai chấm", _REPORT, ("V3",), _say("addressee", "Kính gửi:", "Kính gửi")),
    Fault("tờ trình không có Kính gửi", _REQUEST, ("V3",), lambda typed: _drop("addressees")(_drop("addressee")(typed))),
    Fault("nơi gửi thiếu dấu chấm phẩy", _LETTER, ("V3",), _say("addressees", "thành phố;", "thành phố")),
    Fault("thẩm quyền ban hành không đậm", _DECISION, ("V309",), _look("competence", bold=False)),
    Fault("lời quyết định thiếu dấu hai chấm", _DECISION, ("V3",), _say("decides", "QUYẾT ĐỊNH:", "QUYẾT ĐỊNH")),
    Fault("lời quyết định sát lề", "nghi-quyet", ("V310",), _look("decides", align="left")),
    Fault("căn cứ đứng", _DECISION, ("V311",), _look("basis", italic=False)),
    Fault("căn cứ đứng trong kế hoạch", _PLAN, ("V311",), _look("basis", italic=False)),
    Fault("căn cứ kết thúc bằng dấu phẩy", _DECISION, ("V3",), _say("basis", "2025;", "2025,")),
    Fault("căn cứ cuối kết thúc bằng chấm phẩy", _PLAN, ("V3",), _say("basis", "năm 2026.", "năm 2026;")),
    Fault("hai căn cứ một đoạn", _DECISION, ("V3",), _merged("basis")),
    Fault("Luật ghi số", _DECISION, ("V3",), _say("basis", "khen thưởng ngày 15", "khen thưởng số 06/2022/QH15 ngày 15")),
    Fault("Nghị định thiếu số", "quyet-dinh-gian-tiep", ("V3",), _say("basis", "Nghị định số 30/2020/NĐ-CP ngày", "Nghị định ngày")),
    Fault("Nghị định thiếu cơ quan, trích yếu", "quyet-dinh-gian-tiep", ("V3",), _say("basis", " của Chính phủ về công tác văn thư;", ";")),
    Fault("căn cứ hết hiệu lực", _DECISION, ("V3",), _say("basis", "Nghị định số 152/2025/NĐ-CP ngày 14 tháng 6 năm 2025", "Nghị định số 98/2023/NĐ-CP ngày 31 tháng 12 năm 2023")),
    Fault("căn cứ có gạch đầu dòng", _DECISION, ("V3",), _say("basis", "Căn cứ Luật Thi", "- Căn cứ Luật Thi")),
    Fault("đoạn canh trái", _REPORT, ("V4",), _look("text", align="left")),
    Fault("nội dung cỡ 12", _REPORT, ("V4",), _look("text", size=24)),
    Fault("nội dung cỡ 15", _LETTER, ("V4",), _look("text", size=30)),
    Fault("nội dung nghiêng", "thong-bao", ("V4",), _look("text", 1, italic=True)),
    Fault("không lùi đầu dòng", _REPORT, ("V4",), _look("text", first=0)),
    Fault("lùi đầu dòng 0,5 cm", _LETTER, ("V4",), _look("text", first=283)),
    Fault("đoạn sát nhau", _REPORT, ("V4",), _look("text", before=0, after=0)),
    Fault("giãn dòng 2", _LETTER, ("V4",), _look("text", line=480)),
    Fault("bỏ chữ đ", _PLAN, ("V4",), lambda typed: _say("letter", "đ) ", "e) ")(_say("letter", "e) ", "f) ")(typed)), _TYPED_NUMBERS),
    Fault("nhảy số La Mã", _PLAN, ("V4",), _say("roman", "III. ", "IV. "), _TYPED_NUMBERS),
    Fault("trùng số mục", _PLAN, ("V4",), _say("clause_title", "2. Yêu", "1. Yêu"), _TYPED_NUMBERS),
    Fault("nhảy Điều", _DECISION, ("V4",), _say("article", "Điều 3", "Điều 4")),
    Fault("đề mục La Mã không đậm", _PLAN, ("V4",), _look("roman", bold=False)),
    Fault("đề mục La Mã chữ thường", _REPORT, ("V4",), _say("roman", "KẾT QUẢ ĐẠT ĐƯỢC", "Kết quả đạt được")),
    Fault("tên khoản không đậm", _PLAN, ("V4",), _look("clause_title", bold=False)),
    Fault("viện dẫn viết hoa điểm, khoản", _PLAN, ("V",), _say("letter", "điểm a khoản 1", "Điểm a Khoản 1")),
    Fault("viện dẫn viết thường điều", "thong-bao", ("V",), _say("text", "khoản 2 Điều 179", "khoản 2 điều 179")),
    Fault("nhân dân viết thường", "thong-bao", ("V6",), _say("text", "tuyên truyền phòng", "tuyên truyền cho nhân dân phòng")),
    Fault("Ủy ban Nhân dân", "thong-bao", ("V6",), _say("text", "Ủy ban nhân dân xã chủ trì", "Ủy ban Nhân dân xã chủ trì")),
    Fault("Phường viết hoa trước tên riêng", _REQUEST, ("V6",), _say("addressees", "phường Minh Họa;", "Phường Minh Họa;")),
    Fault("thiếu ./.", _REPORT, ("V4", "V5"), _say("text", "./.", ".")),
    Fault("kết thúc bằng .!", "giay-moi", ("V4", "V5"), _say("text", "./.", ".!")),
    Fault("hai dấu cách", _REPORT, ("V6",), _say("text", "dữ liệu của", "dữ liệu  của"), ("table", "tabs", "styles", "boxes")),
    Fault("dấu cách trước dấu phẩy", _LETTER, ("V6",), _say("text", "quan tâm, phối", "quan tâm , phối")),
    Fault("thiếu dấu cách sau dấu phẩy", _LETTER, ("V6",), _say("text", "quan tâm, phối", "quan tâm,phối")),
    Fault("chữ rời dấu", _REPORT, ("V6",), _decomposed),
    Fault("hai dấu chấm phẩy", _PLAN, ("V6",), _say("letter", "tiếp nhận;", "tiếp nhận;;")),
    Fault("kế hoạch của UBND thiếu TM.", _PLAN, ("V5",), _drop("power", "TM.")),
    Fault("thủ trưởng trường ký TM.", _REQUEST, ("V5",), _say("power", "HIỆU TRƯỞNG", "TM. HIỆU TRƯỞNG")),
    Fault("KT thiếu dấu chấm", _LETTER, ("V5",), _say("power", "KT. GIÁM", "KT GIÁM")),
    Fault("KT. dính chữ", _LETTER, ("V5",), _say("power", "KT. GIÁM", "KT.GIÁM")),
    Fault("KT. mà cấp trưởng ký", _REPORT, ("V5",), _say("power", "PHÓ TRƯỞNG PHÒNG", "TRƯỞNG PHÒNG")),
    Fault("cấp phó ký không KT.", _LETTER, ("V5",), _drop("power", "KT.")),
    Fault("chức vụ không đậm", _PLAN, ("V501",), _look("power", bold=False)),
    Fault("chức vụ cỡ 12", _DECISION, ("V501",), _look("power", size=24)),
    Fault("học vị trước tên", _PLAN, ("V5",), _say("signer", "Nguyễn", "ThS. Nguyễn")),
    Fault("họ tên in hoa", _LETTER, ("V502",), _say("signer", "Hoàng Văn G", "HOÀNG VĂN G")),
    Fault("họ tên không đậm", _REPORT, ("V502",), _look("signer", bold=False)),
    Fault("Nơi nhận thiếu dấu hai chấm", _PLAN, ("V5",), _say("recipients_title", "Nơi nhận:", "Nơi nhận")),
    Fault("Nơi nhận đứng", _LETTER, ("V503",), _look("recipients_title", italic=False)),
    Fault("Nơi nhận cỡ 14", _PLAN, ("V503",), _look("recipients_title", size=28)),
    Fault("danh sách nơi nhận cỡ 13", _PLAN, ("V504",), _look("recipient", size=26)),
    Fault("danh sách nơi nhận nghiêng", _REPORT, ("V504",), _look("recipient", italic=True)),
    Fault("nơi nhận thiếu dấu chấm phẩy", _PLAN, ("V5",), _say("recipient", "Hải Phòng;", "Hải Phòng")),
    Fault("dòng Lưu thiếu dấu chấm", _PLAN, ("V5",), _say("recipient", "Lưu: VT, VP.", "Lưu: VT, VP")),
    Fault("không có dòng Lưu", _LETTER, ("V5",), _drop("recipient", "Lưu")),
    Fault("Lưu thiếu dấu hai chấm", _PLAN, ("V5",), _say("recipient", "Lưu: VT", "Lưu VT")),
    Fault("Lưu thiếu VT", _DECISION, ("V5",), _say("recipient", "Lưu: VT, VHXH.", "Lưu: VHXH.")),
    Fault("công văn không có Như trên", _LETTER, ("V5",), _drop("recipient", "Như trên")),
    Fault("quyết định ghi Như trên", _DECISION, ("V5",), _say("recipient", "Như Điều 3", "Như trên")),
    Fault("không có Nơi nhận", _REPORT, ("V5",), lambda typed: _drop("recipients_title")(_drop("recipient")(typed))),
    Fault("Phụ lục in hoa", _PLAN, ("V520",), _say("annex", "Phụ lục", "PHỤ LỤC")),
    Fault("tên phụ lục chữ thường", _PLAN, ("V521",), _say("annex_title", "DANH MỤC VỊ TRÍ VIỆC LÀM", "Danh mục vị trí việc làm")),
    Fault("dòng Kèm theo đứng", _PLAN, ("V522",), _look("annex_note", italic=False)),
    Fault("phụ lục không có dòng Kèm theo", _PLAN, ("V5",), _drop("annex_note")),
    Fault("dòng Kèm theo sai số", _PLAN, ("V5",), _say("annex_note", "40/KH", "41/KH")),
    Fault("dòng Kèm theo sai ngày", _PLAN, ("V5",), _say("annex_note", "ngày 30", "ngày 29")),
    Fault("nội dung không dẫn phụ lục", _PLAN, ("V5",), _say("dash", " theo Phụ lục kèm theo Kế hoạch này", "")),
    Fault("công điện không có ngày", "cong-dien", ("V2",), _drop("date")),
    Fault("năm hai chữ số", _LETTER, ("V216",), _say("date", "năm 2026", "năm 26")),
    Fault("ngày có dấu chấm", _REPORT, ("V216",), _say("date", "năm 2026", "năm 2026.")),
    Fault("V/v trong thông báo", "thong-bao", ("V327",), _say("subject", "Kết luận", "V/v kết luận")),
    Fault("V/v có dấu hai chấm", _LETTER, ("V328",), _say("letter_subject", "V/v rà", "V/v: rà")),
    Fault("V/v in hoa", _LETTER, ("V328",), _say("letter_subject", "V/v rà", "V/V rà")),
    Fault("Về việc trong công văn", _LETTER, ("V328",), _say("letter_subject", "V/v rà", "Về việc rà")),
    Fault("nghị quyết ghi QUYẾT ĐỊNH", "nghi-quyet", ("V325",), _say("decides", "QUYẾT NGHỊ", "QUYẾT ĐỊNH")),
    Fault("căn cứ thiếu cơ quan, có chữ của", _DECISION, ("V314",), _say("basis", " của Chính phủ ", " ")),
    Fault("tên loại gạch chân", _REPORT, ("V301",), _look("type_name", rule="underlined")),
    Fault("Nơi nhận gạch chân", _PLAN, ("V503",), _look("recipients_title", rule="underlined")),
    Fault("đề mục La Mã có dấu chấm", _REPORT, ("V420",), _look_text("roman", 0, ".")),
    Fault("gạch đầu dòng dính chữ ở Nơi nhận", _PLAN, ("V517",), _say("recipient", "- ", "-")),
    Fault("gạch ngang dài ở Nơi nhận", _LETTER, ("V517",), _say("recipient", "- Giám", "– Giám")),
    Fault("dấu cách trước chấm phẩy ở Nơi nhận", _LETTER, ("V517",), _say("recipient", "Sở;", "Sở ;")),
    Fault("VT dính tên đơn vị", _LETTER, ("V517",), _say("recipient", "VT, CCHC", "VT,CCHC")),
    Fault("hai nơi nhận một dòng", "thong-bao", ("V527",), _say("recipient", "Các phòng, đơn vị, thôn;", "Các phòng, đơn vị; các thôn;")),
    Fault("nơi nhận SỞ NV", _LETTER, ("V528",), _say("recipient", "UBND thành phố (để báo cáo)", "SỞ TC")),
    Fault("T.M", _PLAN, ("V505",), _say("power", "TM. ", "T.M ")),
    Fault("biên bản ghi địa danh, ngày", "bien-ban", ("V226",), _dated, _SET_ALONE),
    Fault("Ủy Ban", "thong-bao", ("V611",), _say("text", "Ủy ban", "Ủy Ban")),
    Fault("ủy ban viết thường", "thong-bao", ("V611",), _say("text", "Chủ tịch Ủy ban", "Chủ tịch ủy ban")),
    Fault("thứ hai viết thường", "thong-bao", ("V613",), _say("text", "chủ trì họp", "sáng thứ hai hằng tuần chủ trì họp")),
    Fault("chữ gõ hai lần", _LETTER, ("V614",), _say("text", "đề nghị các", "đề nghị các các")),
    Fault("hai chữ gõ hai lần", _LETTER, ("V614",), _say("text", "Đề nghị các cơ quan", "Đề nghị đề nghị các cơ quan")),
    Fault("thành phố Hồ Chí Minh", "thong-bao", ("V615",), _say("text", "Công an xã", "Công an thành phố Hồ Chí Minh")),
    Fault("huân chương viết thường", "thong-bao", ("V616",), _say("text", "kết luận như sau", "được tặng huân chương Lao động hạng Ba, kết luận như sau")),
    Fault("đảng viết thường", "thong-bao", ("V617",), _say("text", "chủ trì họp giao ban", "nêu chủ trương của đảng, chủ trì họp giao ban")),
    Fault("đầu câu viết thường", "thong-bao", ("V618",), _say("text", "giao ban. Sau", "giao ban. sau")),
    Fault("đầu khoản viết thường", "thong-bao", ("V618",), _say("text", "2. Phòng", "2. phòng"), _TYPED_NUMBERS),
    Fault("quy chế: tên loại không đậm", _PROMULGATION, ("V301",), _look("type_name", 1, bold=False), ("table", "tabs", "spaces", "boxes")),
    Fault("quy chế: trích yếu nghiêng", _PROMULGATION, ("V302",), _look("subject", 1, italic=True)),
    Fault("quy chế: tên cơ quan cỡ 14", _PROMULGATION, ("V207",), _look("agency", 1, size=28)),
    Fault("quy chế: không có Quốc hiệu", _PROMULGATION, ("V224", "V201"), _headless),
    Fault("quy chế: dòng Kèm theo sai số", _PROMULGATION, ("V523",), _say("annex_note", "09/QĐ", "10/QĐ")),
    Fault("quy chế: không có dòng Kèm theo", _PROMULGATION, ("V524",), _drop("annex_note")),
    Fault("quy chế: Điều nhảy số", _PROMULGATION, ("V411",), _say("article_title", "Điều 3.", "Điều 4.")),
    Fault("quy chế: Chương đánh số Ả Rập", _PROMULGATION, ("V407",), _say("chapter", "Chương I", "Chương 1")),
    Fault("quy chế: không có ./.", _PROMULGATION, ("V515",), _say("text", "Quy chế này./.", "Quy chế này.")),
    Fault("bản sao: ký hiệu sai", "ban-sao", ("V213",), _say_last("number", "/SY-", "/BS-"), ("table", "styles", "boxes")),
    Fault("bản sao: SAO Y BẢN CHÍNH", "ban-sao", ("V702",), _say("copy", "SAO Y", "SAO Y BẢN CHÍNH"), ("table", "styles", "boxes")),
    Fault("bản sao: hình thức sao không đậm", "ban-sao", ("V701",), _look("copy", bold=False), ("table", "styles", "boxes")),
)  # fmt: skip
