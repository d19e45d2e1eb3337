"""The clerk's passages: where their file lies, what it may name, and the words of its errors."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from example_ward import FILES
from tdkt.checks.example_files import WARD_REPORT
from tdkt.checks.programmes import programme_of
from tdkt.checks.run import find_problems
from tdkt.workspace.workspace import Workspace

Make = Callable[..., Workspace]
HEAD = "kind: ward-report\nperiod: 2026-Q1\npassages:\n"


@pytest.mark.parametrize(
    ("text", "code", "line", "words"),
    [
        (HEAD + "  award: {after: [Có.]}\n", "S202", 4, "Có phải là “awards”?"),
        (HEAD + "  awards: {thay: [Có.]}\n", "S202", 4, "before, after, replace"),
        (HEAD + "  awards: {after: []}\n", "S208", 4, "ít nhất 1 mục"),
        (HEAD + "  awards: {}\n", "S208", 4, "ít nhất 1 khóa"),
        (HEAD + "  awards: {after: Có.}\n", "S204", 4, "danh sách"),
        (HEAD + "  awards:\n    after:\n      - - Hai tập thể.\n", "S204", 6, "ngoặc kép"),
        (HEAD + "  awards:\n    after:\n      - Trong đó: hai tập thể.\n", "S204", 6, "dấu hai chấm"),
        (HEAD + "  awards:\n    after:\n      - Đã khen thưởng:\n", "S204", 6, "dấu hai chấm"),
        (HEAD + '  awards: {after: ["- "]}\n', "S207", 4, "đoạn"),
        (HEAD + "  awards:\n    replace:\n      - Đã khen thưởng: 02 tập thể.\n", "S204", 6, 'Câu có dấu hai chấm phải đặt trong ngoặc kép: "Đã khen thưởng: …".'),
        (HEAD + "  awards:\n    replace:\n      - Đã khen thưởng:\n      - Hai tập thể.\n", "S204", 6, '"Đã khen thưởng: …"'),
        (HEAD + "  awards:\n    replace:\n      Đã khen thưởng: 02 tập thể.\n", "S204", 6, '"Đã khen thưởng: …"'),
        (HEAD + "  awards:\n    replace:\n      - Lúc 8 giờ: khen: 02.\n", "Y104", 6, "Câu có dấu hai chấm"),
        (HEAD + "  units: {VP: {after: [Có.]}}\n", "I302", 4, "Văn phòng có mã “van-phong”: ghi van-phong."),
        (HEAD + "  units: {Phòng kinh tế: {after: [Có.]}}\n", "I302", 4, "ghi kinh-te."),
        (HEAD + "  units: {van-phogn: {after: [Có.]}}\n", "I302", 4, "van-phong"),
        (HEAD.replace("2026-Q1", "2026-H2") + "  awards: {after: [Có.]}\n", "S207", 2, "kỳ báo cáo"),
        (HEAD.replace("2026-Q1", "2024-Q1") + "  awards: {after: [Có.]}\n", "I309", 2, "2024"),
        (HEAD.replace("2026-Q1", "2026-H1") + "  awards: {after: [Có.]}\n", "K402", 2, "2026-H1/loi-van.yaml"),
        (HEAD.replace("2026-Q1", "2026") + "  awards: {after: [Có.]}\n", "K402", 2, "reports/2026/loi-van.yaml"),
        (HEAD + "  awards: {after: [Có]}\n", "T703", 4, "dấu"),
        (HEAD + '  awards: {after: ["- Có  hai."]}\n', "T701", 4, "dấu cách"),
        (HEAD + "  units: {van-phong: {replace: [Có  hai.]}}\n", "T701", 4, "dấu cách"),
    ],
)  # fmt: skip
def test_what_is_wrong_with_passages(
    text: str, code: str, line: int, words: str, make_workspace: Make
) -> None:
    first = next(f for f in find_problems(make_workspace(**{WARD_REPORT: text})) if f.code == code)
    assert (first.place.file, first.place.line) == (WARD_REPORT, line)
    assert words in first.message + first.hint


@pytest.mark.parametrize("copy", ["2026-Q2", "2026-9M", "2026-Q0"])
def test_a_file_copied_with_its_period_is_one_finding_at_the_copy(copy: str, make_workspace: Make) -> None:
    file = WARD_REPORT.replace("2026-Q1", copy)
    [found] = find_problems(make_workspace(**{file: FILES[WARD_REPORT]}))
    assert (found.code, found.place.file, found.related[0][0].file) == ("I308", file, WARD_REPORT)
    assert ("period: " + copy in found.hint) == (copy != "2026-Q0")


def test_broken_passages_take_nothing_away_from_the_rest(make_workspace: Make) -> None:
    found = find_problems(make_workspace(**{WARD_REPORT: HEAD + "  award: {after: [Có.]}\n"}))
    assert [finding.code for finding in found] == ["S202"]


@pytest.mark.parametrize("period", ["2026", '"2026"'])
def test_the_year_may_be_written_as_a_number(period: str, make_workspace: Make) -> None:
    file = "plans/2026/reports/2026/loi-van.yaml"
    workspace = make_workspace(**{file: FILES[WARD_REPORT].replace("2026-Q1", period)})
    assert find_problems(workspace) == []
    keys = [report.period.key for report in programme_of(workspace, 2026).ward_reports]
    assert keys == ["2026", "2026-Q1"]


def test_a_programme_brings_the_year_before_along(make_workspace: Make) -> None:
    from tdkt.checks.example_files import MOVEMENTS, PLAN, REPORT

    earlier = {
        file.replace("2026", "2025"): FILES[file].replace("2026", "2025")
        for file in (PLAN, MOVEMENTS, REPORT)
    }
    workspace = make_workspace(**earlier)
    programme = programme_of(workspace, 2026)
    assert programme.year_before is not None
    assert [report.period.key for report in programme.year_before.reports] == ["2025-Q1"]
    assert programme.year_before.year_before is None
    assert programme_of(workspace, 2025).year_before is None
