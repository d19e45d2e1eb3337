"""An open doubt ("# SỬA:") stops the paper that prints what it is about, and no other."""

from __future__ import annotations

from pathlib import Path

import pytest

from conftest import write_files
from example_ward import FILES, WITH_GROUP
from signing import Ward
from tdkt.changes.printed_places import is_printed_at
from tdkt.checks.example_files import GROUP, INSPECTION
from tdkt.errors import UserError

_CRITERION = "        - {id: quy, text: Vận động đóng góp các quỹ, maximum: 50, type: main, relative: {of: triệu đồng}}"


@pytest.fixture
def ward(tmp_path: Path) -> Ward:
    return Ward(write_files(tmp_path / "kho", WITH_GROUP))


@pytest.mark.parametrize(
    "beside", [f"        # SỬA: hỏi lại mức điểm\n{_CRITERION}", f"{_CRITERION}  # SỬA: hỏi lại mức điểm"]
)
def test_a_mark_on_a_criterion_stops_the_minutes_and_not_the_agreement(ward: Ward, beside: str) -> None:
    ward.change(GROUP, _CRITERION, beside)
    ward.issue("group-agreement", "khoi-thon", 3, "2026-02-10")
    with pytest.raises(UserError, match="ở điều mà văn bản in") as refused:
        ward.issue("group-minutes", "khoi-thon", 5, "2026-12-12")
    assert f"{GROUP}:" in str(refused.value)
    assert "hỏi lại mức điểm" in str(refused.value)
    assert "xóa lời nhắc" in (refused.value.hint or "")


@pytest.mark.parametrize(
    "text",
    ["  bonus_cap: 5", "  place: Hội trường Ủy ban nhân dân phường", "    - Vận động 100% hộ gia đình giữ"],
)
def test_a_mark_on_what_the_agreement_prints_stops_it(ward: Ward, text: str) -> None:
    indent = text[: len(text) - len(text.lstrip())]
    ward.change(GROUP, text, f"{indent}# SỬA: hỏi lại\n{text}")
    with pytest.raises(UserError, match="hỏi lại"):
        ward.issue("group-agreement", "khoi-thon", 3, "2026-02-10")


@pytest.mark.parametrize(
    ("behind", "is_printed"),
    [
        ("allocation: {to: units}", True),
        ("allocation:", True),
        ("shared_with: [kinh-te]", True),
        ("unit: kinh-te", False),
    ],
)
def test_a_mark_above_a_value_that_is_a_comment_is_about_that_value(behind: str, is_printed: bool) -> None:
    text = (
        "kind: movements\nyear: 2026\nunit: van-phong\nmovements:\n  - id: m\n    title: T\n    items:\n"
        "      - target: m.a\n        text: Câu.\n        measure: {type: milestone}\n"
        f"        # SỬA: giao lại\n        # {behind}\n"
        "      - target: m.b\n        text: Câu.\n        measure: {type: milestone}\n"
    )
    assert is_printed_at("plan", "plans/2026/movements/van-phong.yaml", text, 11) is is_printed


@pytest.mark.parametrize(
    ("value", "of", "is_printed"),
    [
        ("2026-09-10", "inspection-plan", True),
        ("2026-09-11", "inspection-plan", False),
        ("2026-09-11", "inspection-conclusion", True),
        ("Nguyễn Văn G", "inspection-conclusion", False),
    ],
)
def test_of_several_values_on_a_line_the_one_at_the_column_is_meant(
    value: str, of: str, is_printed: bool
) -> None:
    seen = "minutes: {team_present: [Nguyễn Văn G], date: 2026-09-11, present: [Ông B], results: [Tốt.]}"
    visit = f"  - {{unit: van-phong, date: 2026-09-10, {seen}}}"
    head, _ = FILES[INSPECTION].split("  - unit: van-phong")
    line, column = head.count("\n") + 1, visit.index(value) + 1
    assert is_printed_at(of, INSPECTION, f"{head}{visit}\n", line, column) is is_printed
