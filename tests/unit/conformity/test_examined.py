"""What an examination says of single slips, where a rule's own example does not show it."""

from __future__ import annotations

import pytest
from typed_documents import DOCUMENTS, typed_word

from tdkt.conformity.finding import Finding
from tdkt.conformity.run import examined_word

LETTER = DOCUMENTS["cong-van"]
DECISION = DOCUMENTS["quyet-dinh"]
PLAN = DOCUMENTS["ke-hoach"]
ITEM = "c) Phục vụ Nhân dân tra cứu tài liệu thuận tiện."


def _found(text: str, was: str, becomes: str) -> tuple[Finding, ...]:
    assert was in text
    return examined_word(typed_word(text.replace(was, becomes))).findings


@pytest.mark.parametrize(
    ("text", "was", "becomes", "code", "right"),
    [
        (LETTER, "Mẫu, ngày 10", "phường Mẫu, ngày 10", "V216", "Phường Mẫu, ngày 10 tháng 02 năm 2026"),
        (LETTER, "Kính gửi: Sở", "Kính gửi: sở", "V611", "Sở Nội vụ"),
        (LETTER, "Kính gửi: Sở Nội vụ", "Kính gửi: ủy ban nhân dân", "V611", "Ủy ban nhân dân"),
        (LETTER, "- Như trên", "- như trên", "V618", "Như"),
        (LETTER, "Trần Thị B", "trần thị b", "V530", "Trần Thị B"),
        (DECISION, "Như Điều 2", "Như điều 2", "V413", "Điều "),
        (PLAN, ITEM, "c) Chào mừng ngày quốc tế lao động 01/5.", "V613", "Quốc tế Lao động"),
        (PLAN, "1. Lập danh mục", "1.Lập danh mục", "V604", " "),
        (PLAN, "Lưu: VT, VHXH", "Lưu VT VHXH", "V514", "Lưu: VT, VHXH"),
        (PLAN, "{14 đậm giữa} Phụ lục\n", "{14 đậm giữa} PHỤ LỤC\n", "V520", "Phụ lục"),
        (PLAN, "Lưu: VT, VHXH", "Lưu : VT,VHXH", "V517", ": VT, "),
        (PLAN, "TM. ỦY BAN NHÂN DÂN", "TM. UBND", "V529", "ỦY BAN NHÂN DÂN"),
        (LETTER, "15/VHXH-VP", "15/vhxh-vp", "V211", "Số: 15/VHXH-VP"),
        (LETTER, "- Như trên;", "- Như phần kính gửi;", "V511", "Như trên"),
        (PLAN, ITEM, "c) Theo Điểm a, Khoản 1, điều 5 Luật Lưu trữ.", "V413", "điểm a khoản 1 Điều 5"),
        (PLAN, ITEM, "c) Phục vụ Nhân dân ,tổ chức tra cứu tài liệu.", "V604", ", "),
        (LETTER, "ngày 10 tháng 02", "ngày mồng mười tháng hai", "V216", "Mẫu, ngày 10 tháng 02 năm 2026"),
        (PLAN, "Số: 12/KH-UBND ||", "Số:      /Kh-UBND ||", "V213", "KH"),
        (
            DECISION,
            "{đậm} Điều 1. Thành",
            "{đậm giữa} CHƯƠNG 2\n{đậm giữa} TỔ CÔNG TÁC\n{đậm} Điều 1. Thành",
            "V407",
            "Chương II",
        ),
        (
            LETTER,
            "{14 giữa} Kính gửi: Sở Nội vụ thành phố Mẫu",
            "{14 trái lề=3} Kính gửi:\n{14 trái lề=4} Sở Nội vụ thành phố Mẫu;\n{14 trái lề=4} - Sở Y tế thành phố Mẫu.",
            "V306",
            "- ",
        ),
    ],
)
def test_a_slip_is_told_once_with_the_right_words(
    text: str, was: str, becomes: str, code: str, right: str
) -> None:
    found = [finding for finding in _found(text, was, becomes) if finding.code == code]
    assert [mend.to for finding in found for mend in finding.mends] == [right]


@pytest.mark.parametrize(
    "line",
    [
        "c) Thực hiện các quyết định, nghị định về công tác văn thư.",
        "c) Trả lời văn bản số 12/UBND-VP ngày 05 tháng 01 năm 2026 của Ủy ban nhân dân phường Mẫu về công tác văn thư.",
        "c) Sửa đổi khoản 1, khoản 2 Điều 5; khoản 1, điểm b khoản 3 Điều 6 Quy chế.",
        "c) Sửa đổi khoản 1 điểm a, khoản 2 điểm b.",
        "c) Phó Thủ tướng Chính phủ làm việc với phường.",
    ],
)
def test_what_is_right_or_may_be_is_left(line: str) -> None:
    codes = {finding.code for finding in _found(PLAN, ITEM, line)}
    assert not codes & {"V619", "V620"}
    assert not any("dấu phẩy ở giữa" in finding.message for finding in _found(PLAN, ITEM, line))


def test_a_deputy_who_signs_for_the_head_of_his_unit_by_order_is_left() -> None:
    """Điều 13: who signs by order may let a deputy sign; who is in charge as a deputy signs himself."""
    by_order = "{14 đậm giữa} TL. CHỦ TỊCH\n{11 trái} - Như trên; || {14 đậm giữa} KT. TRƯỞNG PHÒNG\n || {14 đậm giữa} PHÓ TRƯỞNG PHÒNG\n"
    was = "{14 đậm giữa} KT. TRƯỞNG PHÒNG\n{11 trái} - Như trên; || {14 đậm giữa} PHÓ TRƯỞNG PHÒNG\n"
    assert "V506" not in {
        finding.code
        for finding in _found(LETTER.replace("PHÒNG VĂN HÓA - XÃ HỘI", "VĂN PHÒNG"), was, by_order)
    }


@pytest.mark.parametrize(
    ("power", "post", "told"),
    [
        ("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC", ""),
        ("TL. GIÁM ĐỐC", "CHÁNH VĂN PHÒNG", ""),
        ("TUQ. GIÁM ĐỐC", "TRƯỞNG PHÒNG NGHIỆP VỤ", ""),
        ("Q. GIÁM ĐỐC", "", ""),
        ("TM. SỞ Y TẾ", "GIÁM ĐỐC", "V507"),
        ("TUQ. GIÁM ĐỐC", "CHUYÊN VIÊN CHÍNH", "V506"),
        ("TL. GIÁM ĐỐC", "GIÁM ĐỐC", "V506"),
        ("KT. GIÁM ĐỐC", "PHÓ CHỦ TỊCH", "V506"),
        ("KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "V506"),
        ("KT. GIÁM ĐỐC", "", "V506"),
        ("QUYỀN GIÁM ĐỐC", "", "V505"),
    ],
)
def test_the_authority_line_fits_a_department_and_its_signer(power: str, post: str, told: str) -> None:
    """Điều 13; Phụ lục I, II.7b: a sở is led by its head, who may let a deputy, or the head of a unit, sign."""
    text = LETTER.replace("PHÒNG VĂN HÓA - XÃ HỘI", "SỞ Y TẾ").replace("UBND PHƯỜNG MẪU", "UBND TỈNH MẪU")
    text = text.replace("15/VHXH-VP", "15/SYT-VP").replace("PHÓ TRƯỞNG PHÒNG", post)
    codes = [finding.code for finding in _found(text, "KT. TRƯỞNG PHÒNG", power)]
    assert codes == ([told] if told else [])


def test_a_line_of_one_list_that_begins_elsewhere_is_told() -> None:
    items = f"{ITEM}\n- Bảo đảm thiết thực, hiệu quả.\n{{}}- Gắn với nhiệm vụ của đơn vị.\n- Hoàn thành đúng thời hạn."
    found = _found(PLAN, ITEM, items.format("{lùi=0} "))
    assert [finding.code for finding in found] == ["V404"]
    assert not _found(PLAN, ITEM, items.format(""))


@pytest.mark.parametrize(
    ("text", "was", "becomes", "code"),
    [
        (LETTER, "PHƯỜNG MẪU", "PHƯỜNG TRẦN PHÚ", "V213"),
        (PLAN, "- Lưu: VT, VHXH.", "- Lưu VT; VHXH.", "V527"),
        (PLAN, ITEM, "c) Theo Luật Thi đua, khen thưởng năm 2022.", "V316"),
        (PLAN, ITEM, "c) Phía tây bắc của phường Mẫu có mưa; các phòng, ban trực.", "V623"),
    ],
)
def test_what_is_right_or_told_by_another_rule_is_not_told(
    text: str, was: str, becomes: str, code: str
) -> None:
    assert code not in {finding.code for finding in _found(text, was, becomes)}
