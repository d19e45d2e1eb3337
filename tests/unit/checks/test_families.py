"""Rules whose bad side is more than one stretch of one file, and findings that depend on each other."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from example_ward import FILES, WITH_DRIVE
from tdkt.checks.example_files import MOVEMENTS, ORGANIZATION, PLAN, REPORT
from tdkt.checks.programmes import programme_of
from tdkt.checks.run import InvalidFilesError, default_year, find_problems, trusted_programme
from tdkt.documents.texts.templates import Templates
from tdkt.errors import UsageError
from tdkt.workspace.workspace import Workspace

Make = Callable[..., Workspace]
SHARED = FILES[MOVEMENTS].replace(
    "of: văn bản đã xử lý}\n", "of: văn bản đã xử lý}\n        shared_with: [kinh-te]\n"
)
OTHER = "plans/2026/reports/2026-Q1/kinh-te.yaml"


def codes(workspace: Workspace) -> list[str]:
    return [finding.code for finding in find_problems(workspace)]


def other_report(figures: str) -> str:
    return f"kind: unit-report\nperiod: 2026-Q1\nunit: kinh-te\nfigures:\n{figures}"


@pytest.mark.parametrize("file", list(FILES))
def test_two_files_that_say_the_same_are_an_error_with_both_places(file: str, make_workspace: Make) -> None:
    copy = file.replace(".yaml", "-2.yaml")
    found = [
        finding for finding in find_problems(make_workspace(**{copy: FILES[file]})) if finding.code == "I308"
    ]
    assert len(found) == 1
    assert found[0].related[0][0].file != found[0].place.file


def test_a_unit_reports_its_own_and_shared_targets_only(make_workspace: Make) -> None:
    own = "  - {target: van-thu.dung-han, numerator: 1, denominator: 2}\n"
    assert codes(make_workspace(**{MOVEMENTS: SHARED, OTHER: other_report(own)})) == []
    foreign = own + "  - {target: van-thu.mo-hinh, count: 1}\n"
    assert codes(make_workspace(**{MOVEMENTS: SHARED, OTHER: other_report(foreign)})) == ["R501"]


def test_every_subdivision_needs_a_list(make_workspace: Make) -> None:
    text = FILES[ORGANIZATION]
    start, end = text.index("subdivisions:"), text.index("signers:")
    report = FILES[REPORT].replace("reached: [thon-mot]", "reached: 1, members: 4")
    assert codes(make_workspace(**{ORGANIZATION: text[:start] + text[end:], REPORT: report})) == ["M610"]


def test_nothing_is_blamed_on_reports_while_the_plan_cannot_be_read(make_workspace: Make) -> None:
    broken = FILES[MOVEMENTS].replace("type: milestone", "type: mileston")
    assert codes(make_workspace(**{MOVEMENTS: broken})) == ["S206"]
    assert codes(make_workspace(**{MOVEMENTS: FILES[MOVEMENTS] + "\tx: 1\n"})) == ["Y104"]
    assert codes(make_workspace(**{ORGANIZATION: "kind: organization\n"})) == ["S203"] * 7


def test_missing_organization_is_said_once(make_workspace: Make) -> None:
    workspace = make_workspace()
    workspace.organizations.clear()
    assert codes(workspace).count("I309") == 1


@pytest.mark.parametrize(
    ("text", "measure", "expected"),
    [
        ("Tỷ lệ đạt trên 90%.", "at_least: 90", ["M602"]),
        ("Tỷ lệ đạt trên 90%.", "more_than: 90", []),
        ("Tỷ lệ đạt bằng hoặc trên 90%.", "at_least: 90", []),
        ("Tỷ lệ đạt bằng hoặc trên 90%.", "more_than: 90", ["M602"]),
        ("Tỷ lệ đạt ít nhất 90%.", "at_least: 91", ["M601"]),
        ("Tỷ lệ không quá 5%.", "at_most: 5", []),
        ("Tỷ lệ không quá 5%.", "at_least: 5", ["M602"]),
        ("Tỷ lệ còn dưới 5%.", "less_than: 5", []),
        ("Tỷ lệ còn dưới 5%.", "at_most: 5", ["M602"]),
        ("Đạt 99,5% số hộ.", "at_least: 99.5", []),
        ("Đạt 99% số hộ trên địa bàn.", "at_least: 99", []),
        ("Tỷ lệ tăng dần.", "at_least: 50", []),
        ("99% hồ sơ đúng hạn.", "at_most: 99", ["M602"]),
        ("100% hồ sơ đúng hạn.", "exactly: 100", ["M602"]),
    ],
)
def test_text_and_measure(text: str, measure: str, expected: list[str], make_workspace: Make) -> None:
    changed = (
        FILES[MOVEMENTS]
        .replace("text: 95% văn bản được xử lý đúng hạn.", f"text: {text}")
        .replace("type: percentage, at_least: 95", f"type: percentage, {measure}")
    )
    found = codes(make_workspace(**{MOVEMENTS: changed}))
    assert [code for code in found if code.startswith("M")] == expected


@pytest.mark.parametrize(
    ("written", "words"),
    [
        ("1.234", ("1234", "1,234", "1.2340")),
        ("1.234.567", ("1234567",)),
        ('"95,5"', ("95.5", "955")),
        ("95,5", ("dấu chấm",)),
        ("95%", ("Ghi 95.",)),
        ("012", ("Ghi 12.",)),
        ("1_000", ("Ghi 1000.",)),
        ('"96"', ("ngoặc kép",)),
        ("~100", ("không phải số",)),
        ("không có", ("không phải số",)),
        ("8:30", ("không phải số",)),
        ("2026-01-30", ("không phải số",)),
    ],
)
def test_a_number_that_could_be_misread_is_an_error_that_asks(
    written: str, words: tuple[str, ...], make_workspace: Make
) -> None:
    changed = FILES[REPORT].replace("now: 9000000", f"now: {written}")
    [found] = find_problems(make_workspace(**{REPORT: changed}))
    assert found.code in ("Y117", "S204", "S205")
    if found.code != "Y117":
        assert found.place.column == FILES[REPORT].splitlines()[9].index("9000000") + 1
    for word in words:
        assert word in found.message + found.hint


def test_unknown_key_asks_did_you_mean_without_tones(make_workspace: Make) -> None:
    changed = FILES[REPORT].replace("reporter:", "repórter:")
    [found] = find_problems(make_workspace(**{REPORT: changed}))
    assert found.hint == "Có phải là “reporter”?"


def test_nothing_is_computed_from_files_with_errors(make_workspace: Make) -> None:
    workspace = make_workspace(**{REPORT: FILES[REPORT].replace("numerator: 96", "numerator: 105")})
    with pytest.raises(InvalidFilesError, match="R502") as raised:
        trusted_programme(workspace, 2026)
    assert [finding.code for finding in raised.value.findings] == ["R502"]


def test_a_year_without_a_plan_is_wrong_usage(make_workspace: Make) -> None:
    workspace = make_workspace()
    assert default_year(workspace) == 2026
    with pytest.raises(UsageError, match="2030"):
        programme_of(workspace, 2030)


def test_units_are_in_the_order_of_the_organization(make_workspace: Make) -> None:
    second = "plans/2026/movements/kinh-te.yaml"
    text = "kind: movements\nyear: 2026\nunit: kinh-te\nmovements:\n  - id: a\n    title: Phong trào\n    items: [{task: a.b, text: Làm tốt.}]\n"
    programme = programme_of(make_workspace(**{second: text}), 2026)
    assert [movements.unit for movements in programme.movements] == ["van-phong", "kinh-te"]
    assert programme.plan.origin.file == PLAN


@pytest.mark.parametrize(
    ("sections", "expected"),
    [
        ("[{title: A}]", ["N805"]),
        ("[{title: A, unit_movements: true}, {text: B.}]", ["N804"]),
        (
            "[{title: A, unit_movements: true, sections: [{title: B, sections: [{title: C, sections: [{title: D}]}]}]}]",
            [],
        ),
        (
            "[{title: A, unit_movements: true, sections: [{title: B, sections: [{title: C, sections: "
            "[{title: D, sections: [{title: E}]}]}]}]}]",
            ["N804"],
        ),
        ("[{title: A, sections: [{title: B, sections: [{title: C, unit_movements: true}]}]}]", ["N804"]),
    ],
)
def test_what_is_valid_can_be_printed(sections: str, expected: list[str], make_workspace: Make) -> None:
    text = FILES[PLAN]
    start, end = text.index("sections:"), text.index("closing:")
    workspace = make_workspace(**{PLAN: f"{text[:start]}sections: {sections}\n{text[end:]}"})
    assert codes(workspace) == expected
    if not expected:
        from tdkt.documents.plan import plan_document

        assert plan_document(programme_of(workspace, 2026), Templates())


def test_a_whole_number_may_be_written_with_a_zero_decimal(make_workspace: Make) -> None:
    workspace = make_workspace(**{REPORT: FILES[REPORT].replace("numerator: 96,", "numerator: 96.0,")})
    assert find_problems(workspace) == []
    assert type(workspace.reports[0].figures[0].numerator) is int


@pytest.mark.parametrize("written", ["0000-01-01", '"2026-04-03\\n"', "2026-13-01", "20260403"])
def test_no_date_slips_through_the_gate(written: str, make_workspace: Make) -> None:
    found = codes(make_workspace(**{REPORT: FILES[REPORT].replace("2026-04-03", written)}))
    assert found
    assert found[0] in ("S204", "S207", "S210", "K401")


def test_a_measure_without_type_lacks_just_that(make_workspace: Make) -> None:
    assert codes(make_workspace(**{MOVEMENTS: FILES[MOVEMENTS].replace("{type: count, ", "{")})) == ["S203"]


def test_control_characters_are_refused_as_escapes_too(make_workspace: Make) -> None:
    changed = FILES[REPORT].replace("reporter: Nguyễn Văn A", 'reporter: "Nguyễn\\e[31m"')
    assert codes(make_workspace(**{REPORT: changed})) == ["Y103"]


def test_a_unit_with_a_share_of_a_target_owes_a_report(make_workspace: Make) -> None:
    programme = programme_of(make_workspace(**{MOVEMENTS: SHARED}), 2026)
    assert [unit.id for unit in programme.reporting_units] == ["van-phong", "kinh-te"]


def test_a_base_of_zero_in_one_quarter_is_fine_when_the_year_has_one(make_workspace: Make) -> None:
    second = FILES[REPORT].replace("2026-Q1", "2026-Q2").replace("2026-04-03", "2026-07-03")
    second = second.replace("base: 10000000", "base: 0, cause: Giá giấy tăng")
    assert codes(make_workspace(**{REPORT.replace("Q1", "Q2"): second})) == []


def test_what_lies_where_it_is_not_read_is_said(make_workspace: Make, tmp_path: Path) -> None:
    workspace = make_workspace(
        **{REPORT.replace(".yaml", ".YAML"): FILES[REPORT].replace("unit: van-phong", "unit: kinh-te")}
    )
    assert [report.unit for report in workspace.reports] == ["van-phong", "kinh-te"] or len(
        workspace.reports
    ) == 2
    (tmp_path / "plans" / "2026" / "reports" / "2026-Q2").symlink_to(
        tmp_path / "plans" / "2026" / "reports" / "2026-Q1"
    )
    from tdkt.workspace.workspace import read_workspace

    assert [finding.code for finding in read_workspace(tmp_path).findings] == ["Y120"]


@pytest.mark.parametrize(
    ("day", "expected"),
    [("2026-01-01", []), ("2026-03-31", []), ("2025-12-31", ["K405"]), ("2026-04-01", ["K406"])],
)
def test_a_milestone_is_done_within_the_year_until_the_quarters_end(
    day: str, expected: list[str], make_workspace: Make
) -> None:
    text = FILES[REPORT].replace("progress: under_way}\n  -", f"progress: done, done_on: {day}}}\n  -")
    assert codes(make_workspace(**{REPORT: text})) == expected


@pytest.mark.parametrize("name", ["van-phong.yaml.txt", "VAN-PHONG.YML.TXT"])
def test_a_file_that_notepad_renamed_is_named_and_not_read(name: str, make_workspace: Make) -> None:
    [found] = find_problems(make_workspace(**{f"plans/2026/reports/2026-Q2/{name}": "kind: x\n"}))
    assert (found.code, found.is_error) == ("Y113", False)
    assert f"Đổi tên thành {name[:-4]}." in found.hint
    assert find_problems(make_workspace(**{"plans/2026/ghi-chu.txt": "x"})) == [found]


def plan_with_deadlines(deadlines: str) -> str:
    reporting = f"reporting: {{addressees: [UBND thành phố], recipients: [Lãnh đạo], unit_deadlines: {{{deadlines}}}}}\n"
    return FILES[PLAN] + reporting


@pytest.mark.parametrize(
    ("deadlines", "problem"),
    [
        ("Q1: 2026-01-01", ""),
        ("Q1: 2025-12-31", "trước ngày đầu quý (01/01/2026)"),
        ("Q2: 2026-04-01", ""),
        ("Q2: 2026-03-31", "trước ngày đầu quý (01/04/2026)"),
        ("Q4: 2027-12-31", ""),
        ("Q4: 2028-01-01", "sau năm 2027"),
        ("Q1: 2026-04-05, Q2: 2026-04-06", ""),
        ("Q1: 2026-04-05, Q2: 2026-04-05", "không sau hạn của quý I năm 2026 (05/04/2026)"),
        ("Q1: 2026-04-05, Q3: 2026-07-05, Q4: 2026-12-31", ""),
    ],
)
def test_a_deadline_for_reports_is_in_its_quarter_or_after_it_until_the_next_year_ends(
    deadlines: str, problem: str, make_workspace: Make
) -> None:
    found = [
        one
        for one in find_problems(make_workspace(**{PLAN: plan_with_deadlines(deadlines)}))
        if one.code == "K409"
    ]
    assert [problem in one.message for one in found] == ([True] if problem else [])


def submitted(day: str) -> str:
    return FILES[REPORT].replace("submitted: 2026-04-03", f"submitted: {day}")


@pytest.mark.parametrize(
    ("deadline", "day", "expected"),
    [
        ("Q1: 2026-03-25", "2026-03-20", []),
        ("Q1: 2026-03-30", "2026-03-30", []),
        ("Q1: 2026-03-31", "2026-03-30", ["K403"]),
        ("Q1: 2026-04-05", "2026-03-30", ["K403"]),
        ("Q2: 2026-06-20", "2026-03-30", ["K403"]),
        ("Q1: 2026-03-25", "2026-01-01", []),
        ("Q1: 2026-03-25", "2025-12-31", ["K403"]),
    ],
)
def test_a_report_that_was_asked_for_before_the_quarters_end_is_not_too_early(
    deadline: str, day: str, expected: list[str], make_workspace: Make
) -> None:
    files = {PLAN: plan_with_deadlines(deadline), REPORT: submitted(day)}
    told = "K420" in codes(make_workspace(**files))
    assert told == ("31" not in deadline and "04-05" not in deadline), "the deadline itself is told"
    assert [code for code in codes(make_workspace(**files)) if code != "K420"] == expected


@pytest.mark.parametrize(
    ("deadlines", "columns"),
    [
        ("Q1: 2026-01-01, Q2: 2026-04-02, Q3: 2026-10-05, Q4: 2027-12-31", []),
        ("Q1: 2025-12-31", ["Q1"]),
        ("Q1: 2025-04-05, Q2: 2026-07-05", ["Q1"]),
        ("Q4: 2028-01-05", ["Q4"]),
        ("Q1: 2026-07-06, Q2: 2026-07-05", ["Q2"]),
        ("Q1: 2026-04-05, Q2: 2026-04-05", ["Q2"]),
        ("Q1: 2026-10-07, Q3: 2026-10-05", ["Q3"]),
        ("Q2: 2026-03-31, Q3: 2026-06-30", ["Q2", "Q3"]),
    ],
)
def test_deadlines_follow_their_quarters_and_each_other(
    deadlines: str, columns: list[str], make_workspace: Make
) -> None:
    text = plan_with_deadlines(deadlines)
    found = find_problems(make_workspace(**{PLAN: text}))
    last = text.splitlines()[-1]
    found = [finding for finding in found if finding.code != "K420"]
    assert [finding.code for finding in found] == ["K409"] * len(columns)
    assert [last[finding.place.column - 5 :][:2] for finding in found] == columns


def test_a_year_is_told_with_the_one_before_it_and_no_further(make_workspace: Make) -> None:
    """A year's results are held against the year before; that year is told alone."""
    earlier = {
        name.replace("2026", year): text.replace("2026", year)
        for year in ("2024", "2025")
        for name, text in FILES.items()
        if name in (PLAN, MOVEMENTS)
    }
    workspace = make_workspace(**earlier)
    programme = programme_of(workspace, 2026)
    assert programme.year_before is not None
    assert programme.year_before.plan.year == 2025
    assert [movements.year for movements in programme.year_before.movements] == [2025]
    assert programme.year_before.year_before is None


@pytest.mark.parametrize("other", ["2024", "2027"])
def test_a_year_before_is_the_one_just_before(other: str, make_workspace: Make) -> None:
    plan = FILES[PLAN].replace("2026", other)
    assert programme_of(make_workspace(**{PLAN.replace("2026", other): plan}), 2026).year_before is None


@pytest.mark.parametrize(
    ("deadlines", "problem"),
    [
        ("M05: 2026-04-30", "K409: Hạn gửi báo cáo tháng 5 năm 2026 (30/04/2026) trước ngày đầu tháng (01/05/2026)."),
        ("M05: 2026-05-30", "K420: Hạn gửi báo cáo tháng 5 năm 2026 (30/05/2026) trước ngày cuối tháng (31/05/2026)."),
        ("M05: 2026-05-31", ""),
        ("Q1: 2026-04-05, M03: 2026-04-05", ""),
    ],
)  # fmt: skip
def test_a_deadline_of_a_month_is_held_to_its_days_as_one_of_a_quarter(
    deadlines: str, problem: str, make_workspace: Make
) -> None:
    found = find_problems(make_workspace(**{PLAN: plan_with_deadlines(deadlines)}))
    assert [f"{one.code}: {one.message}" for one in found] == ([problem] if problem else [])


def test_a_report_on_a_drive_by_a_unit_that_is_no_more_says_so(make_workspace: Make) -> None:
    files = {**FILES, **WITH_DRIVE}
    office = "{id: van-phong, name: Văn phòng, abbreviation: VP"
    ended = files[ORGANIZATION].replace(office, f"{office}, until: 2026-07-15, into: kinh-te")
    found = [
        one for one in find_problems(make_workspace(**{**files, ORGANIZATION: ended})) if one.code == "R501"
    ]
    assert found
    assert all(
        "Văn phòng kết thúc ngày 15/07/2026, báo cáo do nơi tiếp nhận gửi." in one.message for one in found
    )


def test_registrations_are_told_by_name(make_workspace: Make) -> None:
    life = "life: {register_by: 2026-03-01, registered: [{unit: thon-mot, date: 2026-02-20}, {unit: thon-mot, date: 2026-02-21}]}"
    title = "    title: Phong trào thi đua về công tác văn thư\n"
    text = FILES[MOVEMENTS].replace(title, f"{title}    {life}\n")
    (found,) = [one for one in find_problems(make_workspace(**{MOVEMENTS: text})) if one.code == "M674"]
    assert found.message == "Thôn Một đã đăng ký ngày 20/02/2026."
