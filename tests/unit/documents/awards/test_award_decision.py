"""The decision and the tờ trình of a batch."""

from __future__ import annotations

import datetime
from dataclasses import replace

import pytest

from tdkt.awards.legal_basis import award_basis
from tdkt.documents.awards.decision import decision_document
from tdkt.documents.awards.submission import submission_document
from tdkt.documents.page.html import html_text
from tdkt.documents.texts.templates import Templates
from tdkt.documents.word.writer import docx_bytes
from tdkt.errors import UserError
from tdkt.model.award_records import LocalRule

from ..award_samples import CITY_BATCH, SUDDEN, THEMATIC, YEAR_END, case, changed, tables, words
from ..samples import texts


def test_the_decision_is_the_chairmans_own() -> None:
    made = decision_document(case(YEAR_END), Templates())
    assert made.authority == "Chủ tịch Ủy ban nhân dân phường Việt Hòa"
    assert made.signature is not None
    assert made.signature.authority_lines == ("CHỦ TỊCH",)
    page = docx_bytes(made)
    assert texts(page, "NĐ30 Thẩm quyền ban hành") == ["CHỦ TỊCH ỦY BAN NHÂN DÂN PHƯỜNG VIỆT HÒA"]
    assert texts(page, "NĐ30 Số, ký hiệu") == ["Số: 290/QĐ-UBND"]
    assert texts(page, "NĐ30 Danh sách nơi nhận")[0] == "- Như Điều 3;"
    assert "TM. ỦY BAN" not in html_text(made)


def test_a_deputy_signs_in_place_of_the_chairman() -> None:
    found = case(YEAR_END)
    head = found.organization.signers[0]
    deputy = replace(head, id="pho", name="Trần Thị Q", post="Phó Chủ tịch", in_place_of="Chủ tịch")
    ward = replace(found.organization, signers=(head, deputy))
    decided = replace(found.file.batch.decision, signer="pho")  # type: ignore[type-var]
    signed = changed(YEAR_END, decision=decided)
    made = decision_document(replace(signed, book=replace(signed.book, organization=ward)), Templates())
    assert made.signature is not None
    assert made.signature.authority_lines == ("KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH")


def test_it_says_who_gets_what_and_the_whole_sum_in_words() -> None:
    said = words(decision_document(case(YEAR_END), Templates()))
    assert said[0].startswith("Điều 1. Tặng danh hiệu thi đua cho 03 tập thể, 31 cá nhân đã có thành tích")
    assert "- " not in said[1]
    assert said[1:4] == [
        "Danh hiệu “Tập thể lao động tiên tiến”: 03 tập thể;",
        "Danh hiệu “Chiến sĩ thi đua cơ sở”: 04 cá nhân;",
        "Danh hiệu “Lao động tiên tiến”: 27 cá nhân.",
    ]
    whole = 3 * 2_030_000 + 4 * 2_530_000 + 27 * 760_000
    assert f"Tổng số tiền thưởng: {whole:,}".replace(",", ".") in said[-2]
    assert "bằng chữ: Ba mươi sáu triệu bảy trăm ba mươi nghìn đồng" in said[-2]
    assert said[-1].startswith("Điều 3. Quyết định này có hiệu lực kể từ ngày ký.")


def test_titles_paid_elsewhere_leave_the_rates_and_change_the_sum() -> None:
    found = case(SUDDEN)
    nothing = tuple(
        replace(one, prize=replace(one.prize, due=0, instead="đã nhận mức cao hơn"))
        for one in found.nominees
        if one.prize is not None
    )
    said = words(decision_document(replace(found, nominees=nothing), Templates()))
    assert any("710.000 đồng/cá nhân" in line for line in said)
    assert any("Tổng số tiền thưởng: 0 đồng (bằng chữ: Không đồng)" in line for line in said)
    rest = tuple(
        replace(one, prize=replace(one.prize, instead="", due=1, earlier=9)) for one in nothing if one.prize
    )
    said = words(decision_document(replace(found, nominees=rest), Templates()))
    assert any("chỉ chi thêm phần chênh lệch" in line for line in said)


def test_one_award_needs_no_list_in_the_sentence() -> None:
    said = words(decision_document(case(SUDDEN), Templates()))
    assert said[0] == (
        "Điều 1. Tặng Giấy khen cho 01 cá nhân, 01 hộ gia đình đã có thành tích đột xuất cứu người bị đuối nước "
        "(danh sách tại Phụ lục kèm theo)."
    )
    assert any("710.000 đồng/cá nhân" in line for line in said), "lương cơ sở của ngày quyết định"


def test_the_list_keeps_the_golden_book() -> None:
    appendix = decision_document(case(YEAR_END), Templates()).appendices[0]
    collectives, people = tables(appendix.blocks)
    assert [row[-1] for row in collectives[1:]] == ["01", "02", "03"]
    assert people[0] == ["TT", "Họ và tên", "Chức vụ, đơn vị (địa chỉ)", "Danh hiệu, hình thức", "Số sổ vàng"]
    assert people[1] == [
        "1",
        "Ông Nguyễn Văn A",
        "Chánh Văn phòng HĐND và UBND phường",
        "Chiến sĩ thi đua cơ sở",
        "04",
    ]
    assert len(people) == 32
    assert "Quyết định số 290/QĐ-UBND ngày 20 tháng 11 năm 2026" in appendix.attached_to


def test_before_the_decision_number_and_date_are_blank_and_the_notice_stands_beside_the_mark() -> None:
    made = decision_document(changed(YEAR_END, decision=None, state="submitted"), Templates())
    assert made.draft
    page = docx_bytes(made)
    assert texts(page, "NĐ30 Số, ký hiệu") == ["Số:        /QĐ-UBND"]
    assert texts(page, "NĐ30 Dự thảo") == ["DỰ THẢO"]
    assert texts(page, "NĐ30 Lưu ý dự thảo")[0].startswith("Từ 01/10/2026 áp dụng Luật số 06/2026/QH16")
    assert "Luật số\u00a006/2026/QH16" in html_text(made)
    assert any("06/2026/QH16" in note for note in made.notes)
    assert not texts(docx_bytes(decision_document(case(YEAR_END), Templates())), "NĐ30 Lưu ý dự thảo")


def test_what_the_city_decides_the_ward_does_not() -> None:
    with pytest.raises(UserError, match="phường không có quyết định") as refused:
        decision_document(case(CITY_BATCH), Templates())
    assert "submission" in refused.value.hint


def test_the_basis_follows_the_day() -> None:
    before = award_basis(datetime.date(2026, 9, 14), (), (), decides=True)
    after = award_basis(datetime.date(2026, 10, 1), (), ("Kế hoạch số 40/KH-UBND;",), decides=False)
    assert not any("23 tháng 4 năm 2026" in line for line in before)
    assert "Căn cứ Luật Thi đua, khen thưởng ngày 15 tháng 6 năm 2022" in after
    assert any("sửa đổi, bổ sung" in line for line in after)
    assert any("129/2025" in line for line in before)
    assert not any("129/2025" in line for line in after)
    assert after[-1] == "Căn cứ Kế hoạch số 40/KH-UBND"


@pytest.mark.parametrize(
    "day", [datetime.date(2027, 2, 28), datetime.date(2027, 3, 1), datetime.date(2029, 1, 5)]
)
def test_an_end_that_only_metadata_give_ends_no_citation(day: datetime.date) -> None:
    assert any("152/2025" in line for line in award_basis(day, (), (), decides=True))


def test_a_regulation_of_the_city_is_cited_while_it_is_in_force() -> None:
    rule = LocalRule(
        "quorum",
        "2/3",
        "Quyết định số 12/2026/QĐ-UBND ngày 10 tháng 3 năm 2026 của UBND thành phố, Điều 5",
        None,
        datetime.date(2026, 4, 1),
        None,
        None,
        case(SUDDEN).file.batch.origin,
    )
    found = award_basis(datetime.date(2026, 5, 1), (rule, rule), (), decides=False)
    assert found[-1] == "Căn cứ Quyết định số 12/2026/QĐ-UBND ngày 10 tháng 3 năm 2026 của UBND thành phố"
    assert sum("12/2026" in line for line in found) == 1
    assert not any(
        "12/2026" in line for line in award_basis(datetime.date(2026, 3, 1), (rule,), (), decides=False)
    )


def test_the_standing_unit_submits_to_the_chairman() -> None:
    made = submission_document(case(THEMATIC), Templates())
    page = docx_bytes(made)
    assert texts(page, "NĐ30 Cơ quan chủ quản") == ["UBND PHƯỜNG VIỆT HÒA"]
    assert texts(page, "NĐ30 Cơ quan ban hành") == ["PHÒNG VĂN HÓA - XÃ HỘI"]
    assert texts(page, "NĐ30 Số, ký hiệu") == ["Số: 38/TTr-VHXH"]
    assert texts(page, "NĐ30 Kính gửi") == ["Kính gửi: Chủ tịch Ủy ban nhân dân phường Việt Hòa"]
    assert texts(page, "NĐ30 Chức vụ người ký") == ["TRƯỞNG PHÒNG"]
    assert texts(page, "NĐ30 Họ tên người ký") == ["Đỗ Văn G"]
    assert [len(table) - 1 for table in tables(made.appendices[0].blocks)] == [1, 2, 1]


def test_the_ward_submits_to_the_city() -> None:
    made = submission_document(case(CITY_BATCH), Templates())
    assert made.letterhead.superior is None
    assert made.letterhead.symbol == "TTr-UBND"
    assert made.addressees == ("Chủ tịch Ủy ban nhân dân thành phố Hải Phòng (qua Sở Nội vụ)",)
    assert made.signature is not None
    assert made.signature.authority_lines[0] == "TM. ỦY BAN NHÂN DÂN"
    assert made.subject.startswith("Về việc đề nghị tặng danh hiệu thi đua và Bằng khen")
    assert "(đề nghị thành phố)" not in made.subject
