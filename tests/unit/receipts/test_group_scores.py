"""Who of a cụm, khối has scored, what that leaves to do on a day, and what stands on the calendar."""

from __future__ import annotations

import datetime
from collections.abc import Callable

from example_ward import WITH_GROUP
from tdkt.attainment.assessment import assess
from tdkt.awards.book import award_book
from tdkt.awards.group_leaders import GroupLeader, group_leaders
from tdkt.awards.group_standing import table_of
from tdkt.awards.law_in_force import law_on
from tdkt.checks.example_files import GROUP, GROUP_SCORES, NOMINATIONS, REGISTER
from tdkt.checks.programmes import programme_of
from tdkt.checks.run import find_problems
from tdkt.model.emulation_group import EmulationGroup
from tdkt.receipts.group_scores import group_receipts
from tdkt.review.agenda.groups import group_tasks, unit_plan_tasks
from tdkt.review.year_calendar.year_calendar import year_calendar
from tdkt.workspace.workspace import Workspace

Make = Callable[..., Workspace]
BEFORE_MEETING = (
    WITH_GROUP[GROUP].partition("meeting:\n")[0] + "proposals:" + WITH_GROUP[GROUP].partition("proposals:")[2]
)
NOT_ALL = WITH_GROUP[GROUP_SCORES].replace(", to-mot: 35", "").replace("self: 3,", "")


def tasks(workspace: Workspace, *day: int) -> list[str]:
    return [task.what for task in group_tasks(workspace, datetime.date(*day))]


def test_who_has_scored_itself_and_whom_it_has_not_scored(in_memory: Make) -> None:
    [found] = group_receipts(in_memory(**{**WITH_GROUP, GROUP_SCORES: NOT_ALL}), 2026)
    told = {
        one.body.id: (one.own, one.asked, [other.id for other in one.waiting], one.decided)
        for one in found.members
    }
    assert told == {
        "thon-mot": (1, 3, [], 2),
        "thon-hai": (1, 3, [], 2),
        "to-mot": (1, 3, ["thon-mot"], 2),
    }
    assert found.without_cross == ("Tổ dân phố số 1",)


def test_what_is_to_be_done_goes_by_the_days_of_the_group(in_memory: Make) -> None:
    workspace = in_memory(**{**WITH_GROUP, GROUP: BEFORE_MEETING, GROUP_SCORES: NOT_ALL})
    assert tasks(workspace, 2026, 2, 4) == [
        "Ký giao ước thi đua Khối thi đua các thôn, tổ dân phố ngày 10/02/2026: còn 6 ngày."
    ]
    assert tasks(workspace, 2026, 6, 1) == []
    [own] = tasks(workspace, 2026, 11, 4)
    assert own.endswith(
        "Thôn Một, Thôn Hai, Tổ dân phố số 1 chưa tự chấm điểm xong; còn 6 ngày (hạn 10/11/2026)."
    )
    assert tasks(workspace, 2026, 11, 17)[1].endswith(
        "Tổ dân phố số 1 chưa chấm điểm chéo xong; chậm 2 ngày (hạn 15/11/2026)."
    )
    assert tasks(workspace, 2026, 11, 21)[2].endswith("đã qua, chưa ghi biên bản (meeting).")


def test_once_the_group_has_met_nothing_is_left(in_memory: Make) -> None:
    assert tasks(in_memory(**WITH_GROUP), 2026, 11, 21) == []


def test_the_days_of_a_group_stand_on_the_calendar(in_memory: Make) -> None:
    entries = year_calendar(in_memory(**WITH_GROUP), 2026).entries
    assert [
        (f"{one.day:%d/%m}", one.what.partition(":")[0]) for one in entries if one.key.startswith("cum-khoi-")
    ] == [
        ("10/02", "Ký giao ước thi đua"),
        ("10/11", "Hạn tự chấm điểm thi đua"),
        ("15/11", "Hạn chấm điểm chéo"),
        ("20/11", "Họp bình xét thi đua"),
    ]


def test_a_units_own_day_for_a_target_stands_on_the_calendar_and_missing_plans_are_told(
    in_memory: Make,
) -> None:
    own = (
        "kind: unit-plan\nyear: 2026\nunit: kinh-te\n"
        "targets:\n  - {target: van-thu.dung-han, due: 2026-11-30}\n"
    )
    workspace = in_memory(**{"plans/2026/unit-plans/kinh-te.yaml": own})
    [entry] = [
        one for one in year_calendar(workspace, 2026).entries if one.key.startswith("ke-hoach-don-vi-")
    ]
    assert (entry.day, entry.what.startswith("Hạn Phòng Kinh tế tự đặt cho chỉ tiêu: ")) == (
        datetime.date(2026, 11, 30),
        True,
    )
    assert list(unit_plan_tasks(in_memory(), datetime.date(2026, 6, 1))) == []


def leaders(workspace: Workspace) -> tuple[GroupLeader, ...]:
    [group] = workspace.all(EmulationGroup)
    table, book = table_of(group, workspace), award_book(workspace)
    assert table is not None
    attainment = assess(programme_of(workspace, 2026), table.attainment_period)
    return group_leaders(
        group, workspace, attainment, book, law_on(datetime.date(2026, 9, 1), book.local, stated=book.stated)
    )


def test_the_leader_and_the_proposed_come_before_the_council(in_memory: Make) -> None:
    [leader] = leaders(in_memory(**WITH_GROUP))
    assert (leader.name, leader.rank, leader.award, leader.recipient) == ("Thôn Hai", 1, "giay-khen", None)
    register = WITH_GROUP[REGISTER].replace(
        "collectives:\n", "collectives:\n  - {id: thon-hai-tt, name: Thôn Hai, subdivision: thon-hai}\n"
    )
    [known] = leaders(in_memory(**{**WITH_GROUP, REGISTER: register}))
    assert known.recipient is not None
    assert (known.recipient.id, known.nominated_in) == ("thon-hai-tt", None)
    # Nominated without a proposal of the group: that is told too.
    nominated = WITH_GROUP[NOMINATIONS] + (
        "  - id: dn-05\n    who: thon-hai-tt\n    award: giay-khen\n    by: van-phong\n    for: Dẫn đầu khối năm 2026\n"
    )
    alone = WITH_GROUP[GROUP].partition("proposals:")[0]
    [found] = leaders(in_memory(**{**WITH_GROUP, GROUP: alone, REGISTER: register, NOMINATIONS: nominated}))
    assert (found.award, found.nominated_in, found.nominated_for) == (None, "tong-ket", "giay-khen")


def test_leading_a_group_of_the_city_suggests_the_citys_flag(in_memory: Make) -> None:
    text = WITH_GROUP[GROUP].replace("type: bloc", "type: bloc\nlevel: city").partition("proposals:")[0]
    [leader] = leaders(in_memory(**{**WITH_GROUP, GROUP: text}))
    assert (leader.award, leader.proposal) == ("co-thi-dua-thanh-pho", None)


def test_a_group_without_a_table_is_told(in_memory: Make) -> None:
    before, _, rest = WITH_GROUP[GROUP].partition("scale:\n")
    text = (
        before.replace("2026", "2027")
        + "meeting:\n"
        + rest.partition("meeting:\n")[2].replace("2026", "2027")
    )
    found = find_problems(in_memory(**{GROUP.replace("2026", "2027"): text}))
    assert [(one.code, one.is_error) for one in found] == [("A720", False)]
