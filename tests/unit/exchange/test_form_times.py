"""Forms of quarters in which some targets rest, and of the quarter that holds a day due."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from filled_forms import ANSWERS, cell, empty_form, fill, form_of, one, send

from example_ward import FILES
from tdkt.checks.example_files import MOVEMENTS, ORGANIZATION, REPORT
from tdkt.checks.run import find_problems
from tdkt.workspace.workspace import Workspace

Make = Callable[..., Workspace]
COUNT = "{type: count, between: [1, 2], of: mô hình}"
RATE = "at_least: 95, counting: văn bản xử lý đúng hạn, of: văn bản đã xử lý}"
PLACES = "{type: per_subdivision, each_at_least: 1, among: [thon], of: mô hình}"


def _with(make: Make, old: str, options: str, *, without: str = "") -> Workspace:
    report = "\n".join(line for line in FILES[REPORT].splitlines() if not without or without not in line)
    plan = FILES[MOVEMENTS].replace(old, old.replace("}", f", {options}}}"))
    return make(**{MOVEMENTS: plan, REPORT: f"{report}\n"})


def test_a_target_rests_where_it_is_not_asked(make_workspace: Make) -> None:
    ward = _with(make_workspace, COUNT, "reported_in: [Q4]", without="mo-hinh")
    second, fourth = form_of(ward, 2), form_of(ward, 4)
    assert "van-thu.mo-hinh" not in {row.target.id for row in second.rows}
    assert [target.id for target in second.resting] == ["van-thu.mo-hinh"]
    asked = next(row for row in fourth.rows if row.target.id == "van-thu.mo-hinh")
    assert asked.how == "Ô 1: số mô hình, từ đầu năm đến cuối quý"
    assert fourth.resting == ()
    cover = empty_form(ward, 2)["Hướng dẫn"]
    said = {row[1].value: row[2].value for row in cover.iter_rows() if row[1].value}
    assert str(said["Không hỏi kỳ này"]).startswith("Xây dựng 01 đến 02 mô hình trong năm (chưa đến kỳ")


def test_a_filled_form_without_it_is_taken_whole(make_workspace: Make, tmp_path: Path) -> None:
    ward = _with(make_workspace, COUNT, "reported_in: [Q4]", without="mo-hinh")
    answers = {where: value for where, value in ANSWERS.items() if where[1] != "van-thu.mo-hinh"}
    outcome = one(ward, send(fill(empty_form(ward), answers), tmp_path))
    assert outcome.refusals == []
    assert "mo-hinh" not in outcome.new
    assert "R504" not in {finding.code for finding in outcome.warnings}


def test_in_the_quarter_of_the_day_due_the_figure_of_that_day_is_asked(
    make_workspace: Make, tmp_path: Path
) -> None:
    ward = _with(make_workspace, RATE, "accumulate: latest, due: 2026-05-15")
    form = empty_form(ward, 2)
    assert cell(form, "Số liệu", "van-thu.dung-han", "Cách ghi").value == (
        "Ô 1: số văn bản xử lý đúng hạn, tính đến ngày 15/05/2026\n"
        "Ô 2: tổng số văn bản đã xử lý, tính đến ngày 15/05/2026"
    )
    assert cell(form, "Số liệu", "van-thu.dung-han", "Kế hoạch").value == "≥ 95% (đến 15/05/2026)"
    assert one(ward, send(fill(form, ANSWERS), tmp_path)).refusals == []
    assert "van-thu.dung-han" not in {row.target.id for row in form_of(ward, 3).rows}


def test_the_sheet_of_places_says_of_which_day_it_is(make_workspace: Make) -> None:
    ward = _with(make_workspace, PLACES, "due: 2026-05-15")
    sheets = {quarter: empty_form(ward, quarter)["Thôn, tổ dân phố"] for quarter in (1, 2)}
    heads = {
        quarter: " ".join(
            str(found.value) for row in sheet.iter_rows(max_row=3) for found in row if found.value
        )
        for quarter, sheet in sheets.items()
    }
    assert "TÍNH ĐẾN CUỐI QUÝ" in heads[1]
    assert "TÍNH ĐẾN CUỐI QUÝ" not in heads[2]
    [asked] = [row.how for row in form_of(ward, 2).rows if row.members]
    assert asked.endswith("nơi đã có ít nhất 1 mô hình, tính đến ngày 15/05/2026")


@pytest.mark.parametrize(
    ("options", "same"),
    [("reported_in: [Q1, Q2, Q3, Q4]", True), ("reported_in: [Q2, Q4]", False), ("due: 2026-11-30", False)],
)
def test_a_form_that_is_out_stays_good_only_while_it_asks_the_same(
    make_workspace: Make, options: str, same: bool
) -> None:
    plain = form_of(make_workspace(), 2).version
    now = form_of(_with(make_workspace, COUNT, options, without="count: 1"), 2).version
    assert (plain == now) is same


def test_the_places_of_the_day_due_are_asked_and_may_be_named(make_workspace: Make) -> None:
    """A thôn that was merged after the day due, though before the quarter's end, counts as it did on that day."""
    organization = FILES[ORGANIZATION].replace(
        "{id: thon-hai, type: thon, name: Thôn Hai}",
        "{id: thon-hai, type: thon, name: Thôn Hai, until: 2026-03-20, into: thon-mot}",
    )
    report = FILES[REPORT].replace("reached: [thon-mot]", "reached: [thon-mot, thon-hai]")
    due = {
        ORGANIZATION: organization,
        REPORT: report,
        MOVEMENTS: FILES[MOVEMENTS].replace(PLACES, PLACES.replace("}", ", due: 2026-02-28}")),
    }
    ward = make_workspace(**due)
    [row] = [row for row in form_of(ward, 1).rows if row.target.id == "van-thu.moi-thon"]
    assert [place.id for place in row.members] == ["thon-mot", "thon-hai"]
    assert [found.code for found in find_problems(ward) if found.is_error] == []
    without_a_day = make_workspace(**{**due, MOVEMENTS: FILES[MOVEMENTS]})
    assert "R520" in {found.code for found in find_problems(without_a_day)}


def test_a_plan_that_is_passed_comes_in_from_the_form(make_workspace: Make, tmp_path: Path) -> None:
    report = FILES[REPORT].replace("numerator: 96, denominator: 100", "numerator: 30.5, denominator: 100.5")
    plan = FILES[MOVEMENTS].replace(RATE, RATE.replace("}", ", of_plan: true}"))
    ward = make_workspace(**{MOVEMENTS: plan, REPORT: report})
    answers = {
        **ANSWERS,
        ("Số liệu", "van-thu.dung-han", "Ô 1"): "137,7",
        ("Số liệu", "van-thu.dung-han", "Ô 2"): 100.5,
    }
    form = empty_form(ward, 2)
    assert "quý nào cũng ghi đủ, không chia" in str(
        cell(form, "Số liệu", "van-thu.dung-han", "Cách ghi").value
    )
    outcome = one(ward, send(fill(form, answers), tmp_path))
    assert outcome.refusals == []
    assert "numerator: 137.7" in outcome.new
    assert "denominator: 100.5" in outcome.new
    assert "R519" not in {finding.code for finding in outcome.warnings}
    other = {**answers, ("Số liệu", "van-thu.dung-han", "Ô 2"): 25}
    warned = one(ward, send(fill(empty_form(ward, 2), other), tmp_path, "khac.xlsx"))
    assert "R519" in {finding.code for finding in warned.warnings}


def test_the_quarter_before_a_merger_shows_what_each_unit_reported(make_workspace: Make) -> None:
    """Of a target that both answered for the figures stand side by side: adding up a rate and a stage would be wrong."""
    merged = FILES[ORGANIZATION].replace(
        "name: Phòng Kinh tế, abbreviation: KT}",
        "name: Phòng Kinh tế, abbreviation: KT, until: 2026-03-31, into: van-phong}",
    )
    rate = "        text: 95% văn bản được xử lý đúng hạn.\n"
    plan = FILES[MOVEMENTS].replace(rate, f"{rate}        shared_with: [kinh-te]\n")
    report = REPORT.replace("van-phong", "kinh-te")
    sent = (
        "kind: unit-report\nperiod: 2026-Q1\nunit: kinh-te\nsubmitted: 2026-04-03\n"
        "figures:\n  - {target: van-thu.dung-han, numerator: 50, denominator: 52}\n"
    )
    form = form_of(make_workspace(**{ORGANIZATION: merged, MOVEMENTS: plan, report: sent}), 2)
    before = {row.target.id: row.before for row in form.rows}
    assert before["van-thu.dung-han"] == "Văn phòng: 96 / 100; Phòng Kinh tế: 50 / 52"
    assert before["van-thu.mo-hinh"] == "1"
