"""Reports by an outline: the packaged one makes what tdkt 0.5 made, a ward's own says what stands where."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from example_ward import FILES, WITH_DRIVE
from tdkt.checks.example_files import DRIVE_REPORT, ORGANIZATION, OUTLINE
from tdkt.checks.run import find_problems
from tdkt.documents.jobs import Job
from tdkt.documents.kinds import KINDS
from tdkt.documents.page.blocks import (
    Block,
    Heading,
    Item,
    OfficialDocument,
    Paragraph,
    Span,
    Table,
    plain_text,
)
from tdkt.documents.report.manual import blocks_document
from tdkt.documents.report.outlines import left_to_fill_in
from tdkt.documents.texts.templates import Templates
from tdkt.errors import UsageError
from tdkt.model.drive import Drive
from tdkt.model.report_blocks import PARTS, blocks_for, placed
from tdkt.model.report_outline import REPORT_KINDS, family_of
from tdkt.planning.issuing import issuing
from tdkt.planning.new_report_outline import new_report_outline
from tdkt.resources import resource_folder
from tdkt.workspace.report_outlines import packaged_outline
from tdkt.workspace.workspace import Workspace, read_workspace, with_files

REPOSITORY = Path(__file__).resolve().parents[4]
BEFORE = REPOSITORY / "tests" / "data" / "templates-0.5"
Make = Callable[..., Workspace]

OF_COUNCIL = """\
kind: report-outline
outlines:
  - for: [quarter]
    title: Kết quả hoạt động của Hội đồng {{ period }}
    issuer: hoi-dong
    addressees: [Thường trực Đảng ủy phường]
    recipients: [Thành viên Hội đồng]
    numbering: [Phần thứ nhất, I., "1."]
    opening: ["{{ issuer }} báo cáo {{ period }} như sau:"]
    parts:
      - heading: KẾT QUẢ CÔNG TÁC
        parts:
          - heading: Công tác tham mưu
            content:
              - text: Hội đồng đã họp, tham mưu cho {{ ward }}.
              - item: "Ban hành {{ plan }};"
              - coverage
          - heading: Chỉ tiêu
            content: [totals, target-table]
          - heading: Đính chính
            omit_empty: true
            content: [corrections]
          - heading: Từng đơn vị
            content: [units]
          - heading: Khen thưởng
            content: [awards]
      - heading: PHƯƠNG HƯỚNG {{ coming_period }}
        content: [directions]
"""
WITH_COUNCIL = (
    FILES[ORGANIZATION]
    + """\
issuers:
  - id: hoi-dong
    type: council
    name: Hội đồng Thi đua - Khen thưởng phường Mẫu
    head: [HỘI ĐỒNG, THI ĐUA - KHEN THƯỞNG]
    abbreviation: HĐTĐKT
    signers:
      - {id: chu-tich-hd, name: Nguyễn Văn A, post: Chủ tịch, on_behalf_of: Hội đồng}
"""
)


def printed(
    workspace: Workspace, kind: str, key: str, templates: Templates | None = None
) -> OfficialDocument:
    found = KINDS[kind]
    [job] = found.jobs(workspace, found.key.read(key), templates or Templates())
    assert isinstance(job, Job)
    document = job.make(iter)
    assert isinstance(document, OfficialDocument)
    return document


def headings(document: OfficialDocument) -> list[str]:
    return [
        f"{block.number} {plain_text(block.spans)}".strip()
        for block in document.blocks
        if isinstance(block, Heading)
    ]


@pytest.fixture(scope="module")
def real_ward() -> Workspace:
    return read_workspace(REPOSITORY)


@pytest.mark.parametrize(
    ("kind", "key"),
    [
        ("report", "2026-Q1"),
        ("report", "2026-9M"),
        ("report", "2026"),
        ("drive-report", "quoc-khanh-2-9"),
        ("stage-report", "2026-2028"),
        ("inspection-conclusion", "kiem-tra-9-thang"),
    ],
)
def test_the_packaged_outline_makes_the_documents_of_before(
    real_ward: Workspace, kind: str, key: str
) -> None:
    made = printed(real_ward, kind, key)
    assert replace(made, blocks=without_work_by_year(made)) == printed(
        real_ward, kind, key, Templates(BEFORE)
    )


def without_work_by_year(document: OfficialDocument) -> tuple[Block, ...]:
    """Return the blocks without the table that reports on several years have since: inspections, petitions, … of each year."""
    found = list(document.blocks)
    for number, block in enumerate(found):
        if plain_text(getattr(block, "spans", ())).startswith("Kiểm tra, đơn thư"):
            del found[number : number + 2]
            break
    return tuple(found)


def test_the_stage_report_sets_the_work_of_the_years_side_by_side(real_ward: Workspace) -> None:
    tables = [one for one in printed(real_ward, "stage-report", "2026-2028").blocks if isinstance(one, Table)]
    rows = [[plain_text(cell) for cell in row] for table in tables for row in table.rows]
    assert [row[2:] for row in rows if row[1] == "Đơn thư: trong đó đúng hạn"] == [["1", "–", "–"]]


def test_so_does_a_drive_and_a_quarter_of_the_example_ward(make_workspace: Make) -> None:
    ward = make_workspace(**WITH_DRIVE)
    for kind, key in (
        ("report", "2026-Q1"),
        ("drive-report", "van-thu-sach"),
        ("drive-report", "van-thu-sach/dau"),
    ):
        if kind == "drive-report" and "/" in key:
            key = f"van-thu-sach/{first_phase(ward)}"
        assert printed(ward, kind, key) == printed(ward, kind, key, Templates(BEFORE))


def test_a_drive_that_falls_short_is_told_with_the_causes_that_its_units_gave(make_workspace: Make) -> None:
    short = "numerator: 30, denominator: 100, cause: Thiếu kinh phí số hóa.}"
    text = WITH_DRIVE[DRIVE_REPORT].replace("numerator: 52, denominator: 100}", short)
    ward = make_workspace(**{**WITH_DRIVE, DRIVE_REPORT: text})
    blocks = printed(ward, "drive-report", "van-thu-sach").blocks
    said = [plain_text(block.spans) for block in blocks if isinstance(block, Paragraph | Item)]
    assert "Chỉnh lý 90% hồ sơ tồn đọng (không đạt): Thiếu kinh phí số hóa." in said


def first_phase(ward: Workspace) -> str:
    return ward.all(Drive)[0].phases[0].id


def test_a_wards_copy_of_it_changes_nothing(make_workspace: Make) -> None:
    ward = make_workspace()
    edit, foreseen = new_report_outline(ward)
    assert foreseen.new_errors == ()
    [(file, text)] = edit.texts.items()
    assert file == OUTLINE
    own = with_files(ward, {file: text})
    assert find_problems(own) == []
    assert printed(own, "report", "2026-Q1") == printed(ward, "report", "2026-Q1")


def test_a_report_of_the_council_in_two_phan(make_workspace: Make) -> None:
    ward = make_workspace(**{ORGANIZATION: WITH_COUNCIL, OUTLINE: OF_COUNCIL})
    assert [one.code for one in find_problems(ward) if one.is_error] == []
    document = printed(ward, "report", "2026-Q1")
    assert headings(document) == [
        "Phần thứ nhất KẾT QUẢ CÔNG TÁC",
        "I. Công tác tham mưu",
        "II. Chỉ tiêu",
        "III. Từng đơn vị",
        "1. Văn phòng",
        "IV. Khen thưởng",
        "Phần thứ hai PHƯƠNG HƯỚNG quý II năm 2026",
    ]
    text = "\n".join(plain_text(block.spans) for block in document.blocks if not isinstance(block, Table))
    assert "Hội đồng đã họp, tham mưu cho Ủy ban nhân dân phường Mẫu." in text
    assert "Văn phòng đang chuẩn bị số hóa hồ sơ." in text
    assert document.letterhead.symbol == "BC-HĐTĐKT"
    assert document.subject == "Kết quả hoạt động của Hội đồng quý I năm 2026"
    assert document.addressees == ("Thường trực Đảng ủy phường",)
    assert document.appendices == ()
    assert document.signature is not None
    assert document.signature.authority_lines == ("TM. HỘI ĐỒNG", "CHỦ TỊCH")


def test_the_clerks_words_stand_around_the_blocks_of_their_part(make_workspace: Make) -> None:
    split = OF_COUNCIL.replace("content: [totals, target-table]", "content: [totals]").replace(
        "content: [awards]", "content: [under-way, decisions]"
    )
    document = printed(make_workspace(**{ORGANIZATION: WITH_COUNCIL, OUTLINE: split}), "report", "2026-Q1")
    text = [plain_text(block.spans) for block in document.blocks if not isinstance(block, Table)]
    before = text.index("Quý I có nhiều ngày lễ lớn.")
    assert text[before + 1].startswith("Đơn vị đã gửi báo cáo")
    assert text.count("Trong quý I đã khen thưởng:") == 1
    assert not any("chưa ban hành quyết định" in line for line in text)


def test_a_part_that_goes_where_it_is_empty_is_told_as_left_out(make_workspace: Make) -> None:
    omitted = (
        f"{OF_COUNCIL}      - heading: KIẾN NGHỊ\n        omit_empty: true\n        content: [proposals]\n"
    )
    ward = make_workspace(**{ORGANIZATION: WITH_COUNCIL, OUTLINE: omitted})
    document = printed(ward, "report", "2026-Q2")
    assert not any("KIẾN NGHỊ" in heading for heading in headings(document))
    [left] = [note for note in document.notes if "không in" in note]
    assert "(proposals)" in left
    assert not any("(proposals)" in note for note in document.notes if "in dòng chấm" in note)


def test_words_that_the_outline_has_no_place_for_are_told(make_workspace: Make) -> None:
    without = OF_COUNCIL.replace("          - heading: Khen thưởng\n            content: [awards]\n", "")
    found = find_problems(make_workspace(**{ORGANIZATION: WITH_COUNCIL, OUTLINE: without}))
    assert [(one.code, one.place.file.rpartition("/")[2]) for one in found] == [("Y137", "loi-van.yaml")]


def test_the_register_says_what_the_outline_calls_the_report(make_workspace: Make) -> None:
    ward = make_workspace(**{ORGANIZATION: WITH_COUNCIL, OUTLINE: OF_COUNCIL})
    found = issuing(ward, "report", "2026-Q1", 3, date(2026, 4, 6))
    assert found.said == "03/BC-HĐTĐKT"
    assert found.title == "Báo cáo kết quả hoạt động của Hội đồng quý I năm 2026"


def test_the_ward_and_its_council_both_report_on_a_period(make_workspace: Make) -> None:
    words = "kind: ward-report\nperiod: 2026-Q1\nissuer: hoi-dong\npassages:\n  overview: {before: [Hội đồng họp một phiên.]}\n"
    file = "plans/2026/reports/2026-Q1/loi-van-hoi-dong.yaml"
    both = OF_COUNCIL.replace(
        "outlines:\n",
        "outlines:\n  - for: [quarter]\n    title: Kết quả {{ period }}\n"
        "    parts: [{heading: Tình hình chung, content: [coverage, totals, corrections]}]\n",
    )
    ward = make_workspace(**{ORGANIZATION: WITH_COUNCIL, OUTLINE: both, file: words})
    assert [one.code for one in find_problems(ward) if one.is_error] == []
    usual, own = printed(ward, "report", "2026-Q1"), printed(ward, "report", "2026-Q1/hoi-dong")
    assert (usual.letterhead.symbol, own.letterhead.symbol) == ("BC-UBND", "BC-HĐTĐKT")
    assert (usual.subject, own.subject) == (
        "Kết quả quý I năm 2026",
        "Kết quả hoạt động của Hội đồng quý I năm 2026",
    )
    said = [plain_text(block.spans) for block in own.blocks if isinstance(block, Paragraph)]
    assert "Hội đồng họp một phiên." in said
    assert "Quý I có nhiều ngày lễ lớn." not in said
    for key in ("2026-Q1", "2026-Q1/hoi-dong"):
        done = issuing(ward, "report", key, 3, date(2026, 4, 6))
        done.edit.write(ward.root, check=ward.refuse_changed)
        ward = read_workspace(ward.root)
    assert done.said == "03/BC-HĐTĐKT"
    assert [one.code for one in find_problems(ward) if one.is_error] == []
    changed = with_files(ward, {file: words.replace("một phiên", "hai phiên")})
    assert [one.code for one in find_problems(changed) if one.place.file == file] == ["B101"]
    assert printed(ward, "report", "2026-Q1").letterhead.symbol == "BC-UBND"
    assert printed(ward, "report", "2026-Q1/hoi-dong").letterhead.number == "03"


def test_a_body_reports_by_the_packaged_outline_where_it_has_none(make_workspace: Make) -> None:
    ward = make_workspace(**{ORGANIZATION: WITH_COUNCIL})
    assert printed(ward, "report", "2026-Q1/hoi-dong").letterhead.symbol == "BC-HĐTĐKT"
    with pytest.raises(UsageError, match="Không có cơ quan ban hành “mat-tran”"):
        printed(ward, "report", "2026-Q1/mat-tran")
    alone = make_workspace(**{ORGANIZATION: WITH_COUNCIL, OUTLINE: OF_COUNCIL})
    with pytest.raises(UsageError, match="Báo cáo thường của kỳ này là của Hội đồng"):
        printed(alone, "report", "2026-Q1/hoi-dong")


OF_SEVERAL_YEARS = """\
kind: report-outline
outlines:
  - for: [stage]
    title: "{{ review }} phong trào thi đua của phường {{ stage }}"
    issuer: hoi-dong
    numbering: [Phần thứ nhất, I.]
    parts:
      - heading: KẾT QUẢ
        parts:
          - heading: Số liệu
            content: [coverage, years]
          - heading: Lộ trình
            content: [ways, yearly]
      - heading: PHƯƠNG HƯỚNG
        content: [directions]
  - for: [inspection]
    title: Kết quả kiểm tra {{ inspection }}
    parts:
      - heading: Nơi kiểm tra
        content:
          - text: "Đã kiểm tra {{ visited }}."
          - visits
      - heading: Khắc phục
        content: [findings, remedied]
"""


def test_a_stage_and_a_conclusion_by_the_wards_own_outline(make_workspace: Make) -> None:
    ward = make_workspace(**{ORGANIZATION: WITH_COUNCIL, OUTLINE: OF_SEVERAL_YEARS})
    assert [one.code for one in find_problems(ward) if one.is_error] == []
    document = printed(ward, "stage-report", "2026-2030")
    assert headings(document) == [
        "Phần thứ nhất KẾT QUẢ",
        "I. Số liệu",
        "II. Lộ trình",
        "Phần thứ hai PHƯƠNG HƯỚNG",
    ]
    assert document.subject == "Tổng kết 05 năm phong trào thi đua của phường giai đoạn 2026 - 2030"
    assert document.letterhead.symbol == "BC-HĐTĐKT"
    assert document.appendices == ()
    assert not any(
        "Phụ lục" in plain_text(block.spans) for block in document.blocks if isinstance(block, Paragraph)
    )
    found = issuing(ward, "stage-report", "2026-2030", 3, date(2030, 12, 6))
    assert found.title == "Báo cáo tổng kết 05 năm phong trào thi đua của phường giai đoạn 2026 - 2030"
    conclusion = printed(ward, "inspection-conclusion", "kiem-tra-01")
    said = [plain_text(block.spans) for block in conclusion.blocks if isinstance(block, Paragraph)]
    assert said[0] == "Đã kiểm tra 01/01 đơn vị."
    assert any(line.startswith("Đã khắc phục") for line in said)


@pytest.mark.parametrize("kind", REPORT_KINDS)
def test_there_is_an_outline_for_every_kind_and_a_macro_for_every_block(kind: str) -> None:
    outline = packaged_outline(kind)
    used = {block for item in outline.blocks for block in placed(kind, item.block)}
    assert used <= set(blocks_for(kind).values())
    names = {
        "period": "bao-cao-khoi.md.j2",
        "drive": "bao-cao-dot-khoi.md.j2",
        "stage": "bao-cao-giai-doan-khoi.md.j2",
        "inspection": "ket-luan-kiem-tra-khoi.md.j2",
    }
    library = (resource_folder("templates") / names[family_of(kind)]).read_text(encoding="utf-8")
    for block in blocks_for(kind).values():
        assert f"macro {block.macro}(level)" in library


def test_every_part_of_the_clerks_words_has_a_block() -> None:
    assert {block.part for block in blocks_for("quarter").values() if block.part} == set(PARTS)


def test_the_list_of_blocks_is_that_of_the_code() -> None:
    assert (REPOSITORY / "docs" / "report-blocks.md").read_text(encoding="utf-8") == blocks_document()


def test_a_template_of_before_prints_as_before_and_says_that_the_outline_does_nothing(
    make_workspace: Make,
) -> None:
    ward = make_workspace(**{ORGANIZATION: WITH_COUNCIL, OUTLINE: OF_COUNCIL})
    document = printed(ward, "report", "2026-Q1", Templates(BEFORE))
    assert "I. Tình hình chung" in headings(document)
    assert any("bao-cao.md.j2" in note for note in document.notes)


def test_a_copy_of_the_templates_that_nobody_changed_is_no_template_of_the_wards_own(
    make_workspace: Make, tmp_path: Path
) -> None:
    ward = make_workspace(**{ORGANIZATION: WITH_COUNCIL, OUTLINE: OF_COUNCIL})
    for packaged in resource_folder("templates").glob("bao-cao*.j2"):
        text = packaged.read_text(encoding="utf-8")
        (tmp_path / packaged.name).write_text(text, encoding="utf-8", newline="\r\n")
    own = Templates(tmp_path)
    assert printed(ward, "report", "2026-Q1", own) == printed(ward, "report", "2026-Q1")
    follows = (tmp_path / "bao-cao.md.j2").read_text(encoding="utf-8") + "\nThêm một câu.\n"
    (tmp_path / "bao-cao.md.j2").write_text(follows, encoding="utf-8")
    document = printed(ward, "report", "2026-Q1", Templates(tmp_path))
    assert headings(document) == headings(printed(ward, "report", "2026-Q1"))
    assert not any("bao-cao.md.j2" in note for note in document.notes)


def test_every_dotted_line_is_named_by_its_heading() -> None:
    def dotted(count: int) -> Paragraph:
        return Paragraph((Span("." * count),))

    parts = [
        Heading(1, f"{number}.", (Span(title),), 1)
        for number, title in (("I", "Khen thưởng"), ("II", "Kiến nghị"))
    ]
    blocks: list[Block] = [
        Paragraph((Span("Lời dẫn..."),)),
        parts[0],
        dotted(115),
        parts[1],
        Paragraph((Span("Đề nghị."),)),
        dotted(115),
    ]
    assert left_to_fill_in(blocks) == (
        "- còn trống, in dòng chấm (điền trong Word): Khen thưởng; Kiến nghị.",
    )
    assert left_to_fill_in(blocks[:2]) == ()
