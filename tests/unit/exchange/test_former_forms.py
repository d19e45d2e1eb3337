"""A form that is out stays good when an id is changed meanwhile."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from filled_forms import ANSWERS, FIRST_QUARTER, empty_form, fill, one, opened, refused, send

from example_ward import FILES
from tdkt.checks.example_files import MOVEMENTS, REPORT
from tdkt.checks.programmes import programme_of
from tdkt.exchange.form import FormMaker
from tdkt.model.period import Period
from tdkt.planning.renaming import renaming
from tdkt.workspace.workspace import Workspace, read_workspace

Make = Callable[..., Workspace]
RENAMES = {
    "a target": ("target", "van-thu.mo-hinh", "van-thu.mau"),
    "a target by places": ("target", "van-thu.moi-thon", "van-thu.cac-thon"),
    "a task": ("task", "van-thu.quan-ly", "van-thu.tai-san"),
    "the unit": ("unit", "van-phong", "van-phong-hdnd"),
    "a place": ("subdivision", "thon-hai", "thon-ba"),
}


def rename(workspace: Workspace, matter: str, old: str, new: str) -> Workspace:
    renaming(workspace, matter, old, new).edit.write(workspace.root)
    return read_workspace(workspace.root)


@pytest.mark.parametrize("reported", [True, False], ids=["sent again", "sent first"])
@pytest.mark.parametrize("words", RENAMES.values(), ids=RENAMES)
def test_a_form_with_the_former_id_is_taken_as_the_form_of_today(
    words: tuple[str, str, str], reported: bool, make_workspace: Make, tmp_path: Path
) -> None:
    workspace = make_workspace()
    if not reported:
        (workspace.root / REPORT).unlink()
        workspace = read_workspace(workspace.root)
    answers = {**ANSWERS, ("Số liệu", "van-thu.mo-hinh", "Ô 1"): 2}
    before = one(workspace, send(fill(empty_form(workspace, FIRST_QUARTER), answers), tmp_path, "truoc.xlsx"))
    assert refused(before) == []
    path = send(fill(empty_form(workspace, FIRST_QUARTER), answers), tmp_path)
    today = rename(workspace, *words)
    after = one(today, path)
    assert refused(after) == []
    assert after.is_change
    assert after.changes.keys() == {
        (part, words[2] if name == words[1] else name, key) for part, name, key in before.changes
    }
    assert f"{words[1]}," not in after.new
    if words[0] == "unit":
        assert after.file == "plans/2026/reports/2026-Q1/van-phong-hdnd.yaml"


def test_two_ids_changed_and_one_of_them_twice(make_workspace: Make, tmp_path: Path) -> None:
    workspace = make_workspace()
    answers = {**ANSWERS, ("Số liệu", "van-thu.mo-hinh", "Ô 1"): 2}
    path = send(fill(empty_form(workspace, FIRST_QUARTER), answers), tmp_path)
    today = rename(workspace, "target", "van-thu.mo-hinh", "van-thu.mau")
    today = rename(today, "unit", "van-phong", "vp")
    today = rename(today, "target", "van-thu.mau", "van-thu.mau-moi")
    outcome = one(today, path)
    assert refused(outcome) == []
    assert list(outcome.changes.values()) == [2]


def test_what_the_plan_asks_otherwise_is_still_refused(make_workspace: Make, tmp_path: Path) -> None:
    workspace = make_workspace()
    path = send(fill(empty_form(workspace, FIRST_QUARTER), ANSWERS), tmp_path)
    today = rename(workspace, "target", "van-thu.dung-han", "van-thu.han")
    file = today.root / "plans/2026/movements/van-phong.yaml"
    file.write_text(
        file.read_text(encoding="utf-8").replace("at_least: 95", "at_least: 96"), encoding="utf-8"
    )
    outcome = one(read_workspace(today.root), path)
    assert "Kế hoạch đã thay đổi sau khi lập phiếu" in refused(outcome)[0][2]


_SHARED = """\
      - target: van-thu.ho-so
        text: Các thôn chỉnh lý 20 hồ sơ tồn đọng.
        measure: {type: count, at_least: 20, of: hồ sơ}
        allocation:
          to: subdivisions
          reported_by: members
          shares: [{for: thon-mot, share: 12}, {for: thon-hai, share: 8}]
"""


def test_the_form_of_a_place_that_reports_for_itself_is_taken_under_its_new_id(
    make_workspace: Make, tmp_path: Path
) -> None:
    first = "    items:\n"
    shared = FILES[MOVEMENTS].replace(first, first + _SHARED, 1)
    workspace = make_workspace(**{MOVEMENTS: shared})
    programme = programme_of(workspace, 2026)
    place = next(one for one in programme.reporting_units if one.id == "thon-mot")
    form = opened(FormMaker(programme).make(place, Period.quarter(2026, 2)))
    path = send(fill(form, {("Số liệu", "van-thu.ho-so", "Ô 1"): 5}), tmp_path)
    outcome = one(rename(workspace, "subdivision", "thon-mot", "thon-nhat"), path)
    assert refused(outcome) == []
    assert outcome.file == "plans/2026/reports/2026-Q2/thon-nhat.yaml"
    assert "unit: thon-nhat" in outcome.new
