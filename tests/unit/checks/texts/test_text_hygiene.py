"""Slips of the keyboard: what is one, what only looks like one, and where exactly it is shown."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from example_ward import FILES
from tdkt.checks.example_files import MOVEMENTS, ORGANIZATION, PLAN, REPORT
from tdkt.checks.texts import slips as slips
from tdkt.checks.texts.hygiene import RULES, check
from tdkt.model.diagnostic import Diagnostic
from tdkt.workspace.workspace import Workspace

Make = Callable[..., Workspace]
SENTENCE = "Quản lý tài sản công tiết kiệm, minh bạch."
FINDERS = (
    slips.loose_spaces,
    slips.doubled_marks,
    slips.straight_quotes,
    slips.badly_spaced_marks,
    slips.badly_spaced_hyphens,
    slips.unpaired,
    slips.unpaired_asterisks,
)


def findings_with(
    make: Make, replacement: str, original: str = f"text: {SENTENCE}", file: str = MOVEMENTS
) -> list[Diagnostic]:
    assert original in FILES[file]
    workspace = make(**{file: FILES[file].replace(original, replacement, 1)})
    assert workspace.findings == []
    return list(check(workspace))


def codes(found: list[Diagnostic]) -> list[str]:
    return [finding.code for finding in found]


def test_the_example_workspace_has_none(make_workspace: Make) -> None:
    assert list(check(make_workspace())) == []


def test_codes_are_the_familys() -> None:
    assert [rule.code for rule in RULES] == [f"T{number}" for number in range(701, 711) if number != 708]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_the_good_side_of_an_example_is_good(rule, make_workspace: Make) -> None:  # type: ignore[no-untyped-def]
    for example in rule.examples:
        for good in example.good:
            found = findings_with(make_workspace, good, example.text, example.file)
            assert rule.code not in codes(found)


@pytest.mark.parametrize(
    "text",
    [
        "Giảm 1.000 hộ, 1,5 triệu, lúc 14:30, tỷ lệ 1:500.",
        "Xem https://dichvucong.gov.vn/p/home/?a=1,2;b. và thu.Ky_1@haiphong.gov.vn.",
        "Hộp thư dichvucong.gov.vn, tệp bao-cao.Q1.xlsx, mẫu .docx.",
        "100% văn bản đến/đi đạt 95%, giảm 10%/năm, 24/7.",
        "Từ 01/01/2026 đến 30/6/2026, ngày Quốc khánh 2-9.",
        "Phong trào thi đua - khen thưởng; 2026-2031, 2026 - 2031.",
        "Hải Phòng – thành phố Cảng; nhiệt độ từ -5 đến -10 độ.",
        "Sức khỏe, v.v., môi trường (v.v.); v.v.",
        "Vì sao?! Chưa rõ...",
        "Văn hóa, thể thao,… và du lịch…",
        "Gồm: a) tham mưu; b) tổng hợp; 1) lưu trữ.",
        "Người H'Mông, R'Lấp.",
        'Màn hình 24" và 32".',
        "Chú thích (*), 2*3, khách sạn 5*.",
        "A., B., v.v.",
        "TP.HCM, TP. Hải Phòng, PGS.TS. Nguyễn Văn A., v.v.",
        "Phản ánh (*qua phòng Văn hóa - Xã hội*) để giải quyết.",
        "Các phong trào: *“Chuyển đổi số giai đoạn 2021-2025”*, *“Vì người nghèo”*.",
        "Nghị định số 152/2025/NĐ-CP, Quyết định 733/QĐ-TTg, Kết luận số 01-KL/TW, Thông tư 15/2025/TT-BNV.",
        "Ông A (sinh năm 1980), bà B; (“C”).",
        "Điểm ....... trên 10.",
        "Giải quyết./.",
    ],
)
def test_what_only_looks_like_a_slip(text: str) -> None:
    masked = slips.without_addresses(text)
    assert len(masked) == len(text)
    assert {find.__name__: list(find(masked)) for find in FINDERS if list(find(masked))} == {}
    assert not slips.lacks_final_mark(text)


@pytest.mark.parametrize(
    ("find", "text", "at"),
    [
        (slips.loose_spaces, "a  b", (1, 2)),
        (slips.loose_spaces, " a", (0, 1)),
        (slips.loose_spaces, "a ", (1, 1)),
        (slips.doubled_marks, "một,, hai", (3, 2)),
        (slips.doubled_marks, "hết..", (3, 2)),
        (slips.doubled_marks, "hết,.", (3, 2)),
        (slips.doubled_marks, "Sao?! Hết,.", (9, 2)),
        (slips.doubled_marks, "v.v., hết,.", (9, 2)),
        (slips.doubled_marks, "v.v..", (3, 2)),
        (slips.straight_quotes, 'mô hình "A".', (8, 3)),
        (slips.straight_quotes, "mô hình 'A'.", (8, 3)),
        (slips.straight_quotes, 'mô hình "A', (8, 2)),
        (slips.badly_spaced_marks, "một ; hai", (3, 2)),
        (slips.badly_spaced_marks, "một : hai", (3, 2)),
        (slips.badly_spaced_marks, "một,hai", (3, 1)),
        (slips.badly_spaced_marks, "một:“hai”", (3, 1)),
        (slips.badly_spaced_marks, "xong.Các việc", (4, 1)),
        (slips.badly_spaced_marks, "năm 2026.Tập trung", (8, 1)),
        (slips.badly_spaced_marks, "( một)", (0, 2)),
        (slips.badly_spaced_marks, "“một ”", (4, 2)),
        (slips.badly_spaced_hyphens, "Ban TĐKT- Sở Nội vụ", (8, 2)),
        (slips.badly_spaced_hyphens, "thi đua -khen thưởng", (7, 2)),
        (slips.badly_spaced_hyphens, "số 01 - KL/TW", (5, 3)),
        (slips.badly_spaced_hyphens, "152/2025/NĐ - CP", (11, 3)),
        (slips.badly_spaced_hyphens, "số 40/ KH-UBND", (5, 2)),
        (slips.unpaired, "một (hai", (4, 1)),
        (slips.unpaired, "một hai)", (7, 1)),
        (slips.unpaired, "một ”hai“", (4, 1)),
        (slips.unpaired_asterisks, "một *hai", (4, 1)),
        (slips.unpaired_asterisks, "**một**", (0, 1)),
        (slips.unpaired_asterisks, "một * hai*", (4, 1)),
    ],
)
def test_where_a_slip_is(find: Callable[[str], list[slips.Stretch]], text: str, at: slips.Stretch) -> None:
    assert next(iter(find(text))) == at
    assert slips.is_suspect(text)


@given(st.text(alphabet="aĐố1 \t\n.,;:!?…\"'()“”*-–/\u00a0\u200bVTW", max_size=30))
def test_nothing_is_found_in_a_text_that_is_not_suspect_and_stretches_lie_inside(text: str) -> None:
    masked = slips.without_addresses(text)
    stretches = [stretch for find in FINDERS for stretch in find(masked)]
    assert all(start >= 0 and length > 0 and start + length <= len(text) for start, length in stretches)
    if not slips.is_suspect(text):
        assert stretches == []
    for start, length in stretches:
        slips.around(text, start, length)


@pytest.mark.parametrize(
    ("written", "column"),
    [
        ("text: Quản lý  tài sản.", 22),
        ('text: "Quản lý  tài sản."', 23),
        ("text: 'Quản lý  tài sản.'", 23),
        ('text: "Qu\\u1EA3n lý  tài sản."', 15),
        ("text: >-\n          Quản lý\u0020\u0020tài sản.", 15),
        ("text: Quản lý tài\n          sản,, v.v.", 15),
    ],
    ids=["plain", "double", "single", "escaped", "folded", "two lines"],
)
def test_the_column_is_that_of_the_slip_where_the_scalar_tells_it(
    written: str, column: int, make_workspace: Make
) -> None:
    found = findings_with(make_workspace, written)
    line = FILES[MOVEMENTS][: FILES[MOVEMENTS].index(SENTENCE)].count("\n") + 1
    assert [(finding.place.line, finding.place.column) for finding in found] == [(line, column)]


def test_a_title_a_name_and_a_note_need_no_final_mark(make_workspace: Make) -> None:
    report = "reporter: Nguyễn Văn A"
    assert findings_with(make_workspace, f"{report}\nnarrative:\n  results: [Đã xong.]", report, REPORT) == []
    found = findings_with(make_workspace, f"{report}\nnarrative:\n  results: [Đã xong]", report, REPORT)
    assert codes(found) == ["T703"]
    assert found[0].place.file == REPORT


@pytest.mark.parametrize("end", [".", ";", ":", "…", "?", ".”", ".)", "”.", "*.", ".*"])
def test_final_marks(end: str) -> None:
    assert not slips.lacks_final_mark(f"*Thực hiện* “tốt{end}" if "”" in end else f"Thực hiện (*tốt{end}")


@pytest.mark.parametrize(
    "text", ["Thực hiện tốt", "Thực hiện “tốt”", "Thực hiện *tốt*", "Thực hiện (tốt)", "Giảm 10%"]
)
def test_no_final_mark(text: str) -> None:
    assert slips.lacks_final_mark(text)


def test_decomposed_text_is_one_finding_a_file(make_workspace: Make) -> None:
    text = FILES[MOVEMENTS].replace(SENTENCE, unicodedata.normalize("NFD", SENTENCE))
    text = text.replace("xử lý đúng hạn.", unicodedata.normalize("NFD", "xử lý đúng hạn."))
    found = list(check(make_workspace(**{MOVEMENTS: text})))
    assert codes(found) == ["T705"]
    assert "trên 2 dòng" in found[0].message
    assert found[0].place.column == text.splitlines()[found[0].place.line - 1].index("\u0309")


def test_columns_of_a_decomposed_file_are_not_trusted(make_workspace: Make) -> None:
    slip = unicodedata.normalize("NFD", "Quả lý") + "  tài sản."
    found = findings_with(make_workspace, f"text: {slip}")
    assert [(finding.code, finding.place.column) for finding in found if finding.code == "T701"] == [
        ("T701", 15)
    ]


def test_two_tone_styles_compare_without_case_and_across_files(make_workspace: Make) -> None:
    movements = FILES[MOVEMENTS].replace(SENTENCE, "Xây dựng văn hóa công sở, Hóa đơn điện tử.")
    plan = FILES[PLAN].replace("thực hiện nghiêm túc", "thực hiện VĂN HOÁ công sở, nghiêm túc")
    found = list(check(make_workspace(**{MOVEMENTS: movements, PLAN: plan})))
    assert [(finding.code, finding.place.file) for finding in found] == [("T706", PLAN)]
    assert found[0].place.length == 3
    (related, said), *_ = found[0].related
    assert related.file == MOVEMENTS
    assert movements.splitlines()[related.line - 1][related.column - 1 :][: related.length] == "hóa"
    assert said == "chỗ viết “hóa”"


def test_a_word_in_two_styles_is_said_a_handful_of_times(make_workspace: Make) -> None:
    text = f"{'văn hóa ' * 30}và {'văn hoá ' * 20}.".replace(" .", ".")
    assert codes(findings_with(make_workspace, f"text: {text}")) == ["T706"] * 5


@pytest.mark.parametrize("text", ["Toàn dân, hoàn thành, quý, quỳnh, khuỷu, loại, oan, hòa, hóa."])
def test_words_of_one_style_are_no_finding(text: str, make_workspace: Make) -> None:
    assert findings_with(make_workspace, f"text: {text}") == []


def test_the_wards_own_file_is_read_too(make_workspace: Make) -> None:
    found = findings_with(make_workspace, "name: Phòng Kinh tế- Hạ tầng", "name: Phòng Kinh tế", ORGANIZATION)
    assert codes(found) == ["T707"]
    title = "Cả nước chung sức xây dựng nông thôn mới"
    found = findings_with(make_workspace, title.replace("chung", "chung "), title, ORGANIZATION)
    assert codes(found) == ["T701"], "the general movements as well"


@pytest.mark.parametrize(
    "name",
    [
        "name: Thôn Một",
        "name: Tổ dân phố số 1",
        "name: Nguyễn Văn A",
        "post: Chủ tịch",
        "on_behalf_of: Ủy ban",
    ],
)
def test_so_is_every_name_in_it(name: str, make_workspace: Make) -> None:
    head, _, last = name.rpartition(" ")
    found = findings_with(make_workspace, f"{head}  {last}", name, ORGANIZATION)
    assert codes(found) == ["T701"]


@pytest.mark.parametrize(
    ("word", "said"),
    [
        ("Quản", "Quản lý tài sản…"),
        ("tiết", "…tài sản công tiết kiệm, minh…"),
        ("luật.", "…của pháp luật."),
    ],
)
def test_a_slip_is_quoted_with_a_word_or_two_around_it(word: str, said: str) -> None:
    text = "Quản lý tài sản công tiết kiệm, minh bạch, đúng quy định của pháp luật."
    assert slips.around(text, text.index(word), len(word)) == said
    assert slips.around(word, 0, len(word)) == word, "nothing was cut off"
