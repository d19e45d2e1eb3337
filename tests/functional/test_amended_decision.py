"""Amending a decision on commendation: the list, the counts and the money together; no number of the golden book moves."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from conftest import write_files
from example_ward import FILES
from tdkt.checks.run import find_problems
from tdkt.documents.provenance import text_lines

sys.path.insert(0, str(Path(__file__).parents[1] / "unit" / "changes"))
from signed_ward import BATCH, NOMINATIONS, PEOPLE, SESSION, Ward

FIRST, SECOND = "  - id: dn-01\n", "  - id: dn-02\n"
WITHDRAW = (
    "    ordinal: 1\n",
    "    ordinal: 1\n    refused: {at: decision, date: 2026-09-20, reason: Có vi phạm trước ngày ký.}\n",
)
NEWCOMER = """  - id: dn-05
    who: ho-ong-l
    award: giay-khen
    by: van-phong
    for: Hiến đất làm đường
    documents:
      - {type: submission, received: 2026-08-03}
      - {type: achievement_report, received: 2026-08-03}
      - {type: minutes, received: 2026-08-03}
"""


@pytest.fixture
def ward(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Ward:
    """A decision that is not paid yet."""
    batch = FILES[BATCH].replace("state: awarded", "state: decided").partition("ceremony:")[0]
    ward = Ward(write_files(tmp_path / "kho", {**FILES, BATCH: batch}), monkeypatch)
    ward.issue("decision", "tong-ket", 120, "2026-09-15")
    return ward


def errors(ward: Ward) -> list[str]:
    return [found.in_a_line for found in find_problems(ward.read()) if found.is_error]


def drafted(ward: Ward) -> list[str]:
    """Amend the decision by what the files say now, and return the lines of the draft from Điều 1 to Điều 2 of its own."""
    ward.tdkt("amend", "decision", "tong-ket", "--reason", "Rà soát lại hồ sơ")
    return printed(ward)


def printed(ward: Ward) -> list[str]:
    ward.tdkt("render", "amendment", "tong-ket-lan-1")
    (paper,) = (ward.root / "build/2026").rglob("*sua-doi*.docx")
    lines = text_lines(paper.read_bytes())
    cited = next(line for line in lines if line.startswith("Căn cứ Quyết định số"))
    assert "của Chủ tịch Ủy ban nhân dân phường" in cited
    assert "về việc tặng danh hiệu thi đua" in cited
    start = next(number for number, line in enumerate(lines) if line.startswith("Điều 1. Sửa đổi, bổ sung"))
    end = next(
        number for number, line in enumerate(lines) if line.startswith("Điều 2. Quyết định này có hiệu lực")
    )
    return lines[start + 1 : end]


def test_withdrawing_one_also_changes_the_counts_and_the_money(ward: Ward) -> None:
    ward.edit({NOMINATIONS: (WITHDRAW,)})
    said = drafted(ward)
    (paper,) = (ward.root / "build/2026").rglob("*sua-doi*.docx")
    unsure = "- Trích yếu của Nghị định số 129/2025/NĐ-CP: theo một nguồn"
    assert unsure in "\n".join(text_lines(paper.read_bytes()))
    assert (
        said[0]
        == "1. Đưa ra khỏi danh sách khen thưởng: tập thể Văn phòng (Tập thể lao động tiên tiến; số sổ vàng 01)."
    )
    text = "\n".join(said)
    assert "2. Sửa đổi Điều 1 như sau:\n“Điều 1. Tặng danh hiệu thi đua cho 03 cá nhân" in text
    assert "Lao động tiên tiến”: 02 cá nhân.”" in text
    assert "3. Sửa đổi Điều 2 như sau:\n“Điều 2. Tiền thưởng" in text
    assert "Tổng số tiền thưởng: 4.050.000 đồng (bằng chữ: Bốn triệu không trăm năm mươi nghìn đồng)" in text
    assert "các cá nhân có tên tại Điều 1 chịu trách nhiệm thi hành" in text  # no collective is left
    assert len([line for line in said if line[:2] in ("1.", "2.", "3.", "4.", "5.")]) == 4


@pytest.mark.parametrize("deleted", [True, False], ids=["taken out of the file", "kept with a reason"])
def test_nobody_elses_number_moves_and_none_is_given_twice(deleted: bool, ward: Ward) -> None:
    if deleted:
        text = ward.text(NOMINATIONS)
        start, end = text.index(FIRST), text.index(SECOND)
        ward.edit(
            {
                NOMINATIONS: text[:start] + text[end:],
                SESSION: (("  - {nomination: dn-01, for: 5, written: 1}\n", ""),),
            }
        )
    else:
        ward.edit({NOMINATIONS: (WITHDRAW,)})
    said = drafted(ward)
    assert said[0].startswith(
        "1. Đưa ra khỏi danh sách khen thưởng: tập thể Văn phòng (Tập thể lao động tiên tiến; số sổ vàng 01)"
    )
    assert "phiếu" not in "\n".join(said).lower()
    assert [one for one in errors(ward) if "A406" in one] == []
    assert "ordinal: 4" in ward.text(NOMINATIONS)
    ward.issue("amendment", "tong-ket-lan-1", 130, "2026-09-25")
    assert printed(ward) == said
    assert [one for one in errors(ward) if "A406" in one or "B10" in one] == []


def test_a_newcomer_gets_the_next_number(ward: Ward) -> None:
    text = ward.text(NOMINATIONS)
    start, end = text.index(FIRST), text.index(SECOND)
    ward.edit(
        {
            NOMINATIONS: text[:start] + text[end:] + NEWCOMER,
            SESSION: (
                ("{nomination: dn-01, for: 5, written: 1}", "{nomination: dn-05, for: 5, written: 1}"),
            ),
        }
    )
    ward.tdkt("amend", "decision", "tong-ket", "--reason", "Rà soát lại hồ sơ")
    told = ward.tdkt("awards", "number", "tong-ket", "--dry-run")
    assert "  5  Hộ ông Nguyễn Văn L" in told


def test_a_number_that_was_signed_is_not_changed(ward: Ward) -> None:
    ward.edit({NOMINATIONS: (WITHDRAW,)})
    drafted(ward)
    ward.edit({NOMINATIONS: (("ordinal: 4", "ordinal: 5"),)})
    assert any("Trả lại" in one or "đã ký là 4" in one for one in errors(ward) if "A406" in one)


def test_a_name_that_was_written_wrongly(ward: Ward) -> None:
    ward.edit({PEOPLE: (("name: Lê Văn I,", "name: Lê Văn Y,"),)})
    assert drafted(ward) == [
        "1. Sửa đổi tên trong danh sách khen thưởng: “Ông Lê Văn I” thành “Ông Lê Văn Y”."
    ]


def test_what_the_paper_does_not_show_is_in_no_article(ward: Ward) -> None:
    ward.edit(
        {
            NOMINATIONS: (
                WITHDRAW,
                ("{type: submission, received: 2026-08-03}", "{type: submission, received: 2026-08-02}"),
                ("id: dn-04", "id: dn-14"),
            ),
            SESSION: (("nomination: dn-04", "nomination: dn-14"), ('start: "08:30"', 'start: "08:00"')),
        }
    )
    text = "\n".join(drafted(ward))
    assert "dn-" not in text
    assert "08:00" not in text
    assert "02/8" not in text
    assert text.count("Sửa đổi Điều") == 3


def test_another_award_changes_the_money(ward: Ward) -> None:
    ward.edit(
        {
            NOMINATIONS: (
                (
                    "for: Hoàn thành tốt nhiệm vụ tham mưu năm 2026",
                    "for: Hoàn thành tốt nhiệm vụ tổng hợp năm 2026",
                ),
            )
        }
    )
    assert drafted(ward) == [
        "1. Sửa đổi thành tích của ông Lê Văn I (Lao động tiên tiến; số sổ vàng 04) như sau:",
        "“Hoàn thành tốt nhiệm vụ tổng hợp năm 2026”.",
    ]


def test_money_that_was_paid_already_does_not_stop_the_amendment(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ward = Ward(write_files(tmp_path / "kho", FILES), monkeypatch)
    ward.issue("decision", "tong-ket", 120, "2026-09-15")
    ward.edit({NOMINATIONS: (WITHDRAW,)})
    assert any("A601" in one for one in errors(ward))
    drafted(ward)
    ward.issue("amendment", "tong-ket-lan-1", 130, "2026-10-05")
    told = " ".join(ward.tdkt("validate").split())
    assert "B111" in told
    assert "Thu hồi 2.030.000 đồng" in told
    ward.edit({BATCH: (("paid: 6080000", "paid: 4050000"),)})
    assert "B111" not in ward.tdkt("validate")
