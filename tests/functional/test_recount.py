"""How a target is counted is put right with a reason: no amendment, reaching back, told in the next report."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from conftest import write_files
from example_ward import TWO_QUARTERS
from tdkt.attainment.assessment import assess
from tdkt.changes.amended import amended_changes
from tdkt.checks.run import find_problems, trusted_programme
from tdkt.documents.provenance import text_lines
from tdkt.documents.report.recounting import recounting_told
from tdkt.model.issued import Amendment
from tdkt.model.period import Period
from tdkt.workspace.issued import all_issued

sys.path.insert(0, str(Path(__file__).parents[1] / "unit" / "changes"))
from signed_ward import MOVEMENTS, REPORT, Ward

SECOND = "plans/2026/reports/2026-Q2/van-phong.yaml"
TARGET = "van-thu.mo-hinh"
REGISTER = "plans/2026/issued/register.yaml"
LATEST = ("of: mô hình}", "of: mô hình, accumulate: latest}")
REASON = "Số mô hình đang duy trì là tình hình cuối quý"


@pytest.fixture
def ward(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Ward:
    """A plan issued in January; three models kept in the first quarter, three in the second, added up to six."""
    files = dict(TWO_QUARTERS)
    for file, old in ((REPORT, 1), (SECOND, 0)):
        files[file] = files[file].replace(f"{TARGET}, count: {old}", f"{TARGET}, count: 3")
    files[MOVEMENTS] = (
        files[MOVEMENTS]
        .replace("between: [1, 2]", "at_least: 4")
        .replace("01 đến 02 mô hình", "ít nhất 04 mô hình")
    )
    ward = Ward(write_files(tmp_path / "kho", files), monkeypatch)
    ward.issue("plan", "2026", 1, "2026-01-15")
    return ward


def codes(ward: Ward) -> list[str]:
    return [found.code for found in find_problems(ward.read()) if found.is_error]


def result(ward: Ward, quarter: int) -> tuple[str, str]:
    found = assess(trusted_programme(ward.read(), 2026), Period.quarter(2026, quarter))
    one = next(one for one in found.assessments if one.target.id == TARGET)
    assert one.gathered.value is not None
    return str(one.gathered.value.amount), one.status.label


def recount(ward: Ward, day: str = "2026-07-20", *, fails: bool = False) -> str:
    return ward.tdkt("recount", TARGET, "--reason", REASON, "--date", day, fails=fails)


def test_counting_otherwise_needs_a_reason_and_no_amendment(ward: Ward) -> None:
    assert result(ward, 2) == ("6", "vượt")
    ward.edit({MOVEMENTS: (LATEST,)})
    told = " ".join(ward.tdkt("validate", fails=True).split())
    assert codes(ward) == ["B109"]
    assert "cộng dồn: cộng dồn các kỳ → lấy số kỳ cuối" in told
    assert f"tdkt recount {TARGET}" in told
    done = recount(ward)
    assert f"{TARGET}: cộng dồn: cộng dồn các kỳ → lấy số kỳ cuối" in done
    assert codes(ward) == []
    assert f"reason: {REASON}." in ward.text(REGISTER)
    shown = " ".join(ward.tdkt("register").split())
    assert f"Đính chính cách tính ngày 20/07/2026 (kế hoạch năm 2026): {TARGET}. {REASON}." in shown
    assert result(ward, 2) == ("3", "đúng tiến độ")


@pytest.mark.parametrize(
    "change",
    [
        LATEST,
        ("of: mô hình}", "of: mô hình, schedule: {Q1: 1, Q2: 1, Q3: 1}}"),
        ("of: mô hình}", "of: mô hình mới}"),
        ("among: [thon], of", "of"),
        ("{type: incidents, at_most: 0, of: sai sót lớn}", "{type: count, at_most: 0, of: sai sót lớn}"),
    ],
    ids=["sum", "schedule", "what", "among", "type"],
)
def test_what_is_on_no_paper_is_not_held(change: tuple[str, str], ward: Ward) -> None:
    ward.edit({MOVEMENTS: (change,)})
    assert codes(ward)[:1] == ["B109"]
    assert "B101" not in codes(ward)


@pytest.mark.parametrize(
    "change",
    [
        ("at_least: 4", "at_least: 5"),
        ("each_at_least: 1", "each_at_least: 2"),
        ("{type: milestone}", "{type: milestone, due: 2026-09-30}"),
    ],
)
def test_a_threshold_a_minimum_a_day_are_amended(change: tuple[str, str], ward: Ward) -> None:
    ward.edit({MOVEMENTS: (change,)})
    assert "B101" in codes(ward)
    assert "B109" not in codes(ward)


def test_other_words_for_what_is_counted_in_another_spelling_need_no_reason(ward: Ward) -> None:
    ward.edit({MOVEMENTS: (("of: mô hình}", "of: Mô  hình}"),)})
    assert codes(ward) == []


def test_it_reaches_back_through_an_amendment(ward: Ward) -> None:
    ward.edit({MOVEMENTS: (("at_least: 95", "at_least: 96"), ("95% văn bản", "96% văn bản"))})
    ward.amend("plan", "2026", 2, "2026-05-10")
    ward.edit({MOVEMENTS: (LATEST,)})
    assert "B109" in codes(ward)
    recount(ward)
    assert codes(ward) == []
    assert (result(ward, 1), result(ward, 2)) == (("3", "đúng tiến độ"), ("3", "đúng tiến độ"))


def test_an_amendment_that_is_drafted_does_not_speak_of_it(ward: Ward) -> None:
    ward.edit({MOVEMENTS: (LATEST, ("at_least: 95", "at_least: 96"), ("95% văn bản", "96% văn bản"))})
    ward.tdkt("amend", "plan", "2026", "--reason", "thành phố điều chỉnh")
    now = ward.read()
    (one,) = now.all(Amendment)
    assert [change.part.data["target"] for change in amended_changes(now, one)] == ["van-thu.dung-han"]
    assert codes(ward) == ["B109"]
    recount(ward, "2026-05-05")
    assert result(ward, 2) == ("3", "đúng tiến độ")
    ward.issue("amendment", one.id, 9, "2026-05-10")
    assert codes(ward) == []
    assert (result(ward, 1), result(ward, 2)) == (("3", "đúng tiến độ"), ("3", "đúng tiến độ"))


def test_an_amendment_does_not_launder_it(ward: Ward) -> None:
    ward.edit({MOVEMENTS: (("at_least: 95", "at_least: 96"), ("95% văn bản", "96% văn bản"))})
    ward.tdkt("amend", "plan", "2026", "--reason", "thành phố điều chỉnh")
    ward.edit({MOVEMENTS: (LATEST,)})
    told = ward.tdkt(
        "issue", "amendment", "ke-hoach-2026-lan-1", "--number", "9", "--date", "2026-05-10", fails=True
    )
    assert "B109" in told


def test_a_sentence_that_is_amended_takes_its_counting_along(ward: Ward) -> None:
    ward.edit(
        {
            MOVEMENTS: (
                LATEST,
                ("at_least: 4", "at_least: 3"),
                ("ít nhất 04 mô hình", "duy trì ít nhất 03 mô hình"),
            )
        }
    )
    ward.amend("plan", "2026", 9, "2026-05-10")
    assert codes(ward) == []


def test_what_was_issued_stays_and_the_next_report_tells_the_difference(ward: Ward) -> None:
    ward.issue("report", "2026-H1", 30, "2026-07-10")
    ward.tdkt("render", "report", "2026-H1")
    (paper,) = (ward.root / "build/2026").glob("bao-cao-6-thang*.docx")
    before = text_lines(paper.read_bytes())
    assert any("6" in line for line in before)
    ward.edit({MOVEMENTS: (LATEST,)})
    recount(ward)
    ward.tdkt("render", "report", "2026-H1")
    assert text_lines(paper.read_bytes()) == before
    (told,) = recounting_told(ward.read(), Period.parse("2026-9M", year=0))
    assert told == (
        "Số liệu 6 tháng đầu năm 2026 của chỉ tiêu “Xây dựng ít nhất 04 mô hình trong năm” đã nêu tại Báo cáo số 30/BC-UBND "
        "ngày 10 tháng 7 năm 2026 được tính lại (sửa ngày 20/07/2026; lý do: số mô hình đang duy trì là tình hình cuối quý): "
        "trước 6, vượt; nay 3, đúng tiến độ"
    )


def test_it_is_told_once(ward: Ward) -> None:
    ward.issue("report", "2026-Q1", 20, "2026-04-10")
    ward.edit({MOVEMENTS: (LATEST,)})
    recount(ward, "2026-05-01")
    half = Period.parse("2026-H1", year=0)
    (told,) = recounting_told(ward.read(), half)
    assert "kết quả không đổi" in told
    ward.issue("report", "2026-H1", 30, "2026-07-10")
    assert list(recounting_told(ward.read(), half)) == [told]
    assert list(recounting_told(ward.read(), Period.parse("2026-9M", year=0))) == []


def test_what_cannot_be_recorded_is_told(ward: Ward) -> None:
    assert "đang tính như khi ban hành" in recount(ward, fails=True)
    ward.edit({MOVEMENTS: (LATEST,)})
    assert "trước ngày ban hành" in recount(ward, "2026-01-01", fails=True)
    assert "Có phải là" in ward.tdkt("recount", "van-thu.mo-hin", "--reason", "a", fails=True)
    assert "chưa ban hành" in ward.tdkt("recount", TARGET, "--reason", "a", "--year", "2025", fails=True)
    before = ward.text(REGISTER)
    ward.tdkt("recount", TARGET, "--reason", "a", "--date", "2026-07-20", "--dry-run")
    assert ward.text(REGISTER) == before


def test_a_record_that_is_wrong_is_told(ward: Ward) -> None:
    ward.edit({MOVEMENTS: (LATEST,)})
    recount(ward)
    ward.edit({REGISTER: ((f"targets: [{TARGET}]", "targets: [van-thu.mo-hin]"),)})
    assert set(codes(ward)) == {"B109", "B110"}
    ward.edit(
        {
            REGISTER: (
                ("targets: [van-thu.mo-hin]", f"targets: [{TARGET}]"),
                ("date: 2026-07-20", "date: 2026-01-02"),
            )
        }
    )
    assert "B110" in codes(ward)


def test_a_reason_is_for_one_change(ward: Ward) -> None:
    ward.edit({MOVEMENTS: (LATEST,)})
    recount(ward)
    assert "đã ghi lý do" in recount(ward, fails=True)
    ward.edit({MOVEMENTS: (("of: mô hình, accumulate", "of: mô hình hiệu quả, accumulate"),)})
    assert codes(ward) == ["B109"]
    recount(ward, "2026-08-01")
    assert codes(ward) == []
    assert result(ward, 2) == ("3", "đúng tiến độ")


def test_an_id_that_changes_later_is_followed_in_the_record(ward: Ward) -> None:
    ward.edit({MOVEMENTS: (LATEST,)})
    recount(ward)
    ward.tdkt("rename", "target", TARGET, "van-thu.mau")
    assert codes(ward) == []
    assert "targets: [van-thu.mau]" in ward.text(REGISTER)
    assert all_issued(ward.read())
