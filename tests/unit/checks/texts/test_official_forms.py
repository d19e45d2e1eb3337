"""Words that the decree writes in one form: found, mended, and left alone where they belong to a name."""

from __future__ import annotations

import pytest

from tdkt.checks.texts.fixed_forms import names_of_bodies, numbers_without_their_word, small_people


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("cán bộ, công chức và nhân dân về vai trò", ["Nhân dân"]),
        ("chính sách và pháp luật của nhà nước.", ["Nhà nước"]),
        ("Ủy ban nhân dân, Công an nhân dân, Tòa án nhân dân, quản lý nhà nước", []),
        ("lực lượng vũ trang nhân dân; phục vụ Nhân dân", []),
    ],
)
def test_the_people_and_the_state_have_a_capital(text: str, right: list[str]) -> None:
    assert [form.right for form in small_people(text)] == right


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Ủy ban Nhân dân phường", ["Nhân dân"]),
        ("Hội đồng thi đua khen thưởng, Hội đồng Thi đua Khen thưởng", ["Hội đồng thi đua khen thưởng", "Hội đồng Thi đua Khen thưởng"]),
        ("Hội đồng thi đua, khen thưởng xã; hội đồng Thi đua-Khen thưởng", ["Hội đồng thi đua, khen thưởng", "hội đồng Thi đua-Khen thưởng"]),
        ("Hội đồng Thi đua - Khen thưởng; Hội đồng nhân dân; Hội đồng thi đua của khối", []),
    ],
)  # fmt: skip
def test_bodies_are_named_as_the_law_names_them(text: str, found: list[str]) -> None:
    assert [form.found for form in names_of_bodies(text)] == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("theo Quyết định 733/QĐ-TTg.", ["733/QĐ-TTg"]),
        ("Nghị quyết 57-NQ/TW; Nghị định 152/2025/NĐ-CP", ["57-NQ/TW", "152/2025/NĐ-CP"]),
        ("Quyết định số 733/QĐ-TTg, Kế hoạch 5 năm, Chỉ thị 2 điểm, Kế hoạch 2021-2025", []),
    ],
)
def test_a_number_stands_behind_its_word(text: str, found: list[str]) -> None:
    assert [form.found for form in numbers_without_their_word(text)] == found
