"""The number or bullet before a line, in the ways that offices type it; and sentences that only begin like one."""

from __future__ import annotations

import pytest

from tdkt.model.marks import Kind, automatic_mark, typed_mark


@pytest.mark.parametrize(
    ("line", "kind", "values", "rest"),
    [
        ("I. MỤC ĐÍCH", Kind.ROMAN, (1,), "MỤC ĐÍCH"),
        ("IV.NỘI DUNG", Kind.ROMAN, (4,), "NỘI DUNG"),
        ("II- YÊU CẦU", Kind.ROMAN, (2,), "YÊU CẦU"),
        ("III/ TỔ CHỨC", Kind.ROMAN, (3,), "TỔ CHỨC"),
        ("A. PHẦN CHUNG", Kind.UPPER, (1,), "PHẦN CHUNG"),
        ("1. Mục đích", Kind.ARABIC, (1,), "Mục đích"),
        ("2) Yêu cầu", Kind.ARABIC, (2,), "Yêu cầu"),
        ("(3) Yêu cầu", Kind.ARABIC, (3,), "Yêu cầu"),
        ("4/ Yêu cầu", Kind.ARABIC, (4,), "Yêu cầu"),
        ("2.1. Văn phòng", Kind.DOTTED, (2, 1), "Văn phòng"),
        ("2.1 Văn phòng", Kind.DOTTED, (2, 1), "Văn phòng"),
        ("1.2.3. Mức thu", Kind.DOTTED, (1, 2, 3), "Mức thu"),
        ("a) Phong trào", Kind.LETTER, (1,), "Phong trào"),
        ("đ) Phong trào", Kind.LETTER, (5,), "Phong trào"),
        ("- c) *Phong trào*", Kind.LETTER, (3,), "*Phong trào*"),
        ("ii) Việc hai", Kind.SMALL_ROMAN, (2,), "Việc hai"),
        ("Phần thứ hai", Kind.PART, (2,), ""),
        ("Điều 3. Trách nhiệm", Kind.ARTICLE, (3,), "Trách nhiệm"),
        ("- Tham mưu", Kind.BULLET, (), "Tham mưu"),
        ("-Tham mưu", Kind.BULLET, (), "Tham mưu"),
        ("+ 100% hồ sơ", Kind.BULLET, (), "100% hồ sơ"),
        ("• Việc", Kind.BULLET, (), "Việc"),
    ],
)
def test_a_number_or_bullet_is_parted_from_its_text(
    line: str, kind: Kind, values: tuple[int, ...], rest: str
) -> None:
    found = typed_mark(line)
    assert found is not None
    mark, length = found
    assert (mark.kind, mark.values, line[length:]) == (kind, values, rest)


@pytest.mark.parametrize(
    "line",
    [
        "2026 là năm bản lề",
        "1.234 tỷ đồng thu ngân sách",
        "3.5 triệu đồng",
        "V/v tổ chức phong trào",
        "Mục 2 của Kế hoạch này",
        "Điều 4 Luật Thi đua",
        "Phần lớn các hộ",
        "Mục đích",
        "v.v. và các việc khác",
        "-5% so với năm trước",
        "100% hồ sơ đúng hạn",
        "Các đơn vị",
        "30/4 và 01/5",
    ],
)
def test_a_sentence_that_begins_alike_has_no_number(line: str) -> None:
    assert typed_mark(line) is None


def test_words_own_letters_count_in_their_own_alphabet() -> None:
    assert automatic_mark("e)", is_bullet=False, value=5).values == (5,)
    assert automatic_mark("•", is_bullet=True).is_bullet
