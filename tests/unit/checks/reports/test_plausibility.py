"""R511 to R514: what does not go on from the unit's earlier figures is asked about, and nothing else is."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from example_ward import TWO_QUARTERS
from tdkt.checks.example_files import MOVEMENTS, ORGANIZATION, REPORT, SECOND_REPORT
from tdkt.checks.run import find_problems
from tdkt.model.diagnostic import Diagnostic
from tdkt.workspace.workspace import Workspace

Make = Callable[..., Workspace]
CODES = {"R511", "R512", "R513", "R514"}
RATE, RATE_BEFORE = "numerator: 98, denominator: 100", "numerator: 96, denominator: 100"
STATE = "so-hoa, numerator: 500, denominator: 1000"
COUNT, COUNT_BEFORE = "van-thu.mo-hinh, count: 0", "van-thu.mo-hinh, count: 1"
SAVED, SAVED_BEFORE = "now: 8000000, base: 9000000", "now: 9000000, base: 10000000"


def changed(file: str, *pairs: tuple[str, str]) -> str:
    text = TWO_QUARTERS[file]
    for old, new in pairs:
        assert old in text
        text = text.replace(old, new)
    return text


def found(make: Make, *pairs: tuple[str, str], before: tuple[str, str] | None = None) -> list[Diagnostic]:
    """Return the findings of the family after changes of the second report (and one of the first)."""
    files = {
        **TWO_QUARTERS,
        SECOND_REPORT: changed(SECOND_REPORT, *pairs),
        REPORT: changed(REPORT, *([before] if before else [])),
    }
    return [finding for finding in find_problems(make(**files)) if finding.code in CODES]


@pytest.mark.parametrize(
    ("old", "new", "code", "message"),
    [
        (
            "progress: done, done_on: 2026-03-02",
            "progress: not_started",
            "R511",
            "“Hoàn thành mô hình “Văn phòng không giấy tờ””: quý II năm 2026 ghi “chưa bắt đầu”, trong khi quý I năm 2026 đã ghi “đã xong” ngày 02/03/2026.",
        ),
        (
            "reached: [thon-mot, thon-hai]",
            "reached: [thon-hai]",
            "R512",
            "“Mỗi thôn có ít nhất 01 mô hình”: quý II năm 2026 ghi 1 nơi đã đạt, quý I năm 2026 đã ghi 1; không còn Thôn Một.",
        ),
        (
            STATE,
            "so-hoa, numerator: 399, denominator: 1000",
            "R513",
            "“Có ít nhất 40% hồ sơ được số hóa”: tử số đến cuối quý II năm 2026 là 399, thấp hơn quý I năm 2026 (400).",
        ),
        (
            RATE,
            "numerator: 9800, denominator: 10000",
            "R514",
            "“95% văn bản được xử lý đúng hạn”: tử số quý II năm 2026 là 9.800, gấp 102,1 lần quý I năm 2026 (96).",
        ),
        (
            SAVED,
            "now: 7000000, base: 900000",
            "R514",
            "“Giảm chi phí văn phòng phẩm ít nhất 10%/năm”: số kỳ gốc quý II năm 2026 là 900.000, chỉ bằng 9% quý I năm 2026 (10.000.000).",
        ),
    ],
)
def test_both_figures_and_both_quarters_are_named(
    old: str, new: str, code: str, message: str, in_memory: Make
) -> None:
    [one] = found(in_memory, (old, new))
    assert (one.code, one.message, one.is_error) == (code, message, False)
    assert one.place.file == SECOND_REPORT
    [(earlier, label)] = one.related
    assert (earlier.file, label) == (REPORT, "số của quý I năm 2026")
    assert "note" in one.hint


@pytest.mark.parametrize(
    ("before", "now", "code"),
    [
        ("count: 1", "count: 4", ""),
        ("count: 9", "count: 29", ""),
        ("count: 10", "count: 30", ""),
        ("count: 10", "count: 31", "R514"),
        ("count: 90", "count: 30", ""),
        ("count: 90", "count: 29", "R514"),
        ("count: 29", "count: 0", ""),
        ("count: 30", "count: 0", "R514"),
        ("count: 0", "count: 5000", ""),
    ],
)
def test_where_a_jump_begins(before: str, now: str, code: str, in_memory: Make) -> None:
    findings = found(
        in_memory,
        (COUNT, COUNT.replace("count: 0", now)),
        before=(COUNT_BEFORE, COUNT_BEFORE.replace("count: 1", before)),
    )
    assert [finding.code for finding in findings] == ([code] if code else [])


@pytest.mark.parametrize("reason", ["note: Quý II có đợt bầu cử", "cause: Đếm cả văn bản đến"])
def test_a_reason_that_the_unit_gives_answers(reason: str, in_memory: Make) -> None:
    jump = "numerator: 980, denominator: 1000"
    assert found(in_memory, (RATE, f"{jump}, {reason}")) == []
    copied = found(in_memory, (RATE, f"{jump}, {reason}"), before=(RATE_BEFORE, f"{RATE_BEFORE}, {reason}"))
    assert [finding.code for finding in copied] == ["R514"], "the reason of another quarter is none"


def test_one_figure_is_asked_about_once(in_memory: Make) -> None:
    codes = [finding.code for finding in found(in_memory, (STATE, "so-hoa, numerator: 40, denominator: 100"))]
    assert codes == ["R513"]


def test_a_state_may_grow_as_fast_as_it_likes(in_memory: Make) -> None:
    assert (
        found(
            in_memory,
            (STATE, "so-hoa, numerator: 990, denominator: 1000"),
            before=("so-hoa, numerator: 400", "so-hoa, numerator: 10"),
        )
        == []
    )


def test_a_fall_towards_a_limit_is_good(in_memory: Make) -> None:
    files = {
        **TWO_QUARTERS,
        MOVEMENTS: changed(
            MOVEMENTS, ("at_least: 40", "at_most: 40"), ("Có ít nhất 40%", "Có không quá 40%")
        ),
        SECOND_REPORT: changed(SECOND_REPORT, (STATE, "so-hoa, numerator: 200, denominator: 1000")),
    }
    assert not [finding for finding in find_problems(in_memory(**files)) if finding.code in CODES]


def test_members_that_are_only_counted_drop_out_too(in_memory: Make) -> None:
    text = TWO_QUARTERS[ORGANIZATION]
    files = {
        **TWO_QUARTERS,
        MOVEMENTS: changed(
            MOVEMENTS, ("type: per_subdivision, each_at_least: 1, among: [thon]", "type: per_official, each_at_least: 1")
        ),
        REPORT: changed(REPORT, ("reached: [thon-mot]", "reached: 6, members: 12")),
        SECOND_REPORT: changed(SECOND_REPORT, ("reached: [thon-mot, thon-hai]", "reached: 4, members: 12")),
        ORGANIZATION: text,
    }  # fmt: skip
    [one] = [finding for finding in find_problems(in_memory(**files)) if finding.code in CODES]
    assert one.code == "R512"
    assert "quý II năm 2026 ghi 4 người đã đạt, quý I năm 2026 đã ghi 6." in one.message


@pytest.mark.parametrize(("members", "jumps"), [(36, False), (37, True)])
def test_how_many_members_there_are_may_jump_too(members: int, jumps: bool, in_memory: Make) -> None:
    of_officials = (
        "type: per_subdivision, each_at_least: 1, among: [thon]",
        "type: per_official, each_at_least: 1",
    )
    now = ("reached: [thon-mot, thon-hai]", f"reached: 6, members: {members}")
    files = {
        **TWO_QUARTERS,
        MOVEMENTS: changed(MOVEMENTS, of_officials),
        REPORT: changed(REPORT, ("reached: [thon-mot]", "reached: 6, members: 12")),
        SECOND_REPORT: changed(SECOND_REPORT, now),
    }
    found = [one.code for one in find_problems(in_memory(**files)) if one.code in CODES]
    assert found == (["R514"] if jumps else [])


def test_a_quarter_without_a_figure_is_stepped_over_and_each_step_is_told_once(in_memory: Make) -> None:
    third, fourth = (SECOND_REPORT.replace("Q2", quarter) for quarter in ("Q3", "Q4"))
    undone = changed(SECOND_REPORT, ("progress: done, done_on: 2026-03-02", "progress: under_way"))
    files = {
        **TWO_QUARTERS,
        SECOND_REPORT: changed(
            SECOND_REPORT, ("  - {target: van-thu.khong-giay, progress: done, done_on: 2026-03-02}\n", "")
        ),
        third: undone.replace("2026-Q2", "2026-Q3").replace("2026-07-03", "2026-10-03"),
        fourth: undone.replace("2026-Q2", "2026-Q4").replace("2026-07-03", "2027-01-03"),
    }
    findings = [finding for finding in find_problems(in_memory(**files)) if finding.code in CODES]
    assert [(finding.code, finding.place.file) for finding in findings] == [("R511", third)]
    assert "quý I năm 2026 đã ghi" in findings[0].message


def test_a_new_year_begins_from_the_start(in_memory: Make) -> None:
    later = {
        file.replace("2026", "2027"): text.replace("2026-", "2027-").replace("year: 2026", "year: 2027")
        for file, text in TWO_QUARTERS.items()
        if "/2026/" in file and file != SECOND_REPORT
    }
    report = REPORT.replace("2026", "2027")
    later[report] = later[report].replace("progress: done, done_on: 2027-03-02", "progress: not_started")
    findings = find_problems(in_memory(**TWO_QUARTERS, **later))
    assert not [finding for finding in findings if finding.code in CODES]


def test_figures_of_a_wrong_shape_are_left_to_their_own_rule(in_memory: Make) -> None:
    findings = found(in_memory, (RATE, "percent: 98"), before=(RATE_BEFORE, "percent: 2"))
    assert findings == []
