"""The articles of an amendment: what is done where, in the words of the plan."""

from __future__ import annotations

from pathlib import Path

import pytest

from conftest import write_files
from example_ward import FILES
from school_year import FILES as SCHOOL
from signing import Ward
from tdkt.checks.example_files import MOVEMENTS, NOMINATIONS, PLAN
from tdkt.documents.jobs import Job
from tdkt.documents.kinds import KINDS
from tdkt.documents.page.blocks import Clause, Heading, OfficialDocument, plain_text
from tdkt.documents.texts.templates import Templates
from tdkt.errors import UserError


@pytest.fixture
def ward(tmp_path: Path) -> Ward:
    found = Ward(write_files(tmp_path / "kho", FILES))
    found.issue("plan", "2026", 1, "2026-01-15")
    return found


def printed(ward: Ward, kind: str, key: str) -> OfficialDocument:
    reader = KINDS[kind]
    job = next(iter(reader.jobs(ward.read, reader.key.read(key), Templates(ward.root / "templates"))))
    assert isinstance(job, Job)
    document = job.make(iter)
    assert isinstance(document, OfficialDocument)
    return document


def lines(document: OfficialDocument) -> list[str]:
    """The printed lines of the first part: the articles."""
    found = []
    for block in document.blocks:
        if isinstance(block, Heading) and plain_text(block.spans).startswith("Tổ chức"):
            break
        number = f"{block.number} " if isinstance(block, (Heading, Clause)) else ""
        found.append(number + plain_text(block.spans))  # type: ignore[union-attr]
    return found


@pytest.mark.parametrize(
    ("file", "old", "new", "said"),
    [
        (
            MOVEMENTS,
            "95% văn bản được xử lý đúng hạn.\n        measure: {type: percentage, at_least: 95",
            "97% văn bản được xử lý đúng hạn.\n        measure: {type: percentage, at_least: 97",
            [
                "1. Sửa đổi gạch đầu dòng thứ hai điểm a khoản 2.1 Mục I như sau:",
                "“97% văn bản được xử lý đúng hạn.”.",
            ],
        ),
        (
            MOVEMENTS,
            "            quote: không để xảy ra sai sót lớn\n",
            "            quote: không để xảy ra sai sót lớn\n            label: Sai sót lớn\n",
            None,
        ),
        (
            MOVEMENTS,
            "measure: {type: milestone}",
            "measure: {type: milestone, due: 2026-09-30}",
            [
                "1. Xác định lại cách đo của chỉ tiêu “Hoàn thành mô hình “Văn phòng không giấy tờ”” tại gạch đầu dòng "
                "thứ sáu điểm a khoản 2.1 Mục I: bổ sung hạn 30/09/2026.",
            ],
        ),
        (
            MOVEMENTS,
            "      - task: van-thu.quan-ly\n        text: Quản lý tài sản công tiết kiệm, minh bạch.\n",
            "",
            [
                "1. Bãi bỏ gạch đầu dòng thứ nhất điểm a khoản 2.1 Mục I:",
                "“Quản lý tài sản công tiết kiệm, minh bạch.”.",
            ],
        ),
        (
            MOVEMENTS,
            "      - target: van-thu.mo-hinh\n",
            "      - task: van-thu.lich\n        text: Công khai lịch công tác.\n      - target: van-thu.mo-hinh\n",
            [
                "1. Bổ sung gạch đầu dòng thứ ba điểm a khoản 2.1 Mục I như sau:",
                "“Công khai lịch công tác.”.",
            ],
        ),
        (
            MOVEMENTS,
            "title: Phong trào thi đua về công tác văn thư",
            "title: Phong trào thi đua về văn thư, lưu trữ",
            [
                "1. Sửa đổi tên phong trào tại điểm a khoản 2.1 Mục I như sau:",
                "“Phong trào thi đua về văn thư, lưu trữ”.",
            ],
        ),
        (
            PLAN,
            "      - title: Phong trào chung\n",
            "      - title: Các phong trào chung\n",
            ["1. Sửa đổi tiêu đề khoản 1 Mục I như sau:", "“Các phong trào chung”."],
        ),
        (
            PLAN,
            "          - Trọng tâm là phong trào",
            "          - Trọng tâm của năm là phong trào",
            [
                "1. Sửa đổi đoạn thứ nhất khoản 1 Mục I như sau:",
                "“Trọng tâm của năm là phong trào “Cả nước chung sức xây dựng nông thôn mới”.”.",
            ],
        ),
        (
            PLAN,
            "  - {type: Nghị định, number: 152/2025/NĐ-CP, date: 2025-06-14, issuer: Chính phủ, subject: quy định về phân cấp}\n",
            "  - {type: Nghị định, number: 152/2025/NĐ-CP, date: 2025-06-14, issuer: Chính phủ, subject: quy định về phân cấp}\n"
            "  - {type: Nghị quyết, number: 01/NQ-HĐND, date: 2026-03-01, issuer: HĐND phường, subject: về nhiệm vụ}\n",
            [
                "1. Bổ sung căn cứ như sau:",
                "“Căn cứ Nghị quyết số 01/NQ-HĐND ngày 01 tháng 3 năm 2026 của HĐND phường về nhiệm vụ”.",
            ],
        ),
        (
            PLAN,
            "recipients: [Lãnh đạo UBND phường]",
            "recipients: [Lãnh đạo UBND phường, Đảng ủy phường]",
            ["1. Sửa đổi nơi nhận như sau:", "Lãnh đạo UBND phường;", "Đảng ủy phường."],
        ),
        (PLAN, "archive: VT, VP", "archive: VT", ["1. Sửa đổi nơi lưu như sau:", "“VT”."]),
    ],
)
def test_a_change_becomes_an_article(
    ward: Ward, file: str, old: str, new: str, said: list[str] | None
) -> None:
    ward.change(file, old, new)
    name = ward.amend("plan", "2026", reason="Thành phố điều chỉnh.")
    if said is None:
        with pytest.raises(UserError, match="không có gì để sửa đổi"):
            printed(ward, "amendment", name)
        return
    document = printed(ward, "amendment", name)
    assert document.draft
    assert lines(document) == [
        "Thành phố điều chỉnh. Ủy ban nhân dân phường Mẫu ban hành Kế hoạch sửa đổi, bổ sung Kế hoạch số 01/KH-UBND "
        "như sau:",
        "I. Nội dung sửa đổi, bổ sung",
        *said,
    ]


def test_articles_stand_in_the_order_of_the_plan(ward: Ward) -> None:
    ward.change(MOVEMENTS, "tiết kiệm, minh bạch", "tiết kiệm, công khai, minh bạch")
    ward.change(PLAN, "- title: Phong trào chung", "- title: Các phong trào chung")
    ward.change(PLAN, "Các đơn vị tổ chức thực hiện nghiêm túc", "Các đơn vị thực hiện nghiêm túc")
    found = [
        line
        for line in lines(printed(ward, "amendment", ward.amend("plan", "2026")))
        if line[:2] in ("1.", "2.", "3.")
    ]
    assert [line.split(" như sau")[0] for line in found] == [
        "1. Sửa đổi tiêu đề khoản 1 Mục I",
        "2. Sửa đổi gạch đầu dòng thứ nhất điểm a khoản 2.1 Mục I",
        "3. Sửa đổi đoạn thứ nhất điểm a khoản 2.1 Mục I",
    ] or found[2].startswith("3. Sửa đổi đoạn")


def test_words_of_the_clerk_come_last(ward: Ward) -> None:
    name = ward.amend("plan", "2026")
    ward.change(
        f"plans/2026/amendments/{name}.yaml",
        "recipients:",
        "paragraphs: [Thay cụm từ “A” bằng “B”.]\nrecipients:",
    )
    assert lines(printed(ward, "amendment", name))[-1] == "1. Thay cụm từ “A” bằng “B”."


def test_a_decision_may_amend_a_plan(ward: Ward) -> None:
    ward.change(PLAN, "archive: VT, VP", "archive: VT")
    name = ward.amend("plan", "2026", form="decision")
    document = printed(ward, "amendment", name)
    assert (document.type_name, document.enacting_word) == ("QUYẾT ĐỊNH", "QUYẾT ĐỊNH:")
    assert document.authority == "ỦY BAN NHÂN DÂN PHƯỜNG MẪU"
    assert document.letterhead.symbol == "QĐ-UBND"
    assert document.legal_basis[-1].startswith(
        "Căn cứ Kế hoạch số 01/KH-UBND ngày 15 tháng 01 năm 2026 của Ủy ban nhân dân phường Mẫu về "
    )
    assert document.recipients[0] == "Như Điều 3"


def test_the_plan_is_printed_as_signed_and_the_amendment_as_issued(ward: Ward) -> None:
    before = printed(ward, "plan", "2026")
    ward.change(MOVEMENTS, "tiết kiệm, minh bạch", "tiết kiệm, công khai, minh bạch")
    name = ward.amend("plan", "2026")
    ward.issue("amendment", name, 8, "2026-05-01")
    ward.change("plans/organization.yaml", "name: Nguyễn Văn A, post", "name: Trần Thị B, post")
    after = printed(ward, "plan", "2026")
    assert (after.blocks, after.signature) == (before.blocks, before.signature)
    assert "Kế hoạch số 08/KH-UBND ngày 01 tháng 5 năm 2026" in after.notes[-1]
    amendment = printed(ward, "amendment", name)
    assert (amendment.letterhead.number, amendment.draft) == ("08", False)
    ward.change(MOVEMENTS, "tiết kiệm, công khai, minh bạch", "công khai, minh bạch")
    second = ward.amend("plan", "2026")
    assert lines(printed(ward, "amendment", name)) == lines(amendment)  # the next one does not touch it
    assert (
        "đã được sửa đổi, bổ sung tại Kế hoạch số 08/KH-UBND" in lines(printed(ward, "amendment", second))[0]
    )


@pytest.mark.parametrize(("kind", "key"), [("report", "2026-Q2"), ("stage-report", "2026-2030")])
def test_reports_cite_the_plan_with_its_amendments(kind: str, key: str, ward: Ward) -> None:
    ward.change(MOVEMENTS, "tiết kiệm, minh bạch", "tiết kiệm, công khai, minh bạch")
    ward.issue("amendment", ward.amend("plan", "2026"), 8, "2026-03-20")
    text = plain_text(printed(ward, kind, key).blocks[0].spans)  # type: ignore[union-attr]
    assert "01/KH-UBND ngày 15 tháng 01 năm 2026 của Ủy ban nhân dân phường Mẫu" in text
    assert "triển khai công tác thi đua, khen thưởng năm 2026" in text
    assert "(được sửa đổi, bổ sung tại Kế hoạch số 08/KH-UBND ngày 20 tháng 3 năm 2026" in text


def test_an_amended_decision(ward: Ward) -> None:
    ward.issue("decision", "tong-ket", 120, "2026-09-15")
    before = printed(ward, "decision", "tong-ket")
    ward.change(
        NOMINATIONS, "for: Hoàn thành tốt nhiệm vụ năm 2026", "for: Hoàn thành xuất sắc nhiệm vụ năm 2026"
    )
    name = ward.amend("decision", "tong-ket", reason="Ghi nhầm thành tích.")
    document = printed(ward, "amendment", name)
    assert document.authority == "CHỦ TỊCH ỦY BAN NHÂN DÂN PHƯỜNG MẪU"
    assert document.signature
    assert not any("TM." in line for line in document.signature.authority_lines)
    said = lines(document)
    assert "(lý do: ghi nhầm thành tích)" in said[0]
    assert said[1].startswith("1. Sửa đổi thành tích của ")
    assert said[2] == "“Hoàn thành xuất sắc nhiệm vụ năm 2026”."
    ward.issue("amendment", name, 130, "2026-09-20")
    assert printed(ward, "decision", "tong-ket").appendices == before.appendices
    assert printed(ward, "award-list", "tong-ket").blocks != before.appendices[0].blocks


def test_an_issued_report_has_its_number_and_stays(ward: Ward) -> None:
    ward.issue("report", "2026-Q1", 20, "2026-04-10")
    first = printed(ward, "report", "2026-Q1")
    assert (first.letterhead.number, first.letterhead.symbol, first.draft) == ("20", "BC-UBND", False)
    assert "(Kèm theo Báo cáo số 20/BC-UBND ngày 10 tháng 4 năm 2026" in first.appendices[0].attached_to
    report = "plans/2026/reports/2026-Q1/van-phong.yaml"
    ward.change(report, "numerator: 96, denominator: 100", "numerator: 98, denominator: 100")
    ward.change(
        report,
        "figures:\n",
        "corrections: [{date: 2026-05-12, reason: Cộng thiếu., targets: [van-thu.dung-han]}]\nfigures:\n",
    )
    assert printed(ward, "report", "2026-Q1").blocks == first.blocks
    half = [
        plain_text(block.spans)
        for block in printed(ward, "report", "2026-H1").blocks
        if hasattr(block, "spans")
    ]
    told = next(line for line in half if "đã nêu tại" in line)
    assert told == (
        "Văn phòng, quý I năm 2026, chỉ tiêu “95% văn bản được xử lý đúng hạn” đã nêu tại Báo cáo số 20/BC-UBND ngày "
        "10 tháng 4 năm 2026: tử số từ 96 thành 98 (sửa ngày 12/05/2026; lý do: cộng thiếu)."
    )


def test_what_was_put_right_is_named_by_its_words_and_a_request_is_no_part_of_it(ward: Ward) -> None:
    report = "plans/2026/reports/2026-Q1/van-phong.yaml"
    words = "narrative:\n  results: [Cũ.]\n  proposals: [Xin máy.]\n"
    ward.change(report, "figures:\n", words + "figures:\n")
    ward.issue("report", "2026-Q1", 20, "2026-04-10")
    ward.change(report, "task: van-thu.quan-ly, progress: under_way", "task: van-thu.quan-ly, progress: done")
    ward.change(report, "[Cũ.]", "[Mới.]")
    ward.change(report, "[Xin máy.]", "[Xin hai máy.]")
    ward.change(report, "figures:\n", "corrections: [{date: 2026-05-12, reason: Ghi lại.}]\nfigures:\n")
    half = [
        plain_text(block.spans)
        for block in printed(ward, "report", "2026-H1").blocks
        if hasattr(block, "spans")
    ]
    told = [line for line in half if "đã nêu tại" in line]
    assert [line.partition(" đã nêu tại")[0] for line in told] == [
        "Văn phòng, quý I năm 2026, phần lời",
        "Văn phòng, quý I năm 2026, nhiệm vụ “Quản lý tài sản công tiết kiệm, minh bạch”",
    ]
    assert not [line for line in half if "van-thu." in line or "máy" in line]


def test_a_council_cites_no_law_on_local_government(tmp_path: Path, ward: Ward) -> None:
    """That law gives the committee its competence; a Council's amendment cites what its plan cites."""
    ward.change(MOVEMENTS, "Quản lý tài sản công", "Quản lý chặt chẽ tài sản công")
    name = ward.amend("plan", "2026")
    assert any("chính quyền địa phương" in line for line in printed(ward, "amendment", name).legal_basis)
    school = Ward(write_files(tmp_path / "truong", SCHOOL))
    school.issue("plan", "2026-2027", 12, "2026-09-15")
    movements = "plans/2026-2027/movements/trung-hoc.yaml"
    school.change(movements, "ít nhất 10 tiết", "ít nhất 11 tiết")
    school.change(movements, "at_least: 10", "at_least: 11")
    document = printed(school, "amendment", school.amend("plan", "2026-2027"))
    assert [line.partition(",")[0] for line in document.legal_basis[:-1]] == ["Căn cứ Luật Thi đua"]
    assert not any("chính quyền địa phương" in note for note in document.notes)
