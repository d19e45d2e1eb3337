"""A comment beside each target, in every layout, without a change of the data."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tdkt.planning.new_year.past_results import without_result
from tdkt.planning.new_year.target_comments import with_comments
from tdkt.workspace.source import Source
from tdkt.workspace.yaml_reader import read_yaml

OLD = "Năm 2026 (đến hết quý III, số liệu minh họa): 97,4% (1.203/1.235), vượt"
NEW = "Năm 2027: 0; mới có 2/3 kỳ, chưa đủ số liệu để đánh giá"
HEAD = "kind: movements\nyear: 2026\nunit: a\nmovements:\n  - id: m\n    title: T\n    items:\n"


def data_of(text: str) -> Any:
    document, findings = read_yaml(Source("x.yaml", text, True))
    assert document is not None, findings
    return document.data


@pytest.mark.parametrize(
    ("items", "wanted"),
    [
        ("      - target: a.b\n        text: x\n", f"      - target: a.b  # {OLD}\n        text: x\n"),
        ("      - target: 'a.b'   \n        text: x\n", f"      - target: 'a.b'  # {OLD}\n        text: x\n"),
        ("      - text: x\n        target: a.b\n", f"      - text: x\n        target: a.b  # {OLD}\n"),
        ("      - target:\n          a.b\n        text: x\n", f"      - target:\n          a.b  # {OLD}\n        text: x\n"),
        ("      - target: a.b # của tôi\n        text: x\n", f"      - target: a.b # của tôi  # {OLD}\n        text: x\n"),
        (
            "      - target: a.b  # tdkt: bỏ qua M601: cố ý\n        text: x\n",
            f"      - target: a.b  # tdkt: bỏ qua M601: cố ý  # {OLD}\n        text: x\n",
        ),
        (
            "      - target: a.b  # tdkt: bỏ qua M601\n        text: x\n",
            f"      # {OLD}\n      - target: a.b  # tdkt: bỏ qua M601\n        text: x\n",
        ),
        ("      - {target: a.b, text: x}\n", f"      # {OLD}\n      - {{target: a.b, text: x}}\n"),
        (
            "      - task: t\n        text: y\n          tiếp\n      - {target: a.b, text: x}\n",
            f"      - task: t\n        text: y\n          tiếp\n      # {OLD}\n      - {{target: a.b, text: x}}\n",
        ),
        (
            "      - task: t\n        text: |\n          y\n      - {target: a.b, text: x}\n",
            f"      - task: t\n        text: |\n          y\n      # {OLD}\n      - {{target: a.b, text: x}}\n",
        ),
        ("      - {\n        target: a.b, text: x}\n", f"      # {OLD}\n      - {{\n        target: a.b, text: x}}\n"),
        (
            "      - text: x\n        targets:\n          - {target: a.b, quote: x}\n",
            f"      - text: x\n        targets:\n          # {OLD}\n          - {{target: a.b, quote: x}}\n",
        ),
    ],
)  # fmt: skip
def test_the_place_of_the_comment(items: str, wanted: str) -> None:
    text = HEAD + items
    after = with_comments(text, {"a.b": OLD})
    assert after == HEAD + wanted
    assert data_of(after) == data_of(text)


@pytest.mark.parametrize(
    "items",
    [
        "      - target: a.b\n        text: x\n",
        "      - target: a.b # của tôi\n        text: x\n",
        "      - {target: a.b, text: x}\n",
        "      - target: a.b  # tdkt: bỏ qua M601\n        text: x\n",
    ],
)
def test_next_years_comment_takes_the_place_of_the_last(items: str) -> None:
    once = with_comments(HEAD + items, {"a.b": OLD})
    assert with_comments(once, {"a.b": NEW}) == with_comments(HEAD + items, {"a.b": NEW})
    assert with_comments(once, {}) == HEAD + items


def test_targets_on_one_line_are_named_in_the_order_of_the_line() -> None:
    text = HEAD.replace("items:\n", "items: [{target: a.b, text: x}, {target: c, text: y}]\n")
    after = with_comments(text, {"a.b": OLD, "c": "Năm 2026: chưa có số liệu"})
    assert after.splitlines()[6:8] == [
        "    # Năm 2026 (chỉ tiêu a.b, đến hết quý III, số liệu minh họa): 97,4% (1.203/1.235), vượt",
        "    # Năm 2026 (chỉ tiêu c): chưa có số liệu",
    ]
    assert data_of(after) == data_of(text)
    assert with_comments(after, {}) == text


def test_a_comment_never_lands_inside_a_text() -> None:
    text = HEAD.replace("items:\n", "items: [{task: t, text: một\n      câu}, {target: a.b, text: x}]\n")
    after = with_comments(text, {"a.b": OLD})
    assert f"# {OLD}" in after
    assert data_of(after) == data_of(text)


def test_what_only_looks_like_a_result_stays() -> None:
    text = HEAD + "      - target: a.b\n        text: |\n          # Năm 2025: 5, đạt\n"
    assert data_of(with_comments(text, {"a.b": OLD})) == data_of(text)


@pytest.mark.parametrize(
    ("comment", "kept"),
    [
        (f"# {OLD}", ""),
        (f"  # {OLD}", ""),
        (f"# ghi chú  # {OLD}", "# ghi chú"),
        ("# Năm 2026: chưa có số liệu", ""),
        ("# Năm 2026 phải sửa theo ý kiến của Chủ tịch", "# Năm 2026 phải sửa theo ý kiến của Chủ tịch"),
        (f"# {OLD}; giữ nguyên ngưỡng", f"# {OLD}; giữ nguyên ngưỡng"),
        (f"# Năm 2026: xem lại  # {NEW}", "# Năm 2026: xem lại"),
        ("", ""),
    ],
)
def test_only_a_result_is_taken_out_of_a_comment(comment: str, kept: str) -> None:
    assert without_result(comment) == kept


@settings(max_examples=150)
@given(st.data())
def test_any_mixture_of_layouts_keeps_its_data_and_gives_every_target_one_comment(
    data: st.DataObject,
) -> None:
    count = data.draw(st.integers(1, 5))
    items, comments = "", {}
    for number in range(count):
        name = f"m.t{number}"
        comments[name] = f"Năm 2026: {number} lần, đạt"
        note = data.draw(st.sampled_from(["", "  # riêng", "  # tdkt: bỏ qua T701", "   "]))
        items += data.draw(
            st.sampled_from(
                [
                    f"      - target: {name}{note}\n        text: câu\n          dài\n",
                    f'      - text: "câu\n\n          dài"\n        target: "{name}"{note}\n',
                    f"      - {{target: {name}, text: câu}}{note}\n",
                    f"      - {{text: câu,\n         target: {name},\n         n: 1}}{note}\n",
                    f"      # riêng\n      -\n        target: {name}{note}\n        text: >\n          câu\n\n",
                ]
            )
        )
    text = HEAD + items
    after = with_comments(text, comments)
    assert data_of(after) == data_of(text)
    for words in comments.values():
        assert after.count(f"# {words}") == 1
    assert with_comments(after, comments) == after
