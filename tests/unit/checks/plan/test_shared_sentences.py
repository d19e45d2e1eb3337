"""A sentence that gives two units their own figures and the others one together."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from example_ward import FILES
from tdkt.attainment.assessment import assess
from tdkt.attainment.status import Status
from tdkt.attainment.wording import achieved
from tdkt.checks.example_files import MOVEMENTS, ORGANIZATION, REPORT
from tdkt.checks.programmes import programme_of
from tdkt.checks.run import find_problems
from tdkt.exchange.form import FormMaker
from tdkt.model.period import Period
from tdkt.workspace.workspace import Workspace

Make = Callable[..., Workspace]
QUARTER = Period.quarter(2026, 1)
_ALONE = (
    "      - target: van-thu.dung-han\n        text: 95% văn bản được xử lý đúng hạn.\n"
    "        measure: {type: percentage, at_least: 95, counting: văn bản xử lý đúng hạn, of: văn bản đã xử lý}\n"
)
_OF = "counting: văn bản xử lý đúng hạn, of: văn bản đã xử lý}"
_SENTENCE = f"""\
      - text: Tỷ lệ văn bản xử lý đúng hạn của Văn phòng đạt 98%, Phòng Kinh tế trên 95%, các đơn vị còn lại 90%.
        targets:
          - target: van-thu.dung-han
            quote: Tỷ lệ văn bản xử lý đúng hạn của Văn phòng đạt 98%
            measure: {{type: percentage, at_least: 98, {_OF}
          - target: van-thu.kinh-te
            quote: Phòng Kinh tế trên 95%
            unit: kinh-te
            measure: {{type: percentage, more_than: 95, {_OF}
          - target: van-thu.con-lai
            quote: các đơn vị còn lại 90%
            unit: y-te
            shared_with: [giao-duc]
            measure: {{type: percentage, at_least: 90, {_OF}
"""
_UNITS = "  - {id: y-te, name: Trạm Y tế, abbreviation: YT}\n  - {id: giao-duc, name: Trường học, abbreviation: GD}\n"


def _sent(unit: str, target: str, done: int) -> str:
    return (
        f"kind: unit-report\nperiod: 2026-Q1\nunit: {unit}\nsubmitted: 2026-04-03\nfigures:\n"
        f"  - {{target: {target}, numerator: {done}, denominator: 100, cause: Thiếu người}}\n"
    )


@pytest.fixture
def ward(in_memory: Make) -> Workspace:
    organization = FILES[ORGANIZATION].replace("subdivisions:\n", f"{_UNITS}subdivisions:\n", 1)
    folder = REPORT.rpartition("/")[0]
    return in_memory(
        **{
            ORGANIZATION: organization,
            MOVEMENTS: FILES[MOVEMENTS].replace(_ALONE, _SENTENCE),
            REPORT: FILES[REPORT].replace("numerator: 96", "numerator: 97, cause: Thiếu người"),
            f"{folder}/kinh-te.yaml": _sent("kinh-te", "van-thu.kinh-te", 96),
            f"{folder}/y-te.yaml": _sent("y-te", "van-thu.con-lai", 85),
            f"{folder}/giao-duc.yaml": _sent("giao-duc", "van-thu.con-lai", 95),
        }
    )


def test_nothing_is_wrong_with_it(ward: Workspace) -> None:
    assert [(found.code, found.message) for found in find_problems(ward)] == []


def test_each_has_its_own_result_and_the_others_are_pooled(ward: Workspace) -> None:
    attainment = assess(programme_of(ward, 2026), QUARTER)
    found = {one.target.id: one for one in attainment.assessments}
    said = {name: (achieved(found[name]), found[name].status) for name in found if name.count("-") < 3}
    assert said["van-thu.dung-han"] == ("97% (97/100)", Status.BEHIND)
    assert said["van-thu.kinh-te"] == ("96% (96/100)", Status.REACHED)
    assert said["van-thu.con-lai"] == ("90% (180/200)", Status.REACHED)
    assert attainment.missing == ()
    assert [one.target.id for one in attainment.of_unit("kinh-te")] == ["van-thu.kinh-te"]


@pytest.mark.parametrize(
    ("unit", "asked"),
    [
        ("kinh-te", ["van-thu.kinh-te"]),
        ("y-te", ["van-thu.con-lai"]),
        ("giao-duc", ["van-thu.con-lai"]),
    ],
)
def test_each_is_asked_its_own_part(ward: Workspace, unit: str, asked: list[str]) -> None:
    programme = programme_of(ward, 2026)
    found = programme.organization.unit(unit)
    assert found is not None
    form = FormMaker(programme).make(found, QUARTER)
    assert [row.target.id for row in form.rows] == asked
    office = programme.organization.unit("van-phong")
    assert office is not None
    own = {row.target.id for row in FormMaker(programme).make(office, QUARTER).rows}
    assert own.isdisjoint(asked)


def test_a_unit_reports_only_its_own_part(in_memory: Make) -> None:
    plan = FILES[MOVEMENTS].replace(
        _ALONE, _SENTENCE.replace("unit: y-te\n            shared_with: [giao-duc]", "unit: kinh-te")
    )
    report = FILES[REPORT].replace("van-thu.dung-han", "van-thu.con-lai")
    codes = {found.code for found in find_problems(in_memory(**{MOVEMENTS: plan, REPORT: report}))}
    assert {"R501", "M625"} <= codes


def test_a_part_cannot_be_given_to_a_unit_that_is_not_there(in_memory: Make) -> None:
    plan = FILES[MOVEMENTS].replace(_ALONE, _SENTENCE)
    found = [one for one in find_problems(in_memory(**{MOVEMENTS: plan})) if one.is_error]
    assert {one.message.split("“")[1].split("”")[0] for one in found} == {"y-te", "giao-duc"}
