"""R510: what falls short needs a cause, and only that."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from example_ward import FILES
from tdkt.checks.example_files import MOVEMENTS, REPORT
from tdkt.checks.run import find_problems
from tdkt.model.diagnostic import Diagnostic
from tdkt.workspace.workspace import Workspace

Make = Callable[..., Workspace]
RATE = "{target: van-thu.dung-han, numerator: 96, denominator: 100}"
SECOND = REPORT.replace("Q1", "Q2")


def found(workspace: Workspace) -> list[Diagnostic]:
    return [finding for finding in find_problems(workspace) if finding.code == "R510"]


def first(old: str, new: str) -> str:
    assert old in FILES[REPORT]
    return FILES[REPORT].replace(old, new)


def second(old: str, new: str) -> str:
    return first(old, new).replace("2026-Q1", "2026-Q2").replace("2026-04-03", "2026-07-03")


def test_the_figure_of_what_is_behind_is_pointed_at(in_memory: Make) -> None:
    [one] = found(in_memory(**{REPORT: first("numerator: 96", "numerator: 90")}))
    assert one.place.file == REPORT
    assert FILES[REPORT].splitlines()[one.place.line - 1].find("van-thu.dung-han") == one.place.column - 1
    assert "chậm tính đến hết quý I năm 2026" in one.message
    assert not one.is_error


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("numerator: 96", "numerator: 95"),
        ("denominator: 100}", "denominator: 120, cause: Thiếu người}"),
        (RATE, "{target: van-thu.dung-han, numerator: 0, denominator: 0}"),
        ("{target: van-thu.mo-hinh, count: 1}", "{target: van-thu.mo-hinh, count: 2}"),
    ],
)
def test_what_is_met_or_explained_is_left_alone(old: str, new: str, in_memory: Make) -> None:
    assert found(in_memory(**{REPORT: first(old, new)})) == []


@pytest.mark.parametrize(
    ("old", "new", "status"),
    [
        ("{target: van-thu.mo-hinh, count: 1}", "{target: van-thu.mo-hinh, count: 0}", "chậm"),
        ("reached: [thon-mot]", "reached: []", "chậm"),
        ("now: 9000000", "now: 9500000", "chậm"),
        ("{target: van-thu.sai-sot, count: 0}", "{target: van-thu.sai-sot, count: 1}", "không đạt"),
    ],
)
def test_every_kind_of_target_is_looked_at(old: str, new: str, status: str, in_memory: Make) -> None:
    [one] = found(in_memory(**{REPORT: first(old, new)}))
    assert f"Chỉ tiêu {status} " in one.message


def test_the_value_to_date_counts_not_the_quarter_alone(in_memory: Make) -> None:
    low = "numerator: 94"
    assert found(in_memory(**{SECOND: second("numerator: 96", low)})) == [], "190/200 is 95%"
    [one] = found(in_memory(**{SECOND: second("numerator: 96", "numerator: 93")}))
    assert one.place.file == SECOND


def test_each_quarter_needs_its_own_cause(in_memory: Make) -> None:
    bad = first("numerator: 96, denominator: 100", "numerator: 80, denominator: 100, cause: Thiếu người")
    [one] = found(in_memory(**{REPORT: bad, SECOND: second("numerator: 96", "numerator: 96")}))
    assert one.place.file == SECOND


def test_a_limit_broken_before_needs_no_second_cause(in_memory: Make) -> None:
    broken = first("van-thu.sai-sot, count: 0", "van-thu.sai-sot, count: 1, cause: Nhầm biểu mẫu")
    assert found(in_memory(**{REPORT: broken, SECOND: second("reporter", "reporter")})) == []
    again = second("van-thu.sai-sot, count: 0", "van-thu.sai-sot, count: 1")
    [one] = found(in_memory(**{REPORT: broken, SECOND: again}))
    assert one.place.file == SECOND


def test_one_unit_of_a_shared_target_is_enough(in_memory: Make) -> None:
    shared = FILES[MOVEMENTS].replace(
        "of: văn bản đã xử lý}\n", "of: văn bản đã xử lý}\n        shared_with: [kinh-te]\n"
    )
    other = "plans/2026/reports/2026-Q1/kinh-te.yaml"
    text = "kind: unit-report\nperiod: 2026-Q1\nunit: kinh-te\nfigures:\n  - {target: van-thu.dung-han, numerator: 1, denominator: 9%s}\n"
    [one] = found(in_memory(**{MOVEMENTS: shared, other: text % ""}))
    assert one.place.file == REPORT, "the owner's figure, though the other unit is behind"
    assert found(in_memory(**{MOVEMENTS: shared, other: text % ", cause: Mới nhận việc"})) == []


def test_nothing_is_computed_while_there_are_errors_and_its_silence_is_not_called_unused(
    in_memory: Make,
) -> None:
    bad = first(
        f"  - {RATE}",
        "  - {target: van-thu.dung-han, numerator: 90, denominator: 100}  # tdkt: bỏ qua R510: đang hỏi đơn vị",
    )
    assert find_problems(in_memory(**{REPORT: bad})) == []
    with_error = bad.replace("now: 9000000", "now: -9000000")
    assert [finding.code for finding in find_problems(in_memory(**{REPORT: with_error}))] == ["R503"]
    unused = first(f"  - {RATE}", f"  - {RATE}  # tdkt: bỏ qua R510: thừa")
    assert [finding.code for finding in find_problems(in_memory(**{REPORT: unused}))] == ["X901"]
