"""What the reviews of a drive and of a stage say of figures that an earlier one told, and what is asked of who puts them right."""

from __future__ import annotations

from pathlib import Path

import pytest

from conftest import write_files
from example_ward import WITH_DRIVE
from signing import Ward
from tdkt.checks.example_files import DRIVE, DRIVE_REPORT, REPORT
from tdkt.documents.jobs import Job
from tdkt.documents.kinds import KINDS
from tdkt.documents.page.blocks import OfficialDocument, plain_text
from tdkt.documents.texts.templates import Templates

FIRST = "numerator: 40, denominator: 100"
REASON = "    corrections: [{date: 2026-08-20, reason: Đếm sót., targets: [van-thu-sach.ho-so]}]\n"


@pytest.fixture
def ward(tmp_path: Path) -> Ward:
    files = {
        **WITH_DRIVE,
        DRIVE: WITH_DRIVE[DRIVE].replace("symbol: KH-UBND", "number: 9\nsymbol: KH-UBND\ndate: 2026-06-10"),
    }
    found = Ward(write_files(tmp_path / "kho", files))
    found.issue("drive-report", "van-thu-sach/dau", 20, "2026-08-07")
    return found


def told(ward: Ward, key: str, of: str = "drive-report") -> list[str]:
    """The sentences on what was put right in the review `key`."""
    kind = KINDS[of]
    [job] = kind.jobs(ward.read, kind.key.read(key), Templates(ward.root / "templates"))
    assert isinstance(job, Job)
    document = job.make(iter)
    assert isinstance(document, OfficialDocument)
    spans = [plain_text(block.spans) for block in document.blocks if hasattr(block, "spans")]
    return [
        line for line in spans if "đã nêu tại" in line or "đính chính như sau" in line or "gửi ngày" in line
    ]


def test_the_summing_up_tells_what_the_first_review_had_told_otherwise(ward: Ward) -> None:
    assert told(ward, "van-thu-sach") == []
    ward.change(DRIVE_REPORT, FIRST, "numerator: 45, denominator: 100")
    ward.change(DRIVE_REPORT, "  - phase: cuoi\n", f"{REASON}  - phase: cuoi\n")
    assert ward.problems("B102") == []
    assert told(ward, "van-thu-sach") == [
        "Số liệu đã báo cáo khi sơ kết được đính chính như sau; kết quả tại Báo cáo này tính theo số liệu đã đính chính:",
        "Văn phòng, giai đoạn 1, chỉ tiêu “Chỉnh lý 90% hồ sơ tồn đọng” đã nêu tại Báo cáo số 20/BC-UBND ngày 07 tháng 8 "
        "năm 2026: tử số từ 40 thành 45 (sửa ngày 20/08/2026; lý do: đếm sót).",
    ]
    assert told(ward, "van-thu-sach/dau") == []


def test_what_a_later_review_has_told_is_not_told_again(ward: Ward) -> None:
    ward.change(
        DRIVE,
        "  - {id: cuoi, title: Giai đoạn 2,",
        "  - {id: giua, title: Giai đoạn 2, until: 2026-08-20}\n  - {id: cuoi, title: Giai đoạn 3,",
    )
    ward.change(
        DRIVE_REPORT,
        "  - phase: cuoi\n",
        f"{REASON}  - phase: giua\n    results: [Đã làm.]\n  - phase: cuoi\n",
    )
    ward.change(DRIVE_REPORT, FIRST, "numerator: 45, denominator: 100")
    assert len(told(ward, "van-thu-sach/giua")) == 2
    assert len(told(ward, "van-thu-sach")) == 2
    ward.issue("drive-report", "van-thu-sach/giua", 21, "2026-08-25")
    assert told(ward, "van-thu-sach") == []


def test_a_reason_is_asked_for_where_it_belongs(ward: Ward) -> None:
    ward.change(DRIVE_REPORT, FIRST, "numerator: 45, denominator: 100")
    [found] = ward.problems("B102")
    assert "thêm vào giai đoạn ấy của tệp (dưới phases, ngang với figures): corrections:" in found.hint
    ward.change(DRIVE_REPORT, "phases:\n", REASON.removeprefix("    ") + "phases:\n")
    [misplaced] = ward.problems("B102", "S202")
    assert misplaced.code == "S202"
    assert misplaced.hint == "“corrections” ghi trong mục của “phases” mà nó nói đến, không ghi ở cấp này."


def test_the_report_on_a_stage_tells_what_an_earlier_one_had_told_otherwise(ward: Ward) -> None:
    ward.issue("stage-report", "2026-2028", 30, "2026-09-10")
    ward.change(REPORT, "numerator: 96", "numerator: 97")
    reason = "{date: 2026-10-01, reason: Cộng thiếu., targets: [van-thu.dung-han]}"
    ward.change(REPORT, "figures:\n", f"corrections: [{reason}]\nfigures:\n")
    assert ward.problems("B102") == []
    lead, line = told(ward, "2026-2030", "stage-report")
    assert lead.startswith("Số liệu đã báo cáo ở giai đoạn trước được đính chính như sau;")
    assert line.startswith(
        "Văn phòng, quý I năm 2026, chỉ tiêu “95% văn bản được xử lý đúng hạn” đã nêu tại Báo cáo số 30"
    )
    assert line.endswith("tử số từ 96 thành 97 (sửa ngày 01/10/2026; lý do: cộng thiếu).")
    assert told(ward, "2026-2028", "stage-report") == []
