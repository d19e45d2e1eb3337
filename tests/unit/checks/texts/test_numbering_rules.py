"""Typed numbers, letters that number nothing, more points than letters."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from example_ward import FILES
from tdkt.checks.example_files import MOVEMENTS, PLAN
from tdkt.checks.texts.numbering import RULES, check
from tdkt.model.diagnostic import Diagnostic
from tdkt.model.numbering import LETTERS
from tdkt.workspace.workspace import Workspace

Make = Callable[..., Workspace]
TITLE = "Phong trào thi đua về công tác văn thư"
CLOSING = "Các đơn vị tổ chức thực hiện nghiêm túc Kế hoạch này."


def findings_with(make: Make, replacement: str, original: str, file: str = MOVEMENTS) -> list[Diagnostic]:
    assert original in FILES[file]
    workspace = make(**{file: FILES[file].replace(original, replacement, 1)})
    assert workspace.findings == []
    return list(check(workspace))


def test_the_example_workspace_has_none(in_memory: Make) -> None:
    assert list(check(in_memory())) == []


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_the_good_side_of_an_example_is_good(rule, in_memory: Make) -> None:  # type: ignore[no-untyped-def]
    for example in rule.examples:
        for good in example.good:
            assert findings_with(in_memory, good, example.text, example.file) == []


@pytest.mark.parametrize(
    "typed",
    ["a)", "đ)", "1.", "1.1.", "2.3.4.", "1.1", "I.", "IV.", "XII.", "-", "+", "•", "1)", "1/", "ii)", "*"],
)
def test_a_typed_number_is_found_at_its_start(typed: str, in_memory: Make) -> None:
    found = findings_with(in_memory, f'title: "{typed} {TITLE}"', f"title: {TITLE}")
    assert [(finding.code, finding.place.column, finding.place.length) for finding in found] == [
        ("N801", 13, len(typed))
    ]
    assert f"“{typed}”" in found[0].message


@pytest.mark.parametrize("text", ["-Tham mưu kịp thời.", "1.Mục tiêu.", "a)Tham mưu."])
def test_a_typed_number_without_a_space_is_found(text: str, in_memory: Make) -> None:
    assert [finding.code for finding in findings_with(in_memory, f'- "{text}"', f"- {CLOSING}", PLAN)] == [
        "N801"
    ]


@pytest.mark.parametrize(
    "text",
    [
        "95% văn bản được xử lý.",
        "01 đến 02 mô hình.",
        "1.000 hộ dân.",
        "1.5 triệu đồng.",
        "12.5 ha.",
        "3.5% hộ.",
        "-5% so với năm trước.",
        "V. I. Lênin toàn tập.",
        "V.I. Lênin toàn tập.",
        "C. Mác toàn tập.",
        "Vì dân phục vụ.",
        "30/4 và 01/5.",
        "10%/năm.",
        "1/3 số hộ.",
        "*Phong trào* chung.",
        "“Văn phòng xanh”.",
        "(a) và (b).",
        "IELTS và I-ốt.",
    ],
)
def test_what_only_looks_like_a_typed_number(text: str, in_memory: Make) -> None:
    assert findings_with(in_memory, f"- '{text}'", f"- {CLOSING}", PLAN) == []


@pytest.mark.parametrize(
    ("text", "columns"),
    [
        ("Theo điểm f khoản 2.", [15]),
        ("Theo điểm e, f và j khoản 2.", [18, 23]),
        ("Theo Điểm w, khoản 2.", [15]),
        ("Theo điểm ô khoản 2.", [15]),
        ("Theo điểm đ, g và y khoản 2.", []),
        ("Xử lý các điểm ô nhiễm, điểm ở xa.", []),
        ("Tại địa điểm A và địa điểm F.", []),
        ("Nêu quan điểm và điểm số.", []),
    ],
)
def test_letters_of_points(text: str, columns: list[int], in_memory: Make) -> None:
    found = findings_with(in_memory, text, CLOSING, PLAN)
    assert [(finding.code, finding.place.column, finding.place.length) for finding in found] == [
        ("N802", column, 1) for column in columns
    ]


def _movements(count: int, first: int = 1) -> str:
    return "".join(
        f"  - {{id: pt-{n}, title: Phong trào {n}, items: [{{task: pt-{n}.mot, text: Một việc.}}]}}\n"
        for n in range(first, first + count)
    )


def _file(count: int, first: int = 1) -> str:
    return f"kind: movements\nyear: 2026\nunit: van-phong\nmovements:\n{_movements(count, first)}"


@pytest.mark.parametrize("count", [len(LETTERS), len(LETTERS) + 1, len(LETTERS) + 9])
def test_more_movements_than_letters(count: int, in_memory: Make) -> None:
    workspace = in_memory(**{MOVEMENTS: _file(count)})
    assert workspace.findings == []
    found = list(check(workspace))
    if count == len(LETTERS):
        assert found == []
    else:
        assert [(finding.code, finding.is_error, finding.place.line) for finding in found] == [
            ("N803", True, 4 + 24)
        ]
        assert f"có {count} phong trào" in found[0].message


def test_movements_of_a_unit_in_two_files_are_counted_together(in_memory: Make) -> None:
    second = "plans/2026/movements/z.yaml"
    found = list(check(in_memory(**{MOVEMENTS: _file(20), second: _file(4, first=21)})))
    assert [(finding.code, finding.place.file, finding.place.line) for finding in found] == [
        ("N803", second, 8)
    ]


def test_more_points_under_one_heading_than_letters(in_memory: Make) -> None:
    points = "".join(f"          - {{title: Điểm {n}}}\n" for n in range(24))
    deep = f"sections:\n      - title: Phong trào chung\n        sections:\n        - title: Mục\n          sections:\n{points}"
    found = findings_with(in_memory, deep, "sections:\n      - title: Phong trào chung\n", PLAN)
    assert [(finding.code, finding.is_error) for finding in found] == [("N803", True)]
    assert "24 điểm" in found[0].message
