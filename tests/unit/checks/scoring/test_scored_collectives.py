"""Collectives of the register (a school, the Mặt trận) in the groups of the year's table: named, scored, ranked."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

from example_ward import FILES
from tdkt.attainment.assessment import assess
from tdkt.awards.bodies import bodies
from tdkt.awards.ranking import standing
from tdkt.checks.example_files import CRITERIA, REGISTER
from tdkt.checks.programmes import programme_of
from tdkt.checks.run import find_problems
from tdkt.model.scoring import ScoreSheet, ScoringCriteria
from tdkt.workspace.workspace import Workspace

Make = Callable[..., Workspace]
SCHOOLS = (
    "collectives:\n  - {id: truong-a, name: Trường Tiểu học A}\n  - {id: truong-b, name: Trường Tiểu học B}\n"
)
GROUP = "- {id: khoi-phong, name: Khối các phòng, units: [van-phong, kinh-te]}"
SHEET = """\
kind: score-sheet
year: 2026
unit: truong-a
scores:
  - {criterion: chi-tieu, council: 55}
  - {criterion: bao-cao, council: 9}
  - {criterion: doan-ket, council: 30}
"""


def ward(in_memory: Make) -> Workspace:
    groups = f"{GROUP}\n  - {{id: khoi-truong, name: Khối trường học, units: [truong-a, truong-b]}}"
    return in_memory(
        **{
            REGISTER: FILES[REGISTER].replace("collectives:\n", SCHOOLS),
            CRITERIA: FILES[CRITERIA].replace(GROUP, groups),
            "plans/2026/scoring/truong-a.yaml": SHEET,
        }
    )


def test_a_collective_is_scored_by_hand_where_it_has_no_targets(in_memory: Make) -> None:
    workspace = ward(in_memory)
    assert find_problems(workspace) == []
    [table] = workspace.all(ScoringCriteria)
    attainment = assess(programme_of(workspace, 2026), table.attainment_period)
    _, schools = standing(table, workspace.all(ScoreSheet), attainment, bodies(workspace).values()).rankings
    assert [(one.total.unit.name, one.points) for one in schools.placed] == [
        ("Trường Tiểu học A", Fraction(94))
    ]
    assert [one.unit.name for one in schools.unranked] == ["Trường Tiểu học B"]


def test_an_id_that_is_nobodys_is_told(in_memory: Make) -> None:
    workspace = in_memory(**{CRITERIA: FILES[CRITERIA].replace("kinh-te]", "kinh-te, truong-c]")})
    [found] = find_problems(workspace)
    assert found.is_error
    assert "truong-c" in found.message


def test_who_is_in_a_group_of_the_table_is_in_no_other_group_that_uses_it(in_memory: Make) -> None:
    group = (
        "kind: emulation-group\nid: khoi-hai\nyear: 2026\ntype: bloc\nname: Khối hai\n"
        "members:\n  - {unit: van-phong}\n  - {subdivision: thon-mot}\n"
    )
    path = "plans/2026/groups/khoi-hai/group.yaml"
    [found] = [one for one in find_problems(in_memory(**{path: group})) if one.is_error]
    assert (found.code, found.place.file, found.place.line) == ("A710", path, 7)
    same = path.replace("khoi-hai", "khoi-phong")
    taken_over = in_memory(**{path: "", same: group.replace("khoi-hai", "khoi-phong")})
    assert not [one for one in find_problems(taken_over) if one.code == "A710"]
