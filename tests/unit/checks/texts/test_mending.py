"""What has one right mend is mended where it stands; nothing else in the file changes."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable

import pytest

from example_ward import FILES as SIGNED
from tdkt.checks.example_files import MOVEMENTS, ORGANIZATION, PLAN
from tdkt.checks.texts.mending import mended
from tdkt.workspace.workspace import Workspace

DRAFT = SIGNED[PLAN].replace("number: 1\n", "").replace("date: 2026-01-15\n", "")
FILES = SIGNED | {PLAN: DRAFT}
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
def test_one_right_mend(in_memory: Callable[..., Workspace], written: str, right: str) -> None:
    before = FILES[MOVEMENTS].replace(LINE, written)
    found = mended(in_memory(**{PLAN: DRAFT, MOVEMENTS: before}))
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
    in_memory: Callable[..., Workspace], left: str
) -> None:
    assert mended(in_memory(**{PLAN: DRAFT, MOVEMENTS: FILES[MOVEMENTS].replace(LINE, left)})).texts == {}


def test_lines_that_end_in_crlf_stay(in_memory: Callable[..., Workspace]) -> None:
    text = FILES[MOVEMENTS].replace("tài sản công", "tài sản  công").replace("\n", "\r\n")
    found = mended(in_memory(**{PLAN: DRAFT, MOVEMENTS: text}))
    assert found.texts[MOVEMENTS] == text.replace("tài sản  công", "tài sản công")
    assert found.counts == {MOVEMENTS: {"T701": 1}}


@pytest.mark.parametrize(
    ("ward", "written", "right"),
    [
        ("Văn hóa", "Xây dựng văn hoá công sở, VĂN HOÁ đọc.", "Xây dựng văn hóa công sở, VĂN HÓA đọc."),
        ("Văn hoá", "Xây dựng văn hóa công sở, Văn hóa  đọc.", "Xây dựng văn hoá công sở, Văn hoá đọc."),
    ],
)
def test_the_file_of_the_ward_decides_how_a_word_is_spelt(
    in_memory: Callable[..., Workspace], ward: str, written: str, right: str
) -> None:
    units = FILES[ORGANIZATION].replace("name: Văn phòng", f"name: Phòng {ward}", 1)
    before = FILES[MOVEMENTS].replace(SENTENCE, written)
    found = mended(in_memory(**{PLAN: DRAFT, ORGANIZATION: units, MOVEMENTS: before}))
    assert found.texts[MOVEMENTS] == FILES[MOVEMENTS].replace(SENTENCE, right)
    assert ORGANIZATION not in found.texts


def test_where_no_name_of_the_ward_decides_two_ways_are_left(
    in_memory: Callable[..., Workspace],
) -> None:
    """Neither the more usual way nor the name of a person decides."""
    signer = FILES[ORGANIZATION].replace("Nguyễn Văn A", "Nguyễn Văn Hoá", 1)
    before = FILES[MOVEMENTS].replace(SENTENCE, "Văn hóa công sở, văn hóa giao tiếp, văn hoá đọc.")
    assert not mended(in_memory(**{PLAN: DRAFT, ORGANIZATION: signer, MOVEMENTS: before})).texts


def test_the_text_of_a_plan_with_number_and_date_is_signed(in_memory: Callable[..., Workspace]) -> None:
    slip = SIGNED[MOVEMENTS].replace(SENTENCE, "Quản lý  tài sản của Ủy ban Nhân dân")
    found = mended(in_memory(**{MOVEMENTS: slip}))
    assert not found.texts
    assert found.signed == (MOVEMENTS,)
