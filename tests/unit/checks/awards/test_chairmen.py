"""Two Chairmen of one committee are told, wherever they stand; a deputy, an old signer and a sample are none."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from example_ward import FILES
from tdkt.checks.example_files import ORGANIZATION, REGISTER
from tdkt.checks.run import find_problems
from tdkt.workspace.workspace import Workspace

Make = Callable[..., Workspace]
_SIGNER = "- {id: chu-tich, name: Nguyễn Văn A, post: Chủ tịch, on_behalf_of: Ủy ban nhân dân}"
_NEW = "  - {id: chu-tich-moi, name: Lý Văn Mới, post: Chủ tịch, on_behalf_of: Ủy ban nhân dân}"


def told(in_memory: Make, *changes: tuple[str, str], register: str = "") -> list[str]:
    text = FILES[ORGANIZATION]
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    files = {ORGANIZATION: text, **({REGISTER: register} if register else {})}
    return [found.message for found in find_problems(in_memory(**files)) if found.code == "A112"]


@pytest.mark.parametrize(
    ("changes", "count"),
    [
        ((), 0),
        (((_SIGNER, _SIGNER.replace("Nguyễn Văn A", "Lý Văn Mới")),), 1),
        (((_SIGNER, f"{_SIGNER}\n{_NEW}"),), 0),
        (((_SIGNER, _SIGNER.replace("Nguyễn Văn A", "Nguyễn  văn a")),), 0),
        (((_SIGNER, _SIGNER.replace("Nguyễn Văn A, post: Chủ tịch", "Lý Văn Mới, post: Chủ tịch UBND phường")),), 1),
        (((_SIGNER, _SIGNER.replace("Nguyễn Văn A", "Lý Văn Mới")), ("council:\n", "council:\n  illustrative: true\n")), 0),
        ((("post: Phó Chủ tịch UBND phường", "post: Chủ tịch UBND phường"),), 1),
        ((("post: Phó Chủ tịch UBND phường", "post: Chủ tịch Uỷ ban nhân dân phường"),), 1),
    ],
)  # fmt: skip
def test_who_signs_and_who_sits_in_the_council(
    changes: tuple[tuple[str, str], ...], count: int, in_memory: Make
) -> None:
    assert len(told(in_memory, *changes)) == count


def test_the_register_is_looked_at_too(in_memory: Make) -> None:
    person = (
        "  - {id: ly-van-moi, name: Lý Văn Mới, gender: male, unit: van-phong, post: Chủ tịch UBND phường}\n"
    )
    register = FILES[REGISTER].replace("people:\n", f"people:\n{person}", 1)
    assert person in register
    assert told(in_memory, register=register) == [
        "Chủ tịch UBND trong danh bạ là Lý Văn Mới, người ký là Nguyễn Văn A."
    ]
    gone = register.replace(
        "post: Chủ tịch UBND phường}", "post: Chủ tịch UBND phường, until: 2025-06-30}", 1
    )
    assert told(in_memory, register=gone) == []
