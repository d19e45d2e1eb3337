"""Whom a cụm, khối proposes: what `tdkt validate` says of votes that do not carry and of members without rank or class."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from example_ward import WITH_GROUP
from tdkt.checks.example_files import GROUP, GROUP_SCORES
from tdkt.checks.run import find_problems
from tdkt.workspace.workspace import Workspace

_PROPOSED = "{member: thon-hai, award: giay-khen, votes: {for: 3, of: 3}}"
_OF_HAI = GROUP_SCORES.replace("thon-mot", "thon-hai")
_VOTES_OF_HAI = "counted: {council: 100}"


def _told(in_memory: Callable[..., Workspace], file: str, text: str, instead: str) -> list[str]:
    assert text in WITH_GROUP[file]
    found = find_problems(in_memory(**{**WITH_GROUP, file: WITH_GROUP[file].replace(text, instead)}))
    return [f"{one.code} {one.message}" for one in found if one.code in ("I370", "I371")]


@pytest.mark.parametrize(
    ("file", "text", "instead", "told"),
    [
        (GROUP, "{for: 3, of: 3}", "{for: 2, of: 4}", "I370 Thôn Hai: 2/4 đồng ý, không quá nửa."),
        (
            _OF_HAI,
            "  - {criterion: quy, counted: {council: 100}}\n",
            "",
            "I371 Thôn Hai được đề nghị khen thưởng nhưng chưa xếp hạng được: mới có điểm 2/3 tiêu chí chính.",
        ),
        (
            _OF_HAI,
            _VOTES_OF_HAI,
            "counted: {council: 0}",
            "I371 Thôn Hai được đề nghị khen thưởng nhưng tổng điểm 37,5 chưa đạt mức xếp loại nào.",
        ),
        (
            _OF_HAI,
            "scores:",
            "broken:\n  - {condition: trong-an, reason: Bản án số 14/2026/HS-ST}\nscores:",
            "I371 Thôn Hai được đề nghị khen thưởng nhưng không xét thi đua do vi phạm điều kiện của bảng chấm điểm.",
        ),
    ],
)  # fmt: skip
def test_what_is_told_of_a_proposal(
    file: str, text: str, instead: str, told: str, in_memory: Callable[..., Workspace]
) -> None:
    assert told in _told(in_memory, file, text, instead)


def test_a_proposal_that_carries_or_was_not_counted_is_left_alone(
    in_memory: Callable[..., Workspace],
) -> None:
    assert _told(in_memory, GROUP, "{for: 3, of: 3}", "{for: 2, of: 3}") == []
    assert _told(in_memory, GROUP, _PROPOSED, "{member: thon-hai, award: giay-khen}") == []


def test_a_member_that_is_gone_when_the_others_are_scored(in_memory: Callable[..., Workspace]) -> None:
    gone = WITH_GROUP[GROUP].replace("{subdivision: to-mot}", "{subdivision: to-mot, until: 2026-06-30}")
    files = {**WITH_GROUP, GROUP: gone.replace(_PROPOSED, "{member: to-mot, award: giay-khen}")}
    [finding] = [one for one in find_problems(in_memory(**files)) if one.code == "I371"]
    assert (
        finding.message
        == "Tổ dân phố số 1 được đề nghị khen thưởng nhưng không còn là thành viên khi chấm điểm."
    )
