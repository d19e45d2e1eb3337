"""What has one right mend is mended where it stands; nothing else in the file changes."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable

import pytest

from example_ward import FILES
from tdkt.checks.example_files import MOVEMENTS
from tdkt.checks.texts.mending import mended
from tdkt.workspace.workspace import Workspace

SENTENCE = "Quản lý tài sản công tiết kiệm, minh bạch."
LINE = f"text: {SENTENCE}"


@pytest.mark.parametrize(
    ("written", "right"),
    [
        (
            "text: Quản lý tài sản  công   tiết kiệm. # ghi  chú",
            "text: Quản lý tài sản công tiết kiệm. # ghi  chú",
        ),
        ('text: "  Quản lý tài sản. "', 'text: "Quản lý tài sản."'),
        ('text: Xây dựng mô hình "Văn phòng xanh"', "text: Xây dựng mô hình “Văn phòng xanh”."),
        ("text: 'Xây dựng  \"Văn phòng xanh\" '", "text: 'Xây dựng “Văn phòng xanh”.'"),
        ("text: a)  Quản lý  tài sản", "text: Quản lý tài sản."),
        (unicodedata.normalize("NFD", LINE), LINE),
        (unicodedata.normalize("NFD", "text: Quản lý  tài sản"), "text: Quản lý tài sản."),
    ],
)
def test_one_right_mend(make_workspace: Callable[..., Workspace], written: str, right: str) -> None:
    before = FILES[MOVEMENTS].replace(LINE, written)
    found = mended(make_workspace(**{MOVEMENTS: before}))
    assert found.texts[MOVEMENTS] == FILES[MOVEMENTS].replace(LINE, right)


@pytest.mark.parametrize(
    "left",
    [
        LINE,
        "text: Quản lý tài sản công, tiết kiệm và",
        "text: Quản lý tài sản công,",
        "text: >-\n          Quản lý  tài sản\n          công",
        r'text: "Quản lý \"tài sản\"  công"',
        "text: Quản lý tài sản,, công.",
        "text: 1) Quản lý tài sản công.",
    ],
)
def test_what_needs_judgement_or_has_no_certain_place_is_left(
    make_workspace: Callable[..., Workspace], left: str
) -> None:
    assert mended(make_workspace(**{MOVEMENTS: FILES[MOVEMENTS].replace(LINE, left)})).texts == {}


def test_lines_that_end_in_crlf_stay(make_workspace: Callable[..., Workspace]) -> None:
    text = FILES[MOVEMENTS].replace("tài sản công", "tài sản  công").replace("\n", "\r\n")
    found = mended(make_workspace(**{MOVEMENTS: text}))
    assert found.texts[MOVEMENTS] == text.replace("tài sản  công", "tài sản công")
    assert found.counts == {MOVEMENTS: {"T701": 1}}
