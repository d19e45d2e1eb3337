"""What the new year takes from the old one beside plan and movements, and what it leaves open there."""

from __future__ import annotations

from collections.abc import Callable

import yaml

from example_ward import FILES, WITH_GROUP
from tdkt.checks.example_files import GROUP, INSPECTION, REVOCATION
from tdkt.planning.new_year.next_year import Draft, draft_of
from tdkt.workspace.workspace import Workspace

Make = Callable[..., Workspace]
NEW_GROUP = GROUP.replace("2026", "2027")


def files(draft: Draft) -> dict[str, str]:
    return {file.path: file.text for file in draft.beside}


def test_a_group_is_carried_with_its_scale_and_without_its_year(make_workspace: Make) -> None:
    found = files(draft_of(make_workspace(**WITH_GROUP), 2027, 2026))
    assert list(found) == ["plans/2027/scoring/criteria.yaml", NEW_GROUP]
    group = yaml.safe_load(found[NEW_GROUP])
    assert group["year"] == 2027
    assert [one["subdivision"] for one in group["members"]] == ["thon-mot", "thon-hai", "to-mot"]
    assert "date" not in group["agreement"], "nobody has signed it yet"
    assert str(group["timetable"]["meeting"]) == "2027-11-20"
    assert group["scale"]["total"] == 100
    assert not {"meeting", "proposals"} & set(group)
    assert yaml.safe_load(found["plans/2027/scoring/criteria.yaml"])["year"] == 2027


def test_who_left_within_the_year_is_not_carried_and_who_came_is_there_from_the_start(
    make_workspace: Make,
) -> None:
    text = (
        WITH_GROUP[GROUP]
        .replace("{subdivision: to-mot}", "{subdivision: to-mot, from: 2026-03-01}")
        .replace(
            "members:\n",
            "members:\n  - {name: Phường Khác, id: phuong-khac, until: 2026-06-30}\n",
        )
        .replace(
            "{role: head, member: thon-mot}",
            "{role: head, member: thon-mot, until: 2026-06-30}\n  - {role: head, member: to-mot, from: 2026-07-01}",
        )
    )
    group = yaml.safe_load(
        files(draft_of(make_workspace(**{**WITH_GROUP, GROUP: text}), 2027, 2026))[NEW_GROUP]
    )
    assert group["members"][-1] == {"subdivision": "to-mot"}
    assert [one.get("id") for one in group["members"]] == [None, None, None]
    assert group["leaders"] == [
        {"role": "head", "member": "to-mot"},
        {"role": "deputy", "member": "thon-hai"},
    ]


def test_what_is_there_already_stays_as_it_is(make_workspace: Make) -> None:
    there = WITH_GROUP[GROUP].replace("2026", "2027")
    found = files(draft_of(make_workspace(**{**WITH_GROUP, NEW_GROUP: there}), 2027, 2026))
    assert list(found) == ["plans/2027/scoring/criteria.yaml"]


def test_findings_petitions_and_units_plans_of_the_old_year_are_told(make_workspace: Make) -> None:
    own = "kind: unit-plan\nyear: 2026\nunit: van-phong\ntargets:\n  - {target: van-thu.dung-han}\n"
    draft = draft_of(make_workspace(**{"plans/2026/unit-plans/van-phong.yaml": own}), 2027, 2026)
    assert [(one.place.file, one.text) for one in draft.open] == [
        (INSPECTION, "Văn phòng chưa khắc phục “Đăng ký thi đua chậm” (hạn 15/10/2026)"),
        (REVOCATION, "Quyết định hủy bỏ “huy-01” chưa ban hành"),
    ]
    assert draft.unit_plans == 1


def test_visits_to_come_and_money_that_is_owed_are_told(make_workspace: Make) -> None:
    visit = "  - {unit: kinh-te, date: 2026-10-20}\nplan: {"
    part = "    returned: {date: 2026-11-25, money: 400000}\n"
    signed = FILES[REVOCATION].replace("year: 2026\n", "year: 2026\nnumber: 80\ndate: 2026-10-30\n")
    files = {
        INSPECTION: FILES[INSPECTION].replace("plan: {", visit, 1),
        REVOCATION: signed.replace("return_by:", f"{part}return_by:"),
    }
    texts = [one.text for one in draft_of(make_workspace(**files), 2027, 2026).open]
    assert "Phòng Kinh tế chưa kiểm tra (lịch ngày 20/10/2026)" in texts
    assert any("chưa nộp lại đủ 660.000 đồng theo quyết định hủy bỏ “huy-01”" in text for text in texts), (
        texts
    )
