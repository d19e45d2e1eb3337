"""What a batch says once holds for all of it, the nearest word counts, and a finding points at the line that says it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from example_ward import FILES
from tdkt.changes.comparing import compare
from tdkt.changes.trees import read_side
from tdkt.checks.example_files import NOMINATIONS, SESSION
from tdkt.checks.run import find_problems
from tdkt.model.award_batch import Nominations
from tdkt.workspace.source import Source
from tdkt.workspace.workspace import Workspace, read_into

Make = Callable[..., Workspace]
PAPERS = """\
    - {type: submission, received: 2026-08-03}
    - {type: achievement_report, received: 2026-08-03}
    - {type: minutes, received: 2026-08-03}
"""
SHORT = f"""\
kind: nominations
batch: tong-ket
common:
  by: van-phong
  for: Hoàn thành tốt nhiệm vụ năm 2026
  documents:
{PAPERS}\
nominations:
  - {{id: dn-01, who: tap-the-van-phong, award: tap-the-lao-dong-tien-tien, ordinal: 1}}
  - id: dn-02
    who: nguyen-van-g
    award: chien-si-thi-dua-co-so
    for: Hoàn thành xuất sắc nhiệm vụ năm 2026
    ordinal: 2
    initiatives: [sk-01]
    documents:
{PAPERS.replace("    -", "      -")}\
      - {{type: ballot_result, received: 2026-09-01}}
      - {{type: merit_proof, received: 2026-08-03}}
groups:
  - award: lao-dong-tien-tien
    nominations:
      - {{id: dn-03, who: tran-thi-h, ordinal: 3}}
      - {{id: dn-04, who: le-van-i, for: Hoàn thành tốt nhiệm vụ tham mưu năm 2026, ordinal: 4}}
"""


def read(text: str) -> Workspace:
    workspace = Workspace(Path("/nowhere"))
    read_into(workspace, Source(NOMINATIONS, text, is_nfc=True))
    return workspace


def nominations(text: str) -> Nominations:
    workspace = read(text)
    assert workspace.findings == []
    [found] = workspace.all(Nominations)
    return found


def test_the_short_file_says_what_the_long_one_says(make_workspace: Make) -> None:
    sides = [read_side({NOMINATIONS: text.encode()}) for text in (FILES[NOMINATIONS], SHORT)]
    assert sides[1].broken == {}
    assert list(compare(*sides)) == []
    assert find_problems(make_workspace(**{NOMINATIONS: SHORT})) == []


def test_the_nearest_word_counts() -> None:
    [own, of_group, of_file] = (
        nominations(
            "kind: nominations\nbatch: b\ncommon: {award: giay-khen, by: van-phong, for: Chung, year: 2024}\n"
            "groups:\n  - {for: Nhóm, year: 2025, nominations: [{who: a, for: Riêng, year: 2026}, {who: b}]}\n"
            "nominations: [{who: c}]\n"
        ).nominations[1:]
        + nominations(
            "kind: nominations\nbatch: b\ncommon: {award: giay-khen, by: van-phong, for: Chung, year: 2024}\nnominations: [{who: c}]\n"
        ).nominations
    )
    assert [(one.who, one.for_, one.year) for one in (own, of_group, of_file)] == [
        ("a", "Riêng", 2026),
        ("b", "Nhóm", 2025),
        ("c", "Chung", 2024),
    ]


def test_a_finding_stands_once_at_the_line_that_says_it(make_workspace: Make) -> None:
    found = find_problems(make_workspace(**{NOMINATIONS: SHORT.replace("by: van-phong", "by: van-phogn")}))
    assert {(one.code, one.place.line) for one in found} == {("I302", 4)}
    late = find_problems(
        make_workspace(
            **{NOMINATIONS: SHORT.replace("2026-08-03}\n    - {type: a", "2026-08-30}\n    - {type: a", 1)}
        )
    )
    assert [(one.code, one.place.line) for one in late] == [("A402", 7)]


@pytest.mark.parametrize("key", ["award", "by", "for"])
def test_what_nobody_says_is_missing_at_the_nomination(key: str) -> None:
    said = {"award": "giay-khen", "by": "van-phong", "for": "Thành tích"}
    common = ", ".join(f"{name}: {value}" for name, value in said.items() if name != key)
    [found] = read(
        f"kind: nominations\nbatch: b\ncommon: {{{common}}}\nnominations:\n  - {{who: a, {key}: {said[key]}}}\n  - {{who: b}}\n"
    ).findings
    assert (found.code, found.place.line) == ("S203", 6)
    assert f"Thiếu khóa “{key}”" in found.message


@pytest.mark.parametrize("rest", ["", "groups: [{award: giay-khen}]\n"])
def test_a_file_without_nominations_is_told(rest: str) -> None:
    [found] = read(f"kind: nominations\nbatch: b\n{rest}").findings
    assert (found.code, "nominations" in found.message) == ("S203", True)


HOUSEHOLDS = """\
kind: nominations
batch: b
common: {award: gia-dinh-van-hoa, by: van-phong, for: Đạt tiêu chuẩn năm 2026}
groups:
  - subdivision: thon-mot
    households:
      - {name: Hộ ông Nguyễn Văn A}
      - {name: Hộ bà Trần Thị B, address: Số 5, ordinal: 2}
  - subdivision: thon-hai
    households: [{name: Hộ ông Nguyễn Văn A}, {id: ho-khac, name: Hộ ông Nguyễn Văn A}]
"""


def test_a_household_is_proposed_by_its_name_and_its_home() -> None:
    found = nominations(HOUSEHOLDS)
    assert [(one.id, one.name, one.subdivision, one.address) for one in found.households] == [
        ("ho-ong-nguyen-van-a-thon-mot", "Hộ ông Nguyễn Văn A", "thon-mot", None),
        ("ho-ba-tran-thi-b-thon-mot", "Hộ bà Trần Thị B", "thon-mot", "Số 5"),
        ("ho-ong-nguyen-van-a-thon-hai", "Hộ ông Nguyễn Văn A", "thon-hai", None),
        ("ho-khac", "Hộ ông Nguyễn Văn A", "thon-hai", None),
    ]
    assert [(one.who, one.award, one.ordinal) for one in found.nominations] == [
        (household.id, "gia-dinh-van-hoa", ordinal)
        for household, ordinal in zip(found.households, (None, 2, None, None), strict=True)
    ]


def test_two_households_of_one_name_and_home_are_told(make_workspace: Make) -> None:
    text = HOUSEHOLDS.replace("batch: b", "batch: tong-ket").replace("{id: ho-khac, name", "{name")
    found = [one for one in find_problems(make_workspace(**{NOMINATIONS: text})) if one.code == "I301"]
    assert [one.place.line for one in found] == [10]


names = st.sampled_from(["a", "b", "c", "d", "e"])
shared = st.fixed_dictionaries(
    {},
    optional={
        "award": st.just("giay-khen"),
        "by": st.just("van-phong"),
        "for": st.sampled_from(["Một", "Hai"]),
    },
)


@given(
    common=shared,
    group=shared,
    own=st.lists(st.tuples(names, shared), min_size=1, max_size=5, unique_by=lambda one: one[0]),
)
def test_written_out_by_hand_or_said_once_is_the_same(
    common: dict[str, str], group: dict[str, str], own: list[tuple[str, dict[str, str]]]
) -> None:
    whole = [
        {"award": "giay-khen", "by": "van-phong", "for": "Khác", **common, **group, **said, "who": who}
        for who, said in own
    ]

    def flow(data: dict[str, str]) -> str:
        return "{" + ", ".join(f"{key}: {value}" for key, value in data.items()) + "}"

    base = {"award": "giay-khen", "by": "van-phong", "for": "Khác", **common}
    lines = ", ".join(flow({**said, "who": who}) for who, said in own)
    inner = flow(group)[1:-1]
    short = f"kind: nominations\nbatch: b\ncommon: {flow(base)}\ngroups:\n  - {{{inner}{', ' if inner else ''}nominations: [{lines}]}}\n"
    long = "kind: nominations\nbatch: b\nnominations:\n" + "".join(
        f"  - {flow({**one, 'id': one['who']})}\n" for one in whole
    )
    assert [(one.id, one.who, one.award, one.by, one.for_) for one in nominations(short).nominations] == [
        (one.id, one.who, one.award, one.by, one.for_) for one in nominations(long).nominations
    ]


def test_a_common_vote_counts_for_whoever_has_none_of_their_own(make_workspace: Make) -> None:
    votes = FILES[SESSION][FILES[SESSION].index("votes:") : FILES[SESSION].index("conclusion:")]
    common = (
        "common_vote: {nominations: 3, for: 5, written: 1}\n"
        "votes: [{nomination: dn-02, for: 4, against: 1, written: 1}]\n"
    )
    assert find_problems(make_workspace(**{SESSION: FILES[SESSION].replace(votes, common)})) == []
    said = [
        read_side({NOMINATIONS: FILES[NOMINATIONS].encode(), SESSION: text.encode()})
        for text in (FILES[SESSION], FILES[SESSION].replace(votes, common))
    ]
    assert compare(*said) == []
    few = common.replace("for: 5, written: 1}\n", "for: 2, written: 1}\n")
    found = find_problems(make_workspace(**{SESSION: FILES[SESSION].replace(votes, few)}))
    assert {(one.code, one.place.line) for one in found} == {("A505", 13)}
    assert len(found) == 3
