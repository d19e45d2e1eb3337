"""Scoring: what the examples of the rules do not show."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from example_ward import FILES, with_example
from tdkt.checks.example_files import CRITERIA, SCORE_SHEET
from tdkt.checks.registry import all_rules
from tdkt.checks.run import (
    InvalidFilesError,
    find_problems,
    refuse_award_errors,
    refuse_errors,
    refuse_scoring_errors,
)
from tdkt.workspace.workspace import Workspace

Make = Callable[..., Workspace]
TABLE, SHEET = FILES[CRITERIA], FILES[SCORE_SHEET]


def codes(workspace: Workspace) -> list[str]:
    return [finding.code for finding in find_problems(workspace)]


def messages(workspace: Workspace) -> str:
    return "\n".join(f"{finding.message} {finding.hint}" for finding in find_problems(workspace))


@pytest.mark.parametrize(
    ("line", "instead", "code"),
    [
        ("maximum: 70", "maximum: 60", "A705"),
        ("maximum: 30, type: main", "maximum: 30, type: bonus", "A705"),
        ("{formula: share_reached}", "{formula: share_reached, movement: van-the}", "A709"),
        ("id: doan-ket,", "id: doan-ket, groups: [khoi-la],", "A709"),
        ("units: [van-phong, kinh-te]", "units: [van-phong, van-phong]", "A710"),
        ("units: [van-phong, kinh-te]", "units: [van-phong, kinh-te, y-te]", "I302"),
        ("id: doan-ket,", "id: bao-cao,", "I301"),
        ("year: 2026", "year: 2025", "I309"),
        ("maximum: 5, type: bonus", "maximum: 0, type: bonus", "S208"),
        ("type: penalty}", "type: penalty, from_attainment: {formula: share_reached}}", "S209"),
        ("{formula: share_reached}", "{formula: share_reached, movement: van-thu, targets: [van-thu.dung-han]}", "S209"),
    ],
)  # fmt: skip
def test_what_is_wrong_with_a_table(line: str, instead: str, code: str, in_memory: Make) -> None:
    assert line in TABLE
    assert code in codes(in_memory(**{CRITERIA: TABLE.replace(line, instead)}))


def test_each_group_has_to_add_up(in_memory: Make) -> None:
    text = TABLE.replace(
        "units: [van-phong, kinh-te]}",
        "units: [van-phong]}\n  - {id: khoi-hai, name: Khối hai, units: [kinh-te]}",
    ).replace("id: doan-ket,", "id: doan-ket, groups: [khoi-phong],")
    assert "của Khối hai cộng lại được 70 điểm" in messages(in_memory(**{CRITERIA: text}))


@pytest.mark.parametrize(
    ("line", "instead", "code"),
    [
        ("criterion: doan-ket", "criterion: bao-cao", "I301"),
        ("unit: van-phong", "unit: van-fong", "I302"),
        ("year: 2026", "year: 2027", "I309"),
        ("council: 9.5", "council: 9.75", "A708"),
        ("council: 2,", "council: 12,", "A701"),
        ("{criterion: bao-cao, self: 10, appraised: 9.5, council: 9.5}", "{criterion: bao-cao, evidence: Sổ}", "A704"),
    ],
)  # fmt: skip
def test_what_is_wrong_with_a_sheet(line: str, instead: str, code: str, in_memory: Make) -> None:
    assert line in SHEET
    assert code in codes(in_memory(**{SCORE_SHEET: SHEET.replace(line, instead)}))


_ONE_GROUP = "  - {id: khoi-phong, name: Khối các phòng, units: [van-phong, kinh-te]}\n"
_GROUPS = """\
  - {id: khoi-phong, name: Khối các phòng, units: [van-phong]}
  - {id: khoi-khac, name: Khối khác, units: [kinh-te]}
"""
_REPORTING = (
    "{id: bao-cao, text: Chấp hành chế độ báo cáo, maximum: 10, type: main, evidence: Sổ theo dõi báo cáo}"
)


@pytest.mark.parametrize(
    ("of_others", "told"),
    [
        ("maximum: 10, type: main, groups: [khoi-khac]", []),
        ("maximum: 9, type: main, groups: [khoi-khac]", ["của Khối khác", "69", "99"]),
        ("maximum: 20, type: main, groups: [khoi-khac]", ["của Khối khác", "80", "110"]),
        ("maximum: 10, type: main", ["của Khối các phòng", "80", "110"]),
    ],
)
def test_criteria_of_different_groups_in_one_part_are_not_added(
    of_others: str, told: list[str], in_memory: Make
) -> None:
    """Each group has its own line of the part: 60 and 10 for one, 60 and 10 for the other, never 80."""
    own = _REPORTING.replace("type: main", "type: main, groups: [khoi-phong]")
    other = f"{{id: bao-cao-2, text: Báo cáo số liệu, {of_others}}}"
    text = TABLE.replace(_ONE_GROUP, _GROUPS).replace(_REPORTING, f"{own}\n      - {other}")
    found = [one.message for one in find_problems(in_memory(**{CRITERIA: text})) if one.code == "A705"]
    assert len(found) == (2 if told else 0), found
    assert all(any(words in message for message in found) for words in told), found


def test_a_part_that_is_for_one_group_says_nothing_of_the_others(in_memory: Make) -> None:
    text = TABLE.replace(_ONE_GROUP, _GROUPS)
    text = text.replace("type: main, from_attainment", "type: main, groups: [khoi-phong], from_attainment")
    text = text.replace("type: main, evidence", "type: main, groups: [khoi-phong], evidence")
    found = [one for one in find_problems(in_memory(**{CRITERIA: text})) if one.code == "A705"]
    assert len(found) == 1
    assert "của Khối khác cộng lại được 30 điểm, “total” ghi 100" in found[0].message


def test_a_sheet_of_a_unit_in_no_group_is_of_no_use(in_memory: Make) -> None:
    table = TABLE.replace("units: [van-phong, kinh-te]", "units: [kinh-te]")
    assert "không thuộc cụm, khối nào" in messages(in_memory(**{CRITERIA: table}))


def test_a_unit_without_such_targets_is_scored_by_hand(in_memory: Make) -> None:
    sheet = SHEET.replace("unit: van-phong", "unit: kinh-te")
    file = SCORE_SHEET.replace("van-phong", "kinh-te")
    assert "Kết quả thực hiện chỉ tiêu" in messages(in_memory(**{file: sheet}))  # A704: nothing computes it
    typed = sheet.replace("scores:\n", "scores:\n  - {criterion: chi-tieu, self: 50}\n")
    assert codes(in_memory(**{file: typed})) == []


def test_a_broken_sheet_hides_nothing_of_the_plan(in_memory: Make) -> None:
    workspace = in_memory(**{SCORE_SHEET: SHEET.replace("scores:", "score:")})
    assert not workspace.incomplete
    assert "S202" in codes(workspace)


@pytest.mark.parametrize("file", [CRITERIA, SCORE_SHEET])
def test_a_file_in_the_wrong_folder_is_pointed_out(file: str, in_memory: Make) -> None:
    moved = file.replace("scoring", "cham-diem")
    assert "K402" in codes(in_memory(**{moved: FILES[file], file: "# chuyển đi\nkind: x\n"}))


def test_an_error_in_a_score_stops_the_ranking_alone(in_memory: Make) -> None:
    workspace = in_memory(**{SCORE_SHEET: SHEET.replace("self: 30", "self: 300")})
    refuse_errors(workspace)
    refuse_award_errors(workspace, "tong-ket")
    with pytest.raises(InvalidFilesError):
        refuse_scoring_errors(workspace)


def test_an_error_in_an_award_does_not_stop_the_ranking(in_memory: Make) -> None:
    example = all_rules()["A102"].examples[0]
    files, _ = with_example(example, example.bad[0])
    workspace = in_memory(**files)
    assert "A102" in codes(workspace)
    refuse_scoring_errors(workspace)
