"""Lists, notices, the payment list and the invitation of a batch; the whole set; the report's part on awards."""

from __future__ import annotations

import datetime
from dataclasses import replace
from fractions import Fraction

import pytest

from tdkt.awards.batch_case import BatchCase
from tdkt.awards.book import award_book
from tdkt.checks.programmes import programme_of
from tdkt.documents.awards.award_list import list_document
from tdkt.documents.awards.batch_words import counted, merit_of
from tdkt.documents.awards.invitation import invitation_document
from tdkt.documents.awards.notice import consultation_notice, result_notice
from tdkt.documents.awards.payment import payment_document
from tdkt.documents.jobs import Job, NotMade, NotYetError
from tdkt.documents.kinds import KINDS
from tdkt.documents.page.blocks import plain_text
from tdkt.documents.report.award_results import award_results
from tdkt.documents.report.ward_report import report_document
from tdkt.documents.texts.templates import Templates
from tdkt.documents.word.writer import docx_bytes
from tdkt.model.period import Period

from ..award_samples import (
    CITY_BATCH,
    SUDDEN,
    THEMATIC,
    YEAR_END,
    case,
    changed,
    repository,
    tables,
    words,
)
from ..samples import texts


def test_the_list_says_whether_it_is_proposed_or_decided() -> None:
    decided = list_document(case(YEAR_END), Templates())
    assert decided.subject.startswith("Tập thể, cá nhân được tặng danh hiệu thi đua")
    assert words(decided)[-1] == "Danh sách có 03 tập thể, 31 cá nhân."
    proposed = list_document(changed(YEAR_END, decision=None, state="appraised"), Templates())
    assert proposed.draft
    assert "đề nghị tặng" in proposed.subject
    assert tables(proposed)[0][0] == ["TT", "Tên tập thể", "Danh hiệu, hình thức"]


def test_names_keep_their_marks_and_their_order() -> None:
    people = tables(list_document(case(YEAR_END), Templates()))[1]
    names = [row[1] for row in people[5:]]
    assert names[:7] == [
        "Bà Đỗ Thị B",
        "Bà Trần Thị B",
        "Ông Bùi Văn C",
        "Ông Lê Văn C",
        "Bà Ngô Thị D",
        "Bà Phạm Thị D",
        "Ông Dương Văn Đ",
    ]


def test_the_notice_for_comment_has_the_list_before_the_vote() -> None:
    made = consultation_notice(case(YEAR_END), Templates())
    assert made.draft
    people = tables(made.appendices[0].blocks)[1]
    assert "Bà Bùi Thị H" in [row[1] for row in people if row[3] == "Chiến sĩ thi đua cơ sở"]
    assert any("từ ngày 10 tháng 11 năm 2026 đến hết ngày 13 tháng 11 năm 2026" in w for w in words(made))
    with pytest.raises(NotYetError, match="thủ tục đơn giản"):
        consultation_notice(case(SUDDEN), Templates())


def test_the_notice_of_the_result_waits_for_the_decision() -> None:
    made = result_notice(case(THEMATIC), Templates())
    assert "Quyết định số 225/QĐ-UBND ngày 14 tháng 9 năm 2026" in words(made)[0]
    with pytest.raises(NotYetError, match="chưa có quyết định"):
        result_notice(changed(THEMATIC, decision=None, state="submitted"), Templates())


def test_the_payment_list_adds_up_and_says_the_base_salary() -> None:
    made = payment_document(case(SUDDEN), Templates())
    (table,) = tables(made)
    assert [row[3:6] for row in table[1:]] == [
        ["0,3", "702.000", "710.000"],
        ["0,45", "1.053.000", "1.060.000"],
        ["", "", "1.770.000"],
    ]
    said = words(made)
    assert (
        "2.340.000 đồng, theo Nghị định số 73/2024/NĐ-CP ngày 30 tháng 6 năm 2024 của Chính phủ quy định"
        in said[0]
    )
    assert "làm tròn lên đến 10.000 đồng" in said[0]
    assert "1.770.000 đồng (bằng chữ: Một triệu bảy trăm bảy mươi nghìn đồng)" in said[-1]
    assert texts(docx_bytes(made), "NĐ30 Chức vụ người ký") == [
        "NGƯỜI LẬP",
        "KẾ TOÁN",
        "TM. ỦY BAN NHÂN DÂN",
        "CHỦ TỊCH",
    ]
    assert any("Hệ số tiền thưởng Giấy khen" in note for note in made.notes)


def test_a_prize_of_nothing_says_why() -> None:
    found = case(SUDDEN)
    first = found.nominees[0]
    assert first.prize is not None
    nothing = replace(first.prize, due=0, raw=Fraction(702_000), instead="đã nhận mức cao hơn")
    made = payment_document(
        replace(found, nominees=(replace(first, prize=nothing), found.nominees[1])), Templates()
    )
    assert tables(made)[0][1][5] == "0"
    assert "Ông Hoàng Văn S, Giấy khen: đã nhận mức cao hơn." in words(made)


def test_what_was_paid_before_for_a_lower_title_is_said_with_the_law_that_is_silent() -> None:
    found = case(SUDDEN)
    first = found.nominees[0]
    assert first.prize is not None
    rest = replace(first.prize, due=300_000, earlier=410_000, earlier_title="danh hiệu “Lao động tiên tiến”")
    for prize, said in (
        (rest, "đã có 410.000 đồng của danh hiệu “Lao động tiên tiến”, chi thêm phần chênh lệch 300.000 đồng."),
        (replace(rest, due=rest.full), "chi đủ mức cao nhất, thu hồi 410.000 đồng của danh hiệu “Lao động tiên tiến”."),
    ):  # fmt: skip
        nominees = (replace(first, prize=prize), found.nominees[1])
        made = payment_document(replace(found, nominees=nominees), Templates())
        assert any(line.endswith(said) for line in words(made))
        assert any("đã chi ở đợt trước" in note for note in made.notes)
    assert not any("đợt trước" in note for note in payment_document(found, Templates()).notes)


def test_the_city_pays_its_own_awards_and_an_unknown_prize_is_no_sum() -> None:
    with pytest.raises(NotYetError, match="do thành phố Hải Phòng chi nên phường"):
        payment_document(case(CITY_BATCH), Templates())
    found = case(SUDDEN)
    unknown = replace(found.nominees[0], prize=None)
    with pytest.raises(NotYetError, match="Hoàng Văn S"):
        payment_document(replace(found, nominees=(unknown, found.nominees[1])), Templates())


def test_nobody_is_invited_where_the_council_does_not_meet() -> None:
    with pytest.raises(NotYetError, match="Hội đồng không họp"):
        invitation_document(changed(YEAR_END, session=None, simple_procedure=True), Templates())


def test_the_invitation_has_blanks_until_the_session_is_set() -> None:
    said = words(invitation_document(case(YEAR_END), Templates()))
    assert "Thời gian: 08 giờ 00 phút, ngày 16 tháng 11 năm 2026." in said
    assert sum("Hội đồng;" in line or "Ủy viên" in line for line in said) >= 9
    blank = words(invitation_document(changed(YEAR_END, session=None, state="appraised"), Templates()))
    assert "Địa điểm: …………." in blank
    assert any(line.startswith("Chủ trì: Ông Nguyễn Văn P") for line in blank)


def test_a_notice_names_the_council_only_where_it_votes(monkeypatch: pytest.MonkeyPatch) -> None:
    said = "báo cáo Hội đồng Thi đua - Khen thưởng phường và Chủ tịch"
    assert said in words(consultation_notice(case(YEAR_END), Templates()))[-1]
    monkeypatch.setattr(BatchCase, "goes_to_the_council", False)
    assert "báo cáo Chủ tịch" in words(consultation_notice(case(YEAR_END), Templates()))[-1]


def test_the_set_holds_what_the_state_allows_and_says_the_rest() -> None:
    found = list(KINDS["batch"].jobs(repository(), CITY_BATCH, Templates()))
    made = [job.name for job in found if isinstance(job, Job)]
    missing = {job.name: job.reason for job in found if isinstance(job, NotMade)}
    assert made == [
        "tom-tat-thanh-tich",
        "danh-sach",
        "thong-bao-lay-y-kien",
        "giay-moi",
        "phieu-bau",
        "bien-ban-kiem-phieu",
        "bien-ban-hop-hoi-dong",
        "to-trinh",
    ]
    assert set(missing) == {
        "bao-cao-thanh-tich",
        "thong-bao-ket-qua",
        "giay-khen",
        "quyet-dinh-khen-thuong",
        "danh-sach-chi-tien-thuong",
    }
    assert all(job.folder == f"2026/khen-thuong/{CITY_BATCH}" for job in found if isinstance(job, Job))


def test_a_kind_of_which_nothing_can_be_made_is_refused() -> None:
    with pytest.raises(NotYetError):
        list(KINDS["ballots"].jobs(repository(), SUDDEN, Templates()))


def test_every_paper_is_marked_as_a_sample() -> None:
    for kind in ("batch", "achievement-report"):
        for job in KINDS[kind].jobs(repository(), YEAR_END, Templates()):
            assert isinstance(job, NotMade) or job.make(iter).illustrative, job.name


def report_lines(key: str) -> list[str]:
    made = report_document(
        programme_of(repository(), 2026), Period.parse(key, year=0), Templates(), award_book(repository())
    )
    lines = [plain_text(block.spans) for block in made.blocks if hasattr(block, "spans")]
    return lines[lines.index("Công tác khen thưởng") + 1 : lines.index("Điển hình tiên tiến")]


def test_the_report_counts_what_was_decided_within_its_period() -> None:
    said = report_lines("2026-Q3")
    assert said[0] == (
        "Trong quý III năm 2026, Chủ tịch Ủy ban nhân dân phường Việt Hòa đã ban hành 01 quyết định khen thưởng, tặng "
        "Giấy khen cho 01 tập thể, 02 cá nhân, 01 hộ gia đình."
    )
    assert said[2].startswith(
        "Quyết định số 225/QĐ-UBND ngày 14 tháng 9 năm 2026 về việc tặng Giấy khen nhân dịp sơ kết"
    )
    year = report_lines("2026")
    assert "Danh hiệu “Lao động tiên tiến”: 27 cá nhân." in year
    numbers = [line.split()[3] for line in year if line.startswith("Quyết định số")]
    assert numbers == ["131/QĐ-UBND", "225/QĐ-UBND", "290/QĐ-UBND"]
    assert year[-1].endswith("01 tập thể, 02 cá nhân (đã trình).")


def test_a_batch_decided_after_the_period_is_under_way_at_its_end() -> None:
    book = award_book(repository())
    first = book.batch(YEAR_END)
    assert first is not None
    early = replace(first, batch=replace(first.batch, received=datetime.date(2026, 9, 1)))
    others = tuple(found for found in book.batches if found.batch.id != YEAR_END)
    found = award_results(replace(book, batches=(*others, early)), Period.quarter(2026, 3))
    assert found is not None
    assert [batch["what"] for batch in found["under_way"]] == [
        "danh hiệu thi đua nhân dịp tổng kết công tác năm 2026"
    ]
    assert award_results(replace(book, batches=()), Period.quarter(2026, 3)) is None


def test_a_quarter_without_a_decision_says_so() -> None:
    assert report_lines("2026-Q1") == [
        "Trong quý I năm 2026, Chủ tịch Ủy ban nhân dân phường Việt Hòa chưa ban hành quyết định khen thưởng."
    ]


def test_a_count_says_why_it_is_less_than_the_rows() -> None:
    found = case(YEAR_END)
    assert counted(found.nominees) == "03 tập thể, 31 cá nhân"
    people = [one for one in found.considered if one.who.recipient == "person"]
    assert counted(people) == "31 cá nhân (01 cá nhân có tên ở 02 danh hiệu, hình thức)"
    assert counted(()) == ""


@pytest.mark.parametrize(
    ("title", "said"),
    [
        ("tổng kết công tác năm 2026", "đã có thành tích trong công tác năm 2026"),
        ("thành tích đột xuất cứu người", "đã có thành tích đột xuất cứu người"),
        ("sơ kết phong trào “A”", "đã có thành tích trong phong trào “A”"),
        ("phong trào “A”", "đã có thành tích trong phong trào “A”"),
        ("kỷ niệm 50 năm", "đã có thành tích được khen thưởng nhân dịp kỷ niệm 50 năm"),
        ("phòng chống bão", "đã có thành tích trong đợt phòng chống bão"),
    ],
)
def test_what_somebody_is_commended_for_is_one_sentence(title: str, said: str) -> None:
    found = case(YEAR_END)
    assert merit_of(replace(found, file=replace(found.file, batch=replace(found.batch, title=title)))) == said
