"""The sums of the year's table where cụm, khối with files of their own are scored by it (A705)."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from example_ward import FILES
from tdkt.checks.example_files import CRITERIA
from tdkt.checks.run import find_problems
from tdkt.workspace.workspace import Workspace

Make = Callable[..., Workspace]
ONE_GROUP = "groups:\n  - {id: khoi-phong, name: Khối các phòng, units: [van-phong, kinh-te]}\n"
REPORTING = "text: Chấp hành chế độ báo cáo, maximum: 10, type: main"
VILLAGES = "subdivision: thon-mot", "subdivision: thon-hai"
LINE = f"{{id: bao-cao, {REPORTING}, evidence: Sổ theo dõi báo cáo}}"


def group(name: str, *members: str) -> tuple[str, str]:
    """Return path and text of the file of a khối that is scored by the year's table."""
    listed = "".join(f"  - {{{member}}}\n" for member in members)
    head = f"kind: emulation-group\nid: {name}\nyear: 2026\ntype: bloc\nname: Khối {name}\n"
    return f"plans/2026/groups/{name}/group.yaml", f"{head}members:\n{listed}"


def told(in_memory: Make, table: str, *groups: tuple[str, str]) -> list[str]:
    sheet = "plans/2026/scoring/van-phong.yaml"
    files = {CRITERIA: table, **dict(groups), sheet: ""}
    return [one.message for one in find_problems(in_memory(**files)) if one.code == "A705"]


@pytest.mark.parametrize(
    ("of_second", "said"),
    [
        (10, []),
        (15, ["của Khối hai cộng lại được 105 điểm, “total” ghi 100", "“Thực hiện nhiệm vụ” ghi 70 điểm"]),
        (5, ["của Khối hai cộng lại được 95 điểm, “total” ghi 100", "“Thực hiện nhiệm vụ” ghi 70 điểm"]),
    ],
)
def test_each_group_is_added_up_by_what_it_is_scored_by(
    of_second: int, said: list[str], in_memory: Make
) -> None:
    """Both have 60 and 30 in common; one has 10 more of its own, so must the other have."""
    first = LINE.replace("type: main", "type: main, groups: [mot]")
    own = f"{{id: so-lieu, text: Báo cáo số liệu, maximum: {of_second}, type: main, groups: [hai]}}"
    table = FILES[CRITERIA].replace(ONE_GROUP, "").replace(LINE, f"{first}\n      - {own}")
    found = told(in_memory, table, group("mot", "unit: van-phong", "unit: kinh-te"), group("hai", *VILLAGES))
    assert len(found) == len(said), found
    assert all(words in message for words, message in zip(said, found, strict=True)), found


def test_a_group_that_takes_over_one_of_the_table_is_added_up_once(in_memory: Make) -> None:
    table = FILES[CRITERIA].replace("maximum: 30, type: main", "maximum: 25, type: main")
    [found] = told(in_memory, table, group("khoi-phong", "unit: van-phong", "unit: kinh-te"))
    assert "của Khối khoi-phong cộng lại được 95 điểm, “total” ghi 100" in found


def test_nothing_is_added_up_for_nobody_while_the_file_of_a_group_cannot_be_read(in_memory: Make) -> None:
    path, text = group("mot", "unit: van-phong")  # one member is too few
    of_group = LINE.replace("type: main", "type: main, groups: [mot]")
    table = FILES[CRITERIA].replace(ONE_GROUP, "").replace(LINE, of_group)
    assert told(in_memory, table, (path, text)) == []
