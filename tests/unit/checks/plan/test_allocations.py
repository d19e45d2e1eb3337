"""What only several places of the ward can break in an allocation."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from example_ward import FILES
from tdkt.checks.example_files import MOVEMENTS, ORGANIZATION, REGISTER, REPORT
from tdkt.checks.run import find_problems
from tdkt.workspace.workspace import Workspace

Make = Callable[..., Workspace]
COUNT = "measure: {type: count, between: [1, 2], of: mô hình}"
FIGURE = "  - {target: van-thu.mo-hinh, count: 1}\n"
BOTH = "{for: thon-mot, share: 1}, {for: thon-hai, share: 0}"


def given(shares: str, measure: str = COUNT, to: str = "subdivisions") -> str:
    return FILES[MOVEMENTS].replace(COUNT, f"{measure}\n        allocation: {{to: {to}, shares: [{shares}]}}")


def told(workspace: Workspace) -> list[tuple[str, str]]:
    """What is found, but for where shares are printed (M655)."""
    return [(found.code, found.message) for found in find_problems(workspace) if found.code != "M655"]


def figures(*lines: str) -> str:
    return FILES[REPORT].replace(
        FIGURE, "".join(f"  - {{target: van-thu.mo-hinh, {line}}}\n" for line in lines)
    )


def test_a_figure_for_each_share(in_memory: Make) -> None:
    report = figures("for: thon-mot, count: 1", "for: thon-hai, count: 0")
    assert told(in_memory(**{MOVEMENTS: given(BOTH), REPORT: report})) == []


@pytest.mark.parametrize(
    ("lines", "code", "said"),
    [
        (("count: 1",), "R526", "giao cho từng nơi: số liệu này chưa ghi của nơi nào"),
        (("for: to-mot, count: 1", "for: thon-mot, count: 1"), "R526", "Tổ dân phố số 1 không có phần"),
        (("for: thon-mot, count: 1",), "R504", "chưa có số liệu của: Thôn Hai"),
        (("for: thon-mot, count: 1",) * 2, "I301", "đã có số liệu"),
    ],
)
def test_figures_that_are_of_no_share(in_memory: Make, lines: tuple[str, ...], code: str, said: str) -> None:
    found = told(in_memory(**{MOVEMENTS: given(BOTH), REPORT: figures(*lines)}))
    assert [message for one, message in found if one == code and said in message]


def test_the_heading_unit_may_do_a_part_itself(in_memory: Make) -> None:
    report = figures("for: thon-mot, count: 1", "for: thon-hai, count: 0", "count: 1")
    shares = f"{BOTH}, {{for: van-phong, share: 1}}"
    assert told(in_memory(**{MOVEMENTS: given(shares), REPORT: report})) == []


def test_a_merged_thon_is_told_and_its_heir_is_not_missed(in_memory: Make) -> None:
    organization = FILES[ORGANIZATION].replace(
        "{id: thon-hai, type: thon, name: Thôn Hai}",
        "{id: thon-hai, type: thon, name: Thôn Hai, until: 2026-06-30, into: thon-ba}\n"
        "    - {id: thon-ba, type: thon, name: Thôn Ba, from: 2026-07-01}",
    )
    report = figures("for: thon-mot, count: 1", "for: thon-hai, count: 0")
    found = told(in_memory(**{MOVEMENTS: given(BOTH), REPORT: report, ORGANIZATION: organization}))
    assert [code for code, _ in found] == ["M654"]
    assert "kết thúc ngày 30/06/2026" in found[0][1]


@pytest.mark.parametrize(
    ("whole", "shares", "code"),
    [
        ("at_most: 3", "{for: van-phong, share: 2}, {for: kinh-te, share: 1}", ""),
        ("at_most: 3", "{for: van-phong, share: 3}, {for: kinh-te, share: 1}", "M649"),
        ("exactly: 3", "{for: van-phong, share: 3}, {for: kinh-te, share: 1}", "M649"),
        ("between: [3, 4]", "{for: van-phong, share: 3}, {for: kinh-te, share: 1}", ""),
        ("between: [3, 4]", "{for: van-phong, share: 3}, {for: kinh-te, share: 2}", "M649"),
        ("more_than: 4", "{for: van-phong, share: 3}, {for: kinh-te, share: 1}", ""),
        ("more_than: 4", "{for: van-phong, share: 2}, {for: kinh-te, share: 1}", "M649"),
    ],
)
def test_what_makes_the_whole(in_memory: Make, whole: str, shares: str, code: str) -> None:
    measure = f"measure: {{type: count, {whole}, of: mô hình}}"
    found = {one for one, _ in told(in_memory(**{MOVEMENTS: given(shares, measure, "units")}))}
    assert found & {"M649", "M650"} == ({code} if code else set())


def test_a_share_schedule_keeps_below_the_share(in_memory: Make) -> None:
    shares = "{for: van-phong, share: 1, schedule: {Q1: 0, Q2: 1, Q3: 2}}"
    assert "M609" in {code for code, _ in told(in_memory(**{MOVEMENTS: given(shares, to="units")}))}


def test_a_share_that_stays_behind_asks_for_its_own_cause(in_memory: Make) -> None:
    shares = "{for: thon-mot, share: 1}, {for: thon-hai, share: 8}"
    whole = "measure: {type: count, at_least: 9, of: mô hình}"
    report = figures("for: thon-mot, count: 9", "for: thon-hai, count: 0")
    found = told(in_memory(**{MOVEMENTS: given(shares, whole), REPORT: report}))
    assert [message for code, message in found if code == "R510"] == [
        "Phần giao Thôn Hai chậm tính đến hết quý I năm 2026 nhưng chưa nêu nguyên nhân."
    ]
    report = figures("for: thon-mot, count: 9", "for: thon-hai, count: 0, cause: Chưa có mặt bằng")
    found = told(in_memory(**{MOVEMENTS: given(shares, whole), REPORT: report}))
    assert "R510" not in {code for code, _ in found}


def test_where_a_share_is_behind_nobody_else_is_asked_for_the_cause_of_the_whole(in_memory: Make) -> None:
    shares = "{for: thon-mot, share: 1}, {for: thon-hai, share: 8}"
    whole = "measure: {type: count, at_least: 9, of: mô hình}"
    report = figures("for: thon-mot, count: 1", "for: thon-hai, count: 0")
    found = told(in_memory(**{MOVEMENTS: given(shares, whole), REPORT: report}))
    assert [message for code, message in found if code == "R510"] == [
        "Phần giao Thôn Hai chậm tính đến hết quý I năm 2026 nhưng chưa nêu nguyên nhân."
    ]


def test_a_school_of_the_register_is_told_how_it_gets_a_share_or_a_movement(in_memory: Make) -> None:
    school = "collectives:\n  - {id: truong-mau, name: Trường Tiểu học Mẫu}\n"
    register = FILES[REGISTER].replace("collectives:\n", school, 1)
    shares = "{for: van-phong, share: 1}, {for: truong-mau, share: 0}"
    movement = FILES[MOVEMENTS].replace("unit: van-phong", "unit: truong-mau", 1)
    for files, code in (
        ({MOVEMENTS: given(shares, to="units")}, "M647"),
        ({MOVEMENTS: movement}, "I302"),
    ):
        hints = [
            one.hint for one in find_problems(in_memory(**{REGISTER: register, **files})) if one.code == code
        ]
        assert any(
            hint.startswith("Trường Tiểu học Mẫu là tập thể trong sổ đối tượng")
            and hint.endswith("thì khai ở units của organization.yaml.")
            for hint in hints
        ), hints
