"""The minutes of the Council's session, the ballot and its counting."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tdkt.documents.awards.ballots import ballot_count, ballot_paper
from tdkt.documents.awards.council_words import moment
from tdkt.documents.awards.invitation import invitation_document
from tdkt.documents.awards.minutes import minutes_document
from tdkt.documents.page.html import html_text
from tdkt.documents.texts.templates import Templates
from tdkt.documents.word.writer import docx_bytes
from tdkt.errors import UserError

from ..award_samples import SUDDEN, YEAR_END, case, changed, tables, words
from ..samples import W, paragraphs, part, texts


def test_minutes_have_a_number_but_neither_place_nor_date_and_two_signatures() -> None:
    page = docx_bytes(minutes_document(case(YEAR_END), Templates()))
    assert texts(page, "NĐ30 Số, ký hiệu") == ["Số:        /BB-HĐTĐKT"]
    assert texts(page, "NĐ30 Địa danh, thời gian") == []
    assert texts(page, "NĐ30 Chức vụ người ký") == ["THƯ KÝ", "CHỦ TỌA", "CHỦ TỊCH UBND PHƯỜNG"]
    assert texts(page, "NĐ30 Họ tên người ký") == ["Đỗ Văn G", "Nguyễn Văn P"]
    assert texts(page, "NĐ30 Danh sách nơi nhận") == ["- Lưu: VT, Hồ sơ."]
    styles = [name for name, text in paragraphs(page) if text]
    foot = styles.index("NĐ30 Chức vụ người ký")
    assert styles[foot : foot + 4] == [
        "NĐ30 Chức vụ người ký",
        "NĐ30 Họ tên người ký",
        "NĐ30 Nơi nhận",
        "NĐ30 Danh sách nơi nhận",
    ], "Nơi nhận under the secretary (Mẫu 1.9)"


def test_the_preview_of_minutes_agrees() -> None:
    page = html_text(minutes_document(case(YEAR_END), Templates()))
    assert '<div class="foot several">' in page
    order = ("<p>THƯ KÝ</p>", "<p>Đỗ Văn G</p>", "<p>CHỦ TỌA</p>", "<p>Nguyễn Văn P</p>", "Nơi nhận:")
    places = [page.index(found) for found in order]
    assert places == sorted(places)
    assert "ngày 16 tháng 11" in page
    assert '<p class="place"></p>' in page


def test_minutes_say_who_was_there_and_when() -> None:
    said = words(minutes_document(case(YEAR_END), Templates()))
    assert said[0] == "Thời gian bắt đầu: 08 giờ 00 phút, ngày 16 tháng 11 năm 2026."
    assert said[-1] == "Cuộc họp kết thúc vào 10 giờ 30 phút, ngày 16 tháng 11 năm 2026."
    assert any(line.startswith("Thành phần tham dự: 08/09 thành viên") for line in said)
    assert (
        "Bà Vũ Thị U, Chủ tịch Công đoàn phường, Ủy viên (đi công tác); đã gửi ý kiến bằng văn bản." in said
    )
    assert moment(None, None) == "………… giờ ………… phút, ngày ………… tháng ………… năm …………"


def test_every_vote_stands_in_the_table_the_refused_among_them() -> None:
    made = minutes_document(case(YEAR_END), Templates())
    (votes,) = tables(made)
    assert votes[0][3:] == ["Phiếu đồng ý", "Tổng số thành viên", "Tỷ lệ", "Kết luận"]
    assert len(votes) == 1 + 35
    by_name = {(row[1], row[2]): row[3:] for row in votes[1:]}
    assert by_name["Bà Bùi Thị H", "Chiến sĩ thi đua cơ sở"] == ["07", "09", "77,78%", "Không đạt"]
    assert by_name["Ông Phan Văn O", "Chiến sĩ thi đua cơ sở"] == ["08", "09", "88,89%", "Đạt"]
    said = words(made)
    assert any("Được 7/9 phiếu đồng ý" in line for line in said)
    assert any(line.startswith("Bà Vũ Thị E") for line in said), "not put before the Council, with the reason"
    assert not any(row[1] == "Bà Vũ Thị E" for row in votes)


def test_without_a_session_there_are_no_minutes() -> None:
    with pytest.raises(UserError, match="chưa họp"):
        minutes_document(changed(YEAR_END, session=None), Templates())


def test_a_ballot_paper_for_each_member_names_only_what_needs_a_ballot() -> None:
    made = ballot_paper(case(YEAR_END), Templates())
    (table,) = tables(made)
    assert made.copies == 9
    assert table[0] == ["TT", "Họ và tên", "Chức vụ, đơn vị", "Đồng ý", "Không đồng ý"]
    assert [row[1] for row in table[1:]] == [
        "Ông Nguyễn Văn A",
        "Ông Vũ Văn A",
        "Ông Đỗ Văn G",
        "Bà Bùi Thị H",
        "Ông Phan Văn O",
    ]
    page = docx_bytes(made)
    assert texts(page, "NĐ30 Tên loại") == ["PHIẾU BẦU"] * 9
    assert len(list(part(page, "word/document.xml").iter(f"{W}sectPr"))) == 9
    for style in ("NĐ30 Số, ký hiệu", "NĐ30 Địa danh, thời gian", "NĐ30 Nơi nhận", "NĐ30 Họ tên người ký"):
        assert texts(page, style) == []
    assert html_text(made).count("PHIẾU BẦU</h1>") == 9


def test_what_needs_no_ballot_has_no_paper() -> None:
    with pytest.raises(UserError, match="bỏ phiếu kín"):
        ballot_paper(case(SUDDEN), Templates())


def test_the_count_says_what_went_out_and_came_back() -> None:
    made = ballot_count(case(YEAR_END), Templates())
    said = words(made)
    assert "Số phiếu phát ra: 08; số phiếu thu về: 08." in said
    assert "Số phiếu hợp lệ: 08; số phiếu không hợp lệ: 00." in said
    (table,) = tables(made)
    assert table[4][1:] == ["Bà Bùi Thị H", "07", "01", "09", "77,78%", "Không đạt"]
    assert made.signature is not None
    assert made.signature.name == "Phạm Thị S"


def test_before_the_session_the_count_is_a_form_to_fill() -> None:
    made = ballot_count(changed(YEAR_END, session=None, state="appraised"), Templates())
    assert "Số phiếu phát ra: …………; số phiếu thu về: …………." in words(made)
    assert all(row[2:] == [""] * 5 for row in tables(made)[0][1:])
    assert made.draft


def test_a_planned_meeting_is_invited_to_and_has_no_minutes_yet() -> None:
    found = case(YEAR_END)
    assert found.file.session is not None
    planned = changed(
        YEAR_END,
        session=replace(found.file.session, votes=(), common_vote=None, present=()),
        state="appraised",
    )
    assert "Phòng họp số 1, trụ sở UBND phường" in " ".join(words(invitation_document(planned, Templates())))
    with pytest.raises(UserError):
        minutes_document(planned, Templates())


def test_without_its_vote_a_nomination_has_empty_cells() -> None:
    found = case(YEAR_END)
    assert found.file.session is not None
    one = replace(found.file.session, votes=found.file.session.votes[:1], common_vote=None)
    made = minutes_document(changed(YEAR_END, session=one), Templates())
    assert sum(row[3:] == ["", "", "", ""] for row in tables(made)[0][1:]) > 20


def test_the_count_of_votes_has_its_number_and_every_teller_a_place() -> None:
    made = ballot_count(case(YEAR_END), Templates())
    assert made.letterhead.symbol == "BB-HĐTĐKT"
    assert [signature.name for signature in (*made.cosignatures, made.signature) if signature] == [
        "Ngô Văn X",
        "Phạm Thị S",
    ]
