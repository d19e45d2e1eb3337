"""Texts of the years before Unicode, decomposed letters and codes of symbol fonts are read as Unicode says them."""

from __future__ import annotations

import unicodedata

import pytest

from tdkt.model.letters import _TCVN3
from tdkt.office.word.blocks import MarkKind, ToldKind, paragraphs_of

from .word_files import font, p, run, shown, word_of

TO_TCVN3 = str.maketrans({said: code for code, said in _TCVN3.items()})
SENTENCE = "Phát động phong trào thi đua yêu nước; trên 90% hộ gia đình đạt chuẩn văn hóa."
VNI = "Phaùt ñoäng phong traøo thi ñua yeâu nöôùc"


def in_tcvn3(text: str) -> str:
    return text.translate(TO_TCVN3)


def told(body: str) -> list[tuple[ToldKind, str]]:
    return [(one.kind, one.words) for one in word_of(body).told]


def test_a_font_of_tcvn3_is_read_and_told() -> None:
    body = p(run(in_tcvn3(SENTENCE), font(".VnTime"))) + p("Đoạn Unicode.")
    assert shown(body) == [SENTENCE, "Đoạn Unicode."]
    assert told(body) == [
        (ToldKind.OLD_LETTERS, "1 đoạn gõ bằng phông chữ cũ .VnTime (bảng mã TCVN3): đã chuyển sang Unicode.")
    ]


def test_a_font_of_capitals_draws_capitals() -> None:
    assert shown(p(run(in_tcvn3("mục đích, yêu cầu"), font(".VnTimeH")))) == ["MỤC ĐÍCH, YÊU CẦU"]
    assert shown(p(run("ban", font(".VnTimeH")))) == ["BAN"]


def test_the_letter_u_of_tcvn3_that_word_takes_for_a_hyphen() -> None:
    body = p(f"<w:r><w:rPr>{font('.VnTime')}</w:rPr><w:t>n</w:t><w:softHyphen/><w:t>íc</w:t></w:r>")
    assert shown(body) == ["nước"]


def test_a_font_of_vni_is_read_also_where_a_letter_is_cut_in_two() -> None:
    halves = run(VNI[:3], font("VNI-Times")) + run(VNI[3:], font("VNI-Times") + "<w:b/>")
    assert shown(p(halves)) == ["Phát động phong trào thi đua yêu nước"]


@pytest.mark.parametrize("name", [".VnTime", "VNI-Times"])
def test_unicode_in_an_old_font_is_left_alone(name: str) -> None:
    body = p(run(SENTENCE, font(name))) + p(run("NGHỊ QUYẾT", font(name)))
    assert shown(body) == [SENTENCE, "NGHỊ QUYẾT"]
    assert told(body) == []


def test_capitals_in_unicode_among_old_letters_stay() -> None:
    """Offices typed capitals with tones by other means: the old code has none."""
    assert shown(p(run("MỤC §ÍCH, Y£U CẦU", font(".VnTime")))) == ["MỤC ĐÍCH, YÊU CẦU"]


@pytest.mark.parametrize(("typed", "code"), [(in_tcvn3(SENTENCE), "TCVN3"), (VNI, "VNI")])
def test_letters_alone_show_the_code_where_the_font_is_lost(typed: str, code: str) -> None:
    body = p(typed) + p("Đoạn này là Unicode.")
    assert shown(body)[1] == "Đoạn này là Unicode."
    assert shown(body)[0].startswith("Phát động phong trào thi đua yêu nước")
    ((kind, words),) = told(body)
    assert kind is ToldKind.OLD_LETTERS
    assert code in words


@pytest.mark.parametrize(
    "text", ["Công ty Zürich, São Paulo và Citroën.", "Ðỗ Văn A", "25 °C ± 1; giá £5 hoặc ¥6"]
)
def test_a_few_odd_letters_show_no_code(text: str) -> None:
    assert shown(p(text)) == [text]


def test_decomposed_letters_are_composed_also_across_runs_and_told() -> None:
    loose = unicodedata.normalize("NFD", "Thi đua yêu nước")
    cut = loose.index("\u0302") if "\u0302" in loose else 5
    body = p(run(loose[:cut]), run(loose[cut:], "<w:b/>"))
    assert shown(body) == ["Thi đua yêu nước"]
    assert [kind for kind, _ in told(body)] == [ToldKind.DECOMPOSED]
    assert shown(p("e\u0301\u0302")) == ["ế"]


def test_marks_stay_where_they_stood() -> None:
    loose = unicodedata.normalize("NFD", "ế ế ")
    (found,) = paragraphs_of(word_of(p(loose, '<w:r><w:br w:type="page"/></w:r>', "sau")).blocks)
    (mark,) = found.marks
    assert (mark.kind, found.text[: mark.at]) == (MarkKind.PAGE_BREAK, "ế ế ")


def test_codes_of_symbol_fonts_are_what_they_look_like() -> None:
    assert shown(p(run("\uf0b7 một", font("Symbol")), run("\uf0fc", font("Wingdings")))) == ["• một✓"]
