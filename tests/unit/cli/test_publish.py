"""Whose names leave a ward is asked at a terminal, with how many they are and what stands beside them; Enter sends none."""

from __future__ import annotations

import io
import sys
from collections.abc import Callable

import pytest

from tdkt.cli.publish import _chosen
from tdkt.errors import UsageError
from tdkt.workspace.workspace import Workspace


class Terminal(io.StringIO):
    """Somebody who types at a terminal, or reads one."""

    def isatty(self) -> bool:
        """Say that it is one."""
        return True


@pytest.fixture
def answered(monkeypatch: pytest.MonkeyPatch) -> Callable[[str], Terminal]:
    def answer(typed: str) -> Terminal:
        screen = Terminal()
        monkeypatch.setattr(sys, "stdin", Terminal(typed))
        monkeypatch.setattr(sys, "stderr", screen)
        return screen

    return answer


def test_each_class_is_asked_for_with_what_leaves(
    in_memory: Callable[..., Workspace], answered: Callable[[str], Terminal]
) -> None:
    screen = answered("k\nc\n")
    assert _chosen(["hỏi"], in_memory(), 2026, yes=False) == ("collective",)
    said = " ".join(screen.getvalue().split())
    assert (
        "Trong mỗi dòng: tên như trên quyết định, danh hiệu, năm thành tích, số và ngày quyết định." in said
    )
    assert "Gửi tên của 3 cá nhân? (c: có, k: không)" in said
    assert "Gửi tên của 1 tập thể? (c: có, k: không)" in said


def test_enter_sends_no_name(
    in_memory: Callable[..., Workspace], answered: Callable[[str], Terminal]
) -> None:
    answered("\n\n\n")
    assert _chosen(["hỏi"], in_memory(), 2026, yes=False) == ()


def test_without_a_terminal_names_leave_only_by_name_and_with_consent(
    in_memory: Callable[..., Workspace],
) -> None:
    with pytest.raises(UsageError, match="không hỏi được ai"):
        _chosen(["hỏi"], in_memory(), 2026, yes=False)
    with pytest.raises(UsageError, match="Gói sẽ mang tên 1 tập thể ra khỏi kho"):
        _chosen(["tap-the"], in_memory(), 2026, yes=False)
    assert _chosen(["tap-the"], in_memory(), 2026, yes=True) == ("collective",)


def test_nobody_is_asked_about_a_package_that_cannot_be_made(
    in_memory: Callable[..., Workspace], answered: Callable[[str], Terminal]
) -> None:
    screen = answered("c\nc\n")
    with pytest.raises(UsageError, match="Không có kế hoạch năm 2025"):
        _chosen(["hỏi"], in_memory(), 2025, yes=False)
    assert screen.getvalue() == ""
