"""Characters that print wrongly or are not found again are told in every field of every file, and only those."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from example_ward import FILES
from tdkt.checks.example_files import MOVEMENTS, REPORT
from tdkt.checks.run import find_problems
from tdkt.model.diagnostic import Diagnostic
from tdkt.workspace.workspace import Workspace

Make = Callable[..., Workspace]
SENTENCE = "text: Quản lý tài sản công tiết kiệm, minh bạch."


def found_with(make_workspace: Make, written: str) -> list[Diagnostic]:
    changed = FILES[MOVEMENTS].replace(SENTENCE, written)
    assert changed != FILES[MOVEMENTS]
    letters = ("T708", "T711", "T712")
    return [found for found in find_problems(make_workspace(**{MOVEMENTS: changed})) if found.code in letters]


@pytest.mark.parametrize("char", ["\u00a0", "\u200b", "\u200d", "\u00ad", "\u2060", "\ufffd", "\uf0b7"])
def test_odd_characters_are_named(char: str, make_workspace: Make) -> None:
    found = found_with(make_workspace, f"text: Quản lý{char}tài{char}sản.")
    assert [(finding.code, finding.place.column, finding.place.length) for finding in found] == [
        ("T708", 22, 1)
    ]
    assert f"U+{ord(char):04X}" in found[0].message
    assert "2 ký tự lạ" in found[0].message


def test_of_several_odd_characters_the_first_is_named_and_of_one_no_number_is_said(
    make_workspace: Make,
) -> None:
    (two,) = found_with(make_workspace, "text: Quản lý\u200btài\u00adsản.")
    assert two.message.startswith("Ký tự U+200B ")
    (one,) = found_with(make_workspace, "text: Quản lý tài\u00adsản.")
    assert one.message.startswith("Ký tự U+00AD ")
    assert "ký tự lạ" not in one.message


@pytest.mark.parametrize(
    ("written", "code", "meant"),
    [
        ("Ðảm bảo quản lý tài sản công.", "T711", "Đ"),
        ("Quản lý ðất ở.", "T711", "đ"),
        ("Quản lý tài sản сông.", "T711", "c"),
        ("Quản lý tài sản cοng.", "T711", "o"),
        ("Báo cáo quý Ⅲ.", "T711", "III"),
        ("Xã Ａ.", "T711", "A"),
        ("Phân ﬁ.", "T711", "fi"),
        ("Qu¶n lý tµi s¶n c«ng.", "T712", "Quản lý tài sản công"),
        ("TØ lÖ hé nghÌo.", "T712", "hộ nghèo"),
        ("§¶ng ñy ph­êng.", "T712", "Đảng ủy phường"),
        ("Quaûn lyù taøi saûn coâng.", "T712", "Quản lý tài sản công"),
        ("HOÄI ÑOÀNG THI ÑUA.", "T712", "HỘI ĐỒNG THI ĐUA"),
        ("NGUYEÃN VAÊN A.", "T712", "NGUYỄN VĂN A"),
    ],
)
def test_what_only_looks_vietnamese_is_told_with_what_is_meant(
    written: str, code: str, meant: str, make_workspace: Make
) -> None:
    found = found_with(make_workspace, f"text: {written}")
    assert [finding.code for finding in found] == [code]
    assert meant in found[0].message


@pytest.mark.parametrize(
    "written",
    [
        "Diện tích 25 m², nhiệt độ 37°C, mức ≥ 95%, ½ số hộ.",
        "Dùng Zalo®, “Tuổi trẻ” và «Thanh niên».",
        "Ông Müller, café, vitamin α, 5 µg.",
        "Người H'Mông, Đắk Lắk, Krông Pắc, Ea H'leo.",
        "Đảng ủy · Chính quyền – Nhân dân… “thi đua”.",
        "Hoàn thành, quý, khuỷu, ngoằn ngoèo, giếng, gìn, xoong, quốc.",
        "Chi 5 € hoặc 120.000 ₫.",
    ],
)
def test_what_an_office_types_is_fine(written: str, make_workspace: Make) -> None:
    assert found_with(make_workspace, f"text: {written}") == []


def test_comments_are_not_looked_at(make_workspace: Make) -> None:
    assert found_with(make_workspace, f"# Ðảng сông\n        {SENTENCE} # Ðảng") == []


def test_escapes_and_other_files_are_looked_at(make_workspace: Make) -> None:
    (found,) = found_with(make_workspace, 'text: "Quản lý tài sản \\u0441ông."')
    assert (found.code, found.place.length) == ("T711", 6)
    changed = FILES[REPORT].replace("reporter: Nguyễn Văn A", "reporter: Ðỗ Văn A")
    (found,) = [one for one in find_problems(make_workspace(**{REPORT: changed})) if one.code == "T711"]
    assert Path(found.place.file) == Path(REPORT)
