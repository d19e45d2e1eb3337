"""Báo cáo thành tích of each nomination, bản tóm tắt thành tích of the batch."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from tdkt.awards.batch_case import BatchCase
from tdkt.documents.awards.achievement_report import report_documents, reports_of_the_file
from tdkt.documents.awards.achievement_summary import summary_document
from tdkt.documents.jobs import Job, NotMade, NotYetError
from tdkt.documents.kinds import KINDS
from tdkt.documents.page.blocks import Heading, OfficialDocument, plain_text
from tdkt.documents.page.html import html_text
from tdkt.documents.texts.templates import Templates
from tdkt.documents.word.writer import docx_bytes

from ..award_samples import CITY_BATCH, SUDDEN, THEMATIC, YEAR_END, case, changed, repository, tables, words
from ..samples import W, part, texts


def reports(batch: str) -> dict[str, OfficialDocument]:
    return report_documents(case(batch), Templates())


def headings(document: OfficialDocument) -> list[str]:
    return [
        f"{block.number} {plain_text(block.spans)}" for block in document.blocks if isinstance(block, Heading)
    ]


def collecting(batch: str, **fields: Any) -> BatchCase:
    return changed(batch, state="collecting", submission=None, decision=None, **fields)


def test_one_for_each_that_the_council_considers_by_a_stable_name() -> None:
    made = reports(YEAR_END)
    assert list(made)[:2] == ["dn-01-tap-the-kinh-te-ha-tang-do-thi", "dn-02-tap-the-phuc-vu-hanh-chinh-cong"]
    assert "dn-07-bui-thi-h" in made, "không được Hội đồng thông qua nhưng có báo cáo"
    assert not any(name.startswith("dn-28-") for name in made), "loại khi thẩm định"
    jobs = list(KINDS["achievement-report"].jobs(repository(), THEMATIC, Templates()))
    assert {job.folder for job in jobs if isinstance(job, Job)} == {
        f"2026/khen-thuong/{THEMATIC}/bao-cao-thanh-tich"
    }
    assert [job.name for job in jobs][-1] == "bao-cao-thanh-tich-dn-04-ho-ong-k"


def test_a_collective_reports_under_its_own_name() -> None:
    made = reports(YEAR_END)["dn-01-tap-the-kinh-te-ha-tang-do-thi"]
    page = docx_bytes(made)
    assert texts(page, "NĐ30 Cơ quan ban hành") == ["PHÒNG KINH TẾ, HẠ TẦNG VÀ ĐÔ THỊ"]
    assert texts(page, "NĐ30 Trích yếu") == [
        "Đề nghị tặng danh hiệu “Tập thể lao động tiên tiến” nhân dịp tổng kết công tác năm 2026"
    ]
    assert headings(made) == [
        "I. Sơ lược đặc điểm, tình hình",
        "1. Đặc điểm, tình hình",
        "2. Chức năng, nhiệm vụ",
        "II. Thành tích đạt được",
        "1. Thành tích theo chức năng, nhiệm vụ và tiêu chuẩn khen thưởng",
        "2. Biện pháp, nguyên nhân đạt được thành tích; phong trào thi đua",
        "3. Chấp hành chủ trương của Đảng, pháp luật của Nhà nước",
        "4. Hoạt động của tổ chức đảng, đoàn thể",
        "III. Các hình thức đã được khen thưởng",
        "1. Danh hiệu thi đua",
        "2. Hình thức khen thưởng",
    ]
    assert texts(page, "NĐ30 Chức vụ người ký") == ["XÁC NHẬN CỦA CẤP TRÌNH", "TRƯỞNG PHÒNG"]
    assert texts(page, "NĐ30 Họ tên người ký") == ["", "Phan Văn O"]


def test_what_its_unit_wrote_is_all_there() -> None:
    made = reports(YEAR_END)["dn-02-tap-the-phuc-vu-hanh-chinh-cong"]
    said = " ".join(words(made))
    written = made_from(YEAR_END, "dn-02").achievement
    assert written is not None
    for name in ("background", "duties", "results", "measures", "obedience", "mass_work"):
        for text in getattr(written, name):
            assert text.rstrip(".") in said
    assert made.signature is not None
    assert made.signature.authority_lines == ("Thủ trưởng đơn vị",), "sổ không biết ai đứng đầu"
    assert made.signature.name == ""


def made_from(batch: str, nomination: str) -> Any:
    return next(found for found in case(batch).file.nominations if found.id == nomination)


def test_merit_that_is_linked_to_targets_has_their_figures() -> None:
    made = reports(YEAR_END)["dn-06-do-van-g"]
    figures = tables(made)[0]
    assert figures[0] == ["TT", "Chỉ tiêu", "Kế hoạch", "Thực hiện", "Trạng thái"]
    assert figures[1][2:] == ["> 90%", "91,2% (1.824/2.000)", "Đạt"]
    assert "Kết quả thực hiện chỉ tiêu liên quan, tính đến hết 9 tháng đầu năm 2026:" in words(made)
    assert len(tables(reports(YEAR_END)["dn-04-nguyen-van-a"])) == 2


def test_a_person_reports_what_is_known_and_leaves_dots_for_the_rest() -> None:
    made = reports(YEAR_END)["dn-09-do-thi-b"]
    said = words(made)
    assert "Họ và tên: Đỗ Thị B" in said
    assert "Giới tính: Nữ" in said
    assert "Chức vụ (Đảng, chính quyền, đoàn thể): Chuyên viên" in said
    assert "Đơn vị công tác: Trung tâm Phục vụ hành chính công" in said
    for label in ("Ngày, tháng, năm sinh", "Quê quán", "Nơi thường trú"):
        assert any(line.startswith(f"{label}: ………") for line in said)
    assert any(
        line.startswith("Mức độ hoàn thành nhiệm vụ năm 2026: hoàn thành tốt nhiệm vụ") for line in said
    )
    assert sum(set(line) <= set("….") for line in said) == 4, "nhiệm vụ, thành tích chưa ai ghi"


def test_earlier_awards_stand_with_their_decisions() -> None:
    made = reports(CITY_BATCH)["dn-02-nguyen-van-a"]
    titles, forms = tables(made)[-2:]
    assert titles[0] == ["Năm", "Danh hiệu thi đua", "Số, ngày, tháng, năm quyết định; cơ quan ban hành"]
    assert titles[-1] == [
        "2026",
        "Chiến sĩ thi đua cơ sở",
        "Quyết định số 290/QĐ-UBND ngày 20/11/2026 của Chủ tịch UBND phường",
    ]
    assert [row[0] for row in forms[1:]] == ["……"], "chưa có hình thức nào trong sổ"
    household = tables(reports(THEMATIC)["dn-04-ho-ong-k"])[-1]
    assert household[1][:2] == ["2025", "Giấy khen"]


def test_an_initiative_says_where_it_was_recognised_and_whose_share_it_is() -> None:
    said = words(reports(CITY_BATCH)["dn-02-nguyen-van-a"])
    assert any(
        line.startswith(
            "Sáng kiến, đề tài: “Tra cứu tiến độ xử lý văn bản bằng mã QR” (đóng góp 70%), được công nhận cấp thành "
            "phố tại Quyết định số 4150/QĐ-UBND ngày 26/10/2026"
        )
        for line in said
    )


def test_the_head_of_the_unit_confirms_what_others_report_not_the_heads_own() -> None:
    made = reports(YEAR_END)
    clerk = docx_bytes(made["dn-12-le-van-c"])
    assert texts(clerk, "NĐ30 Chức vụ người ký") == [
        "THỦ TRƯỞNG ĐƠN VỊ XÁC NHẬN",
        "CHÁNH VĂN PHÒNG",
        "NGƯỜI BÁO CÁO",
    ]
    assert texts(clerk, "NĐ30 Họ tên người ký") == ["Nguyễn Văn A", "Lê Văn C"]
    head = docx_bytes(made["dn-04-nguyen-van-a"])
    assert texts(head, "NĐ30 Chức vụ người ký") == ["XÁC NHẬN CỦA CẤP TRÌNH", "NGƯỜI BÁO CÁO"]
    assert texts(head, "NĐ30 Họ tên người ký") == ["", "Nguyễn Văn A"]


def test_for_the_city_the_ward_confirms_under_the_two() -> None:
    clerks = report_documents(changed(YEAR_END, level="city"), Templates())["dn-12-le-van-c"]
    page = docx_bytes(clerks)
    assert texts(page, "NĐ30 Họ tên người ký") == ["Nguyễn Văn A", "Lê Văn C", "Đào Quang Dương"]
    assert texts(page, "NĐ30 Chức vụ người ký")[-3:] == [
        "XÁC NHẬN CỦA CẤP TRÌNH",
        "TM. ỦY BAN NHÂN DÂN",
        "CHỦ TỊCH",
    ]
    shown = html_text(clerks)
    assert shown.index("Lê Văn C</p>") < shown.index("Đào Quang Dương")


def test_a_household_and_a_resident_report_with_the_unit_that_proposes() -> None:
    made = reports(SUDDEN)
    household = made["dn-02-ho-ba-l"]
    assert headings(household)[:3] == [
        "I. Sơ lược đặc điểm, tình hình",
        "II. Thành tích đột xuất",
        "III. Các hình thức đã được khen thưởng",
    ]
    assert "Nơi cư trú: Thôn Ba (minh họa)" in words(household)
    assert texts(docx_bytes(household), "NĐ30 Chức vụ người ký") == [
        "ĐƠN VỊ ĐỀ NGHỊ XÁC NHẬN",
        "TRƯỞNG PHÒNG",
        "ĐẠI DIỆN HỘ GIA ĐÌNH",
    ]
    resident = made["dn-01-hoang-van-s"]
    assert texts(docx_bytes(resident), "NĐ30 Cơ quan ban hành") == ["PHÒNG VĂN HÓA - XÃ HỘI"]
    assert "Nơi thường trú: Thôn Ba (minh họa)" in words(resident)


def test_a_thematic_report_names_the_movement_once() -> None:
    made = reports(THEMATIC)
    name = "“Nâng cao chất lượng phục vụ, lấy sự hài lòng của Nhân dân làm thước đo”"
    assert f"Phong trào thi đua: {name}." in words(made["dn-02-do-thi-b"])
    assert not any(line.startswith("Phong trào thi đua:") for line in words(made["dn-01-bo-phan-mot-cua"]))


@pytest.mark.parametrize(
    ("batch", "name", "form"),
    [
        (YEAR_END, "dn-09-do-thi-b", "chưa đối chiếu với Mẫu số 05, Phụ lục Nghị định số 152/2025/NĐ-CP"),
        (YEAR_END, "dn-03-tap-the-van-phong", "Đề mục và số mẫu (Mẫu số 04, Phụ lục"),
        (SUDDEN, "dn-01-hoang-van-s", "Đề mục và số mẫu (Mẫu số 06, Phụ lục"),
        (THEMATIC, "dn-04-ho-ong-k", "Đề mục và số mẫu (Mẫu số 08, Phụ lục"),
    ],
)
def test_the_draft_says_that_its_headings_await_the_form(batch: str, name: str, form: str) -> None:
    made = reports(batch)[name]
    assert made.draft
    assert form in " ".join(texts(docx_bytes(made), "NĐ30 Lưu ý dự thảo"))
    assert "kiểm tra trước khi ký" in made.notice
    assert any(note.startswith("Đề mục của báo cáo thành tích:") for note in made.notes)


def test_a_household_of_a_merit_batch_has_no_form() -> None:
    made = report_documents(changed(THEMATIC, type="merit"), Templates())["dn-04-ho-ong-k"]
    assert made.notice.startswith("Chưa thấy mẫu cho hộ gia đình")


def test_the_set_takes_only_what_the_file_asks_for() -> None:
    assert len(reports_of_the_file(collecting(YEAR_END), Templates())) == 35
    with pytest.raises(NotYetError, match="không đòi báo cáo thành tích"):
        reports_of_the_file(collecting(SUDDEN), Templates())
    with pytest.raises(NotYetError, match="đã trình"):
        reports_of_the_file(case(CITY_BATCH), Templates())
    found = {job.name: job for job in KINDS["batch"].jobs(repository(), SUDDEN, Templates())}
    assert isinstance(found["bao-cao-thanh-tich"], NotMade)
    assert isinstance(found["tom-tat-thanh-tich"], Job)


def test_nothing_is_reported_or_summed_up_where_nobody_is_proposed() -> None:
    empty = replace(collecting(THEMATIC), nominees=(), refused=())
    for build in (report_documents, reports_of_the_file, summary_document):
        with pytest.raises(NotYetError, match="chưa có đề nghị nào"):
            build(empty, Templates())


def test_a_target_without_a_figure_is_said_to_the_clerk() -> None:
    found = case(THEMATIC)
    first = replace(
        found.nominees[0], nomination=replace(found.nominees[0].nomination, targets=("khong-co",))
    )
    (made,) = report_documents(replace(found, nominees=(first,)), Templates()).values()
    assert "Không có trong kế hoạch: chỉ tiêu khong-co gắn với dn-01." in made.notes


def test_the_summary_lies_on_its_side_with_everybody_in_the_offices_order() -> None:
    made = summary_document(case(YEAR_END), Templates())
    (table,) = tables(made)
    assert [row[0] for row in table[:6]] == ["TT", "I", "1", "2", "3", "II"]
    assert table[5][1] == "Cá nhân"
    assert table[6][1].startswith("Ông Nguyễn Văn A, sinh năm ………; Chánh Văn phòng")
    assert table[6][2] == "Chiến sĩ thi đua cơ sở"
    assert table[6][4] == "Lao động tiên tiến (2023); Chiến sĩ thi đua cơ sở (2024, 2025)"
    assert words(made) == [
        "Bản tóm tắt này có 35 đề nghị của 03 tập thể, 31 cá nhân (01 cá nhân có tên ở 02 danh hiệu, hình thức)."
    ]
    section = part(docx_bytes(made), "word/document.xml").findall(f".//{W}pgSz")
    assert [found.get(f"{W}orient") for found in section] == ["landscape"]
    assert '<main class="landscape">' in html_text(made)


def test_the_summary_tells_the_merit_with_figures_and_rating_and_each_initiative_once() -> None:
    rows = {
        row[1].split(",")[0]: row[3] for row in tables(summary_document(case(YEAR_END), Templates()))[0][1:]
    }
    merit = rows["Ông Đỗ Văn G"]
    assert "91,2% (1.824/2.000), đạt." in merit
    assert merit.endswith("Xếp loại năm 2026: hoàn thành xuất sắc nhiệm vụ.")
    assert merit.count("Bản đồ số các điểm sinh hoạt văn hóa cơ sở") == 1
    assert "Sáng kiến: “Phiếu hướng dẫn nộp hồ sơ trực tuyến theo từng thủ tục”." in rows["Ông Vũ Văn A"]


def test_the_summary_says_that_no_form_is_known() -> None:
    made = summary_document(case(SUDDEN), Templates())
    assert any(note.startswith("Bản tóm tắt thành tích: chưa thấy mẫu") for note in made.notes)
    assert any("thủ tục đơn giản" in note for note in made.notes)
    assert not made.draft
    draft = summary_document(collecting(THEMATIC), Templates())
    assert draft.draft
    assert draft.notice
