"""What is handed out of files without errors, and what is said where there are errors."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from example_ward import FILES
from school_year import FILES as SCHOOL
from tdkt.checks.example_files import MOVEMENTS, ORGANIZATION, PLAN, REPORT
from tdkt.checks.programmes import no_such_plan, programme_of
from tdkt.checks.run import (
    InvalidFilesError,
    default_year,
    no_such_batch,
    refuse_errors,
    trusted_programme,
    year_of_latest_report,
)
from tdkt.errors import UsageError
from tdkt.workspace.workspace import Workspace

Make = Callable[..., Workspace]


def moved(text: str, year: int) -> str:
    return text.replace("2026", str(year))


def years(*others: int) -> dict[str, str]:
    """Return plans and movements of other years beside those of 2026, without reports."""
    return {moved(file, year): moved(FILES[file], year) for file in (PLAN, MOVEMENTS) for year in others}


def test_movements_and_reports_stand_in_the_order_of_the_units(make_workspace: Make) -> None:
    other = FILES[MOVEMENTS].replace("van-thu", "kinh-doanh")
    report = "kind: unit-report\nperiod: {period}\nunit: {unit}\nsubmitted: {day}\nreporter: Nguyễn Văn A\nfigures: []\n"
    files = {
        "plans/2026/movements/a-kinh-te.yaml": other.replace("unit: van-phong", "unit: kinh-te"),
        "plans/2026/reports/2026-Q1/a-kinh-te.yaml": report.format(period="2026-Q1", unit="kinh-te", day="2026-04-02"),
        "plans/2026/reports/2026-Q2/van-phong.yaml": report.format(period="2026-Q2", unit="van-phong", day="2026-07-02"),
    }  # fmt: skip
    found = programme_of(make_workspace(**files), 2026)
    assert [one.unit for one in found.movements] == ["van-phong", "kinh-te"]
    assert [(one.period.key, one.unit) for one in found.reports] == [
        ("2026-Q1", "van-phong"),
        ("2026-Q1", "kinh-te"),
        ("2026-Q2", "van-phong"),
    ]


def test_reports_of_another_year_are_no_part_of_it(make_workspace: Make) -> None:
    made = make_workspace(**years(2027))
    counts = [
        (len(found.reports), len(found.ward_reports))
        for found in (programme_of(made, 2026), programme_of(made, 2027))
    ]
    assert counts == [(1, 1), (0, 0)]


def test_a_draft_of_the_next_year_is_not_the_year_of_the_latest_report(make_workspace: Make) -> None:
    made = make_workspace(**years(2025, 2027))
    assert (default_year(made), year_of_latest_report(made)) == (2027, 2026)


def test_of_a_calendar_and_a_school_year_of_one_number_the_calendar_year_counts(
    in_memory: Callable[..., Workspace],
) -> None:
    for year in range(2026, 2034):
        calendar = {moved(file, year): moved(FILES[file], year) for file in (PLAN, REPORT)}
        school = {
            file: moved(text.replace("2027", str(year + 1)), year)
            for file, text in SCHOOL.items()
            if file.endswith(("plan.yaml", "HK1/trung-hoc.yaml"))
        }
        renamed = {moved(file.replace("2027", str(year + 1)), year): text for file, text in school.items()}
        made = in_memory(**calendar, **renamed)
        assert {str(year), f"{year}-{year + 1}"} <= {str(plan.year) for plan in made.plans}
        assert (str(year_of_latest_report(made)), str(default_year(made))) == (str(year), str(year))


def test_without_reports_the_latest_plan_counts(make_workspace: Make) -> None:
    files = {moved(file, year): moved(FILES[file], year) for file in (PLAN,) for year in (2027, 2028)}
    made = make_workspace(**files, **{REPORT: ""})
    made.reports.clear()
    assert year_of_latest_report(made) == 2028


def test_a_year_without_a_plan_is_said_with_those_that_have_one(make_workspace: Make) -> None:
    made = make_workspace(**years(2025))
    with pytest.raises(UsageError, match=r"Không có kế hoạch năm 2030\.") as caught:
        programme_of(made, 2030)
    assert sorted(caught.value.hint.removeprefix("Các năm có kế hoạch: ").rstrip(".").split(", ")) == [
        "2025",
        "2026",
    ]
    assert no_such_plan(Workspace(made.root), 2026).hint == ""
    with pytest.raises(UsageError, match="chưa có kế hoạch nào"):
        default_year(Workspace(made.root))


def test_a_batch_that_is_not_there_is_guessed() -> None:
    assert "tong-ket" in no_such_batch("tong-kt", ["tong-ket", "chuyen-de"]).hint
    assert no_such_batch("x", []).hint.startswith("Kho chưa có đợt nào")


@pytest.mark.parametrize("errors", [1, 3, 4])
def test_the_first_three_errors_are_said(errors: int, make_workspace: Make) -> None:
    text = FILES[REPORT]
    for figure, wrong in (
        ("numerator: 96", "numerator: 105"),
        ("mo-hinh, count: 1", "mo-hinh, count: -1"),
        ("sai-sot, count: 0", "sai-sot, count: -1"),
        ("now: 9000000", "now: -1"),
    )[:errors]:
        assert figure in text
        text = text.replace(figure, wrong)
    made = make_workspace(**{REPORT: text})
    with pytest.raises(InvalidFilesError) as caught:
        trusted_programme(made, 2026)
    lines = str(caught.value).splitlines()
    assert lines[0] == f"Có {errors} lỗi trong tệp nên không tính, không in:"
    assert len(lines) == 1 + min(errors, 3) + (errors > 3)
    assert (lines[-1] == "  …") == (errors > 3)
    assert len(caught.value.findings) == errors


def test_warnings_refuse_nothing(make_workspace: Make) -> None:
    made = make_workspace(**{ORGANIZATION: FILES[ORGANIZATION].replace("to: 2030", "to: 2025")})
    refuse_errors(made)
    assert trusted_programme(made, 2026).plan.year == 2026
