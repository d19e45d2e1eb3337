from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from builders import figure, measure, programme, report, target

from conftest import REPOSITORY
from tdkt.attainment.assessment import assess
from tdkt.checks.example_files import MOVEMENTS, REPORT
from tdkt.checks.programmes import programme_of
from tdkt.checks.run import trusted_programme
from tdkt.documents.dashboard.decisions import decisions
from tdkt.documents.dashboard.page import dashboard_html, link_prefix
from tdkt.documents.dashboard.targets import cards
from tdkt.model.measure import Measure
from tdkt.model.period import Period
from tdkt.model.unit_report import UnitReport
from tdkt.receipts.year_work import WorkCount, WorkPart
from tdkt.workspace.workspace import Workspace, read_workspace

MakeWorkspace = Callable[..., Workspace]


def decided(measured: Measure, *reports: UnitReport, quarter: int) -> dict[str, list[tuple[str, str]]]:
    """The groups with (figures, reason) of each line, for one target of unit a."""
    made = programme([target(measured)], reports)
    attainments = [assess(made, Period.quarter(2026, number)) for number in range(1, quarter + 1)]
    return {
        group.title: [(matter.figures, matter.reason) for matter in group.matters]
        for group in decisions(attainments[-1], cards(attainments, None))
    }


def test_what_is_behind_is_parted_by_whether_the_unit_said_why() -> None:
    rate = measure("percentage", at_least=95)
    silent = decided(rate, report(1, figure(numerator=9, denominator=10)), report(1, unit="b"), quarter=1)
    assert silent == {"Chậm, đơn vị chưa nêu nguyên nhân": [("90% (9/10)", "")]}
    told = decided(rate, report(1, figure(numerator=9, denominator=10, cause="Thiếu người.")), quarter=1)
    assert told["Chậm, đã nêu nguyên nhân"] == [("90% (9/10)", "Thiếu người")]


def test_a_broken_limit_comes_first() -> None:
    found = decided(measure("incidents", at_most=0), report(1, figure(count=1)), quarter=2)
    assert list(found) == ["Không đạt", "Thiếu báo cáo, thiếu số liệu"]


@pytest.mark.parametrize(
    ("due", "quarter", "title"),
    [
        (date(2026, 6, 30), 1, "Mốc công việc đến hạn trong quý tới"),
        (date(2026, 6, 30), 2, "Mốc công việc quá hạn"),
        (date(2026, 7, 1), 1, None),
        (date(2026, 7, 1), 2, "Mốc công việc đến hạn trong quý tới"),
        (None, 2, None),
        (None, 3, "Mốc công việc đến hạn trong quý tới"),
        (None, 4, "Không đạt"),
    ],
)
def test_milestones_by_their_day(due: date | None, quarter: int, title: str | None) -> None:
    reports = [report(number, figure(progress="under_way")) for number in range(1, quarter + 1)]
    found = decided(measure("milestone", due=due), *reports, quarter=quarter)
    assert list(found) == ([title] if title else [])
    assert title is None or found[title][0][0].endswith("đang thực hiện")


def test_a_milestone_that_is_done_needs_no_decision() -> None:
    done = figure(progress="done", done_on=date(2026, 3, 1))
    assert decided(measure("milestone", due=date(2026, 6, 30)), report(1, done), quarter=1) == {}


def test_a_milestone_past_its_day_without_a_figure_is_overdue() -> None:
    found = decided(measure("milestone", due=date(2026, 3, 1)), report(1), quarter=1)
    assert found == {"Mốc công việc quá hạn": [("hạn 01/03/2026; chưa có số liệu", "")]}


def test_a_report_without_the_figure_is_not_a_missing_report() -> None:
    rate = measure("percentage", at_least=95)
    found = decided(rate, report(1, figure(numerator=1, denominator=1)), report(2), quarter=2)
    assert found == {"Thiếu báo cáo, thiếu số liệu": [("mới có 1/2 kỳ", "")]}
    late = decided(rate, report(1, figure(numerator=1, denominator=1)), quarter=2)
    assert late == {"Thiếu báo cáo, thiếu số liệu": [("", "1 chỉ tiêu chưa đánh giá được")]}


def test_figures_of_every_unit_and_quarter_with_their_line(make_workspace: MakeWorkspace) -> None:
    made = programme_of(make_workspace(), 2026)
    attainments = [assess(made, Period.quarter(2026, number)) for number in (1, 2)]
    card = cards(attainments, "../../")["van-thu.dung-han"]
    assert [(row.quarter, row.words) for row in card.rows] == [("Quý I", "96/100"), ("Quý II", "")]
    assert card.rows[0].source is not None
    assert card.rows[0].source.text == f"{REPORT}:7"
    assert card.rows[0].source.link == f"../../{REPORT}"
    assert card.source.text.startswith(f"{MOVEMENTS}:")
    assert [past.status.label for past in card.history] == ["vượt", "chưa báo cáo"]


def test_a_shared_target_is_listed_once_and_named_with_the_other_unit() -> None:
    both = target(measure("count", at_least=2), units=("a", "b"))
    made = programme([both], [report(1, figure(count=1)), report(1, figure(count=1), unit="b")])
    now = assess(made, Period.quarter(2026, 1))
    [card] = cards([now], None).values()
    assert [(row.unit, row.words) for row in card.rows] == [("Đơn vị a", "1"), ("Đơn vị b", "1")]
    assert card.rows[0].source is not None
    assert card.rows[0].source.link == ""
    text = dashboard_html(now)
    assert text.count("<article ") == 1
    assert 'data-units="a b"' in text
    assert "Cùng thực hiện: a, b" in text
    assert re.search('Cùng thực hiện với đơn vị khác: <a href="#ct-1">', text), "in the part of unit b"


@pytest.mark.parametrize(
    ("folder", "expected"),
    [("build/2026", "../../"), ("", ""), ("build", "../"), ("..", None), ("../usb", None)],
)
def test_links_only_where_the_page_lies_in_the_workspace(
    folder: str, expected: str | None, tmp_path: Path
) -> None:
    root = tmp_path / "kho"
    root.mkdir()
    assert link_prefix(root / folder, root) == expected


def page(quarter: int, **options: Any) -> str:
    made = trusted_programme(read_workspace(REPOSITORY), 2026)
    return dashboard_html(assess(made, Period.quarter(2026, quarter)), **options)


def test_the_page_is_a_function_of_the_data() -> None:
    assert page(3) == page(3)


def test_the_page_asks_for_nothing_from_outside() -> None:
    text = page(3)
    assert re.findall(r'(?:src|href)="(?!#|data:,")', text) == []
    assert "default-src 'none'" in text
    assert "unsafe" not in text
    assert not re.search(r"""\sstyle=|\son\w+=""", text), "a style or handler in an attribute would not run"
    assert "http:" not in text
    assert "https:" not in text


def test_links_lead_to_files_that_are_there() -> None:
    links = set(re.findall(r'class="source" href="([^"]+)"', page(3, link_prefix="../../")))
    assert len(links) > 10
    assert all((REPOSITORY / "build/2026" / link).resolve().is_file() for link in links)


def test_a_later_report_does_not_change_an_earlier_page() -> None:
    text = page(1)
    assert "quý I năm 2026" in text
    assert "2026-Q2" not in text
    assert "2026-Q3" not in text


def test_a_year_without_a_report_is_a_page_too(make_workspace: MakeWorkspace) -> None:
    workspace = make_workspace(**{REPORT: ""})
    workspace.reports.clear()
    made = programme_of(workspace, 2026)
    text = dashboard_html(assess(made, Period.quarter(2026, 1)))
    assert "Đã nhận <b>0/1</b> báo cáo" in text
    assert "Chưa có chỉ tiêu nào đánh giá được" in text
    assert "MINH HỌA" not in re.sub(r"<style>.*?</style>", "", text, flags=re.DOTALL)


def test_a_missing_report_never_looks_like_a_good_share() -> None:
    text = page(4)
    row = text[text.index("Kinh tế, Hạ tầng và Đô thị</a></th>") :].split("</tr>", 1)[0]
    last = re.sub("<[^>]+>", " ", row.split("<td")[-1])
    assert "thiếu báo cáo" in last
    assert "mới rõ 2/6 chỉ tiêu: đạt 2" in last
    assert "100%" not in last


def test_what_else_was_done_stands_on_the_page_where_there_is_any(make_workspace: MakeWorkspace) -> None:
    now = assess(programme_of(make_workspace(), 2026), Period.quarter(2026, 1))
    counts = (WorkCount("received", "Đơn đã nhận", 2), WorkCount("late", "quá hạn", 1, is_part=True))
    text = dashboard_html(now, work=(WorkPart("petitions", "Đơn thư", counts, illustrative=True),))
    assert "<li>Đơn đã nhận: 2 (trong đó quá hạn: 1)</li>" in text
    assert "SỐ LIỆU MINH HỌA" in text
    assert "Đơn thư" not in dashboard_html(now)
