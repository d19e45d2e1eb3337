"""A căn cứ written as a line: one instrument is one, and a law has no number (NĐ 30/2020, Phụ lục I, Phần I, II.6a)."""

from __future__ import annotations

import pytest

from tdkt.law.citation_text import cited_text, each_once

LAW = "Luật Thi đua, khen thưởng ngày 15 tháng 6 năm 2022"
DECREE = "Nghị định số 152/2025/NĐ-CP ngày 14 tháng 6 năm 2025 của Chính phủ quy định về phân cấp, phân quyền"


@pytest.mark.parametrize(
    "line",
    [
        "Luật số 06/2022/QH15",
        "Luật Thi đua, khen thưởng số 06/2022/QH15 ngày 15 tháng 6 năm 2022",
        "Luật Thi đua, khen thưởng số 06/2022/QH15 ngày 15/6/2022 của Quốc hội khóa XV",
        "Căn cứ Luật số 6/2022/QH15 Thi đua, khen thưởng ngày 15 tháng 6 năm 2022;",
        "Luật thi đua khen thưởng ngày 15 tháng 6 năm 2022",
        "Luật Thi đua, khen thưởng",
    ],
)
def test_a_law_by_number_and_by_name_is_one(line: str) -> None:
    assert each_once([LAW, line]) == (f"Căn cứ {LAW}",)
    assert each_once([line]) != ()
    assert "QH15" not in each_once([line])[0]
    assert "Quốc hội" not in each_once([line])[0]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (LAW, "Luật Thi đua, khen thưởng ngày 26 tháng 11 năm 2003"),
        (LAW, "Luật sửa đổi, bổ sung một số điều của Luật Thi đua, khen thưởng ngày 23 tháng 4 năm 2026"),
        ("Kế hoạch số 40/KH-UBND ngày 30/01/2026 về A", "Kế hoạch số 40/KH-UBND ngày 15/01/2025 về A"),
        ("Luật Cư trú ngày 13 tháng 11 năm 2020", "Luật Căn cước ngày 27 tháng 11 năm 2023"),
        (DECREE, "Nghị định số 129/2025/NĐ-CP của Chính phủ"),
    ],
)
def test_two_instruments_stay_two(one: str, other: str) -> None:
    assert len(each_once([one, other])) == 2


@pytest.mark.parametrize(
    "line", ["Nghị định 152/2025/NĐ-CP", "nghị định số 152/2025/NĐ-CP".capitalize(), f"Căn cứ {DECREE};"]
)
def test_a_decree_is_one_however_it_is_written(line: str) -> None:
    assert each_once([DECREE, line]) == (f"Căn cứ {DECREE}",)


@pytest.mark.parametrize(
    ("line", "lacks"),
    [
        (DECREE, ()),
        ("Nghị định số 152/2025/NĐ-CP ngày 14 tháng 6 năm 2025 của Chính phủ", ("trích yếu",)),
        ("Quyết định số 20/2026/QĐ-UBND", ("ngày", "cơ quan ban hành", "trích yếu")),
        ("Kế hoạch số 40/KH-UBND ngày 30/01/2026 của Ủy ban nhân dân phường về công tác thi đua", ()),
        ("Kế hoạch số 40/KH-UBND ngày 30/01/2026 về công tác thi đua của phường", ()),
        ("Luật Cư trú", ("ngày",)),
        ("Luật số 99/2027/QH16", ("tên luật", "ngày")),
        ("Quy chế Hội đồng kèm theo Quyết định số 05/QĐ-UBND ngày 10/02/2026", ()),
        ("Báo cáo tổng kết phong trào", ()),
    ],
)
def test_what_a_line_lacks(line: str, lacks: tuple[str, ...]) -> None:
    assert cited_text(line).lacks == lacks


def test_the_number_of_a_law_that_is_amended_is_none_of_the_law_that_is_cited() -> None:
    said = "Luật Đất đai ngày 18 tháng 01 năm 2024; Luật sửa đổi, bổ sung một số điều của Luật Đất đai số 31/2024/QH15 ngày 29 tháng 6 năm 2024"
    assert cited_text(said).number_of_law == ""
    assert (
        cited_text("Luật Đất đai số 31/2024/QH15 ngày 18 tháng 01 năm 2024").number_of_law == "31/2024/QH15"
    )
