"""A công văn: the one document without the name of its type (NĐ 30/2020, Phụ lục III, Mẫu 1.5)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

import pytest

from example_ward import FILES
from tdkt.checks.example_files import ORGANIZATION, PLAN
from tdkt.checks.programmes import programme_of
from tdkt.documents.page import layout, wording
from tdkt.documents.page.blocks import OfficialDocument, plain_text
from tdkt.documents.page.html import html_text
from tdkt.documents.page.markdown import parse_blocks
from tdkt.documents.report.reminder import reminder_document
from tdkt.documents.texts.templates import Templates
from tdkt.documents.word.writer import docx_bytes
from tdkt.errors import UserError
from tdkt.model.period import Period
from tdkt.workspace.workspace import Workspace

from ..samples import PLAN as DOCUMENT
from ..samples import W, paragraphs, part, shown, style_of, texts, value_of

Make = Callable[..., Workspace]
LETTER = replace(
    DOCUMENT,
    letterhead=replace(DOCUMENT.letterhead, symbol="UBND-VHXH"),
    type_name="",
    subject="đôn đốc gửi báo cáo kết quả công tác thi đua, khen thưởng quý III năm 2026",
    addressees=("Văn phòng HĐND và UBND phường", "Phòng Kinh tế, Hạ tầng và Đô thị"),
    legal_basis=(),
    recipients=(),
    blocks=parse_blocks("Đề nghị các đơn vị thực hiện."),
)


def test_the_subject_stands_under_the_number_and_nothing_stands_for_the_type() -> None:
    found = [(name, text) for name, text in paragraphs(docx_bytes(LETTER)) if text]
    assert found[4:10] == [
        ("NĐ30 Số, ký hiệu", "Số: 40/UBND-VHXH"),
        (
            "NĐ30 Trích yếu công văn",
            "V/v đôn đốc gửi báo cáo kết quả công tác thi đua, khen thưởng quý III năm 2026",
        ),
        ("NĐ30 Địa danh, thời gian", "Việt Hòa, ngày 30 tháng 01 năm 2026"),
        ("NĐ30 Kính gửi", "Kính gửi:"),
        ("NĐ30 Danh sách kính gửi", "- Văn phòng HĐND và UBND phường;"),
        ("NĐ30 Danh sách kính gửi", "- Phòng Kinh tế, Hạ tầng và Đô thị."),
    ]
    names = {name for name, _ in paragraphs(docx_bytes(LETTER))}
    assert not names & {"NĐ30 Tên loại", "NĐ30 Trích yếu"}


def test_the_subject_is_in_the_cell_of_the_number_so_that_the_date_stays_level_with_it() -> None:
    table = next(part(docx_bytes(LETTER), "word/document.xml").iter(f"{W}tbl"))
    rows = [
        [[shown(p) for p in cell.iter(f"{W}p")] for cell in row.iter(f"{W}tc")]
        for row in table.iter(f"{W}tr")
    ]
    number, place = rows[1]
    assert [line[:3] for line in number] == ["Số:", "V/v"]
    assert place == ["Việt Hòa, ngày 30 tháng 01 năm 2026"]


def test_the_face_of_the_subject_is_the_decrees() -> None:
    made = style_of(docx_bytes(LETTER), "NĐ30 Trích yếu công văn")
    assert value_of(made, "rPr/sz") == "24"  # 12 pt; II.5b: 12-13
    assert made.find(f"{W}rPr/{W}b") is None
    assert made.find(f"{W}rPr/{W}i") is None
    assert value_of(made, "pPr/jc") == "center"
    assert value_of(made, "pPr/spacing", "before") == "120"  # 6 pt
    assert 12 <= layout.LETTER_SUBJECT.size <= 13


def test_no_rule_stands_under_the_subject() -> None:
    rules = [name for name, _ in paragraphs(docx_bytes(LETTER)) if name == "NĐ30 Đường kẻ"]
    assert len(rules) == 2  # under the issuer and the motto


def test_the_recipients_begin_as_above_and_end_with_the_archive() -> None:
    assert texts(docx_bytes(LETTER), "NĐ30 Danh sách nơi nhận") == ["- Như trên;", "- Lưu: VT, VHXH."]


def test_other_documents_have_no_such_line() -> None:
    assert wording.letter_subject_line(DOCUMENT) == ""
    assert not texts(docx_bytes(DOCUMENT), "NĐ30 Trích yếu công văn")
    assert "V/v" not in html_text(DOCUMENT)


def test_the_preview_agrees() -> None:
    page = html_text(LETTER)
    assert '<h1 class="about">V/v đôn đốc gửi báo cáo' in page
    assert "<h1>" not in page
    assert page.index("Số: 40/UBND-VHXH") < page.index("V/v") < page.index("Kính gửi:")


def test_programs_call_it_a_letter() -> None:
    assert wording.title(LETTER).startswith("Công văn đôn đốc")
    assert wording.title(DOCUMENT).startswith("Kế hoạch Triển khai")
    assert wording.title(replace(LETTER, title="Thư")) == "Thư"


DEADLINES = (
    "reporting: {addressees: [UBND thành phố], recipients: [Lãnh đạo], unit_deadlines: {Q2: 2026-07-05}}\n"
)
ECONOMY = {
    "plans/2026/movements/kinh-te.yaml": "kind: movements\nyear: 2026\nunit: kinh-te\nmovements:\n"
    "  - {id: thu-thue, title: Phong trào thu thuế, items: [{task: thu-thue.mot, text: Thu thuế.}]}\n",
}


CULTURE = {
    ORGANIZATION: FILES[ORGANIZATION].replace(
        "subdivisions:", "  - {id: van-hoa, name: Phòng Văn hóa, abbreviation: VH}\nsubdivisions:"
    ),
    "plans/2026/movements/van-hoa.yaml": ECONOMY["plans/2026/movements/kinh-te.yaml"]
    .replace("kinh-te", "van-hoa")
    .replace("thu-thue", "le-hoi"),
}


def reminder(make: Make, files: Mapping[str, str] | None = None, *, quarter: int = 2) -> OfficialDocument:
    programme = programme_of(make(**{PLAN: FILES[PLAN] + DEADLINES, **ECONOMY, **(files or {})}), 2026)
    return reminder_document(programme, Period.quarter(2026, quarter), Templates())


def words(document: OfficialDocument) -> str:
    return "\n".join(plain_text(block.spans) for block in document.blocks if hasattr(block, "spans"))


def test_the_reminder_goes_to_the_units_without_a_report(make_workspace: Make) -> None:
    letter = reminder(make_workspace, CULTURE)
    assert letter.addressees == ("Phòng Kinh tế", "Phòng Văn hóa")
    assert letter.letterhead.symbol == "UBND-VP"
    assert (letter.recipients, letter.archive) == ((), "VT, VP")
    assert letter.draft
    said = words(letter)
    assert "Kế hoạch số 01/KH-UBND ngày 15 tháng 01 năm 2026 của Ủy ban nhân dân phường Mẫu" in said
    assert "Hạn gửi báo cáo quý II năm 2026 là ngày 05 tháng 7 năm 2026." in said
    assert "chưa nhận được báo cáo quý II năm 2026 của các đơn vị nêu trên." in said
    assert "  " not in said


def test_who_has_a_report_is_not_urged(make_workspace: Make) -> None:
    letter = reminder(make_workspace, quarter=1)
    assert letter.addressees == ("Phòng Kinh tế",)
    said = words(letter)
    assert (
        "đã nhận được báo cáo của 01/02 đơn vị; chưa nhận được báo cáo quý I năm 2026 của Phòng Kinh tế."
        in said
    )
    assert "Hạn gửi" not in said  # none is set for this quarter


SENT = {
    "plans/2026/reports/2026-Q2/kinh-te.yaml": "kind: unit-report\nperiod: 2026-Q2\nunit: kinh-te\nfigures: []\n"
}


def test_the_unit_that_drafts_the_letter_is_not_urged_by_it(make_workspace: Make) -> None:
    late = reminder(make_workspace)  # Văn phòng drafts it, and is late as well
    assert late.addressees == ("Phòng Kinh tế",)
    assert "đã nhận" not in words(late)


def test_the_unit_that_drafts_the_letter_is_not_counted_while_it_is_late(make_workspace: Make) -> None:
    said = words(reminder(make_workspace, {**CULTURE, **SENT}))
    assert (
        "đã nhận được báo cáo của 01/02 đơn vị; chưa nhận được báo cáo quý II năm 2026 của Phòng Văn hóa."
        in said
    )


def test_where_only_the_unit_that_would_draft_it_is_late_there_is_no_letter(make_workspace: Make) -> None:
    with pytest.raises(UserError, match="Chỉ còn Văn phòng chưa có báo cáo quý II năm 2026; đơn vị này soạn"):
        reminder(make_workspace, SENT)


def test_the_contact_of_the_standing_unit_is_named(make_workspace: Make) -> None:
    known = FILES[ORGANIZATION].replace("abbreviation: VP}", "abbreviation: VP, contact: Trần Thị B}")
    assert "về Văn phòng, đầu mối: Trần Thị B, để được" in words(
        reminder(make_workspace, {ORGANIZATION: known})
    )
    assert "đầu mối" not in words(reminder(make_workspace))


def test_when_all_reports_are_there_no_letter_is_written(make_workspace: Make) -> None:
    report = "kind: unit-report\nperiod: 2026-Q1\nunit: kinh-te\nfigures: []\n"
    with pytest.raises(UserError, match="Không có đơn vị nào thiếu báo cáo quý I năm 2026"):
        reminder(make_workspace, {"plans/2026/reports/2026-Q1/kinh-te.yaml": report}, quarter=1)


def test_without_a_standing_unit_there_is_no_symbol_to_print(make_workspace: Make) -> None:
    nobody = FILES[ORGANIZATION].replace("standing_unit: van-phong\n", "")
    with pytest.raises(UserError, match="ký hiệu"):
        reminder(make_workspace, {ORGANIZATION: nobody})


def test_a_sample_is_marked(make_workspace: Make) -> None:
    report = "plans/2026/reports/2026-Q1/van-phong.yaml"
    sample = FILES[report].replace("unit: van-phong", "unit: van-phong\nillustrative: true")
    assert reminder(make_workspace, {report: sample}).illustrative
    assert not reminder(make_workspace, {report: FILES[report]}).illustrative
