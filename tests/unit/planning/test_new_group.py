"""`tdkt new group`: members found by id, name or short form; what means nothing is told; nothing is written over."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from dataclasses import replace

import pytest
import yaml

from example_ward import WITH_GROUP
from tdkt.errors import UserError
from tdkt.planning.new_group import GroupRequest, new_group
from tdkt.workspace.workspace import Workspace

Make = Callable[..., Workspace]
ASKED = GroupRequest(
    id="khoi-phong",
    year=2026,
    name="Khối thi đua các phòng",
    type="bloc",
    level="ward",
    members=("VP", "phòng kinh tế", "Thôn Một", "tap-the-van-phong"),
    head="Phòng Kinh tế",
    signing=datetime.date(2026, 2, 10),
    cross=True,
    scale=False,
)


def test_members_are_found_by_id_name_or_short_form(make_workspace: Make) -> None:
    edit, foreseen = new_group(make_workspace(), ASKED)
    [(path, text)] = edit.texts.items()
    made = yaml.safe_load(text)
    assert path == "plans/2026/groups/khoi-phong/group.yaml"
    assert made["members"] == [
        {"unit": "van-phong"},
        {"unit": "kinh-te"},
        {"subdivision": "thon-mot"},
        {"collective": "tap-the-van-phong"},
    ]
    assert made["leaders"] == [{"role": "head", "member": "kinh-te"}]
    assert (made["cross"], "scale" in made, str(made["agreement"]["date"])) == ("mean", False, "2026-02-10")
    assert {one.code for one in foreseen.new} == {"X905"}


@pytest.mark.parametrize("word", ["KT", "kinh-te", "Phòng Kinh tế"])
def test_the_head_is_found_as_members_are(word: str, make_workspace: Make) -> None:
    edit, _ = new_group(make_workspace(), replace(ASKED, head=word))
    [text] = edit.texts.values()
    assert yaml.safe_load(text)["leaders"] == [{"role": "head", "member": "kinh-te"}]


def test_a_group_of_wards_names_those_that_are_not_on_record_and_has_a_scale_of_its_own(
    make_workspace: Make,
) -> None:
    asked = replace_request(level="city", members=("Phường Mẫu", "Phường Khác"), head=None, scale=True)
    [text] = new_group(make_workspace(), asked)[0].texts.values()
    made = yaml.safe_load(text)
    assert made["members"][1] == {"name": "Phường Khác", "id": "phuong-khac"}
    assert made["scale"]["total"] == sum(
        one["maximum"] for part in made["scale"]["parts"] for one in part["criteria"] if one["type"] == "main"
    )


def replace_request(**changed: object) -> GroupRequest:
    return replace(ASKED, **changed)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"members": ("VP",)}, "ít nhất hai thành viên"),
        ({"members": ("VP", "Phường Khác")}, "Không có đơn vị"),
        ({"head": "Thôn Hai"}, "không phải thành viên"),
        ({"id": "Khối 1"}, "không dùng làm mã được"),
        ({"id": "khoi-thon"}, "không ghi đè"),
        ({"members": ("VP", "VP")}, "cùng lúc"),
        ({"members": ("VP", "Thôn Hai")}, "cùng lúc"),
    ],
)
def test_what_cannot_be_is_told(changed: dict[str, object], words: str, make_workspace: Make) -> None:
    with pytest.raises(UserError) as told:
        new_group(make_workspace(**WITH_GROUP), replace_request(**{"head": None, **changed}))
    assert words in str(told.value)


def test_a_member_that_moves_over_within_the_year_is_one_from_the_day_after(in_memory: Make) -> None:
    """The file that it leaves says where it goes, so that the command need not ask."""
    moved = "{subdivision: to-mot, until: 2026-08-31, into: khoi-phong}"
    files = {file: text.replace("{subdivision: to-mot}", moved) for file, text in WITH_GROUP.items()}
    request = replace(ASKED, members=("VP", "to-mot"), head="to-mot")
    edit, foreseen = new_group(in_memory(**files), request)
    [text] = edit.texts.values()
    made = yaml.safe_load(text)
    day = datetime.date(2026, 9, 1)
    assert made["members"] == [{"unit": "van-phong"}, {"subdivision": "to-mot", "from": day}]
    assert made["leaders"] == [{"role": "head", "member": "to-mot", "from": day}]
    assert foreseen.new_errors == ()
