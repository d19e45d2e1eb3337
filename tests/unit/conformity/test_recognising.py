"""Which component each line is, wherever the office put it; what NĐ 30 is not held against."""

from __future__ import annotations

import pytest
from typed_documents import DOCUMENTS, typed_word

from tdkt.conformity.components.component import Component
from tdkt.conformity.components.kinds import Agency, agency_of, is_agency, kind_named
from tdkt.conformity.components.lines_of_head import date_line, number_line
from tdkt.conformity.components.recognised import Recognised
from tdkt.conformity.components.recognising import recognise
from tdkt.conformity.run import examined_word

PLAN = DOCUMENTS["ke-hoach"]
TABLE_HEAD = PLAN[PLAN.index("{12 đậm giữa} ỦY") : PLAN.index("{14 đậm giữa} KẾ HOẠCH")]
HEADS = {
    "tabs": "ỦY BAN NHÂN DÂN\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n   PHƯỜNG MẪU\t      Độc lập - Tự do - Hạnh phúc\n"
    "Số: 12/KH-UBND\t\tMẫu, ngày 05 tháng 01 năm 2026\n",
    "spaces": "ỦY BAN NHÂN DÂN          CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n  PHƯỜNG MẪU             Độc lập - Tự do - Hạnh phúc\n"
    "Số: 12/KH-UBND           Mẫu, ngày 05 tháng 01 năm 2026\n",
    "two lines": "{giữa} ỦY BAN NHÂN DÂN || {giữa} CỘNG HÒA XÃ HỘI\n{giữa} PHƯỜNG MẪU || {giữa} CHỦ NGHĨA VIỆT NAM\n"
    "{giữa} Số: 12/KH-UBND || {giữa} Độc lập - Tự do - Hạnh phúc\n || {giữa} Mẫu, ngày 05 tháng 01 năm 2026\n",
}


def recognised(text: str) -> Recognised:
    return recognise(typed_word(text))


@pytest.mark.parametrize("head", [TABLE_HEAD, *HEADS.values()], ids=["table", *HEADS])
def test_a_head_is_told_apart_however_it_is_typed(head: str) -> None:
    found = recognised(PLAN.replace(TABLE_HEAD, head))
    assert found.text_of(Component.NATION) == "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
    assert found.text_of(Component.MOTTO) == "Độc lập - Tự do - Hạnh phúc"
    assert found.text_of(Component.AGENCY) == "ỦY BAN NHÂN DÂN PHƯỜNG MẪU"
    assert found.text_of(Component.NUMBER) == "Số: 12/KH-UBND"
    assert found.text_of(Component.DATE) == "Mẫu, ngày 05 tháng 01 năm 2026"
    assert found.kind is not None
    assert found.kind.name == "Kế hoạch"
    assert found.text_of(Component.SUBJECT) == "Công tác văn thư, lưu trữ năm 2026"
    assert not found.of(Component.UNKNOWN)


@pytest.mark.parametrize(
    "table",
    [
        "TT | Kỳ báo cáo | Hạn gửi | Nơi nhận\n1 | Quý I | 05/4/2026 | Văn phòng\n",
        "Kỳ báo cáo | Nơi nhận\nQuý I | Văn phòng\n",
        "Nơi nhận | Kỳ báo cáo\nVăn phòng | Quý I\n",
        "Kỳ báo cáo || Hạn gửi || Nơi nhận\nQuý I || 05/4/2026 || Văn phòng\n",
        "TT | Kỳ báo cáo | Hạn gửi | Nơi nhận:\n1 | Quý I | 05/4/2026 | Văn phòng\n",
    ],
)
def test_a_column_of_those_who_get_reports_is_no_foot(table: str) -> None:
    below = "{đậm} III. TỔ CHỨC THỰC HIỆN\n"
    found = recognised(PLAN.replace(below, f"Chế độ báo cáo:\n{table}{below}"))
    assert [piece.words for piece in found.of(Component.RECIPIENT)] == [
        "- Các đơn vị thuộc phường;",
        "- Lưu: VT, VHXH.",
    ]
    assert found.text_of(Component.SIGNER) == "Nguyễn Văn A"
    assert not found.of(Component.UNKNOWN)


def test_a_foot_with_ruled_cells_is_one() -> None:
    ruled = PLAN.replace("Nơi nhận: || {14 đậm giữa} TM.", "Nơi nhận: | {14 đậm giữa} TM.")
    assert [piece.words for piece in recognised(ruled).of(Component.RECIPIENTS_TITLE)] == ["Nơi nhận:"]


def test_a_letter_is_known_by_its_head_and_its_superior_by_its_place() -> None:
    found = recognised(DOCUMENTS["cong-van"])
    assert found.is_letter
    assert found.text_of(Component.SUPERIOR) == "UBND PHƯỜNG MẪU"
    assert found.agency is Agency.DEPARTMENT
    assert [piece.words for piece in found.of(Component.POWER)] == ["KT. TRƯỞNG PHÒNG", "PHÓ TRƯỞNG PHÒNG"]
    assert found.text_of(Component.SIGNER) == "Trần Thị B"
    assert [piece.words for piece in found.of(Component.RECIPIENT)] == ["- Như trên;", "- Lưu: VT, VP."]


def test_what_stands_behind_the_signature_is_another_part() -> None:
    found = recognised(PLAN)
    annex = [(line.component, line.piece.words) for line in found.lines if line.part == 1 and line.piece.text]
    assert annex[0] == (Component.ANNEX, "Phụ lục")
    assert annex[1] == (Component.ANNEX_TITLE, "DANH MỤC HỒ SƠ")
    assert annex[2][0] is Component.ANNEX_NOTE
    assert {component for component, _ in annex[3:]} == {Component.ATTACHED}


def test_the_line_that_says_what_an_annex_goes_with_is_known_by_its_words_wherever_the_title_stands() -> None:
    left = PLAN.replace("{14 đậm giữa} DANH MỤC HỒ SƠ", "{14 đậm trái} DANH MỤC HỒ SƠ")
    found = recognised(left.replace("{14 nghiêng giữa kẻ=0,4} (Kèm", "{14 nghiêng trái} (Kèm"))
    notes = [line.piece.words for line in found.lines if line.component is Component.ANNEX_NOTE]
    assert [words[:9] for words in notes] == ["(Kèm theo"]


@pytest.mark.parametrize(
    ("old", "new", "why"),
    [
        ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "ĐẢNG CỘNG SẢN VIỆT NAM", "Văn bản của Đảng"),
        ("Số: 12/KH-UBND", "Số: 12/2026/QĐ-UBND", "quy phạm pháp luật"),
    ],
)
def test_other_documents_are_said_so_and_not_judged(old: str, new: str, why: str) -> None:
    found = examined_word(typed_word(PLAN.replace(old, new)))
    assert why in found.notes[-1]
    assert found.findings == ()


def test_what_is_no_document_is_not_judged() -> None:
    found = examined_word(
        typed_word("{trang 210x297 trên=20 dưới=20 trái=30 phải=15}\nMột trang thư riêng.\n")
    )
    assert "Không nhận ra" in found.notes[-1]
    assert found.findings == ()


@pytest.mark.parametrize(
    ("text", "kind", "rest"),
    [
        ("KẾ HOẠCH", "Kế hoạch", ""),
        ("Báo cáo kết quả", "Báo cáo", "kết quả"),
        ("Q U Y Ế T  Đ Ị N H", "Quyết định", ""),
        ("GIẤY UỶ QUYỀN", "Giấy ủy quyền", ""),
    ],
)
def test_kinds(text: str, kind: str, rest: str) -> None:
    named = kind_named(text)
    assert named is not None
    assert (named[0].name, named[1]) == (kind, rest)


def test_agencies_are_told_by_words_with_their_tones() -> None:
    assert agency_of("ỦY BAN NHÂN DÂN XÃ MẪU") is Agency.COMMITTEE
    assert agency_of("TRƯỜNG TRUNG HỌC CƠ SỞ MẪU") is Agency.SCHOOL
    assert is_agency("SỞ NỘI VỤ")
    assert not is_agency("SỐ HÓA TÀI LIỆU")
    assert not is_agency("BẢN TÓM TẮT")
    assert kind_named("BÁO CÁO THÀNH TÍCH") is None


@pytest.mark.parametrize(
    ("text", "digits", "groups", "is_blank"),
    [
        ("Số: 12/QĐ-UBND", "12", ("QĐ", "UBND"), False),
        ("Số:        /UBND-VHXH", "", ("UBND", "VHXH"), True),
        ("Số 7 / KH - UBND", "7", ("KH", "UBND"), False),
        ("12a/TTr-STC", "12", ("TTr", "STC"), False),
    ],
)
def test_number_lines(text: str, digits: str, groups: tuple[str, ...], is_blank: bool) -> None:
    read = number_line(text)
    assert read is not None
    assert (read.digits, read.groups, read.is_blank) == (digits, groups, is_blank)


def test_date_lines() -> None:
    read = date_line("Thành phố Hồ Chí Minh, ngày 29 tháng 6 năm 2019")
    assert read is not None
    assert (read.place, str(read.day)) == ("Thành phố Hồ Chí Minh", "2019-06-29")
    short = date_line("Mẫu, ngày 5/1/2026")
    assert short is not None
    assert short.is_short
    blank = date_line("Mẫu, ngày      tháng      năm 2026")
    assert blank is not None
    assert blank.is_blank
    assert date_line("Ủy ban nhân dân phường Mẫu") is None


def test_papers_of_persons_are_not_judged() -> None:
    text = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n{đậm giữa} ĐƠN XIN NGHỈ PHÉP\nTôi xin nghỉ.\n"
    found = examined_word(typed_word("{trang 210x297 trên=20 dưới=20 trái=30 phải=15}\n" + text))
    assert "giấy tờ của cá nhân" in found.notes[-1]
    assert found.findings == ()


def test_what_is_said_beside_the_mark_of_a_draft_is_part_of_it() -> None:
    head = f"{TABLE_HEAD.rstrip()}\n{{13 đậm giữa}} DỰ THẢO || {{11 nghiêng giữa}} Nội dung sửa đổi chưa đối chiếu. Kiểm tra trước khi ký.\n"
    found = recognised(PLAN.replace(TABLE_HEAD, head))
    assert [piece.words for piece in found.of(Component.DRAFT)] == [
        "DỰ THẢO",
        "Nội dung sửa đổi chưa đối chiếu. Kiểm tra trước khi ký.",
    ]
    assert not found.of(Component.UNKNOWN)


def test_a_statistical_form_is_none_of_the_decree() -> None:
    found = recognised(
        PLAN[: PLAN.index(TABLE_HEAD)]
        + "Biểu số: 0601.N/BNV-TĐKT || {đậm giữa} SỐ PHONG TRÀO THI ĐUA || Đơn vị báo cáo: Ủy ban nhân dân phường Mẫu\nTổng số: 04"
    )
    assert "Biểu thống kê" in found.not_judged


def test_a_name_that_ends_in_a_number_leaves_the_column_beside_it_alone() -> None:
    head = HEADS["tabs"].replace("   PHƯỜNG MẪU", "TRẠM THỦY SẢN SỐ 2")
    found = recognised(PLAN.replace(TABLE_HEAD, head))
    assert found.text_of(Component.AGENCY) == "TRẠM THỦY SẢN SỐ 2"
    assert found.text_of(Component.MOTTO) == "Độc lập - Tự do - Hạnh phúc"


@pytest.mark.parametrize(
    ("form", "judged"),
    [
        ("Tổng số sinh viên: 12. Có việc làm: 10.", True),
        ("Đơn vị: …………\nTổng số: …………\nNgười lập: …………", False),
    ],
    ids=["a document", "a form"],
)
def test_what_stands_behind_is_judged_unless_it_is_a_form(form: str, judged: bool) -> None:
    behind = DOCUMENTS["quyet-dinh-quy-che"]
    text = behind.replace("Quy chế này quy định về công tác văn thư của Ủy ban nhân dân phường Mẫu.", form)
    document = examined_word(typed_word(text)).document
    assert [one.called for one in document.others] == (["Quy chế kèm theo"] if judged else [])


def test_what_is_shown_of_a_digital_signature_is_no_part_of_the_head() -> None:
    """Phụ lục III, Mẫu 3.2, 2.2: over a copy, and over an annex in the same file, whose pages still begin anew."""
    signed = "{10 phải} Sao y; Ủy ban nhân dân phường Mẫu; 20/3/2026; 14:05:33\n"
    found = examined_word(typed_word(PLAN.replace(TABLE_HEAD, signed + TABLE_HEAD)))
    assert (found.findings, found.notes) == ((), ())
    annex = "{14 đậm giữa} Phụ lục\n"
    over = examined_word(
        typed_word(PLAN.replace(annex, "{10 phải} Số: 12/KH-UBND; 05/01/2026; 14:05:33\n" + annex))
    )
    assert [finding.code for finding in over.findings] == []


@pytest.mark.parametrize(("name", "judged"), [("quyet-dinh", True), ("cong-van", False)])
def test_what_has_no_head_is_a_document_only_behind_a_decision(name: str, judged: bool) -> None:
    behind = "{trang 210x297 trên=20 dưới=20 trái=30 phải=15 số=14}\n{14 đậm giữa} KẾ HOẠCH\n{14 đậm giữa} Công tác văn thư\n{14 nghiêng giữa} (Kèm theo văn bản này)\nNội dung.\n"
    document = examined_word(typed_word(f"{DOCUMENTS[name].rstrip()}\n/\n{behind}")).document
    assert bool(document.others) is judged


def test_the_line_under_a_note_of_two_rows_is_that_of_the_subject() -> None:
    """Phụ lục III, Mẫu 1.3: below "(Kèm theo Quyết định …)", however long that is."""
    text = DOCUMENTS["quyet-dinh-quy-che"]
    note = next(line for line in text.splitlines() if "(Kèm theo" in line)
    first, of, second = note.partition(" của Ủy ban")
    rows = f"{first.replace(' kẻ=0,4', '')}\n{{14 nghiêng giữa kẻ=0,8}}{of}{second}"
    found = examined_word(typed_word(text.replace(note, rows)))
    assert [finding.code for finding in found.findings] == []
